"""A widget's state in, its page in a SCORM 1.2 package out, for a learning system."""

from __future__ import annotations

import io
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from three_years_on.display import bundle
from three_years_on.display.page import digest, make_page, page_name
from three_years_on.display.saving import PACKAGE
from three_years_on.languages.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from three_years_on.display.content_types import PageModel


def make_package(state: PageModel, others: Sequence[PageModel] = ()) -> bytes:
    """Return a zip that holds the page, a manifest, and what tells the learning system of it.

    The same state gives the same bytes.

    Parameters
    ----------
    state, others
        What `make_page` takes.
    """
    content = state["content"]
    name = page_name(content["explainer"], content["article"])
    files = {
        "imsmanifest.xml": _manifest(name),
        "index.html": _launch_page(name),
        "explainer.html": make_page(state, others),
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w") as package:
        for file, text in files.items():
            # A package is known to be one of ours by what its beginning says as it is.
            how = ZIP_STORED if file == "imsmanifest.xml" else ZIP_DEFLATED
            package.writestr(_entry(file), text, how, 9)
    return packed.getvalue()


def _entry(file: str) -> ZipInfo:
    """Return how a file stands in a zip, without a clock and the same on every system."""
    entry = ZipInfo(file)
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry


def _manifest(name: str) -> str:
    title = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return _MANIFEST.format(
        start=PACKAGE.mark,
        id=sha256(name.encode()).hexdigest()[:16],
        language=spoken().code,
        title=escape(title),
    )


def _launch_page(name: str) -> str:
    script = bundle.script("scorm.js")
    return _LAUNCH_PAGE.format(
        policy=_POLICY.format(script=digest(script), style=digest(_STYLE)),
        language=spoken().code,
        name=escape(name),
        script=script,
        style=_STYLE,
    )


_UNIX = 3
_LONGEST = 200  # letters of a title, by the schema of the manifest

# It names no schema files, which are not ours to give on.
_MANIFEST = """\
<?xml version="1.0" encoding="UTF-8"?>
{start}{id}" xml:lang="{language}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="item" identifierref="explainer">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="explainer" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="explainer.html"/>
    </resource>
  </resources>
</manifest>
"""

_POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
)

_STYLE = "html, body, iframe { border: 0; display: block; height: 100%; margin: 0; width: 100%; }"

# "*" as a page opened from disk has no origin; the policy lets no other page into the frame.
_LAUNCH_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>{name}</title>
<style>{style}</style>
<script>{script}</script>
</head>
<body>
<iframe name="scorm" src="explainer.html" title="{name}"
allow="clipboard-write *; fullscreen *"></iframe>
</body>
</html>
"""
