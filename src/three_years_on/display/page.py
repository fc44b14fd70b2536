"""A widget's state in, one HTML file that needs nothing else out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.display import bundle
from three_years_on.display.content import ASKED, record_cites_article
from three_years_on.display.further import further
from three_years_on.display.metadata import metadata
from three_years_on.display.plain import as_written, document
from three_years_on.languages.spoken import marked, speaking, spoken, tr
from three_years_on.tables.model import is_near
from three_years_on.words.html import link
from three_years_on.words.writing import listed, sentences, with_commas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from three_years_on.display.content_types import (
        About,
        Article,
        ExplainerContent,
        PageModel,
    )

# What the display needs is packed with its script; what the document needs is not.
_PACKED_STYLES = (
    "explainer.css",
    "overview.css",
    "lanes.css",
    "theme.css",
    "below.css",
    "present.css",
    "quiz.css",
)


def make_page(state: PageModel, others: Sequence[PageModel] = ()) -> str:
    """Return a page that shows a widget with the browser's own means, and loads nothing.

    State, script and styles are packed in the page and unpacked by a short script. Without any
    script the page is a document that holds the same; printed, it is a handout. The same state
    gives the same bytes.

    Parameters
    ----------
    state : PageModel
        What the browser reads of an `Explainer`, as JSON has it, in the language spoken here.
    others : sequence of PageModel
        The same in further languages, which ``#lang=`` and the tag of one asks for.
    """
    content = state["content"]
    article, explainer = content["article"], content["explainer"]
    script = bundle.script("page.js")
    # In a scope of its own, as both have modules in common.
    unpacking = _no_tags(f"(() => {{\n{bundle.script('unpack.js')}}})();\n")
    digests = " ".join(f"'sha256-{digest(code)}'" for code in (unpacking, script))
    return _PAGE.format(
        policy=_POLICY.format(digests=digests),
        language=_language(),
        name=escape(page_name(explainer, article)),
        description=escape(_description(content)),
        preview=_preview(content),
        metadata=metadata(content, page_name(explainer, article), _description(content)),
        author=_author(explainer),
        **_words(content),
        style=bundle.css("page.css"),
        state=_packed(state),
        others="".join(_in_other_language(state, other) for other in others),
        code=_packed({"style": bundle.sheets(*_PACKED_STYLES), "script": script}),
        script=unpacking,
        document=_terse(document(content, _picture(content), state["questions"])),
    )


def _words(content: ExplainerContent) -> dict[str, str]:
    """Return the words of the page that stand around the display, as HTML."""
    return {
        "title": escape(content["article"]["title"]),
        "written": as_written(content),
        "steps": escape(tr("Step by step")),
        "about": _about(content),
    }


def _in_other_language(state: PageModel, other: PageModel) -> str:
    """Return what a page holds to be in a further language as well.

    This is what differs in the state, and as ``words`` the HTML that stands around the display.
    """
    code, content = other["language"]["code"], other["content"]
    with speaking(code):
        name = page_name(content["explainer"], content["article"])
        words = _OTHER_WORDS.format(name=escape(name), **_words(content))
    packed = _packed({**further(state, other), "words": words})
    return f'<script type="text/plain" id="state-{code}">{packed}</script>\n'


def _picture(content: ExplainerContent) -> str:
    """Draw the overview that stands on the page without a script, and on paper."""
    from three_years_on.charts.still import draw_overview  # noqa: PLC0415 (slow to import)

    if len(content["steps"]) < 2:
        return ""
    return _classed(draw_overview(content["overview"]))


def _terse(html: str) -> str:
    """Leave out what HTML lets one leave out: some ends, and quotes where none are needed.

    page.css gives words of another language their direction.
    """
    ended = _ENDED.sub("", _DIRECTED.sub(r"\1", html))
    unquoted = re.sub("<[^>]*>", lambda tag: _QUOTED.sub(r"\1=\2", tag[0]), ended)
    return re.sub(">[^<]+", lambda text: _QUOTES.sub(_unescaped, text[0]), unquoted)


_DIRECTED = re.compile(r'(<(?:a|p|span)\b[^>]* lang="[^"]*") dir="auto"')
_ENDED = re.compile(r"</li>|</p>(?=</?(?:details|div|h\d|li|ol|p|section|ul)\b)")
_QUOTED = re.compile(r'(?<= )([\w-]+)="([#\w.-]+)"(?=[ >])')
_QUOTES = re.compile("&(?:#x27|quot);")


def _unescaped(quote: re.Match[str]) -> str:
    return unescape(quote[0])


def _classed(svg: str) -> str:
    """Say each style of a picture once, as a class; they are a third of it."""
    places: dict[str, int] = {}

    def named(style: re.Match[str]) -> str:
        return f' class="k{places.setdefault(style[1], len(places))}"'

    # In tags alone: what looks like a style in a text is text.
    classed = re.sub("<[^>]*>", lambda tag: _STYLE.sub(named, tag[0]), svg)
    rules = "".join(f".k{place}{{{_shortened(style)}}}" for style, place in places.items())
    opening, rest = classed.split(">", 1)
    return f"{opening}><style>{rules}</style>{rest}"


_STYLE = re.compile(' style="([^"]*)"')


def _shortened(style: str) -> str:
    """Return the style of a part without what page.css says of the picture, and without space."""
    return style.replace("font-size: 12px; ", "").replace(": ", ":").replace("; ", ";")


def _language() -> str:
    """Return the attributes of a page in the language that is spoken."""
    said = spoken()
    return f'lang="{said.code}"' + (' dir="rtl"' if said.direction == "rtl" else "")


def page_name(explainer: About, article: Article) -> str:
    """Return the title of the page: what the explainer is called, and after it its article."""
    title = explainer["title"]
    if article["title"] in title:
        return title
    return tr("{title}: {article}", title=title, article=article["title"])


def _author(explainer: About) -> str:
    authors = escape(explainer["authors"])
    return f'<meta name="author" content="{authors}">\n' if authors else ""


def _description(content: ExplainerContent) -> str:
    """Return the finding of the overview in a line, or what the explainer is."""
    overview = content["overview"]
    told = [overview["title"]["full"], overview["finding"]["full"]]
    return sentences(told) or page_name(content["explainer"], content["article"])


def _preview(content: ExplainerContent) -> str:
    """Return what a link to the page shows, where the page is known to be served somewhere."""
    explainer, address = content["explainer"], content["explainer"]["address"]
    if not address:
        return ""
    told = {
        "title": content["overview"]["title"]["full"] or explainer["title"],
        "description": content["overview"]["finding"]["full"],
        "type": "article",
        "url": address,
    }
    return "".join(
        f'<meta property="og:{name}" content="{escape(words)}">\n'
        for name, words in told.items()
        if words
    )


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
    known = [*filter(None, [article["publisher"], article["day"]])]
    name = escape(with_commas(known)) if known else ""
    source = link(article["url"], name)
    asked = [*ASKED[:2]] if parts.statements else []
    asked += [*ASKED[2:]] if parts.figures or parts.accounts else []
    words = listed([tr(word) for word in asked])
    said = []
    if asked and name:
        said.append(tr("An article ({source}), taken apart: {asked}.", source=source, asked=words))
    elif asked:
        said.append(tr("An article, taken apart: {asked}.", asked=words))
    elif name:
        said.append(tr("An article ({source}) and the milestones around it.", source=source))
    if parts.statements:
        said.append(tr("The statements are told in other words than the article’s."))
    chosen = [part for part in _CHOSEN if getattr(parts, part)]
    if chosen:
        first, others = _FIRST[chosen[0]], chosen[1:]
        things = listed([tr(first), *(tr(_CHOSEN[part]) for part in others)])
        said.append(_whence(content, things))
    return sentences([*said, *_in_own_language(content, parts)])


def _in_own_language(content: ExplainerContent, parts: _Parts) -> list[str]:
    """Say which parts are in the language of the tables, where the page speaks another."""
    about = content["explainer"]
    name = spoken().language_name(about["language"])
    if not name or is_near(about["language"], spoken().code):
        return []
    is_left = parts.statements and "statements" not in about["translated"]
    left = [*["statements"] * is_left, *(part for part in _CHOSEN if getattr(parts, part))]
    said = []
    if left:
        things = listed([tr(_FIRST[left[0]]), *(tr(_CHOSEN[part]) for part in left[1:])])
        said.append(tr("{things} are in {language}.", things=things, language=name))
    if about["partly"]:
        said.append(tr("What has no translation yet is in {language} as well.", language=name))
    return said


def _whence(content: ExplainerContent, things: str) -> str:
    """Say where milestones, figures and accounts come from."""
    if not content["sources"]:
        return tr("{things} name no sources; this explainer chose them.", things=things)
    if record_cites_article(content["figures"], content["steps"], content["sources"]):
        return tr(
            "{things} come from the article and other sources, each named; "
            "this explainer chose them.",
            things=things,
        )
    return tr(
        "{things} come from other sources, each named; this explainer chose them.", things=things
    )


# Parts that this explainer chose, inside a sentence and at its beginning.
_CHOSEN = {
    "milestones": marked("milestones"),
    "figures": marked("figures"),
    "accounts": marked("accounts"),
}
_FIRST = {
    "statements": marked("Statements"),
    "milestones": marked("Milestones"),
    "figures": marked("Figures"),
    "accounts": marked("Accounts"),
}


def digest(code: str) -> str:
    """Return the checksum by which a policy names a script or a style sheet."""
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _packed(what: Mapping[str, object]) -> str:
    text = json.dumps(what, ensure_ascii=False, separators=(",", ":"))
    packing = zlib.compressobj(9, zlib.DEFLATED, _GZIP, zlib.DEF_MEM_LEVEL + 1)
    letters = base64.b85encode(packing.compress(text.encode()) + packing.flush()).decode()
    return letters.replace("<", ",")  # which is no other letter, and cannot end a script


_GZIP = 16 + zlib.MAX_WBITS


def _no_tags(script: str) -> str:
    """Check that nothing in a script ends it early."""
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the script of the page holds a tag that would end it")
    return script


_POLICY = (
    "default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)

_OTHER_WORDS = "<title>{name}</title><h1{written}>{title}</h1><p>{about}</p><h2>{steps}</h2>"

_PAGE = """\
<!doctype html>
<html {language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<meta name="description" content="{description}">
{preview}{author}<title>{name}</title>
<script type="application/ld+json">{metadata}</script>
<style>
{style}</style>
</head>
<body>
<div class="tyo tyo-page">
<header>
<h1{written}>{title}</h1>
<p>{about}</p>
<p class="tyo-notice" role="alert" hidden></p>
</header>
<main>
<h2>{steps}</h2>
<div id="explainer"></div>
<script type="text/plain" id="state">{state}</script>
{others}<script type="text/plain" id="code">{code}</script>
<script>{script}</script>
<div class="tyo-document">{document}</div>
</main>
</div>
</body>
</html>
"""
