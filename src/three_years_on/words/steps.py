"""Tables in, what the timeline shows and says out: selections, titles, alt texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from three_years_on.tables.model import rows_of
from three_years_on.words.writing import counted, dated, day, isolated, listed, period

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables

# How the article speaks of a milestone, by the values of the column: in a cell, and read aloud.
ARTICLE_COLUMN = "In the article"
IN_ARTICLE = {
    "named": "named or described",
    "candidate": "may be meant",
    "no": "not mentioned",
}
SPOKEN = {
    "named": ", named in the article",
    "candidate": ", perhaps meant by the article",
    "no": "",
}
WHOLE = "Opening and close"
ALL_THEMES = "All themes"
# Names of the one step where there are no themes: of an article, of a timeline alone.
_ARTICLE, _TIMELINE = "The article", "Timeline"


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
        return [Step("", title, list(rows_of(tables.milestones)))]
    mentioned = [row for row in rows_of(tables.milestones) if row.in_article != "no"]
    with_theme = (tables.statements, tables.indicators, tables.readings)
    of_none = any(frame["theme"].isna().any() for frame in with_theme)
    return [*steps, Step("", WHOLE, mentioned)] if of_none or mentioned else steps


def timeline_steps(tables: Tables) -> list[Step]:
    """Return the one step of the timeline alone, with all milestones."""
    title = ALL_THEMES if len(tables.themes) else _TIMELINE
    return [Step("", title, list(rows_of(tables.milestones)))]


def chart_rows(tables: Tables) -> list[Step]:
    """Return a step for each row of a chart: the themes, or without them all milestones."""
    return theme_steps(tables) or [Step("", "Milestones", list(rows_of(tables.milestones)))]


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
    """Count milestones, rows by name, around the moments, of which there must be one or more."""
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    before = sum(row.last_day < first for row in milestones)
    after = sum(row.date > last for row in milestones)
    between = sum(first <= row.date and row.last_day <= last for row in milestones)
    return Counts(before, between, after, len(milestones) - before - between - after)


def count_sentence(tables: Tables, step: Step) -> str:
    """Say in one line how the milestones of a step lie around the first and last moment."""
    milestones, moments = step.milestones, tables.moments["date"]
    title = isolated(step.title)
    count = counted(len(milestones), "milestone")
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
    if not shown:
        return f"Timeline. {step.title}: no milestones."
    moments = [f"{day(row.date)} ({row.label})" for row in rows_of(tables.moments)]
    lines = f", with lines at {listed(moments)}" if moments else ""
    first, last = shown[0], shown[-1]
    years = Counter(row.date.year for row in shown)
    most = max(years.values())
    busiest = sorted(year for year, count in years.items() if count == most)
    return (
        f"Timeline of policy milestones{lines}. {count_sentence(tables, step)}. "
        f"The first is {first.title}, {_when(first)}; "
        f"the last is {last.title}, {_when(last)}." + _most(most, busiest)
    )


def _when(row: Any) -> str:
    return dated(row.date_kind, period(row.date, row.last_day))


def _most(count: int, years: list[int]) -> str:
    """Name the year or the two with most milestones; more than two are nothing special."""
    if len(years) > 2:
        return ""
    return f" The most in one year, {count}, fall in {listed([str(year) for year in years])}."


def _span(milestones: list[Any]) -> str:
    if not milestones:
        return ""
    first = min(milestones, key=lambda row: row.date)
    last = max(milestones, key=lambda row: row.last_day)
    words = dict.fromkeys(period(row.date, row.last_day) for row in (first, last))
    return ", " + " to ".join(words)
