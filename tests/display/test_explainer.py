"""Tests of the widget: its state, what it sends to the browser, and its plain fallback."""

import json
import re

import pytest
import traitlets
from tiny import THREE_MOMENTS, TINY, set_cell, write_only, write_tiny

from three_years_on import (
    Explainer,
    IndicatorExplorer,
    TimelineExplorer,
    explore_milestones,
    load,
)

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def explainer(tmp_path):
    return Explainer(load(write_tiny(tmp_path)))


def side(explainer, theme, index):
    step = next(step for step in explainer.content["steps"] if step["theme"] == theme)
    return step["sides"][index]


# State -----------------------------------------------------------------------------------------


def test_it_begins_at_the_first_theme(explainer):
    """A new explainer shows all themes, then the first, all milestones, and no details."""
    assert explainer.overview
    assert explainer.theme == "water"
    assert (explainer.milestone, explainer.kind, explainer.named_only) == ("", "", False)


def test_python_sets_and_observes_the_state(explainer):
    """Python can step, open, filter and go back, and is told of each change."""
    changes = []
    explainer.observe(lambda change: changes.append((change.name, change.new)), traitlets.All)
    explainer.theme = "seeds"
    explainer.milestone = "seed-law"
    explainer.kind = "law"
    explainer.named_only = True
    explainer.theme = ""
    explainer.milestone = ""
    explainer.kind = ""
    assert changes == [
        ("overview", False),
        ("theme", "seeds"),
        ("milestone", "seed-law"),
        ("kind", "law"),
        ("named_only", True),
        ("theme", ""),
        ("milestone", ""),
        ("kind", ""),
    ]


def test_the_state_is_synced(explainer):
    """What Python sets reaches the browser, and nothing else does but the content."""
    synced = {name for name in explainer.keys if not name.startswith(("_", "layout", "tabbable"))}
    assert synced - {"tooltip"} == {
        "content",
        "drawing",
        "charts",
        "overview",
        "theme",
        "milestone",
        "record_open",
        "checked",
        "named_only",
        "kind",
        "predicting",
        "predictions",
        "revealed",
        "view",
        "in_notebook",
        "cell",
    }


def test_choosing_a_theme_ends_the_overview(explainer):
    """A theme that Python or the browser chooses is shown, also the one that was shown last."""
    explainer.theme = "water"
    assert not explainer.overview
    explainer.overview = True
    assert explainer.theme == "water"
    explainer.set_state({"theme": "seeds"})
    assert (explainer.theme, explainer.overview) == ("seeds", False)
    explainer.overview = True
    with pytest.raises(traitlets.TraitError, match="fire"):
        explainer.theme = "fire"
    assert (explainer.theme, explainer.overview) == ("seeds", True)


def test_there_is_no_overview_of_one_step(tmp_path):
    """Where there is one step only, it is shown, and an overview is refused."""
    milestones = THREE_MOMENTS["milestones"].replace(",doors,", ",,")
    alone = {"sources": THREE_MOMENTS["sources"], "milestones": milestones}
    explainer = Explainer(load(write_only(tmp_path, **alone)))
    assert not explainer.overview
    with pytest.raises(traitlets.TraitError, match="leave overview False"):
        explainer.overview = True
    assert not explainer.overview


def test_a_page_opens_as_the_explainer_opens(explainer):
    """What is shown in the notebook stays there: a page begins with all themes."""
    explainer.theme = "seeds"
    opening = explainer._opening()
    assert (opening["overview"], opening["theme"]) == (True, "water")


@pytest.mark.parametrize("name", ["theme", "milestone", "checked", "kind"])
@pytest.mark.parametrize("value", ["fire", "<script>", "Water"])
def test_an_unknown_value_is_refused(explainer, name, value):
    """A theme, milestone, statement or kind that is not in the tables is refused by its name."""
    before = getattr(explainer, name)
    with pytest.raises(traitlets.TraitError, match=re.escape(repr(value))):
        setattr(explainer, name, value)
    assert getattr(explainer, name) == before


