"""Results in, Markdown out: the tables, and what was aimed at beside what was measured."""

import statistics

from stepping import FAR, HERE
from ways import FLOOR, INTERACT, OURS

TWO_FRAMES = 2000 / 60


def median_of(result, condition=HERE):
    """Return the median time of a step in milliseconds."""
    return statistics.median(result.steps[condition])


def tail_of(result, condition=HERE):
    """Return the 95th percentile of the time of a step in milliseconds."""
    return statistics.quantiles(result.steps[condition], n=20, method="inclusive")[-1]


def _steps(result):
    return sum(map(len, result.steps.values()))


# What a column holds, and its number for a result; less is better in all but the last.
_COLUMNS = {
    "step, median": median_of,
    "step, 95th percentile": tail_of,
    "step at 200 ms, median": lambda result: median_of(result, FAR),
    "step at 200 ms, 95th percentile": lambda result: tail_of(result, FAR),
    "bytes a step, up": lambda result: result.sent / _steps(result),
    "bytes a step, down": lambda result: result.received / _steps(result),
    "run to first view": lambda result: statistics.median(result.first_views),
    "bytes to first view": lambda result: statistics.median(result.first_bytes),
    "steps without a kernel": lambda result: -result.alone,
}


def table(head, rows):
    """Write a table; numbers are rounded to whole ones, and thousands set apart."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value):
    return value if isinstance(value, str) else f"{value:,.0f}"


def ways_table(results, steps):
    """Write a row a way."""
    head = [
        "way",
        *("click to painted, ms", "95 %, ms", "times ours"),
        *("at 200 ms, ms", "95 %, ms", "times ours"),
        *("bytes a step, up", "down", f"steps of {steps} without kernel"),
        *("run to first view, ms", "bytes to it"),
    ]
    return table(head, [_way_row(name, results) for name in results])


def _way_row(name, results):
    result, ours = results[name], results[OURS]
    row = [name]
    for condition in (HERE, FAR):
        median = median_of(result, condition)
        times = f"{median / median_of(ours, condition):.1f}"
        row += [median, tail_of(result, condition), times]
    if name == FLOOR:
        return [*row, *["–"] * 5]
    up, down = _COLUMNS["bytes a step, up"], _COLUMNS["bytes a step, down"]
    view, size = _COLUMNS["run to first view"], _COLUMNS["bytes to first view"]
    return [*row, up(result), down(result), result.alone, view(result), size(result)]


def growth_table(results, builds):
    """Write a row a size; the builds are in seconds."""
    head = ["themes × milestones", "step, ms", "95 %, ms", "`Explainer(tables)`, s"]
    head += ["run to first view, ms", "bytes to it"]
    rows = [
        [
            name,
            median_of(result),
            tail_of(result),
            f"{builds[name]:.1f}",
            result.first_views[0],
            result.first_bytes[0],
        ]
        for name, result in results.items()
    ]
    return table(head, rows)


def aims(results, grown, builds, page):
    """Return what was aimed at, what was measured, and whether it is so.

    The page is the milliseconds that the command takes to write it.
    """
    return [*_aims_of_steps(results), *_aims_of_views(results), *_aims_of_size(grown, builds, page)]


def _aims_of_steps(results):
    ours, floor = median_of(results[OURS]), median_of(results[FLOOR])
    here, far = (
        median_of(results[INTERACT], condition) / median_of(results[OURS], condition)
        for condition in (HERE, FAR)
    )
    return [
        (
            "a step within two frames (33 ms) of the floor",
            f"{ours - floor:.0f} ms",
            ours - floor <= TWO_FRAMES,
        ),
        ("7 times faster than `interact`", f"{here:.1f} times", here >= 7),
        ("14 times faster at 200 ms", f"{far:.1f} times", far >= 14),
    ]


def _aims_of_views(results):
    others = [name for name in results if name not in (OURS, FLOOR)]
    view, size = _COLUMNS["run to first view"], _COLUMNS["bytes to first view"]
    quickest = min(others, key=lambda name: view(results[name]))
    sending_all = [name for name in others if results[name].alone]
    smallest = min(sending_all, key=lambda name: size(results[name]))
    slower = view(results[OURS]) / view(results[quickest])
    larger = size(results[OURS]) / size(results[smallest])
    return [
        (f"first view no later than the quickest ({quickest})", f"{slower:.2f} times", slower <= 1),
        (
            f"bytes to it below the smallest that sends all steps ({smallest})",
            f"{larger:.2f} times",
            larger < 1,
        ),
    ]


def _aims_of_size(grown, builds, page):
    smallest, *_, largest = grown
    slower = median_of(grown[largest]) / median_of(grown[smallest])
    larger = grown[largest].first_bytes[0] / grown[smallest].first_bytes[0]
    longer, first = builds[largest] / builds[smallest], grown[largest].first_views[0]
    return [
        (f"`Explainer(tables)` at {largest} under 2 s", f"{builds[largest]:.1f} s",
         builds[largest] < 2),
        (f"first view at {largest} under 4 s", f"{first / 1000:.1f} s", first < 4000),
        (f"a step at {largest} within 1.5 times that at {smallest}", f"{slower:.1f} times",
         slower <= 1.5),
        ("build no worse than linear (100 times)", f"{longer:.0f} times", longer <= 100),
        ("bytes no worse than linear (100 times)", f"{larger:.0f} times", larger <= 100),
        ("`python -m three_years_on page` under 2 s", f"{page / 1000:.1f} s", page < 2000),
    ]  # fmt: skip


def aims_table(aimed):
    """Write a row an aim."""
    rows = [[aim, measured, "yes" if is_met else "**no**"] for aim, measured, is_met in aimed]
    return table(["aim", "measured", "met"], rows)


def ahead(results):
    """Name each way and column in which it is ahead of ours."""
    ours = {column: number(results[OURS]) for column, number in _COLUMNS.items()}
    lines = [
        f"* {name}: {column}"
        for name, result in results.items()
        if name not in (OURS, FLOOR)
        for column, number in _COLUMNS.items()
        if number(result) < ours[column]
    ]
    return "\n".join(lines) or "* none"
