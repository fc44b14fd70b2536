"""Tests of folders that hold some of the tables: what can be shown is, without a trace of more."""

import json
import random
import re

import pytest
from tiny import PROJECT_DATA, TINY, read_rows, set_cell, set_day, write_rows, write_tiny

from three_years_on import Explainer, IndicatorExplorer, TimelineExplorer, explore_milestones, load
from three_years_on.charts.evidence import show_cards, show_claims, show_readings
from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order
from three_years_on.charts.trends import plot_theme
from three_years_on.display.page import make_page
from three_years_on.display.plain import explainer_outline, timeline_outline
from three_years_on.tables.load import TablesError

SCHEMAS = {
    resource["name"]: resource["schema"]
    for resource in json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))[
        "resources"
    ]
}
NAMES = [name.removesuffix(".csv") for name in TINY]
# Tables without which another cannot be shown.
NEEDED = {
    "statements": {"moments"},
    "placements": {"statements", "themes"},
    "milestone_dates": {"milestones"},
    "mentions": {"statements", "milestones"},
    "indicators": {"observations", "sources"},
    "observations": {"indicators", "sources"},
    "readings": {"sources"},
    "checks": {"statements"},
    "questions": {"choices"},
    "choices": {"questions"},
}


def references(name):
    """Return the columns of a table that hold ids of another, and that table."""
    schema = SCHEMAS[name]
    keys = {key["fields"][0]: key["reference"]["resource"] for key in schema.get("foreignKeys", [])}
    lists = {f["name"]: f["references"] for f in schema["fields"] if "references" in f}
    return keys | lists


def write_part(folder, *names):
    """Write some of the tiny tables, without the columns that lead to the others."""
    write_tiny(folder, **{name: None for name in NAMES if name not in names})
    for name in names:
        gone = {
            column
            for column, table in references(name).items()
            if table not in names and table != "kinds"
        }
        rows = read_rows(folder, name)
        kept = [place for place, column in enumerate(rows[0]) if column not in gone]
        write_rows(folder, name, [[row[place] for place in kept] for row in rows])
    return folder


