"""The first screen, and the ways from it: all themes at a glance, on every width."""

import pytest
from alone import Alone
from playwright.sync_api import expect

WIDTHS = [320, 390, 640, 926, 1366, 1920]
OUT = """() => [...document.querySelectorAll('.tyo-explainer *')]
  .filter((node) => node.checkVisibility() && !node.closest('svg, .tyo-status, .tyo-unseen')
    && !node.closest('.tyo-lanes-told, .tyo-scroll'))
  .filter((node) => { const {left, right, width} = node.getBoundingClientRect();
    return width && (left < -1 || right > innerWidth + 1); })
  .map((node) => `${node.className}: ${node.textContent.slice(0, 40)}`)"""
CUT = """() => [...document.querySelectorAll('.tyo-explainer :is(p, h3, h4, b, button, li, span)')]
  .filter((node) => node.checkVisibility() && getComputedStyle(node).overflowX !== 'visible')
  .filter((node) => !node.matches('.tyo-status, .tyo-unseen, .tyo-lanes-told')
    && node.scrollWidth > node.clientWidth + 1)
  .map((node) => `${node.className}: ${node.textContent.slice(0, 40)}`)"""


@pytest.fixture
def opened(browser, path):
    """Open the page anew at a width, at an address."""
    pages = []

    def open_at(width, address="", **options):
        page = Alone(
            browser, path, address=address, viewport={"width": width, "height": 768}, **options
        )
        pages.append(page)
        return page, page.explainer()

    yield open_at
    for page in pages:
        assert page.errors == []
        page.close()


def test_it_opens_with_all_themes(opened):
    """The first step is the overview; it has a row for each theme and one for the rest."""
    _, shown = opened(1366)
    expect(shown.all_themes).to_have_attribute("aria-selected", "true")
    expect(shown.overview_rows).to_have_count(6)
    expect(shown.panel).to_have_accessible_name("All themes")
    expect(shown.status).to_have_text("All themes, 6 rows")


def test_every_row_leads_into_its_theme(opened):
    """A row opens its theme, and the key 0 the overview again."""
    page, shown = opened(1366)
    for index in range(6):
        shown.overview_rows.nth(index).locator(".tyo-ov-name").click()
        expect(shown.tabs.nth(index)).to_have_attribute("aria-selected", "true")
        page.page.keyboard.press("0")
        expect(shown.overview).to_be_visible()


def test_keys_work_before_anything_was_clicked(opened):
    """On the page that is only the explainer, keys are heard at once, and after a click on it."""
    page, shown = opened(1366)
    keyboard = page.page.keyboard
    keyboard.press("ArrowRight")
    expect(shown.tabs.first).to_have_attribute("aria-selected", "true")
    page.page.locator("h1").click()
    keyboard.press("3")
    expect(shown.tabs.nth(2)).to_have_attribute("aria-selected", "true")
    keyboard.press("ArrowLeft")
    keyboard.press("Escape")
    expect(shown.tabs.nth(1)).to_have_attribute("aria-selected", "true")
    shown.tabs.nth(1).focus()
    keyboard.press("Home")
    expect(shown.all_themes).to_be_focused()
    keyboard.press("ArrowLeft")
    expect(shown.overview).to_be_visible()


def test_escape_closes_details_after_reading(opened):
    """Escape is heard also when reading has moved the focus out of the display."""
    page, shown = opened(1366, "#theme=economy")
    shown.open("Made in China 2025")
    expect(shown.details).to_be_visible()
    page.page.evaluate("document.activeElement.blur()")
    page.page.keyboard.press("Escape")
    expect(shown.details).to_have_count(0)


def test_a_milestone_does_not_come_back_at_reveal(opened):
    """Predict first leaves the milestone that was open, and Reveal shows what is reported."""
    _, shown = opened(1366, "#theme=economy")
    shown.open("Made in China 2025")
    shown.predict_first.click()
    shown.prediction.get_by_label("no outcome").check()
    shown.reveal.click()
    expect(shown.details).to_have_count(0)
    expect(shown.columns.nth(1)).to_contain_text("You expected: no outcome")


