"""Keys pressed inside the widget stay there; the notebook around it does not change."""

import string

import pytest
from playwright.sync_api import expect

KEYS = [
    *string.ascii_lowercase,
    *"ABFHJKLMORUVZ",  # for which JupyterLab or Jupyter Notebook has a shortcut, or had one
    *string.digits,
    *("Enter", "Shift+Enter", "Control+Enter", "Alt+Enter", " ", "Escape", "Delete", "Backspace"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"),
]


def as_theme(explainer):
    explainer.reset()


def as_overview(explainer):
    explainer.reset()
    explainer.all_themes.click()


def as_table(explainer):
    explainer.reset()
    explainer.toggle.click()


def as_details(explainer):
    explainer.reset()
    explainer.open("E-Commerce Law")


def as_record(explainer):
    explainer.reset()
    explainer.record_toggle.click()
    explainer.figures.first.locator("summary").click()


def as_covered(explainer):
    explainer.reset()
    explainer.predict_first.click()


def as_taking_away(explainer):
    explainer.reset()
    explainer.root.get_by_role("button", name="Take away").click()


# For each kind of thing that can have the focus: how to get there, and the first of its sort.
FOCUSABLE = {
    "tab": (as_theme, "[role=tab][tabindex='0']"),
    "tool": (as_theme, ".tyo-tools button"),
    "row of all themes": (as_overview, ".tyo-ov-row"),
    "tool of all themes": (as_overview, ".tyo-ov-tools button"),
    "choice": (as_covered, ".tyo-choices input"),
    "words": (as_covered, ".tyo-predict input[type=text]"),
    "text to copy": (as_taking_away, ".tyo-extra textarea"),
    "column": (as_theme, ".tyo-side"),
    "statement": (as_theme, ".tyo-side [data-opens]"),
    "check": (as_theme, ".tyo-side [data-checks]"),
    "record toggle": (as_theme, ".tyo-filters > button:last-child"),
    "record": (as_record, ".tyo-record"),
    "figure": (as_record, ".tyo-figure summary"),
    "values": (as_record, ".tyo-figure .tyo-scroll"),
    "source of a value": (as_record, ".tyo-figure a"),
    "source of an account": (as_record, ".tyo-readings a"),
    "checkbox": (as_theme, "input[type=checkbox]"),
    "kind": (as_theme, "select"),
    "toggle": (as_theme, ".tyo-filters button"),
    "label": (as_theme, ".tyo-milestone"),
    "row": (as_table, "tbody button"),
    "details": (as_details, ".tyo-details"),
    "back": (as_details, ".tyo-back"),
    "source": (as_details, ".tyo-details a"),
}
# One of each way in which keys are heard gets them all; the others those that do most harm.
WHOLLY = {"tab", "row of all themes", "words", "kind", "checkbox", "label", "details", "source"}
HARMFUL = ["a", "b", "d", "m", "x", "z", "M", "0", "1", "Enter", "Shift+Enter", "Control+Enter"]
HARMFUL += [" ", "Escape", "Delete", "ArrowUp", "ArrowDown", "ArrowRight", "End"]
each_kind = pytest.mark.parametrize("kind", FOCUSABLE)
# A link's own key opens a page of another site; that it does is not tested here.
FOLLOW_NO_LINK = """root => root.addEventListener("click", event => {
  if (event.target.closest("a")) event.preventDefault();
}, true)"""
FOCUS = """(root, selector) => {
  const node = [...root.querySelectorAll(selector)].find(found => found.checkVisibility());
  node?.focus();
  return node !== undefined && node === document.activeElement;
}"""
# What went wrong with the last key, once the page was drawn: where the focus is, what ran; then
# whether the focus could be brought back to where the next key is pressed.
LEAKS = f"""(root, selector) => new Promise(done => requestAnimationFrame(() => setTimeout(() => {{
  const outside = root.contains(document.activeElement) ? [] : ["the focus is outside"];
  const leaks = [...outside, ...window.commandsRun.splice(0)];
  done(selector ? [leaks, ({FOCUS})(root, selector)] : leaks);
}})))"""
OPEN = ".lm-Menu:visible, .jp-Dialog:visible, .jp-Completer:visible, .lm-CommandPalette:visible"


def leaks_of_keys(explainer, prepare, selector, keys=KEYS):
    """Press keys, with the focus brought back to the same part each time; return what leaked."""
    cells = explainer.notebook.cells()
    explainer.notebook.commands_run()
    leaks, is_there = {}, explainer.root.evaluate(FOCUS, selector)
    for key in keys:
        if not is_there:
            prepare(explainer)
            assert explainer.root.evaluate(FOCUS, selector)
        explainer.page.keyboard.press(key)
        found, is_there = explainer.root.evaluate(LEAKS, selector)
        if found:
            leaks[key] = found
    assert explainer.notebook.cells() == cells
    expect(explainer.page.locator(OPEN)).to_have_count(0)
    return leaks


@each_kind
def test_no_key_leaks_from(explainer, kind):
    """No key pressed there reaches JupyterLab or changes a cell; the focus stays inside (2.1.4)."""
    explainer.root.evaluate(FOLLOW_NO_LINK)
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    keys = KEYS if kind in WHOLLY else HARMFUL
    assert leaks_of_keys(explainer, prepare, selector, keys) == {}


def test_no_key_leaks_after_a_click_on_plain_text(explainer):
    """The same after a click on a text that is no control, in a theme and before all themes."""
    cells = explainer.notebook.cells()
    explainer.notebook.commands_run()
    for key in KEYS:
        if explainer.details.count() or explainer.page.locator(".tyo-present").count():
            as_theme(explainer)
        is_theme = explainer.columns.count() > 0
        part = explainer.columns.first if is_theme else explainer.overview
        part.get_by_role("heading").click()
        explainer.page.keyboard.press(key)
        assert (key, explainer.root.evaluate(LEAKS)) == (key, [])
    assert explainer.notebook.cells() == cells
    expect(explainer.page.locator(OPEN)).to_have_count(0)


@each_kind
def test_a_step_keeps_the_focus_inside(explainer, kind):
    """A step replaces much of what is shown; the keys that follow still find the widget (2.4.3)."""
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    for key in ("2", "ArrowRight", "End", "Home"):
        if not explainer.root.evaluate(FOCUS, selector):
            prepare(explainer)
            assert explainer.root.evaluate(FOCUS, selector)
        explainer.notebook.commands_run()
        for pressed in (key, "b", "ArrowLeft", "x"):
            explainer.page.keyboard.press(pressed)
            assert explainer.root.evaluate(LEAKS) == []


def test_a_filter_set_elsewhere_keeps_the_focus_inside(explainer):
    """A label that has the focus may be filtered away; the focus stays in the widget (2.4.3)."""
    explainer.label("E-Commerce Law").focus()
    explainer.named_only.evaluate("box => box.click()")
    assert explainer.has_focus()


@pytest.mark.parametrize("kind", ["tab", "statement", "kind", "label", "back"])
def test_combinations_are_left_to_jupyterlab(explainer, kind):
    """Control and S saves the notebook, wherever the focus is in the widget, and was before."""
    prepare, selector = FOCUSABLE[kind]
    prepare(explainer)
    explainer.root.focus()
    explainer.page.keyboard.press("x")
    assert explainer.root.evaluate(FOCUS, selector)
    explainer.notebook.commands_run()
    explainer.page.keyboard.press("Control+s")
    explainer.page.wait_for_function("() => window.commandsRun.includes('docmanager:save')")
