"""The rules that axe knows, in every state and for every way of seeing."""

from pathlib import Path

import pytest
from alone import WITHOUT_DOCUMENT
from lab import DARK, LIGHT, OF_COLORS, RULES, WIDGET, violations
from states import each_state

from three_years_on import collect, load
from three_years_on.charts.evidence import show_cards
from three_years_on.charts.milestones import plot_effect, plot_order
from three_years_on.charts.trends import plot_theme

PREDICTIONS = Path(__file__).parents[1] / "data" / "predictions"
# How a page may be seen: what the browser is asked for, and the rules.
SEEN = {
    "light": ({"color_scheme": "light", "forced_colors": "none"}, RULES),
    "dark": ({"color_scheme": "dark", "forced_colors": "none"}, OF_COLORS),
    "high contrast": ({"color_scheme": "dark", "forced_colors": "active"}, OF_COLORS),
}


def violations_in_each_state(explainer, ways, part=WIDGET):
    """Return what axe finds in each state, seen in one way after the other."""
    page, found = explainer.page, {}
    for name in each_state(explainer):
        for way in ways:
            media, rules = SEEN[way]
            page.emulate_media(**media)
            found[name, way] = violations(page, part, rules=rules)
        page.emulate_media(color_scheme="light", forced_colors="none")
    return {at: broken for at, broken in found.items() if broken}


@pytest.mark.parametrize(
    ("theme", "ways"),
    [(LIGHT, ["light", "high contrast"]), (DARK, ["dark"])],
    ids=["light", "dark"],
)
def test_axe_finds_nothing_in_jupyterlab(notebook, theme, ways):
    """In every state WCAG 2.2 AA and axe's best practice are kept; dark or in high contrast, what
    they say of colours, which alone are others there.

    High contrast is a dark one, set over JupyterLab's light theme.
    """
    notebook.set_theme(theme)
    assert violations_in_each_state(notebook.explainer(), ways) == {}


def test_axe_finds_nothing_in_the_whole_page(alone):
    """Nor in the page that stands alone, where the rules for whole pages hold as well."""
    assert violations_in_each_state(alone.explainer(), SEEN, WITHOUT_DOCUMENT) == {}


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
    media, rules = SEEN[seen]
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
