"""The first row of a table, and rows that are none of it."""

import pytest
from tiny import TINY, faults_of, write_tiny

from three_years_on import load
from three_years_on.tables.headers import column_of

KINDS = TINY["kinds.csv"]


def kinds(folder, text):
    return [(fault.code, fault.row) for fault in faults_of(write_tiny(folder, kinds=text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kinds of things,,,\n" + KINDS, [("title-above", 1)]),
        ("\n\nKinds,,,\nby us,,,\n\n" + KINDS, [("title-above", 3)]),
        ("Kinds;;;\n" + KINDS.replace(",", ";"), [("title-above", 1)]),
        (KINDS.replace("id,", "key,", 1), [("column-missing", None), ("column-unknown", None)]),
        ("Kinds\n" * 25 + KINDS, [("column-missing", None)] * 3 + [("column-unknown", None)]),
    ],
    ids=["a title", "two lines of it", "semicolons", "no title", "too many lines"],
)
def test_a_title_is_told_from_a_wrong_header(tmp_path, text, found):
    """Where the names of the columns stand a few rows further down, the rows above are told."""
    assert kinds(tmp_path, text) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("id,is_measure,meaning,group", ("header-again", 6)),
        ("ID, Is Measure ,Meaning,", ("header-again", 6)),
        ("* as of May,,,", ("note-row", 6)),
        ("Source: our own count,,,", ("note-row", 6)),
        (",,counted by us,", ("note-row", 6)),
        ("2017,,,", ("note-row", 6)),
    ],
)
def test_a_row_that_is_none_is_told_once(tmp_path, row, found):
    """A header again and a footnote are one line each, not one for every cell they lack."""
    assert kinds(tmp_path, f"{KINDS}{row}\n") == [found]


def test_a_row_that_was_begun_is_no_note(tmp_path):
    """A row with an id and nothing else lacks its other cells."""
    assert kinds(tmp_path, f"{KINDS}report,,,\n") == [("empty", 6), ("empty", 6)]


def test_columns_of_ones_own_are_let_be(tmp_path):
    """A column whose name begins with _ may hold anything, twice and on some rows only."""
    rows = [
        f"{line},{note}"
        for line, note in zip(KINDS.splitlines(), ["_x,_x", "a,", ",", ",", "b,c"], strict=True)
    ]
    assert len(load(write_tiny(tmp_path, kinds="\n".join(rows))).kinds) == 4


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("meanings", ["column-meant"]),
        ("Is-Measure", ["column-twice"]),
        ("remarks", ["column-missing", "column-unknown"]),
    ],
)
def test_a_column_that_is_not_known_is_told_with_what_it_may_be(tmp_path, name, codes):
    """A misspelt name has one line; one that is like none is told beside what is missing."""
    if codes == ["column-twice"]:
        text = KINDS.replace("meaning", "is_measure", 1)
    else:
        text = KINDS.replace("meaning", name, 1)
    assert [code for code, _ in kinds(tmp_path, text)] == codes


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Title:FR", "title:fr"),
        ("title : fr", "title:fr"),
        ("title:zh_hans", "title:zh-Hans"),
        ("title：fr", "title:fr"),
        ("title:French", "title:French"),
        ("title:\u017fv", "title:\u017fv"),
        ("ti\0tle", "title"),
        ("Original Title\u200e", "original_title"),
        ("title:", "title:"),
        (" my notes ", "my notes"),
    ],
)
def test_a_label_is_the_column_that_it_shows(label, column):
    """Capitals, spaces, signs that nobody sees, and other ways to write a language, are all one."""
    assert column_of(label, {"title", "original_title"}) == column


def test_a_translation_under_a_loose_name_is_shown(tmp_path):
    """A column that is taken for a translation is one when the language is asked for."""
    themes = TINY["themes.csv"].replace(",notes", ",Title : FR").replace("buckets.", "buckets")
    tables = load(write_tiny(tmp_path, themes=themes))
    assert "Many will count buckets" in set(tables.in_language("fr").themes["title"])
