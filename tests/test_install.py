"""What a fresh machine and Binder get: the pins, the package, postBuild, make."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.sign import NotebookNotary
from packaging.requirements import Requirement

import three_years_on

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements.txt"
TEST_PINS = ROOT / "tests" / "requirements.txt"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


# Under `make test` a make that a test starts would else take itself for a part of that one.
OUTSIDE_MAKE = {
    key: value
    for key, value in os.environ.items()
    if key not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
}


def run(*command, env=OUTSIDE_MAKE, **options):
    """Run a command and return what it printed, whatever its exit code."""
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=env, **options
    )


def pinned(path):
    """Read the requirement lines of a file of pins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]


@pytest.fixture
def copy(tmp_path):
    """Copy the project as a fresh clone would have it."""
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "*checkpoints")
    return Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=ignored))


@pytest.mark.parametrize(
    ("python", "platform", "system"),
    [
        pytest.param("3.12", "x86_64-manylinux_2_28", ("linux", "posix"), id="Binder"),
        pytest.param("3.11", "x86_64-manylinux_2_28", ("linux", "posix"), id="oldest"),
        pytest.param("3.14", "x86_64-manylinux_2_28", ("linux", "posix"), id="newest"),
        pytest.param("3.14", "aarch64-apple-darwin", ("darwin", "posix"), id="Mac"),
        pytest.param("3.14", "x86_64-apple-darwin", ("darwin", "posix"), id="Intel Mac"),
        pytest.param("3.14", "windows", ("win32", "nt"), id="Windows"),
    ],
)
def test_pins_are_the_whole_tree_in_ready_made_wheels(python, platform, system):
    """Nothing is compiled, and nothing unpinned is fetched, on any Python we say we support."""
    resolved = run(
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"),
        *("--only-binary", ":all:", "--no-python-downloads"),
        *("--python-version", python, "--python-platform", platform),
        *("pyproject.toml", "--group", "build", "--constraints", PINS),
        cwd=ROOT,
    )
    if "error sending request" in resolved.stderr and os.environ.get("CI") != "true":
        pytest.skip("the package index cannot be reached, so the pins were not resolved")
    assert resolved.returncode == 0, resolved.stderr
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system[0],
        "os_name": system[1],
        "implementation_name": "cpython",
    }
    ours = {
        f"{pin.name}{pin.specifier}"
        for pin in pinned(PINS)
        if not pin.marker or pin.marker.evaluate(machine)
    }
    assert set(resolved.stdout.split()) == ours


@pytest.mark.parametrize("path", [PINS, TEST_PINS], ids=["runtime", "tests"])
def test_pin_files_name_no_index_and_no_path(path):
    """A pin file holds exact versions only: no index address, option or path of a machine."""
    for line in path.read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^/]+)?|\s*#[^/]*", line), line


def test_runtime_and_test_pins_agree():
    """Installing both files together cannot conflict."""
    runtime = {pin.name: pin.specifier for pin in pinned(PINS)}
    shared = [pin for pin in pinned(TEST_PINS) if pin.name in runtime]
    assert "nbclient" in {pin.name for pin in shared}
    assert [pin for pin in shared if pin.specifier != runtime[pin.name]] == []


def test_binder_runs_what_we_mean():
    """Binder takes environment.yml with Python 3.12, with the repository there for -e ."""
    planned = run(sys.executable, "-m", "repo2docker", "--no-build", "--debug", ROOT)
    assert planned.returncode == 0, planned.stderr
    assert "Building conda environment for python=3.12" in planned.stderr
    steps = [
        "COPY --chown=0:0 src/ ${REPO_DIR}/",
        'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"',
        "RUN ./postBuild",
    ]
    places = [planned.stdout.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_environment_is_the_pins_and_the_package():
    """Binder's exact Python is one we support, and pip installs our pins and our package."""
    python, pip, from_pip = ENVIRONMENT["dependencies"]
    assert python == "python=3.12"
    assert PYPROJECT["project"]["requires-python"] == ">=3.11"
    assert pip == "pip"
    assert from_pip == {"pip": ["-r requirements.txt", "-e ."]}
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]


