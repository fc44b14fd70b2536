"""What is seen in JupyterLab: nothing over anything else, nothing cut, nothing that jumps."""

import pytest
from lab import DARK, LIGHT
from mounted import TOUCHING
from playwright.sync_api import expect

THEMES = 5
STEPS = range(THEMES + 1)


@pytest.fixture(params=[1280, 1366])
def width(request):
    return request.param


SIZES = """svg => [...svg.querySelectorAll("text")]
  .map(node => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a)"""


def test_no_label_touches_another_or_is_cut(explainer):
    """Under the styles of JupyterLab too all words of the timeline stand apart, at 12 px (1.4.4).

    At all widths test_lanes_shown.py tests the same on a bare page.
    """
    for index, count in zip(STEPS, (32, 33, 26, 28, 36, 8), strict=True):
        explainer.tabs.nth(index).click()
        expect(explainer.labels).to_have_count(count)
        assert (index, explainer.page.evaluate(TOUCHING)) == (index, [])
        assert min(explainer.svg.evaluate(SIZES)) >= 12


def test_the_overview_is_seen_at_once_in_an_output_of_926_by_640(explainer):
    """With tabs and tools, all six rows are in sight in so small an output, and none is cut."""
    explainer.all_themes.click()
    output = explainer.root.locator("xpath=ancestor::*[contains(@class, 'jp-OutputArea-output')]")
    width = explainer.page.viewport_size["width"] + 926 - output.bounding_box()["width"]
    explainer.notebook.set_width(round(width))
    expect(explainer.overview_rows).to_have_count(6)
    explainer.page.wait_for_function(
        "node => Math.abs(node.getBoundingClientRect().width - 926) <= 1",
        arg=output.element_handle(),
    )
    last = explainer.overview_rows.last.bounding_box()
    assert last["y"] + last["height"] - output.bounding_box()["y"] <= 640
    assert explainer.root.evaluate(SPILLS) == []


def test_statements_of_a_theme_come_first(explainer):
    """At 1366x768 calls and outcomes of a theme are in sight together, and then the timeline.

    Opening and close, which are no theme, hold more than a screen; they begin in its upper half.
    """
    sight = explainer.page.locator(".jp-WindowedPanel-outer").bounding_box()
    for index in STEPS:
        explainer.tabs.nth(index).click()
        for column in explainer.columns.all():
            box = column.bounding_box()
            assert sight["y"] - 1 <= box["y"] <= sight["y"] + sight["height"] / 2
            if index < THEMES:
                assert box["y"] + box["height"] <= sight["y"] + sight["height"] + 1
            assert box["x"] >= sight["x"]
            assert box["x"] + box["width"] <= sight["x"] + sight["width"]
            assert explainer.picture.bounding_box()["y"] >= box["y"] + box["height"]
    assert explainer.picture.evaluate("node => node.scrollWidth - node.clientWidth") == 0


def test_nothing_jumps(explainer):
    """From theme to theme and into details, tabs, title and tools keep their place and size.

    From theme to theme the page does not scroll either.
    """
    title = explainer.panel.get_by_role("heading", level=3).first
    tools = explainer.root.locator(".tyo-panel .tyo-tools")

    def places():
        whole = explainer.root.bounding_box()
        boxes = [part.bounding_box() for part in (tools, *explainer.tabs.all())]
        corners = [(box["x"] - whole["x"], box["y"] - whole["y"]) for box in boxes]
        sizes = [(box["width"], box["height"]) for box in boxes]
        start = title.bounding_box()
        corners.append((start["x"] - whole["x"], start["y"] - whole["y"]))
        return [side for pair in [*corners, *sizes] for side in pair]

    before = pytest.approx(places(), abs=0.1)  # the browser rounds letters
    top = explainer.root.bounding_box()["y"]
    for index in STEPS:
        explainer.tabs.nth(index).click()
        assert (places(), explainer.root.bounding_box()["y"]) == (before, top)
    explainer.open("Cybersecurity Law")
    assert places() == before
    explainer.page.keyboard.press("Escape")
    explainer.named_only.check()
    assert places() == before


def test_the_names_of_the_tabs_are_not_cut(explainer, width):
    """The themes' names stand in full on their tabs."""
    explainer.notebook.set_width(width)
    cut = "names => names.filter(n => n.scrollWidth > n.clientWidth).map(n => n.textContent)"
    names = explainer.root.locator(".tyo-tab-title")
    assert names.count() == 7
    assert names.evaluate_all(cut) == []


def test_no_statement_has_to_be_scrolled_for(explainer):
    """No list of statements scrolls inside, be it as long as it will."""
    for index in STEPS:
        explainer.tabs.nth(index).click()
        for column in explainer.columns.all():
            assert column.evaluate("node => node.scrollHeight <= node.clientHeight + 1")


