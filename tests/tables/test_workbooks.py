"""Tables kept in an Excel workbook: read as they are shown, or told what is wrong."""

import csv
import datetime as dt
import io
import struct
import zipfile

import openpyxl
import pandas as pd
import pytest
from tiny import TINY, tiny_sheets, write_tiny, write_workbook

from three_years_on import TablesError, load

TOLD = [
    ["id", "date", "label", "title", "note"],
    ["told", "2010-05-01", "Told", "A look back", ""],
]


def faults_of(path):
    with pytest.raises(TablesError) as caught:
        load(path)
    return [str(fault) for fault in caught.value.faults]


def repack(file, change):
    """Write a workbook again, with its parts changed: a function of their names and bytes."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)


def assert_same(tables, expected):
    for name in TINY:
        table = name.removesuffix(".csv")
        pd.testing.assert_frame_equal(getattr(tables, table), getattr(expected, table))


# Good workbooks --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["tables.xlsx", "."])
def test_a_workbook_holds_what_a_folder_holds(tmp_path, path):
    """A sheet a table gives the same tables as a file a table, named or found in its folder."""
    (tmp_path / "files").mkdir()
    (tmp_path / "book").mkdir()
    write_workbook(tmp_path / "book" / "tables.xlsx", tiny_sheets())
    assert_same(load(tmp_path / "book" / path), load(write_tiny(tmp_path / "files")))


def test_a_workbook_stands_beside_files(tmp_path):
    """Some tables may be sheets, others files; the only sheet may have its table's name outside."""
    write_tiny(tmp_path, themes=None, moments=None, kinds=None)
    sheets = tiny_sheets()
    write_workbook(
        tmp_path / "more.xlsx", {"Themes": sheets["themes"], "moments": sheets["moments"]}
    )
    write_workbook(tmp_path / "kinds.xlsx", {"Tabelle1": sheets["kinds"]})
    assert load(tmp_path).themes["id"].tolist() == ["water", "soil", "seeds"]
    assert load(tmp_path).kinds["id"].tolist() == ["law", "rule", "plan", "event"]


def test_other_sheets_are_no_fault_and_told(tmp_path):
    """A sheet of notes is no table, whatever its cells hold; an empty one is not worth a word."""
    sheets = {**tiny_sheets(), "To do": [["Look up", "=1+1"]], "Sheet2": [[None]]}
    write_workbook(tmp_path / "tables.xlsx", sheets)
    (notice,) = load(tmp_path).notices
    assert notice == (
        "tables.xlsx, sheet To do: is not read; tables are named about, sources, themes, moments, "
        "statements, placements, kinds, milestones, milestone_dates, mentions, indicators, "
        "observations, readings, checks, questions, choices"
    )


def test_cells_beside_the_table_may_hold_anything(tmp_path):
    """A formula or a percentage in a column of one's own is nobody's business."""
    kinds = [[*row.split(","), "=1+1"] for row in TINY["kinds.csv"].replace('"', "").splitlines()]
    kinds[0][-1] = "_mine"
    write_workbook(tmp_path / "t.xlsx", tiny_sheets(kinds=kinds))
    assert len(load(tmp_path).kinds) == 4


