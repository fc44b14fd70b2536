"""Predictions: what can be expected, and how it stands beside what is reported."""

import json

import pandas as pd
import pytest
import traitlets
from tiny import THREE_MOMENTS, write_only, write_tiny

from three_years_on import Explainer, load


@pytest.fixture
def explainer(tmp_path):
    explainer = Explainer(load(write_tiny(tmp_path)), predict=True)
    explainer.predictions, explainer.revealed = {}, []  # another test may have predicted
    return explainer


def test_what_is_reported_is_told_by_its_basis(explainer):
    """A step reports the bases of its own outcomes; a rule placed there by us is not its own."""
    reported = {step["theme"]: step["reported"] for step in explainer.content["steps"]}
    assert reported == {
        "water": "named measure",
        "soil": "acknowledged gap",
        "seeds": "no outcome reported",
        "": "unnamed measure",
    }
    agreeing = {step["theme"]: step["agreeing"] for step in explainer.content["steps"]}
    assert agreeing == {"water": ["measure"], "soil": [], "seeds": ["none"], "": []}
    placed = {step["theme"]: step["placed"] for step in explainer.content["steps"]}
    assert placed == {"water": "", "soil": "", "seeds": "unnamed measure", "": ""}


def test_what_is_called_for_at_a_later_moment_is_not_reported(tmp_path):
    """Of a fire, advice and a look back only the look back reports, and is to be predicted."""
    explainer = Explainer(load(write_only(tmp_path, **THREE_MOMENTS)), predict=True)
    reported = {step["theme"]: step["reported"] for step in explainer.content["steps"]}
    assert reported["doors"] == "figure"
    assert reported["stairs"] == "no outcome reported"


def test_predictions_become_a_table(explainer):
    """A row a step: what was expected and why, what is reported once revealed, and the gap."""
    explainer.predictions = {
        "water": {"expected": "measure", "because": "A well is dug by plan.", "gap": "None."},
        "soil": {"expected": "figure"},
        "seeds": {"expected": "none"},
    }
    explainer.revealed = ["water", "soil"]
    table = explainer.predicted()
    assert table["theme"].tolist() == ["Water", "Soil", "Seeds", "Opening and close"]
    assert table["expected"].tolist()[:3] == [
        "a named measure",
        "an outcome with a figure",
        "no outcome",
    ]
    assert table["because"].dropna().tolist() == ["A well is dug by plan."]
    assert table["revealed"].tolist() == [True, True, False, False]
    assert table["reported"].dropna().tolist() == ["named measure", "acknowledged gap"]
    assert table["agrees"].tolist() == [True, False, pd.NA, pd.NA]
    assert table["gap"].dropna().tolist() == ["None."]


def test_the_table_has_its_dtypes_when_nothing_was_predicted(explainer):
    """Whoever counts with the table finds the same dtypes in an empty class."""
    dtypes = explainer.predicted().dtypes.astype(str).to_dict()
    text = dict.fromkeys(["theme", "expected", "because", "reported", "gap"], "str")
    assert dtypes == {**text, "revealed": "bool", "agrees": "boolean"}


def test_what_is_covered_stays_covered_in_the_table(explainer):
    """Python does not give away what the display still covers."""
    explainer.predictions = {"soil": {"expected": "figure"}}
    assert explainer.predicted()["reported"].isna().all()


def test_counted_hands_become_a_table(explainer):
    """A row a class, theme and choice, of themes with a hand, in the order of the steps."""
    explainer.hands = {
        "soil": {"none": 2},
        "water": {"figure": 3, "measure": 1},
        "seeds": {"none": 0},
    }
    explainer.another = {"soil": {"measure": 4}}
    table = explainer.counted()
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("Water", "this class", "an outcome with a figure", 3),
        ("Water", "this class", "a named measure", 1),
        ("Water", "this class", "a general statement", 0),
        ("Water", "this class", "no outcome", 0),
        ("Soil", "this class", "an outcome with a figure", 0),
        ("Soil", "this class", "a named measure", 0),
        ("Soil", "this class", "a general statement", 0),
        ("Soil", "this class", "no outcome", 2),
        ("Soil", "another class", "an outcome with a figure", 0),
        ("Soil", "another class", "a named measure", 4),
        ("Soil", "another class", "a general statement", 0),
        ("Soil", "another class", "no outcome", 0),
    ]


def test_the_table_of_hands_has_its_dtypes_when_none_was_counted(explainer):
    """Whoever adds up finds whole numbers, and no row, before a class was asked."""
    explainer.hands, explainer.another = {}, {}
    assert len(explainer.counted()) == 0
    dtypes = explainer.counted().dtypes.astype(str).to_dict()
    assert dtypes == {"theme": "str", "class": "str", "expected": "str", "hands": "int64"}


