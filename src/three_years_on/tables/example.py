"""Tables in, the rows out that still are those of the example, not the author's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from three_years_on.tables.model import rows_of
from three_years_on.tables.schema import schemas
from three_years_on.tables.starter import load_starter

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
    example = load_starter()
    left = [
        f"{name} ({_shown(ids)})"
        for name in schemas()
        if name not in _MAY_STAY and (ids := _left(tables, example, name))
    ]
    told = f"rows of the example are still there: {', '.join(left)}; put yours in their place"
    return told if left else ""


_NAMED = 3


def _shown(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"{', '.join(ids[:_NAMED])}{more}"


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
