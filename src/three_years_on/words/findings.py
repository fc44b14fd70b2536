"""Rows of an overview in, the sentences about them out: whose, how many, resting on what."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from three_years_on.languages.spoken import isolated
from three_years_on.words.writing import day, listed, text

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables
    from three_years_on.words.glance import Group, Moment, Row, Sentence, Tick

GAP = "acknowledged gap"
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
        """Say where in the article outcomes of no theme stand."""


def older_words(moments: list[Moment]) -> str:
    """Say that something is older than the first moment."""
    if moments[0]["role"] == "called":
        return "older than the call"
    return f"older than {moments[0]['day']}"


def number_word(count: int, *, capital: bool = False) -> str:
    """Write a number up to twelve as a word."""
    word = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return word.capitalize() if capital else word


def counted(count: int, word: str) -> str:
    """Write 1 call or 3,000 milestones."""
    return f"{count:,} {word}" + ("" if count == 1 else "s")


def _of_themes(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["id"]]


def _outcomes(row: Row) -> list[Group]:
    return [group for cell in row["cells"] for group in cell["own"]]


def source_of(tables: Tables, moments: list[Moment]) -> str:
    """Say whose article it is, and what it looks back on."""
    article = tables.article
    published = text(article["published"])
    if "-" in published[5:]:
        published = day(pd.Timestamp(published))
    known = [isolated(part) for part in (text(article["publisher"]), published) if part]
    parts = []
    if known:
        parts.append(", ".join([f"“{isolated(text(article['title']))}”", *known]) + ".")
    parts += [
        f"{isolated(moment['label'])} on {moment['day']}: {isolated(moment['title'])}."
        for moment in moments
        if moment["role"] == "called"
    ]
    return " ".join(parts)


def title_of(moments: list[Moment], rows: list[Row], ticks: dict[str, Tick]) -> Sentence:
    """Say how many calls there are, and how many themes have an outcome."""
    themes = _of_themes(rows)
    calls = sum(row["calls"] for row in themes or rows)
    total_words = ""
    if calls:
        total_words = counted(calls, "call")
    elif ticks and not _has_outcomes(rows):
        total_words = counted(len(ticks), "milestone")
    on = f"{number_word(len(themes))} theme" + ("" if len(themes) == 1 else "s") if themes else ""
    covered = " on ".join(filter(None, [total_words, on]))
    if not covered and not _has_outcomes(rows):
        covered = "The tables hold no theme, statement or milestone yet"
    covered = f"{covered[:1].upper()}{covered[1:]}." if covered else ""
    return {
        "full": " ".join(filter(None, [covered, _share(moments, rows, themes)])),
        "covered": covered or "What is reported is covered.",
    }


def _has_outcomes(rows: list[Row]) -> bool:
    return any(_outcomes(row) for row in rows)


def _share(moments: list[Moment], rows: list[Row], themes: list[Row]) -> str:
    """Say how many themes have an outcome in their own section."""
    if all(moment["role"] != "reported" for moment in moments):
        return ""
    if not themes:
        count = sum(len(group["statements"]) for row in rows for group in _outcomes(row))
        are = "outcome is" if count == 1 else "outcomes are"
        return f"{number_word(count, capital=True)} {are} reported."
    having, all_ = sum(map(bool, map(_outcomes, themes))), len(themes)
    if all_ == 1:
        return f"It has {'an' if having else 'no'} outcome reported in its own section."
    if having == all_:
        subject = "Both" if all_ == 2 else f"All {number_word(all_)}"
        return f"{subject} have an outcome reported in their own section."
    if having < 2:
        which = "One" if having else "Neither" if all_ == 2 else "None"
        return f"{which} of the {number_word(all_)} has an outcome reported in its own section."
    which = f"{number_word(having, capital=True)} of the {number_word(all_)}"
    return f"{which} have an outcome reported in their own section."


def finding_of(rows: Rows, told: list[Row]) -> Sentence:
    """Say what the outcomes rest on."""
    themes = _of_themes(told)
    having = [row for row in themes if _outcomes(row)]
    rest = [row for row in told if not row["id"] and _outcomes(row)]
    sentences = []
    if having:
        subject = "That section reports" if len(having) == 1 else "Those sections report"
        sentences.append(f"{subject} {_by_basis(rows, having)}.")
    if rest and themes:
        more = " more" if having else ""
        sentences.append(f"{rows.place_of_rest()} reports {_remarkable(rows, rest, more)}.")
    elif rest:
        sentences.append(f"The article reports {_by_basis(rows, rest)}.")
    return {"full": " ".join(sentences), "covered": ""}


def _by_basis(rows: Rows, having: list[Row]) -> str:
    """Count outcomes by what they rest on: five outcomes: one figure, two assertions and …."""
    found = _found(having)
    total = sum(map(len, found.values()))
    total_words = f"{number_word(total)} outcome" + ("" if total == 1 else "s")
    found = dict(sorted(found.items(), key=lambda entry: entry[0] == GAP))
    if list(found) == ["outcome"]:
        return total_words
    parts = [_with_remark(rows, basis, ids) for basis, ids in found.items()]
    if len(found) == 1 and total > 1:
        basis, ids = next(iter(found.items()))
        return f"{total_words}, {_some(ids, ids, f'{basis}s')}{_remark(rows, basis, ids)}"
    return f"{total_words}: {listed(parts)}"


def _found(having: list[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in having:
        for group in _outcomes(row):
            found[group["basis"]] += group["statements"]
    return found


def _with_remark(rows: Rows, basis: str, ids: list[str]) -> str:
    plural = "" if len(ids) == 1 else "s"
    return f"{number_word(len(ids))} {basis}{plural}{_remark(rows, basis, ids)}"


def _remark(rows: Rows, basis: str, ids: list[str]) -> str:
    """Say of outcomes what is easily overlooked."""
    if basis == "unnamed measure":
        return rows.meant(ids)
    if basis == GAP:
        return ", which counts as an outcome" if len(ids) == 1 else ", which count as outcomes"
    older = rows.older(ids)
    if not older:
        return ""
    words = older_words(rows.moments)
    return f" ({words})" if len(ids) == 1 else f" ({number_word(len(older))} {words})"


def _older(having: list[Row]) -> set[str]:
    traces = [trace for row in having for trace in row["traces"] if trace["older"]]
    return {id_ for trace in traces for id_ in trace["statements"]}


def _remarkable(rows: Rows, rest: list[Row], more: str) -> str:
    """Count the outcomes of no theme, and tell of them what is easily overlooked."""
    found = _found(rest)
    ids = [id_ for of_basis in found.values() for id_ in of_basis]
    total_words = f"{number_word(len(ids))}{more or (' outcome' if len(ids) == 1 else ' outcomes')}"
    remarks = []
    if unnamed := found.get("unnamed measure"):
        measure = "a measure" if len(unnamed) == 1 else "measures"
        which = f"{measure} that it does not name{rows.meant(unnamed)}"
        remarks.append(_some(unnamed, ids, which))
    if older := rows.older(ids):
        remarks.append(_some(older, ids, older_words(rows.moments)))
    if list(found) == [GAP]:
        gaps = "an acknowledged gap" if len(ids) == 1 else "acknowledged gaps"
        remarks.append(_some(ids, ids, f"{gaps}{_remark(rows, GAP, ids)}"))
    return ", ".join([total_words, *remarks])


def _some(some: list[str], all_: list[str], words: str) -> str:
    """Say how many of all outcomes something is said of; of the only one, without a count."""
    if len(all_) == 1:
        return words
    count = number_word(len(some))
    if len(some) == len(all_):
        count = "both" if len(all_) == 2 else "all"
    return f"{count} of them {words}"


def row_name(row: Row, moments: list[Moment]) -> Sentence:
    """Say a row to those who do not see it."""
    title = f"{isolated(row['title'])}."
    calls = f"{counted(row['calls'], 'call')}." if row["calls"] or row["id"] else ""
    milestones = f"{counted(len(row['milestones']), 'milestone')}." if row["milestones"] else ""
    older = _older([row])
    own = [_spoken(group, older, moments) for group in _outcomes(row)]
    placed = [_spoken(g, older, moments) for cell in row["cells"] for g in cell["placed"]]
    by_us = f"placed by us: {listed(placed)}" if placed else ""
    is_expected = bool(row["id"]) and any(moment["role"] == "reported" for moment in moments)
    reported = own or (["none reported in its own section"] if is_expected else [])
    outcomes = "; ".join(filter(None, [*reported, by_us]))
    if reported:
        outcomes = f"Outcomes: {outcomes}."
    elif outcomes:
        outcomes = f"{outcomes.capitalize()}."
    parts = [title, calls, outcomes, row["note"]["full"] and f"{row['note']['full']}."]
    covered = "Outcomes covered." if own or is_expected else ""
    return {
        "full": " ".join(filter(None, [*parts, milestones])),
        "covered": " ".join(filter(None, [title, calls, covered, milestones])),
    }


def _spoken(group: Group, older: set[str], moments: list[Moment]) -> str:
    count = len(group["statements"])
    words = group["label"] if count == 1 else f"{count} {group['label']}"
    old = older & set(group["statements"])
    if not old:
        return words
    which = "" if len(old) == count else f"{len(old)} of them "
    return f"{words}, {which}{older_words(moments)}"
