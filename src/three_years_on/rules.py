"""Rows in, what is wrong with them out: rules that no single cell can keep or break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from three_years_on.writing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Rows = dict[str, list[dict[Any, Any]]]


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a folder of tables, and what to do about it."""

    file: str
    problem: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        value = "" if self.value is None else f"“{self.value}” "
        line = f"{', '.join(place)}: {value}{self.problem}"
        return _COMMANDS.sub(lambda found: repr(found[0])[1:-1], line)


# What a terminal may obey, and what ends the line.
_COMMANDS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029]")


def unknown_id(table: str) -> str:
    """Say what to do about an id that a table does not have."""
    return f"is not an id in {table}.csv; correct it, or add a row there"


def cross_check(
    rows: Rows, schemas: dict[str, dict[str, Any]], missing: Sequence[str] = ()
) -> list[Fault]:
    """Return what is wrong across the columns of a row, between rows, and between tables.

    Parameters
    ----------
    rows : dict of str to list of dict
        The rows of every table that could be read; a row has its number in the file under None.
    schemas : dict of str to dict
        The Table Schema of every table.
    missing : sequence of str
        The tables whose files are not there.
    """
    checks = (
        _check_characters,
        _check_milestones,
        _check_languages,
        _check_outcomes,
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
    )
    faults = [fault for check in checks for fault in check(rows)]
    faults += _check_references(rows, schemas)
    return [*faults, *_check_missing(rows, schemas, missing)]


def _check_characters(rows: Rows) -> Iterator[Fault]:
    for name, table in rows.items():
        for row in table:
            for column, value in row.items():
                if isinstance(value, str) and _UNSHOWABLE.search(value):
                    problem = "this cell holds a control character; type its text again"
                    yield Fault(f"{name}.csv", problem, row[None], column)


