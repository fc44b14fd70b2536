"""What readers did outlives a widget, and only that."""

import traitlets

from three_years_on.display.kept import remember


class Asked(traitlets.HasTraits):
    said = traitlets.Dict()
    shown = traitlets.Unicode()


class Other(traitlets.HasTraits):
    said = traitlets.Dict()


def test_a_widget_made_again_takes_up_what_was_kept():
    """The last value of a kept trait is given to the next widget that asks the same."""
    first = Asked()
    remember(first, "garden", ["said"])
    first.said = {"seeds": "none"}
    first.said = {"seeds": "many"}
    first.shown = "seeds"
    second = Asked()
    remember(second, "garden", ["said"])
    assert second.said == {"seeds": "many"}
    assert second.shown == ""


def test_what_is_asked_keeps_memories_apart():
    """Another question, or another sort of widget, begins anew."""
    first = Asked()
    remember(first, "water", ["said"])
    first.said = {"well": "dug"}
    for widget, about in ((Asked(), "fire"), (Other(), "water")):
        remember(widget, about, ["said"])
        assert widget.said == {}


def test_what_was_taken_back_stays_forgotten():
    """After a new start nothing of the old comes back."""
    first = Asked()
    remember(first, "stones", ["said"])
    first.said = {"a": "b"}
    first.said = {}
    second = Asked()
    remember(second, "stones", ["said"])
    assert second.said == {}
