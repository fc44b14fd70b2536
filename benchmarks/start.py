"""Fresh processes in, times out: importing the package, and the first `load()`.

Run alone it prints its own tables, in less than a minute.
"""

import statistics
import subprocess
import sys

from report import aims_table, table

TURNS = 9
# What is ready before the clock starts, and what is timed; starting Python itself is left out.
PANDAS = ("pass", "import pandas")
LIBRARIES = ("pass", "import pandas, matplotlib, ipywidgets")
PACKAGE = ("pass", "import three_years_on")
FIRST_LOAD = ("import pandas, three_years_on", "three_years_on.load()")
LONGEST_FIRST_LOAD = 0.15  # seconds beyond importing pandas
LARGEST_IMPORT = 1.1  # times the libraries


def measure():
    """Return the seconds of each piece of code in fresh processes, which take turns."""
    pieces = (PANDAS, LIBRARIES, PACKAGE, FIRST_LOAD)
    for piece in pieces:  # what Python compiles and the disk reads once is no part of it
        _seconds(*piece)
    turns = [{piece: _seconds(*piece) for piece in pieces} for _ in range(TURNS)]
    return {piece: [turn[piece] for turn in turns] for piece in pieces}


def rows(taken):
    """Write the times as rows of a table."""
    medians = {piece: statistics.median(runs) for piece, runs in taken.items()}
    return [
        ["import of pandas alone, ms", 1000 * medians[PANDAS]],
        ["import of pandas, matplotlib and ipywidgets alone, ms", 1000 * medians[LIBRARIES]],
        ["import of the package, ms", 1000 * medians[PACKAGE]],
        ["as a multiple of the three libraries", _times(taken, PACKAGE, LIBRARIES)],
        ["first `load()`, pandas and the package imported, ms", 1000 * medians[FIRST_LOAD]],
        ["as a multiple of the import of pandas", _times(taken, FIRST_LOAD, PANDAS)],
    ]


def aims(taken):
    """Return what is aimed at, what was measured, and whether it is so."""
    first_load = statistics.median(taken[FIRST_LOAD])
    imported = statistics.median(_ratios(taken, PACKAGE, LIBRARIES))
    return [
        (
            f"first `load()` at most {1000 * LONGEST_FIRST_LOAD:.0f} ms beyond importing pandas",
            f"{1000 * first_load:.0f} ms",
            first_load <= LONGEST_FIRST_LOAD,
        ),
        (
            f"import at most {LARGEST_IMPORT} times pandas, matplotlib and ipywidgets",
            f"{imported:.2f} times",
            imported <= LARGEST_IMPORT,
        ),
    ]


def _seconds(ready, timed):
    clock = f"import time; {ready}; start = time.perf_counter(); {timed}"
    command = [sys.executable, "-c", f"{clock}; print(time.perf_counter() - start)"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _ratios(taken, piece, other):
    return [a / b for a, b in zip(taken[piece], taken[other], strict=True)]


def _times(taken, piece, other):
    """Write the median ratio of the turns, with the least and the greatest."""
    ratios = _ratios(taken, piece, other)
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


if __name__ == "__main__":
    found = measure()
    print(table(["start", "here"], rows(found)), aims_table(aims(found)), sep="\n\n")
