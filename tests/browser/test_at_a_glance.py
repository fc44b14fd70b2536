"""The overview on a bare page, at every width."""

import json

import pytest
from lab import violations
from tiny import THREE_MOMENTS, TINY, write_many, write_only, write_tiny

from three_years_on import load
from three_years_on.display import bundle
from three_years_on.words.overview import make_overview

WIDTHS = (320, 390, 640, 926, 1366, 1920)
THEMES = ["economy", "public-opinion", "core-technology", "cybersecurity"]
THEMES += ["enterprise-responsibility", ""]
# Texts as they are drawn, and marks, each with its box; what a legend's marks say stands beside.
BOXES = """() => {
  const root = document.querySelector(".tyo-ov"), boxes = [];
  const add = (what, isText, { left, right, top, bottom }) =>
    boxes.push({ what, isText, left, right, top, bottom });
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const part = node.parentElement.closest("button, .tyo-ov-head, ul, p, h3");
      const within = part.getBoundingClientRect();
      const isCut = box.left < within.left - 1 || box.right > within.right + 1 ||
        box.top < within.top - 2 || box.bottom > within.bottom + 2;
      const what = (isCut ? "CUT " : "") + node.textContent;
      if (box.width && node.textContent.trim()) add(what, true, box);
    }
  }
  for (const mark of root.querySelectorAll(".tyo-mark")) {
    add(mark.dataset.mark, false, mark.getBoundingClientRect());
  }
  return boxes;
}"""


class Mounted:
    """A bare page that holds nothing but an overview."""

    def __init__(self, context, folder, tables, attributes=""):
        data = json.dumps(make_overview(tables)).replace("<", "\\u003c")
        file = folder / "overview.html"
        file.write_text(
            f"<!doctype html><html {attributes}><meta charset=utf-8>"
            f"<style>{bundle.css('explainer.css', 'overview.css')}body{{margin:0}}</style>"
            f'<body><div class="tyo"></div><script>{bundle.script("overview.js")}\n'
            f"const calls = [];const overview = new Overview({data}, "
            "{go: (id) => calls.push(`go ${id}`), open: (id) => calls.push(`open ${id}`)});"
            'document.querySelector(".tyo").append(overview.element);</script>',
            encoding="utf-8",
        )
        self.page = context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(file.as_uri())

    def set_width(self, width):
        self.page.set_viewport_size({"width": width, "height": 640})
        self.page.wait_for_function(f"overview.width === {width}")

    def boxes(self):
        return self.page.evaluate(BOXES)

    def calls(self):
        return self.page.evaluate("calls")


@pytest.fixture
def mounted(context, tmp_path):
    """Mount tables; at the end the page has not complained."""
    pages = []

    def mount(tables, attributes=""):
        pages.append(Mounted(context, tmp_path, tables, attributes))
        return pages[-1]

    yield mount
    for shown in pages:
        assert shown.errors == []
        shown.page.close()


def touching(boxes):
    """Return what overlaps a text by more than a pixel."""
    found = []
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if not (one["isText"] or other["isText"]):
                continue
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            # Lines of a text stand as near as their line height has them.
            if across > 1 and down > (3 if one["isText"] and other["isText"] else 1):
                found.append((one["what"], other["what"]))
    return found


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_touches_and_nothing_is_cut_at_any_width(mounted, direction):
    """No label touches another or a mark, from a phone to a wide screen."""
    shown = mounted(load(), f"dir={direction}")
    for width in WIDTHS:
        shown.set_width(width)
        boxes = shown.boxes()
        assert (width, touching(boxes)) == (width, [])
        assert (width, [box["what"] for box in boxes if "CUT" in box["what"]]) == (width, [])
        wide = shown.page.evaluate("document.documentElement.scrollWidth")
        assert wide == width


def test_wider_spacing_of_letters_cuts_nothing(mounted):
    """Readers may set the spacing of text (WCAG 1.4.12)."""
    shown = mounted(load())
    spaced = "*{letter-spacing:.12em!important;word-spacing:.16em!important}"
    for width in WIDTHS:
        shown.set_width(width)
        shown.page.add_style_tag(content=spaced)
        cut = [box["what"] for box in shown.boxes() if "CUT" in box["what"]]
        assert (width, cut) == (width, [])


@pytest.mark.parametrize("width", WIDTHS)
def test_three_moments_touch_nothing_either(mounted, tmp_path, width):
    """Recommendations in the middle are a column of their own."""
    shown = mounted(load(write_only(tmp_path, **THREE_MOMENTS)))
    shown.set_width(width)
    assert touching(shown.boxes()) == []
    none = shown.page.locator(".tyo-ov-none b")
    assert none.inner_text() == "none reported"
    assert none.evaluate("node => getComputedStyle(node).borderTopWidth") == "3px"


def test_six_rows_fit_a_laptop_with_the_tabs_above(mounted):
    """On 926 by 640 the overview leaves 50 pixels for the tabs, and nobody scrolls."""
    shown = mounted(load())
    shown.set_width(926)
    assert shown.page.locator(".tyo-ov").bounding_box()["height"] <= 590


