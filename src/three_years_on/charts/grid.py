"""An overview in, where its columns, zones, rows and words stand out, in pixels."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.charts import style
from three_years_on.charts.text import text_width, wrap
from three_years_on.languages.spoken import trn

if TYPE_CHECKING:
    from three_years_on.words.glance import Entry, Group, Overview, Row, Trace

# Printed as wide as a page of A4, a word of 12 pixels has 7.6 points.
WIDTH, NAME, PADDING, GAP = 840, 148, 8, 10
MARK, LINE, LANE, BAND, HEAD = 20, 14, 6, 32, 50
MOST_MARKS = 5
_LEAST_ZONE, _LEAST_ROW, _MOST_ROWS, _LONGEST_LABEL = 40, 50, 40, 160


class Column(NamedTuple):
    """What a moment has in width: calls, outcomes of the own section, what we placed."""

    calls: float
    own: float
    placed: float

    @property
    def width(self) -> float:
        """All three together."""
        return self.calls + self.own + self.placed


class Grid:
    """A column for each moment, a zone of time before, between and after, a row a theme."""

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self.rows = overview["rows"][:_MOST_ROWS]
        self.moments = [days_of(moment["date"]) for moment in overview["moments"]]
        self.shown = {id_ for row in self.rows for id_ in row["milestones"]}
        start, end = map(days_of, overview["span"] or ["0001-01-01"] * 2)
        self.spans = list(pairwise([start, *self.moments, end + 1]))
        self.columns = [self._column(at) for at in range(len(self.moments))]
        self.zones = self._zones()
        self.heights = [self._height(row) for row in self.rows]
        self.legend = self._legend()
        more = len(overview["rows"]) - len(self.rows)
        self.more = trn("and {count} more", "and {count} more", more) if more else ""
        bottom = self.bottom + (LINE + 6) * bool(self.more)
        self.height = bottom + 8 + len(self.legend) * (LINE + 6)

    # Across --------------------------------------------------------------------------------------

    def start_of_zone(self, zone: int) -> float:
        """Return where a zone begins."""
        return NAME + sum(self.zones[:zone]) + sum(c.width for c in self.columns[:zone])

    def start_of_column(self, at: int) -> float:
        """Return where the column of a moment begins."""
        return self.start_of_zone(at) + self.zones[at]

    def zone_of(self, milestone: str) -> int:
        """Return the zone in which a milestone stands."""
        tick = self.overview["milestones"][milestone]
        middle = (days_of(tick["first"]) + days_of(tick["last"])) / 2
        last = len(self.moments) - 1
        for at, day in enumerate(self.moments):
            if middle < day or (middle == day and at == last > 0):
                return at
        return len(self.moments)

    def x(self, day: float, zone: int) -> float:
        """Return where a day stands in a zone."""
        start, end = self.spans[zone]
        margin = max((end - start) * 0.03, 5)
        share = (min(max(day, start), end) - start + margin) / (end - start + 2 * margin)
        return self.start_of_zone(zone) + self.zones[zone] * share

    def ends_of(self, milestone: str) -> tuple[float, float]:
        """Return where the first and the last possible day of a milestone stand."""
        zone, tick = self.zone_of(milestone), self.overview["milestones"][milestone]
        return self.x(days_of(tick["first"]), zone), self.x(days_of(tick["last"]), zone)

    def bars_of(self, milestone: str) -> list[tuple[float, float]]:
        """Return where a milestone that is no single day begins and ends, in each zone."""
        tick, own = self.overview["milestones"][milestone], self.zone_of(milestone)
        first, end = days_of(tick["first"]), days_of(tick["end"] or tick["last"])
        zones = [own, *(at for at in range(own + 1, len(self.spans)) if end > self.spans[at][0])]
        return [(self.x(first, at), self.x(end, at)) for at in zones if first < end]

    def middle_of(self, milestone: str) -> float:
        """Return where the mark of a milestone stands."""
        return sum(self.ends_of(milestone)) / 2

    def marks_of(self, row: Row, trace: Trace) -> list[float]:
        """Return the middles of the outcomes that a trace leads to."""
        found = []
        for at, cell in enumerate(row["cells"]):
            x = self.start_of_column(at) + self.columns[at].calls + PADDING
            x += self.columns[at].own - 2 if trace["placed"] else 0
            for group in cell["placed" if trace["placed"] else "own"]:
                for n, statement in enumerate(group["statements"]):
                    if statement in trace["statements"]:
                        step = 0 if len(group["statements"]) > MOST_MARKS else n
                        found.append(x + MARK / 2 + step * (MARK + 3))
                x += length_of([group]) + GAP
        return list(dict.fromkeys(found))

    def _column(self, at: int) -> Column:
        moment = self.overview["moments"][at]
        cells = [(row["cells"][at], bool(row["id"])) for row in self.rows]
        most = max((min(cell["calls"], MOST_MARKS) for cell, _ in cells), default=0)
        calls: float = 26 + 18 * most + PADDING if most else 0
        if any(row["subtitle"] and row["cells"][at]["calls"] for row in self.rows):
            calls = max(calls, text_width(self.overview["words"]["more"]) + 2 * PADDING)
        label = min(text_width(moment["label"]), _LONGEST_LABEL)
        least = max(text_width(moment["day"], style.SMALL + 1), label) + 2 * PADDING
        words = self.overview["words"]
        # The words below the box are bold, so wider than measured, and may reach over the margin.
        none = max(text_width(words["none"]) + 24, 1.15 * text_width(words["own"]) - PADDING)
        owns = [
            none if cell["none"] else length_of(cell["own"]) for cell, is_theme in cells if is_theme
        ]
        placed = max((length_of(cell["placed"]) for cell, _ in cells), default=0)
        placed += 2 * PADDING if placed else 0
        whole = max((length_of(cell["own"]) for cell, is_theme in cells if not is_theme), default=0)
        own = max([*owns, whole - placed, 0])
        if not own:
            return Column(max(calls, least), 0, placed)
        return Column(calls, max(own + 2 * PADDING, least - placed), placed)

    def _zones(self) -> list[float]:
        """Share what is left among the times that have milestones, as long as they are."""
        used = [any(self.zone_of(id_) == at for id_ in self.shown) for at in range(len(self.spans))]
        days: list[float] = [
            (end - start + 60) * is_used
            for (start, end), is_used in zip(self.spans, used, strict=True)
        ]
        if sum(map(bool, days)) > 1:
            days = [min(n, 0.6 * sum(days)) for n in days]
        rest = WIDTH - NAME - sum(column.width for column in self.columns)
        least: list[float] = [_LEAST_ZONE if is_used else 12 for is_used in used]
        whole = list(map(max, least, map(self._longest_label, range(len(used)))))
        least = whole if sum(whole) <= rest else least
        spare = max(rest - sum(least), 0)
        total = sum(days)
        return [
            low + spare * (n / total if total else 1 / len(days))
            for low, n in zip(least, days, strict=True)
        ]

    def _longest_label(self, zone: int) -> float:
        labels = [
            text_width(line["text"]) + 3
            for row in self.rows
            for trace in row["traces"]
            if self.zone_of(trace["milestones"][0]) == zone
            for line in trace["label"]
        ]
        return max(labels, default=0)

    # Down ----------------------------------------------------------------------------------------

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return HEAD + sum(self.heights)

    def _height(self, row: Row) -> float:
        cells = row["cells"]
        words = [lines_of(group) for cell in cells for group in (*cell["own"], *cell["placed"])]
        words += [1 for cell in cells if cell["none"] and row["id"]]
        labels = [0] * len(self.zones)
        for trace in row["traces"]:
            labels[self.zone_of(trace["milestones"][0])] += len(self.label_of(trace))
        name = len(self.name_of(row)) + len(self.second_name_of(row))
        return max(
            _LEAST_ROW if words or labels else 30,
            BAND + LANE * len(row["traces"]) + LINE * max([*words, *labels, 0]) + 8,
            LINE * len(self.note_of(row)) + 12,
            (LINE + 2) * name + 12,
        )

    # Words, broken into lines --------------------------------------------------------------------

    def name_of(self, row: Row) -> list[str]:
        """Return the lines of a theme's name."""
        return wrap(row["title"], NAME - 24, style.SMALL + 1)

    def second_name_of(self, row: Row) -> list[str]:
        """Return the lines below the name: the title in its own language, or what it is."""
        words = row["original"]["title"] if row["original"] else row["subtitle"]
        return wrap(words, NAME - 24)

    def note_of(self, row: Row) -> list[str]:
        """Return the lines of a row's note, which stands in the second zone."""
        return wrap(row["note"]["full"], self.zones[min(1, len(self.zones) - 1)] - 2 * PADDING)

    def label_of(self, trace: Trace) -> list[tuple[str, bool]]:
        """Return the lines of a trace's label, and whether each is strong."""
        room = self.zones[self.zone_of(trace["milestones"][0])] - 2
        return [
            (words, line["strong"]) for line in trace["label"] for words in wrap(line["text"], room)
        ]

    def _legend(self) -> list[list[Entry]]:
        lines: list[list[Entry]] = [[]]
        room = 0.0
        for entry in self.overview["legend"]:
            long = length_of_entry(entry)
            if lines[-1] and room + long > WIDTH - 8:
                lines.append([])
                room = 0.0
            lines[-1].append(entry)
            room += long
        return [line for line in lines if line]


def days_of(day: str) -> int:
    """Return an ISO day as a number of days."""
    return date.fromisoformat(day).toordinal()


def lines_of(group: Group) -> int:
    """Return how many lines the words of a group take, one word a line."""
    return len(group["label"].split())


def length_of(groups: list[Group]) -> float:
    """Return how wide groups of marks are with their words."""
    lengths = [
        max(
            64 if len(group["statements"]) > MOST_MARKS else 23 * len(group["statements"]),
            *(text_width(word) for word in group["label"].split()),
        )
        for group in groups
    ]
    return sum(lengths) + GAP * max(len(lengths) - 1, 0)


def length_of_entry(entry: Entry) -> float:
    """Return how wide an entry of the legend is, and what parts it from the next."""
    return 18 * len(entry["marks"]) + text_width(entry["words"]) + 16
