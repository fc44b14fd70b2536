"""Tests of what is said in a language: messages, counts, numbers, dates and lists."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from three_years_on.languages import spoken as module
from three_years_on.languages.spoken import (
    is_spoken,
    isolated,
    language,
    speaking,
    spoken,
    tr,
    trn,
    trp,
)

RUSSIAN = """
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "{count} call"
msgid_plural "{count} calls"
msgstr[0] "{count} призыв"
msgstr[1] "{count} призыва"
msgstr[2] "{count} призывов"

msgid "Placed beside {theme}"
msgstr "Поставлено рядом: {theme}"

msgctxt "kind"
msgid "call"
msgstr "призыв"

msgid "not translated yet"
msgstr ""
"""


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    """A folder with a Russian, a Chinese and an Arabic catalogue in place of ours."""
    (tmp_path / "ru.po").write_text(RUSSIAN, encoding="utf-8")
    for code in ("zh_Hans", "ar"):
        head = RUSSIAN.partition("\n\n")[0].replace("ru\\n", f"{code}\\n")
        (tmp_path / f"{code}.po").write_text(head, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    language.cache_clear()
    yield
    language.cache_clear()


def test_english_is_its_own_catalogue():
    """Without another language each message says itself."""
    assert tr("Placed beside {theme}", theme="Economy") == "Placed beside Economy"
    assert trn("{count} call", "{count} calls", 1) == "1 call"
    assert trn("{count} call", "{count} calls", 3000) == "3,000 calls"
    assert trp("kind", "call") == "call"
    assert (spoken().messages(), spoken().plural()) == ({}, [])


@pytest.mark.parametrize("code", ["ru", "ru-RU", "ru_RU", " RU ", "Ru-ru"])
def test_a_code_may_be_written_as_systems_write_it(catalogues, code):
    """With an underscore, in capitals or with a space around it, it is the same language."""
    assert language(code).code == "ru"
    assert is_spoken(code)


@pytest.mark.parametrize(("code", "found"), [("en_US", True), ("tlh", False), ("zh-TW", False)])
def test_whether_a_language_is_spoken_can_be_asked(catalogues, code, found):
    """English needs no catalogue; what falls back to it is not spoken."""
    assert language(code).code == "en"
    assert is_spoken(code) is found


@pytest.mark.parametrize("tag", ["und", "mul", "zxx", ""])
def test_what_names_no_language_has_no_name(tag):
    """What nobody stated is not English of the United States."""
    assert spoken().language_name(tag) == ""
    assert spoken().language_name("es") == "Spanish"


def test_a_language_is_spoken_inside_and_not_after(catalogues):
    """What is said inside is translated; what has no translation stays English."""
    with speaking("ru"):
        assert tr("Placed beside {theme}", theme="Economy") == "Поставлено рядом: Economy"
        assert trp("kind", "call") == "призыв"
        assert tr("call") == "call"
        assert tr("not translated yet") == "not translated yet"
    assert trp("kind", "call") == "call"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 призыв"),
        (3, "3 призыва"),
        (11, "11 призывов"),
        (21, "21 призыв"),
        (1000, "1\N{NO-BREAK SPACE}000 призывов"),
    ],
)
def test_counts_follow_the_rule_of_the_language(catalogues, count, words):
    """Russian has three forms, and parts thousands by a space."""
    with speaking("ru"):
        assert trn("{count} call", "{count} calls", count) == words


@pytest.mark.parametrize(
    ("code", "value", "form"),
    [("en", "0.5", 2), ("en", "1", 1), ("ru", "9.3", 2), ("ru", "21", 21), ("ar", "9.3", 100)],
)
def test_a_fraction_takes_the_form_of_a_whole_number(catalogues, code, value, form):
    """Which one, CLDR says; catalogues know the forms of whole numbers alone."""
    assert language(code).form(Decimal(value)) == form


def test_a_count_may_be_given_in_words(catalogues):
    """Who has a word for the number gives it in place of the digits."""
    assert trn("{count} call", "{count} calls", 3, count="three") == "three calls"


def test_what_the_browser_gets(catalogues):
    """Each message that is translated, with its context, and the form for each count."""
    found = language("ru")
    assert found.messages() == {
        "{count} call": ["{count} призыв", "{count} призыва", "{count} призывов"],
        "Placed beside {theme}": "Поставлено рядом: {theme}",
        "kind\x04call": "призыв",
    }
    assert len(found.plural()) == 200
    assert [found.plural()[count] for count in (0, 1, 2, 5, 11, 21, 111)] == [2, 0, 1, 2, 2, 0, 2]


@pytest.mark.parametrize(
    ("code", "spoken_then"),
    [
        ("ru", "ru"),
        ("ru-KZ", "ru"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("zh-TW", "en"),
        ("zh-Hant", "en"),
        ("en-GB", "en"),
        ("pt-BR", "en"),
        ("xx", "en"),
        ("no language", "en"),
        ("", "en"),
    ],
)
def test_a_code_without_a_catalogue_falls_back(catalogues, code, spoken_then):
    """To the same language in the same script, else to English; never to another script."""
    with speaking(code) as said:
        assert said.code == spoken_then


@pytest.mark.parametrize(
    ("code", "day", "short", "month", "listed"),
    [
        ("en", "19 April 2016", "19 Apr 2016", "April 2016", "a, b and c"),
        ("ru", "19 апреля 2016\N{NARROW NO-BREAK SPACE}г.", None, None, "a, b и c"),
        ("zh", "2016年4月19日", "2016年4月19日", "2016年4月", "a、b和c"),
        ("ar", "19 أبريل 2016", None, "أبريل 2016", "a وb وc"),
    ],
)
def test_dates_and_lists_are_those_of_cldr(catalogues, code, day, short, month, listed):
    """Each language has its own order, months and word for and; digits are the same in all."""
    with speaking(code) as said:
        assert said.day(date(2016, 4, 19)) == day
        assert short is None or said.short_day(date(2016, 4, 19)) == short
        assert month is None or said.month(date(2016, 4, 1)) == month
        assert said.listed(["a", "b", "c"]) == listed
        assert said.number(Decimal("0.5359")).replace(",", ".") == "0.5359"


SAY_IN_ORDER = """
import json, sys
from datetime import date
from three_years_on.languages.spoken import language
print(json.dumps({code: language(code).month_name(date(2016, 3, 1)) for code in sys.argv[1:]}))
"""


@pytest.mark.parametrize("order", [["zh", "ru", "fr", "es", "ar"], ["fr", "zh", "es", "ar", "ru"]])
def test_no_language_has_the_months_of_one_spoken_before(order):
    """A notebook that was shown in Chinese first has French months in French."""
    months = {"ar": "مارس", "es": "mar", "fr": "mars", "ru": "март", "zh": "3月"}
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SAY_IN_ORDER, *order]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
    assert json.loads(said) == {code: months[code] for code in order}


def test_words_that_run_against_their_surroundings_are_isolated(catalogues):
    """A name in the other direction leaves the words and numbers around it where they are."""
    assert isolated("Economy") == "Economy"
    assert isolated("الاقتصاد") == "\u2068الاقتصاد\u2069"
    assert isolated(isolated("الاقتصاد")) == "\u2068الاقتصاد\u2069"
    with speaking("ar") as said:
        assert said.direction == "rtl"
        assert isolated("Economy") == "\u2068Economy\u2069"
        assert [isolated("19"), isolated("58,990.5")] == ["19", "58,990.5"]
        assert isolated("2017-12-30") == "\u20682017-12-30\u2069"
        assert isolated("34.8%") == "\u206834.8%\u2069"


def test_a_language_is_called_by_its_name(catalogues):
    """CLDR knows what each language calls the others; a tag of no language stays as it is."""
    assert language("en").language_name("fr") == "French"
    assert language("ru").language_name("en") == "английский"
    assert language("en").language_name("not a tag") == "not a tag"


def test_a_sentence_has_one_full_stop(catalogues):
    """Words that end with one, as years do in Russian, are not followed by another."""
    day = "19 апреля 2016 г."
    assert tr("Placed beside {theme}.", theme=day) == f"Placed beside {day}"
    assert tr("Placed beside {theme}...", theme="a") == "Placed beside a..."


def test_sentences_follow_each_other_as_the_language_has_it(catalogues):
    """In Chinese no space stands between them, but behind one of another language it does."""
    said = ["One.", "Two."]
    assert spoken().sentences(said) == "One. Two."
    assert language("ru").sentences(said) == "One. Two."
    assert language("zh").sentences(["一。", "二。"]) == "一。二。"
    assert language("zh").sentences([*said, "三。"]) == "One. Two. 三。"
    assert spoken().year(date(2016, 4, 19)) == "2016"
    assert language("zh").year(date(2016, 4, 19)) == "2016年"
