"""Tests with a look back at three moments: a fire, what an inquiry asked for, what came of it."""

import re
from pathlib import Path

import pytest
from reading_level import CAUSAL, JUDGING

from three_years_on import Explainer, load
from three_years_on.__main__ import main

FOLDER = Path(__file__).parent / "data" / "inquiry"


@pytest.fixture(scope="module")
def tables():
    return load(FOLDER)


@pytest.fixture(scope="module")
def content(tables):
    return Explainer(tables).content


def test_check_finds_no_fault(capsys):
    """An article that speaks from three days is as good as one that speaks from two."""
    assert main(["check", str(FOLDER)]) == 0
    assert capsys.readouterr().out.startswith("14 sources, 3 themes, 3 moments, 8 statements, ")


def test_the_recommendations_stand_between_the_fire_and_the_look_back(content):
    """Each moment has its column; the middle one asks, and only the last reports."""
    sides = content["steps"][0]["sides"]
    assert [side["label"] for side in sides] == ["Fire", "Recommended", "Reported"]
    assert [len(side["statements"]) for side in sides] == [0, 1, 2]
    assert [side["role"] for side in sides] == ["", "called", "reported"]


def test_a_period_has_both_its_days(tables):
    """The hearings began on one day and ended on another."""
    hearings = tables.milestones.set_index("id").loc["hearings"]
    assert f"{hearings['date']:%Y-%m-%d}" == "2018-05-21"
    assert f"{hearings['end']:%Y-%m-%d}" == "2018-12-12"


def test_the_page_tells_all_three(tmp_path):
    """Whoever opens the page without a script reads each day and what was said of it."""
    file = tmp_path / "inquiry.html"
    assert main(["page", "--data", str(FOLDER), "-o", str(file)]) == 0
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", file.read_text(encoding="utf-8"))
    for text in (
        "After the inquiry: three moments",
        "14 June 2017",
        "30 October 2019",
        "17 February 2021",
        "Move from the advice to stay put to the advice to get out.",
        "four are completed, seven on track and 18 delayed",
    ):
        assert text in page


def test_it_judges_nobody_and_claims_no_cause(tables):
    """An example for others keeps the rules for words, outside the titles that it quotes."""
    for name in ("themes", "statements", "milestones", "indicators", "checks", "readings"):
        text = getattr(tables, name).drop(columns="title", errors="ignore").to_csv()
        assert JUDGING.findall(text) == []
        assert CAUSAL.findall(text) == []
