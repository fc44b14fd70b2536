"""The canvas on which pictures that stand still are drawn."""

import re

from three_years_on.charts.canvas import Canvas, Font
from three_years_on.charts.svg import drawing


def drawn(draw):
    with drawing("canvas"):
        canvas = Canvas(200, 100)
        draw(canvas)
        return canvas.svg("A test.")


def test_pixels_count_from_the_upper_left_corner():
    """A word at (30, 20) begins 30 pixels from the left, with its middle 20 from the top."""
    svg = drawn(lambda canvas: canvas.text("x", (30, 20), "ink"))
    assert 'viewBox="0 0 200 100"' in svg
    (text,) = re.findall("<text[^>]*>", svg)
    x, y = map(float, re.search(r'x="([\d.]+)" y="([\d.]+)"', text).groups())
    assert x == 30
    assert 20 < y < 26  # the line that letters stand on lies below their middle


def test_words_are_set_as_asked():
    """Weight and size reach the drawing; no words leave no text."""
    svg = drawn(lambda canvas: canvas.text("x", (9, 9), "later", Font(16, bold=True)))
    assert "font-size: 16px" in svg
    assert "var(--tyo-later)" in svg
    assert "<text" not in drawn(lambda canvas: canvas.text("", (9, 9), "ink"))


def test_the_look_of_a_mark_is_told_by_its_fill():
    """Filled, hollow and half filled marks differ without colour; a dashed one has dashes."""

    def paths(look):
        svg = drawn(lambda canvas: canvas.mark("square", look, (50, 50), 24, "ink"))
        return re.findall(r"<path[^>]*>", svg)

    assert [len(paths(look)) for look in ("filled", "hollow", "half", "dashed")] == [1, 1, 2, 1]
    assert "fill: var(--tyo-ink)" in paths("filled")[0]
    assert "fill: var(--tyo-paper)" in paths("hollow")[0]
    assert "stroke-dasharray" in paths("dashed")[0]


def test_a_tip_points_where_it_is_turned():
    """The head of an arrow points up, and turned by a quarter to the right."""
    up = drawn(lambda canvas: canvas.tip((50, 50), "ink"))
    right = drawn(lambda canvas: canvas.tip((50, 50), "ink", 90))
    assert re.search(r'd="M50 50L47 55L53 55', up)
    assert re.search(r'd="M50 50L45 47L45 53', right)
