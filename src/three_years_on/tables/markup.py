"""A text with HTML in it in, the words a reader sees and where it leads out."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from three_years_on.tables.sentences import is_unseen


class Plain(NamedTuple):
    """What a text with markup says.

    Attributes
    ----------
    text : str
        Its words, on one line.
    links : tuple of tuple of str
        Of each link its address and its words; of each picture, film or frame its address and
        the words that stand for it.
    """

    text: str
    links: tuple[tuple[str, str], ...]


def to_plain(markup: str) -> Plain:
    """Take the tags out of a text.

    Examples
    --------
    >>> to_plain('<b>Well</b><br>plan, see <a href="https://example.org/a">the act</a> &amp; 3 < 4')
    Plain(text='Well plan, see the act & 3 < 4', links=(('https://example.org/a', 'the act'),))
    """
    words: list[str] = []
    links: list[tuple[str, str]] = []
    address, begun, hidden = "", 0, ""
    for part in _PARTS.split(markup):
        found = _TAG.match(part)
        name = found[2].lower() if found else ""
        if hidden:
            hidden = "" if found and found[1] and name == hidden else hidden
        elif not found:
            words.append(unescape(part))
        elif name in _UNSEEN and not found[1]:
            hidden = name
        elif name in _SHOWING and (shown := _value(_SRC, part)):
            links.append((shown, _line([_value(_ALT, part)])))
        elif name == "a":
            if address:
                links.append((address, _line(words[begun:])))
            address, begun = _value(_HREF, part), len(words)
        elif name in _BREAKING:
            words.append(" ")
    if address:
        links.append((address, _line(words[begun:])))
    return Plain(_line(words), tuple(links))


# Each part is looked at once, so that no text takes long.
_PARTS = re.compile("(<[^<>]*>)")
_TAG = re.compile("<(/?)([A-Za-z][A-Za-z0-9]*|!)")
_UNSEEN = {"script", "style"}
_BREAKING = {"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "hr"}
_BREAKING |= {"h1", "h2", "h3", "h4", "h5", "h6"}


_SHOWING = {"img", "video", "audio", "source", "iframe", "embed"}


def _value(attribute: re.Pattern[str], tag: str) -> str:
    found = attribute.search(tag)
    return unescape(found[1] or found[2] or found[3] or "").strip() if found else ""


_HREF, _SRC, _ALT = (
    re.compile(rf"""\b{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
    for name in ("href", "src", "alt")
)


def _line(words: list[str]) -> str:
    line = " ".join(_UNSHOWABLE.sub(" ", "".join(words)).split())
    return "" if all(map(is_unseen, line)) else line


# What no table can hold: controls, and halves of pairs.
_UNSHOWABLE = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
