"""Tests of the project's own tables against values written by hand."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest
import yaml
from frictionless import Package
from reading_level import CAUSAL, JUDGING
from tiny import PROJECT_DATA

import three_years_on
from three_years_on import load

SRC = Path(three_years_on.__file__).parent
DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))
FIELDS = [
    pytest.param(resource["name"], field, id=f"{resource['name']}-{field['name']}")
    for resource in DESCRIPTOR["resources"]
    for field in resource["schema"]["fields"]
]
TEXT_FIELDS = [
    field
    for field in FIELDS
    if field.values[1]["type"] == "string"  # noqa: PD011 (no table of pandas)
    and field.values[1]["name"] not in {"id", "url"}  # noqa: PD011
]


QUOTED = {"sources-title", "statements-opening_words"}


@pytest.fixture(scope="module")
def tables():
    return load()


@pytest.fixture(scope="module")
def milestones(tables):
    return tables.milestones.set_index("id")


def texts(tables, table, field):
    return list(getattr(tables, table)[field["name"]].dropna().astype(str))


# Facts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "date", "date_kind", "effective"),
    [
        ("clg-first-meeting", "2014-02-27", "held", None),
        ("internet-plus-report", "2015-03-05", "announced", None),
        ("made-in-china-2025", "2015-05-08", "issued", None),
        ("internet-plus-guideline", "2015-07-01", "issued", None),
        ("national-security-law", "2015-07-01", "adopted", "2015-07-01"),
        ("counterterrorism-law", "2015-12-27", "adopted", "2016-01-01"),
        ("symposium", "2016-04-19", "held", None),
        ("symposium-text", "2016-04-25", "released", None),
        ("informatization-outline", "2016-07-27", "released", None),
        ("ride-hailing", "2016-07-28", "released", "2016-11-01"),
        ("cybersecurity-law", "2016-11-07", "adopted", "2017-06-01"),
        ("fyp13-informatization", "2016-12-15", "issued", None),
        ("cyberspace-strategy", "2016-12-27", "released", None),
        ("civil-law-general", "2017-03-15", "adopted", "2017-10-01"),
        ("pi-interpretation", "2017-05-08", "issued", "2017-06-01"),
        ("cii-draft", "2017-07-11", "draft released", None),
        ("hangzhou-court", "2017-08-18", "opened", None),
        ("pi-spec", "2017-12-29", "issued", "2018-05-01"),
        ("zte-ban", "2018-04-16", "announced", None),
        ("ecommerce-law", "2018-08-31", "adopted", "2019-01-01"),
        ("cnnic-43", "2019-02-28", "released", None),
        ("foreign-investment-law", "2019-03-15", "adopted", "2020-01-01"),
        ("article-published", "2019-04-19", "published", None),
        ("mlps-2", "2019-05-10", "issued", "2019-12-01"),
        ("huawei-entity-list", "2019-05-15", "announced", "2019-05-16"),
        ("star-market", "2019-07-22", "opened", None),
        ("cryptography-law", "2019-10-26", "adopted", "2020-01-01"),
        ("content-ecosystem", "2019-12-15", "signed", "2020-03-01"),
    ],
)
def test_dates_are_what_the_record_says(milestones, id_, date, date_kind, effective):
    """Each date is right, and says what it is the date of."""
    row = milestones.loc[id_]
    assert row["date"] == pd.Timestamp(date)
    assert row["date_kind"] == date_kind
    assert (
        row["effective"] is pd.NaT if effective is None else str(row["effective"])[:10] == effective
    )


@pytest.mark.parametrize(
    ("milestone", "date", "kind"),
    [
        ("internet-plus-guideline", "2015-07-04", "released"),
        ("fyp13-informatization", "2016-12-27", "released"),
        ("zte-ban", "2018-04-15", "order dated"),
        ("zte-ban", "2018-07-13", "order lifted"),
        ("huawei-entity-list", "2019-05-21", "printed in the official gazette"),
    ],
)
def test_further_dates_are_kept(tables, milestone, date, kind):
    """A document that bears one date and came out on another keeps both."""
    rows = tables.milestone_dates
    assert len(rows[(rows["milestone"] == milestone) & (rows["kind"] == kind)]) == 1
    assert rows.set_index(["milestone", "kind"]).loc[(milestone, kind), "date"] == pd.Timestamp(
        date
    )


def test_the_two_days_of_the_article(tables):
    """The article looks back from 19 April 2019 at 19 April 2016."""
    assert dict(zip(tables.moments["id"], tables.moments["date"].astype(str), strict=True)) == {
        "called-for": "2016-04-19",
        "reported": "2019-04-19",
    }


def test_all_milestones_are_there(tables):
    """None is lost: 69 milestones, and no certainty but the two that were agreed."""
    assert len(tables.milestones) == 69
    assert set(tables.milestones["certainty"]) == {"verified", "consistent"}


def test_the_unnamed_law_has_two_candidates(tables):
    """Neither law is silently chosen: both stand, with a reason for and one against."""
    said = tables.mentions[tables.mentions["statement"] == "new-law"]
    assert set(said["milestone"]) == {"civil-law-general", "cybersecurity-law"}
    assert set(said["relation"]) == {"candidate"}
    assert (said["reason_for"].str.len() > 40).all()
    assert (said["reason_against"].str.len() > 40).all()
    assert "candidate" not in set(tables.mentions["relation"].drop(said.index))


def test_the_article_names_four_measures(tables, milestones):
    """The measures named are Internet Plus (two texts), a plan and a strategy, and no law."""
    named = milestones[milestones["in_article"] == "named"]
    measures = tables.kinds.loc[tables.kinds["is_measure"], "id"]
    assert set(named.index[named["kind"].isin(measures)]) == {
        "internet-plus-report",
        "internet-plus-guideline",
        "informatization-outline",
        "cyberspace-strategy",
    }
    assert set(named.index[~named["kind"].isin(measures)]) == {"symposium", "article-published"}


def test_internet_plus_came_before_the_calls(tables, milestones):
    """A reader can notice that one measure is older than the call it is said to follow."""
    called = tables.moments["date"].iloc[0]
    assert milestones.loc["internet-plus-guideline", "date"] < called
    assert milestones.loc["informatization-outline", "date"] > called


# The record ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "date", "value", "certainty"),
    [
        ("internet-users", "2015-12-31", 688, "verified"),
        ("internet-users", "2018-12-31", 829, "verified"),
        ("internet-users", "2020-03-31", 904, "verified"),
        ("internet-penetration", "2018-12-31", 59.6, "verified"),
        ("wb-internet-users-pct", "2017-12-31", 54.3, "verified"),
        ("digital-economy-share", "2014-12-31", 26.1, "consistent"),
        ("digital-economy-share", "2018-12-31", 34.8, "verified"),
        ("digital-core-share", "2017-12-31", 7.4, "verified"),
        ("digital-narrow-share-oecd", "2017-12-31", 6, "verified"),
        ("online-retail-total", "2015-12-31", 3.877, "verified"),
        ("online-retail-goods-share", "2018-12-31", 18.4, "consistent"),
        ("epi-value", "2018-07-01", 0.9045, "verified"),
        ("epi-rank", "2016-07-01", 22, "verified"),
        ("egdi-value", "2016-07-01", 0.6071, "verified"),
        ("egdi-rank", "2016-07-01", 63, "verified"),
        ("egdi-rank", "2018-07-01", 65, "verified"),
        ("fotn-original", "2016-05-31", 88, "verified"),
        ("fotn-inverted", "2016-05-31", 12, "consistent"),
        ("fotn-inverted", "2019-05-31", 10, "verified"),
        ("rsf-rank", "2016-04-20", 176, "verified"),
        ("ic-imports", "2015-12-31", 230, "consistent"),
        ("ic-imports", "2018-12-31", 312.1, "verified"),
        ("ic-deficit", "2018-12-31", 227.5, "verified"),
        ("top500-china", "2015-11-16", 109, "verified"),
        ("top500-china", "2018-11-12", 227, "verified"),
        ("top500-perf-china", "2018-11-12", 31, "verified"),
        ("pct-china", "2018-12-31", 53345, "verified"),
        ("pct-usa", "2018-12-31", 56142, "verified"),
        ("rd-gdp-wb", "2018-12-31", 2.14, "verified"),
        ("gii-rank", "2019-07-01", 14, "verified"),
        ("infected-hosts-cncert", "2018-12-31", 6.55, "verified"),
        ("infected-terminals-cnnic", "2018-12-31", 6.16, "verified"),
        ("mobile-malware-new", "2018-12-31", 2.83, "consistent"),
        ("listed-internet-mcap", "2018-12-31", 7.9, "consistent"),
        ("eu-chamber-internet", "2018-06-20", 64, "verified"),
        ("cac-sites-closed", "2017-12-31", 22587, "verified"),
        ("apps-overcollect", "2018-11-28", 91, "verified"),
    ],
)
def test_values_are_what_the_record_says(tables, indicator, date, value, certainty):
    """Each value is right for its day, and as certain as it is said to be."""
    rows = tables.observations.set_index(["indicator", "date", "vintage"])
    row = rows.loc[(indicator, pd.Timestamp(date), 1)]
    assert (row["value"], row["certainty"]) == (value, certainty)


@pytest.mark.parametrize(
    ("indicator", "date"),
    [
        ("egov-users", "2017-06-30"),
        ("digital-core-share", "2018-12-31"),
        ("ic-self-sufficiency", "2018-12-31"),
        ("gci-rank", "2014-12-09"),
        ("infected-hosts-cncert", "2015-12-31"),
        ("users-met-security-incident", "2014-12-31"),
        ("cac-sites-closed", "2016-12-31"),
        ("cac-sites-summoned", "2019-12-31"),
        ("cncert-incidents", "2019-12-31"),
    ],
)
def test_uncertain_values_stay_out(tables, indicator, date):
    """A value that rests on memory alone is in no table."""
    rows = tables.observations[tables.observations["indicator"] == indicator]
    assert len(rows)
    assert pd.Timestamp(date) not in set(rows["date"])


@pytest.mark.parametrize(
    ("indicator", "date", "values"),
    [
        ("rd-gdp-nbs", "2018-12-31", [2.18, 2.19, 2.14]),
        ("rd-gdp-nbs", "2017-12-31", [2.12, 2.15]),
        ("rd-gdp-nbs", "2015-12-31", [2.07, 2.06]),
        ("pct-china", "2016-12-31", [43168, 43091]),
    ],
)
def test_revisions_are_kept_beside_first_releases(tables, indicator, date, values):
    """A number that was corrected later does not lose what readers knew before."""
    rows = tables.observations
    found = rows[(rows["indicator"] == indicator) & (rows["date"] == pd.Timestamp(date))]
    assert found["value"].tolist() == values


def test_every_sum_is_right(tables):
    """A value that was worked out shows its sum, and the sum gives the value."""
    rows = tables.observations.dropna(subset="arithmetic")
    assert len(rows) == 24
    for row in rows.itertuples():
        left, right = row.arithmetic.split(" = ")
        assert re.fullmatch(r"[\d.+*/() -]+", left)
        assert float(right) == row.value
        decimals = len(right.partition(".")[2])
        assert round(eval(left), decimals) == row.value


def test_a_value_that_no_page_states_says_what_it_rests_on(tables):
    """Whoever sees a hollow point finds a sum or a sentence that tells why."""
    rows = tables.observations[tables.observations["certainty"] == "consistent"]
    assert len(rows) > 40
    assert (rows["arithmetic"].notna() | rows["note"].notna()).all()


@pytest.mark.parametrize(
    ("reading", "origin"),
    [
        ("imf-staff-2019", "international body"),
        ("bruegel-hkust-2018", "think tank"),
        ("mckinsey-2017", "industry"),
        ("cyberspace-administration-digital-economy-2019", "official"),
        ("distelhorst-hou-2017", "academic"),
        ("king-pan-roberts-2017", "academic"),
        ("freedom-house-2018", "rights group"),
        ("foreign-ministry-2019", "official"),
        ("peoples-daily-message-board-2020", "state media"),
        ("wei-shaojun-2019", "industry"),
        ("scmp-patents-2020", "press"),
        ("human-rights-watch-2015", "rights group"),
        ("linklaters-2021", "law firm"),
        ("itu-index-2019", "international body"),
        ("eu-chamber-2018", "business"),
        ("us-trade-office-2018", "official"),
        ("consumers-association-2018", "official"),
    ],
)
def test_accounts_come_from_where_they_are_said_to(tables, reading, origin):
    """Each account carries the side from which it comes."""
    assert tables.readings.set_index("id").loc[reading, "origin"] == origin


def test_every_theme_has_accounts_from_different_sides(tables):
    """No theme is left to one side: at least three origins stand beside one another."""
    origins = tables.readings.groupby("theme", observed=True)["origin"].nunique()
    assert set(origins.index) == set(tables.themes["id"])
    assert origins.min() >= 3


def test_accounts_stand_in_the_order_of_their_dates(tables):
    """Within a theme the earliest account stands first, whoever wrote it."""
    for _, readings in tables.readings.groupby("theme", observed=True):
        assert readings["published"].is_monotonic_increasing


def test_every_theme_has_two_to_four_figures_in_its_record(tables):
    """A theme's record is neither empty nor a flood."""
    rows = tables.indicators[tables.indicators["display"] == "record"]
    counts = rows[rows["beside"].isna()].groupby("theme", observed=True)["id"].count()
    assert counts.to_dict() == {
        "economy": 3,
        "public-opinion": 4,
        "core-technology": 4,
        "cybersecurity": 2,
        "enterprise-responsibility": 2,
    }
    assert tables.themes["limits"].notna().all()


