"""Notebook 1 as an app: Voilà shows its text and its explainer, and no code."""

from types import SimpleNamespace

import pytest
from lab import WIDGET, Explainer, served, violations
from playwright.sync_api import expect
from test_stepping import assert_shows


@pytest.fixture(scope="module")
def app(lab, browser):
    """The page of the app."""
    options = ("--no-browser", "--Voila.ip=127.0.0.1")
    with served(lab, "voila", "1-step-through.ipynb", *options) as address:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address, timeout=60_000)
        page.locator(WIDGET).wait_for(timeout=60_000)
        yield page
        page.close()


def test_the_app_steps(app):
    """It opens with all themes, and the six steps show what they show in JupyterLab."""
    explainer = Explainer(SimpleNamespace(page=app), app.locator(WIDGET))
    expect(explainer.overview).to_be_visible()
    for index in range(6):
        explainer.tabs.nth(index).click()
        assert_shows(explainer, index)
    app.keyboard.press("Home")
    expect(explainer.overview).to_be_visible()
    app.keyboard.press("1")
    assert_shows(explainer, 0)


def test_the_app_shows_no_code(app):
    """A reader of the app sees text and display, and no cell with Python in it."""
    expect(app.get_by_role("heading", name="1 Step through")).to_be_visible()
    expect(app.get_by_text("from three_years_on import")).to_have_count(0)


def test_the_app_presents(app):
    """Present takes the whole screen there too, and Escape gives it back."""
    app.get_by_role("button", name="Present").click()
    expect(app.locator(".tyo-present > h3")).to_have_text("The question")
    app.keyboard.press("PageDown")
    expect(app.locator(".tyo-present > h3")).to_have_text("Called for · 19 April 2016")
    app.keyboard.press("Escape")
    expect(app.locator(".tyo-present")).to_have_count(0)


def test_axe_finds_nothing_in_the_app(app):
    """The explainer keeps the rules of accessibility in this page as well."""
    assert violations(app) == []
