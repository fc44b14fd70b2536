"""Rows in, what is wrong with them out: rules that no single cell can keep or break."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeGuard

from three_years_on.tables.faults import MOST_FAULTS, Fault
from three_years_on.tables.schema import references, schemas
from three_years_on.tables.slips import plain_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from three_years_on.tables.faults import Code, Place

Rows = dict[str, list[dict[Any, Any]]]
Places = dict[str, "Place"]


def cross_check(rows: Rows, at: Places, missing: Sequence[str] = ()) -> list[Fault]:
    """Return what is wrong across the columns of a row, between rows, and between tables.

    Parameters
    ----------
    rows : dict of str to list of dict
        The rows of every table that could be read; a row has its number in the file under None.
    at : dict of str to Place
        Where each table stands, or would stand.
    missing : sequence of str
        The tables that are not there.
    """
    checks = (
        _check_characters,
        _check_milestones,
        _check_languages,
        _check_outcomes,
        _check_copies,
        _check_candidates,
        _check_numbers,
        _check_indicators,
        _check_pairs,
        _check_points,
        _check_scales,
        _check_vintages,
        _check_checks,
        _check_questions,
        _check_misconceptions,
        _check_needed_rows,
        _check_references,
    )
    found = chain.from_iterable(check(rows, at) for check in checks)
    return [*islice(found, MOST_FAULTS), *_check_missing(rows, at, missing)]


def _check_characters(rows: Rows, at: Places) -> Iterator[Fault]:
    for name, table in rows.items():
        for row in table:
            for column, value in row.items():
                if isinstance(value, str) and _UNSHOWABLE.search(value):
                    yield Fault("control-character", at[name], row[None], column)


# What XML, and so a drawing, cannot hold.
_UNSHOWABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def _check_references(rows: Rows, at: Places) -> Iterator[Fault]:
    for name, column, table in references():
        known = {row["id"] for row in rows.get(table, [])}
        misspelt = _parts(id_ for id_ in known if id_ and table != "kinds" and id_ != plain_id(id_))
        for row in rows.get(name, []) if table in rows else []:
            for value in _ids(row[column]):
                if value in known or (table == "kinds" and not known):
                    continue
                if misspelt & _parts([value]):  # which is told where it stands
                    continue
                code, more = _unknown(value, known)
                yield Fault(code, at[name], row[None], column, value, {**more, "table": at[table]})


def _parts(ids: Iterable[str]) -> set[str]:
    """Return the words of which ids are made, however they are parted."""
    return {part for id_ in ids for part in plain_id(id_).split("-") if len(part) >= _WORD}


_WORD = 3  # letters: what is shorter stands in too many


def _unknown(value: str, known: set[Any]) -> tuple[Code, dict[str, Any]]:
    meant = next((id_ for id_ in (plain_id(value), value.lower()) if id_ in known), "")
    return ("id-meant", {"meant": meant}) if meant else ("unknown-id", {})


def _ids(cell: Any) -> list[Any]:
    if isinstance(cell, list):
        return cell
    return [] if cell is None else [cell]


def _check_missing(rows: Rows, at: Places, missing: Sequence[str]) -> Iterator[Fault]:
    """Check that a table is there where rows of another are of no use without it."""
    needed_by = {table: [name for name, needed in _NEEDS if needed == table] for table in missing}
    for name, column, table in references():
        if table in missing and table != "kinds":
            is_used = any(_ids(row[column]) for row in rows.get(name, []))
            needed_by[table] += [name] if is_used else []
    for table, names in needed_by.items():
        if users := [at[name] for name in at if name in names and rows.get(name)]:
            yield Fault("table-missing", at[table], more={"users": users})


# A statement has its day there, an indicator its values, a question its choices.
_NEEDS = (("statements", "moments"), ("indicators", "observations"), ("questions", "choices"))


def _check_milestones(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("milestones", []):
        for column in ("themes", "sources"):
            if rows.get(column) and not row[column]:
                yield Fault("empty", at["milestones"], row[None], column)
        for column, code in _NOT_BEFORE:
            date, later = row.get("date"), row.get(column)
            if date and later and later < date:
                told = _as_written(row, column), {"date": _as_written(row, "date")}
                yield Fault(code, at["milestones"], row[None], column, *told)


def _as_written(row: dict[Any, Any], column: str) -> str:
    """Return a day of a milestone, or the month or year that its cell holds in place of one."""
    day = row[column]
    other = schemas()["milestones"].other_days.get(column)
    if not other or day == row[other]:
        return str(day)
    return str(day)[:7] if day.month == row[other].month else str(day)[:4]


_NOT_BEFORE: tuple[tuple[str, Code], ...] = (
    ("end", "end-early"),
    ("effective", "effective-early"),
)


def _check_languages(rows: Rows, at: Places) -> Iterator[Fault]:
    for name in ("themes", "milestones"):
        for row in rows.get(name, []):
            if row.get("original_title") and not row.get("original_language"):
                yield Fault("empty-language", at[name], row[None], "original_language")


def _check_outcomes(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("statements", []):
        if "basis" in row and row.get("kind") == "outcome" and not row["basis"]:
            yield Fault("empty-basis", at["statements"], row[None], "basis")


def _check_copies(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("sources", []):
        if row.get("archived_on") and not row.get("archived_url"):
            yield Fault("empty-copy", at["sources"], row[None], "archived_url")


def _check_candidates(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("mentions", []):
        unreasoned = "reason_against" in row and not row["reason_against"]
        if row.get("relation") == "candidate" and unreasoned:
            yield Fault("empty-reason", at["mentions"], row[None], "reason_against")


def _check_numbers(rows: Rows, at: Places) -> Iterator[Fault]:
    for name, table in rows.items():
        for row in table:
            for column, value in row.items():
                if isinstance(value, Decimal) and not _is_drawable(value):
                    yield Fault("not-drawable", at[name], row[None], column, str(value))


def _is_drawable(value: Decimal | None) -> TypeGuard[Decimal]:
    return value is not None and value.is_finite() and value.copy_abs() <= _LARGEST


_LARGEST = Decimal("1e15")


def _check_indicators(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("indicators", []):
        low, high = row.get("low"), row.get("high")
        if _is_drawable(low) and _is_drawable(high) and low >= high:
            more = {"low": low}
            yield Fault("scale-turned", at["indicators"], row[None], "high", str(high), more)
        for column in ("low", "high"):
            if row.get("is_rank") and column in row and row[column] is None:
                yield Fault("empty-scale", at["indicators"], row[None], column)


def _check_pairs(rows: Rows, at: Places) -> Iterator[Fault]:
    place = at["indicators"]
    leads = {row["id"]: row for row in rows.get("indicators", [])}
    for row in leads.values():
        beside = row.get("beside")
        lead = leads.get(beside)
        if beside and not lead:
            yield Fault("unknown-id", place, row[None], "beside", beside, {"table": place})
        elif beside and lead and (code := _no_pair(row, lead)):
            more = {"differs": _differing(row, lead)}
            yield Fault(code, place, row[None], "beside", beside, more)


def _no_pair(row: dict[Any, Any], lead: dict[Any, Any]) -> Code | None:
    """Say why an indicator cannot be drawn in the chart of another, if it cannot."""
    if lead.get("beside"):
        return "beside-chain"
    if "card" in (row.get("display"), lead.get("display")):
        return "beside-card"
    return "beside-other" if _differing(row, lead) else None


def _differing(row: dict[Any, Any], lead: dict[Any, Any]) -> str | None:
    """Return the first column in which two that share a chart differ, and may not."""
    shared = ("theme", "unit", "is_rank", "low", "high")
    return next((column for column in shared if row.get(column) != lead.get(column)), None)


def _check_points(rows: Rows, at: Places) -> Iterator[Fault]:
    """Check that a chart has two points to join, and a card one to tell."""
    dates: dict[Any, set[Any]] = {}
    for row in rows.get("observations", []):
        dates.setdefault(row.get("indicator"), set()).add(row.get("date"))
    for row in rows.get("indicators", []) if "observations" in rows else []:
        needed = 1 if row.get("display") == "card" else 2
        if row.get("display") and len(dates.get(row["id"], ())) < needed:
            more = {"display": row.get("display"), "needed": needed}
            yield Fault("few-points", at["indicators"], row[None], "id", row["id"], more)


def _check_scales(rows: Rows, at: Places) -> Iterator[Fault]:
    scales = {row["id"]: (row.get("low"), row.get("high")) for row in rows.get("indicators", [])}
    for row in rows.get("observations", []):
        value, (low, high) = row.get("value"), scales.get(row.get("indicator"), (None, None))
        turned = _is_drawable(low) and _is_drawable(high) and low >= high
        if not _is_drawable(value) or turned:
            continue
        if (_is_drawable(low) and value < low) or (_is_drawable(high) and value > high):
            yield Fault("off-scale", at["observations"], row[None], "value", str(value))


def _check_vintages(rows: Rows, at: Places) -> Iterator[Fault]:
    found = {
        (r.get("indicator"), r.get("date"), r.get("vintage")) for r in rows.get("observations", [])
    }
    for row in rows.get("observations", []):
        indicator, date, vintage = row.get("indicator"), row.get("date"), row.get("vintage")
        if vintage and vintage > 1 and (indicator, date, vintage - 1) not in found:
            yield Fault("vintage-gap", at["observations"], row[None], "vintage", str(vintage))


def _check_checks(rows: Rows, at: Places) -> Iterator[Fault]:
    """Check that the indicators to which a statement leads stand in the record."""
    shown = {
        row["id"]
        for row in rows.get("indicators", [])
        if row.get("display") in _IN_RECORD and not row.get("beside")
    }
    known = {row["id"] for row in rows.get("indicators", [])}
    for row in rows.get("checks", []):
        for id_ in row.get("indicators") or []:
            if id_ in known - shown:
                yield Fault("no-chart", at["checks"], row[None], "indicators", id_)


_IN_RECORD = ("record", "card")


def _check_questions(rows: Rows, at: Places) -> Iterator[Fault]:
    """Check that a question can be answered: with a choice, of which one is right."""
    marks: dict[Any, list[Any]] = {}
    for row in rows.get("choices", []):
        marks.setdefault(row.get("question"), []).append(row.get("is_right"))
    for row in rows.get("questions", []) if "choices" in rows else []:
        if not row["id"]:
            continue
        found = marks.get(row["id"], [])
        code: Code
        if len(found) < _FEWEST_CHOICES:
            code = "few-choices"
        elif None not in found and found.count(True) != 1:
            code = "right-choices"
        else:
            continue
        more = {
            "count": found.count(True),
            "needed": _FEWEST_CHOICES,
            "table": at["choices"],
        }
        yield Fault(code, at["questions"], row[None], "id", row["id"], more)


_FEWEST_CHOICES = 2


def _check_misconceptions(rows: Rows, at: Places) -> Iterator[Fault]:
    """Check that a wrong choice tells the idea behind it, and the right one has none."""
    for row in rows.get("choices", []):
        idea = row.get("misconception")
        if row.get("is_right") is False and "misconception" in row and not idea:
            yield Fault("empty-idea", at["choices"], row[None], "misconception")
        elif row.get("is_right") and idea:
            yield Fault("idea-of-right", at["choices"], row[None], "misconception", idea)


def _check_needed_rows(rows: Rows, at: Places) -> Iterator[Fault]:
    for row in rows.get("about", [])[1:]:
        yield Fault("two-abouts", at["about"], row[None], "title", row["title"])
    articles = [row.get("kind") for row in rows.get("sources", [])].count("article")
    if articles > 1:
        more = {"count": articles}
        yield Fault("two-articles", at["sources"], column="kind", more=more)
    if rows.get("moments") == [] and rows.get("statements"):
        yield Fault("no-moments", at["moments"])
