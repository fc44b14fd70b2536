"""Tab leads through every state in the order in which it is read, leaving nothing out (2.4.3)."""

import pytest
import states
from playwright.sync_api import expect

STEPS = ["1 Economy"]
TOOLS = ["Predict first", "Present", "Take away"]
IN_SECTION, AT_END = [f"In the article: section {n}, paragraph 1" for n in (1, 6)]
CALLS = [
    IN_SECTION,
    "Check: 2 figures",
    IN_SECTION,
    "What remains open",
    IN_SECTION,
    "Check: 2 figures",
]
OUTCOMES = [
    IN_SECTION,
    "What remains open",
    "See: Internet Plus announced",
    "See: Internet Plus guideline",
    IN_SECTION,
    "Check: 3 figures",
    AT_END,
    "What remains open",
    "See: 10-year IT outline",
    "+ 1 background sentence",
]
FILTERS = [
    "only those the article names or may mean",
    "kind",
    "As a table",
    "Open the record",
]
ON_SLIDES = ["Back (←)", "On (→)", "Blank (B)", "Notes (N)", "Leave (Esc)"]


@pytest.fixture
def explainer(notebook):
    shown = notebook.explainer()
    shown.reset()
    return shown


def tab_stops(explainer):
    """Press Tab from the first control to the end of the widget; name what has the focus."""
    explainer.root.get_by_role("tab", selected=True).focus()
    names = []
    while name := explainer.focused_name():
        names.append(name)
        explainer.page.keyboard.press("Tab")
    return names


def test_through_all_themes(explainer):
    """One stop for all tabs, the tools, and then each row."""
    states.overview(explainer)
    stops = tab_stops(explainer)
    assert stops[:4] == ["All themes", *TOOLS]
    assert [name.split(".")[0] for name in stops[4:]] == [
        "Economy",
        "Public opinion",
        "Core technologies",
        "Cybersecurity",
        "Company duties",
        "Opening and close",
    ]


def test_through_a_theme(explainer):
    """Steps, tools, statements, filters, timeline; one stop for all tabs, one for all labels."""
    assert tab_stops(explainer) == [
        *STEPS,
        *TOOLS,
        *CALLS,
        *OUTCOMES,
        *FILTERS,
        "Leading group first meets, held 27 February 2014",
    ]


COPIES = "Stored copies (not checked by us)"


def with_copies(*titles):
    """Return each source with the way to its stored copies."""
    return [stop for title in titles for stop in (title, COPIES)]


def test_through_details(explainer):
    """Steps, the milestone with its way back and its sources, filters, the milestone's label."""
    states.details(explainer)
    assert tab_stops(explainer) == [
        *STEPS,
        *TOOLS,
        "Back (Esc)",
        'Notice of the State Council on the Publication of "Made in China 2025"',
        COPIES,
        "Circular of the State Council on Issuing the Made in China 2025",
        COPIES,
        *FILTERS,
        "Made in China 2025, issued 8 May 2015",
    ]


def test_through_the_table(explainer):
    """Steps, statements, filters, and the rows of the table."""
    explainer.tabs.nth(5).click()
    explainer.kind.select_option("law")
    explainer.toggle.click()
    assert tab_stops(explainer)[-4:] == [
        "As a picture",
        "Open the record",
        "Cybersecurity Law",
        "General Provisions of the Civil Law",
    ]


def test_through_the_record(explainer):
    """The way back, each chart with its values, then the accounts, by side and by date."""
    explainer.tabs.nth(3).click()
    explainer.record_toggle.click()
    explainer.figures.locator("summary").first.click()
    stops = tab_stops(explainer)
    assert stops[stops.index("Back to the timeline") :] == [
        "Back to the timeline",
        "All values and sources (3)",
        "Values",
        "[Report on internet security in China in 2018]",
        "[Report on internet security in China in 2018]",
        "[CNCERT report on internet security in China in 2019]",
        "Chart as SVG",
        "Chart as PNG",
        "All values and sources (4)",
        *with_copies(
            # Official
            "[Report on the National Cyberspace Security Strategy]",
            "[CNNIC 43rd report: network viruses, website security and vulnerabilities]",
            '[Press conference on the "Net-cleaning 2018" campaign]',
            "[Overview of China's internet network security situation in 2018]",
            # State media, academic, think tank
            "[Video report on WannaCry in China]",
            "Hacking into China's Cybersecurity Law",
            "China's Cybersecurity Law Takes Effect: What to Expect",
            # International bodies
            "[Global Cybersecurity Index]",
            "[China rises ahead of New Zealand, Sweden in cybersecurity, UN body says]",
            # Law firms
            (
                "China Seeks Public Comments on Draft Regulation on the Protection of Critical "
                "Information Infrastructure"
            ),
            "China kicks the critical information infrastructure can down the road",
            # Rights groups, press
            "China: Proposed Cybersecurity Law Will Bolster Censorship",
            "[Report on the SenseNets data leak]",
        ),
    ]


def test_through_what_is_covered(explainer):
    """The calls without their links, the choices as one stop, the reason, Reveal; no record."""
    explainer.predict_first.click()
    assert tab_stops(explainer) == [
        *STEPS,
        "Predict first",
        "Summary",
        "Present",
        "Take away",
        "an outcome with a figure",
        "because (optional)",
        "Reveal without a prediction",
        "kind",
        "As a table",
        "Leading group first meets, held 27 February 2014",
    ]


def stops_on_a_slide(explainer):
    """Press Tab from the slide on; what can have the focus comes round again at its end."""
    expect(explainer.stage).to_be_focused()
    names = []
    for _ in range(60):
        explainer.page.keyboard.press("Tab")
        name = explainer.focused_name()
        if name in names:
            return names
        names += [name] if name else []
    pytest.fail("the focus never came round again")


def test_through_slides(explainer):
    """What is on the slide, then the ways on and out; the focus stays in the presentation."""
    states.first_slide(explainer)
    assert stops_on_a_slide(explainer) == ON_SLIDES
    explainer.page.keyboard.press("Escape")
    states.slide(explainer, "Your prediction")
    choices = ["an outcome with a figure", "a named measure", "a general statement", "no outcome"]
    back, on, *others = ON_SLIDES
    assert stops_on_a_slide(explainer) == [*choices, back, on, "Count hands (H)", *others]
    explainer.page.keyboard.press("Escape")
    states.slide(explainer, "Milestones")
    first = "Leading group first meets, held 27 February 2014"
    assert stops_on_a_slide(explainer) == [first, *ON_SLIDES]
