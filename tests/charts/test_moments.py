"""Tests of placing and drawing the lines at the moments."""

import re
from itertools import permutations
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from matplotlib.figure import Figure

from three_years_on.charts.moments import BESIDE, count_lanes, draw, lines
from three_years_on.charts.svg import drawing, to_svg
from three_years_on.charts.text import text_width

NAME = "11 Jun 2020"


def place(*xs, width=300):
    """Place moments that stand at these pixels."""
    dates = [pd.Timestamp(2000, 1, 1) + pd.Timedelta(days=x) for x in xs]
    return lines(dates, [NAME] * len(xs), lambda date: (date - dates[0]).days + xs[0], width)


@pytest.mark.parametrize(
    ("xs", "places"),
    [
        pytest.param([], [], id="none"),
        pytest.param([10], [(0, "right")], id="one at the left edge"),
        pytest.param([290], [(0, "left")], id="one at the right edge"),
        pytest.param([120, 180], [(0, "left"), (0, "right")], id="two point outwards"),
        pytest.param([20, 60], [(0, "right"), (1, "right")], id="two close to the left edge"),
        pytest.param([240, 280], [(1, "left"), (0, "left")], id="two close to the right edge"),
        pytest.param(
            [100, 150, 200],
            [(0, "left"), (0, "right"), (1, "right")],
            id="three, the last below the name of the second",
        ),
    ],
)
def test_places_of_small_cases(xs, places):
    """Names point outwards, share a lane where they can, and stand below what they would cross."""
    assert [tuple(line.place) for line in place(*xs)] == places


def test_no_name_lies_on_the_line_of_another_moment():
    """In a panel of 300 pixels three names never cross a line, which would misdate it."""
    length = BESIDE + text_width(NAME)
    for xs in permutations(range(100, 220, 15), 3):
        placed = place(*sorted(xs))
        for x, line in zip(sorted(xs), placed, strict=True):
            start = x if line.place.side == "right" else x - length
            for other, crossed in zip(sorted(xs), placed, strict=True):
                runs_by = crossed.place.lane <= line.place.lane and other != x
                assert not (runs_by and start < other < start + length), xs


def test_each_line_has_a_colour_of_its_own():
    """Each of three moments differs from the others by its role in the palette."""
    assert [line.role for line in place(100, 150, 200)] == ["first", "middle", "later"]


def test_many_moments_are_placed():
    """More moments than can be tried in every way still have a lane each."""
    placed = place(*range(10, 290, 20))
    assert len(placed) == 14
    assert count_lanes(placed) > 1


def test_a_line_runs_from_its_name_to_the_foot_of_the_plot():
    """A line begins above its name and ends where the plot of 60 pixels ends."""
    with drawing("test"):
        figure = Figure(figsize=(300 / 72, 100 / 72))
        axes = figure.add_axes((0, 0.1, 1, 0.6))
        axes.set_axis_off()
        axes.set_xlim(pd.Timestamp(2000, 1, 1), pd.Timestamp(2000, 10, 27))
        draw(axes, place(100), lanes=1, above=5)
        root = ET.fromstring(to_svg(figure))
    (path,) = [e.get("d") for e in root.iter() if "stroke: var(--tyo-first)" in e.get("style", "")]
    assert [float(y) for y in re.findall(r"[ML]\S+ ([\d.]+)", path)] == [90, 10]
