"""What every display has in common: the browser's half, plain HTML beside it, refusals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from three_years_on.display import bundle
from three_years_on.tables.model import Tables

if TYPE_CHECKING:
    from collections.abc import Collection


class Display(anywidget.AnyWidget):
    """A widget of ours, with plain HTML for where widgets cannot run.

    Attributes
    ----------
    view : str
        Which view the browser makes of it.
    """

    _esm = bundle.script("notebook.js")
    _css = bundle.css("explainer.css", "overview.css", "lanes.css", "theme.css", "below.css", "present.css")

    view = traitlets.Unicode().tag(sync=True)

    def plain_html(self) -> str:
        """Return what is shown as plain HTML."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget."""
        shown, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**shown, "text/html": self.plain_html()}, metadata


def require_tables(tables: object) -> None:
    """Refuse what is no tables, such as the path of their folder.

    Raises
    ------
    TypeError
        When it is something else; the message says what to pass.
    """
    if isinstance(tables, str | Path):
        raise TypeError(f"{str(tables)!r} is a path, no tables; pass load({str(tables)!r})")
    if not isinstance(tables, Tables):
        raise TypeError(f"{type(tables).__name__} is not tables; pass what load() returns")


def refuse_unknown(value: object, name: str, known: Collection[str]) -> None:
    """Refuse what is none of the known values.

    Raises
    ------
    traitlets.TraitError
        When it is something else; the message names the known values.
    """
    if not isinstance(value, str) or value not in known:
        raise traitlets.TraitError(f"{value!r} is not a known {name}; use one of {list(known)}")
