"""Tests of the words that sentences about outcomes share."""

from three_years_on import load
from three_years_on.languages import spoken
from three_years_on.words.findings import number_word, older_words
from three_years_on.words.overview import make_overview


def test_numbers_up_to_twelve_are_words():
    """Small numbers are words, large ones are grouped digits."""
    assert [number_word(count) for count in (0, 1, 12, 13, 3000)] == [
        *("no", "one", "twelve", "13", "3,000")
    ]
    assert number_word(2, capital=True) == "Two"


def test_what_is_older_is_older_than_the_call_or_than_its_day():
    """Where the first moment calls for nothing, its day is named in place of a call."""
    moments = make_overview(load())["moments"]
    assert older_words(moments) == "older than the call"
    assert older_words([{**moments[0], "role": ""}]) == "older than 19 Apr 2016"


def test_only_english_has_words_for_numbers(tmp_path, monkeypatch):
    """In any other language small numbers are digits, as a word would have to agree."""
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    (tmp_path / "fr.po").write_text(head, encoding="utf-8")
    monkeypatch.setattr(spoken, "FOLDER", tmp_path)
    spoken.language.cache_clear()
    with spoken.speaking("fr"):
        assert [number_word(2), number_word(2, capital=True)] == ["2", "2"]
    spoken.language.cache_clear()
    assert number_word(2) == "two"
