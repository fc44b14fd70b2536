"""Tests of the command line."""

import subprocess
import sys

import pytest
from folders import set_cell, tiny_sheets, write_tiny, write_workbook

from three_years_on.__main__ import main

COUNTS = (
    "3 sources, 3 themes, 2 moments, 8 statements, 1 placements, 4 kinds, 5 milestones, "
    "1 milestone dates, 3 mentions, 6 indicators, 14 observations, 3 readings, 2 checks, "
    "3 questions, 8 choices\n"
)


def test_check_prints_one_line_of_counts(tmp_path, capsys):
    """A good folder gives its counts on one line of standard output, and 0."""
    assert main(["check", str(write_tiny(tmp_path))]) == 0
    assert capsys.readouterr() == (COUNTS, "")


def test_a_workbook_is_checked_and_made_a_page(tmp_path, capsys):
    """Where a folder is named, a workbook may be named as well."""
    book = str(write_workbook(tmp_path / "tables.xlsx", tiny_sheets()))
    assert main(["check", book]) == 0
    assert capsys.readouterr() == (COUNTS, "")
    assert main(["page", "--data", book, "-o", str(tmp_path / "page.html")]) == 0
    assert "Who carries it?" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_check_prints_the_faults(tmp_path, capsys):
    """A faulty folder gives its faults on standard error only, and 1."""
    set_cell(write_tiny(tmp_path), "themes", 3, "title", "")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "",
        f"1 fault in {tmp_path}\n"
        "themes.csv, row 3, column title: this cell is empty; it needs a value\n",
    )


@pytest.mark.parametrize("arguments", [[], ["chek"]])
def test_an_unknown_command_is_refused(arguments, capsys):
    """A command that is missing or misspelt ends with usage and the exit code 2."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m three_years_on" in capsys.readouterr().err


def run(*arguments, cwd):
    command = [sys.executable, "-m", "three_years_on", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_check_runs_as_a_module_on_the_project_tables(tmp_path):
    """With no folder named, the project's own tables are checked, from any folder."""
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert " 5 themes, 2 moments, " in done.stdout
    assert " 69 milestones, " in done.stdout


def test_check_tells_its_exit_code_to_the_shell(tmp_path):
    """A faulty folder makes the process fail, so that a build stops."""
    done = run("check", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "is not a folder" in done.stderr


def test_page_writes_one_file(tmp_path, capsys):
    """The command says what it wrote and how large it is; the file is a whole page."""
    (tmp_path / "garden").mkdir()
    write_tiny(tmp_path / "garden")
    target = tmp_path / "garden.html"
    assert main(["page", "--data", str(tmp_path / "garden"), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"{target}: ")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_page_of_faulty_tables_writes_nothing(tmp_path, capsys):
    """Faults are named as in a check, and no file is left."""
    set_cell(write_tiny(tmp_path), "themes", 3, "title", "")
    assert main(["page", "--data", str(tmp_path), "-o", str(tmp_path / "page.html")]) == 1
    assert "themes.csv, row 3, column title" in capsys.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_page_says_where_it_cannot_write(tmp_path, capsys):
    """A folder that is not there is named, with what to do, and no traceback."""
    target = tmp_path / "nowhere" / "page.html"
    assert main(["page", "--data", str(write_tiny(tmp_path)), "-o", str(target)]) == 1
    assert capsys.readouterr().err == (
        f"{target} cannot be written: No such file or directory; name another file with -o\n"
    )
