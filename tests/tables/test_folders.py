"""Tests of what a folder holds: tables, what was meant as one, what stands in its place."""

import os
import socket
from pathlib import Path

import pytest
from tiny import (
    TINY,
    faults_of,
    lines_of,
    places,
    tiny_sheets,
    write_tiny,
    write_workbook,
)

from three_years_on import TablesError, load


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


def test_a_folder_without_any_table_is_told(tmp_path):
    """One sentence says that nothing is there, not fifteen."""
    (tmp_path / "notes.txt").touch()
    assert lines_of(tmp_path) == [
        f"{tmp_path}: holds none of the tables; add one, such as milestones.csv"
    ]


@pytest.mark.parametrize(
    "file",
    [
        *("Milestones.csv", "milestone.csv", "milestones.xls", "milestones.csv.txt"),
        *("milestones.v2.csv", "2. milestones.csv", "Our garden - milestones.csv"),
        *("milestones.tab", "milestones (1).csv", "milestones - Copy.csv", "milestones.csv.bak"),
    ],
)
def test_a_file_that_was_meant_to_be_a_table_is_told(tmp_path, file):
    """A table that may be missing is not passed over where its name is misspelt."""
    write_tiny(tmp_path, milestones=None, milestone_dates=None, mentions=None)
    (tmp_path / file).touch()
    assert lines_of(tmp_path) == [
        (
            f"{file}: is not read; save it as CSV UTF-8 under the name milestones.csv, "
            "or move it elsewhere"
        )
    ]


@pytest.mark.parametrize(
    "file",
    ["~$milestones.xlsx", ".~lock.milestones.ods#", "._kinds.csv", "page.html"],
)
def test_what_is_no_table_is_let_be(tiny, file):
    """Pages and the files by which a spreadsheet locks a table are not worth a word."""
    (tiny / file).write_text("id,date,label\n", encoding="utf-8")
    assert load(tiny).notices == ()


@pytest.mark.parametrize("file", ["read me.txt", "kinds of soil.txt", "2. sources.md"])
def test_a_note_is_let_be(tiny, file):
    """A text that has not the columns of a table is not worth a word."""
    (tiny / file).write_text("Ask Ms Gardener, please.\n", encoding="utf-8")
    assert load(tiny).notices == ()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("milestones.v2.csv", TINY["milestones.csv"], "milestones is read from milestones.csv"),
        ("list.txt", TINY["milestones.csv"], "milestones is read from milestones.csv"),
        ("milestones-2.csv", TINY["milestones.csv"], "milestones is read from milestones.csv"),
        ("Zeitleiste.csv", TINY["milestones.csv"], "milestones is read from milestones.csv"),
        ("list.csv", "Year,Headline\n2001,A\n", "tables are named about, sources, themes, "),
        ("old.xls", "", "save it as .xlsx, if it is to be"),
        ("old.numbers", "", "save it as .xlsx, if it is to be"),
    ],
)
def test_a_file_beside_the_tables_is_told(tiny, file, text, told):
    """Each spreadsheet that is not read is named, and is no fault where nothing is missing."""
    (tiny / file).write_text(text, encoding="utf-8")
    (notice,) = load(tiny).notices
    assert notice.startswith(f"{file}: is not read; {told}")


def test_a_file_with_the_columns_of_a_missing_table_is_told(tmp_path):
    """A table of another name is a fault where none has its own, in whatever language."""
    write_tiny(tmp_path, milestones=None, milestone_dates=None, mentions=None)
    (tmp_path / "大事记.csv").write_text(TINY["milestones.csv"].replace(",", ";"), encoding="utf-8")
    assert lines_of(tmp_path) == [
        (
            "大事记.csv: is not read; by its columns it may be: milestones; save it as CSV UTF-8 "
            "under that name"
        )
    ]


@pytest.mark.parametrize(
    "name",
    ["tables.xls", "tables.xlsm", "art.fods", "art.numbers", "art.xltx", "art.ots", "art.gsheet"],
)
@pytest.mark.parametrize("is_named", [False, True], ids=["in a folder", "by itself"])
def test_a_workbook_of_another_format_is_told(tmp_path, name, is_named):
    """Who saved in the format of their program learns which one is read."""
    (tmp_path / name).touch()
    (line,) = lines_of(tmp_path / name if is_named else tmp_path)
    assert line.endswith(
        f"{name}: is not read; open it and save it as .xlsx (File, Save As, Excel workbook)"
    )


