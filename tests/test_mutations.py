"""Folders that people and programs have spoilt: right tables, or our one error, nothing else."""

import io
import os
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import TINY, write_opendocument, write_tiny, write_workbook

from three_years_on import Tables, TablesError, load

SETTINGS = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
settings.register_profile("every day", max_examples=300, derandomize=True, **SETTINGS)
settings.register_profile("nightly", max_examples=10_000, **SETTINGS)
PROFILE = os.environ.get("MUTATIONS", "every day")  # or nightly
settings.load_profile(PROFILE)
BOOKS = 2 if PROFILE == "nightly" else 3  # folders for each workbook, which takes longer

CELLS = [
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "NaN",
    "inf",
    "None",
    "yes",
    "0001-01-01",
    "9999-12-31",
    "2004-02-30",
    "04/05/2016",
    "2016-04",
    "water",
    "water;water",
    "nowhere",
    "=1+1",
    '"',
    "a,b;c\td",
    "\x00",
    "\x1b",
    "\ud7ff\ufffe",
    "x" * 200_000,
    "मैं 水 🌊 ماء",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "9" * 400,
]
# What people write; the judge of single cells has no word for some of it.
OF_PEOPLE = [
    "August 2017",
    "15 June 2017",
    "2016-11-13 09:30",
    "44 BC",
    "-0044-03-15",
    "622",
    "٢٠١٧-٠٦-١٤",
    "21,9",
    "1,234",
    "Water",
    "“water”",
    "the water",
    "правила",
    "water；soil، seeds",
    "https://good.example@evil.example/",
    "http://[::1",
    "www.example.org",
    "https://example.org/L'Amitie",
    "\u200b",
    "* a note of ours",
    "id",
    "_mine",
]
names = st.sampled_from(sorted(TINY))
numbers = st.integers(0, 10_000)


def cut(text):
    return [line.split(",") for line in text.splitlines()]


def join(rows):
    return "\n".join(",".join(row) for row in rows) + "\n"


def drop_row(rows, n, _):
    return rows[: n % len(rows)] + rows[n % len(rows) + 1 :]


def double_row(rows, n, _):
    return [*rows, rows[n % len(rows)]]


def shuffle_rows(rows, n, _):
    head, *body = rows
    random.Random(n).shuffle(body)
    return [head, *body]


def drop_column(rows, n, _):
    at = n % len(rows[0])
    return [row[:at] + row[at + 1 :] for row in rows]


def double_column(rows, n, _):
    at = n % len(rows[0])
    return [[*row, *row[at : at + 1]] for row in rows]


def swap_columns(rows, n, _):
    at = n % len(rows[0])
    return [[*row[at:], *row[:at]] for row in rows]


