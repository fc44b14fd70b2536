"""The cells of a column in, the same as the schema has them out, all of them looked at together."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from three_years_on.tables.schema import Field, Schema

    Settle = Callable[[Sequence[str]], list[str]]


def settle_for(field: Field | None, schema: Schema, *, has_commas: bool) -> Settle | None:
    """Return what writes the cells of a column as the schema has them; text stays as it is.

    Parameters
    ----------
    field : Field or None
        What is declared of the column, if it is.
    schema : Schema
        What is declared of its table.
    has_commas : bool
        Whether decimals stand behind a comma.
    """
    if field is None:
        return None
    if field.is_day:
        return _settle_months if field.is_coarse or field.holds else settle_days
    if field.type in {"integer", "number"}:
        return _settle_numbers if has_commas else _settle_digits
    is_id = field.name in schema.key or field.table
    is_text = field.type == "string" and not (field.allowed or field.holds or is_id)
    return None if is_text else _each(_tidy_for(field))


def _each(change: Callable[[str], str]) -> Settle:
    return lambda cells: [change(cell) if cell else cell for cell in cells]


# Signs -----------------------------------------------------------------------------------------

_SPACES = " \N{NO-BREAK SPACE}"
# Before it a spreadsheet leaves what is typed as it is.
_AS_TEXT = "'"
# What keyboards and text programs put in the place of plain signs of numbers and days.
_SIGNS = str.maketrans("／．－‐‑–−٫，٬", "/.-----.,,")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def plain(cell: str) -> str:
    """Write a number or a day with the digits and signs of ASCII, without spaces around.

    Examples
    --------
    >>> plain("٢٠١٧-٠٦-١٤"), plain("２０１７．６．１４")
    ('2017-06-14', '2017.6.14')
    """
    if cell.isascii():
        return cell.strip(_SPACES).removeprefix(_AS_TEXT)
    digits = (str(unicodedata.decimal(sign, sign)) for sign in cell.translate(_UNSEEN))
    return "".join(digits).translate(_SIGNS).strip(_SPACES)


def _tidy_word(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.translate(_UNSEEN)).strip(_SPACES)


_TAG = re.compile("[a-z]{2,3}([-_][a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)


def tag_of(written: str) -> str:
    """Return the tag of a language as it is usually written, or nothing where it is none.

    Examples
    --------
    >>> tag_of("FR"), tag_of("fr_ca"), tag_of("ZH-hans"), tag_of("French")
    ('fr', 'fr-CA', 'zh-Hans', '')
    """
    if not _TAG.fullmatch(written):
        return ""
    language, *more = written.lower().replace("_", "-").split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([language, *(cased.get(len(part), str)(part) for part in more)])


def _tidy_for(field: Field) -> Callable[[str], str]:
    if field.type == "list":
        return lambda cell: ";".join(filter(None, map(_tidy_word, _BETWEEN_IDS.split(cell))))
    if field.holds == "link":
        return _tidy_link
    if field.holds == "language":
        return lambda cell: tag_of(_tidy_word(cell)) or cell
    words = {word.lower(): word for word in [*field.allowed, *field.words]}
    words |= {str(means).lower(): word for word, means in field.words.items()}
    return lambda cell: words.get(_tidy_word(cell).lower(), _tidy_word(cell))


# No id holds one of them.
_BETWEEN_IDS = re.compile("[;,；，؛،、\n]")


def _tidy_link(cell: str) -> str:
    """Write an address as one that can stand in quotes; how http is written is all the same."""
    start, mark, rest = cell.strip(_SPACES).partition("://")
    if start.lower() not in {"http", "https"}:
        return cell.strip(_SPACES)
    return f"{start.lower()}{mark}{rest}".replace("'", "%27")


# Days ------------------------------------------------------------------------------------------

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_TOGETHER = re.compile("([12][0-9]{3})([01][0-9])([0-3][0-9])")
_CHINESE = re.compile("([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?$")


def possible_days(cell: str) -> list[str]:
    """Return the days, as 2016-04-19, that a cell can mean; where the day comes first, first.

    Parted by points, the day comes first where it can.

    Examples
    --------
    >>> possible_days("19.04.2016"), possible_days("04/05/2016"), possible_days("04.05.2016")
    (['2016-04-19'], ['2016-05-04', '2016-04-05'], ['2016-05-04'])
    """
    written = _MIDNIGHT.sub("", plain(cell))
    if found := _YEAR_FIRST.fullmatch(written):
        days = [day_of(found[1], found[3], found[4])]
    elif found := (_CHINESE.fullmatch(written) or _TOGETHER.fullmatch(written)):
        days = [day_of(found[1], found[2], found[3])]
    elif found := _YEAR_LAST.fullmatch(written):
        days = [day_of(found[4], found[3], found[1]), day_of(found[4], found[1], found[3])]
        if found[2] == "." and days[0]:
            days = days[:1]
    else:
        return []
    return list(dict.fromkeys(filter(None, days)))


def day_of(year: str, month: str, day: str) -> str:
    """Return a day as 2016-04-19, or nothing where the calendar has none."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def settle_days(cells: Sequence[str]) -> list[str]:
    """Write the days of a column as 2016-04-19; those that can be two stay as they are.

    A day that can be one only settles whether day or month comes first in all others.
    """
    days = [possible_days(cell) for cell in cells]
    clear = {order for cell in cells if (order := _clear_order(cell)) is not None}
    order = clear.pop() if len(clear) == 1 else None
    return [_settled_day(cell, found, order) for cell, found in zip(cells, days, strict=True)]