def test_series_to_be_read_with_care_say_so_on_the_chart(tables):
    """Where a method is hidden, a list differs or values are derived, the chart itself tells."""
    care = tables.indicators.set_index("id")["care"].dropna()
    assert set(care.index) == {
        "infected-hosts-cncert",
        "mobile-malware-new",
        "listed-internet-mcap",
        "eu-chamber-internet",
    }


@pytest.mark.parametrize(
    "indicator",
    ["egov-users", "gci-rank", "cncert-incidents", "cac-sites-closed", "ic-self-sufficiency"],
)
def test_what_must_not_be_joined_to_a_line_is_a_card(tables, indicator):
    """Definitions that changed and totals that disagree are told, not drawn."""
    assert tables.indicators.set_index("id").loc[indicator, "display"] == "card"


@pytest.mark.parametrize(
    ("indicator", "low", "high"),
    [("fotn-inverted", 0, 100), ("rsf-rank", 1, 180), ("egdi-value", 0, 1), ("egdi-rank", 1, 193)],
)
def test_flat_series_and_ranks_show_their_full_scale(tables, indicator, low, high):
    """A small change does not look large."""
    row = tables.indicators.set_index("id").loc[indicator]
    assert (row["low"], row["high"]) == (low, high)


def test_every_call_and_outcome_is_checked(tables):
    """Each has a row that leads to figures, or says that none was found."""
    said = tables.statements[tables.statements["kind"].isin(["call", "outcome"])]
    assert set(said["id"]) - set(tables.checks["statement"]) == set()


