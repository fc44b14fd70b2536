"""Tests of what is said of parts that a page does not show."""

from tiny import set_cell, write_tiny

from three_years_on import load
from three_years_on.words.elsewhere import shown_elsewhere


def test_cards_and_charts_are_named_with_what_shows_them(tmp_path):
    """A teacher who filled them in learns which line of a notebook shows them."""
    (figures,) = shown_elsewhere(load(write_tiny(tmp_path)), "garden")
    assert figures == (
        "1 card and 1 chart outside the record: shown in a notebook by "
        'IndicatorExplorer(load("garden"))'
    )


def test_a_card_that_a_check_names_is_on_the_page(tmp_path):
    """It stands in the record, and is not said to stand elsewhere."""
    set_cell(write_tiny(tmp_path), "checks", 2, "indicators", "swaps")
    told = " ".join(shown_elsewhere(load(tmp_path), "garden"))
    assert "card" not in told


def test_where_the_page_shows_all_nothing_is_said(tmp_path):
    """No figures: no line."""
    write_tiny(tmp_path)
    for name in ("indicators", "observations", "checks"):
        (tmp_path / f"{name}.csv").unlink()
    assert shown_elsewhere(load(tmp_path), "garden") == []
