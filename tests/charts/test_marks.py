"""Tests of the shapes of marks as paths of matplotlib."""

import pytest

from three_years_on.charts.marks import path
from three_years_on.charts.shapes import MARKS


def test_a_path_is_read_letter_by_letter():
    """Moves, lines across and down, curves and the way back become points in their order."""
    read = path("M1 2H5V6L3 8C1 2 3 4 5 6Z")
    assert read.vertices.tolist() == [
        *([1, 2], [5, 2], [5, 6], [3, 8]),
        *([1, 2], [3, 4], [5, 6], [5, 6]),
    ]
    assert read.codes.tolist() == [1, 2, 2, 2, 4, 4, 4, 79]


@pytest.mark.parametrize("name", MARKS)
def test_each_mark_is_a_path_within_its_square(name):
    """No part of a mark reaches over the square of 24 by 24 on which it is drawn."""
    for drawn in MARKS[name].values():
        corners = path(drawn).get_extents()
        assert min(corners.x0, corners.y0) >= 0
        assert max(corners.x1, corners.y1) <= 24
