"""Declared types and shapes in, the browser's side of them out."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from three_years_on.charts.shapes import MARKS
from three_years_on.display import content_types

_BROWSER = Path(__file__).parent / "browser"
_HEAD = "// Written from {}.py by: python -m three_years_on.display.contract\n"
_WORDS = {str: "string", bool: "boolean", int: "number", NoneType: "null"}


def typescript() -> str:
    """Return an interface for each declared type."""
    found: dict[str, Any] = {}
    for declared in vars(content_types).values():
        _collect(declared, found)
    return _HEAD.format("content_types") + "".join(map(_interface, found.values()))


def _collect(hint: Any, found: dict[str, Any]) -> None:
    """Add a type to those found, after the types that it is made of."""
    if is_typeddict(hint):
        if found.get(hint.__name__, hint) is not hint:
            raise TypeError(f"two types are called {hint.__name__}; give one another name")
        for inner in () if hint.__name__ in found else get_type_hints(hint).values():
            _collect(inner, found)
        found[hint.__name__] = hint
    for inner in get_args(hint):
        _collect(inner, found)


def names() -> str:
    """Return the names of the state as a module of the browser."""
    state = {view: list(get_type_hints(type_)) for view, type_ in content_types.STATES.items()}
    return (
        f"{_HEAD.format('content_types')}\n"
        f"/** The state of each view. */\nexport const STATE = {json.dumps(state, indent=2)};\n\n"
        f"/** What a reader wrote. */\n"
        f"export const WRITTEN = /** @type {{const}} */ ({json.dumps(content_types.WRITTEN)});\n"
    )


def shapes() -> str:
    """Return the shapes of marks as a module of the browser."""
    return (
        f"{_HEAD.format('shapes')}\n"
        f"/** What a mark is, on 24 by 24: its outline, the strokes inside it, or only a line. */\n"
        f"export const MARKS = {json.dumps(MARKS, indent=2)};\n"
    )


def write() -> None:
    """Write the files beside the modules of the browser."""
    for name, text in (
        ("content.d.ts", typescript()),
        ("names.js", names()),
        ("shapes.js", shapes()),
    ):
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
