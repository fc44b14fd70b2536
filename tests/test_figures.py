"""Tests of turning a figure into SVG and a chart into HTML."""

import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from folders import write_tiny
from matplotlib.figure import Figure

from three_years_on import load, style
from three_years_on.figures import Chart, Link, table_html, text_width, to_svg, wrap
from three_years_on.timeline import draw_timeline

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "Tom & Jerry &amp; others",
    "\"double\" and 'single'",
    "$\\frac{1}{2}$ costs $5",
    "שלום עולם",
    "👩‍🌾 and 😀",
    "网络安全",
    "]]> and -->",
    "section 12.345, 1.23456 and 0.05 %",
]


def draw(text="A title"):
    with style.drawing("test"):
        figure = Figure(figsize=(4, 2))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.plot([1, 2, 3], [1, 3, 2], marker="o", color=style.PALETTE["lit"].light)
        axes.plot([1, 2, 3], [3, 1, 2], marker="D", color=style.PALETTE["dim"].light)
        figure.text(0.1, 0.9, text)
        return to_svg(figure, alt=text)


def test_svg_has_nothing_that_reaches_beyond_it():
    """Several drawings share a page, so none has ids, styles, clips, links or a clock."""
    root = ET.fromstring(draw())
    assert root.tag == f"{SVG}svg"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags & {"style", "defs", "clipPath", "metadata", "use", "image", "script"} == set()
    names = {name for element in root.iter() for name in element.attrib}
    assert {name for name in names if name in {"id", "clip-path"} or "href" in name} == set()
    assert not re.search(r"url\(|\d{4}-\d\d-\d\d|<\?xml|<!DOCTYPE", draw())


def test_svg_scales_with_its_page():
    """The drawing has a view box and no size of its own."""
    root = ET.fromstring(draw())
    assert root.get("viewBox") == "0 0 288 144"
    assert root.get("width") is root.get("height") is None


def test_colours_follow_the_theme():
    """Every colour of the palette is a variable, so that dark ground changes it."""
    svg = draw()
    assert "var(--tyo-lit)" in svg
    assert "var(--tyo-ink)" in svg
    assert re.findall("#[0-9a-f]{6}", svg) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_whole_and_stays_text(text):
    """Any text comes out as one text element and as the alt text, escaped, letter by letter."""
    root = ET.fromstring(draw(text))
    assert text in [element.text for element in root.iter(f"{SVG}text")]
    assert (root.get("role"), root.get("aria-label")) == ("img", text)
    assert root.find(f".//{SVG}script") is None


def test_without_alt_text_no_role_is_claimed():
    """Where the page names the parts itself, the drawing is no image."""
    with style.drawing("test"):
        root = ET.fromstring(to_svg(Figure(figsize=(1, 1))))
    assert root.get("role") is root.get("aria-label") is None


def test_attributes_replace_the_id_of_an_artist():
    """A part of the drawing can be found by data attributes, escaped like all else."""
    with style.drawing("test"):
        figure = Figure(figsize=(1, 1))
        figure.text(0, 0, "x").set_gid("one")
        svg = to_svg(figure, attributes={"one": {"data-part": '"><script>'}})
    parts = [e for e in ET.fromstring(svg).iter() if "data-part" in e.attrib]
    assert [part.get("data-part") for part in parts] == ['"><script>']


DRAW_TINY = """
import sys
from three_years_on import load
from three_years_on.steps import theme_steps
from three_years_on.milestones import plot_order
from three_years_on.timeline import draw_timeline
tables = load(sys.argv[1])
svg = draw_timeline(tables, theme_steps(tables)) + plot_order(tables).svg
sys.stdout.buffer.write(svg.encode())
"""


def test_the_same_tables_give_the_same_bytes(tmp_path):
    """Two drawings, and two processes with other hash seeds, give the same bytes."""
    folder = write_tiny(tmp_path)
    digests = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", DRAW_TINY, folder],
            capture_output=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
        )
        assert done.stdout.count(b"<svg") == 2
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1
    assert draw() == draw()


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
    chart = Chart(draw(), text, text, pd.DataFrame({text: [text, "x"]}))
    page = Page(chart._repr_html_())
    assert "script" not in page.tags
    assert page.texts.count(text) == 4
    assert page.tags.count("tr") == 3
    assert "The same as a table (2 rows)" in page.texts


def test_a_chart_says_itself_in_words():
    """Where no HTML is shown, a chart is its alt text and its caption."""
    assert repr(Chart("<svg/>", "Bars.", "Shows counts.", pd.DataFrame())) == "Bars. Shows counts."


def test_the_timeline_is_clean_svg_too(tmp_path):
    """The timeline goes through the same cleaning."""
    root = ET.fromstring(draw_timeline(load(write_tiny(tmp_path)), []))
    assert not any("id" in element.attrib for element in root.iter())


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


@pytest.mark.parametrize(
    "text", ["", "one", "a few words in a row", "W" * 300, "网络安全 和 信息化"]
)
def test_wrapped_lines_fit_and_lose_no_word(text):
    """Every line fits its room, and the words come in their order."""
    lines = wrap(text, 100)
    assert all(text_width(line) <= 100 for line in lines)
    if len(text) < 300:
        assert " ".join(lines) == text
    else:
        assert lines[0].endswith("…")