# The article -----------------------------------------------------------------------------------


def test_statements_cover_the_whole_article(tables):
    """Every section has statements, from the opening (0) to the last."""
    assert set(tables.statements["section"]) == {0, 1, 2, 3, 4, 5, 6}


def test_at_most_five_words_of_the_article_are_copied(tables):
    """Each statement names the first words of its sentence, three or more to be found by."""
    words = tables.statements["opening_words"]
    assert words.str.split().str.len().between(3, 5).all()
    assert not words.str.endswith((".", "!", "?")).any()


@pytest.mark.parametrize("theme", ["cybersecurity", "enterprise-responsibility"])
def test_no_outcome_is_invented(tables, theme):
    """Two sections report no outcome, so the tables hold calls and no outcome there."""
    said = tables.statements[tables.statements["theme"] == theme]
    assert "call" in set(said["kind"])
    assert "outcome" not in set(said["kind"])


def test_calls_belong_to_the_first_day_and_outcomes_to_the_last(tables):
    """What was called for and what was reported are never mixed up."""
    days = tables.statements.groupby("kind", observed=True)["moment"].agg(set).to_dict()
    assert days["call"] == {"called-for"}
    assert days["outcome"] == {"reported"}


def test_every_word_for_a_basis_is_used(tables):
    """Each word that says how an outcome is supported has an example in the article."""
    assert set(tables.statements["basis"].dropna()) == {
        "figure",
        "named measure",
        "unnamed measure",
        "assertion",
        "acknowledged gap",
    }


