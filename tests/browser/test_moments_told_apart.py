"""A case of three moments: asked for, recommended, reported, as after the loss of Challenger."""

# ruff: noqa: E501 (the rows of a table cannot be broken)

import pytest
from alone import LAPTOP, Alone
from playwright.sync_api import expect
from tiny import write_only

from three_years_on import Explainer, load

RECOMMENDED, REPORTED = 1, 2
TABLES = {
    "sources": """\
id,kind,title,publisher,url,published,language,note
report,article,Actions to implement the recommendations on the Challenger accident,NASA,,1986-07-14,en,
order,official,Executive Order 12546,President of the United States,,1986-02-03,en,
""",
    "themes": """\
id,position,title,original_title,original_language,question,limits,notes
cause,1,The cause,,,,,
seals,2,The seals of the boosters,,,,,
safety,3,An office for safety,,,,,
""",
    "moments": """\
id,date,label,title,note
asked,1986-02-03,Asked for,The order of the President,
recommended,1986-06-06,Recommended,The report of the commission,
reported,1986-07-14,Reported,The report of NASA,
""",
    "statements": """\
id,theme,moment,kind,position,summary,addressed_to,basis,section,paragraph
find-cause,cause,asked,call,1,Find the probable cause of the accident.,the commission,,1,1
propose,seals,asked,call,1,Propose what should be corrected.,the commission,,2,1
new-joint,seals,recommended,call,1,Change the joint and its seal; do not only add to them.,NASA,,2,1
oversee,seals,recommended,call,2,Let the National Research Council watch over the new design.,NASA,,2,2
redesign,seals,reported,outcome,1,A team works on a new design of the joint.,,assertion,2,3
set-office,safety,recommended,call,1,Set up an office of safety that reports to the head of NASA.,NASA,,3,1
office-set,safety,reported,outcome,1,NASA has set up an office of safety.,,named measure,3,2
""",
    "kinds": """\
id,is_measure,meaning,group
order,yes,Binds those it names.,orders
event,no,It sets no rule.,events
""",
    "milestones": """\
id,date,date_kind,effective,label,title,original_title,original_language,kind,issuer,summary,citation,certainty,note,themes,sources
lost,1986-01-28,happened,,Challenger lost,Loss of the shuttle Challenger,,,event,NASA,All seven on board die.,,verified,,cause;seals,order
order,1986-02-03,signed,,Order 12546,Executive Order 12546,,,order,President of the United States,Sets up the commission.,,verified,,cause,order
office,1986-07-08,announced,,Safety office,Office of safety announced,,,order,NASA,It reports to the head of NASA.,,verified,,safety,report
flight,1988-09-29,launched,,Flight resumed,Launch of STS-26,,,event,NASA,The first flight after the accident.,,verified,,seals;safety,report
""",
    "mentions": """\
statement,milestone,relation,reason_for,reason_against
office-set,office,named,The report names it.,
""",
}


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("challenger")
    Explainer(load(write_only(folder, **TABLES))).save(folder / "page.html")
    page = Alone(browser, folder / "page.html", viewport=LAPTOP)
    yield page
    assert (page.errors, page.foreign()) == ([], [])
    page.close()


@pytest.fixture
def explainer(opened):
    shown = opened.explainer()
    shown.reset()
    return shown


def test_predicting_covers_only_what_is_reported(explainer):
    """Asked for and recommended stay in sight; the form stands after both, for what is reported."""
    explainer.tabs.nth(1).click()
    explainer.predict_first.click()
    expect(explainer.columns.locator("h4")).to_have_text(
        [
            "1 · Asked for, 3 February 1986",
            "2 · Recommended, 6 June 1986",
            "3 · Reported, 14 July 1986 · covered",
        ]
    )
    expect(explainer.columns.nth(RECOMMENDED)).to_contain_text("Change the joint and its seal")
    assert "A team works" not in explainer.root.text_content()
    expect(explainer.columns.nth(REPORTED)).to_have_accessible_name("Your prediction")
    explainer.prediction.get_by_label("a general statement").check()
    explainer.reveal.click()
    expect(explainer.columns).to_have_count(3)
    expect(explainer.columns.nth(REPORTED)).to_contain_text("You expected: a general statement")
    expect(explainer.columns.nth(REPORTED)).to_contain_text("A team works on a new design")


def test_the_overview_covers_only_what_is_reported(explainer):
    """Its rows go on to count what was asked for and recommended, and tell no outcome."""
    explainer.all_themes.click()
    name = explainer.overview_rows.nth(2)
    expect(name).to_have_accessible_name(
        "An office for safety. 1 call. Outcomes: named measure. 2 milestones."
    )
    explainer.predict_first.click()
    expect(name).to_have_accessible_name(
        "An office for safety. 1 call. Outcomes covered. 2 milestones."
    )


def test_no_outcome_is_missed_only_where_outcomes_are_expected(explainer):
    """A theme without any says so at the report alone, not where calls are all there could be."""
    explainer.tabs.first.click()
    expect(explainer.columns).to_have_count(3)
    said = explainer.columns.evaluate_all(
        "sides => sides.map((side) => side.querySelector('.tyo-missing')?.textContent ?? '')"
    )
    assert ["no outcome" in words for words in said] == [False, False, True]
    explainer.all_themes.click()
    row = explainer.overview_rows.first
    expect(row.get_by_text("none reported")).to_have_count(1)


def test_moments_differ_by_colour_number_and_label(explainer):
    """Three columns, three colours; each has its number and label, and its date on the timeline."""
    explainer.tabs.nth(1).click()
    headings = explainer.columns.locator("h4")
    expect(headings).to_have_text(
        [
            "1 · Asked for, 3 February 1986",
            "2 · Recommended, 6 June 1986",
            "3 · Reported, 14 July 1986",
        ]
    )
    colours = headings.evaluate_all("nodes => nodes.map((node) => getComputedStyle(node).color)")
    assert len(set(colours)) == 3
    for words in ("Asked for · 3 Feb 1986", "Recommended · 6 Jun 1986", "Reported · 14 Jul 1986"):
        expect(explainer.svg.locator("text", has_text=words)).to_have_count(1)
    lines = explainer.svg.locator(".tyo-date-line")
    drawn = lines.evaluate_all("nodes => nodes.map((node) => getComputedStyle(node).stroke)")
    assert drawn == colours
