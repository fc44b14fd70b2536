"""What the displays show in words: steps, statements, milestones, figures, and whom they cite."""

import pytest
from tiny import THREE_MOMENTS, TINY, set_cell, write_only, write_tiny

from three_years_on import load, load_starter
from three_years_on.display.content import explainer_content, indicator_content, timeline_content


@pytest.fixture
def content(tmp_path):
    return explainer_content(load(write_tiny(tmp_path)))


def side(content, theme, index):
    step = next(step for step in content["steps"] if step["theme"] == theme)
    return step["sides"][index]


def test_the_explainer_is_cited_by_its_own_table(content):
    """Title, authors, version and address come from the table, and it says what it explains."""
    assert content["explainer"] == {
        "title": "The garden in five years",
        "authors": "Class 7b and A. Gardener",
        "version": "2.1",
        "language": "en",
        "translated": [],
        "partly": [],
        "licence": "CC-BY-4.0",
        "address": "https://example.org/explainer",
        "detail": "an explainer of “Five years of the garden”, version 2.1",
    }


def test_an_explainer_that_says_nothing_of_itself_is_called_by_its_article(tmp_path):
    """Without the table it has a title, and claims nothing else: nor is a language made up."""
    about = explainer_content(load(write_tiny(tmp_path, about=None)))["explainer"]
    assert {name: value for name, value in about.items() if value} == {
        "title": "An explainer of “Five years of the garden”",
    }


