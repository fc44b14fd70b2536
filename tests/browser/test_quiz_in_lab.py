"""A quiz in JupyterLab: each choice is answered, and the notebook is left alone."""

import json

import pytest
from lab import DARK, LIGHT, violations
from playwright.sync_api import expect
from test_accessibility import SMALL

CELLS = [
    "from three_years_on import Quiz, load\ntables = load()",
    'quiz = Quiz(tables, "quiz")\nquiz',
    "print(quiz.answered().loc[0].to_json())",
]
SHOW, TABLE = 1, 2
PLACES = (2, 0, 1, 3, 2, 1)  # of the right choice of each question


@pytest.fixture(scope="module", params=["kernel", "no kernel"])
def notebook(request, lab, context):
    name = f"asking-{request.param.replace(' ', '-')}"
    lab.write(name, *CELLS)
    notebook = lab.open(context, name)
    notebook.run_all()
    if request.param == "no kernel":
        notebook.end_kernel()
    yield notebook
    notebook.close()


@pytest.fixture
def quiz(notebook):
    """The quiz with nothing answered."""
    root = notebook.page.locator(".tyo-quiz")
    root.wait_for()
    again = root.get_by_role("button", name="Start again")
    if again.is_visible():
        again.click()
    return root


def first(quiz):
    return quiz.get_by_role("group").first


def choose(question, index):
    question.get_by_role("radio").nth(index).check()
    question.get_by_role("button", name="Check").click()


def test_nothing_is_given_away_before_a_choice_is_checked(quiz):
    """Neither feedback nor verdict is in the page, and Check waits for a choice."""
    assert "Not yet" not in quiz.inner_text()
    expect(quiz.locator(".tyo-answer:not(:empty)")).to_have_count(0)
    check = first(quiz).get_by_role("button", name="Check")
    expect(check).to_have_attribute("aria-disabled", "true")
    check.click(force=True)
    expect(quiz.locator(".tyo-answer:not(:empty)")).to_have_count(0)


def test_each_choice_is_answered_in_its_own_way(quiz):
    """A wrong choice tells where to look and which idea is behind it; then one chooses again."""
    question = first(quiz)
    choose(question, 0)
    expect(question).to_contain_text("Not yet. Compare the dates")
    expect(question).to_contain_text(
        "The idea behind it: What a report names after a call is a result of that call."
    )
    choose(question, 1)
    expect(question).to_contain_text("Not yet. Read the outcome again")
    expect(question).not_to_contain_text("Compare the dates")
    choose(question, 2)
    expect(question).to_contain_text("Right. Work on it may have gone on after the calls")
    expect(question).not_to_contain_text("The idea behind it")


def test_it_is_answered_with_keys_alone(quiz):
    """Arrows choose, Tab leads to Check, Enter checks, and the focus stays there."""
    keyboard = quiz.page.keyboard
    question = first(quiz)
    question.get_by_role("radio").first.focus()
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(question).to_contain_text("Right.")
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    expect(quiz.get_by_role("status")).to_contain_text("Right. Work on it")


def test_keys_do_nothing_to_the_notebook(notebook, quiz):
    """With the focus on a choice or a button, no letter or arrow reaches JupyterLab."""
    cells = notebook.cells()
    notebook.commands_run()
    for part in (first(quiz).get_by_role("radio").first, first(quiz).get_by_role("button")):
        part.focus()
        for key in ("a", "b", "x", "d", "d", "ArrowDown", "ArrowUp", "Enter", "Control+Enter", "m"):
            quiz.page.keyboard.press(key)
    assert notebook.cells() == cells
    assert notebook.commands_run() == []


def test_first_tries_are_counted_at_the_end(quiz):
    """When all are solved one line says how many were right at the first try; no other score."""
    choose(quiz.get_by_role("group").nth(5), 0)
    for index, place in enumerate(PLACES):
        expect(quiz.locator(".tyo-end")).not_to_contain_text("at the first try")
        choose(quiz.get_by_role("group").nth(index), place)
    expect(quiz.locator(".tyo-end")).to_contain_text("5 of 6 at the first try.")


def test_starting_again_leads_back_to_the_first_choice(quiz):
    """Nothing stays answered or chosen, and who uses the keyboard does not lose the place."""
    choose(first(quiz), 0)
    quiz.get_by_role("group").nth(1).get_by_role("radio").nth(1).check()
    quiz.get_by_role("button", name="Start again").focus()
    quiz.page.keyboard.press("Enter")
    expect(quiz.locator(".tyo-answer:not(:empty)")).to_have_count(0)
    expect(quiz.locator("input:checked")).to_have_count(0)
    expect(quiz.locator("button[aria-disabled=false]")).to_have_count(0)
    expect(first(quiz).get_by_role("radio").first).to_be_focused()


@pytest.mark.parametrize("notebook", ["kernel"], indirect=True)
def test_python_reads_answers_and_a_cell_run_again_keeps_them(notebook, quiz):
    """The table holds the first answer and its idea; making the quiz anew loses nothing."""
    choose(first(quiz), 0)
    choose(first(quiz), 2)
    answer = json.loads(notebook.run_cell(TABLE))
    assert (answer["tries"], answer["right_at_first"]) == (2, False)
    assert answer["misconception"] == "What a report names after a call is a result of that call."
    notebook.run_cell(SHOW)
    expect(first(quiz)).to_contain_text("Right. Work on it")
    assert json.loads(notebook.run_cell(TABLE)) == answer


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing(notebook, quiz, theme):
    """Before and after an answer the quiz keeps the rules, and its targets are 24 px."""
    notebook.set_theme(theme)
    assert violations(quiz.page, ".tyo-quiz") == []
    choose(first(quiz), 0)
    assert violations(quiz.page, ".tyo-quiz") == []
    assert quiz.evaluate(SMALL) == []
