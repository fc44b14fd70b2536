"""Tests of loading: right types for good folders, every fault of bad ones."""

import csv
import io
import json
import random

import pandas as pd
import pytest
from folders import PROJECT_DATA, TINY, copy_project, read_rows, set_cell, write_rows, write_tiny

from three_years_on import Tables, TablesError, load
from three_years_on.tables import Fault

DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


def faults_of(folder):
    with pytest.raises(TablesError) as caught:
        load(folder)
    return caught.value.faults


def places(faults):
    return [(fault.file, fault.row, fault.column, fault.value) for fault in faults]


def without_rows(name):
    return TINY[f"{name}.csv"].partition("\n")[0] + "\n"


# Good folders ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "dtypes"),
    [
        ("themes", {"id": "str", "position": "Int64", "title": "str", "original_title": "str"}),
        ("moments", {"id": "str", "date": "datetime64[s]", "label": "str", "note": "str"}),
        ("kinds", {"id": "str", "is_measure": "bool", "meaning": "str"}),
        ("sources", {"kind": "category", "url": "str", "published": "str", "note": "str"}),
        (
            "statements",
            {
                "theme": "category",
                "moment": "category",
                "kind": "category",
                "position": "Int64",
                "summary": "str",
                "basis": "category",
                "section": "Int64",
                "paragraph": "Int64",
            },
        ),
        ("placements", {"statement": "str", "theme": "category", "reason": "str"}),
        (
            "milestones",
            {
                "date": "datetime64[s]",
                "date_kind": "category",
                "effective": "datetime64[s]",
                "kind": "category",
                "certainty": "category",
                "original_title": "str",
                "in_article": "category",
            },
        ),
        ("milestone_dates", {"date": "datetime64[s]", "kind": "str", "certainty": "category"}),
        ("mentions", {"relation": "category", "reason_against": "str"}),
        (
            "indicators",
            {
                "theme": "category",
                "is_rank": "bool",
                "low": "float64",
                "high": "float64",
                "display": "category",
                "origin": "category",
                "care": "str",
            },
        ),
        (
            "observations",
            {
                "indicator": "category",
                "date": "datetime64[s]",
                "vintage": "Int64",
                "value": "float64",
                "certainty": "category",
                "published": "str",
            },
        ),
        ("readings", {"theme": "category", "origin": "category", "certainty": "category"}),
        ("checks", {"statement": "str", "remains_open": "str"}),
        ("questions", {"set": "str", "position": "Int64", "theme": "category", "prompt": "str"}),
        (
            "choices",
            {
                "question": "category",
                "position": "Int64",
                "text": "str",
                "is_right": "bool",
                "feedback": "str",
                "misconception": "str",
            },
        ),
    ],
)
def test_columns_have_the_documented_types(table, dtypes):
    """The project's tables carry real dtypes, so that dates and categories behave as such."""
    frame = getattr(load(), table)
    assert {name: str(frame[name].dtype) for name in dtypes} == dtypes


def test_about_is_the_one_row_of_what_the_explainer_is(tiny):
    """What is said of the explainer is text as it is written, under six columns."""
    assert load(tiny).about.to_dict("records") == [
        {
            "title": "The garden in five years",
            "authors": "Class 7b;A. Gardener",
            "version": "2.1",
            "language": "en",
            "licence": "CC-BY-4.0",
            "address": "https://example.org/explainer",
        }
    ]
    assert {str(dtype) for dtype in load(tiny).about.dtypes} == {"str"}


def test_without_about_the_columns_stand_and_no_row(tmp_path):
    """A folder that does not say what it is is an explainer all the same."""
    about = load(write_tiny(tmp_path, about=None)).about
    assert list(about.columns) == [
        "title",
        "authors",
        "version",
        "language",
        "licence",
        "address",
    ]
    assert about.empty


def test_only_the_title_of_about_is_needed(tmp_path):
    """What is not said of the explainer is missing, not a fault."""
    about = load(write_tiny(tmp_path, about="title\nThe garden\n")).about
    assert about["title"].tolist() == ["The garden"]
    assert about.drop(columns="title").isna().all(axis=None)


def test_tables_are_sorted(tiny):
    """Themes follow their position, days their date, statements theme, day and position."""
    tables = load(tiny)
    assert list(tables.themes["id"]) == ["water", "soil", "seeds"]
    assert list(tables.moments["id"]) == ["asked", "told"]
    assert list(tables.statements["id"]) == [
        "carry-water",
        "dig-well",
        "well-dug",
        "feed-soil",
        "soil-poor",
        "save-seeds",
        "meeting-held",
        "new-rule",
    ]
    assert list(tables.milestones["id"]) == [
        "well-plan",
        "meeting",
        "seed-rule",
        "seed-law",
        "fair",
    ]