def test_only_outcomes_have_a_basis(tables):
    """A call is not supported by anything, so none claims to be."""
    has_basis = tables.statements["basis"].notna()
    assert (has_basis == (tables.statements["kind"] == "outcome")).all()


def test_only_statements_of_no_theme_are_placed(tables):
    """What the article itself sets beside a theme is not placed a second time by us."""
    themes = tables.statements.set_index("id")["theme"]
    assert themes[tables.placements["statement"]].isna().all()


# Teaching --------------------------------------------------------------------------------------


def test_every_theme_has_notes_for_a_speaker(tables):
    """Two to four short sentences a theme, which a speaker can say or ask."""
    for notes in tables.themes["notes"]:
        sentences = re.split(r"(?<=[.?]) ", notes)
        assert 2 <= len(sentences) <= 4
        assert max(len(sentence.split()) for sentence in sentences) <= 20


def test_questions_can_be_asked_on_a_page(tables):
    """The one file asks them too, where there is no notebook to look into."""
    asked = [*tables.questions["prompt"], *tables.choices["text"], *tables.choices["feedback"]]
    assert [text for text in asked if "notebook" in text.lower()] == []


def test_three_questions_recall_the_notebooks_and_six_make_a_quiz(tables):
    """Each earlier notebook is recalled by one question; the quiz has one for every theme."""
    sets = tables.questions["set"].value_counts()
    assert sets.to_dict() == {"quiz": 6, "remember-1": 1, "remember-2": 1, "remember-3": 1}
    quiz = tables.questions[tables.questions["set"] == "quiz"]
    assert set(quiz["theme"].dropna()) == set(tables.themes["id"])
    assert quiz["position"].tolist() == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("calls-come-from", "From the article of 2019, which retells the symposium"),
        ("adopted-in-force", "From 1 June 2017, the day it took effect"),
        ("same-origin", "No, because for most years it takes over that same survey"),
        ("internet-plus-dates", "The strategy is older than the calls of 2016"),
        ("users-and-influence", "Nothing yet, as it counts who was online"),
        ("count-and-share", "It had more systems, and a somewhat smaller share of the power"),
        ("no-outcome-reported", "This section does not tell what came of the call"),
        ("unnamed-law", "That is open: for each of two candidates, something speaks against it"),
        ("after-the-call", "The plan may answer the calls, but the date does not show it"),
    ],
)
def test_answers_are_what_the_tables_say(tables, question, right):
    """The choice marked as right is the right one."""
    rows = tables.choices[tables.choices["question"] == question]
    assert rows.loc[rows["is_right"], "text"].tolist() == [right]
    assert len(rows) in {3, 4}


