"""The files in ``browser/`` in, one script and one style sheet out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from three_years_on.charts import style

_BROWSER = Path(__file__).parent / "browser"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
# What whoever reads a module needs, and the checker of its types, is not sent: a fifth of it.
_FOR_READERS = re.compile(
    r"^ */\*\*.*?\*/\n|/\*\*.*?\*/ ?|^ *//[^\n]*\n|^ +", re.MULTILINE | re.DOTALL
)
_COMMENT = re.compile(r"/\*.*?\*/\n?|^ +", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=async|class|const|function)", re.MULTILINE)


@cache
def script(entry: str) -> str:
    """Return a module and all that it imports as one script, so that nothing is loaded later.

    Parameters
    ----------
    entry : str
        File name of the module that comes last, ``notebook.js`` or ``page.js``.
    """
    modules: dict[str, str] = {}
    _collect(entry, modules)
    return "\n".join(modules.values())


def _collect(name: str, modules: dict[str, str]) -> None:
    """Add what a module imports, then the module, without what only its source needs."""
    text = (_BROWSER / name).read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        if imported not in modules:
            _collect(imported, modules)
    modules[name] = _EXPORT.sub("", _FOR_READERS.sub("", _IMPORT.sub("", text)))


def css(*names: str) -> str:
    """Return the palette and style sheets as one."""
    return style.css() + sheets(*names)


def sheets(*names: str) -> str:
    """Return style sheets as one, without comments."""
    return _COMMENT.sub(
        "", "".join((_BROWSER / name).read_text(encoding="utf-8") for name in names)
    )
