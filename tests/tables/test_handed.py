"""Files that a class handed in: what is read of them, and why one is not counted."""

import csv
import io
import os
from typing import get_args

import openpyxl
import pytest
from tiny import write_opendocument

from three_years_on.tables.faults import NotCounted
from three_years_on.tables.handed import FileWords, read_handed_in
from three_years_on.tables.sentences import NOT_COUNTED

ENGLISH = FileWords(
    heads=(("Theme", "You expected"), ("theme", "expected")),
    themes=[("Water", "water"), ("Soil", "soil"), ("The end", "")],
    choices={"a figure": "figure", "nothing reported": "none", "nothing chosen": "", "": ""},
)
GERMAN = FileWords(
    heads=(("Thema", "Erwartet"), ("theme", "expected")),
    themes=[("Wasser", "water"), ("Böden", "soil"), ("Das Ende", "")],
    choices={"eine Zahl": "figure", "nichts": "none", "keine Wahl": "", "": ""},
)
ROWS = [
    ["Theme", "You expected", "Because", "The article gives"],
    ["Water", "a figure", '\'=1+1, "so"; it can be\ncounted', "still covered"],
    ["Soil", "nothing chosen", "", "still covered"],
    ["The end", "nothing reported", "", "still covered"],
]
PREDICTED = {"water": "figure", "soil": "", "": "none"}
IN_GERMAN = [
    ["Thema", "Erwartet", "Weil"],
    ["Wasser", "eine Zahl", "Brunnen kann man zählen; größer"],
    ["Böden", "keine Wahl", ""],
    ["Das Ende", "nichts", ""],
]


def written(rows=ROWS, separator=",", encoding="utf-8-sig", quoting=csv.QUOTE_ALL):
    file = io.StringIO()
    csv.writer(file, delimiter=separator, quoting=quoting).writerows(rows)
    return file.getvalue().encode(encoding)


def changed(row, column, cell, rows=ROWS):
    return [
        [cell if (r, c) == (row, column) else old for c, old in enumerate(cells)]
        for r, cells in enumerate(rows)
    ]


def read(folder):
    return read_handed_in(folder, [ENGLISH, GERMAN])


def told(folder):
    found = read(folder)
    assert found.predictions == []
    return [str(fault) for fault in found.not_counted]


