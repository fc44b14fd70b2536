"""Tests of the charts of the record, by what is in their SVG."""

import re
from xml.etree import ElementTree as ET

import pytest
from tiny import TINY, read_rows, set_cell, write_rows, write_tiny

from three_years_on import load
from three_years_on.charts import style
from three_years_on.charts.text import text_width
from three_years_on.charts.trends import (
    NARROW,
    WIDE,
    draw_panels,
    plot_beside,
    plot_theme,
    plot_vintages,
)
from three_years_on.words.record import panel

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def tables(tmp_path):
    return load(write_tiny(tmp_path))


def texts(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


def draw(tables, *indicators, width=NARROW):
    return draw_panels(tables, [panel(tables, id_) for id_ in indicators], width)


def height_of(svg, word):
    """How far down a text stands."""
    (found,) = [e for e in ET.fromstring(svg).iter(f"{SVG}text") if e.text == word]
    moved = re.match(r"translate\(\S+ (\S+)\)", found.get("transform", ""))
    return float(moved[1] if moved else found.get("y"))


def marks(svg):
    """The fills of the marks, in the order in which they were drawn."""
    root = ET.fromstring(svg)
    return [e.get("style") for e in root.iter(f"{SVG}circle") if "fill" in e.get("style", "")]


def test_a_panel_says_what_it_is_what_it_finds_its_unit_and_its_source(tables):
    """Cut out of its page, a chart still tells all that is needed to read it."""
    (svg,) = draw(tables, "stones")
    words = " ".join(texts(svg))
    for part in (
        "Stones in the soil",
        "0.25 Jan 2008 no value before the call",
        "kilos",
        "Source: Hill Council",
        "1 May 2005",
        "1 May 2010",
    ):
        assert part in words
    assert ET.fromstring(svg).get("aria-label").startswith("Line chart. Stones in the soil")


def test_a_change_is_seen_at_once():
    """Large: the last value before the call, an arrow, the last before the report; beside: 7.3."""
    (svg,) = draw(load(), "digital-economy-share")
    told = texts(svg)
    at = told.index("2015", told.index("% of GDP; large: broad"))
    assert told[at - 1 : at + 5] == ["27.5", "2015", "→", "34.8", "2018", "+7.3 points"]
    assert "core part: no value before the call, 7.4 (2017)" in told
    assert svg.count("font-size: 22px") == 3
    assert (
        ET.fromstring(svg)
        .get("aria-label")
        .endswith("Change: broad: +7.3 points; core part: no value before the call.")
    )


def test_the_earlier_level_is_carried_on():
    """A dashed line leads the value of 2015 on to the report, and an arrow up from it."""
    (svg,) = draw(load(), "online-retail-goods-share")
    dashed = [e for e in ET.fromstring(svg).iter() if "dasharray" in e.get("style", "")]
    (level,) = [re.findall(r"[-\d.]+", e.get("d")) for e in dashed]
    assert float(level[0]) + 100 < float(level[2])
    assert level[1] == level[3]


def test_a_value_that_no_page_states_is_told_as_about():
    """The hollow values of goods bought online are called about, large as they are."""
    (svg,) = draw(load(), "online-retail-goods-share")
    assert texts(svg).count("about") == 2


def test_without_a_value_before_the_call_there_is_no_arrow(tables):
    """Where nothing is known before the call, that is said, and no change is shown."""
    told = texts(draw(tables, "stones")[0])
    assert "no value before the call" in told
    assert "→" not in told


def test_time_outside_the_two_dates_is_tinted(tables):
    """What came before the call and after the report stands on another ground."""
    (svg,) = draw(tables, "wells")
    assert svg.count("fill: var(--tyo-outside)") == 2


def test_care_stands_on_the_chart_itself(tables):
    """What must be known before reading a chart is not left to its caption."""
    assert "Worms cannot write." in texts(draw(tables, "worms")[0])


def test_series_that_share_a_chart_are_named_at_their_ends(tables):
    """No key has to be looked up: each line ends in its name and last value."""
    assert {"wells 12.5", "pumps 2"} <= set(texts(draw(tables, "wells")[0]))


def test_a_value_that_no_page_states_is_drawn_hollow(tables):
    """Filled marks are stated values; hollow ones were worked out or are known from elsewhere."""
    hollow = ["fill: var(--tyo-paper)" in mark for mark in marks(draw(tables, "wells")[0])]
    assert (hollow.count(True), hollow.count(False)) == (1, 3)


def test_the_axis_of_a_rank_has_the_best_on_top(tables):
    """Rank 1 stands above rank 9, and both ends of the scale are named."""
    (svg,) = draw(tables, "worms")
    assert height_of(svg, "1") < height_of(svg, "9")


def test_the_axis_of_an_amount_begins_at_zero(tables):
    """An axis that began elsewhere would make a change look larger than it is."""
    (svg,) = draw(tables, "stones")
    assert height_of(svg, "0") > height_of(svg, "1,500")


def test_a_full_scale_is_shown_where_it_is_given(tmp_path):
    """A series that hardly moves is drawn on its whole scale, so that it looks flat."""
    set_cell(write_tiny(tmp_path), "indicators", 6, "low", "0")
    set_cell(tmp_path, "indicators", 6, "high", "5000")
    assert {"0", "5,000"} <= set(texts(draw(load(tmp_path), "stones")[0]))


def test_a_gap_is_dashed(tmp_path):
    """A line over years without a value does not look like one that is known."""
    folder = write_tiny(tmp_path)
    dashed = "stroke-dasharray"
    assert dashed not in draw(load(folder), "stones")[0]
    row = "stones,2006-06-30,1,900,verified,,,,council\n"
    tables = load(write_tiny(folder, observations=TINY["observations.csv"] + row))
    assert dashed in draw(tables, "stones")[0]


def test_wide_panels_name_every_value_that_has_room(tables):
    """A narrow panel names the values around the two days and the last; a wide one all."""
    narrow, wide = (draw(tables, "wells", width=width)[0] for width in (NARROW, WIDE))
    assert {"4", "12"} <= set(texts(narrow))
    assert "3" not in texts(narrow)
    assert "3" in texts(wide)


def test_panels_drawn_together_share_their_years(tables):
    """Small multiples can be compared because a year stands at one place in each."""
    years = [
        [text for text in texts(svg) if re.fullmatch(r"20\d\d", text)][:4]
        for svg in draw(tables, "worms", "stones")
    ]
    assert years[0] == years[1]
    assert years[0][0] == "2004"


def test_a_chart_has_its_values_as_a_table(tables):
    """Each chart of a theme stands beside the same values in rows."""
    (chart,) = plot_theme(tables, "water").charts
    assert chart.rows["Value"].tolist() == ["3", "4", "12", "11", "12.5", "1", "2"]
    assert chart.caption == (
        "Shows: It counts them. Does not show: Not the water in them. pumps: Two years only."
    )
    assert "Wells on the hill" in plot_theme(tables, "water")._repr_html_()


def test_charts_stand_side_by_side(tables):
    """Two indicators that are to be compared make two charts, as wide as they are drawn."""
    shown = plot_beside(tables, "worms", "stones")
    assert len(shown.charts) == 2
    assert f"--tyo-least:{WIDE}px" in shown._repr_html_()


def test_a_theme_without_charts_gives_a_sentence(tables):
    """Where there is nothing to draw, that is said."""
    html = plot_theme(tables, "seeds")._repr_html_()
    assert html == "<p>No chart: the tables have no such figures.</p>"


def test_releases_of_one_value_stand_under_one_another(tables):
    """A revised value is drawn release by release, with the day where it is known."""
    (chart,) = plot_vintages(tables, "wells").charts
    words = texts(chart.svg)
    assert "Dec 2009, release 1" in words
    assert "Dec 2009, release 2, 2011-01-02" in words
    assert {"12", "11"} <= set(words)
    assert "the axis does not begin at zero" in words
    assert "From 11 to 12." in chart.alt
    assert chart.alt.endswith("Dec 2009, release 1: 12. Dec 2009, release 2, 2011-01-02: 11.")


def test_without_revisions_there_is_no_chart_of_them(tables):
    """An indicator that was never revised gives a sentence."""
    assert plot_vintages(tables, "stones").charts == ()


def test_the_same_tables_give_the_same_bytes(tables):
    """A drawing carries no clock and no chance."""
    assert draw(tables, "wells", "worms") == draw(tables, "wells", "worms")


@pytest.mark.parametrize("count", [1, 3])
def test_one_day_or_three_are_drawn(tmp_path, count):
    """An article may speak from one day or from more than two; each has its line."""
    days = ["asked,2005-05-01,Asked,A,", "half,2007-05-01,Half,B,", "told,2010-05-01,Told,C,"]
    folder = write_tiny(tmp_path)
    if count == 1:
        for table in ("statements", "placements", "mentions", "checks"):
            write_rows(folder, table, read_rows(folder, table)[:1])
    header = "id,date,label,title,note"
    (folder / "moments.csv").write_text("\n".join([header, *days[-count:]]) + "\n")
    words = texts(draw(load(folder), "wells")[0])
    assert len([word for word in words if re.fullmatch(r"1 May 20\d\d", word)]) == count


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "$x$ & y", "网络", "W" * 300])
def test_any_text_is_drawn_as_text(tmp_path, text):
    """Whatever a title holds is shown as it is, and what is too long is cut."""
    set_cell(write_tiny(tmp_path), "indicators", 6, "title", text)
    (svg,) = draw(load(tmp_path), "stones")
    assert ET.fromstring(svg).get("aria-label").startswith(f"Line chart. {text} (kilos)")
    assert "<script" not in svg


