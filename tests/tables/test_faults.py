"""Tests of faults: each code with a folder that causes it and the line a teacher reads."""

import typing

import openpyxl
import pytest
from tiny import (
    TINY,
    faults_of,
    lines_of,
    read_rows,
    set_cell,
    tiny_sheets,
    write_rows,
    write_tiny,
    write_workbook,
)

from three_years_on import TablesError, load
from three_years_on.tables.faults import MOST_FAULTS, Code, Fault, Place, one_a_cell
from three_years_on.tables.sentences import SENTENCES

# How a folder is spoilt ------------------------------------------------------------------------


def cell(table, row, column, value):
    return lambda folder: set_cell(folder, table, row, column, value)


def cells(table, row, **values):
    def spoil(folder):
        for column, value in values.items():
            set_cell(folder, table, row, column, value)

    return spoil


def text(name, old, new):
    def spoil(folder):
        path = folder / name
        raw = path.read_text(encoding="utf-8")
        assert old in raw
        path.write_text(raw.replace(old, new, 1), encoding="utf-8")

    return spoil


def holding(name, content):
    def spoil(folder):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)

    return spoil


def gone(*names):
    def spoil(folder):
        for name in names:
            (folder / name).unlink()

    return spoil


def emptied(folder):
    for path in folder.iterdir():
        path.unlink()


def book(**changes):
    """Put one workbook in the place of all files."""

    def spoil(folder):
        emptied(folder)
        write_workbook(folder / "t.xlsx", tiny_sheets(**changes))

    return spoil


def with_percentage(folder):
    book(moments=[["id", "date", "label", "title", "note"], ["told", "2010-05-01", "a", "b", 0.5]])(
        folder
    )
    workbook = openpyxl.load_workbook(folder / "t.xlsx")
    workbook["moments"]["E2"].number_format = "0%"
    workbook.save(folder / "t.xlsx")


def with_merged(folder):
    book()(folder)
    workbook = openpyxl.load_workbook(folder / "t.xlsx")
    workbook["themes"].merge_cells("C2:C3")
    workbook.save(folder / "t.xlsx")


def with_last(table, value):
    """Put a value under the last column of the first row of a sheet, whose text is no formula."""
    rows = [row.split(",") for row in TINY[f"{table}.csv"].splitlines()]
    rows[1][-1] = value
    return book(**{table: rows})


def without_rows_of(table, first):
    def spoil(folder):
        rows = read_rows(folder, table)
        write_rows(folder, table, [row for row in rows if row[0] != first])

    return spoil


def taken(how):
    def spoil(folder):
        path = folder / "kinds.csv"
        path.unlink()
        path.mkdir() if how == "folder" else path.symlink_to(how)

    return spoil


