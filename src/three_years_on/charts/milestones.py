"""Milestones in, charts of their order in time out."""

from __future__ import annotations

from calendar import month_abbr
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.figure import Figure

from three_years_on.charts import moments, style
from three_years_on.charts.moments import FIRST_DAY, LAST_DAY
from three_years_on.charts.shown import Chart, in_language_of_tables
from three_years_on.charts.svg import ON_BAR, drawing, to_svg
from three_years_on.charts.text import fit, text_width
from three_years_on.languages.spoken import marked, spoken, tr, trn
from three_years_on.tables.model import rows_of
from three_years_on.words.steps import chart_rows, count_around
from three_years_on.words.writing import day, listed, number, sentences, text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from matplotlib.axes import Axes

    from three_years_on.tables.model import Tables
    from three_years_on.words.steps import Step

# Distances in pixels: the drawing, its names on the left, room for a title and a key above, for
# an axis below, and for counts of days on the right.
_WIDTH, _NAMES, _TOP, _BOTTOM, _COUNTS = 840, 190, 62, 40, 72
_DAYS_A_MONTH = 365.25 / 12
_NO_MOMENTS = marked("No chart: the tables have no moments to count from.")
# Parts of a bar, from left to right: their heads, their colours and their names.
_PARTS = {
    marked("Before"): "muted",
    marked("Between"): "first",
    marked("After"): "later",
    marked("Not certain"): "dim",
}
_NAMES_OF_PARTS = {
    "Before": marked("before"),
    "Between": marked("between"),
    "After": marked("after"),
    "Not certain": marked("not certain"),
}


@in_language_of_tables
def plot_order(tables: Tables) -> Chart:
    """Count, for each theme, the milestones before, between and after the moments.

    Returns
    -------
    Chart
        Bars, one row a theme; its table has a row a theme with the columns Theme, Before,
        Between, After and All (counts), and Not certain where a month or year reaches over a
        moment.

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if tables.moments.empty:
        return Chart("", tr(_NO_MOMENTS), "", pd.DataFrame())
    rows = pd.DataFrame([_order(tables, step) for step in chart_rows(tables)])
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    days = listed(list(dict.fromkeys([day(first), day(last)])))
    total = _counts(tables, list(rows_of(tables.milestones)))
    doubt = total.get("Not certain", 0)
    title = tr(
        "{before} of {all} milestones came before {first}, {after} after {last}",
        before=number(total["Before"]),
        all=number(total["All"]),
        first=day(first),
        after=number(total["After"]),
        last=day(last),
    )
    with drawing("order"):
        figure, axes = _rows_figure(title, rows["Theme"], bottom=8)
        left = pd.Series(0, index=rows.index)
        parts = {name: role for name, role in _PARTS.items() if name in rows}
        for name, role in parts.items():
            _draw_bars(axes, rows[name], left, role)
            left += rows[name]
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        _draw_key(axes, [(tr(_NAMES_OF_PARTS[name]), role) for name, role in parts.items()])
        alt = sentences(
            [
                tr("Bar chart of the number of milestones by theme. {title}.", title=title),
                *(_told(row) for row in rows.to_dict("records")),
            ]
        )
        svg = to_svg(figure, alt)
    caption = sentences(
        [
            tr(
                "Shows how many milestones of the tables lie before, between and after {days}; "
                "these days themselves count as between; "
                "one that bears on several themes counts in each.",
                days=days,
            ),
            *[
                tr("“Not certain” are those whose month or year reaches over one of them."),
            ]
            * bool(doubt),
            tr(
                "Does not show how much each one matters, "
                "nor whether the choice of milestones is complete."
            ),
        ]
    )
    return Chart(svg, alt, caption, rows)


def _told(row: dict[Hashable, Any]) -> str:
    """Say how many milestones of a theme lie where."""
    places = {
        "theme": row["Theme"],
        "before": number(row["Before"]),
        "between": number(row["Between"]),
        "after": number(row["After"]),
    }
    if "Not certain" not in row:
        return tr("{theme}: {before} before, {between} between, {after} after.", **places)
    return tr(
        "{theme}: {before} before, {between} between, {after} after, {unsure} not certain.",
        unsure=number(row["Not certain"]),
        **places,
    )


@in_language_of_tables
def plot_delays(tables: Tables) -> Chart:
    """Show how many months after the first moment the measures of each theme came.

    Only milestones are taken whose kind is a measure and whose date is a later day; of a month or
    a year it is not known how many months it came later.

    Returns
    -------
    Chart
        A dot a measure, one row a theme, with a tick at the median; its table has a row a
        theme and measure with the columns Theme, Measure, Date and Months later (number, one
        decimal, months of 30.4 days).

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if tables.moments.empty:
        return Chart("", tr(_NO_MOMENTS), "", pd.DataFrame())
    steps = chart_rows(tables)
    moment = tables.moments.iloc[0]
    rows = pd.concat([_delays(tables, step, moment) for step in steps])
    if rows.empty:
        alt = tr("No chart: no measure is later than {day}.", day=day(moment["date"]))
        return Chart("", alt, "", rows)
    medians = rows.groupby("Theme", sort=False)["Months later"].median()
    title = tr(
        "Half of a theme’s later measures came within {least} to {most} months of {day}",
        least=_rounded(medians.min(), 0),
        most=_rounded(medians.max(), 0),
        day=day(moment["date"]),
    )
    with drawing("delays"):
        names = pd.Series([step.title for step in steps])
        figure, axes = _rows_figure(title, names, top=_TOP - 16)
        positions = {step.title: index for index, step in enumerate(steps)}
        axes.scatter(
            rows["Months later"],
            rows["Theme"].map(positions),
            s=50,
            color=style.PALETTE["first"].light,
            alpha=0.6,
            linewidths=0,
        )
        for name, median in medians.items():
            y = positions[str(name)]
            axes.vlines(median, y - 0.4, y + 0.4, color=style.PALETTE["ink"].light, lw=2)
            right = median < rows["Months later"].max() * 0.85
            place, side = (4 if right else -4, 0), "left" if right else "right"
            axes.annotate(
                tr("half by {months}", months=_rounded(median, 1)),
                (median, y - 0.36),
                place,
                textcoords="offset pixels",
                ha=side,
                va="center",
            )
        axes.set_xlim(0)
        axes.set_xlabel(tr("months after {day}", day=day(moment["date"])))
        alt = sentences(
            [
                tr(
                    "Dot chart of the months from {day} to each later measure, by theme. {title}.",
                    day=day(moment["date"]),
                    title=title,
                ),
                *(
                    tr("{theme}: median {months}.", theme=name, months=_rounded(median, 1))
                    for name, median in medians.items()
                ),
            ]
        )
        svg = to_svg(figure, alt)
    caption = tr(
        "Shows the months from the day marked {moment} to each later measure that bears "
        "on a theme; a dark tick marks the median, by which half had come. Does not show that a "
        "measure was taken because of a call, and leaves out what came before. It depends on which "
        "measures were chosen, and on where the list ends.",
        moment=moment["label"],
    )
    return Chart(svg, alt, caption, rows)


