"""What the display shows in, what machines read of a page out: schema.org as JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from three_years_on.languages.spoken import spoken

if TYPE_CHECKING:
    from three_years_on.display.content_types import ExplainerContent


def metadata(content: ExplainerContent, name: str, description: str) -> str:
    """Return a page as a learning resource, as JSON that cannot end a script.

    Only what the tables or the page tell is said: nothing of levels or of use in class.
    """
    explainer, article = content["explainer"], content["article"]
    written = next((s for s in content["sources"].values() if s["kind"] == "article"), None)
    based = {
        "@type": "Article",
        "name": article["title"],
        "url": article["url"],
        "publisher": _named("Organization", article["publisher"]),
        "datePublished": article["day"],
        "inLanguage": written["language"] if written else "",
    }
    told = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": name,
        "description": description,
        "url": explainer["address"],
        "creditText": explainer["authors"],
        "version": explainer["version"],
        "license": _named("CreativeWork", explainer["licence"]),
        "inLanguage": spoken().code,
        "teaches": [step["title"] for step in content["steps"] if step["theme"]],
        "isBasedOn": _filled(based) if written else None,
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": {"@type": "ItemList", "itemListElement": ["textual"]},
        "accessibilityFeature": _FEATURES,
    }
    text = json.dumps(_filled(told), ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _named(kind: str, name: str) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}


# Words of the vocabulary of the W3C's accessibility discoverability group.
_FEATURES = ["alternativeText", "structuralNavigation", "tableOfContents"]
