"""Tests of the workbook to fill in."""

import io
import zipfile

import openpyxl
import pytest

from three_years_on.tables.schema import schemas
from three_years_on.tables.template import to_workbook

TABLES = {
    "themes": [["id", "position", "title"], ["water", "1", "Water"], ["soil", "2", "=1+1"]],
    "statements": [["id", "theme", "kind", "summary"], ["dig", "water", "call", "Dig."]],
    "milestones": [
        ["id", "date", "kind", "themes"],
        ["well", "2004-03", "plan", "water;soil"],
        ["fair", "", "", ""],
    ],
    "observations": [["indicator", "date", "value"], ["wells", "2003-06-30", "12.5"]],
    "choices": [["question", "is_right"], ["who-told", "yes"]],
}


def opened(**options):
    return openpyxl.load_workbook(io.BytesIO(to_workbook(TABLES, **options)))


@pytest.fixture(scope="module")
def book():
    return opened(are_examples=True)


def lists(sheet):
    """Return the lists to choose from, by the cells that offer them."""
    rules = sheet.data_validations.dataValidation
    return {str(rule.sqref): rule.formula1 for rule in rules if rule.type == "list"}


def test_the_first_sheet_says_what_to_do(book):
    """Whoever opens the workbook reads first what to do; each table is named there and follows."""
    assert book.sheetnames == ["read me", *TABLES]
    first = book["read me"]
    assert book.active is first
    assert first["A1"].value == "What to do"
    left = [cell.value for cell in first["A"]]
    assert left[-len(TABLES) :] == list(TABLES)
    assert all(cell.value for cell in first["B"][-len(TABLES) :])


def test_rows_stand_as_they_were_given(book):
    """A number is a number, all else is text, whatever it begins with."""
    assert list(book["themes"].values) == [
        ("id", "position", "title"),
        ("water", 1, "Water"),
        ("soil", 2, "=1+1"),
    ]
    assert book["themes"]["C3"].data_type == "s"
    assert book["observations"]["C2"].value == 12.5


def test_fixed_words_are_lists(book):
    """What can be one of a few words is chosen, not typed; a wrong word is refused."""
    assert lists(book["statements"])["C2:C2000"] == '"setting,call,outcome"'
    assert lists(book["choices"]) == {"B2:B2000": '"yes,no"'}
    rules = book["statements"].data_validations.dataValidation
    assert [rule.errorStyle for rule in rules if rule.type == "list"] == ["warning", None]


def test_ids_of_another_sheet_are_lists(book):
    """An id is chosen from the sheet that holds it; one that is not there yet is only warned of."""
    assert lists(book["statements"])["B2:B2000"] == "themes!$A$2:$A$2000"


def test_several_ids_and_missing_sheets_have_no_list(book):
    """A cell takes one entry of a list only, and a list needs its sheet."""
    assert lists(book["milestones"]) == {}
    assert lists(book["observations"]) == {}


def test_lists_reach_below_long_tables():
    """A timeline of thousands of rows can grow and keep its lists."""
    rows = [["question", "is_right"], *([f"q{n}", "no"] for n in range(1500))]
    sheet = openpyxl.load_workbook(
        io.BytesIO(to_workbook({"choices": rows}, are_examples=False))
    ).active
    book = sheet.parent
    assert lists(book["choices"]) == {"B2:B3002": '"yes,no"'}


def test_all_fixed_words_fit_into_a_list():
    """A list holds 255 characters, and a comma parts its entries."""
    fields = [field for schema in schemas().values() for field in schema.fields.values()]
    for words in (field.allowed or tuple(field.words) for field in fields):
        assert len(",".join(words)) <= 255
        assert not any("," in word or '"' in word for word in words)


def test_dates_are_text(book):
    """No program turns a day round: cells that are written, empty, or still below are text."""
    sheet = book["milestones"]
    assert [sheet[cell].number_format for cell in ("B2", "B3", "D3")] == ["@", "@", "@"]
    assert sheet.column_dimensions["B"].number_format == "@"
    assert book["themes"].column_dimensions["B"].number_format == "General"


def test_examples_are_tinted(book):
    """The rows to write over are marked, the header in another colour; real rows are not."""
    fills = [row[0].fill.fgColor.rgb for row in book["themes"].rows]
    assert fills == ["FFE3E8EC", "FFF4E3C1", "FFF4E3C1"]
    plain = opened(are_examples=False)
    assert [row[0].fill.fill_type for row in plain["themes"].rows] == ["solid", None, None]
    assert not any("tinted" in (cell.value or "") for cell in plain["read me"]["B"])


def test_rows_are_as_high_as_their_texts():
    """A long text is seen as a whole at once, and its row still grows when more is typed."""
    rows = [["id", "summary"], ["short", "Dig."], ["long", "Dig a well. " * 20]]
    raw = to_workbook({"statements": rows}, are_examples=False)
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["statements"]
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [15, 15, 60]
    assert [sheet.column_dimensions[column].width for column in "AB"] == [18, 60]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        written = archive.read("xl/worksheets/sheet2.xml")
    assert written.count(b"<row ") == 3
    assert b"customHeight" not in written


def test_needed_columns_are_bold(book):
    """What no row can be without is told by the weight of its name, not by colour alone."""
    assert [cell.font.bold for cell in book["statements"][1]] == [True, False, True, True]


def test_a_click_on_a_column_says_what_it_holds(book):
    """Each name of a column has its description, as long as programs show."""
    for name, rows in TABLES.items():
        rules = book[name].data_validations.dataValidation
        hints = {str(rule.sqref): rule for rule in rules if rule.type is None}
        assert [hint.promptTitle for hint in hints.values()] == rows[0]
        assert all(hint.showInputMessage and hint.prompt for hint in hints.values())
    fields = [field for schema in schemas().values() for field in schema.fields.values()]
    assert max(len(field.description) for field in fields) <= 255
    assert max(len(field.name) for field in fields) <= 32


def test_the_same_rows_give_the_same_bytes():
    """No clock and no machine is in it."""
    raw = to_workbook(TABLES, are_examples=True)
    assert raw == to_workbook(TABLES, are_examples=True)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_a_text_that_would_be_cut_is_refused():
    """A cell holds 32,767 characters; what is longer is not lost in silence."""
    rows = [["id", "position", "title"], ["water", "1", "x" * 32_768]]
    with pytest.raises(
        ValueError, match=r"^a text of 32768 characters .*; name a folder, without --workbook$"
    ):
        to_workbook({"themes": rows}, are_examples=False)