CASES = [
    (
        "not-there",
        lambda folder: folder / "x",
        "{folder}/x: is not there; correct its name, or make it",
    ),
    (
        "is-address",
        lambda _: "https://example.org/tables",
        (
            "https://example.org/tables: is an address of the web; download the tables first, "
            "then name their folder"
        ),
    ),
    (
        "name-long",
        lambda folder: folder / ("x" * 256),
        "{folder}/" + "x" * 256 + ": is longer than a name can be; correct it",
    ),
    (
        "link-loop",
        taken("kinds.csv"),
        "kinds.csv: is a link that leads to itself; put what was meant in its place",
    ),
    (
        "no-folder",
        lambda folder: folder / "kinds.csv",
        (
            "{folder}/kinds.csv: is not a folder of CSV files or a workbook (.xlsx, .ods); give "
            "one of them"
        ),
    ),
    (
        "unopened",
        taken("/proc/self/mem"),  # is there, and cannot be read from its beginning
        (
            "kinds.csv: cannot be opened (Input/output error); close it elsewhere, "
            "or allow it to be read"
        ),
    ),
    ("no-tables", emptied, "{folder}: holds none of the tables; add one, such as milestones.csv"),
    (
        "other-format",
        lambda folder: emptied(folder) or (folder / "my.xls").touch(),
        ("my.xls: is not read; open it and save it as .xlsx (File, Save As, Excel workbook)"),
    ),
    (
        "other-name",
        lambda folder: (folder / "kinds.csv").rename(folder / "Kind.csv") and None,
        (
            "Kind.csv: is not read; save it as CSV UTF-8 under the name kinds.csv, "
            "or move it elsewhere"
        ),
    ),
    (
        "by-columns",
        lambda folder: (folder / "kinds.csv").rename(folder / "Arten.csv") and None,
        (
            "Arten.csv: is not read; by its columns it may be: kinds; save it as CSV UTF-8 under "
            "that name"
        ),
    ),
    (
        "there-twice",
        lambda folder: write_workbook(folder / "a.xlsx", {"kinds": TINY["kinds.csv"]}) and None,
        "a.xlsx, sheet kinds: is there twice, also as kinds.csv; keep one of the two",
    ),
    (
        "many-twice",
        lambda folder: (
            write_workbook(folder / "a.xlsx", tiny_sheets(about=None, sources=None)) and None
        ),
        (
            "a.xlsx: holds tables that are there twice, also as themes.csv, moments.csv, "
            "statements.csv, placements.csv, kinds.csv, milestones.csv, milestone_dates.csv, "
            "mentions.csv, indicators.csv, observations.csv, readings.csv, checks.csv, "
            "questions.csv, choices.csv; keep one of each (delete those of the example)"
        ),
    ),
    (
        "leads-nowhere",
        taken("nowhere"),
        "kinds.csv: is a link to a file that is not there; put the table in its place",
    ),
    (
        "is-folder",
        taken("folder"),
        "kinds.csv: is a folder, not a file; put the table in its place, or give it another name",
    ),
    (
        "is-device",
        taken("/dev/zero"),
        "kinds.csv: is a pipe, a socket or a device, not a file; put the table in its place",
    ),
    (
        "too-large",
        holding("kinds.csv", "\n" * 20_000_001),
        "kinds.csv: holds more than 20 MB; tables are text, so look what else it holds",
    ),
    (
        "table-missing",
        gone("moments.csv"),
        "moments.csv: this file is missing; add it, as its rows are needed by: statements.csv",
    ),
    (
        "no-workbook",
        holding("t.xlsx", "x"),
        (
            "t.xlsx: is not a workbook that can be read; save it "
            "again as .xlsx (Excel workbook) or .ods, without a password"
        ),
    ),
    (
        "many-sheets",
        book(**{f"note {n}": [[n]] for n in range(101)}),
        "t.xlsx: has more than 100 sheets; keep those that are tables",
    ),
    (
        "no-sheets",
        lambda folder: emptied(folder) or write_workbook(folder / "t.xlsx", {"Sheet1": [["x"]]}),
        "t.xlsx: has no sheet that is named as a table; name one milestones, for example",
    ),
    (
        "sheet-other-name",
        book(kinds=None, kind=TINY["kinds.csv"]),
        "t.xlsx, sheet kind: is not read; name it kinds",
    ),
    (
        "sheet-by-columns",
        book(kinds=None, Arten=TINY["kinds.csv"]),
        ("t.xlsx, sheet Arten: is not read; by its columns it may be: kinds; give it that name"),
    ),
    (
        "formula",
        with_last("moments", "=1+1"),
        (
            "t.xlsx, sheet moments, row 2, column note: “=1+1” is "
            "a formula without its value; write the value in its place"
        ),
    ),
    (
        "formula-error",
        with_last("moments", "#REF!"),
        (
            "t.xlsx, sheet moments, row 2, column note: "
            "“#REF!” stands where a formula went wrong; mend it, or write the value"
        ),
    ),
    (
        "percentage",
        with_percentage,
        (
            "t.xlsx, sheet moments, row 2, column note: “0.5” is shown as a "
            "percentage; write it as text or as a plain number"
        ),
    ),
    ("no-text", holding("kinds.csv", ""), "kinds.csv: is empty; add its header row"),
    (
        "not-utf-8",
        holding("kinds.csv", b"id,\xff"),
        (
            "kinds.csv: is not written in UTF-8; save it "
            "again: in Excel as “CSV UTF-8”, in LibreOffice with the character set "
            "“Unicode (UTF-8)”"
        ),
    ),
    (
        "quotes",
        text("kinds.csv", "It sets", '"It sets'),
        (
            "kinds.csv, row 5: a quotation mark "
            "opens or closes here where it should not; mend this row and save it again as CSV UTF-8"
        ),
    ),
    (
        "far-out",
        text("kinds.csv", "meaning", "meaning" + ",x" * 98),
        (
            "kinds.csv, row 1: reaches beyond row 100000 or column 100; delete what stands there, "
            "blanks too"
        ),
    ),
    (
        "one-cell",
        holding("kinds.csv", "id|is_measure|meaning|group\nlaw|yes|Binding.|\n"),
        (
            "kinds.csv, row 1: holds all names of columns in one cell; part them (in Excel: Data, "
            "Text to Columns)"
        ),
    ),
    (
        "title-above",
        text("kinds.csv", "id,is_measure", "Sorts of milestone,,,\n\nid,is_measure"),
        (
            "kinds.csv, row 1: stands above the names of the columns, which are in row 3; delete "
            "it, so that they come first"
        ),
    ),
    (
        "header-again",
        text("kinds.csv", "\nplan", "\nid,is_measure,meaning,group\nplan"),
        ("kinds.csv, row 4: repeats the names of the columns; delete this row"),
    ),
    (
        "second-table",
        text("kinds.csv", "\nplan", "\n\nid,position,title,\nsoil,1,Soil,\nplan"),
        (
            "kinds.csv, row 5: begins another table; move it and what is below to a sheet or a "
            "file of its own"
        ),
    ),
    (
        "note-row",
        text("kinds.csv", "\nplan", "\n* counted by us,,,\nplan"),
        (
            "kinds.csv, row 4: “* counted by us” looks like a note, no row of the table; delete "
            "it, or write it beside a row"
        ),
    ),
    (
        "column-missing",
        text("kinds.csv", ",meaning", ",what it is"),
        (
            "kinds.csv, column meaning: this column is missing; add it, with its "
            "name in the header "
            "row"
        ),
    ),
    (
        "column-unknown",
        text("kinds.csv", ",meaning", ",what it is"),
        (
            "kinds.csv, column what it is: this column is not known; delete it or correct its "
            "name; yours may begin with _"
        ),
    ),
    (
        "column-language",
        text("kinds.csv", ",meaning", ",meaning,meaning:English"),
        (
            "kinds.csv, column meaning:English: this column names no language by its code; "
            "write it with one, such as meaning:fr"
        ),
    ),
    (
        "column-meant",
        text("kinds.csv", ",meaning", ",meanings"),
        (
            "kinds.csv, column meanings: this column is not known; name it meaning, or let its "
            "name begin with _"
        ),
    ),
    (
        "columns-other",
        text("kinds.csv", "id,is_measure,meaning,group", "Year,Month,Day,Headline"),
        (
            "kinds.csv: has other columns (Year, Month, Day, Headline); give these their names: "
            "id, is_measure, meaning; yours may begin with _"
        ),
    ),
    (
        "column-twice",
        text("kinds.csv", ",meaning", ",id"),
        "kinds.csv, column id: this column stands twice; delete one",
    ),
    (
        "column-nameless",
        text("kinds.csv", ",is_measure", ","),
        "kinds.csv: a column has no name in the header row; name it or delete it",
    ),
    (
        "row-short",
        text("placements.csv", "new-rule,seeds,The rule is about seeds.", "new-rule,seeds"),
        (
            "placements.csv, row 2, column reason: this row ends too early; "
            "fill it up to the last column"
        ),
    ),
    (
        "cell-beyond",
        text("placements.csv", "is about", "is, about"),
        (
            "placements.csv, row 2: “ about seeds.” "
            "stands to the right of the last column; quote cells that hold a comma"
        ),
    ),
    (
        "many-faults",
        holding("kinds.csv", "id,is_measure,meaning\n" + "x,x,x\n" * 9000),
        "kinds.csv: has more faults than are told here; mend these first, then check again",
    ),
    (
        "empty",
        cell("themes", 3, "title", ""),
        "themes.csv, row 3, column title: this cell is empty; it needs a value",
    ),
    (
        "merged",
        with_merged,
        (
            "t.xlsx, sheet themes, row 3, column title: this cell is merged with others; part "
            "them, and give each its value"
        ),
    ),
    (
        "no-date",
        cell("moments", 2, "date", "soon"),
        (
            "moments.csv, row 2, column date: “soon” is "
            "not a date; write it as year-month-day, such as 2024-01-31"
        ),
    ),
    (
        "day-in-words",
        cell("milestones", 2, "date", "August 2017"),
        (
            "milestones.csv, row 2, column date: “August 2017” is not written in figures; write "
            "it as 2017-08"
        ),
    ),
    (
        "month-alone",
        cell("moments", 2, "date", "2010-05"),
        (
            "moments.csv, row 2, column date: “2010-05” names no day; this column needs one, such "
            "as 2010-05-31"
        ),
    ),
    (
        "two-days",
        cell("milestones", 2, "date", "1/6/2011"),
        (
            "milestones.csv, row 2, column date: "
            "“1/6/2011” can be two days; write 2011-06-01 or 2011-01-06, or save as .xlsx, which "
            "keeps days"
        ),
    ),
    (
        "time-of-day",
        cell("milestones", 2, "date", "2016-11-13 09:30"),
        (
            "milestones.csv, row 2, column date: “2016-11-13 09:30” holds a time of day; write "
            "the day alone, 2016-11-13"
        ),
    ),
    (
        "before-year-1",
        cell("milestones", 2, "date", "44 BC"),
        (
            "milestones.csv, row 2, column date: “44 BC” is before the year 1, which no timeline "
            "here reaches; tell it in a text"
        ),
    ),
    (
        "day-number",
        cell("milestones", 2, "date", "42479"),
        (
            "milestones.csv, row 2, column date: “42479” is a number; write the day, 2016-04-19, "
            "if it counts days as spreadsheets do"
        ),
    ),
    (
        "day-range",
        cell("milestones", 2, "date", "2016–2019"),
        (
            "milestones.csv, row 2, column date: “2016-2019” is a period; write where it begins, "
            "2016; a milestone has a column end for its end"
        ),
    ),
    (
        "short-year",
        cell("milestones", 2, "date", "622"),
        ("milestones.csv, row 2, column date: “622” is no year of four figures; write it as 0622"),
    ),
    (
        "no-integer",
        cell("themes", 3, "position", "1.5"),
        (
            "themes.csv, row 3, column position: "
            "“1.5” is not a whole number; write digits only, such as 3"
        ),
    ),
    (
        "no-number",
        cell("observations", 2, "value", "about 5"),
        (
            "observations.csv, row 2, column "
            "value: “about 5” is not a number; write digits and a point only, such as 1234.5"
        ),
    ),
    (
        "decimal-comma",
        cell("observations", 2, "value", "21,9"),
        (
            "observations.csv, row 2, column value: “21,9” is written with a comma; write it with "
            "a point, 21.9"
        ),
    ),
    (
        "two-numbers",
        cell("observations", 2, "value", "1,000"),
        ("observations.csv, row 2, column value: “1,000” can be two numbers; write 1000 or 1.000"),
    ),
    (
        "no-boolean",
        cell("kinds", 2, "is_measure", "1"),
        "kinds.csv, row 2, column is_measure: “1” is not yes or no; write one of the two",
    ),
    (
        "not-one-of",
        cell("mentions", 4, "relation", "x"),
        "mentions.csv, row 4, column relation: “x” is not one of: named, candidate",
    ),
    (
        "too-small",
        cell("themes", 3, "position", "0"),
        "themes.csv, row 3, column position: “0” is too small; the least is 1",
    ),
    (
        "too-great",
        cell("themes", 3, "position", "10000"),
        "themes.csv, row 3, column position: “10000” is too large; the most is 9999",
    ),
    (
        "no-day",
        cell("sources", 2, "published", "May"),
        (
            "sources.csv, row 2, column published: "
            "“May” is not a day, a month or a year; write 2024-01-31, 2024-01 or 2024"
        ),
    ),
    (
        "no-link",
        cell("sources", 2, "url", "x"),
        (
            "sources.csv, row 2, column url: “x” is not an "
            "address that can be linked; it must begin with http:// or https://"
        ),
    ),
    (
        "link-start",
        cell("sources", 2, "url", "www.example.org/a"),
        (
            "sources.csv, row 2, column url: “www.example.org/a” is an address without its "
            "beginning; write https://www.example.org/a"
        ),
    ),
    (
        "link-sign",
        cell("sources", 2, "url", "https://example.org/a<b"),
        (
            "sources.csv, row 2, column url: “https://example.org/a<b” holds a sign that an "
            "address cannot (<); write %3C in its place"
        ),
    ),
    (
        "link-space",
        cell("sources", 2, "url", "https://example.org/a b"),
        (
            "sources.csv, row 2, column url: “https://example.org/a b” holds a sign that an "
            "address cannot (a space); write %20 in its place"
        ),
    ),
    (
        "link-unseen",
        cell("sources", 2, "url", "https://example.org/a\u00a0b"),
        (
            "sources.csv, row 2, column url: “https://example.org/a\u00a0b” holds a sign that an "
            "address cannot (\u00a0); write nothing in its place"
        ),
    ),
    (
        "link-name",
        cell("sources", 2, "url", "https://good.example@evil.example/"),
        (
            "sources.csv, row 2, column url: “https://good.example@evil.example/” hides where it "
            "leads; write the address without what stands before @"
        ),
    ),
    (
        "link-nowhere",
        cell("sources", 2, "url", "https://."),
        (
            "sources.csv, row 2, column url: “https://.” names no site; write the whole address, "
            "such as https://example.org/page"
        ),
    ),
    (
        "no-language",
        cell("about", 2, "language", "English"),
        (
            "about.csv, row 2, column language: "
            "“English” is not the code of a language; write it as en, hi or zh-Hans"
        ),
    ),
    (
        "many-words",
        cell("statements", 5, "opening_words", "The council should dig a well"),
        (
            "statements.csv, row 5, column opening_words: “The council should dig a well” is more "
            "than five words of the article; write The council should dig a"
        ),
    ),
    (
        "no-id",
        cell("readings", 2, "id", "правила"),
        (
            "readings.csv, row 2, column id: “правила” has "
            "the wrong form; use the letters a to z, digits, and hyphens between them"
        ),
    ),
    (
        "id-form",
        cell("readings", 2, "id", "So Late"),
        (
            "readings.csv, row 2, column id: “So Late” has the wrong form; write it as so-late, "
            "there and where it is used"
        ),
    ),
    (
        "control-character",
        cell("themes", 3, "title", "a\x1bb"),
        "themes.csv, row 3, column title: this cell holds a control character; type its text again",
    ),
    (
        "row-twice",
        text("kinds.csv", "event,", "plan,"),
        "kinds.csv, row 5, column id: “plan” stands twice; every row needs its own",
    ),
    (
        "value-twice",
        cell("themes", 3, "position", "3"),
        (
            "themes.csv, row 3, column position: “3” "
            "stands in this column twice; every row needs its own"
        ),
    ),
    (
        "unknown-id",
        cell("statements", 3, "theme", "fire"),
        (
            "statements.csv, row 3, column theme: "
            "“fire” is not an id in themes.csv; correct it, or add a row there"
        ),
    ),
    (
        "id-meant",
        cell("statements", 3, "theme", "“water”"),
        (
            "statements.csv, row 3, column theme: ““water”” is not an id in themes.csv; write it "
            "as water"
        ),
    ),
    (
        "empty-language",
        cell("themes", 3, "original_language", ""),
        (
            "themes.csv, row 3, column "
            "original_language: this cell is empty; an original title needs its "
            "language, such as hi"
        ),
    ),
    (
        "empty-basis",
        cell("statements", 2, "basis", ""),
        "statements.csv, row 2, column basis: this cell is empty; an outcome needs a basis",
    ),
    (
        "empty-copy",
        cell("sources", 4, "archived_url", ""),
        (
            "sources.csv, row 4, column archived_url: this cell is empty; a day in archived_on "
            "needs the stored copy's address"
        ),
    ),
    (
        "empty-reason",
        cell("mentions", 2, "reason_against", ""),
        (
            "mentions.csv, row 2, column "
            "reason_against: this cell is empty; a candidate needs a reason against it as well"
        ),
    ),
    (
        "empty-scale",
        cell("indicators", 5, "low", ""),
        (
            "indicators.csv, row 5, column low: this "
            "cell is empty; ranks need both ends of their scale"
        ),
    ),
    (
        "empty-idea",
        cell("choices", 4, "misconception", ""),
        (
            "choices.csv, row 4, column "
            "misconception: this cell is empty; a wrong choice needs the idea behind it"
        ),
    ),
    (
        "idea-of-right",
        cell("choices", 3, "misconception", "x"),
        (
            "choices.csv, row 3, column "
            "misconception: “x” stands beside a right choice; empty this cell, or correct is_right"
        ),
    ),
    (
        "end-early",
        cell("milestones", 6, "end", "2006-05"),
        (
            "milestones.csv, row 6, column end: “2006-05” is before the milestone's date, "
            "2006-07-01; correct one of the two"
        ),
    ),
    (
        "effective-early",
        cell("milestones", 6, "effective", "2006-06-30"),
        (
            "milestones.csv, row 6, "
            "column effective: “2006-06-30” is before the milestone's date, "
            "2006-07-01; correct one of "
            "the two"
        ),
    ),
    (
        "not-drawable",
        cell("observations", 2, "value", "1e9999999999"),
        (
            "observations.csv, row 2, "
            "column value: “1E+9999999999” is not a number that can be drawn; correct it"
        ),
    ),
    (
        "off-scale",
        cell("observations", 9, "value", "10"),
        (
            "observations.csv, row 9, column value: "
            "“10” is off the indicator's scale; correct it, or low or high there"
        ),
    ),
    (
        "scale-turned",
        cell("indicators", 5, "high", "1"),
        "indicators.csv, row 5, column high: “1” is not above low, 1; correct one of the two",
    ),
    (
        "beside-chain",
        cell("indicators", 3, "beside", "pumps"),
        (
            "indicators.csv, row 3, column beside: “pumps” stands beside another itself; "
            "name the one that it stands beside"
        ),
    ),
    (
        "beside-card",
        cell("indicators", 4, "beside", "swaps"),
        (
            "indicators.csv, row 4, column "
            "beside: “swaps” cannot share a chart with this one; a card has none"
        ),
    ),
    (
        "beside-other",
        cell("indicators", 4, "beside", "stones"),
        (
            "indicators.csv, row 4, column "
            "beside: “stones” has another theme; indicators that share a chart share it"
        ),
    ),
    (
        "no-chart",
        cell("checks", 2, "indicators", "pumps"),
        (
            "checks.csv, row 2, column indicators: "
            "“pumps” is not in the record; name one whose display is record or card"
        ),
    ),
    (
        "few-points",
        without_rows_of("observations", "swaps"),
        "indicators.csv, row 7, column id: “swaps” has too few observations; a card needs 1",
    ),
    (
        "vintage-gap",
        cell("observations", 5, "vintage", "3"),
        (
            "observations.csv, row 5, column "
            "vintage: “3” has no release before it; count the releases of a value from 1"
        ),
    ),
    (
        "few-choices",
        without_rows_of("choices", "who-told"),
        (
            "questions.csv, row 2, column id: "
            "“who-told” has too few choices; a question needs 2 in choices.csv"
        ),
    ),
    (
        "right-choices",
        cells("choices", 3, is_right="no", misconception="x"),
        (
            "questions.csv, row "
            "2, column id: “who-told” has 0 right choices; mark exactly one in choices.csv"
        ),
    ),
    (
        "two-articles",
        cell("sources", 3, "kind", "article"),
        "sources.csv, column kind: 2 rows have the kind article; only one may",
    ),
    (
        "two-abouts",
        text("about.csv", "\nThe garden", "\nA garden,,,,,\nThe garden"),
        (
            "about.csv, "
            "row 3, column title: “The garden in five years” is a second row; keep "
            "one that says what "
            "the explainer is"
        ),
    ),
    (
        "no-moments",
        holding("moments.csv", "id,date,label,title,note\n"),
        "moments.csv: has no rows; add the days that the article speaks from",
    ),
]