def test_a_second_sheet_of_a_table_is_told(tmp_path):
    """An older copy of a sheet is told with the one that is read."""
    write_workbook(tmp_path / "t.xlsx", {**tiny_sheets(), "Old": TINY["milestones.csv"]})
    assert load(tmp_path).notices == (
        "t.xlsx, sheet Old: is not read; milestones is read from the sheet milestones",
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_what_is_hidden_is_told(tmp_path, state):
    """Hidden sheets, columns and rows, also by a filter, are read and told as such."""
    file = write_workbook(tmp_path / "t.xlsx", tiny_sheets())
    workbook = openpyxl.load_workbook(file)
    workbook["themes"].sheet_state = state
    for row in (3, 5, 40):  # the last holds nothing
        workbook["milestones"].row_dimensions[row].hidden = True
    for row in range(2, 10):
        workbook["observations"].row_dimensions[row].hidden = True
    workbook["kinds"].column_dimensions.group("C", "D", hidden=True)
    workbook["kinds"].column_dimensions["XFD"].hidden = True  # of those that hold nothing
    workbook.save(file)
    all_the_same = "is hidden, or filtered out, and read all the same"
    assert load(tmp_path).notices == (
        "t.xlsx, sheet themes: is hidden, and read all the same",
        "t.xlsx, sheet kinds, column meaning: is hidden, and read all the same",
        "t.xlsx, sheet kinds, column group: is hidden, and read all the same",
        f"t.xlsx, sheet milestones, row 3: {all_the_same}",
        f"t.xlsx, sheet milestones, row 5: {all_the_same}",
        (
            f"t.xlsx, sheet observations, row 2: {all_the_same}; the same in rows 3, 4, 5, 6, 7, "
            "8, 9"
        ),
    )


def test_letters_that_xml_cannot_hold_are_read_as_they_were_typed(tmp_path):
    """A return inside a cell, which Excel writes as a word of its own, does not show."""
    rows = [["id", "position", "title", "question"]]
    rows += [["water", 1, "Water", "Who_x000D_\nsays _x005F_x000D_?"], ["soil", 2, "Soil", ""]]
    rows += [["seeds", 3, "Seeds", "one_x000d_two"]]
    write_workbook(tmp_path / "t.xlsx", tiny_sheets(themes=rows))
    assert load(tmp_path).themes["question"].tolist()[::2] == [
        "Who\nsays _x000D_?",
        "one\ntwo",
    ]


def test_typed_cells_are_read_as_they_are_shown(tmp_path):
    """Days, months, years, yes and no, and numbers are told by how the workbook shows them."""
    rows = [row.split(",") for row in TINY["observations.csv"].splitlines()]
    columns = rows[0]
    rows = [[cell or None for cell in row] for row in rows]
    rows[1][columns.index("date")] = dt.datetime(2003, 6, 30)  # noqa: DTZ001 (a sheet has no zones)
    rows[1][columns.index("value")] = 0.1 + 0.2
    rows[2][columns.index("value")] = 4.0
    rows[2][columns.index("published")] = dt.date(2005, 3, 1)
    rows[3][columns.index("published")] = dt.date(2010, 1, 1)
    kinds = [["id", "is_measure", "meaning"], ["law", True, "A law."], ["rule", True, "A rule."]]
    kinds += [["plan", True, "A plan."], ["event", False, "An event."]]
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets(observations=rows, kinds=kinds))
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["observations"]
    published = columns.index("published") + 1
    sheet.cell(3, published).number_format = "mmm-yy"
    sheet.cell(4, published).number_format = '[$-407]yyyy" in all"'
    workbook.save(file)
    tables = load(tmp_path)
    wells = tables.observations[tables.observations["indicator"] == "wells"]
    assert wells["value"].tolist()[:2] == [0.3, 4.0]
    assert wells["date"].iloc[0] == pd.Timestamp(2003, 6, 30)
    assert wells["published"].tolist()[1:3] == ["2005-03", "2010"]
    assert tables.kinds["is_measure"].tolist() == [True, True, True, False]


def test_a_month_of_a_milestone_is_a_month(tmp_path):
    """What Excel makes of a typed 2011-06 is read as June 2011, not as its first day."""
    rows = list(csv.reader(io.StringIO(TINY["milestones.csv"])))
    rows[1][1] = dt.date(2011, 6, 1)
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets(milestones=rows))
    workbook = openpyxl.load_workbook(file)
    workbook["milestones"]["B2"].number_format = "mmm\\-yy"
    workbook.save(file)
    fair = load(tmp_path).milestones.set_index("id").loc["fair"]
    assert fair["last_day"] == pd.Timestamp(2011, 6, 30)


def test_a_formula_counts_as_its_value(tmp_path):
    """The value that Excel last worked out is read."""
    moments = [*TOLD, ["asked", "2005-05-01", "=1+1", "a", ""]]
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets(moments=moments))

    def with_value(parts):
        return {n: c.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>") for n, c in parts.items()}

    repack(file, with_value)
    assert load(tmp_path).moments["label"].tolist() == ["2", "Told"]


# Faults ----------------------------------------------------------------------------------------


def test_a_fault_names_the_sheet(tmp_path):
    """A fault in a workbook names the file, the sheet, the row, the column and the value."""
    rows = TINY["statements.csv"].replace("soil-poor,soil", "soil-poor,mud")
    write_workbook(tmp_path / "tables.xlsx", tiny_sheets(statements=rows))
    assert faults_of(tmp_path) == [
        (
            "tables.xlsx, sheet statements, row 8, column theme: “mud” is not an id in the sheet "
            "themes; correct it, or add a row there"
        )
    ]


def test_a_missing_sheet_is_told(tmp_path):
    """Where all tables are in a workbook, one that others need is missed there."""
    write_workbook(tmp_path / "tables.xlsx", tiny_sheets(moments=None))
    assert faults_of(tmp_path / "tables.xlsx") == [
        (
            "tables.xlsx, sheet moments: this sheet is missing; add it, as its rows are "
            "needed by: the sheet statements"
        )
    ]


@pytest.mark.parametrize(
    ("cell", "number_format", "problem"),
    [
        ("=1+1", None, "“=1+1” is a formula without its value; write the value in its place"),
        ("#REF!", None, "“#REF!” stands where a formula went wrong; mend it, or write the value"),
        (0.5, "0%", "“0.5” is shown as a percentage; write it as text or as a plain number"),
    ],
)
def test_a_cell_whose_meaning_is_not_certain_is_told(tmp_path, cell, number_format, problem):
    """A formula without its value, an error and a percentage are told with their cell."""
    moments = [*TOLD, ["asked", "2005-05-01", "a", "b", cell]]
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets(moments=moments))
    if number_format:
        workbook = openpyxl.load_workbook(file)
        workbook["moments"]["E3"].number_format = number_format
        workbook.save(file)
    assert faults_of(tmp_path) == [f"tables.xlsx, sheet moments, row 3, column note: {problem}"]


