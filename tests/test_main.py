"""Tests of the command line."""

import io
import shlex
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import matplotlib as mpl
import openpyxl
import pytest
from tiny import set_cell, tiny_sheets, write_tiny, write_workbook

from three_years_on import __version__, load_starter
from three_years_on.__main__ import main

COUNTS = (
    "3 sources, 3 themes, 2 moments, 8 statements, 1 placement, 4 kinds, 5 milestones, "
    "1 milestone date, 3 mentions, 6 indicators, 14 observations, 3 readings, 2 checks, "
    "3 questions, 8 choices\n"
)


# What is told of parts that only a notebook shows.
ELSEWHERE = (
    '1 card and 1 chart outside the record: shown in a notebook by IndicatorExplorer(load("{0}"))\n'
)


def test_page_tells_what_it_does_not_show(tmp_path, capsys):
    """Who makes a page learns at once where cards and other charts are."""
    (tables := tmp_path / "tables").mkdir()
    write_tiny(tables)
    assert main(["page", "--data", str(tables), "-o", str(tmp_path / "page.html")]) == 0
    assert capsys.readouterr().out.endswith(ELSEWHERE.format(tables))


def next_step(data):
    return f"No fault was found. Make the page: python -m three_years_on page --data {data}\n"


@pytest.fixture(autouse=True)
def _started_as_python(monkeypatch):
    monkeypatch.setattr("sys.orig_argv", ["python"])


def test_check_prints_counts_what_no_page_shows_and_the_next_step(tmp_path, capsys):
    """A good folder gives its counts on one line, then the command that makes the page, and 0."""
    assert main(["check", str(write_tiny(tmp_path))]) == 0
    told = COUNTS + ELSEWHERE.format(tmp_path) + next_step(tmp_path)
    assert capsys.readouterr() == (told, "")


def test_a_workbook_is_checked_and_made_a_page(tmp_path, capsys):
    """Where a folder is named, a workbook may be named as well."""
    book = str(write_workbook(tmp_path / "tables.xlsx", tiny_sheets()))
    assert main(["check", book]) == 0
    assert capsys.readouterr() == (COUNTS + ELSEWHERE.format(book) + next_step(book), "")
    assert main(["page", "--data", book, "-o", str(tmp_path / "page.html")]) == 0
    assert "Who carries it?" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_check_prints_the_faults(tmp_path, capsys):
    """A faulty folder gives its faults on standard error only, and 1."""
    set_cell(write_tiny(tmp_path), "themes", 3, "title", "")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "",
        (
            f"1 fault in {tmp_path}\n"
            "themes.csv, row 3, column title: this cell is empty; it needs a value\n"
        ),
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
    counts, figures, then = done.stdout.splitlines()
    assert "IndicatorExplorer(load())" in figures
    assert " 5 themes, 2 moments, " in counts
    assert " 69 milestones, " in counts
    assert then.endswith(" -m three_years_on page")


def test_check_tells_its_exit_code_to_the_shell(tmp_path):
    """A faulty folder makes the process fail, so that a build stops."""
    done = run("check", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "1 fault in nowhere\nnowhere: is not there; correct its name, or make it\n"
    )


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
        f"{target} cannot be written: there is no folder nowhere; make it, or name another "
        "(-o FILE)\n"
    )


def test_the_version_is_told(tmp_path):
    """Who reports a fault can say which version has it."""
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"three-years-on {__version__}\n", "")


