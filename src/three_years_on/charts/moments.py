"""Moments in, their lines on a chart and where their names stand out, the same for every chart."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from three_years_on.charts import style
from three_years_on.charts.lanes import Spot, pack
from three_years_on.charts.text import text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

# The days between which an axis can lie.
FIRST_DAY, LAST_DAY = pd.Timestamp(1, 1, 1), pd.Timestamp(9999, 12, 31)
# Distances in pixels: from a line to its name, from a name to what follows, between lanes.
BESIDE, _AFTER, LANE = 4, 4, 15
# For more moments not every arrangement of their names is tried.
_MOST_TRIED = 6

_Span = tuple[float, float]


class Line(NamedTuple):
    """The line at a moment: its date, name and role in the palette, and the name's place."""

    date: pd.Timestamp
    name: str
    role: str
    place: Spot


def lines(
    dates: Sequence[pd.Timestamp],
    names: Sequence[str],
    x: Callable[[pd.Timestamp], float],
    width: float,
) -> list[Line]:
    """Give the name of each moment a lane and a side, so that none touches a name or a line.

    A line begins at the lane of its name, lane 0 on top, and runs down through all lanes below.

    Parameters
    ----------
    dates : sequence of Timestamp
        The moments, sorted.
    names : sequence of str
        What stands beside each line.
    x : callable
        Position of a date, in pixels.
    width : float
        Where the drawing ends, in pixels.
    """
    xs = [x(date) for date in dates]
    lengths = [BESIDE + text_width(name) + _AFTER for name in names]
    roles = [style.moment_role(place, len(names)) for place in range(len(names))]
    places = _places(xs, lengths, width)
    return [Line(*line) for line in zip(dates, names, roles, places, strict=True)]


def count_lanes(placed: Sequence[Line]) -> int:
    """Return how many lanes the names take, at least one."""
    return max((line.place.lane + 1 for line in placed), default=1)


def draw(axes: Axes, placed: Sequence[Line], lanes: int, above: float = 0) -> None:
    """Draw lines over the height of a plot and up beside their names, which stand above it.

    Parameters
    ----------
    axes : Axes
        A plot with dates across.
    placed : sequence of Line
        The lines, as `lines` returns them.
    lanes : int
        How many lanes of names there is room for.
    above : float
        Room between the plot and the names, in pixels.
    """
    for line in placed:
        color, right = style.PALETTE[line.role].light, line.place.side == "right"
        up = above + (lanes - line.place.lane) * LANE
        axes.plot([line.date] * 2, [0, 1 + up / axes.bbox.height], color=color, lw=1.5, zorder=1,
                  transform=axes.get_xaxis_transform(), clip_on=False)  # fmt: skip
        axes.annotate(
            line.name,
            (line.date, 1),
            (BESIDE if right else -BESIDE, up - 11),
            xycoords=("data", "axes fraction"),
            textcoords="offset pixels",
            ha="left" if right else "right",
            color=color,
        )


def _places(xs: list[float], lengths: list[float], width: float) -> list[Spot]:
    """Choose the sides that need the fewest lanes, of two alike those that point outwards."""
    sides = [
        _sides(x, length, width, first=index == 0)
        for index, (x, length) in enumerate(zip(xs, lengths, strict=True))
    ]
    found = []
    for chosen in product(*sides) if len(xs) <= _MOST_TRIED else ():
        spans = [
            (x, x + length) if side == "right" else (x - length, x)
            for x, length, side in zip(xs, lengths, chosen, strict=True)
        ]
        if lanes := _lanes(xs, spans):
            found.append([Spot(*place) for place in zip(lanes, chosen, strict=True)])
    if not found:
        return pack(xs, lengths, width)
    return min(found, key=lambda places: max(place.lane for place in places))


def _sides(x: float, length: float, width: float, *, first: bool) -> list[str]:
    """Return the sides on which a name fits, the one that is tried first before the other."""
    fits = {"left": length <= x, "right": x + length <= width}
    fitting = [side for side in fits if fits[side]] or ["right"]
    return fitting if first else fitting[::-1]


def _lanes(xs: list[float], spans: list[_Span]) -> list[int]:
    """Return a lane for each name, from the top; none where two names cross each other's lines."""
    lanes: dict[int, int] = {}
    lane = 0
    while left := [index for index in range(len(xs)) if index not in lanes]:
        in_lane: list[int] = []
        for index in left:
            is_crossed = any(
                spans[other][0] < xs[index] < spans[other][1] for other in left if other != index
            )
            if not is_crossed and not any(_overlap(spans[index], spans[o]) for o in in_lane):
                in_lane.append(index)
        if not in_lane:
            return []
        lanes |= dict.fromkeys(in_lane, lane)
        lane += 1
    return [lanes[index] for index in range(len(xs))]


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
