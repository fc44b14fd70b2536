"""Tests of rules across rows and tables."""

import pytest
from tiny import (
    TINY,
    faults_of,
    lines_of,
    places,
    read_rows,
    set_cell,
    without_rows,
    write_rows,
    write_tiny,
)

from three_years_on import load


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


# What each table of the tiny folder is needed for; the others can be left out of it.
USERS = {
    "sources": "milestones.csv, observations.csv, readings.csv",
    "themes": "statements.csv, placements.csv, milestones.csv, indicators.csv, readings.csv, "
    "questions.csv",
    "moments": "statements.csv",
    "statements": "placements.csv, mentions.csv, checks.csv",
    "milestones": "milestone_dates.csv, mentions.csv",
    "indicators": "observations.csv, checks.csv",
    "observations": "indicators.csv",
    "questions": "choices.csv",
    "choices": "questions.csv",
}


@pytest.mark.parametrize("name", list(USERS))
def test_a_missing_file_is_told_once_where_others_need_it(tiny, name):
    """A missing file is named with those that need it, and no cell of theirs is blamed."""
    (tiny / f"{name}.csv").unlink()
    assert lines_of(tiny) == [
        f"{name}.csv: this file is missing; add it, as its rows are needed by: {USERS[name]}"
    ]


@pytest.mark.parametrize(
    "name", ["placements", "kinds", "milestone_dates", "mentions", "readings", "checks"]
)
@pytest.mark.parametrize("has_header", [False, True], ids=["no file", "header alone"])
def test_a_table_that_nothing_needs_may_be_left_out(tiny, name, has_header):
    """Such a table is empty, with its columns and their types, and the others are the same."""
    expected = load(tiny)
    (tiny / f"{name}.csv").unlink()
    if has_header:
        (tiny / f"{name}.csv").write_text(without_rows(name), encoding="utf-8")
    tables = load(tiny)
    assert len(getattr(tables, name)) == 0
    assert list(getattr(tables, name)) == list(getattr(expected, name))
    assert list(tables.statements["id"]) == list(expected.statements["id"])
    assert list(tables.milestones["kind"]) == list(expected.milestones["kind"])


def test_statements_need_moments_though_they_name_none(tmp_path):
    """Where neither the file nor the column is there, both are asked for."""
    text = "id,kind,position,summary,section,paragraph\ndig,call,1,Dig.,1,1\n"
    (tmp_path / "statements.csv").write_text(text, encoding="utf-8")
    assert places(faults_of(tmp_path)) == [
        ("moments.csv", None, None, None),
        ("statements.csv", None, "moment", None),
    ]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb"])
def test_characters_that_cannot_be_shown_are_told(tiny, text):
    """Control characters, which no drawing can hold, are told when the tables are loaded."""
    set_cell(tiny, "themes", 3, "title", text)
    assert [(f.file, f.row, f.column) for f in faults_of(tiny)] == [("themes.csv", 3, "title")]


@pytest.mark.parametrize(
    ("column", "value"), [("unit", "pumps"), ("is_rank", "yes"), ("high", "99")]
)
def test_indicators_that_share_a_chart_share_its_scale(tiny, column, value):
    """Two units or two scales in one chart would be read as one."""
    set_cell(tiny, "indicators", 4, "low", "0")
    set_cell(tiny, "indicators", 3, "low", "0")
    set_cell(tiny, "indicators", 3, "high", "50")
    set_cell(tiny, "indicators", 4, "high", "50")
    load(tiny)
    set_cell(tiny, "indicators", 4, column, value)
    (fault,) = faults_of(tiny)
    assert (fault.file, fault.row, fault.column) == ("indicators.csv", 4, "beside")
    assert f"has another {column}" in str(fault)


def test_one_indicator_stands_beside_another_not_in_a_chain(tiny):
    """A chart is named after one indicator, so what stands beside it has none beside itself."""
    set_cell(tiny, "indicators", 3, "beside", "pumps")
    problems = {fault.row: str(fault) for fault in faults_of(tiny) if fault.column == "beside"}
    assert "stands beside another itself" in problems[3]


@pytest.mark.parametrize(("display", "needed"), [("record", 2), ("card", 1)], ids=["chart", "card"])
def test_a_chart_needs_two_points_and_a_card_one(tiny, display, needed):
    """A line through one point, and a card of nothing, say nothing; the indicator is told."""
    rows = read_rows(tiny, "observations")
    lost = {"record": "fairs", "card": "swaps"}[display]
    kept = [cells for cells in rows if cells[0] != lost or (needed == 2 and cells[3] == "0")]
    write_rows(tiny, "observations", kept)
    (fault,) = faults_of(tiny)
    assert (fault.file, fault.column, fault.value) == ("indicators.csv", "id", lost)
    assert str(fault).endswith(f" has too few observations; a {display} needs {needed}")


