"""Questions with choices in, a widget that answers to each choice out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import traitlets

from three_years_on.display import bundle
from three_years_on.display.content_types import QuizState
from three_years_on.display.kept import remember
from three_years_on.display.plain import quiz_outline
from three_years_on.display.widget import Display, refuse_unknown, this_cell
from three_years_on.languages.spoken import speaking
from three_years_on.tables.model import lacking, require_tables, rows_of
from three_years_on.words.writing import text

if TYPE_CHECKING:
    from three_years_on.display.content_types import Choice, Question
    from three_years_on.tables.model import Tables


class Quiz(Display):
    """Questions to choose an answer to, with feedback for each choice, right or wrong.

    Where the tables have no such set, a sentence says so. Everything works without a kernel.
    Answers made before in this kernel to the same questions are taken up again; after a restart
    those that the same cell showed, once it shows them again.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    name : str
        Which set of questions, a value of the column ``set``.

    Attributes
    ----------
    tries : dict of str to list of int
        The choices checked, in order, by their places from 0, under the id of the question.

    Raises
    ------
    TypeError
        When made of something else than tables.
    traitlets.TraitError
        When tries are set for a question or a choice that is not there, or are no lists.
    """

    _css = bundle.css("explainer.css", "quiz.css")

    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    cell = traitlets.Unicode().tag(sync=True)
    tries = traitlets.Dict().tag(sync=True)

    def __init__(self, tables: Tables, name: str) -> None:
        require_tables(tables)
        asked = tables.questions[tables.questions["set"] == name]
        questions = questions_of(tables, asked)
        with speaking(tables.language):
            note = lacking(name, "set of questions", tables.questions["set"].unique())
            super().__init__(view="quiz", questions=questions, note=note, cell=this_cell())
        remember(self, json.dumps(questions), list(QuizState.__annotations__))

    def answered(self) -> pd.DataFrame:
        """Return what was answered, a row a question.

        Returns
        -------
        DataFrame
            Columns: ``question``, ``first_answer`` and ``misconception`` (``str``: the idea
            behind a first answer that is wrong), ``tries`` (``int64``: how many choices were
            checked), ``right_at_first`` (``boolean``). Without an answer they are missing, or 0.
        """
        answers = [_answer(question, self.tries.get(question["id"])) for question in self.questions]
        words = dict.fromkeys(["question", "first_answer", "misconception"], "str")
        kinds = {**words, "tries": "int64", "right_at_first": "boolean"}
        columns = ["question", "tries", "first_answer", "right_at_first", "misconception"]
        return pd.DataFrame(answers, columns=columns).astype(kinds)

    @traitlets.validate("tries")
    def _known(self, proposal: dict[str, Any]) -> dict[str, list[int]]:
        choices = {question["id"]: len(question["choices"]) for question in self.questions}
        for id_, tried in proposal["value"].items():
            refuse_unknown(id_, "question", choices)
            if not isinstance(tried, list):
                raise traitlets.TraitError(f"{tried!r} is not a list of choices of {id_}")
            for place in tried:
                if type(place) is not int or place not in range(choices[id_]):
                    message = f"{place!r} is not a choice of {id_}; count from 0"
                    raise traitlets.TraitError(message)
        return proposal["value"]

    def plain_html(self) -> str:
        """Return the questions with their choices, as plain HTML."""
        return quiz_outline(self.questions, self.note)


def questions_of(tables: Tables, asked: pd.DataFrame) -> list[Question]:
    """Return rows of the table of questions with their choices."""
    return [_question(tables, row) for row in rows_of(asked)]


def _question(tables: Tables, row: Any) -> Question:
    choices = tables.choices[tables.choices["question"] == row.id]
    return {
        "id": row.id,
        "prompt": row.prompt,
        "choices": [
            {
                "text": choice.text,
                "is_right": bool(choice.is_right),
                "feedback": choice.feedback,
                "misconception": text(choice.misconception),
            }
            for choice in rows_of(choices)
        ],
    }


def _answer(question: Question, tries: list[int] | None) -> dict[str, Any]:
    first: Choice | None = question["choices"][tries[0]] if tries else None
    return {
        "question": question["prompt"],
        "tries": len(tries or []),
        "first_answer": first and first["text"],
        "right_at_first": first and first["is_right"],
        "misconception": (first and first["misconception"]) or None,
    }
