"""A CSV file or a sheet in, the cells of its table out, as far as their meaning is certain."""

from __future__ import annotations

import codecs
import csv
import io
import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from three_years_on.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tidy = Callable[[str], str]
    Cells = tuple[tuple[str, ...], ...]


class Sheet(NamedTuple):
    """What a file holds.

    Attributes
    ----------
    cells : list of list of str
        Its rows, the header first.
    numbers : list of int
        The number of each row in the file.
    last_days : dict of int to date
        Where a row gives a month or a year, under the place of the row in `cells`: its last day.
        The cell holds the first day.
    """

    cells: list[list[str]]
    numbers: list[int]
    last_days: dict[int, date]


class UnreadableError(Exception):
    """Carries the faults of a file from which no rows can be taken."""


LARGEST_FILE = 20_000_000

PROBLEMS = {
    "blank-label": "a column has no name in the header row; name it or delete it",
    "missing-label": "this column is missing; add it, with its name in the header row",
    "extra-label": "this column is not known; delete it or correct its name",
    "missing-cell": "this row ends too early; fill it up to the last column",
    "too-large": "holds more than 20 MB; tables are text, so look what else it holds",
    "extra-cell": "stands to the right of the last column; quote cells that hold a comma",
}


def read_sheet(name: str, content: bytes | Cells, schema: dict[str, Any]) -> Sheet:
    """Read a table as spreadsheets save it.

    Parameters
    ----------
    name : str
        Name of the file.
    content : bytes or tuple of tuple of str
        What a CSV file holds: UTF-8, or UTF-16 with a byte order mark; commas, semicolons or
        tabs. Or the cells of a sheet.
    schema : dict
        The Table Schema of the table.

    Returns
    -------
    Sheet
        The cells. Rows and columns that hold nothing are left out; column names, days and ids
        are written as the schema has them.

    Raises
    ------
    UnreadableError
        With the faults of a file from which no rows can be taken.
    """
    columns = {field["name"]: field for field in schema["fields"]}
    cells = _split(name, content, set(columns)) if isinstance(content, bytes) else content
    cells = [[cell if cell.strip() else "" for cell in row] for row in cells]
    numbers = [number for number, row in enumerate(cells, 1) if any(row)]
    rows = [row for row in cells if any(row)]
    if not rows:
        raise UnreadableError(Fault(name, "is empty; add its header row"))
    rows[0] = [_column(label, set(columns)) for label in rows[0]]
    rows = _without_empty_columns(rows)
    if faults := list(_header_faults(name, rows[0], schema)):
        raise UnreadableError(*faults)
    tidy = [_tidy_for(columns.get(label), schema) for label in rows[0]]
    needed = [_is_required(columns.get(label)) for label in rows[0]]
    cells = [rows[0], *(_row(row, tidy, needed) for row in rows[1:])]
    return Sheet(cells, numbers, _set_first_days(cells, columns))


# Text ------------------------------------------------------------------------------------------

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NOT_UTF_8 = (
    "is not written in UTF-8; save it again: in Excel as “CSV UTF-8”, in LibreOffice with the "
    "character set “Unicode (UTF-8)”"
)


