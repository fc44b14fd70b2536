"""Plain HTML of every display, for where no widget and no script runs."""

import re
import subprocess
import sys
from html import escape

import pytest
from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.display.content import explainer_content, indicator_content, timeline_content
from three_years_on.display.plain import (
    document,
    explainer_outline,
    indicator_outline,
    timeline_outline,
)
from three_years_on.display.quiz import questions_of
from three_years_on.languages.spoken import speaking
from three_years_on.words.overview import make_overview


@pytest.fixture
def tables(tmp_path):
    return load(write_tiny(tmp_path))


TAGS = {"div", "p", "h3", "h4", "h5", "ul", "li", "b", "span", "small"}


def outline(tables):
    return explainer_outline(explainer_content(tables)).replace(IN_NO_CONTENTS, "")


# What keeps a heading out of JupyterLab's table of contents.
IN_NO_CONTENTS = ' class="jp-toc-ignore"'


def test_the_fallback_holds_every_statement(tables):
    """With no script, every summary, missing outcome and milestone can be read."""
    html = outline(tables)
    for text in (
        "<h3>Water</h3>",
        "<h3>Soil</h3>",
        "<h3>Seeds</h3>",
        "<h3>Opening and close</h3>",
        "<h4>Asked for · 1 May 2005: The first meeting</h4>",
        "<h4>Told · 1 May 2010: The look back</h4>",
        "<span>Carry less water.</span> <small>§1 ¶1</small>",
        "Dig a well.",
        "<span>A well was planned.</span> <small>Named measure · §1 ¶2",
        "Feed the soil.",
        "<span>The soil is still poor.</span> <small>Acknowledged gap · §2 ¶1</small>",
        "Beyond this gap, the article reports no outcome in this section.",
        "Save seeds.",
        '<p class="none"><b>none reported</b> The article reports no outcome in this section.</p>',
        "<span>The gardeners met.</span> <small>Background · opening ¶1</small>",
        "placed here by us</h5><ul><li><span>A new rule protects seeds.</span>",
        "<li>The first seed fair, held from 1 June 2011 to 2 June 2011</li>",
    ):
        assert text in html


def test_headings_of_the_fallback_are_in_no_table_of_contents(tables):
    """JupyterLab would list them, and write their numbers into the headings of the widget."""
    html = explainer_outline(explainer_content(tables))
    headings = re.findall(r"<h\d[^>]*>", html)
    assert len(headings) > 8
    assert all(IN_NO_CONTENTS in heading for heading in headings)


def test_the_fallback_needs_no_script_and_no_style(tables):
    """The fallback is headings, paragraphs and lists in a block; no trust is needed for them."""
    assert set(re.findall(r"<(\w+)", outline(tables))) == TAGS


def test_the_fallback_begins_at_a_glance(tables):
    """Before the themes stand the finding over all of them, and each theme in a sentence."""
    html = outline(tables)
    overview = make_overview(tables)
    assert html.index(overview["title"]["full"]) < html.index("<h3>Water</h3>")
    for row in overview["rows"]:
        assert escape(row["name"]["full"]) in html


def test_nothing_is_drawn_for_the_fallback():
    """What a notebook shows first does not wait for matplotlib."""
    code = (
        "import sys; from three_years_on import Explainer, load;"
        "Explainer(load())._repr_mimebundle_(); print('matplotlib.figure' in sys.modules)"
    )
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert done.stdout.split()[-1] == b"False"


HOSTILE = '<script>alert("1")</script> & $x$ <img src=x onerror=alert(1)>'
ESCAPED = (
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; $x$ &lt;img src=x onerror=alert(1)&gt;"
)


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("sources", 2, "title"),
        ("sources", 2, "publisher"),
        ("themes", 3, "title"),
        ("moments", 2, "label"),
        ("statements", 3, "summary"),
        ("milestones", 2, "title"),
        ("milestones", 2, "date_kind"),
    ],
)
def test_hostile_text_stays_text(tmp_path, table, row, column):
    """Markup in any cell comes out escaped."""
    set_cell(write_tiny(tmp_path), table, row, column, HOSTILE)
    html = outline(load(tmp_path))
    assert ESCAPED in html
    assert set(re.findall(r"<(\w+)", html)) == TAGS


