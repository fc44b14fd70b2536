"""Checked tables in, what the browser shows out: plain dictionaries of text."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.predictions import EXPECTATIONS, reported_bases
from three_years_on.record import finding, observations, panel_alt, panels_by_theme
from three_years_on.steps import Step, timeline_alt
from three_years_on.tables import DATA
from three_years_on.writing import day, number, period, short_date, text

if TYPE_CHECKING:
    from three_years_on.record import Panel
    from three_years_on.tables import Tables


def make_content(tables: Tables, steps: list[Step], *, with_article: bool) -> dict[str, Any]:
    """Return all that the display shows in words, as text, numbers and lists.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    steps : list of Step
        The steps in their order.
    with_article : bool
        Whether statements and the record are shown, or the timeline alone.
    """
    article, rows = tables.article, _Rows(tables)
    charts = panels_by_theme(tables, "record") if with_article else {}
    return {
        "article": {
            "title": article["title"],
            "publisher": text(article["publisher"]),
            "url": text(article["url"]),
            "day": text(article["published"]),
        },
        "explainer": _about(),
        "themes": themes_content(tables),
        "steps": [
            _step(tables, rows, step, charts.get(step.id, []), with_article=with_article)
            for step in steps
        ],
        "expectations": [expectation._asdict() for expectation in EXPECTATIONS],
        "kinds": list(tables.milestones["kind"].cat.remove_unused_categories().cat.categories),
        "milestones": {
            milestone.id: _milestone(tables, rows, milestone)
            for milestone in tables.milestones.itertuples()
        },
        "figures": figures_content(tables, [c for of_theme in charts.values() for c in of_theme]),
        "sources": sources_content(tables),
    }


class _Rows:
    """The rows of tables by what they are looked up by, so that each table is read once."""

    def __init__(self, tables: Tables) -> None:
        self.themes = _by_id(tables.themes)
        self.kinds = _by_id(tables.kinds)
        self.statements = _by_id(tables.statements)
        self.statements_of = _grouped(tables.statements, "theme", "moment")
        self.placements_of = _grouped(tables.placements, "theme")
        self.readings_of = _grouped(tables.readings, "theme")
        self.mentions_by = _grouped(tables.mentions, "statement")
        self.mentions_of = _grouped(tables.mentions, "milestone")
        self.check_of = _grouped(tables.checks, "statement")
        self.dates_of = _grouped(tables.milestone_dates, "milestone")


def _by_id(table: pd.DataFrame) -> dict[str, Any]:
    return {row.id: row for row in table.itertuples()}


def _grouped(table: pd.DataFrame, *columns: str) -> dict[tuple[str, ...], list[Any]]:
    """Return the rows under what stands in some columns, empty for what is missing."""
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in table.itertuples():
        groups[tuple(text(getattr(row, column)) for column in columns)].append(row)
    return groups


def _about() -> dict[str, str]:
    """Return who made the explainer, for its citation."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {
        "title": package["title"],
        "author": package["contributors"][0]["title"],
        "version": package["version"],
    }


def figures_content(tables: Tables, charts: list[Panel]) -> dict[str, dict[str, Any]]:
    """Return what is said of each panel, under the id of its first indicator."""
    return {chart.lead.id: _figure(tables, chart) for chart in charts}


def sources_content(tables: Tables) -> dict[str, dict[str, str]]:
    """Return every source under its id."""
    return {source.id: _source(source) for source in tables.sources.itertuples()}


def themes_content(tables: Tables) -> list[dict[str, str]]:
    """Return the themes in their order."""
    return [
        {"id": theme.id, "title": theme.title, "original": _original(theme)}
        for theme in tables.themes.itertuples()
    ]


def _original(row: Any) -> dict[str, str] | None:
    """Return the title of a theme or milestone in its own language, if it has one."""
    if pd.isna(row.original_title):
        return None
    return {"title": row.original_title, "language": row.original_language}


def _step(
    tables: Tables, rows: _Rows, step: Step, charts: list[Panel], *, with_article: bool
) -> dict[str, Any]:
    theme = rows.themes.get(step.id)
    question, notes, limits = (
        text(getattr(theme, name, None)) for name in ("question", "notes", "limits")
    )
    moments = tables.moments if with_article and rows.statements else tables.moments[:0]
    sides = [
        _side(rows, step.id, moment, "outcome" if place else "call")
        for place, moment in enumerate(moments.itertuples())
    ]
    return {
        "theme": step.id,
        "title": step.title,
        "original": _original(theme) if theme else None,
        "question": question,
        "notes": notes,
        "sides": sides,
        "reported": reported_bases(sides),
        "record": _record(rows, step.id, limits, charts) if with_article else None,
        "alt": timeline_alt(tables, step),
        "milestones": step.milestones["id"].tolist(),
    }


def _record(rows: _Rows, theme: str, limits: str, charts: list[Panel]) -> dict[str, Any]:
    return {
        "limits": limits,
        "figures": [chart.lead.id for chart in charts],
        "readings": [
            {
                "origin": row.origin,
                "published": row.published,
                "summary": row.summary,
                "certainty": row.certainty,
                "source": row.source,
            }
            for row in rows.readings_of[theme,]
        ],
    }


