"""Tests of what a notebook shows: charts, tables and accounts as HTML."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from test_svg import HOSTILE

from three_years_on.charts.shown import Accounts, Chart, Charts, Link, Table, table_html

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
        '<span lang="zh-Hans">网络 &lt;b&gt;</span></a>'
    ) in html
    assert '<td><span lang="en">x</span></td>' in html
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
