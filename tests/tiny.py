"""Small folders of tables for the tests, about another article than the project's own."""

# ruff: noqa: E501 (the rows of a table cannot be broken)

import csv
import io
import shutil
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest

from three_years_on import TablesError, load

PROJECT_DATA = Path(__file__).parents[1] / "data"

TINY = {
    "about.csv": """\
title,authors,version,language,licence,address
The garden in five years,Class 7b;A. Gardener,2.1,en,CC-BY-4.0,https://example.org/explainer
""",
    "sources.csv": """\
id,kind,title,publisher,url,published,language,note,archived_url,archived_on
look-back,article,Five years of the garden,Hill Gazette,https://example.org/garden,2010-05-01,en,,,
council,official,Minutes of the council,Hill Council,,,en,Kept in the town hall,,
letter,news media,A letter about the fair,Hill Gazette,http://example.org/fair,2011-06,en,,https://archive.example/fair,2011-07-02
""",
    "themes.csv": """\
id,position,title,original_title,original_language,question,limits,notes,language
seeds,3,Seeds,种子,zh-Hans,,,,
water,1,Water,水,zh-Hans,Who carries it?,"They count wells, not water.",Many will count buckets.,
soil,2,Soil,,,,,,
""",
    "moments.csv": """\
id,date,label,title,note
told,2010-05-01,Told,The look back,As the paper tells it.
asked,2005-05-01,Asked for,The first meeting,
""",
    "statements.csv": """\
id,theme,moment,kind,position,summary,addressed_to,basis,section,paragraph,opening_words,language
new-rule,,told,outcome,1,A new rule protects seeds.,,unnamed measure,4,1,,
well-dug,water,told,outcome,1,A well was planned.,,named measure,1,2,,
meeting-held,,asked,setting,1,The gardeners met.,,,0,1,,
dig-well,water,asked,call,2,Dig a well.,the council,,1,1,"Old-timers, said M. Gómez,",
carry-water,water,asked,call,1,Carry less water.,,,1,1,,
feed-soil,soil,asked,call,1,Feed the soil.,,,2,1,,
soil-poor,soil,told,outcome,1,The soil is still poor.,,acknowledged gap,2,1,,
save-seeds,seeds,asked,call,1,Save seeds.,gardeners,,3,1,,
""",
    "placements.csv": """\
statement,theme,reason
new-rule,seeds,The rule is about seeds.
""",
    "kinds.csv": """\
id,is_measure,meaning,group
law,yes,Binding for everyone.,
rule,yes,Binding for gardeners.,
plan,yes,Not binding.,
event,no,It sets no rule.,
""",
    "milestones.csv": """\
id,date,date_kind,effective,end,label,title,original_title,original_language,kind,issuer,summary,citation,certainty,note,themes,sources,language
fair,2011-06-01,held,,2011-06-02,Seed fair,The first seed fair,,,event,Gardeners,Seeds are swapped.,,consistent,The day is not certain.,seeds,letter,
seed-law,2007-01-15,adopted,2007-01-15,,Seed law,Law on seeds,种子法,zh-Hans,law,Parliament,Sets a fee.,Act 7,verified,,seeds,council,
meeting,2005-05-01,held,,,Garden meeting,Meeting of the gardeners,,,event,Gardeners,They met.,,verified,,water;soil;seeds,council,
well-plan,2004-03-01,agreed,,,Well plan,Plan for a well,水井计划,zh-Hans,plan,Council,Says where to dig.,No. 4,verified,,water;soil,council;look-back,
seed-rule,2006-07-01,issued,2006-09-01,,Seed rule,Rule on seeds,,,rule,Council,Asks for labels.,,verified,,soil;seeds,council,
""",
    "milestone_dates.csv": """\
milestone,date,kind,certainty
seed-rule,2006-06-20,drafted,consistent
""",
    "mentions.csv": """\
statement,milestone,relation,reason_for,reason_against
new-rule,seed-rule,candidate,It is about labels.,Its text is short.
new-rule,seed-law,candidate,It is a law.,It sets a fee only.
well-dug,well-plan,named,The paper names it.,
""",
    "indicators.csv": """\
id,theme,position,title,label,unit,dated_by,is_rank,low,high,display,beside,measured_by,origin,method,limits,care
fairs,,1,Seed fairs,fairs,fairs,year,no,,,record,,Gardeners,industry,They count them.,Not who came.,
wells,water,1,Wells on the hill,wells,wells,month,no,,,record,,Hill Council,official,It counts them.,Not the water in them.,
pumps,water,2,Wells with a pump,pumps,wells,month,no,,,chart,wells,Pump makers,industry,They count sales.,Two years only.,Counted by those who sell them.
worms,soil,1,Rank of the soil,rank,rank of 9,year,yes,1,9,record,,Worm Union,rights group,Worms are asked.,Not the crop.,Worms cannot write.
stones,soil,2,Stones in the soil,stones,kilos,month,no,,,chart,,Hill Council,official,It weighs them.,Not their size.,
swaps,seeds,1,Seeds swapped,swaps,seeds,month,no,,,card,,Gardeners,industry,They count them.,One day only.,
""",
    "observations.csv": """\
indicator,date,vintage,value,certainty,arithmetic,published,note,source
wells,2003-06-30,1,3,verified,,,,council
wells,2005-01-31,1,4,verified,,2005-03,,council
wells,2009-12-31,1,12,consistent,4 * 3 = 12,,No page states it.,council
wells,2009-12-31,2,11,verified,,2011-01-02,Counted again.,letter
wells,2011-06-30,1,12.5,verified,,,,council
pumps,2007-01-31,1,1,verified,,,,letter
pumps,2010-01-31,1,2,consistent,,,Rounded.,letter
worms,2004-07-01,1,7,verified,,,,letter
worms,2010-07-01,1,2,verified,,,,letter
stones,2006-01-31,1,1500,verified,,,,council
stones,2008-01-31,1,0.25,verified,,,,council
swaps,2011-06-01,1,40,verified,,,,letter
fairs,2004-12-31,1,0,verified,,,,council
fairs,2009-12-31,1,2,verified,,,,council
""",
    "readings.csv": """\
id,theme,origin,published,summary,certainty,source
late,water,press,2011-06,The paper writes that wells are few.,verified,letter
early,water,official,2009,The council says that wells are many.,consistent,council
whole,,business,2010-01-02,A shop says that gardens sell.,verified,letter
""",
    "checks.csv": """\
statement,indicators,remains_open
well-dug,wells;worms,A plan is not a well.
new-rule,,No figure was found.
""",
    "questions.csv": """\
id,set,position,theme,prompt
who-told,recall,2,,Who told it?
what-counted,recall,1,water,What was counted?
why-poor,check,1,soil,Why is the soil poor?
""",
    "choices.csv": """\
question,position,text,is_right,feedback,misconception
who-told,2,The gardeners,no,Look at the letter.,Who acts also tells.
who-told,1,The paper,yes,"Yes, the Gazette.",
what-counted,1,Water,no,Read the limits.,"A count of wells, so of water."
what-counted,3,Wells,yes,Yes.,
what-counted,2,Buckets,no,Look at the unit.,All counts are alike.
why-poor,1,It was not fed,no,No source says so.,Poor means not fed.
why-poor,2,The paper does not say,yes,Yes.,
why-poor,3,It was fed,no,Read the call.,A call is an act.
""",
}

