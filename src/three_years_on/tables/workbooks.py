"""The bytes of an Excel workbook in, the cells of its sheets out, as they are shown."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.sheets import COLUMNS, LARGEST_FILE, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.faults import Code
    from three_years_on.tables.sheets import Cells

# More than tables need; each sheet costs a while to take apart.
_SHEETS = 100


@lru_cache(maxsize=4)
def read_workbook(name: str, raw: bytes) -> dict[str, Cells]:
    """Read every sheet of a workbook.

    Parameters
    ----------
    name : str
        Name of the file.
    raw : bytes
        What it holds.

    Returns
    -------
    dict of str to tuple of tuple of str
        The rows of each sheet under its name. Days are written as 2016-04-19, months that are
        shown without a day as 2016-04, and yes or no for true or false. A formula counts as the
        value that was last worked out.

    Raises
    ------
    UnreadableError
        With the faults of a workbook that cannot be read, or of cells whose meaning is not
        certain.
    """
    try:
        _check_size(name, raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what cannot be kept when it is written again
            return _sheets(name, raw)
    except UnreadableError:
        raise
    except Exception:  # noqa: BLE001 (a damaged archive or workbook raises nearly anything)
        raise UnreadableError(Fault("no-workbook", Place(name))) from None


def _check_size(name: str, raw: bytes) -> None:
    """Refuse an archive that unpacks to more than tables need, or has more sheets."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        # Nothing is unpacked beyond the size that is declared.
        if sum(part.file_size for part in archive.infolist()) > LARGEST_FILE:
            raise UnreadableError(Fault("too-large", Place(name)))
        lists = [archive.read(part) for part in archive.namelist() if _LIST.search(part)]
    if any(len(_SHEET.findall(sheets)) > _SHEETS for sheets in lists):
        raise UnreadableError(Fault("many-sheets", Place(name), more={"most": _SHEETS}))


# Where a workbook lists its sheets, and how; a few letters can name thousands.
_LIST = re.compile(r"workbook\.xml$", re.IGNORECASE)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


def _sheets(name: str, raw: bytes) -> dict[str, Cells]:
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import)

    values, formulas = (
        load_workbook(io.BytesIO(raw), read_only=True, keep_links=False, data_only=data_only)
        for data_only in (True, False)
    )
    sheets: dict[str, Cells] = {}
    faults: list[Fault] = []
    for value_sheet, formula_sheet in zip(values.worksheets, formulas.worksheets, strict=True):
        place = Place(name, value_sheet.title)
        rows = []
        pairs = zip(_rows(place, value_sheet), _rows(place, formula_sheet), strict=True)
        for number, (shown, written) in enumerate(pairs, 1):
            faults += _faults(place, number, shown, written)
            rows.append(tuple(map(_text, shown)))
        sheets[value_sheet.title] = tuple(rows)
    if faults:
        raise UnreadableError(*faults)
    return sheets


def _rows(place: Place, sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # those that a file states may be wrong
    for number, row in enumerate(sheet.rows, 1):
        if number > ROWS or len(row) > COLUMNS:
            more = {"rows": ROWS, "columns": COLUMNS}
            raise UnreadableError(Fault("far-out", place, number, more=more))
        yield row


def _faults(
    place: Place, number: int, shown: tuple[Any, ...], written: tuple[Any, ...]
) -> Iterator[Fault]:
    """Find the cells of a row whose meaning is not certain."""
    for cell, source in zip(shown, written, strict=True):
        if cell.value is None and source.data_type == "f":
            code: Code = "formula"
        elif cell.data_type == "e":
            code = "formula-error"
        elif cell.data_type == "n" and "%" in (cell.number_format or "") and cell.value:
            code = "percentage"
        else:
            continue
        value = source.value if cell.value is None else cell.value
        yield Fault(code, place, number, cell.column_letter, str(value))


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
    return str(value)


def _day(value: date, number_format: str) -> str:
    """Write a day as far as it is shown: “Apr-16” is a month."""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) != (0, 0, 0):
        return value.isoformat(sep=" ")
    shown = re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", number_format).lower()
    if "d" in shown:
        return value.strftime("%Y-%m-%d")
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
