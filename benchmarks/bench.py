"""Measure speed and size, and print the tables of README.md: ``make bench``."""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager
from importlib.metadata import distributions, version
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

import growth  # noqa: E402
import report  # noqa: E402
import start  # noqa: E402
from conftest import NAMES, USUAL_PLACES  # noqa: E402
from lab import Lab  # noqa: E402
from proxy import Proxy  # noqa: E402
from stepping import HERE, STEPS_A_ROUND, compare  # noqa: E402
from ways import grown, usual_ways  # noqa: E402

from three_years_on import Explainer, load  # noqa: E402

OTHERS = Path(sys.prefix) / "bench"  # where make puts what we compare with, apart from the rest
OTHERS_PACKAGES = sysconfig.get_path("purelib", "posix_prefix", {"base": str(OTHERS)})
COMPARED = ("altair", "bqplot", "ipympl", "plotly")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def seconds(run, times):
    """Return the median time that a function takes."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def milliseconds(run):
    """Return the median time of seven runs, in whole milliseconds."""
    return round(1000 * seconds(run, 7))


def drawn(tables):
    """Draw all charts of an explainer."""
    return Explainer(tables).drawn_charts()


def page():
    """Write the page of this article, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "three_years_on", "page", "-o", f"{folder}/page.html"]
        subprocess.run(command, check=True, capture_output=True)


def in_one_process(tables):
    """Measure what a kernel that has started does, and return the rows of a table."""
    return [
        ["`load()` again, ms", milliseconds(load)],
        ["`Explainer(tables)`, ms", milliseconds(lambda: Explainer(tables))],
        ["the charts of its record, drawn after it, ms", milliseconds(lambda: drawn(tables))],
        ["`python -m three_years_on page`, ms", milliseconds(page)],
    ]


@contextmanager
def relayed(lab):
    """Let all that goes to JupyterLab pass through a relay that can delay it."""
    direct = lab.url
    with Proxy(urlsplit(direct).port) as proxy:
        lab.url = proxy.url
        try:
            yield proxy
        finally:
            lab.url = direct


def grown_tables(lab):
    """Write tables of all sizes; return how to show them, and the seconds to build each."""
    ways, builds = {}, {}
    for themes, milestones in growth.SIZES:
        folder = lab.folder / "grown" / f"{themes}-{milestones}"
        growth.write_tables(folder, themes, milestones)
        name = f"{themes:,} × {milestones:,}"
        tables = load(folder)
        ways[name] = grown(str(folder), headings(tables))
        builds[name] = seconds(lambda tables=tables: Explainer(tables), 1)
    return ways, builds


def headings(tables):
    """Return what stands above the overview and above each theme."""
    content = Explainer(tables).content
    return [
        content["overview"]["title"]["full"],
        *(_heading(place, step) for place, step in enumerate(content["steps"], 1) if step["theme"]),
    ]


def _heading(place, step):
    original = step["original"]["title"] if step["original"] else ""
    return f"{place} {step['title']} {original}".strip()


def in_the_browser(chromium, home, tables, steps):
    """Measure all ways of stepping, and ours as its tables grow, in one JupyterLab."""
    lab = Lab(home)
    for name, place in {
        "PYTHONPATH": OTHERS_PACKAGES,
        "JUPYTER_PATH": OTHERS / "share/jupyter",
    }.items():
        lab.env[name] = os.pathsep.join(filter(None, (str(place), os.environ.get(name))))
    shutil.copytree(ROOT / "data", lab.folder / "data")
    manager = home / "settings" / "@jupyterlab" / "docmanager-extension"
    manager.mkdir()
    (manager / "plugin.jupyterlab-settings").write_text('{"autosave": false}')
    grown_ways, builds = grown_tables(lab)
    with sync_playwright() as playwright, lab, relayed(lab) as proxy:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        usual = usual_ways(list(tables.themes["title"]), headings(tables))
        results = compare(browser, lab, proxy, usual, steps)
        of_sizes = compare(browser, lab, proxy, grown_ways, min(steps, STEPS_A_ROUND), (HERE,))
        used = browser.version
        browser.close()
    return results, of_sizes, builds, used


def processor():
    """Name the processor as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def versions(chromium_version):
    """Name the machine and the versions of what was measured."""
    others = {found.name: found.version for found in distributions(path=[OTHERS_PACKAGES])}
    compared = ", ".join(f"{name} {others[name]}" for name in COMPARED)
    return (
        f"{processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, JupyterLab {version('jupyterlab')}, "
        f"ipywidgets {version('ipywidgets')}, matplotlib {version('matplotlib')}, "
        f"{compared}, Chromium {chromium_version}"
    )


def main():
    """Measure everything in one run and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=36, help="steps a way and condition (36)")
    steps = parser.parse_args().steps
    found = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *USUAL_PLACES)
    chromium = next((path for path in found if path and Path(path).is_file()), None)
    if not chromium:
        sys.exit("no Chromium found: install Chromium or Chrome, or set CHROMIUM to its path")
    tables = load()
    started = start.measure()
    with tempfile.TemporaryDirectory() as home:
        results, of_sizes, builds, used = in_the_browser(chromium, Path(home), tables, steps)
    here = in_one_process(tables)
    page_taken = here[-1][-1]
    parts = [
        f"Measured on: {versions(used)}.",
        report.ways_table(results, steps),
        "Ahead of ours:",
        report.ahead(results),
        report.growth_table(of_sizes, builds),
        report.table(["start", "here"], [*start.rows(started), *here]),
        report.aims_table(
            [*start.aims(started), *report.aims(results, of_sizes, builds, page_taken)]
        ),
    ]
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
