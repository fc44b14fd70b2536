"""Tests of what a timeline shows as plain data."""

import pytest
from tiny import TINY, read_rows, set_cell, set_day, write_rows, write_tiny

from three_years_on import load
from three_years_on.tables.model import rows_of
from three_years_on.words.steps import Step, theme_steps
from three_years_on.words.timelines import timeline_content

MENTIONS = """\
statement,milestone,relation,reason_for,reason_against
well-dug,well-plan,named,The same name.,
new-rule,seed-rule,named,The only rule.,
new-rule,seed-law,candidate,It may be the law.,It is older.
meeting-held,meeting,named,The same day.,
"""


@pytest.fixture
def folder(tmp_path):
    write_tiny(tmp_path)
    (tmp_path / "mentions.csv").write_text(MENTIONS, encoding="utf-8")
    return tmp_path


def content_of(folder):
    tables = load(folder)
    return timeline_content(tables, theme_steps(tables))


def group(folder, **groups):
    """Give kinds their groups."""
    head, *rows = read_rows(folder, "kinds")
    write_rows(folder, "kinds", [head, *([*row[:3], groups.get(row[0], "")] for row in rows)])


def lanes(content):
    return [lane["label"] for lane in content["lanes"]]


def test_without_groups_each_kind_is_a_lane(folder):
    """The lanes stand in the order of the kinds, and only those that a milestone needs."""
    assert lanes(content_of(folder)) == ["Law", "Rule", "Plan", "Event"]


def test_kinds_of_a_group_share_a_lane(folder):
    """A kind without a group keeps its own."""
    group(folder, law="binding texts", rule="binding texts")
    content = content_of(folder)
    assert lanes(content) == ["Binding texts", "Plan", "Event"]
    assert content["milestones"]["seed-rule"]["lane"] == "binding texts"


