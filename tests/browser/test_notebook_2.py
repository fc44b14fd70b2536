"""Notebook 2: the timeline large, its controls, its table, its charts."""

import re

import pytest
from lab import LIGHT, WIDGET, violations
from playwright.sync_api import expect

NAME = "2-policy-milestones"


class Controls:
    """The timeline of notebook 2 with the controls above it."""

    def __init__(self, notebook):
        self.notebook, self.page = notebook, notebook.page
        self.box = notebook.page.locator(".tyo-keys").first
        self.root = self.box.locator(WIDGET)
        expect(self.root).to_be_visible(timeout=30_000)
        self.theme = self.box.get_by_label("Theme", exact=True)
        self.kind = self.box.locator(".widget-dropdown", has_text="Kind").locator("select")
        self.named_only = self.box.locator(".widget-checkbox input")
        self.query = self.box.get_by_placeholder("data")
        self.marks = self.root.locator(".tyo-milestone:visible")
        self.title = self.root.locator(".tyo-lanes-title")
        self.rows = self.root.locator("tbody tr")

    def reset(self):
        self.theme.select_option("all")
        self.kind.select_option("all")
        self.named_only.uncheck()
        self.query.fill("")
        expect(self.rows).to_have_count(69)

    def assert_shown(self, count):
        expect(self.rows).to_have_count(count)
        expect(self.marks).to_have_count(count)
        of = "" if count == 69 else f"{count} of "
        expect(self.title).to_have_text(re.compile(f"^{of}69 milestones"))


@pytest.fixture
def controls(opened):
    notebook = opened(NAME)
    notebook.set_width(1366)
    notebook.set_theme(LIGHT)
    controls = Controls(notebook)
    controls.reset()
    yield controls
    errors, notebook.errors = notebook.errors, []
    assert errors == []
    assert notebook.foreign == []


def test_all_milestones_are_drawn_and_listed(controls):
    """Timeline and table begin with all 69."""
    controls.assert_shown(69)


def test_the_controls_filter_timeline_and_table(controls):
    """Theme, kind, article and search, alone and together, by counts made by hand."""
    controls.theme.select_option("Cybersecurity")
    controls.assert_shown(28)
    controls.kind.select_option("law")
    controls.assert_shown(4)
    controls.named_only.check()
    controls.assert_shown(1)
    expect(controls.rows).to_contain_text(["Cybersecurity Law"])
    controls.theme.select_option("all")
    controls.assert_shown(2)
    controls.kind.select_option("all")
    controls.assert_shown(8)


def test_the_search_narrows_the_rows(controls):
    """A word keeps the rows that hold it; one that none holds leaves none, and says so."""
    controls.query.fill("Apple")
    controls.assert_shown(2)
    expect(controls.rows).to_contain_text(["Apple removes VPN apps", "iCloud"])
    controls.query.fill("网络安全法")
    expect(controls.rows.filter(has_text="Cybersecurity Law")).not_to_have_count(0)
    controls.query.fill("no such word")
    controls.assert_shown(0)


def test_typing_in_the_controls_stays_there(controls):
    """Letters typed into the search and keys on the other controls run no command and no cell."""
    cells = controls.notebook.cells()
    controls.notebook.commands_run()
    controls.query.focus()
    controls.page.keyboard.type("abxydd mm0")
    controls.named_only.focus()
    controls.page.keyboard.type("abxyddm")
    controls.theme.focus()
    controls.page.keyboard.press("ArrowDown")
    for part in (controls.query, controls.named_only):
        part.focus()
        controls.page.keyboard.press("Control+Enter")
        controls.page.keyboard.press("Shift+Enter")
    assert controls.notebook.commands_run() == []
    assert controls.notebook.cells() == cells


def test_a_milestone_opens_from_timeline_and_table(controls):
    """Mark and row open the details; Escape gives the focus back."""
    controls.root.locator('.tyo-milestone[aria-label^="E-Commerce Law"]').click()
    details = controls.root.locator(".tyo-details")
    expect(details).to_contain_text("in force 1 January 2019")
    controls.page.keyboard.press("Escape")
    expect(details).to_have_count(0)
    button = controls.rows.get_by_role("button", name="STAR Market")
    button.click()
    expect(details).to_contain_text("Shanghai")
    controls.page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_axe_finds_nothing_in_timeline_and_charts(controls, theme):
    """No rule of WCAG 2.2 AA that axe knows is broken in any output of the notebook."""
    controls.notebook.set_theme(theme)
    assert violations(controls.page, WIDGET) == []
    assert violations(controls.page, ".tyo-chart") == []


def test_every_chart_has_an_alt_text_and_its_table(controls):
    """Four charts, each with a text of 40 characters and more and a table of the same rows."""
    charts = controls.page.locator(".tyo-chart")
    expect(charts).to_have_count(4)
    for chart in charts.all():
        assert len(chart.locator("svg[role=img]").get_attribute("aria-label")) >= 40
        expect(chart.locator("figcaption")).to_contain_text("Does not show")
        chart.locator("summary").click()
        said = chart.locator("summary").inner_text()
        assert f"({chart.locator('tbody tr').count()} rows)" in said
        chart.locator("summary").click()


def test_the_controls_work_without_a_kernel(lab, context):
    """With the kernel shut down they still filter, and no mark says that they do not."""
    notebook = lab.open(context, NAME)
    notebook.run_all()
    notebook.end_kernel()
    controls = Controls(notebook)
    controls.theme.select_option("Economy")
    controls.assert_shown(32)
    controls.query.fill("law")
    expect(controls.rows).not_to_have_count(32)
    notebook.page.close()
