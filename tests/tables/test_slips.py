"""The slips of people who fill out tables: each beside the line that they read."""

import openpyxl
import pytest
from tiny import (
    TINY,
    set_cell,
    set_day,
    tiny_sheets,
    write_opendocument,
    write_tiny,
    write_workbook,
)

from three_years_on import TablesError, load
from three_years_on.tables.slips import plain_id, slip_of_link
from three_years_on.tables.starter import write_starter

SHEETS = {name.removesuffix(".csv"): text for name, text in TINY.items()}


def told(folder):
    """Return the lines that a check prints; none where the tables are read."""
    try:
        load(folder)
    except TablesError as error:
        return str(error).splitlines()[1:]
    return []


# How a slip is made ----------------------------------------------------------------------------


def cell(table, row, column, value):
    return lambda folder: set_cell(write_tiny(folder), table, row, column, value)


def day(cell):
    return lambda folder: set_day(write_tiny(folder), 2, cell)


def text(table, old, new):
    return lambda folder: write_tiny(folder, **{table: SHEETS[table].replace(old, new)})


def sheets(**changes):
    return lambda folder: write_workbook(folder / "t.xlsx", tiny_sheets(**changes))


def styled(change):
    """Change a workbook in ways that are no text."""

    def make(folder):
        file = write_workbook(folder / "t.xlsx", tiny_sheets())
        workbook = openpyxl.load_workbook(file)
        change(workbook)
        workbook.save(file)

    return make


