"""Text becomes HTML: escaped, with languages marked, and with links of the web only."""

import pytest

from three_years_on.words.html import (
    bullets,
    in_language,
    is_web_address,
    language_tag,
    link,
    marked,
    text_fragment,
    without_formulas,
)


def test_dollar_signs_are_no_formulas():
    """Jupyter passes over a block that carries these two classes."""
    shown = without_formulas("<p>$5 or $6</p>")
    assert shown == '<div class="mathjax_ignore tex2jax_ignore"><p>$5 or $6</p></div>'


def test_items_become_a_list():
    """A list is numbered where that is asked for; its items are HTML already."""
    assert bullets(["a", "<b>b</b>"]) == "<ul><li>a</li><li><b>b</b></li></ul>"
    assert bullets(["a"], "ol") == "<ol><li>a</li></ol>"


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("//example.org", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, is_one):
    """What may run a script, or leads nobody knows where, is never linked."""
    assert is_web_address(url) is is_one
    assert link(url, "<b>here</b>").endswith("<b>here</b></a>") is is_one
    assert is_one or link(url, "<b>here</b>") == "<b>here</b>"


def test_a_link_opens_apart_and_cannot_be_left_by_a_quote():
    """A link opens beside the notebook and tells nothing; a quote in it ends no attribute."""
    assert link('https://example.org/?a&b="c', "here") == (
        '<a href="https://example.org/?a&amp;b=&quot;c" target="_blank" '
        'rel="noopener noreferrer">here</a>'
    )


@pytest.mark.parametrize(
    ("url", "words", "fragment"),
    [
        ("https://example.org/a", "", ""),
        ("https://example.org/a", "The council met", "#:~:text=The%20council%20met"),
        ("https://example.org/a#water", "Wells", ":~:text=Wells"),
        # What parts words in this syntax, and what ends an address in another.
        ("", "In-depth, said R&D", "#:~:text=In%2Ddepth%2C%20said%20R%26D"),
        ("", "Où l’eau — 水", "#:~:text=O%C3%B9%20l%E2%80%99eau%20%E2%80%94%20%E6%B0%B4"),
        ("", "<b>\"x'#", "#:~:text=%3Cb%3E%22x%27%23"),
        ("", " on\ntwo\u00a0lines ", "#:~:text=on%20two%20lines"),
    ],
)
def test_an_address_leads_to_words_of_a_page(url, words, fragment):
    """A text fragment stands behind an address or its own part; signs of its syntax are escaped."""
    assert text_fragment(url, words) == fragment


@pytest.mark.parametrize(
    ("language", "tag"), [("zh", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("hi", "hi")]
)
def test_chinese_has_a_script(language, tag):
    """A browser picks the signs of a script; untold, it is the simplified one."""
    assert language_tag(language) == tag


def test_a_text_says_its_language():
    """A title in its own language is read aloud as such, and keeps its order among words that run
    the other way; neither it nor its code is markup."""
    assert in_language("网络安全法", "zh") == '<bdi lang="zh-Hans">网络安全法</bdi>'
    assert in_language("a < b", '"') == '<bdi lang="&quot;">a &lt; b</bdi>'


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", '<bdi lang="en">Law <span lang="zh-Hans">法</span> &amp; more</bdi>'),
        ("jam", '<bdi lang="jam">Law <span lang="zh-Hans">法</span> &amp; more</bdi>'),
        ("zh-Hant", '<bdi lang="zh-Hant">Law 法 &amp; more</bdi>'),
        ("ja", '<bdi lang="ja">Law 法 &amp; more</bdi>'),
    ],
)
def test_chinese_in_a_text_of_another_language_is_marked(language, shown):
    """As in the browser, all but Chinese and Japanese texts say where they are Chinese."""
    assert in_language("Law 法 & more", language) == shown


def test_chinese_is_marked_where_it_stands():
    """Each Chinese run among other words is marked; the rest is escaped and stays."""
    assert marked("Law (网络安全法) & 法") == (
        'Law (<span lang="zh-Hans">网络安全法</span>) &amp; <span lang="zh-Hans">法</span>'
    )
    assert marked("ひら & é") == "ひら &amp; é"
