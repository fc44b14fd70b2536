"""What may be expected, what the article gives in its place, and how files call both."""

from tiny import THREE_MOMENTS, write_only, write_tiny

from three_years_on import load
from three_years_on.languages.spoken import known_languages, speaking
from three_years_on.words.expectations import given, reported_bases, words_of_files


def test_what_the_article_gives_is_told_by_its_bases(tmp_path):
    """A theme has the bases of its own outcomes, or none reported; what fits a choice is told."""
    assert given(load(write_tiny(tmp_path))) == [
        ("water", "Water", ["named measure"], ["measure"]),
        ("soil", "Soil", ["acknowledged gap"], []),
        ("seeds", "Seeds", ["no outcome reported"], ["none"]),
        ("", "Opening and close", ["unnamed measure"], []),
    ]


def test_only_what_looks_back_reports(tmp_path):
    """What is called for at a later moment is no outcome."""
    tables = load(write_only(tmp_path, **THREE_MOMENTS))
    assert reported_bases(tables, "doors") == ["figure"]
    assert reported_bases(tables, "stairs") == ["no outcome reported"]


def test_a_timeline_alone_gives_nothing(tmp_path):
    """Without statements there is nothing to be expected."""
    rows = "id,date,label,title,summary\na,1999,A,An A,It began.\n"
    assert given(load(write_only(tmp_path, milestones=rows))) == [("", "Timeline", [], [])]


def test_files_are_known_in_every_language():
    """Heads, themes and choices are those of each language, where the tables have it theirs."""
    found = dict(zip(known_languages(), words_of_files(load()), strict=True))
    assert list(found) == ["en", "ar", "es", "fr", "ru", "zh-Hans"]
    assert found["en"].heads == (("Theme", "You expected"), ("theme", "expected"))
    assert found["fr"].heads[0] == ("Thème", "Vous attendiez")
    assert found["es"].choices["una medida nombrada"] == "measure"
    assert found["fr"].choices["aucun choix"] == found["fr"].choices[""] == ""
    assert found["ru"].themes[0] == ("Economy", "economy")
    assert found["zh-Hans"].themes[:2] == [
        ("经济发展", "economy"),
        ("民意", "public-opinion"),
    ]


def test_no_two_choices_of_a_language_are_called_alike():
    """Else a file would be counted for what was not chosen."""
    for words in words_of_files(load()):
        assert sorted(words.choices.values()) == ["", "", "figure", "measure", "none", "statement"]


def test_the_words_do_not_depend_on_what_is_spoken():
    """A class of one language may hand in files of another."""
    in_english = words_of_files(load())
    with speaking("ar"):
        assert words_of_files(load()) == in_english
