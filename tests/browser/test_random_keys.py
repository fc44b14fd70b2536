"""Whatever keys are pressed in the explainer, the notebook around it stays as it is."""

import random

import pytest
from lab import DRAWN

SEED, PRESSES = 20190419, 500
# Likely keys stand more often; what JupyterLab does with them in a cell: a, b, x, d, z, m, y, c, v.
KEYS = [
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    *"abxdzmycvABXDZMYCV",
    *["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Tab"] * 4,
    *["Shift+Tab", "Shift+Enter", "Control+Enter", "Space", "PageUp", "PageDown"] * 2,
    *["Home", "End", "Backspace", "Delete", "p", "p"],
]
# Where a reader may click before the next key.
PLACES = (
    "[role=tab][aria-selected=true]",
    ".tyo-tools button",
    ".tyo-tools button:nth-child(3)",
    ".tyo-ov-row",
    ".tyo-side",
    ".tyo-choices input",
    ".tyo-predict input[type=text]",
    ".tyo-filters select",
    ".tyo-filters > button:last-child",
    '.tyo-milestone[tabindex="0"]',
)
NO_LINK_OR_FILE = """root => {
  for (const type of ["click", "auxclick"]) root.addEventListener(type, event => {
    const saves = /CSV|SVG|PNG/.test(event.target.textContent);
    if (event.target.closest("a") || saves) event.preventDefault();
    if (saves) event.stopPropagation();
  }, true);
}"""
FOCUS = """(root, selector) => {
  const dialog = root.querySelector("dialog");
  const seen = [...root.querySelectorAll(selector)].find((node) => node.getClientRects().length);
  (dialog ?? seen ?? root).focus();
}"""
# Some keys put off what they do until the page is drawn.
AFTER_KEY = f"""root => ({DRAWN})().then(() => ({{
  ran: window.commandsRun.splice(0),
  has_focus: root.contains(document.activeElement),
  predicting: root.querySelector(".tyo-tools [aria-pressed=true]") !== null,
  presenting: document.querySelector(".tyo-present") !== null,
}}))"""


@pytest.fixture(scope="module")
def notebook(lab, context):
    """A notebook of its own with cells on both sides of the explainer."""
    show = "from three_years_on import Explainer, load\nExplainer(load())"
    lab.write("random-keys", "1 + 1", show, "2 + 2")
    opened = lab.open(context, "random-keys")
    opened.run_all()
    yield opened
    opened.close()


def test_random_keys_change_nothing_around_the_explainer(notebook):
    """Five hundred keys, in and out of predicting and presenting, leave cells and Lab alone.

    No cell is changed, added or run, no command of JupyterLab runs, nothing is logged.
    """
    explainer, page = notebook.explainer(), notebook.page
    explainer.root.evaluate(NO_LINK_OR_FILE)
    page.evaluate("window.open = () => null")  # speaker notes then stay on this screen
    chance = random.Random(SEED)
    cells = notebook.cells()
    notebook.commands_run()
    pressed, modes = [], set()
    has_focus = explainer.has_focus()
    for _ in range(PRESSES):
        moved = not has_focus or chance.random() < 0.2
        if moved:
            explainer.root.evaluate(FOCUS, chance.choice(PLACES))
        key = chance.choice(["Enter", "Space"] if moved and chance.random() < 0.5 else KEYS)
        page.keyboard.press(key)
        pressed.append(key)
        shown = explainer.root.evaluate(AFTER_KEY)
        assert (shown["ran"], pressed[-5:]) == ([], pressed[-5:])
        modes |= {mode for mode in ("predicting", "presenting") if shown[mode]}
        has_focus = shown["has_focus"]
    assert notebook.cells() == cells
    assert modes == {"predicting", "presenting"}
    assert (notebook.errors, notebook.foreign) == ([], [])
