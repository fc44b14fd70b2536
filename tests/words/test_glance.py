"""What an overview is declared to hold, it holds."""

from typing import get_type_hints

from three_years_on import load
from three_years_on.words import glance
from three_years_on.words.overview import make_overview


def test_an_overview_holds_what_is_declared():
    """No key too much, and of those required none too few, down to each cell, trace and tick."""
    overview = make_overview(load())
    row = overview["rows"][0]
    parts = {
        "Overview": overview,
        "Sentence": overview["title"],
        "Moment": overview["moments"][0],
        "Row": row,
        "Cell": row["cells"][1],
        "Group": row["cells"][1]["own"][0],
        "Trace": row["traces"][0],
        "Line": row["traces"][0]["label"][0],
        "Tick": next(iter(overview["milestones"].values())),
        "Entry": overview["legend"][0],
        "Words": overview["words"],
    }
    for name, part in parts.items():
        declared = getattr(glance, name)
        assert declared.__required_keys__ <= set(part) <= set(get_type_hints(declared)), name
