"""What is not read: which table it may be, by its name and by its columns."""

import pytest

from three_years_on.tables.likeness import by_columns, by_name

NAMES = ["themes", "milestones", "kinds"]


@pytest.mark.parametrize(
    ("stem", "missing", "meant"),
    [
        ("milestone", NAMES, "milestones"),
        ("Kinds (1)", [], "kinds"),
        ("kinds - Copy", [], "kinds"),
        ("milestone", ["kinds"], ""),
        ("notes", NAMES, ""),
    ],
)
def test_a_name_that_is_near_is_meant(stem, missing, meant):
    """A misspelt name is that of a table that is missing; a copy is one of any table."""
    assert by_name(stem, missing, NAMES) == meant


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (["id", "date", "label"], ["moments", "milestones"]),
        (["ID", "Date", "Label", "Certainty"], ["milestones"]),
        (["statement", "theme", "reason"], ["placements"]),
        (["indicator", "date", "value", "source", "Bemerkung"], ["observations"]),
        (["Year", "Month", "Day", "Headline"], []),
        (["id", "date"], []),
        ([], []),
    ],
)
def test_columns_tell_a_table_in_any_language(header, meant):
    """Three columns of one table are enough, be the sheet called Meilensteine or معالم."""
    assert by_columns(header) == meant
