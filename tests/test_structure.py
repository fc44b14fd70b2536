"""The shape of the code: which way imports go, and where tests and modules stand."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "three_years_on"
BROWSER = PACKAGE / "display" / "browser"
WINGS = [
    "languages",
    "tables",
    "words",
    "charts",
    "display",
]  # data flow from the first to the last
DOORS = ["__init__", "__main__"]
LONGEST = 250  # lines of a browser module


def name_of(path):
    """Return the dotted name of a module in the package; a folder has that of its __init__."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(path):
    """Return the modules of the package that a module imports, in functions and for types, too."""
    found, waiting = set(), [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {target(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written with the name of the package"
            found |= {target(node.module, alias.name) for alias in node.names}
        else:
            waiting += ast.iter_child_nodes(node)
    return found - {None}


def target(*names):
    """Return the module of the package that is meant by a module and a name in it, if any."""
    package, _, module = ".".join(names).partition(".")
    if package != PACKAGE.name:
        return None
    while module and module not in MODULES:
        module = module.rpartition(".")[0]
    return module or "__init__"


def floor_of(module):
    """Return how far up a module stands: a wing above those it may import, the doors on top."""
    wing = module.partition(".")[0]
    return WINGS.index(wing) if wing in WINGS else len(WINGS)


def test_the_code_stands_in_its_wings():
    """A newcomer finds four folders and the two doors, and no module beside them."""
    folders = {path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))}
    assert folders == set(WINGS)
    assert [name for name in MODULES if "." not in name and name not in WINGS] == DOORS


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_from_above(module):
    """Data flow one way, also for types: no wing imports a later one, and none a door."""
    floor = floor_of(module)
    above = [name for name in imports_of(MODULES[module]) if floor_of(name) > floor]
    assert above == [], f"{module} imports from above"


@pytest.mark.parametrize("wing", WINGS)
def test_imports_in_a_wing_do_not_go_in_circles(wing):
    """A wing can be read from its first module to its last, types included."""
    inside = {name: path for name, path in MODULES.items() if name.partition(".")[0] == wing}
    graph = {name: imports_of(path) & inside.keys() - {name} for name, path in inside.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' imports '.join(reversed(error.args[1]))}")


def those_that_do_something():
    """Return the modules that do something: neither a door nor a folder's own."""
    return [path for path in MODULES.values() if path.stem not in DOORS]


@pytest.mark.parametrize("path", those_that_do_something(), ids=name_of)
def test_every_module_has_a_test_file(path):
    """Who changes a module finds its tests in the same place of another tree."""
    place = path.relative_to(PACKAGE)
    file = ROOT / "tests" / place.with_name(f"test_{place.name}")
    assert file.is_file(), f"{file.relative_to(ROOT)} is missing"


@pytest.mark.parametrize("wing", WINGS)
def test_the_map_names_every_module(wing):
    """CONTRIBUTING.md tells what each module is for, and names none that is not there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (line,) = re.findall(rf"^[*] [*]{{2}}{wing}[*]{{2}}: (.*)$", text, re.MULTILINE)
    modules = {path.stem for path in those_that_do_something() if path.parent.name == wing}
    assert set(re.findall("`([^`]*)`", line)) == modules


@pytest.mark.parametrize("path", sorted(BROWSER.glob("*.js")), ids=lambda path: path.name)
def test_no_browser_module_is_long(path):
    """One module a visible part, short enough to be read at once."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_every_module_begins_with_what_it_is_for(path):
    """The first lines of a folder's modules tell a newcomer what each is for."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")