def test_kinds_that_no_milestone_has_are_left_out(tmp_path):
    """The filter offers kinds of milestones that exist, in the order of the table."""
    set_cell(write_tiny(tmp_path), "milestones", 3, "kind", "rule")
    explainer = Explainer(load(tmp_path))
    assert explainer.content["kinds"] == ["rule", "plan", "event"]


@pytest.mark.parametrize("display", [Explainer, TimelineExplorer, IndicatorExplorer])
def test_the_path_of_tables_is_not_tables(display):
    """Who passes a path is told to load it."""
    with pytest.raises(TypeError, match=r"'my-article' is a path, .* pass load\('my-article'\)"):
        display("my-article")
    with pytest.raises(TypeError, match=r"list is not tables; pass what load\(\) returns"):
        display([])


# Content ---------------------------------------------------------------------------------------


def test_the_explainer_is_cited_by_its_own_table(explainer):
    """Title, authors, version and address come from the table, and it says what it explains."""
    assert explainer.content["explainer"] == {
        "title": "The garden in five years",
        "authors": "Class 7b and A. Gardener",
        "version": "2.1",
        "language": "en",
        "licence": "CC-BY-4.0",
        "address": "https://example.org/explainer",
        "detail": "an explainer of “Five years of the garden”, version 2.1",
    }


def test_an_explainer_that_says_nothing_of_itself_is_called_by_its_article(tmp_path):
    """Without the table it has a title and a language, and claims nothing else."""
    about = Explainer(load(write_tiny(tmp_path, about=None))).content["explainer"]
    assert {name: value for name, value in about.items() if value} == {
        "title": "An explainer of “Five years of the garden”",
        "language": "en",
    }


def test_steps_are_the_themes_and_what_belongs_to_none(explainer):
    """A step a theme, then one for what belongs to no theme; each with its milestones."""
    steps = explainer.content["steps"]
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