@pytest.mark.parametrize(("code", "spoil", "line"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_is_told_in_its_line(tmp_path, code, spoil, line):
    """Each code has a way to cause it, and its line names the place, what is wrong, what to do."""
    folder = write_tiny(tmp_path)
    faults = faults_of(spoil(folder) or folder)
    told = [str(fault) for fault in faults if fault.code == code]
    assert told[:1] == [line.format(folder=folder)]


def test_every_code_has_its_case_and_its_sentence():
    """A new fault is neither without its words nor without its folder."""
    codes = list(typing.get_args(Code))
    assert [case[0] for case in CASES] == codes
    assert list(SENTENCES) == codes


# Which fault is told ---------------------------------------------------------------------------

HERE = Place("themes.csv")


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["empty", "empty-basis"], ["empty"]),
        (["empty-basis", "row-short"], ["row-short"]),
        (["row-twice", "unknown-id"], ["unknown-id"]),
        (["value-twice", "empty"], ["empty"]),
        (["no-date", "not-drawable"], ["no-date"]),
    ],
)
def test_one_fault_a_cell_is_told(codes, told):
    """What is wrong with a cell goes before that it is empty, and this before that it repeats."""
    faults = one_a_cell(Fault(code, HERE, 2, "title") for code in codes)
    assert [fault.code for fault in faults] == told


