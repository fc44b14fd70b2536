"""Tests of how the browser speaks: the same rules as Python, without a kernel and without eval."""

import json
import subprocess
from pathlib import Path

import pytest
from deno import DENO

from three_years_on.display.widget import short_key
from three_years_on.languages import spoken as module
from three_years_on.languages.spoken import language

BROWSER = Path(module.__file__).parents[1] / "display" / "browser"
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
ASKED = """
const counts = [0, 1, 2, 3, 11, 100, 102, 103, 1111, 100002];
const said = counts.map((count) => trn("{count} call", "{count} calls", count));
console.log(JSON.stringify([said, tr("{place} of {all}", { place: 1, all: "Economy" }),
  trp("kind", "call"), tr("never translated"), written(12345.5), listed(["a", "b", "c"]),
  around("{place} of {all}", { place: "P", all: "A" })]));
"""


IMPORTED = (
    "around, asSpoken, asWritten, capitalised, listed, speak, tr, trn, trp, withCommas, written"
)


def run(sent, of_tables=None, asked=ASKED):
    """Speak a language, and return what a script says in it."""
    if not DENO.is_file():
        pytest.skip("no deno beside Python")
    script = (
        f"import {{ {IMPORTED} }} from {json.dumps((BROWSER / 'language.js').as_uri())};\n"
        f"import {{ turnOf }} from {json.dumps((BROWSER / 'keys.js').as_uri())};\n"
        f"speak({json.dumps(sent)}, {json.dumps(of_tables or {})});\n{asked}"
    )
    done = subprocess.run(
        [DENO, "run", "--no-remote", "--no-config", f"--allow-read={BROWSER}", "-"],
        input=script,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def test_english_needs_nothing():
    """Without messages each says itself, and counts by one and many."""
    sent = {"code": "en", "direction": "ltr", "messages": {}, "plural": []}
    said, places, word, other, number, words, parts = run(sent)
    assert said[:4] == ["0 calls", "1 call", "2 calls", "3 calls"]
    assert said[-1] == "100,002 calls"
    assert (places, word, other) == ("1 of Economy", "call", "never translated")
    assert (number, words) == ("12,345.5", "a, b and c")
    assert [part for part in parts if part] == ["P", " of ", "A"]


def test_six_forms_and_isolated_names(tmp_path, monkeypatch):
    """Counts take the form that Python would choose; a name keeps its direction among Arabic."""
    (tmp_path / "ar.po").write_text(ARABIC, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    language.cache_clear()
    arabic = language("ar")
    language.cache_clear()
    sent = {
        "code": arabic.code,
        "direction": arabic.direction,
        "messages": {short_key(key): words for key, words in arabic.messages().items()},
        "plural": arabic.plural(),
    }
    said, places, word, other, number, _, parts = run(sent)
    assert said == [
        *("none 0", "one", "two", "few 3", "many 11"),
        *("other 100", "other 102", "few 103", "many 1,111", "other 100,002"),
    ]
    assert places == "\u2068Economy\u2069 / 1"
    assert (word, other) == ("نداء", "never translated")
    assert number == "12,345.5"
    assert [part for part in parts if part] == ["A", " / ", "P"]


def spoken_as(code, direction="ltr", messages=None):
    sent = {short_key(key): words for key, words in (messages or {}).items()}
    return {"code": code, "direction": direction, "messages": sent, "plural": []}


@pytest.mark.parametrize(("direction", "turns"), [("ltr", [-1, 1, 0, 0]), ("rtl", [1, -1, 0, 0])])
def test_arrows_turn_as_one_reads(direction, turns):
    """Where one reads to the left, the left arrow goes on; other keys turn nothing."""
    asked = """console.log(JSON.stringify(
      ["ArrowLeft", "ArrowRight", "ArrowUp", "Home"].map((key) => turnOf(key) + 0)));"""
    assert run(spoken_as("ar", direction), asked=asked) == turns


def test_each_part_says_its_language():
    """The display says its own; words of tables theirs, unless it is the same or not known."""
    asked = "console.log(JSON.stringify([asSpoken(), asWritten(), asWritten('themes')]));"
    arabic = spoken_as("ar", "rtl")
    english = {"lang": "en", "dir": "auto"}
    told = [{"lang": "ar", "dir": "rtl"}, english, english]
    assert run(arabic, {"language": "en"}, asked) == told
    assert run(arabic, {"language": "en", "translated": ["themes"]}, asked) == [*told[:2], {}]
    assert run(arabic, {"language": "ar"}, asked)[1:] == [{}, {}]
    assert run(arabic, {}, asked)[1:] == [{}, {}]


def test_a_row_says_its_own_language():
    """It goes before that of its table, translated or not; what is spoken needs no word."""
    asked = """console.log(JSON.stringify(
      [asWritten("themes", "fr"), asWritten("", "ar"), asWritten("themes", "")]));"""
    english, french = {"lang": "en", "dir": "auto"}, {"lang": "fr", "dir": "auto"}
    arabic = spoken_as("ar", "rtl")
    assert run(arabic, {"language": "en"}, asked) == [french, {}, english]
    assert run(arabic, {"language": "en", "translated": ["themes"]}, asked) == [french, {}, {}]
    assert run(arabic, {}, asked) == [french, {}, {}]


def test_dates_and_parts_of_a_hundred_keep_their_order():
    """Among Arabic, what a number alone would not keep in order is isolated; a number is not."""
    asked = """console.log(JSON.stringify(
      ["58,990.5", "2017-12-30", "34.8%"].map((value) => tr("{value}", { value }))));"""
    told = ["58,990.5", "\u20682017-12-30\u2069", "\u206834.8%\u2069"]
    assert run(spoken_as("ar", "rtl"), asked=asked) == told
    assert run(spoken_as("en"), asked=asked) == ["58,990.5", "2017-12-30", "34.8%"]


def test_facts_stand_beside_each_other_as_a_language_writes_them():
    """Commas are those of the language, empty facts leave none, a heading begins with a capital."""
    asked = """console.log(JSON.stringify([
      withCommas(["May 2016", "", false, "law"]), withCommas([]), withCommas(["law"]),
      capitalised("law firm"), capitalised("")]));"""
    english = spoken_as("en")
    assert run(english, asked=asked) == ["May 2016, law", "", "law", "Law firm", ""]
    chinese = spoken_as("zh-Hans", messages={"{one}, {other}": "{one}，{other}"})
    assert run(chinese, asked=asked)[0] == "May 2016，law"