def test_questions_and_choices_are_sorted(tiny):
    """Questions follow their set and position, choices their question and position."""
    tables = load(tiny)
    assert list(tables.questions["id"]) == ["why-poor", "what-counted", "who-told"]
    assert list(zip(tables.choices["question"], tables.choices["position"], strict=True)) == [
        ("why-poor", 1),
        ("why-poor", 2),
        ("why-poor", 3),
        ("what-counted", 1),
        ("what-counted", 2),
        ("what-counted", 3),
        ("who-told", 1),
        ("who-told", 2),
    ]
    assert list(tables.choices["text"][tables.choices["is_right"]]) == [
        "The paper does not say",
        "Wells",
        "The paper",
    ]


def test_milestones_say_whether_the_article_names_them(tiny):
    """What the article names is derived from the mentions, never typed a second time."""
    milestones = load(tiny).milestones.set_index("id")
    assert milestones["in_article"].to_dict() == {
        "well-plan": "named",
        "meeting": "no",
        "seed-rule": "candidate",
        "seed-law": "candidate",
        "fair": "no",
    }


def test_named_wins_over_candidate(tiny):
    """A milestone that one statement names is named, though another may only mean it."""
    with (tiny / "mentions.csv").open("a", encoding="utf-8") as file:
        file.write("well-dug,seed-rule,named,It is named there.,\n")
    milestones = load(tiny).milestones.set_index("id")
    assert milestones.loc["seed-rule", "in_article"] == "named"


def test_cells_hold_values_not_text(tiny):
    """Lists are tuples, empty cells are missing, yes and no are booleans, dates are days."""
    tables = load(tiny)
    milestones = tables.milestones.set_index("id")
    assert milestones.loc["meeting", "themes"] == ("water", "soil", "seeds")
    assert milestones.loc["well-plan", "sources"] == ("council", "look-back")
    assert milestones.loc["seed-rule", "effective"] == pd.Timestamp(2006, 9, 1)
    assert pd.isna(milestones.loc["meeting", "effective"])
    assert pd.isna(milestones.loc["meeting", "original_title"])
    assert list(tables.kinds["is_measure"]) == [True, True, True, False]
    assert tables.article["id"] == "look-back"


def edit_bytes(folder, edit):
    for path in folder.iterdir():
        path.write_bytes(edit(path.read_bytes()))


def written_with(separator, quoting=csv.QUOTE_MINIMAL, line_end="\r\n", encoding="utf-8"):
    """Write the cells of a table anew, as a spreadsheet set up so would."""

    def edit(raw):
        file = io.StringIO()
        writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=line_end)
        writer.writerows(csv.reader(io.StringIO(raw.decode())))
        return file.getvalue().encode(encoding)

    return edit


def with_cells_added(raw):
    """Add two empty columns and a row of nothing."""
    lines = raw.decode().splitlines()
    width = lines[0].count(",") + 2
    return "\n".join([*(line + ",," for line in lines), "," * width, ""]).encode()


def without_last_separators(raw):
    """Cut the separators before empty cells at the end of a row, as Excel does at times."""
    header, *rows = raw.decode().splitlines()
    return "\n".join([header, *(row.rstrip(",") for row in rows)]).encode()


def with_spaced_header(raw):
    header, _, rows = raw.decode().partition("\n")
    return (header.replace(",", " , ") + " \n" + rows).encode()


def with_capital_header(raw):
    header, _, rows = raw.decode().partition("\n")
    return (header.replace("_", " ").title() + "\n" + rows).encode()


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte order mark"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r"), id="CR"),
        pytest.param(lambda raw: raw.rstrip(b"\n"), id="no last line end"),
        pytest.param(lambda raw: raw + b"\n\n", id="empty lines at the end"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\n\n"), id="empty lines between rows"),
        pytest.param(
            lambda raw: raw + b"," * raw.split(b"\n")[0].count(b",") + b"\n", id="row of commas"
        ),
        pytest.param(with_cells_added, id="empty columns and row"),
        pytest.param(without_last_separators, id="rows that end early"),
        pytest.param(with_spaced_header, id="spaces in the header"),
        pytest.param(with_capital_header, id="capitals in the header"),
        pytest.param(written_with(",", csv.QUOTE_ALL), id="all quoted"),
        pytest.param(written_with(";"), id="semicolons"),
        pytest.param(written_with(";", csv.QUOTE_ALL), id="semicolons, all quoted"),
        pytest.param(lambda raw: b"sep=;\r\n" + written_with(";")(raw), id="semicolons told"),
        pytest.param(written_with("\t"), id="tabs"),
        pytest.param(written_with("\t", encoding="utf-16"), id="UTF-16 with tabs"),
        pytest.param(
            lambda raw: b"\xfe\xff" + raw.decode().encode("utf-16-be"), id="UTF-16, big end first"
        ),
        pytest.param(written_with(";", encoding="utf-8-sig"), id="semicolons, byte order mark"),
    ],
)
def test_what_spreadsheets_save_is_accepted(tiny, edit):
    """How a spreadsheet writes its cells changes nothing of what is loaded."""
    expected = load(tiny)
    edit_bytes(tiny, edit)
    loaded = load(tiny)
    for table in (name.removesuffix(".csv") for name in TINY):
        pd.testing.assert_frame_equal(getattr(loaded, table), getattr(expected, table))


