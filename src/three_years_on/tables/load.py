"""A folder or a workbook in, checked tables out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from three_years_on.languages.spoken import ENGLISH, speaking
from three_years_on.tables.cells import check_cells
from three_years_on.tables.faults import (
    Fault,
    Place,
    TablesError,
    UnreadableError,
    is_empty,
    lines,
    one_a_cell,
)
from three_years_on.tables.folders import expanded, find_tables, places
from three_years_on.tables.model import OF_ROWS, Tables, is_near, make_tables
from three_years_on.tables.rules import cross_check
from three_years_on.tables.schema import DATA, schemas
from three_years_on.tables.sheets import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.cells import CheckedTable
    from three_years_on.tables.folders import Held
    from three_years_on.tables.sheets import Grid

__all__ = ["DATA", "Fault", "Tables", "TablesError", "clear", "load"]


def load(folder: str | Path = DATA, *, language: str | None = None) -> Tables:
    """Load the tables of a folder, or say everything that is wrong with them.

    No table and no column is needed but where another makes no sense without it: statements need
    moments, indicators observations, questions choices, and an id the table it is an id of.
    Only milestones may name kinds that no table lists.

    Parameters
    ----------
    folder : str or Path
        Folder with CSV files named as in ``data/datapackage.json``, as spreadsheets save them:
        in UTF-8, or UTF-16 with a byte order mark, parted by commas, semicolons or tabs. A day
        is read in any order of day, month and year that leaves no doubt, looking at its whole
        column. Or a workbook (.xlsx, .ods) whose sheets have those names; it may stand in the
        folder, also beside CSV files. ``~`` is the home folder.
    language : str, optional
        Tag of the language in which faults and notices are told, such as ``fr``; else that of the
        table `about`, else English.

    Returns
    -------
    Tables
        The checked tables with their dtypes.

    Raises
    ------
    TypeError
        When given something else than a path.
    TablesError
        With one `Fault` for every fault in the folder: its code, place, row, column and value, and
        as text what to do.

    Examples
    --------
    >>> load().moments["date"].dt.year.tolist()
    [2016, 2019]
    """
    if not isinstance(folder, str | Path):
        named = type(folder).__name__
        raise TypeError(f"{named} is not a path; pass the name of a folder or a workbook as text")
    if isinstance(folder, str) and folder.lower().startswith(("http://", "https://")):
        raise TablesError(folder, [Fault("is-address", Place(folder))], language or ENGLISH)
    folder = expanded(folder)
    names = list(schemas())
    found = find_tables(folder, names)
    held, misplaced = found.held, found.faults
    at = places(held, names)
    tables, faults = _read(held)
    told_in = language or _language(tables)
    if not held and not misplaced:
        misplaced.append(Fault("no-tables", Place(str(folder))))
    rows = {name: table.rows for name, table in tables.items()}
    faults += cross_check(rows, at, [n for n in names if n not in {*held, *found.meant}])
    if misplaced or faults:
        columns = {at[name]: table.columns for name, table in tables.items()}
        faults = one_a_cell(_by_column(fault, columns) for fault in faults)
        order = {place: number for number, place in enumerate(at.values())}
        faults.sort(key=lambda fault: (order[fault.place], fault.row or 0))
        raise TablesError(folder, [*misplaced, *faults], told_in)
    with speaking(told_in):
        notices = [*found.notices, *_untranslated(tables, at)]
        return make_tables(rows, tuple(lines(notices)))


def _untranslated(tables: dict[str, CheckedTable], at: dict[str, Place]) -> Iterator[Fault]:
    """Tell the texts of a column that is translated in other rows, and are not in that language."""
    for name, table in tables.items():
        for column in filter(schemas()[name].is_translation, table.columns):
            original, _, tag = column.partition(":")
            for row in table.rows:
                is_said = row[column] or (
                    name in OF_ROWS and is_near(row.get("language") or "", tag)
                )
                if row[original] and not is_said:
                    more = {"original": original}
                    yield Fault("not-translated", at[name], row[None], column, more=more)


def _language(tables: dict[str, CheckedTable]) -> str:
    """Return the language of the tables, as far as the table about can be read."""
    about = tables["about"].rows if "about" in tables else []
    return next((code for row in about if (code := row["language"])), ENGLISH)


def clear() -> None:
    """Forget the tables read before, so that the next `load` takes its full time."""
    _read_table.cache_clear()


def _by_column(fault: Fault, columns: dict[Place, list[str]]) -> Fault:
    """Tell a column that the table does not have once, not row by row."""
    known = columns.get(fault.place)
    if known and is_empty(fault) and fault.column not in known:
        return Fault("column-missing", fault.place, column=fault.column)
    return fault


def _read(held: dict[str, Held]) -> tuple[dict[str, CheckedTable], list[Fault]]:
    """Read every table that is there and can be read."""
    tables: dict[str, CheckedTable] = {}
    faults: list[Fault] = []
    has_commas = False
    for name, entry in held.items():
        if entry.content is None:
            continue
        try:
            tables[name] = _read_table(name, entry.place, entry.content, has_commas=has_commas)
            faults += tables[name].faults
            if name == "about":  # the first of them
                has_commas = _has_commas(tables[name].rows)
        except UnreadableError as error:
            faults += error.args
    return tables, faults


# Languages in which a comma stands before decimals.
_WITH_COMMAS = frozenset(
    {
        *("af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo"),
        *("fr", "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lb", "lt", "lv", "mk", "mn"),
        *("nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk"),
        *("uz", "vi"),
    }
)


def _has_commas(about: list[dict[Any, Any]]) -> bool:
    languages = {(row["language"] or "").partition("-")[0] for row in about}
    return bool(languages & _WITH_COMMAS)


# While people edit one table of a folder, the others stay as they are.
@lru_cache(maxsize=64)
def _read_table(
    name: str, place: Place, content: bytes | Grid, *, has_commas: bool
) -> CheckedTable:
    schema = schemas()[name]
    return check_cells(place, read_sheet(place, content, schema, has_commas=has_commas), schema)
