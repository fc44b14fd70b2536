"""Questions: what the browser gets, and what Python learns of the answers."""

import pandas as pd
import pytest
import traitlets
from tiny import set_cell, write_tiny

from three_years_on import Quiz, load


@pytest.fixture
def tables(tmp_path):
    return load(write_tiny(tmp_path))


@pytest.fixture
def quiz(tables):
    quiz = Quiz(tables, "recall")
    quiz.tries = {}  # another test may have answered
    return quiz


def test_it_asks_the_questions_of_its_set_in_their_order(quiz):
    """Questions and choices come by position, those of other sets not at all."""
    assert [question["id"] for question in quiz.questions] == ["what-counted", "who-told"]
    assert quiz.questions[0]["prompt"] == "What was counted?"
    assert [choice["text"] for choice in quiz.questions[0]["choices"]] == [
        "Water",
        "Buckets",
        "Wells",
    ]


def test_each_choice_has_its_own_feedback(quiz):
    """A wrong choice comes with the idea behind it, the right one without."""
    water, buckets, wells = quiz.questions[0]["choices"]
    assert water == {
        "text": "Water",
        "is_right": False,
        "feedback": "Read the limits.",
        "misconception": "A count of wells, so of water.",
    }
    assert buckets["feedback"] == "Look at the unit."
    assert (wells["is_right"], wells["misconception"]) == (True, "")


def test_an_unknown_set_is_named_with_those_there_are(tables):
    """A misspelt name is told in place of questions, and nothing was answered."""
    quiz = Quiz(tables, "recal")
    told = "These tables have no set of questions 'recal'; there are check, recall."
    assert (quiz.questions, quiz.note) == ([], told)
    assert told.replace("'", "&#x27;") in quiz.plain_html()
    assert quiz.answered().empty
    assert Quiz(tables, "recall").note == ""


def test_answers_become_a_table(quiz):
    """First answers count: whether they were right, and what idea stands behind wrong ones."""
    quiz.tries = {"what-counted": [1, 2]}
    table = quiz.answered()
    assert table["question"].tolist() == ["What was counted?", "Who told it?"]
    assert table["tries"].tolist() == [2, 0]
    assert table["first_answer"].dropna().tolist() == ["Buckets"]
    assert table["right_at_first"].tolist() == [False, pd.NA]
    assert table["misconception"].dropna().tolist() == ["All counts are alike."]
    quiz.tries = {"what-counted": [2], "who-told": [1, 0]}
    assert quiz.answered()["right_at_first"].tolist() == [True, False]


@pytest.mark.parametrize(
    ("tries", "words"),
    [
        ({"fire": [0]}, "'fire' is not a known question"),
        ({"who-told": [2]}, "2 is not a choice of who-told; count from 0"),
        ({"who-told": [-1]}, "-1 is not a choice of who-told"),
        ({"who-told": [1.0]}, "1.0 is not a choice of who-told"),
        ({"who-told": [True]}, "True is not a choice of who-told"),
        ({"who-told": ["1"]}, "'1' is not a choice of who-told"),
        ({"who-told": 1}, "1 is not a list of choices of who-told"),
        ({0: [0]}, "0 is not a known question"),
        ({"who-told": None}, "None is not a list of choices of who-told"),
    ],
)
def test_what_is_no_answer_is_refused(quiz, tries, words):
    """Python cannot set an answer that the quiz does not have."""
    with pytest.raises(traitlets.TraitError, match=words):
        quiz.tries = tries


def test_answers_survive_running_the_cell_again(quiz, tables):
    """A quiz made again begins with the answers given; another set begins anew."""
    quiz.tries = {"who-told": [0]}
    assert Quiz(tables, "recall").tries == {"who-told": [0]}
    assert Quiz(tables, "check").tries == {}


def test_without_the_widget_it_can_be_read_and_gives_nothing_away(quiz):
    """Plain HTML lists questions and choices, and neither feedback nor which one is right."""
    html = quiz._repr_mimebundle_()[0]["text/html"]
    for words in ("What was counted?", "Wells", "Who told it?", "The paper"):
        assert words in html
    assert "Look at" not in html
    assert "Right" not in html


def test_markup_in_a_question_stays_text(tmp_path):
    """A tag in a prompt or a choice is escaped in the plain HTML."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "questions", 3, "prompt", "<script>hacked()</script>?")
    set_cell(tmp_path, "choices", 4, "text", "<img src=x>")
    html = Quiz(load(tmp_path), "recall")._repr_mimebundle_()[0]["text/html"]
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;hacked()&lt;/script&gt;?" in html
