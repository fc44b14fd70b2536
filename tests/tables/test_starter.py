"""Tests of the example tables for another article."""

import json
import re
from pathlib import Path

import openpyxl
import pytest
from pandas.testing import assert_frame_equal
from reading_level import CAUSAL, JUDGING
from tiny import PROJECT_DATA

from three_years_on import Explainer, load, load_starter
from three_years_on.__main__ import main
from three_years_on.tables.output import write_new
from three_years_on.tables.starter import write_starter

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "5-your-own-table.ipynb"
NAMES = {
    resource["path"]: [
        name for field in resource["schema"]["fields"] if ":" not in (name := field["name"])
    ]
    for resource in json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))[
        "resources"
    ]
}


@pytest.fixture
def folder(tmp_path):
    write_starter(tmp_path / "my-article")
    return tmp_path / "my-article"


@pytest.fixture
def text(folder):
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# What is written -------------------------------------------------------------------------------


def test_every_table_is_written_with_every_column(folder):
    """Nobody has to look up which tables and columns there are; each has an example row."""
    assert {path.name for path in folder.iterdir()} == set(NAMES)
    for name, columns in NAMES.items():
        header, *rows = (folder / name).read_text(encoding="utf-8").splitlines()
        assert header.split(",") == columns
        assert rows


def test_check_finds_no_fault_in_it(folder, capsys):
    """What is written is valid as it stands."""
    assert main(["check", str(folder)]) == 0
    counts, errors = capsys.readouterr()
    assert counts.startswith("3 sources, 2 themes, 2 moments, 5 statements, 1 placement, ")
    assert errors == ""


def test_it_is_an_explainer_as_it_stands(folder):
    """Two themes and the opening can be stepped through; the second reports no outcome."""
    explainer = Explainer(load(folder))
    first, second, whole = explainer.content["steps"]
    assert [first["title"], second["title"]] == ["First theme", "Second theme"]
    assert whole["theme"] == ""
    assert [side["label"] for side in first["sides"]] == ["Asked for", "Reported"]
    assert len(explainer.drawn_charts()) == 1


def test_it_is_a_page_as_it_stands(folder, tmp_path, capsys):
    """The page carries the title that stands in the example, and both dates."""
    page = tmp_path / "my-article.html"
    assert main(["page", "--data", str(folder), "-o", str(page), "--with-example"]) == 0
    assert capsys.readouterr().err == ""
    html = page.read_text(encoding="utf-8")
    assert "<h1>The title of your article</h1>" in html
    assert "What was asked for, in your own words." in html
    assert "1 January 2000" in html
    assert "1 January 2010" in html


def test_what_is_loaded_is_what_is_written(folder):
    """A notebook can show the example without writing anything."""
    written, loaded = load(folder), load_starter()
    for name in ("themes", "statements", "milestones", "observations"):
        assert getattr(written, name).equals(getattr(loaded, name))


def test_a_workbook_holds_the_same_tables(folder, tmp_path, capsys):
    """Whoever starts from one workbook has all that is in the sixteen files, and no fault."""
    assert main(["new", str(tmp_path / "one"), "--workbook"]) == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["one.xlsx"]
    capsys.readouterr()
    assert main(["check", str(tmp_path / "one")]) == 0
    assert capsys.readouterr().err == ""
    written, loaded = load(folder), load(tmp_path / "one" / "one.xlsx")
    for name in map(Path, NAMES):
        assert_frame_equal(getattr(written, name.stem), getattr(loaded, name.stem))


def test_what_looks_like_a_code_of_workbooks_stays_text(tmp_path):
    """Some letters are written as codes in a workbook; a text that looks like one is none."""
    rows = [["id", "position", "title"], ["a", "1", "see _x000D_ and _x0041_x0042_"]]
    write_new(tmp_path / "a.xlsx", {"themes": rows}, workbook=True, are_examples=False)
    assert load(tmp_path / "a.xlsx").themes["title"].tolist() == ["see _x000D_ and _x0041_x0042_"]


def test_a_workbook_is_a_page_as_it_stands(tmp_path, capsys):
    """What the command prints about a workbook works, whether file or folder is named."""
    book = tmp_path / "garden.xlsx"
    assert main(["new", str(book)]) == 0
    page = ["page", "--data", str(book), "-o", str(tmp_path / "garden.html")]
    assert main([*page, "--with-example"]) == 0
    assert capsys.readouterr().err == ""
    assert "First theme" in (tmp_path / "garden.html").read_text(encoding="utf-8")


def test_it_shows_each_of_the_honesties(folder):
    """A call without an outcome, a placement, an older plan, two candidates, a hollow date."""
    tables = load(folder)
    said = tables.statements.set_index("theme")["kind"]
    assert said["second-theme"] == "call"
    assert tables.placements["theme"].tolist() == ["second-theme"]
    assert tables.milestones["date"].iloc[0] < tables.moments["date"].iloc[0]
    assert tables.mentions["relation"].tolist().count("candidate") == 2
    assert tables.milestones["certainty"].tolist().count("consistent") == 1