def _settled_day(cell: str, found: list[str], order: int | None) -> str:
    if len(found) == 1:
        return found[0]
    return plain(cell) if not found or order is None else found[order]


def _clear_order(cell: str) -> int | None:
    """Return 0 where the day comes first, 1 where the month does, as far as a cell tells."""
    found = _YEAR_LAST.fullmatch(plain(cell))
    if not found or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    if first <= 12 < second:
        return 1
    return 0 if second <= 12 < first else None


_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH_LAST = re.compile("([0-9]{4})(?:[-/]| ?年 ?)([0-9]{1,2}) ?月?")
_YEAR = re.compile(r"([0-9]{4})(?: ?年|\.0)")


def _settle_months(cells: Sequence[str]) -> list[str]:
    """Write days as `settle_days` does, months as 2016-04 and years as 2016."""
    return [_month_of(cell) if cell else cell for cell in settle_days(cells)]


def _month_of(cell: str) -> str:
    if found := _YEAR.fullmatch(cell):
        return found[1]
    if found := _MONTH_LAST.fullmatch(cell):
        year, month = found[1], found[2]
    elif found := _MONTH_FIRST.fullmatch(cell):
        year, month = found[2], found[1]
    else:
        return cell
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else cell


# Numbers ---------------------------------------------------------------------------------------

_DECIMAL_COMMA = re.compile(r"([+-]?[0-9]+),([0-9]+)")
_THOUSANDS = re.compile("[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def _settle_digits(cells: Sequence[str]) -> list[str]:
    return [plain(cell) for cell in cells]


def _settle_numbers(cells: Sequence[str]) -> list[str]:
    """Write 21,9 as 21.9 in a column where no comma and no point can part thousands.

    One number that is clear settles those that are not, as long as all have commas.
    """
    written = [plain(cell) for cell in cells]
    doubtful = {cell for cell in written if can_be_thousands(cell)}
    is_clear = any(_DECIMAL_COMMA.fullmatch(cell) for cell in written if cell not in doubtful)
    if doubtful and not (is_clear and all("," in cell for cell in doubtful)):
        return written
    return [with_point(cell) or cell for cell in written]


def can_be_thousands(cell: str) -> bool:
    """Tell whether a comma or a point may part thousands: 1,234 and 1.234, not 0,234."""
    return bool(_THOUSANDS.fullmatch(cell))


def with_point(cell: str) -> str:
    """Return a number with a decimal comma as one with a point, or nothing where it is none."""
    found = _DECIMAL_COMMA.fullmatch(cell)
    return f"{found[1]}.{found[2]}" if found else ""
