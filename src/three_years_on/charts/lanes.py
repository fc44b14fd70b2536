"""Marks and the lengths of their labels in, a lane and a side for each out."""

from __future__ import annotations

import bisect
from typing import NamedTuple

# Distances in pixels: from the middle of a mark to its label, and after a label.
BESIDE, AFTER = 8, 8


class Spot(NamedTuple):
    """Where a label stands: its lane, 0 for the first, and on which side of its mark."""

    lane: int
    side: str


class _Box(NamedTuple):
    start: float
    end: float
    mark: int
    side: str


_Chain = tuple[_Box, "_Chain"] | None


def pack(
    xs: list[float], lengths: list[float], width: float, halves: list[float] | None = None
) -> list[Spot]:
    """Find each mark a lane, and its label a side, where they touch no other.

    Lane after lane is filled as far as the marks and labels that are left can fill it.

    Parameters
    ----------
    xs, lengths : list of float
        Position of each mark and length of its label, in pixels.
    width : float
        Where the drawing ends.
    halves : list of float, optional
        Half the length of each mark that is a bar, in pixels.

    Returns
    -------
    list of Spot
        Lane (0 is the first) and side for each mark.
    """
    boxes = []
    halves = halves or [0] * len(xs)
    for index, (x, length, half) in enumerate(zip(xs, lengths, halves, strict=True)):
        beside = BESIDE + half
        reach = beside + length + AFTER
        if x + reach <= width or x - reach < 0:
            boxes.append(_Box(x - beside, x + reach, index, "right"))
        if x - reach >= 0:
            boxes.append(_Box(x - reach, x + beside, index, "left"))
    boxes.sort(key=lambda box: box.end)
    places: dict[int, Spot] = {}
    lane = 0
    while len(places) < len(xs):
        for box in _fullest_lane([box for box in boxes if box.mark not in places]):
            places[box.mark] = Spot(lane, box.side)
        lane += 1
    return [places[index] for index in range(len(xs))]


def _fullest_lane(boxes: list[_Box]) -> list[_Box]:
    """Choose the boxes, sorted by their ends, that fill the most of one lane without touching."""
    ends = [box.end for box in boxes]
    filled = [0.0]
    chosen: list[_Chain] = [None]
    for index, box in enumerate(boxes):
        before = bisect.bisect_right(ends, box.start, hi=index)
        with_box = filled[before] + box.end - box.start
        filled.append(max(filled[-1], with_box))
        chosen.append((box, chosen[before]) if with_box > filled[-2] else chosen[-1])
    lane, chain = [], chosen[-1]
    while chain:
        box, chain = chain
        lane.append(box)
    return lane
