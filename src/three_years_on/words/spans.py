"""Milestones and moments in, the time that an overview draws out: not stretched by a lonely day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from three_years_on.languages.spoken import tr
from three_years_on.words.writing import listed, number

if TYPE_CHECKING:
    from three_years_on.words.glance import Moment, Tick

# With fewer days nothing tells which of them is the lonely one.
_FEWEST = 6
_WIDEST = 3  # gaps: as often the shortest time in which nine of ten days lie
_A_MONTH = 30


def span_of(ticks: list[Tick], moments: list[Moment]) -> list[str]:
    """Return the first and the last day (ISO) to draw: all moments, and all days but lonely ones.

    A day is lonely that lies farther from the rest than three times the shortest time in which
    nine of ten days lie. Without any day nothing is returned.
    """
    days = sorted(_number(day) for tick in ticks for day in (tick["first"], _end(tick)))
    found = _without_lonely(days)
    found = sorted([*found[:1], *found[-1:], *(_number(moment["date"]) for moment in moments)])
    return [date.fromordinal(day).isoformat() for day in (*found[:1], *found[-1:])]


def at_edges(ticks: list[Tick], span: list[str]) -> str:
    """Tell how many milestones lie before and after a span, or nothing."""
    if not span:
        return ""
    start, end = span
    early = sum(_end(tick) < start for tick in ticks)
    late = sum(tick["first"] > end for tick in ticks)
    parts = []
    if early:
        parts.append(tr("{count} before {year}", count=number(early), year=int(start[:4])))
    if late:
        parts.append(tr("{count} after {year}", count=number(late), year=int(end[:4])))
    return tr("at the edge: {counts}", counts=listed(parts)) if parts else ""


def _without_lonely(days: list[int]) -> list[int]:
    if len(days) < _FEWEST:
        return days
    most = len(days) - max(1, len(days) // 10)
    lengths = [days[at + most - 1] - days[at] for at in range(len(days) - most + 1)]
    first = lengths.index(min(lengths))
    last = first + most - 1
    widest = max(_WIDEST * lengths[first], _A_MONTH)
    while first > 0 and days[first] - days[first - 1] <= widest:
        first -= 1
    while last < len(days) - 1 and days[last + 1] - days[last] <= widest:
        last += 1
    return days[first : last + 1]


def _end(tick: Tick) -> str:
    return tick["end"] or tick["last"]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
