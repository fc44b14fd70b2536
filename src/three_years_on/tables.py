"""A folder of CSV files in, checked tables out."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from three_years_on.rules import Fault, cross_check, unknown_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from three_years_on.rules import Rows

_HERE = Path(__file__).parent
# A wheel carries the data inside the package; a checkout keeps them at its top.
DATA = next(path for path in (_HERE / "data", _HERE.parents[1] / "data") if path.is_dir())


class TablesError(ValueError):
    """Raised by `load` with every fault it found in a folder.

    Attributes
    ----------
    faults : list of Fault
        One entry a fault. Rows are counted as a spreadsheet counts them: the header is row 1.
    """

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{count} in {folder}", *map(str, faults)]))


@dataclass(frozen=True)
class Tables:
    """The checked tables of one explainer, one `pandas.DataFrame` each.

    The columns and their meaning are declared in ``data/datapackage.json``. Dates are
    ``datetime64``, integers ``Int64``, numbers ``float64``, yes and no ``bool``; closed
    sets of words and references to another table are ``category``; lists of ids are tuples of
    ``str``; all else is ``str``.
    A cell left empty is missing (``NaN``, ``NaT``, or an empty tuple).

    Attributes
    ----------
    sources : DataFrame
        Pages that statements and dates rest on; one row has the kind ``article``.
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
        candidate, no) is added from `mentions`.
    milestone_dates : DataFrame
        Further dates of the milestones.
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
        """The row of `sources` that describes the article explained."""
        return self.sources[self.sources["kind"] == "article"].iloc[0]


def load(folder: str | Path = DATA) -> Tables:
    """Load the tables of a folder, or say everything that is wrong with them.

    Parameters
    ----------
    folder : str or Path
        Folder with the CSV files named in ``data/datapackage.json``, in UTF-8.

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
    if not folder.is_dir():
        raise TablesError(
            folder, [Fault(str(folder), "is not a folder; give a folder of CSV files")]
        )
    rows, faults = _read(folder)
    faults += cross_check(rows, _schemas())
    if faults:
        faults = _once(faults)
        order = list(_schemas())
        faults.sort(key=lambda fault: (order.index(Path(fault.file).stem), fault.row or 0))
        raise TablesError(folder, faults)
    return _tables(rows)


def _once(faults: list[Fault]) -> list[Fault]:
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


def _schemas() -> dict[str, dict[str, Any]]:
    return {resource["name"]: resource["schema"] for resource in _descriptor()["resources"]}


# Reading ---------------------------------------------------------------------------------------


def _read(folder: Path) -> tuple[Rows, list[Fault]]:
    """Read every table that can be read; a row carries its number in the file under None."""
    from frictionless import Package  # noqa: PLC0415 (slow to import)

    sheets: dict[str, _Sheet] = {}
    faults: list[Fault] = []
    for resource in _descriptor()["resources"]:
        try:
            sheets[resource["name"]] = _read_sheet(folder / resource["path"])
        except _UnreadableError as error:
            faults += error.args
    package = Package({"resources": [_resource(name, sheets) for name in sheets]})
    rows: Rows = {}
    for resource in package.resources:
        numbers = sheets[resource.name].numbers
        rows[resource.name] = [
            {**row.to_dict(), None: numbers[row.row_number - 1]} for row in resource.read_rows()
        ]
    for task in package.validate(limit_errors=sys.maxsize).tasks:
        numbers = sheets[task.name].numbers
        faults += [_fault(task.name, error, numbers, rows[task.name]) for error in task.errors]
    return rows, faults


class _Sheet(NamedTuple):
    """The cells of a file, empty rows left out, and the number of each row in the file."""

    cells: list[list[str]]
    numbers: list[int]


class _UnreadableError(Exception):
    """Carries the faults of a file from which no rows can be taken."""


def _read_sheet(path: Path) -> _Sheet:
    """Read a file plainly; frictionless would guess at its commas and quotes."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        problem = "this file is missing; add it, with at least its header row"
        raise _UnreadableError(Fault(path.name, problem)) from None
    except UnicodeDecodeError:
        problem = "is not written in UTF-8; save it again as CSV UTF-8"
        raise _UnreadableError(Fault(path.name, problem)) from None
    cells: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            cells.append([cell if cell.strip() else "" for cell in row])
    except csv.Error as error:
        problem = f"cannot be read ({error}); mend this row and save it again as CSV UTF-8"
        raise _UnreadableError(Fault(path.name, problem, len(cells) + 1)) from None
    numbers = [number for number, row in enumerate(cells, 1) if any(row)]
    sheet = _Sheet(_without_empty_columns([row for row in cells if any(row)]), numbers)
    if faults := list(_header_faults(path, sheet)):
        raise _UnreadableError(*faults)
    return sheet


