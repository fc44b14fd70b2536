"""Tests of what the timeline shows and says: selections, titles, alt texts."""

import pytest
from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.tables.model import rows_of
from three_years_on.words.steps import (
    Step,
    count_around,
    count_sentence,
    theme_steps,
    timeline_alt,
)


@pytest.fixture
def tiny(tmp_path):
    return load(write_tiny(tmp_path))


def test_milestones_of_a_theme(tiny):
    """A theme has the milestones that list it, by date."""
    assert [[row.id for row in step.milestones] for step in theme_steps(tiny)] == [
        ["well-plan", "meeting"],
        ["well-plan", "meeting", "seed-rule"],
        ["meeting", "seed-rule", "seed-law", "fair"],
    ]


def test_a_layer_a_theme(tiny):
    """The themes are steps in their order, under their own titles."""
    steps = theme_steps(tiny)
    assert [(step.id, step.title) for step in steps] == [
        ("water", "Water"),
        ("soil", "Soil"),
        ("seeds", "Seeds"),
    ]


def test_findings(tiny):
    """The title counts before, up to and after; the first day itself is not before."""
    assert [count_sentence(tiny, step) for step in theme_steps(tiny)] == [
        "Water: 2 milestones, 1 before 1 May 2005, 1 up to 1 May 2010, 0 later",
        "Soil: 3 milestones, 1 before 1 May 2005, 2 up to 1 May 2010, 0 later",
        "Seeds: 4 milestones, 0 before 1 May 2005, 3 up to 1 May 2010, 1 later",
    ]


def test_the_last_day_itself_is_not_later(tmp_path):
    """What happened on the last day counts as up to it."""
    set_cell(write_tiny(tmp_path), "milestones", 2, "date", "2010-05-01")
    tables = load(tmp_path)
    assert count_sentence(tables, theme_steps(tables)[2]) == (
        "Seeds: 4 milestones, 0 before 1 May 2005, 4 up to 1 May 2010, 0 later"
    )


def test_finding_of_one_and_of_none(tiny):
    """One milestone is counted in the singular, none as 0."""
    one = Step("", "One", theme_steps(tiny)[0].milestones[:1])
    none = Step("", "None", [])
    assert count_sentence(tiny, one) == (
        "One: 1 milestone, 1 before 1 May 2005, 0 up to 1 May 2010, 0 later"
    )
    assert count_sentence(tiny, none) == (
        "None: 0 milestones, 0 before 1 May 2005, 0 up to 1 May 2010, 0 later"
    )


def test_description(tmp_path):
    """The alt text says what is drawn, the finding, the first, the last and the fullest year."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "date", "2006-08-01")
    tables = load(tmp_path)
    assert timeline_alt(tables, theme_steps(tables)[2]) == (
        "Timeline of milestones, with lines at 1 May 2005 (Asked for) and "
        "1 May 2010 (Told). Seeds: 4 milestones, 0 before 1 May 2005, 3 up to 1 May 2010, 1 later. "
        "The first is Meeting of the gardeners, held 1 May 2005; "
        "the last is The first seed fair, held from 1 June 2011 to 2 June 2011. "
        "The most in one year, 2, fall in 2006."
    )


def test_description_of_no_milestones(tiny):
    """Without milestones the alt text says just that."""
    step = Step("fire", "Fire", [])
    assert timeline_alt(tiny, step) == "Timeline. Fire: no milestones."


def test_description_claims_no_majority_that_is_none(tiny):
    """No year is said to hold most milestones where none holds more than half of them."""
    for step in theme_steps(tiny):
        assert "Most fall in" not in timeline_alt(tiny, step)


def test_description_names_every_year_of_a_tie(tiny):
    """Where two years hold as many, neither is said to hold the most alone."""
    last = timeline_alt(tiny, theme_steps(tiny)[0]).partition("held 1 May 2005. ")[2]
    assert ("2004" in last) == ("2005" in last)


@pytest.mark.parametrize(
    ("date", "counts"),
    [
        ("2005-04", (2, 2, 1, 0)),
        ("2005-05", (1, 3, 1, 0)),
        ("2005", (1, 2, 1, 1)),
        ("2010-05", (1, 2, 1, 1)),
        ("2010-04", (1, 3, 1, 0)),
        ("2010-06", (1, 2, 2, 0)),
    ],
)
def test_a_month_or_a_year_is_counted_where_all_of_it_lies(tmp_path, date, counts):
    """With a moment inside it, or its last day after one, no side is chosen for it."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "date", date)
    set_cell(tmp_path, "milestones", 3, "effective", "")
    tables = load(tmp_path)
    assert count_around(tables, list(rows_of(tables.milestones))) == counts


def test_what_lasts_is_counted_where_it_begins(tmp_path):
    """A plan from before the first moment that ran beyond the last one counts as before."""
    set_cell(write_tiny(tmp_path), "milestones", 5, "end", "2012-12-31")
    tables = load(tmp_path)
    assert count_around(tables, list(rows_of(tables.milestones))) == (1, 3, 1, 0)
