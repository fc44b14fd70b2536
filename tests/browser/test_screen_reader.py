"""What a screen reader finds, kept as text: the same story as on the screen, in its order."""

import difflib
import os
import re
from pathlib import Path

import pytest
import states
from playwright.sync_api import expect

TREES = Path(__file__).parent / "trees"
REWRITE = "REWRITE_TREES"
# What is kept of each state; the whole only where the rest is not as in the first theme.
PARTS = {
    "overview": lambda explainer: explainer.root,
    "theme 1": lambda explainer: explainer.root,
    "details": lambda explainer: explainer.panel,
    "record": lambda explainer: explainer.record,
    "table": lambda explainer: explainer.root.get_by_role("region", name="as a table"),
    "covered": lambda explainer: explainer.root,
    "revealed": lambda explainer: explainer.panel,
    "overview slide": states.dialog,
    "first slide": states.dialog,
    "voting slide": states.dialog,
    "outcome slide": states.dialog,
    "summary": lambda explainer: explainer.extra,
    "take away": lambda explainer: explainer.extra,
}
# What differs from run to run, or with every version.
CHANGING = [(r"file://\S*", "ADDRESS"), (r"version \d[\w.]*", "version N")]


# How many labels have room follows from the width, which is another in JupyterLab.
BY_WIDTH = [(r"\d+ labelled", "N labelled"), (r'(button "[^"]*, [a-z ]+ \d.*"): .*', r"\1")]


def replaced(text, patterns):
    for pattern, fixed in patterns:
        text = re.sub(pattern, fixed, text)
    return text


def compare(name, part, leaving_out=()):
    """Compare what is read out with what was read and found right."""
    found = replaced(part.aria_snapshot() + "\n", CHANGING)
    kept = TREES / f"{name.replace(' ', '-')}.txt"
    if os.environ.get(REWRITE):
        kept.write_text(found, encoding="utf-8")
    both = kept.read_text(encoding="utf-8"), found
    lines = [replaced(text, leaving_out).splitlines() for text in both]
    difference = "\n".join(difflib.unified_diff(*lines, f"kept: {kept.name}", "found", lineterm=""))
    command = f"{REWRITE}=1 python -m pytest tests/browser/test_screen_reader.py"
    assert not difference, f"{difference}\n\nRead it. If it is right: {command}"


@pytest.fixture
def shown(alone):
    explainer = alone.explainer()
    explainer.reset()
    return explainer


@pytest.mark.parametrize("state", PARTS)
def test_what_is_read_out_is_what_was_reviewed(shown, state):
    """Each state reads as in its file: roles, names, states and order (WCAG 1.3.1, 1.3.2)."""
    states.STATES[state](shown)
    compare(state, PARTS[state](shown))


def test_the_page_around_the_explainer_is_read_out_as_reviewed(shown, alone):
    """The page has a banner with its title, and one main part with the explainer."""
    shown.root.evaluate("node => { node.style.display = 'none' }")
    compare("page", alone.page.locator("body"))
    shown.root.evaluate("node => { node.style.display = '' }")


def in_the_tree(page):
    """Return role and name of all that Chromium reads out, with what a style sheet hides in it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    heard = [node for node in nodes if not node["ignored"]]
    return [(node["role"]["value"], node["name"]["value"]) for node in heard if "name" in node]


def test_the_timeline_is_read_out_as_its_labels_alone(shown, alone):
    """No line, no year and no loose word is read out, only the milestones shown."""
    for index, count in ((0, 32), (3, 28)):
        shown.tabs.nth(index).click()
        found = in_the_tree(alone.page)
        dated = re.compile(r", [a-z ]+ \d{1,2} [A-Z][a-z]+ 20\d\d(,|$)")
        labels = [name for role, name in found if role == "button" and dated.search(name)]
        assert len(labels) == count
        assert not {"2017", "day not certain"} & {name for _, name in found}


def test_a_label_is_called_what_is_seen(shown):
    """The name of each label begins with its visible words, for who speaks it (WCAG 2.5.3).

    Of what an outcome names, the month in short stands after a comma, and the whole day is said.
    """
    for label in shown.labels.all():
        words = [words.strip() for words in label.locator("text").all_text_contents()]
        seen = " ".join(words).split(", ")[0]
        assert label.get_attribute("aria-label").startswith(seen)


# In JupyterLab --------------------------------------------------------------------------------

CELLS = ["from three_years_on import Explainer, Quiz, load", "Explainer(load())"]
QUIZ = "Quiz(load(), 'remember-1')"


def test_jupyterlab_reads_out_the_same_and_a_quiz(lab, context):
    """The explainer reads in a notebook as it does alone; a question reads with its answer."""
    lab.write("reading", *CELLS, QUIZ)
    notebook = lab.open(context, "reading")
    notebook.run_all()
    explainer = notebook.explainer()
    states.STATES["theme 1"](explainer)
    compare("theme 1", explainer.root, BY_WIDTH)
    quiz = notebook.page.locator(".tyo-quiz")
    question = quiz.get_by_role("group").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(quiz.get_by_role("status")).not_to_be_empty()
    compare("quiz", quiz)
    notebook.close()
