"""Tables kept in a spreadsheet of LibreOffice: read as they are shown, or told what is wrong."""

import time
import zipfile
from types import SimpleNamespace

import pandas as pd
import pytest
from tiny import TINY, faults_of, lines_of, tiny_sheets, write_opendocument, write_tiny

from three_years_on import load

HEADER = ["id", "date", "label", "title", "note"]
ASKED = ["asked", "2005-05-01", "Asked for", "The first meeting", ""]


def cell(kind, text="", **values):
    """Return a typed cell as LibreOffice writes it."""
    told = "".join(
        f' {name.replace("__", ":").replace("_", "-")}="{v}"' for name, v in values.items()
    )
    start = f'<table:table-cell office:value-type="{kind}"{told}>'
    return f"{start}<text:p>{text}</text:p></table:table-cell>"


def day(value, text, **more):
    return cell("date", text, office__date_value=value, **more)


def moments(*rows):
    return tiny_sheets(moments=[HEADER, ASKED, *rows])


def loaded(tmp_path, *rows, styles=""):
    write_opendocument(tmp_path / "t.ods", moments(*rows), styles)
    return load(tmp_path / "t.ods").moments.set_index("id").loc["told"]


# Good spreadsheets -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["tables.ods", "."])
def test_it_holds_what_a_folder_holds(tmp_path, path):
    """A sheet a table gives the same tables as a file a table, named or found in its folder."""
    (tmp_path / "files").mkdir()
    (tmp_path / "book").mkdir()
    write_opendocument(tmp_path / "book" / "tables.ods", tiny_sheets())
    tables, expected = load(tmp_path / "book" / path), load(write_tiny(tmp_path / "files"))
    for name in TINY:
        table = name.removesuffix(".csv")
        pd.testing.assert_frame_equal(getattr(tables, table), getattr(expected, table))


MONTH = (
    '<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>'
    '<number:date-style style:name="N2"><number:day/><number:month/><number:year/>'
    "</number:date-style>"
    '<number:date-style style:name="N3"><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="month" style:data-style-name="N1"/>'
    '<style:style style:name="day" style:data-style-name="N2"/>'
    '<style:style style:name="year" style:data-style-name="N3"/>'
)


@pytest.mark.parametrize(
    ("look", "last"),
    [
        ({}, "2011-06-01"),
        ({"table__style_name": "day"}, "2011-06-01"),
        ({"table__style_name": "month"}, "2011-06-30"),
        ({"table__style_name": "year"}, "2011-12-31"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_shown(tmp_path, look, last):
    """What is shown as June 2011 is the month, whatever day stands behind it."""
    rows = [line.split(",") for line in TINY["milestones.csv"].splitlines()]
    rows[1][1] = day("2011-06-01", "as shown", **look)
    write_opendocument(tmp_path / "t.ods", tiny_sheets(milestones=rows), MONTH)
    fair = load(tmp_path).milestones.set_index("id").loc["fair"]
    assert fair["last_day"] == pd.Timestamp(last)


def test_the_look_of_a_column_counts_where_a_cell_has_none(tmp_path):
    """LibreOffice gives a look to whole columns, and counts them by repeats."""
    rows = [line.split(",") for line in TINY["milestones.csv"].splitlines()]
    rows[1][1] = day("2011-06-01", "Jun 11")
    columns = (
        '<table:table-column/><table:table-column table:default-cell-style-name="month"/>'
        '<table:table-column table:number-columns-repeated="16382"/>'
    )
    sheets = tiny_sheets(milestones=[columns, *rows])
    write_opendocument(tmp_path / "t.ods", sheets, MONTH)
    fair = load(tmp_path).milestones.set_index("id").loc["fair"]
    assert fair["last_day"] == pd.Timestamp("2011-06-30")


def test_typed_cells_are_read_as_they_are_shown(tmp_path):
    """Numbers have the digits that a sheet keeps; yes and no stand for true and false."""
    rows = [line.split(",") for line in TINY["observations.csv"].splitlines()]
    rows[1][3] = cell("float", "0,3", office__value="0.30000000000000004")
    rows[2][3] = cell("currency", "4,00 €", office__value="4")
    kinds = [["id", "is_measure", "meaning"]]
    kinds += [
        [k, cell("boolean", "WAHR", office__boolean_value="true"), "x"]
        for k in ("law", "rule", "plan")
    ]
    kinds += [["event", cell("boolean", "FALSCH", office__boolean_value="false"), "x"]]
    write_opendocument(tmp_path / "t.ods", tiny_sheets(observations=rows, kinds=kinds))
    tables = load(tmp_path)
    assert tables.observations.set_index("indicator").loc["wells", "value"].tolist()[:2] == [0.3, 4]
    assert tables.kinds["is_measure"].tolist() == [True, True, True, False]


NOTE = "<office:annotation><text:p>Ask the town hall</text:p></office:annotation>"
SHAPE = "<draw:frame><draw:text-box><text:p>A box</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"{NOTE}<text:p>Told</text:p>", "Told"),
        (f"{SHAPE}<text:p>Told</text:p>", "Told"),
        ("<text:p>Told</text:p>\n  <text:p>twice</text:p>", "Told\ntwice"),
        (
            '<text:p>Told<text:s text:c="2"/>by<text:tab/>us<text:line-break/>all</text:p>',
            "Told  by\tus\nall",
        ),
        ("<text:p><text:span>To</text:span><text:a>ld</text:a></text:p>", "Told"),
        ("<text:p>&lt;b&gt; &amp; ماء</text:p>", "<b> & ماء"),
    ],
)
def test_the_text_of_a_cell_is_what_is_seen_in_it(tmp_path, inside, text):
    """Comments and drawings are no text of the cell; spaces, tabs and lines are."""
    raw = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
    assert loaded(tmp_path, ["told", "2010-05-01", "Told", raw])["title"] == text


def test_repeated_cells_and_rows_are_counted(tmp_path):
    """Equal cells beside each other are written once; faults still name their rows."""
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    twice = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string">'
        "<text:p>Told</text:p></table:table-cell>"
    )
    write_opendocument(tmp_path / "t.ods", moments(gap, ["told", "soon", twice]))
    assert lines_of(tmp_path) == [
        (
            "t.ods, sheet moments, row 6, column date: “soon” is not a date; write it as "
            "year-month-day, such as 2024-01-31"
        )
    ]


