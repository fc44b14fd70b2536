"""Tests of how catalogues are made, kept up to date and checked."""

import json

import pytest
from babel.messages.pofile import read_po

from three_years_on.languages.catalogues import faults, main, template, updated
from three_years_on.languages.spoken import FOLDER, known_languages

PYTHON = 'tr("Placed beside {theme}", theme=x)\ntrn("{count} call", "{count} calls", 2)\n'
SCRIPT = 'h("p", {}, tr("Show as a table"), trn("{count} row", "{count} rows", n))\n'
TABLES = {
    "resources": [
        {
            "schema": {
                "fields": [
                    {"name": "basis", "constraints": {"enum": ["figure"]}},
                    {"name": "certainty", "constraints": {"enum": ["verified"]}},
                    {"name": "title"},
                ]
            }
        }
    ]
}
TRANSLATED = {
    "Placed beside {theme}": "Neben {theme} gesetzt",
    "Show as a table": "Als Tabelle zeigen",
    "figure": "Zahl",
}


@pytest.fixture
def messages(tmp_path):
    """All messages of two small sources and one table."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "said.py").write_text(PYTHON, encoding="utf-8")
    (sources / "shown.js").write_text(SCRIPT, encoding="utf-8")
    tables = tmp_path / "datapackage.json"
    tables.write_text(json.dumps(TABLES), encoding="utf-8")
    return template(sources, tables)


@pytest.fixture
def file(tmp_path, messages):
    """A catalogue in which all is translated."""
    path = tmp_path / "de.po"
    path.write_text(updated(path, messages), encoding="utf-8")
    with path.open("rb") as opened:
        catalogue = read_po(opened, locale="de")
    text = path.read_text(encoding="utf-8")
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            old = f'msgid "{message.id}"\nmsgstr ""'
            assert old in text
            text = text.replace(old, f'msgid "{message.id}"\nmsgstr "{TRANSLATED[message.id]}"')
    for one, many in (("{count} call", "Aufruf"), ("{count} row", "Zeile")):
        old = f'msgid "{one}"\nmsgid_plural "{one}s"\nmsgstr[0] ""\nmsgstr[1] ""'
        assert old in text
        new = old.replace('[0] ""', f'[0] "ein {many}"').replace(
            '[1] ""', f'[1] "{{count}} {many}e"'
        )
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def test_both_halves_and_the_tables_give_messages(messages):
    """Python, the browser and the fixed words that readers see; ids of ours are none."""
    found = {(message.context, message.id) for message in messages if message.id}
    assert found == {
        (None, "Placed beside {theme}"),
        (None, ("{count} call", "{count} calls")),
        (None, "Show as a table"),
        (None, ("{count} row", "{count} rows")),
        ("basis", "figure"),
    }


def test_a_whole_catalogue_has_no_fault(file, messages):
    """A form for one may say the number in words, or leave it out."""
    assert faults(file, messages) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Als Tabelle zeigen"', '""', "de.po: not translated: “Show as a table”"),
        ('"Show as a table"', '"Show a table"', "de.po: missing: “Show as a table”"),
        ('"Show as a table"', '"Show a table"', "de.po: left over: “Show a table”"),
        ("{theme} gesetzt", "{thema}", "de.po: other places in braces: “Placed beside {theme}”"),
        ("{theme} gesetzt", "ihm", "de.po: other places in braces: “Placed beside {theme}”"),
        ('"Zahl"', '""', "de.po: not translated: “figure” (basis)"),
        ("{count} Zeilee", "", "de.po: not translated: “{count} row”"),
    ],
)
def test_each_fault_is_told(file, messages, old, new, told):
    """What is missing, left over, empty, or has lost a place that the sentence needs."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert told in faults(file, messages)


def test_an_update_keeps_what_is_translated(file, messages, tmp_path):
    """New messages come in empty, old ones go, and the same input gives the same bytes."""
    more = tmp_path / "sources" / "more.py"
    more.write_text('tr("One more")\n', encoding="utf-8")
    (tmp_path / "sources" / "shown.js").unlink()
    now = template(tmp_path / "sources", tmp_path / "datapackage.json")
    text = updated(file, now)
    assert 'msgid "One more"\nmsgstr ""' in text
    assert "Neben {theme} gesetzt" in text
    assert "Als Tabelle" not in text
    assert text == updated(file, now)


def test_all_catalogues_are_whole(capsys):
    """Every language says everything that the sources say, and nothing else."""
    assert main(["--check"]) == 0, capsys.readouterr().err
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.po")}
    assert {"en", *files} == set(known_languages())
