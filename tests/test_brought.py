"""Two public timelines in the form of TimelineJS become tables, and these a page."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_level import CAUSAL, JUDGING

from three_years_on import load
from three_years_on.__main__ import main
from three_years_on.tables.imported import to_tables
from three_years_on.tables.output import write_new
from three_years_on.tables.timelinejs import read_slides

FOLDER = Path(__file__).parent / "data" / "timelines"
FILES = {"web": FOLDER / "web.csv", "cassini": FOLDER / "cassini.json"}


@pytest.fixture(scope="module", params=["folder", "workbook"])
def brought(request, tmp_path_factory):
    """Both timelines as `new` brings them, as files and as a workbook."""
    root = tmp_path_factory.mktemp("brought")
    paths = {name: root / name for name in FILES}
    for name, file in FILES.items():
        book = ["--workbook"] if request.param == "workbook" else []
        assert main(["new", str(paths[name]), "--from", str(file), *book]) == 0
    return paths


def text_of(page):
    return re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page.read_text(encoding="utf-8"))


def test_check_finds_no_fault(brought, capsys):
    """What is brought is valid as it stands; nobody has to invent a word."""
    for name, counts in (
        ("web", "14 sources, 3 themes, 0 moments"),
        ("cassini", "9 sources, 3 themes, 0 moments"),
    ):
        assert main(["check", str(brought[name])]) == 0
        out, error = capsys.readouterr()
        assert out.startswith(counts)
        assert error == ""


def test_every_event_is_there(brought):
    """Days, months and years are kept, groups are themes, and a period has its end."""
    web, cassini = (load(brought[name]).milestones for name in FILES)
    assert (len(web), len(cassini)) == (14, 13)
    assert web["label"].iloc[0] == "A first proposal"
    assert (str(web["date"].iloc[0].date()), str(web["last_day"].iloc[0].date())) == (
        "1989-03-01",
        "1989-03-31",
    )
    conference = web.set_index("label").loc["First international conference"]
    assert (str(conference["date"].date()), str(conference["end"].date())) == (
        "1994-05-25",
        "1994-05-27",
    )
    solstice = cassini.set_index("label").loc["Solstice mission"]
    assert str(solstice["end"].date()) == "2017-12-31"
    assert solstice["themes"] == ("orbiter",)


def test_the_page_tells_every_event(brought, tmp_path, capsys):
    """Each name and its text can be read on the page, under the title of the timeline."""
    for name, title in (
        ("web", "The first years of the World Wide Web"),
        ("cassini", "Cassini and Huygens"),
    ):
        page = tmp_path / f"{name}.html"
        assert main(["page", "--data", str(brought[name]), "-o", str(page)]) == 0
        assert capsys.readouterr().err == ""
        told = text_of(page)
        assert f"<h1>{title}</h1>" in told
        for label in load(brought[name]).milestones["label"]:
            assert label.replace("’", "&#x27;") in told or label in told
        assert not re.search("&lt;(b|i|a|code)\\b", told)


def test_nothing_is_made_up(brought):
    """What no slide says stays empty: what kind it is, who issued it, how certain its date is."""
    for path in brought.values():
        for column in ("date_kind", "kind", "issuer", "certainty"):
            assert load(path).milestones[column].isna().all()


def test_the_examples_judge_nobody_and_claim_no_cause():
    """Facts in our own words."""
    for file in FILES.values():
        text = file.read_text(encoding="utf-8")
        assert JUDGING.findall(text) == []
        assert CAUSAL.findall(text) == []


# Any timeline ------------------------------------------------------------------------------------

WORDS = st.text(max_size=12) | st.sampled_from(
    [
        *("", "Well", "<b>Well</b>", "=1+1", "_x000D_", "2004", "-1", "13"),
        *("https://example.org/a b'c", "https://example.org@elsewhere.org", "\x1b[2J", "\u200b"),
    ]
)
PARTS = WORDS | st.integers(-50, 10_050) | st.none() | st.booleans() | st.floats()
DATES = st.dictionaries(st.sampled_from(["year", "month", "day", "hour"]), PARTS) | PARTS
ENTRIES = {
    "start_date": st.fixed_dictionaries({"year": st.integers(1, 9999) | PARTS}) | DATES,
    "end_date": DATES,
    "text": st.dictionaries(st.sampled_from(["headline", "text"]), PARTS) | PARTS,
    "media": st.dictionaries(st.sampled_from(["url", "caption", "credit", "alt"]), PARTS) | PARTS,
    "group": PARTS,
    "background": st.dictionaries(WORDS, PARTS) | PARTS,
    "display_date": PARTS,
    "more": PARTS,
}
EVENTS = st.lists(st.fixed_dictionaries({}, optional=ENTRIES) | PARTS, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=st.fixed_dictionaries({"text": ENTRIES["text"]}) | PARTS, events=EVENTS, eras=EVENTS)
def test_any_timeline_gives_tables_without_a_fault(tmp_path_factory, title, events, eras):
    """Whatever a slide holds, what is brought passes the check, or one sentence says why not."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.json").write_text(
        json.dumps({"title": title, "events": events, "eras": eras}), encoding="utf-8"
    )
    try:
        tables = to_tables(read_slides(folder / "any.json")).tables
    except ValueError as error:
        assert str(error).startswith(("has no event", "holds no events"))
        return
    write_new(folder / "brought", tables, workbook=False, are_examples=False)
    assert len(load(folder / "brought").milestones) == len(tables["milestones"]) - 1