def test_beyond_seven_lanes_six_are_kept(folder):
    """The later ones become one lane, so that each has a shape of its own."""
    for file in folder.iterdir():
        file.unlink()
    rows = [
        f"m{n},20{10 + n}-05-01,held,Fair {n},Fair,kind {n},Town,Held.,verified" for n in range(9)
    ]
    head = "id,date,date_kind,label,title,kind,issuer,summary,certainty"
    (folder / "milestones.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    tables = load(folder)
    content = timeline_content(tables, [Step("", "All", list(rows_of(tables.milestones)))])
    kept = ["Kind 0", "Kind 1", "Kind 2", "Kind 3", "Kind 4", "Kind 5"]
    assert lanes(content) == [*kept, "Other"]


def test_moments(folder):
    """Each has its day and the words at its line; years between them are told in words."""
    content = content_of(folder)
    assert [(m["day"], m["text"]) for m in content["moments"]] == [
        ("2005-05-01", "Asked for · 1 May 2005"),
        ("2010-05-01", "Told · 1 May 2010"),
    ]
    assert content["spans"] == ["before", "in the five years", "after"]


@pytest.mark.parametrize(
    ("days", "spans"),
    [
        ([], []),
        (["2005-05-01"], ["before", "since"]),
        (["2005-05-01", "2006-05-01"], ["before", "in the year", "after"]),
        (["2005-05-01", "2010-06-01"], ["before", "between", "after"]),
        (
            ["2005-05-01", "2007-05-01", "2010-06-01"],
            ["before", "in the two years", "between", "after"],
        ),
        (["2005-05-01", "2035-05-01"], ["before", "between", "after"]),
    ],
)
def test_what_lies_around_the_moments(tmp_path, days, spans):
    """There are words for before, between and after; three moments are numbered."""
    milestones = "id,date,date_kind,label,title,kind,issuer,summary,certainty\n"
    row = "fair,2011-06-01,held,Fair,The fair,event,Gardeners,Held.,verified\n"
    (tmp_path / "milestones.csv").write_text(milestones + row, encoding="utf-8")
    rows = [f"d{n},{day},Day,A day" for n, day in enumerate(days)]
    moments = "\n".join(["id,date,label,title", *rows])
    if days:
        (tmp_path / "moments.csv").write_text(moments, encoding="utf-8")
    tables = load(tmp_path)
    content = timeline_content(tables, [Step("", "All", list(rows_of(tables.milestones)))])
    assert content["spans"] == spans
    assert [m["text"][:2] for m in content["moments"]] == (
        ["1 ", "2 ", "3 "] if len(days) > 2 else ["Da"] * len(days)
    )


def test_a_milestone_in_words(folder):
    """A milestone has its days, its lane and its words."""
    assert content_of(folder)["milestones"]["fair"] == {
        "label": "Seed fair",
        "title": "The first seed fair",
        "first": "2011-06-01",
        "last": "2011-06-01",
        "end": "2011-06-02",
        "until": "until 2 Jun 2011",
        "short": "Jun 2011",
        "when": "held from 1 June 2011 to 2 June 2011",
        "kind": "event",
        "lane": "event",
        "certain": False,
    }


@pytest.mark.parametrize(
    ("date", "first", "last", "short", "when"),
    [
        ("2011-06", "2011-06-01", "2011-06-30", "Jun 2011", "held June 2011"),
        ("2011", "2011-01-01", "2011-12-31", "2011", "held 2011"),
        ("0602-03-01", "0602-03-01", "0602-03-01", "Mar 602", "held 1 March 602"),
    ],
)
def test_a_month_or_year_has_its_days(folder, date, first, last, short, when):
    """Where the day is not known, the first and the last possible day are given."""
    set_day(folder, 2, date)
    found = content_of(folder)["milestones"]["fair"]
    assert [found[name] for name in ("first", "last", "short", "when")] == [
        first,
        last,
        short,
        when,
    ]
    assert (found["end"], found["until"]) == ("", "")


@pytest.mark.parametrize(
    ("end", "until", "when"),
    [
        ("2012", "until 2012", "held from 1 June 2011 to 2012"),
        ("2012-12", "until Dec 2012", "held from 1 June 2011 to December 2012"),
        ("2012-12-31", "until 31 Dec 2012", "held from 1 June 2011 to 31 December 2012"),
    ],
)
def test_what_lasts_has_an_end_in_words(folder, end, until, when):
    """It is drawn to the last day that it may have, and told as exactly as it is known."""
    set_cell(folder, "milestones", 2, "end", end)
    found = content_of(folder)["milestones"]["fair"]
    assert (found["last"], found["end"]) == ("2011-06-01", "2012-12-31")
    assert (found["until"], found["when"]) == (until, when)


def test_without_kinds_the_lane_has_no_words(folder):
    """A lane that would say nothing is not named, and nothing is counted by kind."""
    for row in range(2, 7):
        set_cell(folder, "milestones", row, "kind", "")
    content = content_of(folder)
    assert lanes(content) == [""]
    assert "By kind" not in content["steps"][0]["text"]


def test_what_a_date_is_of_may_be_untold(folder):
    """Then the date stands alone."""
    set_cell(folder, "milestones", 3, "date_kind", "")
    assert content_of(folder)["milestones"]["seed-law"]["when"] == "15 January 2007"


def emphasis_of(content, theme):
    [step] = [step for step in content["steps"] if step["theme"] == theme]
    return step["emphasis"]


def test_an_outcome_of_the_theme_names_it(folder):
    """What an outcome of the theme names leads to the day of that outcome."""
    assert emphasis_of(content_of(folder), "water")["well-plan"] == {
        "by": "outcome",
        "relation": "named",
        "moment": "told",
        "placed": False,
        "said": "an outcome here names it",
    }


def test_an_outcome_placed_in_the_theme_names_it(folder):
    """That this explainer placed the outcome here is told."""
    emphasis = emphasis_of(content_of(folder), "seeds")
    said = "an outcome here may mean it, placed here by this explainer"
    assert emphasis["seed-rule"]["placed"]
    assert (emphasis["seed-law"]["relation"], emphasis["seed-law"]["said"]) == ("candidate", said)


def test_an_outcome_elsewhere_names_it(folder):
    """Seen from another theme it is named elsewhere in the article."""
    emphasis = emphasis_of(content_of(folder), "soil")
    assert {id_: (one["by"], one["placed"]) for id_, one in emphasis.items()} == {
        "well-plan": ("elsewhere", False),
        "seed-rule": ("elsewhere", False),
        "meeting": ("elsewhere", False),
    }
    assert emphasis["meeting"]["moment"] == "asked"


def test_all_milestones_at_once(folder):
    """Where no theme is shown, every outcome of the article counts as an outcome here."""
    tables = load(folder)
    [step] = timeline_content(tables, [Step("", "All", list(rows_of(tables.milestones)))])["steps"]
    assert {id_: one["by"] for id_, one in step["emphasis"].items()} == {
        "well-plan": "outcome",
        "seed-rule": "outcome",
        "seed-law": "outcome",
        "meeting": "elsewhere",
    }


def test_a_short_name_and_a_long_text(folder):
    """A screen reader hears the name at each entry, and the whole once."""
    step = content_of(folder)["steps"][0]
    assert step["name"] == "Timeline, Water: 2 milestones"
    assert step["text"].startswith("Timeline of milestones, with lines at 1 May 2005")
    assert step["text"].endswith(" By kind: plan, 1; event, 1.")


def test_no_milestones(tmp_path):
    """A theme without milestones has an empty timeline that says so."""
    rows = TINY["milestones.csv"].splitlines()
    write_tiny(tmp_path)
    (tmp_path / "milestones.csv").write_text(rows[0] + "\n", encoding="utf-8")
    (tmp_path / "milestone_dates.csv").unlink(missing_ok=True)
    (tmp_path / "mentions.csv").unlink(missing_ok=True)
    step = content_of(tmp_path)["steps"][0]
    assert (step["milestones"], step["emphasis"]) == ([], {})
    assert step["text"] == "Timeline. Water: no milestones."