def test_each_value_of_a_list_is_told():
    """Two ids of one cell are two faults; an empty cell beside them is none."""
    faults = [Fault("unknown-id", HERE, 2, "title", value) for value in "ab"]
    assert one_a_cell([Fault("empty", HERE, 2, "title"), *faults]) == faults


def test_commas_without_quotes_blame_their_rows_only(tmp_path):
    """The first cell too many of each row is told; the header is not taken for another row."""
    rows = "new-rule,seeds,It is about seeds, fees, labels, and more\n"
    rows += "dig-well,water,It is about wells, pumps, pipes, and more\n"
    rows += "feed-soil,soil,It is about soil, dung, straw, and more\n"
    write_tiny(tmp_path, placements="statement,theme,reason\n" + rows)
    beyond = "stands to the right of the last column; quote cells that hold a comma"
    assert lines_of(tmp_path) == [
        f"placements.csv, row 2: “ fees” {beyond}",
        f"placements.csv, row 3: “ pumps” {beyond}",
        f"placements.csv, row 4: “ dung” {beyond}",
    ]


def test_two_unknown_columns_over_short_rows_are_told_as_they_are(tmp_path):
    """A header longer than its rows is still the header."""
    rows = "new-rule,seeds,Seeds.\ndig-well,water,Wells.\nfeed-soil,soil,Soil.\n"
    write_tiny(tmp_path, placements="statement,theme,reason,who,when\n" + rows)
    unknown = "this column is not known; delete it or correct its name; yours may begin with _"
    assert lines_of(tmp_path)[:2] == [
        f"placements.csv, column who: {unknown}",
        f"placements.csv, column when: {unknown}",
    ]


