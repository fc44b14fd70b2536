"""A matplotlib figure in, a chart that everyone can read out: inline SVG, alt text, table."""

from __future__ import annotations

import bisect
import io
import re
import warnings
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from three_years_on import style
from three_years_on.html import NO_FORMULAS, in_language, link

if TYPE_CHECKING:
    import pandas as pd

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", _SVG)

_CSS = """
.tyo-chart{color:var(--tyo-ink);background:var(--tyo-paper);margin:0;max-width:75rem}
.tyo-chart .tyo-scroll{overflow-x:auto}
.tyo-chart svg{display:block;width:100%;height:auto}
.tyo-chart .tyo-scroll>svg{min-width:44rem}
.tyo-chart text{font-family:var(--tyo-fonts);paint-order:stroke;stroke:var(--tyo-paper);
stroke-width:3px;stroke-linejoin:round}
.tyo-chart figcaption,.tyo-chart summary{font-size:var(--tyo-body);line-height:1.5;margin:.5em 0}
.tyo-charts{display:grid;gap:1rem 2rem;max-width:75rem;align-items:start;
grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--tyo-least)),1fr))}
.tyo-charts:has(>:only-child){grid-template-columns:minmax(0,calc(1.6*var(--tyo-least)))}
.tyo-charts .tyo-chart .tyo-scroll>svg{min-width:16rem}
.tyo-chart ul.tyo-accounts{list-style:none;margin:0;padding:0;display:grid;gap:1rem 2rem;
grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));font-size:var(--tyo-body)}
.tyo-chart .tyo-accounts li{list-style:none;border-top:1px solid var(--tyo-rule);padding-top:.5em}
.tyo-accounts p{margin:.3em 0}
.tyo-chart a{color:var(--tyo-lit)}
.tyo-chart table{border-collapse:collapse;font-size:var(--tyo-body)}
.tyo.tyo-chart table :is(th,td){text-align:left;vertical-align:top;padding:.3em .8em .3em 0}
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
            f'<figure class="tyo tyo-chart {NO_FORMULAS}"><style>{style.css()}{_CSS}</style>'
            f'<div class="tyo-scroll" tabindex="0" role="group" aria-label="Chart">{self.svg}</div>'
            f"<figcaption>{escape(self.caption)}</figcaption>"
            f"<details><summary>The same as a table ({len(self.rows)} rows)</summary>"
            f'<div class="tyo-scroll">{table_html(self.rows, self.alt)}</div></details></figure>'
        )


@dataclass(frozen=True)
class Charts:
    """Charts that stand side by side, as far as the page is wide enough.

    Attributes
    ----------
    charts : tuple of Chart
        The charts in their order.
    least : int
        Width in pixels below which a chart moves to the next row.
    """

    charts: tuple[Chart, ...]
    least: int = 300

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.charts))

    def _repr_html_(self) -> str:
        if not self.charts:
            return "<p>No chart: the tables have no such figures.</p>"
        inner = "".join(chart._repr_html_() for chart in self.charts)
        return f'<div class="tyo-charts" style="--tyo-least:{self.least}px">{inner}</div>'


class Link(NamedTuple):
    """A text in a table that leads to a page, and the language of the text."""

    text: str
    url: str
    language: str = "en"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Table:
    """Rows for a notebook, shown as a table that is read from left to right.

    Attributes
    ----------
    rows : DataFrame
        The rows, with the column names a reader sees. A cell may be a `Link`, or a list, whose
        entries stand below one another.
    caption : str
        What the table holds.
    """

    rows: pd.DataFrame
    caption: str

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.rows.to_string(index=False)}"

    def _repr_html_(self) -> str:
        if self.rows.empty:
            return "<p>The tables have no such rows.</p>"
        return (
            f'<div class="tyo tyo-chart {NO_FORMULAS}"><style>{style.css()}{_CSS}</style>'
            '<div class="tyo-scroll" tabindex="0" role="region" '
            f'aria-label="{escape(self.caption)}">'
            f"{table_html(self.rows, self.caption)}</div></div>"
        )


@dataclass(frozen=True)
class Accounts:
    """Accounts for a notebook, side by side in the order of their rows.

    Attributes
    ----------
    rows : DataFrame
        One row an account, with the columns Published, Origin, Account, Publisher and Source.
    """

    rows: pd.DataFrame

    def __repr__(self) -> str:
        return self.rows.to_string(index=False)

    def _repr_html_(self) -> str:
        if self.rows.empty:
            return "<p>The tables have no such accounts.</p>"
        items = "".join(
            f"<li><b>{escape(row.Origin)}</b> · {escape(row.Published)}<p>{escape(row.Account)}</p>"
            f"{_cell(row.Source)} · {escape(row.Publisher)}</li>"
            for row in self.rows.itertuples()
        )
        return (
            f'<div class="tyo tyo-chart {NO_FORMULAS}"><style>{style.css()}{_CSS}</style>'
            f'<ul class="tyo-accounts">{items}</ul></div>'
        )


@cache
def text_width(text: str, size: int = style.SMALL) -> float:
    """Return how many pixels a line of text takes in the font that matplotlib measures with."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph ", UserWarning)
        font = FontProperties(family="DejaVu Sans", size=size)
        seen = _UNSEEN.sub("", text)
        return _renderer().get_text_width_height_descent(seen, font, ismath=False)[0]


_UNSEEN = re.compile("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]")


@cache
def _renderer() -> object:
    return FigureCanvasAgg(Figure(dpi=style.DPI)).get_renderer()


def fit(text: str, room: float, size: int = style.SMALL) -> str:
    """Return a text on one line, cut with an ellipsis where it needs more than its room."""
    text = " ".join(text.split())[:_LONGEST]
    if text_width(text, size) <= room:
        return text
    fitting = bisect.bisect(range(len(text)), room, key=lambda n: text_width(f"{text[:n]}…", size))
    return f"{text[: max(fitting - 1, 0)]}…"


# More letters than ever fit on a line; measuring takes time.
_LONGEST = 200


def wrap(text: str, room: float, size: int = style.SMALL) -> list[str]:
    """Break a text into lines that fit; a word that is too long for a line is cut."""
    lines: list[str] = []
    for word in (word[:_LONGEST] for word in text.split()):
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(fit(word, room, size))
    return lines


def table_html(rows: pd.DataFrame, caption: str) -> str:
    """Return rows as an HTML table with a caption, every cell escaped."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in rows.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>"
        for row in rows.itertuples(index=False)
    )
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    """Return a cell as HTML; only addresses of the web become links."""
    if isinstance(value, list):
        return "".join(f"<div>{_cell(entry)}</div>" for entry in value)
    if not isinstance(value, Link):
        return escape(str(value))
    return link(value.url, in_language(value.text, value.language))


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
    _make_small(root)
    width, height = (root.attrib.pop(side).removesuffix("pt") for side in ("width", "height"))
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("font-family", style.FONTS)
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
    declarations = re.sub(r"font-family: [^;]*; |text-anchor: start; ", "", declarations)
    for role, color in style.PALETTE.items():
        declarations = declarations.replace(color.light, f"var(--tyo-{role})")
    return declarations
