"""Milestones in, timeline out: themes as rows, dates across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from three_years_on.charts import moments, style
from three_years_on.charts.lanes import BESIDE, MARK, Spot, pack, swarm
from three_years_on.charts.svg import drawing, to_svg
from three_years_on.charts.text import fit, text_width, wrap
from three_years_on.tables.model import rows_of
from three_years_on.words.steps import (
    ALL_THEMES,
    ARTICLE_COLUMN,
    IN_ARTICLE,
    Step,
    chart_rows,
    count_around,
    count_sentence,
)
from three_years_on.words.writing import day, isolated

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from three_years_on.tables.model import Tables

# Distances in pixels. The width is what JupyterLab leaves on a screen of 1280.
_WIDTH = 840
_MARGIN = 8
_LANE = 14
_ROW = 14
_GAP = 6
_ANY_YEAR = pd.Timestamp(2000, 1, 1), pd.Timestamp(2001, 1, 1)
_TITLE_LINE = 18
# What more would fill is no longer a picture.
_MOST_ROWS = 12
_MOST_NAMED = 100
_MARKERS = {"named": ("D", "full"), "candidate": ("D", "left"), "no": ("o", "full")}


def draw_timeline(tables: Tables, steps: list[Step]) -> str:
    """Draw the milestones once, with marks and labels for every step.

    The upper part names the milestones of a step, each label beside its mark, unless there are
    more than a hundred; the lower part has a row a theme, or with none or many themes one row,
    with a dot for every milestone. Who shows the drawing chooses the step.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    steps : list of Step
        What can be shown in the upper part, one step at a time.

    Returns
    -------
    str
        SVG without ids, 840 px wide at its own size, with text of 12 px and more. Dots, marks,
        labels, titles and row names are groups with ``data-part``, and, as far as they have
        one, ``data-step``, ``data-theme`` and ``data-milestone``.
    """
    with drawing("timeline"):
        return TimelineDrawing(tables, steps).finish()


class _Look(NamedTuple):
    """What the look of a mark depends on; a row of the milestones has both as well."""

    in_article: str
    certainty: str


_LEGEND = {
    f"{ARTICLE_COLUMN}: {IN_ARTICLE['named']}": _Look("named", "verified"),
    IN_ARTICLE["candidate"]: _Look("candidate", "verified"),
    IN_ARTICLE["no"]: _Look("no", "verified"),
    "day not certain": _Look("no", "consistent"),
}


class TimelineDrawing:
    """One figure, whose y axis counts pixels from the top and whose x axis counts days."""

    def __init__(self, tables: Tables, steps: list[Step]) -> None:
        self.tables, self.steps = tables, steps
        self.attributes: dict[str, dict[str, str]] = {}
        self.figure = Figure(figsize=(_WIDTH / style.DPI, 1))
        self.rows = chart_rows(tables)
        if len(self.rows) > _MOST_ROWS:
            self.rows = [Step("", ALL_THEMES, tables.milestones)]
        self.names = {row.id: fit(row.title, _WIDTH / 4) for row in self.rows}
        self.labels = {
            milestone.id: fit(milestone.label, _WIDTH / 3)
            for milestone in rows_of(tables.milestones)
        }
        self.left = _MARGIN + max(map(text_width, self.names.values()), default=0) + 10
        ends = tables.milestones[["date", "last_day"]]
        dates = pd.concat([*(ends[column] for column in ends), tables.moments["date"]])
        self.span = _ANY_YEAR
        if len(dates):
            self.span = dates.min() - pd.Timedelta(days=45), dates.max() + pd.Timedelta(days=75)
        self.named = [step for step in steps if len(step.milestones) <= _MOST_NAMED]
        self.crowded = [step for step in steps if len(step.milestones) > _MOST_NAMED]
        self.places = [self._pack(step.milestones) for step in self.named]
        self.swarms = [swarm(self._middles(step.milestones)) for step in self.crowded]
        self.titles = [self._title(step) for step in steps]
        # The first lines of all titles stand at one height, and all else below the second ones.
        self.head = 24 + _TITLE_LINE * (max(map(len, self.titles), default=1) - 1)
        self.moments = self._place_moments()
        self.top = self.head + 20 + (moments.count_lanes(self.moments) - 1) * _LANE

    def finish(self) -> str:
        """Draw all that has been placed; return its SVG."""
        lanes = max((place.lane + 1 for places in self.places for place in places), default=1)
        marks = max((lane + 1 for swarm in self.swarms for lane in swarm), default=0)
        axis = self.top + max(lanes * _LANE, marks * MARK) + _GAP
        first_row = axis + 20
        height = first_row + len(self.rows) * _ROW + _GAP + _LANE
        self.figure.set_size_inches(_WIDTH / style.DPI, height / style.DPI)
        axes = self.figure.add_axes((self.left / _WIDTH, 0, 1 - self.left / _WIDTH, 1))
        axes.set(xlim=self.span, ylim=(height, 0))
        axes.set_axis_off()
        if len(self.tables.milestones) or self.moments:
            self._draw_time(axes, axis, height)
            self._draw_moments(axes, height)
            self._draw_rows(axes, first_row)
        self._draw_legend(axes, height - _LANE / 2 - 2)
        for step, title in zip(self.steps, self.titles, strict=True):
            self._draw_title(axes, step, title)
        for step, places in zip(self.named, self.places, strict=True):
            self._draw_step(axes, step, places, self.top + _LANE / 2)
        for step, swarm_lanes in zip(self.crowded, self.swarms, strict=True):
            self._draw_swarm(axes, step, swarm_lanes, self.top + MARK / 2)
        return to_svg(self.figure, attributes=self.attributes)

    def _x(self, date: pd.Timestamp) -> float:
        start, end = self.span
        return self.left + (date - start) / (end - start) * (_WIDTH - self.left)

    def _date(self, x: float) -> pd.Timestamp:
        start, end = self.span
        return start + (x - self.left) / (_WIDTH - self.left) * (end - start)

    def _pack(self, milestones: pd.DataFrame) -> list[Spot]:
        xs = self._middles(milestones)
        lengths = [text_width(self.labels[id_]) for id_ in milestones["id"]]
        return pack(xs, lengths, _WIDTH, [self._half(row) for row in rows_of(milestones)])

    def _middles(self, milestones: pd.DataFrame) -> list[float]:
        return [self._x(_middle(row)) for row in rows_of(milestones)]

    def _half(self, milestone: Any) -> float:
        """Return half the length of the bar of a milestone, in pixels."""
        return (self._x(milestone.last_day) - self._x(milestone.date)) / 2

    def _place_moments(self) -> list[moments.Line]:
        rows = self.tables.moments
        names = [fit(f"{isolated(row.label)} {day(row.date)}", _WIDTH / 3) for row in rows_of(rows)]
        return moments.lines(list(rows["date"]), names, self._x, _WIDTH)

    def _draw_time(self, axes: Axes, axis: float, height: float) -> None:
        ground = style.PALETTE["ground"].light
        for end in self.tables.moments["date"].iloc[-1:]:
            axes.fill_between(
                [end, self.span[1]], self.head, height, color=ground, lw=0, clip_on=False
            )
        locator = mdates.AutoDateLocator(minticks=4, maxticks=9)
        ticks = [t for t in locator.tick_values(*self.span) if self._in_span(t)]
        rule, muted = style.PALETTE["rule"].light, style.PALETTE["muted"].light
        axes.vlines(ticks, self.top, height - _LANE - 4, color=rule, lw=1, clip_on=False)
        years = mdates.ConciseDateFormatter(locator).format_ticks(ticks)
        for tick, label in zip(ticks, years, strict=True):
            axes.text(tick, axis + 10, f" {label}", color=muted, va="center")

    def _draw_moments(self, axes: Axes, height: float) -> None:
        for line in self.moments:
            color = style.PALETTE[line.role].light
            top = self.head + 2 + line.place.lane * _LANE  # below the names above its own
            axes.vlines(line.date, top, height - _LANE - 4, color=color, lw=1.5, clip_on=False)
            self._draw_label(
                axes, line.name, line.date, top + 6, line.place.side, color, moments.BESIDE
            )

    def _in_span(self, tick: float) -> bool:
        room_for_label = self.span[1] - pd.Timedelta(days=60)
        return mdates.date2num(self.span[0]) <= tick <= mdates.date2num(room_for_label)

    def _draw_rows(self, axes: Axes, top: float) -> None:
        for index, row in enumerate(self.rows):
            y = top + (index + 0.5) * _ROW
            muted = style.PALETTE["muted"].light
            name = self._draw_label(
                axes, self.names[row.id], self._date(self.left), y, "left", muted
            )
            self._tag(name, part="row", theme=row.id)
            for milestone in rows_of(row.milestones):
                for mark in _marks(axes, y, milestone, "dim"):
                    self._tag(mark, part="dot", theme=row.id, milestone=milestone.id)

    def _legend(self) -> dict[str, _Look | None]:
        """Return what needs an explanation in this drawing, and how it looks; a bar is None."""
        milestones = self.tables.milestones
        needed = {
            "verified": (milestones["in_article"] != "no").any(),
            "consistent": (milestones["certainty"] == "consistent").any(),
        }
        shown: dict[str, _Look | None] = {
            words: look for words, look in _LEGEND.items() if needed[look.certainty]
        }
        has_bars = (milestones["date"] < milestones["last_day"]).any()
        return {**shown, "month or year known": None} if has_bars else shown

    def _draw_legend(self, axes: Axes, y: float) -> None:
        legend = self._legend()
        length = sum(text_width(words) + 4 * BESIDE for words in legend)
        x = float(min(self.left, max(_WIDTH - length, 2 * BESIDE)))
        muted = style.PALETTE["muted"].light
        for words, look in legend.items():
            if look:
                _mark(axes, self._date(x), y, look, "muted")
            else:
                _bar(axes, self._date(x - BESIDE), self._date(x + BESIDE), y, "muted")
            offset = BESIDE if look else 2 * BESIDE
            self._draw_label(axes, words, self._date(x), y, "right", muted, offset)
            x += text_width(words) + 4 * BESIDE

    def _title(self, step: Step) -> list[str]:
        """Return the lines of a title; only where it tells a doubt it may need two."""
        words, room = count_sentence(self.tables, step), _WIDTH * style.SMALL / style.TITLE - 20
        is_sure = self.tables.moments.empty or not count_around(self.tables, step.milestones).unsure
        return [fit(words, room)] if is_sure else wrap(words, room)[:2]

    def _draw_title(self, axes: Axes, step: Step, lines: list[str]) -> None:
        for index, words in enumerate(lines):
            place = self._date(_MARGIN), 12 + index * _TITLE_LINE
            title = axes.text(*place, words, fontsize=style.TITLE, va="center")
            self._tag(title, part="title", step=step.id)

    def _draw_step(self, axes: Axes, step: Step, places: list[Spot], top: float) -> None:
        for milestone, place in zip(rows_of(step.milestones), places, strict=True):
            y = top + place.lane * _LANE
            for mark in _marks(axes, y, milestone, "lit"):
                self._tag(mark, part="mark", step=step.id, milestone=milestone.id)
            words, offset = self.labels[milestone.id], BESIDE + self._half(milestone)
            label = self._draw_label(axes, words, _middle(milestone), y, place.side, offset=offset)
            self._tag(label, part="label", step=step.id, milestone=milestone.id)

    def _draw_swarm(self, axes: Axes, step: Step, lanes: list[int], top: float) -> None:
        """Draw the marks of a step that has too many to name."""
        for milestone, lane in zip(rows_of(step.milestones), lanes, strict=True):
            for mark in _marks(axes, top + lane * MARK, milestone, "lit"):
                self._tag(mark, part="mark", step=step.id, milestone=milestone.id)

    def _draw_label(  # noqa: PLR0913, PLR0917 (where and how one label stands)
        self,
        axes: Axes,
        text: str,
        date: pd.Timestamp,
        y: float,
        side: str,
        color: str = style.PALETTE["ink"].light,
        offset: float = BESIDE,
    ) -> Text:
        right = side == "right"
        return axes.annotate(
            text,
            (date, y),
            (offset if right else -offset, 0),
            textcoords="offset pixels",
            ha="left" if right else "right",
            va="center",
            color=color,
            annotation_clip=False,  # the legend may begin left of the axes
        )

    def _tag(self, artist: Line2D | Text, **names: str) -> None:
        gid = f"part-{len(self.attributes)}"
        artist.set_gid(gid)
        self.attributes[gid] = {f"data-{name}": value for name, value in names.items()}


def _middle(milestone: Any) -> pd.Timestamp:
    return milestone.date + (milestone.last_day - milestone.date) / 2


def _marks(axes: Axes, y: float, milestone: Any, role: str) -> list[Line2D]:
    """Draw the mark of a milestone, on a bar where its month or year is known, not its day."""
    mark = _mark(axes, _middle(milestone), y, milestone, role)
    if milestone.date == milestone.last_day:
        return [mark]
    return [_bar(axes, milestone.date, milestone.last_day, y, role), mark]


def _bar(axes: Axes, start: pd.Timestamp, end: pd.Timestamp, y: float, role: str) -> Line2D:
    color = style.PALETTE[role].light
    line = Line2D([start, end], [y, y], lw=3, color=color, solid_capstyle="butt", zorder=1)
    return axes.add_artist(line)


def _mark(axes: Axes, date: pd.Timestamp, y: float, look: _Look, role: str) -> Line2D:
    marker, fill = _MARKERS[look.in_article]
    line = Line2D(
        [date],
        [y],
        linestyle="none",
        marker=marker,
        markersize=6,
        fillstyle="none" if look.certainty == "consistent" else fill,
        color=style.PALETTE[role].light,
        markerfacecoloralt="none",
        clip_on=False,
    )
    return axes.add_artist(line)
