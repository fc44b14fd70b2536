"""Tables in, what the timeline shows and says out: selections, titles, alt texts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.rules import listed

if TYPE_CHECKING:
    import pandas as pd

    from three_years_on.tables import Tables


class Layer(NamedTuple):
    """What one step of the timeline names and lights.

    Attributes
    ----------
    id : str
        Id of the theme, or empty.
    title : str
        The words that begin the title of the drawing.
    milestones : DataFrame
        Rows of the milestones table, sorted by date.
    """

    id: str
    title: str
    milestones: pd.DataFrame


def theme_layers(tables: Tables) -> list[Layer]:
    """Return a layer for each theme, in their order."""
    rows: dict[str, list[int]] = {}
    for row, themes in enumerate(tables.milestones["themes"]):
        for theme in themes:
            rows.setdefault(theme, []).append(row)
    return [
        Layer(theme.id, theme.title, tables.milestones.iloc[rows.get(theme.id, [])])
        for theme in tables.themes.itertuples()
    ]


def chart_rows(tables: Tables) -> list[Layer]:
    """Return a layer for each row of a chart: the themes, or without them all milestones."""
    return theme_layers(tables) or [Layer("", "Milestones", tables.milestones)]


class Counts(NamedTuple):
    """How many milestones lie before, between and after the first and the last moment.

    Attributes
    ----------
    before, between, after : int
        Those that lie there with every day that they may be of; the moments themselves count
        as between.
    unsure : int
        Those whose month or year reaches over a moment.
    """

    before: int
    between: int
    after: int
    unsure: int


def count_around(tables: Tables, milestones: pd.DataFrame) -> Counts:
    """Count milestones around the moments, of which there must be one or more."""
    starts, ends = milestones["date"], milestones["last_day"]
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    before, after = int((ends < first).sum()), int((starts > last).sum())
    between = int(((starts >= first) & (ends <= last)).sum())
    return Counts(before, between, after, len(milestones) - before - between - after)


def finding(tables: Tables, layer: Layer) -> str:
    """Say in one line how the milestones of a layer lie around the first and last moment."""
    milestones, moments = layer.milestones, tables.moments["date"]
    title = isolated(layer.title)
    count = f"{len(milestones)} milestone" + ("" if len(milestones) == 1 else "s")
    if moments.empty:
        return f"{title}: {count}{_span(milestones)}"
    first, last = day(moments.iloc[0]), day(moments.iloc[-1])
    before, between, after, unsure = count_around(tables, milestones)
    doubt = f", {unsure} not certain which side" if unsure else ""
    if len(moments) == 1:
        return f"{title}: {count}, {before} before {first}, {between + after} since{doubt}"
    return (
        f"{title}: {count}, {before} before {first}, {between} up to {last}, {after} later{doubt}"
    )


def describe(tables: Tables, layer: Layer) -> str:
    """Return the alt text of the timeline with one layer shown."""
    shown = layer.milestones
    if shown.empty:
        return f"Timeline. {layer.title}: no milestones."
    moments = [f"{day(row.date)} ({row.label})" for row in tables.moments.itertuples()]
    lines = f", with lines at {listed(moments)}" if moments else ""
    first, last = shown.iloc[0], shown.iloc[-1]
    years = shown["date"].dt.year.value_counts()
    busiest = sorted(years[years == years.max()].index)
    return (
        f"Timeline of policy milestones{lines}. {finding(tables, layer)}. "
        f"The first is {first['title']}, {first['date_kind']} "
        f"{period(first['date'], first['last_day'])}; "
        f"the last is {last['title']}, {last['date_kind']} "
        f"{period(last['date'], last['last_day'])}." + _most(years.max(), busiest)
    )


def _most(count: int, years: list[int]) -> str:
    """Name the year or the two with most milestones; more than two are nothing special."""
    if len(years) > 2:
        return ""
    return f" The most in one year, {count}, fall in {' and '.join(map(str, years))}."


def _span(milestones: pd.DataFrame) -> str:
    if milestones.empty:
        return ""
    first = milestones.loc[milestones["date"].idxmin()]
    last = milestones.loc[milestones["last_day"].idxmax()]
    words = dict.fromkeys(period(row["date"], row["last_day"]) for row in (first, last))
    return ", " + " to ".join(words)


def isolated(words: str) -> str:
    """Mark words of a table whose letters run from right to left, so that numbers beside stay."""
    runs_left = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words)
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if runs_left else words


def period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Write a day as 19 April 2016, the days of a month as April 2016, of a year as 2016."""
    if first == last:
        return day(first)
    return f"{first.month_name()} {first.year}" if first.month == last.month else str(first.year)


def day(date: pd.Timestamp) -> str:
    """Write a date as 19 April 2016."""
    return f"{date.day} {date.month_name()} {date.year}"
