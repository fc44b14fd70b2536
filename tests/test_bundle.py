"""The browser's modules become one script."""

import re
from pathlib import Path

import pytest

from three_years_on import bundle

BROWSER = Path(bundle.__file__).parent / "browser"


def test_a_script_holds_each_module_once_and_loads_nothing():
    """What the notebook sends is whole: no import is left for the browser to fetch."""
    script = bundle.script("notebook.js")
    assert script.count("\nfunction h(") == 1
    assert not re.search(r"\bimport\b.*\bfrom\b", script)
    assert script.rstrip().endswith("export default { render };")


def test_modules_come_after_what_they_import():
    """A constant is there before it is used."""
    script = bundle.script("notebook.js")
    assert script.index("const count") < script.index("function sideColumn")
    assert script.index("class Timeline") < script.index("class View")


def test_no_module_is_left_over():
    """Every file of the browser's half is used by one of the two scripts."""
    scripts = bundle.script("notebook.js") + bundle.script("page.js")
    first_lines = [
        path.read_text(encoding="utf-8").splitlines()[0] for path in BROWSER.glob("*.js")
    ]
    assert [line for line in first_lines if line not in scripts] == []


@pytest.mark.parametrize("entry", ["notebook.js", "page.js"])
def test_no_name_is_given_twice(entry):
    """Joined modules share one scope, so two of them cannot use a name for two things."""
    names = re.findall(
        r"^(?:async )?(?:class|const|let|function) (\w+)", bundle.script(entry), re.MULTILINE
    )
    assert len(names) > 50
    assert sorted(set(names)) == sorted(names)