def test_reveal_says_what_it_shows_and_leaves_the_rest(opened):
    """The status tells both sides; the calls keep their very elements, also over details."""
    page, shown = opened(1366, "#theme=economy")
    shown.predict_first.click()
    page.page.evaluate("window.kept = document.querySelector('.tyo-side')")
    shown.prediction.get_by_label("no outcome").check()
    shown.reveal.click()
    expect(shown.status).to_have_text(
        "Revealed. You expected: no outcome. The article gives: named measure; assertion."
    )
    expect(shown.columns.nth(1)).to_be_focused()
    shown.open("Made in China 2025")
    shown.back.click()
    assert page.page.evaluate("window.kept === document.querySelector('.tyo-side')")


def test_predict_first_covers_overview_and_tabs(opened):
    """Until they are revealed, no basis of an outcome is drawn in any row or tab."""
    _, shown = opened(1366)
    shown.predict_first.click()
    expect(shown.overview.locator(".tyo-ov-covered")).to_have_count(6)
    expect(shown.root.locator(".tyo-tally-covered")).to_have_count(6)
    for place in (".tyo-ov-rows", ".tyo-steps"):
        expect(shown.root.locator(f"{place} [data-mark*=measure]")).to_have_count(0)
    assert "none reported" not in shown.overview.inner_text()


def test_tabs_name_their_panels(opened):
    """Each tab controls a panel that is there."""
    page, _ = opened(1366)
    missing = """() => [...document.querySelectorAll('[role=tab]')].filter((tab) =>
      document.getElementById(tab.getAttribute('aria-controls'))?.role !== 'tabpanel').length"""
    assert page.page.evaluate(missing) == 0


def test_text_of_charts_is_not_read_after_its_alternative(opened):
    """Whoever hears a chart hears its alternative once, and no bare numbers after it."""
    _, shown = opened(1366, "#theme=economy&record=open")
    expect(shown.figures.first.locator("svg")).to_be_visible()
    expect(shown.figures.locator("svg text:not([aria-hidden=true])")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_or_leaves_the_page(opened, width):
    """At each width overview and themes fit: nothing reaches out of the page or is cut off."""
    page, shown = opened(width)
    for place in range(7):
        page.page.keyboard.press(str(place))
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.page.evaluate(OUT) == [], place
        assert page.page.evaluate(CUT) == [], place
        if place:
            expect(shown.columns).to_have_count(2)


def test_names_can_be_read_on_a_phone(opened):
    """Where tabs do not fit, the theme says its number and name; all themes are one tap away."""
    _, shown = opened(390)
    shown.overview_rows.nth(1).locator(".tyo-ov-name").click()
    expect(shown.root.locator(".tyo-where")).to_have_text("2 of 6")
    expect(shown.root.get_by_role("heading", level=3)).to_contain_text("2 Public opinion")
    shown.root.get_by_role("button", name="Next theme").click()
    expect(shown.root.get_by_role("heading", level=3)).to_contain_text("3 Core technologies")
    shown.root.get_by_role("button", name="All themes").click()
    expect(shown.overview_rows.first).to_be_visible()


@pytest.mark.parametrize("width", [360, 926])
def test_targets_are_large_enough_for_a_finger(opened, width):
    """Everything to be pressed is at least 24 pixels high and wide, or has as much room."""
    page, _ = opened(width)
    small = """() => [...document.querySelectorAll('.tyo-explainer :is(button, select, summary)')]
      .filter((node) => node.checkVisibility())
      .map((node) => [node.textContent.slice(0, 30), node.getBoundingClientRect()])
      .filter(([, {width, height}]) => height < 23.9 || width < 23.9).map(([text]) => text)"""
    for place in range(7):
        page.page.keyboard.press(str(place))
        assert page.page.evaluate(small) == [], place
