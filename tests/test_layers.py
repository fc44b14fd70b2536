"""Tests of what the timeline shows and says: selections, titles, alt texts."""

import pandas as pd
import pytest
from folders import set_cell, write_tiny

from three_years_on import load
from three_years_on.layers import (
    Layer,
    count_around,
    describe,
    finding,
    isolated,
    period,
    theme_layers,
)


@pytest.fixture
def tiny(tmp_path):
    return load(write_tiny(tmp_path))


def test_milestones_of_a_theme(tiny):
    """A theme has the milestones that list it, by date."""
    assert [list(layer.milestones["id"]) for layer in theme_layers(tiny)] == [
        ["well-plan", "meeting"],
        ["well-plan", "meeting", "seed-rule"],
        ["meeting", "seed-rule", "seed-law", "fair"],
    ]


def test_a_layer_a_theme(tiny):
    """The themes are layers in their order, under their own titles."""
    layers = theme_layers(tiny)
    assert [(layer.id, layer.title) for layer in layers] == [
        ("water", "Water"),
        ("soil", "Soil"),
        ("seeds", "Seeds"),
    ]


def test_findings(tiny):
    """The title counts before, up to and after; the first day itself is not before."""
    assert [finding(tiny, layer) for layer in theme_layers(tiny)] == [
        "Water: 2 milestones, 1 before 1 May 2005, 1 up to 1 May 2010, 0 later",
        "Soil: 3 milestones, 1 before 1 May 2005, 2 up to 1 May 2010, 0 later",
        "Seeds: 4 milestones, 0 before 1 May 2005, 3 up to 1 May 2010, 1 later",
    ]


def test_the_last_day_itself_is_not_later(tmp_path):
    """What happened on the last day counts as up to it."""
    set_cell(write_tiny(tmp_path), "milestones", 2, "date", "2010-05-01")
    tables = load(tmp_path)
    assert finding(tables, theme_layers(tables)[2]) == (
        "Seeds: 4 milestones, 0 before 1 May 2005, 4 up to 1 May 2010, 0 later"
    )


def test_finding_of_one_and_of_none(tiny):
    """One milestone is counted in the singular, none as 0."""
    one = Layer("", "One", tiny.milestones[:1])
    none = Layer("", "None", tiny.milestones[:0])
    assert finding(tiny, one) == (
        "One: 1 milestone, 1 before 1 May 2005, 0 up to 1 May 2010, 0 later"
    )
    assert finding(tiny, none) == (
        "None: 0 milestones, 0 before 1 May 2005, 0 up to 1 May 2010, 0 later"
    )


def test_description(tmp_path):
    """The alt text says what is drawn, the finding, the first, the last and the fullest year."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "date", "2006-08-01")
    tables = load(tmp_path)
    assert describe(tables, theme_layers(tables)[2]) == (
        "Timeline of policy milestones, with lines at 1 May 2005 (Asked for) and "
        "1 May 2010 (Told). Seeds: 4 milestones, 0 before 1 May 2005, 3 up to 1 May 2010, 1 later. "
        "The first is Meeting of the gardeners, held 1 May 2005; "
        "the last is The first seed fair, held 1 June 2011. "
        "The most in one year, 2, fall in 2006."
    )


def test_description_of_no_milestones(tiny):
    """Without milestones the alt text says just that."""
    layer = Layer("fire", "Fire", tiny.milestones[:0])
    assert describe(tiny, layer) == "Timeline. Fire: no milestones."


def test_description_claims_no_majority_that_is_none(tiny):
    """No year is said to hold most milestones where none holds more than half of them."""
    for layer in theme_layers(tiny):
        assert "Most fall in" not in describe(tiny, layer)


def test_description_names_every_year_of_a_tie(tiny):
    """Where two years hold as many, neither is said to hold the most alone."""
    last = describe(tiny, theme_layers(tiny)[0]).partition("held 1 May 2005. ")[2]
    assert ("2004" in last) == ("2005" in last)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2016-04-19", "2016-04-19", "19 April 2016"),
        ("2016-04-01", "2016-04-01", "1 April 2016"),
        ("2016-04-01", "2016-04-30", "April 2016"),
        ("2016-01-01", "2016-01-31", "January 2016"),
        ("2016-01-01", "2016-12-31", "2016"),
    ],
)
def test_a_period_is_written_as_what_is_known(first, last, words):
    """A month is no day, a year no month."""
    assert period(pd.Timestamp(first), pd.Timestamp(last)) == words


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
    assert count_around(tables, tables.milestones) == counts


def test_words_that_run_from_right_to_left_are_marked():
    """Arabic and Hebrew are set apart from what stands beside them; other scripts are not."""
    assert isolated("ماء") == "\u2068ماء\u2069"
    assert isolated("מים 5") == "\u2068מים 5\u2069"
    assert isolated("水 Water 5") == "水 Water 5"
