"""An overview in, the same picture standing still out: for print and for pages without script."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.charts import grid, style
from three_years_on.charts.canvas import BOLD, DASHED, DOTTED, Canvas, Font
from three_years_on.charts.grid import Grid
from three_years_on.charts.svg import drawing
from three_years_on.charts.text import fit, text_width, wrap

if TYPE_CHECKING:
    from three_years_on.charts.canvas import Point
    from three_years_on.words.glance import Cell, Group, Overview, Row, Trace

_TICK, _SMALL_MARK, _YEAR = 16, 14, 365.25
_STRONG = Font(style.SMALL + 1, bold=True)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def draw_overview(overview: Overview) -> str:
    """Draw an overview as SVG with an alt text; title and finding stand beside it, as text.

    Beyond 40 themes the picture says how many more there are.
    """
    with drawing("overview"):
        return _Still(overview).svg()


class _Place(NamedTuple):
    """Where a cell stands: the moment, where its marks begin, and where their words stand."""

    at: int
    marks: Point
    words: float


class _Still:
    def __init__(self, overview: Overview) -> None:
        self.overview, self.words = overview, overview["words"]
        self.grid = Grid(overview)
        self.canvas = Canvas(grid.WIDTH, self.grid.height)
        count = len(self.grid.moments)
        self.roles = [style.moment_role(place, count) for place in range(count)]

    def svg(self) -> str:
        self._draw_grounds()
        self._draw_head()
        y = float(grid.HEAD)
        for row, height in zip(self.grid.rows, self.grid.heights, strict=True):
            self._draw_row(row, y)
            y += height
            self.canvas.rule(y)
        if self.grid.more:
            self.canvas.text(self.grid.more, (4, y + 10), "muted")
            y += grid.LINE + 6
        self._draw_legend(y + 8)
        return self.canvas.svg(self.overview["alt"])

    def _draw_grounds(self) -> None:
        for at, (column, role) in enumerate(zip(self.grid.columns, self.roles, strict=True)):
            corner = self.grid.start_of_column(at), 0
            self.canvas.box(corner, (column.width, self.grid.bottom), f"{role}-tint")
            self.canvas.box(corner, (column.width, 4), role)

    def _draw_head(self) -> None:
        for zone, title in enumerate(self.overview["zones"]):
            wide = self.grid.zones[zone]
            middle = self.grid.start_of_zone(zone) + wide / 2
            if max(map(text_width, title.split())) < wide:
                for line, part in enumerate(wrap(title, wide)[:2]):
                    y = 12 + line * grid.LINE
                    self.canvas.text(part, (middle, y), "muted", Font(align="center"))
            self._draw_years(zone)
        for at, moment in enumerate(self.overview["moments"]):
            x, column = self.grid.start_of_column(at) + grid.PADDING, self.grid.columns[at]
            self.canvas.text(moment["day"], (x, 14), self.roles[at], _STRONG)
            label = fit(moment["label"], column.width - 2 * grid.PADDING)
            self.canvas.text(label, (x, 28), self.roles[at])
            left = x + column.calls + column.own
            head = wrap(self.words["placedHead"], column.placed)[:2] if column.placed else []
            for line, part in enumerate(head):
                self.canvas.text(part, (left, 28 + line * grid.LINE), self.roles[at])
        self.canvas.rule(grid.HEAD)

    def _draw_years(self, zone: int) -> None:
        start, end = self.grid.spans[zone]
        if not any(self.grid.zone_of(id_) == zone for id_ in self.grid.shown):
            return
        first, last = (date.fromordinal(max(int(day), 1)).year for day in (start, end))
        room = self.grid.zones[zone] * _YEAR / max(end - start, 1)
        step = next((n for n in _STEPS if n * room >= 44), 1000)
        right = self.grid.start_of_zone(zone) + self.grid.zones[zone]
        for year in range(-(-(first + 1) // step) * step, last + 1, step):
            x = self.grid.x(date(year, 1, 1).toordinal(), zone)
            self.canvas.line((x, grid.HEAD - 14), (x, self.grid.bottom), "rule", lw=0.8)
            if x + 36 < right:
                self.canvas.text(f"{year}", (x + 3, grid.HEAD - 8), "muted")

    def _draw_row(self, row: Row, y: float) -> None:
        name, words_y = self.grid.name_of(row), _words_of(row, y)
        self.canvas.text(f"{row['number']}", (4, y + 16), "ink", _STRONG)
        for line, words in enumerate(name):
            self.canvas.text(words, (22, y + 16 + line * (grid.LINE + 2)), "ink", _STRONG)
        below = y + 16 + len(name) * (grid.LINE + 2)
        for line, words in enumerate(self.grid.second_name_of(row)):
            self.canvas.text(words, (22, below + line * grid.LINE), "muted")
        self._draw_ticks(row, y + 17)
        for at, cell in enumerate(row["cells"]):
            x = self.grid.start_of_column(at) + grid.PADDING
            self._draw_cell(row, cell, _Place(at, (x, y + 17), words_y))
        for at, trace in enumerate(row["traces"]):
            self._draw_trace(row, trace, (y + 24, y + grid.BAND + at * grid.LANE))
        self._draw_labels(row, words_y)
        x = self.grid.start_of_zone(min(1, len(self.grid.zones) - 1)) + grid.PADDING
        for line, words in enumerate(self.grid.note_of(row)):
            self.canvas.text(words, (x, y + 13 + line * grid.LINE), "muted")

    def _draw_ticks(self, row: Row, y: float) -> None:
        traced = {id_: trace for trace in row["traces"] for id_ in trace["milestones"]}
        quiet = [id_ for id_ in row["milestones"] if id_ not in traced]
        ends = [self.grid.ends_of(id_) for id_ in quiet]
        top, bottom = y - _TICK / 2, y + _TICK / 2
        ticks = [((x, top), (x, bottom)) for x, last in ends if x == last]
        milestones = self.overview["milestones"]
        barred = [*quiet, *(id_ for id_ in traced if milestones[id_]["end"])]
        ends_of_bars = [ends for id_ in barred for ends in self.grid.bars_of(id_)]
        bars = [((first, y), (end, y)) for first, end in ends_of_bars]
        self.canvas.strokes(ticks, "dim", 1.6)
        self.canvas.strokes(bars, "dim", 4)
        for id_, trace in traced.items():
            look = "filled" if trace["relation"] == "named" else "half"
            shape = self.overview["milestones"][id_]["shape"]
            at = self.grid.middle_of(id_), y
            self.canvas.mark(shape, look, at, _SMALL_MARK, self.roles[-1])

    def _draw_cell(self, row: Row, cell: Cell, place: _Place) -> None:
        (x, y), column, role = place.marks, self.grid.columns[place.at], self.roles[place.at]
        if cell["calls"]:
            self.canvas.text(f"{cell['calls']}", (x, y), role, Font(style.TITLE, bold=True))
            many = cell["calls"] > grid.MOST_MARKS
            for n in range(1 if many else cell["calls"]):
                self.canvas.mark("call", "filled", (x + 26 + 18 * n + 8 * many, y), 16, role)
        if cell["calls"] and row["subtitle"]:
            self.canvas.text(self.words["more"], (x, place.words), role)
        x += column.calls
        if cell["none"] and row["id"]:
            wide = text_width(self.words["none"], style.SMALL) + 20
            self.canvas.box((x, y - 12), (wide, 23), "paper", edge=role, lw=2.5)
            centred = Font(bold=True, align="center")
            self.canvas.text(self.words["none"], (x + wide / 2, y), role, centred)
            self.canvas.text(self.words["own"], (x, place.words), role, BOLD)
        self._draw_groups(cell["own"], place._replace(marks=(x, y)), "filled")
        if cell["placed"]:
            left, top = x + column.own - grid.PADDING, y - 14
            lines = max(map(grid.lines_of, cell["placed"]))
            size = column.placed - 4, place.words + grid.LINE * (lines - 1) + 9 - top
            self.canvas.box((left - 2, top), size, "paper", edge=role, lw=1, ls=DASHED)
            marks = left + grid.PADDING - 2, y
            self._draw_groups(cell["placed"], place._replace(marks=marks), "dashed")

    def _draw_groups(self, groups: list[Group], place: _Place, look: str) -> None:
        (x, y), role = place.marks, self.roles[place.at]
        for group in groups:
            count = len(group["statements"])
            many = count > grid.MOST_MARKS
            for n in range(1 if many else count):
                at = x + grid.MARK / 2 + n * (grid.MARK + 3), y
                self.canvas.mark(group["basis"], look, at, grid.MARK, role)
            if many:
                self.canvas.text(f"× {count}", (x + grid.MARK + 5, y), role, BOLD)
            for line, words in enumerate(group["label"].split()):
                at = x, place.words + line * grid.LINE
                self.canvas.text(words, at, role, Font(bold=look == "filled"))
            x += grid.length_of([group]) + grid.GAP

    def _draw_trace(self, row: Row, trace: Trace, ys: Point) -> None:
        """Draw a line from the top of two heights down to the lower one, across, and up."""
        top, y = ys
        xs = [self.grid.middle_of(id_) for id_ in trace["milestones"]]
        ends, role = self.grid.marks_of(row, trace), self.roles[-1]
        is_dotted = trace["relation"] == "candidate"
        how = {"lw": 1.4, "ls": DOTTED if is_dotted else DASHED if trace["placed"] else "solid"}
        self.canvas.line((min(xs + ends), y), (max(xs + ends), y), role, **how)
        for x in xs:
            self.canvas.line((x, top), (x, y), role, **how)
        for x in ends:
            self.canvas.tip((x, y - 6), role)

    def _draw_labels(self, row: Row, y: float) -> None:
        used = [0] * len(self.grid.zones)
        for trace in row["traces"]:
            zone, lines = self.grid.zone_of(trace["milestones"][0]), self.grid.label_of(trace)
            left, wide = self.grid.start_of_zone(zone), self.grid.zones[zone]
            long = max(text_width(words) for words, _ in lines)
            start = self.grid.middle_of(trace["milestones"][0]) - 7
            x = max(min(start, left + wide - long - 2), left + 1)
            for words, strong in lines:
                at = x, y + used[zone] * grid.LINE
                self.canvas.text(words, at, self.roles[-1], Font(bold=strong))
                used[zone] += 1

    def _draw_legend(self, y: float) -> None:
        for line in self.grid.legend:
            x = 4.0
            for entry in line:
                for at, mark in enumerate(entry["marks"]):
                    middle = x + 8 + at * 18, y + 8
                    self.canvas.mark(mark, entry["look"], middle, _SMALL_MARK, "ink")
                words_x = x + 18 * len(entry["marks"]) + 2
                self.canvas.text(entry["words"], (words_x, y + 8), "ink")
                x += grid.length_of_entry(entry)
            y += grid.LINE + 6


def _words_of(row: Row, y: float) -> float:
    """Return where the words below the marks of a row stand."""
    return y + grid.BAND + grid.LANE * len(row["traces"]) + 8
