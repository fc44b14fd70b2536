"""An overview in, the same picture standing still out: for print and for pages without script."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.transforms import Affine2D, Bbox

from three_years_on.charts import style
from three_years_on.charts.marks import path, shapes
from three_years_on.charts.svg import drawing, to_svg
from three_years_on.charts.text import fit, text_width, wrap

if TYPE_CHECKING:
    from three_years_on.words.overview import Cell, Entry, Group, Overview, Row, Trace

# In pixels. Printed as wide as a page of A4, a word of 12 pixels has 7.6 points.
_WIDTH, _NAME, _PADDING, _GAP = 840, 148, 8, 10
_MARK, _TICK, _LINE, _LANE, _BAND = 20, 16, 14, 6, 32
_HEAD, _LEAST_ZONE, _LEAST_ROW = 50, 40, 50
_MOST_MARKS, _MOST_ROWS, _LONGEST_LABEL = 5, 40, 160
_DASHED, _DOTTED = (0, (4, 2.5)), (0, (1.5, 2))
_DAY, _YEAR = 1, 365.25


def draw_overview(overview: Overview) -> str:
    """Draw an overview as SVG with an alt text; title and finding stand beside it, as text.

    Beyond 40 themes the picture says how many more there are.
    """
    with drawing("overview"):
        return _Still(overview).svg()


class _Column(NamedTuple):
    """What a moment has in width: calls, outcomes of the own section, what we placed."""

    calls: float
    own: float
    placed: float

    @property
    def width(self) -> float:
        return self.calls + self.own + self.placed


class _Still:
    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self.rows = overview["rows"][:_MOST_ROWS]
        self.moments = [_days(moment["date"]) for moment in overview["moments"]]
        self.shown = {id_ for row in self.rows for id_ in row["milestones"]}
        ticks = [overview["milestones"][id_] for id_ in self.shown]
        ends = [_days(tick[end]) for tick in ticks for end in ("first", "last")]
        known = sorted([*ends, *self.moments]) or [0]
        days = [known[0], *self.moments, known[-1] + _DAY]
        self.spans = list(pairwise(days))
        self.columns = [self._column(at) for at in range(len(self.moments))]
        self.zones = self._zones()
        self.heights = [self._height(row) for row in self.rows]
        self.legend = self._legend()
        more = len(overview["rows"]) - len(self.rows)
        self.more = f"and {more:,} more" if more else ""
        bottom = _HEAD + sum(self.heights) + (_LINE + 6) * bool(self.more)
        self.height = bottom + 8 + len(self.legend) * (_LINE + 6)

    def svg(self) -> str:
        figure = Figure(figsize=(_WIDTH / style.DPI, self.height / style.DPI))
        self.axes = figure.add_axes((0, 0, 1, 1), xlim=(0, _WIDTH), ylim=(self.height, 0))
        self.axes.set_axis_off()
        self._draw_grounds()
        self._draw_head()
        y = float(_HEAD)
        for row, height in zip(self.rows, self.heights, strict=True):
            self._draw_row(row, y, height)
            y += height
        if self.more:
            self._text(self.more, 4, y + 10, "muted")
            y += _LINE + 6
        self._draw_legend(y + 8)
        return to_svg(figure, self.overview["alt"])

    # How wide and how high ------------------------------------------------------------------------

    def _column(self, at: int) -> _Column:
        moment = self.overview["moments"][at]
        cells = [(row["cells"][at], bool(row["id"])) for row in self.rows]
        most = max((min(cell["calls"], _MOST_MARKS) for cell, _ in cells), default=0)
        calls = 26 + 18 * most + _PADDING if most else 0
        label = min(text_width(moment["label"]), _LONGEST_LABEL)
        least = max(text_width(moment["day"], style.SMALL + 1), label) + 2 * _PADDING
        none = text_width(self.overview["words"]["none"], style.SMALL) + 24
        owns = [
            none if cell["none"] else _length(cell["own"]) for cell, is_theme in cells if is_theme
        ]
        placed = max((_length(cell["placed"]) for cell, _ in cells), default=0)
        placed += 2 * _PADDING if placed else 0
        whole = max((_length(cell["own"]) for cell, is_theme in cells if not is_theme), default=0)
        own = max([*owns, whole - placed, 0])
        own += 2 * _PADDING if own else 0
        calls = max(calls, least) if not own else calls
        if own:
            own = max(own, least - placed)
        return _Column(calls, own, placed)

    def _zones(self) -> list[float]:
        """Share what is left among the times that have milestones, as long as they are."""
        used = [any(self._zone(id_) == at for id_ in self.shown) for at in range(len(self.spans))]
        days = [
            (end - start + 60) * is_used
            for (start, end), is_used in zip(self.spans, used, strict=True)
        ]
        if sum(map(bool, days)) > 1:
            days = [min(n, 0.6 * sum(days)) for n in days]
        rest = _WIDTH - _NAME - sum(column.width for column in self.columns)
        least = [_LEAST_ZONE if is_used else 12 for is_used in used]
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
            if self._zone(trace["milestones"][0]) == zone
            for line in trace["label"]
        ]
        return max(labels, default=0)

    def _height(self, row: Row) -> float:
        top = _BAND + _LANE * len(row["traces"])
        cells = row["cells"]
        words = [_lines_of(group) for cell in cells for group in (*cell["own"], *cell["placed"])]
        words += [1 for cell in cells if cell["none"] and row["id"]]
        labels = [
            sum(
                len(self._label_of(t))
                for t in row["traces"]
                if self._zone(t["milestones"][0]) == at
            )
            for at in range(len(self.zones))
        ]
        note = len(wrap(row["note"]["full"], self._note_room()))
        name = len(self._name_of(row)) + len(self._second_name(row))
        return max(
            _LEAST_ROW if words or labels else 30,
            top + _LINE * max([*words, *labels, 0]) + 8,
            _LINE * note + 12,
            (_LINE + 2) * name + 12,
        )

    def _name_of(self, row: Row) -> list[str]:
        return wrap(row["title"], _NAME - 24, style.SMALL + 1)

    def _second_name(self, row: Row) -> list[str]:
        words = row["original"]["title"] if row["original"] else row["subtitle"]
        return wrap(words, _NAME - 24)

    def _label_of(self, trace: Trace) -> list[tuple[str, bool]]:
        room = self.zones[self._zone(trace["milestones"][0])] - 2
        return [
            (words, line["strong"]) for line in trace["label"] for words in wrap(line["text"], room)
        ]

    def _note_room(self) -> float:
        return self.zones[min(1, len(self.zones) - 1)] - 2 * _PADDING

    def _zone(self, milestone: str) -> int:
        tick = self.overview["milestones"][milestone]
        middle = (_days(tick["first"]) + _days(tick["last"])) / 2
        last = len(self.moments) - 1
        for at, day in enumerate(self.moments):
            if middle < day or (middle == day and at == last > 0):
                return at
        return len(self.moments)

    # Where ----------------------------------------------------------------------------------------

    def _start(self, zone: int) -> float:
        return _NAME + sum(self.zones[:zone]) + sum(c.width for c in self.columns[:zone])

    def _column_start(self, at: int) -> float:
        return self._start(at) + self.zones[at]

    def _x(self, day: float, zone: int) -> float:
        start, end = self.spans[zone]
        margin = max((end - start) * 0.03, 5)
        share = (min(max(day, start), end) - start + margin) / (end - start + 2 * margin)
        return self._start(zone) + self.zones[zone] * share

    def _tick_x(self, milestone: str) -> tuple[float, float]:
        zone, tick = self._zone(milestone), self.overview["milestones"][milestone]
        return self._x(_days(tick["first"]), zone), self._x(_days(tick["last"]), zone)

    # Drawing --------------------------------------------------------------------------------------

    def _draw_grounds(self) -> None:
        bottom = _HEAD + sum(self.heights)
        for at, column in enumerate(self.columns):
            color = style.PALETTE["ground"].light
            place = (self._column_start(at), 0), column.width, bottom
            self.axes.add_patch(Rectangle(*place, color=color, lw=0))
            role = style.PALETTE[self._role(at)].light
            self.axes.add_patch(Rectangle(*place[:2], 4, color=role, lw=0))

    def _role(self, moment: int) -> str:
        return "later" if moment and moment == len(self.moments) - 1 else "first"

    def _draw_head(self) -> None:
        words = self.overview["words"]
        for zone, title in enumerate(self.overview["zones"]):
            middle = self._start(zone) + self.zones[zone] / 2
            if max(map(text_width, title.split())) < self.zones[zone]:
                for line, part in enumerate(wrap(title, self.zones[zone])[:2]):
                    self._text(part, middle, 12 + line * _LINE, "muted", ha="center")
            self._draw_years(zone)
        for at, moment in enumerate(self.overview["moments"]):
            x, role, column = self._column_start(at) + _PADDING, self._role(at), self.columns[at]
            self._text(moment["day"], x, 14, role, bold=True, size=style.SMALL + 1)
            label = fit(moment["label"], column.width - 2 * _PADDING)
            self._text(label, x, 28, role)
            if column.placed:
                left = x + column.calls + column.own
                for line, part in enumerate(wrap(words["placedHead"], column.placed)[:2]):
                    self._text(part, left, 28 + line * _LINE, role)
        self._rule(_HEAD)

    def _draw_years(self, zone: int) -> None:
        start, end = self.spans[zone]
        if not any(self._zone(id_) == zone for id_ in self.shown):
            return
        first, last = (date.fromordinal(max(int(day), 1)).year for day in (start, end))
        room = self.zones[zone] * _YEAR / max(end - start, 1)
        step = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if n * room >= 44), 1000)
        for year in range(-(-(first + 1) // step) * step, last + 1, step):
            x = self._x(date(year, 1, 1).toordinal(), zone)
            bottom = _HEAD + sum(self.heights)
            self.axes.vlines(x, _HEAD - 14, bottom, color=style.PALETTE["rule"].light, lw=0.8)
            if x + 36 < self._start(zone) + self.zones[zone]:
                self._text(f"{year}", x + 3, _HEAD - 8, "muted")

    def _draw_row(self, row: Row, y: float, height: float) -> None:
        self._text(f"{row['number']}", 4, y + 16, "ink", bold=True, size=style.SMALL + 1)
        for line, words in enumerate(self._name_of(row)):
            self._text(
                words, 22, y + 16 + line * (_LINE + 2), "ink", bold=True, size=style.SMALL + 1
            )
        below = y + 16 + len(self._name_of(row)) * (_LINE + 2)
        for line, words in enumerate(self._second_name(row)):
            self._text(words, 22, below + line * _LINE, "muted")
        self._draw_ticks(row, y)
        for at, cell in enumerate(row["cells"]):
            self._draw_cell(row, cell, at, y, height)
        for at, trace in enumerate(row["traces"]):
            self._draw_trace(row, trace, at, y)
        self._draw_labels(row, y)
        x = self._start(min(1, len(self.zones) - 1)) + _PADDING
        for line, words in enumerate(wrap(row["note"]["full"], self._note_room())):
            self._text(words, x, y + 13 + line * _LINE, "muted")
        self._rule(y + height)

    def _draw_ticks(self, row: Row, y: float) -> None:
        traced = {id_: trace for trace in row["traces"] for id_ in trace["milestones"]}
        color = style.PALETTE["dim"].light
        for id_ in row["milestones"]:
            first, last = self._tick_x(id_)
            if id_ in traced:
                continue
            if last > first:
                self.axes.hlines(y + 17, first, last, color=color, lw=4)
            else:
                self.axes.vlines(first, y + 17 - _TICK / 2, y + 17 + _TICK / 2, color=color, lw=1.6)
        for id_, trace in traced.items():
            look = "filled" if trace["relation"] == "named" else "half"
            shape = self.overview["milestones"][id_]["shape"]
            self._mark(shape, look, sum(self._tick_x(id_)) / 2, y + 17, 14, "later")

    def _draw_cell(self, row: Row, cell: Cell, at: int, y: float, height: float) -> None:
        column, role = self.columns[at], self._role(at)
        x = self._column_start(at) + _PADDING
        if cell["calls"]:
            self._text(f"{cell['calls']}", x, y + 17, role, bold=True, size=style.TITLE)
            many = cell["calls"] > _MOST_MARKS
            for n in range(1 if many else cell["calls"]):
                self._mark("call", "filled", x + 26 + 18 * n + 8 * many, y + 17, 16, role)
        words_y = y + _BAND + _LANE * len(row["traces"]) + 8
        if cell["calls"] and row["subtitle"]:
            self._text(self.overview["words"]["more"], x, words_y, role)
        x += column.calls
        if cell["none"] and row["id"]:
            words = self.overview["words"]
            wide = text_width(words["none"], style.SMALL) + 20
            frame = Rectangle(
                (x, y + 5), wide, 23, facecolor=_paper(), edgecolor=_light(role), lw=2.5
            )
            self.axes.add_patch(frame)
            self._text(words["none"], x + wide / 2, y + 17, role, bold=True, ha="center")
            self._text(words["own"], x, words_y, role, bold=True)
        self._draw_groups(cell["own"], x, y + 17, words_y, role, "filled")
        if cell["placed"]:
            left, top = x + column.own - _PADDING, y + 3
            lines = max(map(_lines_of, cell["placed"]))
            frame = Rectangle(
                (left - 2, top),
                column.placed - 4,
                words_y + _LINE * (lines - 1) + 9 - top,
                facecolor=_paper(),
                edgecolor=_light(role),
                lw=1,
                ls=_DASHED,
            )
            self.axes.add_patch(frame)
            self._draw_groups(cell["placed"], left + _PADDING - 2, y + 17, words_y, role, "dashed")

    def _draw_groups(
        self, groups: list[Group], x: float, y: float, words_y: float, role: str, look: str
    ) -> None:
        for group in groups:
            many = len(group["statements"]) > _MOST_MARKS
            for n in range(1 if many else len(group["statements"])):
                self._mark(group["basis"], look, x + _MARK / 2 + n * (_MARK + 3), y, _MARK, role)
            if many:
                self._text(f"× {len(group['statements'])}", x + _MARK + 5, y, role, bold=True)
            for line, words in enumerate(group["label"].split()):
                self._text(words, x, words_y + line * _LINE, role, bold=look == "filled")
            x += _length([group]) + _GAP

    def _draw_trace(self, row: Row, trace: Trace, lane: int, y: float) -> None:
        line_y = y + _BAND + lane * _LANE
        xs = [sum(self._tick_x(id_)) / 2 for id_ in trace["milestones"]]
        ends = self._ends(row, trace)
        is_dotted = trace["relation"] == "candidate"
        style_ = _DOTTED if is_dotted else _DASHED if trace["placed"] else "solid"
        draw = {"color": _light("later"), "lw": 1.4, "ls": style_}
        self.axes.hlines(line_y, min(xs + ends), max(xs + ends), **draw)
        self.axes.vlines(xs, y + 24, line_y, **draw)
        for x in ends:
            tip = [(x, line_y - 6), (x - 3, line_y - 1), (x + 3, line_y - 1)]
            self.axes.fill(*zip(*tip, strict=True), color=_light("later"), lw=0)

    def _ends(self, row: Row, trace: Trace) -> list[float]:
        """Return the middles of the marks a line leads to."""
        found = []
        for at, cell in enumerate(row["cells"]):
            column = self.columns[at]
            x = self._column_start(at) + column.calls + _PADDING
            x += column.own - 2 if trace["placed"] else 0
            for group in cell["placed" if trace["placed"] else "own"]:
                for n, statement in enumerate(group["statements"]):
                    if statement in trace["statements"]:
                        step = 0 if len(group["statements"]) > _MOST_MARKS else n
                        found.append(x + _MARK / 2 + step * (_MARK + 3))
                x += _length([group]) + _GAP
        return list(dict.fromkeys(found))

    def _draw_labels(self, row: Row, y: float) -> None:
        used = [0] * len(self.zones)
        top = y + _BAND + _LANE * len(row["traces"]) + 8
        for trace in row["traces"]:
            zone = self._zone(trace["milestones"][0])
            lines = self._label_of(trace)
            long = max(text_width(words) for words, _ in lines)
            start = sum(self._tick_x(trace["milestones"][0])) / 2 - 7
            room = self._start(zone) + self.zones[zone] - long - 2
            x = max(min(start, room), self._start(zone) + 1)
            for words, strong in lines:
                self._text(words, x, top + used[zone] * _LINE, "later", bold=strong)
                used[zone] += 1

    def _legend(self) -> list[list[Entry]]:
        """Break the legend into lines."""
        lines: list[list[Entry]] = [[]]
        room = 0.0
        for entry in self.overview["legend"]:
            long = _entry_length(entry)
            if lines[-1] and room + long > _WIDTH - 8:
                lines.append([])
                room = 0.0
            lines[-1].append(entry)
            room += long
        return [line for line in lines if line]

    def _draw_legend(self, y: float) -> None:
        for line in self.legend:
            x = 4.0
            for entry in line:
                for at, mark in enumerate(entry["marks"]):
                    self._mark(mark, entry["look"], x + 8 + at * 18, y + 8, 14, "ink")
                self._text(entry["words"], x + 18 * len(entry["marks"]) + 2, y + 8, "ink")
                x += _entry_length(entry)
            y += _LINE + 6

    def _mark(self, name: str, look: str, x: float, y: float, size: float, role: str) -> None:
        shape, color = shapes()[name], _light(role)
        scale = size / 24
        placed = Affine2D().translate(-12, -12).scale(scale).translate(x, y) + self.axes.transData

        def draw(drawn: Any, **how: Any) -> None:
            self.axes.add_patch(PathPatch(drawn, transform=placed, zorder=3, **how))

        dashes = {"ls": (0, (2, 1.4))} if look == "dashed" else {}
        if "line" in shape:
            wide = (1.9 if look == "dashed" else 4.5) * scale
            draw(path(shape["line"]), fill=False, edgecolor=color, lw=wide, **dashes)
            return
        is_filled = look == "filled"
        ground = color if is_filled else _paper()
        edge = 0 if is_filled else 2.2 * scale
        draw(path(shape["outline"]), facecolor=ground, edgecolor=color, lw=edge, **dashes)
        if look == "half":
            half = path(shape["outline"]).clip_to_bbox(Bbox([[0, 0], [12, 24]]))
            draw(half, facecolor=color, lw=0)
        if "inside" in shape:
            inner = _paper() if is_filled else color
            draw(path(shape["inside"]), fill=False, edgecolor=inner, lw=2.2 * scale)

    def _text(
        self,
        words: str,
        x: float,
        y: float,
        role: str,
        *,
        bold: bool = False,
        size: int = style.SMALL,
        ha: str = "left",
    ) -> None:
        if words:
            weight = "bold" if bold else "normal"
            look = {"color": _light(role), "fontsize": size, "fontweight": weight}
            self.axes.text(x, y, words, va="center", ha=ha, **look)

    def _rule(self, y: float) -> None:
        self.axes.hlines(y, 0, _WIDTH, color=_light("rule"), lw=0.8)


def _light(role: str) -> str:
    return style.PALETTE[role].light


def _paper() -> str:
    return style.PALETTE["paper"].light


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _lines_of(group: Group) -> int:
    return len(group["label"].split())


def _length(groups: list[Group]) -> float:
    """Return how wide groups of marks are with their words, one word a line."""
    lengths = [
        max(
            64 if len(group["statements"]) > _MOST_MARKS else 23 * len(group["statements"]),
            *(text_width(word) for word in group["label"].split()),
        )
        for group in groups
    ]
    return sum(lengths) + _GAP * max(len(lengths) - 1, 0)


def _entry_length(entry: Entry) -> float:
    return 18 * len(entry["marks"]) + text_width(entry["words"]) + 16
