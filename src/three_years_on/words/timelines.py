"""Tables in, what a timeline shows as plain data out: lanes, moments, emphasis, its words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypedDict

import pandas as pd

from three_years_on.languages.spoken import isolated, marked, spoken, tr, trn
from three_years_on.tables.model import rows_of
from three_years_on.words.findings import number_word
from three_years_on.words.glance import Written
from three_years_on.words.groups import kind_groups
from three_years_on.words.steps import timeline_alt
from three_years_on.words.writing import (
    dated,
    exact_to,
    number,
    own_language,
    sentences,
    short_date,
    text,
    whole_date,
    with_semicolons,
)

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.steps import Step

_MOST_YEARS = 10
_NAMED = {
    "named": marked("the article names it"),
    "candidate": marked("the article may mean it"),
}
_HERE = {
    "named": marked("an outcome here names it"),
    "candidate": marked("an outcome here may mean it"),
}
_PLACED = {
    "named": marked("an outcome here names it, placed here by this explainer"),
    "candidate": marked("an outcome here may mean it, placed here by this explainer"),
}
_FARTHEST = {"outcome": 0, "elsewhere": 1}


class LaneContent(TypedDict):
    """A lane: its words as the table has them, those before its marks, and the marks' shape."""

    id: str
    label: str
    shape: str


class MomentContent(TypedDict):
    """A moment: its day (ISO), and the words at its line, numbered where there are three."""

    id: str
    day: str
    label: str
    text: str


class MarkContent(Written):
    """A milestone: first and last day that it may be of (ISO), its lane, and words for it.

    `end` is the last day of a period, and `until` says it in words; both are empty else.
    """

    label: str
    title: str
    first: str
    last: str
    end: str
    until: str
    short: str
    when: str
    kind: str
    lane: str
    certain: bool


class EmphasisContent(TypedDict):
    """How the article speaks of a milestone, seen from one step.

    `moment` is the one of the statement that names it, to which the arrow of an outcome leads;
    `placed` tells that this explainer set the outcome beside the theme; `said` says it in words.
    """

    by: Literal["outcome", "elsewhere"]
    relation: Literal["named", "candidate"]
    moment: str
    placed: bool
    said: str


class LanesStep(TypedDict):
    """What one step shows; `name` is its name for a screen reader, `text` tells it in full."""

    theme: str
    name: str
    text: str
    milestones: list[str]
    emphasis: dict[str, EmphasisContent]


class Timeline(TypedDict):
    """All that a timeline shows. `spans` says what lies before, between and after the moments."""

    lanes: list[LaneContent]
    moments: list[MomentContent]
    spans: list[str]
    months: list[str]
    milestones: dict[str, MarkContent]
    steps: list[LanesStep]


def timeline_content(tables: Tables, steps: list[Step]) -> Timeline:
    """Return what the browser lays out as a timeline, one step at a time.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    steps : list of Step
        What can be shown; a step without an id shows the milestones of all themes.

    Returns
    -------
    Timeline
        Plain text, numbers and lists. Each kind of `kinds` stands in the lane of its group,
        or without one in its own; beyond seven lanes the later ones become "other". Where no
        milestone has a kind, the one lane has no words.
    """
    groups = kind_groups(tables)
    lane_of = {kind: group.name for kind, group in groups.items()}
    mentions = _mentions(tables)
    has_kinds = any(groups)
    return {
        "lanes": [
            {
                "id": group.name,
                "label": isolated(group.name[:1].upper() + group.name[1:]) if has_kinds else "",
                "shape": group.shape,
            }
            for group in dict.fromkeys(groups.values())
        ],
        "moments": _moments(tables.moments),
        "spans": _spans(tables.moments["date"]),
        "months": [spoken().month_name(date(2000, month, 1)) for month in range(1, 13)],
        "milestones": {
            row.id: _mark(row, lane_of[text(row.kind)]) for row in rows_of(tables.milestones)
        },
        "steps": [_step(tables, step, mentions, lane_of) for step in steps],
    }


def _moments(moments: pd.DataFrame) -> list[MomentContent]:
    many = len(moments) > 2
    return [
        {
            "id": row.id,
            "day": _iso(row.date),
            "label": isolated(row.label),
            "text": (f"{number} " if many else "")
            + f"{isolated(row.label)} · {short_date(row.date)}",
        }
        for number, row in enumerate(rows_of(moments), start=1)
    ]


def _spans(dates: pd.Series) -> list[str]:
    """Say what lies before, between and after the moments, to stand behind a count."""
    if len(dates) < 2:
        return [tr("before"), tr("since")][: 2 * len(dates)]
    between = [
        _years(first, last) for first, last in zip(dates.iloc[:-1], dates.iloc[1:], strict=True)
    ]
    return [tr("before"), *between, tr("after")]


