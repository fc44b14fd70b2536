"""What tools and a keyboard can tell about access for everyone."""

import pytest
from lab import violations
from playwright.sync_api import expect


def test_axe_finds_nothing_in_any_theme(explainer, theme):
    """No rule of WCAG 2.2 AA that axe knows is broken at any step."""
    explainer.notebook.set_theme(theme)
    for index in range(6):
        explainer.tabs.nth(index).click()
        assert violations(explainer.page) == []


def test_axe_finds_nothing_in_details_and_table(explainer, theme):
    """Nor with a milestone open, nor with the table in place of the picture."""
    explainer.notebook.set_theme(theme)
    explainer.label("Made in China 2025").click()
    assert violations(explainer.page) == []
    explainer.back.click()
    explainer.toggle.click()
    assert violations(explainer.page) == []


def test_axe_finds_nothing_on_a_phone(explainer, theme):
    """Nor at 320 px, where all is laid out below each other."""
    explainer.notebook.set_width(320)
    explainer.notebook.set_theme(theme)
    assert violations(explainer.page) == []
    explainer.toggle.click()
    assert violations(explainer.page) == []


FIRST = ["Previous theme", "1Economy", "Next theme"]
TOOLS = ["Predict first", "Present", "Take away"]
STATEMENTS = [
    "Called for 19 April 2016",
    "Check: 2 figures",
    "Check: no figure",
    "Check: 2 figures",
    "Reported 19 April 2019",
    "Check: no figure",
    "See: Internet Plus announced",
    "See: Internet Plus guideline",
    "Check: 3 figures",
    "Check: no figure",
    "See: 10-year IT outline",
]
FILTERS = [
    "only those named or perhaps meant",
    "kind",
    "Show as a table",
    "Open the record",
]


def tab_stops(explainer):
    """Press Tab from the first control to the end of the widget; name what has the focus."""
    explainer.root.get_by_role("button", name="Previous theme").focus()
    names = []
    while name := explainer.focused_name():
        names.append(name)
        explainer.page.keyboard.press("Tab")
    return names


def test_tab_leads_through_a_theme_in_the_order_it_is_read(explainer):
    """Steps, statements, filters, timeline; one stop for all tabs, one for all labels."""
    assert tab_stops(explainer) == [
        *FIRST,
        *TOOLS,
        *STATEMENTS,
        *FILTERS,
        "Timeline, scrolls sideways on narrow screens",
        "First meeting of the Central Leading Group for Cyberspace Affairs, held 27 February 2014",
    ]


def test_tab_leads_through_details(explainer):
    """Steps, the milestone with its way back and its sources, filters, the milestone's label."""
    explainer.label("Made in China 2025").click()
    assert tab_stops(explainer) == [
        *FIRST,
        *TOOLS,
        "Milestone: Made in China 2025",
        "Back (Esc)",
        'Notice of the State Council on the Publication of "Made in China 2025"',
        "Circular of the State Council on Issuing the Made in China 2025",
        *FILTERS,
        "Timeline, scrolls sideways on narrow screens",
        "Made in China 2025, issued 8 May 2015",
    ]


def test_tab_leads_through_the_table(explainer):
    """Steps, statements, filters, the table and its rows."""
    explainer.tabs.nth(5).click()
    explainer.kind.select_option("law")
    explainer.toggle.click()
    stops = tab_stops(explainer)
    assert stops[-5:] == [
        "Show as a picture",
        "Open the record",
        "Milestones as a table",
        "Cybersecurity Law",
        "General Provisions of the Civil Law",
    ]


HEADINGS = ":is(h1, h2, h3, h4, h5, h6):visible"


def test_headings_continue_those_of_the_notebook(explainer):
    """Below the notebook's second level, the theme is the third and its columns the fourth."""
    levels = "nodes => nodes.map(node => node.tagName)"
    assert explainer.root.locator(HEADINGS).evaluate_all(levels) == [
        "H3",
        "H4",
        "H4",
    ]
    explainer.label("Made in China 2025").click()
    assert explainer.root.locator(HEADINGS).evaluate_all(levels) == ["H3", "H4"]


SMALL = """root => [...root.querySelectorAll("button, select, input, label, a")]
  .filter(node => node.getClientRects().length && !node.closest("label > *, li a"))
  .map(node => [node.textContent || node.tagName, node.getBoundingClientRect()])
  .filter(([, {width, height}]) => width < 24 || height < 24).map(([name]) => name)"""


def test_controls_are_large_enough_to_hit(explainer):
    """Controls other than links in a text measure at least 24 by 24 px."""
    assert explainer.root.evaluate(SMALL) == []
    explainer.toggle.click()
    assert explainer.root.evaluate(SMALL) == []


HAN_WITHOUT_LANGUAGE = """root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const {lang} = text.parentElement.closest("[lang]");
    if (/\\p{Script=Han}/u.test(text.data) && lang !== "zh-Hans") found.push(text.data);
  }
  return found;
}"""


def test_chinese_says_that_it_is_chinese(explainer):
    """Every Chinese text carries its language, so that it is read out as Chinese."""
    for index in range(6):
        explainer.tabs.nth(index).click()
        assert explainer.root.evaluate(HAN_WITHOUT_LANGUAGE) == []
    explainer.tabs.nth(4).click()
    explainer.label("Cybersecurity Law").click()
    expect(explainer.details.locator("[lang=zh-Hans]")).not_to_have_count(0)
    assert explainer.root.evaluate(HAN_WITHOUT_LANGUAGE) == []


@pytest.mark.parametrize("selector", [".tyo-side >> nth=0", "[role=tab] >> nth=0", "select"])
def test_the_focus_is_seen(explainer, selector):
    """What has the focus by keyboard is outlined."""
    explainer.page.keyboard.press("Shift")
    explainer.root.locator(selector).focus()
    outline = explainer.root.locator(selector).evaluate("n => getComputedStyle(n).outlineStyle")
    assert outline not in {"none", ""}