def test_a_side_holds_what_was_said(explainer):
    """A side names its day, and its statements with who was asked, basis and place."""
    assert side(explainer, "water", 0) == {
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
                "about": ["call", "section 1, paragraph 1"],
                "meta": [meta("§1 ¶1", "section 1, paragraph 1")],
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
                "about": ["call", "asked of the council", "section 1, paragraph 1"],
                "meta": [meta("§1 ¶1", "section 1, paragraph 1"), meta("asked of the council")],
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
    assert side(explainer, "water", 1)["statements"] == [
        {
            "id": "well-dug",
            "kind": "outcome",
            "summary": "A well was planned.",
            "addressed_to": "",
            "basis": "named measure",
            "place": "section 1, paragraph 2",
            "about": ["outcome", "basis given: named measure", "section 1, paragraph 2"],
            "meta": [
                meta("Named measure", strong=True),
                meta("§1 ¶2", "section 1, paragraph 2"),
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
def test_a_missing_outcome_is_said_plainly(explainer, theme, missing):
    """Where the article reports no outcome, or only a gap, the outcome side says so."""
    assert side(explainer, theme, 1)["missing"] == missing


def test_an_outcome_beside_a_gap_is_not_denied(tmp_path):
    """Where a section reports a gap and an outcome, nothing is said to be missing."""
    outcome = "worms-back,soil,told,outcome,2,The worms are back.,,assertion,2,1\n"
    statements = TINY["statements.csv"] + outcome
    explainer = Explainer(load(write_tiny(tmp_path, statements=statements)))
    assert side(explainer, "soil", 1)["missing"] == ""


def test_each_moment_has_its_role_and_asks_only_for_what_belongs_to_it(tmp_path):
    """Of three moments a fire asks for nothing; no outcome is missed where advice is given."""
    explainer = Explainer(load(write_only(tmp_path, **THREE_MOMENTS)))
    sides = [side(explainer, "stairs", at) for at in range(3)]
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


def test_a_step_tells_its_finding_and_keeps_it_covered(explainer):
    """The line under a title counts, and tells what is older, placed, a gap and not named."""
    findings = {step["theme"]: step["finding"] for step in explainer.content["steps"]}
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


def test_what_we_place_is_marked_with_our_reason(explainer):
    """A statement that we set beside a theme stands apart, with our reason."""
    placed = side(explainer, "seeds", 1)
    assert placed["statements"] == []
    assert placed["placed"] == [
        {
            "id": "new-rule",
            "kind": "outcome",
            "summary": "A new rule protects seeds.",
            "addressed_to": "",
            "basis": "unnamed measure",
            "place": "section 4, paragraph 1",
            "about": ["outcome", "basis given: unnamed measure", "section 4, paragraph 1"],
            "meta": [
                meta("Unnamed measure", strong=True),
                meta("§4 ¶1", "section 4, paragraph 1"),
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
    assert side(explainer, "seeds", 0)["placed"] == []
    whole = side(explainer, "", 1)
    assert [statement["summary"] for statement in whole["statements"]] == [
        "A new rule protects seeds."
    ]
    assert whole["placed"] == []


def test_background_stands_apart_from_calls_and_outcomes(explainer):
    """What is neither call nor outcome is kept apart; section 0 is called the opening."""
    opening = side(explainer, "", 0)
    assert opening["statements"] == []
    assert opening["background"] == [
        {
            "id": "meeting-held",
            "kind": "setting",
            "summary": "The gardeners met.",
            "addressed_to": "",
            "basis": "",
            "place": "opening, paragraph 1",
            "about": ["background", "opening, paragraph 1"],
            "meta": [
                meta("Background", strong=True),
                meta("opening ¶1", "opening, paragraph 1"),
            ],
            "reason": "",
            "mentions": [],
            "dated": None,
            "check": None,
        }
    ]


def test_themes_say_whether_the_link_is_the_articles(explainer):
    """A milestone bears on a theme by the article only where a statement there names it."""
    links = {
        id_: {theme["id"]: theme["by_article"] for theme in milestone["themes"]}
        for id_, milestone in explainer.content["milestones"].items()
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
    milestones = Explainer(load(tmp_path)).content["milestones"]
    assert [theme["by_article"] for theme in milestones["meeting"]["themes"]] == [True, True, True]
    assert [theme["by_article"] for theme in milestones["well-plan"]["themes"]] == [True, False]


def test_a_milestone_lists_every_date_in_order(explainer):
    """The details give each date with what it is the date of and how certain it is."""
    assert explainer.content["milestones"]["seed-rule"]["dates"] == [
        "drafted 20 June 2006 (day not certain)",
        "issued 1 July 2006",
        "in force 1 September 2006",
    ]


def test_a_milestone_has_its_details(explainer):
    """The details hold both names, issuer, what it does, citation, mentions and sources."""
    milestone = explainer.content["milestones"]["well-plan"]
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
    sources = explainer.content["sources"]
    assert [sources[id_] for id_ in milestone["sources"]] == [
        {
            "title": "Minutes of the council",
            "language": "en",
            "url": "",
            "publisher": "Hill Council",
            "kind": "official",
            "published": "",
            "about": "Hill Council · official · Kept in the town hall",
        },
        {
            "title": "Five years of the garden",
            "language": "en",
            "url": "https://example.org/garden",
            "publisher": "Hill Gazette",
            "kind": "article",
            "published": "2010-05-01",
            "about": "Hill Gazette · article · 2010-05-01",
        },
    ]


def test_both_candidates_keep_their_reasons(explainer):
    """An unnamed measure may be either candidate; each has what speaks for and against it."""
    reasons = {
        id_: milestone["mentions"]
        for id_, milestone in explainer.content["milestones"].items()
        if milestone["in_article"] == "candidate"
    }
    said = "The article may mean this where it says, in our words: A new rule protects seeds."
    assert reasons == {
        "seed-rule": [said, "For: It is about labels.", "Against: Its text is short."],
        "seed-law": [said, "For: It is a law.", "Against: It sets a fee only."],
    }


def test_the_doubt_of_a_milestone_is_kept(explainer):
    """A note that a day is not certain reaches the reader with the date."""
    milestone = explainer.content["milestones"]["fair"]
    assert ["Notes", "The day is not certain."] in milestone["rows"]
    assert milestone["dates"] == ["held 1 June 2011 (day not certain)"]


def test_content_is_plain_and_stays_the_same(tmp_path):
    """The content is strict JSON, with no missing numbers, and the same for the same tables."""
    folder = write_tiny(tmp_path)
    one, other = (Explainer(load(folder)) for _ in range(2))
    text = json.dumps(one.content, allow_nan=False)
    assert text == json.dumps(other.content, allow_nan=False)
    assert json.loads(text) == one.content
    assert one.drawing == other.drawing


# Where the widget cannot run -------------------------------------------------------------------


def fallback(explainer):
    return explainer._repr_mimebundle_()[0]["text/html"]


def test_it_is_shown_as_a_widget_and_as_plain_html(explainer):
    """A notebook keeps the widget and, for where it cannot run, plain HTML."""
    bundle, _ = explainer._repr_mimebundle_()
    assert {VIEW, "text/html", "text/plain"} <= set(bundle)
    assert bundle[VIEW]["model_id"] == explainer.model_id


def test_the_fallback_holds_every_statement(explainer):
    """With no script, every summary, missing outcome and milestone can be read."""
    html = fallback(explainer)
    for text in (
        "<h3>Water</h3>",
        "<h3>Soil</h3>",
        "<h3>Seeds</h3>",
        "<h3>Opening and close</h3>",
        "<h4>Asked for · 1 May 2005: The first meeting</h4>",
        "<h4>Told · 1 May 2010: The look back</h4>",
        "Carry less water. [call, section 1, paragraph 1]",
        "Dig a well.",
        "A well was planned. [outcome, basis given: named measure, section 1, paragraph 2]",
        "Feed the soil.",
        "The soil is still poor. [outcome, basis given: acknowledged gap, section 2, paragraph 1]",
        "Beyond this gap, the article reports no outcome in this section.",
        "Save seeds.",
        "<li>The article reports no outcome in this section.</li>",
        "The gardeners met. [background, opening, paragraph 1]",
        (
            "A new rule protects seeds. "
            "[outcome, basis given: unnamed measure, section 4, paragraph 1] "
            "(placed here by this explainer)"
        ),
        "<li>The first seed fair, held 1 June 2011</li>",
    ):
        assert text in html


def test_the_fallback_needs_no_script_and_no_style(explainer):
    """The fallback is headings, paragraphs and lists in a block; no trust is needed for them."""
    assert set(re.findall(r"<(\w+)", fallback(explainer))) == {"div", "p", "h3", "h4", "ul", "li"}


HOSTILE = '<script>alert("1")</script> & $x$ <img src=x onerror=alert(1)>'
ESCAPED = (
    "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; $x$ &lt;img src=x onerror=alert(1)&gt;"
)


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("sources", 2, "title"),
        ("sources", 2, "publisher"),
        ("themes", 3, "title"),
        ("moments", 2, "label"),
        ("statements", 3, "summary"),
        ("milestones", 2, "title"),
        ("milestones", 2, "date_kind"),
    ],
)
def test_hostile_text_stays_text(tmp_path, table, row, column):
    """Markup in any cell comes out escaped in the fallback and in the drawing."""
    set_cell(write_tiny(tmp_path), table, row, column, HOSTILE)
    explainer = Explainer(load(tmp_path))
    assert ESCAPED in fallback(explainer)
    assert set(re.findall(r"<(\w+)", fallback(explainer))) == {"div", "p", "h3", "h4", "ul", "li"}
    assert "<script" not in explainer.drawing
    assert "<img" not in explainer.drawing


def test_hostile_text_reaches_the_browser_as_it_is(tmp_path):
    """The content is not escaped, for the browser sets it as text; escaping twice would show."""
    set_cell(write_tiny(tmp_path), "statements", 3, "summary", HOSTILE)
    explainer = Explainer(load(tmp_path))
    (statement,) = side(explainer, "water", 1)["statements"]
    assert statement["summary"] == HOSTILE


# The record ------------------------------------------------------------------------------------


def test_the_record_is_closed_until_asked_for(explainer):
    """The article's layer comes first; Python can open the record at a statement."""
    assert (explainer.record_open, explainer.checked) == (False, "")
    explainer.checked = "well-dug"
    assert explainer.checked == "well-dug"


def test_a_statement_without_a_check_cannot_be_checked(explainer):
    """A statement that no row of the checks names leads nowhere, and is refused."""
    with pytest.raises(traitlets.TraitError, match="'dig-well'"):
        explainer.checked = "dig-well"


def test_the_record_of_a_theme_has_its_figures_accounts_and_limits(explainer):
    """A record holds the charts of its theme, its accounts by date, and what they cannot show."""
    step = next(step for step in explainer.content["steps"] if step["theme"] == "water")
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
    records = {step["theme"]: step["record"] for step in explainer.content["steps"]}
    assert {theme: record["figures"] for theme, record in records.items()} == {
        "water": ["wells"],
        "soil": ["worms"],
        "seeds": [],
        "": ["fairs"],
    }
    assert [account["source"] for account in records[""]["accounts"]] == ["letter"]


def test_a_figure_has_every_value_with_what_it_rests_on(explainer):
    """Revisions stand beside first releases; sums, doubts and sources stay with their value."""
    points = explainer.content["figures"]["wells"]["points"]
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


def test_a_figure_has_the_change_of_each_series(explainer):
    """Each series tells its value before the call, before the report, and what lies between."""
    assert explainer.content["figures"]["wells"]["changes"] == [
        {
            "series": "wells",
            "early": {"text": "4", "when": "Jan 2005"},
            "late": {"text": "about 12", "when": "Dec 2009"},
            "told": "× 3",
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


def test_a_figure_says_how_to_read_it(explainer):
    """Who counted and how, with what care, and what each of its series cannot show."""
    wells, worms = (explainer.content["figures"][id_] for id_ in ("wells", "worms"))
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
    (point,) = IndicatorExplorer(load(tmp_path)).content["figures"]["swaps"]["points"]
    assert point["rests_on"] == ["no page seen states it", "Told by hand."]


def test_every_figure_of_the_record_is_drawn(explainer):
    """A chart reaches the browser for each figure, and for nothing else."""
    assert set(explainer.charts) == set(explainer.content["figures"]) == {"fairs", "wells", "worms"}
    assert all(svg.startswith("<svg") for svg in explainer.charts.values())


def test_the_plain_fallback_holds_the_record(explainer):
    """Without the widget the record can be read, marked as not the article's."""
    html = explainer._repr_mimebundle_()[0]["text/html"]
    assert "chosen by this explainer, not by the article" in html
    assert "Wells on the hill (wells; Hill Council): wells: 4 (Jan 2005), then about 12" in html
    said = "official · 2009 · no page seen states it: The council says that wells are many."
    assert f"{said} (Hill Council)" in html


def test_the_indicators_are_offered_theme_by_theme(tmp_path):
    """All charts, then the cards, under their themes; those of no theme stand last."""
    explorer = IndicatorExplorer(load(write_tiny(tmp_path)))
    assert [(theme["title"], theme["figures"]) for theme in explorer.content["themes"]] == [
        ("Water", ["wells"]),
        ("Soil", ["worms", "stones"]),
        ("Seeds", ["swaps"]),
        ("Opening and close", ["fairs"]),
    ]
    assert set(explorer.charts) == {"wells", "worms", "stones", "fairs"}
    assert explorer.indicator == "wells"
    with pytest.raises(traitlets.TraitError, match="'pumps'"):
        explorer.indicator = "pumps"


# The timeline alone ----------------------------------------------------------------------------


def test_the_explorer_shows_all_milestones_at_once(tmp_path):
    """The timeline alone has one step, with all milestones by date."""
    explorer = TimelineExplorer(load(write_tiny(tmp_path)))
    (step,) = explorer.content["steps"]
    assert step["milestones"] == ["well-plan", "meeting", "seed-rule", "seed-law", "fair"]
    assert explorer.theme == explorer.query == ""
    assert (explorer.view, explorer.has_trait("charts")) == ("timeline", False)


def test_the_controls_offer_themes_and_kinds(tmp_path):
    """The controls list all, then the themes and the kinds, in the order of the tables."""
    controls, explorer = explore_milestones(load(write_tiny(tmp_path))).children
    theme, kind, named, query = controls.children
    assert theme.options == ("all", "Water", "Soil", "Seeds")
    assert kind.options == ("all", "law", "rule", "plan", "event")
    assert (named.value, query.value) == (False, "")
    assert isinstance(explorer, TimelineExplorer)
