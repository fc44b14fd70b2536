"""Tests of loading: every fault of a folder at once, whatever was done to it."""

import json
import pickle
import random

import pandas as pd
import pytest
from tiny import (
    PROJECT_DATA,
    TINY,
    copy_project,
    faults_of,
    lines_of,
    places,
    read_rows,
    set_cell,
    write_rows,
    write_tiny,
)

from three_years_on import Tables, TablesError, load
from three_years_on.tables.faults import Fault

DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


def test_a_table_that_was_changed_is_read_anew(tiny):
    """No table of an earlier load stands in for one that was edited, nor is it changed by use."""
    first = load(tiny)
    first.themes.loc[0, "title"] = "Overwritten"
    assert load(tiny).themes["title"].iloc[0] == "Water"
    set_cell(tiny, "themes", 3, "title", "Rain")
    assert load(tiny).themes["title"].iloc[0] == "Rain"


def optional_columns():
    for resource in DESCRIPTOR["resources"]:
        for field in resource["schema"]["fields"]:
            is_translation = ":" in field["name"]  # of which the tiny tables have none
            if not is_translation and not field.get("constraints", {}).get("required"):
                yield resource["name"], field["name"]


# Columns that rules ask for, and how the tiny rows do without them.
ASKED_FOR = {
    ("statements", "basis"),
    ("sources", "archived_url"),
    ("mentions", "reason_against"),
    ("choices", "misconception"),
    ("indicators", "low"),
    ("indicators", "high"),
    ("milestones", "themes"),
    ("milestones", "sources"),
    ("themes", "original_language"),
    ("milestones", "original_language"),
}


@pytest.mark.parametrize(("table", "column"), list(optional_columns()))
def test_a_column_that_is_not_needed_may_be_left_out(tiny, table, column):
    """It counts as empty; where a rule needs its cells, the column is told once."""
    rows = read_rows(tiny, table)
    place = rows[0].index(column)
    write_rows(tiny, table, [row[:place] + row[place + 1 :] for row in rows])
    if (table, column) in ASKED_FOR:
        assert lines_of(tiny) == [
            (
                f"{table}.csv, column {column}: this column is missing; add it, with "
                "its name in the "
                "header row"
            )
        ]
    else:
        cells = getattr(load(tiny), table)[column]
        assert all(cell == () if isinstance(cell, tuple) else pd.isna(cell) for cell in cells)


def test_every_fault_of_a_folder_is_told_at_once(tiny):
    """Faults in several files are all reported, in the order of the files and their rows."""
    set_cell(tiny, "sources", 3, "url", "javascript:x")
    set_cell(tiny, "sources", 4, "language", "English")
    set_cell(tiny, "themes", 3, "title", "")
    (tiny / "moments.csv").unlink()
    set_cell(tiny, "statements", 2, "basis", "")
    set_cell(tiny, "statements", 6, "theme", "fire")
    set_cell(tiny, "statements", 9, "section", "x")
    set_cell(tiny, "kinds", 2, "is_measure", "1")
    set_cell(tiny, "milestones", 2, "date", "today")
    set_cell(tiny, "milestones", 3, "sources", "council;nobody;no-one")
    set_cell(tiny, "milestones", 6, "effective", "1999-01-01")
    (tiny / "milestone_dates.csv").write_bytes("milestone,é".encode("latin-1"))
    set_cell(tiny, "mentions", 3, "reason_against", "")
    expected = [
        ("sources.csv", 3, "url", "javascript:x"),
        ("sources.csv", 4, "language", "English"),
        ("themes.csv", 3, "title", None),
        ("moments.csv", None, None, None),
        ("statements.csv", 2, "basis", None),
        ("statements.csv", 6, "theme", "fire"),
        ("statements.csv", 9, "section", "x"),
        ("kinds.csv", 2, "is_measure", "1"),
        ("milestones.csv", 2, "date", "today"),
        ("milestones.csv", 3, "sources", "nobody"),
        ("milestones.csv", 3, "sources", "no-one"),
        ("milestones.csv", 6, "effective", "1999-01-01"),
        ("milestone_dates.csv", None, None, None),
        ("mentions.csv", 3, "reason_against", None),
    ]
    assert places(faults_of(tiny)) == expected
    assert places(faults_of(tiny)) == expected


def test_faults_are_also_found_in_the_project_tables(tmp_path):
    """The same checks hold for the project's own tables, row by row."""
    copy_project(tmp_path)
    set_cell(tmp_path, "milestones", 70, "effective", "2001-01-01")
    set_cell(tmp_path, "themes", 6, "position", "first")
    assert places(faults_of(tmp_path)) == [
        ("themes.csv", 6, "position", "first"),
        ("milestones.csv", 70, "effective", "2001-01-01"),
    ]


