"""Tests of how a series changed from before the call to before the report."""

from types import SimpleNamespace

import pandas as pd
import pytest

from three_years_on import load
from three_years_on.languages.spoken import speaking
from three_years_on.words.changes import change
from three_years_on.words.record import Series, panel

TABLES = load()


def series(indicator, *values, **about):
    """Return a series of yearly values, from 2015 on."""
    row = SimpleNamespace(unit="tons", is_rank=False, low=None, high=None, dated_by="year")
    vars(row).update(about, label=indicator)
    told = {"certainty": "verified", "vintage": 1}
    releases = [
        SimpleNamespace(date=pd.Timestamp(2015 + at, 7, 1), value=value, **told)
        for at, value in enumerate(values)
        if value is not None
    ]
    return Series(row, releases)


def test_a_share_changes_by_points():
    """A share that rises from 27.5 to 34.8 is 7.3 points up, not a quarter."""
    broad = panel(TABLES, "digital-economy-share").series[0]
    assert change(TABLES, broad) == {
        "early": {"text": "27.5", "when": "2015"},
        "late": {"text": "34.8", "when": "2018"},
        "told": "+7.3 points",
        "missing": "",
    }


@pytest.mark.parametrize(
    ("about", "values", "told"),
    [
        ({}, [3.877, None, None, 9.01], "×\N{NO-BREAK SPACE}2.3"),
        ({}, [2, None, None, 90], "×\N{NO-BREAK SPACE}45"),
        ({}, [4, None, None, 3], "×\N{NO-BREAK SPACE}0.75"),
        ({}, [0, None, None, 3], "+3"),
        ({"unit": "% of people"}, [11, None, None, 10], "\N{MINUS SIGN}1 point"),
        ({"low": 0.0, "high": 1.0}, [0.4, None, None, 0.4], "\N{PLUS-MINUS SIGN}0 points"),
        ({"is_rank": True}, [63, None, None, 65], "2 places lower"),
        ({"is_rank": True}, [63, None, None, 62], "1 place higher"),
        ({"is_rank": True}, [63, None, None, 63], "same place"),
    ],
)
def test_what_lies_between_two_values_depends_on_what_they_count(about, values, told):
    """Shares and scales in points, amounts as a factor, ranks in places."""
    assert change(TABLES, series("it", *values, **about))["told"] == told


@pytest.mark.parametrize(
    ("code", "late", "told"),
    [("ru", 9.3, "+9,3 пункта"), ("ru", 5, "+5 пунктов"), ("fr", 0.5, "+0,5 point")],
)
def test_a_fraction_has_the_form_of_its_language(code, late, told):
    """In Russian it takes the case of two, in French what is below two is one."""
    with speaking(code):
        found = change(TABLES, series("it", 0, None, None, late, low=0.0, high=10.0))
    assert found["told"] == told


def test_without_a_value_before_the_call_nothing_is_compared():
    """A series that begins later says so, and no difference is told."""
    found = change(TABLES, series("it", None, 6.9, 7.4))
    assert (found["early"], found["told"]) == (None, "")
    assert found["late"] == {"text": "7.4", "when": "2017"}
    assert found["missing"] == "no value before the call"


def test_a_value_after_the_report_is_not_taken():
    """What came after the report is no outcome of the three years."""
    found = change(TABLES, series("it", 1, None, None, None, None, 9))
    assert (found["late"], found["told"]) == (None, "")
    assert found["missing"] == "no value between the call and the report"


def test_a_value_that_no_page_states_is_about():
    """A hollow value is written as about, here as on the chart."""
    doubtful = series("it", 10.8, None, None, 18.4)
    doubtful.points[0].certainty = "consistent"
    assert change(TABLES, doubtful)["early"] == {"text": "about 10.8", "when": "2015"}
