"""What is seen: all at once, nothing over anything else, nothing cut, nothing that jumps."""

import pytest
from lab import DARK, LIGHT
from playwright.sync_api import expect

STEPS = range(6)

BOXES = """svg => {
  const box = (kind, node) => {
    const {left, top, right, bottom} = node.getBoundingClientRect();
    return {kind, text: node.textContent.trim(), milestone: node.dataset.milestone,
            left, top, right, bottom};
  };
  const seen = node => node.getClientRects().length > 0;
  const texts = [...svg.querySelectorAll("text")].filter(seen).map(node => {
    const part = node.closest("[data-part]");
    return {...box(part?.dataset.part ?? "text", node), milestone: part?.dataset.milestone,
            size: parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a};
  });
  const marks = [...svg.querySelectorAll("[data-part=mark]")].filter(seen);
  return {svg: box("svg", svg), texts, marks: marks.map(node => box("mark", node))};
}"""


def overlap(one, other, slack=0.5):
    """Say whether two boxes share more than a hair's breadth."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > slack and down > slack


def is_inside(one, other, slack=0.5):
    """Say whether a box lies within another."""
    return (
        one["left"] >= other["left"] - slack
        and one["top"] >= other["top"] - slack
        and one["right"] <= other["right"] + slack
        and one["bottom"] <= other["bottom"] + slack
    )


@pytest.fixture(params=[1280, 1366])
def width(request):
    return request.param


def test_no_label_touches_another_or_is_cut(explainer, width, theme):
    """All texts of the timeline stand apart, within the drawing, at 12 px or so (1.4.4)."""
    explainer.notebook.set_width(width)
    explainer.notebook.set_theme(theme)
    explainer.scroll_to_top()
    for index, count in zip(STEPS, (32, 33, 26, 28, 36, 8), strict=True):
        explainer.tabs.nth(index).click()
        expect(explainer.labels).to_have_count(count)
        found = explainer.svg.evaluate(BOXES)
        texts, marks = found["texts"], found["marks"]
        kinds = [text["kind"] for text in texts]
        assert (kinds.count("label"), kinds.count("title"), kinds.count("row")) == (count, 1, 5)
        assert {"Called for 19 April 2016", "Reported 19 April 2019"} <= {t["text"] for t in texts}
        touching = [
            (one["text"], other["text"])
            for at, one in enumerate(texts)
            for other in texts[:at]
            if overlap(one, other)
        ]
        assert touching == []
        hidden = [
            (text["text"], mark["milestone"])
            for text in texts
            for mark in marks
            if text["milestone"] != mark["milestone"] and overlap(text, mark, slack=1)
        ]
        assert hidden == []
        assert [text["text"] for text in texts if not is_inside(text, found["svg"])] == []
        assert min(text["size"] for text in texts) >= 11.5


def test_a_theme_is_seen_at_once_on_a_laptop(explainer):
    """At 1366x768 calls, outcomes and timeline of every theme are in sight together."""
    explainer.scroll_to_top()
    sight = explainer.page.locator(".jp-WindowedPanel-outer").bounding_box()
    height = explainer.root.bounding_box()["height"]
    for index in STEPS:
        explainer.tabs.nth(index).click()
        for part in (*explainer.columns.all(), explainer.picture, explainer.svg, explainer.root):
            box = part.bounding_box()
            assert box["y"] >= sight["y"] - 1
            assert box["y"] + box["height"] <= sight["y"] + sight["height"] + 1
            assert box["x"] >= sight["x"]
            assert box["x"] + box["width"] <= sight["x"] + sight["width"]
        columns = [column.bounding_box()["height"] for column in explainer.columns.all()]
        assert min(columns) >= 150
        assert explainer.root.bounding_box()["height"] == height
    drawn = explainer.picture.evaluate("node => [node.scrollWidth - node.clientWidth]")
    assert drawn == [0]


def test_nothing_jumps(explainer):
    """From theme to theme and into the details, every part keeps its place and size."""
    explainer.scroll_to_top()

    def places():
        parts = (explainer.root, explainer.panel, explainer.picture, explainer.toggle)
        return [part.bounding_box() for part in (*parts, *explainer.tabs.all())]

    before = places()
    for index in STEPS:
        explainer.tabs.nth(index).click()
        assert places() == before
    explainer.open("Cybersecurity Law")
    assert places() == before
    explainer.page.keyboard.press("Escape")
    explainer.named_only.check()
    assert places()[:3] == before[:3]


def test_the_names_of_the_tabs_are_not_cut(explainer, width):
    """The themes' names stand in full on their tabs."""
    explainer.notebook.set_width(width)
    cut = "names => names.filter(n => n.scrollWidth > n.clientWidth).map(n => n.textContent)"
    assert explainer.root.locator(".tyo-name").evaluate_all(cut) == []


