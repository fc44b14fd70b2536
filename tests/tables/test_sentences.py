"""The words of a fault: its place, its value, and what to do."""

import pytest

from three_years_on import TablesError, load
from three_years_on.languages.spoken import speaking
from three_years_on.tables.faults import Fault
from three_years_on.tables.sentences import SENTENCES, Place, with_others


def test_every_sentence_says_what_to_do():
    """A sentence has no end mark, for others follow it, and it is no longer than a line of help."""
    for sentence in SENTENCES.values():
        assert not sentence.endswith(".")
        assert len(sentence) < 140


def test_in_a_workbook_its_sheets_are_named():
    """A place in a workbook is a sheet, in front of the line and inside it."""
    here, there = Place("t.xlsx", "checks"), Place("t.xlsx", "themes")
    told = str(Fault("unknown-id", here, 2, "indicators", "x", {"table": there}))
    assert told == (
        "t.xlsx, sheet checks, row 2, column indicators: “x” is not an id in the sheet themes; "
        "correct it, or add a row there"
    )
    told = str(Fault("there-twice", here, more={"other": Place("u.xlsx", "checks")}))
    assert told == (
        "t.xlsx, sheet checks: is there twice, also as u.xlsx, sheet checks; keep one of the two"
    )
    told = str(Fault("table-missing", there, more={"users": [here, Place("t.xlsx", "kinds")]}))
    assert told == (
        "t.xlsx, sheet themes: this sheet is missing; add it, as its rows are needed by: the "
        "sheet checks, the sheet kinds"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\nb\tc", "a\\nb\\tc"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("abc\u202edef", "abc\\u202edef"),
        ("mean\u200bing", "mean\\u200bing"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\ufeff\u00ad\u3164\u2800", "\\ufeff\\xad\\u3164\\u2800"),
        ("{value} {0} %s", "{value} {0} %s"),
        ("水 é 🌊", "水 é 🌊"),
        ("x" * 100, "x" * 100),
        ("x" * 10_000_000, "x" * 100 + "…"),
    ],
)
def test_what_nobody_sees_is_shown_and_what_is_long_is_cut(value, shown):
    """No value, column or name of a sheet can command a terminal, turn a line round or flood it."""
    place = Place("t.xlsx", value)
    line = str(Fault("not-one-of", place, 2, value, value, {"allowed": [value, "b"]}))
    assert line == (
        f"t.xlsx, sheet {shown}, row 2, column {shown}: “{shown}” is not one of: {shown}, b"
    )


def test_the_name_of_a_folder_cannot_command_a_terminal(tmp_path):
    """The first line of the error names the folder, with what nobody sees as escapes."""
    folder = tmp_path / "a\x1b[2J\u202eb"
    folder.mkdir()
    with pytest.raises(TablesError) as caught:
        load(folder)
    assert f"1 fault in {tmp_path}/a\\x1b[2J\\u202eb\n" in str(caught.value)
    assert "\x1b" not in str(caught.value)


FRENCH = {
    "{place}, row {row}, column {column}": "{place}, ligne {row}, colonne {column}",
    "{place}: “{value}” {problem}": "{place} : « {value} » {problem}",
    "is not a whole number; write digits only, such as 3": "n’est pas un nombre entier",
    "{fault}; the same in {places}": "{fault} ; de même : {places}",
    ("row {rows}", "rows {rows}"): ["ligne {rows}", "lignes {rows}"],
}


def test_a_fault_is_told_in_the_language_that_is_spoken(catalogue):
    """A fault keeps what it is made of, and is said anew in each language."""
    catalogue("fr", FRENCH)
    fault = Fault("no-integer", Place("themes.csv"), 3, "position", "x")
    with speaking("fr"):
        told = str(fault)
        others = with_others(told, fault.place, {fault.place: [4, 5]})
    assert told == "themes.csv, ligne 3, colonne position : « x » n’est pas un nombre entier"
    assert others == f"{told} ; de même : lignes 4, 5"
    assert str(fault) == (
        "themes.csv, row 3, column position: “x” is not a whole number; write digits only, "
        "such as 3"
    )
