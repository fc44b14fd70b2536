"""Shapes of marks in, paths for a drawing out."""

from __future__ import annotations

import re

from matplotlib.path import Path as Outline

_PART = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
_POINTS = {"M": [Outline.MOVETO], "L": [Outline.LINETO], "C": [Outline.CURVE4] * 3}


def path(drawn: str) -> Outline:
    """Return an SVG path of absolute M, L, H, V, C and Z, on 24 by 24, as a path of matplotlib."""
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for letter, numbers in _PART.findall(drawn):
        values = [float(value) for value in re.findall(r"-?\d+\.?\d*", numbers)]
        if letter == "Z":
            points.append(points[-1])
            codes.append(Outline.CLOSEPOLY)
        elif letter == "H":
            points.append((values[0], points[-1][1]))
            codes.append(Outline.LINETO)
        elif letter == "V":
            points.append((points[-1][0], values[0]))
            codes.append(Outline.LINETO)
        else:
            pairs = list(zip(values[::2], values[1::2], strict=True))
            points += pairs
            codes += _POINTS[letter] * (len(pairs) // len(_POINTS[letter]))
    return Outline(points, codes)