# What XML, and so a drawing, cannot hold.
_UNSHOWABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def _check_references(rows: Rows, schemas: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    for name, column, table in _references(schemas):
        known = {row["id"] for row in rows.get(table, [])}
        for row in rows.get(name, []) if table in rows else []:
            for value in _ids(row[column]):
                if value not in known and not (table == "kinds" and not known):
                    yield Fault(f"{name}.csv", unknown_id(table), row[None], column, value)


def _references(schemas: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """List each table and column that holds ids of another table, and that table."""
    for name, schema in schemas.items():
        for key in schema.get("foreignKeys", []):
            yield name, key["fields"][0], key["reference"]["resource"]
        for field in schema["fields"]:
            if "references" in field:
                yield name, field["name"], field["references"]


def _ids(cell: Any) -> list[Any]:
    if isinstance(cell, list):
        return cell
    return [] if cell is None else [cell]


def _check_missing(
    rows: Rows, schemas: dict[str, dict[str, Any]], missing: Sequence[str]
) -> Iterator[Fault]:
    """Check that a file is there where rows of another are of no use without it."""
    needed_by = {table: [name for name, needed in _NEEDS if needed == table] for table in missing}
    for name, column, table in _references(schemas):
        if table in missing and table != "kinds":
            is_used = any(_ids(row[column]) for row in rows.get(name, []))
            needed_by[table] += [name] if is_used else []
    for table, names in needed_by.items():
        users = [f"{name}.csv" for name in schemas if name in names and rows.get(name)]
        if users:
            need = f"{listed(users)} need{'s' if len(users) == 1 else ''} its rows"
            yield Fault(f"{table}.csv", f"this file is missing; add it, as {need}")


# A statement has its day there, an indicator its values, a question its choices.
_NEEDS = (("statements", "moments"), ("indicators", "observations"), ("questions", "choices"))


def _check_milestones(rows: Rows) -> Iterator[Fault]:
    for row in rows.get("milestones", []):
        for column in ("themes", "sources"):
            if rows.get(column) and not row[column]:
                problem = "this cell is empty; it needs a value"
                yield Fault("milestones.csv", problem, row[None], column)
        date, effective = row.get("date"), row.get("effective")
        if date and effective and effective < date:
            problem = f"is before the milestone's date, {date}; correct one of the two"
            yield Fault("milestones.csv", problem, row[None], "effective", str(effective))


def _check_languages(rows: Rows) -> Iterator[Fault]:
    for name in ("themes", "milestones"):
        for row in rows.get(name, []):
            if row.get("original_title") and not row.get("original_language"):
                problem = "this cell is empty; an original title needs its language, such as hi"
                yield Fault(f"{name}.csv", problem, row[None], "original_language")


def _check_outcomes(rows: Rows) -> Iterator[Fault]:
    for row in rows.get("statements", []):
        if "basis" in row and row.get("kind") == "outcome" and not row["basis"]:
            problem = "this cell is empty; an outcome needs a basis"
            yield Fault("statements.csv", problem, row[None], "basis")


def _check_candidates(rows: Rows) -> Iterator[Fault]:
    for row in rows.get("mentions", []):
        unreasoned = "reason_against" in row and not row["reason_against"]
        if row.get("relation") == "candidate" and unreasoned:
            problem = "this cell is empty; a candidate needs a reason against it as well"
            yield Fault("mentions.csv", problem, row[None], "reason_against")


def _check_numbers(rows: Rows) -> Iterator[Fault]:
    for name, table in rows.items():
        for row in table:
            for column, value in row.items():
                if isinstance(value, Decimal) and not _is_drawable(value):
                    problem = "is not a number that can be drawn; correct it"
                    yield Fault(f"{name}.csv", problem, row[None], column, str(value))


def _is_drawable(value: Decimal | None) -> bool:
    return value is not None and value.is_finite() and abs(value) <= _LARGEST


_LARGEST = Decimal("1e15")


def _check_indicators(rows: Rows) -> Iterator[Fault]:
    for row in rows.get("indicators", []):
        low, high = row.get("low"), row.get("high")
        if _is_drawable(low) and _is_drawable(high) and low >= high:
            problem = f"is not above low, {low}; correct one of the two"
            yield Fault("indicators.csv", problem, row[None], "high", str(high))
        for column in ("low", "high"):
            if row.get("is_rank") and column in row and row[column] is None:
                problem = "this cell is empty; ranks need both ends of their scale"
                yield Fault("indicators.csv", problem, row[None], column)


def _check_pairs(rows: Rows) -> Iterator[Fault]:
    leads = {row["id"]: row for row in rows.get("indicators", [])}
    for row in leads.values():
        beside = row.get("beside")
        lead = leads.get(beside)
        problem = _no_pair(row, lead) if lead else unknown_id("indicators")
        if beside and problem:
            yield Fault("indicators.csv", problem, row[None], "beside", beside)


def _no_pair(row: dict[Any, Any], lead: dict[Any, Any]) -> str:
    """Say why an indicator cannot be drawn in the chart of another, if it cannot."""
    if lead.get("beside"):
        return "stands beside another itself; name the one that it stands beside"
    if "card" in (row.get("display"), lead.get("display")):
        return "cannot share a chart with this one; a card has none"
    for column in ("theme", "unit", "is_rank", "low", "high"):
        if row.get(column) != lead.get(column):
            return f"has another {column}; indicators that share a chart share it"
    return ""


def _check_points(rows: Rows) -> Iterator[Fault]:
    """Check that a chart has two points to join, and a card one to tell."""
    dates: dict[str, set[Any]] = {}
    for row in rows.get("observations", []):
        dates.setdefault(row.get("indicator"), set()).add(row.get("date"))
    for row in rows.get("indicators", []) if "observations" in rows else []:
        needed = 1 if row.get("display") == "card" else 2
        if len(dates.get(row["id"], ())) < needed:
            problem = f"has too few observations; a {row.get('display')} needs {needed}"
            yield Fault("indicators.csv", problem, row[None], "id", row["id"])


def _check_scales(rows: Rows) -> Iterator[Fault]:
    scales = {row["id"]: (row.get("low"), row.get("high")) for row in rows.get("indicators", [])}
    for row in rows.get("observations", []):
        value, (low, high) = row.get("value"), scales.get(row.get("indicator"), (None, None))
        turned = _is_drawable(low) and _is_drawable(high) and low >= high
        if not _is_drawable(value) or turned:
            continue
        if (_is_drawable(low) and value < low) or (_is_drawable(high) and value > high):
            problem = "is off the indicator's scale; correct it, or low or high there"
            yield Fault("observations.csv", problem, row[None], "value", str(value))


def _check_vintages(rows: Rows) -> Iterator[Fault]:
    found = {
        (r.get("indicator"), r.get("date"), r.get("vintage")) for r in rows.get("observations", [])
    }
    for row in rows.get("observations", []):
        indicator, date, vintage = row.get("indicator"), row.get("date"), row.get("vintage")
        if vintage and vintage > 1 and (indicator, date, vintage - 1) not in found:
            problem = "has no release before it; count the releases of a value from 1"
            yield Fault("observations.csv", problem, row[None], "vintage", str(vintage))


def _check_checks(rows: Rows) -> Iterator[Fault]:
    """Check that the indicators to which a statement leads stand in the record."""
    shown = {
        row["id"]
        for row in rows.get("indicators", [])
        if row.get("display") == "record" and not row.get("beside")
    }
    known = {row["id"] for row in rows.get("indicators", [])}
    for row in rows.get("checks", []):
        for id_ in row.get("indicators") or []:
            if id_ in known - shown:
                problem = "has no chart in the record; name one whose display is record"
                yield Fault("checks.csv", problem, row[None], "indicators", id_)


def _check_questions(rows: Rows) -> Iterator[Fault]:
    """Check that a question can be answered: with a choice, of which one is right."""
    marks: dict[str, list[Any]] = {}
    for row in rows.get("choices", []):
        marks.setdefault(row.get("question"), []).append(row.get("is_right"))
    for row in rows.get("questions", []) if "choices" in rows else []:
        if not row["id"]:
            continue
        found = marks.get(row["id"], [])
        if len(found) < _FEWEST_CHOICES:
            problem = f"has too few choices; a question needs {_FEWEST_CHOICES} in choices.csv"
        elif None not in found and found.count(True) != 1:
            problem = f"has {found.count(True)} right choices; mark exactly one in choices.csv"
        else:
            continue
        yield Fault("questions.csv", problem, row[None], "id", row["id"])


_FEWEST_CHOICES = 2


def _check_misconceptions(rows: Rows) -> Iterator[Fault]:
    """Check that a wrong choice tells the idea behind it, and the right one has none."""
    for row in rows.get("choices", []):
        idea = row.get("misconception")
        if row.get("is_right") is False and "misconception" in row and not idea:
            problem = "this cell is empty; a wrong choice needs the idea behind it"
            yield Fault("choices.csv", problem, row[None], "misconception")
        elif row.get("is_right") and idea:
            problem = "stands beside a right choice; empty this cell, or correct is_right"
            yield Fault("choices.csv", problem, row[None], "misconception", idea)


def _check_needed_rows(rows: Rows) -> Iterator[Fault]:
    for row in rows.get("about", [])[1:]:
        problem = "is a second row; the table holds one"
        yield Fault("about.csv", problem, row[None], "title", row["title"])
    articles = [row.get("kind") for row in rows.get("sources", [])].count("article")
    if articles > 1:
        problem = f"{articles} rows have the kind article; only one may"
        yield Fault("sources.csv", problem, column="kind")
    if rows.get("moments") == [] and rows.get("statements"):
        yield Fault("moments.csv", "has no rows; add the days that the article speaks from")
