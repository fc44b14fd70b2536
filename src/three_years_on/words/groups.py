"""Tables in, the group of each kind of milestone and the shape of its marks out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from three_years_on.languages.spoken import trp
from three_years_on.tables.model import rows_of
from three_years_on.words.writing import text

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables

# The shapes of milestones in the order of their groups; the last is that of the rest.
SHAPES = ("square", "triangle", "house", "disc", "diamond", "hexagon", "cross")


class Group(NamedTuple):
    """A group of kinds, which is a lane of the timeline: its words, and the shape of its marks."""

    name: str
    shape: str


def kind_groups(tables: Tables) -> dict[str, Group]:
    """Return the group of each kind that a milestone has, in the order of the groups.

    Groups are the column `group` of `kinds`; a kind without one is a group of its own. Where
    there are more groups than shapes, the later ones are one group, "other".
    """
    other = trp("lane", "other")
    declared = {kind.id: text(kind.group) for kind in rows_of(tables.kinds)}
    in_use = set(map(text, tables.milestones["kind"]))
    order = [*tables.milestones["kind"].cat.categories, ""]
    named = {kind: declared.get(kind) or kind or other for kind in order if kind in in_use}
    names = list(dict.fromkeys(named.values()))
    if len(names) > len(SHAPES):
        kept = [name for name in names if name != other][: len(SHAPES) - 1]
        names = [*kept, other]
    groups = {name: Group(name, shape) for name, shape in zip(names, SHAPES, strict=False)}
    found = {kind: groups.get(name, groups.get(other)) for kind, name in named.items()}
    return {kind: group for group in groups.values() for kind in found if found[kind] == group}
