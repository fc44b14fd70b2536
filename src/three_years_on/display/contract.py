"""Declared types in, the browser's side of them out: ``content.d.ts`` and ``names.js``."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from three_years_on.display import content_types

_BROWSER = Path(__file__).parent / "browser"
_HEAD = "// Written from content_types.py by: python -m three_years_on.display.contract\n"
_WORDS = {str: "string", bool: "boolean", int: "number", NoneType: "null"}


def typescript() -> str:
    """Return an interface for each declared type."""
    declared = [type_ for type_ in vars(content_types).values() if is_typeddict(type_)]
    return _HEAD + "".join(map(_interface, declared))


def names() -> str:
    """Return the names of the state as a module of the browser."""
    state = {view: list(get_type_hints(type_)) for view, type_ in content_types.STATES.items()}
    return (
        f"{_HEAD}\n"
        f"/** The state of each view. */\nexport const STATE = {json.dumps(state, indent=2)};\n\n"
        f"/** What a reader wrote. */\n"
        f"export const WRITTEN = /** @type {{const}} */ ({json.dumps(content_types.WRITTEN)});\n"
    )


def write() -> None:
    """Write both files beside the modules of the browser."""
    for name, text in (("content.d.ts", typescript()), ("names.js", names())):
        (_BROWSER / name).write_text(text, encoding="utf-8", newline="\n")


def _interface(declared: Any) -> str:
    fields = [
        f"  {name}{'' if name in declared.__required_keys__ else '?'}: {_type(hint)};\n"
        for name, hint in get_type_hints(declared).items()
    ]
    return f"\nexport interface {declared.__name__} {{\n{''.join(fields)}}}\n"


def _type(hint: Any) -> str:
    if is_typeddict(hint):
        return hint.__name__
    inner = get_args(hint)
    if get_origin(hint) is Literal:
        return " | ".join(map(json.dumps, inner))
    if get_origin(hint) is list:
        return f"{_type(inner[0])}[]"
    if get_origin(hint) is dict:
        return f"Record<string, {_type(inner[1])}>"
    return _WORDS[hint] if hint in _WORDS else " | ".join(map(_type, inner))


if __name__ == "__main__":
    write()
