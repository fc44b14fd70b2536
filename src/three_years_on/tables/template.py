"""Rows of the declared tables in, the bytes of a workbook to fill in out."""

from __future__ import annotations

import io
import re
import zipfile
from math import ceil
from typing import TYPE_CHECKING, Any

from three_years_on.languages.spoken import marked, spoken, tr, trn
from three_years_on.tables.schema import schemas

if TYPE_CHECKING:
    from three_years_on.tables.schema import Field, Schema

Rows = list[list[str]]

# The sheet that says what to do; no table has this name.
READ_ME = "read me"


def to_workbook(tables: dict[str, Rows], *, are_examples: bool) -> bytes:
    """Make a workbook with a sheet a table, and before them one that says what to do.

    Parameters
    ----------
    tables : dict of str to list of list of str
        The rows of each table under its name, the header first.
    are_examples : bool
        Whether the rows are marked as examples, by a soft colour.

    Returns
    -------
    bytes
        What an .xlsx file holds. Words from a fixed set and ids of other sheets can be chosen
        from lists; all cells but those for numbers are text, so that no program turns a day round.

    Raises
    ------
    ValueError
        When a text is longer than a cell can hold.
    """
    from openpyxl import Workbook  # noqa: PLC0415 (slow to import)

    book = Workbook()
    book.properties.creator = "Three Years On"
    _write_read_me(book.active, list(tables), are_examples=are_examples)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        _write_rows(sheet, schemas()[name], rows, are_examples=are_examples)
        _add_lists(sheet, schemas()[name], tables)
        _add_hints(sheet, schemas()[name], rows[0])
    file = io.BytesIO()
    book.save(file)
    return _tidied(file.getvalue())


# Rows ------------------------------------------------------------------------------------------

_TEXT = "@"  # the format under which a spreadsheet leaves what is typed as it is
_MOST = 32_767  # characters of a cell; what is longer would be cut
_FONT: dict[str, Any] = {"name": "Calibri", "size": 11}  # that of cells without one
_TINT, _HEAD = "FFF4E3C1", "FFE3E8EC"


