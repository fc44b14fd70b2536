"""The record as tables for a notebook: values with their sources, accounts, cards, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.charts.shown import Accounts, Link, Table, in_language_of_tables
from three_years_on.languages.spoken import marked, tr, trp
from three_years_on.tables.model import lacking_theme, rows_of
from three_years_on.words import record
from three_years_on.words.writing import dated, number, short_date, text, whole_date

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.record import Panel


_SUPPORT = {"verified": marked("verified"), "consistent": marked("consistent")}
# Heads of the tables, which are translated where they are shown.
_POINTS = (
    *(marked("Series"), marked("Date"), marked("Value"), marked("Release"), marked("Support")),
    *(marked("Worked out"), marked("Note"), marked("Publisher"), marked("Source")),
)
_READINGS = (
    *(marked("Published"), marked("Origin"), marked("Account")),
    *(marked("Publisher"), marked("Source")),
)
_CARDS = (
    *(marked("Figure"), marked("Values"), marked("Counted by")),
    *(marked("Why no line"), marked("Sources")),
)
_CLAIMS = (
    *(marked("Claim"), marked("Basis in the article"), marked("Found")),
    record.REMAINS_OPEN,
)


def point_rows(tables: Tables, panel: Panel) -> pd.DataFrame:
    """Return every value of a panel, revisions included, with what it rests on.

    Returns
    -------
    DataFrame
        One row a value, with the columns Series, Date, Value, Release, Support, Worked out,
        Note and Publisher (``str``), and Source (`Link`).
    """
    sources = tables.sources.set_index("id")
    rows = [
        (
            value.series,
            value.when,
            value.value,
            str(value.release),
            tr(_SUPPORT[value.certainty]),
            value.arithmetic,
            value.note,
            sources.loc[value.source, "publisher"],
            _link(sources.loc[value.source]),
        )
        for value in record.values(panel)
    ]
    return pd.DataFrame(rows, columns=_POINTS)


@in_language_of_tables
def show_readings(tables: Tables, theme: str) -> Accounts:
    """Set the accounts of a theme side by side, by side and date; none is called right.

    Where the tables have no such theme, a sentence says so.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    theme : str
        Id of a theme, or empty for the accounts of no theme.

    Returns
    -------
    Accounts
        Its rows have the columns Published, Origin, Account and Publisher (``str``), and
        Source (`Link`).

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    if note := lacking_theme(tables, theme):
        return Accounts(pd.DataFrame(columns=_READINGS), note)
    sources = tables.sources.set_index("id")
    readings = tables.readings
    own = readings["theme"] == theme if theme else readings["theme"].isna()
    rows = [
        (
            row.published,
            trp("origin", row.origin),
            row.summary,
            sources.loc[row.source, "publisher"],
            _link(sources.loc[row.source]),
        )
        for row in rows_of(readings[own].sort_values("origin", kind="stable"))
    ]
    return Accounts(pd.DataFrame(rows, columns=_READINGS))


@in_language_of_tables
def show_cards(tables: Tables, theme: str) -> Table:
    """List the figures of a theme that must not be joined to a line, and why.

    Where the tables have no such theme, a sentence says so.

    Returns
    -------
    Table
        One row a figure, with the columns Figure, Counted by and Why no line (``str``), Values
        (list of ``str``) and Sources (list of `Link`).

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    caption = tr("Figures that are told, not charted. “Not seen”: no page that was read states it.")
    if note := lacking_theme(tables, theme):
        return Table(pd.DataFrame(columns=_CARDS), caption, note)
    rows = [_card(tables, panel.lead) for panel in record.panels(tables, theme, "card")]
    return Table(pd.DataFrame(rows, columns=_CARDS), caption)


_NO_BREAK = "\N{NO-BREAK SPACE}"


def _card(tables: Tables, indicator: Any) -> tuple[Any, ...]:
    sources = tables.sources.set_index("id")
    points = record.observations(tables, indicator.id)
    values = [_told(point, indicator).replace(" ", _NO_BREAK) for point in rows_of(points)]
    return (
        tr("{title} ({unit})", title=indicator.title, unit=indicator.unit),
        values,
        indicator.measured_by,
        indicator.limits,
        [_link(sources.loc[id_]) for id_ in points["source"].unique()],
    )


def _told(point: Any, indicator: Any) -> str:
    places = {
        "day": short_date(point.date, indicator.dated_by),
        "value": number(point.value),
    }
    if point.certainty == "verified":
        return tr("{day}: {value}", **places)
    return tr("{day}: {value} (not seen)", **places)


@in_language_of_tables
def show_claims(tables: Tables) -> Table:
    """Set every reported outcome beside the figures that bear on it, without a verdict.

    Returns
    -------
    Table
        One row an outcome, with the columns Claim, Basis in the article and What remains open
        (``str``), and Found (list of ``str``: figures, and the documents that are meant).

    Raises
    ------
    TypeError
        When given something else than tables.
    """
    outcomes = tables.statements[tables.statements["kind"] == "outcome"]
    checks = tables.checks.set_index("statement")
    rows = [
        (
            row.summary,
            trp("basis", text(row.basis)) if text(row.basis) else row.basis,
            _found(tables, checks, row.id),
            checks["remains_open"].get(row.id, ""),
        )
        for row in rows_of(outcomes)
    ]
    caption = tr("Claims and evidence; no row is a verdict.")
    return Table(pd.DataFrame(rows, columns=_CLAIMS), caption)


def _found(tables: Tables, checks: pd.DataFrame, statement: str) -> list[str]:
    panels = [record.panel(tables, id_) for id_ in checks["indicators"].get(statement, ())]
    found = [
        tr(
            "{title}, {unit}: {values} [{measured_by}]",
            title=panel.lead.title,
            unit=panel.lead.unit,
            values=record.finding(tables, panel),
            measured_by=panel.lead.measured_by,
        )
        for panel in panels
    ]
    mentions = tables.mentions[tables.mentions["statement"] == statement]
    relations = dict(zip(mentions["milestone"], mentions["relation"], strict=True))
    meant = tables.milestones[tables.milestones["id"].isin(relations)]
    found += [
        tr("This may be: {title}, {date}", title=row.title, date=_when(row))
        if relations[row.id] == "candidate"
        else tr("This is: {title}, {date}", title=row.title, date=_when(row))
        for row in rows_of(meant)
    ]
    return found or [tr("none")]


def _link(source: Any) -> Link:
    return Link(source["title"], text(source["url"]), source["language"])


def _when(row: Any) -> str:
    return dated(row.date_kind, whole_date(row))
