"""Tests of cells by themselves: types, constraints, keys, the header, and their judge."""

import csv
import io
import json
import random
from functools import cache

import frictionless
import pytest
from frictionless.resources import TableResource
from test_mutations import CELLS as SPOILT_CELLS
from test_mutations import ON_BYTES, ON_ROWS, mutated, set_a_cell
from tiny import (
    PROJECT_DATA,
    TINY,
    faults_of,
    lines_of,
    places,
    read_rows,
    set_cell,
    write_rows,
    write_tiny,
)

from three_years_on import TablesError, load
from three_years_on.tables.cells import check_cells
from three_years_on.tables.faults import Place, UnreadableError
from three_years_on.tables.schema import schemas
from three_years_on.tables.sheets import read_sheet

DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


CELLS = [
    # table, row, column, value, words of the remedy
    ("moments", 2, "date", "2010-13-01", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "1/6/2011", "can be two days; write 2011-06-01 or 2011-01-06"),
    ("milestones", 2, "date", "2011-02-30", "is not a day, a month or a year; write 2024-01-31"),
    ("milestones", 2, "date", "30/02/2011", "is not a day, a month or a year"),
    ("milestones", 2, "date", "13/13/2011", "is not a day, a month or a year"),
    ("milestones", 2, "date", "1/6/11", "is not a day, a month or a year"),
    ("milestones", 2, "date", "40695", "is a number; write the day, 2011-06-01"),
    (
        "milestones",
        2,
        "date",
        "2011-06-01 09:30",
        "holds a time of day; write the day alone, 2011-06-01",
    ),
    ("sources", 4, "published", "1/6/2011", "can be two days; write 2011-06-01 or 2011-01-06"),
    ("milestones", 6, "effective", "soon", "is not a date; write it as year-month-day"),
    ("milestones", 6, "effective", "2006-06-30", "is before the milestone's date, 2006-07-01"),
    ("moments", 2, "date", "2010-05", "names no day; this column needs one"),
    ("observations", 2, "date", "2003", "needs one, such as 2003-12-31"),
    ("milestones", 6, "effective", "2006", "needs one, such as 2006-12-31"),
    ("milestone_dates", 2, "date", "2006-13", "is not a day, a month or a year"),
    ("milestones", 2, "date", "0000", "is before the year 1"),
    ("milestones", 2, "date", "June 2011", "is not written in figures; write it as 2011-06"),
    ("statements", 3, "theme", "fire", "is not an id in themes.csv"),
    ("statements", 4, "moment", "never", "is not an id in moments.csv"),
    ("placements", 2, "theme", "fire", "is not an id in themes.csv"),
    ("placements", 2, "statement", "nothing", "is not an id in statements.csv"),
    ("milestones", 2, "kind", "party", "is not an id in kinds.csv"),
    ("milestones", 2, "themes", "fire", "is not an id in themes.csv"),
    ("milestones", 2, "sources", "nobody", "is not an id in sources.csv"),
    ("milestone_dates", 2, "milestone", "no-rule", "is not an id in milestones.csv"),
    ("mentions", 4, "milestone", "no-plan", "is not an id in milestones.csv"),
    ("mentions", 4, "statement", "nothing", "is not an id in statements.csv"),
    ("themes", 3, "title", "", "this cell is empty; it needs a value"),
    ("milestones", 3, "themes", "", "this cell is empty; it needs a value"),
    ("mentions", 2, "reason_for", "", "this cell is empty; it needs a value"),
    ("mentions", 2, "reason_against", "", "a candidate needs a reason against it"),
    ("statements", 2, "basis", "", "an outcome needs a basis"),
    ("statements", 2, "basis", "guess", "is not one of: figure, named measure"),
    ("statements", 5, "kind", "wish", "is not one of: setting, call, outcome"),
    ("milestones", 2, "certainty", "sure", "is not one of: verified, consistent"),
    ("mentions", 4, "relation", "perhaps", "is not one of: named, candidate"),
    ("themes", 3, "position", "1.5", "is not a whole number; write digits only"),
    ("themes", 3, "position", "0", "is too small; the least is 1"),
    ("statements", 2, "section", "-1", "is too small; the least is 0"),
    ("kinds", 2, "is_measure", "maybe", "is not yes or no"),
    ("themes", 3, "position", "3", "twice"),
    ("milestones", 3, "label", "Seed fair", "twice"),
    ("indicators", 6, "theme", "fire", "is not an id in themes.csv"),
    ("indicators", 6, "display", "film", "is not one of: record, chart, card"),
    ("indicators", 3, "dated_by", "hour", "is not one of: month, year"),
    ("indicators", 3, "origin", "a friend", "is not one of: official, state media"),
    ("indicators", 6, "unit", "", "this cell is empty; it needs a value"),
    ("indicators", 5, "low", "", "ranks need both ends of their scale"),
    ("indicators", 5, "high", "1", "is not above low, 1"),
    ("indicators", 5, "high", "many", "is not a number; write digits and a point only"),
    ("indicators", 4, "beside", "fires", "is not an id in indicators.csv"),
    ("indicators", 4, "beside", "stones", "has another theme"),
    ("indicators", 4, "beside", "swaps", "cannot share a chart with this one; a card has none"),
    ("observations", 2, "indicator", "fires", "is not an id in indicators.csv"),
    ("observations", 2, "value", "1,000", "can be two numbers; write 1000 or 1.000"),
    ("observations", 2, "value", "1E+16", "is not a number that can be drawn"),
    ("observations", 2, "value", "NaN", "is not a number that can be drawn"),
    ("observations", 2, "value", "-Infinity", "is not a number that can be drawn"),
    ("observations", 9, "value", "10", "is off the indicator's scale"),
    ("observations", 9, "value", "0.5", "is off the indicator's scale"),
    ("observations", 5, "vintage", "3", "has no release before it; count the releases"),
    ("observations", 2, "vintage", "0", "is too small; the least is 1"),
    ("observations", 2, "source", "nobody", "is not an id in sources.csv"),
    ("observations", 2, "certainty", "sure", "is not one of: verified, consistent"),
    ("observations", 3, "published", "March", "is not a day, a month or a year"),
    ("readings", 2, "origin", "a friend", "is not one of: official, state media"),
    ("readings", 2, "source", "nobody", "is not an id in sources.csv"),
    ("readings", 2, "published", "", "this cell is empty; it needs a value"),
    ("checks", 2, "statement", "nothing", "is not an id in statements.csv"),
    ("checks", 2, "indicators", "fires", "is not an id in indicators.csv"),
    ("checks", 2, "indicators", "pumps", "is not in the record"),
    ("checks", 2, "indicators", "stones", "is not in the record"),
    ("questions", 2, "theme", "fire", "is not an id in themes.csv"),
    ("questions", 2, "set", "", "this cell is empty; it needs a value"),
    ("questions", 2, "set", "Set 1", "has the wrong form; write it as set-1"),
    ("questions", 2, "position", "0", "is too small; the least is 1"),
    ("questions", 2, "prompt", "", "this cell is empty; it needs a value"),
    ("choices", 4, "question", "nobody", "is not an id in questions.csv"),
    ("choices", 4, "position", "first", "is not a whole number; write digits only"),
    ("choices", 4, "text", "", "this cell is empty; it needs a value"),
    ("choices", 3, "is_right", "maybe", "is not yes or no"),
    ("choices", 2, "is_right", "", "this cell is empty; it needs a value"),
    ("choices", 4, "feedback", "", "this cell is empty; it needs a value"),
    ("choices", 4, "misconception", "", "a wrong choice needs the idea behind it"),
    ("choices", 3, "misconception", "Who acts.", "stands beside a right choice; empty this cell"),
    ("sources", 2, "published", "May 2010", "is not written in figures; write it as 2010-05"),
    ("sources", 4, "url", "javascript:alert(1)", "is not an address that can be linked; it must"),
    ("sources", 4, "url", "data:text/html,x", "is not an address that can be linked; it must"),
    ("sources", 4, "url", "ftp://example.org/x", "is not an address that can be linked; it must"),
    ("sources", 4, "url", "//example.org", "is not an address that can be linked; it must"),
    ("sources", 4, "url", "https://example.org/a b", "(a space); write %20 in its place"),
    ("sources", 4, "url", 'https://example.org/"x', "write %22 in its place"),
    ("sources", 4, "url", "https://example.org/<x>", "write %3C in its place"),
    ("sources", 4, "url", "https://example.org/\nx", "write nothing in its place"),
    ("sources", 4, "url", "https://example.org/\n", "write nothing in its place"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "problem"), CELLS)