@in_language_of_tables
def plot_effect(tables: Tables) -> Chart:
    """Show how long after its date each milestone came into force.

    Only milestones are taken that have a day of effect, and whose date is a day as well.

    Returns
    -------
    Chart
        A line from the date to the day of effect, one row a milestone; its table has the
        columns Milestone, Date, What the date is, In force and Days between (whole number).

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    shown = _of_a_day(tables.milestones).dropna(subset="effective")
    if shown.empty:
        return Chart("", tr("No chart: no milestone has a day of effect."), "", shown)
    days = (shown["effective"] - shown["date"]).dt.days
    longest = shown.iloc[int(days.argmax())]
    wait = trn("{count} day", "{count} days", int(days.max()))
    title = tr(
        "{at_once} of {all} were in force at once; the longest wait was {wait} ({label})",
        at_once=number((days == 0).sum()),
        all=number(len(shown)),
        wait=wait,
        label=longest["label"],
    )
    with drawing("effect"):
        dates = pd.concat([shown["date"], shown["effective"], tables.moments["date"]])
        span = _with_margin(dates.min(), dates.max())
        placed = _place_moments(tables.moments, span)
        lanes = moments.count_lanes(placed)
        top = _TOP + (lanes - 1) * moments.LANE
        figure, axes = _rows_figure(
            title, shown["label"], row=18, right=_COUNTS, top=top, bottom=24
        )
        axes.set_xlim(*span)
        y = range(len(shown))
        axes.hlines(y, shown["date"], shown["effective"], color=style.PALETTE["dim"].light, lw=2)
        axes.plot(shown["date"], y, "o", color=style.PALETTE["muted"].light, ms=6)
        axes.plot(shown["effective"], y, "o", color=style.PALETTE["first"].light, ms=6)
        for row, count in zip(y, days, strict=True):
            place = {"xycoords": ("axes fraction", "data"), "textcoords": "offset pixels"}
            words = trn("{count} day", "{count} days", int(count))
            axes.annotate(words, (1, row), (_COUNTS - 8, 0), ha="right", va="center", **place)
        moments.draw(axes, placed, lanes)
        axes.xaxis.set_major_formatter(_Dates(axes.xaxis.get_major_locator()))
        _draw_key(axes, [(tr("dated"), "muted"), (tr("in force"), "first")])
        alt = tr(
            "Dot chart of the wait from the date of a milestone to the day it took effect. "
            "{title}. The first is {first}, {first_date}; the last is {last}, {last_date}.",
            title=title,
            first=shown["label"].iloc[0],
            first_date=day(shown["date"].iloc[0]),
            last=shown["label"].iloc[-1],
            last_date=day(shown["date"].iloc[-1]),
        )
        svg = to_svg(figure, alt)
    rows = pd.DataFrame(
        {
            marked("Milestone"): shown["title"],
            marked("Date"): shown["date"].map(day),
            marked("What the date is"): shown["date_kind"].map(text),
            marked("In force"): shown["effective"].map(day),
            marked("Days between"): days,
        }
    )
    caption = tr(
        "Shows, for every milestone with a day of effect, the wait from the date on the timeline "
        "to that day. Does not show when a rule began to be applied in practice."
    )
    return Chart(svg, alt, caption, rows)


class _Dates(mdates.ConciseDateFormatter):
    """Dates at an axis as matplotlib writes them, with the months of the language."""

    def format_ticks(self, values: Any) -> list[str]:
        return [_in_language(label) for label in super().format_ticks(values)]

    def get_offset(self) -> str:
        return _in_language(super().get_offset())


def _in_language(label: str) -> str:
    for month in range(1, 13):
        label = label.replace(month_abbr[month], spoken().month_name(date(2000, month, 1)))
    return label


def _rounded(value: Any, digits: int) -> str:
    """Write a number with so many digits behind the point."""
    return spoken().number(Decimal(f"{value:.{digits}f}"))


def _of_a_day(milestones: pd.DataFrame) -> pd.DataFrame:
    return milestones[milestones["date"] == milestones["last_day"]]


def _counts(tables: Tables, milestones: list[Any]) -> dict[str, int]:
    before, between, after, unsure = count_around(tables, milestones)
    counts = {"Before": before, "Between": between, "After": after}
    # Themes share their columns, so one doubt anywhere gives all of them the column.
    if count_around(tables, list(rows_of(tables.milestones))).unsure:
        counts["Not certain"] = unsure
    return {**counts, marked("All"): len(milestones)}


def _order(tables: Tables, step: Step) -> dict[str, object]:
    return {marked("Theme"): step.title, **_counts(tables, step.milestones)}


def _delays(tables: Tables, step: Step, moment: pd.Series) -> pd.DataFrame:
    measures = tables.kinds.loc[tables.kinds["is_measure"], "id"]
    ids = [row.id for row in step.milestones]
    milestones = _of_a_day(tables.milestones[tables.milestones["id"].isin(ids)])
    later = milestones[milestones["kind"].isin(measures) & (milestones["date"] > moment["date"])]
    months = (later["date"] - moment["date"]).dt.days / _DAYS_A_MONTH
    return pd.DataFrame(
        {
            "Theme": step.title,
            marked("Measure"): later["title"],
            "Date": later["date"].map(day),
            marked("Months later"): months.round(1),
        }
    )


def _rows_figure(  # noqa: PLR0913 (the measures of one layout)
    title: str,
    names: pd.Series,
    *,
    row: int = 32,
    right: int = 16,
    top: int = _TOP,
    bottom: int = _BOTTOM,
) -> tuple[Figure, Axes]:
    """Return a figure with a named row for each entry, the first on top, and its title."""
    height = top + bottom + row * len(names)
    figure = Figure(figsize=(_WIDTH / style.DPI, height / style.DPI))
    room, sizes = _WIDTH - 16, (style.TITLE, style.BODY, style.SMALL)
    large = next((size for size in sizes if text_width(title, size) <= room), style.SMALL)
    shown = fit(title, room, large)
    figure.text(8 / _WIDTH, 1 - 16 / height, shown, fontsize=large, va="center")
    size = 1 - (_NAMES + right) / _WIDTH, row * len(names) / height
    axes = figure.add_axes((_NAMES / _WIDTH, bottom / height, *size))
    axes.set_yticks(range(len(names)), [fit(name, _NAMES - 12) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    return figure, axes


def _with_margin(first: pd.Timestamp, last: pd.Timestamp) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return a span with a twentieth more on either side, within the years that there are."""
    margin = (last - first) / 20 or pd.Timedelta(days=30)
    return max(first - margin, FIRST_DAY), min(last + margin, LAST_DAY)