def test_a_formula_counts_as_its_value(tmp_path):
    """The value that was last worked out is read."""
    sum_ = cell("string", "Told", table__formula="of:=&quot;Told&quot;")
    assert loaded(tmp_path, ["told", "2010-05-01", sum_, "x"])["label"] == "Told"


def test_what_another_file_holds_is_no_sheet(tmp_path):
    """LibreOffice keeps copies of linked files beside the sheets; they are not read."""
    sheets = tiny_sheets()
    copy = "<table:table-source/>" + "<table:table-row><table:table-cell/></table:table-row>"
    write_opendocument(tmp_path / "t.ods", {**sheets, "'file:///x.ods'#kinds": [copy]})
    assert load(tmp_path).notices == ()


# What is hidden --------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_what_is_hidden_is_told(tmp_path, how):
    """What a teacher has hidden is published as well, and the check says so."""
    told = "".join(cell("string", text) for text in ("told", "2010-05-01", "Told", "x"))
    hidden = f'<table:table-row table:visibility="{how}">{told}</table:table-row>'
    look = '<style:table-properties table:display="false"/>'
    look = f'<style:style style:name="ta1">{look}</style:style>'
    write_tiny(tmp_path, moments=None)
    column = f'<table:table-column table:visibility="{how}"/>'
    columns = f"<table:table-column/>{column}<table:table-column/>"
    write_opendocument(tmp_path / "t.ods", {"moments": [columns, HEADER, ASKED, hidden]}, look)
    assert load(tmp_path).notices == (
        "t.ods, sheet moments: is hidden, and read all the same",
        "t.ods, sheet moments, column date: is hidden, and read all the same",
        "t.ods, sheet moments, row 3: is hidden, or filtered out, and read all the same",
    )


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (
            '<table:table-cell table:formula="of:=1+1"/>',
            "“=1+1” is a formula without its value; write the value in its place",
        ),
        (
            cell("string", "#REF!", calcext__value_type="error"),
            "“#REF!” stands where a formula went wrong; mend it, or write the value",
        ),
        (
            cell("percentage", "50%", office__value="0.5"),
            "“0.5” is shown as a percentage; write it as text or as a plain number",
        ),
    ],
)
def test_a_cell_whose_meaning_is_not_certain_is_told(tmp_path, raw, problem):
    """A formula without its value, an error and a percentage are told with their cell."""
    write_opendocument(tmp_path / "t.ods", moments(["told", "2010-05-01", raw, "x"]))
    assert lines_of(tmp_path) == [f"t.ods, sheet moments, row 3, column label: {problem}"]