def test_the_plain_fallback_holds_the_record(tables):
    """Without the widget the record can be read, marked as not the article's."""
    html = outline(tables)
    assert "chosen by this explainer, not by the article" in html
    assert "Wells on the hill (wells; Hill Council): wells: 4 (Jan 2005), then about 12" in html
    said = "official · 2009 · no page seen states it: The council says that wells are many."
    assert f"{said} (Hill Council)" in html


def test_the_timeline_alone_is_its_milestones_by_date(tables):
    """Without the widget each milestone can be read with its date, the earliest first."""
    assert re.findall(r"<li>(.*?)</li>", timeline_outline(timeline_content(tables))) == [
        "Plan for a well, agreed 1 March 2004",
        "Meeting of the gardeners, held 1 May 2005",
        "Rule on seeds, issued 1 July 2006",
        "Law on seeds, adopted 15 January 2007",
        "The first seed fair, held from 1 June 2011 to 2 June 2011",
    ]


def test_figures_are_a_line_each(tables):
    """Without the widget each figure, charts and cards, is told in its line."""
    lines = re.findall(r"<li>(.*?)</li>", indicator_outline(indicator_content(tables)))
    assert lines == [
        (
            "Wells on the hill (wells; Hill Council): wells: 4 (Jan 2005), then about 12 "
            "(Dec 2009); pumps: first 1 (Jan 2007), then about 2 (Jan 2010)"
        ),
        "Rank of the soil (rank of 9; Worm Union): 7 (2004)",
        "Stones in the soil (kilos; Hill Council): first 1,500 (Jan 2006), then 0.25 (Jan 2008)",
        "Seeds swapped (seeds; Gardeners): 40 (Jun 2011)",
        "Seed fairs (fairs; Gardeners): 0 (2004), then 2 (2009)",
    ]


def test_what_the_tables_hold_says_its_language_where_another_is_spoken(tables):
    """A statement is read aloud, and runs, in its own language; in that of the display as it is."""
    content = explainer_content(tables)
    assert "<span>Dig a well." in explainer_outline(content)
    content["explainer"]["language"] = "ar"
    assert '<span lang="ar" dir="auto">Dig a well.' in explainer_outline(content)
    assert '<h3 class="jp-toc-ignore" lang="ar" dir="auto">Water</h3>' in explainer_outline(content)


WATER, DUG, WELL = "الماء", "خُطّط لبئر.", "خطة بئر"


@pytest.fixture
def mixed(tmp_path):
    """Tables in English whose theme, statement and milestone of one row are in Arabic."""
    write_tiny(tmp_path)
    for table, row, cells in (
        ("themes", 3, {"title": WATER, "question": "من يحملها؟", "limits": "تُعدّ الآبار."}),
        ("statements", 3, {"summary": DUG}),
        ("milestones", 5, {"label": "بئر", "title": WELL, "summary": "أين يُحفر."}),
    ):
        for column, cell in {**cells, "language": "ar"}.items():
            set_cell(tmp_path, table, row, column, cell)
    return load(tmp_path)


ARABIC = ' lang="ar" dir="auto"'


def test_a_row_in_another_language_says_so_in_the_document(mixed):
    """Each of its texts is read aloud, and runs, in Arabic, also inside a sentence in English."""
    html = document(explainer_content(mixed), "", [])
    for marked in (
        f'<a href="#t1"{ARABIC}>{WATER}</a>',
        f"<h2>1 <span{ARABIC}>{WATER}</span>",
        f'<p class="limits"{ARABIC}>تُعدّ الآبار.</p>',
        f"<i>To discuss: <span{ARABIC}>من يحملها؟</span></i>",
        f"<span{ARABIC}>{DUG}</span> <small>",
        f"</b> <span{ARABIC}>{WELL}</span> <bdi",
        f"<p{ARABIC}>أين يُحفر.</p><p>",
    ):
        assert marked in html
    assert html.count(ARABIC) == 7
    assert "<span>Dig a well.</span>" in html


