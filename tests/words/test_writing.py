"""Tests of how numbers, days, lists and missing values are written."""

from types import SimpleNamespace

import pandas as pd
import pytest

from three_years_on.words.writing import dated, listed, number, period, short_date, text, whole_date


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (58990, "58,990"),
        (0.5359, "0.5359"),
        (2, "2"),
        (-1.5, "-1.5"),
        (0, "0"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (12345678901, "12,345,678,901"),
        (99999999999, "99,999,999,999"),
        (14687600000000, "14,687,600,000,000"),
        (1e15, "1,000,000,000,000,000"),
        (123456789.123456, "123,456,789.123456"),
        (0.0000001, "0.0000001"),
    ],
)
def test_numbers_are_written_as_precisely_as_they_were_given(value, written):
    """No digit is added and none is lost; thousands are set apart."""
    assert number(value) == written


@pytest.mark.parametrize(
    ("dated_by", "text"), [("day", "1 July 2016"), ("month", "Jul 2016"), ("year", "2016")]
)
def test_a_date_is_written_no_finer_than_it_is_known(dated_by, text):
    """A value for a year does not pretend to a month."""
    assert short_date(pd.Timestamp("2016-07-01"), dated_by) == text.replace("July", "Jul")


def test_months_do_not_follow_the_locale_of_the_process(monkeypatch):
    """No part of a date is asked of strftime, which speaks the language of the process."""
    monkeypatch.setattr(pd.Timestamp, "strftime", lambda *_: "1 mai 2016")
    assert short_date(pd.Timestamp("2016-05-01")) == "1 May 2016"


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
    ("ends", "words"),
    [
        (("2018-07-02", "2018-07-02"), "from April 2016 to 2 July 2018"),
        (("2018-07-01", "2018-07-31"), "from April 2016 to July 2018"),
        (("2018-01-01", "2018-12-31"), "from April 2016 to 2018"),
        (("2016-04-01", "2016-04-30"), "April 2016"),
        ((None, None), "April 2016"),
    ],
    ids=["day", "month", "year", "the same month", "no end"],
)
def test_what_lasts_is_written_from_its_beginning_to_its_end(ends, words):
    """Both ends are as exact as they are known. Without an end nothing lasts."""
    names = ("date", "last_day", "end_first_day", "end")
    days = map(pd.Timestamp, ("2016-04-01", "2016-04-30", *ends))
    assert whole_date(SimpleNamespace(**dict(zip(names, days, strict=True)))) == words


@pytest.mark.parametrize(("kind", "words"), [("held", "held 2016"), (pd.NA, "2016"), ("", "2016")])
def test_a_date_stands_alone_where_nobody_says_what_it_is_the_date_of(kind, words):
    """No word is put before it."""
    assert dated(kind, "2016") == words


@pytest.mark.parametrize(
    ("words", "written"),
    [([], ""), (["one"], "one"), (["one", "two"], "one and two"), (list("abc"), "a, b and c")],
)
def test_lists_are_written_with_commas_and_one_and(words, written):
    """The last of several words follows an and."""
    assert listed(words) == written


def test_what_is_missing_is_written_as_nothing():
    """An empty cell never shows as nan or None."""
    assert [text(value) for value in (None, float("nan"), pd.NaT, pd.NA, "word")] == [
        "", "", "", "", "word",
    ]  # fmt: skip
