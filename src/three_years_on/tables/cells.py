"""The cells of a table in, its typed rows and the faults of single cells out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from three_years_on.tables.columns import day_of
from three_years_on.tables.faults import MOST_FAULTS, Fault, UnreadableError
from three_years_on.tables.headers import column_faults, is_unknown
from three_years_on.tables.slips import (
    slip_of_day,
    slip_of_id,
    slip_of_link,
    slip_of_number,
    slip_of_opening,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from three_years_on.tables.faults import Code, Place
    from three_years_on.tables.schema import Field, Schema
    from three_years_on.tables.sheets import Sheet
    from three_years_on.tables.slips import Slip


class CheckedTable(NamedTuple):
    """What a table holds.

    Attributes
    ----------
    columns : list of str
        The columns that it has.
    rows : list of dict
        The values of each row under all columns that the schema knows and those that translate
        one, and under None its number in the file. A cell that is empty or of another type is None.
    faults : list of Fault
        What is wrong with single cells, rows and the header.
    """

    columns: list[str]
    rows: list[dict[Any, Any]]
    faults: list[Fault]


def check_cells(place: Place, sheet: Sheet, schema: Schema) -> CheckedTable:
    """Check a table by itself, as Table Schema has it; ids are looked up when all are read.

    Parameters
    ----------
    place : Place
        Where the table stands.
    sheet : Sheet
        Its cells.
    schema : Schema
        What is declared of it.

    Raises
    ------
    UnreadableError
        With the first faults of a table that has too many, or with the one of a header that ends
        before the rows do.
    """
    header = sheet.cells[0]
    faults = [*sheet.faults, *_header_faults(place, sheet, schema)]
    columns = [*schema.fields, *filter(schema.is_translation, header)]
    taken: dict[tuple[str, ...], set[Any]] = {}
    rows: list[dict[Any, Any]] = []
    for at, cells in enumerate(sheet.cells[1:], 1):
        number = sheet.numbers[at]
        row: dict[Any, Any] = {**dict.fromkeys(columns), None: number}
        merged = sheet.merged_in(number)
        faults += _read_row(place, row, dict(zip(header, cells, strict=False)), schema, merged)
        faults += _length_faults(place, number, header, cells)
        faults += _twice(place, row, schema, taken)
        if len(faults) > MOST_FAULTS:
            raise UnreadableError(*faults[:MOST_FAULTS], Fault("many-faults", place))
        for column, other in schema.other_days.items():
            row[other] = sheet.other_days.get((at, column), row[column])
        rows.append(row)
    return CheckedTable(header, rows, faults)


def _header_faults(place: Place, sheet: Sheet, schema: Schema) -> Iterator[Fault]:
    header, *rows = sheet.cells
    missing = [f.name for f in schema.fields.values() if f.is_required and f.name not in header]
    unknown = [column for column in header if is_unknown(column, schema)]
    most = len(schema.fields.keys() - set(header))
    surplus = [len(cells) - len(header) for cells in rows]
    if missing and not unknown and surplus and len(missing) <= min(surplus) <= max(surplus) <= most:
        raise UnreadableError(Fault("column-nameless", place))
    nameless = [at for at, column in enumerate(header) if not column]
    if any(row[at] for row in rows for at in nameless if at < len(row)):
        yield Fault("column-nameless", place)
    yield from column_faults(place, header, missing, schema)


def _length_faults(
    place: Place, number: int, header: list[str], cells: list[str]
) -> Iterator[Fault]:
    for column in header[len(cells) :]:
        yield Fault("row-short", place, number, column)
    for cell in filter(None, cells[len(header) :]):
        yield Fault("cell-beyond", place, number, value=cell)
        return


def _read_row(
    place: Place, row: dict[Any, Any], cells: dict[str, str], schema: Schema, merged: set[str]
) -> Iterator[Fault]:
    """Put the values of cells into their row, and tell those that are none."""
    for column, cell in cells.items():
        field = schema.fields.get(column)
        if field and cell:
            row[column], code, more = _read(cell, field)
            if code:
                yield Fault(code, place, row[None], column, cell, more)
        elif field and column in merged:
            yield Fault("merged", place, row[None], column)
        elif field and field.is_required:
            yield Fault("empty", place, row[None], column)
        elif cell and schema.is_translation(column):
            row[column] = cell


def _read(cell: str, field: Field) -> tuple[Any, Code | None, dict[str, Any]]:
    """Return the value of a cell, and what is wrong with it."""
    value: Any = None
    try:
        value = _READERS[field.type](cell, field)
    except (ValueError, InvalidOperation):
        return value, *_not_of_type(cell, field)
    return value, *(_breaks(value, field) or (None, {}))


def _twice(
    place: Place, row: dict[Any, Any], schema: Schema, taken: dict[tuple[str, ...], set[Any]]
) -> Iterator[Fault]:
    """Tell a key, or a cell of a column without repeats, that an earlier row has."""
    unique = [(field.name,) for field in schema.fields.values() if field.is_unique]
    for columns in dict.fromkeys([schema.key, *unique]):
        values = tuple(row[column] for column in columns)
        known = taken.setdefault(columns, set())
        if values in known:
            code: Code = "row-twice" if columns == schema.key else "value-twice"
            told = ", ".join(map(str, values))
            yield Fault(code, place, row[None], ", ".join(columns), told)
        elif None not in values:
            known.add(values)


# Types -----------------------------------------------------------------------------------------


def _read_boolean(cell: str, field: Field) -> bool:
    if cell not in field.words:
        raise ValueError
    return field.words[cell]


def _read_number(cell: str) -> Decimal:
    value = Decimal(cell.strip())
    if value.is_snan():  # it could not even be compared
        raise ValueError
    return value


_READERS: dict[str, Callable[[str, Field], Any]] = {
    "string": lambda cell, _: cell,
    "date": lambda cell, _: datetime.strptime(cell, "%Y-%m-%d").date(),  # noqa: DTZ007 (a day)
    "integer": lambda cell, _: int(cell),
    "number": lambda cell, _: _read_number(cell),
    "boolean": _read_boolean,
    "list": lambda cell, _: cell.split(";"),
}


def _not_of_type(cell: str, field: Field) -> Slip:
    if field.type == "date":
        return slip_of_day(cell, field)
    if field.type == "number":
        return slip_of_number(cell)
    return ("no-boolean" if field.type == "boolean" else "no-integer"), {}


# Constraints -----------------------------------------------------------------------------------


def _breaks(value: Any, field: Field) -> Slip | None:  # noqa: PLR0911 (one a constraint)
    """Return which constraint of its column a value breaks, if it does."""
    if field.allowed and value not in field.allowed:
        return "not-one-of", {"allowed": list(field.allowed)}
    if field.least is not None and value < field.least:
        return "too-small", {"least": field.least}
    if field.most is not None and value > field.most:
        return "too-great", {"most": field.most}
    if field.holds == "link":
        return slip_of_link(value)
    if field.holds and field.pattern and not field.pattern.fullmatch(value):
        return _not_of_form(value, field)
    if field.holds == "day" and not _is_in_calendar(value):
        return "no-day", {}
    return None


def _not_of_form(value: str, field: Field) -> Slip:
    if field.holds == "day":
        return slip_of_day(value, field)
    if field.holds == "opening":
        return slip_of_opening(value)
    return slip_of_id(value) if field.holds == "id" else ("no-language", {})


def _is_in_calendar(value: str) -> bool:
    """Tell whether there is such a day, month or year."""
    year, month, day = [*value.split("-"), "1", "1"][:3]
    return bool(day_of(year, month, day))
