"""Tests of the project's own tables against values written by hand."""

import ast
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from folders import PROJECT_DATA
from frictionless import Package

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
    if field.values[1]["type"] == "string" and field.values[1]["name"] not in {"id", "url"}
]


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


# The article -----------------------------------------------------------------------------------


def test_statements_cover_the_whole_article(tables):
    """Every section has statements, from the opening (0) to the last."""
    assert set(tables.statements["section"]) == {0, 1, 2, 3, 4, 5, 6}


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
    """A source stands in the table because a milestone rests on it."""
    used = {source for sources in tables.milestones["sources"] for source in sources}
    assert set(tables.sources["id"]) - used == set()


def test_no_list_names_an_id_twice(tables):
    """A theme or a source is listed once for each milestone."""
    for column in ("themes", "sources"):
        assert all(len(set(ids)) == len(ids) for ids in tables.milestones[column])


# Words -----------------------------------------------------------------------------------------

JUDGING = re.compile(
    r"\b(success\w*|succeed\w*|fail\w*|achiev\w*|accomplish\w*|boast\w*|tout\w*|brag\w*|"
    r"crack\w*.?down\w*|regime\w*|propagand\w*|censor\w*|authoritarian|draconian|dictator\w*|"
    r"repress\w*|oppress\w*|notorious\w*|controversial|landmark|historic|triumph\w*|glorious|"
    r"impressive\w*|remarkable|outstanding|unfortunately|sadly|fortunately|of course|obviously|"
    r"so-called|merely|sweeping|harsh\w*|heavy-handed|infamous|dystopian|firewall)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("table", "field"),
    [param for param in TEXT_FIELDS if param.id != "sources-title"],  # titles are quoted
)
def test_no_word_judges(tables, table, field):
    """The tables say what was done and by whom; they praise and blame nobody."""
    assert [text for text in texts(tables, table, field) if JUDGING.search(text)] == []


def test_the_judging_words_are_found_where_they_are():
    """The pattern above does find such words, in any case and form."""
    for text in ("Its SUCCESSES", "they failed", "a crackdown", "censorship", "crack-downs"):
        assert JUDGING.search(text)


HAN = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@pytest.mark.parametrize(("table", "field"), TEXT_FIELDS)
def test_chinese_stands_where_its_language_is_marked(tables, table, field):
    """Chinese stands only in columns shown as Chinese, and in titles and notes of sources."""
    name = field["name"]
    if name.endswith("_zh"):
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


# The schema ------------------------------------------------------------------------------------


def test_the_data_package_is_valid():
    """Other tools that know data packages read the tables and find no fault."""
    report = Package(str(PROJECT_DATA / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == 9


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
    [path for suffix in ("py", "js", "css") for path in sorted(SRC.glob(f"*.{suffix}"))],
    ids=lambda path: path.name,
)
def test_the_code_knows_no_article(path):
    """Dates, names and words of this article come from the tables, which others can replace."""
    assert [line for line in code_of(path).splitlines() if OF_THE_ARTICLE.search(line)] == []
