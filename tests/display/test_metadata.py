"""What a page tells machines of itself."""

import html
import json
import re

from tiny import set_cell, write_tiny

from three_years_on import Explainer, load


def test_machines_can_read_what_it_is(tmp_path):
    """It is a learning resource after its article, as data that no engine runs."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "themes", 2, "title", "</script><!--")
    Explainer(load(tmp_path)).save(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    (letters,) = re.findall('<script type="application/ld\\+json">([^<]*)</script>', page)
    told = json.loads(letters)
    (described,) = re.findall('<meta name="description" content="([^"]*)">', page)
    assert told.pop("description") == html.unescape(described)
    assert told == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": "The garden in five years: Five years of the garden",
        "url": "https://example.org/explainer",
        "creditText": "Class 7b and A. Gardener",
        "version": "2.1",
        "license": {"@type": "CreativeWork", "name": "CC-BY-4.0"},
        "inLanguage": "en",
        "teaches": ["Water", "Soil", "</script><!--"],
        "isBasedOn": {
            "@type": "Article",
            "name": "Five years of the garden",
            "url": "https://example.org/garden",
            "publisher": {"@type": "Organization", "name": "Hill Gazette"},
            "datePublished": "2010-05-01",
            "inLanguage": "en",
        },
        "accessMode": ["textual", "visual"],
        "accessModeSufficient": {"@type": "ItemList", "itemListElement": ["textual"]},
        "accessibilityFeature": ["alternativeText", "structuralNavigation", "tableOfContents"],
    }
