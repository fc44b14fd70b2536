"""Tests of the palette: contrast by the formula of WCAG 2, and the same names in CSS."""

import re
import subprocess
import sys

import pytest

from three_years_on.charts import style

SIDES = ("light", "dark")
TEXTS = ("ink", "muted", "first", "middle", "other", "later")
GROUNDS = (
    *("paper", "ground", "outside"),
    *("first-tint", "middle-tint", "other-tint", "later-tint"),
)


def luminance(color):
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_known_values():
    """The formula of the tests gives the two values that everyone knows, and #777 on white."""
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXTS)
def test_text_is_legible(role, ground, side):
    """Every colour that text takes has a contrast of 4.5 to 1 on every ground (1.4.3)."""
    text, behind = (getattr(style.PALETTE[name], side) for name in (role, ground))
    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", ["paper", "ground"])
@pytest.mark.parametrize("role", TEXTS)
def test_projected_text_is_legible_from_afar(role, ground, side):
    """In a presentation every colour that text takes has a contrast of 7 to 1 (1.4.6)."""
    text, behind = (getattr(style.PROJECTED[name], side) for name in (role, ground))
    assert contrast(text, behind) >= 7


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("fill", ["ink", "first", "middle", "other", "later", "muted", "dim"])
def test_text_on_filled_parts_is_legible(fill, side):
    """Text in the colour of the paper, on bars and on the chosen tab, has 4.5 to 1 (1.4.3)."""
    text, behind = (getattr(style.PALETTE[name], side) for name in ("paper", fill))
    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_dim_marks_can_be_seen(ground, side):
    """Quiet marks and borders have a contrast of 3 to 1, which marks need (1.4.11)."""
    mark, behind = (getattr(style.PALETTE[name], side) for name in ("dim", ground))
    assert contrast(mark, behind) >= 3


def test_what_a_moment_is_called_on_a_slide_is_legible_on_its_tint():
    """In a presentation the colours of two moments have 7 to 1 on their tints (1.4.6)."""
    found = {
        (role, side): contrast(
            getattr(style.PROJECTED[role], side), getattr(style.PROJECTED[f"{role}-tint"], side)
        )
        for role in ("first", "later")
        for side in SIDES
    }
    assert min(found.values()) >= 7


def test_the_first_and_the_last_moment_keep_their_colours():
    """Of one, two, three or five moments those in between take the further colours."""
    roles = [[style.moment_role(at, count) for at in range(count)] for count in (1, 2, 3, 5)]
    assert roles == [
        ["first"],
        ["first", "later"],
        ["first", "middle", "later"],
        ["first", "middle", "other", "middle", "later"],
    ]


def test_css_holds_every_colour_for_light_and_dark():
    """The browser gets the same colours as matplotlib, one variable a role and side."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style.css())
    for side in SIDES:
        wanted = {f"--tyo-{role}:{getattr(c, side)}" for role, c in style.PALETTE.items()}
        holders = [where for where, body in rules if wanted <= set(body.split(";"))]
        assert holders, side
        if side == "dark":
            assert any("data-jp-theme-light=false" in where for where in holders)
            assert any("body:not([data-jp-theme-light])" in where for where in holders)


def test_no_two_roles_share_a_colour():
    """A drawing's colours are replaced by their names, so each colour has one name."""
    assert len({color.light for color in style.PALETTE.values()}) == len(style.PALETTE)


def test_the_palette_comes_without_matplotlib():
    """What only shows pictures that were drawn before does not wait for matplotlib."""
    code = "import sys, three_years_on.charts.style; print('matplotlib' in sys.modules)"
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert done.stdout.split() == [b"False"]
