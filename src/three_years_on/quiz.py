"""Questions with choices in, a widget that answers to each choice out."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import anywidget
import pandas as pd
import traitlets

from three_years_on import bundle
from three_years_on.html import bullets, without_formulas
from three_years_on.memory import remember
from three_years_on.writing import text

if TYPE_CHECKING:
    from three_years_on.tables import Tables


class Quiz(anywidget.AnyWidget):
    """Questions to choose an answer to, with feedback for each choice, right or wrong.

    Everything works without a kernel. Answers made before in this kernel to the same questions
    are taken up again.

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
    ValueError
        When the tables have no such set.
    traitlets.TraitError
        When tries are set for a question or a choice that is not there, or are no lists.
    """

    _esm = bundle.script("notebook.js")
    _css = bundle.css("explainer.css", "quiz.css")

    questions = traitlets.List().tag(sync=True)
    tries = traitlets.Dict().tag(sync=True)

    def __init__(self, tables: Tables, name: str) -> None:
        asked = tables.questions[tables.questions["set"] == name]
        if asked.empty:
            known = tables.questions["set"].drop_duplicates().tolist()
            raise ValueError(f"{name!r} is not a set of questions; use one of {known}")
        questions = [_question(tables, row) for row in asked.itertuples()]
        super().__init__(questions=questions)
        remember(self, json.dumps(questions), ["tries"])

    def answered(self) -> pd.DataFrame:
        """Return what was answered, a row a question.

        Returns
        -------
        DataFrame
            Columns: ``question``, ``first_answer`` and ``misconception`` (``str``: the idea
            behind a first answer that is wrong), ``tries`` (``int64``: how many choices were
            checked), ``right_at_first`` (``boolean``). Without an answer they are missing, or 0.
        """
        rows = [
            _answer(question, self.tries.get(question["id"], [])) for question in self.questions
        ]
        words = dict.fromkeys(["question", "first_answer", "misconception"], "str")
        return pd.DataFrame(rows).astype({**words, "tries": "int64", "right_at_first": "boolean"})

    @traitlets.validate("tries")
    def _known(self, proposal: dict[str, Any]) -> dict[str, list[int]]:
        choices = {question["id"]: len(question["choices"]) for question in self.questions}
        for id_, tried in proposal["value"].items():
            if id_ not in choices:
                message = f"{id_!r} is not a question of this set; use one of {list(choices)}"
                raise traitlets.TraitError(message)
            if not isinstance(tried, list):
                message = f"{tried!r} is not a list of choices of {id_}"
                raise traitlets.TraitError(message)
            for place in tried:
                if not isinstance(place, int) or place not in range(choices[id_]):
                    message = f"{place!r} is not a choice of {id_}; count from 0"
                    raise traitlets.TraitError(message)
        return proposal["value"]

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget, for where the widget cannot run."""
        bundle_, metadata = super()._repr_mimebundle_(**options)
        return {**bundle_, "text/html": _outline(self.questions)}, metadata


def _question(tables: Tables, row: Any) -> dict[str, Any]:
    choices = tables.choices[tables.choices["question"] == row.id]
    return {
        "id": row.id,
        "prompt": row.prompt,
        "choices": [
            {
                "text": choice.text,
                "isRight": bool(choice.is_right),
                "feedback": choice.feedback,
                "misconception": text(choice.misconception),
            }
            for choice in choices.itertuples()
        ],
    }


def _answer(question: dict[str, Any], tries: list[int]) -> dict[str, Any]:
    first = question["choices"][tries[0]] if tries else {}
    return {
        "question": question["prompt"],
        "tries": len(tries),
        "first_answer": first.get("text"),
        "right_at_first": first.get("isRight"),
        "misconception": first.get("misconception") or None,
    }


def _outline(questions: list[dict[str, Any]]) -> str:
    """Return the questions with their choices, and not which of them is right."""
    parts = ["<p>Run the notebook, or trust it, to answer these questions.</p>"]
    for question in questions:
        parts.append(f"<p>{escape(question['prompt'])}</p>")
        parts.append(bullets([escape(choice["text"]) for choice in question["choices"]]))
    return without_formulas("".join(parts))