def test_a_wrong_cell_is_the_one_fault_told(tiny, table, row, column, value, problem):
    """One wrong cell gives one fault with its file, row, column, value and remedy."""
    set_cell(tiny, table, row, column, value)
    faults = faults_of(tiny)
    assert places(faults) == [(f"{table}.csv", row, column, value or None)]
    assert problem in str(faults[0])


@pytest.mark.parametrize("number", ["9" * 18, "9" * 30])
def test_a_number_beyond_all_measure_is_loaded_or_told(tiny, number):
    """A whole number too long for the machine is a fault like others, not a crash."""
    set_cell(tiny, "statements", 2, "position", number)
    try:
        assert int(number) in list(load(tiny).statements["position"])
    except TablesError as error:
        assert places(error.faults) == [("statements.csv", 2, "position", number)]


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("themes", "water,4,Again,,,,,,", "id", "water"),
        ("sources", "council,official,Again,Council,,,en,,,", "id", "council"),
        (
            "mentions",
            "well-dug,well-plan,named,Again.,",
            "statement, milestone",
            "well-dug, well-plan",
        ),
        ("placements", "new-rule,seeds,Again.", "statement, theme", "new-rule, seeds"),
        ("questions", "who-told,recall,4,,Again?", "id", "who-told"),
        ("choices", "who-told,2,Again,no,Again.,Again.", "question, position", "who-told, 2"),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["columns in order", "columns turned round"])
