"""Tests of when the measures came that a statement names or may mean."""

import pandas as pd
import pytest

from three_years_on import load
from three_years_on.languages.spoken import speaking
from three_years_on.words.measures import date_measures, months_between


@pytest.fixture(scope="module")
def dated():
    return date_measures(load())


@pytest.mark.parametrize(
    ("statement", "told", "is_older", "may_be"),
    [
        (
            "internet-plus-adopted",
            "Mar and Jul 2015: 13 and 10 months before the call",
            True,
            False,
        ),
        ("ten-year-plan", "Jul 2016, 3 months after the call", False, False),
        ("security-strategy", "Dec 2016, 8 months after the call", False, False),
        (
            "new-law",
            "May be meant: Nov 2016 and Mar 2017: 7 and 11 months after the call",
            False,
            True,
        ),
    ],
)
def test_measures_of_this_article(dated, statement, told, is_older, may_be):
    """What is older than the call is said to be, what only may be meant as well."""
    found = dated[statement]
    assert (found["told"], found["is_older"], found["may_be"]) == (told, is_older, may_be)


def test_in_chinese_each_count_of_months_has_its_unit():
    """As in 13 months and 10 months before."""
    with speaking("zh"):
        told = date_measures(load())["internet-plus-adopted"]["told"]
    assert told == "2015年3月和7月，提出要求前13个月和10个月"


def test_the_marks_are_the_milestones_by_date(dated):
    """The word-sized timeline draws what the words tell."""
    assert [mark["id"] for mark in dated["internet-plus-adopted"]["marks"]] == [
        "internet-plus-report",
        "internet-plus-guideline",
    ]
    assert dated["ten-year-plan"]["marks"] == [
        {"id": "informatization-outline", "first": "2016-07-27", "last": "2016-07-27"}
    ]


def test_the_moments_themselves_are_no_measures(dated):
    """A sentence that tells when the article came out is no outcome to date."""
    assert "symposium-held" not in dated
    assert "look-back" not in dated


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2015-03-05", "2015-03-05", 13),
        ("2015-07-04", "2015-07-04", 10),
        ("2016-04-18", "2016-04-18", 0),
        ("2016-05-01", "2016-05-31", 1),
        ("2019-04-19", "2019-04-19", 36),
        ("2015-01-01", "2015-12-31", None),
    ],
)
def test_months_are_counted_to_the_nearest(first, last, months):
    """A month is counted from its middle; of a year it cannot be told."""
    moment = pd.Timestamp("2016-04-19")
    assert months_between(pd.Timestamp(first), pd.Timestamp(last), moment) == months
