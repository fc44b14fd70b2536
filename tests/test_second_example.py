"""Tests with a second article: what the United Nations set out in 2000 and reported in 2015."""

import re
from pathlib import Path

import pytest
from reading_level import CAUSAL, JUDGING

from three_years_on import Explainer, load
from three_years_on.__main__ import main

FOLDER = Path(__file__).parent / "data" / "millennium"
OF_THE_FIRST = re.compile(
    r"China|Chinese|\bXi\b|[Ss]ymposium|[Cc]yber|[Ii]nternet|[Ii]nformatization|Called for|2019"
)


@pytest.fixture(scope="module")
def tables():
    return load(FOLDER)


@pytest.fixture(scope="module")
def explainer(tables):
    return Explainer(tables)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Return what a page holds for a browser without a script."""
    file = tmp_path_factory.mktemp("page") / "millennium.html"
    assert main(["page", "--data", str(FOLDER), "-o", str(file)]) == 0
    html = file.read_text(encoding="utf-8")
    return re.sub(r"(?s)<(script|style)\b.*?</\1>", "", html)


def test_check_finds_no_fault(capsys):
    """The tables of another article are as good as the project's own."""
    assert main(["check", str(FOLDER)]) == 0
    assert capsys.readouterr().out.startswith("51 sources, 6 themes, 2 moments, 21 statements, ")


def test_there_is_enough_of_it(tables):
    """It is a whole before and after: calls, outcomes and milestones on both sides of a day."""
    said = tables.statements.groupby(["theme", "kind"], observed=True).size().unstack()
    assert said["call"].tolist() == [2, 1, 2, 1, 1, 1]
    assert said["outcome"].tolist() == [2, 2, 2, 2, 1, 1]
    first, last = tables.moments["date"]
    assert tables.milestones.loc[tables.milestones["date"] < first, "id"].tolist() == ["dakar"]
    assert tables.milestones.loc[tables.milestones["date"] > last, "id"].tolist() == [
        "addis-ababa",
        "agenda-2030",
    ]


def test_a_page_states_every_date_and_value(tables):
    """Nothing in it rests on memory alone: each day and each figure was read somewhere."""
    for name in ("milestones", "milestone_dates", "observations"):
        assert set(getattr(tables, name)["certainty"]) == {"verified"}


def test_the_explainer_steps_through_its_themes(explainer):
    """Titles, labels and dates are those of the tables."""
    content = explainer.content
    assert [step["title"] for step in content["steps"][:6]] == [
        "Poverty and hunger",
        "Schooling",
        "Mothers and children",
        "HIV and AIDS",
        "Water and sanitation",
        "Aid",
    ]
    assert content["article"]["title"] == "The Millennium Development Goals Report 2015"
    assert content["article"]["day"] == "2015-07-06"
    sides = content["steps"][0]["sides"]
    assert [side["label"] for side in sides] == ["Aims set", "Reported"]
    assert len(explainer.drawn_charts()) == 2


@pytest.mark.parametrize("name", ["content", "charts"])
def test_nothing_of_the_first_article_is_sent(explainer, name):
    """The display gets no word, name or date of the project's own article."""
    sent = str(getattr(explainer, name))
    assert len(sent) > 1000
    assert OF_THE_FIRST.findall(sent) == []


def test_the_page_shows_its_own_titles_and_dates(page):
    """Whoever opens the page reads about this article."""
    assert "<h1>The Millennium Development Goals Report 2015</h1>" in page
    for text in (
        "Mothers and children",
        "8 September 2000",
        "6 July 2015",
        "Dakar Framework for Action on Education for All",
        "An estimated 57 million children of primary school age did not go to school",
        "placed here by us",
    ):
        assert text in page


def test_nothing_of_the_first_article_is_on_the_page(page):
    """No word, name or date of the project's own article is left in it."""
    assert OF_THE_FIRST.findall(page) == []


def test_it_judges_nobody_and_claims_no_cause(tables):
    """An example for others keeps the rules for words, outside the titles that it quotes."""
    for name in ("themes", "statements", "milestones", "indicators", "checks", "placements"):
        frame = getattr(tables, name).drop(columns="title", errors="ignore")
        text = frame.to_csv()
        assert JUDGING.findall(text) == []
        assert CAUSAL.findall(text) == []
