"""Indicators in, charts of their values around the moments out."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from three_years_on.charts import moments, style
from three_years_on.charts.evidence import point_rows
from three_years_on.charts.shown import Chart, Charts, in_language_of_tables
from three_years_on.charts.svg import drawing, to_svg
from three_years_on.charts.text import fit, text_width, wrap
from three_years_on.languages.spoken import spoken, tr
from three_years_on.tables.model import lacking, lacking_theme, rows_of
from three_years_on.words import changes, record
from three_years_on.words.writing import (
    number,
    sentences,
    short_date,
    text,
    with_commas,
    with_semicolons,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from three_years_on.tables.model import Tables
    from three_years_on.words.record import Panel, Series

# Distances in pixels.
NARROW, WIDE = 300, 460
_MARGIN = 6
_LINE = 15
_PLOT = 104
_LOOKS = (("ink", "o"), ("muted", "s"), ("dim", "D"))
# The two values and their difference: room, sizes of which the largest that fits is taken.
_VALUES, _SIZES = 46, (22, 18, 14, 12)
# A difference of fewer pixels has no room for an arrow.
_LEAST_ARROW = 14
# Room above the plot for the name of a value, and across for the name of a year.
_ROOM = 20
_A_YEAR = 38
_ABOVE: Any = {"xycoords": ("data", "axes fraction"), "textcoords": "offset pixels"}
# A gap between values this many times the least one is not drawn as if it were known.
_WIDE_GAP = 1.6
_MARKER = 5
_RELEASE = 20
# What a slide says in larger words beside the chart is marked, to be left out there.
_HEAD = "head"
# How much wider bold letters are.
_BOLD = 1.12


@in_language_of_tables
def plot_theme(tables: Tables, theme: str) -> Charts:
    """Chart the indicators of a theme as small multiples that share their years.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    theme : str
        Id of a theme, or empty for the indicators of no theme.

    Returns
    -------
    Charts
        A chart for each indicator whose display is record, with its values as a table.

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if note := lacking_theme(tables, theme):
        return Charts((), note=note)
    return _charts(tables, record.panels(tables, theme, "record"), NARROW)


@in_language_of_tables
def plot_beside(tables: Tables, *indicators: str) -> Charts:
    """Chart some indicators side by side, larger, with every value named.

    Where the tables lack one of them, a sentence says so.

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if note := sentences(_lacking(tables, id_) for id_ in indicators):
        return Charts((), note=note)
    return _charts(tables, [record.panel(tables, id_) for id_ in indicators], WIDE)


def _lacking(tables: Tables, indicator: str) -> str:
    return lacking(indicator, "indicator", tables.indicators["id"])


def draw_panels(tables: Tables, panels: list[Panel], width: int = NARROW) -> list[str]:
    """Draw panels that share their span of years.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    panels : list of Panel
        What to draw.
    width : int
        Width in pixels. From `WIDE` on every value is named, else those around the moments
        and the last.

    Returns
    -------
    list of str
        One SVG a panel, with alt text, title, unit, change and source on it.
    """
    if not panels:
        return []
    dates = [row.date for panel in panels for series in panel.series for row in series.points]
    dates += list(tables.moments["date"])
    span = min(dates), max(dates)
    with drawing("trends"):
        drawings = [PanelDrawing(tables, panel, width, span) for panel in panels]
        head = max(len(drawing.head) for drawing in drawings)
        lanes = max(moments.count_lanes(drawing.moments) for drawing in drawings)
        return [drawing.finish(head, lanes) for drawing in drawings]


@in_language_of_tables
def plot_vintages(tables: Tables, indicator: str) -> Charts:
    """Chart how the values of an indicator were revised, release after release.

    Where the tables have no such indicator, a sentence says so.

    Returns
    -------
    Charts
        One chart: a row a release, a block a date that has more than one release; its table
        has all values.

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if note := _lacking(tables, indicator):
        return Charts((), note=note)
    panel = record.panel(tables, indicator)
    rows = record.observations(tables, indicator)
    revised = rows[rows["date"].isin(rows.loc[rows["vintage"] > 1, "date"])]
    if revised.empty:
        return Charts(())
    with drawing("vintages"):
        svg, alt = _draw_vintages(panel.lead, revised)
    shown = Chart(svg, alt, _caption(panel), point_rows(tables, panel))
    return Charts((shown,), least=WIDE)


