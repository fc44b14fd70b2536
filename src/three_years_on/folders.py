"""A folder or a workbook in, and what it holds of each table out."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.rules import Fault
from three_years_on.sheets import LARGEST_FILE, PROBLEMS, UnreadableError
from three_years_on.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from three_years_on.sheets import Cells


class Held(NamedTuple):
    """What is there of a table.

    Attributes
    ----------
    file : str
        The name of the file that holds it.
    content : bytes or tuple of tuple of str or None
        The bytes of a CSV file, the cells of a sheet, or None where the file cannot be read.
    sheet : str or None
        The name of the sheet in a workbook.
    """

    file: str
    content: bytes | Cells | None
    sheet: str | None = None

    @property
    def place(self) -> str:
        """What a fault calls it: ``themes.csv``, or ``tables.xlsx, sheet themes``."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file


def find_tables(path: Path, names: Sequence[str]) -> tuple[dict[str, Held], list[Fault]]:
    """Find the tables in a folder of CSV files and workbooks, or in one workbook.

    Parameters
    ----------
    path : Path
        A folder, or an .xlsx file.
    names : sequence of str
        The names that tables have.

    Returns
    -------
    dict of str to Held
        What is there, under the name of the table.
    list of Fault
        Files that cannot be read, tables that are there twice, and files and sheets that seem
        to be meant as a table but have another name.
    """
    if not path.is_dir() and not (path.is_file() and _is_workbook(path)):
        problem = "is not a folder of CSV files or an .xlsx workbook; give one of them"
        return {}, [Fault(str(path), problem)]
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        return {}, [_unopened(str(path), error)]
    sheets = [file for file in files if file.suffix == ".csv" and file.stem in names]
    workbooks = [file for file in files if _is_workbook(file)]
    held: dict[str, Held] = {}
    faults: list[Fault] = []
    for file in (file for file in sheets + workbooks if file.is_file()):
        found, wrong = _tables_of(file, names)
        faults += wrong
        for name, entry in found.items():
            if name not in held:
                held[name] = entry
            elif entry.content is not None:
                problem = f"is there twice, also as {held[name].place}; keep one of the two"
                faults.append(Fault(entry.place, problem))
    missing = [name for name in names if name not in held]
    others = [file.name for file in files if file not in sheets]
    return held, [*faults, *_misnamed(others, missing)]


def _is_workbook(file: Path) -> bool:
    """Tell a workbook from other files, and from the mark that Excel sets beside an open one."""
    return file.suffix.lower() == ".xlsx" and not file.name.startswith("~$")


def _tables_of(file: Path, names: Sequence[str]) -> tuple[dict[str, Held], list[Fault]]:
    """Return what one file holds: one table, or those of a workbook."""
    try:
        raw = _read_bytes(file)
        if not _is_workbook(file):
            return {file.stem: Held(file.name, raw)}, []
        return _tables_of_workbook(file, read_workbook(file.name, raw), names)
    except OSError as error:
        faults = [_unopened(file.name, error)]
    except UnreadableError as error:
        faults = list(error.args)
    # What a workbook holds that cannot be read is not known; it may be any table.
    unread = names if _is_workbook(file) else [file.stem]
    return {name: Held(file.name, None) for name in unread}, faults


def _read_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        raw = opened.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(Fault(file.name, PROBLEMS["too-large"]))
    return raw


def _tables_of_workbook(
    file: Path, sheets: dict[str, Cells], names: Sequence[str]
) -> tuple[dict[str, Held], list[Fault]]:
    titles = {_plain(title): title for title in sheets}
    found = {
        name: Held(file.name, sheets[titles[name]], titles[name])
        for name in names
        if name in titles
    }
    if not found and len(sheets) == 1 and file.stem in names:
        (cells,) = sheets.values()
        return {file.stem: Held(file.name, cells)}, []
    faults = [
        Fault(f"{file.name}, sheet {titles[title]}", f"is not read; name it {meant}")
        for title in titles
        if title not in names
        for meant in get_close_matches(title, [n for n in names if n not in found], 1, 0.8)
    ]
    if not found and not faults:
        problem = "has no sheet that is named as a table; name one milestones, for example"
        faults = [Fault(file.name, problem)]
    return found, faults


def _plain(title: str) -> str:
    return "_".join(title.lower().split())


def placed(fault: Fault, held: dict[str, Held]) -> Fault:
    """Name in a fault the sheets in which its tables are, where they are in a workbook."""
    sheets = {name: entry.sheet for name, entry in held.items() if entry.sheet}
    name, file, problem = fault.file.removesuffix(".csv"), fault.file, fault.problem
    books = {entry.file for entry in held.values()}
    if name in held:
        file = held[name].place
    elif len(books) == 1 and len(sheets) == len(held):
        file = f"{books.pop()}, sheet {name}"
        problem = problem.replace("this file", "this sheet")
    for table, sheet in sheets.items():
        problem = re.sub(rf"\b{table}\.csv", f"the sheet {sheet}", problem)
    return replace(fault, file=file, problem=problem)


def _unopened(file: str, error: OSError) -> Fault:
    problem = f"cannot be opened ({error.strerror}); close it elsewhere, or allow it to be read"
    return Fault(file, problem)


def _misnamed(files: list[str], missing: list[str]) -> Iterator[Fault]:
    """Find the files that were meant to be one of the tables that are missing."""
    for file in files:
        stem, _, endings = file.partition(".")
        is_sheet = endings.lower().startswith(_ENDINGS) and endings.lower() != "xlsx"
        if not is_sheet or stem.startswith("~"):
            continue
        for meant in get_close_matches(stem.lower(), missing, 1, 0.8):
            yield Fault(file, f"is not read; save it as CSV UTF-8 under the name {meant}.csv")


_ENDINGS = ("csv", "tsv", "txt", "xls", "ods")
