"""Text of the tables in, HTML that a notebook or a page can hold out: always escaped."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

# Jupyter looks for formulas between dollar signs in HTML, but not where it meets these classes.
NO_FORMULAS = "mathjax_ignore tex2jax_ignore"


def without_formulas(html: str) -> str:
    """Return HTML in which Jupyter shows dollar signs as they are."""
    return f'<div class="{NO_FORMULAS}">{html}</div>'


def bullets(items: list[str], tag: str = "ul") -> str:
    """Return a list of items that are HTML already."""
    return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


def is_web_address(url: str) -> bool:
    """Tell whether an address may become a link: one of the web, that runs no script."""
    return url.lower().startswith(("http://", "https://"))


def link(url: str, html: str) -> str:
    """Return HTML as a link where the address is one of the web, else as it is."""
    if not is_web_address(url):
        return html
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{html}</a>'


def text_fragment(url: str, words: str) -> str:
    """Return what stands behind an address to lead to words of its page.

    Parameters
    ----------
    url : str
        The address of the page, with or without a part that it names after ``#``.
    words : str
        Words of the page, written as there; browsers show where they stand first.

    Returns
    -------
    str
        A text fragment, such as ``#:~:text=The%20council``; empty without words.
    """
    if not words:
        return ""
    # A hyphen, which `quote` leaves, would part the words from what stands beside them.
    text = quote(" ".join(words.split()), safe="").replace("-", "%2D")
    return f"{'' if '#' in url else '#'}:~:text={text}"


def language_tag(language: str) -> str:
    """Return what marks a language in HTML; Chinese of no stated script is in simplified signs."""
    return "zh-Hans" if language == "zh" else language


def in_language(text: str, language: str, url: str = "") -> str:
    """Return a text that says which language it is in, and where it is Chinese all the same.

    Its signs keep their order where the words around it run the other way. With the address of a
    page in that language, the text is a link to it.
    """
    inner = escape(text) if _WITH_HAN.match(language) else marked(text)
    lang = f' lang="{escape(language_tag(language))}"'
    return f'<a{lang} href="{escape(url)}">{inner}</a>' if url else f"<bdi{lang}>{inner}</bdi>"


def marked(text: str) -> str:
    """Return a text in which every Chinese run says that it is Chinese."""
    return _HAN.sub(r'<span lang="zh-Hans">\g<0></span>', escape(text))


# Languages that are themselves written in these letters.
_WITH_HAN = re.compile("(ja|zh)(-|$)")
# The letters of which Unicode says that their script is Han.
_HAN = re.compile(
    "[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