def _charts(tables: Tables, panels: list[Panel], width: int) -> Charts:
    drawn = draw_panels(tables, panels, width)
    return Charts(
        tuple(
            Chart(svg, _alt(tables, panel), _caption(panel), point_rows(tables, panel))
            for svg, panel in zip(drawn, panels, strict=True)
        ),
        least=width,
    )


def _caption(panel: Panel) -> str:
    return tr(
        "Shows: {method} Does not show: {limits}",
        method=panel.lead.method,
        limits=sentences(record.limits(panel)),
    )


def _alt(tables: Tables, panel: Panel) -> str:
    """Return what a panel is, its extremes and how it changed, in words."""
    several = len(panel.series) > 1
    told = []
    for series in panel.series:
        found = changes.change(tables, series)
        if words := found["told"] or found["missing"]:
            told.append(record.of_series(series, words) if several else words)
    alt = record.panel_alt(tables, panel)
    return sentences(
        [alt, tr("Change: {changes}.", changes=with_semicolons(told))] if told else [alt]
    )


def _arrow() -> str:
    """Return the arrow from what was to what came later."""
    is_leftward = spoken().direction == "rtl"
    return "\N{LEFTWARDS ARROW}" if is_leftward else "\N{RIGHTWARDS ARROW}"


class PanelDrawing:
    """One panel; its plot has the years across and the values up."""

    def __init__(self, tables: Tables, panel: Panel, width: int, span: tuple[Any, Any]) -> None:
        self.tables, self.panel, self.width = tables, panel, width
        self.several = len(panel.series) > 1
        margin = pd.Timedelta(days=60)
        self.start = max(span[0] - margin, moments.FIRST_DAY)
        self.end = min(span[1] + margin, moments.LAST_DAY)
        lead = panel.lead
        source = tr("Source: {name}", name=lead.measured_by)
        counting = list(dict.fromkeys(series.indicator.measured_by for series in panel.series))
        if len(counting) > 1:
            source = tr("Sources: {names}", names=with_semicolons(counting))
        first, *others = [changes.change(tables, series) for series in panel.series]
        self.change = first
        rows = changes.ends(tables, panel.series[0])
        self.numbers = [number(row.value) for row in rows if row is not None]
        unit = lead.unit
        if self.several:
            unit = tr("{unit}; large: {label}", unit=lead.unit, label=lead.label)
        self.head = [
            *((line, style.BODY, "ink") for line in self._wrap(lead.title, style.BODY)),
            *((line, style.SMALL, "muted") for line in self._wrap(unit)),
        ]
        told = [
            _sentence(series, change)
            for series, change in zip(panel.series[1:], others, strict=True)
        ]
        self.foot = [
            *((line, style.SMALL, "ink") for words in told for line in self._wrap(words)),
            *((line, style.SMALL, "ink") for line in self._wrap(text(lead.care))),
            *((line, style.SMALL, "muted") for line in self._wrap(source)),
        ]

        self.ends = {series.indicator.id: self._end_name(series) for series in panel.series}
        scale = [name for name, _ in self._scale()]
        self.left = max([*map(text_width, scale), 12]) + 2 * _MARGIN
        right = max(map(text_width, self.ends.values())) + 2 * _MARKER + _MARGIN
        self.across = width - self.left - right
        dates = list(tables.moments["date"])
        names = [short_date(date) for date in dates]
        self.moments = moments.lines(dates, names, lambda date: self.left + self._x(date), width)
        is_around = len(dates) > 1
        self.around = ("first", "later") if is_around else ("ink", "ink")
        self.outside = [(self.start, dates[0]), (dates[-1], self.end)] if is_around else []
        self.room = width - 2 * _MARGIN

    def _wrap(self, words: str, size: int = style.SMALL) -> list[str]:
        return wrap(words, self.width - 2 * _MARGIN, size)

    def finish(self, head: int, lanes: int) -> str:
        """Draw the panel under room for lines of words and lanes of dates; return its SVG."""
        top = _MARGIN + head * (_LINE + 1) + _VALUES + lanes * moments.LANE + _ROOM
        bottom = 2 * _LINE + len(self.foot) * _LINE + _MARGIN
        height = top + _PLOT + bottom
        self.figure = Figure(figsize=(self.width / style.DPI, height / style.DPI))
        self._write(self.head, 1 - _MARGIN / height, (_LINE + 1) / height, _HEAD)
        self._write_values(_MARGIN + head * (_LINE + 1), height)
        self._write(self.foot, (bottom - 2 * _LINE + 4) / height, _LINE / height)
        box = self.left / self.width, bottom / height, self.across / self.width, _PLOT / height
        axes = self.figure.add_axes(box)
        self._set_limits(axes)
        self._draw_outside(axes)
        self._draw_years(axes)
        self._draw_scale(axes)
        moments.draw(axes, self.moments, lanes, _ROOM)
        for series, (role, marker) in zip(self.panel.series, _LOOKS * 9, strict=False):
            self._draw_series(axes, series, role, marker)
        self._draw_change(axes)
        self._name_ends(axes)
        parts = {_HEAD: {"data-part": _HEAD}}
        return to_svg(self.figure, _alt(self.tables, self.panel), parts)

    def _x(self, date: pd.Timestamp) -> float:
        return (date - self.start) / (self.end - self.start) * self.across

    def _write(
        self, lines: list[tuple[str, int, str]], top: float, step: float, part: str | None = None
    ) -> None:
        for index, (line, size, role) in enumerate(lines):
            y = top - (index + 0.5) * step
            color = style.PALETTE[role].light
            x = _MARGIN / self.width
            self.figure.text(x, y, line, fontsize=size, color=color, va="center", gid=part)

    def _write_values(self, top: float, height: float) -> None:
        """Write the two values large, an arrow between them, below them their days and more."""
        early, late, told = self.change["early"], self.change["late"], self.change["told"]
        parts = [value for value in (early, late) if value]
        size = next((size for size in _SIZES if self._length(parts, size) <= self.room), _SIZES[-1])
        x: float = _MARGIN
        numbers = iter(self.numbers)
        for value, role in ((early, self.around[0]), (late, self.around[1])):
            if value is late and early and late:
                self._set(_arrow(), (x, top + 16), "ink", height, fontsize=size)
                x += text_width(_arrow(), size) + 8
            if not value:
                continue
            begin = x
            number_ = next(numbers)
            if number_ != value["text"]:
                self._set(tr("about"), (x, top + 18), role, height)
                x += text_width(tr("about")) + 4
            self._set(number_, (x, top + 15), role, height, fontsize=size, fontweight="bold")
            self._set(value["when"], (begin, top + 36), role, height)
            x = max(x + text_width(number_, size) * _BOLD, begin + text_width(value["when"])) + 8
        words = told or (self.change["missing"] if parts else tr("no value up to the last date"))
        look = {"fontsize": style.BODY if told else style.SMALL, "fontweight": "bold"}
        right = self.width - _MARGIN
        self._set(words, (right, top + 36), "ink", height, ha="right", **look)

    def _length(self, parts: list[Any], size: int) -> float:
        about = sum(
            value["text"] != number_ for value, number_ in zip(parts, self.numbers, strict=True)
        )
        wide = sum(text_width(number_, size) * _BOLD + 16 for number_ in self.numbers)
        return wide + about * (text_width(tr("about")) + 4) + text_width(_arrow(), size)

    def _set(
        self, words: str, at: tuple[float, float], role: str, height: float, **how: Any
    ) -> None:
        x, y = at[0] / self.width, 1 - at[1] / height
        color = style.PALETTE[role].light
        self.figure.text(x, y, words, **{"va": "center", "color": color, "gid": _HEAD} | how)

    def _draw_outside(self, axes: Axes) -> None:
        """Tint the time before the first moment and after the last one."""
        for start, end in self.outside:
            color = style.PALETTE["outside"].light
            axes.axvspan(start, end, color=color, lw=0, zorder=-1)

    def _draw_change(self, axes: Axes) -> None:
        """Point out the two values, and lead the earlier level on to the later one."""
        early, late = changes.ends(self.tables, self.panel.series[0])
        for row, role in ((early, self.around[0]), (late, self.around[1])):
            if row is not None:
                color = style.PALETTE[role].light
                fill = color if row.certainty == "verified" else style.PALETTE["paper"].light
                axes.plot([row.date], [row.value], "o", color=color, mfc=fill, mew=1.6,
                          ms=_MARKER + 3, clip_on=False, zorder=4)  # fmt: skip
        if early is None or late is None:
            return
        ink, level = style.PALETTE["ink"].light, early.value
        end = max([late.date, *(line.date for line in self.moments[-1:])])
        axes.plot([early.date, end], [level, level], color=ink, lw=1.2, ls=(0, (3, 3)))
        up = -1 if axes.yaxis_inverted() else 1
        a_pixel = abs(axes.get_ylim()[1] - axes.get_ylim()[0]) / _PLOT
        pixels = up * (late.value - level) / a_pixel
        if abs(pixels) < _LEAST_ARROW:
            return
        turn = 1 if pixels > 0 else -1
        tip = late.value - up * turn * (_MARKER + 4) * a_pixel
        axes.plot([late.date] * 2, [level, tip], color=ink, lw=1.6)
        marker = "^" if turn > 0 else "v"
        axes.plot([late.date], [tip], marker, color=ink, ms=_MARKER, zorder=4)

    def _set_limits(self, axes: Axes) -> None:
        lead = self.panel.lead
        values = [row.value for series in self.panel.series for row in series.points]
        low = min(0, *values) if pd.isna(lead.low) else lead.low
        high = max(0, *values) if pd.isna(lead.high) else lead.high
        if low == high:
            high = low + 1
        axes.set_axis_off()
        axes.set_xlim(self.start, self.end)
        axes.set_ylim(*((high, low) if lead.is_rank else (low, high)))

    def _scale(self) -> list[tuple[str, float]]:
        """Return the ends of the scale that are named: both where the scale is fixed."""
        lead = self.panel.lead
        ends = [0 if pd.isna(lead.low) else lead.low]
        if not pd.isna(lead.high):
            ends.append(lead.high)
        return [(number(end), end) for end in ends]

    def _draw_scale(self, axes: Axes) -> None:
        for name, value in self._scale():
            axes.axhline(value, color=style.PALETTE["rule"].light, lw=1, zorder=0)
            place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset pixels"}
            muted = style.PALETTE["muted"].light
            axes.annotate(name, (0, value), (-4, 0), ha="right", va="center", color=muted, **place)

    def _draw_years(self, axes: Axes) -> None:
        """Part the years by ticks and name them in their middles."""
        muted = style.PALETTE["muted"].light
        years = range(self.start.year, self.end.year + 1)
        step = math.ceil(_A_YEAR * len(years) / self.across)
        ticks = [date for year in years if (date := pd.Timestamp(year, 1, 1)) > self.start]
        axes.vlines(ticks, 0, -4 / _PLOT, transform=axes.get_xaxis_transform(), color=muted,
                    lw=1, clip_on=False)  # fmt: skip
        named = [year for year in years if self.start < _midyear(year) < self.end]
        for year in named[:: max(1, step)]:
            place = (_midyear(year), 0), (0, -18)
            axes.annotate(str(year), *place, ha="center", color=muted, **_ABOVE)

    def _draw_series(self, axes: Axes, series: Series, role: str, marker: str) -> None:
        color = style.PALETTE[role].light
        dates = [row.date for row in series.points]
        values = [row.value for row in series.points]
        gaps = [later - earlier for earlier, later in pairwise(dates)]
        wide = [index for index, gap in enumerate(gaps, 1) if gap > _WIDE_GAP * min(gaps)]
        for start, end in pairwise([0, *wide, len(dates)]):
            axes.plot(dates[start:end], values[start:end], color=color, lw=1.5, clip_on=False)
        for index in wide:
            ends = slice(index - 1, index + 1)
            axes.plot(dates[ends], values[ends], color=color, lw=1.5, ls=(0, (3, 3)), clip_on=False)
        around = changes.ends(self.tables, series) if series is self.panel.series[0] else ()
        roles = dict(zip([row and row.date for row in around], self.around, strict=False))
        plain = [row for row in series.points if row.date not in roles]
        for certainty, fill in (("verified", color), ("consistent", style.PALETTE["paper"].light)):
            rows = [row for row in plain if row.certainty == certainty]
            places = [row.date for row in rows], [row.value for row in rows]
            axes.plot(*places, ls="none", marker=marker, ms=_MARKER, color=color, mfc=fill,
                      clip_on=False, zorder=3)  # fmt: skip
        for row in self._named(series):
            named = style.PALETTE[roles.get(row.date, role)].light
            self._name_value(axes, series, row, named)

    def _named(self, series: Series) -> list[Any]:
        """Choose the values to name: those around the moments, and where it is wide, more."""
        last = series.points[-1]
        chosen = record.around(self.tables, series)
        taken = [self._x(row.date) for row in chosen]
        for row in series.points if self.width >= WIDE else ():
            x, room = self._x(row.date), text_width(number(row.value)) + 3
            if all(abs(x - other) >= room for other in taken):
                chosen.append(row)
                taken.append(x)
        return [row for row in chosen if row is not last]

    def _name_value(self, axes: Axes, series: Series, row: Any, color: str) -> None:
        at = self.panel.series.index(series)
        up = all(
            self._is_above(axes, row, other, or_level=index > at)
            for index, other in enumerate(self.panel.series)
            if index != at
        )
        values = [point.value for point in series.points]
        lowest = min(axes.transData.transform((0, value))[1] for value in values)
        up = up or lowest - axes.bbox.y0 < _ROOM
        axes.annotate(
            number(row.value),
            (row.date, row.value),
            (self._aside(row), 6 if up else -6),
            textcoords="offset pixels",
            ha="center",
            va="bottom" if up else "top",
            color=color,
        )

    def _aside(self, row: Any) -> float:
        """Return how far to move the name of a value so that no line of a moment parts it."""
        x, half = self._x(row.date), text_width(number(row.value)) / 2 + 2
        lines = [self._x(line.date) - x for line in self.moments]
        crossing = [line for line in lines if abs(line) < half]
        if not crossing:
            return 0
        nearest = min(crossing, key=abs)
        return nearest - half if nearest >= 0 else nearest + half

    @staticmethod
    def _is_above(axes: Axes, row: Any, other: Series, *, or_level: bool) -> bool:
        value = min(other.points, key=lambda point: abs(point.date - row.date)).value
        if row.value == value:
            return or_level
        return (row.value < value) if axes.yaxis_inverted() else (row.value > value)

    def _end_name(self, series: Series) -> str:
        value = number(series.points[-1].value)
        if not self.several:
            return value
        name = tr("{label} {value}", label=series.indicator.label, value=value)
        return fit(name, self.width * 0.45)

    def _name_ends(self, axes: Axes) -> None:
        """Name the series at their ends, moved apart where the names would touch."""
        up = -1 if axes.yaxis_inverted() else 1
        a_pixel = abs(axes.get_ylim()[1] - axes.get_ylim()[0]) / _PLOT
        order = sorted(self.panel.series, key=lambda s: -up * s.points[-1].value)
        below = up * axes.get_ylim()[1] / a_pixel
        for series in order:
            date, value = series.points[-1].date, series.points[-1].value
            y = min(up * value / a_pixel, below)
            below = y - _LINE
            role, _ = _LOOKS[self.panel.series.index(series) % len(_LOOKS)]
            axes.annotate(
                self.ends[series.indicator.id],
                (date, value),
                (_MARKER + 4, y - up * value / a_pixel),
                textcoords="offset pixels",
                va="center",
                color=style.PALETTE[role].light,
            )


