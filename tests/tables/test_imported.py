"""Tests of how a timeline becomes tables."""

import pytest

from three_years_on.tables.imported import to_tables
from three_years_on.tables.timelinejs import Slide, When


def event(headline="Well", *, year="2004", **parts):
    parts = {"start": When(year), "text": "Dug."} | parts
    return Slide(kind="event", headline=headline, **parts)


def rows(brought, name):
    header, *others = brought.tables[name]
    return [dict(zip(header, row, strict=True)) for row in others]


def column(brought, name, label):
    return [row[label] for row in rows(brought, name)]


def test_an_event_is_a_milestone():
    """Name, text without markup and day are kept; nothing is made up beside them."""
    brought = to_tables([event("The <b>well</b>", start=When("2004", "3", "1"))])
    assert list(brought.tables) == ["milestones"]
    (row,) = rows(brought, "milestones")
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "the-well",
        "date": "2004-03-01",
        "label": "The well",
        "title": "The well",
        "summary": "Dug.",
    }
    assert brought.left == {}


@pytest.mark.parametrize(
    ("when", "date"),
    [
        (When("2004"), "2004"),
        (When("2004", "03"), "2004-03"),
        (When("622", "8", "9"), "0622-08-09"),
        (When("2,004"), "2004"),
        (When("2004.0", "2.0", "29.0"), "2004-02-29"),
    ],
)
def test_a_date_is_as_exact_as_it_was(when, date):
    """A year stays a year and a month a month."""
    brought = to_tables([event(start=when)])
    assert column(brought, "milestones", "date") == [date]
    assert brought.left == {}


@pytest.mark.parametrize(
    ("when", "date", "trouble"),
    [
        (When("2003", "2", "29"), "2003-02", "a day that is none"),
        (When("2003", "13", "1"), "2003", "a month that is none"),
        (When("2003", "March", "1"), "2003", "a month that is none"),
        (When("2003", "", "1"), "2003", "a day but no month"),
    ],
)
def test_a_date_that_is_none_is_kept_as_far_as_it_is_one(when, date, trouble):
    """What is wrong with a date is told, and what is right is kept."""
    brought = to_tables([event(start=when)])
    assert column(brought, "milestones", "date") == [date]
    assert brought.left == {f"dates with {trouble}, kept as far as they are one": ["Well"]}


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("-44", "events before the year 1, left out"),
        ("0", "events before the year 1, left out"),
        ("10000", "events after the year 9999, left out"),
        ("", "events without a year, left out"),
        ("soon", "events without a year, left out"),
    ],
)
def test_events_that_no_table_can_hold_are_named(year, told):
    """Nobody has to look for what is missing."""
    brought = to_tables([event(), event("Ides", year=year)])
    assert column(brought, "milestones", "label") == ["Well"]
    assert brought.left == {told: ["Ides"]}


def test_a_timeline_of_such_events_only_is_refused():
    """A folder without a row helps nobody."""
    with pytest.raises(ValueError, match=r"^has no event with a year from 1 to 9999"):
        to_tables([event(year="-44")])


@pytest.mark.parametrize(
    ("end", "date", "left"),
    [
        (When("2005", "3", "2"), "2005-03-02", []),
        (When("2005", "2"), "2005-02", []),
        (When("2005"), "2005", []),
        (When("2004"), "", []),
        (When(), "", []),
        (When(time="12:00"), "", ["times of day, left out"]),
        (When("2003"), "", ["ends that are no date or come before the beginning, left out"]),
        (When("", "5"), "", ["ends that are no date or come before the beginning, left out"]),
    ],
)
def test_a_period_has_an_end(end, date, left):
    """It stays as exact as it was; an end that is none, or is the beginning, is none."""
    brought = to_tables([event(end=end)])
    assert column(brought, "milestones", "end") == [date]
    assert list(brought.left) == left


def test_groups_are_themes():
    """They stand in the order in which they come; who has none is told where it went."""
    brought = to_tables(
        [event("A", group="Soil"), event("B", group="Água"), event("C"), event("D", group="Soil")]
    )
    assert column(brought, "themes", "title") == ["Soil", "Água", "Without a group"]
    assert column(brought, "themes", "id") == ["soil", "agua", "without-a-group"]
    assert column(brought, "themes", "position") == ["1", "2", "3"]
    assert column(brought, "milestones", "themes") == ["soil", "agua", "without-a-group", "soil"]
    assert brought.left == {"events without a group, set under the theme “Without a group”": ["C"]}


def test_media_are_sources():
    """Address, caption and credit are kept, once for all events that share them."""
    media = {"media": "//Example.org/a b'c", "caption": "A <i>well</i>", "credit": "Council"}
    brought = to_tables([event("A", **media), event("B", **media), event("C")])
    pages = rows(brought, "sources")
    assert [{name: cell for name, cell in row.items() if cell} for row in pages] == [
        {
            "id": "example-org-a-well",
            "kind": "reference",
            "title": "[A well]",
            "publisher": "Council",
            "url": "https://Example.org/a%20b%27c",
            "language": "und",
        },
        {
            "id": "timeline",
            "kind": "reference",
            "title": "[The timeline]",
            "publisher": "not stated",
            "language": "und",
        },
    ]
    assert column(brought, "milestones", "sources") == [
        "example-org-a-well",
        "example-org-a-well",
        "timeline",
    ]
    told = "events without media or links, whose source is the timeline itself"
    assert brought.left == {told: ["C"]}


