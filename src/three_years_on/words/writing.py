"""Values in, words out: how numbers, days, lists and missing values are written."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.languages.spoken import spoken, tr
from three_years_on.words.html import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from three_years_on.words.glance import Written


def text(value: Any) -> str:
    """Return a cell as text, empty where it is missing."""
    return "" if pd.isna(value) else str(value)


def own_language(row: Any) -> Written:
    """Return the tag of the language of a row of a table, where it says one."""
    tag = language_tag(text(row.language))
    return {"language": tag} if tag else {}


def listed(words: Sequence[str]) -> str:
    """Write words as one, two and three."""
    return spoken().listed(words)


def with_commas(parts: Sequence[str]) -> str:
    """Write facts beside each other."""
    return reduce(lambda one, other: tr("{one}, {other}", one=one, other=other), parts)


def with_semicolons(parts: Sequence[str]) -> str:
    """Write longer facts beside each other, which may hold commas."""
    return reduce(lambda one, other: tr("{one}; {other}", one=one, other=other), parts)


def sentences(said: Iterable[str]) -> str:
    """Write sentences one after the other, without those that say nothing."""
    return spoken().sentences([*filter(None, said)])


def number(value: float) -> str:
    """Write a value as 58,990 or 0.5359, with as many digits as a spreadsheet keeps."""
    return spoken().number(Decimal(f"{value:.15g}") + 0)  # adding 0 makes 0 of -0


def day(date: pd.Timestamp) -> str:
    """Write a date as 19 April 2016."""
    return spoken().day(date.date())


def period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Write a day as 19 April 2016, the days of a month as April 2016, of a year as 2016."""
    exactness = exact_to(first, last)
    if exactness == "day":
        return day(first)
    write = spoken().month if exactness == "month" else spoken().year
    return write(first.date())


def exact_to(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return whether a date is a day, a month or a year, by the first and the last that it may be.

    Examples
    --------
    >>> exact_to(pd.Timestamp(2016, 4, 1), pd.Timestamp(2016, 4, 30))
    'month'
    """
    if first == last:
        return "day"
    return "month" if first.month == last.month else "year"


def whole_date(row: Any) -> str:
    """Write the date of a milestone; that of one that lasts as from 19 April 2016 to May 2016."""
    begun, ended = period(row.date, row.last_day), last_date(row)
    return begun if ended == begun else tr("from {first} to {last}", first=begun, last=ended)


def last_date(row: Any) -> str:
    """Write the end of a milestone that lasts, the date of another."""
    first, last = (row.date, row.last_day) if pd.isna(row.end) else (row.end_first_day, row.end)
    return period(first, last)


def dated(kind: Any, words: str) -> str:
    """Write what a date is the date of before it, where that is told."""
    return tr("{kind} {when}", kind=text(kind), when=words) if text(kind) else words


def short_date(date: pd.Timestamp, dated_by: str = "day") -> str:
    """Write a date as 19 Apr 2016, or by its month or year."""
    written = {"day": spoken().short_day, "month": spoken().short_month}
    return written[dated_by](date.date()) if dated_by in written else spoken().year(date.date())
