"""The bytes of an Excel workbook in, the cells of its sheets out, as they are shown."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.sheets import COLUMNS, LARGEST_FILE, ROWS, Doubt, Grid, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.faults import Code

# More than tables need; each sheet costs a while to take apart.
SHEETS = 100


@guarded
def read_workbook(name: str, raw: bytes) -> dict[str, Grid]:
    """Read every sheet of a workbook.

    Parameters
    ----------
    name : str
        Name of the file.
    raw : bytes
        What it holds.

    Returns
    -------
    dict of str to Grid
        Each sheet under its name. Days are written as 2016-04-19, months that are
        shown without a day as 2016-04, and yes or no for true or false. A formula counts as the
        value that was last worked out.

    Raises
    ------
    UnreadableError
        With the fault of a workbook that cannot be read.
    """
    _check_size(name, raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what cannot be kept when it is written again
        return _sheets(name, raw)


def _check_size(name: str, raw: bytes) -> None:
    """Refuse an archive that unpacks to more than tables need, or has more sheets."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        # Nothing is unpacked beyond the size that is declared.
        if sum(part.file_size for part in archive.infolist()) > LARGEST_FILE:
            raise UnreadableError(Fault("too-large", Place(name)))
        lists = [archive.read(part) for part in archive.namelist() if _LIST.search(part)]
    if any(len(_SHEET.findall(sheets)) > SHEETS for sheets in lists):
        raise UnreadableError(Fault("many-sheets", Place(name), more={"most": SHEETS}))


# Where a workbook lists its sheets, and how; a few letters can name thousands.
_LIST = re.compile(r"workbook\.xml$", re.IGNORECASE)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


def _sheets(name: str, raw: bytes) -> dict[str, Grid]:
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import)

    values, formulas = (
        load_workbook(io.BytesIO(raw), read_only=True, keep_links=False, data_only=data_only)
        for data_only in (True, False)
    )
    return {
        shown.title: _grid(Place(name, shown.title), shown, written)
        for shown, written in zip(values.worksheets, formulas.worksheets, strict=True)
    }


def _grid(place: Place, value_sheet: Any, formula_sheet: Any) -> Grid:
    rows: list[tuple[str, ...]] = []
    doubts: list[Doubt] = []
    pairs = zip(_rows(place, value_sheet), _rows(place, formula_sheet), strict=True)
    for number, (shown, written) in enumerate(pairs, 1):
        doubts += _doubts(number, shown, written)
        rows.append(tuple(map(_text, shown)))
    with value_sheet._get_source() as part:  # noqa: SLF001 (what is read cell by cell tells less)
        xml = part.read()
    hidden = tuple(n for n in _hidden_rows(xml) if n <= len(rows) and any(rows[n - 1]))
    is_hidden = value_sheet.sheet_state != "visible"
    columns = tuple(_hidden_columns(xml))
    return Grid(tuple(rows), tuple(doubts), tuple(_merged(xml)), hidden, columns, is_hidden)


def _rows(place: Place, sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # those that a file states may be wrong
    for number, row in enumerate(sheet.rows, 1):
        if number > ROWS or len(row) > COLUMNS:
            more = {"rows": ROWS, "columns": COLUMNS}
            raise UnreadableError(Fault("far-out", place, number, more=more))
        yield row


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb"""\br=["']([0-9]{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")


def _hidden_rows(xml: bytes) -> Iterator[int]:
    number = 0
    for row in _ROW.finditer(xml):
        told = _NUMBER.search(row[1])
        number = int(told[1]) if told else number + 1
        if _HIDDEN.search(row[1]):
            yield number


_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ENDS = re.compile(rb"""\b(?:min|max)=["']([0-9]{1,7})["']""")


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for told in _COLUMNS.findall(xml):
        if _HIDDEN.search(told) and (ends := list(map(int, _ENDS.findall(told)))):
            yield from range(min(ends), min(max(ends), COLUMNS) + 1)


_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+)["']"""
)
MERGED = 200  # more are of no table


def _merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415 (slow to import)

    for found in islice(_MERGED.finditer(xml), MERGED):
        left, top, right, bottom = range_boundaries(found[1].decode())
        yield top, left, bottom, right


def _doubts(number: int, shown: tuple[Any, ...], written: tuple[Any, ...]) -> Iterator[Doubt]:
    """Find the cells of a row whose meaning is not certain."""
    for column, (cell, source) in enumerate(zip(shown, written, strict=True), 1):
        if cell.value is None and source.data_type == "f":
            code: Code = "formula"
        elif cell.data_type == "e":
            code = "formula-error"
        elif cell.data_type == "n" and "%" in (cell.number_format or "") and cell.value:
            code = "percentage"
        else:
            continue
        value = source.value if cell.value is None else cell.value
        yield Doubt(number, column, code, str(value))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"  # as many digits as Excel keeps
    if isinstance(value, date):
        return _day(value, cell.number_format)
    return _ESCAPED.sub(_unescaped, str(value))


# How a workbook writes what XML cannot hold; a return before the end of a line is left out.
_ESCAPED = re.compile("_x000[dD]_\n?|_x([0-9A-Fa-f]{4})_")


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else "\n"


def _day(value: date, number_format: str) -> str:
    """Write a day as far as it is shown: “Apr-16” is a month."""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) != (0, 0, 0):
        return value.isoformat(sep=" ")
    shown = re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", number_format).lower()
    if "d" in shown:
        return value.strftime("%Y-%m-%d")
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
