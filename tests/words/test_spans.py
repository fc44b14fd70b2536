"""Tests of the time that an overview draws."""

from three_years_on.words.spans import at_edges, span_of


def tick(first, last="", end=""):
    return {
        "first": first,
        "last": last or first,
        "end": end,
        "label": "",
        "group": "",
        "shape": "",
    }


def moment(date):
    return {"id": "", "date": date, "day": "", "label": "", "title": "", "role": ""}


MODERN = [tick(f"20{year:02}-05-01") for year in range(1, 15)]


def test_a_lonely_day_does_not_stretch_time():
    """An event of 1142 stands at the edge of a span that begins with the rest, and is told."""
    ticks = [tick("1142-05-06"), *MODERN]
    assert span_of(ticks, []) == ["2001-05-01", "2014-05-01"]
    assert at_edges(ticks, span_of(ticks, [])) == "at the edge: 1 before 2001"


def test_one_that_is_far_ahead_is_told_as_well():
    """It may be a plan for a far year."""
    ticks = [*MODERN, tick("2200-01-01", "2200-12-31")]
    assert at_edges(ticks, span_of(ticks, [])) == "at the edge: 1 after 2014"


def test_time_reaches_to_every_moment_and_to_the_end_of_what_lasts():
    """Days the article speaks from are always drawn, and so is what lasts near the rest."""
    ticks = [*MODERN, tick("2014-06-01", end="2016-03-04")]
    assert span_of(ticks, [moment("1999-01-02")]) == ["1999-01-02", "2016-03-04"]
    assert at_edges(ticks, ["1999-01-02", "2016-03-04"]) == ""


def test_few_days_are_all_drawn():
    """With so few nothing tells which of them is the lonely one; without any there is no span."""
    ticks = [tick("1142-05-06"), tick("2001-01-01")]
    assert span_of(ticks, []) == ["1142-05-06", "2001-01-01"]
    assert span_of([], []) == []
    assert at_edges([], []) == ""