def _years(first: pd.Timestamp, last: pd.Timestamp) -> str:
    years = last.year - first.year
    if (first.month, first.day) != (last.month, last.day) or not 0 < years <= _MOST_YEARS:
        return tr("between")
    return trn("in the year", "in the {count} years", years, count=number_word(years))


def _mark(row: Any, lane: str) -> MarkContent:
    is_year = exact_to(row.date, row.last_day) == "year"
    return {
        **own_language(row),
        "label": row.label,
        "title": row.title,
        "first": _iso(row.date),
        "last": _iso(row.last_day),
        "end": "" if pd.isna(row.end) else _iso(row.end),
        "until": "" if pd.isna(row.end) else _until(row),
        "short": short_date(row.date, "year" if is_year else "month"),
        "when": dated(row.date_kind, whole_date(row)),
        "kind": text(row.kind),
        "lane": lane,
        "certain": text(row.certainty) != "consistent",
    }


def _until(row: Any) -> str:
    exactness = exact_to(row.end_first_day, row.end)
    words = short_date(row.end, exactness)
    return tr("until {day}", day=words) if exactness == "day" else tr("until {month}", month=words)


def _iso(date: pd.Timestamp) -> str:
    return date.date().isoformat()


class _Mention(TypedDict):
    """A statement that names a milestone or may mean it, and the themes that it stands in."""

    relation: Literal["named", "candidate"]
    is_outcome: bool
    theme: str
    placed_in: set[str]
    moment: str


def _mentions(tables: Tables) -> dict[str, list[_Mention]]:
    """Return who mentions each milestone, named before perhaps meant."""
    statements = {row.id: row for row in rows_of(tables.statements)}
    placed: dict[str, set[str]] = {}
    for row in rows_of(tables.placements):
        placed.setdefault(row.statement, set()).add(row.theme)
    found: dict[str, list[_Mention]] = {}
    for row in rows_of(tables.mentions.sort_values("relation", ascending=False)):
        statement = statements[row.statement]
        mention: _Mention = {
            "relation": row.relation,
            "is_outcome": statement.kind == "outcome",
            "theme": text(statement.theme),
            "placed_in": placed.get(row.statement, set()),
            "moment": statement.moment,
        }
        found.setdefault(row.milestone, []).append(mention)
    return found


def _step(
    tables: Tables, step: Step, mentions: dict[str, list[_Mention]], lane_of: dict[str, str]
) -> LanesStep:
    ids = [row.id for row in step.milestones]
    count = trn("{count} milestone", "{count} milestones", len(ids))
    told = [timeline_alt(tables, step), _lane_sentence(step.milestones, lane_of)]
    return {
        "theme": step.id,
        "name": tr("Timeline, {title}: {milestones}", title=step.title, milestones=count),
        "text": sentences(told),
        "milestones": ids,
        "emphasis": {id_: _emphasis(mentions[id_], step.id) for id_ in ids if id_ in mentions},
    }


def _lane_sentence(milestones: list[Any], lane_of: dict[str, str]) -> str:
    """Count the milestones of a step by lane, in the order of the lanes."""
    if not any(lane_of):
        return ""
    counts = Counter(lane_of[text(row.kind)] for row in milestones)
    lanes = [lane for lane in dict.fromkeys(lane_of.values()) if counts[lane]]
    if not lanes or not any(lane_of):  # no milestone has a kind
        return ""
    told = [tr("{kind}, {count}", kind=lane, count=number(counts[lane])) for lane in lanes]
    return tr("By kind: {kinds}.", kinds=with_semicolons(told))


def _emphasis(mentions: list[_Mention], theme: str) -> EmphasisContent:
    """Return the nearest of several mentions: by an outcome here, placed here, then elsewhere."""
    seen = [_seen_from(mention, theme) for mention in mentions]
    return min(seen, key=lambda emphasis: (_FARTHEST[emphasis["by"]], emphasis["placed"]))


def _seen_from(mention: _Mention, theme: str) -> EmphasisContent:
    placed = theme in mention["placed_in"]
    is_here = mention["is_outcome"] and (placed or theme in ("", mention["theme"]))
    words = _PLACED if placed and is_here else _HERE if is_here and theme else _NAMED
    said = words[mention["relation"]]
    return {
        "by": "outcome" if is_here else "elsewhere",
        "relation": mention["relation"],
        "moment": mention["moment"],
        "placed": placed and is_here,
        "said": tr(said),
    }
