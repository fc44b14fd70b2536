"""A theme, a statement and a milestone in Arabic, in tables and on a page that are in English."""

import pytest
from alone import LAPTOP, Alone
from playwright.sync_api import expect
from tiny import set_cell, write_tiny

from three_years_on import Explainer, load

WATER, ASKED, LIMITS = "الماء", "من يحملها؟", "تُعدّ الآبار."
DUG = "خُطّط لبئر."
LABEL, MEETING, TELLS, CITED = "لقاء (1)", "لقاء البستانيين", "التقوا.", "رقم 4"
CELLS = (
    ("themes", 3, {"title": WATER, "question": ASKED, "limits": LIMITS}),
    ("statements", 3, {"summary": DUG}),
    ("milestones", 4, {"label": LABEL, "title": MEETING, "summary": TELLS, "citation": CITED}),
)
# Where texts are seen that are a cell and nothing else: what they say of their language, and which
# way they run. In a drawing an isolate does what `dir` does elsewhere.
SEEN = """(root, cells) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement: node } = texts.currentNode;
    const cell = data.replace(/[\\u2066-\\u2069]/g, "").trim();
    if (!cells.includes(cell) || !node.checkVisibility() || node.closest(".tyo-sizer")) continue;
    const isIsolated = /^\\u2068.*\\u2069$/.test(data);
    const turned = node.matches("text") ? isIsolated : getComputedStyle(node).direction === "rtl";
    found.push([cell, node.closest("[lang]").getAttribute("lang"), turned]);
  }
  return found;
}"""


@pytest.fixture
def explainer(browser, tmp_path):
    write_tiny(tmp_path)
    for table, row, cells in CELLS:
        for column, cell in {**cells, "language": "ar"}.items():
            set_cell(tmp_path, table, row, column, cell)
    page = tmp_path / "page.html"
    Explainer(load(tmp_path)).save(page)
    alone = Alone(browser, page, address="#theme=water", viewport=LAPTOP)
    yield alone.explainer()
    assert alone.errors == []
    alone.close()


def assert_in_arabic(place, *expected):
    """Check how often each cell is seen, and that it says its language and runs its own way."""
    cells = [cell for _, _, row in CELLS for cell in row.values()]
    seen = place.evaluate(SEEN, cells)
    assert sorted(cell for cell, _, _ in seen) == sorted(expected)
    assert {(language, turned) for _, language, turned in seen} == {("ar", True)}


def test_a_theme_says_the_language_of_each_row(explainer):
    """Tab, title, question, statement and label are in Arabic; the other statements are not."""
    assert_in_arabic(explainer.root, WATER, WATER, ASKED, DUG, LABEL)
    other = explainer.root.locator(".tyo-said-there", has_text="Dig a well.")
    assert other.get_attribute("lang") is None
    explainer.root.get_by_role("tab", name="All themes").click()
    assert_in_arabic(explainer.root, WATER, WATER)


def test_details_and_table_of_milestones_say_it(explainer):
    """Title, what it does and citation; what the explainer says of it is in English."""
    explainer.root.locator('[data-milestone="meeting"]').focus()
    popover = explainer.root.locator(".tyo-lanes-popover")
    expect(popover).to_be_visible()
    assert_in_arabic(popover, MEETING)
    explainer.page.keyboard.press("Enter")
    assert_in_arabic(explainer.details, MEETING, TELLS, CITED)
    explainer.back.click()
    explainer.toggle.click()
    assert_in_arabic(explainer.root.locator(".tyo-table"), MEETING)


def test_the_record_and_the_summary_say_it(explainer):
    """What is checked, what figures cannot show, and the theme of what was predicted."""
    explainer.check(DUG).click()
    record = explainer.root.locator(".tyo-record")
    assert_in_arabic(record, WATER, DUG)
    explainer.record_toggle.click()
    explainer.record_toggle.click()
    assert_in_arabic(record, WATER, LIMITS)
    explainer.predict_first.click()
    explainer.reveal.click()
    explainer.root.get_by_role("button", name="Summary").click()
    assert_in_arabic(explainer.extra, WATER)


def test_slides_say_it(explainer):
    """Whatever of these rows is seen from the last row of a class is marked, and runs its way."""
    page = explainer.page
    page.keyboard.press("p")
    dialog = page.locator(".tyo-present")
    expect(dialog).to_be_visible()
    cells = [cell for _, _, row in CELLS for cell in row.values()]
    seen = []
    while explainer.page.url.endswith("theme=water"):
        seen += dialog.evaluate(SEEN, cells)
        page.keyboard.press("PageDown")
    assert {cell for cell, _, _ in seen} == {WATER, ASKED, DUG, LABEL}
    assert {(language, turned) for _, language, turned in seen} == {("ar", True)}