def test_long_lists_scroll_inside(explainer):
    """What does not fit a column is reached by scrolling it with the keyboard (2.1.1)."""
    explainer.tabs.nth(5).click()
    column = explainer.columns.nth(1)
    assert column.evaluate("node => node.scrollHeight > node.clientHeight")
    column.focus()
    last = column.get_by_role("listitem").last
    for _ in range(12):
        explainer.page.keyboard.press("PageDown")
    explainer.page.wait_for_function(
        "node => node.scrollTop + node.clientHeight >= node.scrollHeight - 1",
        arg=column.element_handle(),
    )
    bottom = column.bounding_box()["y"] + column.bounding_box()["height"]
    assert last.bounding_box()["y"] + last.bounding_box()["height"] <= bottom + 1


SPILLS = """root => [root, ...root.querySelectorAll("*")]
  .filter(node => !node.closest(".tyo-lanes-picture, .tyo-table, .tyo-scroll, .tyo-status"))
  .filter(node => node.getClientRects().length && getComputedStyle(node).clipPath === "none")
  .filter(node => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
    || node.getBoundingClientRect().right > root.getBoundingClientRect().right + 1)
  .map(node => node.className || node.tagName)"""


def test_on_a_phone_the_text_needs_no_scrolling_sideways(explainer, theme):
    """At 320 px only timeline and table scroll sideways; all text of a theme is shown (1.4.10)."""
    explainer.notebook.set_width(320)
    explainer.notebook.set_theme(theme)
    for index in STEPS:
        explainer.tabs.nth(index).click()
        assert explainer.root.evaluate(SPILLS) == []
        for column in explainer.columns.all():
            assert column.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
            for item in column.get_by_role("listitem").all():
                item.scroll_into_view_if_needed()
                expect(item).to_be_in_viewport()
        expect(explainer.panel.get_by_role("heading", level=3)).to_be_visible()
    assert explainer.picture.evaluate("node => node.scrollWidth > node.clientWidth")
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
  const svg = root.querySelector("svg");
  const shade = document.createElement("i");
  shade.style.color = "var(--tyo-ground)";
  root.append(shade);
  const grounds = [ground(svg), rgb(getComputedStyle(shade).color)];
  shade.remove();
  const seen = node => node.getClientRects().length > 0;
  for (const text of svg.querySelectorAll("text")) {
    if (seen(text)) found.push({kind: "text", name: text.textContent.trim(),
      colour: rgb(getComputedStyle(text).fill), grounds});
  }
  for (const shape of svg.querySelectorAll("[data-part] :is(circle, path)")) {
    const {fill, fillOpacity, stroke} = getComputedStyle(shape);
    const hollow = clear(fill) || fillOpacity === "0";
    if (!seen(shape) || (hollow && clear(stroke))) continue;
    found.push({kind: "mark", name: shape.closest("[data-part]").dataset.milestone,
      colour: rgb(hollow ? stroke : fill), grounds});
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
    assert {"text", "mark"} == {item["kind"] for item in found}
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
    """All text has 4.5:1 and every dot 3:1, lit or dim, in both themes (1.4.3, 1.4.11)."""
    explainer.notebook.set_theme(theme)
    for index in STEPS:
        explainer.tabs.nth(index).click()
        assert weak(explainer) == set()
    explainer.open("Cybersecurity Law")
    assert weak(explainer) == set()


def test_colours_follow_the_theme(explainer):
    """Text is dark on light in the light theme, and light on dark in the dark one."""
    for theme, is_dark in ((LIGHT, False), (DARK, True)):
        explainer.notebook.set_theme(theme)
        text = next(i for i in explainer.root.evaluate(COLOURS) if i["name"] == "STAR Market opens")
        assert (luminance(text["colour"]) > luminance(text["grounds"][0])) == is_dark
