"""Tables in, a new folder of CSV files or a new workbook out, whole or not at all."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from three_years_on.languages.spoken import tr
from three_years_on.tables.folders import expanded
from three_years_on.tables.schema import schemas
from three_years_on.tables.sentences import beside, harmless
from three_years_on.tables.template import Rows, to_workbook


def write_new(
    path: str | Path, tables: dict[str, Rows], *, workbook: bool, are_examples: bool
) -> list[Path]:
    """Write tables where none are yet, all or none of them.

    Parameters
    ----------
    path : str or Path
        Folder to write to; it is made if it is not there. Or the name of a workbook, which ends
        in .xlsx. ``~`` is the home folder.
    tables : dict of str to list of list of str
        The rows of each table under its name, the header first.
    workbook : bool
        Whether a folder gets one workbook, named after it, in place of a CSV file a table.
    are_examples : bool
        Whether a workbook marks the rows as examples.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FileExistsError
        When the folder holds tables or is itself a file, or when the workbook is there already;
        nothing is overwritten.
    ValueError
        When a text is longer than a workbook can hold.
    OSError
        When the name is that of a file that is not written, such as one in .ods, and when the
        folder cannot be written; what was written until then is removed.
    """
    path = expanded(path)
    if is_workbook_name(path):
        if os.path.lexists(path):
            raise FileExistsError(
                tr(
                    "{file} is there already, and nothing was written; name another workbook",
                    file=harmless(str(path)),
                )
            )
        return _write({path: to_workbook(tables, are_examples=are_examples)})
    if path.suffix.lower() in _OTHER_FILES and not path.is_dir():
        raise OSError(
            tr(
                "{file}: no such file is written; name a folder, or a workbook that ends in .xlsx",
                file=harmless(str(path)),
            )
        )
    if path.exists() and not path.is_dir():
        raise FileExistsError(
            tr("{path} is not a folder; name another one", path=harmless(str(path)))
        )
    names = [schema.file for schema in schemas().values()]
    names += [file.name for ending in ("xlsx", "ods") for file in path.glob(f"*.{ending}")]
    if found := [name for name in sorted(names) if os.path.lexists(path / name)]:
        raise FileExistsError(
            tr(
                "{folder} holds {files} already, and nothing was written; name another folder",
                folder=harmless(str(path)),
                files=beside(list(map(harmless, found))),
            )
        )
    if workbook:
        book = path / f"{Path(os.path.realpath(path)).name or 'tables'}.xlsx"
        return _write({book: to_workbook(tables, are_examples=are_examples)})
    return _write({path / schemas()[name].file: to_csv(rows) for name, rows in tables.items()})


# Endings of what tables are kept in as well, which nobody gives to a folder.
_OTHER_FILES = {".csv", ".tsv", ".ods", ".xls", ".xlsm", ".numbers"}


def is_workbook_name(path: Path) -> bool:
    """Tell the name of a workbook from that of a folder."""
    return path.suffix.lower() == ".xlsx"


def to_csv(rows: Rows) -> bytes:
    """Return the rows of a table as the bytes of a CSV file in UTF-8."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode()


def _write(files: dict[Path, bytes]) -> list[Path]:
    folder = next(iter(files)).parent
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            # Mode x refuses a file that someone else has put there in the meantime.
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except BaseException:  # an interruption, too, leaves nothing half done
        _remove(written, made)
        raise
    return written


def _remove(files: list[Path], folders: list[Path]) -> None:
    for file in files:
        file.unlink()
    for folder in folders:
        if folder.exists():
            folder.rmdir()
