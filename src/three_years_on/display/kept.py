"""What readers did, kept in the kernel while cells are run again."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import traitlets

_KEPT: dict[tuple[str, str], dict[str, Any]] = {}


def remember(widget: traitlets.HasTraits, about: str, names: Sequence[str]) -> None:
    """Give a widget what was kept of its like, and keep what changes from now on.

    Parameters
    ----------
    widget : HasTraits
        A widget that was just made.
    about : str
        What the reader is asked, as text: a widget of the same sort that asks the same takes up
        what was kept; any other begins anew.
    names : sequence of str
        The traits to keep.
    """
    key = (type(widget).__name__, sha256(about.encode()).hexdigest())
    kept = _KEPT.setdefault(key, {})
    for name, value in deepcopy(kept).items():
        setattr(widget, name, value)

    def keep(change: Any) -> None:
        kept[change.name] = deepcopy(change.new)

    widget.observe(keep, list(names))
