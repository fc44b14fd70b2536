"""Tables in, what is seen at a glance out: one row a theme, in words and plain data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from three_years_on.languages.spoken import ENGLISH, marked, spoken, tr, trn, trp
from three_years_on.tables.model import rows_of
from three_years_on.words.findings import (
    GAP,
    finding_of,
    first_moment,
    group_label,
    number_word,
    row_name,
    source_of,
    title_of,
)
from three_years_on.words.groups import SHAPES, kind_groups
from three_years_on.words.spans import at_edges, span_of
from three_years_on.words.writing import number, own_language, sentences, short_date, text

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.glance import (
        Cell,
        Entry,
        Group,
        Line,
        Moment,
        Original,
        Overview,
        Role,
        Row,
        Sentence,
        Tick,
        Trace,
        Words,
    )

_EXPLAINED = {
    "figure": marked("a figure"),
    "named measure": marked("a measure the article names"),
    "unnamed measure": marked("a measure not named"),
    "assertion": marked("assertion: said without a figure or a measure"),
    GAP: marked("a gap said to remain"),
    "outcome": marked("one outcome"),
}


def make_overview(tables: Tables) -> Overview:
    """Return the overview of tables from `load`, whatever they hold.

    Everything that tells an outcome comes twice, in full and covered, so that a browser can cover
    a theme without making sentences.
    """
    moments = _moments(tables)
    rows = Rows(tables, moments)
    themes = enumerate(rows_of(tables.themes), 1)
    told = [rows.of_theme(number, theme) for number, theme in themes]
    if rest := rows.of_none(len(told) + 1):
        told.append(rest)
    ticks = _ticks(tables)
    title, finding = title_of(moments, told, ticks), finding_of(rows, told)
    shown = [ticks[id_] for id_ in {id_ for row in told for id_ in row["milestones"]}]
    span = span_of(shown, moments)
    return {
        "span": span,
        "source": source_of(tables, moments),
        "title": title,
        "finding": finding,
        "moments": moments,
        "zones": _zones(moments),
        "rows": told,
        "milestones": ticks,
        "legend": _legend(told, ticks, at_edges(shown, span)),
        "words": _words(),
        "alt": sentences([title["full"], finding["full"]]),
    }


def moment_roles(tables: Tables) -> dict[str, Role]:
    """Return for each moment what its statements make it: reported, called or nothing.

    Where nothing is reported at all, outcomes are expected at the last moment after a call.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(tables.statements):
        kinds[row.moment].add(row.kind)
    roles: dict[str, Role] = {
        id_: "reported" if "outcome" in kinds[id_] else "called" if "call" in kinds[id_] else ""
        for id_ in tables.moments["id"]
    }
    last = next(reversed(roles), "")
    if "reported" not in roles.values() and "called" in list(roles.values())[:-1]:
        roles[last] = roles[last] or "reported"
    return roles


# The parts ---------------------------------------------------------------------------------------


def _moments(tables: Tables) -> list[Moment]:
    roles = moment_roles(tables)
    return [
        {
            "id": row.id,
            "date": row.date.date().isoformat(),
            "day": short_date(row.date),
            "label": row.label,
            "title": row.title,
            "role": roles[row.id],
        }
        for row in rows_of(tables.moments)
    ]


def _words() -> Words:
    return {
        "name": tr("All themes at a glance"),
        "none": tr("none reported"),
        "own": tr("in its own section"),
        "ownHead": tr("in the theme's own section"),
        "placedHead": tr("placed here by us"),
        "more": tr("on no theme"),
    }


def _zones(moments: list[Moment]) -> list[str]:
    """Name the times before, between and after the moments."""
    if not moments:
        return [tr("milestones")]
    between = [tr("milestones in between")] * (len(moments) - 1)
    return [tr("milestones before"), *between, tr("after")]


def _ticks(tables: Tables) -> dict[str, Tick]:
    groups = kind_groups(tables)
    return {
        row.id: {
            "label": row.label,
            "first": row.date.date().isoformat(),
            "last": row.last_day.date().isoformat(),
            "end": "" if pd.isna(row.end) else row.end.date().isoformat(),
            "group": groups[text(row.kind)].name,
            "shape": groups[text(row.kind)].shape,
        }
        for row in rows_of(tables.milestones)
    }


