"""Notebook 3: the charts and accounts in JupyterLab, and the control that chooses a series."""

import pytest
from lab import LIGHT, violations
from playwright.sync_api import expect

NAME = "3-check-the-claims"


class Explorer:
    """The control of notebook 3 that chooses a theme and a series."""

    def __init__(self, notebook):
        self.notebook, self.page = notebook, notebook.page
        self.root = notebook.page.locator(".tyo-explainer").first
        expect(self.root).to_be_visible(timeout=30_000)
        self.theme = self.root.get_by_label("theme")
        self.series = self.root.get_by_label("series")
        self.figure = self.root.locator("figure")
        self.status = self.root.get_by_role("status")


@pytest.fixture(params=["any", "no kernel"], ids=["with kernel", "kernel shut down"])
def explorer(request, opened):
    notebook = opened(NAME, request.param)
    notebook.set_width(1366)
    notebook.set_theme(LIGHT)
    explorer = Explorer(notebook)
    explorer.theme.select_option("Economy")
    yield explorer
    errors, notebook.errors = notebook.errors, []
    assert [error for error in errors if "Could not send widget sync" not in error] == []
    assert notebook.foreign == []


def test_theme_and_series_are_chosen(explorer):
    """A theme offers its series; a series shows its chart, and a card its values."""
    expect(explorer.series.locator("option")).to_have_count(5)
    expect(explorer.figure).to_contain_text("Digital economy of China, broad and narrow measure")
    explorer.theme.select_option("Company duties")
    expect(explorer.figure).to_contain_text("Value of internet companies of China")
    explorer.series.select_option("Websites closed, or stripped of their licence, in China")
    expect(explorer.figure.locator("svg")).to_have_count(0)
    expect(explorer.figure.locator("tbody tr")).to_have_count(4)
    expect(explorer.figure).to_contain_text("Official totals differ")
    expect(explorer.status).to_contain_text("Company duties: Websites closed")
    explorer.theme.select_option("Opening and close")
    expect(explorer.figure).to_contain_text("People in China who use the internet")


def test_a_chart_that_comes_late_is_shown(opened):
    """Charts are drawn after the first view; what is chosen then shows its chart by itself."""
    notebook = opened(NAME)
    shown = Explorer(notebook)
    expect(shown.figure.locator("svg")).to_have_count(1, timeout=30_000)


def test_keys_on_the_control_stay_there(explorer):
    """Arrow keys choose, letters run no command, and no cell is changed or run."""
    cells = explorer.notebook.cells()
    explorer.notebook.commands_run()
    explorer.series.focus()
    explorer.page.keyboard.press("ArrowDown")
    expect(explorer.figure).to_contain_text("Goods bought online")
    explorer.page.keyboard.type("bxdd")
    explorer.figure.locator("summary").focus()
    explorer.page.keyboard.type("bxdd")
    explorer.page.keyboard.press("Control+Enter")
    explorer.page.keyboard.press("Shift+Enter")
    assert explorer.notebook.commands_run() == []
    assert explorer.notebook.cells() == cells


def test_every_chart_has_an_alt_text_and_its_table(opened):
    """Each chart that is shown stands beside a table of the same rows, each with its source."""
    page = opened(NAME).page
    charts = page.locator(".tyo-chart:has(> figure)")
    expect(charts).to_have_count(24)
    for chart in charts.all():
        assert len(chart.locator("svg[role=img]").get_attribute("aria-label")) >= 40
        expect(chart.locator("figcaption")).to_contain_text("Does not show")
        rows = chart.locator("tbody tr")
        assert f"({rows.count()} rows)" in chart.locator("summary").text_content()
        assert chart.locator("tbody a[href^=http]").count() == rows.count()


def test_accounts_link_to_their_sources(opened):
    """Five themes, 62 accounts, each with a link."""
    page = opened(NAME).page
    accounts = page.locator(".tyo-accounts li")
    expect(accounts).to_have_count(62)
    assert page.locator(".tyo-accounts a[href^=http]").count() == 62


def test_the_claims_end_without_a_verdict(opened):
    """Ten outcomes, four columns, and none that says true or false."""
    page = opened(NAME).page
    table = page.locator("table", has_text="Claims and evidence; no row is a verdict.")
    expect(table.locator("tbody tr")).to_have_count(10)
    aligned = table.locator("td").first.evaluate("node => getComputedStyle(node).textAlign")
    assert aligned == "start"
    assert table.locator("th").all_inner_texts() == [
        "Claim",
        "Basis in the article",
        "Found",
        "What remains open",
    ]


def test_axe_finds_nothing_in_the_notebook(opened, theme):
    """No rule of WCAG 2.2 AA that axe knows is broken in any output."""
    notebook = opened(NAME)
    notebook.set_theme(theme)
    assert violations(notebook.page, ".tyo-chart") == []
    assert violations(notebook.page, ".tyo-explainer") == []
    notebook.set_theme(LIGHT)
