"""The layout of the timeline, run without a browser: every letter is 6 pixels wide."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROWSER = Path(__file__).parents[2] / "src/three_years_on/display/browser"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SCRIPT = """
import {{ layOut }} from "{folder}/layout.js";
import * as time from "{folder}/timescale.js";
const measure = (text) => 6 * [...text].length;
const days = (isos) => isos.map(time.dayNumber);
const given = {given};
console.log(JSON.stringify({expression}));
"""


@pytest.fixture(scope="module")
def deno():
    """Path of deno, which runs modules without a browser; without it tests skip, or fail in CI."""
    beside = str(Path(sys.executable).parent)
    if path := shutil.which("deno", path=os.pathsep.join([beside, os.environ["PATH"]])):
        return path
    if os.environ.get("CI") == "true":
        pytest.fail("no deno found: uv pip install deno", pytrace=False)
    pytest.skip("no deno found: uv pip install deno")


@pytest.fixture
def run(deno):
    """Return what an expression gives that may use `given` and all of the layout."""

    def evaluate(expression, given=None):
        folder = BROWSER.as_uri()
        script = _SCRIPT.format(folder=folder, given=json.dumps(given), expression=expression)
        done = subprocess.run(
            [deno, "run", "--no-remote", "--no-config", f"--allow-read={BROWSER}", "-"],
            input=script,
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return evaluate


def milestone(id_, day, last=None, lane=0, label=None, end=None, **emphasis):
    plain = {"by": "", "relation": "", "moment": -1, "placed": False, "said": ""}
    return {
        "id": id_,
        "label": id_ if label is None else label,
        "short": "1970",
        "first": day,
        "last": day if last is None else last,
        "end": (day if last is None else last) if end is None else end,
        "until": "" if end is None else f"until {end}",
        "lane": lane,
        "certain": True,
        **plain,
        **emphasis,
    }


def outcome(id_, day, moment=1, relation="named", *, placed=False, **more):
    emphasis = {"by": "outcome", "relation": relation, "moment": moment, "placed": placed}
    return milestone(id_, day, **{**emphasis, "said": "an outcome here names it", **more})


def shown(milestones, moments=(), lanes=("Laws",)):
    return {
        "lanes": [{"id": name, "label": name} for name in lanes],
        "moments": [{"day": day, "text": text} for text, day in moments],
        "spans": ["before", "in between", "after"],
        "months": MONTHS,
        "milestones": milestones,
    }


@pytest.fixture
def lay_out(run):
    def laid_out(given, width=1000, **options):
        return run(f"layOut(given, {width}, measure, {json.dumps(options)})", given)

    return laid_out


def texts_of(plan, id_):
    return [text["text"] for text in plan["texts"] if text.get("id") == id_]


# Time ------------------------------------------------------------------------------------------


def test_a_day_has_its_place(run):
    """Days lie evenly, with 18 pixels beside the first and the last."""
    scale = "new time.TimeScale([0, 50, 100], 10, 146)"
    assert run(f"[0, 50, 100].map((day) => {scale}.x(day))") == [28, 78, 128]


def test_one_lonely_early_event_gets_a_part_of_its_own(run):
    """A gap far longer than nearly all of the rest lasts becomes a break."""
    dates = ["1840-05-01", "2014-03-01", "2015-03-01", "2016-03-01", "2017-03-01", "2018-03-01"]
    assert run("time.timeParts(days(given))", dates) == [[-47361, -47361], [16130, 17591]]


def test_even_dates_have_no_break(run):
    """Dates that are spread out are drawn to one scale."""
    assert run("time.timeParts([0, 1000, 2000, 3000, 4000])") == [[0, 4000]]


def test_few_dates_have_no_break(run):
    """With so few dates nothing tells which of them is the lonely one."""
    assert run("time.timeParts([0, 40000, 40001, 40002])") == [[0, 40002]]


def test_time_in_which_something_lasts_has_no_break(run):
    """A bar that runs through a long time without dates is drawn to the same scale."""
    lasting = [{"first": -47361, "end": 17000}]
    dates = [-47361, 16130, 16400, 16800, 17000, 17591]
    assert run("time.timeParts(...given)", [dates, lasting]) == [[-47361, 17591]]


def test_a_break_is_marked_and_leaves_the_rest_its_room(run):
    """The lonely event has a tenth of the width at most, and the break its 30 pixels."""
    given = [-40000, *range(0, 2000, 100)]
    scale = "new time.TimeScale(given, 0, 1000)"
    first, second = run(f"{scale}.parts", given)
    assert (first["x"], first["end"], second["x"], second["end"]) == (0, 100, 130, 1000)


@pytest.mark.parametrize(
    ("dates", "ticks"),
    [
        (["2014-02-27", "2019-07-22"], ["2014", "2015", "2016", "2017", "2018", "2019", "2020"]),
        (["1971-02-01", "2025-11-01"], ["1970", "1980", "1990", "2000", "2010", "2020"]),
        (["1142-06-01", "2025-11-01"], ["1200", "1400", "1600", "1800", "2000"]),
        (["2017-03-05", "2017-08-10"], ["Apr", "May", "Jun", "Jul", "Aug"]),
        (["2017-06-14", "2017-06-18"], ["14 Jun", "15 Jun", "16 Jun", "17 Jun", "18 Jun"]),
    ],
)
def test_the_axis_fits_what_is_shown(run, dates, ticks):
    """Years, decades, centuries, months or days, whichever gives four ticks or more."""
    expression = "new time.TimeScale(days(given), 0, 1000).ticks(measure, {months})"
    found = run(expression.format(months=json.dumps(MONTHS)), dates)
    assert [tick["text"] for tick in found] == ticks


def test_ticks_with_no_room_become_fewer(run):
    """In 200 pixels seven years are told by every second."""
    expression = "new time.TimeScale(days(given), 0, 200).ticks(measure, {months})"
    found = run(expression.format(months=json.dumps(MONTHS)), ["2014-01-01", "2020-12-31"])
    assert [tick["text"] for tick in found] == ["2014", "2016", "2018", "2020"]


def test_counts_around_the_moments(run):
    """The moments' own days lie between; what reaches over a moment is counted nowhere."""
    milestones = [
        {"first": first, "last": last}
        for first, last in [(1, 1), (10, 10), (15, 15), (20, 20), (21, 21), (5, 12)]
    ]
    moments = [{"day": 10}, {"day": 20}]
    assert run("time.countAround(given)", {"milestones": milestones, "moments": moments}) == [
        1,
        3,
        1,
    ]