def test_numbers_and_dates_in_questions_stand_in_the_tables(tables, milestones):
    """What a question states is what the tables hold."""
    prompts = tables.questions.set_index("id")["prompt"]
    days = milestones["date"].astype(str)
    assert "adopted on 7 November 2016" in prompts["adopted-in-force"]
    assert days["cybersecurity-law"] == "2016-11-07"
    assert str(milestones.loc["cybersecurity-law", "effective"])[:10] == "2017-06-01"
    assert "March and July 2015" in prompts["internet-plus-dates"]
    assert days["internet-plus-report"][:7] == "2015-03"
    assert days["internet-plus-guideline"][:7] == "2015-07"
    assert "27 July 2016" in prompts["after-the-call"]
    assert days["informatization-outline"] == "2016-07-27"
    values = tables.observations.set_index(["indicator", "date"])["value"]
    for indicator, then, now in (
        ("top500-china", 171, 227),
        ("top500-perf-china", 33.3, 31),
    ):
        assert values[indicator, "2016-11-14"] == then
        assert values[indicator, "2018-11-12"] == now
        assert f"{then}" in prompts["count-and-share"]
        assert f"{now}" in prompts["count-and-share"]
    assert "829 million" in prompts["users-and-influence"]
    assert values["internet-users", "2018-12-31"] == 829


