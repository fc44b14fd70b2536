"""A folder or a workbook in, and what it holds of each table out."""

from __future__ import annotations

import errno
import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.sheets import LARGEST_FILE
from three_years_on.tables.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from three_years_on.tables.faults import Code
    from three_years_on.tables.sheets import Cells


class Held(NamedTuple):
    """What is there of a table.

    Attributes
    ----------
    place : Place
        The file that holds it, and the sheet.
    content : bytes or tuple of tuple of str or None
        The bytes of a CSV file, the cells of a sheet, or None where the file cannot be read.
    """

    place: Place
    content: bytes | Cells | None


def expanded(path: str | Path) -> Path:
    """Return a path with the home folder in place of ``~``."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (leaves ~nobody as it is)


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
    try:
        path.stat()  # tells why it cannot be used
        if not path.is_dir() and not (path.is_file() and _is_workbook(path)):
            return {}, [Fault("no-folder", Place(str(path)))]
        files = sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        return {}, [_unopened(str(path), error)]
    except ValueError:  # a name that none can be
        return {}, [Fault("not-there", Place(str(path)))]
    sheets = [file for file in files if file.suffix == ".csv" and file.stem in names]
    workbooks = [file for file in files if _is_workbook(file)]
    held: dict[str, Held] = {}
    faults: list[Fault] = []
    for file in sheets + workbooks:
        found, wrong = _tables_of(file, names)
        faults += wrong
        for name, entry in found.items():
            if name not in held:
                held[name] = entry
            elif entry.content is not None:
                faults.append(Fault("there-twice", entry.place, more={"other": held[name].place}))
    missing = [name for name in names if name not in held]
    others = [file.name for file in files if file not in sheets]
    return held, [*faults, *_misnamed(others, missing, names)]


def places(held: dict[str, Held], names: Sequence[str]) -> dict[str, Place]:
    """Return where each table stands, or where one would look for it."""
    books = {entry.place.file for entry in held.values()}
    in_one_book = len(books) == 1 and all(entry.place.sheet for entry in held.values())
    found = {}
    for name in names:
        would_be = Place(next(iter(books)), name) if in_one_book else Place(f"{name}.csv")
        found[name] = held[name].place if name in held else would_be
    return found


def _is_workbook(file: Path) -> bool:
    """Tell a workbook from other files, and from the marks that systems set beside one."""
    return file.suffix.lower() == ".xlsx" and not file.name.startswith(("~$", "._"))


def _tables_of(file: Path, names: Sequence[str]) -> tuple[dict[str, Held], list[Fault]]:
    """Return what one file holds: one table, or those of a workbook."""
    try:
        raw = _read_bytes(file)
        if not _is_workbook(file):
            return {file.stem: Held(Place(file.name), raw)}, []
        return _tables_of_workbook(file, read_workbook(file.name, raw), names)
    except OSError as error:
        faults = [_unopened(file.name, error)]
    except UnreadableError as error:
        faults = list(error.args)
    # What a workbook holds that cannot be read is not known; it may be any table.
    unread = names if _is_workbook(file) else [file.stem]
    return {name: Held(Place(file.name), None) for name in unread}, faults


def _read_bytes(file: Path) -> bytes:
    if code := _what_else(file):
        raise UnreadableError(Fault(code, Place(file.name)))
    with file.open("rb") as opened:
        raw = opened.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(Fault("too-large", Place(file.name)))
    return raw


def _what_else(file: Path) -> Code | None:
    """Say what stands in the place of a file: opening it may fail, or wait for ever."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return "leads-nowhere"
    if stat.S_ISREG(mode):
        return None
    return "is-folder" if stat.S_ISDIR(mode) else "is-device"


def _tables_of_workbook(
    file: Path, sheets: dict[str, Cells], names: Sequence[str]
) -> tuple[dict[str, Held], list[Fault]]:
    titles = {_plain(title): title for title in sheets}
    found = {
        name: Held(Place(file.name, titles[name]), sheets[titles[name]])
        for name in names
        if name in titles
    }
    if not found and len(sheets) == 1 and file.stem in names:
        (cells,) = sheets.values()
        return {file.stem: Held(Place(file.name), cells)}, []
    faults = [
        Fault("sheet-other-name", Place(file.name, titles[title]), more={"meant": meant})
        for title in titles
        if title not in names
        for meant in get_close_matches(title, [n for n in names if n not in found], 1, 0.8)
    ]
    if not found and not faults:
        faults = [Fault("no-sheets", Place(file.name))]
    return found, faults


def _plain(title: str) -> str:
    return "_".join(title.lower().split())


def _unopened(file: str, error: OSError) -> Fault:
    if code := _CODES.get(error.errno or 0):
        return Fault(code, Place(file))
    return Fault("unopened", Place(file), more={"reason": error.strerror})


_CODES: dict[int, Code] = {
    errno.ENOENT: "not-there",
    errno.ENOTDIR: "not-there",
    errno.ELOOP: "link-loop",
    errno.ENAMETOOLONG: "name-long",
}


def _misnamed(files: list[str], missing: list[str], names: Sequence[str]) -> Iterator[Fault]:
    """Find the files meant to be a table that is missing, and later copies of any table."""
    for file in files:
        stem, _, endings = file.partition(".")
        is_sheet = endings.lower().startswith(_ENDINGS) and endings.lower() != "xlsx"
        if not is_sheet or stem.startswith("~"):
            continue
        whole = _COPY.sub("", stem.lower())
        copied = [name for name in names if name == whole != stem.lower()]
        for meant in copied or get_close_matches(whole, missing, 1, 0.8):
            yield Fault("other-name", Place(file), more={"meant": meant})


# What systems add to the name of a second download or a copy.
_COPY = re.compile(r"(?: - copy| copy(?: [0-9]+)?)?(?: ?\([0-9]+\))?$")
_ENDINGS = ("csv", "tsv", "txt", "xls", "ods")
