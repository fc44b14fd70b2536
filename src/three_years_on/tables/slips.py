"""A cell that cannot be read in, which slip it is out, and what was meant as far as it is clear."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from three_years_on.tables.columns import can_be_thousands, day_of, possible_days, with_point

if TYPE_CHECKING:
    from three_years_on.tables.faults import Code
    from three_years_on.tables.schema import Field

    Slip = tuple[Code, dict[str, Any]]

# Days ------------------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?,?)?,? (?P<year>[0-9]{4})"
)
_NAMES = re.compile(
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
    "|nov(ember)?|dec(ember)?"
)
_MONTH_OR_YEAR = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2]))?|(0?[1-9]|1[0-2])[-/.]([0-9]{4})")
_WITH_TIME = re.compile("(.+?)[ T,]+[0-9]{1,2}[:.h][0-9]{2}.*")
_BEFORE_YEAR_1 = re.compile(r"-[0-9]{1,4}\b.*|0000\b.*|.*[0-9] ?(bce?|b\.c\.)", re.IGNORECASE)
_SHORT_YEAR = re.compile("[0-9]{1,3}")


def slip_of_day(cell: str, field: Field) -> Slip:
    """Say why a cell is no day, or no month or year where these are enough."""
    takes_months = field.is_coarse or field.holds == "day"
    of_length = _slip_of_month if takes_months else _slip_without_day
    slips = (
        find(cell)
        for find in (_slip_of_two, _slip_of_year, _slip_of_time, _slip_of_count, of_length)
    )
    return next(filter(None, slips), ("no-day" if takes_months else "no-date", {}))


def _slip_of_two(cell: str) -> Slip | None:
    days = possible_days(cell)
    return ("two-days", {"one": days[0], "other": days[1]}) if len(days) > 1 else None


def _slip_of_year(cell: str) -> Slip | None:
    return ("before-year-1", {}) if _BEFORE_YEAR_1.fullmatch(cell) else None


def _slip_of_time(cell: str) -> Slip | None:
    found = _WITH_TIME.fullmatch(cell)
    days = possible_days(found[1]) if found else []
    return ("time-of-day", {"meant": days[0]}) if len(days) == 1 else None


def _slip_of_count(cell: str) -> Slip | None:
    """Tell a day that a spreadsheet shows as the count of days since 1900."""
    if not _COUNT.fullmatch(cell):
        return None
    return "day-number", {"meant": (_FIRST_DAY + timedelta(int(cell))).isoformat()}


# Of 1927 to 2064: other numbers of five figures are none that people write in the place of days.
_COUNT, _FIRST_DAY = re.compile("[1-5][0-9]{4}"), date(1899, 12, 30)


def _slip_of_month(cell: str) -> Slip | None:
    if _SHORT_YEAR.fullmatch(cell) and int(cell):
        return "short-year", {"meant": f"{int(cell):04}"}
    if meant := _from_words(cell):
        return "day-in-words", {"meant": meant}
    first = _begin(cell)
    return ("day-range", {"first": first}) if first else None


_RANGE = re.compile(r"(.*?[0-9]{4})(?: ?[-/] ?| (?:to|until) )(?:([0-9]{2})|.*[0-9]{4})")
_QUARTER = re.compile("q([1-4])[ /-]*([0-9]{4})|([0-9]{4})[ /-]*q([1-4])")
_DECADE = re.compile("([0-9]{3}0)'?s")


def _begin(cell: str) -> str:
    """Return the day, month or year in which a period that is written in one cell begins."""
    lowered = cell.lower()
    if found := _QUARTER.fullmatch(lowered):
        return f"{found[2] or found[3]}-{3 * int(found[1] or found[4]) - 2:02}"
    if found := _DECADE.fullmatch(lowered):
        return found[1]
    found = _RANGE.fullmatch(lowered)
    if not found or (found[2] and int(found[2]) != (int(found[1][-2:]) + 1) % 100):
        return ""  # 2016-13 is no period, 2016/17 is one
    return found[1] if re.fullmatch("[0-9]{4}", found[1]) else _from_words(found[1])


def _slip_without_day(cell: str) -> Slip | None:
    meant = _from_words(cell)
    if day := _last_day(meant or cell):
        return "month-alone", {"meant": day}
    return ("day-in-words", {"meant": meant}) if meant else None


def _last_day(cell: str) -> str:
    """Return the last day of a month or a year, or nothing."""
    if not (found := _MONTH_OR_YEAR.fullmatch(cell)):
        return ""
    year, month = int(found[1] or found[4]), int(found[2] or found[3] or 12)
    return day_of(str(year), str(month), str(monthrange(year, month)[1])) if year else ""


def _from_words(cell: str) -> str:
    """Return the day or the month that is written with an English name, as figures."""
    found = _IN_WORDS.fullmatch(" ".join(re.split(r"[\s/-]+", cell.lower())))
    if not found or not _NAMES.fullmatch(found["month"]):
        return ""
    month = f"{_MONTHS.index(found['month'][:3]) + 1:02}"
    day = found["day"] or found["after"]
    return day_of(found["year"], month, day) if day else f"{found['year']}-{month}"


# Numbers ---------------------------------------------------------------------------------------


def slip_of_number(cell: str) -> Slip:
    """Say why a cell is no number."""
    if "," in cell and can_be_thousands(cell):
        return "two-numbers", {"one": cell.replace(",", ""), "other": cell.replace(",", ".")}
    if meant := with_point(cell):
        return "decimal-comma", {"meant": meant}
    return "no-number", {}


# Addresses -------------------------------------------------------------------------------------

_START = re.compile(r"https?://.+", re.DOTALL)
_WITHOUT_START = re.compile(
    r"(www\.\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?)", re.IGNORECASE
)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f.]*:[0-9a-f:.]*")


def slip_of_link(cell: str) -> Slip | None:
    """Say why an address cannot be linked, if it cannot."""
    if _WITHOUT_START.fullmatch(cell):
        return "link-start", {"meant": f"https://{cell}"}
    if not _START.fullmatch(cell):
        return "no-link", {}
    if sign := next(filter(_is_no_sign, cell), ""):
        code: Code = "link-space" if sign == " " else "link-sign"
        named = {"sign": sign, "meant": quote(sign)}
        return (code, named) if sign.isprintable() else ("link-unseen", {"sign": sign})
    try:
        parts = urlsplit(cell)
        leads = bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0
    except ValueError:
        leads = False
    if not leads:
        return "link-nowhere", {}
    return ("link-name", {}) if "@" in parts.netloc else None


def _is_no_sign(sign: str) -> bool:
    return sign in "\"'<>`\\" or unicodedata.category(sign)[0] in "CZ"


# Words of the article --------------------------------------------------------------------------


def slip_of_opening(cell: str) -> Slip:
    """Say which of the words to keep, where they are more than are taken from an article."""
    return "many-words", {"meant": " ".join(cell.split()[:_MOST_WORDS])}


_MOST_WORDS = 5

# Ids -------------------------------------------------------------------------------------------


def plain_id(value: str) -> str:
    """Return the id that is likely to be meant, or nothing where its letters are not a to z.

    Examples
    --------
    >>> plain_id("The Cladding"), plain_id("“cladding”"), plain_id("inside–housing"), plain_id("水")
    ('the-cladding', 'cladding', 'inside-housing', '')
    """
    letters = [
        letter
        for letter in unicodedata.normalize("NFKD", value.lower())
        if not unicodedata.combining(letter)
    ]
    if any(letter.isalnum() and not letter.isascii() for letter in letters):
        return ""
    unquoted = "".join(letters).strip("\"'“”„‘’«»‹› ")
    return re.sub("[^a-z0-9]+", "-", unquoted).strip("-")


def slip_of_id(value: str) -> Slip:
    """Say what to write in place of an id of the wrong form."""
    meant = plain_id(value)
    return ("id-form", {"meant": meant}) if meant else ("no-id", {})