def test_every_wrong_choice_has_its_own_idea_and_every_choice_its_own_feedback(tables):
    """Whoever chose wrongly hears about that choice, and where to look."""
    for _, choices in tables.choices.groupby("question", observed=True):
        ideas = choices.loc[~choices["is_right"], "misconception"]
        assert ideas.notna().all()
        assert ideas.is_unique
        assert choices["text"].is_unique
    assert tables.choices["feedback"].is_unique
    assert tables.choices["feedback"].str.split().str.len().between(8, 40).all()


def test_feedback_does_not_scold(tables):
    """Feedback on a wrong choice says what to look at, not that the reader was wrong."""
    wrong = tables.choices.loc[~tables.choices["is_right"], "feedback"]
    assert not wrong.str.contains(r"\b(?:wrong|no|sorry)\b[!.,]", case=False).any()
    assert not tables.choices["feedback"].str.contains("!", regex=False).any()


def test_the_right_choice_cannot_be_guessed(tables):
    """It is neither always the longest nor always in the same place."""
    choices = tables.choices.assign(length=tables.choices["text"].str.len())
    longest = choices.groupby("question", observed=True)["length"].transform("max")
    right = choices[choices["is_right"]]
    assert (right["length"] == longest[right.index]).sum() <= len(right) / 4
    assert right["position"].value_counts().max() <= len(right) / 2
    shortest = choices.groupby("question", observed=True)["length"].transform("min")
    assert (right["length"] == shortest[right.index]).sum() <= len(right) / 2


# Sources ---------------------------------------------------------------------------------------


def test_every_link_is_a_web_address(tables):
    """Each source can be opened, and only over the web."""
    assert tables.sources["url"].str.match(r"https?://[^\s/]+\.[^\s/]+(/\S*)?\Z").all()


def test_every_milestone_rests_on_more_than_the_article(tables):
    """The record is not the article: each milestone has a source on another page."""
    article = tables.article["url"]
    pages = tables.sources.set_index("id")["url"]
    alone = [
        row.id
        for row in tables.milestones.itertuples()
        if all(pages[source] == article for source in row.sources)
    ]
    assert alone == ["article-published"]


def test_every_source_is_used(tables):
    """A source stands in the table because a milestone, a value or an account rests on it."""
    used = {source for sources in tables.milestones["sources"] for source in sources}
    used |= set(tables.observations["source"]) | set(tables.readings["source"])
    assert set(tables.sources["id"]) - used == set()


def test_no_list_names_an_id_twice(tables):
    """A theme or a source is listed once for each milestone."""
    for column in ("themes", "sources"):
        assert all(len(set(ids)) == len(ids) for ids in tables.milestones[column])


# Words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "field"),
    [param for param in TEXT_FIELDS if param.id not in QUOTED],
)
def test_no_word_judges(tables, table, field):
    """The tables say what was done and by whom; they praise and blame nobody."""
    assert [text for text in texts(tables, table, field) if JUDGING.search(text)] == []


@pytest.mark.parametrize(
    "table", ["themes", "indicators", "checks", "statements", "questions", "choices"]
)
def test_no_word_claims_a_cause(tables, table):
    """What came later is not said to have come about by what came before."""
    frame = getattr(tables, table).drop(columns="question", errors="ignore").select_dtypes("str")
    assert [
        text for column in frame for text in frame[column].dropna() if CAUSAL.search(text)
    ] == []


def test_the_judging_words_are_found_where_they_are():
    """The pattern above does find such words, in any case and form."""
    for text in ("Its SUCCESSES", "they failed", "a crackdown", "censorship", "crack-downs"):
        assert JUDGING.search(text)
    for text in ("It led to growth", "Thanks to the plan", "as a result of"):
        assert CAUSAL.search(text)


