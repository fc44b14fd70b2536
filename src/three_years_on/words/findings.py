"""Rows of an overview in, the sentences about them out: whose, how many, resting on what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from three_years_on.languages.spoken import ENGLISH, marked, spoken, tr, trn, trp
from three_years_on.words.writing import (
    day,
    listed,
    number,
    sentences,
    text,
    with_commas,
    with_semicolons,
)

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.glance import Group, Moment, Row, Sentence, Tick

GAP = "acknowledged gap"
# Several statements of one basis, where their number stands elsewhere or not at all.
PLURALS = {
    "figure": marked("figures"),
    "named measure": marked("named measures"),
    "unnamed measure": marked("unnamed measures"),
    "assertion": marked("assertions"),
    GAP: marked("acknowledged gaps"),
    "outcome": marked("outcomes"),
    "call": marked("calls"),
}
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


class Rows(Protocol):
    """What is asked of the rows of an overview."""

    moments: list[Moment]

    def older(self, statements: list[str]) -> list[str]:
        """Return the statements whose named milestones are all older than the first moment."""

    def meant(self, statements: list[str]) -> str:
        """Say what may be meant by statements that name no measure."""

    def place_of_rest(self) -> str:
        """Return the sentence that says where in the article outcomes of no theme stand."""


def older_words(moments: list[Moment]) -> str:
    """Say that something is older than the first moment."""
    return tr("older than {moment}", moment=first_moment(moments))


def first_moment(moments: list[Moment]) -> str:
    """Name the first moment, as it stands after the words older than."""
    if moments[0]["role"] == "called":
        return trp("older than", "the call")
    return trp("older than", "{day}", day=moments[0]["day"])


def number_word(count: int, *, capital: bool = False) -> str:
    """Write a number up to twelve as a word, in English; else in digits."""
    if spoken().code != ENGLISH or count >= len(_NUMBERS):
        return number(count)
    word = _NUMBERS[count]
    return word.capitalize() if capital else word


def _counted(basis: str, count: int, written: str) -> str:
    """Count statements of a basis; the number is written as digits or as a word."""
    words = {
        "figure": trn("{count} figure", "{count} figures", count, count=written),
        "named measure": trn(
            "{count} named measure", "{count} named measures", count, count=written
        ),
        "unnamed measure": trn(
            "{count} unnamed measure", "{count} unnamed measures", count, count=written
        ),
        "assertion": trn("{count} assertion", "{count} assertions", count, count=written),
        GAP: trn("{count} acknowledged gap", "{count} acknowledged gaps", count, count=written),
        "outcome": trn("{count} outcome", "{count} outcomes", count, count=written),
        "call": trn("{count} call", "{count} calls", count, count=written),
    }
    return words[basis]


def group_label(basis: str, count: int) -> str:
    """Say what a group of statements rests on, without their number."""
    if count > 1:
        return tr(PLURALS[basis])
    return trp("kind" if basis in ("outcome", "call") else "basis", basis)


def _of_themes(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["id"]]


def _outcomes(row: Row) -> list[Group]:
    return [group for cell in row["cells"] for group in cell["own"]]


def source_of(tables: Tables, moments: list[Moment]) -> str:
    """Say whose article it is, and what it looks back on."""
    article = tables.article
    title, publisher = text(article["title"]), text(article["publisher"])
    published = text(article["published"])
    if "-" in published[5:]:
        published = day(pd.Timestamp(published))
    parts = []
    if publisher and published:
        parts.append(
            tr(
                "“{title}”, {publisher}, {day}.",
                title=title,
                publisher=publisher,
                day=published,
            )
        )
    elif publisher or published:
        parts.append(tr("“{title}”, {source}.", title=title, source=publisher or published))
    parts += [
        tr("{moment} on {day}: {title}.", moment=m["label"], day=m["day"], title=m["title"])
        for m in moments
        if m["role"] == "called"
    ]
    return sentences(parts)


def title_of(moments: list[Moment], rows: list[Row], ticks: dict[str, Tick]) -> Sentence:
    """Say how many calls there are, and how many themes have an outcome."""
    themes = _of_themes(rows)
    calls = sum(row["calls"] for row in themes or rows)
    milestones = 0 if calls or _has_outcomes(rows) else len(ticks)
    covered = _covered(calls, milestones, len(themes))
    if not covered and not _has_outcomes(rows):
        covered = tr("The tables hold no theme, statement or milestone yet.")
    return {
        "full": sentences([covered, _share(moments, rows, themes)]),
        "covered": covered or tr("What is reported is covered."),
    }


def _covered(calls: int, milestones: int, themes: int) -> str:
    """Count calls, or without any the milestones, and themes."""
    if not themes and calls:
        return trn("{count} call.", "{count} calls.", calls)
    if not themes:
        return trn("{count} milestone.", "{count} milestones.", milestones) if milestones else ""
    if not calls and not milestones:
        capital = number_word(themes, capital=True)
        return trn("{count} theme.", "{count} themes.", themes, count=capital)
    things = (
        trn("{count} call", "{count} calls", calls)
        if calls
        else trn("{count} milestone", "{count} milestones", milestones)
    )
    return trn(
        "{things} on {count} theme.",
        "{things} on {count} themes.",
        themes,
        count=number_word(themes),
        things=things,
    )


def _has_outcomes(rows: list[Row]) -> bool:
    return any(_outcomes(row) for row in rows)


def _share(moments: list[Moment], rows: list[Row], themes: list[Row]) -> str:
    """Say how many themes have an outcome in their own section."""
    if all(moment["role"] != "reported" for moment in moments):
        return ""
    if not themes:
        count = sum(len(group["statements"]) for row in rows for group in _outcomes(row))
        return trn(
            "{count} outcome is reported.",
            "{count} outcomes are reported.",
            count,
            count=number_word(count, capital=True),
        )
    having, all_ = sum(map(bool, map(_outcomes, themes))), len(themes)
    if having in (0, all_):
        return _all_or_none(all_, having=bool(having))
    return trn(
        "{count} of the {all} has an outcome reported in its own section.",
        "{count} of the {all} have an outcome reported in their own section.",
        having,
        count=number_word(having, capital=True),
        all=number_word(all_),
    )


def _all_or_none(count: int, *, having: bool) -> str:
    """Say that all themes have an outcome in their own section, or that none has."""
    word = number_word(count)
    having_one = {
        1: tr("It has an outcome reported in its own section."),
        2: tr("Both have an outcome reported in their own section."),
    }
    having_none = {
        1: tr("It has no outcome reported in its own section."),
        2: tr("Neither of the two has an outcome reported in its own section."),
    }
    if having:
        all_ = tr("All {count} have an outcome reported in their own section.", count=word)
        return having_one.get(count, all_)
    none = tr("None of the {count} has an outcome reported in its own section.", count=word)
    return having_none.get(count, none)


def finding_of(rows: Rows, told: list[Row]) -> Sentence:
    """Say what the outcomes rest on."""
    themes = _of_themes(told)
    having = [row for row in themes if _outcomes(row)]
    rest = [row for row in told if not row["id"] and _outcomes(row)]
    said = []
    if having:
        outcomes = _by_basis(rows, having)
        said.append(
            tr("That section reports {outcomes}.", outcomes=outcomes)
            if len(having) == 1
            else tr("Those sections report {outcomes}.", outcomes=outcomes)
        )
    if rest and themes:
        outcomes = _remarkable(rows, rest, more=bool(having))
        said.append(tr(rows.place_of_rest(), outcomes=outcomes))
    elif rest:
        said.append(tr("The article reports {outcomes}.", outcomes=_by_basis(rows, rest)))
    return {"full": sentences(said), "covered": ""}


def _by_basis(rows: Rows, having: list[Row]) -> str:
    """Count outcomes by what they rest on: five outcomes: one figure, two assertions and …."""
    found = _found(having)
    total = sum(map(len, found.values()))
    outcomes = _counted("outcome", total, number_word(total))
    found = dict(sorted(found.items(), key=lambda entry: entry[0] == GAP))
    if list(found) == ["outcome"]:
        return outcomes
    if len(found) == 1 and total > 1:
        basis, ids = next(iter(found.items()))
        kind = tr(PLURALS[basis])
        words = (
            tr("{outcomes}, both of them {kind}", outcomes=outcomes, kind=kind)
            if total == 2
            else tr("{outcomes}, all of them {kind}", outcomes=outcomes, kind=kind)
        )
        return _with_remark(rows, basis, ids, words)
    parts = [
        _with_remark(rows, basis, ids, _counted(basis, len(ids), number_word(len(ids))))
        for basis, ids in found.items()
    ]
    return tr("{outcomes}: {parts}", outcomes=outcomes, parts=listed(parts))


def _found(having: list[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in having:
        for group in _outcomes(row):
            found[group["basis"]] += group["statements"]
    return found


def _with_remark(rows: Rows, basis: str, ids: list[str], words: str) -> str:
    """Say of outcomes, which were counted in words, what is easily overlooked."""
    if basis == GAP:
        return trn(
            "{outcomes}, which counts as an outcome",
            "{outcomes}, which count as outcomes",
            len(ids),
            outcomes=words,
        )
    remark = rows.meant(ids) if basis == "unnamed measure" else _age(rows, ids)
    return tr("{words} ({remark})", words=words, remark=remark) if remark else words


def _age(rows: Rows, ids: list[str]) -> str:
    """Say how many of some outcomes are older than the first moment; of one, without a count."""
    older = rows.older(ids)
    if not older or len(ids) == 1:
        return older_words(rows.moments) if older else ""
    return trn(
        "{count} older than {moment}",
        "{count} older than {moment}",
        len(older),
        count=number_word(len(older)),
        moment=first_moment(rows.moments),
    )


def _older(having: list[Row]) -> set[str]:
    traces = [trace for row in having for trace in row["traces"] if trace["older"]]
    return {id_ for trace in traces for id_ in trace["statements"]}


def _remarkable(rows: Rows, rest: list[Row], *, more: bool) -> str:
    """Count the outcomes of no theme, and tell of them what is easily overlooked."""
    found = _found(rest)
    ids = [id_ for of_basis in found.values() for id_ in of_basis]
    word = number_word(len(ids))
    told = (
        trn("{count} more", "{count} more", len(ids), count=word)
        if more
        else _counted("outcome", len(ids), word)
    )
    remarks = []
    if unnamed := found.get("unnamed measure"):
        words = _some_unnamed(len(unnamed), len(ids))
        remarks.append(_with_remark(rows, "unnamed measure", unnamed, words))
    if older := rows.older(ids):
        remarks.append(_some_older(len(older), len(ids), first_moment(rows.moments)))
    if list(found) == [GAP]:
        remarks.append(_with_remark(rows, GAP, ids, _all_gaps(len(ids))))
    return with_commas([told, *remarks])


def _some_unnamed(count: int, all_: int) -> str:
    """Say how many of all outcomes are unnamed measures; of the only one, without a count."""
    if all_ == 1:
        return tr("a measure that it does not name")
    if count == all_ == 2:
        return tr("both of them measures that it does not name")
    if count == all_:
        return tr("all of them measures that it does not name")
    return trn(
        "{count} of them a measure that it does not name",
        "{count} of them measures that it does not name",
        count,
        count=number_word(count),
    )


def _some_older(count: int, all_: int, moment: str) -> str:
    """Say how many of all outcomes are older than a moment; of the only one, without a count."""
    if all_ == 1:
        return tr("older than {moment}", moment=moment)
    if count == all_ == 2:
        return tr("both of them older than {moment}", moment=moment)
    if count == all_:
        return tr("all of them older than {moment}", moment=moment)
    return trn(
        "{count} of them older than {moment}",
        "{count} of them older than {moment}",
        count,
        count=number_word(count),
        moment=moment,
    )


def _all_gaps(count: int) -> str:
    if count == 1:
        return tr("an acknowledged gap")
    if count == 2:
        return tr("both of them acknowledged gaps")
    return tr("all of them acknowledged gaps")


def row_name(row: Row, moments: list[Moment]) -> Sentence:
    """Say a row to those who do not see it."""
    title = tr("{title}.", title=row["title"])
    calls = ""
    if row["calls"] or row["id"]:
        calls = trn("{count} call.", "{count} calls.", row["calls"])
    count = len(row["milestones"])
    milestones = trn("{count} milestone.", "{count} milestones.", count) if count else ""
    older = _older([row])
    own = [_spoken(group, older, moments) for group in _outcomes(row)]
    placed = [_spoken(g, older, moments) for cell in row["cells"] for g in cell["placed"]]
    is_expected = bool(row["id"]) and any(moment["role"] == "reported" for moment in moments)
    reported = own or ([tr("none reported in its own section")] if is_expected else [])
    note = tr("{note}.", note=row["note"]["full"]) if row["note"]["full"] else ""
    covered = tr("Outcomes covered.") if own or is_expected else ""
    return {
        "full": sentences([title, calls, _outcomes_told(reported, placed), note, milestones]),
        "covered": sentences([title, calls, covered, milestones]),
    }


def _outcomes_told(reported: list[str], placed: list[str]) -> str:
    if reported and placed:
        return tr(
            "Outcomes: {reported}; placed by us: {placed}.",
            reported=with_semicolons(reported),
            placed=listed(placed),
        )
    if reported:
        return tr("Outcomes: {reported}.", reported=with_semicolons(reported))
    return tr("Placed by us: {placed}.", placed=listed(placed)) if placed else ""


def _spoken(group: Group, older: set[str], moments: list[Moment]) -> str:
    count = len(group["statements"])
    words = group["label"]
    if count > 1:
        words = _counted(group["basis"], count, number(count))
    old = older & set(group["statements"])
    if not old:
        return words
    since = first_moment(moments)
    if len(old) == count:
        return trn(
            "{outcomes}, older than {moment}",
            "{outcomes}, older than {moment}",
            count,
            outcomes=words,
            moment=since,
        )
    return trn(
        "{outcomes}, {count} of them older than {moment}",
        "{outcomes}, {count} of them older than {moment}",
        len(old),
        outcomes=words,
        moment=since,
    )
