"""Tests of how timelines of TimelineJS are read."""

import json

import pytest

from three_years_on.tables.timelinejs import Slide, When, read_slides

HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)
ROW = (
    "2004,3,1,14:30,2004,5,,,Spring,Well,<b>Dug.</b>,https://example.org/w,Council,A well,"
    "https://example.org/t,,Water,#fff"
)
OBJECT = {
    "start_date": {"year": "2004", "month": 3, "day": 1.0, "hour": 14, "minute": "30"},
    "end_date": {"year": 2004, "month": "5"},
    "display_date": "Spring",
    "text": {"headline": "Well", "text": "<b>Dug.</b>"},
    "media": {
        "url": "https://example.org/w",
        "credit": "Council",
        "caption": "A well",
        "thumbnail": "https://example.org/t",
    },
    "group": "Water",
    "background": {"color": "#fff"},
}
WELL = Slide(
    kind="event",
    start=When("2004", "3", "1", "14:30"),
    end=When("2004", "5"),
    display_date="Spring",
    headline="Well",
    text="<b>Dug.</b>",
    media="https://example.org/w",
    credit="Council",
    caption="A well",
    thumbnail="https://example.org/t",
    group="Water",
    background="#fff",
)


@pytest.fixture
def read(tmp_path):
    def written(content, name="timeline"):
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_slides(file)

    return written


def sheet(*rows):
    return "\n".join([HEADER, *rows])


def test_a_row_of_the_spreadsheet_is_a_slide(read):
    """Each column of TimelineJS has its place."""
    assert read(sheet(ROW)) == [WELL]


def test_an_object_is_the_same_slide(read):
    """A number counts as its text; JSON and spreadsheet say the same."""
    assert read({"events": [OBJECT]}) == [WELL]


def test_title_and_eras_are_told_from_events(read):
    """They stand in columns or in entries of their own."""
    rows = [",,,,,,,,,Name,,,,,,title,,", ROW, "2000,,,,2009,,,,,Early,,,,,,era,,"]
    entries = {
        "title": {"text": {"headline": "Name"}},
        "events": [OBJECT],
        "eras": [
            {
                "start_date": {"year": 2000},
                "end_date": {"year": 2009},
                "text": {"headline": "Early"},
            }
        ],
    }
    era = Slide(kind="era", start=When("2000"), end=When("2009"), headline="Early")
    assert read(sheet(*rows)) == read(entries) == [Slide(kind="title", headline="Name"), WELL, era]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_and_marks_are_read(read, separator):
    """The sheet may have been saved again by a spreadsheet program."""
    text = sheet(ROW, separator * 17).replace(",", separator)
    assert read(text.encode("utf-8-sig")) == [WELL]


def test_columns_may_be_few_and_in_any_order(read):
    """Year and headline are enough; capitals and spaces do not matter."""
    assert read("headline, END year ,year\nWell,2005,2004\n") == [
        Slide(kind="event", start=When("2004"), end=When("2005"), headline="Well")
    ]


def test_what_timelinejs_does_not_know_is_named(read):
    """A column or an entry of one's own is not passed over."""
    (row,) = read("Year,Headline,My notes,Empty\n2004,Well,Look again,\n")
    assert row.others == ("My notes",)
    (beyond,) = read("Year,Headline\n2004,Well, and more\n")
    assert beyond.others == ("cells to the right of the last column",)
    extra = OBJECT | {"mood": "good", "autolink": True, "media": {"url": "u", "alt": "A well"}}
    (slide,) = read({"events": [extra]})
    assert slide.others == ("mood", "media alt")


@pytest.mark.parametrize(
    ("part", "others"),
    [
        ({"text": {"headline": "Well", "note": "x"}}, ("text note",)),
        ({"text": {"headline": ["Well"]}}, ("text headline",)),
        ({"start_date": {"year": 2004, "era": "BCE"}}, ("start_date era",)),
        ({"end_date": {"year": 2004, "week": 3}}, ("end_date week",)),
        ({"group": ["Water"]}, ("group",)),
        ({"type": "chapter"}, ("type chapter",)),
        ({"unique_id": "well", "autolink": False}, ()),
    ],
)
def test_what_a_part_of_a_slide_holds_beside_what_is_known_is_named(read, part, others):
    """Also where it is known and is no text."""
    (slide,) = read({"events": [OBJECT | part]})
    assert slide.others == others


def test_what_stands_beside_the_events_is_named(read):
    """One era need be no list; a scale for people says nothing."""
    timeline = {"events": [OBJECT], "eras": {"text": "Early"}, "scale": "human"}
    assert [slide.kind for slide in read(timeline)] == ["event", "era"]
    (*_, whole) = read(timeline | {"scale": "cosmological", "font": "Lato"})
    assert (whole.kind, whole.others) == ("title", ("scale", "font"))


def test_a_column_that_is_there_twice_is_refused(read):
    """Which of two is meant is not guessed; a column without a name is told of each slide."""
    with pytest.raises(ValueError, match="has the column Text twice; keep one of the two"):
        read("Year,Headline,Text, text\n2004,Well,a,b\n")
    (row,) = read("Year,Headline,\n2004,Well,and more\n")
    assert row.others == ("a column without a name",)


def test_what_is_no_object_is_read_as_its_text(read):
    """A slide that is a bare text, or a date that is a bare year, is not lost."""
    odd = [{"start_date": 2004, "text": "Dug."}, "Well", None, 7, []]
    assert read({"events": odd}) == [
        Slide(kind="event", start=When("2004"), text="Dug."),
        Slide(kind="event", text="Well"),
        Slide(kind="event"),
        Slide(kind="event", text="7"),
        Slide(kind="event"),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "has no column Year and no column Headline, so it is no timeline of TimelineJS"),
        ("id,date,label\na,2004,b\n", "has no column Year and no column Headline"),
        ("Start Date,Headline\n2004,Well\n", "has no column Year, so it is no timeline"),
        (HEADER + "\n", "holds no events of TimelineJS; look whether it is the right file"),
        (HEADER + '\n2004,"Well', "has a quotation mark that opens or closes where it should not"),
        ("{}", "holds no events of TimelineJS"),
        ("[]", "holds no events of TimelineJS"),
        ('{"events": {}}', "holds no events of TimelineJS"),
        ('{"events": [', "is not JSON that can be read, from line 1, column 13"),
        ('{"events": [' + "1" * 5000, "is not JSON that can be read"),
        ("[" * 100_000, "is not JSON that can be read; save it again"),
        ("Größe".encode("latin-1"), "is not written in UTF-8; save it again as CSV UTF-8"),
        (b"PK\x03\x04", "is a workbook or an archive; save its sheet as CSV UTF-8 first"),
    ],
)
def test_a_file_that_is_none_gives_a_sentence(read, content, told):
    """Whoever names the wrong file reads what is wrong with it, never a traceback."""
    with pytest.raises(ValueError, match="^" + told.replace("(", r"\(")):
        read(content)


def test_what_is_no_file_gives_a_sentence(tmp_path):
    """A folder, a device and nothing at all are told, and nothing waits for ever."""
    for path, told in [
        (tmp_path, "is not a file"),
        ("/dev/zero", "is not a file"),
        (tmp_path / "nowhere.csv", "is not there; correct its name"),
    ]:
        with pytest.raises(ValueError, match=f"^{told}"):
            read_slides(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    """A timeline is text; more than 20 MB is something else."""
    with (tmp_path / "large").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ValueError, match="holds more than 20 MB"):
        read_slides(tmp_path / "large")