def test_links_in_texts_are_sources():
    """What a text leads to is not lost with its markup."""
    text = 'See <a href="https://example.org/act">the act</a> or <a href="mailto:a@b">write</a>.'
    brought = to_tables([event(text=text)])
    assert column(brought, "milestones", "summary") == ["See the act or write."]
    assert column(brought, "sources", "url") == ["https://example.org/act"]
    assert column(brought, "sources", "title") == ["[the act]"]
    assert column(brought, "sources", "publisher") == ["example.org"]
    assert brought.left == {"links that are no address of the web, left out": ["Well"]}


@pytest.mark.parametrize(
    "media",
    [
        "javascript:x",
        "well.jpg",
        "http://[",
        "https://example.org@elsewhere.org",
        "https://example..org",
        "https://example.org:99999/",
        "https://exam\u200bple.org",
    ],
)
def test_media_that_lead_nowhere_are_told(media):
    """What is no address is no source, and its caption has no place."""
    brought = to_tables([event(media=media, caption="A well")])
    assert list(brought.tables) == ["milestones"]
    assert brought.left == {
        "media that are no address of the web, left out": ["Well"],
        "captions and credits without such an address, left out": ["Well"],
    }


@pytest.mark.parametrize(
    "media",
    [
        '<iframe width="400" src="https://example.org/film"></iframe>',
        '<blockquote>Dug. <a href="https://example.org/film">A post</a></blockquote>',
    ],
)
def test_media_that_are_set_in_whole_are_the_source_they_come_from(media):
    """The address inside stands for them, with their caption."""
    brought = to_tables([event(media=media, caption="A well")])
    assert column(brought, "sources", "url") == ["https://example.org/film"]
    assert column(brought, "sources", "title") == ["[A well]"]
    assert brought.left == {}


def test_pictures_films_and_links_in_texts_become_sources():
    """So do those in the headline; a picture is named by the words that stand for it."""
    text = 'Dug. <img src="https://example.org/a.jpg" alt="A well"> <video src=/b.mp4></video>'
    slide = event(text=text, headline='<a href="https://example.org/c">Well</a>')
    brought = to_tables([slide])
    assert column(brought, "sources", "url") == [
        "https://example.org/c",
        "https://example.org/a.jpg",
    ]
    assert column(brought, "sources", "title") == ["[Well]", "[A well]"]
    assert brought.left == {"links that are no address of the web, left out": ["Well"]}


@pytest.mark.parametrize(
    "more",
    [
        {"start": When("2004")},
        {"caption": "A well"},
        {"credit": "Gazette"},
        {"display_date": "Spring"},
        {"headline": 'The <a href="https://example.org">garden</a>'},
    ],
)
def test_all_that_a_title_slide_holds_beside_its_headline_is_told(more):
    """Its date, its picture's caption and where its headline leads have no place."""
    slide = Slide(**{"kind": "title", "headline": "The garden", **more})
    told = {"all of the title slide but its headline, left out": ["The garden"]}
    assert to_tables([slide, event()]).left == told


def test_what_a_timeline_holds_as_a_whole_is_told():
    """A scale of millions of years is no part of a slide."""
    slides = [Slide(kind="title", others=("scale",)), event()]
    told = {"“scale”, for which the tables have no place, left out": ["the timeline as a whole"]}
    assert to_tables(slides).left == told


def test_the_title_names_the_explainer():
    """The first title is its name; what else a title holds is told."""
    titles = [
        Slide(kind="title", headline="The <i>garden</i>", text="Five years."),
        Slide(kind="title", headline="Again"),
    ]
    brought = to_tables([*titles, event()])
    assert column(brought, "about", "title") == ["The garden"]
    assert brought.left == {
        "all of the title slide but its headline, left out": ["The garden"],
        "title slides, left out": ["Again"],
    }


def test_all_else_that_is_not_kept_is_told():
    """How many and which: by the name of the event."""
    slide = event(
        start=When("2004", time="9:30"),
        display_date="Spring",
        media="https://example.org/w",
        thumbnail="t",
        background="#fff",
        others=("My notes",),
    )
    assert to_tables([Slide(kind="era", headline="Early"), slide]).left == {
        "eras in the background, left out": ["Early"],
        "times of day, left out": ["Well"],
        "display dates, left out": ["Well"],
        "thumbnails, left out": ["Well"],
        "backgrounds, left out": ["Well"],
        "“My notes”, for which the tables have no place, left out": ["Well"],
    }


def test_no_two_milestones_share_a_name():
    """A later one gets a number, and that is told."""
    brought = to_tables([event("Fair"), event("Fair"), event("Fair (2)"), event("Fair")])
    labels = ["Fair", "Fair (2)", "Fair (2) (2)", "Fair (3)"]
    assert column(brought, "milestones", "label") == labels
    assert column(brought, "milestones", "id") == ["fair", "fair-2", "fair-2-2", "fair-3"]
    assert brought.left == {"names that stood there before, with a number added": labels[1:]}


def test_who_has_no_name_is_named_after_what_there_is():
    """A milestone needs a name and a text; neither is made up."""
    long = "A well was dug " * 9
    brought = to_tables([event("", text=long), event("Fair", text=""), event("", text="")])
    labels = [
        "A well was dug A well was dug A well was dug A well was dug …",
        "Fair",
        "2004",
    ]
    assert column(brought, "milestones", "label") == labels
    assert column(brought, "milestones", "summary") == [long.strip(), "Fair", "2004"]
    assert brought.left == {
        "events without a headline, named after what else they hold": [labels[0], "2004"],
        "events without a text, whose name stands in its place": ["Fair", "2004"],
    }


def test_names_in_other_scripts_get_ids_from_a_to_z():
    """Where no letter is left, an id is counted."""
    brought = to_tables([event("Колодец"), event("水井"), event("Brunnen für alle")])
    assert column(brought, "milestones", "id") == ["event", "event-2", "brunnen-fur-alle"]