def test_kinds_that_no_milestone_has_are_left_out(tmp_path):
    """The filter offers kinds of milestones that exist, in the order of the table."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "kind", "rule")
    content = explainer_content(load(tmp_path))
    assert content["kinds"] == ["rule", "plan", "event"]


def test_steps_are_the_themes_and_what_belongs_to_none(content):
    """A step a theme, then one for what belongs to no theme; each with its milestones."""
    steps = content["steps"]
    names = ("theme", "title", "question", "milestones")
    assert [tuple(step[name] for name in names) for step in steps] == [
        ("water", "Water", "Who carries it?", ["well-plan", "meeting"]),
        ("soil", "Soil", "", ["well-plan", "meeting", "seed-rule"]),
        ("seeds", "Seeds", "", ["meeting", "seed-rule", "seed-law", "fair"]),
        ("", "Opening and close", "", ["well-plan", "seed-rule", "seed-law"]),
    ]
    chinese = {"title": "水", "language": "zh-Hans"}
    assert [step["original"] for step in steps[:2]] == [chinese, None]


def meta(text, spoken="", *, strong=False):
    return {"text": text, "spoken": spoken, "strong": strong}


def test_a_side_holds_what_was_said(content):
    """A side names its day, and its statements with who was asked, basis, place and way there."""
    assert side(content, "water", 0) == {
        "name": "Asked for · 1 May 2005",
        "label": "Asked for",
        "day": "1 May 2005",
        "role": "called",
        "title": "The first meeting",
        "note": "",
        "statements": [
            {
                "id": "carry-water",
                "kind": "call",
                "summary": "Carry less water.",
                "addressed_to": "",
                "basis": "",
                "place": "section 1, paragraph 1",
                "fragment": "",
                "about": ["call", "section 1, paragraph 1"],
                "meta": [meta("§1 ¶1", "In the article: section 1, paragraph 1")],
                "reason": "",
                "mentions": [],
                "dated": None,
                "check": None,
            },
            {
                "id": "dig-well",
                "kind": "call",
                "summary": "Dig a well.",
                "addressed_to": "the council",
                "basis": "",
                "place": "section 1, paragraph 1",
                "fragment": "#:~:text=Old%2Dtimers%2C%20said%20M.%20G%C3%B3mez%2C",
                "about": ["call", "asked of the council", "section 1, paragraph 1"],
                "meta": [
                    meta("§1 ¶1", "In the article: section 1, paragraph 1"),
                    meta("asked of the council"),
                ],
                "reason": "",
                "mentions": [],
                "dated": None,
                "check": None,
            },
        ],
        "placed": [],
        "placed_title": "",
        "background": [],
        "missing": "",
    }
    assert side(content, "water", 1)["statements"] == [
        {
            "id": "well-dug",
            "kind": "outcome",
            "summary": "A well was planned.",
            "addressed_to": "",
            "basis": "named measure",
            "place": "section 1, paragraph 2",
            "fragment": "",
            "about": ["outcome", "basis given: named measure", "section 1, paragraph 2"],
            "meta": [
                meta("Named measure", strong=True),
                meta("§1 ¶2", "In the article: section 1, paragraph 2"),
            ],
            "reason": "",
            "mentions": [{"milestone": "well-plan", "text": "See: Well plan"}],
            "dated": {
                "marks": [{"id": "well-plan", "first": "2004-03-01", "last": "2004-03-01"}],
                "told": "Mar 2004, 14 months before the call",
                "is_older": True,
                "may_be": False,
            },
            "check": {"figures": ["wells", "worms"], "open": "A plan is not a well."},
        }
    ]


@pytest.mark.parametrize(
    ("theme", "missing"),
    [
        ("water", ""),
        ("soil", "Beyond this gap, the article reports no outcome in this section."),
        ("seeds", "The article reports no outcome in this section."),
        ("", ""),
    ],
)
def test_a_missing_outcome_is_said_plainly(content, theme, missing):
    """Where the article reports no outcome, or only a gap, the outcome side says so."""
    assert side(content, theme, 1)["missing"] == missing


def test_an_outcome_beside_a_gap_is_not_denied(tmp_path):
    """Where a section reports a gap and an outcome, nothing is said to be missing."""
    outcome = "worms-back,soil,told,outcome,2,The worms are back.,,assertion,2,1,\n"
    statements = TINY["statements.csv"] + outcome
    content = explainer_content(load(write_tiny(tmp_path, statements=statements)))
    assert side(content, "soil", 1)["missing"] == ""


def test_each_moment_has_its_role_and_asks_only_for_what_belongs_to_it(tmp_path):
    """Of three moments a fire asks for nothing; no outcome is missed where advice is given."""
    content = explainer_content(load(write_only(tmp_path, **THREE_MOMENTS)))
    sides = [side(content, "stairs", at) for at in range(3)]
    assert [shown["role"] for shown in sides] == ["", "called", "reported"]
    assert [shown["missing"] for shown in sides] == [
        "",
        "",
        "The article reports no outcome in this section.",
    ]
    assert [part["text"] for part in sides[1]["statements"][0]["meta"]] == [
        "§2 ¶1",
        "asked of owners",
    ]


def test_a_step_tells_its_finding_and_keeps_it_covered(content):
    """The line under a title counts, and tells what is older, placed, a gap and not named."""
    findings = {step["theme"]: step["finding"] for step in content["steps"]}
    assert findings == {
        "water": {
            "full": "Two calls. One outcome in this section. The measure named in this section is "
            "older than the call.",
            "covered": "Two calls.",
        },
        "soil": {
            "full": "One call. One outcome in this section. The outcome in this section is an "
            "acknowledged gap.",
            "covered": "One call.",
        },
        "seeds": {
            "full": "One call. No outcome reported in this section; one from the closing section "
            "placed here by us. One measure is not named; 2 milestones may be meant.",
            "covered": "One call.",
        },
        "": {"full": "One outcome of no theme. One measure is not named.", "covered": ""},
    }


def test_without_the_address_of_the_article_its_places_are_told_alone(tmp_path):
    """Nothing is said to lead to the article where nothing does."""
    set_cell(write_tiny(tmp_path), "sources", 2, "url", "")
    content = explainer_content(load(tmp_path))
    assert content["article"]["url"] == ""
    (well,) = side(content, "water", 1)["statements"]
    assert well["meta"][1] == meta("§1 ¶2", "section 1, paragraph 2")


def test_what_we_place_is_marked_with_our_reason(content):
    """A statement that we set beside a theme stands apart, with our reason."""
    placed = side(content, "seeds", 1)
    assert placed["statements"] == []
    assert placed["placed"] == [
        {
            "id": "new-rule",
            "kind": "outcome",
            "summary": "A new rule protects seeds.",
            "addressed_to": "",
            "basis": "unnamed measure",
            "place": "section 4, paragraph 1",
            "fragment": "",
            "about": ["outcome", "basis given: unnamed measure", "section 4, paragraph 1"],
            "meta": [
                meta("Unnamed measure", strong=True),
                meta("§4 ¶1", "In the article: section 4, paragraph 1"),
            ],
            "reason": "The rule is about seeds.",
            "mentions": [
                {"milestone": "seed-rule", "text": "It may be: Seed rule"},
                {"milestone": "seed-law", "text": "It may be: Seed law"},
            ],
            "dated": {
                "marks": [
                    {"id": "seed-rule", "first": "2006-07-01", "last": "2006-07-01"},
                    {"id": "seed-law", "first": "2007-01-15", "last": "2007-01-15"},
                ],
                "told": "May be meant: Jul 2006 and Jan 2007: 14 and 20 months after the call",
                "is_older": False,
                "may_be": True,
            },
            "check": {"figures": [], "open": "No figure was found."},
        }
    ]
    assert placed["placed_title"] == "From the article’s closing section, placed here by us"
    assert side(content, "seeds", 0)["placed"] == []
    whole = side(content, "", 1)
    assert [statement["summary"] for statement in whole["statements"]] == [
        "A new rule protects seeds."
    ]
    assert whole["placed"] == []


def test_background_stands_apart_from_calls_and_outcomes(content):
    """What is neither call nor outcome is kept apart; section 0 is called the opening."""
    opening = side(content, "", 0)
    assert opening["statements"] == []
    assert opening["background"] == [
        {
            "id": "meeting-held",
            "kind": "setting",
            "summary": "The gardeners met.",
            "addressed_to": "",
            "basis": "",
            "place": "opening, paragraph 1",
            "fragment": "",
            "about": ["background", "opening, paragraph 1"],
            "meta": [
                meta("Background", strong=True),
                meta("opening ¶1", "In the article: opening, paragraph 1"),
            ],
            "reason": "",
            "mentions": [],
            "dated": None,
            "check": None,
        }
    ]


def test_themes_say_whether_the_link_is_the_articles(content):
    """A milestone bears on a theme by the article only where a statement there names it."""
    links = {
        id_: {theme["id"]: theme["by_article"] for theme in milestone["themes"]}
        for id_, milestone in content["milestones"].items()
    }
    assert links == {
        "well-plan": {"water": True, "soil": False},
        "meeting": {"water": False, "soil": False, "seeds": False},
        "seed-rule": {"soil": False, "seeds": False},
        "seed-law": {"seeds": False},
        "fair": {"seeds": False},
    }


def test_the_meeting_itself_bears_on_every_theme_by_the_article(tmp_path):
    """Where the calls were made is tied to each theme by the article, once it is named."""
    write_tiny(
        tmp_path, mentions=TINY["mentions.csv"] + "meeting-held,meeting,named,It says so.,\n"
    )
    milestones = explainer_content(load(tmp_path))["milestones"]
    assert [theme["by_article"] for theme in milestones["meeting"]["themes"]] == [True, True, True]
    assert [theme["by_article"] for theme in milestones["well-plan"]["themes"]] == [True, False]


def test_a_row_that_says_its_language_tells_it_wherever_its_texts_go(tmp_path):
    """Other rows hold nothing of it: that of the tables is told once."""
    write_tiny(tmp_path)
    for table, row, said in [("themes", 3, "ar"), ("statements", 3, "fr"), ("milestones", 5, "zh")]:
        set_cell(tmp_path, table, row, "language", said)
    tables = load(tmp_path)
    content = explainer_content(tables)
    for rows in (content["themes"], content["steps"], content["overview"]["rows"]):
        assert [row.get("language") for row in rows] == ["ar", None, None, None][: len(rows)]
    (dug,) = side(content, "water", 1)["statements"]
    assert dug["language"] == "fr"
    assert all("language" not in said for said in side(content, "water", 0)["statements"])
    alone = timeline_content(tables)
    for milestones in (content["milestones"], content["timeline"]["milestones"]):
        found = {id_: row["language"] for id_, row in milestones.items() if "language" in row}
        assert found == {"well-plan": "zh-Hans"}
    assert alone["milestones"]["well-plan"]["language"] == "zh-Hans"
    assert [theme.get("language") for theme in alone["themes"]] == ["ar", None, None]
    assert alone["explainer"]["language"] == "en"


def test_a_milestone_lists_every_date_in_order(content):
    """The details give each date with what it is the date of and how certain it is."""
    assert content["milestones"]["seed-rule"]["dates"] == [
        "drafted 20 June 2006 (day not certain)",
        "issued 1 July 2006",
        "in force 1 September 2006",
    ]


def test_a_milestone_has_its_details(content):
    """The details hold both names, issuer, what it does, citation, mentions and sources."""
    milestone = content["milestones"]["well-plan"]
    names = (
        "label",
        "title",
        "original",
        "kind",
        "issuer",
        "summary",
        "in_article",
        "mentioned",
        "when",
        "spoken",
    )
    assert [milestone[name] for name in names] == [
        "Well plan",
        "Plan for a well",
        {"title": "水井计划", "language": "zh-Hans"},
        "plan",
        "Council",
        "Says where to dig.",
        "named",
        "named or described",
        "agreed 1 March 2004",
        "Well plan, agreed 1 March 2004, named in the article",
    ]
    assert milestone["rows"] == [
        ["Dates", "agreed 1 March 2004"],
        ["Issued or done by", "Council"],
        ["What it does", "Says where to dig."],
        ["Kind", "plan: Not binding."],
        ["Citation", "No. 4"],
        ["In the article", "named or described"],
        ["Bears on", "Water (tied to it by the article); Soil (placed here by this explainer)"],
    ]
    assert milestone["mentions"] == [
        "The article means this where it says, in our words: A well was planned.",
        "For: The paper names it.",
    ]
    assert milestone["sources"] == ["council", "look-back"]
    sources = content["sources"]
    assert [sources[id_] for id_ in milestone["sources"]] == [
        {
            "title": "Minutes of the council",
            "language": "en",
            "url": "",
            "publisher": "Hill Council",
            "kind": "official",
            "published": "",
            "archived_url": "",
            "archived_on": "",
            "about": "Hill Council · official · Kept in the town hall",
        },
        {
            "title": "Five years of the garden",
            "language": "en",
            "url": "https://example.org/garden",
            "publisher": "Hill Gazette",
            "kind": "article",
            "published": "2010-05-01",
            "archived_url": "",
            "archived_on": "",
            "about": "Hill Gazette · article · 2010-05-01",
        },
    ]


def test_both_candidates_keep_their_reasons(content):
    """An unnamed measure may be either candidate; each has what speaks for and against it."""
    reasons = {
        id_: milestone["mentions"]
        for id_, milestone in content["milestones"].items()
        if milestone["in_article"] == "candidate"
    }
    said = "The article may mean this where it says, in our words: A new rule protects seeds."
    assert reasons == {
        "seed-rule": [said, "For: It is about labels.", "Against: Its text is short."],
        "seed-law": [said, "For: It is a law.", "Against: It sets a fee only."],
    }


def test_the_doubt_of_a_milestone_is_kept(content):
    """A note that a day is not certain reaches the reader with the date."""
    milestone = content["milestones"]["fair"]
    assert ["Notes", "The day is not certain."] in milestone["rows"]
    assert milestone["dates"] == ["held from 1 June 2011 to 2 June 2011 (day not certain)"]


def test_hostile_text_reaches_the_browser_as_it_is(tmp_path):
    """The content is not escaped, for the browser sets it as text; escaping twice would show."""
    set_cell(write_tiny(tmp_path), "statements", 3, "summary", '<script>alert("1")</script> & $x$')
    content = explainer_content(load(tmp_path))
    (statement,) = side(content, "water", 1)["statements"]
    assert statement["summary"] == '<script>alert("1")</script> & $x$'


# The record ------------------------------------------------------------------------------------


def test_the_record_of_a_theme_has_its_figures_accounts_and_limits(content):
    """A record holds the charts of its theme, its accounts by date, and what they cannot show."""
    step = next(step for step in content["steps"] if step["theme"] == "water")
    assert step["record"] == {
        "limits": "They count wells, not water.",
        "figures": ["wells"],
        "accounts": [
            {
                "origin": "official",
                "about": ["2009", "no page seen states it"],
                "summary": "The council says that wells are many.",
                "source": "council",
            },
            {
                "origin": "press",
                "about": ["2011-06"],
                "summary": "The paper writes that wells are few.",
                "source": "letter",
            },
        ],
    }
    records = {step["theme"]: step["record"] for step in content["steps"]}
    assert {theme: record["figures"] for theme, record in records.items()} == {
        "water": ["wells"],
        "soil": ["worms"],
        "seeds": [],
        "": ["fairs"],
    }
    assert [account["source"] for account in records[""]["accounts"]] == ["letter"]


def test_a_figure_has_every_value_with_what_it_rests_on(content):
    """Revisions stand beside first releases; sums, doubts and sources stay with their value."""
    points = content["figures"]["wells"]["points"]
    assert [tuple(point.values()) for point in points] == [
        ("Jun 2003", "wells 3", [], "council"),
        ("Jan 2005", "wells 4", [], "council"),
        ("Dec 2009", "wells 12", [SUM, UNSEEN, "No page states it."], "council"),
        ("Dec 2009", "wells 11", ["release 2", "Counted again."], "letter"),
        ("Jun 2011", "wells 12.5", [], "council"),
        ("Jan 2007", "pumps 1", [], "letter"),
        ("Jan 2010", "pumps 2", [UNSEEN, "Rounded."], "letter"),
    ]


SUM, UNSEEN = "worked out: 4 * 3 = 12", "drawn hollow: no page seen states it"


def test_a_figure_has_the_change_of_each_series(content):
    """Each series tells its value before the call, before the report, and what lies between."""
    assert content["figures"]["wells"]["changes"] == [
        {
            "series": "wells",
            "early": {"text": "4", "when": "Jan 2005"},
            "late": {"text": "about 12", "when": "Dec 2009"},
            "told": "×\N{NO-BREAK SPACE}3",
            "missing": "",
        },
        {
            "series": "pumps",
            "early": None,
            "late": {"text": "about 2", "when": "Jan 2010"},
            "told": "",
            "missing": "no value before the call",
        },
    ]


def test_a_figure_says_how_to_read_it(content):
    """Who counted and how, with what care, and what each of its series cannot show."""
    wells, worms = (content["figures"][id_] for id_ in ("wells", "worms"))
    assert wells["line"] == (
        "Wells on the hill (wells; Hill Council): wells: 4 (Jan 2005), "
        "then about 12 (Dec 2009); pumps: first 1 (Jan 2007), then about 2 (Jan 2010)"
    )
    assert wells["told"] == [
        "Counted or rated by: Hill Council (official). It counts them.",
        "Cannot show: Not the water in them.",
        "Cannot show: pumps: Two years only.",
    ]
    assert worms["told"] == [
        "Counted or rated by: Worm Union (rights group). Worms are asked.",
        "Worms cannot write.",
        "Cannot show: Not the crop.",
    ]
    assert worms["notes"] == ["Worms cannot write.", "Not the crop."]


def test_a_card_is_not_said_to_be_drawn(tmp_path):
    """A figure without a chart says of a value that no page states it, and nothing of hollow."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "observations", 13, "certainty", "consistent")
    set_cell(tmp_path, "observations", 13, "note", "Told by hand.")
    (point,) = indicator_content(load(tmp_path))["figures"]["swaps"]["points"]
    assert point["rests_on"] == ["no page seen states it", "Told by hand."]


