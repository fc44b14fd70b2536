"""The browser's modules become one script."""

import re
from pathlib import Path

import pytest

from three_years_on.display import bundle

BROWSER = Path(bundle.__file__).parent / "browser"


def test_a_script_holds_each_module_once_and_loads_nothing():
    """What the notebook sends is whole: no import is left for the browser to fetch."""
    script = bundle.script("notebook.js")
    assert script.count("\nfunction h(") == 1
    assert not re.search(r"\bimport\b.*\bfrom\b", script)
    assert script.count("\nexport default {") == script.count("export ") == 1


def test_modules_come_after_what_they_import():
    """A constant is there before it is used."""
    script = bundle.script("notebook.js")
    assert script.index("const inside") < script.index("function sideColumn")
    assert script.index("class LaneItems") < script.index("class LaneReach")


def test_no_module_is_left_over():
    """Every file of the browser's half is used by one of the scripts."""
    used = {}
    for entry in ("notebook.js", "page.js", "scorm.js", "unpack.js"):
        bundle._collect(entry, used)
    assert sorted(used) == sorted(path.name for path in BROWSER.glob("*.js"))


@pytest.mark.parametrize("entry", ["notebook.js", "page.js"])
def test_no_name_is_given_twice(entry):
    """Joined modules share one scope, so two of them cannot use a name for two things."""
    names = re.findall(r"^(?:class|const|function|let) (\w+)", source(entry), re.MULTILINE)
    assert len(names) > 20
    assert sorted(set(names)) == sorted(names)


def source(entry):
    """Return the modules of a script as they were written, without what ties them together."""
    modules = {}
    bundle._collect(entry, modules)
    written = "".join((BROWSER / name).read_text(encoding="utf-8") for name in modules)
    return re.sub(r"^export (?=async|class|const|function)", "", written, flags=re.MULTILINE)


def test_what_only_readers_need_is_not_sent():
    """Comments and indentation stay in the sources; the lines of code are all there."""
    script = bundle.script("page.js")
    assert "/**" not in script
    assert not re.search("^( |//)", script, re.MULTILINE)
    code = re.sub(r"(?s)/\*\*.*?\*/|(?m:^ *//[^\n]*)", "", source("page.js"))
    assert script.count("{") == code.count("{") - code.count("\nimport {")


def test_no_text_runs_over_lines():
    """A text that runs over lines would lose its indentation, so there is none."""
    for path in BROWSER.glob("*.js"):
        written = re.sub(r"(?s)/\*\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"))
        assert [line for line in written.splitlines() if line.count("`") % 2] == []
