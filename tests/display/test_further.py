"""A state in a further language, as what differs from the first."""

import json

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
    """Texts are sorted, each once: how far on, then letters kept and dropped, and what is put."""
    first = {"b": "Held on 4 May 2015", "a": "A law", "c": ["Held on 4 May 2015", "No one"]}
    other = {"b": "Held on 4 mai 2015", "a": "A law", "c": ["Held on 4 mai 2015", "Personne"]}
    # "A law", "Held on 4 May 2015", "No one": the second and the third differ.
    assert differing(first, other) == ([[2, 10, 3, "mai"], [1, 0, 6, "Personne"]], [])


def test_changes_with_one_letter_between_are_one():
    """Two would be longer than one."""
    first, other = {"a": "13 calls here"}, {"a": "13 appels ici"}
    assert differing(first, other) == ([[1, 3, 10, "appels ici"]], [])


def test_long_texts_that_share_little_are_put_whole():
    """To compare a thousand words by what they share, which is blanks, would take a minute."""
    one = " ".join(f"a{number}" for number in range(1000))
    other = " ".join(f"b{number}" for number in range(1000))
    assert differing({"a": one}, {"a": other}) == ([[1, 0, len(one), other]], [])


def test_letters_are_counted_and_texts_sorted_as_browsers_do():
    """A sign beyond the first 65,536 is two units, which come before those of U+FF08."""
    first = {"a": "𝕏 law", "b": "（ law"}
    other = {"a": "𝕏 loi", "b": "（ règle"}
    assert differing(first, other) == ([[1, 3, 3, "loi"], [1, 2, 3, "règle"]], [])


def test_a_text_that_means_two_things_is_told_by_its_place():
    """Such as a word that is shown, and the same one as a name that never is."""
    first = {"kind": "call", "told": ["call", "call", "gap"], "said": {"of": "gap"}}
    other = {"kind": "call", "told": ["appel", "appel", "gap"], "said": {"of": "gap"}}
    changes, others = differing(first, other)
    assert changes == [[1, 0, 4, "appel"]]
    assert others == [[["content", "kind"], "call"]]


def test_what_is_built_otherwise_is_told_whole():
    """A list of another length, a record that is missing, a name more, a number."""
    first = {"a": ["x", "y"], "b": {"title": "T"}, "c": {"p": 1}, "d": 3}
    other = {"a": ["x"], "b": None, "c": {"p": 1, "q": 2}, "d": 4}
    changes, others = differing(first, other)
    assert changes == []
    assert others == [
        [["content", "a"], ["x"]],
        [["content", "b"], None],
        [["content", "c"], {"p": 1, "q": 2}],
        [["content", "d"], 4],
    ]


def test_french_more_costs_20_kb_at_most():
    """A state of its own would cost 120 kB: what does not differ is not said again."""
    explainer = Explainer(load())
    first, (french,) = explainer._opening(), explainer._others(["fr"])
    one, two = len(make_page(first)), len(make_page(first, [french]))
    assert two - one < 20_000
    assert len(json.dumps(french)) > 400_000
