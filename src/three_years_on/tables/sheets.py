"""A CSV file or a sheet in, the cells of its table out, as far as their meaning is certain."""

from __future__ import annotations

import codecs
import csv
import io
import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.tables.faults import Fault, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from three_years_on.tables.faults import Place
    from three_years_on.tables.schema import Field, Schema

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


LARGEST_FILE = 20_000_000
# More than any table has; what stands further out is there by mistake, and would fill the memory.
ROWS, COLUMNS = 100_000, 100
_LAST = 1_048_576  # row of a spreadsheet: nobody has looked at what lies below, empty or not


def read_sheet(place: Place, content: bytes | Cells, schema: Schema) -> Sheet:
    """Read a table as spreadsheets save it.

    Parameters
    ----------
    place : Place
        Where the table stands.
    content : bytes or tuple of tuple of str
        What a CSV file holds: UTF-8, or UTF-16 with a byte order mark; commas, semicolons or
        tabs. Or the cells of a sheet.
    schema : Schema
        What is declared of the table.

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
    columns = set(schema.fields)
    rows = _split(place, content, columns) if isinstance(content, bytes) else iter(content)
    cells, numbers = _held(place, rows)
    if not cells:
        raise UnreadableError(Fault("no-text", place))
    cells[0] = [_column(label, columns) for label in cells[0]]
    if faults := list(_header_faults(place, cells[0], schema)):
        raise UnreadableError(*faults)
    fields = [schema.fields.get(label) for label in cells[0]]
    tidy = [_tidy_for(field, schema) for field in fields]
    needed = [
        bool(label) and (field is None or field.is_required)
        for label, field in zip(cells[0], fields, strict=True)
    ]
    cells = [cells[0], *(_row(row, tidy, needed) for row in cells[1:])]
    return Sheet(cells, numbers, _set_first_days(cells, fields))


# Text ------------------------------------------------------------------------------------------

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def _decoded(place: Place, raw: bytes) -> str:
    encoding = next((code for mark, code in _MARKS.items() if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(Fault("not-utf-8", place)) from None
    # UTF-16 and UTF-32 without a mark can pass for UTF-8.
    if "\0" in text.partition("\n")[0]:
        raise UnreadableError(Fault("not-utf-8", place))
    return text


def _without_hint(text: str) -> str:
    """Drop the line that tells Excel the separator; spreadsheets do not count it."""
    return re.sub(r'\A"?sep=[,;\t]"?[,;\t]*\r?\n', "", text, flags=re.IGNORECASE)


def _separator(text: str, columns: set[str]) -> str:
    """Return what parts the header into most names that are known; the comma where none does."""

    def known(separator: str) -> int:
        labels = set(_first_row(text, separator))
        return len({_column(label, columns) for label in labels} & columns)

    return max(",;\t", key=known)


def _first_row(text: str, separator: str) -> list[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return next((row for row in rows if any(cell.strip() for cell in row)), [])
    except csv.Error:
        return []


def _split(place: Place, raw: bytes, columns: set[str]) -> Iterator[list[str]]:
    text = _without_hint(_decoded(place, raw))
    csv.field_size_limit(LARGEST_FILE)  # a cell may be as long as a file; the usual limit is less
    separator = _separator(text, columns)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    read = 0
    try:
        for row in rows:
            yield row
            read += 1
    except csv.Error:
        raise UnreadableError(Fault("quotes", place, read + 1)) from None


# Rows and columns ------------------------------------------------------------------------------


def _column(label: str, columns: set[str]) -> str:
    """Return the name of a column that differs in capitals and spaces only."""
    plain, folded = label.strip(), "_".join(label.lower().split())
    return folded if plain not in columns and folded in columns else plain


def _held(place: Place, rows: Iterable[Sequence[str]]) -> tuple[list[list[str]], list[int]]:
    """Return the rows that hold something, and their numbers, without the columns that do not.

    What stands to the right of the header's end is kept, for it stands there by mistake.
    """
    held: list[list[str]] = []
    numbers: list[int] = []
    end, width = 0, 0  # of the header as it is written; of the columns that hold something
    for number, cells in enumerate(rows, 1):
        row = [cell if cell.strip() else "" for cell in cells]
        if number > _LAST:
            raise _far_out(place, number)
        if not any(row):
            continue
        end = end or len(row)
        while len(row) > width and not row[-1]:
            row.pop()
        width = max(width, min(len(row), end))
        if len(held) > ROWS or width > COLUMNS:
            raise _far_out(place, number)
        held.append(row)
        numbers.append(number)
    if held:
        held[0] += [""] * (width - len(held[0]))
    return held, numbers


def _far_out(place: Place, number: int) -> UnreadableError:
    more = {"rows": ROWS, "columns": COLUMNS}
    return UnreadableError(Fault("far-out", place, number, more=more))


def _header_faults(place: Place, header: list[str], schema: Schema) -> Iterator[Fault]:
    """Find what is so wrong with a header that no row can be told from another."""
    for column in sorted({column for column in header if column and header.count(column) > 1}):
        yield Fault("column-twice", place, column=column)
    missing = [column for column in schema.key if column not in header]
    for column in missing:
        yield Fault("column-missing", place, column=column)
    for column in header if missing else ():
        if column and column not in schema.fields:
            yield Fault("column-unknown", place, column=column)


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
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_CHINESE = re.compile("([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]")
_MIDNIGHT = re.compile("[ T]00:00(:00)?$")


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


def _set_first_days(cells: list[list[str]], fields: list[Field | None]) -> dict[int, date]:
    """Put the first day in place of a month or a year, and return the last ones."""
    last_days: dict[int, date] = {}
    for column, field in enumerate(fields):
        if not (field and field.is_coarse):
            continue
        for at, row in enumerate(cells[1:], 1):
            if column < len(row) and (days := _days_of(row[column])):
                row[column], last_days[at] = days[0].isoformat(), days[1]
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


def _tidy_for(field: Field | None, schema: Schema) -> Tidy | None:
    """Return what writes the cells of a column as the schema has them; text stays as it is."""
    if field is None:
        return None
    if field.is_day:
        return _certain_day
    if field.type == "list":
        return _certain_list
    is_id = field.name in schema.key or field.table
    is_text = field.type == "string" and not (field.allowed or field.holds or is_id)
    return None if is_text else _certain_word
