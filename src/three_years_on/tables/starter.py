"""Example tables for another article: written to a folder or a workbook, or loaded as they are."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from three_years_on.tables.load import load
from three_years_on.tables.output import write_new
from three_years_on.tables.schema import schemas

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.tables.template import Rows

_STARTER = Path(__file__).parent / "starter"


def load_starter() -> Tables:
    """Load the example tables, whose rows say what to put in their place.

    Returns
    -------
    Tables
        The tables that `write_starter` writes.

    Examples
    --------
    >>> load_starter().themes["title"].tolist()
    ['First theme', 'Second theme']
    """
    return load(_STARTER)


def write_starter(path: str | Path, *, workbook: bool = False) -> list[Path]:
    """Write the example tables to a folder or a workbook, all or none of them.

    Parameters
    ----------
    path : str or Path
        Folder to write to; it is made if it is not there. Or the name of a workbook, which ends
        in .xlsx. ``~`` is the home folder.
    workbook : bool, default False
        Whether a folder gets one workbook, named after it, in place of a CSV file a table.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FileExistsError
        When the folder holds tables, or is itself a file; nothing is overwritten.
    OSError
        When the folder cannot be written; what was written until then is removed.
    """
    return write_new(path, example_rows(), workbook=workbook, are_examples=True)


def example_rows() -> dict[str, Rows]:
    """Return the rows of every example table as they are written, each with its header."""
    return {name: _rows(_STARTER / schema.file) for name, schema in schemas().items()}


def _rows(file: Path) -> Rows:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
