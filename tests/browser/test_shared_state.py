"""Python and the page share one state, and two explainers share none."""

import pytest
from playwright.sync_api import expect

CELLS = [
    "from three_years_on import Explainer, load\ntables = load()",
    "one = Explainer(tables)\none",
    "two = Explainer(tables)\ntwo",
    'one.theme = "cybersecurity"',
    "print([one.theme, one.milestone, one.named_only, one.kind])",
    "print([two.theme, two.milestone, two.named_only, two.kind])",
    'one.checked, one.record_open = "new-law", True',
    "print([one.record_open, one.checked, two.record_open])",
    "print([one.overview, two.overview])",
    "one.overview = True",
]
SET_ONE, SAY_ONE, SAY_TWO, OPEN_RECORD, SAY_RECORD, SAY_OVERVIEW, SET_OVERVIEW = range(3, 10)


@pytest.fixture(scope="module")
def notebook(lab, context):
    lab.write("state", *CELLS)
    notebook = lab.open(context, "state")
    notebook.run_all()
    yield notebook
    assert notebook.errors == []
    notebook.close()


def test_the_page_follows_python(notebook):
    """A theme set in Python is shown in that explainer, and not in the other one."""
    one, two = notebook.explainer(0), notebook.explainer(1)
    two.tabs.first.click()
    one.tabs.first.click()
    notebook.run_cell(SET_ONE)
    expect(one.status).to_have_text("4 of 6: Cybersecurity, 28 milestones shown")
    expect(two.status).to_have_text("1 of 6: Economy, 32 milestones shown")


def test_all_themes_are_asked_for_and_seen_from_python(notebook):
    """Python leads to all themes, in one explainer only; a theme chosen in the page leaves them."""
    one, two = notebook.explainer(0), notebook.explainer(1)
    one.tabs.first.click()
    two.tabs.first.click()
    notebook.expect_said(SAY_OVERVIEW, "[False, False]")
    notebook.run_cell(SET_OVERVIEW)
    expect(one.overview).to_be_visible()
    expect(two.overview).to_be_hidden()
    one.tabs.nth(2).click()
    expect(one.overview).to_be_hidden()
    two.all_themes.click()
    notebook.expect_said(SAY_OVERVIEW, "[False, True]")


def test_python_follows_the_page(notebook):
    """A step, a filter and an opened milestone are seen in Python."""
    one = notebook.explainer(0)
    one.tabs.nth(4).click()
    one.named_only.check()
    one.kind.select_option("law")
    one.open("Cybersecurity Law")
    said = notebook.run_cell(SAY_ONE)
    assert said == "['enterprise-responsibility', 'cybersecurity-law', True, 'law']"
    one.back.click()
    one.named_only.uncheck()
    one.kind.select_option("")
    one.tabs.nth(5).click()
    notebook.expect_said(SAY_ONE, "['', '', False, '']")


def test_the_record_is_opened_and_seen_from_python(notebook):
    """Python opens the record at a statement; what the page does is seen in Python."""
    one = notebook.explainer(0)
    one.reset()
    notebook.run_cell(OPEN_RECORD)
    expect(one.record).to_contain_text("What remains open: The law is not named.")
    notebook.expect_said(SAY_RECORD, "[True, 'new-law', False]")
    one.record_toggle.click()
    one.check("Link the internet closely").click()
    notebook.expect_said(SAY_RECORD, "[True, 'integrate-economy', False]")
    one.reset()
    notebook.expect_said(SAY_RECORD, "[False, '', False]")


def test_two_explainers_do_not_touch_each_other(notebook):
    """Steps, filters, details, all themes and Python's view of one leave the other as it is."""
    one, two = notebook.explainer(0), notebook.explainer(1)
    two.reset()
    one.reset()
    before = two.root.inner_html()
    one.tabs.nth(2).click()
    one.page.keyboard.press("ArrowRight")
    one.kind.select_option("plan")
    one.named_only.check()
    one.open("Cybersecurity strategy")
    one.toggle.click()
    one.all_themes.click()
    assert two.root.inner_html() == before
    notebook.expect_said(SAY_TWO, "['economy', '', False, '']")
    one.tabs.nth(2).click()
    one.toggle.click()
    one.open("Cybersecurity strategy")
    two.tabs.nth(1).click()
    expect(one.details).to_contain_text("National Cyberspace Security Strategy")
    one.reset()