@pytest.mark.parametrize(
    "cell",
    [
        "2006-06-20",
        "2006-6-20",
        "2006/6/20",
        "2006.06.20",
        "20.06.2006",
        "20/06/2006",
        "20/6/2006",
        "06/20/2006",
        "20-06-2006",
        "2006年6月20日",
        "2006-06-20 00:00:00",
        "2006-06-20T00:00:00",
        " 2006-06-20\N{NO-BREAK SPACE}",
    ],
)
def test_a_day_that_leaves_no_doubt_is_read(tiny, cell):
    """A day is read in any order that can mean one day only; a text may be dated so as well."""
    set_cell(tiny, "milestone_dates", 2, "date", cell)
    set_cell(tiny, "readings", 2, "published", cell)
    tables = load(tiny)
    assert list(tables.milestone_dates["date"]) == [pd.Timestamp(2006, 6, 20)]
    assert tables.readings.set_index("id").loc["late", "published"] == "2006-06-20"


def test_the_same_number_twice_is_one_day(tiny):
    """05/05/2006 is the fifth of May, whichever comes first."""
    set_cell(tiny, "milestone_dates", 2, "date", "05/05/2006")
    assert list(load(tiny).milestone_dates["date"]) == [pd.Timestamp(2006, 5, 5)]


@pytest.mark.parametrize("cell", ["2011", "2011-06"])
def test_a_month_or_a_year_stays_one(tiny, cell):
    """What is known to the month is not given a day."""
    set_cell(tiny, "readings", 2, "published", cell)
    assert load(tiny).readings.set_index("id").loc["late", "published"] == cell


def test_a_month_or_a_year_of_a_milestone_keeps_its_last_day(tiny):
    """Where the day is not known none is made up: the first and the last possible one stand."""
    set_cell(tiny, "milestones", 6, "date", "2004-02")
    set_cell(tiny, "milestone_dates", 2, "date", "2006")
    tables = load(tiny)
    milestones = tables.milestones.set_index("id")
    assert list(milestones.loc["seed-rule", ["date", "last_day"]]) == [
        pd.Timestamp(2004, 2, 1),
        pd.Timestamp(2004, 2, 29),
    ]
    assert list(milestones.loc["fair", ["date", "last_day"]]) == [pd.Timestamp(2011, 6, 1)] * 2
    assert tables.milestones["id"].iloc[0] == "seed-rule"
    assert tables.milestone_dates.loc[0, ["date", "last_day"]].tolist() == [
        pd.Timestamp(2006, 1, 1),
        pd.Timestamp(2006, 12, 31),
    ]


def test_spaces_around_what_is_no_text_are_dropped(tiny):
    """Nobody sees a space behind an id, a word of a list or a number; text keeps its own."""
    set_cell(tiny, "statements", 3, "theme", " water ")
    set_cell(tiny, "statements", 3, "kind", "outcome\N{NO-BREAK SPACE}")
    set_cell(tiny, "statements", 3, "position", " 1")
    set_cell(tiny, "statements", 3, "summary", " A well ")
    set_cell(tiny, "milestones", 4, "themes", "water; soil ;seeds")
    set_cell(tiny, "kinds", 2, "is_measure", "yes ")
    tables = load(tiny)
    row = tables.statements.set_index("id").loc["well-dug"]
    assert (row["theme"], row["kind"], row["position"]) == ("water", "outcome", 1)
    assert row["summary"] == " A well "
    meeting = tables.milestones.set_index("id").loc["meeting"]
    assert meeting["themes"] == ("water", "soil", "seeds")


