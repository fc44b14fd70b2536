"""Checked tables in, what the browser shows out: plain dictionaries of text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.layers import Layer, day, describe, period
from three_years_on.predictions import EXPECTATIONS, reported_bases
from three_years_on.record import describe as describe_panel
from three_years_on.record import finding, number, observations, panels, text, when
from three_years_on.tables import DATA

if TYPE_CHECKING:
    from three_years_on.record import Panel
    from three_years_on.tables import Tables


def make_content(tables: Tables, steps: list[Layer], *, with_article: bool) -> dict[str, Any]:
    """Return all that the display shows in words, as text, numbers and lists.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    steps : list of Layer
        The steps in their order.
    with_article : bool
        Whether statements and the record are shown, or the timeline alone.
    """
    article = tables.article
    by_id = {
        name: getattr(tables, name).set_index("id") for name in ("kinds", "statements", "themes")
    }
    themes = ["", *tables.themes["id"]] if with_article else []
    charts = [chart for theme in themes for chart in panels(tables, theme, "record")]
    return {
        "article": {
            "title": article["title"],
            "publisher": text(article["publisher"]),
            "url": text(article["url"]),
            "day": text(article["published"]),
        },
        "explainer": _about(),
        "themes": themes_content(tables),
        "steps": [_step(tables, layer, with_article=with_article) for layer in steps],
        "expectations": [expectation._asdict() for expectation in EXPECTATIONS],
        "kinds": list(tables.milestones["kind"].cat.remove_unused_categories().cat.categories),
        "milestones": {
            milestone.id: _milestone(tables, by_id, milestone)
            for milestone in tables.milestones.itertuples()
        },
        "figures": figures_content(tables, charts),
        "sources": sources_content(tables),
    }


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


def _step(tables: Tables, layer: Layer, *, with_article: bool) -> dict[str, Any]:
    themes = tables.themes.set_index("id")
    theme = themes.loc[layer.id] if layer.id else {}
    moments = tables.moments if with_article and len(tables.statements) else tables.moments[:0]
    sides = [_side(tables, layer.id, moment) for moment in moments.itertuples()]
    return {
        "theme": layer.id,
        "title": layer.title,
        "original": _original(theme) if layer.id else None,
        "question": text(theme.get("question")),
        "notes": text(theme.get("notes")),
        "sides": sides,
        "reported": reported_bases(sides),
        "record": _record(tables, layer.id, text(theme.get("limits"))) if with_article else None,
        "alt": describe(tables, layer),
        "milestones": layer.milestones["id"].tolist(),
    }


def _record(tables: Tables, theme: str, limits: str) -> dict[str, Any]:
    readings = tables.readings
    own = readings["theme"] == theme if theme else readings["theme"].isna()
    return {
        "limits": limits,
        "figures": [chart.lead.id for chart in panels(tables, theme, "record")],
        "readings": [
            {
                "origin": row.origin,
                "published": row.published,
                "summary": row.summary,
                "certainty": row.certainty,
                "source": row.source,
            }
            for row in readings[own].itertuples()
        ],
    }


def _figure(tables: Tables, chart: Panel) -> dict[str, Any]:
    lead = chart.lead
    return {
        "name": lead.id,
        "title": lead.title,
        "unit": lead.unit,
        "finding": finding(tables, chart),
        "alt": describe_panel(tables, chart),
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
                "when": when(row.date, series.indicator.dated_by),
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


def _side(tables: Tables, theme: str, moment: Any) -> dict[str, Any]:
    rows = tables.statements
    own = rows["theme"] == theme if theme else rows["theme"].isna()
    said = rows[own & (rows["moment"] == moment.id)]
    placements = tables.placements[tables.placements["theme"] == theme]
    placed = placements.merge(rows, left_on="statement", right_on="id", suffixes=("_ours", ""))
    placed = placed[placed["moment"] == moment.id]
    background = said["kind"] == "setting"
    first = moment.id == tables.moments["id"].iloc[0]
    return {
        "label": moment.label,
        "day": day(moment.date),
        "title": moment.title,
        "note": text(moment.note),
        "statements": [_statement(tables, row) for row in said[~background].itertuples()],
        "placed": [
            {**_statement(tables, row), "reason": row.reason} for row in placed.itertuples()
        ],
        "background": [_statement(tables, row) for row in said[background].itertuples()],
        "missing": _missing(said, "call" if first else "outcome"),
    }


def _missing(said: pd.DataFrame, kind: str) -> str:
    """Say plainly that a section has no call, or reports no outcome."""
    expected = said[said["kind"] == kind]
    if expected.empty:
        return f"The article reports no {kind} in this section."
    if (expected["basis"] == "acknowledged gap").all():
        return "Beyond this gap, the article reports no outcome in this section."
    return ""


def _statement(tables: Tables, row: Any) -> dict[str, Any]:
    mentions = tables.mentions[tables.mentions["statement"] == row.id]
    check = tables.checks[tables.checks["statement"] == row.id]
    section = "opening" if row.section == 0 else f"section {row.section}"
    return {
        "id": row.id,
        "kind": row.kind,
        "summary": row.summary,
        "to": text(row.addressed_to),
        "basis": text(row.basis),
        "place": f"{section}, paragraph {row.paragraph}",
        "mentions": mentions[["milestone", "relation"]].to_dict("records"),
        "check": _check(check.iloc[0]) if len(check) else None,
    }


def _check(row: pd.Series) -> dict[str, Any]:
    return {"figures": list(row["indicators"]), "open": row["remains_open"]}


def _milestone(tables: Tables, by_id: dict[str, pd.DataFrame], row: Any) -> dict[str, Any]:
    mentions = tables.mentions[tables.mentions["milestone"] == row.id]
    statements, titles = by_id["statements"], by_id["themes"]["title"]
    by_article = set(statements.loc[mentions["statement"], "theme"].dropna())
    kinds = by_id["kinds"]
    first = tables.moments["date"][:1]
    on_first_day = ((row.date == first) & (row.last_day == first)).any()
    is_measure = row.kind not in kinds.index or kinds["is_measure"][row.kind]
    if row.in_article == "named" and on_first_day and not is_measure:
        by_article |= set(row.themes)  # the article ties every theme to where the calls were made
    return {
        "label": row.label,
        "title": row.title,
        "original": _original(row),
        "kind": row.kind,
        "kindMeaning": kinds["meaning"].get(row.kind, ""),
        "issuer": row.issuer,
        "summary": row.summary,
        "citation": text(row.citation),
        "inArticle": row.in_article,
        "when": f"{row.date_kind} {period(row.date, row.last_day)}",
        "dates": _dates(tables, row),
        "note": text(row.note),
        "themes": [
            {"id": id_, "title": titles[id_], "byArticle": id_ in by_article} for id_ in row.themes
        ],
        "mentions": [
            {
                "relation": mention.relation,
                "statement": statements.loc[mention.statement, "summary"],
                "for": mention.reason_for,
                "against": text(mention.reason_against),
            }
            for mention in mentions.itertuples()
        ],
        "sources": list(row.sources),
    }


def _dates(tables: Tables, row: Any) -> list[dict[str, str]]:
    """List every date of a milestone in order, each with what it is the date of."""
    further = tables.milestone_dates[tables.milestone_dates["milestone"] == row.id]
    dates = [(row.date, row.last_day, row.date_kind, row.certainty)]
    columns = ["date", "last_day", "kind", "certainty"]
    dates += further[columns].itertuples(index=False, name=None)
    if pd.notna(row.effective):
        dates.append((row.effective, row.effective, "in force", "verified"))
    return [
        {"day": period(first, last), "kind": kind, "certainty": certainty}
        for first, last, kind, certainty in sorted(dates)
    ]
