"""Tables in, when the measures came that a statement names or may mean, in words and dates out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, TypedDict

from three_years_on.languages.spoken import spoken, tr, trn, trp
from three_years_on.tables.model import rows_of
from three_years_on.words.writing import day, listed, number, with_semicolons

if TYPE_CHECKING:
    import pandas as pd

    from three_years_on.tables.model import Tables


class Mark(TypedDict):
    """A milestone on a word-sized timeline; its days as ``2016-04-19``."""

    id: str
    first: str
    last: str


class Dated(TypedDict):
    """When the measures came that a statement names or may mean.

    Attributes
    ----------
    marks : list of Mark
        The milestones, by date.
    told : str
        The same in words, such as ``Jul 2016, 3 months after the call``.
    is_older : bool
        Whether every one of them came before the first moment.
    may_be : bool
        Whether none of them is named, so that they only may be meant.
    """

    marks: list[Mark]
    told: str
    is_older: bool
    may_be: bool


def date_measures(tables: Tables) -> dict[str, Dated]:
    """Return, under the id of each statement that has mentions, when what it means came.

    A moment itself is no measure: statements that mean the first or the last moment have no entry.
    Without moments there is nothing to count from, and so no entry at all.
    """
    if tables.moments.empty:
        return {}
    milestones = {row.id: row for row in rows_of(tables.milestones)}
    at_moments = set(tables.moments["date"])
    found: dict[str, Dated] = {}
    for statement, mentions in tables.mentions.groupby("statement", sort=False):
        relations = dict(zip(mentions["milestone"], mentions["relation"], strict=True))
        meant = sorted(
            (milestones[id_] for id_ in relations if milestones[id_].date not in at_moments),
            key=lambda row: (row.date, row.id),
        )
        if meant:
            found[str(statement)] = _dated(tables, meant, relations)
    return found


def _dated(tables: Tables, meant: list[Any], relations: dict[str, str]) -> Dated:
    first = tables.moments["date"].iloc[0]
    has_calls = (
        tables.statements.loc[tables.statements["kind"] == "call", "moment"]
        .eq(tables.moments["id"].iloc[0])
        .any()
    )
    since = (
        trp("before or after", "the call")
        if has_calls
        else trp("before or after", "{day}", day=day(first))
    )
    may_be = all(relations[row.id] == "candidate" for row in meant)
    parts = [
        _told(list(rows), first, side, since)
        for side, rows in groupby(meant, key=lambda row: _side(row, first))
    ]
    told = with_semicolons(parts)
    return {
        "marks": [
            {"id": row.id, "first": f"{row.date:%Y-%m-%d}", "last": f"{row.last_day:%Y-%m-%d}"}
            for row in meant
        ],
        "told": tr("May be meant: {measures}", measures=told) if may_be else told,
        "is_older": all(_side(row, first) == "before" for row in meant),
        "may_be": may_be,
    }


def _side(row: Any, moment: pd.Timestamp) -> str:
    if row.last_day < moment:
        return "before"
    return "after" if row.date > moment else ""


def _told(rows: list[Any], moment: pd.Timestamp, side: str, since: str) -> str:
    dates = _dates(rows)
    if not side:
        when = tr("not certain which side of {moment}", moment=since)
        return tr("{dates}, {when}", dates=dates, when=when)
    spans = [months_between(row.date, row.last_day, moment) for row in rows]
    known = [span for span in dict.fromkeys(spans) if span is not None]
    if None in spans:
        known = []
    when = _span(known, side, since)
    if known and len(rows) > 1:
        return tr("{dates}: {when}", dates=dates, when=when)
    return tr("{dates}, {when}", dates=dates, when=when)


def _span(months: list[int], side: str, since: str) -> str:
    """Say how many months something came before or after a moment, where they are known."""
    if not months:
        return (
            tr("before {moment}", moment=since)
            if side == "before"
            else tr("after {moment}", moment=since)
        )
    if not any(months):
        return (
            tr("less than a month before {moment}", moment=since)
            if side == "before"
            else tr("less than a month after {moment}", moment=since)
        )
    # Where a language counts months one by one, each of several has its unit.
    words = listed([trp("months", "{count}", count=number(span)) for span in months])
    form = months[0] if len(months) == 1 else max(months[-1], 2)
    if side == "before":
        return trn(
            "{count} month before {moment}",
            "{count} months before {moment}",
            form,
            count=words,
            moment=since,
        )
    return trn(
        "{count} month after {moment}",
        "{count} months after {moment}",
        form,
        count=words,
        moment=since,
    )


def months_between(first: pd.Timestamp, last: pd.Timestamp, moment: pd.Timestamp) -> int | None:
    """Return how many months lie between a milestone and a moment, to the nearest one.

    Of a milestone of which the year alone is known (`first` and `last` are more than a month
    apart) it cannot be told.
    """
    if (last - first).days > _A_MONTH:
        return None
    middle = first + (last - first) / 2
    early, late = sorted([middle.normalize(), moment])
    months = (late.year - early.year) * 12 + late.month - early.month
    days = late.day - early.day
    return months + (1 if days >= _HALF else -1 if days < -_HALF else 0)


_A_MONTH, _HALF = 31, 15


def _dates(rows: list[Any]) -> str:
    """Write months as Mar and Jul 2015, with each year once."""
    by_year = groupby(rows, key=lambda row: row.date.year)
    return listed([_of_year(year, list(rows_of_year)) for year, rows_of_year in by_year])


def _of_year(year: int, rows: list[Any]) -> str:
    months = [
        spoken().month_name(row.date) for row in rows if (row.last_day - row.date).days <= _A_MONTH
    ]
    words = listed(list(dict.fromkeys(months)))
    return tr("{months} {year}", months=words, year=year) if words else spoken().year(rows[0].date)
