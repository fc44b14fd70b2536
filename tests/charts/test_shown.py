"""Tests of what a notebook shows: charts, tables and accounts as HTML."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from test_svg import HOSTILE
from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.charts.shown import (
    Accounts,
    Chart,
    Charts,
    Link,
    Table,
    in_language_of_tables,
    table_html,
)
from three_years_on.languages import spoken
from three_years_on.words.html import NO_FORMULAS

SVG = "<svg><text>A title</text></svg>"


class Page(HTMLParser):
    """Collects what a browser would find in a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts, self.scopes = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.scopes += [value for name, value in attrs if name == "scope"]

    def handle_data(self, data):
        self.texts.append(data)


def test_a_table_has_a_caption_and_heads():
    """The rows drawn can be read as a table: caption, heads with scope, a row each."""
    rows = pd.DataFrame({"Name": ["a", "b", "c"], "Number": [1, 2, 3]})
    page = Page(table_html(rows, "Three rows"))
    assert page.tags.count("tr") == 4
    assert page.tags.count("caption") == 1
    assert page.scopes == ["col", "col"]
    assert page.texts == ["Three rows", "Name", "Number", "a", "1", "b", "2", "c", "3"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_chart_escapes_what_it_shows(text):
    """Caption, alt text, heads and cells are text in the page, never markup."""
    chart = Chart(SVG, text, text, pd.DataFrame({text: [text, "x"]}))
    page = Page(chart._repr_html_())
    assert "script" not in page.tags
    assert page.texts.count(text) == 4
    assert page.tags.count("tr") == 3
    assert "The same as a table (2 rows)" in page.texts


def test_a_chart_says_itself_in_words():
    """Where no HTML is shown, a chart is its alt text and its caption."""
    assert repr(Chart("<svg/>", "Bars.", "Shows counts.", pd.DataFrame())) == "Bars. Shows counts."


def test_a_cell_may_be_a_link_or_a_list():
    """Links keep their language, only web addresses are followed, lists stand in lines."""
    rows = pd.DataFrame(
        {
            "A": [Link("网络 <b>", "https://example.org/?a=1&b=2", "zh")],
            "B": [Link("x", "javascript:alert(1)")],
            "C": [["one", "<two>"]],
        }
    )
    html = table_html(rows, "Caption")
    assert (
        '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">'
        '<bdi lang="zh-Hans">网络 &lt;b&gt;</bdi></a>'
    ) in html
    assert '<td><bdi lang="en">x</bdi></td>' in html
    assert "javascript" not in html
    assert "<div>one</div><div>&lt;two&gt;</div>" in html


ROWS = pd.DataFrame({"Number": [1]})
ACCOUNT = {"Published": "2009", "Origin": "press", "Account": "A", "Publisher": "B", "Source": "C"}
OUTPUTS = {
    "chart": Chart(SVG, "Bars.", "Shows counts.", ROWS),
    "charts": Charts((Chart(SVG, "One.", "A", ROWS), Chart(SVG, "Two.", "B", ROWS))),
    "table": Table(ROWS, "Numbers"),
    "accounts": Accounts(pd.DataFrame([ACCOUNT])),
}


@pytest.mark.parametrize("shown", OUTPUTS.values(), ids=OUTPUTS)
def test_an_output_carries_its_styles_once(shown):
    """An output of many charts has one style sheet, with the palette in it once."""
    html = shown._repr_html_()
    assert html.count("<style>") == html.count("--tyo-fonts:") == 1
    assert html.count(".tyo-on-bar text {") == 1


class Children(HTMLParser):
    """Collects the elements that stand right inside each figure."""

    def __init__(self, html):
        super().__init__()
        self.open, self.inside = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if self.open[-1:] == ["figure"]:
            self.inside.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_caption_is_the_last_part_of_its_figure():
    """HTML has a caption first or last in its figure; the table follows after the figure."""
    html = OUTPUTS["chart"]._repr_html_()
    assert Children(html).inside == ["div", "figcaption"]
    assert html.index("</figure>") < html.index("<details>")


@pytest.fixture
def arabic(tmp_path, monkeypatch):
    """A catalogue of a few words in Arabic in place of ours."""
    words = {"Chart": "رسم", "Date": "التاريخ", "The tables have no such rows.": "لا صفوف"}
    head = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    lines = [f'msgid "{english}"\nmsgstr "{said}"\n' for english, said in words.items()]
    (tmp_path / "ar.po").write_text("\n".join([head, *lines]), encoding="utf-8")
    monkeypatch.setattr(spoken, "FOLDER", tmp_path)
    spoken.language.cache_clear()
    yield
    spoken.language.cache_clear()


def test_what_is_shown_speaks_the_language_in_which_it_was_made(arabic):
    """Heads, names and sentences are translated and marked, also when shown later."""
    with spoken.speaking("ar"):
        chart = Chart(SVG, "Bars.", "Counts.", pd.DataFrame({"Date": ["2015"]}))
        empty = Table(pd.DataFrame(), "Nothing")
    html = chart._repr_html_()
    assert f'<div class="tyo tyo-chart {NO_FORMULAS}" lang="ar" dir="rtl">' in html
    assert 'aria-label="رسم"' in html
    assert '<th scope="col">التاريخ</th>' in html
    assert list(chart.rows) == ["Date"]
    assert empty._repr_html_() == "<p>لا صفوف</p>"


def test_what_shows_tables_speaks_their_language(arabic, tmp_path):
    """A folder that says its language is shown in it; what is no tables is refused."""
    (tmp_path / "data").mkdir()
    write_tiny(tmp_path / "data")
    set_cell(tmp_path / "data", "about", 2, "language", "ar")
    said = in_language_of_tables(lambda _, word: (word, spoken.spoken().code))
    assert said(load(tmp_path / "data"), word="here") == ("here", "ar")
    assert spoken.spoken().code == "en"
    with pytest.raises(TypeError, match="is a path, no tables"):
        said("data", word="here")
