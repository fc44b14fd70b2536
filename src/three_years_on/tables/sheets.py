"""A CSV file or a sheet in, the cells of its table out, as far as their meaning is certain."""

from __future__ import annotations

import codecs
import csv
import io
import re
from calendar import monthrange
from contextlib import suppress
from datetime import date
from functools import lru_cache, wraps
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.tables.columns import settle_for
from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.headers import TITLE, column_of, header_faults, is_unknown, take_out
from three_years_on.tables.sentences import is_unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from three_years_on.tables.columns import Settle
    from three_years_on.tables.faults import Code
    from three_years_on.tables.schema import Field, Schema

    Cells = tuple[tuple[str, ...], ...]


class Doubt(NamedTuple):
    """A cell of a workbook whose meaning is not certain, by its row and column from 1."""

    row: int
    column: int
    code: Code
    value: str


class Grid(NamedTuple):
    """What a sheet of a workbook holds, as it is shown; rows and columns are counted from 1.

    Attributes
    ----------
    cells : tuple of tuple of str
        Its rows.
    doubts : tuple of Doubt
        Cells whose meaning is not certain.
    merged : tuple of tuple of int
        First row, first column, last row and last column of cells that are merged.
    hidden_rows : tuple of int
        Rows that are hidden, or filtered out, and hold something.
    hidden_columns : tuple of int
        Columns that are hidden.
    is_hidden : bool
        Whether the sheet is.
    """

    cells: Cells
    doubts: tuple[Doubt, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    is_hidden: bool = False


def guarded(read: Callable[[str, bytes], dict[str, Grid]]) -> Callable[..., dict[str, Grid]]:
    """Let a reader of workbooks keep what it read last, and tell one that it cannot take apart."""

    @lru_cache(maxsize=4)
    @wraps(read)
    def read_or_tell(name: str, raw: bytes) -> dict[str, Grid]:
        try:
            return read(name, raw)
        except UnreadableError:
            raise
        except Exception:  # noqa: BLE001 (a damaged archive or workbook raises nearly anything)
            raise UnreadableError(Fault("no-workbook", Place(name))) from None

    return read_or_tell


class Sheet(NamedTuple):
    """What a file holds.

    Attributes
    ----------
    cells : list of list of str
        Its rows, the header first.
    numbers : list of int
        The number of each row in the file.
    other_days : dict of tuple of int and str to date
        Where a cell gives a month or a year, under the place of its row in `cells` and its column:
        the last day, where the cell now holds the first; of the end of a period the first.
    faults : list of Fault
        Rows that are none of the table, and not among its cells.
    merged : tuple of tuple of int
        As in `Grid`.
    """

    cells: list[list[str]]
    numbers: list[int]
    other_days: dict[tuple[int, str], date]
    faults: list[Fault]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def merged_in(self, number: int) -> set[str]:
        """Return the columns in which a cell of a row is covered by another it is merged with."""
        return {
            self.cells[0][at - 1]
            for top, left, end, right in self.merged
            if top <= number <= end
            for at in range(left, min(right, len(self.cells[0])) + 1)
            if (number, at) != (top, left)
        }


LARGEST_FILE = 20_000_000
# More than any table has; what stands further out is there by mistake, and would fill the memory.
ROWS, COLUMNS = 100_000, 100
_LAST = 1_048_576  # row of a spreadsheet: nobody has looked at what lies below, empty or not


def read_sheet(
    place: Place, content: bytes | Grid, schema: Schema, *, has_commas: bool = False
) -> Sheet:
    """Read a table as spreadsheets save it.

    Parameters
    ----------
    place : Place
        Where the table stands.
    content : bytes or Grid
        What a CSV file holds: UTF-8, or UTF-16 with a byte order mark; commas, semicolons or
        tabs. Or what a sheet holds.
    schema : Schema
        What is declared of the table.
    has_commas : bool
        Whether decimals stand behind a comma in the language of the tables, as they do in a file
        that is parted by semicolons.

    Returns
    -------
    Sheet
        The cells. Rows and columns that hold nothing are left out; column names, days, numbers
        and ids are written as the schema has them.

    Raises
    ------
    UnreadableError
        With the faults of a file from which no rows can be taken.
    """
    columns = set(schema.fields)
    cells, numbers, separator = read_cells(place, content, columns)
    has_commas = has_commas or separator == ";"
    merged = content.merged if isinstance(content, Grid) else ()
    header = cells[0] = [column_of(label, columns) for label in cells[0]]
    if faults := list(header_faults(place, cells, numbers, schema)):
        raise UnreadableError(*faults)
    if isinstance(content, Grid) and (faults := list(_doubts(place, header, content, schema))):
        raise UnreadableError(*faults)
    faults = take_out(place, cells, numbers, schema)
    fields = [schema.fields.get(label) for label in header]
    needed = [
        not isinstance(content, Grid)
        and (is_unknown(label, schema) or bool(field and field.is_required))
        for label, field in zip(header, fields, strict=True)
    ]
    cells = [header, *(_filled_up(row, needed) for row in cells[1:])]
    for at, field in enumerate(fields):
        _settle(cells, at, settle_for(field, schema, has_commas=has_commas))
    return Sheet(cells, numbers, _set_first_days(cells, fields), faults, merged)


def read_cells(
    place: Place, content: bytes | Grid, columns: set[str]
) -> tuple[list[list[str]], list[int], str]:
    """Return the rows that hold something, their numbers, and what parts the cells of a file.

    Raises
    ------
    UnreadableError
        With the fault of a file that holds nothing, or cannot be read.
    """
    rows: Iterable[Sequence[str]]
    if isinstance(content, Grid):
        rows, separator = content.cells, ""
    else:
        text = _without_hint(_decoded(place, content))
        separator = _separator(text, columns)
        rows = _split(place, text, separator)
    cells, numbers = _held(place, rows)
    if not cells:
        raise UnreadableError(Fault("no-text", place))
    return cells, numbers, separator


def _settle(cells: list[list[str]], at: int, settle: Settle | None) -> None:
    """Write the cells of a column as the schema has them."""
    rows = [row for row in cells[1:] if at < len(row)]
    if settle is None:
        return
    for row, cell in zip(rows, settle([row[at] for row in rows]), strict=True):
        row[at] = cell


def _doubts(place: Place, header: list[str], grid: Grid, schema: Schema) -> Iterator[Fault]:
    for row, column, code, value in grid.doubts:
        name = header[column - 1] if column <= len(header) else ""
        if name in schema.fields or schema.is_translation(name):
            yield Fault(code, place, row, name, value)


# Text ------------------------------------------------------------------------------------------

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def _decoded(place: Place, raw: bytes) -> str:
    encoding = next((code for mark, code in _MARKS.items() if raw.startswith(mark)), "utf-8-sig")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(Fault("not-utf-8", place)) from None
    text = text.lstrip("\ufeff")  # two programs may have set a mark each
    # UTF-16 and UTF-32 without a mark can pass for UTF-8.
    if "\0" in text.partition("\n")[0]:
        raise UnreadableError(Fault("not-utf-8", place))
    return text


def _without_hint(text: str) -> str:
    """Drop the line that tells Excel the separator; spreadsheets do not count it."""
    return re.sub(r'\A"?sep=[,;\t]"?[,;\t]*\r?\n', "", text, flags=re.IGNORECASE)


def _separator(text: str, columns: set[str]) -> str:
    """Return what parts the header into most names that are known; the comma where none does.

    A title may stand above the header.
    """

    def known(separator: str) -> int:
        rows = _first_rows(text, separator, TITLE)
        return max(
            (len({column_of(cell, columns) for cell in r} & columns) for r in rows), default=0
        )

    return max(",;\t", key=known)


_FIRST = 1000  # rows, empty ones among them


def _holds_something(row: list[str]) -> bool:
    return any(cell.strip() for cell in row)


def _first_rows(text: str, separator: str, most: int) -> list[list[str]]:
    """Return the first rows that hold something, as far as they can be read."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[list[str]] = []
    with suppress(csv.Error):
        found.extend(islice(filter(_holds_something, islice(rows, _FIRST)), most))
    return found


def _split(place: Place, text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_FILE)  # a cell may be as long as a file; the usual limit is less
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    read = 0
    try:
        for row in rows:
            yield row
            read += 1
    except csv.Error:
        raise UnreadableError(Fault("quotes", place, read + 1)) from None


def first_row(raw: bytes, columns: set[str]) -> list[str]:
    """Return the first row of a file that may be a table; nothing where it cannot be read."""
    try:
        text = _without_hint(_decoded(Place(""), raw))
    except UnreadableError:
        return []
    return next(iter(_first_rows(text, _separator(text, columns), 1)), [])


# Rows and columns ------------------------------------------------------------------------------


def _is_blank(cell: str) -> bool:
    """Tell whether a cell shows nothing."""
    return not cell or (not "!" <= cell[0] <= "~" and all(map(is_unseen, cell)))


def _held(place: Place, rows: Iterable[Sequence[str]]) -> tuple[list[list[str]], list[int]]:
    """Return the rows that hold something, and their numbers, without the columns that do not.

    What stands to the right of the header's end is kept, for it stands there by mistake.
    """
    held: list[list[str]] = []
    numbers: list[int] = []
    end, width = 0, 0  # of the header as it is written; of the columns that hold something
    for number, cells in enumerate(rows, 1):
        row = ["" if _is_blank(cell) else cell for cell in cells]
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


def _filled_up(row: list[str], needed: list[bool]) -> list[str]:
    # Spreadsheets leave out the separators before cells that are empty down to the last row.
    if not any(needed[len(row) :]):
        row += [""] * (len(needed) - len(row))
    return row


# Days ------------------------------------------------------------------------------------------


def _set_first_days(
    cells: list[list[str]], fields: list[Field | None]
) -> dict[tuple[int, str], date]:
    """Put a day in place of a month or a year, and return the last ones of what is dated so.

    It is the first day, and for the end of a period the last; then the first ones are returned.
    """
    other_days: dict[tuple[int, str], date] = {}
    for column, field in enumerate(fields):
        if not (field and field.is_coarse):
            continue
        for at, row in enumerate(cells[1:], 1):
            if column >= len(row) or not (days := _days_of(row[column])):
                continue
            row[column] = days[field.is_end].isoformat()
            other_days[at, field.name] = days[not field.is_end]
    return other_days


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