def _write_rows(sheet: Any, schema: Schema, rows: Rows, *, are_examples: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 (slow to import)

    tint = PatternFill("solid", fgColor=_TINT)
    for number, row in enumerate(rows, 1):
        for column, (name, text) in enumerate(zip(rows[0], row, strict=True), 1):
            cell = sheet.cell(number, column)
            _set(cell, text, is_number=number > 1 and _is_number(schema.fields[name]))
            cell.alignment = Alignment(vertical="top", wrap_text=number > 1)
            if number == 1:
                cell.font = Font(**_FONT, bold=schema.fields[name].is_required)
                cell.fill = PatternFill("solid", fgColor=_HEAD)
            elif are_examples:
                cell.fill = tint
    for column, name in enumerate(rows[0], 1):
        wide = sheet.column_dimensions[sheet.cell(1, column).column_letter]
        wide.width = _width(max(len(row[column - 1]) for row in rows))
        if not _is_number(schema.fields[name]):
            wide.number_format = _TEXT  # of the rows that are still empty
    sheet.freeze_panes = "A2"
    _fit_heights(sheet)


def _width(longest: int) -> int:
    """Return a width, in letters, at which a text takes few lines."""
    return 18 if longest <= 24 else 40 if longest <= 120 else 60


def _fit_heights(sheet: Any) -> None:
    """Make rows as high as their texts, which not every program does when it opens a file."""
    for cells in sheet.rows:
        wide = [sheet.column_dimensions[cell.column_letter].width for cell in cells]
        lines = [ceil(len(str(c.value or "")) / w) for c, w in zip(cells, wide, strict=True)]
        sheet.row_dimensions[cells[0].row].height = _LINE * min(max(1, *lines), _TALLEST)


_LINE, _TALLEST = 15, 20  # height of a line in points; lines that are shown at once


def _is_number(field: Field) -> bool:
    return field.type in {"integer", "number"}


def _set(cell: Any, text: str, *, is_number: bool) -> None:
    if len(text) > _MOST:
        raise ValueError(
            trn(
                "a text of {count} characters is longer than a cell of a workbook can hold; "
                "name a folder, without --workbook",
                "a text of {count} characters is longer than a cell of a workbook can hold; "
                "name a folder, without --workbook",
                len(text),
                count=len(text),
            )
        )
    if is_number and text:
        cell.value = float(text) if "." in text else int(text)
    elif text:
        cell.value = _LIKE_A_CODE.sub("_x005F_", text)
        cell.data_type = "s"  # whatever it begins with, it is no formula
    if not is_number:
        cell.number_format = _TEXT


# Workbooks write letters that XML cannot hold as _x000D_; what only looks so is marked.
_LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

# Lists and hints -------------------------------------------------------------------------------

_ROOM = 2000  # rows in which lists are offered, at the least


def _add_lists(sheet: Any, schema: Schema, tables: dict[str, Rows]) -> None:
    """Offer the fixed words, and the ids of other sheets, as lists to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 (slow to import)

    for column, name in enumerate(tables[schema.name][0], 1):
        field = schema.fields[name]
        words = field.allowed or tuple(field.words)
        if words:
            chosen = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
            chosen.error = tr("Choose one of the words in the list.")
            chosen.showErrorMessage = True
        elif field.type == "string" and field.table in tables:
            ids = _ids_of(field.table, tables)
            chosen = DataValidation("list", formula1=ids, allow_blank=True)
            chosen.errorStyle = "warning"
            chosen.error = tr("This is not an id in the sheet {table} yet.", table=field.table)
            chosen.showErrorMessage = True
        else:
            continue
        letter = sheet.cell(1, column).column_letter
        chosen.add(f"{letter}2:{letter}{_last_row(tables[schema.name])}")
        sheet.add_data_validation(chosen)


def _ids_of(table: str, tables: dict[str, Rows]) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 (slow to import)

    letter = get_column_letter(tables[table][0].index("id") + 1)
    return f"{table}!${letter}$2:${letter}${_last_row(tables[table])}"


def _last_row(rows: Rows) -> int:
    return max(_ROOM, 2 * len(rows))


def _add_hints(sheet: Any, schema: Schema, header: list[str]) -> None:
    """Let the name of a column say what it holds when it is clicked on."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 (slow to import)

    for column, name in enumerate(header, 1):
        hint = DataValidation(showInputMessage=True, promptTitle=name)
        hint.prompt = schema.fields[name].description
        hint.add(sheet.cell(1, column).coordinate)
        sheet.add_data_validation(hint)


# What to do ------------------------------------------------------------------------------------

_STEPS = (
    marked(
        "Each of the other sheets is a table: a row is one page that was read, one theme, one "
        "milestone, and so on. Leave the names of the sheets and their first rows as they are."
    ),
    marked(
        "Columns whose name is bold need a value in every row. Click on the name of a column to "
        "read what it holds."
    ),
    marked(
        "An id is a short name that you choose, such as city-plan: small letters from a to z, "
        "digits and hyphens. Other sheets use it to point to the row. Where a cell takes several "
        "ids, put a semicolon between them: water;soil."
    ),
    marked("Where a cell has a list, choose from it."),
    marked(
        "Write days as 2024-01-31. For a milestone, and for a day of publication, a month or a "
        "year is enough: 2024-01 or 2024."
    ),
    marked(
        "Sheets that you do not use can be deleted. This one is not read; it may stay. A column "
        "whose name begins with _ is yours alone, and not read either."
    ),
    marked(
        "Save the workbook as .xlsx or .ods. Then check it, with the command that was printed when "
        "it was made: it names each fault with its sheet, row and column."
    ),
)
_OF_EXAMPLES = marked(
    "The tinted rows are an example; each of their texts says what to put in its place. Write "
    "over them, and delete those that are left. Begin with the sheets sources and themes."
)


def _write_read_me(sheet: Any, names: list[str], *, are_examples: bool) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 (slow to import)

    sheet.title = READ_ME
    sheet.sheet_view.rightToLeft = spoken().direction == "rtl" or None
    first, *others = _STEPS
    steps = [first, _OF_EXAMPLES, *others] if are_examples else list(_STEPS)
    lines = [(tr("What to do"), "")]
    lines += [(f"{number}.", tr(step)) for number, step in enumerate(steps, 1)]
    lines += [("", ""), (tr("The sheets"), "")]
    lines += [(name, schemas()[name].description) for name in names]
    for number, (left, right) in enumerate(lines, 1):
        for column, text in enumerate((left, right), 1):
            cell = sheet.cell(number, column)
            _set(cell, text, is_number=False)
            cell.alignment = Alignment(vertical="top", wrap_text=column > 1)
        sheet.cell(number, 1).font = Font(**_FONT, bold=not right)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 100
    _fit_heights(sheet)


# Bytes -----------------------------------------------------------------------------------------


def _tidied(raw: bytes) -> bytes:
    """Return a workbook that does not tell when it was made, and whose rows can still grow."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as made, zipfile.ZipFile(file, "w") as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(b"", part)
            elif name.startswith("xl/worksheets/"):
                part = _ROWS.sub(rb"\1", part)
            kept.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_ROWS = re.compile(rb'(<row [^>]*?) customHeight="1"')
