"""The name and the columns of what is not read in, the tables that it may be out."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from three_years_on.tables.headers import column_of
from three_years_on.tables.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What systems add to the name of a second download or a copy.
_COPY = re.compile(r"(?: - copy| copy(?: [0-9]+)?)?(?: ?\([0-9]+\))?$")
# What stands between a table and the name of its spreadsheet, its version or its number.
_PARTS = re.compile(r"\s*(?: - |\.)\s*")
_LIKE = 0.8


def by_name(stem: str, missing: Iterable[str], names: Sequence[str]) -> str:
    """Return the table that a name is meant for: one that is missing, or any that was copied."""
    whole = _COPY.sub("", stem.lower())
    copied = [name for name in names if name == whole != stem.lower()]
    among = [name for name in missing if name in _PARTS.split(whole)]
    return next(iter(copied or among or get_close_matches(whole, list(missing), 1, _LIKE)), "")


_FEWEST = 3  # columns that are known


def by_columns(header: Sequence[str]) -> list[str]:
    """Return the tables to which most of the columns of a header belong, in whatever language.

    Names of tables and texts are in the language of those who write them; those of columns stay.

    Examples
    --------
    >>> by_columns(["id", "date", "label"]), by_columns(["id", "date", "label", "certainty"])
    (['moments', 'milestones'], ['milestones'])
    """
    known = {
        name: len({column_of(label, set(schema.fields)) for label in header} & set(schema.fields))
        for name, schema in schemas().items()
    }
    most = max(known.values())
    return [name for name, count in known.items() if count == most] if most >= _FEWEST else []
