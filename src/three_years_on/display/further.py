"""A state and the same in another language in, what differs out: a fifth of its size."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.display.content_types import PageModel, Spoken

_Place = tuple[str | int, ...]


class Further(TypedDict):
    """How a state in a further language differs from the first, as `further.js` reads it.

    Attributes
    ----------
    language : Spoken
        The language, with its messages.
    changes : list of list
        For each text of the first state, each once, in the order of `_signs_first`: in threes how
        many words to keep, how many to drop, and what to put there; nothing where it stays.
        Whatever is no letter or digit of ASCII is a word of its own.
    others : list of list
        The place of each value that these changes do not make, a list of keys, and the value.
    """

    language: Spoken
    changes: list[list[int | str]]
    others: list[list[Any]]


def further(first: PageModel, other: PageModel) -> Further:
    """Return how a state in another language differs from the first.

    Most texts of a page are the same in all languages, or differ in a word or two, and stand in
    several places.
    """
    one, another = ({**state, "language": None} for state in (first, other))
    meant: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    others: list[list[Any]] = []
    for place, value, changed in _pairs(one, another, ()):
        if isinstance(value, str) and isinstance(changed, str):
            meant[value][changed].append(place)
        elif json.dumps(value) != json.dumps(changed):  # also when the order alone differs
            others.append([[*place], changed])
    changes: list[list[int | str]] = []
    for text in sorted({*_texts(one)}, key=_signs_first):
        # A text may stand for two: a word, and a name of the program that is never shown.
        common, *rest = sorted(meant[text], key=lambda it: -len(meant[text][it])) or [text]
        changes.append([*_edited(text, common)])
        others += [[[*place], rare] for rare in rest for place in meant[text][rare]]
    return {"language": other["language"], "changes": changes, "others": others}


def _pairs(one: Any, another: Any, place: _Place) -> Iterator[tuple[_Place, Any, Any]]:
    """Go through two values at once, as deep as they are built alike."""
    keys: list[Any] = []
    if isinstance(one, dict) and isinstance(another, dict):
        keys = list(one) if list(one) == list(another) else []
    elif isinstance(one, list) and isinstance(another, list) and len(one) == len(another):
        keys = [*range(len(one))]
    if keys:
        for key in keys:
            yield from _pairs(one[key], another[key], (*place, key))
    else:
        yield place, one, another


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _signs_first(text: str) -> tuple[bytes, str]:
    """Return what a text is sorted by: its signs, then all of it.

    Texts that are built alike pack best beside each other. By units of UTF-16, as browsers sort.
    """
    signs = _ASCII_WORDS.sub("", text)
    return signs.encode("utf-16-be"), text


_ASCII_WORDS = re.compile("[A-Za-z0-9]+")


def _edited(one: str, another: str) -> Iterator[int | str]:
    kept = 0
    for dropped, put in _edits(one, another):
        if dropped == put:
            kept += _count(dropped)
        else:
            yield from (kept, _count(dropped), put)
            kept = 0


def _count(text: str) -> int:
    return len(_WORDS.findall(text))


def _edits(one: str, another: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in one text and what in the other: the same, or changed."""
    for before, after in _aligned(_LINES.findall(one), _LINES.findall(another)):
        if before == after:
            yield before, after
        else:
            yield from _joined(_aligned(_WORDS.findall(before), _WORDS.findall(after)))


# A picture holds a label in each of its lines; compared by words at once it would take seconds.
_LINES = re.compile(r'[^<"\n]+|[<"\n][^<"\n]*')
_WORDS = re.compile("[A-Za-z0-9]+|.", re.DOTALL)
# Pairs of the same part; with more of them comparing takes seconds, and finds blanks.
_MOST = 20_000


def _aligned(one: list[str], another: list[str]) -> Iterator[tuple[str, str]]:
    parts, others = Counter(one), Counter(another)
    if sum(count * others[part] for part, count in parts.items()) > _MOST:
        yield "".join(one), "".join(another)
        return
    found = SequenceMatcher(None, one, another, autojunk=False)
    for _, start, end, first, last in found.get_opcodes():
        before, after = one[start:end], another[first:last]
        if len(before) == len(after):
            yield from zip(before, after, strict=True)
        else:
            yield "".join(before), "".join(after)


def _joined(edits: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join changes that a single letter parts: one is shorter than two."""
    open_ = ("", "")
    parting = ""
    for dropped, put in edits:
        if dropped != put:
            open_ = (open_[0] + parting + dropped, open_[1] + parting + put)
            parting = ""
        elif open_ != ("", "") and not parting and len(put) == 1:
            parting = put
        else:
            yield from filter(any, [open_, (parting, parting)])
            yield dropped, put
            open_, parting = ("", ""), ""
    yield from filter(any, [open_, (parting, parting)])
