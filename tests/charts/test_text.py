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
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
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


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("早于提出要求之时", 4, ["早于提出", "要求之时"]),
        ("这5项中，有4项也列在", 4, ["这5项", "中，有4", "项也列在"]),
        ("提出（要求）之前。", 3, ["提出", "（要", "求）之", "前。"]),
        ("《网络》的“数字”", 3, ["《网", "络》的", "“数字”"]),
        ("core part：没有", 5, ["core part：", "没有"]),
        ("カタカナとひらがな", 4, ["カタカナ", "とひらが", "な"]),
        ("提出\u2068要求\u2069：之前", 4, ["提出\u2068要", "求\u2069：之前"]),
    ],
)
def test_a_line_of_chinese_ends_after_a_letter_and_no_sign_stands_alone(text, letters, lines):
    """No comma or closing sign begins a line, no opening sign ends one, no Latin word is parted."""
    assert wrap(text, letters * text_width("中") + 1) == lines


@pytest.mark.parametrize("break_up", [fit, lambda text, room: wrap(text, room)[0]])
def test_a_letter_keeps_a_few_marks_and_what_follows(break_up):
    """A thousand marks on one letter do not push the rest of a label out."""
    assert break_up("a" + "\u0301" * 1000 + "b 2005", 200) == "a" + "\u0301" * 8 + "b 2005"
