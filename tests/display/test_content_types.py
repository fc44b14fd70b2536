"""What Python sends is what is declared."""

from pathlib import Path
from types import NoneType
from typing import Literal, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from tiny import write_tiny

from three_years_on import Explainer, IndicatorExplorer, Quiz, TimelineExplorer, load, load_starter
from three_years_on.display import content_types

MILLENNIUM = Path(__file__).parents[1] / "data" / "millennium"


def problems(value, declared, place=""):  # noqa: PLR0911 (one a kind of type)
    """List where a value is not what is declared, be it deep inside."""
    if is_typeddict(declared):
        hints, keys = get_type_hints(declared), set(value)
        if wrong := (keys - set(hints)) | (declared.__required_keys__ - keys):
            return [f"{place}: {sorted(wrong)}"]
        return [p for key in value for p in problems(value[key], hints[key], f"{place}.{key}")]
    inner = get_args(declared)
    if get_origin(declared) is Literal:
        return [] if value in inner else [f"{place}: {value!r}"]
    if get_origin(declared) is list and type(value) is list:
        return [p for v in value for p in problems(v, inner[0], f"{place}[]")]
    if get_origin(declared) is dict and type(value) is dict:
        wrong = [f"{place}: {key!r}" for key in value if type(key) is not str]
        return wrong + [p for v in value.values() for p in problems(v, inner[1], f"{place}{{}}")]
    if NoneType in inner:
        (other,) = set(inner) - {NoneType}
        return [] if value is None else problems(value, other, place)
    return [] if type(value) is declared else [f"{place}: {value!r}"]


def test_the_check_finds_what_is_wrong():
    """A key too much or too few, another type and a missing text are found in any depth."""
    sound = {"id": "a", "title": "A", "original": {"title": "Ä", "language": "de"}}
    assert problems(sound, content_types.Theme) == []
    assert problems({**sound, "more": ""}, content_types.Theme) == [": ['more']"]
    assert problems({"id": "a"}, content_types.Theme) == [": ['original', 'title']"]
    assert problems({**sound, "title": None}, content_types.Theme) == [".title: None"]
    wrong = {**sound, "original": {"title": 3, "language": "de"}}
    assert problems(wrong, content_types.Theme) == [".original.title: 3"]


@pytest.fixture(scope="module", params=["project", "starter", "millennium", "tiny"])
def tables(request, tmp_path_factory):
    return {
        "project": load,
        "starter": load_starter,
        "millennium": lambda: load(MILLENNIUM),
        "tiny": lambda: load(write_tiny(tmp_path_factory.mktemp("tiny"))),
    }[request.param]()


def sent(widget, declared):
    """Return the traits of a widget that are declared, by name."""
    return {name: getattr(widget, name) for name in get_type_hints(declared)}


def displays(tables):
    yield Explainer(tables), content_types.ExplainerModel
    yield TimelineExplorer(tables), content_types.TimelineModel
    yield IndicatorExplorer(tables), content_types.IndicatorModel
    for name in tables.questions["set"].unique()[:1]:
        yield Quiz(tables, name), content_types.QuizModel


def test_what_is_sent_is_what_is_declared(tables):
    """Each display sends exactly the declared keys, each with a value of its type."""
    for widget, declared in displays(tables):
        assert problems(sent(widget, declared), declared) == []


def test_nothing_is_sent_that_is_not_declared(tables):
    """Every trait of ours that reaches the browser is declared."""
    for widget, declared in displays(tables):
        others = {"layout", "tabbable", "tooltip"}
        ours = {name for name in widget.keys if not name.startswith("_")} - others
        assert ours == set(get_type_hints(declared))


def test_the_page_is_given_what_is_declared(tables):
    """The state in a page is of the same form as a notebook's, and says that it is no notebook."""
    opening = Explainer(tables)._opening()
    assert problems(opening, content_types.PageModel) == []
    assert not opening["in_notebook"]
