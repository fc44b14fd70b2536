"""A folder or a workbook in, and what it holds of each table out."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.likeness import by_columns, by_name
from three_years_on.tables.opendocument import read_opendocument
from three_years_on.tables.schema import schemas
from three_years_on.tables.sheets import LARGEST_FILE, Grid, first_row
from three_years_on.tables.template import READ_ME
from three_years_on.tables.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from three_years_on.tables.faults import Code


class Held(NamedTuple):
    """What is there of a table.

    Attributes
    ----------
    place : Place
        The file that holds it, and the sheet.
    content : bytes or Grid or None
        The bytes of a CSV file, what a sheet holds, or None where the file cannot be read.
    """

    place: Place
    content: bytes | Grid | None


class Found(NamedTuple):
    """What a folder or a workbook holds.

    Attributes
    ----------
    held : dict of str to Held
        What is there, under the name of the table.
    faults : list of Fault
        Files that cannot be read, tables that are there twice, and files and sheets that seem
        to be meant as a table but have another name.
    notices : list of Fault
        Other files and sheets that are not read, and what is hidden of those that are.
    """

    held: dict[str, Held]
    faults: list[Fault]
    notices: list[Fault]

    @property
    def meant(self) -> set[str]:
        """The tables that something is meant for which is not read."""
        told = [fault.more.get("meant", ()) for fault in self.faults]
        return {name for names in told for name in ([names] if isinstance(names, str) else names)}


class _Unread(NamedTuple):
    """A file or a sheet that has not the name of a table, and its first row."""

    place: Place
    stem: str
    header: Sequence[str]


def expanded(path: str | Path) -> Path:
    """Return a path with the home folder in place of ``~``."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (leaves ~nobody as it is)


def find_tables(path: Path, names: Sequence[str]) -> Found:
    """Find the tables in a folder of CSV files and workbooks, or in one workbook.

    Parameters
    ----------
    path : Path
        A folder, or an .xlsx or .ods file.
    names : sequence of str
        The names that tables have.
    """
    try:
        path.stat()  # tells why it cannot be used
        if not path.is_dir() and not (path.is_file() and is_workbook(path)):
            code: Code = "other-format" if is_other_book(path) else "no-folder"
            return Found({}, [Fault(code, Place(str(path)))], [])
        files = sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        return Found({}, [unopened(str(path), error)], [])
    except ValueError:  # a name that none can be
        return Found({}, [Fault("not-there", Place(str(path)))], [])
    sheets = [file for file in files if file.suffix == ".csv" and file.stem in names]
    workbooks = [file for file in files if is_workbook(file)]
    found, unread = Found({}, [], []), []
    for file in sheets + workbooks:
        tables, others, wrong = _tables_of(file, names)
        found.faults.extend(wrong)
        found.faults.extend(_add(found.held, tables))
        unread += others
    unread += [_of_file(f) for f in files if f not in sheets + workbooks and _is_sheet(f)]
    for other in unread:
        _tell(found, other, names)
    found.notices.extend(_hidden(found.held))
    if not found.held and not found.faults:
        found.faults.extend(Fault("no-sheets", Place(book.name)) for book in workbooks)
    return found


def _add(held: dict[str, Held], tables: dict[str, Held]) -> list[Fault]:
    """Put tables to those that are there; return what is there twice."""
    twice = {name: entry.place for name, entry in tables.items() if name in held and entry.content}
    others = [held[name].place for name in twice]
    held |= {name: entry for name, entry in tables.items() if name not in held}
    if len(twice) > 1:
        book = Place(next(iter(twice.values())).file)
        return [Fault("many-twice", book, more={"others": others})]
    places_and_others = zip(twice.values(), others, strict=True)
    return [
        Fault("there-twice", place, more={"other": other}) for place, other in places_and_others
    ]


def _tell(found: Found, other: _Unread, names: Sequence[str]) -> None:
    """Tell a file or a sheet that is not read: as a fault where it may be a missing table."""
    place, missing = other.place, [name for name in names if name not in found.held]
    is_book = is_other_book(Path(place.file))
    if meant := by_name(other.stem, missing, names):
        code: Code = "sheet-other-name" if place.sheet else "other-name"
        found.faults.append(Fault(code, place, more={"meant": meant}))
    elif is_book and not found.held:
        found.faults.append(Fault("other-format", place))
    elif like := [name for name in by_columns(other.header) if name in missing]:
        code = "sheet-by-columns" if place.sheet else "by-columns"
        found.faults.append(Fault(code, place, more={"meant": like}))
    elif like := by_columns(other.header):
        more = {"meant": like[0], "table": found.held[like[0]].place}
        found.notices.append(Fault("read-elsewhere", place, more=more))
    elif is_book:
        found.notices.append(Fault("book-not-read", place))
    elif any(other.header):
        found.notices.append(Fault("not-read", place, more={"names": list(names)}))


