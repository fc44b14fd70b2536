"""Tables in, what the timeline shows and says out: selections, titles, alt texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    return [
        Layer(theme.id, theme.title, bearing_on(tables, theme.id))
        for theme in tables.themes.itertuples()
    ]


def bearing_on(tables: Tables, theme: str) -> pd.DataFrame:
    """Return the milestones that bear on a theme, sorted by date."""
    milestones = tables.milestones
    return milestones[milestones["themes"].map(lambda themes: theme in themes).astype(bool)]


def finding(tables: Tables, layer: Layer) -> str:
    """Say in one line how the milestones of a layer lie around the moments."""
    dates, moments = layer.milestones["date"], tables.moments
    count = f"{len(dates)} milestone" + ("" if len(dates) == 1 else "s")
    first, last = moments["date"].iloc[0], moments["date"].iloc[-1]
    before, after = (dates < first).sum(), (dates > last).sum()
    between = len(dates) - before - after
    return (
        f"{layer.title}: {count}, {before} before {day(first)}, {between} up to {day(last)}, "
        f"{after} later"
    )


def describe(tables: Tables, layer: Layer) -> str:
    """Return the alt text of the timeline with one layer shown."""
    shown = layer.milestones
    if shown.empty:
        return f"Timeline. {layer.title}: no milestones."
    moments = " and ".join(f"{day(row.date)} ({row.label})" for row in tables.moments.itertuples())
    first, last = shown.iloc[0], shown.iloc[-1]
    years = shown["date"].dt.year.value_counts()
    busiest = sorted(years[years == years.max()].index)
    return (
        f"Timeline of policy milestones, with lines at {moments}. {finding(tables, layer)}. "
        f"The first is {first['title']}, {first['date_kind']} {day(first['date'])}; "
        f"the last is {last['title']}, {last['date_kind']} {day(last['date'])}."
        + _most(years.max(), busiest)
    )


def _most(count: int, years: list[int]) -> str:
    """Name the year or the two with most milestones; more than two are nothing special."""
    if len(years) > 2:
        return ""
    return f" The most in one year, {count}, fall in {' and '.join(map(str, years))}."


def day(date: pd.Timestamp) -> str:
    """Write a date as 19 April 2016."""
    return f"{date.day} {date.month_name()} {date.year}"
