"""marimo, which keeps a display in a shadow root: the display as in JupyterLab."""

from types import SimpleNamespace

import pytest
from lab import WIDGET, Explainer, served
from playwright.sync_api import expect
from test_stepping import assert_shows

NOTEBOOK = """import marimo

app = marimo.App()


@app.cell
def _():
    from three_years_on import Explainer, load

    Explainer(load())
    return


if __name__ == "__main__":
    app.run()
"""


@pytest.fixture(scope="module")
def explainer(lab, browser):
    """The explainer that a cell shows in an app."""
    (lab.folder / "shown.py").write_text(NOTEBOOK, encoding="utf-8")
    options = ("--headless", "--no-token", "--host=127.0.0.1")
    with served(lab, "marimo", "run", "shown.py", *options) as address:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(10_000)
        page.goto(address, timeout=60_000)
        page.locator(WIDGET).wait_for(timeout=60_000)
        yield Explainer(SimpleNamespace(page=page), page.locator(WIDGET))
        page.close()


def test_it_steps_by_keys(explainer):
    """Arrows, numbers, Home and End step, and the focus follows the tab."""
    expect(explainer.overview).to_be_visible()
    explainer.tabs.first.click()
    for key, index in [("ArrowRight", 1), ("ArrowLeft", 0), ("End", 5), ("3", 2)]:
        explainer.page.keyboard.press(key)
        assert_shows(explainer, index)
    expect(explainer.tabs.nth(2)).to_be_focused()
    explainer.page.keyboard.press("Home")
    expect(explainer.overview).to_be_visible()


def test_the_focus_stays_where_the_reader_was(explainer):
    """Enter on a milestone leads to its details, Escape back; after a step keys still work."""
    explainer.tabs.first.click()
    mark = explainer.labels.first
    mark.focus()
    explainer.page.keyboard.press("Enter")
    expect(explainer.back).to_be_focused()
    explainer.page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    explainer.root.locator(".tyo-side [data-opens]:visible").first.focus()
    for key, index in [("ArrowRight", 1), ("ArrowRight", 2)]:
        explainer.page.keyboard.press(key)
        assert_shows(explainer, index)


def test_it_presents(explainer):
    """Present takes the whole screen, keys turn slides, and Escape gives the focus back."""
    explainer.tabs.first.click()
    present = explainer.root.get_by_role("button", name="Present")
    present.click()
    heading = explainer.page.locator(".tyo-present > h3")
    expect(heading).to_have_text("The question")
    explainer.page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Called for · 19 April 2016")
    explainer.page.keyboard.press("Escape")
    expect(present).to_be_focused()
