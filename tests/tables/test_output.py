"""Tests of how new tables are written."""

import re
from pathlib import Path

import openpyxl
import pytest

from three_years_on.tables.output import write_new

TABLES = {
    "themes": [["id", "position", "title"], ["water", "1", 'Water, "fresh"']],
    "kinds": [["id", "is_measure", "meaning"], ["event", "no", "It sets no rule."]],
}


def write(path, *, workbook=False):
    return write_new(path, TABLES, workbook=workbook, are_examples=False)


def everything(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_folder_gets_a_file_a_table(tmp_path):
    """Files are in UTF-8, parted by commas, under the names of their tables."""
    files = write(tmp_path / "lessons" / "garden")
    assert [path.name for path in files] == ["themes.csv", "kinds.csv"]
    assert files[0].read_bytes() == b'id,position,title\nwater,1,"Water, ""fresh"""\n'


@pytest.mark.parametrize("name", ["garden.ods", "garden.csv", "Garden.XLS"])
def test_no_folder_is_made_with_the_name_of_a_file(tmp_path, name):
    """Who asks for a file of another kind is told what is written, and nothing is."""
    told = f"{name}: no such file is written; name a folder, or a workbook that ends in .xlsx"
    with pytest.raises(OSError, match=re.escape(told)):
        write(tmp_path / name)
    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "workbook", "written"),
    [
        ("garden", True, "garden/garden.xlsx"),
        ("garden.xlsx", False, "garden.xlsx"),
        ("lessons/Garden.XLSX", True, "lessons/Garden.XLSX"),
    ],
)
def test_a_workbook_stands_where_it_is_named(tmp_path, path, workbook, written):
    """A folder gets a workbook named after it; a name that ends in .xlsx is that of the file."""
    assert write(tmp_path / path, workbook=workbook) == [tmp_path / written]
    assert openpyxl.load_workbook(tmp_path / written).sheetnames == ["read me", "themes", "kinds"]


def test_a_workbook_in_the_folder_at_hand_is_named_after_it(tmp_path, monkeypatch):
    """A dot has no name of its own."""
    (tmp_path / "garden").mkdir()
    monkeypatch.chdir(tmp_path / "garden")
    assert write(".", workbook=True) == [Path("garden.xlsx")]


@pytest.mark.parametrize("workbook", [False, True])
@pytest.mark.parametrize("there", ["milestones.csv", "tables.xlsx", "tables.ods"])
def test_tables_are_not_mixed_with_others(tmp_path, there, workbook):
    """Where tables are, in files or a workbook, nothing is set beside them."""
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=f"holds {there} already, and nothing was written"):
        write(tmp_path, workbook=workbook)
    assert everything(tmp_path) == [there]


def test_a_workbook_is_not_written_over(tmp_path):
    """The file that is named stays as it was; others beside it do not matter."""
    (tmp_path / "a.xlsx").write_text("mine", encoding="utf-8")
    assert write(tmp_path / "b.xlsx") == [tmp_path / "b.xlsx"]
    with pytest.raises(
        FileExistsError, match=r"a\.xlsx is there already, and nothing was written; "
    ):
        write(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    """A name that is taken is taken, whatever it leads to."""
    (tmp_path / "themes.csv").symlink_to(tmp_path / "nowhere.csv")
    with pytest.raises(FileExistsError, match=r"holds themes\.csv already"):
        write(tmp_path)
    assert everything(tmp_path) == ["themes.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_half_a_result_is_taken_back(tmp_path, monkeypatch, error):
    """Where one table cannot be written, none is left, and no folder made for them."""
    real = Path.open

    def interrupted(path, *arguments, **options):
        if path.name == "kinds.csv":
            raise error
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", interrupted)
    with pytest.raises(error):
        write(tmp_path / "lessons" / "garden")
    assert everything(tmp_path) == []
