"""Colours for every reader: no colour out of the palette, none that alone tells two things apart.

Contrast itself is tested in `test_style.py`.
"""

import re
from pathlib import Path

import pytest
from test_style import SIDES

from three_years_on.charts import style, trends

PACKAGE = Path(style.__file__).parents[1]
SHEETS = [path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.css"))]

# Contrast ---------------------------------------------------------------------------------------

# What a style sheet may set as the colour of text, and behind it; test_style.py tests each pair.
# `date` and `tint` are those of a moment, or paper and ink the one on the other.
TEXT = {"ink", "muted", "paper", "first", "middle", "other", "later", "date"}
GROUND = {"paper", "ground", "ink", "outside", "tint", "date", "rule"}


def used(declaration):
    found = rf"(?<![\w-]){declaration}:\s*var\(--tyo-([a-z-]+)\)"
    roles = {role for sheet in SHEETS for role in re.findall(found, sheet)}
    return {role for role in roles if not role.startswith(("ov-", "lanes-"))}  # names of parts


def test_every_colour_in_use_is_one_whose_contrast_is_tested():
    """Texts and grounds take no role of the palette but those tested in pairs (1.4.3)."""
    assert used("color") <= TEXT
    assert used("background") <= GROUND


def test_text_in_the_colour_of_the_paper_stands_on_ink():
    """Where text is as bright as the paper, its ground is ink in the same rule (1.4.3)."""
    rules = [rule for sheet in SHEETS for rule in re.findall(r"{([^{}]*)}", sheet)]
    bright = [rule for rule in rules if re.search(r"(?<![\w-])color: var\(--tyo-paper\)", rule)]
    assert len(bright) == 2  # Reveal, the chosen prediction on a slide
    assert all("background: var(--tyo-ink)" in rule for rule in bright)


def test_no_colour_is_written_beside_the_palette():
    """Style sheets name roles, not colours; black is for a blank screen and for print."""
    written = [colour for sheet in SHEETS for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)]
    assert written == ["#000", "#000"]


def test_forced_colours_are_the_readers_own():
    """In high contrast each role is a colour of the system, and none of ours is left."""
    system = {"Canvas", "CanvasText", "GrayText"}
    assert set(style.FORCED) == set(style.PALETTE)
    assert set(style.FORCED.values()) == system
    (forced,) = re.findall(r"@media \(forced-colors:active\)\{(.*)\}", style.css())
    assert forced.startswith(".tyo,.tyo .tyo-present{")
    for role, colour in style.FORCED.items():
        assert f"--tyo-{role}:{colour}!important;" in forced


# Colour blindness -------------------------------------------------------------------------------

# Full severity; Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of
# Color Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009.
# The matrices take linear RGB.
SIMULATED = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1, 1.08883)
TOLD_APART = 11  # least difference, CIE76

# Colours that a reader compares, and what tells the two apart as well, for who sees no colour.
COMPARED = {
    ("first", "later"): "the two days: each bears its name and date",
    ("first", "middle"): "days: each bears its name and date, and is numbered",
    ("middle", "later"): "days: each bears its name and date, and is numbered",
    ("other", "later"): "days: each bears its name and date, and is numbered",
    ("middle", "other"): "days: each bears its name and date, and is numbered",
    ("muted", "first"): "bars: numbers and the order of the key",
    ("muted", "later"): "bars: numbers and the order of the key",
    ("dim", "first"): "bars: numbers and the order of the key",
    ("dim", "later"): "marks of a theme and those an outcome names: size and a bold label",
    ("ink", "muted"): "series: markers and names",
    ("ink", "dim"): "series: markers and names",
    ("ink", "later"): "words and what an outcome names: bold",
    ("ink", "first"): "words and a day: a line",
}
# Colours seen together whose difference says nothing, or is told by words alone.
ALIKE = {
    ("muted", "dim"): "series: markers and names; bars: numbers and the order of the key",
    ("first", "other"): "days, of which there are four or more: names, dates and numbers",
}


def linear(colour):
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(rgb):
    """Return linear RGB as CIELAB."""
    parts = times(XYZ, [min(max(value, 0), 1) for value in rgb])
    ratios = [part / white for part, white in zip(parts, WHITE, strict=True)]
    x, y, z = (
        r ** (1 / 3) if r > (6 / 29) ** 3 else r * (29 / 6) ** 2 / 3 + 4 / 29 for r in ratios
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, matrix):
    labs = [lab(times(matrix, linear(colour))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*labs, strict=True)) ** 0.5


def test_the_formulas_give_known_values():
    """White and black are 100 apart, red is where CIELAB has it, and greys stay what they are."""
    same = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert difference("#ffffff", "#000000", same) == pytest.approx(100, abs=0.01)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    for matrix in SIMULATED.values():
        assert times(matrix, (0.5, 0.5, 0.5)) == pytest.approx((0.5, 0.5, 0.5), abs=1e-5)
    red_and_green = difference("#d00000", "#007000", same)
    assert difference("#d00000", "#007000", SIMULATED["deuteranopia"]) < red_and_green / 2


@pytest.mark.parametrize("palette", [style.PALETTE, style.PROJECTED], ids=["screen", "projector"])
@pytest.mark.parametrize("seen", SIMULATED)
@pytest.mark.parametrize("side", SIDES)
def test_compared_colours_differ_for_the_colour_blind(palette, seen, side):
    """What a reader compares by colour differs by 11 or more however colours are seen (1.4.1)."""
    for one, other in COMPARED:
        colours = (getattr(palette[role], side) for role in (one, other))
        assert difference(*colours, SIMULATED[seen]) >= TOLD_APART, (one, other)


def test_every_two_colours_of_marks_are_either_compared_or_not():
    """No pair is forgotten: those too alike for some reader carry no meaning by colour."""
    roles = ("muted", "dim", "later", "first")
    pairs = {(a, b) for at, a in enumerate(roles) for b in roles[at + 1 :]}
    stated = {frozenset(pair) for pair in (*COMPARED, *ALIKE)}
    assert {frozenset(pair) for pair in pairs} <= stated


def test_series_differ_by_their_markers():
    """Lines of one chart differ by their marker as well as by colour (1.4.1)."""
    assert len({marker for _, marker in trends._LOOKS}) == len(trends._LOOKS) == 3