class _Placed(NamedTuple):
    """A statement beside a theme, and whether we placed it there."""

    row: Any
    placed: bool


class Rows:
    """The rows of an overview; each table is read once."""

    def __init__(self, tables: Tables, moments: list[Moment]) -> None:
        self.tables, self.moments = tables, moments
        self.statements = {row.id: row for row in rows_of(tables.statements)}
        self.of: dict[str, list[Any]] = defaultdict(list)
        for row in self.statements.values():
            self.of[text(row.theme)].append(row)
        self.placed_at: dict[str, list[Any]] = defaultdict(list)
        for row in rows_of(tables.placements):
            self.placed_at[text(row.theme)].append(self.statements[row.statement])
        self.placings = [row.statement for row in rows_of(tables.placements)]
        self.mentions: dict[str, list[Any]] = defaultdict(list)
        for row in rows_of(tables.mentions):
            self.mentions[row.statement].append(row)
        self.milestones = {row.id: row for row in rows_of(tables.milestones)}
        self.milestones_of: dict[str, list[str]] = defaultdict(list)
        for row in self.milestones.values():
            for theme in row.themes or ("",):
                self.milestones_of[theme].append(row.id)

    def of_theme(self, number: int, theme: Any) -> Row:
        """Return the row of a theme."""
        is_translated = pd.notna(theme.original_title)
        row = self._row(
            number,
            theme.id,
            theme.title,
            {"title": theme.original_title, "language": text(theme.original_language)}
            if is_translated
            else None,
            [_Placed(row, placed=False) for row in self.of[theme.id]]
            + [_Placed(row, placed=True) for row in self.placed_at[theme.id]],
        )
        return {**row, **own_language(theme)}

    def of_none(self, number: int) -> Row | None:
        """Return the row of what belongs to no theme, where there is any of it."""
        said = [_Placed(row, placed=False) for row in self.of[""]]
        has_themes = len(self.tables.themes) > 0
        if has_themes and not said:
            return None
        if not said and not self.milestones:
            return None
        title = tr("The article") if said else tr("Milestones")
        row = self._row(number, "", tr("Opening and close") if has_themes else title, None, said)
        if has_themes:
            row["subtitle"] = tr("belongs to no theme")
            row["note"] = self._note(row)
            # What is placed above is traced there.
            row["traces"] = [
                trace
                for trace in row["traces"]
                if not set(trace["statements"]) & set(self.placings)
            ]
            traced = {id_ for trace in row["traces"] for id_ in trace["milestones"]}
            ids = dict.fromkeys([*self.milestones_of[""], *traced])
            row["milestones"] = sorted(ids, key=lambda id_: self.milestones[id_].date)
            row["name"] = row_name(row, self.moments)
        return row

    def _row(
        self, number: int, id_: str, title: str, original: Original | None, said: list[_Placed]
    ) -> Row:
        traces = self._traces(said)
        traced = [milestone for trace in traces for milestone in trace["milestones"]]
        ids = dict.fromkeys([*self.milestones_of[id_], *traced])
        row: Row = {
            "id": id_,
            "number": number,
            "title": title,
            "original": original,
            "subtitle": "",
            "calls": sum(s.row.kind == "call" and not s.placed for s in said),
            "cells": [self._cell(id_, moment, said) for moment in self.moments],
            "note": {"full": "", "covered": ""},
            "milestones": sorted(ids, key=lambda id_: self.milestones[id_].date),
            "traces": traces,
            "name": {"full": "", "covered": ""},
        }
        row["name"] = row_name(row, self.moments)
        return row

    def _cell(self, theme: str, moment: Moment, said: list[_Placed]) -> Cell:
        is_expected = moment["role"] == "reported" and (theme or self.tables.themes.empty)
        here = [s for s in said if s.row.moment == moment["id"] and s.row.kind != "setting"]
        own = [s.row for s in here if s.row.kind == "outcome" and not s.placed]
        return {
            "calls": sum(s.row.kind == "call" and not s.placed for s in here),
            "own": _groups(own),
            "placed": _groups([s.row for s in here if s.placed]),
            "none": bool(is_expected) and not own,
        }

    def _traces(self, said: list[_Placed]) -> list[Trace]:
        """Return a trace for each set of milestones, those that are named first."""
        traces: dict[tuple[Any, ...], Trace] = {}
        for statement, placed in said:
            if statement.kind == "setting" or (statement.kind == "call" and not placed):
                continue
            by_relation: dict[str, list[str]] = defaultdict(list)
            for mention in self.mentions[statement.id]:
                by_relation[mention.relation].append(mention.milestone)
            for relation, ids in by_relation.items():
                ids.sort(key=lambda id_: (self.milestones[id_].date, id_))
                key = (*ids, relation, placed)
                if key in traces:
                    traces[key]["statements"].append(statement.id)
                else:
                    traces[key] = self._trace(statement.id, ids, relation, placed=placed)
        return sorted(traces.values(), key=lambda trace: trace["relation"] != "named")

    def _trace(self, statement: str, ids: list[str], relation: str, *, placed: bool) -> Trace:
        older = relation == "named" and all(map(self._is_older, ids))
        if relation == "named":
            words = [self.milestones[id_].label for id_ in ids]
        else:
            words = [self._may_be_meant(ids)]
        lines: list[Line] = [{"text": line, "strong": False} for line in words]
        if older:
            call = first_moment(self.moments)
            told = trp("below a milestone", "older than {moment}", moment=call)
            lines.append({"text": told, "strong": True})
        return {
            "statements": [statement],
            "milestones": ids,
            "relation": relation,
            "placed": placed,
            "older": older,
            "label": lines,
        }

    def _is_older(self, milestone: str) -> bool:
        last_day = self.milestones[milestone].last_day.date().isoformat()
        return bool(self.moments) and last_day < self.moments[0]["date"]

    def older(self, statements: list[str]) -> list[str]:
        """Return the statements whose named milestones are all older than the first moment."""
        named = {
            id_: [m.milestone for m in self.mentions[id_] if m.relation == "named"]
            for id_ in statements
        }
        return [id_ for id_, ids in named.items() if ids and all(map(self._is_older, ids))]

    def _may_be_meant(self, ids: list[str]) -> str:
        """Count milestones; English names their one kind, if its plural is plain."""
        kinds = {text(self.milestones[id_].kind) for id_ in ids}
        kind = kinds.pop() if len(kinds) == 1 else ""
        is_plain = kind.isascii() and kind[-1:].isalpha() and kind[-1:] not in "sxyz"
        if is_plain and spoken().code == ENGLISH:
            return f"{number(len(ids))} {kind}{'s' * (len(ids) != 1)} may be meant"
        return trn("{count} milestone may be meant", "{count} milestones may be meant", len(ids))

    def meant(self, statements: list[str]) -> str:
        """Say what may be meant by statements that name no measure."""
        ids = {
            mention.milestone
            for id_ in statements
            for mention in self.mentions[id_]
            if mention.relation == "candidate"
        }
        return self._may_be_meant(list(ids)) if ids else ""

    def _note(self, row: Row) -> Sentence:
        """Say how many outcomes of no theme are placed beside one as well."""
        outcomes = [
            s for cell in row["cells"] for group in cell["own"] for s in group["statements"]
        ]
        placed = [s for s in outcomes if s in self.placings]
        twice = sum(self.placings.count(s) > 1 for s in placed)
        if not placed:
            return {"full": "", "covered": ""}
        if len(outcomes) == 1:
            words = tr("This outcome stands above too, dashed")
        else:
            words = trn(
                "{count} of these {all} stands above too, dashed",
                "{count} of these {all} stand above too, dashed",
                len(placed),
                all=number(len(outcomes)),
            )
        if twice:
            most = max(self.placings.count(s) for s in placed)
            words = _repeated(words, twice if len(placed) > 1 else 0, only_twice=most == 2)
        return {"full": words, "covered": ""}

    def place_of_rest(self) -> str:
        """Return the sentence that says where in the article outcomes of no theme stand."""
        sections = [row.section for row in self.of[""] if row.kind == "outcome"]
        themed = [row.section for id_, rows in self.of.items() if id_ for row in rows]
        if themed and min(sections) > max(themed):
            return marked("The close of the article reports {outcomes}.")
        if themed and max(sections) < min(themed):
            return marked("The opening of the article reports {outcomes}.")
        return marked("The rest of the article reports {outcomes}.")