def test_a_row_in_another_language_says_so_where_no_widget_runs(mixed):
    """So does the outline of the explainer, and that of the timeline alone."""
    html = explainer_outline(explainer_content(mixed))
    line = f"<li><span{ARABIC}>{WELL}</span>, agreed 1 March 2004</li>"
    for marked in (
        f'<h3 class="jp-toc-ignore"{ARABIC}>{WATER}</h3>',
        f"<p{ARABIC}>تُعدّ الآبار.</p>",
        f"<span{ARABIC}>{DUG}</span>",
        line,
    ):
        assert marked in html
    assert line in timeline_outline(timeline_content(mixed))


def test_a_row_in_the_language_that_is_spoken_says_nothing(mixed):
    """In Arabic, only what is in English is marked."""
    with speaking("ar"):
        html = document(explainer_content(mixed), "", [])
    assert f"<span>{DUG}</span>" in html
    assert ARABIC not in html
    assert '<span lang="en" dir="auto">Dig a well.</span>' in html


def test_in_a_document_from_right_to_left_what_runs_otherwise_keeps_its_order(tables):
    """A full stop stays behind its sentence, and a title beside the words around it, in Arabic;
    each choice has a bullet where all lists have theirs."""
    with speaking("ar"):
        content = explainer_content(tables)
        questions = questions_of(tables, tables.questions)
        html = document(content, "", questions)
    assert '<p lang="en" dir="auto">Seeds are swapped.</p><p>' in html
    assert "· \u2068The paper writes that wells are few.\u2069 <a" in html
    assert (
        '<span lang="en" dir="auto">Law on seeds</span> <bdi lang="zh-Hans">种子法</bdi> <a' in html
    )
    assert '<li><span lang="en" dir="auto">' in html


def test_words_in_a_language_that_no_table_tells_keep_their_order(tmp_path):
    """Without it they have no element of their own; marks around them keep the full stop behind."""
    folder = write_tiny(tmp_path)
    (folder / "about.csv").unlink()
    with speaking("ar"):
        html = document(explainer_content(load(folder)), "", [])
    assert "<p>\u2068Seeds are swapped.\u2069</p><p>" in html


def test_the_kinds_of_milestones_follow_what_names_them(tmp_path):
    """Each is a point of a list, left out on paper."""
    html = document(explainer_content(load(write_tiny(tmp_path))), "", [])
    assert 'Kind · Bears on.</p><div class="more"><ul><li>plan: Not' in html


def test_what_all_milestones_tell_is_named_once(tmp_path):
    """Above the list; where one milestone has no issuer, each issuer is named as one."""
    folder = write_tiny(tmp_path)
    html = document(explainer_content(load(folder)), "", [])
    assert "<p>At each stand, in this order: Issued or done by · Kind · Bears on.</p>" in html
    assert "<p>Council · rule · " in html
    set_cell(folder, "milestones", 2, "issuer", "")
    html = document(explainer_content(load(folder)), "", [])
    assert "<p>At each stand, in this order: Kind · Bears on.</p>" in html
    assert "<p>rule · " in html
    assert "Issued or done by: Council" in html


def test_a_copy_that_somebody_looked_at_is_linked(tmp_path):
    """It stands at its source with its day; of the others the document says how to look."""
    content = explainer_content(load(write_tiny(tmp_path)))
    html = document(content, "", [])
    assert html.count('<a href="https://archive.example/fair">Stored copy of 2011-07-02</a>') == 1
    assert html.count("Stored copies, not checked by us: write https://web.archive.org/web/") == 1