def test_faults_are_counted_in_rows_of_the_spreadsheet(tiny):
    """The line that tells Excel the separator is no row, a cell of two lines is one."""
    set_cell(tiny, "themes", 2, "question", "Two\nlines")
    set_cell(tiny, "themes", 3, "title", "")
    raw = (tiny / "themes.csv").read_bytes()
    (tiny / "themes.csv").write_bytes(b"sep=;\r\n" + written_with(";")(raw))
    assert [(f.file, f.row, f.column) for f in faults_of(tiny)] == [("themes.csv", 3, "title")]


def test_a_table_that_was_changed_is_read_anew(tiny):
    """No table of an earlier load stands in for one that was edited, nor is it changed by use."""
    first = load(tiny)
    first.themes.loc[0, "title"] = "Overwritten"
    assert load(tiny).themes["title"].iloc[0] == "Water"
    set_cell(tiny, "themes", 3, "title", "Rain")
    assert load(tiny).themes["title"].iloc[0] == "Rain"


def test_columns_may_stand_in_any_order(tiny):
    """Columns are known by name, so a spreadsheet may reorder them."""
    expected = load(tiny).milestones
    for name in TINY:
        rows = read_rows(tiny, name.removesuffix(".csv"))
        write_rows(tiny, name.removesuffix(".csv"), [row[::-1] for row in rows])
    pd.testing.assert_frame_equal(load(tiny).milestones, expected)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "$x$",
        "=1+1",
        "N/A",
        "null",
        "so;'b';'c';d",
        'a;"b";c, d',
        "two\nlines",
        "שלום 😀 水",
    ],
)
def test_text_comes_through_unchanged(tiny, text):
    """Nothing in a cell of text is read as markup, formula, separator or missing value."""
    set_cell(tiny, "themes", 3, "question", text)
    assert load(tiny).themes.set_index("id").loc["water", "question"] == text


def test_a_long_cell_full_of_commas_and_quotes_loads(tiny):
    """No cell is so long or so full of quotes that loading guesses at it or hangs."""
    text = 'x, "y" and ' * 20_000
    set_cell(tiny, "themes", 3, "question", text)
    assert load(tiny).themes.set_index("id").loc["water", "question"] == text


@pytest.mark.parametrize("name", ["my data [1] 100%", "données 数据"])
def test_a_folder_may_have_any_name(tmp_path, name):
    """Spaces, brackets, percent signs and Chinese in a folder's name do no harm."""
    folder = tmp_path / name
    folder.mkdir()
    assert len(load(str(write_tiny(folder))).milestones) == 5


def snapshot(folder):
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.rglob("*")}


@pytest.mark.parametrize("themes", [TINY["themes.csv"], "id\n"], ids=["good", "faulty"])
def test_loading_leaves_the_folder_alone(tmp_path, themes):
    """Loading reads only: no file is added, changed or touched, whether it succeeds or not."""
    before = snapshot(write_tiny(tmp_path, themes=themes))
    try:
        load(tmp_path)
    except TablesError:
        assert themes == "id\n"
    assert snapshot(tmp_path) == before


# Bad folders -----------------------------------------------------------------------------------


# What each table of the tiny folder is needed for; the others can be left out of it.
USERS = {
    "sources": "milestones.csv, observations.csv and readings.csv need",
    "themes": "statements.csv, placements.csv, milestones.csv, indicators.csv, readings.csv and "
    "questions.csv need",
    "moments": "statements.csv needs",
    "statements": "placements.csv, mentions.csv and checks.csv need",
    "milestones": "milestone_dates.csv and mentions.csv need",
    "indicators": "observations.csv and checks.csv need",
    "observations": "indicators.csv needs",
    "questions": "choices.csv needs",
    "choices": "questions.csv needs",
}