def strings(value):
    """List every text in a structure of dictionaries and lists."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [s for v in inner for s in strings(v)] if isinstance(value, dict | list) else []


def told(explainer):
    """List what is said of the timeline, a text a step."""
    return [step["text"] for step in explainer.content["timeline"]["steps"]]


def timeline_marks(explainer):
    return explainer.content["timeline"]["milestones"].values()


def words_of_page(explainer):
    page = make_page(explainer._opening())
    return re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", page)


MISSING = re.compile(r"\b(nan|NaN|None(?! of)|NaT|NA|undefined|null)\b")


def shown(tables):
    """Return all words that the widgets, the page, the charts and the lists show."""
    explainer, timeline = Explainer(tables), TimelineExplorer(tables)
    words = strings([explainer.content, timeline.content, IndicatorExplorer(tables).content])
    words += explainer.drawn_charts().values()
    words += [words_of_page(explainer)]
    words += [explainer_outline(explainer.content), timeline_outline(timeline.content)]
    words.append(explore_milestones(tables)._repr_mimebundle_()["text/html"])
    assert len(explainer.predicted()) == len(explainer.content["steps"])
    charts = [plot_order(tables), plot_delays(tables), plot_effect(tables), show_claims(tables)]
    for theme in ["", *tables.themes["id"]]:
        charts += [show_cards(tables, theme), show_readings(tables, theme)]
        charts.append(plot_theme(tables, theme))
    return words + [chart._repr_html_() for chart in charts]


def check_words(tables):
    for words in shown(tables):
        assert not MISSING.search(words), words[:500]
        assert "()" not in words
        assert ", ," not in words


# Folders that a teacher may begin with ---------------------------------------------------------


def test_milestones_alone_are_a_timeline(tmp_path):
    """One step with one row of all milestones: no themes, no sides, no lines, no counts."""
    tables = load(write_part(tmp_path, "milestones"))
    explainer = Explainer(tables)
    (step,) = explainer.content["steps"]
    assert (step["theme"], step["title"]) == ("", "Timeline")
    assert step["milestones"] == ["well-plan", "meeting", "seed-rule", "seed-law", "fair"]
    assert (step["sides"], step["reported"]) == ([], "")
    assert told(explainer) == [
        (
            "Timeline of milestones. Timeline: 5 milestones, 1 March 2004 to 2 June 2011. "
            "The first is Plan for a well, agreed 1 March 2004; "
            "the last is The first seed fair, held from 1 June 2011 to 2 June 2011. "
            "By kind: plan, 1; event, 2; rule, 1; law, 1."
        )
    ]
    assert explainer.content["kinds"] == ["plan", "event", "rule", "law"]
    check_words(tables)


# What a milestone need not have.
MAY_BE_LEFT_OUT = ["date_kind", "kind", "issuer", "certainty"]


def leave_out(folder, *, everywhere):
    """Take the columns that need not be invented out of milestones, or empty every second row."""
    rows = read_rows(folder, "milestones")
    places = [rows[0].index(column) for column in MAY_BE_LEFT_OUT]
    if everywhere:
        rows = [[cell for at, cell in enumerate(row) if at not in places] for row in rows]
    else:
        emptied = [["" if at in places else cell for at, cell in enumerate(row)] for row in rows]
        rows = [row if n % 2 == 0 else emptied[n] for n, row in enumerate(rows)]
    write_rows(folder, "milestones", rows)
    return folder


@pytest.mark.parametrize("everywhere", [True, False])
@pytest.mark.parametrize("is_alone", [True, False])
def test_what_a_milestone_does_not_have_is_left_out(tmp_path, is_alone, everywhere):
    """Nobody invents an issuer, a kind or what a date is; nothing is said in their place."""
    folder = write_part(tmp_path, "milestones") if is_alone else write_tiny(tmp_path)
    tables = load(leave_out(folder, everywhere=everywhere))
    explainer = Explainer(tables)
    fair = explainer.content["milestones"]["fair"]
    days = "from 1 June 2011 to 2 June 2011"
    assert (fair["when"], fair["dates"]) == (days, [days])
    assert (fair["kind"], fair["issuer"]) == ("", "")
    assert not {"Kind", "Issued or done by"} & {name for name, _ in fair["rows"]}
    assert explainer.content["kinds"] == ([] if everywhere else explainer.content["kinds"])
    assert any("By kind: " in text for text in told(explainer)) != everywhere
    check_words(tables)


def test_milestones_alone_may_have_a_title(tmp_path):
    """The one row of `about` names the page, in its heading and in the window."""
    write_part(tmp_path, "milestones")
    (tmp_path / "about.csv").write_text("title\nRoads of the valley\n", encoding="utf-8")
    page = words_of_page(Explainer(load(tmp_path)))
    assert "<title>Roads of the valley</title>" in page
    assert "<h1>Roads of the valley</h1>" in page


def test_the_page_of_milestones_alone_names_no_article(tmp_path):
    """No article is known, so none is linked, and the page speaks of milestones only."""
    explainer = Explainer(load(write_part(tmp_path, "milestones")))
    page = words_of_page(explainer)
    assert "<title>Timeline</title>" in page
    assert "<p>Milestones name no sources; this explainer chose them.</p>" in page
    assert "Milestones by date" in page
    for absent in ("Figures of the record", "Sources</h2>", "called for", "statements", "<a "):
        assert absent not in page


def test_a_timeline_alone_has_the_title_that_its_authors_give(tmp_path):
    """What is in the table about stands above the timeline, in the window's title and as author."""
    write_part(tmp_path, "milestones", "about")
    page = make_page(Explainer(load(tmp_path))._opening())
    assert "<title>The garden in five years</title>" in page
    assert "<h1>The garden in five years</h1>" in page
    assert '<meta name="author" content="Class 7b and A. Gardener">' in page


