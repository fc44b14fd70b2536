"""What `make heard` kept of a screen reader keeps the rule of how much is said, and how often."""

import re
from pathlib import Path

import pytest

HEARD = sorted((Path(__file__).parent / "heard").glob("*.txt"))
MOST = 25  # words, before a reader asks for more
# What asks for more: it reads on, as far as the line goes.
READING_ON = {"load", "ctrl+Home", "Down"}
WAY = [
    "Open",
    "To the themes, and a step",
    "Read on",
    "A milestone, and back",
    "Predict, and reveal",
    "The record, and back",
    "Present, and vote",
    "A show of hands",
    "Leave",
]
LINE = re.compile(r"\[(.+?)\] (.*)")


def said(path):
    """Each key, and the texts that were said after it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [LINE.fullmatch(line).groups() for line in lines if line.startswith("[")]
    return [(key, text.split(" | ")) for key, text in found if key not in READING_ON]


def test_page_and_jupyterlab_are_heard_in_two_browsers():
    """A transcript is kept of each, and all have the whole way."""
    assert [path.stem for path in HEARD] == [
        "chromium-jupyterlab",
        "chromium-page",
        "firefox-jupyterlab",
        "firefox-page",
    ]
    for path in HEARD:
        heads = re.findall("^== (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert heads == WAY


@pytest.mark.parametrize("path", HEARD, ids=lambda path: path.stem)
def test_each_key_is_answered_in_few_words(path):
    """No key is answered by silence, or by more than 25 words."""
    counted = {(key, *texts): len(re.findall(r"\w+", " ".join(texts))) for key, texts in said(path)}
    assert {line: count for line, count in counted.items() if count > MOST} == {}
    assert [key for key, texts in said(path) if texts == ["(silence)"]] == []


@pytest.mark.parametrize("path", HEARD, ids=lambda path: path.stem)
def test_nothing_is_said_twice(path):
    """Of what is said after a key no text is said again.

    Page Down moves the reader's own place, too, of which it reads the line.
    """
    answers = [(key, texts) for key, texts in said(path) if key != "Page_Down"]
    assert [key for key, texts in answers if len(texts) > len(set(texts))] == []
    places = [re.findall(r"\d+ of \d+: \w+", " ".join(texts)) for _, texts in said(path)]
    assert [place for place in places if len(place) > 1] == []


@pytest.mark.parametrize("path", HEARD, ids=lambda path: path.stem)
def test_nothing_is_kept_of_the_machine(path):
    """No line names a folder, by which a transcript would differ from machine to machine."""
    assert re.findall(r"\S*/\S+/\S*", path.read_text(encoding="utf-8")) == []
