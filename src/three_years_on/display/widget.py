"""What every display has in common: the browser's half, plain HTML beside it, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from three_years_on.display import bundle
from three_years_on.tables.model import require_known

if TYPE_CHECKING:
    from collections.abc import Iterable


class Display(anywidget.AnyWidget):
    """A widget of ours, with plain HTML for where widgets cannot run.

    Attributes
    ----------
    view : str
        Which view the browser makes of it.
    """

    _esm = bundle.script("notebook.js")
    _css = bundle.css("explainer.css", "theme.css", "below.css", "present.css")

    view = traitlets.Unicode().tag(sync=True)

    def plain_html(self) -> str:
        """Return what is shown as plain HTML.

        Raises
        ------
        NotImplementedError
            Unless a display says what it is.
        """
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget."""
        shown, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**shown, "text/html": self.plain_html()}, metadata


def refuse_unknown(value: object, name: str, known: Iterable[str]) -> None:
    """Refuse what is none of the known values.

    Raises
    ------
    traitlets.TraitError
        When it is something else; the message names the known values.
    """
    try:
        require_known(value, name, known)
    except ValueError as error:
        raise traitlets.TraitError(str(error)) from None