@pytest.mark.parametrize("name", list(USERS))
def test_a_missing_file_is_told_once_where_others_need_it(tiny, name):
    """A missing file is named with those that need it, and no cell of theirs is blamed."""
    (tiny / f"{name}.csv").unlink()
    assert faults_of(tiny) == [
        Fault(
            f"{name}.csv",
            f"this file is missing; add it, as {USERS[name]} its rows",
        )
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


def test_a_folder_without_any_table_is_told(tmp_path):
    """One sentence says that nothing is there, not fifteen."""
    (tmp_path / "notes.txt").touch()
    assert faults_of(tmp_path) == [
        Fault(str(tmp_path), "holds none of the tables; add one, such as milestones.csv")
    ]


@pytest.mark.parametrize(
    "file", ["Milestones.csv", "milestone.csv", "milestones.ods", "milestones.csv.txt"]
)
def test_a_file_that_was_meant_to_be_a_table_is_told(tmp_path, file):
    """A table that may be missing is not passed over where its name is misspelt."""
    write_tiny(tmp_path, milestones=None, milestone_dates=None, mentions=None)
    (tmp_path / file).touch()
    assert faults_of(tmp_path) == [
        Fault(file, "is not read; save it as CSV UTF-8 under the name milestones.csv")
    ]


@pytest.mark.parametrize("file", ["milestones-2.csv", "~$milestones.xlsx", "milestones.ods"])
def test_copies_beside_a_table_are_let_be(tiny, file):
    """Copies, and the files by which a spreadsheet locks a table, are no faults."""
    (tiny / file).touch()
    assert len(load(tiny).milestones) == 5


NOT_UTF_8 = (
    "is not written in UTF-8; save it again: in Excel as “CSV UTF-8”, in LibreOffice with the "
    "character set “Unicode (UTF-8)”"
)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "empty; add its header row"),
        (b"\n\n", "empty; add its header row"),
        (TINY["themes.csv"].encode("gbk"), NOT_UTF_8),
        (TINY["themes.csv"].replace("种子,", "é").replace("水", "ü").encode("cp1252"), NOT_UTF_8),
        (TINY["themes.csv"].encode("utf-16-le"), NOT_UTF_8),
        (b"id,position,title\nwater,1,Water\n".decode().encode("utf-16-be"), NOT_UTF_8),
        (TINY["themes.csv"].encode("utf-16")[:-1], NOT_UTF_8),
    ],
    ids=["empty", "blank", "GBK", "Windows-1252", "UTF-16 without mark", "of ASCII", "cut"],
)
def test_an_unreadable_file_is_the_only_fault_told(tiny, raw, problem):
    """A file without text, or in another encoding, is named with the way to mend it."""
    (tiny / "themes.csv").write_bytes(raw)
    faults = faults_of(tiny)
    assert places(faults) == [("themes.csv", None, None, None)]
    assert problem in faults[0].problem


def test_a_folder_in_place_of_a_file_counts_as_missing(tiny):
    """A folder that bears the name of a table is no table, nor is it opened."""
    (tiny / "kinds.csv").unlink()
    (tiny / "kinds.csv").mkdir()
    assert len(load(tiny).kinds) == 0


