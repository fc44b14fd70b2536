"""Notebook 7, which looks for shortcuts before the widget hears of a key: the display as in Lab."""

import shutil

import pytest
from lab import LIGHT, NOTEBOOKS, WIDGET
from playwright.sync_api import expect
from test_keys import FOCUSABLE, FOLLOW_NO_LINK, leaks_of_keys
from test_stepping import assert_shows


@pytest.fixture(scope="module")
def notebook(lab, context):
    """Notebook 1 in Notebook 7, run; no test may make the page complain."""
    # Of its own, as a cell that is run in a second window takes its display along.
    shutil.copy(NOTEBOOKS / "1-step-through.ipynb", lab.folder / "in-notebook-7.ipynb")
    notebook = lab.open(context, "in-notebook-7", place="notebooks")
    notebook.run_all()
    notebook.errors.clear()  # Notebook 7 complains of its own menu
    yield notebook
    assert notebook.foreign == []
    assert notebook.errors == []
    notebook.close()


@pytest.fixture
def explainer(notebook):
    notebook.set_theme(LIGHT)
    shown = notebook.explainer()
    shown.reset()
    shown.scroll_to_top()
    return shown


def test_arrows_step(explainer):
    """→ and ← step, as Home, End and numbers do, and the focus stays in the display."""
    explainer.tabs.first.focus()
    for key, index in [("ArrowRight", 1), ("ArrowLeft", 0), ("End", 5), ("3", 2)]:
        explainer.page.keyboard.press(key)
        assert_shows(explainer, index)
    expect(explainer.tabs.nth(2)).to_be_focused()


def test_arrows_and_enter_work_in_the_timeline(explainer):
    """→ goes to the next milestone, Enter opens it, Escape closes it and gives the focus back."""
    marks = explainer.labels
    marks.first.focus()
    explainer.page.keyboard.press("ArrowRight")
    focused = explainer.page.locator(":focus")
    name = focused.get_attribute("aria-label")
    assert name != marks.first.get_attribute("aria-label")
    explainer.page.keyboard.press("Enter")
    expect(explainer.details).to_be_visible()
    explainer.page.keyboard.press("Escape")
    expect(explainer.details).to_have_count(0)
    assert focused.get_attribute("aria-label") == name


@pytest.mark.parametrize("kind", ["tab", "label", "column", "details", "words"])
def test_no_key_leaks_from(explainer, kind):
    """No key pressed there is a shortcut of Notebook 7 or changes a cell; the focus stays."""
    explainer.root.evaluate(FOLLOW_NO_LINK)
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    assert leaks_of_keys(explainer, prepare, selector) == {}


def test_presenting_leaves_the_notebook_alone(explainer):
    """→ and ← turn slides, B blanks and inserts no cell, M and Ctrl-S do nothing behind them."""
    cells = explainer.notebook.cells()
    explainer.notebook.commands_run()
    explainer.root.get_by_role("button", name="Present").click()
    dialog = explainer.page.locator(".tyo-present")
    heading = dialog.locator("h3")
    expect(heading).to_have_text("The question")
    explainer.page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Called for · 19 April 2016")
    explainer.page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("The question")
    explainer.page.keyboard.press("b")
    expect(dialog).to_contain_class("tyo-blank")
    for key in ("b", "a", "m", "Control+s", "d", "d"):
        explainer.page.keyboard.press(key)
    explainer.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert explainer.notebook.cells() == cells
    assert explainer.notebook.commands_run() == []


def test_combinations_are_left_to_the_notebook(explainer):
    """Ctrl-S saves the notebook as well while the display has the focus."""
    explainer.root.focus()
    explainer.page.keyboard.press("x")
    explainer.tabs.first.focus()
    explainer.notebook.commands_run()
    explainer.page.keyboard.press("Control+s")
    assert "docmanager:save" in explainer.notebook.commands_run()


def test_keys_in_controls_around_a_widget_are_no_shortcuts(lab, context):
    """A letter in a list above the timeline of notebook 2 chooses there, and changes no cell."""
    notebook = lab.open(context, "2-policy-milestones", place="notebooks")
    notebook.run_all()
    expect(notebook.page.locator(WIDGET).first).to_be_visible(timeout=30_000)
    cells = notebook.cells()
    notebook.page.locator(".tyo-keys").get_by_label("Theme", exact=True).focus()
    for key in "bmadd":
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells
    notebook.close()
