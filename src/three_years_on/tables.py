"""A folder or a workbook in, checked tables out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from three_years_on.folders import find_tables, placed
from three_years_on.rules import Fault, cross_check
from three_years_on.sheets import PROBLEMS, UnreadableError, is_day, possible_days, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frictionless import Schema

    from three_years_on.folders import Held
    from three_years_on.rules import Rows
    from three_years_on.sheets import Cells

_HERE = Path(__file__).parent
# A wheel carries the data inside the package; a checkout keeps them at its top.
DATA = next(path for path in (_HERE / "data", _HERE.parents[1] / "data") if path.is_dir())


_SHOWN = 100


class TablesError(ValueError):
    """Raised by `load` with every fault it found in a folder; its text shows the first hundred.

    Attributes
    ----------
    faults : list of Fault
        One entry a fault. Rows are counted as a spreadsheet counts them: the header is row 1.
    """

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = [str(fault) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            lines.append(f"and {len(faults) - _SHOWN} more; mend these first, then check again")
        super().__init__("\n".join([f"{count} in {folder}", *lines]))


@dataclass(frozen=True)
class Tables:
    """The checked tables of one explainer, one `pandas.DataFrame` each.

    A table that the folder does not have has its columns and no rows.

    The columns and their meaning are declared in ``data/datapackage.json``. Dates are
    ``datetime64``, integers ``Int64``, numbers ``float64``, yes and no ``bool``; closed
    sets of words and references to another table are ``category``; lists of ids are tuples of
    ``str``; all else is ``str``.
    A cell left empty is missing (``NaN``, ``NaT``, or an empty tuple).

    Attributes
    ----------
    about : DataFrame
        What the explainer is and who made it, all ``str``: no row, or one.
    sources : DataFrame
        Pages that statements and dates rest on; at most one row has the kind ``article``.
    themes : DataFrame
        Themes, sorted by position.
    moments : DataFrame
        The days the article speaks from, sorted by date.
    statements : DataFrame
        Atomic statements of the article, in our paraphrase, sorted by theme and position.
    placements : DataFrame
        Statements that this explainer, not the article, sets beside a theme.
    kinds : DataFrame
        The sorts of milestone, and whether each is a measure (``bool``).
    milestones : DataFrame
        Policies, institutions and events, sorted by date. ``in_article`` (category: named,
        candidate, no) is added from `mentions`. The categories of ``kind`` are the ids of
        `kinds`, or where it has no rows the kinds in use. Where only a month or a year is
        known, ``date`` is its first day; ``last_day``, which is added, is its last one, and
        else the same day.
    milestone_dates : DataFrame
        Further dates of the milestones, with ``last_day`` as in `milestones`.
    mentions : DataFrame
        Which milestone a statement means or may mean.
    indicators : DataFrame
        Series of figures that bear on the article, sorted by theme and position, those of no
        theme last; `low` and `high` (``float64``) are the ends of a scale, in the unit given.
    observations : DataFrame
        Published values (``float64``, in the indicator's unit), sorted by indicator, date and
        vintage; a revised value keeps a row for each release.
    readings : DataFrame
        Accounts of outcomes from different sides, sorted by theme and day of publication.
    checks : DataFrame
        Which indicators bear on a statement, and what they leave open.
    questions : DataFrame
        Questions that readers put to themselves, sorted by set and position.
    choices : DataFrame
        The choices of each question, sorted by question and position; `is_right` (``bool``) marks
        the one that is right.
    """

    about: pd.DataFrame
    sources: pd.DataFrame
    themes: pd.DataFrame
    moments: pd.DataFrame
    statements: pd.DataFrame
    placements: pd.DataFrame
    kinds: pd.DataFrame
    milestones: pd.DataFrame
    milestone_dates: pd.DataFrame
    mentions: pd.DataFrame
    indicators: pd.DataFrame
    observations: pd.DataFrame
    readings: pd.DataFrame
    checks: pd.DataFrame
    questions: pd.DataFrame
    choices: pd.DataFrame

    @property
    def article(self) -> pd.Series:
        """The row of `sources` that describes the article explained; without one, its title."""
        rows = self.sources[self.sources["kind"] == "article"]
        return next((row for _, row in rows.iterrows()), _AN_ARTICLE.reindex(rows.columns))


# Stands for an article of which no source is told.
_AN_ARTICLE = pd.Series({"kind": "article", "title": "This article"})


def load(folder: str | Path = DATA) -> Tables:
    """Load the tables of a folder, or say everything that is wrong with them.

    No table and no column is needed but where another makes no sense without it: statements need
    moments, indicators observations, questions choices, and an id the table it is an id of.
    Only milestones may name kinds that no table lists.

    Parameters
    ----------
    folder : str or Path
        Folder with CSV files named as in ``data/datapackage.json``, as spreadsheets save them:
        in UTF-8, or UTF-16 with a byte order mark, parted by commas, semicolons or tabs. A day
        is read in any order of day, month and year that leaves no doubt. Or an .xlsx workbook
        whose sheets have those names; it may stand in the folder, also beside CSV files.

    Returns
    -------
    Tables
        The checked tables with their dtypes.

    Raises
    ------
    TablesError
        With one `Fault` (file, row, column, value, remedy) for every fault in the folder.

    Examples
    --------
    >>> load().moments["date"].dt.year.tolist()
    [2016, 2019]
    """
    folder = Path(folder)
    held, misplaced = find_tables(folder, list(_schemas()))
    tables, faults = _read(held)
    rows = {name: table.rows for name, table in tables.items()}
    missing = [name for name in _schemas() if name not in held]
    if not held and not misplaced:
        problem = "holds none of the tables; add one, such as milestones.csv"
        misplaced.append(Fault(str(folder), problem))
    faults += cross_check(rows, _schemas(), missing)
    if misplaced or faults:
        order = [f"{name}.csv" for name in _schemas()]
        faults = _once(_by_column(fault, tables) for fault in faults)
        faults.sort(key=lambda f: (order.index(f.file), f.row or 0))
        raise TablesError(folder, [*misplaced, *(placed(fault, held) for fault in faults)])
    return _tables(rows)


def _by_column(fault: Fault, tables: dict[str, _Table]) -> Fault:
    """Tell a column that the file does not have once, not row by row."""
    table = tables.get(fault.file.removesuffix(".csv"))
    if table and "is empty" in fault.problem and fault.column not in table.columns:
        return Fault(fault.file, PROBLEMS["missing-label"], column=fault.column)
    return fault


def _once(faults: Iterable[Fault]) -> list[Fault]:
    """Keep one fault a cell: where one is empty, several rules say so, the best one first."""
    places: dict[tuple[object, ...], Fault] = {}
    told = set()
    for fault in sorted(faults, key=lambda f: ("stands" in f.problem, "is empty" in f.problem)):
        cell = fault.file, fault.row, fault.column
        if "is empty" not in fault.problem or cell not in told:
            places.setdefault((*cell, fault.value), fault)
        told.add(cell)
    return list(places.values())


@cache
def _descriptor() -> dict[str, Any]:
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@cache
def _schemas() -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource["schema"] for resource in _descriptor()["resources"]}


# Reading ---------------------------------------------------------------------------------------


class _Table(NamedTuple):
    """What a file holds: its rows, each with its number in the file under None, and its faults."""

    columns: list[str]
    rows: list[dict[Any, Any]]
    faults: list[Fault]


def _read(held: dict[str, Held]) -> tuple[dict[str, _Table], list[Fault]]:
    """Read every table that is there and can be read."""
    tables: dict[str, _Table] = {}
    faults: list[Fault] = []
    for name, entry in held.items():
        if entry.content is None:
            continue
        try:
            tables[name] = _read_table(name, entry.content)
            faults += tables[name].faults
        except UnreadableError as error:
            faults += error.args
    return tables, faults


# While people edit one table of a folder, the others stay as they are.
@lru_cache(maxsize=64)
def _read_table(name: str, content: bytes | Cells) -> _Table:
    """Read a table and check it against its schema, each row once."""
    from frictionless import FrictionlessException  # noqa: PLC0415 (slow to import)
    from frictionless.resources import TableResource  # noqa: PLC0415 (slow to import)

    cells, numbers, last_days = read_sheet(f"{name}.csv", content, _schemas()[name])
    absent = dict.fromkeys(field["name"] for field in _schemas()[name]["fields"])
    rows: list[dict[Any, Any]] = []
    try:
        with TableResource(name=name, data=cells, schema=_checker(name)) as table:
            errors = list(table.header.errors)
            for row in table.row_stream:
                place = row.row_number - 1
                rows.append({**absent, **row.to_dict(), None: numbers[place]})
                if _is_coarse(name):
                    rows[-1]["last_day"] = last_days.get(place, row["date"])
                errors += row.errors
    except FrictionlessException:  # names are missing, and rows go on beyond those there are
        raise UnreadableError(Fault(f"{name}.csv", PROBLEMS["blank-label"])) from None
    by_number = {row[None]: row for row in rows}
    return _Table(cells[0], rows, [_fault(name, error, numbers, by_number) for error in errors])


@cache
def _checker(name: str) -> Schema:
    """Return what checks a table by itself; ids are looked up when all tables are read."""
    from frictionless import Schema  # noqa: PLC0415 (slow to import)

    return Schema.from_descriptor({**_schemas()[name], "foreignKeys": []})


def _fault(table: str, error: Any, numbers: list[int], rows: dict[int, dict[Any, Any]]) -> Fault:
    """Turn an error of frictionless into our words."""
    row = numbers[error.row_number - 1] if hasattr(error, "row_number") else None
    column = getattr(error, "field_name", None) or getattr(error, "label", None)
    value = getattr(error, "cell", None)
    fields = {field["name"]: field for field in _schemas()[table]["fields"]}
    if error.type == "primary-key":
        key = _schemas()[table]["primaryKey"]
        column = ", ".join(key)
        value = ", ".join(str(rows[row][name]) for name in key)
        problem = "stands twice; every row needs its own"
    elif error.type == "unique-error":
        problem = "stands in this column twice; every row needs its own"
    elif error.type in ("type-error", "constraint-error"):
        problem = _cell_problem(error, fields[column])
    else:
        problem = PROBLEMS.get(error.type, f"cannot be read ({error.note}); save it as CSV UTF-8")
    return Fault(f"{table}.csv", problem, row, column, None if value in ("", "None") else value)


def _cell_problem(error: Any, field: dict[str, Any]) -> str:
    if is_day(field) and len(days := possible_days(error.cell)) > 1:
        return f"can be two days; write {' or '.join(days)}"
    if error.type == "type-error":
        if field.get("coarse") and _LIKE_A_MONTH.fullmatch(error.cell):
            return "is not a month or a year; write it as 2024-01 or 2024"
        return _TYPE_PROBLEMS[field["type"]]
    return _constraint_problem(error.note, field["constraints"])


_LIKE_A_MONTH = re.compile("[0-9]{4}|[0-9]{1,4}[-/.][0-9]{1,4}")
_TYPE_PROBLEMS = {
    "date": "is not a date; write it as year-month-day, such as 2024-01-31",
    "integer": "is not a whole number; write digits only, such as 3",
    "number": "is not a number; write digits and a point only, such as 1234.5",
    "boolean": "is not yes or no; write one of the two",
    "list": "is not a list; put a semicolon between the ids",
    "string": "is not text",
}


def _constraint_problem(note: str, constraints: dict[str, Any]) -> str:
    name = note.split('"')[1]
    if name == "required":
        return "this cell is empty; it needs a value"
    if name == "enum":
        return f"is not one of: {', '.join(constraints['enum'])}"
    if name == "minimum":
        return f"is too small; the least is {constraints['minimum']}"
    if name == "maximum":
        return f"is too large; the most is {constraints['maximum']}"
    if constraints["pattern"].startswith("http"):
        return "is not a safe link; it must begin with http:// or https:// and hold no spaces"
    if constraints["pattern"].startswith("[a-z]{2,3}"):
        return "is not the code of a language; write it as en, hi or zh-Hans"
    if constraints["pattern"].startswith("\\d"):
        return "is not a day, month or year; write 2024-01-31, 2024-01 or 2024"
    return "has the wrong form; use lower-case letters and digits with hyphens between them"


# Typed tables ----------------------------------------------------------------------------------


def _tables(rows: Rows) -> Tables:
    themes = _frame("themes", rows).sort_values("position", ignore_index=True)
    frames = {field.name: _frame(field.name, rows) for field in fields(Tables)}
    frames["themes"] = themes
    frames["moments"] = frames["moments"].sort_values("date", ignore_index=True)
    for frame in frames.values():
        _set_categories(frame, "theme", themes["id"])
        _set_categories(frame, "moment", frames["moments"]["id"])
    order = ["theme", "moment", "position"]
    frames["statements"] = frames["statements"].sort_values(order, ignore_index=True)
    milestones = frames["milestones"].sort_values(["date", "id"], ignore_index=True)
    # Where kinds are not listed, they stand in the order in which milestones have them.
    kinds = frames["kinds"]["id"] if len(frames["kinds"]) else milestones["kind"].unique()
    _set_categories(milestones, "kind", kinds)
    milestones["in_article"] = _in_article(milestones["id"], frames["mentions"])
    frames["milestones"] = milestones
    indicators = frames["indicators"].sort_values(["theme", "position"], ignore_index=True)
    frames["indicators"] = indicators
    _set_categories(frames["observations"], "indicator", indicators["id"])
    questions = frames["questions"].sort_values(["set", "position"], ignore_index=True)
    frames["questions"] = questions
    _set_categories(frames["choices"], "question", questions["id"])
    for name, order in (
        ("observations", ["indicator", "date", "vintage"]),
        ("readings", ["theme", "published", "id"]),
        ("choices", ["question", "position"]),
    ):
        frames[name] = frames[name].sort_values(order, ignore_index=True)
    return Tables(**frames)


def _is_coarse(name: str) -> bool:
    """Tell whether the dates of a table may be months or years."""
    return any(field.get("coarse") for field in _schemas()[name]["fields"])


def _frame(name: str, rows: Rows) -> pd.DataFrame:
    schema = _schemas()[name]["fields"]
    if _is_coarse(name):
        schema = [*schema, {"name": "last_day", "type": "date"}]
    frame = pd.DataFrame(rows.get(name, []), columns=[field["name"] for field in schema])
    for field in schema:
        frame[field["name"]] = _typed(frame[field["name"]], field)
    return frame


def _typed(column: pd.Series, field: dict[str, Any]) -> pd.Series:
    if field["type"] == "date":
        return column.astype("datetime64[s]")
    if field["type"] == "integer":
        return column.astype("Int64")
    if field["type"] == "number":
        return column.astype("float64")
    if field["type"] == "boolean":
        return column.astype(bool)
    if field["type"] == "list":
        return column.map(lambda ids: tuple(ids or ()))
    if enum := field.get("constraints", {}).get("enum"):
        return column.astype(pd.CategoricalDtype(enum))
    return column.astype("category" if field.get("category") else "str")


def _set_categories(frame: pd.DataFrame, column: str, ids: Iterable[str]) -> None:
    if column in frame:
        frame[column] = frame[column].astype(pd.CategoricalDtype(list(ids), ordered=True))


def _in_article(ids: Iterable[str], mentions: pd.DataFrame) -> pd.Categorical:
    relations = mentions.sort_values("relation", ascending=False)  # named over candidate
    found = dict(zip(relations["milestone"], relations["relation"], strict=True))
    return pd.Categorical([found.get(id_, "no") for id_ in ids], ["named", "candidate", "no"])
