"""Tests of how kinds of milestones are grouped, and which shape each group has."""

from three_years_on import load
from three_years_on.words.groups import Group, kind_groups


def test_kinds_of_milestone_share_the_shape_of_their_group():
    """Each kind is a group of its own unless the tables say more; shapes follow the order."""
    tables = load()
    assert list(dict.fromkeys(kind_groups(tables).values())) == [
        Group("laws and rules", "square"),
        Group("plans", "triangle"),
        Group("institutions", "house"),
        Group("events and reports", "disc"),
        Group("companies and other states", "diamond"),
    ]


def test_beyond_seven_groups_the_later_ones_are_one():
    """Nine groups are six and one of the rest, with a shape of its own."""
    tables = load()
    tables.kinds["group"] = ["laws"] * 2 + ["plans"] + ["laws"] * 3 + [""] * 7
    groups = kind_groups(tables)
    assert groups["regulation"] == Group("laws", "square")
    assert groups["plan"] == Group("plans", "triangle")
    assert groups["institution"] == Group("institution", "house")
    assert groups["publication"] == Group("publication", "hexagon")
    assert groups["statistics"] == groups["foreign measure"] == Group("other", "cross")
