"""Values in, words out: how numbers, days, lists, missing values and mixed scripts are written."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence


def text(value: Any) -> str:
    """Return a cell as text, empty where it is missing."""
    return "" if pd.isna(value) else str(value)


def listed(words: Sequence[str]) -> str:
    """Write words as one, two and three."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def counted(count: int, word: str) -> str:
    """Write how many of a thing there are, as 1 milestone or 2 milestones."""
    return f"{count} {word}" + ("" if count == 1 else "s")


def number(value: float) -> str:
    """Write a value as 58,990 or 0.5359, with as many digits as a spreadsheet keeps."""
    return f"{Decimal(f'{value:.15g}') + 0:,f}"  # adding 0 makes 0 of -0


def day(date: pd.Timestamp) -> str:
    """Write a date as 19 April 2016."""
    return f"{date.day} {date.month_name()} {date.year}"


def period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Write a day as 19 April 2016, the days of a month as April 2016, of a year as 2016."""
    if first == last:
        return day(first)
    return f"{first.month_name()} {first.year}" if first.month == last.month else str(first.year)


def dated(kind: Any, words: str) -> str:
    """Write what a date is the date of before it, where that is told."""
    return " ".join(filter(None, [text(kind), words]))


def short_date(date: pd.Timestamp, dated_by: str = "day") -> str:
    """Write a date as 19 Apr 2016, or by its month or year."""
    month_and_year = f"{date.month_name()[:3]} {date.year}"
    written = {"day": f"{date.day} {month_and_year}", "month": month_and_year}
    return written.get(dated_by, str(date.year))


def isolated(words: str) -> str:
    """Mark words of a table whose letters run from right to left, so that numbers beside stay."""
    runs_left = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if runs_left else words