def test_a_time_of_day_is_told(tmp_path):
    """A day with an hour is not cut off without a word; midnight is none."""
    assert loaded(tmp_path, ["told", day("2010-05-01T00:00:00", "x"), "Told", "x"])["date"].day == 1
    write_opendocument(
        tmp_path / "t.ods", moments(["told", day("2010-05-01T09:30:00", "x"), "Told", "x"])
    )
    assert [fault.code for fault in faults_of(tmp_path)] == ["time-of-day"]


def test_merged_cells_are_told(tmp_path):
    """A cell under a merged one shows a value and has none; the line says so."""
    merged = (
        '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1" '
        'office:value-type="string"><text:p>Told</text:p></table:table-cell>'
    )
    covered = "<table:covered-table-cell/>"
    rows = [["one", "2010-05-01", merged, "x"], ["two", "2011-05-01", covered, "y"]]
    write_opendocument(tmp_path / "t.ods", {"moments": [HEADER, *rows]})
    assert lines_of(tmp_path) == [
        (
            "t.ods, sheet moments, row 3, column label: this cell is merged with others; part "
            "them, and give each its value"
        )
    ]


DAMAGED = (
    "t.ods: is not a workbook that can be read; save it again as .xlsx (Excel workbook) or .ods, "
    "without a password"
)


def pack(file, xml):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", xml)


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a",
        b"<a></b>",
        b"\x00\x01encrypted",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
)
def test_a_damaged_spreadsheet_is_told(tmp_path, xml):
    """Neither rubbish nor a document type, in which entities hide, is taken apart."""
    pack(tmp_path / "t.ods", xml)
    assert lines_of(tmp_path / "t.ods") == [DAMAGED]


def test_no_archive_is_told(tmp_path):
    """A file of another kind under the name of a spreadsheet is one line."""
    (tmp_path / "t.ods").write_bytes(b"id,title\n")
    assert lines_of(tmp_path) == [DAMAGED]


def test_a_small_file_that_unpacks_to_much_is_not_unpacked(tmp_path):
    """The limit of a file holds for what it unpacks to."""
    pack(tmp_path / "t.ods", b"<a>" + b" " * 20_000_001)
    assert (tmp_path / "t.ods").stat().st_size < 100_000
    assert lines_of(tmp_path) == [
        "t.ods: holds more than 20 MB; tables are text, so look what else it holds"
    ]


def test_many_sheets_are_told(tmp_path):
    """A file of a few letters a sheet can hold thousands; a hundred are read."""
    write_opendocument(tmp_path / "t.ods", {f"note {n}": [] for n in range(101)})
    assert lines_of(tmp_path) == ["t.ods: has more than 100 sheets; keep those that are tables"]


def test_two_sheets_of_one_name_are_told(tmp_path):
    """No spreadsheet program writes such a file; neither sheet silently takes the other's place."""
    sheets = [*moments().items(), ("moments", [HEADER, ASKED])]
    write_opendocument(tmp_path / "t.ods", SimpleNamespace(items=lambda: sheets))
    assert lines_of(tmp_path / "t.ods") == [
        "t.ods, sheet moments: is there twice, also as t.ods, sheet moments; keep one of the two"
    ]


def row_of(cells, repeated=1):
    """Return a row whose last cell, of some repeats, holds a letter."""
    *gaps, last = (f'<table:table-cell table:number-columns-repeated="{n}"' for n in cells)
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}">'
        f"{''.join(f'{gap}/>' for gap in gaps)}{last}><text:p>x</text:p></table:table-cell>"
        "</table:table-row>"
    )


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (row_of([1], repeated=1_048_576), 1_048_576),
        (row_of([16_384]), 1),
        (row_of([200, 1]), 1),
    ],
    ids=["rows", "columns", "one far right"],
)
def test_repeats_do_not_fill_the_memory(tmp_path, row, number):
    """A cell that says it stands there a million times is told at once."""
    write_opendocument(tmp_path / "t.ods", {"kinds": [row]})
    start = time.perf_counter()
    assert lines_of(tmp_path) == [
        (
            f"t.ods, sheet kinds, row {number}: reaches beyond row 100000 or column 100; delete "
            "what stands there, blanks too"
        )
    ]
    assert time.perf_counter() - start < 10


def test_empty_rows_to_the_end_of_a_sheet_are_nothing(tmp_path):
    """LibreOffice writes the empty rest of a sheet as one row that is repeated."""
    rest = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    write_opendocument(tmp_path / "t.ods", moments(["told", "2010-05-01", "Told", "x"], rest))
    assert len(load(tmp_path).moments) == 2
