"""Tests of giving marks and their labels a lane and a side."""

import random
from itertools import combinations

import pytest

from three_years_on.charts.lanes import pack


@pytest.mark.parametrize(
    ("xs", "lengths", "places"),
    [
        pytest.param([], [], [], id="none"),
        pytest.param([10], [100], [(0, "right")], id="at the left edge"),
        pytest.param([390], [100], [(0, "left")], id="at the right edge"),
        pytest.param([100, 120], [50, 50], [(0, "left"), (0, "right")], id="back to back"),
        pytest.param([10, 20], [100, 100], [(0, "right"), (1, "right")], id="both to the right"),
        pytest.param([200], [390], [(0, "right")], id="too long for either side"),
    ],
)
def test_places_of_small_cases(xs, lengths, places):
    """In 400 pixels, labels go where they fit, and share a lane where they can."""
    assert [tuple(place) for place in pack(xs, lengths, 400)] == places


def test_marks_of_one_day_take_a_lane_each():
    """Marks that stand on each other are kept apart, so that each can be seen."""
    places = pack([200, 200, 200], [50, 50, 50], 400)
    assert sorted(place.lane for place in places) == [0, 1, 2]


def spans(xs, lengths, places):
    """Return where each mark and its label begin and end: 8 pixels around, the label beside."""
    for x, length, (lane, side) in zip(xs, lengths, places, strict=True):
        right = side == "right"
        yield (lane, x - 8, x + 8 + length) if right else (lane, x - 8 - length, x + 8)


@pytest.mark.parametrize("seed", range(20))
def test_no_two_labels_touch_and_none_is_cut(seed):
    """Among 60 marks no two labels of a lane overlap, and every label stays inside."""
    rng = random.Random(seed)
    xs = sorted(rng.uniform(150, 830) for _ in range(60))
    lengths = [rng.uniform(20, 140) for _ in range(60)]
    places = pack(xs, lengths, 840)
    placed = list(spans(xs, lengths, places))
    for (lane, start, end), (other, begin, stop) in combinations(placed, 2):
        assert lane != other or end <= begin or stop <= start
    assert all(start >= 0 and end <= 840 for _, start, end in placed)
    assert {place.lane for place in places} == set(range(max(p.lane for p in places) + 1))
    assert pack(xs, lengths, 840) == places
