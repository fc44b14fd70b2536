"""A state in a further language, as what differs from the first."""

import pytest

from three_years_on import Explainer, load
from three_years_on.display.further import further
from three_years_on.display.page import make_page

ARABIC = {"code": "ar", "direction": "rtl", "messages": {}, "plural": []}


def state(**content):
    return {"language": {"code": "en"}, "content": content}


def differing(first, other):
    found = further(state(**first), {**state(**other), "language": ARABIC})
    assert found["language"] == ARABIC
    return found["changes"], found["others"]


def test_words_that_differ_are_told_by_where_they_stand():
    """Of words, blanks and signs some are kept, some dropped, and others put; else nothing."""
    first = {"b": "Held on 4 May 2015", "a": "A law", "c": ["Held on 4 May 2015", "Noone"]}
    other = {"b": "Held on 4 mai 2015", "a": "A law", "c": ["Held on 4 mai 2015", "Personne"]}
    # In this order, as none, one and four blanks are their signs: Noone, A law, Held on 4 May 2015.
    changes = [[0, 1, "Personne"], [], [6, 1, "mai"]]
    assert differing(first, other) == (changes, [])


def test_changes_with_one_letter_between_are_one():
    """Two would be longer than one."""
    first, other = {"a": "13 calls here"}, {"a": "13 appels ici"}
    assert differing(first, other) == ([[2, 3, "appels ici"]], [])


def test_long_texts_that_share_little_are_put_whole():
    """To compare a thousand words by what they share, which is blanks, would take a minute."""
    one = " ".join(f"a{number}" for number in range(1000))
    other = " ".join(f"b{number}" for number in range(1000))
    assert differing({"a": one}, {"a": other}) == ([[0, 1999, other]], [])


def test_signs_are_sorted_as_browsers_do():
    """One beyond the first 65,536 is two units, which come before those of U+FF08."""
    first = {"a": "𝕏 law", "b": "（ law"}
    other = {"a": "𝕏 loi", "b": "（ règle"}
    assert differing(first, other) == ([[2, 1, "loi"], [2, 1, "règle"]], [])


def test_a_text_that_means_two_things_is_told_by_its_place():
    """Such as a word that is shown, and the same one as a name that never is."""
    first = {"kind": "call", "told": ["call", "call", "gap"], "said": {"of": "gap"}}
    other = {"kind": "call", "told": ["appel", "appel", "gap"], "said": {"of": "gap"}}
    changes, others = differing(first, other)
    assert changes == [[0, 1, "appel"], []]
    assert others == [[["content", "kind"], "call"]]


def test_what_is_built_otherwise_is_told_whole():
    """A list of another length, a record that is missing, a name more, a number."""
    first = {"a": ["x", "y"], "b": {"title": "T"}, "c": {"p": 1}, "d": 3}
    other = {"a": ["x"], "b": None, "c": {"p": 1, "q": 2}, "d": 4}
    changes, others = differing(first, other)
    assert changes == [[], [], []]  # x, y and T
    assert others == [
        [["content", "a"], ["x"]],
        [["content", "b"], None],
        [["content", "c"], {"p": 1, "q": 2}],
        [["content", "d"], 4],
    ]


def test_the_same_in_another_order_is_told_whole():
    """Its parts may be called what others are called that differ."""
    first = {"a": "Held", "b": {"x": "Held", "y": "Other"}}
    other = {"a": "Tenu", "b": {"y": "Other", "x": "Held"}}
    _, others = differing(first, other)
    assert others == [[["content", "b"], {"y": "Other", "x": "Held"}]]


@pytest.mark.parametrize("code", ["ar", "es", "fr", "ru", "zh-Hans"])
def test_another_language_costs_20_kb_at_most_beside_english(code):
    """A state of its own would cost 120 kB; Chinese has its themes and statements as well."""
    explainer = Explainer(load())
    first, (further,) = explainer._opening(), explainer._others([code])
    one, two = (len(make_page(first, others).encode()) for others in ([], [further]))
    assert round((two - one) / 1000) <= 20