def _figure(tables: Tables, chart: Panel) -> dict[str, Any]:
    lead = chart.lead
    return {
        "name": lead.id,
        "title": lead.title,
        "unit": lead.unit,
        "finding": finding(tables, chart),
        "alt": panel_alt(tables, chart),
        "measuredBy": lead.measured_by,
        "origin": lead.origin,
        "method": lead.method,
        "care": text(lead.care),
        "limits": [
            (f"{s.indicator.label}: " if s.indicator.id != lead.id else "") + s.indicator.limits
            for s in chart.series
        ],
        "points": [
            {
                "series": series.indicator.label,
                "when": short_date(row.date, series.indicator.dated_by),
                "value": number(row.value),
                "vintage": int(row.vintage),
                "certainty": row.certainty,
                "arithmetic": text(row.arithmetic),
                "note": text(row.note),
                "source": row.source,
            }
            for series in chart.series
            for row in observations(tables, series.indicator.id).itertuples()
        ],
    }


def _source(row: Any) -> dict[str, str]:
    return {
        "title": row.title,
        "publisher": row.publisher,
        "kind": row.kind,
        "url": text(row.url),
        "language": row.language,
        "published": text(row.published),
        "note": text(row.note),
    }


def _side(rows: _Rows, theme: str, moment: Any, expected: str) -> dict[str, Any]:
    said = rows.statements_of[theme, moment.id]
    placed = [(rows.statements[p.statement], p.reason) for p in rows.placements_of[theme,]]
    return {
        "label": moment.label,
        "day": day(moment.date),
        "title": moment.title,
        "note": text(moment.note),
        "statements": [_statement(rows, row) for row in said if row.kind != "setting"],
        "placed": [
            {**_statement(rows, row), "reason": reason}
            for row, reason in placed
            if row.moment == moment.id
        ],
        "background": [_statement(rows, row) for row in said if row.kind == "setting"],
        "missing": _missing(said, expected),
    }


def _missing(said: list[Any], kind: str) -> str:
    """Say plainly that a section has no call, or reports no outcome."""
    expected = [row for row in said if row.kind == kind]
    if not expected:
        return f"The article reports no {kind} in this section."
    if all(row.basis == "acknowledged gap" for row in expected):
        return "Beyond this gap, the article reports no outcome in this section."
    return ""


def _statement(rows: _Rows, row: Any) -> dict[str, Any]:
    section = "opening" if row.section == 0 else f"section {row.section}"
    return {
        "id": row.id,
        "kind": row.kind,
        "summary": row.summary,
        "to": text(row.addressed_to),
        "basis": text(row.basis),
        "place": f"{section}, paragraph {row.paragraph}",
        "mentions": [
            {"milestone": mention.milestone, "relation": mention.relation}
            for mention in rows.mentions_by[row.id,]
        ],
        "check": next(map(_check, rows.check_of[row.id,]), None),
    }


def _check(row: Any) -> dict[str, Any]:
    return {"figures": list(row.indicators), "open": row.remains_open}


def _milestone(tables: Tables, rows: _Rows, row: Any) -> dict[str, Any]:
    mentions, kind = rows.mentions_of[row.id,], rows.kinds.get(row.kind)
    by_article = {rows.statements[mention.statement].theme for mention in mentions}
    on_first_day = [row.date] == [row.last_day] == list(tables.moments["date"][:1])
    is_measure = kind is None or kind.is_measure
    if row.in_article == "named" and on_first_day and not is_measure:
        by_article |= set(row.themes)  # the article ties every theme to where the calls were made
    return {
        "label": row.label,
        "title": row.title,
        "original": _original(row),
        "kind": row.kind,
        "kindMeaning": text(kind and kind.meaning),
        "issuer": row.issuer,
        "summary": row.summary,
        "citation": text(row.citation),
        "inArticle": row.in_article,
        "when": f"{row.date_kind} {period(row.date, row.last_day)}",
        "dates": _dates(rows, row),
        "note": text(row.note),
        "themes": [
            {"id": id_, "title": rows.themes[id_].title, "byArticle": id_ in by_article}
            for id_ in row.themes
        ],
        "mentions": [
            {
                "relation": mention.relation,
                "statement": rows.statements[mention.statement].summary,
                "for": mention.reason_for,
                "against": text(mention.reason_against),
            }
            for mention in mentions
        ],
        "sources": list(row.sources),
    }


def _dates(rows: _Rows, row: Any) -> list[dict[str, str]]:
    """List every date of a milestone in order, each with what it is the date of."""
    dates = [(row.date, row.last_day, row.date_kind, row.certainty)]
    dates += [(r.date, r.last_day, r.kind, r.certainty) for r in rows.dates_of[row.id,]]
    if pd.notna(row.effective):
        dates.append((row.effective, row.effective, "in force", "verified"))
    return [
        {"day": period(first, last), "kind": kind, "certainty": certainty}
        for first, last, kind, certainty in sorted(dates)
    ]
