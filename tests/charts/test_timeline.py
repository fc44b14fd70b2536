"""Tests of placing and drawing the milestones."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from tiny import TINY, set_cell, write_many, write_tiny

from three_years_on import load
from three_years_on.charts.timeline import draw_timeline
from three_years_on.words.steps import theme_steps

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def tiny(tmp_path):
    return load(write_tiny(tmp_path))


def parts(svg):
    return [element for element in ET.fromstring(svg).iter() if "data-part" in element.attrib]


# Drawing ---------------------------------------------------------------------------------------


def test_the_drawing_has_every_part(tiny):
    """A dot for each milestone and theme, a mark and a label for each step and milestone."""
    found = parts(draw_timeline(tiny, theme_steps(tiny)))
    assert Counter(part.get("data-part") for part in found) == {
        "row": 3,
        "title": 3,
        "dot": 9,
        "mark": 9,
        "label": 9,
    }


def test_parts_say_what_they_stand_for(tiny):
    """A dot knows its theme and milestone, a mark and a label their step and milestone."""
    found = parts(draw_timeline(tiny, theme_steps(tiny)))
    dots = {(p.get("data-theme"), p.get("data-milestone")) for p in found if is_part(p, "dot")}
    expected = {
        ("water", "well-plan"),
        ("water", "meeting"),
        ("soil", "well-plan"),
        ("soil", "meeting"),
        ("soil", "seed-rule"),
        ("seeds", "meeting"),
        ("seeds", "seed-rule"),
        ("seeds", "seed-law"),
        ("seeds", "fair"),
    }
    assert dots == expected
    for name in ("mark", "label"):
        named = {(p.get("data-step"), p.get("data-milestone")) for p in found if is_part(p, name)}
        assert named == expected


def is_part(part, name):
    return part.get("data-part") == name


def test_labels_are_text(tiny):
    """A label holds the milestone's short name as text, whatever is in it."""
    found = parts(draw_timeline(tiny, theme_steps(tiny)))
    texts = {
        part.get("data-milestone"): "".join(part.itertext()).strip()
        for part in found
        if is_part(part, "label")
    }
    assert texts == {
        "well-plan": "Well plan",
        "meeting": "Garden meeting",
        "seed-rule": "Seed rule",
        "seed-law": "Seed law",
        "fair": "Seed fair",
    }


def test_the_days_are_named(tiny):
    """Both days of the article stand at their lines, with their labels."""
    texts = [e.text for e in ET.fromstring(draw_timeline(tiny, [])).iter(f"{SVG}text")]
    assert {"Asked for 1 May 2005", "Told 1 May 2010"} <= set(texts)


def head(name):
    return TINY[f"{name}.csv"].partition("\n")[0] + "\n"


def test_no_milestones_draw(tmp_path):
    """Tables without milestones draw their themes and days."""
    without = {name: head(name) for name in ("milestones", "milestone_dates", "mentions")}
    tables = load(write_tiny(tmp_path, **without))
    found = parts(draw_timeline(tables, theme_steps(tables)))
    assert Counter(part.get("data-part") for part in found) == {"row": 3, "title": 3}


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [("themes", 3, "title"), ("milestones", 3, "label"), ("milestones", 3, "title")],
)
@pytest.mark.parametrize("text", ["W" * 300, "W" * 20_000, "two\nlines", "<b>&amp; $y_$ שלום 😀"])
def test_any_text_draws(tmp_path, table, row, column, text):
    """A title or label that is too long, or full of signs, is drawn without an error."""
    set_cell(write_tiny(tmp_path), table, row, column, text)
    tables = load(tmp_path)
    svg = draw_timeline(tables, theme_steps(tables))
    assert Counter(part.get("data-part") for part in parts(svg))["label"] == 9


def test_one_theme_draws(tmp_path):
    """An article with one theme has one row and one step."""
    milestones = TINY["milestones.csv"].replace("water;soil;seeds", "water")
    for themes in ("water;soil", "soil;seeds", "seeds"):
        milestones = milestones.replace(f",{themes},", ",water,")
    tables = load(
        write_tiny(
            tmp_path,
            themes="id,position,title,question,limits,notes\nwater,1,Water,,,\n",
            indicators=head("indicators"),
            observations=head("observations"),
            readings=head("readings"),
            checks=head("checks"),
            questions=head("questions"),
            choices=head("choices"),
            milestones=milestones,
            statements=head("statements"),
            placements=head("placements"),
            mentions=head("mentions"),
        )
    )
    found = parts(draw_timeline(tables, theme_steps(tables)))
    assert Counter(part.get("data-part") for part in found) == {
        "row": 1,
        "title": 1,
        "dot": 5,
        "mark": 5,
        "label": 5,
    }


def test_three_days_draw(tmp_path):
    """An article that speaks from three days has three lines, each with its label."""
    moments = TINY["moments.csv"] + "again,2012-05-01,Told again,A third look,\n"
    svg = draw_timeline(load(write_tiny(tmp_path, moments=moments)), [])
    texts = {element.text for element in ET.fromstring(svg).iter(f"{SVG}text")}
    assert {"Asked for 1 May 2005", "Told 1 May 2010", "Told again 1 May 2012"} <= texts


@pytest.mark.parametrize("date", ["0001-01-01", "1000-06-15", "3000-01-01", "9999-12-31"])
def test_far_dates_draw(tmp_path, date):
    """A date far away, mistyped or not, is drawn and does not end in an error."""
    set_cell(write_tiny(tmp_path), "milestones", 2, "date", date)
    tables = load(tmp_path)
    assert len(parts(draw_timeline(tables, theme_steps(tables)))) == 33


# Many ------------------------------------------------------------------------------------------


def test_many_themes_share_a_row(tmp_path):
    """More than twelve themes have one row with a dot a milestone, not a row each."""
    tables = load(write_many(tmp_path, 13, 26))
    found = parts(draw_timeline(tables, theme_steps(tables)))
    rows = ["".join(part.itertext()).strip() for part in found if is_part(part, "row")]
    assert rows == ["All themes"]
    assert sum(is_part(part, "dot") for part in found) == 26
    assert sum(is_part(part, "label") for part in found) == 26


@pytest.mark.parametrize(("count", "labels"), [(100, 100), (101, 0)])
def test_a_layer_of_more_than_a_hundred_has_marks_alone(tmp_path, count, labels):
    """A hundred milestones are named; more are marks, as labels would fill screens."""
    tables = load(write_many(tmp_path, 1, count))
    found = parts(draw_timeline(tables, theme_steps(tables)))
    assert sum(is_part(part, "mark") for part in found) == count
    assert sum(is_part(part, "label") for part in found) == labels


def test_the_legend_is_whole_where_a_milestone_has_only_a_month(tmp_path):
    """The longest legend begins left of the rows and still names its first sign."""
    set_cell(write_tiny(tmp_path), "milestones", 2, "date", "2004-03")
    set_cell(tmp_path, "themes", 2, "title", "A theme of a longer name")
    texts = {element.text for element in ET.fromstring(draw_timeline(load(tmp_path), [])).iter()}
    assert {"In the article: named or described", "month or year known"} <= texts
