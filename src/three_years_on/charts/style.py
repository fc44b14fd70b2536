"""The one palette and type scale: roles in, colours for a drawing and CSS variables out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_DRAWINGS = Path(__file__).with_name("drawings.css")


class Color(NamedTuple):
    """One role in the palette, on light and on dark ground."""

    light: str
    dark: str


# Colour means a date: `first`, `middle`, `other` and `later` are moments, by `moment_role`, and
# tints the ground of what was said at them; all else is told by ink.
PALETTE = {
    "paper": Color("#ffffff", "#14171a"),
    "ground": Color("#f4f4f1", "#1d2126"),
    "ink": Color("#16191d", "#eeeeec"),
    "muted": Color("#4c535b", "#b9bfc6"),
    "dim": Color("#6e757e", "#868e97"),
    "rule": Color("#d8d9d5", "#3a4047"),
    "first": Color("#174a8b", "#8fbcf7"),
    "first-tint": Color("#e9f0f9", "#1b2735"),
    "middle": Color("#0b5d3b", "#7fd3a8"),
    "middle-tint": Color("#e6f3ec", "#17291f"),
    "other": Color("#6a2c83", "#d3a6ea"),
    "other-tint": Color("#f4ebf8", "#291d30"),
    "later": Color("#8a4600", "#f0b05a"),
    "later-tint": Color("#fbefdd", "#2e2415"),
    "outside": Color("#efefec", "#1f2327"),
}

# On a projector text needs more contrast than on a screen: 7 to 1, on tints too.
PROJECTED = PALETTE | {
    "muted": Color("#3c434a", "#b9bfc6"),
    "dim": Color("#59616c", "#9aa2ad"),
    "later": Color("#7d3f00", "#f0b05a"),
}

# Where readers have chosen their own few colours, these alone are sure to stand out.
FORCED = (
    dict.fromkeys(PALETTE, "CanvasText")
    | {role: "Canvas" for role in PALETTE if role.endswith("-tint")}
    | {"paper": "Canvas", "ground": "Canvas", "outside": "Canvas", "rule": "GrayText"}
)

# Sizes in CSS pixels; figures are drawn at 72 dots an inch, where a point is a pixel.
SMALL, BODY, TITLE = 12, 14, 16
DPI = 72
# What this explainer says, and what the article says in our words. None is wider than DejaVu
# Sans, with which matplotlib measures, so what fits there fits here.
FONTS = (
    "'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', "
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
)
SERIF = (
    "'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, 'Noto Serif', "
    "'Songti SC', SimSun, 'Noto Serif CJK SC', serif"
)


def moment_role(place: int, count: int) -> str:
    """Return the role of a moment, by its place (0 is the first) among all of them."""
    if place == 0:
        return "first"
    return "later" if place == count - 1 else ("middle", "other")[(place - 1) % 2]


@cache
def css() -> str:
    """Return the palette and sizes as CSS variables, and the rules that every drawing needs."""
    fonts = f"--tyo-fonts:{FONTS};--tyo-serif:{SERIF};"
    shared = f"{fonts}--tyo-small:{SMALL}px;--tyo-body:{BODY}px;--tyo-title:{TITLE}px;"
    jupyter = "--tyo-paper:var(--jp-layout-color0)"
    forced = "".join(f"--tyo-{role}:{color}!important;" for role, color in FORCED.items())
    return (
        f".tyo{{{shared}{_variables(PALETTE, 'light')}}}\n"
        f".tyo .tyo-present{{{_variables(PROJECTED, 'light')}}}\n"
        f"[data-jp-theme-light] .tyo{{{jupyter}}}\n"
        f"[data-jp-theme-light=false] .tyo{{{_variables(PALETTE, 'dark')}{jupyter}}}\n"
        f"[data-jp-theme-light=false] .tyo .tyo-present{{{_variables(PROJECTED, 'dark')}}}\n"
        "@media screen and (prefers-color-scheme:dark){"
        f"body:not([data-jp-theme-light]) .tyo{{{_variables(PALETTE, 'dark')}}}"
        f"body:not([data-jp-theme-light]) .tyo .tyo-present{{{_variables(PROJECTED, 'dark')}}}}}\n"
        f"@media (forced-colors:active){{.tyo,.tyo .tyo-present{{{forced}}}}}\n"
        + _DRAWINGS.read_text(encoding="utf-8")
    )


def _variables(palette: dict[str, Color], ground: str) -> str:
    return "".join(f"--tyo-{role}:{getattr(color, ground)};" for role, color in palette.items())
