"""Figures of matplotlib in, SVG to set inside a page out: the house style, and the same bytes."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import matplotlib as mpl
import matplotlib.style

from three_years_on.charts import style
from three_years_on.languages.spoken import isolated, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", _SVG)

# The gid of text on a filled bar, which gets no outline in the colour of the paper.
ON_BAR = "on-bar"


@contextmanager
def drawing(salt: str) -> Iterator[None]:
    """Draw figures in the house style, with text kept as text and bytes that stay the same.

    All begins from matplotlib's own defaults, so that no setting or style sheet of a user
    changes a drawing.

    Parameters
    ----------
    salt : str
        Name of the figure; it keeps the ids of two figures on one page apart.
    """
    ink, muted = style.PALETTE["ink"].light, style.PALETTE["muted"].light
    settings = {
        "axes.edgecolor": style.PALETTE["rule"].light,
        "axes.labelcolor": muted,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "figure.dpi": style.DPI,
        "font.family": "DejaVu Sans",
        "font.size": style.SMALL,
        "svg.fonttype": "none",
        "svg.hashsalt": salt,
        "text.color": ink,
        "text.hinting": "none",
        "text.parse_math": False,  # what a table holds is text, dollar signs included
        "timezone": "UTC",  # not among the defaults that a style resets
        "xtick.color": muted,
        "ytick.color": muted,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
    }
    with matplotlib.style.context("default"), mpl.rc_context(settings):
        yield


def to_svg(
    figure: Figure,
    alt: str | None = None,
    attributes: dict[str, dict[str, str]] | None = None,
) -> str:
    """Return a figure as SVG to set inside a page.

    The SVG carries no ids, no style sheet and no clock, so that several can share a page and
    the same figure always gives the same bytes. Colours of the palette become CSS variables.

    Parameters
    ----------
    figure : Figure
        A figure drawn inside `drawing`.
    alt : str, optional
        Alt text of a picture; left out where the page makes the parts of the drawing operable
        and names them itself.
    attributes : dict of str to dict of str to str, optional
        For the gid of an artist, the attributes its group gets in place of the gid.
    """
    given = {ON_BAR: {"class": "tyo-on-bar"}} | (attributes or {})
    buffer = io.StringIO()
    with warnings.catch_warnings():
        # The browser has the glyphs that matplotlib's own font lacks.
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        figure.savefig(buffer, format="svg", metadata=dict.fromkeys(_METADATA), transparent=True)
    root = ET.fromstring(buffer.getvalue())  # noqa: S314 (matplotlib wrote it just now)
    shapes = {element.get("id"): element for element in root.iter(f"{{{_SVG}}}path")}
    for parent in list(root.iter()):
        _clean_children(parent, shapes)
    for element in root.iter():
        for name, value in element.attrib.items():
            rounded = re.sub(r"\d+\.\d{2,}", lambda n: f"{float(n[0]):.1f}", value)
            element.set(name, _SPARE.sub("", rounded) if name == "d" else rounded)
        element.attrib.update(given.get(element.attrib.pop("id", ""), {}))
        element.attrib.pop("clip-path", None)
        if "style" in element.attrib:
            element.set("style", _themed(element.attrib["style"]))
    _make_small(root)
    width, height = (root.attrib.pop(side).removesuffix("pt") for side in ("width", "height"))
    if spoken().direction == "rtl":
        _mirror(root, width)
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("font-family", style.FONTS)
    if alt is not None:
        root.attrib.update({"role": "img", "aria-label": alt})
    return ET.tostring(root, encoding="unicode")


_CURVES_OF_A_CIRCLE = 8
# Empty space around the letters of a path.
_SPARE = re.compile(r"(?<=[A-Za-z]) +| +(?=[A-Za-z])| +$")
_METADATA = ("Creator", "Date", "Format", "Type")


def _clean_children(parent: ET.Element, shapes: dict[str | None, ET.Element]) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag == f"{{{_SVG}}}use":
            parent[index] = _inlined(child, shapes[child.attrib.pop(_HREF).removeprefix("#")])
    for child in list(parent):
        if child.tag in {f"{{{_SVG}}}defs", f"{{{_SVG}}}metadata"}:
            parent.remove(child)


def _make_small(parent: ET.Element) -> None:
    """Drop what does not change the picture: bare groups, empty space, turns by nothing."""
    parent.text = parent.text if parent.tag == f"{{{_SVG}}}text" else None
    children = []
    for child in list(parent):
        _make_small(child)
        child.tail = None
        if child.get("transform", "").startswith("rotate(-0 "):
            del child.attrib["transform"]
        is_bare = child.tag == f"{{{_SVG}}}g" and not child.attrib
        if child.get("style") != "fill: none":
            children += list(child) if is_bare else [child]
    parent[:] = children


def _mirror(root: ET.Element, width: str) -> None:
    """Let a drawing run from right to left; its words stay as they are read."""
    for text in root.iter(f"{{{_SVG}}}text"):
        upright = f"matrix(-1 0 0 1 {2 * float(text.get('x', '0')):g} 0)"
        text.set("transform", f"{upright} {text.get('transform', '')}".strip())
        text.text = isolated(text.text or "")
    # The side at which words begin is the right one now, in a mirror the left.
    turned = {"transform": f"matrix(-1 0 0 1 {width} 0)", "direction": "rtl"}
    mirrored = ET.Element(f"{{{_SVG}}}g", turned)
    mirrored[:] = list(root)
    root[:] = [mirrored]


def _inlined(use: ET.Element, shape: ET.Element) -> ET.Element:
    """Return the shape a ``use`` refers to, drawn at its place, so that no id is needed."""
    x, y = use.attrib.pop("x", "0"), use.attrib.pop("y", "0")
    outline = shape.get("d", "")
    if outline.count("C") == _CURVES_OF_A_CIRCLE:
        radius = outline.split()[2]
        return ET.Element(f"{{{_SVG}}}circle", {"cx": x, "cy": y, "r": radius} | use.attrib)
    moved = {"d": outline, "transform": f"translate({x} {y})"}
    return ET.Element(f"{{{_SVG}}}path", moved | use.attrib)


def _themed(declarations: str) -> str:
    """Replace the light colours of the palette by the variables that stand for them."""
    declarations = re.sub(r"font: ([\d.]+px)[^;]*", r"font-size: \1", declarations)
    unsaid = r"font-family: [^;]*; |text-anchor: start; |stroke-dashoffset: 0; |"
    declarations = re.sub(unsaid + r"; stroke-linejoin: miter", "", declarations)
    for role, color in style.PALETTE.items():
        declarations = declarations.replace(color.light, f"var(--tyo-{role})")
    return declarations