def put_title_above(workbook):
    sheet = workbook["milestones"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Milestones of the case"
    sheet.merge_cells("A1:E1")


def merge(sheet, cells):
    return styled(lambda workbook: workbook[sheet].merge_cells(cells))


def show_as_percentage(workbook):
    workbook["observations"]["D2"] = 0.315
    workbook["observations"]["D2"].number_format = "0.0%"


def set_formula(workbook):
    workbook["moments"]["D2"] = "=A1"


def add_rows(table, *rows):
    return sheets(**{table: SHEETS[table] + "".join(f"{row}\n" for row in rows)})


def of_another_tool(folder):
    header = "Year,Month,Day,Time,Headline,Text,Media"
    (folder / "milestones.csv").write_text(f"{header}\n2017,6,14,,A,B,\n", encoding="utf-8")


def beside_the_example(folder):
    write_starter(folder)
    write_workbook(folder / "art.xlsx", {"themes": SHEETS["themes"], "kinds": SHEETS["kinds"]})


def rename(**names):
    """Make a workbook whose sheets have other names."""
    return lambda folder: write_workbook(
        folder / "t.xlsx", {names.get(title, title): rows for title, rows in SHEETS.items()}
    )


AS_DAY = "milestones.csv, row 2, column date:"
SLIPS = {
    # sheets and files
    "another name": (
        rename(milestones="Timeline"),
        (
            "t.xlsx, sheet Timeline: is not read; by its columns it may be: milestones; give it "
            "that "
            "name"
        ),
    ),
    "two sheets of one name": (
        sheets(**{"Milestones ": SHEETS["milestones"]}),
        (
            "t.xlsx, sheet Milestones : is there twice, also as t.xlsx, sheet milestones; keep "
            "one of the two"
        ),
    ),
    "a table on the first sheet": (
        rename(milestones="Read me"),
        (
            "t.xlsx, sheet Read me: is not read; by its columns it may be: milestones; give it "
            "that name"
        ),
    ),
    "a near name": (
        rename(statements="Statement"),
        "t.xlsx, sheet Statement: is not read; name it statements",
    ),
    "a name in German": (
        rename(sources="Quellen"),
        "t.xlsx, sheet Quellen: is not read; by its columns it may be: sources; give it that name",
    ),
    "a name in Arabic": (
        rename(sources="مصادر"),
        (
            "t.xlsx, sheet \u2068مصادر\u2069: is not read; by its columns it may be: sources; "
            "give it that name"
        ),
    ),
    "a needed sheet deleted": (
        sheets(statements=None),
        (
            "t.xlsx, sheet statements: this sheet is missing; add it, as its rows are needed by: "
            "the "
            "sheet placements, the sheet mentions, the sheet checks"
        ),
    ),
    "an older format": (
        lambda folder: (folder / "art.xls").touch(),
        "art.xls: is not read; open it and save it as .xlsx (File, Save As, Excel workbook)",
    ),
    "a workbook beside the example": (
        beside_the_example,
        (
            "art.xlsx: holds tables that are there twice, also as themes.csv, kinds.csv; keep one "
            "of "
            "each (delete those of the example)"
        ),
    ),
    # rows
    "a title above the header": (
        styled(put_title_above),
        (
            "t.xlsx, sheet milestones, row 1: stands above the names of the columns, which are in "
            "row 3; delete it, so that they come first"
        ),
    ),
    "the header repeated": (
        add_rows("milestones", SHEETS["milestones"].partition("\n")[0]),
        "t.xlsx, sheet milestones, row 7: repeats the names of the columns; delete this row",
    ),
    "a footnote": (
        add_rows("indicators", "* counted in the autumn only"),
        (
            "t.xlsx, sheet indicators, row 8: “* counted in the autumn only” looks like a note, "
            "no row "
            "of the table; delete it, or write it beside a row"
        ),
    ),
    "a total": (
        add_rows("milestones", "Total,,,,,5"),
        (
            "t.xlsx, sheet milestones, row 7: “Total” looks like a note, no row of the table; "
            "delete it, or write it beside a row"
        ),
    ),
    "a table below another": (
        add_rows("kinds", "", "id,position,title", "soil,1,Soil", "water,2,Water"),
        (
            "t.xlsx, sheet kinds, row 7: begins another table; move it and what is below to a "
            "sheet or a file of its own"
        ),
    ),
    "the last cell of a row empty": (
        sheets(
            statements=SHEETS["statements"].replace("Dig a well.,the council,,1,1", "Dig.,,,1,")
        ),
        "t.xlsx, sheet statements, row 5, column paragraph: this cell is empty; it needs a value",
    ),
    "cells merged down a column": (
        merge("statements", "D3:D4"),
        (
            "t.xlsx, sheet statements, row 4, column kind: this cell is merged with others; part "
            "them, "
            "and give each its value"
        ),
    ),
    "cells merged that may be empty": (
        merge("milestones", "K2:K3"),
        (
            "t.xlsx, sheet milestones, row 3, column issuer: this cell is merged with others; part "
            "them, and give each its value"
        ),
    ),
    "a formula without its value": (
        styled(set_formula),
        (
            "t.xlsx, sheet moments, row 2, column title: “=A1” is a formula without its value; "
            "write "
            "the value in its place"
        ),
    ),
    "a percentage": (
        styled(show_as_percentage),
        (
            "t.xlsx, sheet observations, row 2, column value: “0.315” is shown as a percentage; "
            "write "
            "it as text or as a plain number"
        ),
    ),
    # columns
    "a column of one's own": (
        text("themes", ",notes", ",pupils"),
        (
            "themes.csv, column pupils: this column is not known; delete it or correct its name; "
            "yours "
            "may begin with _"
        ),
    ),
    "a column misspelt": (
        text("themes", ",title", ",titel"),
        (
            "themes.csv, column titel: this column is not known; name it title, or let its name "
            "begin "
            "with _"
        ),
    ),
    "a translation whose language is in words": (
        text("themes", ",notes", ",title:French"),
        (
            "themes.csv, column title:French: this column names no language by its code; write it "
            "with one, such as title:fr"
        ),
    ),
    "hints behind the names of columns": (
        text("themes", "id,position,", "id (required),position,"),
        (
            "themes.csv, column id (required): this column is not known; name it id, or let its "
            "name begin with _"
        ),
    ),
    "a star behind the name of a column": (
        text("themes", "id,position,", "id*,position,"),
        (
            "themes.csv, column id*: this column is not known; name it id, or let its name begin "
            "with _"
        ),
    ),
    "commas that a program did not part": (
        sheets(kinds=[[line] for line in SHEETS["kinds"].splitlines()]),
        (
            "t.xlsx, sheet kinds, row 1: holds all names of columns in one cell; part them (in "
            "Excel: Data, Text to Columns)"
        ),
    ),
    "a note beside the table": (
        styled(lambda workbook: workbook["kinds"].cell(3, 7, "ask Ann")),
        (
            "t.xlsx, sheet kinds, row 3: “ask Ann” stands to the right of the last column; name "
            "its column, or delete it"
        ),
    ),
    "the columns of another tool": (
        of_another_tool,
        (
            "milestones.csv: has other columns (Year, Month, Day, Time, Headline, Text, Media); "
            "give "
            "these their names: id, date, label, title, summary; yours may begin with _"
        ),
    ),
    # days
    "a day in words": (
        cell("milestones", 2, "date", "15 June 2017"),
        f"{AS_DAY} “15 June 2017” is not written in figures; write it as 2017-06-15",
    ),
    "the month first in words": (
        cell("milestones", 2, "date", "June 15th, 2017"),
        f"{AS_DAY} “June 15th, 2017” is not written in figures; write it as 2017-06-15",
    ),
    "a day with its month between hyphens": (
        cell("milestones", 2, "date", "15-Jun-2017"),
        f"{AS_DAY} “15-Jun-2017” is not written in figures; write it as 2017-06-15",
    ),
    "a day of the week": (
        cell("milestones", 2, "date", "Thursday, 15 June 2017"),
        f"{AS_DAY} “Thursday, 15 June 2017” is not written in figures; write it as 2017-06-15",
    ),
    "a day as a spreadsheet counts it": (
        cell("moments", 2, "date", "42479"),
        (
            "moments.csv, row 2, column date: “42479” is a number; write the day, 2016-04-19, if "
            "it counts days as spreadsheets do"
        ),
    ),
    "a month in words": (
        cell("milestones", 2, "date", "August 2017"),
        f"{AS_DAY} “August 2017” is not written in figures; write it as 2017-08",
    ),
    "a month where a day is needed": (
        cell("moments", 2, "date", "Feb 2012"),
        (
            "moments.csv, row 2, column date: “Feb 2012” names no day; this column needs one, "
            "such as "
            "2012-02-29"
        ),
    ),
    "years of a school": (
        cell("milestones", 2, "date", "2016/17"),
        (
            f"{AS_DAY} “2016/17” is a period; write where it begins, 2016; a milestone "
            "has a column end for its end"
        ),
    ),
    "years to each other": (
        cell("milestones", 2, "date", "2016 to 2019"),
        (
            f"{AS_DAY} “2016 to 2019” is a period; write where it begins, 2016; a milestone "
            "has a column end for its end"
        ),
    ),
    "a month to another": (
        cell("milestones", 2, "date", "April 2016 - May 2017"),
        (
            f"{AS_DAY} “April 2016 - May 2017” is a period; write where it begins, 2016-04; "
            "a milestone has a column end for its end"
        ),
    ),
    "a decade": (
        cell("milestones", 2, "date", "1990s"),
        (
            f"{AS_DAY} “1990s” is a period; write where it begins, 1990; a milestone "
            "has a column end for its end"
        ),
    ),
    "a quarter": (
        cell("milestones", 2, "date", "Q3 2017"),
        (
            f"{AS_DAY} “Q3 2017” is a period; write where it begins, 2017-07; a milestone "
            "has a column end for its end"
        ),
    ),
    "a year of three figures": (
        cell("milestones", 2, "date", "622"),
        f"{AS_DAY} “622” is no year of four figures; write it as 0622",
    ),
    "a year before 1": (
        cell("milestones", 2, "date", "44 BC"),
        f"{AS_DAY} “44 BC” is before the year 1, which no timeline here reaches; tell it in a text",
    ),
    "a day before the year 1": (
        cell("milestones", 2, "date", "-0044-03-15"),
        (
            f"{AS_DAY} “-0044-03-15” is before the year 1, which no timeline here reaches; tell "
            f"it in "
            "a text"
        ),
    ),
    "a time of day": (
        cell("milestones", 2, "date", "13.11.2016 9:30"),
        f"{AS_DAY} “13.11.2016 9:30” holds a time of day; write the day alone, 2016-11-13",
    ),
    "a day that can be two": (
        cell("milestones", 2, "date", "09/05/2019"),
        (
            f"{AS_DAY} “09/05/2019” can be two days; write 2019-05-09 or 2019-09-05, or save as "
            f".xlsx, "
            "which keeps days"
        ),
    ),
    "an end before its beginning": (
        cell("milestones", 2, "end", "2010"),
        (
            "milestones.csv, row 2, column end: “2010” is before the milestone's date, "
            "2011-06-01; correct one of the two"
        ),
    ),
    # numbers
    "a decimal comma": (
        cell("observations", 2, "value", "21,9"),
        (
            "observations.csv, row 2, column value: “21,9” is written with a comma; write it with "
            "a "
            "point, 21.9"
        ),
    ),
    "a point for thousands and a decimal comma": (
        lambda folder: write_tiny(
            folder,
            observations=SHEETS["observations"].replace(",", ";").replace("12.5", "1.234,5"),
        ),
        (
            "observations.csv, row 6, column value: “1.234,5” is not a number; write digits and a "
            "point only, such as 1234.5"
        ),
    ),
    "a number that can be two": (
        cell("observations", 2, "value", "1,234"),
        "observations.csv, row 2, column value: “1,234” can be two numbers; write 1234 or 1.234",
    ),
    "the word None": (
        cell("themes", 3, "position", "None"),
        (
            "themes.csv, row 3, column position: “None” is not a whole number; write digits only, "
            "such as 3"
        ),
    ),
    "no number": (
        cell("observations", 2, "value", "~144"),
        (
            "observations.csv, row 2, column value: “~144” is not a number; write digits and a "
            "point "
            "only, such as 1234.5"
        ),
    ),
    # ids and words
    "an id with a space": (
        text("themes", "water,1", "the water,1"),
        (
            "themes.csv, row 3, column id: “the water” has the wrong form; write it as the-water, "
            "there and where it is used"
        ),
    ),
    "an id with a dash": (
        text("sources", "look-back,", "look–back,"),
        (
            "sources.csv, row 2, column id: “look–back” has the wrong form; write it as look-back, "
            "there and where it is used"
        ),
    ),
    "an id in another script": (
        text("readings", "whole,", "правила,"),
        (
            "readings.csv, row 4, column id: “правила” has the wrong form; use the letters a to z, "
            "digits, and hyphens between them"
        ),
    ),
    "quotes round an id": (
        cell("statements", 3, "theme", "“water”"),
        (
            "statements.csv, row 3, column theme: ““water”” is not an id in themes.csv; write it "
            "as "
            "water"
        ),
    ),
    "capitals in an id": (
        cell("milestones", 2, "kind", "Event"),
        "milestones.csv, row 2, column kind: “Event” is not an id in kinds.csv; write it as event",
    ),
    "a row that many others need deleted": (
        text("themes", "water,1", "rain,1"),
        (
            "statements.csv, row 3, column theme: “water” is not an id in themes.csv; correct it, "
            "or "
            "add a row there; the same in rows 5, 6; milestones.csv, rows 4, 5; indicators.csv, "
            "rows 3, 4; readings.csv, rows 2, 3; questions.csv, row 3"
        ),
    ),
    "yes in another language": (
        cell("kinds", 2, "is_measure", "ja"),
        "kinds.csv, row 2, column is_measure: “ja” is not yes or no; write one of the two",
    ),
    # addresses
    "an address without its beginning": (
        cell("sources", 4, "url", "www.example.org"),
        (
            "sources.csv, row 4, column url: “www.example.org” is an address without its "
            "beginning; "
            "write https://www.example.org"
        ),
    ),
    "a space in an address": (
        cell("sources", 4, "url", "https://example.org/a b"),
        (
            "sources.csv, row 4, column url: “https://example.org/a b” holds a sign that an "
            "address "
            "cannot (a space); write %20 in its place"
        ),
    ),
    "an unseen letter in an address": (
        cell("sources", 4, "url", "https://example.org/a\u202eb"),
        (
            "sources.csv, row 4, column url: “https://example.org/a\\u202eb” holds a sign that an "
            "address cannot (\\u202e); write nothing in its place"
        ),
    ),
    "an address that hides where it leads": (
        cell("sources", 4, "url", "https://good.example@evil.example/"),
        (
            "sources.csv, row 4, column url: “https://good.example@evil.example/” hides where it "
            "leads; write the address without what stands before @"
        ),
    ),
    "an address of no site": (
        cell("sources", 4, "url", "http://[::1"),
        (
            "sources.csv, row 4, column url: “http://[::1” names no site; write the whole address, "
            "such as https://example.org/page"
        ),
    ),
    "a day that the calendar lacks": (
        cell("sources", 2, "published", "2010-02-30"),
        (
            "sources.csv, row 2, column published: “2010-02-30” is not a day, a month or a year; "
            "write "
            "2024-01-31, 2024-01 or 2024"
        ),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_line_that_says_what_to_do(tmp_path, slip):
    """Of each slip a teacher reads one line: where it is, what is wrong, what to write."""
    make, line = SLIPS[slip]
    make(tmp_path)
    assert told(tmp_path) == [line]


FORGIVEN = {
    "a spreadsheet of LibreOffice": lambda folder: write_opendocument(
        folder / "t.ods", tiny_sheets()
    ),
    "a semicolon after the last id": cell("milestones", 2, "themes", "water;soil;"),
    "ids on lines of their own": cell("milestones", 2, "themes", "water\nsoil"),
    "a tick of another program": cell("kinds", 2, "is_measure", "TRUE"),
    "a comma between ids": cell("milestones", 2, "themes", "water, soil"),
    "a semicolon of a Chinese keyboard": cell("milestones", 2, "themes", "water；soil"),
    "a semicolon of an Arabic keyboard": cell("milestones", 2, "themes", "water؛ soil"),
    "capitals in a fixed word": cell("statements", 5, "kind", "Call"),
    "an apostrophe in an address": cell("sources", 4, "url", "https://example.org/L'Amitie"),
    "capitals in an address": cell("sources", 4, "url", "HTTPS://example.org/"),
    "digits of another script": day("٢٠١٧-٠٦-١٤"),
    "full-width digits": day("２０１７－０６－１４"),
    "a day with dots": day("01.09.2025"),
    "a month in Chinese": day("2017年8月"),
    "a month first": day("08/2017"),
    "a day with its apostrophe": day("'2017-06-14"),
    "a day whose figures stand together": day("20170614"),
    "midnight as another program writes it": day("2017-06-14T00:00:00.000Z"),
    "a year as a decimal": day("2017.0"),
    "a column that holds nothing": lambda folder: write_tiny(
        folder,
        kinds="".join(line.replace(",", ",,", 1) + "\n" for line in SHEETS["kinds"].splitlines()),
    ),
    "a note of one's own": text("themes", ",notes", ",_notes"),
    "capitals in a language": cell("sources", 2, "language", "EN"),
    "an underscore in a language": cell("sources", 2, "language", "zh_hans"),
    "a language in capitals in a header": text("themes", ",notes", ",Title:FR"),
    "spaces round a language in a header": text("themes", ",notes", ",title : fr"),
    "an underscore in a language in a header": text("themes", ",notes", ",title:fr_FR"),
    "the colon of a Chinese keyboard": text("themes", ",notes", ",title：fr"),
    "a control character in a header": text("themes", ",notes", ",no\1tes"),
    "a letter without width in a header": text("themes", ",notes", ",no\u200btes"),
    "two byte order marks": lambda folder: write_tiny(
        folder, kinds="\ufeff\ufeff" + SHEETS["kinds"]
    ),
    "an end that is a year": cell("milestones", 2, "end", "2011"),
}


@pytest.mark.parametrize("slip", FORGIVEN)
def test_what_has_one_meaning_is_read(tmp_path, slip):
    """What can mean one thing only is no fault."""
    FORGIVEN[slip](tmp_path)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Été à Paris", "ete-a-paris"),
        ("«soil»", "soil"),
        ("a__b", "a-b"),
        ("Straße", ""),
        ("水", ""),
    ],
)
def test_an_id_is_offered_where_its_letters_are_those_of_ids(value, meant):
    """Accents, quotes and other marks can go; letters of other scripts cannot be guessed."""
    assert plain_id(value) == meant


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000/x?y=z#a@b",
        "https://ar.wikipedia.org/wiki/ماء",
        "https://例え.jp/水",
        "http://[::1]/",
        "https://192.0.2.1/",
    ],
)
def test_an_address_of_a_site_is_one(address):
    """Addresses in any script, of any machine, can be linked."""
    assert slip_of_link(address) is None
