"""The overview that stands still."""

import re

import pytest
from tiny import THREE_MOMENTS, write_many, write_only, write_tiny

from three_years_on import load
from three_years_on.charts.still import draw_overview
from three_years_on.words.overview import make_overview

A4_POINTS = 190 / 25.4 * 72  # what the margins leave


@pytest.fixture(scope="module")
def overview():
    return make_overview(load())


@pytest.fixture(scope="module")
def drawing(overview):
    return draw_overview(overview)


def words(drawing):
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))


def test_the_picture_says_what_rows_hold(drawing):
    """Themes, dates, what outcomes rest on and what is older than the call stand in it."""
    told = words(drawing)
    for said in (
        "Economy",
        "核心技术",
        "19 Apr 2016",
        "19 Apr 2019",
        "older than the call",
        "Internet Plus announced",
        "2 laws may be meant",
        "in its own section",
        "belongs to no theme",
        "placed here",
        "milestone that an outcome names, as we read it (line)",
    ):
        assert said in told
    assert told.count("none reported") == 2
    assert "…" not in told


def test_it_is_read_out_and_carries_no_ids(drawing):
    """The alt text is the finding; several drawings can share a page."""
    assert 'role="img" aria-label="13 calls on five themes.' in drawing
    assert " id=" not in drawing


def test_words_are_large_enough_on_paper(drawing):
    """Printed as wide as a page of A4, no word is smaller than 7 points."""
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawing)[1])
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", drawing)]
    assert min(sizes) * A4_POINTS / width >= 7


def test_colours_follow_the_theme(drawing):
    """Every colour is one of the palette, so that dark ground and print have their own."""
    assert re.findall(r"#[0-9a-f]{6}", drawing) == []


def test_the_same_overview_is_the_same_picture(overview, drawing):
    """Same input, same bytes."""
    assert draw_overview(overview) == drawing


def test_other_tables_are_drawn(tmp_path):
    """Three moments, none, and more themes than a page holds."""
    three, tiny, many = (tmp_path / name for name in ("three", "tiny", "many"))
    for folder in (three, tiny, many):
        folder.mkdir()
    told = words(draw_overview(make_overview(load(write_only(three, **THREE_MOMENTS)))))
    assert "30 Oct 2019 Recommended" in told
    parts = ("sources", "themes", "milestones")
    (three / "moments.csv").unlink()
    (three / "statements.csv").unlink()
    alone = {name: THREE_MOMENTS[name] for name in parts}
    assert "Doors" in words(draw_overview(make_overview(load(write_only(three, **alone)))))
    assert "may be meant" in words(draw_overview(make_overview(load(write_tiny(tiny)))))
    told = words(draw_overview(make_overview(load(write_many(many, 43, 60)))))
    assert "Theme 40" in told
    assert "Theme 41" not in told
    assert "and 3 more" in told
