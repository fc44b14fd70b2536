"""Tests of the table of shapes."""

from three_years_on.charts.shapes import MARKS
from three_years_on.words.groups import SHAPES


def test_all_that_is_drawn_has_a_shape():
    """Calls, each basis of an outcome, and each group of milestones have their own outline."""
    bases = {"figure", "named measure", "unnamed measure", "assertion", "acknowledged gap"}
    assert {"call", "outcome", "none", "tick", "bar", *bases, *SHAPES} == set(MARKS)
    drawn = [tuple(parts.values()) for parts in MARKS.values()]
    assert len(set(drawn)) == len(drawn)