def _without_empty_columns(cells: list[list[str]]) -> list[list[str]]:
    """Trim the header, and drop the nameless columns to its right that hold nothing."""
    header = [name.strip() for name in cells[0]] if cells else []
    width = len(header)
    while width and not header[width - 1] and not any(any(row[width - 1 :]) for row in cells):
        width -= 1
    return [header[:width], *(row[:width] + row[len(header) :] for row in cells[1:])]


def _header_faults(path: Path, sheet: _Sheet) -> Iterator[Fault]:
    """Find what is so wrong with a header that no row can be told from another."""
    if not sheet.numbers:
        yield Fault(path.name, "is empty; add its header row")
        return
    schema, header = _schemas()[path.stem], sheet.cells[0]
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield Fault(path.name, "this column stands twice; delete one", column=column)
    missing = [column for column in schema["primaryKey"] if column not in header]
    for column in missing:
        yield Fault(path.name, _PROBLEMS["missing-label"], column=column)
    for column in header if missing else ():
        if column not in {field["name"] for field in schema["fields"]}:
            yield Fault(path.name, _PROBLEMS["extra-label"], column=column)


def _resource(name: str, sheets: dict[str, _Sheet]) -> dict[str, Any]:
    """Describe a table to frictionless; it cannot look up ids in tables that were not read."""
    schema = _schemas()[name]
    keys = [k for k in schema.get("foreignKeys", []) if k["reference"]["resource"] in sheets]
    schema = {**schema, "foreignKeys": keys}
    return {"name": name, "data": sheets[name].cells, "schema": schema}


def _fault(table: str, error: Any, numbers: list[int], rows: list[dict[Any, Any]]) -> Fault:
    """Turn an error of frictionless into our words."""
    row = numbers[error.row_number - 1] if hasattr(error, "row_number") else None
    column = getattr(error, "field_name", None) or getattr(error, "label", None)
    value = getattr(error, "cell", None)
    fields = {field["name"]: field for field in _schemas()[table]["fields"]}
    if error.type == "foreign-key":
        column, value = error.field_names[0], error.field_cells[0]
        problem = unknown_id(error.reference_name)
    elif error.type == "primary-key":
        key = _schemas()[table]["primaryKey"]
        column = ", ".join(key)
        value = ", ".join(str(r[name]) for r in rows if r[None] == row for name in key)
        problem = "stands twice; every row needs its own"
    elif error.type == "unique-error":
        problem = "stands in this column twice; every row needs its own"
    elif error.type == "type-error":
        problem = _TYPE_PROBLEMS[fields[column]["type"]]
    elif error.type == "constraint-error":
        problem = _constraint_problem(error.note, fields[column]["constraints"])
    else:
        problem = _PROBLEMS.get(error.type, f"cannot be read ({error.note}); save it as CSV UTF-8")
    return Fault(f"{table}.csv", problem, row, column, None if value in ("", "None") else value)


_TYPE_PROBLEMS = {
    "date": "is not a date; write it as year-month-day, such as 2024-01-31",
    "integer": "is not a whole number; write digits only, such as 3",
    "number": "is not a number; write digits and a point only, such as 1234.5",
    "boolean": "is not yes or no; write one of the two",
    "list": "is not a list; put a semicolon between the ids",
    "string": "is not text",
}
_PROBLEMS = {
    "blank-label": "a column has no name in the header row; name it or delete it",
    "missing-label": "this column is missing; add it, with its name in the header row",
    "extra-label": "this column is not known; delete it or correct its name",
    "missing-cell": "this row ends too early; fill it up to the last column",
    "extra-cell": "stands to the right of the last column; quote cells that hold a comma",
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
        return "is not the code of a language; write it as en or zh"
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
    _set_categories(milestones, "kind", frames["kinds"]["id"])
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


def _frame(name: str, rows: Rows) -> pd.DataFrame:
    schema = _schemas()[name]["fields"]
    frame = pd.DataFrame(rows[name], columns=[field["name"] for field in schema])
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


def _set_categories(frame: pd.DataFrame, column: str, ids: pd.Series) -> None:
    if column in frame:
        frame[column] = frame[column].astype(pd.CategoricalDtype(list(ids), ordered=True))


def _in_article(ids: Iterable[str], mentions: pd.DataFrame) -> pd.Categorical:
    relations = mentions.sort_values("relation", ascending=False)  # named over candidate
    found = dict(zip(relations["milestone"], relations["relation"], strict=True))
    return pd.Categorical([found.get(id_, "no") for id_ in ids], ["named", "candidate", "no"])
