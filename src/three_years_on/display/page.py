"""A widget's state in, one HTML file that needs nothing else out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.display import bundle
from three_years_on.display.content import ASKED
from three_years_on.display.plain import document
from three_years_on.words.html import link
from three_years_on.words.writing import listed

if TYPE_CHECKING:
    from three_years_on.display.content_types import (
        About,
        Article,
        ExplainerContent,
        ExplainerModel,
    )

_STYLES = ("explainer.css", "theme.css", "below.css", "present.css", "page.css")


def make_page(state: ExplainerModel) -> str:
    """Return a page that shows a widget with the browser's own means, and loads nothing.

    The state is packed in the page and unpacked by its script. Without a script the page is a
    document that holds the same; printed, it is a handout. The same state gives the same bytes.

    Parameters
    ----------
    state : ExplainerModel
        What the browser reads of an `Explainer`, as JSON has it.
    """
    content = state["content"]
    article, explainer = content["article"], content["explainer"]
    script = _no_tags(bundle.script("page.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _PAGE.format(
        policy=_POLICY.format(digest=digest),
        language=escape(explainer["language"]),
        name=escape(_name(explainer, article)),
        author=_author(explainer),
        title=escape(article["title"]),
        about=_about(content),
        style=bundle.css(*_STYLES),
        state=_packed(state),
        script=script,
        document=document(content),
    )


def _name(explainer: About, article: Article) -> str:
    """Return the title of the page: what the explainer is called, and after it its article."""
    title = explainer["title"]
    return title if article["title"] in title else f"{title}: {article['title']}"


def _author(explainer: About) -> str:
    authors = escape(explainer["authors"])
    return f'<meta name="author" content="{authors}">\n' if authors else ""


class _Parts(NamedTuple):
    """Which parts of an explainer there are to speak of."""

    statements: bool
    milestones: bool
    figures: bool
    accounts: bool


def _parts(content: ExplainerContent) -> _Parts:
    steps = content["steps"]
    return _Parts(
        any(step["sides"] for step in steps),
        bool(content["milestones"]),
        bool(content["figures"]),
        any(step["record"]["accounts"] for step in steps),
    )


def _about(content: ExplainerContent) -> str:
    """Return the words that open the page, as HTML."""
    article, parts = content["article"], _parts(content)
    name = escape(", ".join(filter(None, [article["publisher"], article["day"]])))
    known = f" ({link(article['url'], name)})" if name else ""
    asked = [*ASKED[:2]] if parts.statements else []
    asked += [*ASKED[2:]] if parts.figures or parts.accounts else []
    said = []
    if asked:
        said.append(f"An article{known}, taken apart: {listed(asked)}.")
    elif name:
        said.append(f"An article{known} and the milestones around it.")
    if parts.statements:
        said.append("The statements are told in other words than the article’s.")
    chosen = listed([word for word in _CHOSEN if getattr(parts, word)])
    if chosen:
        whence = "come from other sources, each named" if content["sources"] else "name no sources"
        said.append(f"{chosen.capitalize()} {whence}; this explainer chose them.")
    return " ".join(said)


_CHOSEN = ("milestones", "figures", "accounts")


def _packed(state: ExplainerModel) -> str:
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def _no_tags(script: str) -> str:
    """Check that nothing in a script ends it early."""
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the script of the page holds a tag that would end it")
    return script


_POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
{author}<title>{name}</title>
<style>
{style}</style>
</head>
<body>
<div class="tyo tyo-page">
<header>
<h1>{title}</h1>
<p>{about}</p>
<p class="tyo-notice" role="alert" hidden></p>
</header>
<main>
<h2>Step by step</h2>
<div id="explainer"></div>
<script type="text/plain" id="state">{state}</script>
<script>{script}</script>
<div class="tyo-document">{document}</div>
</main>
</div>
</body>
</html>
"""