def as_workbook(rows, notes=()):
    book = openpyxl.Workbook()
    for row in notes:
        book.active.append(row)
    sheet = book.create_sheet("predictions") if notes else book.active
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("predictions.csv", written()),
        ("semicolons.csv", written(separator=";")),
        ("told-to-excel.csv", b"sep=;\r\n" + written(separator=";", encoding="utf-8")),
        ("unicode-text.txt", written(separator="\t", encoding="utf-16")),
        ("without-quotes.CSV", written(quoting=csv.QUOTE_MINIMAL, encoding="utf-8")),
        ("book.xlsx", as_workbook(ROWS)),
        ("second-sheet.xlsx", as_workbook(ROWS, notes=[["Mine"], ["Not", "read"]])),
        ("a-name-of-any-kind.tsv", written(separator="\t")),
        ("german.csv", written(IN_GERMAN)),
        ("german-semicolons.csv", written(IN_GERMAN, separator=";")),
        ("other-order.csv", written([row[::-1] for row in [ROWS[0], *ROWS[:0:-1]]])),
        ("blank-rows.csv", written([*ROWS[:2], ["", "", "", ""], *ROWS[2:]])),
        (
            "as-pandas-writes.csv",
            written(
                [
                    ["", "theme", "expected"],
                    ["0", "Wasser", "eine Zahl"],
                    ["1", "Böden", ""],
                    ["2", "Das Ende", "nichts"],
                ]
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_read_as_it_was_saved_or_saved_again(tmp_path, name, raw):
    """What the display or Python wrote, in any language, also after a spreadsheet had it."""
    (tmp_path / name).write_bytes(raw)
    assert read(tmp_path) == ([PREDICTED], [])


def test_a_spreadsheet_of_libreoffice_is_read(tmp_path):
    """A student who saves as .ods is counted as well."""
    write_opendocument(tmp_path / "x.ods", {"Sheet1": written(encoding="utf-8").decode()})
    assert read(tmp_path) == ([PREDICTED], [])


def test_a_theme_without_a_row_counts_as_nothing_chosen(tmp_path):
    """Who deleted a row has chosen nothing of its theme; the rest counts."""
    (tmp_path / "short.csv").write_bytes(written(ROWS[:2]))
    assert read(tmp_path) == ([{"water": "figure"}], [])


def test_an_apostrophe_of_the_download_is_none_of_the_title(tmp_path):
    """A title that begins or goes on like a formula has got an apostrophe on its way."""
    words = ENGLISH._replace(themes=[("=Water; -soil", "water")])
    (tmp_path / "a.csv").write_bytes(written([ROWS[0], ["'=Water; '-soil", "a figure", "", ""]]))
    assert read_handed_in(tmp_path, [words]).predictions == [{"water": "figure"}]


def test_two_themes_of_one_title_are_told_apart_by_their_order(tmp_path):
    """Titles need not be unique; the second row of one is the second theme."""
    words = ENGLISH._replace(themes=[("Water", "first"), ("Water", "second")])
    rows = [ROWS[0], ["Water", "a figure", "", ""], ["Water", "nothing reported", "", ""]]
    (tmp_path / "a.csv").write_bytes(written(rows))
    assert read_handed_in(tmp_path, [words]).predictions == [{"first": "figure", "second": "none"}]


NO_PREDICTION = (
    "is not a file of predictions; ask for the one that “Download (CSV)” saves under “Summary”"
)
NO_CHOICE = "is not one of the choices: a figure, nothing reported, nothing chosen"
BROKEN = {
    "all-statements.csv": (written([["side", "date"], ["Told", "2010"]]), NO_PREDICTION),
    "photo.png": (b"\x89PNG\r\n\x1a\n", NO_PREDICTION),
    "homework.zip": (b"PK\x05\x06" + bytes(18), NO_PREDICTION),
    "other-book.xlsx": (as_workbook([["Sum"], [3]]), NO_PREDICTION),
    "nothing.csv": (b"", "is empty; ask for the file once more"),
    "blank.csv": (b"\xef\xbb\xbf \r\n\r\n", "is empty; ask for the file once more"),
    "head.csv": (written(ROWS[:1]), "has no rows below its first; ask for the file once more"),
    "other-article.csv": (
        written([ROWS[0], ["Doors", "a figure", "", ""]]),
        "names none of the themes of these tables; is it of another article?",
    ),
    "one-theme-more.csv": (
        written(changed(2, 0, "Doors")),
        (
            "row 3, column Theme: “Doors” is not a theme of these tables, in any language that is "
            "spoken here"
        ),
    ),
    "theme-twice.csv": (
        written(changed(2, 0, "Water")),
        (
            "row 3, column Theme: “Water” stands here more often than in the tables; ask for the "
            "file once more"
        ),
    ),
    "own-words.csv": (
        written(changed(1, 1, "a lot of it")),
        f"row 2, column You expected: “a lot of it” {NO_CHOICE}",
    ),
    "two-languages.csv": (
        written(changed(1, 1, "eine Zahl")),
        f"row 2, column You expected: “eine Zahl” {NO_CHOICE}",
    ),
    "windows.csv": (
        written(IN_GERMAN, separator=";", encoding="cp1252"),
        (
            "is not written in UTF-8; save it again: in Excel as “CSV UTF-8”, in LibreOffice with "
            "the character set “Unicode (UTF-8)”"
        ),
    ),
    "cut-off.csv": (
        written()[:60],
        (
            "row 2: a quotation mark opens or closes here where it should not; mend this row and "
            "save it again as CSV UTF-8"
        ),
    ),
    "no-book.xlsx": (
        b"no archive",
        (
            "is not a workbook that can be read; save it again as .xlsx (Excel workbook) or .ods, "
            "without a password"
        ),
    ),
    "old.xls": (
        b"\xd0\xcf\x11\xe0",
        "is not read; open it and save it as .xlsx (File, Save As, Excel workbook)",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_told_with_its_reason(tmp_path, name):
    """Nothing is lost in silence: its name, the place in it, what is wrong and what to do."""
    raw, reason = BROKEN[name]
    (tmp_path / name).write_bytes(raw)
    between = ", " if reason.startswith("row") else ": "
    assert told(tmp_path) == [f"{name}{between}{reason}"]


def test_what_cannot_be_opened_is_told(tmp_path, monkeypatch):
    """A folder in the folder, a pipe, a link that leads nowhere, and a file that is too large."""
    (tmp_path / "group-2").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "lost.csv").symlink_to("nowhere.csv")
    (tmp_path / "large.csv").write_bytes(written())
    monkeypatch.setattr("three_years_on.tables.folders.LARGEST_FILE", 100)
    assert told(tmp_path) == [
        "group-2: is a folder; put the files in it beside the others",
        "large.csv: holds more than 20 MB; tables are text, so look what else it holds",
        "lost.csv: is a link to a file that is not there; ask for the file itself",
        "pipe.csv: is a pipe, a socket or a device, not a file; take it out of the folder",
    ]


def test_a_broken_file_takes_none_with_it(tmp_path):
    """The others are counted, and each broken one is told, by name."""
    for name, (raw, _) in BROKEN.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.csv").write_bytes(written())
    found = read(tmp_path)
    assert found.predictions == [PREDICTED]
    assert [fault.file for fault in found.not_counted] == sorted(BROKEN)


def test_marks_of_systems_are_no_files(tmp_path):
    """What nobody put there is not spoken of."""
    for name in (".DS_Store", "._predictions.csv", "~$book.xlsx", ".~lock.book.ods#"):
        (tmp_path / name).write_bytes(b"x")
    assert read(tmp_path) == ([], [])


def test_two_who_chose_alike_are_two(tmp_path):
    """Nothing in a file tells whose it is; the same predictions may be those of several."""
    for name in ("predictions.csv", "7b-04.csv", "predictions of the second row.csv"):
        (tmp_path / name).write_bytes(written())
    assert len(read(tmp_path).predictions) == 3


@pytest.mark.parametrize(
    "copy",
    [
        "7b (1).csv",
        "7b(1).csv",
        "7b - Copy.csv",
        "7b - Copy (2).csv",
        "7b copy 3.csv",
        "7b (copy).csv",
        "Copy of 7b.csv",
        "7b - Copie.csv",
        "7b - copia.csv",
        "7b — копия.csv",
        "7b - 副本.csv",
        "7b - نسخة.csv",
    ],
)
def test_a_copy_is_counted_once(tmp_path, copy):
    """Told by content and name together; what is named so and says other things counts."""
    (tmp_path / "7b.csv").write_bytes(written())
    (tmp_path / copy).write_bytes(written())
    found = read(tmp_path)
    assert len(found.predictions) == 1
    (fault,) = found.not_counted
    assert (fault.code, fault.file) == ("copied", copy)
    assert str(fault).endswith(
        "holds the same as 7b.csv and is named as its copy; rename it, if it is of another student"
    )
    (tmp_path / copy).write_bytes(written(changed(1, 1, "nothing chosen")))
    assert len(read(tmp_path).predictions) == 2


def test_a_link_is_counted_once(tmp_path):
    """A file that is reached by two names, soft or hard linked, is one file."""
    (tmp_path / "a.csv").write_bytes(written())
    (tmp_path / "soft.csv").symlink_to("a.csv")
    os.link(tmp_path / "a.csv", tmp_path / "hard.csv")
    found = read(tmp_path)
    assert len(found.predictions) == 1
    assert list(map(str, found.not_counted)) == [
        "hard.csv: is the same file as a.csv; it is counted once",
        "soft.csv: is the same file as a.csv; it is counted once",
    ]


def test_a_name_is_shown_as_text_for_a_terminal(tmp_path):
    """What a name could make a terminal do is written out."""
    (tmp_path / "a\x1b[2J.csv").write_bytes(b"")
    assert told(tmp_path) == ["a\\x1b[2J.csv: is empty; ask for the file once more"]


def test_every_reason_has_its_words():
    """A new reason is not without its sentence."""
    assert list(NOT_COUNTED) == list(get_args(NotCounted))
