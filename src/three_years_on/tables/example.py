"""Tables in, the rows out that still are those of the example, not the author's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from three_years_on.languages.spoken import tr, trn
from three_years_on.tables.model import rows_of
from three_years_on.tables.schema import schemas
from three_years_on.tables.sentences import beside
from three_years_on.tables.starter import example_rows, load_starter

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables

# Its words for kinds may stay.
_MAY_STAY = {"kinds"}


def left_rows(tables: Tables) -> str:
    """Tell in one line which rows of the example are still there; nothing where none are.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    """
    if not _may_hold_example(tables):
        return ""
    example = load_starter()
    left = [
        tr("{table} ({ids})", table=name, ids=_shown(ids))
        for name in schemas()
        if name not in _MAY_STAY and (ids := _left(tables, example, name))
    ]
    told = tr(
        "rows of the example are still there: {rows}; put yours in their place", rows=beside(left)
    )
    return told if left else ""


def _may_hold_example(tables: Tables) -> bool:
    """Tell whether a row may be the example's, which need not be loaded where none is.

    Of each row of the example the longest cell is looked for.
    """
    for name, (header, *rows) in example_rows().items():
        for row in rows if name not in _MAY_STAY else ():
            longest = max(row, key=len)
            if (getattr(tables, name)[header[row.index(longest)]] == longest).any():
                return True
    return False


_NAMED = 3


def _shown(ids: list[str]) -> str:
    shown, more = beside(ids[:_NAMED]), len(ids) - _NAMED
    if more <= 0:
        return shown
    return trn("{ids} and {count} more", "{ids} and {count} more", more, ids=shown)


def _left(tables: Tables, example: Tables, name: str) -> list[str]:
    """Return what names the rows of a table that the example has as well."""
    at = list(schemas()[name].fields).index(schemas()[name].key[0])
    theirs = set(_rows(example, name))
    return list(dict.fromkeys(row[at] for row in _rows(tables, name) if row in theirs))


def _rows(tables: Tables, name: str) -> list[tuple[str, ...]]:
    columns = list(schemas()[name].fields)
    return [
        tuple(str(getattr(row, column)) for column in columns)
        for row in rows_of(getattr(tables, name)[columns])
    ]
