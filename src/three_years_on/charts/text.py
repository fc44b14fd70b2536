"""Texts and room in pixels in, their widths and lines that fit out."""

from __future__ import annotations

import bisect
import re
import unicodedata
import warnings
from functools import cache
from itertools import groupby, islice
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from three_years_on.charts import style


def text_width(text: str, size: int = style.SMALL) -> float:
    """Return how many pixels a line of text takes; measure inside `svg.drawing`."""
    hinting = mpl.rcParams["text.hinting"]
    return sum(_advance(letter, size, hinting) for letter in _UNSEEN.sub("", text))


@cache
def _advance(letter: str, size: int, _: str) -> float:
    """Return how much further a line goes with a letter in it, which its ink does not tell.

    It is another with another hinting, which a notebook's own figures may have.
    """
    return _inked(f"|{letter}|", size) - _inked("||", size)


def _inked(text: str, size: int) -> float:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        font = FontProperties(family="DejaVu Sans", size=size)
        return _renderer().get_text_width_height_descent(text, font, ismath=False)[0]


_UNSEEN = re.compile("[\N{LEFT-TO-RIGHT MARK}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]")


@cache
def _renderer() -> Any:
    return FigureCanvasAgg(Figure(dpi=style.DPI)).get_renderer()


def fit(text: str, room: float, size: int = style.SMALL) -> str:
    """Return a text on one line, cut with an ellipsis where it needs more than its room."""
    text = _with_few_marks(" ".join(filter(None, _SPACE.split(text))))
    if len(text) <= _LONGEST and text_width(text, size) <= room:
        return text
    text = text[:_LONGEST]
    fitting = bisect.bisect(range(len(text)), room, key=lambda n: text_width(f"{text[:n]}…", size))
    return f"{text[: max(fitting - 1, 0)]}…"


# Where a line may be broken; a space that binds what stands around it is none of these.
_SPACE = re.compile(r"[ \t\r\n]+")
# More letters than ever fit on a line; measuring takes time.
_LONGEST = 200
_MOST_MARKS = 8


def wrap(text: str, room: float, size: int = style.SMALL) -> list[str]:
    """Break a text into lines that fit; a word that is too long for a line is cut.

    Chinese and Japanese are written without spaces: there, a line may end after a letter.
    """
    lines: list[str] = []
    taken = 0.0
    for word in filter(None, _SPACE.split(_with_few_marks(text))):
        space = " "
        for part in (part[:_LONGEST] for part in _BESIDE_HAN.split(word)):
            width = text_width(part, size)
            beside = taken + text_width(space, size) + width
            if lines and beside <= room:
                lines[-1] += f"{space}{part}"
                taken = beside
            else:
                lines.append(fit(part, room, size))
                taken = width
            space = ""
    return lines


# Letters of Chinese and Japanese; what never ends a line, and what never begins one.
_HAN = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_OPENING = "\\[({（［｛「『【《〈“‘\N{FIRST STRONG ISOLATE}"
_CLOSING = (
    "\\])}）］｝」』】》〉”’、，。．；：？！,.;:?!%％‰°…—–～·・ー々\u3099\u309a"
    "\N{POP DIRECTIONAL ISOLATE}"
)
_BESIDE_HAN = re.compile(
    f"(?:(?<=[{_HAN}])(?=.)|(?<=.)(?=[{_HAN}]))(?<![{_OPENING}])(?![{_CLOSING}])"
)


def _with_few_marks(text: str) -> str:
    """Leave on a letter no more marks than scripts need, as they would hide what stands around."""
    runs = groupby(text, key=lambda letter: unicodedata.combining(letter) > 0)
    return "".join("".join(islice(run, _MOST_MARKS if marks else None)) for marks, run in runs)
