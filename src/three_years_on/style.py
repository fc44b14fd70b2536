"""The one palette and type scale, for matplotlib and for the browser."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import matplotlib as mpl

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@contextmanager
def drawing(salt: str) -> Iterator[None]:
    """Draw figures in the house style, with text kept as text and bytes that stay the same.

    Parameters
    ----------
    salt : str
        Name of the figure; it keeps the ids of two figures on one page apart.
    """
    ink, muted = PALETTE["ink"].light, PALETTE["muted"].light
    settings = {
        "axes.edgecolor": PALETTE["rule"].light,
        "axes.labelcolor": muted,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "figure.dpi": DPI,
        "font.family": "DejaVu Sans",
        "font.size": SMALL,
        "svg.fonttype": "none",
        "svg.hashsalt": salt,
        "text.color": ink,
        "text.parse_math": False,  # what a table holds is text, dollar signs included
        "xtick.color": muted,
        "ytick.color": muted,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
    }
    with mpl.rc_context(settings):
        yield


def css() -> str:
    """Return the palette and sizes as CSS variables, for light and dark ground."""
    shared = f"--tyo-fonts:{FONTS};--tyo-small:{SMALL}px;--tyo-body:{BODY}px;--tyo-title:{TITLE}px;"
    jupyter = "--tyo-paper:var(--jp-layout-color0)"
    forced = "".join(f"--tyo-{role}:{color}!important;" for role, color in FORCED.items())
    return (
        f".tyo{{{shared}{_variables(PALETTE, 'light')}}}\n"
        # A drawing has measured its words; the table beside it takes any spacing a reader sets.
        ".tyo svg text{letter-spacing:normal!important;word-spacing:normal!important}\n"
        f".tyo .tyo-present{{{_variables(PROJECTED, 'light')}}}\n"
        f"[data-jp-theme-light] .tyo{{{jupyter}}}\n"
        f"[data-jp-theme-light=false] .tyo{{{_variables(PALETTE, 'dark')}{jupyter}}}\n"
        f"[data-jp-theme-light=false] .tyo .tyo-present{{{_variables(PROJECTED, 'dark')}}}\n"
        "@media screen and (prefers-color-scheme:dark){"
        f"body:not([data-jp-theme-light]) .tyo{{{_variables(PALETTE, 'dark')}}}"
        f"body:not([data-jp-theme-light]) .tyo .tyo-present{{{_variables(PROJECTED, 'dark')}}}}}\n"
        f"@media (forced-colors:active){{.tyo,.tyo .tyo-present{{{forced}}}}}\n"
    )


def _variables(palette: dict[str, Color], ground: str) -> str:
    return "".join(f"--tyo-{role}:{getattr(color, ground)};" for role, color in palette.items())
