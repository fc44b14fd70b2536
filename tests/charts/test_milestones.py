"""Tests of the charts of the order of milestones in time."""

from xml.etree import ElementTree as ET

import pytest
from tiny import read_rows, set_cell, set_day, write_rows, write_tiny

from three_years_on import load
from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order

SVG = "{http://www.w3.org/2000/svg}"


def test_order_counts_before_between_and_after(tmp_path):
    """The chart of order counts the milestones of each theme around the two days."""
    chart = plot_order(load(write_tiny(tmp_path)))
    assert chart.rows.to_dict("list") == {
        "Theme": ["Water", "Soil", "Seeds"],
        "Before": [1, 1, 0],
        "Between": [1, 2, 3],
        "After": [0, 0, 1],
        "All": [2, 3, 4],
    }
    assert "1 of 5 milestones came before 1 May 2005, 1 after 1 May 2010" in chart.alt


def test_delays_take_later_measures_only(tmp_path):
    """Months of 30.4 days count to measures after the first day: 426 days and 624."""
    set_cell(write_tiny(tmp_path), "milestones", 4, "kind", "rule")  # dated the first day
    chart = plot_delays(load(tmp_path))
    assert chart.rows.to_dict("list") == {
        "Theme": ["Soil", "Seeds", "Seeds"],
        "Measure": ["Rule on seeds", "Rule on seeds", "Law on seeds"],
        "Date": ["1 July 2006", "1 July 2006", "15 January 2007"],
        "Months later": [14.0, 14.0, 20.5],
    }


def test_effect_counts_days_to_entry_into_force(tmp_path):
    """The wait is counted in days, for the milestones that have a day of effect."""
    chart = plot_effect(load(write_tiny(tmp_path)))
    assert list(chart.rows["Days between"]) == [62, 0]
    assert "1 of 2 were in force at once; the longest wait was 62 days (Seed rule)" in chart.alt


@pytest.mark.parametrize("plot", [plot_order, plot_delays, plot_effect])
def test_every_chart_has_a_picture_words_and_limits(plot, tmp_path):
    """A chart is an image with words for it, and says what it shows and does not show."""
    chart = plot(load(write_tiny(tmp_path)))
    assert 'role="img"' in chart.svg
    assert "Shows" in chart.caption
    assert "Does not show" in chart.caption
    assert len(chart.alt) >= 40


def test_without_anything_to_draw_a_sentence_stands(tmp_path):
    """Tables with no later measure and no day of effect give a sentence, not an error."""
    folder = write_tiny(tmp_path)
    header, *rows = read_rows(folder, "milestones")
    kept = [[*row[:3], "", *row[4:]] for row in rows if row[0] == "fair"]
    write_rows(folder, "milestones", [header, *kept])
    for table in ("milestone_dates", "mentions"):
        write_rows(folder, table, read_rows(folder, table)[:1])
    tables = load(folder)
    assert plot_effect(tables)._repr_html_() == (
        "<p>No chart: no milestone has a day of effect.</p>"
    )
    assert (
        plot_delays(tables)._repr_html_() == "<p>No chart: no measure is later than 1 May 2005.</p>"
    )


def test_numbers_on_bars_are_marked_as_such(tmp_path):
    """Each count that is drawn on a bar of its colour gets no outline; none of the names is."""
    root = ET.fromstring(plot_order(load(write_tiny(tmp_path))).svg)
    on_bars = [group for group in root.iter() if group.get("class") == "tyo-on-bar"]
    counts = ["".join(group.itertext()) for group in on_bars]
    assert sorted(counts) == ["1", "1", "1", "1", "2", "3"]


def test_long_names_and_labels_are_cut(tmp_path):
    """Names of rows, of moments and the title end in an ellipsis where they are too long."""
    folder = write_tiny(tmp_path)
    set_cell(folder, "themes", 2, "title", "W" * 300)
    set_cell(folder, "moments", 2, "label", "W" * 300)
    set_cell(folder, "milestones", 4, "label", "W" * 300)
    tables = load(folder)
    for plot in (plot_order, plot_delays, plot_effect):
        words = [text.text for text in ET.fromstring(plot(tables).svg).iter(f"{SVG}text")]
        assert max(map(len, words)) < 100


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("table", ["moments", "milestones"])
def test_the_first_and_the_last_day_are_drawn(tmp_path, table, date):
    """A chart of the first or last year that there is does not end in an error."""
    folder = write_tiny(tmp_path)
    is_last = date == "9999-12-31"
    if table == "moments":
        set_cell(folder, "moments", 3 if is_last else 2, "date", date)
    else:
        set_day(folder, 2, date)
    tables = load(folder)
    assert 'role="img"' in plot_order(tables).svg
    assert 'role="img"' in plot_effect(tables).svg
    assert plot_delays(tables).alt