def _place_moments(
    rows: pd.DataFrame, span: tuple[pd.Timestamp, pd.Timestamp]
) -> list[moments.Line]:
    start, end = span
    across = _WIDTH - _NAMES - _COUNTS
    names = [fit(_dated(row), _WIDTH / 3) for row in rows_of(rows)]
    return moments.lines(
        list(rows["date"]),
        names,
        lambda date: _NAMES + (date - start) / (end - start) * across,
        _WIDTH,
    )


def _dated(moment: Any) -> str:
    return tr("{label} {day}", label=moment.label, day=day(moment.date))


def _draw_bars(axes: Axes, counts: pd.Series, left: pd.Series, role: str) -> None:
    bars = axes.barh(counts.index, counts, left=left, color=style.PALETTE[role].light, height=0.7)
    labels = [number(count) if count else "" for count in counts]
    axes.bar_label(
        bars, labels, label_type="center", color=style.PALETTE["paper"].light, gid=ON_BAR
    )


def _draw_key(axes: Axes, roles: list[tuple[str, str]]) -> None:
    """Name the colours above the rows, each in its own."""
    x = 8
    for name, role in roles:
        axes.figure.text(
            x / _WIDTH,
            1 - 42 / (axes.figure.get_figheight() * style.DPI),
            f"■ {name}",
            color=style.PALETTE[role].light,
            va="center",
        )
        x += 28 + max(8 * len(name), round(text_width(name)))