def test_it_names_nobody_and_no_real_page(text):
    """All addresses are examples, and no words of the project's own article are left in it."""
    assert set(re.findall(r"https?://([^/\s,]*)", text)) == {"example.org"}
    assert not re.search(r"China|Xi\b|symposium|cyber|internet|201[5-9]", text, re.IGNORECASE)


def test_it_judges_nobody_and_claims_no_cause(text):
    """Its rows are models for others, so they keep the rules for words."""
    assert JUDGING.findall(text) == []
    assert CAUSAL.findall(text) == []


def test_what_the_notebook_shows_of_a_fault_is_what_is_printed(tmp_path, capsys):
    """Whoever reads how to read a fault has met its very words."""
    (path,) = write_starter(tmp_path / "my-article", workbook=True)
    book = openpyxl.load_workbook(path)
    book["milestones"]["B4"] = "3 March 2003"
    book.save(path)
    assert main(["check", str(path.parent)]) == 1
    _, line = capsys.readouterr().err.splitlines()
    assert line in NOTEBOOK.read_text(encoding="utf-8")


def test_the_tables_that_the_notebook_leaves_out_can_be_left_out(folder, capsys):
    """Without figures, accounts, checks and questions a folder is whole."""
    for name in ("indicators", "observations", "readings", "checks", "questions", "choices"):
        assert f"`{name}`" in NOTEBOOK.read_text(encoding="utf-8")
        (folder / f"{name}.csv").unlink()
    assert main(["check", str(folder)]) == 0
    assert Explainer(load(folder)).drawn_charts() == {}


# The command ------------------------------------------------------------------------------------


def test_the_next_three_steps_are_printed(tmp_path, monkeypatch, capsys):
    """What comes next can be copied from the screen, with Python and folder as they were given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.orig_argv", ["bin/python", "-m", "three_years_on", "new"])
    assert main(["new", "lessons/my-article"]) == 0
    assert capsys.readouterr() == (
        (
            "lessons/my-article: 16 tables, whose rows say what to put in their place. Next:\n"
            "1. Edit them in a spreadsheet, sources.csv and themes.csv first.\n"
            "2. Check: bin/python -m three_years_on check lessons/my-article\n"
            "3. Make the page: bin/python -m three_years_on page --data lessons/my-article "
            "-o my-article.html\n"
        ),
        "",
    )
    assert set(files(tmp_path / "lessons" / "my-article")) == set(NAMES)


@pytest.mark.parametrize(
    ("arguments", "book"),
    [
        (["lessons/garden", "--workbook"], "lessons/garden/garden.xlsx"),
        (["lessons/garden.xlsx"], "lessons/garden.xlsx"),
        (["lessons/garden.xlsx", "--workbook"], "lessons/garden.xlsx"),
    ],
)
def test_the_next_steps_with_a_workbook(tmp_path, monkeypatch, capsys, arguments, book):
    """A folder or a file is named, and the commands printed name it as it was named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.orig_argv", ["python", "-m", "three_years_on", "new"])
    assert main(["new", *arguments]) == 0
    assert capsys.readouterr().out == (
        f"{book}: a workbook, whose rows say what to put in their place. Next:\n"
        "1. Open it in a spreadsheet program; its first sheet says what to do.\n"
        f"2. Check: python -m three_years_on check {arguments[0]}\n"
        f"3. Make the page: python -m three_years_on page --data {arguments[0]} -o garden.html\n"
    )
    assert [path for path in tmp_path.rglob("*.*") if path.is_file()] == [tmp_path / book]


def test_a_folder_with_a_space_is_quoted(tmp_path, monkeypatch, capsys):
    """The commands printed work with such a folder, too."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my article"]) == 0
    assert " -m three_years_on check 'my article'\n" in capsys.readouterr().out


def test_nothing_is_overwritten(tmp_path, capsys):
    """A folder that holds one of the tables is left as it was, and the table is named."""
    (tmp_path / "themes.csv").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "",
        f"{tmp_path} holds themes.csv already, and nothing was written; name another folder\n",
    )
    assert files(tmp_path) == {"themes.csv": b"mine"}


def test_other_files_in_the_folder_stay(tmp_path):
    """A folder that holds something else is written to, and keeps it."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 0
    assert set(files(tmp_path)) == {"notes.txt", *NAMES}


def test_a_file_is_not_taken_for_a_folder(tmp_path, capsys):
    """What is wrong is said in one line, with what to do."""
    target = tmp_path / "file"
    target.touch()
    assert main(["new", str(target)]) == 1
    assert capsys.readouterr().err == f"{target} is not a folder; name another one\n"
