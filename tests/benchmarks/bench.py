"""Measure speed and size, and print one table: ``make bench``.

The stepping is measured in a real JupyterLab in the installed Chromium, from the press of the
pointer until the page has been painted after the last change to the notebook.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from conftest import NAMES, USUAL_PLACES  # noqa: E402
from lab import Lab  # noqa: E402

from three_years_on import Explainer, load  # noqa: E402
from three_years_on.layers import theme_layers  # noqa: E402
from three_years_on.tables import _read_table  # noqa: E402
from three_years_on.timeline import draw_timeline  # noqa: E402

STEPS, STEPS_A_ROUND = 36, 6
LIBRARIES = "import pandas, matplotlib, ipywidgets"
OURS = "from three_years_on import Explainer, load\nExplainer(load())"
# The usual way to the same: the card and the figure made anew by Python at every step.
INTERACT = """
from html import escape
import ipywidgets as widgets
import matplotlib.pyplot as plt
from IPython.display import HTML, display
from three_years_on import load
from three_years_on.layers import theme_layers

tables = load()
layers = {layer.title: layer for layer in theme_layers(tables)}

def show(theme):
    layer = layers[theme]
    said = tables.statements[tables.statements["theme"] == layer.id]
    items = "".join(f"<li>{escape(text)}</li>" for text in said["summary"])
    display(HTML(f"<h3>{theme}</h3><ul>{items}</ul>"))
    figure, axes = plt.subplots(figsize=(11.7, 4.8))
    for row, (title, other) in enumerate(layers.items()):
        dates = other.milestones["date"]
        axes.plot(dates, [row] * len(dates), "o", color="C0" if title == theme else "0.7")
    for lane, milestone in enumerate(layer.milestones.itertuples()):
        axes.annotate(milestone.label, (milestone.date, -1 - lane % 14))
    for moment in tables.moments["date"]:
        axes.axvline(moment)
    axes.set_yticks(range(len(layers)), layers)
    axes.set_ylim(len(layers), -15)
    plt.show()

widgets.interact(show, theme=widgets.ToggleButtons(options=list(layers)));
"""
WATCH = """() => {
  const watch = window.watch = {down: 0, painted: 0, changed: 0};
  addEventListener("pointerdown", () => { watch.down = performance.now(); }, true);
  const changed = () => {
    watch.changed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      watch.painted = performance.now();
    }));
  };
  addEventListener("load", changed, true);  // a picture that came later
  new MutationObserver(changed).observe(document.querySelector(".jp-Notebook"), {
    subtree: true, childList: true, attributes: true, characterData: true});
}"""
SETTLED = "() => watch.painted > watch.down && performance.now() - watch.changed > 500"


def seconds(run, times):
    """Return the median time that a function takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def milliseconds(run):
    """Return the median time of seven runs, in whole milliseconds."""
    return round(1000 * seconds(run, 7))


def load_anew():
    """Load as if no table had been read before."""
    _read_table.cache_clear()
    load()


def import_seconds(times=9):
    """Return the median times of imports in fresh processes, taken in turns, start-up left out."""
    taken = {code: [] for code in (LIBRARIES, "import three_years_on")}
    clock = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
    for _ in range(times):
        for code, runs in taken.items():
            command = [sys.executable, "-c", clock.format(code)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True)
            runs.append(float(printed.stdout))
    return [statistics.median(runs) for runs in taken.values()]


def open_and_run(lab, context, name, source, ready):
    """Run a notebook of one cell; return it, the seconds until it can be used, and the bytes."""
    lab.write(name, source)
    notebook = lab.open(context, name)
    notebook.page.evaluate(WATCH)
    before, start = notebook.received, time.perf_counter()
    notebook.page.keyboard.press("Control+Enter")
    notebook.page.locator(ready).first.wait_for(timeout=60_000)
    taken = time.perf_counter() - start
    notebook.page.wait_for_timeout(2000)
    return notebook, taken, notebook.received - before


def step_milliseconds(page, buttons, steps):
    """Click one theme after another; return the milliseconds from each press to the paint."""
    page.bring_to_front()
    taken = []
    for step in steps:
        page.locator(buttons).nth(step % 5).click()
        page.wait_for_function(SETTLED, polling=50, timeout=30_000)
        taken.append(page.evaluate("() => watch.painted - watch.down"))
    return taken


def in_the_browser(chromium, home):
    """Measure our widget and the notebook made with interact, in one JupyterLab."""
    with sync_playwright() as playwright, Lab(home) as lab:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        context = browser.new_context()
        results = {"Chromium": browser.version}
        cases = {
            "ours": (OURS, ".tyo-steps [role=tab]"),
            "interact": (INTERACT, ".widget-toggle-button"),
        }
        pages = {}
        for name, (source, buttons) in cases.items():
            notebook, taken, received = open_and_run(lab, context, name, source, buttons)
            results[name] = taken, received, []
            pages[name] = notebook.page
        for start in range(1, STEPS, STEPS_A_ROUND):  # in turns, so that both meet the same noise
            steps = range(start, start + STEPS_A_ROUND)
            for name, (_, buttons) in cases.items():
                results[name][2].extend(step_milliseconds(pages[name], buttons, steps))
        browser.close()
    return results


def processor():
    """Name the processor as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def main():
    """Measure everything in one run and print the table."""
    found = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *USUAL_PLACES)
    chromium = next((path for path in found if path and Path(path).is_file()), None)
    if not chromium:
        sys.exit("no Chromium found: install Chromium or Chrome, or set CHROMIUM to its path")
    libraries, package = import_seconds()
    tables = load()
    layers = theme_layers(tables)
    drawing = milliseconds(lambda: draw_timeline(tables, layers))
    widget = milliseconds(lambda: Explainer(tables))
    with tempfile.TemporaryDirectory() as home:
        browser = in_the_browser(chromium, Path(home))
    (ready, sent, ours), (ready_there, sent_there, theirs) = browser["ours"], browser["interact"]
    median, median_there = statistics.median(ours), statistics.median(theirs)
    tail, tail_there = (statistics.quantiles(steps, n=20)[-1] for steps in (ours, theirs))
    print(
        f"{processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, JupyterLab {version('jupyterlab')}, "
        f"matplotlib {version('matplotlib')}, Chromium {browser['Chromium']}\n\n"
        "| measured | here | compared with | ratio |\n|---|---|---|---|\n"
        f"| import of the package | {package:.2f} s | pandas, matplotlib and ipywidgets alone: "
        f"{libraries:.2f} s | {package / libraries:.2f} |\n"
        f"| `load()` of files not read before | {milliseconds(load_anew)} ms | | |\n"
        f"| `load()` again | {milliseconds(load)} ms | | |\n"
        f"| drawing the timeline | {drawing} ms | | |\n"
        f"| `Explainer(tables)`, drawing included | {widget} ms | | |\n"
        f"| run to first usable, imports included | {ready:.1f} s | `interact`: "
        f"{ready_there:.1f} s | {ready / ready_there:.2f} |\n"
        f"| sent to the browser by that run | {sent / 1000:.0f} kB | `interact`: "
        f"{sent_there / 1000:.0f} kB | {sent / sent_there:.2f} |\n"
        f"| click to painted, median of {STEPS} steps | {median:.0f} ms | `interact`: "
        f"{median_there:.0f} ms | {median_there / median:.1f} times faster |\n"
        f"| click to painted, 95th percentile | {tail:.0f} ms | `interact`: "
        f"{tail_there:.0f} ms | {tail_there / tail:.1f} times faster |"
    )


if __name__ == "__main__":
    main()