def _repeated(words: str, count: int, *, only_twice: bool) -> str:
    """Add to the words about outcomes how many of them stand above more than once, if many do."""
    if not count and only_twice:
        return tr("{words} twice", words=words)
    if not count:
        return tr("{words} several times", words=words)
    if only_twice:
        return trn(
            "{words}; {count} of them twice",
            "{words}; {count} of them twice",
            count,
            count=number_word(count),
            words=words,
        )
    return trn(
        "{words}; {count} of them several times",
        "{words}; {count} of them several times",
        count,
        count=number_word(count),
        words=words,
    )


def _groups(statements: list[Any]) -> list[Group]:
    """Group statements by what they rest on, in the order in which a basis comes up."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in statements:
        found["call" if row.kind == "call" else text(row.basis) or "outcome"].append(row.id)
    return [
        {"basis": basis, "label": group_label(basis, len(ids)), "statements": ids}
        for basis, ids in found.items()
    ]


def _legend(rows: list[Row], ticks: dict[str, Tick], edges: str) -> list[Entry]:
    """List the marks that the picture holds, and no other."""
    cells = [cell for row in rows for cell in row["cells"]]
    bases = {group["basis"] for cell in cells for group in (*cell["own"], *cell["placed"])}
    placed = {group["basis"] for cell in cells for group in cell["placed"]}
    shown = {id_ for row in rows for id_ in row["milestones"]}
    is_coarse = any(ticks[id_]["first"] != ticks[id_]["last"] for id_ in shown)
    is_lasting = any(ticks[id_]["end"] for id_ in shown)
    bars = _bars(is_coarse=is_coarse, is_lasting=is_lasting)
    found: list[tuple[list[str], str, str, bool]] = [
        (
            ["call"] * any(cell["calls"] for cell in cells),
            "filled",
            tr("one call: something asked for"),
            False,
        ),
        (
            ["tick"] * bool(shown),
            "filled",
            tr("milestone: a policy or event of the time, chosen by us"),
            False,
        ),
        (["tick"] * bool(edges), "filled", edges, False),
        (
            ["bar"] * (is_coarse or is_lasting),
            "filled",
            bars,
            False,
        ),
        *(
            ([basis] * (basis in bases), "filled", tr(_EXPLAINED[basis]), True)
            for basis in _EXPLAINED
        ),
        (
            _shapes(rows, ticks, "named"),
            "filled",
            tr("milestone that an outcome names, as we read it (line)"),
            True,
        ),
        (
            _shapes(rows, ticks, "candidate"),
            "half",
            tr("milestone it may mean (dotted line)"),
            True,
        ),
        (
            [b for b in _EXPLAINED if b in placed][:1],
            "dashed",
            tr("dashed: said elsewhere in the article, placed here by us"),
            True,
        ),
    ]
    return [
        {"marks": marks, "look": look, "words": words, "outcome": outcome}
        for marks, look, words, outcome in found
        if marks
    ]


def _shapes(rows: list[Row], ticks: dict[str, Tick], relation: str) -> list[str]:
    """Return the shapes of the milestones that outcomes name, or may mean."""
    traces = [trace for row in rows for trace in row["traces"] if trace["relation"] == relation]
    found = {ticks[id_]["shape"] for trace in traces for id_ in trace["milestones"]}
    return sorted(found, key=SHAPES.index)


def _bars(*, is_coarse: bool, is_lasting: bool) -> str:
    """Say what a bar means."""
    if is_coarse and is_lasting:
        return tr("from its first to its last day, or only its month or year is known")
    if is_lasting:
        return tr("from its first to its last day")
    return tr("only its month or year is known")
