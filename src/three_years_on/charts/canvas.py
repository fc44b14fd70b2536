"""Words, marks, lines and boxes at pixels in, one SVG out."""

from __future__ import annotations

from typing import Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from three_years_on.charts import style
from three_years_on.charts.marks import path
from three_years_on.charts.shapes import MARKS
from three_years_on.charts.svg import to_svg

Point = tuple[float, float]
DASHED, DOTTED = (0, (4, 2.5)), (0, (1.5, 2))
_MARK = 24  # the square on which marks are drawn


class Font(NamedTuple):
    """How words are set; `align` is the side of the point at which they begin."""

    size: int = style.SMALL
    bold: bool = False
    align: str = "left"


PLAIN, BOLD = Font(), Font(bold=True)


class Canvas:
    """A drawing whose coordinates are pixels from the left and from the top.

    To be used inside `svg.drawing`.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / style.DPI, height / style.DPI))
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()

    def svg(self, alt: str) -> str:
        """Return what was drawn."""
        return to_svg(self.figure, alt)

    def text(self, words: str, at: Point, role: str, font: Font = PLAIN) -> None:
        """Set words whose middle line stands at a point."""
        if words:
            weight = "bold" if font.bold else "normal"
            look = {"color": light(role), "fontsize": font.size, "fontweight": weight}
            self.axes.text(*at, words, va="center", ha=font.align, **look)

    def line(self, start: Point, end: Point, role: str, **how: Any) -> None:
        """Draw a line; `how` is what matplotlib calls the properties of one."""
        how = {"lw": 1, "solid_capstyle": "butt"} | how
        self.axes.plot(*zip(start, end, strict=True), color=light(role), **how)

    def strokes(self, ends: list[tuple[Point, Point]], role: str, width: float) -> None:
        """Draw many lines as one shape."""
        if ends:
            codes = [Path.MOVETO, Path.LINETO] * len(ends)
            drawn = Path([point for pair in ends for point in pair], codes)
            self.axes.add_patch(PathPatch(drawn, fill=False, edgecolor=light(role), lw=width))

    def rule(self, y: float) -> None:
        """Draw a thin line over the whole width."""
        self.line((0, y), (self.width, y), "rule", lw=0.8)

    def box(self, at: Point, size: Point, role: str, **how: Any) -> None:
        """Fill a box, or draw its edge where `how` gives one; `at` is its upper left corner."""
        edge = how.pop("edge", None)
        how |= {"edgecolor": light(edge)} if edge else {"lw": 0}
        self.axes.add_patch(Rectangle(at, *size, facecolor=light(role), **how))

    def tip(self, at: Point, role: str, turn: float = 0) -> None:
        """Draw the head of an arrow that points up, or is turned by degrees clockwise."""
        x, y = at
        turned = Affine2D().rotate_deg_around(x, y, turn).transform
        corners = turned([(x, y), (x - 3, y + 5), (x + 3, y + 5)])
        self.axes.fill(*zip(*corners, strict=True), color=light(role), lw=0)

    def ring(self, at: Point, radius: float, role: str) -> None:
        """Draw a circle around a point."""
        self.axes.add_patch(Circle(at, radius, fill=False, edgecolor=light(role), lw=1.2, zorder=3))

    def mark(self, name: str, look: str, at: Point, size: float, role: str) -> None:
        """Draw a mark of ``browser/marks.js`` around a point.

        Parameters
        ----------
        name : str
            Its name there.
        look : str
            ``filled``, ``hollow``, ``half`` or ``dashed``.
        at : tuple of float
            Its middle.
        size : float
            Width and height.
        role : str
            Its colour.
        """
        shape, color, scale = MARKS[name], light(role), size / _MARK
        dashes = {"ls": (0, (2, 1.4))} if look == "dashed" else {}
        if "line" in shape:
            wide = (1.9 if look == "dashed" else 4.5) * scale
            self._draw(path(shape["line"]), at, scale, fill=False, ec=color, lw=wide, **dashes)
            return
        is_filled = look == "filled"
        ground = color if is_filled else light("paper")
        how = {"fc": ground, "ec": color, "lw": 0 if is_filled else 2.2 * scale}
        self._draw(path(shape["outline"]), at, scale, **how, **dashes)
        if look == "half":
            half = path(shape["outline"]).clip_to_bbox(Bbox([[0, 0], [_MARK / 2, _MARK]]))
            self._draw(half, at, scale, fc=color, lw=0)
        if "inside" in shape:
            inner = light("paper") if is_filled else color
            self._draw(path(shape["inside"]), at, scale, fill=False, ec=inner, lw=2.2 * scale)

    def _draw(self, drawn: Path, at: Point, scale: float, **how: Any) -> None:
        placed = Affine2D().translate(-_MARK / 2, -_MARK / 2).scale(scale).translate(*at)
        patch = PathPatch(drawn, transform=placed + self.axes.transData, zorder=3, **how)
        self.axes.add_patch(patch)


def light(role: str) -> str:
    """Return the colour of a role on light ground, for which the SVG has its variable."""
    return style.PALETTE[role].light
