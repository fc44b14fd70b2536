"""Checked tables in, what the browser shows out: plain dictionaries of text, as declared."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd

from three_years_on.display.predictions import placed_bases
from three_years_on.languages.spoken import isolated, marked, tr, trp
from three_years_on.tables.model import rows_of
from three_years_on.words import record, timelines
from three_years_on.words.changes import change
from three_years_on.words.expectations import (
    ARTICLE_GIVES,
    EXPECTATIONS,
    NOTHING_CHOSEN,
    YOU_EXPECTED,
    agreeing,
    name_bases,
    prediction_head,
    reported_bases,
)
from three_years_on.words.html import is_web_address, language_tag, text_fragment
from three_years_on.words.measures import date_measures
from three_years_on.words.overview import make_overview
from three_years_on.words.steps import (
    ARTICLE_COLUMN,
    IN_ARTICLE,
    SPOKEN,
    WHOLE,
    Step,
    article_steps,
    timeline_steps,
)
from three_years_on.words.themes import placed_from, placed_title, theme_finding
from three_years_on.words.writing import (
    dated,
    day,
    listed,
    number,
    own_language,
    period,
    text,
    whole_date,
    with_commas,
    with_semicolons,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from three_years_on.display import content_types as types
    from three_years_on.tables.model import Tables
    from three_years_on.words.glance import Role, Sentence, Written

ASKED = (
    marked("what was called for"),
    marked("what was reported"),
    marked("what the record shows"),
)


def _said(*, with_article: bool = False) -> types.Said:
    """Return what both halves say, or the browser in several places."""
    return {
        "asked": tr("What was called for, what was reported and what the record shows."),
        "to_discuss": tr("To discuss"),
        "placed_here": tr("placed here by this explainer"),
        "placed_here_not_article": tr("Placed here by this explainer, not by the article."),
        "placed_here_lead": tr("Placed here by this explainer:"),
        "record": tr("The record: chosen by this explainer, not by the article"),
        "record_chosen": _chosen(with_article=with_article),
        "prediction_head": prediction_head(),
        "you_expected": tr(YOU_EXPECTED),
        "article_gives": tr(ARTICLE_GIVES),
        "nothing_chosen": tr(NOTHING_CHOSEN),
        "still_covered": tr("still covered"),
        "remains_open": tr(record.REMAINS_OPEN),
        "accounts": tr(record.ACCOUNTS),
        "bears_on_statement": tr("Bears on the statement"),
        "in_article": tr(ARTICLE_COLUMN),
        "yes": tr("yes"),
        "no": tr("no"),
    }


def explainer_content(tables: Tables) -> types.ExplainerContent:
    """Return all that the explainer shows in words, with the sources that it cites."""
    panels = record.panels_of_record(tables)
    found = _Rows(tables)
    shown = article_steps(tables)
    steps = [_step(tables, found, step, panels.get(step.id, [])) for step in shown]
    milestones = _milestones(tables, found)
    figures = _figures(tables, [panel for of_theme in panels.values() for panel in of_theme])
    accounts = [account["source"] for step in steps for account in step["record"]["accounts"]]
    article = tables.sources["id"][tables.sources["kind"] == "article"]
    cited = [*article, *_cited(milestones), *_rested_on(figures), *accounts]
    sources = _sources(tables, cited)
    of_article = record_cites_article(figures, steps, sources)
    return {
        "article": _article(tables),
        "explainer": _about(tables),
        "overview": found.overview,
        "themes": _themes(tables),
        "steps": steps,
        "timeline": timelines.timeline_content(tables, shown),
        "kinds": _kinds(tables),
        "origins": _origins(tables),
        "milestones": milestones,
        "figures": figures,
        "sources": sources,
        "expectations": [{"id": e.id, "label": tr(e.label)} for e in EXPECTATIONS],
        "said": _said(with_article=of_article),
    }


def _chosen(*, with_article: bool) -> str:
    """Say who chose what is in the record."""
    if with_article:
        return tr("Chosen by this explainer; some of it comes from the article itself.")
    return tr("Chosen by this explainer: no figure or account here comes from the article.")


def record_cites_article(
    figures: dict[str, types.Figure], steps: list[types.Step], sources: dict[str, types.Source]
) -> bool:
    """Tell whether a figure or an account of the record rests on the article itself."""
    accounts = [account["source"] for step in steps for account in step["record"]["accounts"]]
    return any(sources[id_]["kind"] == "article" for id_ in [*_rested_on(figures), *accounts])


def timeline_content(tables: Tables) -> types.TimelineContent:
    """Return all that the timeline alone shows in words, with the sources that it cites."""
    found, shown = _Rows(tables), timeline_steps(tables)
    milestones = _milestones(tables, found)
    return {
        "article": _article(tables),
        "explainer": _about(tables),
        "themes": _themes(tables),
        "steps": [_timeline_step(found, step) for step in shown],
        "timeline": timelines.timeline_content(tables, shown),
        "kinds": _kinds(tables),
        "milestones": milestones,
        "sources": _sources(tables, _cited(milestones)),
        "said": _said(),
    }


def indicator_content(tables: Tables) -> types.IndicatorContent:
    """Return all figures under their themes, charts first, with the sources that they cite.

    Those of no theme stand last; a theme without figures is left out.
    """
    charts = record.panels_by_theme(tables, "record", "chart")
    cards = record.panels_by_theme(tables, "card")
    of_none: types.Theme = {
        "id": "",
        "title": tr(WHOLE) if len(tables.themes) else tr("Figures"),
        "original": None,
    }
    themes: list[types.IndicatorTheme] = []
    figures: dict[str, types.Figure] = {}
    for theme in [*_themes(tables), of_none]:
        own = _figures(tables, [*charts.get(theme["id"], []), *cards.get(theme["id"], [])])
        if own:
            themes.append({**theme, "figures": list(own)})
            figures |= own
    return {
        "themes": themes,
        "figures": figures,
        "sources": _sources(tables, _rested_on(figures)),
    }


class _Rows:
    """The rows of tables by what they are looked up by, so that each table is read once."""

    def __init__(self, tables: Tables) -> None:
        self.article_url = _web_address(tables.article["url"])
        self.themes = _by_id(tables.themes)
        self.kinds = _by_id(tables.kinds)
        self.statements = _by_id(tables.statements)
        self.milestones = _by_id(tables.milestones)
        self.statements_of = _grouped(tables.statements, "theme", "moment")
        self.placements_of = _grouped(tables.placements, "theme")
        self.readings_of = _grouped(tables.readings, "theme")
        self.mentions_by = _grouped(tables.mentions, "statement")
        self.mentions_of = _grouped(tables.mentions, "milestone")
        self.has_mentions = len(tables.mentions) > 0
        self.check_of = _grouped(tables.checks, "statement")
        self.dates_of = _grouped(tables.milestone_dates, "milestone")
        self.dated = date_measures(tables)
        self.overview = make_overview(tables)
        self.rows_of_overview = {row["id"]: row for row in self.overview["rows"]}
        self.themed_sections = {row.section for row in self.statements.values() if text(row.theme)}

    def mentioned(self, milestone: Any) -> str:
        """Say how the article speaks of a milestone; nothing where the tables have no mention."""
        return tr(IN_ARTICLE[milestone.in_article]) if self.has_mentions else ""


def _by_id(table: pd.DataFrame) -> dict[str, Any]:
    return {row.id: row for row in rows_of(table)}


def _grouped(table: pd.DataFrame, *columns: str) -> dict[tuple[str, ...], list[Any]]:
    """Return the rows under what stands in some columns, empty for what is missing."""
    groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows_of(table):
        groups[tuple(text(getattr(row, column)) for column in columns)].append(row)
    return groups


# The article, the explainer, themes and sources ------------------------------------------------


def _article(tables: Tables) -> types.Article:
    article = tables.article
    return {
        "title": _heading(tables),
        "publisher": text(article["publisher"]),
        "url": _web_address(article["url"]),
        "day": text(article["published"]),
    }


def _heading(tables: Tables) -> str:
    """Return the title of the article, or without one that of the explainer, or what it is."""
    is_untold = tables.about.empty and _is_timeline(tables)
    return tr("Timeline") if is_untold else tables.article["title"]


def _is_timeline(tables: Tables) -> bool:
    """Tell whether there are milestones and no article to speak of."""
    told = len(tables.statements) > 0 or (tables.sources["kind"] == "article").any()
    return len(tables.milestones) > 0 and not told


def _untold(tables: Tables) -> str:
    """Return what an explainer is called whose tables do not tell."""
    if _is_timeline(tables):
        return tr("Timeline")
    if (tables.sources["kind"] == "article").any():
        return tr("An explainer of “{article}”", article=tables.article["title"])
    return tr("An explainer")


def _about(tables: Tables) -> types.About:
    """Return what the explainer is and who made it; untold, it is called after its article."""
    is_known = (tables.sources["kind"] == "article").any()
    article = tables.article["title"]
    for row in rows_of(tables.about):
        about = tr("an explainer of “{article}”", article=article) if is_known else ""
        version = tr("version {version}", version=row.version) if text(row.version) else ""
        detail = [*filter(None, [about, version])]
        return {
            "title": row.title,
            "authors": listed([name.strip() for name in text(row.authors).split(";")]),
            "version": text(row.version),
            "language": language_tag(text(row.language) or "en"),
            "translated": sorted(tables.translated),
            "partly": sorted(tables.partly),
            "licence": text(row.licence),
            "address": _web_address(row.address),
            "detail": with_commas(detail) if detail else "",
        }
    return {
        "title": _untold(tables),
        "authors": "",
        "version": "",
        "language": "",
        "translated": sorted(tables.translated),
        "partly": sorted(tables.partly),
        "licence": "",
        "address": "",
        "detail": "",
    }


def _themes(tables: Tables) -> list[types.Theme]:
    return [
        {
            **own_language(theme),
            "id": theme.id,
            "title": theme.title,
            "original": _original(theme),
        }
        for theme in rows_of(tables.themes)
    ]


def _original(row: Any) -> types.Original | None:
    """Return the title of a theme or milestone in its own language, if it has one."""
    if pd.isna(row.original_title):
        return None
    return {"title": row.original_title, "language": language_tag(row.original_language)}


def _sources(tables: Tables, cited: Iterable[str]) -> dict[str, types.Source]:
    """Return the sources that are cited under their ids, in the order of the table."""
    ids = set(cited)
    return {row.id: _source(row) for row in rows_of(tables.sources) if row.id in ids}


def _source(row: Any) -> types.Source:
    published = text(row.published)
    about = [row.publisher, trp("kind", row.kind), published, text(row.note)]
    return {
        "title": row.title,
        "language": language_tag(row.language),
        "url": _web_address(row.url),
        "publisher": row.publisher,
        "kind": row.kind,
        "published": published,
        "archived_url": _web_address(row.archived_url),
        "archived_on": text(row.archived_on),
        "about": " · ".join(map(isolated, filter(None, about))),
    }


def _web_address(url: Any) -> str:
    """Return an address that may become a link, or nothing."""
    return text(url) if is_web_address(text(url)) else ""


# Steps and statements --------------------------------------------------------------------------


def _timeline_step(found: _Rows, step: Step) -> types.TimelineStep:
    theme = found.themes.get(step.id)
    own: Written = own_language(theme) if theme else {}
    return {
        **own,
        "theme": step.id,
        "title": step.title,
        "milestones": [row.id for row in step.milestones],
    }


def _step(tables: Tables, found: _Rows, step: Step, panels: list[record.Panel]) -> types.Step:
    theme = found.themes.get(step.id)
    question, notes, limits = (
        text(getattr(theme, name, None)) for name in ("question", "notes", "limits")
    )
    sides = [
        _side(found, step.id, moment, told["role"])
        for told, moment in zip(found.overview["moments"], rows_of(tables.moments), strict=True)
        if found.statements
    ]
    bases = reported_bases(tables, step.id)
    return {
        **_timeline_step(found, step),
        "original": _original(theme) if theme else None,
        "finding": _finding(found, step.id),
        "question": question,
        "notes": notes,
        "sides": sides,
        "reported": name_bases(bases),
        "agreeing": agreeing(bases),
        "placed": name_bases(placed_bases(sides)),
        "record": {
            "limits": limits,
            "figures": [panel.lead.id for panel in panels],
            "accounts": [_account(row) for row in found.readings_of[step.id,]],
        },
    }


def _finding(found: _Rows, theme: str) -> Sentence:
    """Return the line under the title of a theme, empty where the overview has no row of it."""
    if theme not in found.rows_of_overview:
        return {"full": "", "covered": ""}
    placed = [found.statements[p.statement].section for p in found.placements_of[theme,]]
    place = placed_from(placed, found.themed_sections)
    return theme_finding(found.overview, found.rows_of_overview[theme], place)


def _account(row: Any) -> types.Account:
    doubt = tr(record.NOT_SEEN) if row.certainty == "consistent" else ""
    return {
        "origin": row.origin,
        "about": [*filter(None, [row.published, doubt])],
        "summary": row.summary,
        "source": row.source,
    }


def _origins(tables: Tables) -> list[str]:
    """Return the sides that some account comes from, in the order in which they are declared."""
    return list(tables.readings["origin"].cat.remove_unused_categories().cat.categories)


def _side(found: _Rows, theme: str, moment: Any, role: Role) -> types.Side:
    said = found.statements_of[theme, moment.id]
    placed = [
        (found.statements[p.statement], p.reason)
        for p in found.placements_of[theme,]
        if found.statements[p.statement].moment == moment.id
    ]
    place = placed_from([row.section for row, _ in placed], found.themed_sections)
    return {
        "name": f"{isolated(moment.label)} · {day(moment.date)}",
        "label": moment.label,
        "day": day(moment.date),
        "role": role,
        "title": moment.title,
        "note": text(moment.note),
        "statements": [_statement(found, row, role) for row in said if row.kind != "setting"],
        "placed": [_statement(found, row, role, reason) for row, reason in placed],
        "placed_title": placed_title(place) if placed else "",
        "background": [_statement(found, row, role) for row in said if row.kind == "setting"],
        "missing": _missing(said, role) if theme or not found.themes else "",
    }


_EXPECTED = {"called": "call", "reported": "outcome"}
_NONE = {
    "call": marked("The article reports no call in this section."),
    "outcome": marked("The article reports no outcome in this section."),
}


def _missing(said: list[Any], role: Role) -> str:
    """Say plainly that a section has no call, or reports no outcome, where there should be one."""
    kind = _EXPECTED.get(role)
    if not kind:
        return ""
    expected = [row for row in said if row.kind == kind]
    if not expected:
        return tr(_NONE[kind])
    if all(row.basis == "acknowledged gap" for row in expected):
        return tr("Beyond this gap, the article reports no outcome in this section.")
    return ""


def _statement(found: _Rows, row: Any, role: Role, reason: str = "") -> types.Statement:
    place = (
        tr("opening, paragraph {paragraph}", paragraph=row.paragraph)
        if row.section == 0
        else tr(
            "section {section}, paragraph {paragraph}", section=row.section, paragraph=row.paragraph
        )
    )
    addressed_to, basis = text(row.addressed_to), text(row.basis)
    url = found.article_url
    about = [
        _kind(row),
        tr("asked of {whom}", whom=addressed_to) if addressed_to else "",
        tr("basis given: {basis}", basis=trp("basis", basis)) if basis else "",
        place,
    ]
    return {
        **own_language(row),
        "id": row.id,
        "kind": row.kind,
        "summary": row.summary,
        "addressed_to": addressed_to,
        "basis": basis,
        "place": place,
        "fragment": text_fragment(url, text(row.opening_words)),
        "about": [*filter(None, about)],
        "meta": _meta(row, role, _in_article(place) if url else place),
        "reason": reason,
        "mentions": [_mention(found, mention) for mention in found.mentions_by[row.id,]],
        "dated": found.dated.get(row.id),
        "check": next(map(_check, found.check_of[row.id,]), None),
    }


def _in_article(place: str) -> str:
    """Say of a place that leads there in what it is."""
    return tr("{name}: {words}", name=tr(ARTICLE_COLUMN), words=place)


def _meta(row: Any, role: Role, place: str) -> list[types.MetaPart]:
    """Say what a statement rests on, or what it is where its column does not tell, and where."""
    is_told = row.kind == "call" and role == "called"
    word = "" if is_told else _kind(row)
    if text(row.basis):
        word = trp("basis", row.basis)
    short = f"§{row.section} ¶{row.paragraph}"
    if row.section == 0:
        short = tr("opening ¶{paragraph}", paragraph=row.paragraph)
    asked = tr("asked of {whom}", whom=row.addressed_to) if text(row.addressed_to) else ""
    parts: list[types.MetaPart] = [
        {"text": f"{word[:1].upper()}{word[1:]}", "spoken": "", "strong": True},
        {"text": short, "spoken": place, "strong": False},
        {"text": asked, "spoken": "", "strong": False},
    ]
    return [part for part in parts if part["text"]]


def _kind(row: Any) -> str:
    return tr("background") if row.kind == "setting" else trp("kind", row.kind)


def _mention(found: _Rows, mention: Any) -> types.Mention:
    label = found.milestones[mention.milestone].label
    words = (
        tr("It may be: {milestone}", milestone=label)
        if mention.relation == "candidate"
        else tr("See: {milestone}", milestone=label)
    )
    return {"milestone": mention.milestone, "text": words}


def _check(row: Any) -> types.Check:
    return {"figures": list(row.indicators), "open": row.remains_open}


# Figures ---------------------------------------------------------------------------------------


def _figures(tables: Tables, panels: list[record.Panel]) -> dict[str, types.Figure]:
    """Return what is said of each panel, under the id of its first indicator."""
    return {panel.lead.id: _figure(tables, panel) for panel in panels}


def _figure(tables: Tables, panel: record.Panel) -> types.Figure:
    lead, is_several = panel.lead, len(panel.series) > 1
    is_card = lead.display == "card"
    compared = [] if is_card else panel.series
    return {
        "id": lead.id,
        "title": lead.title,
        "unit": lead.unit,
        "line": record.panel_line(tables, panel),
        "told": record.told(panel),
        "notes": [*filter(None, [text(lead.care)]), *record.limits(panel)],
        "changes": [
            {"series": series.indicator.label, **change(tables, series)} for series in compared
        ],
        "points": [
            {
                "when": value.when,
                "value": tr("{label} {value}", label=value.series, value=value.value)
                if is_several
                else value.value,
                "rests_on": _rests_on(value, is_drawn=not is_card),
                "source": value.source,
            }
            for value in record.values(panel)
        ],
    }


def _rests_on(value: record.Value, *, is_drawn: bool) -> list[str]:
    doubt = value.doubt
    said = [
        tr("release {number}", number=number(value.release)) if value.release > 1 else "",
        tr("worked out: {how}", how=value.arithmetic) if value.arithmetic else "",
        tr("drawn hollow: {why}", why=doubt) if doubt and is_drawn else doubt,
        value.note,
    ]
    return [*filter(None, said)]


def _rested_on(figures: dict[str, types.Figure]) -> list[str]:
    return [point["source"] for figure in figures.values() for point in figure["points"]]


# Milestones ------------------------------------------------------------------------------------


def _kinds(tables: Tables) -> list[str]:
    """Return the kinds that some milestone has, in the order of their table."""
    return list(tables.milestones["kind"].cat.remove_unused_categories().cat.categories)


def _cited(milestones: dict[str, types.Milestone]) -> list[str]:
    return [source for milestone in milestones.values() for source in milestone["sources"]]


def _milestones(tables: Tables, found: _Rows) -> dict[str, types.Milestone]:
    first_day = list(tables.moments["date"][:1])
    return {row.id: _milestone(found, row, first_day) for row in rows_of(tables.milestones)}


def _milestone(found: _Rows, row: Any, first_day: list[pd.Timestamp]) -> types.Milestone:
    by_article = _tied_by_article(found, row, first_day)
    when = dated(row.date_kind, whole_date(row))
    dates = _dates(found, row)
    return {
        **own_language(row),
        "label": row.label,
        "title": row.title,
        "original": _original(row),
        "kind": text(row.kind),
        "issuer": text(row.issuer),
        "summary": row.summary,
        "in_article": row.in_article,
        "mentioned": found.mentioned(row),
        "when": when,
        "spoken": tr(SPOKEN[row.in_article], label=row.label, when=when),
        "dates": dates,
        "rows": _details(found, row, dates, by_article),
        "mentions": [
            paragraph
            for mention in found.mentions_of[row.id,]
            for paragraph in _mention_paragraphs(found, mention)
        ],
        "themes": [{"id": id_, "by_article": id_ in by_article} for id_ in row.themes],
        "sources": list(row.sources),
    }


def _tied_by_article(found: _Rows, row: Any, first_day: list[pd.Timestamp]) -> set[str]:
    """Return the themes that the article, not this explainer, ties a milestone to."""
    mentions, kind = found.mentions_of[row.id,], found.kinds.get(row.kind)
    themes = {text(found.statements[mention.statement].theme) for mention in mentions}
    is_measure = kind is None or kind.is_measure
    is_of_first_day = [row.date] == [row.last_day] == first_day
    if row.in_article == "named" and is_of_first_day and not is_measure:
        themes |= set(row.themes)  # the article ties every theme to where the calls were made
    return themes


def _details(found: _Rows, row: Any, dates: list[str], by_article: set[str]) -> list[list[str]]:
    kind = found.kinds.get(row.kind)
    themes = [
        tr("{theme} (tied to it by the article)", theme=found.themes[id_].title)
        if id_ in by_article
        else tr("{theme} (placed here by this explainer)", theme=found.themes[id_].title)
        for id_ in row.themes
    ]
    meaning = text(kind and kind.meaning)
    what = tr("{kind}: {meaning}", kind=row.kind, meaning=meaning) if meaning else text(row.kind)
    details = [
        [tr("Dates"), with_semicolons(dates)],
        [tr("Issued or done by"), text(row.issuer)],
        [tr("What it does"), row.summary],
        [tr("Kind"), what],
        [tr("Citation"), text(row.citation)],
        [tr(ARTICLE_COLUMN), found.mentioned(row)],
        [tr("Bears on"), with_semicolons(themes) if themes else ""],
        [tr("Notes"), text(row.note)],
    ]
    return [[name, words] for name, words in details if words]


def _mention_paragraphs(found: _Rows, mention: Any) -> list[str]:
    said = found.statements[mention.statement].summary
    against = text(mention.reason_against)
    return [
        tr("The article may mean this where it says, in our words: {summary}", summary=said)
        if mention.relation == "candidate"
        else tr("The article means this where it says, in our words: {summary}", summary=said),
        tr("For: {reason}", reason=mention.reason_for),
        *([tr("Against: {reason}", reason=against)] if against else []),
    ]


def _dates(found: _Rows, row: Any) -> list[str]:
    """List every date of a milestone in order, each with what it is the date of."""
    own = whole_date(row)
    dates = [(row.date, row.last_day, text(row.date_kind), own, text(row.certainty))]
    dates += [
        (r.date, r.last_day, r.kind, period(r.date, r.last_day), r.certainty)
        for r in found.dates_of[row.id,]
    ]
    if pd.notna(row.effective):
        in_force = tr("in force")
        dates.append((row.effective, row.effective, in_force, day(row.effective), "verified"))
    told = [(dated(kind, words), doubt) for _, _, kind, words, doubt in sorted(dates)]
    return [
        tr("{date} (day not certain)", date=date) if doubt == "consistent" else date
        for date, doubt in told
    ]
