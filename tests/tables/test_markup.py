"""Tests of texts with HTML in them."""

import time

import pytest

from three_years_on.tables.markup import to_plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Whitney<br/> 1963-2012", "Whitney 1963-2012"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("a<b>b</b>c", "abc"),
        ("AT&amp;T, 3 &lt; 4, Saturn&rsquo;s", "AT&T, 3 < 4, Saturn’s"),
        ("3 < 4 and 5 > 2, <3", "3 < 4 and 5 > 2, <3"),
        ("<script>alert(1)</script>Well<style>p {}</style> dug", "Well dug"),
        ("<SCRIPT src='x'>a</b>b</SCRIPT >seen", "seen"),
        ("seen <!-- not seen -->too", "seen too"),
        ("an open <b", "an open <b"),
        ("two\nlines\tand a\0 control", "two lines and a control"),
        ("half a pair \ud800 of signs", "half a pair of signs"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("\u200b <b>\u2800</b>", ""),
        ("", ""),
    ],
)
def test_tags_go_and_words_stay(markup, text):
    """Only what a reader would see is left, on one line; signs that are no tags stay."""
    assert to_plain(markup).text == text


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ('<a href="https://example.org/a?b=1&amp;c=2">the <b>act</b></a>', "the act"),
        ("<A target=_blank HREF='https://example.org/a?b=1&c=2'>the act</A>", "the act"),
        ("<a href=https://example.org/a?b=1&c=2>the act", "the act"),
    ],
)
def test_links_are_kept_beside_the_text(markup, links):
    """An address that would go with its tag is told with its words."""
    assert to_plain(markup).links == (("https://example.org/a?b=1&c=2", links),)


def test_an_anchor_without_an_address_is_no_link():
    """Only what leads somewhere counts."""
    assert to_plain('<a name="x">here</a> <a href="">there</a>') == ("here there", ())


@pytest.mark.parametrize("part", ["<", "<script>", "<a href='", "<!--", "&", "<![x"])
def test_no_text_takes_long(part):
    """A hundred thousand open tags are read in a moment, and raise nothing."""
    begun = time.process_time()
    to_plain(part * 100_000)
    assert time.process_time() - begun < 5