def test_a_claim_may_lead_to_a_card(tmp_path):
    """The card stands in the record of its theme with its value, and no change is worked out."""
    set_cell(write_tiny(tmp_path), "checks", 3, "indicators", "swaps")
    content = explainer_content(load(tmp_path))
    step = next(step for step in content["steps"] if step["theme"] == "seeds")
    assert step["record"]["figures"] == ["swaps"]
    card = content["figures"]["swaps"]
    assert [(point["when"], point["value"]) for point in card["points"]] == [("Jun 2011", "40")]
    assert card["changes"] == []
    assert card["line"] == "Seeds swapped (seeds; Gardeners): 40 (Jun 2011)"


def test_a_figure_from_the_article_itself_is_not_denied(tmp_path):
    """The record says that none comes from the article only where that is so."""
    write_tiny(tmp_path)
    said = explainer_content(load(tmp_path))["said"]["record_chosen"]
    assert said == "Chosen by this explainer: no figure or account here comes from the article."
    set_cell(tmp_path, "observations", 2, "source", "look-back")
    said = explainer_content(load(tmp_path))["said"]["record_chosen"]
    assert said == "Chosen by this explainer; some of it comes from the article itself."


# Sources ---------------------------------------------------------------------------------------


def cited(value):
    """List the sources that a content names, wherever it does."""
    if isinstance(value, dict):
        own = value["sources"] if isinstance(value.get("sources"), list) else []
        one = [value["source"]] if isinstance(value.get("source"), str) else []
        return [*own, *one, *(id_ for v in value.values() for id_ in cited(v))]
    return [id_ for v in value for id_ in cited(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("of", [load, load_starter])
def test_each_display_gets_only_the_sources_that_it_cites(of):
    """No source travels to a display that does not show it; the explainer cites its article."""
    tables = of()
    article = set(tables.sources["id"][tables.sources["kind"] == "article"])
    explainer = explainer_content(tables)
    shown = {name: part for name, part in explainer.items() if name != "overview"}
    assert set(explainer["sources"]) == set(cited(shown)) | article
    for content in (timeline_content(tables), indicator_content(tables)):
        assert set(content["sources"]) == set(cited(content))