HAN = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@pytest.mark.parametrize(("table", "field"), TEXT_FIELDS)
def test_chinese_stands_where_its_language_is_marked(tables, table, field):
    """Chinese stands only in columns shown as Chinese, and in titles and notes of sources."""
    name = field["name"]
    if name == "original_title" or name.endswith(":zh-Hans"):
        assert all(HAN.search(text) for text in texts(tables, table, field))
    elif table != "sources" or name not in {"title", "note"}:
        assert [text for text in texts(tables, table, field) if HAN.search(text)] == []


@pytest.mark.parametrize(("table", "field"), TEXT_FIELDS)
def test_no_stray_spaces(tables, table, field):
    """No text begins or ends with a space, holds two in a row, a tab or a line break."""
    stray = re.compile(r"\A\s|\s\Z|\s\s|[\t\r\n\u00a0\u200b-\u200f\u202a-\u202e\ufeff]")
    assert [text for text in texts(tables, table, field) if stray.search(text)] == []


def test_labels_are_short_enough_for_the_timeline(tables):
    """A label of the timeline has at most 26 characters."""
    assert tables.milestones["label"].str.len().max() <= 26


# About the explainer -----------------------------------------------------------------------------


def test_about_says_what_the_project_says_of_itself():
    """The explainer is cited as CITATION.cff, the data package and the package itself say."""
    root = PROJECT_DATA.parent
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (about,) = load().about.fillna("").to_dict("records")
    assert about == {
        "title": "Three Years On",
        "authors": "The Three Years On contributors",
        "version": "0.1.0",
        "language": "en",
        "licence": "MIT AND CC-BY-4.0",
        "address": "",
    }
    names = [author["name"] for author in citation["authors"]]
    assert (citation["title"], names, str(citation["version"]), citation.get("url", "")) == (
        about["title"],
        [about["authors"]],
        about["version"],
        about["address"],
    )
    assert " AND ".join(citation["license"]) == about["licence"] == project["license"]
    assert (project["version"], project["authors"]) == (
        about["version"],
        [{"name": about["authors"]}],
    )
    makers = [maker["title"] for maker in DESCRIPTOR["contributors"]]
    assert (DESCRIPTOR["title"], makers, DESCRIPTOR["version"]) == (
        about["title"],
        [about["authors"]],
        about["version"],
    )
    assert [licence["name"] for licence in DESCRIPTOR["licenses"]] == ["CC-BY-4.0"]


# The schema ------------------------------------------------------------------------------------


def test_the_data_package_is_valid():
    """Other tools that know data packages read the tables and find no fault."""
    report = Package(str(PROJECT_DATA / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == 16


def test_every_table_is_declared():
    """No table lies in the folder that the schema does not know."""
    declared = {resource["path"] for resource in DESCRIPTOR["resources"]}
    assert {path.name for path in PROJECT_DATA.glob("*.csv")} == declared


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_field_is_described(table, field):
    """Whoever fills a table finds what each column means, in a sentence."""
    assert re.search(r"\w.*\.\Z", field["description"]), table


@pytest.mark.parametrize("resource", DESCRIPTOR["resources"], ids=lambda r: r["name"])
def test_every_table_is_described(resource):
    """Each table has a title and a description that says what a row is."""
    assert resource["title"]
    assert len(resource["description"]) > 20


# The code --------------------------------------------------------------------------------------

OF_THE_ARTICLE = re.compile(
    r"\b(201[4-9]|2020|China|Xi|Jinping)\b|internet plus|cyber|econom|symposium", re.IGNORECASE
)


def code_of(path):
    """Return a module's text, for Python without its docstrings, where examples may stand."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body[0].value.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize(
    "path",
    [path for suffix in ("py", "js", "css") for path in sorted(SRC.rglob(f"*.{suffix}"))],
    ids=lambda path: path.name,
)
def test_the_code_knows_no_article(path):
    """Dates, names and words of this article come from the tables, which others can replace."""
    assert [line for line in code_of(path).splitlines() if OF_THE_ARTICLE.search(line)] == []
