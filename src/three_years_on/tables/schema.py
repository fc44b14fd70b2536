"""The descriptor in, what is asked of each table and column out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

_HERE = Path(__file__).parent
# A wheel carries the data inside the package; a checkout keeps them at its top.
DATA = next(path for path in (_HERE.parent / "data", _HERE.parents[2] / "data") if path.is_dir())

Type = Literal["string", "date", "integer", "number", "boolean", "list"]
Holds = Literal["day", "link", "language", "id", "opening"]


@dataclass(frozen=True)
class Field:
    """One column, as ``data/datapackage.json`` declares it.

    Attributes
    ----------
    holds : str or None
        What the form of a text means: day (or month, or year), link, language, id, or opening (the
        first words of a passage).
    is_coarse : bool
        Whether a month or a year may stand where the day is not known.
    is_end : bool
        Whether the last day of such a month or year is meant, not the first.
    is_category : bool
        Whether few values stand in many rows.
    table : str or None
        The table in which its values, or those of its list, have to be ids.
    """

    name: str
    type: Type
    description: str
    is_required: bool
    is_unique: bool
    least: int | None
    most: int | None
    pattern: re.Pattern[str] | None
    allowed: tuple[str, ...]
    words: dict[str, bool]
    holds: Holds | None
    is_coarse: bool
    is_end: bool
    is_category: bool
    table: str | None

    @property
    def is_free(self) -> bool:
        """Whether it holds words that can be said in another language."""
        is_id = self.holds or self.table or self.name == "id"
        return self.type == "string" and not (self.allowed or is_id)

    @property
    def is_day(self) -> bool:
        """Whether it holds days, or days, months and years."""
        return self.type == "date" or self.holds == "day"


@dataclass(frozen=True)
class Schema:
    """One table, as ``data/datapackage.json`` declares it."""

    name: str
    file: str
    title: str
    description: str
    fields: dict[str, Field]
    key: tuple[str, ...]

    @cached_property
    def other_days(self) -> dict[str, str]:
        """What holds the other end of the months or years in a column, under its name."""
        return {
            field.name: "end_first_day" if field.is_end else "last_day"
            for field in self.fields.values()
            if field.is_coarse
        }

    def is_translation(self, column: str) -> bool:
        """Tell whether a column, such as title:zh-Hans, holds another in a further language."""
        original, _, language = column.partition(":")
        is_free = original in self.fields and self.fields[original].is_free
        return is_free and bool(_LANGUAGE.fullmatch(language))


_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*")


class Reference(NamedTuple):
    """A column that holds ids of another table."""

    name: str
    column: str
    table: str


@cache
def descriptor() -> dict[str, Any]:
    """Return ``data/datapackage.json`` as it stands."""
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@cache
def schemas() -> dict[str, Schema]:
    """Return what is declared of every table, under its name, in the order of the file."""
    return {resource["name"]: _schema(resource) for resource in descriptor()["resources"]}


@cache
def references() -> tuple[Reference, ...]:
    """List each column that holds ids of another table, and that table."""
    return tuple(
        Reference(name, field.name, field.table)
        for name, schema in schemas().items()
        for field in schema.fields.values()
        if field.table
    )


def _schema(resource: dict[str, Any]) -> Schema:
    declared = resource["schema"]
    keys = {k["fields"][0]: k["reference"]["resource"] for k in declared.get("foreignKeys", [])}
    fields = [_field(entry, keys) for entry in declared["fields"]]
    return Schema(
        name=resource["name"],
        file=resource["path"],
        title=resource["title"],
        description=resource["description"],
        # Translations are read in any language, declared or not.
        fields={field.name: field for field in fields if ":" not in field.name},
        key=tuple(declared["primaryKey"]),
    )


def _field(entry: dict[str, Any], keys: dict[str, str]) -> Field:
    constraints = entry.get("constraints", {})
    words = dict.fromkeys(entry.get("trueValues", []), True)
    words |= dict.fromkeys(entry.get("falseValues", []), False)
    return Field(
        name=entry["name"],
        type=entry["type"],
        description=entry["description"],
        is_required=constraints.get("required", False),
        is_unique=constraints.get("unique", False),
        least=constraints.get("minimum"),
        most=constraints.get("maximum"),
        pattern=re.compile(constraints["pattern"]) if "pattern" in constraints else None,
        allowed=tuple(constraints.get("enum", ())),
        words=words,
        holds=entry.get("holds"),
        is_coarse="coarse" in entry,
        is_end=entry.get("coarse") == "end",
        is_category=entry.get("category", False),
        table=entry.get("references") or keys.get(entry["name"]),
    )
