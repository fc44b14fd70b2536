"""Charts, tables and accounts in, what a notebook shows out: HTML that carries its styles once."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from functools import cache, wraps
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from three_years_on.charts import style
from three_years_on.languages.spoken import ENGLISH, speaking, spoken, tr, trn
from three_years_on.tables.model import require_tables, rows_of
from three_years_on.words.html import NO_FORMULAS, in_language, link

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from three_years_on.tables.model import Tables

_STYLES = Path(__file__).with_name("charts.css")


_Options = ParamSpec("_Options")
_Shown = TypeVar("_Shown")


def in_language_of_tables(
    function: Callable[Concatenate[Tables, _Options], _Shown],
) -> Callable[Concatenate[Tables, _Options], _Shown]:
    """Let a function that shows tables speak their language; refuse what is no tables."""

    @wraps(function)
    def speaks(tables: Tables, *args: _Options.args, **options: _Options.kwargs) -> _Shown:
        require_tables(tables)
        with speaking(tables.language):
            return function(tables, *args, **options)

    return speaks


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What is shown speaks the language that was spoken when it was made."""

    language: str = field(default_factory=lambda: spoken().code)


@dataclass(frozen=True)
class Chart(_Said):
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
        return _styled(self.unstyled())

    def unstyled(self) -> str:
        """Return the chart as HTML for an output that carries the styles already."""
        with speaking(self.language):
            label = escape(tr("Chart"))
            summary = escape(
                trn(
                    "The same as a table ({count} row)",
                    "The same as a table ({count} rows)",
                    len(self.rows),
                )
            )
            table = table_html(self.rows, self.alt)
            return (
                f"{_begin()}<figure>"
                f'<div class="tyo-scroll" tabindex="0" role="group" aria-label="{label}">'
                f"{self.svg}</div>"
                f"<figcaption>{escape(self.caption)}</figcaption></figure>"
                f"<details><summary>{summary}</summary>"
                f'<div class="tyo-scroll">{table}</div></details></div>'
            )


@dataclass(frozen=True)
class Charts(_Said):
    """Charts that stand side by side, as far as the page is wide enough.

    Attributes
    ----------
    charts : tuple of Chart
        The charts in their order.
    least : int
        Width in pixels below which a chart moves to the next row.
    note : str
        What is said where there is no chart.
    """

    charts: tuple[Chart, ...]
    least: int = 300
    note: str = ""

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.charts)) or self.note

    def _repr_html_(self) -> str:
        if not self.charts:
            with speaking(self.language):
                words = tr("No chart: the tables have no such figures.")
                return _sentence(self.note or words)
        inner = "".join(chart.unstyled() for chart in self.charts)
        return _styled(
            f'<div class="tyo-multiples" style="--tyo-least:{self.least}px">{inner}</div>'
        )


@dataclass(frozen=True)
class Collected(Chart):
    """A chart of what the files in a folder tell, and which files are not in it.

    Attributes
    ----------
    files : int
        How many files were counted.
    not_counted : tuple of str
        For each other file, its name and why it was not.
    """

    files: int = 0
    not_counted: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "\n".join([super().__repr__(), *self.not_counted])

    def _repr_html_(self) -> str:
        html = super()._repr_html_()
        if not self.not_counted:
            return html
        with speaking(self.language):
            count = len(self.not_counted)
            head = trn("{count} file is not counted:", "{count} files are not counted:", count)
            items = "".join(f"<li>{escape(told)}</li>" for told in self.not_counted)
            return f"{html}{_begin()}<p>{escape(head)}</p><ul>{items}</ul></div>"


class Link(NamedTuple):
    """A text in a table that leads to a page, and the language of the text."""

    text: str
    url: str
    language: str = "en"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Table(_Said):
    """Rows for a notebook, shown as a table that is read from left to right.

    Attributes
    ----------
    rows : DataFrame
        The rows, with the column names a reader sees. A cell may be a `Link`, or a list, whose
        entries stand below one another.
    caption : str
        What the table holds.
    note : str
        What is said where there are no rows.
    """

    rows: pd.DataFrame
    caption: str
    note: str = ""

    def __repr__(self) -> str:
        return f"{self.caption}\n{self.rows.to_string(index=False)}"

    def _repr_html_(self) -> str:
        with speaking(self.language):
            return self._html()

    def _html(self) -> str:
        if self.rows.empty:
            return _sentence(self.note or tr("The tables have no such rows."))
        return _styled(
            f"{_begin()}"
            '<div class="tyo-scroll" tabindex="0" role="region" '
            f'aria-label="{escape(self.caption)}">'
            f"{table_html(self.rows, self.caption)}</div></div>"
        )


@dataclass(frozen=True)
class Accounts(_Said):
    """Accounts for a notebook, by side: the sides in their order, of each the rows in theirs.

    Attributes
    ----------
    rows : DataFrame
        One row an account, with the columns Published, Origin, Account, Publisher and Source.
    note : str
        What is said where there are none.
    """

    rows: pd.DataFrame
    note: str = ""

    def __repr__(self) -> str:
        return self.rows.to_string(index=False)

    def _repr_html_(self) -> str:
        with speaking(self.language):
            return self._html()

    def _html(self) -> str:
        if self.rows.empty:
            return _sentence(self.note or tr("The tables have no such accounts."))
        sides: dict[str, list[str]] = {}
        for row in rows_of(self.rows):
            account = (
                f"<li><p>{escape(row.Account)}</p>"
                f"{escape(row.Published)} · {_cell(row.Source)} · {escape(row.Publisher)}</li>"
            )
            sides.setdefault(row.Origin, []).append(account)
        inner = "".join(
            f"<section><h3>{escape(side[:1].upper() + side[1:])} <small>{len(items)}</small></h3>"
            f"<ul>{''.join(items)}</ul></section>"
            for side, items in sides.items()
        )
        accounts = f'<div class="tyo-accounts">{inner}</div>'
        return _styled(f"{_begin()}{accounts}</div>")


def table_html(rows: pd.DataFrame, caption: str) -> str:
    """Return rows as an HTML table with a caption, heads translated, every cell escaped."""
    say = spoken().gettext.gettext
    head = "".join(f'<th scope="col">{escape(say(str(name)))}</th>' for name in rows.columns)
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


def _sentence(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _begin() -> str:
    """Return the tag that begins what is shown, with its language where that is not English."""
    said = spoken()
    told = "" if said.code == ENGLISH else f' lang="{said.code}" dir="{said.direction}"'
    return f'<div class="tyo tyo-chart {NO_FORMULAS}"{told}>'


def as_image(svg: str, alt: str) -> str:
    """Return a drawing as an image, which a notebook shows that is not trusted, too."""
    sized = re.sub('^<svg (?=.*? viewBox="0 0 ([0-9.]+))', r'<svg class="tyo" width="\1" ', svg)
    opening, rest = sized.split(">", 1)
    styled = f"{opening}><style>{escape(style.css())}</style>{rest}"
    data = base64.b64encode(styled.encode()).decode()
    place = f"data:image/svg+xml;base64,{data}"
    return f'<img alt="{escape(alt)}" style="background: white; max-width: 100%" src="{place}">'


def _styled(html: str) -> str:
    """Return the HTML of one output under the styles that it needs."""
    return f"<style>{_css()}</style>{html}"


@cache
def _css() -> str:
    return style.css() + _STYLES.read_text(encoding="utf-8")