@pytest.mark.parametrize(
    ("predictions", "words"),
    [
        ({"fire": {"expected": "figure"}}, "'fire' is not a known theme"),
        ({"soil": {"expected": "miracle"}}, "'miracle' is not a known expectation"),
        ({"soil": {"guess": "figure"}}, "'guess' is not a known part of a prediction"),
        ({"soil": "x"}, "'x' is not a prediction; use a dict such as"),
        ({"soil": None}, "None is not a prediction"),
        ({"soil": ["figure"]}, "is not a prediction"),
        ({"soil": {"expected": 3}}, "3 is not a text; write expected as a text"),
        ({"soil": {"expected": None}}, "None is not a text"),
        ({"soil": {"because": b"It rots."}}, "b'It rots.' is not a text; write because as a text"),
        ({"soil": {"gap": pd.NA}}, "<NA> is not a text; write gap as a text"),
        ({"soil": {"gap": {}}}, "{} is not a text"),
        ({"soil": {3: "figure"}}, "3 is not a known part of a prediction"),
        ({3: {}}, "3 is not a known theme"),
        (None, "predictions"),
        ([], "predictions"),
    ],
)
def test_what_is_no_prediction_is_refused(explainer, predictions, words):
    """A wrong theme, expectation or word is named, with those that can be used."""
    with pytest.raises(traitlets.TraitError, match=words):
        explainer.predictions = predictions
    assert explainer.predictions == {}


@pytest.mark.parametrize("value", ["x", None, {"expected": 1}, {"because": ["a"]}])
def test_what_a_browser_sends_that_is_no_prediction_is_forgotten(explainer, tmp_path, value):
    """A bad value that comes through the comm is refused, and no later explainer inherits it."""
    explainer.predictions = {"soil": {"because": "It can be dug."}}
    with pytest.raises(traitlets.TraitError):
        explainer.set_state({"predictions": {"soil": value}})
    assert explainer.predictions == {"soil": {"because": "It can be dug."}}
    assert Explainer(load(tmp_path)).predictions == {"soil": {"because": "It can be dug."}}


def test_what_is_put_in_behind_our_back_is_not_told(explainer, tmp_path):
    """A dict that was changed in place neither breaks the table nor a later explainer."""
    explainer.predictions = {"soil": {"because": "It can be dug."}}
    explainer.predictions["soil"] = pd.NA
    explainer.predictions["water"] = {"expected": ["figure"], "gap": 3}
    assert explainer.predicted()[["expected", "because", "gap"]].isna().all(axis=None)
    assert Explainer(load(tmp_path)).predictions == {"soil": {"because": "It can be dug."}}


def test_half_a_letter_is_replaced(explainer, tmp_path):
    """Half of a pair that makes one letter cannot be sent on; a whole pair is that letter."""
    said = {"because": "half \ud83d", "gap": "whole \ud83c\udf31"}
    explainer.predictions = {"soil": said}
    assert explainer.predictions == {
        "soil": {"because": "half \N{REPLACEMENT CHARACTER}", "gap": "whole \N{SEEDLING}"}
    }
    json.dumps(Explainer(load(tmp_path)).get_state(), default=str, ensure_ascii=False).encode()


def test_an_unknown_theme_cannot_be_revealed(explainer):
    """The list of revealed themes holds themes of these tables only."""
    with pytest.raises(traitlets.TraitError, match="'fire' is not a known theme"):
        explainer.revealed = ["soil", "fire"]


def test_a_text_is_not_a_list_of_revealed_themes(explainer):
    """An empty text would stand for the opening; it is refused."""
    with pytest.raises(traitlets.TraitError, match="is not a list"):
        explainer.revealed = ""
    assert explainer.revealed == []


def test_predictions_survive_running_the_cell_again(explainer, tmp_path):
    """A new explainer of the same statements begins with what was predicted and revealed."""
    explainer.predictions = {"soil": {"expected": "figure", "because": "Soil can be weighed."}}
    explainer.revealed = ["soil"]
    again = Explainer(load(tmp_path), predict=True)
    assert again.predictions == {"soil": {"expected": "figure", "because": "Soil can be weighed."}}
    assert again.revealed == ["soil"]


def test_another_article_begins_anew(explainer, tmp_path):
    """Predictions about one article do not turn up beside another."""
    explainer.predictions = {"soil": {"expected": "figure"}}
    other = (tmp_path / "statements.csv").read_text(encoding="utf-8")
    other = other.replace("Feed the soil.", "Feed the worms.")
    again = Explainer(load(write_tiny(tmp_path, statements=other)), predict=True)
    assert again.predictions == {}


@pytest.mark.parametrize(
    ("hands", "words"),
    [
        ({"fire": {"figure": 1}}, "'fire' is not a known theme"),
        ({"soil": 3}, "3 are no hands"),
        ({"soil": {"luck": 1}}, "'luck' is not a known expectation"),
        ({"soil": {"figure": -1}}, "-1 is no number of hands; count from 0 on"),
        ({"soil": {"figure": 1.5}}, "1.5 is no number of hands"),
        ({"soil": {"figure": True}}, "True is no number of hands"),
    ],
)
@pytest.mark.parametrize("name", ["hands", "another"])
def test_what_is_no_count_of_hands_is_refused(explainer, name, hands, words):
    """A wrong theme, expectation or number is named, and nothing is changed."""
    with pytest.raises(traitlets.TraitError, match=words):
        setattr(explainer, name, hands)
    assert getattr(explainer, name) == {}


def test_hands_survive_running_the_cell_again(explainer, tmp_path):
    """A new explainer of the same statements begins with the hands of both classes."""
    explainer.hands, explainer.another = {"soil": {"figure": 3}}, {"soil": {"none": 2}}
    again = Explainer(load(tmp_path))
    assert (again.hands, again.another) == ({"soil": {"figure": 3}}, {"soil": {"none": 2}})