@pytest.mark.parametrize(
    ("data", "name"),
    [("garden", "garden.html"), ("garden/tables.xlsx", "tables.html"), (None, "explainer.html")],
)
def test_a_page_is_named_after_its_tables(tmp_path, monkeypatch, capsys, data, name):
    """The page of one article is not written over that of another."""
    (tmp_path / "garden").mkdir()
    write_workbook(tmp_path / "garden" / "tables.xlsx", tiny_sheets())
    monkeypatch.chdir(tmp_path)
    assert main(["page", *(["--data", data] if data else [])]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")
    assert [path.name for path in tmp_path.glob("*.html")] == [name]


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("my.xlsx", "is not the name of a page; name a file that ends in .html (-o FILE)"),
        ("data/themes.csv", "is not the name of a page; name a file that ends in .html (-o FILE)"),
        ("garden.zip", "is not the name of a page; name a file that ends in .html (-o FILE)"),
        ("data/page.html", "would stand among the tables; name a file in another folder (-o FILE)"),
        (
            "mine.html",
            "is there already and is not a page of an explainer; name another file (-o FILE)",
        ),
    ],
)
def test_page_writes_over_nothing_else(tmp_path, monkeypatch, capsys, target, problem):
    """Where input and output were mixed up, one line says so and the file stays."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    write_tiny(tmp_path / "data")
    for name in ("my.xlsx", "mine.html"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert main(["page", "--data", "data", "-o", target]) == 1
    assert capsys.readouterr() == ("", f"{target} {problem}\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("data", "name"),
    [("garden", "garden.zip"), ("garden/tables.xlsx", "tables.zip"), (None, "explainer.zip")],
)
def test_a_package_is_named_after_its_tables(tmp_path, monkeypatch, capsys, data, name):
    """With --scorm a package is written in place of the page, which it holds."""
    (tmp_path / "garden").mkdir()
    write_workbook(tmp_path / "garden" / "tables.xlsx", tiny_sheets())
    monkeypatch.chdir(tmp_path)
    assert main(["page", "--scorm", *(["--data", data] if data else [])]) == 0
    said = capsys.readouterr()
    size = (tmp_path / name).stat().st_size // 1000
    assert said.err == ""
    assert said.out.startswith(f"{name}: {size} kB; add it to a course as a SCORM package\n")
    assert {path.name for path in tmp_path.iterdir()} == {"garden", name}
    assert main(["page", "-o", "page.html", *(["--data", data] if data else [])]) == 0
    with ZipFile(name) as package:
        assert package.read("explainer.html") == Path("page.html").read_bytes()


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("x.html", "is not the name of a SCORM package; name a file that ends in .zip (-o FILE)"),
        (
            "data/garden.zip",
            "would stand among the tables; name a file in another folder (-o FILE)",
        ),
        (
            "mine.zip",
            (
                "is there already and is not a SCORM package of an explainer; "
                "name another file (-o FILE)"
            ),
        ),
    ],
)
def test_a_package_is_written_over_nothing_else(tmp_path, monkeypatch, capsys, target, problem):
    """A page, a table and a zip of somebody else are safe from a package, too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    write_tiny(tmp_path / "data")
    Path("mine.zip").write_bytes(b"PK\x03\x04 mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert main(["page", "--scorm", "--data", "data", "-o", target]) == 1
    assert capsys.readouterr() == ("", f"{target} {problem}\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_an_address_is_told_as_it_was_typed(capsys):
    """The command shows an address of the web with both its slashes."""
    for command in (["check"], ["page", "--data"]):
        assert main([*command, "https://example.org/t"]) == 1
        assert capsys.readouterr().err.startswith("1 fault in https://example.org/t\nhttps://")


def test_a_link_to_itself_is_no_crash(tmp_path, monkeypatch, capsys):
    """A page can be written where a link that leads nowhere stood."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    write_tiny(tmp_path / "data")
    (tmp_path / "loop.html").symlink_to("loop.html")
    assert main(["page", "--data", "data", "-o", "loop.html"]) == 0
    assert capsys.readouterr().err == ""


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch, capsys):
    """``~`` in quotes reaches the command as it is."""
    mpl.get_cachedir()  # is looked for once, and made where there is none
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["new", "~/article"]) == 0
    assert main(["check", "~/article"]) == 0
    page = ["page", "--data", "~/article", "-o", "~/page.html", "--with-example"]
    assert main(page) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"article", "page.html"}
    assert capsys.readouterr().err == ""


# A file that was sent ---------------------------------------------------------------------------


def test_check_writes_nothing_and_opens_no_address(tmp_path, monkeypatch, capsys):
    """A workbook from a stranger is read: no formula runs, no link is followed, no file changes."""
    rows = [
        ["id", "kind", "title", "publisher", "url", "language"],
        ["a", "official", '=HYPERLINK("https://example.org")', "P", "https://example.org", "en"],
    ]
    write_workbook(tmp_path / "sent.xlsx", {"sources": rows})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    opened = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("socket.socket.connect", lambda *address: opened.append(address))
    monkeypatch.setattr("subprocess.Popen", lambda *command, **_: opened.append(command))
    for data in ("sent.xlsx", "."):
        assert main(["check", data]) == 1
        assert "is a formula without its value" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before
    assert opened == []


# Long work --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_terminal", "wait", "told"),
    [(True, 0, "Reading garden\\x1b …\n"), (True, 60, ""), (False, 0, "")],
)
def test_long_work_says_what_it_is_at(monkeypatch, is_terminal, wait, told):
    """Who sits at a terminal and waits is told; quick work, and a log, is not filled with it."""
    screen = io.StringIO()
    screen.isatty = lambda: is_terminal
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("three_years_on.__main__._A_WHILE", wait)
    monkeypatch.setattr(
        "three_years_on.__main__.load", lambda *_, **__: time.sleep(0.3) or load_starter()
    )
    assert main(["check", "garden\x1b"]) == 0
    assert screen.getvalue() == told


# Timelines of another tool ---------------------------------------------------------------------


def test_a_timeline_is_brought_and_what_is_lost_is_listed(tmp_path, monkeypatch, capsys):
    """What is there now, what comes next, and at the end what could not be kept, and of which."""
    monkeypatch.chdir(tmp_path)
    Path("wells.csv").write_text(
        "Year,Month,Day,Time,Headline,Text,Group,Type\n"
        ",,,,Wells of the hill,,,title\n"
        "2004,3,1,9:30,<b>Well</b>,Dug.,Water,\n"
        "2005,,,,Pump,Set up.,Water,\n"
        "-44,,,,Ides\x1b[2J,Long ago.,,\n",
        encoding="utf-8",
    )
    assert main(["new", "garden", "--from", "wells.csv"]) == 0
    assert capsys.readouterr() == (
        (
            "garden: 1 theme, 2 milestones. Next:\n"
            "1. Look through them in a spreadsheet; a cell that is empty may stay so.\n"
            "2. Check: python -m three_years_on check garden\n"
            "3. Make the page: python -m three_years_on page --data garden -o garden.html\n"
            "What could not be kept as it was:\n"
            "- times of day, left out (1): Well\n"
            "- events before the year 1, left out (1): Ides [2J\n"
        ),
        "",
    )
    assert {path.name for path in Path("garden").iterdir()} == {
        "about.csv",
        "themes.csv",
        "milestones.csv",
    }


def test_a_timeline_may_become_a_workbook(tmp_path, monkeypatch, capsys):
    """Both ways of filling and both ways of writing go together; no row is an example."""
    monkeypatch.chdir(tmp_path)
    Path("wells.csv").write_text("Year,Headline,Text\n2004,Well,=1+1\n", encoding="utf-8")
    assert main(["new", "garden.xlsx", "--from", "wells.csv"]) == 0
    assert capsys.readouterr().out.startswith("garden.xlsx: 1 milestone. Next:\n1. Look through")
    book = openpyxl.load_workbook("garden.xlsx")
    assert book.sheetnames == ["read me", "milestones"]
    assert "=1+1" in [cell.value for cell in book["milestones"][2]]


def test_long_lists_of_what_is_lost_are_cut(tmp_path, capsys):
    """Ten names are enough to find the column; events that are gone are all named."""
    rows = [f"{year},9:30,Fair {number}" for number, year in enumerate([2004] * 12 + [-1] * 12)]
    (tmp_path / "fairs.csv").write_text("\n".join(["Year,Time,Headline", *rows]), encoding="utf-8")
    assert main(["new", str(tmp_path / "a"), "--from", str(tmp_path / "fairs.csv")]) == 0
    said = capsys.readouterr().out
    assert "- times of day, left out (12): Fair 0, Fair 1, " in said
    assert "Fair 9, and 2 more\n" in said
    assert "(12): Fair 12, Fair 13, " in said
    assert said.endswith("Fair 23\n")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "id,date\n", "has no column Year and no column Headline"),
        ("a.json", "{", "is not JSON that can be read, from line 1, column 2; save it again"),
        ("nowhere.csv", None, "is not there; correct its name"),
        ("a.csv", "Year,Headline\n-44,Ides\n", "has no event with a year from 1 to 9999"),
        ("a.csv", f"Year,Headline\n1,{'x' * 40_000}\n", "a text of 40000 characters is longer"),
    ],
)
def test_a_bad_timeline_writes_nothing(tmp_path, monkeypatch, capsys, name, content, told):
    """A file that is none gives one line, and no folder is left."""
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    assert main(["new", "garden", "--from", name, "--workbook"]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(f"{name}: {told}")
    assert error.count("\n") == 1
    assert not Path("garden").exists()


# Where output goes -----------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1"])
def test_a_terminal_that_lacks_a_letter_is_no_fault(tmp_path, monkeypatch, encoding):
    """What is done is done; a letter that cannot be shown is written as an escape."""
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = run("new", "水", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("\\u6c34: 16 tables, ")
    assert (tmp_path / "水" / "themes.csv").exists()


@pytest.mark.parametrize("command", ["check", "docs"])
def test_a_full_device_is_one_line(tmp_path, command):
    """Output that cannot be written is told, and is a failure."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "three_years_on", command],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    line = "the output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (1, line)


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path):
    """A pipe that is closed early, as by ``head``, gives no traceback."""
    command = f"{shlex.quote(sys.executable)} -m three_years_on docs | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_home_that_keeps_nothing_is_no_fault(tmp_path, monkeypatch):
    """Where matplotlib finds no place for its cache, the page is made, and nothing said of it."""
    for name in ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "home").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    done = run("page", "-o", "page.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("page.html: ")


@pytest.mark.parametrize("target", ["/dev/full", "/dev/zero"])
def test_docs_does_not_read_a_device_without_end(target, capsys):
    """Only a file has marks to write between."""
    assert main(["docs", "--into", target]) == 1
    assert capsys.readouterr().err == f"{target} cannot be written: Invalid argument\n"


@pytest.mark.parametrize("command", [["check"], ["new"], ["page", "--data"], ["docs", "--into"]])
def test_no_name_commands_the_terminal(tmp_path, command, capsys):
    """A name that comes from a zip file cannot move the cursor or turn a line round."""
    (tmp_path / "a\x1b]0;x\x07\u202eb").touch()
    assert main([*command, str(tmp_path / "a\x1b]0;x\x07\u202eb")]) == 1
    told = capsys.readouterr().err
    assert "a\\x1b]0;x\\x07\\u202eb" in told
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


FRENCH = {
    "No fault was found. Make the page: {command}": "Rien à corriger. Faites la page : {command}",
    ("{count} theme", "{count} themes"): ["{count} thème", "{count} thèmes"],
    "check a folder or a workbook of tables": "vérifier un dossier ou un classeur",
    "Edit them in a spreadsheet, sources.csv and themes.csv first.": "Modifiez-les au tableur.",
}


def test_check_speaks_the_language_of_the_tables_or_the_one_asked_for(tmp_path, catalogue, capsys):
    """The table about says the language; the option says another; unknown codes are English."""
    catalogue("fr", FRENCH)
    folder = str(write_tiny(tmp_path))
    assert main(["check", folder, "--language", "fr-CA"]) == 0
    told = capsys.readouterr().out
    assert "3 sources, 3 thèmes, 2 moments" in told
    assert "Rien à corriger. Faites la page : python -m three_years_on page" in told
    set_cell(tmp_path, "about", 2, "language", "fr")
    assert main(["check", folder]) == 0
    assert "Rien à corriger." in capsys.readouterr().out
    assert main(["check", folder, "--language", "tlh"]) == 0
    told = capsys.readouterr()
    assert "No fault was found." in told.out
    assert told.err == "Note: tlh is not spoken here, English is in its place\n"


def test_help_and_the_next_steps_speak_the_language_asked_for(tmp_path, catalogue, capsys):
    """Before any table is read, the option alone says the language."""
    catalogue("fr", FRENCH)
    assert main(["new", str(tmp_path / "mine"), "--language", "fr"]) == 0
    told = capsys.readouterr().out
    assert "1. Modifiez-les au tableur.\n" in told
    assert told.count("--language fr\n") == 2
    with pytest.raises(SystemExit):
        main(["--help", "--language", "fr"])
    assert "vérifier un dossier ou un classeur" in capsys.readouterr().out


def test_a_page_may_hold_several_languages(tmp_path, catalogue, capsys):
    """The first that is asked for is the language of page and command; others are held beside."""
    catalogue("fr", {"{file}: {size} kB; open it in a browser": "{file} : {size} ko"})
    catalogue("ar", {})
    (tables := tmp_path / "tables").mkdir()
    file = tmp_path / "page.html"
    asked = ["--language", "fr", "--language", "ar"]
    assert main(["page", "--data", str(write_tiny(tables)), "-o", str(file), *asked]) == 0
    assert capsys.readouterr().out.startswith(f"{file} : ")
    page = file.read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert 'id="state-ar"' in page
    assert 'id="state-fr"' not in page


def test_what_is_wrong_with_a_command_is_told_in_the_language_asked_for(catalogue, capsys):
    """The words of the parser come from the catalogue, too; afterwards they are its own again."""
    said = {
        "usage: ": "utilisation : ",
        "unrecognized arguments: %s": "arguments inconnus : %s",
    }
    catalogue("fr", said)
    with pytest.raises(SystemExit):
        main(["check", "--bogus", "--language", "fr"])
    told = capsys.readouterr().err
    assert told.startswith("utilisation : python -m three_years_on ")
    assert told.endswith("arguments inconnus : --bogus\n")
    with pytest.raises(SystemExit):
        main(["check", "--bogus"])
    assert capsys.readouterr().err.startswith("usage: ")