def _decoded(name: str, raw: bytes) -> str:
    encoding = next((code for mark, code in _MARKS.items() if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(Fault(name, _NOT_UTF_8)) from None
    # UTF-16 and UTF-32 without a mark can pass for UTF-8.
    if "\0" in text.partition("\n")[0]:
        raise UnreadableError(Fault(name, _NOT_UTF_8))
    return text


def _without_hint(text: str) -> str:
    """Drop the line that tells Excel the separator; spreadsheets do not count it."""
    return re.sub(r'\A"?sep=[,;\t]"?[,;\t]*\r?\n', "", text, flags=re.IGNORECASE)


def _separator(text: str, columns: set[str]) -> str:
    """Return what parts the header into most names that are known; the comma where none does."""

    def known(separator: str) -> int:
        return len({_column(label, columns) for label in _first_row(text, separator)} & columns)

    return max(",;\t", key=known)


def _first_row(text: str, separator: str) -> list[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return next((row for row in rows if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return []


def _split(name: str, raw: bytes, columns: set[str]) -> list[list[str]]:
    text = _without_hint(_decoded(name, raw))
    separator = _separator(text, columns)
    cells: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            cells.append(row)
    except csv.Error as error:
        problem = f"cannot be read ({error}); mend this row and save it again as CSV UTF-8"
        raise UnreadableError(Fault(name, problem, len(cells) + 1)) from None
    return cells


# Rows and columns ------------------------------------------------------------------------------


def _column(label: str, columns: set[str]) -> str:
    """Return the name of a column that differs in capitals and spaces only."""
    plain, folded = label.strip(), "_".join(label.lower().split())
    return folded if plain not in columns and folded in columns else plain


def _without_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    """Drop the nameless columns on the right that hold nothing."""
    header = rows[0]
    width = len(header)
    while width and not header[width - 1] and not any(any(row[width - 1 :]) for row in rows):
        width -= 1
    return [header[:width], *(_filled(row, width, len(header)) for row in rows[1:])]


def _filled(row: list[str], width: int, end: int) -> list[str]:
    """Cut a row to its width, but for what stands to the right of the header's end."""
    beyond = row[end:]
    while beyond and not beyond[-1]:
        beyond.pop()
    return row[:width] + beyond


def _header_faults(name: str, header: list[str], schema: dict[str, Any]) -> Iterator[Fault]:
    """Find what is so wrong with a header that no row can be told from another."""
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield Fault(name, "this column stands twice; delete one", column=column)
    missing = [column for column in schema["primaryKey"] if column not in header]
    for column in missing:
        yield Fault(name, PROBLEMS["missing-label"], column=column)
    for column in header if missing else ():
        if column not in {field["name"] for field in schema["fields"]}:
            yield Fault(name, PROBLEMS["extra-label"], column=column)


def _row(row: list[str], tidy: list[Tidy | None], needed: list[bool]) -> list[str]:
    # Spreadsheets leave out the separators before cells that are empty down to the last row.
    if not any(needed[len(row) :]):
        row = row + [""] * (len(needed) - len(row))
    return [
        change(cell) if change and cell else cell
        for cell, change in zip(row, tidy + [None] * (len(row) - len(tidy)), strict=False)
    ]


# Cells -----------------------------------------------------------------------------------------

_SPACES = " \N{NO-BREAK SPACE}"
_DAY_PATTERN = "\\d{4}"
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_CHINESE = re.compile("([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]")
_MIDNIGHT = re.compile("[ T]00:00(:00)?$")


def is_day(field: dict[str, Any]) -> bool:
    """Tell whether a column holds days, or days, months and years."""
    pattern = field.get("constraints", {}).get("pattern", "")
    return field["type"] == "date" or pattern.startswith(_DAY_PATTERN)


def possible_days(cell: str) -> list[str]:
    """Return the days, as 2016-04-19, that a cell can mean; where the day comes first, first.

    Examples
    --------
    >>> possible_days("19.04.2016"), possible_days("04/05/2016")
    (['2016-04-19'], ['2016-05-04', '2016-04-05'])
    """
    plain = _MIDNIGHT.sub("", cell.strip())
    if found := _YEAR_FIRST.fullmatch(plain):
        orders = [(found[1], found[3], found[4])]
    elif found := _CHINESE.fullmatch(plain):
        orders = [(found[1], found[2], found[3])]
    elif found := _YEAR_LAST.fullmatch(plain):
        orders = [(found[4], found[3], found[1]), (found[4], found[1], found[3])]
    else:
        return []
    days = [_day(*map(int, order)) for order in orders]
    return list(dict.fromkeys(day for day in days if day))


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _set_first_days(cells: list[list[str]], columns: dict[str, dict[str, Any]]) -> dict[int, date]:
    """Put the first day in place of a month or a year, and return the last ones."""
    last_days: dict[int, date] = {}
    for column, label in enumerate(cells[0]):
        if not columns.get(label, {}).get("coarse"):
            continue
        for place, row in enumerate(cells[1:], 1):
            if column < len(row) and (days := _days_of(row[column])):
                row[column], last_days[place] = days[0].isoformat(), days[1]
    return last_days


def _days_of(cell: str) -> tuple[date, date] | None:
    """Return the first and the last day of a month or a year."""
    found = _MONTH_OR_YEAR.fullmatch(cell)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    try:
        last = monthrange(year, month)[1] if month else 31
        return date(year, month or 1, 1), date(year, month or 12, last)
    except ValueError:
        return None


_MONTH_OR_YEAR = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2]))?")


def _certain_day(cell: str) -> str:
    days = possible_days(cell)
    return days[0] if len(days) == 1 else cell.strip(_SPACES)


def _certain_list(cell: str) -> str:
    return ";".join(part.strip(_SPACES) for part in cell.split(";"))


def _certain_word(cell: str) -> str:
    return cell.strip(_SPACES)


def _tidy_for(field: dict[str, Any] | None, schema: dict[str, Any]) -> Tidy | None:
    """Return what writes the cells of a column as the schema has them; text stays as it is."""
    if field is None:
        return None
    if is_day(field):
        return _certain_day
    if field["type"] == "list":
        return _certain_list
    constraints = field.get("constraints", {})
    keys = [*schema["primaryKey"], *(name for k in _foreign_keys(schema) for name in k["fields"])]
    if field["type"] != "string" or {"enum", "pattern"} & set(constraints) or field["name"] in keys:
        return _certain_word
    return None


def _foreign_keys(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return schema.get("foreignKeys", [])


def _is_required(field: dict[str, Any] | None) -> bool:
    return field is None or field.get("constraints", {}).get("required", False)