# Many faults -----------------------------------------------------------------------------------


def test_rubbish_is_not_read_to_its_end(tmp_path):
    """A million wrong rows fill neither the memory nor the list of faults."""
    text = "id,is_measure,meaning\n" + "x,x,x\n" * 1_000_000
    faults = faults_of(write_tiny(tmp_path, kinds=text))
    assert [fault.code for fault in faults] == ["far-out"]
    text = "id,is_measure,meaning\n" + "x,x,x\n" * 90_000
    faults = faults_of(write_tiny(tmp_path, kinds=text))
    assert len(faults) == MOST_FAULTS + 1


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


def test_more_than_a_thousand_faults_are_all_told(tiny):
    """No limit hides faults: a column filled wrongly all the way down is told row by row."""
    with (tiny / "sources.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"page-{n},official,T,P,ftp://x,,en,\n" for n in range(1500))
    assert [fault.row for fault in faults_of(tiny)] == list(range(5, 1505))


def test_the_message_lists_every_fault_on_a_line(tiny):
    """The message of the error is fit to print: the folder, then a line a fault."""
    set_cell(tiny, "themes", 3, "title", "")
    set_cell(tiny, "milestones", 2, "kind", "party")
    with pytest.raises(TablesError) as caught:
        load(tiny)
    assert str(caught.value).splitlines() == [
        f"2 faults in {tiny}",
        "themes.csv, row 3, column title: this cell is empty; it needs a value",
        (
            "milestones.csv, row 2, column kind: “party” is not an id in kinds.csv; "
            "correct it, or add a row there"
        ),
    ]


def test_what_is_wrong_all_the_way_down_is_one_line(tmp_path):
    """A column filled wrongly gives one line with its rows, not one a cell; three have a line."""
    rows = "".join(f"moment-{n},someday,Told,The look back,\n" for n in range(20))
    with pytest.raises(TablesError) as caught:
        load(write_only_moments(tmp_path, rows))
    assert str(caught.value).splitlines()[1:] == [
        (
            "moments.csv, row 2, column date: “someday” is not a date; write it as "
            "year-month-day, such as 2024-01-31; the same in rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 "
            "and 9 more"
        )
    ]
    few = "".join(f"moment-{n},someday,Told,The look back,\n" for n in range(3))
    with pytest.raises(TablesError) as caught:
        load(write_only_moments(tmp_path, few))
    assert len(str(caught.value).splitlines()) == 1 + 3


def write_only_moments(folder, rows):
    for path in folder.glob("*.csv"):
        path.unlink()
    (folder / "moments.csv").write_text("id,date,label,title,note\n" + rows, encoding="utf-8")
    return folder


def test_a_flood_of_faults_is_shown_in_part(tmp_path):
    """The text has a hundred lines and says how many more there are; all faults are kept."""
    rows = "".join(f"new-rule,theme-{n},Near.\n" for n in range(250))
    folder = write_tiny(tmp_path, placements="statement,theme,reason\n" + rows)
    with pytest.raises(TablesError) as caught:
        load(folder)
    assert len(caught.value.faults) == 250
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + 100 + 1
    assert lines[-1].endswith(" more; mend these first, then check again")
