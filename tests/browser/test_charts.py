"""Every chart of the record, as a browser draws it: nothing touches, nothing is cut."""

from pathlib import Path

import pytest
from test_layout import contrast

from three_years_on import collect, load
from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order
from three_years_on.charts.trends import (
    NARROW,
    WIDE,
    draw_panels,
    plot_beside,
    plot_theme,
    plot_vintages,
)
from three_years_on.words.record import panels

PREDICTIONS = Path(__file__).parents[1] / "data" / "predictions"
THEMES = [
    "",
    "economy",
    "public-opinion",
    "core-technology",
    "cybersecurity",
    "enterprise-responsibility",
]
BOXES = """svg => {
  const box = node => {
    const {left, top, right, bottom} = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return {text: node.textContent.trim(), left, top, right, bottom, colour: style.fill,
            size: parseFloat(style.fontSize) * node.getScreenCTM().a};
  };
  return {svg: box(svg), texts: [...svg.querySelectorAll("text")].map(box)};
}"""


@pytest.fixture(scope="module")
def tables():
    return load()


@pytest.fixture(scope="module")
def page(browser):
    shown = browser.new_page(viewport={"width": 1366, "height": 768})
    yield shown
    shown.close()


def show(page, html, *, dark=False):
    theme = f'data-jp-theme-light="{str(not dark).lower()}"'
    ground = "#111111" if dark else "#ffffff"
    page.set_content(f'<body {theme} style="--jp-layout-color0:{ground};margin:8px">{html}')


def overlap(one, other, slack):
    """Say whether two boxes share more than a hair's breadth."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > slack and down > slack


def is_inside(one, other, slack=0.5):
    """Say whether a box lies within another."""
    return (
        one["left"] >= other["left"] - slack
        and one["top"] >= other["top"] - slack
        and one["right"] <= other["right"] + slack
        and one["bottom"] <= other["bottom"] + slack
    )


def faults_of(found):
    """Name the texts of a drawing that touch another, are cut, or are too small."""
    texts = found["texts"]
    touching = [
        (one["text"], other["text"])
        for at, one in enumerate(texts)
        for other in texts[:at]
        if overlap(one, other, slack=1.5)
    ]
    cut = [text["text"] for text in texts if not is_inside(text, found["svg"])]
    small = [text["text"] for text in texts if text["size"] < 11.5]
    return touching + cut + small


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_of_a_chart_touches_another_or_is_cut(page, tables, theme, width):
    """All charts of a theme, small as in the record and large as in the notebooks."""
    shown = panels(tables, theme, "record", "chart")
    assert shown
    figure = '<figure class="tyo-chart" style="width:{}px">{}</figure>'
    show(page, "".join(figure.format(width, svg) for svg in draw_panels(tables, shown, width)))
    drawn = page.locator("svg").all()
    assert len(drawn) == len(shown)
    assert [faults_of(svg.evaluate(BOXES)) for svg in drawn] == [[]] * len(shown)


@pytest.mark.parametrize(
    "plot",
    [
        plot_order,
        plot_delays,
        plot_effect,
        lambda tables: plot_vintages(tables, "rd-gdp-nbs"),
        lambda tables: collect(PREDICTIONS, tables),
    ],
    ids=["order", "delays", "effect", "releases", "collected"],
)
def test_no_text_of_another_chart_touches_another_or_is_cut(page, tables, plot):
    """The charts of milestones, of releases and of what a class predicted too."""
    show(page, plot(tables)._repr_html_())
    assert faults_of(page.locator("svg").evaluate(BOXES)) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_of_a_chart_can_be_read(page, tables, dark):
    """Every text has 4.5:1 against its ground, in both themes (1.4.3)."""
    html = "".join(plot_theme(tables, theme)._repr_html_() for theme in THEMES)
    show(page, html + plot_beside(tables, "top500-china")._repr_html_(), dark=dark)
    ground = (0x11,) * 3 if dark else (255,) * 3
    colours = {
        text["colour"] for svg in page.locator("svg").all() for text in svg.evaluate(BOXES)["texts"]
    }
    assert len(colours) >= 4
    for colour in colours:
        rgb = [float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
        assert contrast(rgb, ground) >= 4.5, colour


def test_charts_stand_side_by_side_where_there_is_room(page, tables):
    """Small multiples share a row on a laptop and stand below each other on a phone."""
    html = plot_theme(tables, "economy")._repr_html_()
    for width, rows in ((1366, 1), (320, 3)):
        page.set_viewport_size({"width": width, "height": 768})
        show(page, html)
        tops = {round(chart.bounding_box()["y"]) for chart in page.locator("figure").all()}
        assert len(tops) == rows
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1366, "height": 768})


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_numbers_on_bars_have_no_outline(page, tables, dark):
    """An outline in the colour of the number would make it a blot; names keep theirs."""
    show(page, plot_order(tables)._repr_html_(), dark=dark)
    outlines = page.evaluate(
        """[...document.querySelectorAll("svg text")].map(text =>
        [text.closest(".tyo-on-bar") ? "number" : "name", getComputedStyle(text).stroke])"""
    )
    assert {stroke for kind, stroke in outlines if kind == "number"} == {"none"}
    paper = "rgb(17, 17, 17)" if dark else "rgb(255, 255, 255)"
    assert {stroke for kind, stroke in outlines if kind == "name"} == {paper}
    assert len([kind for kind, _ in outlines if kind == "number"]) == 15