# A fire, what an inquiry recommended, and a look back: three moments.
THREE_MOMENTS = {
    "sources": """\
id,kind,title,publisher,url,published,language
back,article,Three years after the fire,Town Paper,https://example.org/fire,2020-06-11,en
""",
    "themes": """\
id,position,title
doors,1,Doors
stairs,2,Stairs
""",
    "moments": """\
id,date,label,title
fire,2017-06-14,Burnt,The fire
advice,2019-10-30,Recommended,The inquiry's first report
back,2020-06-11,Looked back,The paper looks back
""",
    "statements": """\
id,theme,moment,kind,position,summary,addressed_to,basis,section,paragraph
burnt,,fire,setting,1,The house burnt.,,,0,1
check-doors,doors,advice,call,1,Check the doors.,owners,,1,1
widen-stairs,stairs,advice,call,1,Widen the stairs.,owners,,2,1
doors-checked,doors,back,outcome,1,Doors were checked.,,figure,1,2
""",
    "milestones": """\
id,date,date_kind,label,title,kind,issuer,summary,certainty,themes,sources
rule,2018-02,issued,Door rule,A rule on doors,rule,Council,On doors.,verified,doors,back
""",
}


def write_tiny(folder, **changes):
    """Write the tiny tables; a change gives the whole text of a file, or None to leave it out."""
    texts = {**TINY, **{f"{name}.csv": text for name, text in changes.items()}}
    for name, text in texts.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_only(folder, **texts):
    """Write some tables, each given as the whole text of its file."""
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def write_many(folder, themes, milestones):
    """Write tables of the tiny kinds and moments with many themes and milestones."""
    rows = [f"t{n},{n + 1},Theme {n + 1}" for n in range(themes)]
    days = [f"{2000 + n % 12}-0{1 + n % 9}-1{n % 8}" for n in range(milestones)]
    told = [
        f"m{n},{days[n]},held,Fair {n},Fair number {n},event,Gardeners,Held.,verified,"
        f"t{n % themes},council"
        for n in range(milestones)
    ]
    head = "id,date,date_kind,label,title,kind,issuer,summary,certainty,themes,sources"
    texts = {
        "themes": "\n".join(["id,position,title", *rows]),
        "milestones": "\n".join([head, *told]),
        "moments": TINY["moments.csv"],
        "kinds": TINY["kinds.csv"],
        "sources": TINY["sources.csv"],
    }
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def copy_project(folder):
    """Copy the project's tables."""
    for path in PROJECT_DATA.glob("*.csv"):
        shutil.copy(path, folder)
    return folder


