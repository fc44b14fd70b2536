"""A series of figures in, its change from before the call to before the report in words out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict

import pandas as pd

from three_years_on.languages.spoken import spoken, tr, trn
from three_years_on.words.writing import number, short_date

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.record import Series


class Value(TypedDict):
    """One value as it is written.

    Attributes
    ----------
    text : str
        The value, such as ``27.5`` or, where no page seen states it, ``about 10.8``.
    when : str
        Its day, month or year, as far as it is known.
    """

    text: str
    when: str


class Change(TypedDict):
    """The two values of a series that stand around the moments, and what lies between them.

    Attributes
    ----------
    early : Value or None
        The last one up to the first moment; None where there is none.
    late : Value or None
        The last one after it and up to the last moment; None where there is none.
    told : str
        The difference: points for shares and scales, a factor for amounts, places for ranks;
        empty where a value is missing.
    missing : str
        What to say where a value is missing, else empty.
    """

    early: Value | None
    late: Value | None
    told: str
    missing: str


def change(tables: Tables, series: Series) -> Change:
    """Return how a series changed from the first moment to the last one.

    Without two moments its first and its last value are taken.
    """
    early, late = ends(tables, series)
    missing = ""
    if early is None:
        missing = tr("no value before the call")
    elif late is None:
        missing = tr("no value between the call and the report")
    told = "" if early is None or late is None else _difference(series.indicator, early, late)
    return {
        "early": _value(series.indicator, early),
        "late": _value(series.indicator, late),
        "told": told,
        "missing": missing,
    }


def ends(tables: Tables, series: Series) -> tuple[Any, Any]:
    """Return the two rows of observations that a change lies between, None for a missing one."""
    points = series.points
    if len(tables.moments) < 2:
        return (points or [None])[0], (points[-1] if len(points) > 1 else None)
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    early = [row for row in points if row.date <= first]
    late = [row for row in points if first < row.date <= last]
    return (early or [None])[-1], (late or [None])[-1]


def _value(indicator: Any, row: Any) -> Value | None:
    if row is None:
        return None
    value = number(row.value)
    return {
        "text": value if row.certainty == "verified" else tr("about {value}", value=value),
        "when": short_date(row.date, indicator.dated_by),
    }


def _difference(indicator: Any, early: Any, late: Any) -> str:
    difference = _exact(late.value) - _exact(early.value)
    if indicator.is_rank:
        return _places(difference)
    has_scale = pd.notna(indicator.low) and pd.notna(indicator.high)
    if indicator.unit.startswith("%") or has_scale:
        points = _signed(difference)
        return trn("{count} point", "{count} points", _form(difference), count=points)
    if early.value <= 0 or late.value <= 0:
        return _signed(difference)
    return f"×\N{NO-BREAK SPACE}{_factor(late.value / early.value)}"


def _places(difference: Decimal) -> str:
    if not difference:
        return tr("same place")
    form, count = _form(difference), number(float(abs(difference)))
    if difference > 0:
        return trn("{count} place lower", "{count} places lower", form, count=count)
    return trn("{count} place higher", "{count} places higher", form, count=count)


def _form(difference: Decimal) -> int:
    """Return the whole number whose plural form a difference takes."""
    return spoken().form(abs(difference))


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _signed(difference: Decimal) -> str:
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else "\N{PLUS-MINUS SIGN}"
    # Without the mark a sign would go to the other side of its number, from right to left.
    mark = "\N{LEFT-TO-RIGHT MARK}" if spoken().direction == "rtl" else ""
    return f"{mark}{sign}{number(float(abs(difference)))}"


def _factor(factor: float) -> str:
    """Write a factor with two digits that count, a large one whole."""
    return number(float(f"{factor:.0f}" if factor >= 9.95 else f"{factor:.2g}"))