# Across ----------------------------------------------------------------------------------------

# 100 days on 1,000 pixels: the name "Laws" takes 25, its icon 28, a gap 8; 18 stand at either end.
LEFT = 61
PER_DAY = (1000 - LEFT - 36) / 100
MOMENTS = [("Asked", 0), ("Told", 100)]


def x_of(day):
    return pytest.approx(LEFT + 18 + day * PER_DAY)


def test_marks_stand_at_their_day(lay_out):
    """A mark stands where its day does, a bar reaches over the days that are possible."""
    plan = lay_out(shown([milestone("a", 50), milestone("b", 60, 70)], MOMENTS))
    assert [(mark["id"], mark["x"]) for mark in plan["marks"]] == [("a", x_of(50)), ("b", x_of(65))]
    assert [(bar["x"], bar["width"]) for bar in plan["periods"]] == [
        (x_of(60), pytest.approx(90.3))
    ]


def test_what_lasts_has_a_thick_bar_and_its_words_after_it(lay_out):
    """The bar begins at the mark and ends on the last day; words stand beyond a date it crosses."""
    war, peace = milestone("war", 100, end=300), milestone("peace", 600)
    plan = lay_out(shown([war, peace], moments=[("A", 200)]))
    [bar], [mark, _] = plan["periods"], plan["marks"]
    [words] = [text for text in plan["texts"] if text.get("id") == "war"]
    [line] = plan["moments"]
    assert (bar["x"], bar["height"], bar["lasts"]) == (mark["x"], 6, True)
    assert bar["x"] < line["x"] < bar["x"] + bar["width"] < words["x"]


def test_upright_what_lasts_has_a_bar_down_to_the_last_row_before_its_end(lay_out):
    """Two begin before the end of the war, one after it; its end is told in words."""
    given = shown([milestone("war", 0, end=300), milestone("a", 100), milestone("b", 400)])
    plan = lay_out(given, 400)
    [bar] = plan["periods"]
    rows = {mark["id"]: mark for mark in plan["marks"]}
    assert bar["y"] == rows["war"]["y"]
    assert bar["y"] + bar["height"] == rows["a"]["bottom"] <= rows["b"]["top"]
    assert texts_of(plan, "war") == ["war", "until 300"]


def test_a_lane_without_words_takes_no_room(lay_out):
    """Where milestones have no kind, time begins at the left edge and no shape is explained."""
    given = shown([milestone("a", 0), milestone("b", 400)])
    given["lanes"] = [{"id": "other", "label": ""}]
    plan = lay_out(given)
    assert plan["marks"][0]["x"] == 18
    assert not [lane for lane in plan["lanes"] if lane["isNamed"]]
    assert [text["text"] for text in plan["texts"] if text.get("part") == "lane"] == []
    assert lay_out(given, 400)["lanes"] == []


