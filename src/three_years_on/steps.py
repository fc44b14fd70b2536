"""Tables in, what the timeline shows and says out: selections, titles, alt texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from three_years_on.writing import day, isolated, listed, period

if TYPE_CHECKING:
    import pandas as pd

    from three_years_on.tables import Tables


class Step(NamedTuple):
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


def theme_steps(tables: Tables) -> list[Step]:
    """Return a step for each theme, in their order."""
    rows: dict[str, list[int]] = {}
    for row, themes in enumerate(tables.milestones["themes"]):
        for theme in themes:
            rows.setdefault(theme, []).append(row)
    return [
        Step(theme.id, theme.title, tables.milestones.iloc[rows.get(theme.id, [])])
        for theme in tables.themes.itertuples()
    ]


def chart_rows(tables: Tables) -> list[Step]:
    """Return a step for each row of a chart: the themes, or without them all milestones."""
    return theme_steps(tables) or [Step("", "Milestones", tables.milestones)]


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


def count_sentence(tables: Tables, step: Step) -> str:
    """Say in one line how the milestones of a step lie around the first and last moment."""
    milestones, moments = step.milestones, tables.moments["date"]
    title = isolated(step.title)
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


def timeline_alt(tables: Tables, step: Step) -> str:
    """Return the alt text of the timeline with one step shown."""
    shown = step.milestones
    if shown.empty:
        return f"Timeline. {step.title}: no milestones."
    moments = [f"{day(row.date)} ({row.label})" for row in tables.moments.itertuples()]
    lines = f", with lines at {listed(moments)}" if moments else ""
    first, last = shown.iloc[0], shown.iloc[-1]
    years = shown["date"].dt.year.value_counts()
    busiest = sorted(years[years == years.max()].index)
    return (
        f"Timeline of policy milestones{lines}. {count_sentence(tables, step)}. "
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
