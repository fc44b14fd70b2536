"""Where things stand in the overview that stands still."""

import pytest
from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.charts.grid import NAME, WIDTH, Grid
from three_years_on.charts.svg import drawing
from three_years_on.words.overview import make_overview


@pytest.fixture(scope="module")
def grid():
    with drawing("grid"):
        return Grid(make_overview(load()))


def test_columns_and_zones_fill_the_width(grid):
    """Names, three zones and two columns stand one after another, up to the right edge."""
    assert len(grid.zones) == 3
    assert len(grid.columns) == 2
    whole = NAME + sum(grid.zones) + sum(column.width for column in grid.columns)
    assert whole == pytest.approx(WIDTH)


def test_milestones_stand_in_their_time(grid):
    """Internet Plus (March 2015) stands before the call, the outline (July 2016) after it."""
    first = grid.start_of_column(0)
    assert grid.zone_of("internet-plus-report") == 0
    assert grid.middle_of("internet-plus-report") < first
    assert grid.zone_of("informatization-outline") == 1
    assert grid.middle_of("informatization-outline") > first + grid.columns[0].width


def test_what_lasts_has_a_bar_in_every_time_that_it_reaches(tmp_path):
    """From 2006 to 2011, over the day of the report in 2010: a bar before it, and one after."""
    set_cell(write_tiny(tmp_path), "milestones", 6, "end", "2011-05-01")
    with drawing("grid"):
        grid = Grid(make_overview(load(tmp_path)))
        (first, end), (more, until) = grid.bars_of("seed-rule")
        assert grid.bars_of("seed-law") == []
    column = grid.start_of_column(1)
    assert grid.start_of_zone(1) < first < end < column
    assert column + grid.columns[1].width < more < until


def test_a_trace_leads_to_the_mark_of_its_outcome(grid):
    """Economy's own named measure is the first mark of the last column, the placed one beside."""
    own, placed = grid.rows[0]["traces"]
    (at,) = grid.marks_of(grid.rows[0], own)
    (beside,) = grid.marks_of(grid.rows[0], placed)
    start = grid.start_of_column(1)
    assert start < at < start + grid.columns[1].own < beside < start + grid.columns[1].width


def test_words_keep_their_room(grid):
    """Economy has the two lines of its outcome on the right and three on the left."""
    own = grid.rows[0]["traces"][0]
    assert [words for words, _ in grid.label_of(own)] == [
        "Internet Plus announced",
        "Internet Plus guideline",
        "older than the call",
    ]
    assert grid.heights[0] > grid.heights[1]
