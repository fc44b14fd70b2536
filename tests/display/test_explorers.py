"""The timeline alone with its controls, and the figures to choose from."""

import pytest
import traitlets
from tiny import write_tiny

from three_years_on import IndicatorExplorer, TimelineExplorer, explore_milestones, load


def test_the_indicators_are_offered_theme_by_theme(tmp_path):
    """All charts, then the cards, under their themes; those of no theme stand last."""
    explorer = IndicatorExplorer(load(write_tiny(tmp_path)))
    assert [(theme["title"], theme["figures"]) for theme in explorer.content["themes"]] == [
        ("Water", ["wells"]),
        ("Soil", ["worms", "stones"]),
        ("Seeds", ["swaps"]),
        ("Opening and close", ["fairs"]),
    ]
    assert set(explorer.drawn_charts()) == {"wells", "worms", "stones", "fairs"}
    assert explorer.indicator == "wells"
    with pytest.raises(traitlets.TraitError, match="'pumps'"):
        explorer.indicator = "pumps"


def test_the_explorer_shows_all_milestones_at_once(tmp_path):
    """The timeline alone has one step, with all milestones by date."""
    explorer = TimelineExplorer(load(write_tiny(tmp_path)))
    (step,) = explorer.content["steps"]
    assert step["milestones"] == ["well-plan", "meeting", "seed-rule", "seed-law", "fair"]
    assert explorer.theme == explorer.query == ""
    assert (explorer.view, explorer.has_trait("charts")) == ("timeline", False)


def test_the_controls_offer_themes_and_kinds(tmp_path):
    """The controls list all, then the themes and the kinds, in the order of the tables."""
    controls, explorer = explore_milestones(load(write_tiny(tmp_path))).children
    theme, kind, named, query = controls.children
    assert theme.options == ("all", "Water", "Soil", "Seeds")
    assert kind.options == ("all", "law", "rule", "plan", "event")
    assert (named.value, query.value) == (False, "")
    assert isinstance(explorer, TimelineExplorer)


@pytest.mark.parametrize("name", ["theme_index", "kind_index"])
@pytest.mark.parametrize("place", [99, -1])
def test_a_place_that_no_list_has_is_refused(tmp_path, name, place):
    """A place beyond the themes or kinds changes nothing, and the sentence names the last one."""
    timeline = TimelineExplorer(load(write_tiny(tmp_path)))
    with pytest.raises(traitlets.TraitError, match=f"{place} is not a {name}; use 0 for all"):
        setattr(timeline, name, place)
    assert getattr(timeline, name) == 0