def take_the_place(file, how):
    if how == "folder":
        file.mkdir()
    elif how == "pipe":
        os.mkfifo(file)
    elif how == "device":
        file.symlink_to("/dev/zero")
    elif how == "socket":
        socket.socket(socket.AF_UNIX).bind(str(file))
    else:
        file.symlink_to({"link": "nowhere.csv", "loop": file.name}[how])


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
@pytest.mark.parametrize(
    ("how", "problem"),
    [
        ("folder", "is a folder, not a file; put the table in its place, or give it another name"),
        ("pipe", "is a pipe, a socket or a device, not a file; put the table in its place"),
        ("device", "is a pipe, a socket or a device, not a file; put the table in its place"),
        ("socket", "is a pipe, a socket or a device, not a file; put the table in its place"),
        ("link", "is a link to a file that is not there; put the table in its place"),
        (
            "loop",
            "is a link that leads to itself; put what was meant in its place",
        ),
    ],
)
def test_what_stands_in_the_place_of_a_table_is_told(tmp_path, monkeypatch, how, problem):
    """A table that a sync client left as a link, or that is no file, is not taken as left out."""
    write_tiny(tmp_path, kinds=None)
    monkeypatch.chdir(tmp_path)  # the address of a socket has to be short
    take_the_place(Path("kinds.csv"), how)
    assert lines_of(tmp_path) == [f"kinds.csv: {problem}"]


def test_the_mark_of_a_mac_beside_a_workbook_is_let_be(tmp_path):
    """What macOS leaves on sticks beside each file is no workbook."""
    write_workbook(tmp_path / "tables.xlsx", tiny_sheets())
    (tmp_path / "._tables.xlsx").write_bytes(b"\0\5\x16\7")
    assert len(load(tmp_path).milestones) == 5


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".xlsx"])
def test_a_path_that_cannot_be_asked_is_told(tmp_path, name):
    """A name that is too long for the disk is one line, not a traceback."""
    (line,) = lines_of(tmp_path / name)
    assert line.startswith(f"{tmp_path / name}: ")


@pytest.mark.parametrize("method", ["is_dir", "iterdir", "stat"])
def test_a_path_that_may_not_be_asked_is_told(tmp_path, monkeypatch, method):
    """A folder that one may not look into, or a table in such a folder, is named."""

    def refused(path, *args, **options):
        raise PermissionError(13, "Permission denied")

    folder = write_tiny(tmp_path)
    monkeypatch.setattr(type(tmp_path), method, refused)
    problem = "cannot be opened (Permission denied); close it elsewhere, or allow it to be read"
    lines = lines_of(folder)
    assert lines
    assert all(line.endswith(problem) for line in lines)


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    """``~`` is the home folder in Python as it is in a shell."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "article").mkdir()
    write_tiny(tmp_path / "article")
    assert len(load("~/article").milestones) == 5


def test_a_folder_must_exist_and_be_one(tmp_path):
    """A missing folder, a file in its place and an odd link get one sentence that says so."""
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    missing = "is not there; correct its name, or make it"
    told = {
        "nowhere": missing,
        "file/in": missing,
        "dangling": missing,
        "null\0": missing,
        "file": "is not a folder of CSV files or a workbook (.xlsx, .ods); give one of them",
        "loop": "is a link that leads to itself; put what was meant in its place",
        "x" * 300: "is longer than a name can be; correct it",
    }
    for name, problem in told.items():
        faults = faults_of(tmp_path / name)
        assert places(faults) == [(str(tmp_path / name), None, None, None)]
        assert str(faults[0]).endswith(f": {problem}")


COPIES = ["kinds (1).csv", "kinds(2).csv", "kinds - Copy.csv", "kinds - Copy (2).csv"]
COPIES += ["Kinds copy.csv", "kinds copy 2.csv"]


@pytest.mark.parametrize("is_second", [False, True], ids=["alone", "beside the first"])
@pytest.mark.parametrize("name", COPIES)
def test_a_second_download_is_told(tmp_path, name, is_second):
    """Who edits a copy learns that the copy is not read, also where the first is there."""
    folder = write_tiny(tmp_path)
    (folder / name).write_bytes((folder / "kinds.csv").read_bytes())
    if not is_second:
        (folder / "kinds.csv").unlink()
    assert f"{name}: is not read; save it as CSV UTF-8 under the name kinds.csv" in "\n".join(
        lines_of(folder)
    )


@pytest.mark.parametrize(
    ("value", "named"), [(None, "NoneType"), (b"x", "bytes"), (3, "int"), (["x"], "list")]
)
def test_only_a_path_is_loaded(value, named):
    """What is no path is refused in one sentence of ours."""
    with pytest.raises(TypeError) as caught:
        load(value)
    assert str(caught.value) == (
        f"{named} is not a path; pass the name of a folder or a workbook as text"
    )


def test_an_address_of_the_web_is_shown_as_typed():
    """Tables are read from the disk; the address keeps both its slashes."""
    with pytest.raises(TablesError) as caught:
        load("https://example.org/tables.xlsx")
    assert str(caught.value) == (
        "1 fault in https://example.org/tables.xlsx\n"
        "https://example.org/tables.xlsx: is an address of the web; download the tables first, "
        "then name their folder"
    )


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