@pytest.mark.parametrize("values", [("0", "0"), ("-5", "-2"), ("-1", "1"), ("5", "5")])
def test_any_values_are_drawn(tmp_path, values):
    """Zero, equal and negative values have an axis too."""
    folder = write_tiny(tmp_path)
    for row, value in zip((11, 12), values, strict=True):
        set_cell(folder, "observations", row, "value", value)
    words = texts(draw(load(folder), "stones")[0])
    assert values[1] in words


def test_colours_come_from_the_palette(tables):
    """Charts follow light and dark: no colour is written into them."""
    for svg in draw(tables, "wells", "worms"):
        assert not re.search(r"#[0-9a-f]{6}", svg)
    assert style.PALETTE["first"].light not in svg


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(("table", "rows"), [("moments", (2, 3)), ("observations", (11, 12))])
def test_the_first_and_the_last_day_are_drawn(tmp_path, table, rows, date):
    """A moment or a value in the first or last year that there is does not end in an error."""
    row = rows[date == "9999-12-31"]
    set_cell(write_tiny(tmp_path), table, row, "date", date)
    (svg,) = draw(load(tmp_path), "stones")
    assert "0.25" in texts(svg)


def test_the_name_of_a_value_stands_beside_the_line_of_a_moment(tmp_path):
    """A number through which a line ran would be hard to read; it stands before the line."""
    folder = write_tiny(tmp_path)
    set_cell(folder, "observations", 11, "date", "2005-04-25")
    (svg,) = draw(load(folder), "stones")
    root = ET.fromstring(svg)
    paths = [e for e in root.iter(f"{SVG}path") if e.get("d").count("L") == 1]
    (line,) = [e.get("d") for e in paths if "stroke: var(--tyo-first)" in e.get("style", "")]
    x = float(re.match(r"M([\d.]+)", line)[1])
    name = next(e for e in root.iter(f"{SVG}text") if e.text == "1,500")
    assert float(name.get("x")) + text_width("1,500") / 2 < x