def _hidden(held: dict[str, Held]) -> Iterator[Fault]:
    """Tell what is read though nobody sees it in the workbook."""
    for place, content in held.values():
        if not isinstance(content, Grid):
            continue
        if content.is_hidden:
            yield Fault("hidden-sheet", place)
        header = next(filter(any, content.cells), ())
        for label in [header[n - 1] for n in content.hidden_columns if n <= len(header)]:
            if label.strip() and not label.startswith("_"):
                yield Fault("hidden-column", place, column=label)
        for row in content.hidden_rows:
            yield Fault("hidden-row", place, row)


def places(held: dict[str, Held], names: Sequence[str]) -> dict[str, Place]:
    """Return where each table stands, or where one would look for it."""
    books = {entry.place.file for entry in held.values()}
    in_one_book = len(books) == 1 and all(entry.place.sheet for entry in held.values())
    found = {}
    for name in names:
        would_be = Place(next(iter(books)), name) if in_one_book else Place(f"{name}.csv")
        found[name] = held[name].place if name in held else would_be
    return found


def is_workbook(file: Path) -> bool:
    """Tell a workbook from other files, and from the marks that systems set beside one."""
    return file.suffix.lower() in _READERS and not file.name.startswith(_MARKS)


_READERS = {".xlsx": read_workbook, ".ods": read_opendocument}
_MARKS = ("~", "._", ".~")


def is_other_book(file: Path) -> bool:
    """Tell a workbook that is not read."""
    return file.suffix.lower() in _OTHER_BOOKS


_OTHER_BOOKS = {
    *(".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm"),
    *(".fods", ".ots", ".numbers", ".gsheet"),
}


def _is_sheet(file: Path) -> bool:
    """Tell a file that may be meant as a table from pictures, pages and notes."""
    return not file.name.startswith(_MARKS) and bool(_SHEET.match(file.name))


# The ending need not be the last: milestones.csv.txt, milestones.csv.bak.
_SHEET = re.compile(
    r"([^.].*?)\.(csv|tsv|tab|txt|xl[st]|ods|fods|ots|numbers|gsheet)", re.IGNORECASE
)


def _of_file(file: Path) -> _Unread:
    """Return the first row of a file that is not read, if it is text."""
    found = _SHEET.match(file.name)
    header: list[str] = []
    if file.suffix.lower() in {".csv", ".tsv", ".tab", ".txt"} and not _what_else(file):
        with suppress(OSError), file.open("rb") as opened:
            columns = {column for schema in schemas().values() for column in schema.fields}
            header = first_row(opened.read(_HEADER).rpartition(b"\n")[0], columns)
    if file.suffix.lower() == ".txt" and not by_columns(header):
        header = []  # of a note
    return _Unread(Place(file.name), found[1] if found else file.stem, header)


_HEADER = 100_000  # bytes


def _tables_of(
    file: Path, names: Sequence[str]
) -> tuple[dict[str, Held], list[_Unread], list[Fault]]:
    """Return what one file holds: one table, or those of a workbook and its other sheets."""
    try:
        raw = read_bytes(file)
        if not is_workbook(file):
            return {file.stem: Held(Place(file.name), raw)}, [], []
        return _tables_of_workbook(file, sheets_of(file, raw), names)
    except OSError as error:
        faults = [unopened(file.name, error)]
    except UnreadableError as error:
        faults = list(error.args)
    # What a workbook holds that cannot be read is not known; it may be any table.
    unread = names if is_workbook(file) else [file.stem]
    return {name: Held(Place(file.name), None) for name in unread}, [], faults


def sheets_of(workbook: Path, raw: bytes) -> dict[str, Grid]:
    """Return what the sheets of a workbook hold, of which these are the bytes."""
    return _READERS[workbook.suffix.lower()](workbook.name, raw)


def read_bytes(file: Path) -> bytes:
    """Return what a file holds, if it is one, and not too large."""
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
    file: Path, sheets: dict[str, Grid], names: Sequence[str]
) -> tuple[dict[str, Held], list[_Unread], list[Fault]]:
    found: dict[str, Held] = {}
    unread, twice = [], []
    for title, grid in sheets.items():
        place, name = Place(file.name, title), _plain(title)
        header = next(filter(any, grid.cells), ())
        if name in found and header:
            twice.append(Fault("there-twice", place, more={"other": found[name].place}))
        elif name in names:
            found.setdefault(name, Held(place, grid))
        elif name != _plain(READ_ME) or by_columns(header):
            unread.append(_Unread(place, name, header))
    if not found and len(sheets) == 1 and file.stem in names:
        (grid,) = sheets.values()
        return {file.stem: Held(Place(file.name), grid)}, [], []
    return found, unread, twice


def _plain(title: str) -> str:
    return "_".join(title.lower().split())


def unopened(file: str, error: OSError) -> Fault:
    """Tell why a file cannot be opened."""
    if code := _CODES.get(error.errno or 0):
        return Fault(code, Place(file))
    return Fault("unopened", Place(file), more={"reason": error})


_CODES: dict[int, Code] = {
    errno.ENOENT: "not-there",
    errno.ENOTDIR: "not-there",
    errno.ELOOP: "link-loop",
    errno.ENAMETOOLONG: "name-long",
}
