"""A theme's milestones by kind, as they stand still."""

import re

import pytest
from tiny import THREE_MOMENTS, set_cell, write_many, write_only, write_tiny

from three_years_on import load, plot_timeline
from three_years_on.charts.text import text_width


@pytest.fixture(scope="module")
def chart():
    return plot_timeline(load(), "economy")


def words(svg):
    return [
        (float(x), float(y), text)
        for x, y, text in re.findall(r'<text[^>]*x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<', svg)
    ]


def test_lanes_dates_and_counts_stand_in_it(chart):
    """Of 32 milestones of the economy 8 came before, 21 between and 3 after, in five lanes."""
    told = re.findall(r">([^<]+)</text>", chart.svg)
    for said in (
        "Laws and rules",
        "Plans",
        "Institutions",
        "Companies and",
        "Called for · 19 Apr 2016",
        "Reported · 19 Apr 2019",
        "8 before",
        "21 in the three years",
        "3 after",
    ):
        assert said in told


def test_the_name_of_a_lane_is_whole_however_long_it_is(tmp_path):
    """Its lane grows with it."""
    set_cell(write_tiny(tmp_path), "kinds", 5, "group", " ".join(["one two three four five"] * 6))
    told = " ".join(re.findall(r">([^<]+)</text>", plot_timeline(load(tmp_path), "seeds").svg))
    assert told.lower().count("one two three four five") == 6


def test_what_an_outcome_names_is_labelled(chart):
    """The three plans that outcomes of the economy name all have their labels."""
    told = " ".join(re.findall(r">([^<]+)</text>", chart.svg))
    for said in ("Internet Plus announced", "Internet Plus guideline", "10-year IT outline"):
        assert said in told


def test_no_label_touches_another_or_a_date(chart):
    """Labels of the lanes overlap neither one another nor the lines of the two dates."""
    lines = re.findall(r'd="M([\d.]+) 18L', chart.svg)
    assert len(lines) == 2
    rows = [(x, y, x + text_width(text)) for x, y, text in words(chart.svg) if x > 130 and y > 46]
    for x, y, end in rows:
        assert not [line for line in lines if x < float(line) < end]
        beside = [other for other in rows if other[1] == y and other[0] != x]
        assert all(end <= other[0] or other[2] <= x for other in beside)


def test_its_caption_says_what_it_does_not_show(chart):
    """It tells whose choice the milestones are, and that none is shown to have had an effect."""
    assert "This explainer chose the milestones." in chart.caption
    assert chart.caption.endswith("Does not show what came of any of them.")


def test_its_table_has_every_milestone(chart):
    """What has no room for a label is in the table, with how the article speaks of it."""
    assert len(chart.rows) == 32
    said = chart.rows.set_index("Milestone")["In the article"]
    assert (said != "").sum() == 6
    assert said["General Provisions of the Civil Law"] == "the article may mean it"


def test_what_lasts_is_a_mark_with_a_bar_to_its_end(tmp_path):
    """From the seed law's day in 2007 a bar runs to the end of 2009."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "end", "2009-12-31")
    (tmp_path / "before").mkdir()
    without = plot_timeline(load(write_tiny(tmp_path / "before")), "seeds").svg
    bar = re.compile(r"stroke-width: 4\b")
    drawn = plot_timeline(load(tmp_path), "seeds").svg
    assert len(bar.findall(drawn)) == len(bar.findall(without)) + 1


def test_a_theme_that_is_not_there_is_told():
    """The sentence names what can be asked for."""
    told = "These tables have no theme 'space'; there are economy, public-opinion, "
    assert plot_timeline(load(), "space").alt.startswith(told)


def test_other_tables_are_drawn(tmp_path):
    """Three moments, small tables, and hundreds of milestones in one theme."""
    three, tiny, many = (tmp_path / name for name in ("three", "tiny", "many"))
    for folder in (three, tiny, many):
        folder.mkdir()
    for folder in (
        write_only(three, **THREE_MOMENTS),
        write_tiny(tiny),
        write_many(many, 2, 300),
    ):
        tables = load(folder)
        for theme in tables.themes["id"]:
            chart = plot_timeline(tables, theme)
            assert (chart.svg == "") == (len(chart.rows) == 0)
            assert 'role="img"' in chart.svg or not chart.svg
