"""Tests of the tables, field by field, as Markdown."""

import json

import pytest
from tiny import PROJECT_DATA

from three_years_on.__main__ import main
from three_years_on.tables.guide import BEGIN, END, describe_tables

README = PROJECT_DATA / "README.md"
DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def blocks():
    """Return the lines of each table's block, under the name of its file."""
    texts = describe_tables().split("<details><summary><b>")[1:]
    return {text.partition("(")[2].partition(")")[0]: text.splitlines() for text in texts}


def test_the_readme_of_the_tables_is_current():
    """Whoever changes a field changes what data/README.md says of it."""
    between = README.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    command = "python -m three_years_on docs --into data/README.md"
    assert between.strip() == describe_tables(), f"data/README.md is out of date: run {command}"


def test_every_field_of_every_table_stands_in_its_block(blocks):
    """Nothing is left out, and the order is that of the files."""
    expected = {
        resource["path"]: [
            f"`{name}`" for f in resource["schema"]["fields"] if ":" not in (name := f["name"])
        ]
        for resource in DESCRIPTOR["resources"]
    }
    found = {
        file: [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| `")]
        for file, lines in blocks.items()
    }
    assert found == expected


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("themes.csv", "| `position` | whole number | yes | Place in the order of themes, "),
        ("sources.csv", "| `published` | text |  | Day, month or year of publication, "),
        ("statements.csv", "| `moment` | id in moments.csv | yes | The moment "),
        ("checks.csv", "| `indicators` | ids in indicators.csv |  | The indicators "),
        ("kinds.csv", "| `is_measure` | yes or no | yes | yes where it is a measure"),
    ],
)
def test_a_row_says_what_a_cell_holds(blocks, file, line):
    """Type, whether it is needed, and the table in which an id has to stand."""
    assert any(row.startswith(line) for row in blocks[file])


def test_allowed_values_are_listed(blocks):
    """Nobody has to guess the words of a closed set."""
    (row,) = [row for row in blocks["statements.csv"] if row.startswith("| `kind` ")]
    assert row.endswith(" One of: setting, call, outcome. |")


def test_keys_are_said_in_words(blocks):
    """What makes a row unique is a sentence, for one column and for several."""
    assert blocks["themes.csv"][2].endswith(" No two rows share their `id`.")
    assert blocks["milestone_dates.csv"][2].endswith(
        " No two rows share their `milestone`, `date` and `kind` together."
    )


def test_every_row_has_four_cells(blocks):
    """No description breaks its table, whatever it holds."""
    for lines in blocks.values():
        for row in lines:
            if row.startswith("|"):
                assert row.replace("\\|", "").count("|") == 5


def test_the_command_prints_it(capsys):
    """With no file named, the Markdown goes to standard output."""
    assert main(["docs"]) == 0
    assert capsys.readouterr() == (f"{describe_tables()}\n", "")


def test_the_command_puts_it_into_a_file(tmp_path, capsys):
    """What stands around the marks stays; a second run changes nothing."""
    file = tmp_path / "README.md"
    file.write_text(f"# Über\n\n{BEGIN}\nold\n{END}\n\nafter\n", encoding="utf-8")
    expected = f"# Über\n\n{BEGIN}\n\n{describe_tables()}\n\n{END}\n\nafter\n"
    for _ in range(2):
        assert main(["docs", "--into", str(file)]) == 0
        assert file.read_text(encoding="utf-8") == expected
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}\n{BEGIN}\n{END}"])
def test_a_file_without_its_marks_is_left_alone(tmp_path, text, capsys):
    """Where it is not clear what to replace, nothing is."""
    file = tmp_path / "README.md"
    file.write_text(text, encoding="utf-8")
    assert main(["docs", "--into", str(file)]) == 1
    assert f"{file}: needs a line {BEGIN}" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    """One line says what is wrong."""
    file = tmp_path / "README.md"
    assert main(["docs", "--into", str(file)]) == 1
    assert capsys.readouterr().err == f"{file} cannot be written: No such file or directory\n"