def test_marks_of_one_day_are_stacked(lay_out):
    """Marks that would touch stand below each other, 17 pixels apart, in order."""
    plan = lay_out(shown([milestone(id_, 50) for id_ in "abc"], MOMENTS))
    tops = [mark["y"] for mark in plan["marks"]]
    assert [y - tops[0] for y in tops] == [0, 17, 34]


def test_words_stand_after_their_mark_or_before_it(lay_out):
    """Before a date line words turn to the other side of their mark."""
    plan = lay_out(shown([milestone("early", 10), milestone("late", 98)], MOMENTS))
    starts = {text["id"]: text["x"] for text in plan["texts"] if "id" in text}
    marks = {mark["id"]: mark["x"] for mark in plan["marks"]}
    assert starts["early"] > marks["early"]
    assert starts["late"] < marks["late"]


def test_words_that_would_cross_a_date_are_not_drawn(lay_out):
    """Between two dates with no room the mark stands alone."""
    moments = [("Asked", 48), ("Told", 52)]
    given = shown([milestone("z", 0), milestone("far too long", 50), milestone("y", 100)], moments)
    plan = lay_out(given)
    assert texts_of(plan, "far too long") == []
    assert "far too long" in [mark["id"] for mark in plan["marks"]]
    assert plan["labelled"] == 2


def test_words_stay_on_their_side_of_a_date(lay_out):
    """What came just after a date has no words before it."""
    plan = lay_out(
        shown([milestone("just after", 50)], [("Asked", 0), ("Told", 49), ("Ends", 100)])
    )
    [words] = [text for text in plan["texts"] if text.get("id")]
    assert words["x"] > plan["marks"][0]["x"]


@pytest.mark.parametrize(
    ("relation", "placed", "style"),
    [
        ("named", False, "solid"),
        ("named", True, "dashed"),
        ("candidate", False, "dotted"),
        ("candidate", True, "dotted"),
    ],
)
def test_what_an_outcome_names_leads_to_its_day(lay_out, relation, placed, style):
    """An arrow leads from the mark to the date of the outcome, and tells how sure that is."""
    plan = lay_out(shown([outcome("plan", 20, relation=relation, placed=placed)], MOMENTS))
    [arrow] = plan["arrows"]
    assert (arrow["x"], arrow["to"] + 1, arrow["style"]) == (x_of(20), x_of(100), style)
    assert texts_of(plan, "plan") == ["plan, 1970"]


def test_what_is_later_than_the_outcome_has_no_arrow(lay_out):
    """No arrow leads back in time."""
    plan = lay_out(shown([outcome("plan", 100, moment=0)], MOMENTS))
    assert plan["arrows"] == []


def test_lanes_without_a_milestone_are_left_out(lay_out):
    """A lane that is empty takes no room, and the others keep their places for shapes."""
    plan = lay_out(shown([milestone("a", 50, lane=2)], MOMENTS, ["Laws", "Plans", "Acts"]))
    assert [lane["lane"] for lane in plan["lanes"]] == [2]
    assert plan["marks"][0]["lane"] == 2


def test_counts_stand_between_the_dates(lay_out):
    """What lies before, between and after is counted, but not where there is nothing."""
    plan = lay_out(shown([milestone("a", 50), milestone("b", 60)], MOMENTS))
    assert [t["text"] for t in plan["texts"] if t.get("part") == "count"] == ["2 in between"]


def test_names_of_near_dates_do_not_touch(lay_out):
    """Three dates within five days have their names in rows of their own or apart."""
    moments = [("First of them", 50), ("Second of them", 52), ("Third of them", 55)]
    plan = lay_out(shown([milestone("a", 0), milestone("b", 100)], moments))
    names = [text for text in plan["texts"] if text.get("part") == "moment"]
    assert len({text["y"] for text in names}) == len(names)


def test_right_to_left_mirrors_the_whole(lay_out):
    """Every mark and line stands as far from the right as else from the left."""
    given = shown([milestone("a", 20), outcome("b", 30)], MOMENTS)
    plan, other = lay_out(given), lay_out(given, rtl=True)
    for name in ("marks", "moments", "arrows", "texts", "ticks"):
        assert [part["x"] for part in other[name]] == [
            pytest.approx(1000 - part["x"]) for part in plan[name]
        ]
    assert [region["x"] + region["width"] for region in other["regions"]] == [
        pytest.approx(1000 - region["x"]) for region in plan["regions"]
    ]


def test_a_height_is_kept_with_fewer_words(lay_out):
    """Where a height is given, rows of words give way; every mark stays."""
    given = shown([milestone(f"milestone {n}", 20 + n) for n in range(0, 20, 2)], MOMENTS)
    high, low = lay_out(given), lay_out(given, height=110)
    assert low["height"] <= 110 < high["height"]
    assert len(low["marks"]) == len(high["marks"]) == 10


