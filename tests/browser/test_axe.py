"""The rules that axe knows, in every state and for every way of seeing."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import DARK, LIGHT, OF_COLORS, RULES, violations
from states import each_state

from three_years_on import collect, load
from three_years_on.charts.evidence import show_cards
from three_years_on.charts.milestones import plot_effect, plot_order
from three_years_on.charts.trends import plot_theme

PREDICTIONS = Path(__file__).parents[1] / "data" / "predictions"
# How a page may be seen: the theme of JupyterLab, what the browser is asked for, and the rules.
SEEN = {
    "light": (LIGHT, {"color_scheme": "light", "forced_colors": "none"}, RULES),
    "dark": (DARK, {"color_scheme": "dark", "forced_colors": "none"}, OF_COLORS),
    "high contrast": (LIGHT, {"color_scheme": "dark", "forced_colors": "active"}, OF_COLORS),
}


@pytest.mark.parametrize("seen", SEEN)
def test_axe_finds_nothing_in_jupyterlab(notebook, seen):
    """In every state WCAG 2.2 AA and axe's best practice are kept; dark or in high contrast, what
    they say of colours, which alone are others there.

    High contrast is a dark one, set over JupyterLab's light theme.
    """
    theme, media, rules = SEEN[seen]
    notebook.set_theme(theme)
    notebook.page.emulate_media(**media)
    explainer = notebook.explainer()
    found = {name: violations(notebook.page, rules=rules) for name in each_state(explainer)}
    notebook.page.emulate_media(forced_colors="none")
    assert {name: rules for name, rules in found.items() if rules} == {}


# The document for browsers without a script is large and hidden here; test_from_disk.py has it.
WITHOUT_DOCUMENT = {"exclude": [[".tyo-document"]]}


@pytest.mark.parametrize("seen", SEEN)
def test_axe_finds_nothing_in_the_whole_page(alone, seen):
    """Nor in the page that stands alone, where the rules for whole pages hold as well."""
    _, media, rules = SEEN[seen]
    alone.page.emulate_media(**media)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = {}
    for name in each_state(alone.explainer()):
        broken = Axe().run(alone.page, WITHOUT_DOCUMENT, options).response["violations"]
        found[name] = [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in broken]
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_axe_finds_nothing_on_a_phone(explainer, theme):
    """Nor at 320 px, where all is laid out below each other."""
    explainer.notebook.set_width(320)
    explainer.notebook.set_theme(theme)
    assert violations(explainer.page) == []
    explainer.toggle.click()
    assert violations(explainer.page) == []


def charts():
    tables = load()
    first = plot_theme(tables, "economy").charts[0]
    cards = show_cards(tables, "cybersecurity")
    return [plot_order(tables), plot_effect(tables), cards, first, collect(PREDICTIONS, tables)]


@pytest.mark.parametrize("seen", SEEN)
def test_axe_finds_nothing_in_charts_and_tables(browser, seen):
    """Charts and tables that a cell shows keep the rules, their rows folded out or not."""
    _, media, rules = SEEN[seen]
    page = browser.new_page()
    page.emulate_media(**media)
    page.set_content(f'<!doctype html><body lang="en">{"".join(c._repr_html_() for c in charts())}')
    for closed in (True, False):
        assert [
            v for part in page.locator(".tyo").all() for v in violations_of(page, part, rules)
        ] == []
        if closed:
            for summary in page.locator("summary").all():
                summary.click()
    page.close()


def violations_of(page, part, rules):
    part.evaluate("node => { node.id = 'part' }")
    found = violations(page, "#part", rules=rules)
    part.evaluate("node => node.removeAttribute('id')")
    return found
