"""What readers did, kept in the kernel while cells are run again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import traitlets

_KEPT: dict[tuple[str, str], dict[str, Any]] = {}


def remember(widget: traitlets.HasTraits, about: str, names: list[str]) -> None:
    """Give a widget what was kept of its like, and keep what changes from now on.

    Parameters
    ----------
    widget : HasTraits
        A widget that was just made.
    about : str
        What the reader is asked, as text: a widget of the same sort that asks the same takes up
        what was kept; any other begins anew.
    names : list of str
        The traits to keep.
    """
    key = (type(widget).__name__, sha256(about.encode()).hexdigest())
    kept = _KEPT.setdefault(key, {})
    for name, value in list(kept.items()):
        setattr(widget, name, value)
    widget.observe(lambda change: kept.update({change.name: change.new}), names)
