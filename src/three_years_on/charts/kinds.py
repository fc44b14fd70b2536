"""The milestones of a theme in, a picture of them by kind out: lanes across, two dates down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from three_years_on.charts import style
from three_years_on.charts.canvas import BOLD, DASHED, DOTTED, PLAIN, Canvas, Font
from three_years_on.charts.shown import Chart, in_language_of_tables
from three_years_on.charts.svg import drawing
from three_years_on.charts.text import fit, text_width, wrap
from three_years_on.languages.spoken import marked, tr
from three_years_on.tables.model import lacking
from three_years_on.words.steps import ARTICLE_COLUMN, chart_rows, count_sentence
from three_years_on.words.timelines import timeline_content
from three_years_on.words.writing import number

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.timelines import EmphasisContent, LanesStep, Timeline

# Distances in pixels: the drawing, the names of its lanes, a row of marks, the room above.
_WIDTH, _NAMES, _ROW, _PADDING, _HEAD, _AXIS = 840, 128, 15, 4, 46, 20
_MARK, _LARGE, _RING, _BESIDE, _AFTER, _LINE, _LONGEST = 9, 13, 7, 4, 6, 14, 190
# A lane that would be higher than this names no more of its milestones.
_MOST_ROWS = 4
_A_YEAR = 365.25
# How much to spare before the first milestone, more where an outcome's label has no room.
_MARGINS = (0.03, 0.06, 0.1, 0.15)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@in_language_of_tables
def plot_timeline(tables: Tables, theme: str) -> Chart:
    """Draw the milestones of a theme by kind, around the days the article speaks from.

    Labels that find no room are left out, their marks are not. Where the tables have no such
    theme, a sentence says so.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    theme : str
        Id of a theme; empty, where the tables have no themes, for all milestones.

    Returns
    -------
    Chart
        Its table has a row a milestone, by date, with the columns Date, Milestone, Kind and
        In the article (``str``).

    Raises
    ------
    TypeError
        When `tables` is no tables.
    """
    steps = {step.id: step for step in chart_rows(tables)}
    if note := lacking(theme, "theme", steps):
        return Chart("", note, "", pd.DataFrame())
    timeline = timeline_content(tables, [steps[theme]])
    (step,) = timeline["steps"]
    if not step["milestones"]:
        return Chart("", tr("No timeline: this theme has no milestones."), "", pd.DataFrame())
    marks = [timeline["milestones"][id_] for id_ in step["milestones"]]
    said = [step["emphasis"].get(id_) for id_ in step["milestones"]]
    rows = pd.DataFrame(
        {
            marked("Date"): [mark["when"] for mark in marks],
            marked("Milestone"): [mark["title"] for mark in marks],
            marked("Kind"): [mark["kind"] for mark in marks],
            ARTICLE_COLUMN: [emphasis["said"] if emphasis else "" for emphasis in said],
        }
    )
    counted = tr("{sentence}.", sentence=count_sentence(tables, steps[theme]))
    caption = f"{counted} {tr(_HOW)}"
    return Chart(draw_kinds(timeline, step), step["text"], caption, rows)


_HOW = marked(
    "This explainer chose the milestones. A line leads from what an outcome names, or may mean, "
    "to the day of the article; dashed where we placed that outcome here. Ringed: named "
    "elsewhere in the article. Half filled: may be meant. Hollow: day not certain. Does not show "
    "what came of any of them."
)


def draw_kinds(timeline: Timeline, step: LanesStep) -> str:
    """Draw one step of a timeline as SVG, 840 px wide, with its words as alt text."""
    with drawing("kinds"):
        return _Kinds(timeline, step).svg()


class _Label(NamedTuple):
    """A milestone with its place: the row in its lane, and where its label begins, if drawn."""

    id: str
    row: int
    x: float | None


class _Kinds:
    def __init__(self, timeline: Timeline, step: LanesStep) -> None:
        self.timeline, self.step = timeline, step
        self.milestones = timeline["milestones"]
        days = [_days(moment["day"]) for moment in timeline["moments"]]
        for share in _MARGINS:
            self._set_span(days, share)
            if all(self._sides(id_) for id_ in step["milestones"] if self._is_outcome(id_)):
                break
        self.roles = [style.moment_role(place, len(days)) for place in range(len(days))]
        self.lanes = [lane for lane in timeline["lanes"] if self._ids(lane["id"])]
        self.places = {lane["id"]: self._place(self._ids(lane["id"])) for lane in self.lanes}
        self.names = {lane["id"]: wrap(lane["label"], _NAMES - 26) for lane in self.lanes}
        self.bottom = _HEAD + sum(map(self._height, self.places))

    def svg(self) -> str:
        self.canvas = Canvas(_WIDTH, self.bottom + _AXIS)
        self._draw_grounds()
        self._draw_years()
        y = float(_HEAD)
        self.canvas.rule(y)
        for lane in self.lanes:
            id_ = lane["id"]
            self.canvas.mark(lane["shape"], "filled", (8, y + 12), 10, "dim")
            for line, words in enumerate(self.names[id_]):
                self.canvas.text(words, (20, y + 12 + line * _LINE), "ink", BOLD)
            for place in self.places[id_]:
                self._draw(place, lane["shape"], y + _PADDING + (place.row + 0.5) * _ROW)
            y += self._height(id_)
            self.canvas.rule(y)
        self._draw_moments()
        return self.canvas.svg(self.step["text"])

    def _set_span(self, days: list[int], share: float) -> None:
        """Set the days across, with a share of them to spare on the left for words."""
        shown = [self.milestones[id_] for id_ in self.step["milestones"]]
        ends = [
            _days(day) for mark in shown for day in (mark["first"], mark["end"] or mark["last"])
        ]
        known = sorted([*days, *ends])
        spare = max(known[-1] - known[0], 600)
        self.start, self.end = known[0] - spare * share, known[-1] + spare * _MARGINS[0]
        self.lines = [self._x(day) for day in days]

    def _days(self, id_: str) -> tuple[int, int]:
        return _days(self.milestones[id_]["first"]), _days(self.milestones[id_]["last"])

    def _ids(self, lane: str) -> list[str]:
        return [id_ for id_ in self.step["milestones"] if self.milestones[id_]["lane"] == lane]

    def _height(self, lane: str) -> float:
        rows = max(place.row for place in self.places[lane]) + 1
        return max(rows * _ROW, len(self.names[lane]) * _LINE) + 2 * _PADDING

    def _x(self, day: float) -> float:
        share = (day - self.start) / (self.end - self.start)
        return _NAMES + share * (_WIDTH - _NAMES)

    def _ends(self, id_: str) -> tuple[float, float]:
        first, last = self._days(id_)
        return self._x(first), self._x(last)

    def _end(self, id_: str) -> float:
        """Return where a milestone ends: what lasts, later than the days that it may begin on."""
        mark = self.milestones[id_]
        return self._x(_days(mark["end"] or mark["last"]))

    def _emphasis(self, id_: str) -> EmphasisContent | None:
        return self.step["emphasis"].get(id_)

    def _is_outcome(self, id_: str) -> bool:
        emphasis = self._emphasis(id_)
        return emphasis is not None and emphasis["by"] == "outcome"

    # Where ----------------------------------------------------------------------------------------

    def _place(self, ids: list[str]) -> list[_Label]:
        """Give every mark of a lane a row, and a label where one finds room; outcomes first."""
        taken: dict[int, list[tuple[float, float]]] = {}
        order = sorted(ids, key=lambda id_: (not self._is_outcome(id_), not self._emphasis(id_)))
        found = {}
        for id_ in order:
            found[id_] = label = self._first_free(id_, taken)
            taken.setdefault(label.row, []).append(self._span(id_, label))
        return [found[id_] for id_ in ids]

    def _first_free(self, id_: str, taken: dict[int, list[tuple[float, float]]]) -> _Label:
        marks = [*self._sides(id_), None]
        for row in range(_MOST_ROWS):
            for x in marks[:-1]:
                label = _Label(id_, row, x)
                if self._is_free(self._span(id_, label), taken.get(row, [])):
                    return label
        row = 0
        while not self._is_free(self._span(id_, _Label(id_, row, None)), taken.get(row, [])):
            row += 1
        return _Label(id_, row, None)

    def _sides(self, id_: str) -> list[float]:
        """Return where a label can begin: right of its mark, or left, and over no moment."""
        first, long = self._ends(id_)[0], text_width(self._words(id_))
        half = self._half(id_) + _BESIDE
        sides = [self._end(id_) + half, first - half - long]
        return [
            x
            for x in sides
            if x >= _NAMES
            and x + long <= _WIDTH
            and not any(x - 2 < line < x + long + 2 for line in self.lines)
        ]

    def _span(self, id_: str, label: _Label) -> tuple[float, float]:
        """Return what a mark and its label take of a row; an outcome's line runs to its moment."""
        first, half = self._ends(id_)[0], self._half(id_)
        start, end = first - half, self._end(id_) + half
        if label.x is not None:
            start, end = min(start, label.x), max(end, label.x + text_width(self._words(id_)))
        if self._is_outcome(id_):
            target = self._target(id_)
            start, end = min(start, target), max(end, target)
        return start, end + _AFTER / 2

    @staticmethod
    def _is_free(span: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
        return all(span[1] <= start or end <= span[0] for start, end in taken)

    def _target(self, id_: str) -> float:
        moments = [moment["id"] for moment in self.timeline["moments"]]
        return self.lines[moments.index(self.step["emphasis"][id_]["moment"])]

    def _words(self, id_: str) -> str:
        return fit(self.milestones[id_]["label"], _LONGEST)

    def _half(self, id_: str) -> float:
        """Return how far a mark reaches from its middle, its ring included."""
        return _RING if self._emphasis(id_) else _MARK / 2

    # Drawing --------------------------------------------------------------------------------------

    def _draw_grounds(self) -> None:
        if self.lines:
            height = self.bottom - _HEAD
            first, last = self.lines[0], self.lines[-1]
            self.canvas.box((_NAMES, _HEAD), (first - _NAMES, height), "outside")
            self.canvas.box((last, _HEAD), (_WIDTH - last, height), "outside")

    def _draw_years(self) -> None:
        first, last = (date.fromordinal(max(int(day), 1)).year for day in (self.start, self.end))
        room = (_WIDTH - _NAMES) * _A_YEAR / (self.end - self.start)
        step = next((n for n in _STEPS if n * room >= 44), 2000)
        for year in range(-(-first // step) * step, last + 1, step):
            x = self._x(date(max(year, 1), 1, 1).toordinal())
            if x >= _NAMES:
                self.canvas.line((x, _HEAD), (x, self.bottom), "rule", lw=0.8)
            middle = self._x(date(max(year, 1), 7, 1).toordinal())
            if step == 1 and _NAMES + 16 < middle < _WIDTH - 16:
                self.canvas.text(str(year), (middle, self.bottom + 10), "muted", _CENTRED)
            elif step > 1 and _NAMES < x < _WIDTH - 36:
                self.canvas.text(str(year), (x, self.bottom + 10), "muted")

    def _draw_moments(self) -> None:
        starts = [_NAMES, *self.lines]
        ends = [*self.lines, _WIDTH]
        counts = self._counts()
        for start, end, words in zip(starts, ends, counts, strict=True):
            if text_width(words) < end - start - 8:
                self.canvas.text(words, ((start + end) / 2, _HEAD - 10), "muted", _CENTRED)
        edge = 0.0
        for at, (x, moment) in enumerate(zip(self.lines, self.timeline["moments"], strict=True)):
            role = self.roles[at]
            words = fit(moment["text"], 240, style.SMALL)
            half = text_width(words) * 0.56  # bold letters are wider
            middle = min(max(x, edge + half), _WIDTH - half)
            self.canvas.text(words, (middle, 10), role, Font(bold=True, align="center"))
            self.canvas.line((x, 18), (x, self.bottom), role, lw=1.8, zorder=2)
            edge = middle + half + 8

    def _counts(self) -> list[str]:
        """Count the milestones before, between and after the moments, each by its middle."""
        counts = [0] * (len(self.lines) + 1)
        last = len(self.lines) - 1
        for id_ in self.step["milestones"]:
            middle = sum(self._ends(id_)) / 2
            zone = sum(middle >= line for line in self.lines)
            counts[zone - (zone == last + 1 > 1 and middle == self.lines[last])] += 1
        spans = self.timeline["spans"] or [""]
        return [
            tr("{count} {span}", count=number(n), span=words).strip() if n else ""
            for n, words in zip(counts, spans, strict=True)
        ]

    def _draw(self, label: _Label, shape: str, y: float) -> None:
        (first, last), emphasis = self._ends(label.id), self._emphasis(label.id)
        is_outcome = self._is_outcome(label.id)
        role = self.roles[-1] if is_outcome else "dim"
        if emphasis and is_outcome:
            self._draw_line(label.id, emphasis, role, y)
        if last - first > _MARK:
            self.canvas.line((first, y), (last, y), role, lw=4)
        if self._end(label.id) > last:
            self.canvas.line((last, y), (self._end(label.id), y), role, lw=4)
        if last - first <= _MARK:
            middle = (first + last) / 2, y
            size = _LARGE if is_outcome else _MARK
            self.canvas.mark(shape, self._look(label.id), middle, size, role)
            if emphasis and not is_outcome:
                self.canvas.ring(middle, _RING, "ink")
        if label.x is not None:
            words = self._words(label.id)
            self.canvas.text(words, (label.x, y), role if is_outcome else "ink", PLAIN)

    def _look(self, id_: str) -> str:
        emphasis = self._emphasis(id_)
        if emphasis and emphasis["relation"] == "candidate":
            return "half"
        return "filled" if self.milestones[id_]["certain"] else "hollow"

    def _draw_line(self, id_: str, emphasis: EmphasisContent, role: str, y: float) -> None:
        """Lead from what an outcome names to the day of the article, in the room of its row."""
        start, end = sum(self._ends(id_)) / 2, self._target(id_)
        is_named = emphasis["relation"] == "named"
        dashes = (DASHED if emphasis["placed"] else "solid") if is_named else DOTTED
        self.canvas.line((start, y + 6), (end, y + 6), role, lw=1.2, ls=dashes)
        turn = 90 if end > start else -90
        self.canvas.tip((end, y + 6), role, turn)


_CENTRED = Font(align="center")


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()