def test_a_row_is_one_button_that_leads_to_its_theme(mounted):
    """Rows, and cards on a phone, are reached in order and named in full."""
    shown = mounted(load())
    for width in (926, 390):
        shown.set_width(width)
        buttons = shown.page.get_by_role("button")
        assert buttons.count() == 6
        name = "Public opinion. 2 calls. Outcomes: figure; assertion. 33 milestones."
        shown.page.get_by_role("button", name=name).press("Enter")
        assert shown.calls()[-1] == "go public-opinion"
    shown.page.locator('[data-milestone="cyberspace-strategy"]').click()
    assert shown.calls()[-1] == "open cyberspace-strategy"


def test_a_row_keeps_the_focus_when_the_width_changes(mounted):
    """Whoever turns a phone, or opens a side bar, goes on where they were."""
    shown = mounted(load())
    shown.set_width(926)
    shown.page.get_by_role("button").nth(3).focus()
    shown.set_width(390)
    name = shown.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name.startswith("Cybersecurity.")


def test_each_line_leads_from_its_milestones_to_its_outcomes(mounted):
    """Two placed measures that name one strategy have an arrow each."""
    shown = mounted(load())
    shown.set_width(1366)
    row = shown.page.locator(".tyo-ov-row").nth(3)
    tips = row.locator(".tyo-ov-tip").get_attribute("d")
    assert tips.count("z") == 2
    marks = row.locator(".tyo-ov-placed .tyo-mark")
    left = row.bounding_box()["x"]
    for at in range(2):
        box = marks.nth(at).bounding_box()
        assert f"M{box['x'] + box['width'] / 2 - left:.1f} " in tips
    kinds = shown.page.locator(".tyo-ov-trace").evaluate_all("all => all.map(g => g.classList[1])")
    solid, dashed, dotted = None, "tyo-ov-dashed", "tyo-ov-dotted"
    assert kinds == [solid, dashed, dashed, dashed, dotted]


def test_a_covered_theme_shows_no_outcome_and_no_line(mounted):
    """Titles count calls alone as long as one theme is covered."""
    shown = mounted(load())
    shown.set_width(926)
    shown.page.evaluate("overview.cover(['economy', 'cybersecurity'])")
    assert shown.page.locator("h3").inner_text() == "13 calls on five themes."
    covered = shown.page.locator(".tyo-ov-row").nth(3)
    assert covered.locator(".tyo-ov-covered").inner_text() == "?"
    assert covered.locator(".tyo-ov-trace, .tyo-ov-none, [data-milestone]").count() == 0
    assert covered.get_attribute("aria-label") == (
        "Cybersecurity. 1 call. Outcomes covered. 28 milestones."
    )
    assert shown.page.locator(".tyo-ov-row").nth(4).locator(".tyo-ov-none").count() == 1
    shown.page.evaluate("overview.cover([])")
    assert "Three of the five" in shown.page.locator("h3").inner_text()


def test_pointing_at_an_outcome_raises_what_it_names(mounted):
    """The rest of the row is quiet meanwhile."""
    shown = mounted(load())
    shown.set_width(926)
    row = shown.page.locator(".tyo-ov-row").first
    row.locator(".tyo-ov-own .tyo-mark").first.hover()
    lit = row.locator(".tyo-ov-lit")
    assert lit.locator("css=[data-milestone]").count() == 0
    assert row.locator("[data-milestone].tyo-ov-lit").count() == 2
    shown.page.mouse.move(5, 5)
    assert row.locator(".tyo-ov-lit").count() == 0


def test_words_beside_what_is_raised_can_be_read(mounted):
    """Whatever is pointed at, no other words fade below the contrast of text (1.4.3)."""
    shown = mounted(load())
    shown.page.emulate_media(reduced_motion="reduce")
    shown.set_width(926)
    for mark in shown.page.locator("[data-traces] > .tyo-ov-marks > .tyo-mark").all():
        mark.hover()
        assert shown.page.locator(".tyo-ov-raised").count() == 1
        assert violations(shown.page, None, rules=["color-contrast"]) == []


def test_all_is_there_without_colours_of_its_own(mounted):
    """Under forced colours marks have the colour of text."""
    shown = mounted(load())
    shown.page.emulate_media(forced_colors="active")
    shown.set_width(926)
    colours = shown.page.locator(".tyo-mark-outline").evaluate_all(
        "all => [...new Set(all.map(mark => getComputedStyle(mark.parentElement).color))]"
    )
    ink = shown.page.evaluate("getComputedStyle(document.querySelector('.tyo-ov')).color")
    assert colours == [ink]


def test_hundreds_of_rows_are_drawn_as_they_come_into_sight(mounted, tmp_path):
    """Many themes are there soon, each in a row that leads to it."""
    shown = mounted(load(write_many(tmp_path, 600, 3000)))
    shown.set_width(926)
    assert shown.page.locator(".tyo-ov-row").count() == 600
    last = shown.page.locator(".tyo-ov-row").last
    last.scroll_into_view_if_needed()
    assert last.locator(".tyo-ov-ticks path").count() > 0
    head = shown.page.locator(".tyo-ov-head").bounding_box()
    assert head["y"] == 0


def test_texts_of_tables_are_texts(mounted, tmp_path):
    """Markup in a title is shown as it was typed."""
    themes = TINY["themes.csv"].replace("Water", "<img src=x onerror=alert(1)>")
    shown = mounted(load(write_tiny(tmp_path, themes=themes)))
    shown.set_width(926)
    assert shown.page.locator("img").count() == 0
    assert "<img src=x" in shown.page.locator(".tyo-ov-row").first.inner_text()
