"""A matplotlib figure in, a chart that everyone can read out: inline SVG, alt text, table."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from three_years_on import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", _SVG)

_CSS = """
.tyo-chart{color:var(--tyo-ink);background:var(--tyo-paper);margin:0;max-width:75rem}
.tyo-chart .tyo-scroll{overflow-x:auto}
.tyo-chart svg{display:block;width:100%;height:auto;min-width:44rem}
.tyo-chart text{font-family:var(--tyo-fonts)}
.tyo-chart figcaption,.tyo-chart summary{font-size:var(--tyo-body);line-height:1.5;margin:.5em 0}
.tyo-chart table{border-collapse:collapse;font-size:var(--tyo-body)}
.tyo-chart :is(th,td){text-align:left;vertical-align:top;padding:.3em .8em .3em 0}
.tyo-chart tr{border-bottom:1px solid var(--tyo-rule)}
"""


@dataclass(frozen=True)
class Chart:
    """A chart for a notebook: picture, alt text, caption and the rows it is drawn from.

    Attributes
    ----------
    svg : str
        The picture as inline SVG whose text stays text and whose colours follow the theme.
    alt : str
        What the picture is, its extremes and its trend, in words.
    caption : str
        What the chart shows and what it does not show.
    rows : DataFrame
        The rows drawn, with the column names a reader sees.
    """

    svg: str
    alt: str
    caption: str
    rows: pd.DataFrame

    def __repr__(self) -> str:
        return f"{self.alt} {self.caption}"

    def _repr_html_(self) -> str:
        if not self.svg:
            return f"<p>{escape(self.alt)}</p>"
        return (
            f'<figure class="tyo tyo-chart"><style>{style.css()}{_CSS}</style>'
            f'<div class="tyo-scroll" tabindex="0" role="group" aria-label="Chart">{self.svg}</div>'
            f"<figcaption>{escape(self.caption)}</figcaption>"
            f"<details><summary>The same as a table ({len(self.rows)} rows)</summary>"
            f'<div class="tyo-scroll">{table_html(self.rows, self.alt)}</div></details></figure>'
        )


def table_html(rows: pd.DataFrame, caption: str) -> str:
    """Return rows as an HTML table with a caption, every cell escaped."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in rows.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows.itertuples(index=False)
    )
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


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
        A figure drawn inside `style.drawing`.
    alt : str, optional
        Alt text of a picture; left out where the page makes the parts of the drawing operable
        and names them itself.
    attributes : dict of str to dict of str to str, optional
        For the gid of an artist, the attributes its group gets in place of the gid.
    """
    buffer = io.StringIO()
    with warnings.catch_warnings():
        # The browser has the glyphs that matplotlib's own font lacks.
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        figure.savefig(buffer, format="svg", metadata=dict.fromkeys(_METADATA), transparent=True)
    root = ET.fromstring(buffer.getvalue())
    shapes = {element.get("id"): element for element in root.iter(f"{{{_SVG}}}path")}
    for parent in list(root.iter()):
        _clean_children(parent, shapes)
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, re.sub(r"\d+\.\d{2,}", lambda n: f"{float(n[0]):.1f}", value))
        element.attrib.update((attributes or {}).get(element.attrib.pop("id", ""), {}))
        element.attrib.pop("clip-path", None)
        if "style" in element.attrib:
            element.set("style", _themed(element.get("style")))
    width, height = (root.attrib.pop(side).removesuffix("pt") for side in ("width", "height"))
    root.set("viewBox", f"0 0 {width} {height}")
    if alt is not None:
        root.attrib.update({"role": "img", "aria-label": alt})
    return ET.tostring(root, encoding="unicode")


_CURVES_OF_A_CIRCLE = 8
_METADATA = ("Creator", "Date", "Format", "Type")


def _clean_children(parent: ET.Element, shapes: dict[str | None, ET.Element]) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag == f"{{{_SVG}}}use":
            parent[index] = _inlined(child, shapes[child.attrib.pop(_HREF).removeprefix("#")])
    for child in list(parent):
        if child.tag in {f"{{{_SVG}}}defs", f"{{{_SVG}}}metadata"}:
            parent.remove(child)


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
    for role, color in style.PALETTE.items():
        declarations = declarations.replace(color.light, f"var(--tyo-{role})")
    return declarations
