"""Tests of a further language as the browser makes it: what Python found to differ is put in."""

import json
from pathlib import Path

from deno import run_script

from three_years_on.display import bundle
from three_years_on.display.further import further

FURTHER = Path(bundle.__file__).with_name("browser") / "further.js"
ENGLISH = {"code": "en", "direction": "ltr", "messages": {}, "plural": []}
FRENCH = {**ENGLISH, "code": "fr"}
FIRST = {
    "a line": "Held on 4 May\nand once more",
    "signs": ["𝕏 law", "（ law", "e\u0301 law", "𝕏", "（", "\ufb01 law", "law…"],
    "__proto__": "the law",
    "numbers": {"2016": "a law", "9": "No law", "b": ""},
    "one": {"kind": "law", "said": "law"},
    "order": {"x": "law", "y": "No law"},
}
OTHER = {
    "a line": "Tenu le 4 mai\net une fois encore",
    "signs": ["𝕏 loi", "（ loi", "e\u0301 loi", "𝕏", "（ ）", "\ufb01 loi", "loi…"],
    "__proto__": "la loi",
    "numbers": {"2016": "une loi", "9": "Aucune", "b": ""},
    "one": {"kind": "law", "said": "loi"},
    "order": {"y": "Aucune", "x": "loi"},
}


def test_the_browser_makes_what_python_meant(tmp_path):
    """Both count words and sort texts alike, whatever signs and names there are."""
    first = {"language": ENGLISH, "content": FIRST}
    found = further(first, {"language": FRENCH, "content": OTHER})
    script = f"""const {{ inFurtherLanguage }} = await import(Deno.args[0]);
        const first = JSON.parse({json.dumps(json.dumps(first))});
        const found = JSON.parse({json.dumps(json.dumps(found))});
        const said = [inFurtherLanguage(first, found)];"""
    (made,) = run_script(script, FURTHER, tmp_path)
    assert made == {"language": FRENCH, "content": OTHER}
