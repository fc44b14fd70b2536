"""Keys pressed inside the widget stay there; the notebook around it does not change."""

import string

import pytest
from playwright.sync_api import expect

KEYS = [
    *string.ascii_lowercase,
    *string.ascii_uppercase,
    *string.digits,
    *("Enter", "Shift+Enter", "Control+Enter", "Alt+Enter", " ", "Escape", "Delete", "Backspace"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"),
]


def as_theme(explainer):
    explainer.reset()


def as_table(explainer):
    explainer.reset()
    explainer.toggle.click()


def as_details(explainer):
    explainer.reset()
    explainer.label("E-Commerce Law").click()


# For each kind of thing that can have the focus: how to get there, and where it is.
FOCUSABLE = {
    "tab": (as_theme, "[role=tab][tabindex='0']"),
    "previous": (as_theme, ".tyo-steps > button >> nth=0"),
    "next": (as_theme, ".tyo-steps > button >> nth=1"),
    "column": (as_theme, ".tyo-side >> nth=0"),
    "statement": (as_theme, ".tyo-side [data-opens] >> nth=0"),
    "checkbox": (as_theme, "input[type=checkbox]"),
    "kind": (as_theme, "select"),
    "toggle": (as_theme, ".tyo-filters button"),
    "picture": (as_theme, ".tyo-picture"),
    "label": (as_theme, "[data-part=label]:visible >> nth=3"),
    "table": (as_table, ".tyo-table"),
    "row": (as_table, "tbody button >> nth=2"),
    "details": (as_details, ".tyo-details"),
    "back": (as_details, ".tyo-back"),
    "source": (as_details, ".tyo-details a >> nth=0"),
}
# A link's own key opens a page of another site; that it does is not tested here.
FOLLOW_NO_LINK = """root => root.addEventListener("click", event => {
  if (event.target.closest("a")) event.preventDefault();
}, true)"""
OPEN = ".lm-Menu:visible, .jp-Dialog:visible, .jp-Completer:visible, .lm-CommandPalette:visible"


def press_all(explainer, prepare, focus):
    """Press every key, with the focus brought back each time; return what leaked."""
    leaks = []
    for key in KEYS:
        if not focus():
            prepare(explainer)
            assert focus()
        explainer.page.keyboard.press(key)
        if not explainer.has_focus():
            leaks.append((key, "the focus is outside"))
        leaks += [(key, command) for command in explainer.notebook.commands_run()]
    return leaks


@pytest.mark.parametrize("kind", FOCUSABLE)
def test_no_key_leaks_from(explainer, kind):
    """No key pressed there reaches JupyterLab, and the focus never leaves the widget."""
    explainer.root.evaluate(FOLLOW_NO_LINK)
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    cells = explainer.notebook.cells()
    explainer.notebook.commands_run()
    target = explainer.root.locator(selector)

    def focus():
        if not target.count() or not target.is_visible():
            return False
        target.focus()
        return True

    leaks = press_all(explainer, prepare, focus)
    assert leaks == []
    assert explainer.notebook.cells() == cells
    expect(explainer.page.locator(OPEN)).to_have_count(0)


def test_no_key_leaks_after_a_click_on_plain_text(explainer):
    """The same after a click on a text that is no control."""
    cells = explainer.notebook.cells()
    explainer.notebook.commands_run()

    def focus():
        if explainer.details.count():
            return False
        explainer.columns.first.get_by_role("heading").click()
        return True

    leaks = press_all(explainer, as_theme, focus)
    assert leaks == []
    assert explainer.notebook.cells() == cells
    expect(explainer.page.locator(OPEN)).to_have_count(0)


@pytest.mark.parametrize("key", ["2", "ArrowRight", "End"])
@pytest.mark.parametrize("kind", FOCUSABLE)
def test_a_step_keeps_the_focus_inside(explainer, kind, key):
    """A step replaces much of what is shown; the next key must find the widget again."""
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    explainer.root.locator(selector).focus()
    explainer.page.keyboard.press(key)
    assert explainer.has_focus()
    explainer.notebook.commands_run()
    explainer.page.keyboard.press("b")
    assert explainer.notebook.commands_run() == []


def test_a_filter_set_elsewhere_keeps_the_focus_inside(explainer):
    """A label that has the focus may be filtered away; the focus stays in the widget."""
    explainer.label("E-Commerce Law").focus()
    explainer.named_only.evaluate("box => box.click()")
    assert explainer.has_focus()


@pytest.mark.parametrize("kind", FOCUSABLE)
def test_combinations_are_left_to_jupyterlab(explainer, kind):
    """Control and S saves the notebook, wherever the focus is in the widget."""
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    explainer.root.locator(selector).focus()
    explainer.notebook.commands_run()
    explainer.page.keyboard.press("Control+s")
    explainer.page.wait_for_function("() => window.commandsRun.includes('docmanager:save')")