# Many ------------------------------------------------------------------------------------------


def test_more_than_200_are_counted(lay_out):
    """Bars count them; what the article names stays a mark."""
    many = [milestone(f"m{n}", n % 100) for n in range(250)]
    plan = lay_out(shown([*many, outcome("plan", 20)], MOMENTS))
    assert sum(bar["count"] for bar in plan["bars"]) == 250
    assert [mark["id"] for mark in plan["marks"]] == ["plan"]


def test_a_lane_can_be_opened(run):
    """An open lane has a mark for each of its milestones, the others their bars."""
    many = [milestone(f"m{n}", n % 100, lane=n % 2) for n in range(250)]
    given = shown(many, MOMENTS, ["Laws", "Plans"])
    plan = run('layOut(given, 1000, measure, { opened: new Set(["Laws"]) })', given)
    assert {mark["lane"] for mark in plan["marks"]} == {0}
    assert (len(plan["marks"]), sum(bar["count"] for bar in plan["bars"])) == (125, 125)


def test_a_bar_counts_one_side_of_a_date(lay_out):
    """A month in which a date lies has a bar for what came before and one for what came after."""
    many = [milestone(f"m{n}", 10 if n < 150 else 20) for n in range(250)]
    plan = lay_out(shown(many, [("Asked", 15)]))
    bars = sorted((bar["x"], bar["count"]) for bar in plan["bars"])
    assert [count for _, count in bars] == [150, 100]


def test_no_bar_lies_in_a_break(lay_out):
    """The first bars after a break begin behind it, though their year began before."""
    many = [milestone(f"m{n}", 400 + 5 * n) for n in range(250)]
    plan = lay_out(shown([milestone("old", -40000), *many]))
    [gap] = plan["breaks"]
    first, *later = sorted((bar["x"], bar["x"] + bar["width"]) for bar in plan["bars"])
    assert first[1] <= gap["x"]
    assert min(later)[0] >= gap["x"] + gap["width"]


# Upright ---------------------------------------------------------------------------------------


def test_upright_all_are_named_in_the_order_of_time(lay_out):
    """Below 640 pixels time runs down: a date lies between what came before and after it."""
    given = shown([milestone("before", 10), milestone("after", 60)], [("Asked 1970", 50)])
    plan = lay_out(given, 390)
    assert plan["upright"]
    placed = [*plan["texts"]]
    order = [t["text"] for t in sorted(placed, key=lambda text: text["y"]) if text_is_name(t)]
    assert order == ["before", "Asked 1970", "after"]


def text_is_name(text):
    return "id" in text or text.get("part") == "bar"


def test_upright_rows_are_large_enough_to_tap(lay_out):
    """No row is lower than 24 pixels."""
    plan = lay_out(shown([milestone(id_, 10) for id_ in "abc"]), 320)
    assert [mark["bottom"] - mark["top"] for mark in plan["marks"]] == [24, 24, 24]


def test_upright_long_words_are_broken(lay_out):
    """Words that are wider than the room go on in a line of their own."""
    label = "Provisions on the governance of all that is said on any network of the whole country"
    plan = lay_out(shown([milestone("long", 10, label=label)]), 320)
    lines = texts_of(plan, "long")
    assert len(lines) == 2
    assert " ".join(lines) == label


def test_upright_an_outcome_says_so(lay_out):
    """What an outcome names is told in words below its name."""
    plan = lay_out(shown([outcome("plan", 20)], MOMENTS), 390)
    assert texts_of(plan, "plan") == ["plan", "an outcome here names it"]


@pytest.mark.parametrize(
    ("setting", "home", "end"),
    [
        ({"upright": False}, "left", "right"),
        ({"upright": False, "rtl": True}, "right", "left"),
        ({"upright": True, "rtl": True}, "top", "bottom"),
    ],
)
def test_home_is_the_earliest_in_either_direction(run, setting, home, end):
    """Where time runs to the left, Home goes to the right; downwards it goes up all the same."""
    upright = setting["upright"]
    names = ["top", "middle", "bottom"] if upright else ["left", "middle", "right"]
    items = [{"id": name, "x": 10 * at, "y": 10 * at, "lane": 0} for at, name in enumerate(names)]
    expression = f"""await import("{BROWSER.as_uri()}/lanereach.js").then(({{ LaneReach }}) =>
      ["Home", "End"].map((key) =>
        LaneReach.prototype.neighbour.call(given, given.items[1], key).id))"""
    assert run(expression, {"plan": setting, "items": items}) == [home, end]