BARE = """\
id,date,end,label,title,summary
first,1999,,First,The first,It began.
second,2001-02-03,2004-05-06,Second,The second,It went on.
"""


def test_milestones_need_no_kind_issuer_or_certainty(tmp_path):
    """Without them nothing is said of them: no kind, no issuer, no doubt, no mention."""
    (tmp_path / "milestones.csv").write_text(BARE, encoding="utf-8")
    tables = load(tmp_path)
    content = Explainer(tables).content
    assert content["milestones"]["second"]["rows"] == [
        ["Dates", "from 3 February 2001 to 6 May 2004"],
        ["What it does", "It went on."],
    ]
    assert content["milestones"]["first"]["when"] == "1999"
    assert content["milestones"]["first"]["mentioned"] == ""
    assert content["kinds"] == []
    assert content["timeline"]["lanes"] == [{"id": "other", "label": "", "shape": "square"}]
    assert [control.description for control in explore_milestones(tables).children[0].children] == [
        "Search"
    ]
    page = words_of_page(Explainer(tables))
    for absent in ("not mentioned", "In the article", "Kind", "Issued", "other"):
        assert absent not in page
    check_words(tables)


def test_milestones_and_moments_are_counted(tmp_path):
    """With the days, what came before and after is counted and the lines are drawn."""
    tables = load(write_part(tmp_path, "milestones", "moments"))
    explainer = Explainer(tables)
    assert explainer.content["steps"][0]["sides"] == []
    found = "Timeline: 5 milestones, 1 before 1 May 2005, 3 up to 1 May 2010, 1 later"
    assert found in told(explainer)[0]
    assert plot_order(tables).rows.to_dict("records") == [
        {"Theme": "Milestones", "Before": 1, "Between": 3, "After": 1, "All": 5}
    ]
    check_words(tables)


def test_milestones_and_themes_are_steps(tmp_path):
    """Each theme is a step and a row; a step of no theme would hold nothing and is left out."""
    tables = load(write_part(tmp_path, "milestones", "themes"))
    explainer = Explainer(tables)
    assert [step["title"] for step in explainer.content["steps"]] == ["Water", "Soil", "Seeds"]
    assert explainer.theme == "water"
    assert "Water: 2 milestones, 1 March 2004 to 1 May 2005" in told(explainer)[0]
    check_words(tables)