def read_rows(folder, name):
    """Return the rows of a table, its header among them, without the code under test."""
    text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text)))


def write_rows(folder, name, rows):
    """Write the rows of a table."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def set_cell(folder, name, row, column, value):
    """Change one cell; rows are counted as a spreadsheet counts them."""
    rows = read_rows(folder, name)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(folder, name, rows)


def set_day(folder, row, day):
    """Give a milestone another date; it then lasts no longer than that."""
    set_cell(folder, "milestones", row, "date", day)
    set_cell(folder, "milestones", row, "end", "")


def write_workbook(file, sheets):
    """Write a workbook; a sheet is CSV text, or a list of rows of typed cells."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, content in sheets.items():
        sheet = workbook.create_sheet(title)
        rows = csv.reader(io.StringIO(content)) if isinstance(content, str) else content
        for row in rows:
            sheet.append(row)
    workbook.save(file)
    return file


def write_opendocument(file, sheets, styles=""):
    """Write an .ods as LibreOffice does; a sheet is CSV text, or rows of texts, or of elements."""
    tables = "".join(
        f'<table:table table:name="{title}" table:style-name="ta1">{rows_as_xml(content)}'
        "</table:table>"
        for title, content in sheets.items()
    )
    names = {"office": "office", "table": "table", "text": "text", "style": "style"}
    names |= {"number": "datastyle", "draw": "drawing"}
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in names.items()
    )
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'xmlns:calcext="{calc}"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
    return file


def rows_as_xml(content):
    rows = csv.reader(io.StringIO(content)) if isinstance(content, str) else content
    return "".join(
        row
        if isinstance(row, str)
        else f"<table:table-row>{''.join(map(cell_as_xml, row))}</table:table-row>"
        for row in rows
    )


def cell_as_xml(cell):
    """Return a cell of text; what is an element already stays."""
    if cell.startswith("<table:"):
        return cell
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
    kind = ' office:value-type="string"' if cell else ""
    return f"<table:table-cell{kind}>{lines if cell else ''}</table:table-cell>"


def tiny_sheets(**changes):
    """Return the tiny tables as sheets; a change gives the rows of one, or None to leave it out."""
    sheets = {name.removesuffix(".csv"): text for name, text in TINY.items()}
    return {name: rows for name, rows in {**sheets, **changes}.items() if rows is not None}


def without_rows(name):
    """Return the header of a tiny table."""
    return TINY[f"{name}.csv"].partition("\n")[0] + "\n"


def faults_of(folder):
    """Return the faults of a folder or a workbook that cannot be loaded."""
    with pytest.raises(TablesError) as caught:
        load(folder)
    return caught.value.faults


def lines_of(folder):
    """Return the faults as a teacher reads them."""
    return [str(fault) for fault in faults_of(folder)]


def places(faults):
    """Return where faults are, and the values that stand there."""
    return [(fault.file, fault.row, fault.column, fault.value) for fault in faults]