def drop_row(rows, rng):
    rows.pop(rng.randrange(len(rows)))


def double_row(rows, rng):
    rows.append(list(rng.choice(rows)))


def shuffle_rows(rows, rng):
    rng.shuffle(rows)


def drop_column(rows, rng):
    column = rng.randrange(len(rows[0]))
    rows[:] = [row[:column] + row[column + 1 :] for row in rows]


def double_column(rows, rng):
    column = rng.randrange(len(rows[0]))
    rows[:] = [[*row, *row[column : column + 1]] for row in rows]


def shuffle_columns(rows, rng):
    order = rng.sample(range(len(rows[0])), len(rows[0]))
    rows[:] = [[row[column] for column in order] for row in rows if len(row) == len(order)]


def swap_cells(rows, rng):
    one, other = rng.choice(rows), rng.choice(rows)
    here, there = rng.randrange(len(one)), rng.randrange(len(other))
    one[here], other[there] = other[there], one[here]


def overwrite_cell(rows, rng):
    row = rng.choice(rows)
    values = ["", "0001-01-01", "9999-12-31", "x" * 200_000, "9" * 40, "a;;b", "NaN", "\n", " "]
    row[rng.randrange(len(row))] = rng.choice(values)


def break_bytes(raw, rng):
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + rng.choice([b'"', b"\x00", b"\xff", b"\r", b",", b"\n\n"]) + raw[at:]


ROW_CHANGES = (
    drop_row,
    double_row,
    shuffle_rows,
    drop_column,
    double_column,
    shuffle_columns,
    swap_cells,
    overwrite_cell,
)


@pytest.mark.parametrize("seed", range(60))
def test_any_folder_gives_tables_or_their_faults(tiny, seed):
    """However a folder is damaged, it loads or its faults are told; nothing else is raised."""
    rng = random.Random(seed)
    for _ in range(rng.randint(1, 3)):
        path = tiny / rng.choice(list(TINY))
        if rng.random() < 0.25:
            path.write_bytes(break_bytes(path.read_bytes(), rng))
            continue
        try:
            rows = read_rows(tiny, path.stem)
        except UnicodeDecodeError:
            continue
        if rows and all(rows):
            rng.choice(ROW_CHANGES)(rows, rng)
            write_rows(tiny, path.stem, rows)
    try:
        assert isinstance(load(tiny), Tables)
    except TablesError as error:
        assert error.faults
        assert all(isinstance(fault, Fault) and str(fault) for fault in error.faults)


TWO_FAULTS = {
    ("{count} fault in {folder}", "{count} faults in {folder}"): [
        "{count} faute dans {folder}",
        "{count} fautes dans {folder}",
    ],
    "this cell is empty; it needs a value": "cette cellule est vide",
}


def test_faults_are_told_in_the_language_of_the_tables(tmp_path, catalogue):
    """The table about says it, a caller may say another, and where none is known it is English."""
    catalogue("fr", TWO_FAULTS)
    set_cell(write_tiny(tmp_path), "themes", 3, "title", "")

    def told(**options):
        with pytest.raises(TablesError) as caught:
            load(tmp_path, **options)
        return str(caught.value)

    english = f"1 fault in {tmp_path}\nthemes.csv, row 3, column title: this cell is empty; it "
    french = f"1 faute dans {tmp_path}\nthemes.csv, row 3, column title: cette cellule est vide"
    assert told() == f"{english}needs a value"
    assert told(language="fr") == french
    set_cell(tmp_path, "about", 2, "language", "fr")
    assert told() == french
    assert told(language="tlh") == f"{english}needs a value"


def test_notices_are_told_in_the_language_asked_for(tmp_path, catalogue):
    """What is worth knowing is said as faults are."""
    catalogue("fr", {"is not read; tables are named {names}": "n’est pas lu : {names}"})
    (write_tiny(tmp_path) / "own.csv").write_text("what,why\na,b\n", encoding="utf-8")
    (notice,) = load(tmp_path, language="fr").notices
    assert notice.startswith("own.csv: n’est pas lu : about, sources, themes, ")


def test_an_error_of_tables_can_be_sent_to_another_process(tmp_path):
    """It keeps its faults and its text."""
    with pytest.raises(TablesError) as caught:
        load(tmp_path)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.faults, str(again)) == (caught.value.faults, str(caught.value))
