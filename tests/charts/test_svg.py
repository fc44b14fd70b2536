"""Tests of turning a figure into SVG in the style of the house."""

import hashlib
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import matplotlib as mpl
import matplotlib.style
import pytest
from matplotlib.figure import Figure
from tiny import write_tiny

from three_years_on import load, plot_effect, plot_order, plot_theme
from three_years_on.charts import style
from three_years_on.charts.svg import ON_BAR, drawing, to_svg
from three_years_on.languages import spoken

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
    with drawing("test"):
        figure = Figure(figsize=(4, 2))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.plot([1, 2, 3], [1, 3, 2], marker="o", color=style.PALETTE["first"].light)
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
    assert "var(--tyo-first)" in svg
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
    with drawing("test"):
        root = ET.fromstring(to_svg(Figure(figsize=(1, 1))))
    assert root.get("role") is root.get("aria-label") is None


def test_attributes_replace_the_id_of_an_artist():
    """A part of the drawing can be found by data attributes, escaped like all else."""
    with drawing("test"):
        figure = Figure(figsize=(1, 1))
        figure.text(0, 0, "x").set_gid("one")
        svg = to_svg(figure, attributes={"one": {"data-part": '"><script>'}})
    parts = [e for e in ET.fromstring(svg).iter() if "data-part" in e.attrib]
    assert [part.get("data-part") for part in parts] == ['"><script>']


DRAW_TINY = """
import sys
from three_years_on import load
from three_years_on.charts.milestones import plot_effect, plot_order
tables = load(sys.argv[1])
svg = plot_effect(tables).svg + plot_order(tables).svg
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


def test_text_on_a_bar_is_marked():
    """Text on a filled bar can be told from all other text, so that it gets no outline."""
    with drawing("test"):
        figure = Figure(figsize=(1, 1))
        figure.text(0, 0, "12", gid=ON_BAR)
        figure.text(0, 1, "Title")
        root = ET.fromstring(to_svg(figure))
    (marked,) = [element for element in root.iter() if element.get("class") == "tyo-on-bar"]
    assert [text.text for text in marked.iter(f"{SVG}text")] == ["12"]


# The settings of others --------------------------------------------------------------------------


def settings():
    return {name: mpl.rcParams[name] for name in mpl.rcParams if name != "backend"}


def test_drawing_leaves_the_settings_of_others_alone():
    """The house style holds inside its block only."""
    before = settings()
    with drawing("test"):
        assert settings()["svg.fonttype"] == "none"
    assert settings() == before


OF_USERS = {
    "usetex": {"text.usetex": True},
    "tight": {"savefig.bbox": "tight", "savefig.dpi": 300, "savefig.transparent": False},
    "markers": {"lines.marker": "x", "lines.linewidth": 4, "lines.markersize": 12},
    "sketch": {"path.sketch": (1, 100, 2), "axes.grid": True, "axes.facecolor": "red"},
    "hinting": {"text.hinting": "none", "font.size": 30, "text.parse_math": True},
    "place": {"timezone": "Pacific/Auckland", "axes.xmargin": 0.4, "axes.unicode_minus": False},
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return load(write_tiny(tmp_path_factory.mktemp("tiny")))


def pictures(tables):
    charts = [plot_order(tables), plot_effect(tables), *plot_theme(tables, "water").charts]
    return [chart.svg for chart in charts]


@pytest.fixture(scope="module")
def plain(tables):
    with matplotlib.style.context("default"):
        return pictures(tables)


@pytest.mark.parametrize("changed", OF_USERS.values(), ids=OF_USERS)
def test_no_setting_of_a_user_changes_a_drawing(tables, plain, changed):
    """What a user's matplotlibrc sets, LaTeX among it, leaves the bytes as they are."""
    with mpl.rc_context(changed):
        assert pictures(tables) == plain


@pytest.mark.parametrize("name", ["classic", "fivethirtyeight", "ggplot", "dark_background"])
def test_no_style_sheet_changes_a_drawing(tables, plain, name):
    """What a user has chosen with `plt.style.use` leaves the bytes as they are."""
    with matplotlib.style.context(name):
        assert pictures(tables) == plain


def test_from_right_to_left_a_drawing_is_mirrored_and_its_words_are_not(tmp_path, monkeypatch):
    """What is drawn on the left stands on the right; words stand upright and hang there."""
    head = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (tmp_path / "ar.po").write_text(head, encoding="utf-8")
    monkeypatch.setattr(spoken, "FOLDER", tmp_path)
    spoken.language.cache_clear()
    with spoken.speaking("ar"), drawing("mirror"):
        figure = Figure(figsize=(200 / 72, 100 / 72))
        figure.text(20 / 200, 0.5, "10-year plan")
        root = ET.fromstring(to_svg(figure))
    spoken.language.cache_clear()
    (mirror,) = root
    assert mirror.attrib == {"transform": "matrix(-1 0 0 1 200 0)", "direction": "rtl"}
    (text,) = (element for element in root.iter() if element.tag.endswith("text"))
    assert (text.get("x"), text.get("transform")) == ("20", "matrix(-1 0 0 1 40 0)")
    assert text.text == "\u206810-year plan\u2069"  # or it would read "year plan-10"
