"""Tests of measuring texts and breaking them into lines."""

import pytest

from three_years_on.charts.text import fit, text_width, wrap


@pytest.mark.parametrize(
    "text", ["", "one", "a few words in a row", "W" * 300, "网络安全 和 信息化"]
)
def test_wrapped_lines_fit_and_lose_no_word(text):
    """Every line fits its room, and the words come in their order."""
    lines = wrap(text, 100)
    assert all(text_width(line) <= 100 for line in lines)
    if len(text) < 300:
        assert " ".join(lines) == text
    else:
        assert lines[0].endswith("…")


def test_a_text_that_fits_stays_and_one_that_does_not_is_cut():
    """What is too long ends in an ellipsis, inside its room, and white space is one space."""
    assert fit("two\n  words", 100) == "two words"
    cut = fit("a line that is much longer than its room", 100)
    assert cut.startswith("a line")
    assert cut.endswith("…")
    assert text_width(cut) <= 100


def test_a_line_of_more_letters_than_are_measured_says_that_it_is_cut():
    """Two hundred narrow letters may fit where three hundred were meant."""
    assert fit("i" * 300, 2000).endswith("i…")


@pytest.mark.parametrize("break_up", [fit, lambda text, room: wrap(text, room)[0]])
def test_a_letter_keeps_a_few_marks_and_what_follows(break_up):
    """A thousand marks on one letter do not push the rest of a label out."""
    assert break_up("a" + "\u0301" * 1000 + "b 2005", 200) == "a" + "\u0301" * 8 + "b 2005"