@pytest.mark.parametrize(
    ("marks", "problem"),
    [
        ({"Wells": "no"}, "has 0 right choices; mark exactly one in choices.csv"),
        ({"Water": "yes"}, "has 2 right choices; mark exactly one in choices.csv"),
        ({"Water": None, "Buckets": None}, "has too few choices; a question needs 2"),
        (dict.fromkeys(["Water", "Wells", "Buckets"]), "has too few choices; a question needs 2"),
    ],
    ids=["none right", "two right", "one choice", "no choice"],
)
def test_a_question_has_choices_and_one_of_them_is_right(tiny, marks, problem):
    """A question that cannot be answered is told, not each of its choices."""
    header, *rows = read_rows(tiny, "choices")
    for cells in rows:
        if mark := marks.get(cells[2]):
            cells[3:] = [mark, cells[4], "" if mark == "yes" else "An idea."]
    kept = [cells for cells in rows if marks.get(cells[2], "") is not None]
    write_rows(tiny, "choices", [header, *kept])
    faults = faults_of(tiny)
    assert places(faults) == [("questions.csv", 3, "id", "what-counted")]
    assert problem in str(faults[0])


def test_two_articles_are_told(tiny):
    """With two articles it is not known what is explained."""
    set_cell(tiny, "sources", 3, "kind", "article")
    assert lines_of(tiny) == [
        "sources.csv, column kind: 2 rows have the kind article; only one may"
    ]


def test_moments_need_rows_where_there_are_statements(tmp_path):
    """Without a day no statement can be placed; each is told as well, for the day it names."""
    faults = faults_of(write_tiny(tmp_path, moments=without_rows("moments")))
    assert str(faults[0]) == "moments.csv: has no rows; add the days that the article speaks from"
    assert {(f.file, f.column) for f in faults[1:]} == {("statements.csv", "moment")}


def test_a_table_without_rows_has_no_ids_to_refer_to(tmp_path):
    """Where the themes were deleted, every cell that refers to one is told, lists among them."""
    faults = faults_of(write_tiny(tmp_path, themes=without_rows("themes")))
    assert [(f.file, f.row, f.value) for f in faults if f.file == "milestones.csv"] == [
        ("milestones.csv", 2, "seeds"),
        ("milestones.csv", 3, "seeds"),
        ("milestones.csv", 4, "water"),
        ("milestones.csv", 4, "soil"),
        ("milestones.csv", 4, "seeds"),
        ("milestones.csv", 5, "water"),
        ("milestones.csv", 5, "soil"),
        ("milestones.csv", 6, "soil"),
        ("milestones.csv", 6, "seeds"),
    ]
    assert {f.row for f in faults if f.file == "statements.csv"} == {3, 5, 6, 7, 8, 9}


def test_the_end_and_the_date_of_a_period_are_told_as_they_are_written(tiny):
    """A month and a year are quoted, not the days that stand for them."""
    set_cell(tiny, "milestones", 2, "date", "2011")
    set_cell(tiny, "milestones", 2, "end", "2010-03")
    [line] = lines_of(tiny)
    assert "column end: “2010-03” is before the milestone's date, 2011; correct" in line


@pytest.mark.parametrize("table", ["themes", "milestones"])
def test_an_original_title_needs_its_language(tmp_path, table):
    """A title in another language is told apart by its language, or the place is named."""
    wrong = TINY[f"{table}.csv"].replace(",zh-Hans,", ",,", 1)
    (fault,) = faults_of(write_tiny(tmp_path, **{table: wrong}))
    assert (fault.file, fault.column) == (f"{table}.csv", "original_language")
    assert "needs its language" in str(fault)


def test_a_question_without_its_id_is_told_for_that(tiny):
    """Choices cannot be looked for where a question has no id, so they are not missed."""
    with (tiny / "questions.csv").open("a", encoding="utf-8") as file:
        file.write(",recall,3,,Who?\n")
    faults = faults_of(tiny)
    assert places(faults) == [("questions.csv", 5, "id", None)]
    assert "this cell is empty" in str(faults[0])


def test_a_day_of_storing_needs_its_copy(tmp_path):
    """A day on which a copy was stored says nothing without the copy, and the place is named."""
    wrong = TINY["sources.csv"].replace("https://archive.example/fair", "")
    (fault,) = faults_of(write_tiny(tmp_path, sources=wrong))
    assert (fault.file, fault.row, fault.column) == ("sources.csv", 4, "archived_url")
    assert "needs the stored copy" in str(fault)
