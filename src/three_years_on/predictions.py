"""What a reader may expect of an outcome, and what was expected as a table."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd


class Expectation(NamedTuple):
    """One thing to expect: its id, its words, and the basis that would agree with it."""

    id: str
    label: str
    basis: str


EXPECTATIONS = (
    Expectation("figure", "an outcome with a figure", "figure"),
    Expectation("measure", "a named measure", "named measure"),
    Expectation("statement", "a general statement", "assertion"),
    Expectation("none", "no outcome", "no outcome reported"),
)
WORDS = ("expected", "because", "gap")


def reported_bases(sides: list[dict[str, Any]]) -> list[str]:
    """Return each basis of the outcomes that a theme's later sides report, once, in order.

    Without an outcome the one entry says so; without later sides there is none.
    """
    if not sides[1:]:
        return []
    said = [statement for side in sides[1:] for statement in side["statements"]]
    bases = [statement["basis"] for statement in said if statement["kind"] == "outcome"]
    return list(dict.fromkeys(bases)) or [EXPECTATIONS[-1].basis]


def prediction_table(
    content: dict[str, Any], predictions: dict[str, dict[str, str]], revealed: list[str]
) -> pd.DataFrame:
    """Return predictions as a table; see `Explainer.predicted` for its columns."""
    rows = [
        _row(step, predictions.get(step["theme"], {}), is_revealed=step["theme"] in revealed)
        for step in content["steps"]
    ]
    kinds = {name: "str" for name in ("theme", "expected", "because", "reported", "gap")}
    return pd.DataFrame(rows).astype({**kinds, "revealed": "bool", "agrees": "boolean"})


def _row(step: dict[str, Any], prediction: dict[str, str], *, is_revealed: bool) -> dict[str, Any]:
    labels = {expectation.id: expectation for expectation in EXPECTATIONS}
    is_told = is_revealed and bool(step["reported"])
    expected = labels.get(prediction.get("expected", ""))
    return {
        "theme": step["title"],
        "expected": expected.label if expected else None,
        "because": prediction.get("because") or None,
        "revealed": is_revealed,
        "reported": "; ".join(step["reported"]) if is_told else None,
        "agrees": expected.basis in step["reported"] if expected and is_told else None,
        "gap": prediction.get("gap") or None,
    }
