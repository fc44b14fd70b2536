"""The record as tables for a notebook: values with their sources, accounts, cards, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.charts.shown import Accounts, Link, Table
from three_years_on.tables.model import require_tables, require_theme, rows_of
from three_years_on.words import record
from three_years_on.words.writing import dated, number, period, short_date, text

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.record import Panel


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
        {
            "Series": value.series,
            "Date": value.when,
            "Value": value.value,
            "Release": str(value.release),
            "Support": value.certainty,
            "Worked out": value.arithmetic,
            "Note": value.note,
            "Publisher": sources.loc[value.source, "publisher"],
            "Source": _link(sources.loc[value.source]),
        }
        for value in record.values(tables, panel)
    ]
    return pd.DataFrame(rows)


def show_readings(tables: Tables, theme: str) -> Accounts:
    """Set the accounts of a theme side by side, by side and date; none is called right.

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
    ValueError
        When the tables have no such theme.
    """
    require_tables(tables)
    require_theme(tables, theme)
    sources = tables.sources.set_index("id")
    readings = tables.readings
    own = readings["theme"] == theme if theme else readings["theme"].isna()
    rows = [
        {
            "Published": row.published,
            "Origin": row.origin,
            "Account": row.summary,
            "Publisher": sources.loc[row.source, "publisher"],
            "Source": _link(sources.loc[row.source]),
        }
        for row in rows_of(readings[own].sort_values("origin", kind="stable"))
    ]
    columns = ["Published", "Origin", "Account", "Publisher", "Source"]
    return Accounts(pd.DataFrame(rows, columns=columns))


def show_cards(tables: Tables, theme: str) -> Table:
    """List the figures of a theme that must not be joined to a line, and why.

    Returns
    -------
    Table
        One row a figure, with the columns Figure, Counted by and Why no line (``str``), Values
        (list of ``str``) and Sources (list of `Link`).

    Raises
    ------
    TypeError
        When given something else than tables.
    ValueError
        When the tables have no such theme.
    """
    require_tables(tables)
    require_theme(tables, theme)
    rows = [_card(tables, panel.lead) for panel in record.panels(tables, theme, "card")]
    columns = ["Figure", "Values", "Counted by", "Why no line", "Sources"]
    caption = "Figures that are told, not charted. “Not seen”: no page that was read states it."
    return Table(pd.DataFrame(rows, columns=columns), caption)


_NO_BREAK = "\N{NO-BREAK SPACE}"


def _card(tables: Tables, indicator: Any) -> dict[str, Any]:
    sources = tables.sources.set_index("id")
    points = record.observations(tables, indicator.id)
    values = [
        (
            f"{short_date(point.date, indicator.dated_by)}: {number(point.value)}"
            + ("" if point.certainty == "verified" else " (not seen)")
        ).replace(" ", _NO_BREAK)
        for point in rows_of(points)
    ]
    return {
        "Figure": f"{indicator.title} ({indicator.unit})",
        "Values": values,
        "Counted by": indicator.measured_by,
        "Why no line": indicator.limits,
        "Sources": [_link(sources.loc[id_]) for id_ in points["source"].unique()],
    }


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
    require_tables(tables)
    outcomes = tables.statements[tables.statements["kind"] == "outcome"]
    checks = tables.checks.set_index("statement")
    rows = [
        {
            "Claim": row.summary,
            "Basis in the article": row.basis,
            "Found": _found(tables, checks, row.id),
            record.REMAINS_OPEN: checks["remains_open"].get(row.id, ""),
        }
        for row in rows_of(outcomes)
    ]
    columns = ["Claim", "Basis in the article", "Found", record.REMAINS_OPEN]
    return Table(pd.DataFrame(rows, columns=columns), "Claims and evidence; no row is a verdict.")


def _found(tables: Tables, checks: pd.DataFrame, statement: str) -> list[str]:
    panels = [record.panel(tables, id_) for id_ in checks["indicators"].get(statement, ())]
    found = [
        f"{panel.lead.title}, {panel.lead.unit}: {record.finding(tables, panel)} "
        f"[{panel.lead.measured_by}]"
        for panel in panels
    ]
    mentions = tables.mentions[tables.mentions["statement"] == statement]
    relations = dict(zip(mentions["milestone"], mentions["relation"], strict=True))
    meant = tables.milestones[tables.milestones["id"].isin(relations)]
    found += [
        f"{'This may be' if relations[row.id] == 'candidate' else 'This is'}: {row.title}, "
        f"{dated(row.date_kind, period(row.date, row.last_day))}"
        for row in rows_of(meant)
    ]
    return found or ["none"]


def _link(source: Any) -> Link:
    return Link(source["title"], text(source["url"]), source["language"])