def set_a_cell(rows, n, cell):
    changed = [list(row) for row in rows]
    row = changed[n % len(changed)]
    row[n // 7 % len(row)] = cell
    return changed


def rename_column(rows, n, cell):
    head, *body = rows
    return [[*head[: n % len(head)], cell, *head[n % len(head) + 1 :]], *body]


def cut_row_short(rows, n, _):
    return [
        row[: n // 7 % (len(row) + 1)] if at == n % len(rows) else row
        for at, row in enumerate(rows)
    ]


def repeat_rows(rows, n, _):
    return [rows[0], *(rows[1:] * (n % 50))]


def put_title_above(rows, n, cell):
    return [[cell or "A title"], *[[]] * (n % 3), *rows]


def repeat_header(rows, n, _):
    at = n % (len(rows) + 1)
    return [*rows[:at], rows[0], *rows[at:]]


def add_note(rows, n, cell):
    return [*rows, [""] * (n % len(rows[0])) + [f"* note {cell}"]]


def add_own_column(rows, n, cell):
    return [[*rows[0], "_own"], *([*row, cell] for row in rows[1:])]


ON_ROWS = [
    drop_row,
    double_row,
    shuffle_rows,
    drop_column,
    double_column,
    swap_columns,
    set_a_cell,
    rename_column,
    cut_row_short,
    repeat_rows,
]
BY_PEOPLE = [put_title_above, repeat_header, add_note, add_own_column]


def break_quotes(data, n):
    return data[: n % (len(data) + 1)] + b'"' + data[n % (len(data) + 1) :]


def cut_off_last(data, n):
    return data[: -(n % 200) or None]


def change_a_part(data, n):
    """Spoil one part of a workbook, so that the archive stays whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[n % len(parts)]
    parts[name] = ON_BYTES[n // 7 % len(ON_BYTES)](parts[name], n)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return packed.getvalue()


def put_null(data, n):
    return data[: n % (len(data) + 1)] + b"\x00" + data[n % (len(data) + 1) :]


def cut_off(data, n):
    return data[: n % (len(data) + 1)]


def flip_a_byte(data, n):
    at = n % max(len(data), 1)
    return data[:at] + bytes([(data[at] + 1 + n) % 256]) + data[at + 1 :] if data else data


ON_BYTES = [
    break_quotes,
    put_null,
    cut_off,
    flip_a_byte,
    lambda data, n: b"\xef\xbb\xbf" + data,
    lambda data, n: data.decode("utf-8", "replace").encode("utf-16"),
    lambda data, n: data.decode("utf-8", "replace").encode("gbk", "replace"),
    lambda data, n: data.decode("utf-8", "replace").encode("cp1252", "replace"),
    lambda data, n: data.replace(b"\n", b"\r\n"),
    lambda data, n: data.replace(b"\n", b"\r"),
    lambda data, n: data.replace(b",", b";"),
    lambda data, n: data.replace(b",", b"\t"),
    lambda data, n: b"",
    lambda data, n: b"PK\x03\x04" + data,
    lambda data, n: random.Random(n).randbytes(n % 3000),
]
ON_BOOKS = [lambda data, n: data, change_a_part, cut_off_last, flip_a_byte, put_null]
mutations = st.lists(
    st.one_of(
        st.tuples(
            st.just("rows"),
            names,
            st.sampled_from(ON_ROWS + BY_PEOPLE),
            numbers,
            st.sampled_from(CELLS + OF_PEOPLE),
        ),
        st.tuples(st.just("bytes"), names, st.sampled_from(ON_BYTES), numbers),
        st.tuples(st.just("gone"), names),
    ),
    min_size=1,
    max_size=4,
)


def mutated(folder, steps):
    """Write the tiny tables to a folder and spoil them step by step."""
    write_tiny(folder)
    for kind, name, *how in steps:
        path = folder / name
        if not path.exists():
            continue
        data = path.read_bytes()
        if kind == "gone":
            path.unlink()
        elif kind == "bytes":
            spoil, number = how
            path.write_bytes(spoil(data, number))
        else:
            spoil, number, cell = how
            rows = cut(data.decode("utf-8", "replace"))
            if rows:
                changed = join(spoil(rows, number, cell))
                path.write_bytes(changed.encode("utf-8", "replace"))
    return folder


# The library that writes the workbook lets some of them through, and cannot read them again.
NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def packed(folder, spoil, number, hide):
    """Make one workbook of the spoilt tables, hide parts of it, and spoil it as well."""
    sheets = {}
    for path in sorted(folder.glob("*.csv")):
        text = path.read_bytes().decode("utf-8", "replace")
        rows = [NO_XML.sub("", line).split(",") for line in text.splitlines()]
        sheets[path.stem] = [[cell[:30_000] for cell in row] for row in rows]
        path.unlink()
    name, write = KINDS_OF_BOOK[number % 2]
    write(folder / name, hide(sheets, number) or {"notes": [[]]})
    if name.endswith(".xlsx"):
        hide_parts(folder / name, number)
    (folder / name).write_bytes(spoil((folder / name).read_bytes(), number))


KINDS_OF_BOOK = [("tables.xlsx", write_workbook), ("tables.ods", write_opendocument)]


def hide_parts(file, number):
    """Hide a row and a sheet, and merge cells."""
    workbook = openpyxl.load_workbook(file)
    sheet = workbook.worksheets[number % len(workbook.worksheets)]
    sheet.row_dimensions[2 + number % 3].hidden = True
    if number % 5 == 0:
        sheet.merge_cells(
            start_row=1 + number % 4, end_row=3 + number % 4, start_column=1, end_column=2
        )
    if number % 7 == 0 and len(workbook.worksheets) > 1:
        sheet.sheet_state = "hidden"
    workbook.save(file)


def as_they_are(sheets, _):
    return sheets


def rename_a_sheet(sheets, n):
    """Give a sheet the name that it has in another language, or none that tells anything."""
    title = sorted(sheets)[n % len(sheets)] if sheets else ""
    other = ("Meilensteine", "معالم", "Sheet1", "大事记")[n % 4]
    return {other if name == title else name: rows for name, rows in sheets.items()}


def add_a_sheet(sheets, n):
    """Put a copy of a sheet, or one of another tool, beside the tables."""
    foreign = [["Year", "Month", "Day", "Headline"], ["2017", "6", "14", "A day"]]
    copied = sheets[sorted(sheets)[n % len(sheets)]] if sheets and n % 2 else foreign
    return {**sheets, "Notes": copied}


ON_SHEETS = [as_they_are, rename_a_sheet, add_a_sheet]


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def load_or_say(folder):
    """Return tables, or the error with its faults; any other end of it is an exception."""
    try:
        return load(folder)
    except TablesError as error:
        return error


def assert_loads_or_is_told(folder):
    """Whatever was done to it: tables, or faults that name a file and what to do; no write."""
    before = contents(folder)
    result = load_or_say(folder)
    if isinstance(result, TablesError):
        assert result.faults
        for fault in result.faults:
            assert Path(fault.file).stem in {Path(name).stem for name in [*TINY, "tables"]} | {
                folder.name
            }
            assert len(str(fault)) > 10
    else:
        assert isinstance(result, Tables)
        assert all(len(notice) > 10 for notice in result.notices)
    assert contents(folder) == before


@given(steps=mutations)
def test_a_spoilt_folder_loads_or_is_told_apart(tmp_path_factory, steps):
    """A folder of spoilt files gives tables, or our one error; nothing is written."""
    assert_loads_or_is_told(mutated(tmp_path_factory.mktemp("spoilt"), steps))


@settings(max_examples=settings().max_examples // BOOKS)
@given(
    steps=mutations,
    spoil=st.sampled_from(ON_BOOKS),
    number=numbers,
    hide=st.sampled_from(ON_SHEETS),
)
def test_a_spoilt_workbook_loads_or_is_told_apart(tmp_path_factory, steps, spoil, number, hide):
    """A spoilt workbook gives tables, or our one error; nothing is written."""
    folder = mutated(tmp_path_factory.mktemp("spoilt"), steps)
    packed(folder, spoil, number, hide)
    assert_loads_or_is_told(folder)


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "."])
def test_a_link_out_of_the_folder_is_not_followed_blindly(tmp_path, target):
    """A table that is a link to a file, a device or a folder elsewhere does no harm."""
    write_tiny(tmp_path)
    (tmp_path / "themes.csv").unlink()
    (tmp_path / "themes.csv").symlink_to(target)
    assert isinstance(load_or_say(tmp_path), TablesError)


def test_themes_that_point_at_each_other_are_told(tmp_path):
    """Two charts that each stand beside the other are a fault, not an endless search."""
    rows = TINY["indicators.csv"].replace(",record,,Hill Council", ",chart,pumps,Hill Council")
    error = load_or_say(write_tiny(tmp_path, indicators=rows))
    assert isinstance(error, TablesError)
    assert {fault.column for fault in error.faults} >= {"beside"}
