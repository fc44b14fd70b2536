"""What every display has in common: the browser's half, plain HTML beside it, refusals."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets
from IPython import get_ipython

from three_years_on.display import bundle
from three_years_on.languages.spoken import speaking, spoken
from three_years_on.tables.model import require_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from three_years_on.display.content_types import Spoken
    from three_years_on.languages.spoken import Language


def packed(words: Any, _: Display) -> bytes:
    """Return words of a display as they are sent: JSON in gzip, a quarter of its size."""
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), _QUICK, mtime=0)


_QUICK = 4  # made in a third of the time of the best level, and a tenth larger


class Display(anywidget.AnyWidget):
    """A widget of ours, with plain HTML for where widgets cannot run.

    Attributes
    ----------
    view : str
        Which view the browser makes of it.
    language : dict
        The language that it speaks, as `content_types.Spoken`: the one spoken when it was made.
    """

    _esm = bundle.script("notebook.js")
    _css = bundle.css(
        "explainer.css", "overview.css", "lanes.css", "theme.css", "below.css", "present.css"
    )

    view = traitlets.Unicode().tag(sync=True)
    language = traitlets.Dict().tag(sync=True, to_json=packed)

    def __init__(self, **state: Any) -> None:
        super().__init__(language=sent_language(), **state)
        close_former(self)

    def speaking(self) -> AbstractContextManager[Language]:
        """Let all that is said inside be said in the language of the display."""
        return speaking(self.language["code"])

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
        with self.speaking():
            return {**shown, "text/html": self.plain_html()}, metadata


class Charted(Display):
    """A display whose charts are drawn once its first view was sent, as matplotlib is slow.

    In a notebook that is when its cell has shown what it shows, but before it ends, so that a
    saved notebook has them. Where no cells are run, they are drawn when all the state is asked
    for.

    Attributes
    ----------
    charts : dict of str to str
        Charts as SVG, under the ids of their figures; empty until they are drawn.
    """

    charts = traitlets.Dict().tag(sync=True)

    def __init__(self, draw: Callable[[], dict[str, str]], **state: Any) -> None:
        self._draw: Callable[[], dict[str, str]] | None = None
        super().__init__(**state)
        self._draw = draw
        after_cell(self.drawn_charts)

    def drawn_charts(self) -> dict[str, str]:
        """Return the charts, drawn by now."""
        if self._draw:
            draw, self._draw = self._draw, None
            with self.speaking():
                self.charts = draw()
        return self.charts

    def get_state(self, key: Any = None, *args: Any, **options: Any) -> Any:
        """Return the state; all of it comes with the charts, except when it is sent first."""
        if key is None:
            self.drawn_charts()
        return super().get_state(key, *args, **options)


def sent_language() -> Spoken:
    """Return the language spoken here, with the messages that the browser says."""
    said = spoken()
    return {
        "code": said.code,
        "direction": said.direction,
        "messages": {
            short_key(key): words for key, words in said.messages().items() if is_said(key)
        },
        "plural": said.plural(),
    }


def short_key(message: str) -> str:
    """Return what stands for an English message in a language that is sent.

    The messages themselves would be half of it. No two that the browser says have the same key,
    which is tested.
    """
    total = 0
    for letter in message:
        total = (total * 31 + ord(letter)) % 2**32
    return f"{total % 16**5:x}"


def is_said(key: str) -> bool:
    """Whether the browser may say a message: its script holds the words, or says their context."""
    script = bundle.script("page.js")
    context, has_context, _ = key.partition("\x04")
    if has_context:
        return re.search(rf'trp\(\s*"{re.escape(context)}"', script) is not None
    return json.dumps(key, ensure_ascii=False) in script


def _request() -> dict[str, Any]:
    """Return the message of Jupyter that is being answered; outside of a notebook an empty one."""
    shell = get_ipython()
    return shell.get_parent() if hasattr(shell, "get_parent") else {}


def this_cell() -> str:
    """Return the id of the notebook's cell that is running, where Jupyter tells it."""
    return _request().get("metadata", {}).get("cellId", "")


_MADE: dict[str, tuple[str, list[Display]]] = {}


def close_former(made: Display) -> None:
    """Close what the notebook's cell that makes a display made when it was run before.

    Cells without an id, as outside of a notebook, close nothing.
    """
    cell = this_cell()
    if not cell:
        return
    run = _request()["header"]["msg_id"]
    former, displays = _MADE.get(cell, (run, []))
    if former != run:
        for display in displays:
            display.close()
        displays = []
    _MADE[cell] = (run, [*displays, made])


def after_cell(task: Callable[[], object]) -> None:
    """Do a task when the notebook's cell that is running has shown what it shows.

    In a notebook, but outside of a cell, it is done at once; without a notebook, not at all.
    """
    shell = get_ipython()
    if not hasattr(shell, "get_parent"):
        return
    if shell.get_parent().get("header", {}).get("msg_type") != "execute_request":
        task()
        return

    def do(_: object) -> None:
        shell.events.unregister("post_run_cell", do)
        task()

    shell.events.register("post_run_cell", do)


def is_read_later() -> bool:
    """Whether a cell runs with nobody there to answer, as where a notebook is exported or built."""
    return _request().get("content", {}).get("allow_stdin") is False


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
