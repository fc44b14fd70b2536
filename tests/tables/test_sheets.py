"""Tests of how a table is written: what spreadsheets save is read, what cannot be is told."""

import csv
import io
import time

import pandas as pd
import pytest
from tiny import (
    TINY,
    faults_of,
    lines_of,
    places,
    read_rows,
    set_cell,
    write_rows,
    write_tiny,
)

from three_years_on import load


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


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
    assert problem in str(faults[0])


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


def test_a_quote_left_open_is_told(tmp_path):
    """A quote without its end would swallow rows, so the row where it opens is told."""
    wrong = TINY["themes.csv"].replace("Who carries", '"Who carries')
    faults = faults_of(write_tiny(tmp_path, themes=wrong))
    assert places(faults) == [("themes.csv", 3, None, None)]


def test_a_cell_of_spaces_counts_as_empty(tiny):
    """A title that nobody can see is missing."""
    set_cell(tiny, "themes", 3, "title", "  ")
    assert [(f.file, f.row, f.column) for f in faults_of(tiny)] == [("themes.csv", 3, "title")]


def test_a_column_without_a_name_is_told_once(tmp_path):
    """A note beside one row is a column that has no name; the other rows do not lack it."""
    rows = TINY["kinds.csv"].replace("meaning", "meaning,").replace("no rule.", "no rule.,A note")
    assert lines_of(write_tiny(tmp_path, kinds=rows)) == [
        "kinds.csv: a column has no name in the header row; name it or delete it"
    ]


# Far out ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [16_384, 200_000])
def test_many_empty_columns_take_no_time(tmp_path, columns):
    """A sheet saved in its full width is read as fast as its text is."""
    wide = "".join(f"{line}{',' * columns}\n" for line in TINY["kinds.csv"].splitlines())
    start = time.perf_counter()
    tables = load(write_tiny(tmp_path, kinds=wide))
    assert time.perf_counter() - start < 10
    assert list(tables.kinds["id"]) == ["law", "rule", "plan", "event"]


def test_many_commas_in_a_header_take_no_time(tmp_path):
    """A header of a million commas over a few rows is read at once."""
    wide = TINY["kinds.csv"].replace("group\n", "group" + "," * 1_000_000 + "\n", 1)
    start = time.perf_counter()
    assert len(load(write_tiny(tmp_path, kinds=wide)).kinds) == 4
    assert time.perf_counter() - start < 10


def test_lines_below_the_last_row_of_a_spreadsheet_are_not_read(tmp_path):
    """Nineteen million empty lines are a fault told at once."""
    long = TINY["kinds.csv"] + "\n" * 19_000_000
    start = time.perf_counter()
    (fault,) = faults_of(write_tiny(tmp_path, kinds=long))
    assert (fault.code, fault.row) == ("far-out", 1_048_577)
    assert time.perf_counter() - start < 10


def test_a_million_empty_lines_hold_nothing(tmp_path):
    """Lines without text are not kept."""
    long = TINY["kinds.csv"] + "\n" * 1_000_000
    start = time.perf_counter()
    assert len(load(write_tiny(tmp_path, kinds=long)).kinds) == 4
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("id,is_measure,meaning" + ",x" * 98 + "\n", 1),
        ("id,is_measure,meaning" + "," * 98 + "\nlaw,yes,x\nrule,yes,x" + ",x" * 98 + "\n", 3),
    ],
    ids=["in the header", "in a row"],
)
def test_a_file_has_as_many_columns_as_a_sheet(tmp_path, text, row):
    """What stands beyond the hundredth column of a file is there by mistake."""
    assert lines_of(write_tiny(tmp_path, kinds=text)) == [
        (
            f"kinds.csv, row {row}: reaches beyond row 100000 or column 100; delete what stands "
            "there, blanks too"
        )
    ]