def test_statements_and_milestones_need_moments(tmp_path):
    """Nobody can tell calls from outcomes without the days, so they are asked for."""
    write_part(tmp_path, "statements", "moments", "milestones")
    (tmp_path / "moments.csv").unlink()
    with pytest.raises(TablesError) as caught:
        load(tmp_path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("table-missing", "moments.csv")


def test_statements_without_themes_stand_in_one_step(tmp_path):
    """All that was called for and reported stands side by side, beside all milestones."""
    tables = load(write_part(tmp_path, "statements", "moments", "milestones"))
    explainer = Explainer(tables)
    (step,) = explainer.content["steps"]
    assert step["title"] == "The article"
    assert [[s["id"] for s in side["statements"]] for side in step["sides"]] == [
        ["carry-water", "feed-soil", "save-seeds", "dig-well"],
        ["new-rule", "well-dug", "soil-poor"],
    ]
    assert [len(side["background"]) for side in step["sides"]] == [1, 0]
    assert len(step["milestones"]) == 5
    page = words_of_page(explainer)
    assert "<title>An explainer: This article</title>" in page
    assert "<p>An article, taken apart: what was called for and what was reported." in page
    check_words(tables)


def test_figures_alone_are_a_record(tmp_path):
    """Figures and accounts without statements are shown, from first to last value."""
    tables = load(write_part(tmp_path, "sources", "indicators", "observations", "readings"))
    explainer = Explainer(tables)
    (step,) = explainer.content["steps"]
    assert step["record"]["figures"] == ["fairs", "wells", "worms"]
    line = "Seed fairs (fairs; Gardeners): 0 (2004), then 2 (2009)"
    assert explainer.content["figures"]["fairs"]["line"] == line
    assert "From first to last: 0 (2004), then 2 (2009)" in explainer.drawn_charts()["fairs"]
    check_words(tables)


def test_questions_alone_load(tmp_path):
    """A quiz needs no article; the explainer of such a folder is empty, not broken."""
    tables = load(write_part(tmp_path, "questions", "choices"))
    assert len(tables.questions) == 3
    assert told(Explainer(tables)) == ["Timeline. Timeline: no milestones."]
    check_words(tables)


# Any folder ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_table_with_what_it_needs_is_shown(tmp_path, name):
    """The least folder in which a table makes sense gives an explainer and a page."""
    check_words(load(write_part(tmp_path, *closed({name}))))


@pytest.mark.parametrize("seed", range(20))
def test_some_tables_are_shown(tmp_path, seed):
    """Whichever tables are there, as far as they make sense together, all is shown."""
    rng = random.Random(seed)
    chosen = {name for name in NAMES if rng.random() < 0.5}
    check_words(load(write_part(tmp_path, *closed(chosen | {"milestones"}))))


def closed(names):
    """Add the tables that the chosen ones need, and those that these need."""
    needed = names.union(*(NEEDED.get(name, set()) for name in names))
    return needed if needed == names else closed(needed)


@pytest.mark.parametrize("name", NAMES)
def test_a_header_alone_is_an_empty_table(tmp_path, name):
    """A table of which only the header was written shows as one that is not there."""
    header = TINY[f"{name}.csv"].partition("\n")[0]
    (tmp_path / f"{name}.csv").write_text(f"{header}\n", encoding="utf-8")
    tables = load(tmp_path)
    assert len(getattr(tables, name)) == 0
    check_words(tables)


# Moments ---------------------------------------------------------------------------------------

THREE = TINY["moments.csv"] + "again,2012-05-01,Told again,The second look back,\n"


@pytest.fixture
def three(tmp_path):
    """A call, a review after five years, and one after seven."""
    statements = (
        TINY["statements.csv"]
        + "well-full,water,again,outcome,1,The well is full.,,assertion,1,3,\n"
    )
    return load(write_tiny(tmp_path, moments=THREE, statements=statements))


def test_a_third_moment_is_a_third_side(three):
    """Each day has its side; where a later one reports nothing, that is said for it."""
    content = Explainer(three).content
    water, soil = content["steps"][:2]
    assert [side["label"] for side in water["sides"]] == ["Asked for", "Told", "Told again"]
    assert [len(side["statements"]) for side in water["sides"]] == [2, 1, 1]
    assert soil["sides"][2]["missing"] == "The article reports no outcome in this section."
    assert water["reported"] == "named measure; assertion"


def test_milestones_are_counted_around_the_first_and_the_last_moment(three):
    """The fair of 2011 came after the first review and before the second, so up to it."""
    explainer = Explainer(three)
    assert (
        "Seeds: 4 milestones, 0 before 1 May 2005, 4 up to 1 May 2012, 0 later"
        in (told(explainer)[2])
    )
    assert told(explainer)[0].startswith(
        "Timeline of milestones, with lines at 1 May 2005 (Asked for), "
        "1 May 2010 (Told) and 1 May 2012 (Told again). "
    )
    check_words(three)


def test_one_moment_parts_before_from_since(tmp_path):
    """With one day there is no time between two, so what came since is counted together."""
    text = "".join(TINY["moments.csv"].splitlines(keepends=True)[:1])
    write_part(tmp_path, "milestones")
    (tmp_path / "moments.csv").write_text(text + "asked,2005-05-01,Asked for,Meeting,\n")
    explainer = Explainer(load(tmp_path))
    assert "Timeline: 5 milestones, 1 before 1 May 2005, 4 since" in told(explainer)[0]


@pytest.mark.parametrize("day", ["0216-04-19", "1492-10-12", "9999-12-31"])
def test_a_day_far_away_reaches_the_timeline(tmp_path, day):
    """A year that was mistyped gives a long timeline, no error."""
    set_day(write_part(tmp_path, "milestones"), 2, day)
    days = [mark["first"] for mark in timeline_marks(Explainer(load(tmp_path)))]
    assert len(days) == 5
    assert day in days


# Months and years ------------------------------------------------------------------------------


@pytest.fixture
def rough(tmp_path):
    """A plan of a month, a meeting of the month of the call, a law of the year of the review."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "milestones", 5, "date", "2004-02")
    set_cell(tmp_path, "milestones", 4, "date", "2005-05")
    set_cell(tmp_path, "milestones", 3, "date", "2010")
    set_cell(tmp_path, "milestones", 3, "effective", "2010-11-01")
    set_cell(tmp_path, "milestone_dates", 2, "date", "2006-03")
    return load(tmp_path)


def test_a_month_or_a_year_is_written_as_one(rough):
    """No day is told that nobody knows, be it the first of a month."""
    milestones = Explainer(rough).content["milestones"]
    assert list(milestones) == ["well-plan", "meeting", "seed-rule", "seed-law", "fair"]
    assert milestones["well-plan"]["when"] == "agreed February 2004"
    assert milestones["meeting"]["when"] == "held May 2005"
    assert milestones["seed-law"]["dates"] == ["adopted 2010", "in force 1 November 2010"]
    assert milestones["seed-rule"]["dates"] == [
        "drafted March 2006 (day not certain)",
        "issued 1 July 2006",
        "in force 1 September 2006",
    ]
    check_words(rough)


def test_a_span_counts_where_all_of_it_lies(rough):
    """February 2004 is before; the year of the review reaches over it, so its side is not known."""
    explainer = Explainer(rough)
    found = "Seeds: 4 milestones, 0 before 1 May 2005, 2 up to 1 May 2010, 1 later"
    assert f"{found}, 1 not certain which side" in told(explainer)[2]
    found = "Water: 2 milestones, 1 before 1 May 2005, 1 up to 1 May 2010, 0 later"
    assert f"{found}. " in told(explainer)[0]
    assert plot_order(rough).rows.to_dict("list") == {
        "Theme": ["Water", "Soil", "Seeds"],
        "Before": [1, 1, 0],
        "Between": [1, 2, 2],
        "After": [0, 0, 1],
        "Not certain": [0, 0, 1],
        "All": [2, 3, 4],
    }
    assert "Seeds: 0 before, 2 between, 1 after, 1 not certain." in plot_order(rough).alt


def test_no_wait_is_counted_from_a_month_or_a_year(rough):
    """Months and days of waiting are told of days only."""
    assert "Law on seeds" not in set(plot_delays(rough).rows["Measure"])
    assert list(plot_effect(rough).rows["Milestone"]) == ["Rule on seeds"]


def test_a_span_reaches_the_timeline_with_its_first_and_last_day(rough):
    """What is known to the month or year only is drawn over all of its days."""
    marks = {
        mark["label"]: (mark["first"], mark["last"]) for mark in timeline_marks(Explainer(rough))
    }
    assert marks["Seed law"] == ("2010-01-01", "2010-12-31")
    assert marks["Well plan"] == ("2004-02-01", "2004-02-29")
    assert marks["Seed fair"] == ("2011-06-01", "2011-06-01")


def test_the_page_does_not_deny_a_figure_of_the_article(tmp_path):
    """Where a value rests on the article itself, the words that open the page say so."""
    set_cell(write_tiny(tmp_path), "observations", 2, "source", "look-back")
    page = words_of_page(Explainer(load(tmp_path)))
    assert "come from the article and other sources, each named; this explainer chose" in page