SPILLS = """root => [root, ...root.querySelectorAll("*")]
  .filter(node => !node.closest("svg, .tyo-table, .tyo-scroll, .tyo-status, .tyo-unseen"))
  .filter(node => node.getClientRects().length && getComputedStyle(node).clipPath === "none")
  .filter(node => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
    || node.getBoundingClientRect().right > root.getBoundingClientRect().right + 1)
  .map(node => node.className || node.tagName)"""


def test_on_a_phone_the_text_needs_no_scrolling_sideways(explainer, theme):
    """At 320 px only the table scrolls sideways; all text of a theme is shown (1.4.10)."""
    explainer.notebook.set_width(320)
    explainer.notebook.set_theme(theme)
    for index in STEPS:
        explainer.root.focus()
        explainer.page.keyboard.press(str(index + 1))
        assert explainer.root.evaluate(SPILLS) == []
        for column in explainer.columns.all():
            assert column.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
            for item in column.get_by_role("listitem").all():
                item.scroll_into_view_if_needed()
                expect(item).to_be_in_viewport()
        expect(explainer.panel.get_by_role("heading", level=3)).to_be_visible()
    assert explainer.picture.evaluate("node => node.scrollWidth <= node.clientWidth")
    explainer.open("Cybersecurity Law")
    assert explainer.root.evaluate(SPILLS) == []
    explainer.back.click()
    explainer.toggle.click()
    assert explainer.root.evaluate(SPILLS) == []


# Contrast -------------------------------------------------------------------------------------

# Every text seen and every mark, with its colour and the grounds it can stand on.
COLOURS = """root => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const clear = colour => colour === "none" || (rgb(colour)[3] ?? 1) === 0;
  const ground = node => {
    while (clear(getComputedStyle(node).backgroundColor)) node = node.parentElement;
    return rgb(getComputedStyle(node).backgroundColor);
  };
  const found = [];
  const svg = root.querySelector(".tyo-lanes-svg");
  const shade = document.createElement("i");
  shade.style.color = "var(--tyo-outside)";
  root.append(shade);
  const grounds = [ground(svg), rgb(getComputedStyle(shade).color)];
  shade.remove();
  const seen = node => node.getClientRects().length > 0;
  for (const text of svg.querySelectorAll("text")) {
    if (seen(text)) found.push({kind: "text", name: text.textContent.trim(),
      colour: rgb(getComputedStyle(text).fill), grounds});
  }
  const shapes = ".tyo-milestone :is(.tyo-full, .tyo-hollow, .tyo-ring, .tyo-period), .tyo-arrow";
  for (const shape of svg.querySelectorAll(shapes)) {
    if (!seen(shape)) continue;
    const {fill, stroke} = getComputedStyle(shape);
    found.push({kind: "mark", name: shape.getAttribute("class"),
      colour: rgb(clear(stroke) ? fill : stroke), grounds});
  }
  for (const mark of root.querySelectorAll(".tyo-mark")) {
    if (seen(mark)) found.push({kind: "mark of a statement", name: mark.dataset.mark,
      colour: rgb(getComputedStyle(mark).color), grounds: [ground(mark.parentElement)]});
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("svg") || !seen(node)) continue;
    found.push({kind: "text", name: walker.currentNode.data.trim(),
      colour: rgb(getComputedStyle(node).color), grounds: [ground(node)]});
  }
  return found;
}"""


def luminance(colour):
    """Return the relative luminance as WCAG defines it."""
    parts = [value / 255 for value in colour[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast of two colours as WCAG defines it."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def weak(explainer):
    """Name every text below 4.5:1 and every mark below 3:1."""
    found = explainer.root.evaluate(COLOURS)
    assert {"text", "mark of a statement"} <= {item["kind"] for item in found}
    return {
        (item["name"], tuple(item["colour"]))
        for item in found
        for ground in item["grounds"]
        if contrast(item["colour"], ground) < (4.5 if item["kind"] == "text" else 3)
    }


def test_contrast_is_computed_as_wcag_does():
    """Black on white is 21, and #767676 on white is just enough for text."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_texts_and_marks_stand_out(explainer, theme):
    """All text has 4.5:1 and every mark 3:1, in all views and both themes (1.4.3, 1.4.11)."""
    explainer.notebook.set_theme(theme)
    for index in STEPS:
        explainer.tabs.nth(index).click()
        assert "mark" in {item["kind"] for item in explainer.root.evaluate(COLOURS)}
        assert weak(explainer) == set()
    explainer.open("Cybersecurity Law")
    assert weak(explainer) == set()
    explainer.all_themes.click()
    assert weak(explainer) == set()


def test_colours_follow_the_theme(explainer):
    """Text is dark on light in the light theme, and light on dark in the dark one."""
    label = explainer.svg.locator(".tyo-milestone text").first.text_content()
    for theme, is_dark in ((LIGHT, False), (DARK, True)):
        explainer.notebook.set_theme(theme)
        text = next(i for i in explainer.root.evaluate(COLOURS) if i["name"] == label)
        assert (luminance(text["colour"]) > luminance(text["grounds"][0])) == is_dark