def test_a_table_that_is_there_twice_is_told(tmp_path):
    """Which of two holds what is meant is not guessed."""
    write_tiny(tmp_path)
    write_workbook(tmp_path / "a.xlsx", {"kinds": TINY["kinds.csv"]})
    write_workbook(tmp_path / "b.xlsx", {"kinds": TINY["kinds.csv"]})
    problem = "is there twice, also as kinds.csv; keep one of the two"
    assert faults_of(tmp_path) == [f"{book}.xlsx, sheet kinds: {problem}" for book in "ab"]


@pytest.mark.parametrize(
    ("sheets", "fault"),
    [
        (
            {"milestone": TINY["milestones.csv"]},
            "x.xlsx, sheet milestone: is not read; name it milestones",
        ),
        (
            {"Sheet1": TINY["milestones.csv"]},
            (
                "x.xlsx, sheet Sheet1: is not read; by its columns it may be: milestones; give it "
                "that name"
            ),
        ),
    ],
)
def test_a_sheet_that_was_meant_to_be_a_table_is_told(tmp_path, sheets, fault):
    """A workbook from which nothing is read is not passed over."""
    write_workbook(tmp_path / "x.xlsx", sheets)
    assert faults_of(tmp_path) == [fault]


DAMAGED = (
    "tables.xlsx: is not a workbook that can be read; save it again as .xlsx (Excel workbook) or "
    ".ods, without a password"
)


def spoil_text(file):
    file.write_bytes(b"id,title\n")


def spoil_as_locked(file):
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))


def spoil_cut(file):
    file.write_bytes(file.read_bytes()[:-100])


def spoil_parts(file):
    repack(file, lambda parts: {n: c for n, c in parts.items() if "workbook" not in n})


def spoil_xml(file):
    repack(file, lambda parts: {n: c[: len(c) // 2] for n, c in parts.items()})


def spoil_coordinates(file):
    repack(file, lambda parts: {n: c.replace(b'r="A1"', b'r="?"') for n, c in parts.items()})


def spoil_as_encrypted(file):
    """Mark each part as encrypted, where it stands and where it is listed."""
    raw = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(mark, at + 1)
    file.write_bytes(raw)


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_text,
        spoil_as_locked,
        spoil_as_encrypted,
        spoil_cut,
        spoil_parts,
        spoil_xml,
        spoil_coordinates,
    ],
)
def test_a_damaged_workbook_is_the_only_fault_told(tmp_path, spoil):
    """What a workbook that cannot be read may hold is not missed."""
    spoil(write_workbook(tmp_path / "tables.xlsx", tiny_sheets()))
    write_tiny(tmp_path, themes=None, milestones=None)
    assert faults_of(tmp_path) == [DAMAGED]


TOO_LARGE = "tables.xlsx: holds more than 20 MB; tables are text, so look what else it holds"


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path):
    """A small file that unpacks to a gigabyte is refused by its size."""
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets())
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("x", "w") as part,
    ):
        for _ in range(1000):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 3_000_000
    assert faults_of(tmp_path) == [TOO_LARGE]


def test_a_workbook_that_lies_about_its_size_is_not_unpacked(tmp_path):
    """A part that declares less than it unpacks to is read up to what it declares."""
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets())
    repack(file, lambda parts: {**parts, "xl/worksheets/sheet1.xml": bytes(100_000_000)})
    raw = file.read_bytes()
    file.write_bytes(raw.replace(struct.pack("<L", 100_000_000), struct.pack("<L", 1000)))
    assert faults_of(tmp_path) == [DAMAGED]


@pytest.mark.parametrize(("cell", "row"), [("A130000", 100001), ("XFD2", 2)])
def test_a_stray_cell_far_out_is_told(tmp_path, cell, row):
    """A cell in the last row or column of a sheet does not fill the memory."""
    file = write_workbook(tmp_path / "tables.xlsx", tiny_sheets())
    workbook = openpyxl.load_workbook(file)
    workbook["kinds"][cell] = "x"
    workbook.save(file)
    assert faults_of(tmp_path) == [
        (
            f"tables.xlsx, sheet kinds, row {row}: reaches beyond row 100000 or column 100; delete "
            "what stands there, blanks too"
        )
    ]


def test_a_file_of_more_than_20_mb_is_not_read(tmp_path):
    """No table is that large; what else the file holds is not read."""
    write_tiny(tmp_path, kinds=TINY["kinds.csv"] + "\n" * 20_000_000)
    assert faults_of(tmp_path) == [TOO_LARGE.replace("tables.xlsx", "kinds.csv")]
