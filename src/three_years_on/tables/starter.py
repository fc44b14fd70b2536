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
    """Write the example tables as `write_new` writes tables; a workbook marks them as examples."""
    return write_new(path, example_rows(), workbook=workbook, are_examples=True)


def example_rows() -> dict[str, Rows]:
    """Return the rows of every example table as they are written, each with its header."""
    return {name: _rows(_STARTER / schema.file) for name, schema in schemas().items()}


def _rows(file: Path) -> Rows:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
