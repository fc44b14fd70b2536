"""Tests of how the browser speaks: the same rules as Python, without a kernel and without eval."""

import json
from pathlib import Path

import pytest
from deno import run_script

from three_years_on.display import bundle
from three_years_on.display.widget import short_key
from three_years_on.languages import spoken as module
from three_years_on.languages.spoken import language

LANGUAGE = Path(bundle.__file__).with_name("browser") / "language.js"
ARABIC = """
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
"n%100>=11 && n%100<=99 ? 4 : 5);\\n"

msgid "{count} call"
msgid_plural "{count} calls"
msgstr[0] "none {count}"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few {count}"
msgstr[4] "many {count}"
msgstr[5] "other {count}"

msgid "{place} of {all}"
msgstr "{all} / {place}"

msgctxt "kind"
msgid "call"
msgstr "نداء"
"""
ASKED = """[
  [0, 1, 2, 3, 11, 100, 102, 103, 1111, 100002].map((count) =>
    trn("{count} call", "{count} calls", count)),
  tr("{place} of {all}", { place: 1, all: "Economy" }),
  trp("kind", "call"), tr("never translated"), written(12345.5), listed(["a", "b", "c"]),
  around("{place} of {all}", { place: "P", all: "A" }),
]"""
IMPORTED = """
const { around, asSpoken, asWritten, capitalised, listed } = await import(Deno.args[0]);
const { speak, tr, trn, trp, withCommas, written } = await import(Deno.args[0]);
const { turnOf } = await import(new URL("keys.js", Deno.args[0]));
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Speak a language, and return what something is in it."""
    cache = tmp_path_factory.getbasetemp() / "deno"

    def run(sent, of_tables=None, asked=ASKED):
        spoken = f"speak({json.dumps(sent)}, {json.dumps(of_tables or {})});"
        return run_script(f"{IMPORTED}{spoken}\nconst said = {asked};", LANGUAGE, cache)

    return run


def spoken_as(code, direction="ltr", messages=None, plural=()):
    """Return a language as Python sends it."""
    sent = {short_key(key): words for key, words in (messages or {}).items()}
    return {"code": code, "direction": direction, "messages": sent, "plural": plural}


def test_english_needs_nothing(run):
    """Without messages each says itself, and counts by one and many."""
    said, places, word, other, number, words, parts = run(spoken_as("en"))
    assert said[:4] == ["0 calls", "1 call", "2 calls", "3 calls"]
    assert said[-1] == "100,002 calls"
    assert (places, word, other) == ("1 of Economy", "call", "never translated")
    assert (number, words) == ("12,345.5", "a, b and c")
    assert [part for part in parts if part] == ["P", " of ", "A"]


def test_six_forms_and_isolated_names(run, tmp_path, monkeypatch):
    """Counts take the form that Python would choose; a name keeps its direction among Arabic."""
    (tmp_path / "ar.po").write_text(ARABIC, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    language.cache_clear()
    arabic = language("ar")
    language.cache_clear()
    sent = spoken_as(arabic.code, arabic.direction, arabic.messages(), arabic.plural())
    said, places, word, other, number, _, parts = run(sent)
    assert said == [
        *("none 0", "one", "two", "few 3", "many 11"),
        *("other 100", "other 102", "few 103", "many 1,111", "other 100,002"),
    ]
    assert places == "\u2068Economy\u2069 / 1"
    assert (word, other) == ("نداء", "never translated")
    assert number == "12,345.5"
    assert [part for part in parts if part] == ["A", " / ", "P"]


@pytest.mark.parametrize(("direction", "turns"), [("ltr", [-1, 1, 0, 0]), ("rtl", [1, -1, 0, 0])])
def test_arrows_turn_as_one_reads(run, direction, turns):
    """Where one reads to the left, the left arrow goes on; other keys turn nothing."""
    asked = """["ArrowLeft", "ArrowRight", "ArrowUp", "Home"].map((key) => turnOf(key) + 0)"""
    assert run(spoken_as("ar", direction), asked=asked) == turns


def test_each_part_says_its_language(run):
    """The display says its own; words of tables theirs, unless it is the same or not known."""
    asked = "[asSpoken(), asWritten(), asWritten('themes')]"
    arabic = spoken_as("ar", "rtl")
    english = {"lang": "en", "dir": "auto"}
    told = [{"lang": "ar", "dir": "rtl"}, english, english]
    assert run(arabic, {"language": "en"}, asked) == told
    assert run(arabic, {"language": "en", "translated": ["themes"]}, asked) == [*told[:2], {}]
    assert run(arabic, {"language": "ar"}, asked)[1:] == [{}, {}]
    assert run(arabic, {}, asked)[1:] == [{}, {}]


def test_a_row_says_its_own_language(run):
    """It goes before that of its table, translated or not; what is spoken needs no word."""
    asked = """[asWritten("themes", "fr"), asWritten("", "ar"), asWritten("themes", "")]"""
    english, french = {"lang": "en", "dir": "auto"}, {"lang": "fr", "dir": "auto"}
    arabic = spoken_as("ar", "rtl")
    assert run(arabic, {"language": "en"}, asked) == [french, {}, english]
    assert run(arabic, {"language": "en", "translated": ["themes"]}, asked) == [french, {}, {}]
    assert run(arabic, {}, asked) == [french, {}, {}]


def test_dates_and_parts_of_a_hundred_keep_their_order(run):
    """Among Arabic, what a number alone would not keep in order is isolated; a number is not."""
    asked = """["58,990.5", "2017-12-30", "34.8%"].map((value) => tr("{value}", { value }))"""
    told = ["58,990.5", "\u20682017-12-30\u2069", "\u206834.8%\u2069"]
    assert run(spoken_as("ar", "rtl"), asked=asked) == told
    assert run(spoken_as("en"), asked=asked) == ["58,990.5", "2017-12-30", "34.8%"]


def test_facts_stand_beside_each_other_as_a_language_writes_them(run):
    """Commas are those of the language, empty facts leave none, a heading begins with a capital."""
    asked = """[
      withCommas(["May 2016", "", false, "law"]), withCommas([]), withCommas(["law"]),
      capitalised("law firm"), capitalised("")]"""
    english = spoken_as("en")
    assert run(english, asked=asked) == ["May 2016, law", "", "law", "Law firm", ""]
    chinese = spoken_as("zh-Hans", messages={"{one}, {other}": "{one}，{other}"})
    assert run(chinese, asked=asked)[0] == "May 2016，law"
