"""Tables in, what the timeline shows and says out: selections, titles, alt texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from three_years_on.languages.spoken import marked, tr, trn
from three_years_on.tables.model import rows_of
from three_years_on.words.writing import (
    dated,
    day,
    last_date,
    listed,
    number,
    period,
    sentences,
    whole_date,
)

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables

# How the article speaks of a milestone, by the values of the column: in a cell, and read aloud.
ARTICLE_COLUMN = marked("In the article")
IN_ARTICLE = {
    "named": marked("named or described"),
    "candidate": marked("may be meant"),
    "no": marked("not mentioned"),
}
SPOKEN = {
    "named": marked("{label}, {when}, named in the article"),
    "candidate": marked("{label}, {when}, perhaps meant by the article"),
    "no": marked("{label}, {when}"),
}
WHOLE = marked("Opening and close")
ALL_THEMES = marked("All themes")
# Names of the one step where there are no themes: of an article, of a timeline alone.
_ARTICLE, _TIMELINE = marked("The article"), marked("Timeline")


class Step(NamedTuple):
    """What one step of the timeline names and lights.

    Attributes
    ----------
    id : str
        Id of the theme, or empty.
    title : str
        The words that begin the title of the drawing.
    milestones : list of tuple
        Rows of the milestones table, by name, sorted by date.
    """

    id: str
    title: str
    milestones: list[Any]


def theme_steps(tables: Tables) -> list[Step]:
    """Return a step for each theme, in their order."""
    of_theme: dict[str, list[Any]] = {}
    for milestone in rows_of(tables.milestones):
        for theme in milestone.themes:
            of_theme.setdefault(theme, []).append(milestone)
    return [
        Step(theme.id, theme.title, of_theme.get(theme.id, [])) for theme in rows_of(tables.themes)
    ]


def article_steps(tables: Tables) -> list[Step]:
    """Return the steps through an article: its themes, then what belongs to none of them."""
    steps = theme_steps(tables)
    if not steps:
        title = _ARTICLE if len(tables.statements) else _TIMELINE
        return [Step("", tr(title), list(rows_of(tables.milestones)))]
    mentioned = [row for row in rows_of(tables.milestones) if row.in_article != "no"]
    with_theme = (tables.statements, tables.indicators, tables.readings)
    of_none = any(frame["theme"].isna().any() for frame in with_theme)
    return [*steps, Step("", tr(WHOLE), mentioned)] if of_none or mentioned else steps


def timeline_steps(tables: Tables) -> list[Step]:
    """Return the one step of the timeline alone, with all milestones."""
    title = ALL_THEMES if len(tables.themes) else _TIMELINE
    return [Step("", tr(title), list(rows_of(tables.milestones)))]


def chart_rows(tables: Tables) -> list[Step]:
    """Return a step for each row of a chart: the themes, or without them all milestones."""
    return theme_steps(tables) or [Step("", tr("Milestones"), list(rows_of(tables.milestones)))]


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


def count_around(tables: Tables, milestones: list[Any]) -> Counts:
    """Count milestones, rows by name, around the moments, of which there must be one or more.

    What lasts is counted where it begins.
    """
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    before = sum(row.last_day < first for row in milestones)
    after = sum(row.date > last for row in milestones)
    between = sum(first <= row.date and row.last_day <= last for row in milestones)
    return Counts(before, between, after, len(milestones) - before - between - after)


def count_sentence(tables: Tables, step: Step) -> str:
    """Say in one line how the milestones of a step lie around the first and last moment."""
    milestones, moments = step.milestones, tables.moments["date"]
    places: dict[str, Any] = {
        "title": step.title,
        "milestones": trn("{count} milestone", "{count} milestones", len(milestones)),
    }
    if moments.empty:
        return _with_span(milestones, places)
    before, between, after, unsure = count_around(tables, milestones)
    places |= {"before": number(before), "first": day(moments.iloc[0])}
    if len(moments) == 1:
        places |= {"since": number(between + after)}
        told = tr("{title}: {milestones}, {before} before {first}, {since} since", **places)
    else:
        last = day(moments.iloc[-1])
        places |= {"between": number(between), "last": last, "after": number(after)}
        told = tr(
            "{title}: {milestones}, {before} before {first}, {between} up to {last}, {after} later",
            **places,
        )
    if not unsure:
        return told
    return tr("{told}, {unsure} not certain which side", told=told, unsure=number(unsure))


def timeline_alt(tables: Tables, step: Step) -> str:
    """Return the alt text of the timeline with one step shown."""
    shown = step.milestones
    if not shown:
        return tr("Timeline. {title}: no milestones.", title=step.title)
    moments = [
        tr("{day} ({label})", day=day(row.date), label=row.label) for row in rows_of(tables.moments)
    ]
    told = (
        tr("Timeline of milestones, with lines at {days}.", days=listed(moments))
        if moments
        else tr("Timeline of milestones.")
    )
    first, last = shown[0], shown[-1]
    years = Counter(row.date.year for row in shown)
    most = max(years.values())
    busiest = sorted(year for year, count in years.items() if count == most)
    ends = tr(
        "The first is {first}, {first_date}; the last is {last}, {last_date}.",
        first=first.title,
        first_date=_when(first),
        last=last.title,
        last_date=_when(last),
    )
    counts = tr("{sentence}.", sentence=count_sentence(tables, step))
    return sentences([told, counts, ends, _most(most, busiest)])


def _when(row: Any) -> str:
    return dated(row.date_kind, whole_date(row))


def _most(count: int, years: list[int]) -> str:
    """Name the year or the two with most milestones; more than two are nothing special."""
    if len(years) > 2:
        return ""
    return tr(
        "The most in one year, {count}, fall in {years}.",
        count=number(count),
        years=listed([str(year) for year in years]),
    )


def _with_span(milestones: list[Any], places: dict[str, Any]) -> str:
    """Say from when to when the milestones are that were counted."""
    if not milestones:
        return tr("{title}: {milestones}", **places)
    first = min(milestones, key=lambda row: row.date)
    last = max(milestones, key=_last)
    days = list(dict.fromkeys([period(first.date, first.last_day), last_date(last)]))
    if len(days) == 1:
        return tr("{title}: {milestones}, {day}", day=days[0], **places)
    return tr("{title}: {milestones}, {first} to {last}", first=days[0], last=days[1], **places)


def _last(row: Any) -> pd.Timestamp:
    """Return the last day of a milestone: of a period its end, else the last that it may be of."""
    return row.last_day if pd.isna(row.end) else row.end