def test_a_folder_must_exist_and_be_one(tmp_path):
    """A missing folder and a file in its place get one sentence that says so."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "nowhere", tmp_path / "file"):
        faults = faults_of(path)
        assert places(faults) == [(str(path), None, None, None)]
        assert "is not a folder of CSV files or an .xlsx workbook" in faults[0].problem


CELLS = [
    # table, row, column, value, words of the remedy
    ("moments", 2, "date", "2010-13-01", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "1/6/2011", "can be two days; write 2011-06-01 or 2011-01-06"),
    ("milestones", 2, "date", "01.06.2011", "can be two days; write 2011-06-01 or 2011-01-06"),
    ("milestones", 2, "date", "2011-02-30", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "30/02/2011", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "13/13/2011", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "1/6/11", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "40695", "is not a date; write it as year-month-day"),
    ("milestones", 2, "date", "2011-06-01 09:30", "is not a date; write it as year-month-day"),
    ("sources", 4, "published", "1/6/2011", "can be two days; write 2011-06-01 or 2011-01-06"),
    ("milestones", 6, "effective", "soon", "is not a date; write it as year-month-day"),
    ("milestones", 6, "effective", "2006-06-30", "is before the milestone's date, 2006-07-01"),
    ("moments", 2, "date", "2010-05", "is not a date; write it as year-month-day"),
    ("observations", 2, "date", "2003", "is not a date; write it as year-month-day"),
    ("milestones", 6, "effective", "2006", "is not a date; write it as year-month-day"),
    ("milestone_dates", 2, "date", "2006-13", "is not a month or a year; write it as 2024-01"),
    ("milestones", 2, "date", "6/2011", "is not a month or a year; write it as 2024-01 or 2024"),
    ("milestones", 2, "date", "0000", "is not a month or a year; write it as 2024-01 or 2024"),
    ("milestones", 2, "date", "June 2011", "is not a date; write it as year-month-day"),
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
    ("observations", 2, "value", "1,000", "is not a number; write digits and a point only"),
    ("observations", 2, "value", "1E+16", "is not a number that can be drawn"),
    ("observations", 2, "value", "NaN", "is not a number that can be drawn"),
    ("observations", 2, "value", "-Infinity", "is not a number that can be drawn"),
    ("observations", 9, "value", "10", "is off the indicator's scale"),
    ("observations", 9, "value", "0.5", "is off the indicator's scale"),
    ("observations", 5, "vintage", "3", "has no release before it; count the releases"),
    ("observations", 2, "vintage", "0", "is too small; the least is 1"),
    ("observations", 2, "source", "nobody", "is not an id in sources.csv"),
    ("observations", 2, "certainty", "sure", "is not one of: verified, consistent"),
    ("observations", 3, "published", "March", "is not a day, month or year"),
    ("readings", 2, "origin", "a friend", "is not one of: official, state media"),
    ("readings", 2, "source", "nobody", "is not an id in sources.csv"),
    ("readings", 2, "published", "", "this cell is empty; it needs a value"),
    ("checks", 2, "statement", "nothing", "is not an id in statements.csv"),
    ("checks", 2, "indicators", "fires", "is not an id in indicators.csv"),
    ("checks", 2, "indicators", "pumps", "has no chart in the record"),
    ("checks", 2, "indicators", "stones", "has no chart in the record"),
    ("questions", 2, "theme", "fire", "is not an id in themes.csv"),
    ("questions", 2, "set", "", "this cell is empty; it needs a value"),
    ("questions", 2, "set", "Set 1", "has the wrong form; use lower-case letters and digits"),
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
    ("sources", 2, "published", "May 2010", "is not a day, month or year"),
    ("sources", 4, "url", "javascript:alert(1)", "is not a safe link; it must begin with http"),
    ("sources", 4, "url", "data:text/html,x", "is not a safe link; it must begin with http"),
    ("sources", 4, "url", "ftp://example.org/x", "is not a safe link; it must begin with http"),
    ("sources", 4, "url", "//example.org", "is not a safe link; it must begin with http"),
    ("sources", 4, "url", "https://example.org/a b", "is not a safe link"),
    ("sources", 4, "url", 'https://example.org/"x', "is not a safe link"),
    ("sources", 4, "url", "https://example.org/'x", "is not a safe link"),
    ("sources", 4, "url", "https://example.org/<x>", "is not a safe link"),
    ("sources", 4, "url", "https://example.org/\nx", "is not a safe link"),
    ("sources", 4, "url", "https://example.org/\n", "is not a safe link"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "problem"), CELLS)
def test_a_wrong_cell_is_the_one_fault_told(tiny, table, row, column, value, problem):
    """One wrong cell gives one fault with its file, row, column, value and remedy."""
    set_cell(tiny, table, row, column, value)
    faults = faults_of(tiny)
    assert places(faults) == [(f"{table}.csv", row, column, value or None)]
    assert problem in faults[0].problem


@pytest.mark.parametrize("number", ["9" * 18, "9" * 30])
def test_a_number_beyond_all_measure_is_loaded_or_told(tiny, number):
    """A whole number too long for the machine is a fault like others, not a crash."""
    set_cell(tiny, "statements", 2, "position", number)
    try:
        assert int(number) in list(load(tiny).statements["position"])
    except TablesError as error:
        assert places(error.faults) == [("statements.csv", 2, "position", number)]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb"])
def test_characters_that_cannot_be_shown_are_told(tiny, text):
    """Control characters, which no drawing can hold, are told when the tables are loaded."""
    set_cell(tiny, "themes", 3, "title", text)
    assert [(f.file, f.row, f.column) for f in faults_of(tiny)] == [("themes.csv", 3, "title")]


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("themes", "water,4,Again,,,,,", "id", "water"),
        ("sources", "council,official,Again,Council,,,en,", "id", "council"),
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
    assert "twice" in faults[0].problem


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
    assert f"has another {column}" in fault.problem


def test_one_indicator_stands_beside_another_not_in_a_chain(tiny):
    """A chart is named after one indicator, so what stands beside it has none beside itself."""
    set_cell(tiny, "indicators", 3, "beside", "pumps")
    problems = {fault.row: fault.problem for fault in faults_of(tiny) if fault.column == "beside"}
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
    assert fault.problem == f"has too few observations; a {display} needs {needed}"


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
    assert problem in faults[0].problem


def test_two_articles_are_told(tiny):
    """With two articles it is not known what is explained."""
    set_cell(tiny, "sources", 3, "kind", "article")
    assert faults_of(tiny) == [
        Fault("sources.csv", "2 rows have the kind article; only one may", column="kind")
    ]


def test_without_an_article_its_title_is_neutral(tiny):
    """Nothing is said of an article that is no source, and no source is taken for it."""
    set_cell(tiny, "sources", 2, "kind", "official")
    article = load(tiny).article
    assert article["title"] == "This article"
    assert article[["publisher", "url", "published"]].isna().all()


def test_a_header_without_rows_is_allowed_where_nothing_hangs_on_it(tmp_path):
    """A folder without placements and further dates is complete."""
    tables = load(
        write_tiny(
            tmp_path,
            placements=without_rows("placements"),
            milestone_dates=without_rows("milestone_dates"),
        )
    )
    assert len(tables.placements) == len(tables.milestone_dates) == 0
    assert str(tables.milestone_dates["date"].dtype) == "datetime64[s]"


def test_moments_need_rows_where_there_are_statements(tmp_path):
    """Without a day no statement can be placed; each is told as well, for the day it names."""
    faults = faults_of(write_tiny(tmp_path, moments=without_rows("moments")))
    assert faults[0] == Fault(
        "moments.csv", "has no rows; add the days that the article speaks from"
    )
    assert {(f.file, f.column) for f in faults[1:]} == {("statements.csv", "moment")}


def test_headers_alone_load(tmp_path):
    """A folder that nobody has filled in yet is no fault."""
    empty = {name.removesuffix(".csv"): without_rows(name.removesuffix(".csv")) for name in TINY}
    tables = load(write_tiny(tmp_path, **empty))
    assert all(len(frame) == 0 for frame in vars(tables).values())


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


def test_an_unknown_and_a_missing_column_are_both_told(tmp_path):
    """A misspelt column is told twice: the name that is not known, the one that is missing."""
    wrong = TINY["moments.csv"].replace(",title", ",titel")
    faults = faults_of(write_tiny(tmp_path, moments=wrong))
    assert sorted(places(faults)) == [
        ("moments.csv", None, "titel", None),
        ("moments.csv", None, "title", None),
    ]
    problems = {fault.column: fault.problem for fault in faults}
    assert "not known; delete it or correct its name" in problems["titel"]
    assert "missing; add it" in problems["title"]


def optional_columns():
    for resource in DESCRIPTOR["resources"]:
        for field in resource["schema"]["fields"]:
            if not field.get("constraints", {}).get("required"):
                yield resource["name"], field["name"]


# Columns that rules ask for, and how the tiny rows do without them.
ASKED_FOR = {
    ("statements", "basis"),
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
        assert faults_of(tiny) == [
            Fault(
                f"{table}.csv",
                "this column is missing; add it, with its name in the header row",
                column=column,
            )
        ]
    else:
        cells = getattr(load(tiny), table)[column]
        assert all(cell == () if isinstance(cell, tuple) else pd.isna(cell) for cell in cells)


def test_a_missing_key_column_is_the_only_fault_told(tmp_path):
    """Where a table has lost its ids, what refers to them is not blamed."""
    wrong = TINY["themes.csv"].replace("id,", "name,", 1)
    faults = faults_of(write_tiny(tmp_path, themes=wrong))
    assert sorted(places(faults)) == [
        ("themes.csv", None, "id", None),
        ("themes.csv", None, "name", None),
    ]


@pytest.mark.parametrize("name", ["title", " title"])
def test_a_column_that_stands_twice_is_told(tiny, name):
    """Two columns of one name cannot both be meant, be there a space around it or not."""
    rows = read_rows(tiny, "themes")
    write_rows(tiny, "themes", [[*rows[0], name], *([*row, row[2]] for row in rows[1:])])
    faults = faults_of(tiny)
    assert {(fault.file, fault.column.strip()) for fault in faults} == {("themes.csv", "title")}


def test_a_row_with_a_cell_too_many_is_told(tmp_path):
    """A comma that was not quoted moves cells past the last column."""
    wrong = TINY["moments.csv"].replace("As the paper", "As, the paper")
    faults = faults_of(write_tiny(tmp_path, moments=wrong))
    assert places(faults) == [("moments.csv", 2, None, " the paper tells it.")]
    assert "to the right of the last column" in faults[0].problem


@pytest.mark.parametrize("table", ["themes", "milestones"])
def test_an_original_title_needs_its_language(tmp_path, table):
    """A title in another language is told apart by its language, or the place is named."""
    wrong = TINY[f"{table}.csv"].replace(",zh-Hans,", ",,", 1)
    (fault,) = faults_of(write_tiny(tmp_path, **{table: wrong}))
    assert (fault.file, fault.column) == (f"{table}.csv", "original_language")
    assert "needs its language" in fault.problem


def test_a_row_with_too_few_cells_is_told(tmp_path):
    """A row that ends early is told once at each column that it does not reach."""
    wrong = TINY["themes.csv"].replace("soil,2,Soil,,,,,", "soil,2")
    faults = faults_of(write_tiny(tmp_path, themes=wrong))
    assert places(faults) == [
        ("themes.csv", 4, "title", None),
        ("themes.csv", 4, "original_title", None),
        ("themes.csv", 4, "original_language", None),
        ("themes.csv", 4, "question", None),
        ("themes.csv", 4, "limits", None),
        ("themes.csv", 4, "notes", None),
    ]
    assert all("ends too early" in fault.problem for fault in faults)


def test_a_row_without_its_id_is_told_once(tmp_path):
    """A row whose id is empty lacks a value; it does not also stand twice."""
    faults = faults_of(write_tiny(tmp_path, themes=TINY["themes.csv"] + ",4,Air,,,,\n"))
    assert places(faults) == [("themes.csv", 5, "id", None)]


def test_a_question_without_its_id_is_told_for_that(tiny):
    """Choices cannot be looked for where a question has no id, so they are not missed."""
    with (tiny / "questions.csv").open("a", encoding="utf-8") as file:
        file.write(",recall,3,,Who?\n")
    faults = faults_of(tiny)
    assert places(faults) == [("questions.csv", 5, "id", None)]
    assert "this cell is empty" in faults[0].problem


def test_a_cell_of_spaces_counts_as_empty(tiny):
    """A title that nobody can see is missing."""
    set_cell(tiny, "themes", 3, "title", "  ")
    assert [(f.file, f.row, f.column) for f in faults_of(tiny)] == [("themes.csv", 3, "title")]


def test_a_quote_left_open_is_told(tmp_path):
    """A quote without its end would swallow rows, so the row where it opens is told."""
    wrong = TINY["themes.csv"].replace("Who carries", '"Who carries')
    faults = faults_of(write_tiny(tmp_path, themes=wrong))
    assert places(faults) == [("themes.csv", 3, None, None)]


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


def test_more_than_a_thousand_faults_are_all_told(tiny):
    """No limit hides faults: a column filled wrongly all the way down is told row by row."""
    with (tiny / "sources.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"page-{n},official,T,P,ftp://x,,en,\n" for n in range(1500))
    assert [fault.row for fault in faults_of(tiny)] == list(range(5, 1505))


def test_the_message_lists_every_fault_on_a_line(tiny):
    """The message of the error is fit to print: the folder, then a line a fault."""
    set_cell(tiny, "themes", 3, "title", "")
    set_cell(tiny, "milestones", 2, "kind", "party")
    with pytest.raises(TablesError) as caught:
        load(tiny)
    assert str(caught.value).splitlines() == [
        f"2 faults in {tiny}",
        "themes.csv, row 3, column title: this cell is empty; it needs a value",
        "milestones.csv, row 2, column kind: “party” is not an id in kinds.csv; "
        "correct it, or add a row there",
    ]


def test_faults_are_also_found_in_the_project_tables(tmp_path):
    """The same checks hold for the project's own tables, row by row."""
    copy_project(tmp_path)
    set_cell(tmp_path, "milestones", 70, "effective", "2001-01-01")
    set_cell(tmp_path, "themes", 6, "position", "first")
    assert places(faults_of(tmp_path)) == [
        ("themes.csv", 6, "position", "first"),
        ("milestones.csv", 70, "effective", "2001-01-01"),
    ]


# Folders that nobody thought of ----------------------------------------------------------------


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
        assert all(isinstance(fault, Fault) and fault.problem for fault in error.faults)


def test_a_flood_of_faults_is_shown_in_part(tmp_path):
    """The text names the first hundred faults and how many more there are; all are kept."""
    rows = "".join(f"moment-{n},someday,Told,The look back,\n" for n in range(250))
    folder = write_tiny(tmp_path, moments="id,date,label,title,note\n" + rows)
    with pytest.raises(TablesError) as caught:
        load(folder)
    dates = [fault for fault in caught.value.faults if fault.column == "date"]
    assert len(dates) == 250
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + 100 + 1
    assert lines[-1].endswith(" more; mend these first, then check again")


def test_names_that_are_missing_beside_long_rows_are_told(tmp_path):
    """A header cut short above whole rows is one fault that names the file and what to do."""
    rows = TINY["observations.csv"].replace(",published,note,source", "", 1)
    told = "observations.csv: a column has no name in the header row; name it or delete it"
    with pytest.raises(TablesError) as caught:
        load(write_tiny(tmp_path, observations=rows))
    assert str(caught.value).splitlines()[1:] == [told]