def _sentence(series: Series, change: changes.Change) -> str:
    """Tell the change of a series beside the first one in a line."""
    values = [
        tr("{value} ({day})", value=value["text"], day=value["when"])
        for value in (change["early"], change["late"])
        if value
    ]
    parts = [change["missing"], f" {_arrow()} ".join(values), change["told"]]
    told = list(filter(None, parts)) or [tr("no value")]
    return record.of_series(series, with_commas(told))


def _midyear(year: int) -> pd.Timestamp:
    return pd.Timestamp(year, 7, 1)


def _draw_vintages(lead: Any, rows: pd.DataFrame) -> tuple[str, str]:
    """Draw a row a release, so that the values of one date stand under one another."""
    rows = rows.reset_index(drop=True)
    names = [_name_release(lead, row) for row in rows_of(rows)]
    title = tr("{title}: releases of one value ({unit})", title=lead.title, unit=lead.unit)
    lines = wrap(title, WIDE - 2 * _MARGIN, style.BODY)
    top, bottom = len(lines) * (_LINE + 1) + 2 * _MARGIN, 4 * _LINE
    height = top + bottom + _RELEASE * len(rows)
    figure = Figure(figsize=(WIDE / style.DPI, height / style.DPI))
    for index, line in enumerate(lines):
        y = 1 - (_MARGIN + (index + 0.5) * (_LINE + 1)) / height
        figure.text(_MARGIN / WIDE, y, line, fontsize=style.BODY, va="center")
    source = fit(tr("Source: {name}", name=lead.measured_by), WIDE - 2 * _MARGIN)
    muted = style.PALETTE["muted"].light
    figure.text(_MARGIN / WIDE, _LINE / 2 / height, source, va="center", color=muted)
    left = max(map(text_width, names)) + 2 * _MARGIN
    right = max(text_width(number(value)) for value in rows["value"]) + 2 * _MARGIN
    size = 1 - (left + right) / WIDE, _RELEASE * len(rows) / height
    axes = figure.add_axes((left / WIDE, bottom / height, *size))
    axes.set_yticks(range(len(rows)), names)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(tr("the axis does not begin at zero"))
    for _, block in rows.groupby("date"):
        axes.plot(block["value"], block.index, color=style.PALETTE["dim"].light, lw=1)
        axes.axhline(block.index[-1] + 0.5, color=style.PALETTE["rule"].light, lw=1)
    for row in rows_of(rows):
        _draw_release(axes, row, right - _MARGIN)
    least, most = number(rows["value"].min()), number(rows["value"].max())
    alt = sentences(
        [
            tr("Dot chart. {title}. From {least} to {most}.", title=title, least=least, most=most),
            *(
                tr("{name}: {value}.", name=name, value=number(value))
                for name, value in zip(names, rows["value"], strict=True)
            ),
        ]
    )
    return to_svg(figure, alt), alt


def _name_release(lead: Any, row: Any) -> str:
    places = {"day": short_date(row.date, lead.dated_by), "number": row.vintage}
    if published := text(row.published):
        return tr("{day}, release {number}, {published}", published=published, **places)
    return tr("{day}, release {number}", **places)


def _draw_release(axes: Axes, row: Any, beside: float) -> None:
    color = style.PALETTE["ink"].light
    fill = color if row.certainty == "verified" else style.PALETTE["paper"].light
    axes.plot([row.value], [row.Index], "o", color=color, mfc=fill, ms=_MARKER + 1)
    place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset pixels"}
    axes.annotate(number(row.value), (1, row.Index), (beside, 0), ha="right", va="center", **place)