def test_a_row_that_stands_twice_is_told(tiny, table, row, column, value, turned):
    """A second row with the same key is told by its key, whatever the order of the columns."""
    with (tiny / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    rows = read_rows(tiny, table)
    if turned:
        write_rows(tiny, table, [cells[::-1] for cells in rows])
    faults = faults_of(tiny)
    assert places(faults) == [(f"{table}.csv", len(rows), column, value)]
    assert "twice" in str(faults[0])


def test_a_misspelt_column_is_told_with_its_name(tmp_path):
    """Of a misspelt column one line is told, which says its name; it is not missed as well."""
    wrong = TINY["moments.csv"].replace(",title", ",titel")
    (fault,) = faults_of(write_tiny(tmp_path, moments=wrong))
    assert (fault.code, fault.column, fault.more) == ("column-meant", "titel", {"meant": "title"})


def test_a_row_with_a_cell_too_many_is_told(tmp_path):
    """A comma that was not quoted moves cells past the last column."""
    wrong = TINY["moments.csv"].replace("As the paper", "As, the paper")
    faults = faults_of(write_tiny(tmp_path, moments=wrong))
    assert places(faults) == [("moments.csv", 2, None, " the paper tells it.")]
    assert "to the right of the last column" in str(faults[0])


def test_a_row_with_too_few_cells_is_told(tmp_path):
    """A row that ends early is told once at each column that it does not reach."""
    wrong = TINY["themes.csv"].replace("soil,2,Soil,,,,,,", "soil,2")
    faults = faults_of(write_tiny(tmp_path, themes=wrong))
    assert places(faults) == [
        ("themes.csv", 4, "title", None),
        ("themes.csv", 4, "original_title", None),
        ("themes.csv", 4, "original_language", None),
        ("themes.csv", 4, "question", None),
        ("themes.csv", 4, "limits", None),
        ("themes.csv", 4, "notes", None),
        ("themes.csv", 4, "language", None),
    ]
    assert all("ends too early" in str(fault) for fault in faults)


def test_a_row_without_its_id_is_told_once(tmp_path):
    """A row whose id is empty lacks a value; it does not also stand twice."""
    faults = faults_of(write_tiny(tmp_path, themes=TINY["themes.csv"] + ",4,Air,,,,\n"))
    assert places(faults) == [("themes.csv", 5, "id", None)]


def test_names_that_are_missing_beside_long_rows_are_told(tmp_path):
    """A header cut short above whole rows is one fault that names the file and what to do."""
    rows = TINY["observations.csv"].replace(",published,note,source", "", 1)
    told = "observations.csv: a column has no name in the header row; name it or delete it"
    with pytest.raises(TablesError) as caught:
        load(write_tiny(tmp_path, observations=rows))
    assert str(caught.value).splitlines()[1:] == [told]


def unquoted(folder, table, header, cell):
    rows = read_rows(folder, table)
    lines = [header, *(",".join([*row[:-1], cell]) for row in rows[1:])]
    (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return lines_of(folder)


MISSING = (
    "placements.csv, column reason: this column is missing; add it, with its name in the header row"
)
TO_THE_RIGHT = "to the right of the last column; quote cells that hold a comma"


def test_a_comma_in_every_row_is_not_a_column_without_a_name(tiny):
    """A misspelt column under which every row has an unquoted comma is told as what it is."""
    assert unquoted(tiny, "placements", "statement,theme,reson", "Near, we think.") == [
        (
            "placements.csv, column reson: this column is not known; name it reason, or let its "
            "name begin with _"
        ),
        f"placements.csv, row 2: “ we think.” stands {TO_THE_RIGHT}",
    ]


def test_more_cells_than_columns_are_missing_are_told_as_cells(tiny):
    """Where a column is missing and a comma is not quoted, the header is not blamed alone."""
    assert unquoted(tiny, "placements", "statement,theme", "Near, we think.") == [
        MISSING,
        f"placements.csv, row 2: “Near” stands {TO_THE_RIGHT}",
    ]


# The judge -------------------------------------------------------------------------------------

# What the judge lets pass, and why we do not.
STRICTER = {
    "quotes": "a quotation mark out of place moves cells and rows without a word",
    "no-text": "a file without a header is one that was not saved as it should be",
    "column-missing": "without its key columns no row can be told from another",
    "column-twice": "two columns of one name cannot both be meant",
    "columns-other": "a header of which nothing is known is told in one line",
    "column-unknown": "told beside a key column that is missing: it may be the one that is meant",
}
# Rows that the judge takes for rows of the table.
NO_ROWS = {"header-again", "note-row"}
# What has the form of a day or an address, and is none.
STRICTER_IN_CELLS = {
    *("no-day", "link-sign", "link-space", "link-unseen", "link-name", "link-nowhere"),
}


@cache
def judge_of(name):
    """Return what the judge is told of a table: all but the ids of other tables."""
    (declared,) = [r["schema"] for r in DESCRIPTOR["resources"] if r["name"] == name]
    return frictionless.Schema.from_descriptor({**declared, "foreignKeys": []})


def judged(name, **data):
    """Return the errors that the judge finds in a table: row, column and type."""
    dialect = frictionless.Dialect(header_rows=[1])
    try:
        with TableResource(name=name, schema=judge_of(name), dialect=dialect, **data) as table:
            errors = list(table.header.errors)
            for row in table.row_stream:
                errors += row.errors
    except frictionless.FrictionlessException as error:
        return [(None, None, error.error.type)]
    return [
        (getattr(e, "row_number", None), getattr(e, "field_name", None) or None, e.type)
        for e in errors
    ]


def compare(folder, name):
    """Compare what we and the judge say of one table; return what differs."""
    file, place, schema = folder / f"{name}.csv", Place(f"{name}.csv"), schemas()[name]
    try:
        sheet = read_sheet(place, file.read_bytes(), schema)
    except UnreadableError as error:
        codes = {fault.code for fault in error.args}
        is_told = codes <= set(STRICTER) or judged(name, path=str(file), encoding="utf-8")
        return [] if is_told else [codes]
    try:
        ours = check_cells(place, sheet, schema).faults
    except UnreadableError as error:
        ours = error.args
    written = list(
        csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig", "replace"), newline=""))
    )
    taken_out = [fault for fault in sheet.faults if fault.code in NO_ROWS]
    if taken_out:
        return []  # the judge has no word for them
    if written[0] == sheet.cells[0]:  # else the file is parted or written otherwise
        assert len(sheet.cells) == sum(any(cell.strip() for cell in row) for row in written)
    raw = {"path": str(file), "encoding": "utf-8"}
    cells = without_own(sheet.cells)
    theirs = judged(name, **(raw if written == cells else {"data": cells}))
    stricter = {(f.row, f.column) for f in ours if f.code in STRICTER_IN_CELLS}
    if bool(ours) != bool(theirs) and not (stricter and not theirs):
        return [({fault.code for fault in ours}, theirs)]
    # The judge names no column of a key that stands twice.
    ours = [fault for fault in ours if fault.code != "row-twice"]
    cells = {(f.row, f.column) for f in ours if f.row and f.column in schema.fields}
    rows = dict(enumerate(sheet.numbers, 1))
    blamed = {(rows.get(row), column) for row, column, _ in theirs if column in schema.fields}
    blamed = {(row, column) for row, column in blamed if row}
    cells -= stricter - blamed
    return [] if cells == blamed else [(cells - blamed, blamed - cells)]


def without_own(rows):
    """Return rows without the columns that are the author's own, of which the judge knows none."""
    own = {place for place, label in enumerate(rows[0]) if label.startswith("_")}
    return [[cell for place, cell in enumerate(row) if place not in own] for row in rows]


def value_for(name, number, rng):
    """Choose a value that a column of its type may or may not hold."""
    header = next(csv.reader([TINY[name].splitlines()[0]]))
    field = schemas()[name.removesuffix(".csv")].fields[header[number // 7 % len(header)]]
    return rng.choice(OF_TYPE.get(field.type, CELLS_OF_ALL))


OF_TYPE = {
    "integer": ["0", "-1", "1", "7", "10000", "3.0", "1e3", "1_000", "+1", "x", ""],
    "number": ["0", "-1", "2.5", "1e3", "1_000", "1,5", "NaN", "0x10", "x", ""],
    "date": ["2011-06-01", "2011-02-30", "10000-01-01", "0000-01-01", "2011-06-01T00:00", "x"],
    "boolean": ["yes", "no", "Yes", "1", "true", ""],
}


def spoilt(folder, seed):
    """Spoil the tiny tables in one to three ways; return the tables that were."""
    rng = random.Random(seed)
    steps = []
    for _ in range(rng.randint(1, 3)):
        how, name, number = rng.random(), rng.choice(sorted(TINY)), rng.randrange(10_000)
        if how < 0.5:
            steps.append(("rows", name, set_a_cell, number, value_for(name, number, rng)))
        elif how < 0.8:
            steps.append(("rows", name, rng.choice(ON_ROWS), number, rng.choice(CELLS_OF_ALL)))
        else:
            steps.append(("bytes", name, rng.choice(ON_BYTES), number))
    mutated(folder, steps)
    return {step[1].removesuffix(".csv") for step in steps}


CELLS_OF_ALL = [*SPOILT_CELLS, " 3", "1_000", "2011-6-1", "٢٠١١-٠٦-٠١", "3.0", "-0", "Yes"]


@pytest.mark.parametrize("tens", range(60))
def test_the_judge_and_we_agree(tmp_path, tens):
    """Of 600 spoilt folders we accept and refuse what the standard's own program does."""
    for seed in range(10 * tens, 10 * tens + 10):
        for name in spoilt(tmp_path, seed):
            assert compare(tmp_path, name) == []


def test_the_judge_and_we_look_up_the_same_ids(tiny):
    """Every column that the descriptor calls a key of another table is looked up."""
    wrong = set()
    for resource in DESCRIPTOR["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            (column,) = key["fields"]
            set_cell(tiny, resource["name"], 2, column, "nobody")
            wrong.add((resource["path"].rpartition("/")[2], 2, column))
    names = {path.name for path in tiny.glob("*.csv")}
    resources = [r for r in DESCRIPTOR["resources"] if r["path"] in names]
    package = {**DESCRIPTOR, "resources": resources}
    report = frictionless.Package.from_descriptor(package, basepath=str(tiny)).validate()
    theirs = {
        (f"{task.name}.csv", error.row_number, error.field_names[0])
        for task in report.tasks
        for error in task.errors
        if error.type == "foreign-key"
    }
    ours = {(f.file, f.row, f.column) for f in faults_of(tiny) if f.code == "unknown-id"}
    assert wrong == {fault for fault in ours if fault in wrong} == theirs