def test_versions_agree():
    """The package, its citation and its tables are cited under one version."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    tables = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    version = PYPROJECT["project"]["version"]
    assert str(citation["version"]) == version
    assert tables["version"] == version
    assert three_years_on.__version__ == version


def test_citation_names_the_article():
    """Whoever cites the explainer finds the article it explains, and who published it."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["license"] == ["MIT", "CC-BY-4.0"]
    (article,) = citation["references"]
    assert article["title"] == "Xi's calls for better development of the Internet - 3 years on"
    assert article["authors"] == [{"name": "China Plus"}]
    assert article["publisher"] == {"name": "China Radio International"}
    assert str(article["date-published"]) == "2019-04-19"
    assert article["url"] == "http://chinaplus.cri.cn/news/politics/11/20190419/278058.html"


def test_an_installed_wheel_works_in_any_folder(copy, tmp_path):
    """Its command checks, begins tables and writes the same page with no checkout beside it."""
    built = run(
        *(sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps"),
        *("--wheel-dir", tmp_path, copy),
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    written = {path.relative_to(copy / "src") for path in copy.glob("src/**/*") if path.is_file()}
    assert {path.suffix for path in written} >= {".py", ".js", ".css", ".csv", ".typed"}
    names = zipfile.ZipFile(wheel).namelist()
    assert {path.as_posix() for path in written} - set(names) == set()
    shutil.rmtree(copy)

    fresh, folder = tmp_path / "fresh", tmp_path / "an empty folder"
    folder.mkdir()
    venv.create(fresh, symlinks=True)
    (installed,) = fresh.glob("lib/python*/site-packages")
    needed = [path for path in sys.path if path.endswith("site-packages")]
    (installed / "needed.pth").write_text("\n".join(needed), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", fresh / "bin" / "python", "install")
    done = run(*pip, "--quiet", "--no-index", "--no-deps", "--ignore-installed", wheel)
    assert done.returncode == 0, done.stderr
    environment = {key: value for key, value in OUTSIDE_MAKE.items() if key != "PYTHONPATH"}

    def told(*arguments):
        program = fresh / "bin" / "three-years-on"
        finished = run(program, *arguments, env=environment, cwd=folder)
        assert (finished.returncode, finished.stderr) == (0, "")
        return finished.stdout

    assert told("--version") == f"three-years-on {three_years_on.__version__}\n"
    assert "Make the page: three-years-on page\n" in told("check")
    assert told("page").startswith("explainer.html: ")
    assert "2. Check: three-years-on check my-article\n" in told("new", "my-article")
    assert "Note: " in told("check", "my-article")
    assert "\nmy-article.html: " in told("page", "--data", "my-article", "--with-example")
    three_years_on.Explainer(three_years_on.load()).save(tmp_path / "here.html")
    made = (folder / "explainer.html").read_bytes()
    assert made == (tmp_path / "here.html").read_bytes()
    where = "import three_years_on as t; print(t.__file__)"
    found = run(fresh / "bin" / "python", "-c", where, env=environment, cwd=folder)
    assert Path(found.stdout.strip()) == installed / "three_years_on" / "__init__.py"


@pytest.fixture
def committed(copy):
    """Make the copy a repository of its own with all committed."""
    for command in (["init", "-q"], ["add", "-A"], [*NOBODY, "commit", "-qm", "All"]):
        assert run("git", *command, cwd=copy).returncode == 0
    return copy


NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")


def release(copy, *version):
    environment = {**OUTSIDE_MAKE, "PYTHONPATH": str(copy / "src")}
    return run(sys.executable, ".ci/release.py", *version, cwd=copy, env=environment)


def test_a_release_is_made_by_one_command(committed):
    """One version everywhere, a closed changelog, and wheel, page and checksums in dist/."""
    done = release(committed, "7.8.9")
    assert (done.returncode, done.stderr) == (0, "")
    dist = committed / "dist"
    wheel = "three_years_on-7.8.9-py3-none-any.whl"
    assert {file.name for file in dist.iterdir()} == {"SHA256SUMS", "explainer.html", wheel}
    assert run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=dist).returncode == 0
    others = (":!tests", ":!*requirements.txt")
    old = run("git", "grep", "-wlF", three_years_on.__version__, "--", *others, cwd=committed)
    assert old.stdout.split() == []
    now = run("git", "grep", "-lF", "7.8.9", "--", ":!tests", cwd=committed).stdout.split()
    assert now == [
        *("CHANGELOG.md", "CITATION.cff", "README.md", "data/about.csv", "data/datapackage.json"),
        *("notebooks/1-step-through.ipynb", "pyproject.toml", "src/three_years_on/__init__.py"),
    ]
    changes = (committed / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"## Unreleased\n\n## 7\.8\.9 \(\d{4}-\d\d-\d\d\)\n", changes)
    citation = yaml.safe_load((committed / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], "date-released" in citation) == ("7.8.9", True)


def test_what_cannot_be_released_is_refused(committed):
    """No version, nothing told of it, or changes not committed: one sentence, nothing changed."""
    assert "VERSION=" in release(committed).stderr
    changes = committed / "CHANGELOG.md"
    text = changes.read_text(encoding="utf-8")
    changes.write_text(text.replace("## Unreleased\n", "## Unreleased\n\n## 0.1.0\n"), "utf-8")
    assert "git status" in release(committed, "7.8.9").stderr
    assert run("git", *NOBODY, "commit", "-qam", "Closed", cwd=committed).returncode == 0
    refused = release(committed, "7.8.9")
    assert (refused.returncode, "Unreleased" in refused.stderr) == (1, True)
    assert run("git", "status", "--porcelain", cwd=committed).stdout == ""
    assert not (committed / "dist").exists()


def test_post_build_leaves_notebooks_that_show_their_widgets(copy, tmp_path):
    """On Binder every notebook is executed, trusted and steps before anything is run."""
    prefix, jupyter = tmp_path / "prefix", tmp_path / "jupyter"
    environment = {
        **OUTSIDE_MAKE,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NB_PYTHON_PREFIX": str(prefix),
        "JUPYTER_DATA_DIR": str(jupyter),
    }
    finished = run("./postBuild", cwd=copy, env=environment)
    assert finished.returncode == 0, finished.stderr

    notary = NotebookNotary(data_dir=str(jupyter))
    stepping = set()
    for path in sorted(copy.glob("notebooks/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source]
        assert all(cell.execution_count for cell in cells), path.name
        outputs = [output for cell in cells for output in cell.outputs]
        assert outputs, path.name
        assert notary.check_signature(notebook), path.name
        views = [
            output.data[WIDGET_VIEW] for output in outputs if WIDGET_VIEW in output.get("data", ())
        ]
        for view in views:
            state = notebook.metadata.widgets[WIDGET_STATE]["state"]
            assert view["model_id"] in state, path.name
            stepping.add(path.name)
    notary.store.close()
    assert "1-step-through.ipynb" in stepping

    overrides = prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    assert json.loads(overrides.read_text(encoding="utf-8")) == {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}
    }


def test_make_help_lists_every_target():
    """A newcomer who types make sees all there is to type."""
    listed = re.findall(r"^  (\w+) +\w", run("make", cwd=ROOT).stdout, flags=re.MULTILINE)
    assert listed == [
        "help",
        "lab",
        "page",
        "html",
        "student",
        "test",
        "heard",
        "check",
        "messages",
        "format",
        "bench",
        "pins",
        "release",
        "clean",
    ]


@pytest.mark.parametrize(
    "fake",
    [
        pytest.param(f'{sys.executable} -c "import sys; sys.version_info = (3, 10); $2"', id="old"),
        pytest.param("exit 127", id="missing"),
    ],
)
def test_make_without_a_suitable_python_says_so_in_one_sentence(fake, tmp_path):
    """Who has no Python 3.11 is told what to get, and nothing is half made."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{fake}\n", encoding="utf-8")
        program.chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    made = run("make", "lab", cwd=tmp_path, env={**OUTSIDE_MAKE, "PATH": path})
    assert made.returncode != 0
    assert made.stdout == ""
    sentence, from_make = made.stderr.splitlines()
    assert sentence.startswith("Three Years On needs Python 3.11 or later")
    assert from_make.startswith("make: ***")
    assert not (tmp_path / ".venv").exists()
