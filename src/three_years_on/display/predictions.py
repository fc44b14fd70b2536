"""What a reader or a class expected of each theme in, tables of it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import traitlets

from three_years_on.display.widget import refuse_unknown
from three_years_on.languages.spoken import tr
from three_years_on.words.expectations import EXPECTATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from three_years_on.display.content_types import ExplainerContent, Side, Step


def placed_bases(sides: list[Side]) -> list[str]:
    """Return each basis of the outcomes that this explainer placed beside a theme, once."""
    placed = [said for side in sides for said in side["placed"]]
    return list(dict.fromkeys(said["basis"] for said in placed if said["kind"] == "outcome"))


def sound_predictions(value: Mapping[Any, Any], themes: list[str]) -> dict[str, dict[str, str]]:
    """Return predictions as they may be kept: a letter that is only half there is replaced.

    Parameters
    ----------
    value : mapping
        Under the id of a theme a dict of ``expected``, ``because`` and ``gap``, as far as said.
    themes : list of str
        The themes that there are.

    Raises
    ------
    traitlets.TraitError
        When something else is there.
    """
    sound = {}
    for theme, prediction in value.items():
        refuse_unknown(theme, "theme", themes)
        if not isinstance(prediction, dict):
            raise traitlets.TraitError(f"{prediction!r} is not a prediction; use {_EXAMPLE}")
        for word, said in prediction.items():
            refuse_unknown(word, "part of a prediction", _WORDS)
            if not isinstance(said, str):
                raise traitlets.TraitError(f"{said!r} is not a text; write {word} as a text")
            if word == "expected":
                refuse_unknown(said, "expectation", [e.id for e in EXPECTATIONS])
        sound[theme] = {word: _whole_letters(said) for word, said in prediction.items()}
    return sound


def sound_hands(value: Mapping[Any, Any], themes: list[str]) -> dict[str, dict[str, int]]:
    """Return hands that were counted, as they may be kept.

    Parameters
    ----------
    value : mapping
        Under the id of a theme a dict of numbers under the ids of `EXPECTATIONS`.
    themes : list of str
        The themes that there are.

    Raises
    ------
    traitlets.TraitError
        When something else is there.
    """
    for theme, counts in value.items():
        refuse_unknown(theme, "theme", themes)
        if not isinstance(counts, dict):
            raise traitlets.TraitError(
                f"{counts!r} are no hands; use a dict such as {{'figure': 3}}"
            )
        for expectation, count in counts.items():
            refuse_unknown(expectation, "expectation", [e.id for e in EXPECTATIONS])
            if type(count) is not int or count < 0:
                raise traitlets.TraitError(f"{count!r} is no number of hands; count from 0 on")
    return dict(value)


_WORDS = ["expected", "because", "gap"]
_EXAMPLE = "a dict such as {'expected': 'figure', 'because': 'It can be counted.'}"


def _whole_letters(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def prediction_table(
    content: ExplainerContent, predictions: Mapping[str, Any], revealed: list[str]
) -> pd.DataFrame:
    """Return predictions as a table.

    Returns
    -------
    DataFrame
        One row a step, with the columns that `Explainer.predicted` tells.
    """
    rows = [
        _row(step, predictions.get(step["theme"]), is_revealed=step["theme"] in revealed)
        for step in content["steps"]
    ]
    kinds = dict.fromkeys(("theme", "expected", "because", "reported", "gap"), "str")
    return pd.DataFrame(rows).astype({**kinds, "revealed": "bool", "agrees": "boolean"})


def _row(step: Step, prediction: Any, *, is_revealed: bool) -> dict[str, Any]:
    is_told = is_revealed and bool(step["reported"])
    labels = {expectation.id: tr(expectation.label) for expectation in EXPECTATIONS}
    expected = _said(prediction, "expected")
    is_chosen = expected in labels
    return {
        "theme": step["title"],
        "expected": labels.get(expected),
        "because": _said(prediction, "because") or None,
        "revealed": is_revealed,
        "reported": step["reported"] if is_told else None,
        "agrees": expected in step["agreeing"] if is_chosen and is_told else None,
        "gap": _said(prediction, "gap") or None,
    }


def _said(prediction: Any, word: str) -> str:
    """Return a word of a prediction, whatever was put there behind our back."""
    said = prediction.get(word) if isinstance(prediction, dict) else None
    return said if isinstance(said, str) else ""


def hand_table(
    content: ExplainerContent,
    hands: Mapping[str, Mapping[str, int]],
    another: Mapping[str, Mapping[str, int]],
) -> pd.DataFrame:
    """Return hands that were counted, and those of the class before, as a table.

    Returns
    -------
    DataFrame
        One row a class, theme and choice, with the columns that `Explainer.counted` tells.
    """
    rows = [
        (step["title"], name, tr(expectation.label), counts.get(expectation.id, 0))
        for name, counted in ((tr("this class"), hands), (tr("another class"), another))
        for step in content["steps"]
        if any((counts := counted.get(step["theme"], {})).values())
        for expectation in EXPECTATIONS
    ]
    kinds = {"theme": "str", "class": "str", "expected": "str", "hands": "int64"}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)
