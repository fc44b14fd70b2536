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


PALETTE = {
    "paper": Color("#ffffff", "#111111"),
    "ink": Color("#1b1f24", "#ececec"),
    "muted": Color("#59616c", "#b0b7c0"),
    "dim": Color("#858d98", "#7b838e"),
    "rule": Color("#d5d9df", "#3c4148"),
    "ground": Color("#f4f5f7", "#1f2226"),
    "lit": Color("#0a58a5", "#79bbff"),
    "first": Color("#00665a", "#58d0bf"),
    "later": Color("#a63c06", "#ffa477"),
}

# On a projector, dark ground aside, text needs more contrast than on a screen: 7 to 1.
PROJECTED = PALETTE | {
    "muted": Color("#434a53", "#b0b7c0"),
    "dim": Color("#59616c", "#9aa2ad"),
    "lit": Color("#084a8c", "#79bbff"),
    "first": Color("#00544a", "#58d0bf"),
    "later": Color("#8a3203", "#ffa477"),
}

# Where readers have chosen their own few colours, these alone are sure to stand out.
FORCED = dict.fromkeys(PALETTE, "CanvasText") | {
    "paper": "Canvas",
    "ground": "Canvas",
    "rule": "GrayText",
    "lit": "LinkText",
    "later": "Highlight",
}

# Sizes in CSS pixels; figures are drawn at 72 dots an inch, where a point is a pixel.
SMALL, BODY, TITLE = 12, 14, 16
DPI = 72
# None is wider than DejaVu Sans, with which matplotlib measures, so what fits there fits here.
FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"


@cache
def css() -> str:
    """Return the palette and sizes as CSS variables, and the rules that every drawing needs."""
    shared = f"--tyo-fonts:{FONTS};--tyo-small:{SMALL}px;--tyo-body:{BODY}px;--tyo-title:{TITLE}px;"
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
