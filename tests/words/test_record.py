"""Tests of what the record says in words."""

import pytest
from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.words.record import (
    around,
    finding,
    limits,
    panel,
    panel_alt,
    panels,
    panels_of_record,
    values,
)


@pytest.fixture
def tables(tmp_path):
    return load(write_tiny(tmp_path))


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (
            "wells",
            (
                "wells: 4 (Jan 2005), then about 12 (Dec 2009); "
                "pumps: first 1 (Jan 2007), then about 2 (Jan 2010)"
            ),
        ),
        ("worms", "7 (2004)"),
        ("stones", "first 1,500 (Jan 2006), then 0.25 (Jan 2008)"),
        ("fairs", "0 (2004), then 2 (2009)"),
        ("swaps", "40 (Jun 2011)"),
    ],
)
def test_a_finding_names_the_values_around_the_moments(tables, indicator, words):
    """The last value up to the first day and the last up to the second; “first” if later."""
    assert finding(tables, panel(tables, indicator)) == words


def test_a_value_of_the_day_itself_counts_as_before(tables, tmp_path):
    """A value that refers to the first day was known on it; one of the last day likewise."""
    set_cell(tmp_path, "observations", 3, "date", "2005-05-01")
    set_cell(tmp_path, "observations", 4, "date", "2010-05-01")
    set_cell(tmp_path, "observations", 5, "date", "2010-05-01")
    (wells, _) = panel(load(tmp_path), "wells").series
    assert [row.value for row in around(load(tmp_path), wells)] == [4, 12]


def test_charts_show_first_releases(tables):
    """A revision does not replace what readers knew; it stands in the table of values."""
    (wells, _) = panel(tables, "wells").series
    assert [row.value for row in wells.points] == [3, 4, 12, 12.5]


def test_every_value_of_a_panel_is_written_once_for_all_who_show_it(tables):
    """Revisions and the series beside are among them; what is missing is empty."""
    told = values(panel(tables, "wells"))
    assert [(value.series, value.when, value.value, value.release) for value in told] == [
        ("wells", "Jun 2003", "3", 1),
        ("wells", "Jan 2005", "4", 1),
        ("wells", "Dec 2009", "12", 1),
        ("wells", "Dec 2009", "11", 2),
        ("wells", "Jun 2011", "12.5", 1),
        ("pumps", "Jan 2007", "1", 1),
        ("pumps", "Jan 2010", "2", 1),
    ]
    assert (told[0].arithmetic, told[0].note, told[0].doubt, told[0].source) == ("",) * 3 + (
        "council",
    )
    assert (told[2].arithmetic, told[2].doubt) == ("4 * 3 = 12", "no page seen states it")


def test_each_series_has_its_limits(tables):
    """What a series beside cannot show is told with its name."""
    told = ["Not the water in them.", "pumps: Two years only."]
    assert limits(panel(tables, "wells")) == told


def test_a_card_that_a_check_names_stands_in_the_record(tmp_path):
    """It comes after the charts of its theme; other cards stay out."""
    folder = write_tiny(tmp_path)
    assert "seeds" not in panels_of_record(load(folder))
    set_cell(folder, "checks", 3, "indicators", "swaps")
    found = {
        theme: [panel.lead.id for panel in panels]
        for theme, panels in panels_of_record(load(folder)).items()
    }
    assert found == {"": ["fairs"], "water": ["wells"], "soil": ["worms"], "seeds": ["swaps"]}


def test_panels_are_chosen_by_theme_and_display(tables):
    """A theme has its own charts and cards, and what stands beside another has no chart."""
    chosen = {
        (theme, display): [chart.lead.id for chart in panels(tables, theme, display)]
        for theme in ("", "water", "soil", "seeds")
        for display in ("record", "chart", "card")
    }
    assert {key: ids for key, ids in chosen.items() if ids} == {
        ("", "record"): ["fairs"],
        ("water", "record"): ["wells"],
        ("soil", "record"): ["worms"],
        ("soil", "chart"): ["stones"],
        ("seeds", "card"): ["swaps"],
    }
    assert [series.indicator.id for series in panel(tables, "wells").series] == ["wells", "pumps"]


def test_an_unknown_indicator_is_told(tables):
    """A misspelt id is answered with those that there are."""
    with pytest.raises(ValueError, match=r"'rain' is not a known indicator; use one of .*'fairs'"):
        panel(tables, "rain")


def test_the_alt_text_tells_unit_days_findings_and_extremes(tables):
    """Whoever hears the chart learns what it is, what it finds, its least, most and last."""
    assert panel_alt(tables, panel(tables, "stones")) == (
        "Line chart. Stones in the soil (kilos), with lines at 1 May 2005 (Asked for) and "
        "1 May 2010 (Told). Around them: first 1,500 (Jan 2006), then 0.25 (Jan 2008). "
        "Values: 2, from Jan 2006 to Jan 2008, least 0.25, most 1,500, last 0.25."
    )
