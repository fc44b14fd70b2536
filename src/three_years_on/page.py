"""A widget's state in, one HTML file that needs nothing else out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from html import escape
from typing import TYPE_CHECKING, Any

from three_years_on import bundle
from three_years_on.document import document, link

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES = ("explainer.css", "present.css", "page.css")


def make_page(state: Mapping[str, Any]) -> str:
    """Return a page that shows a widget with the browser's own means, and loads nothing.

    The state is packed in the page and unpacked by its script. Without a script the page is a
    document that holds the same; printed, it is a handout. The same state gives the same bytes.

    Parameters
    ----------
    state : mapping
        The traits of an `Explainer` that the browser reads, as JSON has them.
    """
    article = state["content"]["article"]
    script = _no_tags(bundle.script("page.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _PAGE.format(
        policy=_POLICY.format(digest=digest),
        title=escape(article["title"]),
        article=link(article["url"], escape(f"{article['publisher']}, {article['day']}")),
        style=bundle.css(*_STYLES),
        state=_packed(state),
        script=script,
        document=document(state["content"]),
    )


def _packed(state: Mapping[str, Any]) -> str:
    text = json.dumps(dict(state), ensure_ascii=False, separators=(",", ":"))
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
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}: called for, reported, on record</title>
<style>
{style}</style>
</head>
<body>
<div class="tyo tyo-page">
<header>
<h1>{title}</h1>
<p>An article ({article}), taken apart: what was called for, what was reported, and what the \
record shows. The statements are told in other words than the article’s. Milestones, figures and \
accounts come from other sources, each named; this explainer chose them.</p>
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
