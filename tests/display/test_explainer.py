"""Tests of the widget: its state, and what it sends to the browser."""

import json
import re

import pytest
import traitlets
from tiny import THREE_MOMENTS, write_only, write_tiny

from three_years_on import Explainer, load


@pytest.fixture
def explainer(tmp_path):
    return Explainer(load(write_tiny(tmp_path)))


def test_it_begins_at_the_first_theme(explainer):
    """A new explainer shows all themes, then the first, all milestones, and no details."""
    assert explainer.overview
    assert explainer.theme == "water"
    assert (explainer.milestone, explainer.kind, explainer.named_only) == ("", "", False)


def test_python_sets_and_observes_the_state(explainer):
    """Python can step, open, filter and go back, and is told of each change."""
    changes = []
    explainer.observe(lambda change: changes.append((change.name, change.new)), traitlets.All)
    explainer.theme = "seeds"
    explainer.milestone = "seed-law"
    explainer.kind = "law"
    explainer.named_only = True
    explainer.theme = ""
    explainer.milestone = ""
    explainer.kind = ""
    assert changes == [
        ("overview", False),
        ("theme", "seeds"),
        ("milestone", "seed-law"),
        ("kind", "law"),
        ("named_only", True),
        ("theme", ""),
        ("milestone", ""),
        ("kind", ""),
    ]


def test_the_state_is_synced(explainer):
    """What Python sets reaches the browser, and nothing else does but the content."""
    synced = {name for name in explainer.keys if not name.startswith(("_", "layout", "tabbable"))}
    assert synced - {"tooltip"} == {
        "content",
        "charts",
        "overview",
        "theme",
        "milestone",
        "record_open",
        "checked",
        "named_only",
        "kind",
        "predicting",
        "predictions",
        "revealed",
        "hands",
        "another",
        "view",
        "in_notebook",
        "cell",
        "language",
    }


@pytest.mark.parametrize("name", ["theme", "milestone", "checked", "kind"])
@pytest.mark.parametrize("value", ["fire", "<script>", "Water"])
def test_an_unknown_value_is_refused(explainer, name, value):
    """A theme, milestone, statement or kind that is not in the tables is refused by its name."""
    before = getattr(explainer, name)
    with pytest.raises(traitlets.TraitError, match=re.escape(repr(value))):
        setattr(explainer, name, value)
    assert getattr(explainer, name) == before


def test_choosing_a_theme_ends_the_overview(explainer):
    """A theme that Python or the browser chooses is shown, also the one that was shown last."""
    explainer.theme = "water"
    assert not explainer.overview
    explainer.overview = True
    assert explainer.theme == "water"
    explainer.set_state({"theme": "seeds"})
    assert (explainer.theme, explainer.overview) == ("seeds", False)
    explainer.overview = True
    with pytest.raises(traitlets.TraitError, match="fire"):
        explainer.theme = "fire"
    assert (explainer.theme, explainer.overview) == ("seeds", True)


def test_there_is_no_overview_of_one_step(tmp_path):
    """Where there is one step only, it is shown, and an overview is refused."""
    milestones = THREE_MOMENTS["milestones"].replace(",doors,", ",,")
    alone = {"sources": THREE_MOMENTS["sources"], "milestones": milestones}
    explainer = Explainer(load(write_only(tmp_path, **alone)))
    assert not explainer.overview
    with pytest.raises(traitlets.TraitError, match="leave overview False"):
        explainer.overview = True
    assert not explainer.overview


def test_a_page_opens_as_the_explainer_opens(explainer):
    """What is shown in the notebook stays there: a page begins with all themes."""
    explainer.theme = "seeds"
    opening = explainer._opening()
    assert (opening["overview"], opening["theme"]) == (True, "water")


def test_content_is_plain_and_stays_the_same(tmp_path):
    """The content is strict JSON, with no missing numbers, and the same for the same tables."""
    folder = write_tiny(tmp_path)
    one, other = (Explainer(load(folder)) for _ in range(2))
    text = json.dumps(one.content, allow_nan=False)
    assert text == json.dumps(other.content, allow_nan=False)
    assert json.loads(text) == one.content


def test_the_record_is_closed_until_asked_for(explainer):
    """The article's layer comes first; Python can open the record at a statement."""
    assert (explainer.record_open, explainer.checked) == (False, "")
    explainer.checked = "well-dug"
    assert explainer.checked == "well-dug"


def test_a_statement_without_a_check_cannot_be_checked(explainer):
    """A statement that no row of the checks names leads nowhere, and is refused."""
    with pytest.raises(traitlets.TraitError, match="'dig-well'"):
        explainer.checked = "dig-well"


def test_every_figure_of_the_record_is_drawn(explainer):
    """A chart reaches the browser for each figure, and for nothing else."""
    charts = explainer.drawn_charts()
    assert set(charts) == set(explainer.content["figures"]) == {"fairs", "wells", "worms"}
    assert all(svg.startswith("<svg") for svg in charts.values())
