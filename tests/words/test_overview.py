"""What is seen at a glance, told of any tables."""

import json

import pytest
from tiny import THREE_MOMENTS, TINY, write_many, write_only, write_tiny

from three_years_on import load
from three_years_on.tables.starter import load_starter
from three_years_on.words.overview import make_overview, moment_roles


@pytest.fixture(scope="module")
def overview():
    return make_overview(load())


def load_only(folder, **texts):
    return load(write_only(folder, **texts))


def rows(overview):
    return {row["id"]: row for row in overview["rows"]}


def test_the_whole_is_told_in_sentences_that_need_no_more(overview):
    """Title and finding say how many themes have an outcome, and what outcomes rest on."""
    assert overview["title"] == {
        "full": "13 calls on five themes. Three of the five have an outcome reported in their "
        "own section.",
        "covered": "13 calls on five themes.",
    }
    assert overview["finding"] == {
        "full": "Those sections report five outcomes: one named measure (older than the call), "
        "two assertions, one figure and one acknowledged gap, which counts as an outcome. The "
        "close of the article reports five more, one of them a measure that it does not name "
        "(2 laws may be meant).",
        "covered": "",
    }
    assert overview["source"] == (
        "“Xi's calls for better development of the Internet - 3 years on”, China Plus, "
        "19 April 2019. Called for on 19 Apr 2016: Symposium on cyberspace security and "
        "informatization."
    )


def test_each_row_has_a_name_to_be_read_aloud(overview):
    """A row says its calls, its outcomes, what we placed there and its milestones."""
    assert [row["name"]["full"] for row in overview["rows"]] == [
        (
            "Economy. 3 calls. Outcomes: named measure, older than the call; assertion; "
            "placed by us: named measure. 32 milestones."
        ),
        "Public opinion. 2 calls. Outcomes: figure; assertion. 33 milestones.",
        (
            "Core technologies. 3 calls. Outcomes: acknowledged gap; placed by us: named measure. "
            "26 milestones."
        ),
        (
            "Cybersecurity. 1 call. Outcomes: none reported in its own section; placed by us: "
            "2 named measures. "
            "28 milestones."
        ),
        (
            "Company duties. 4 calls. Outcomes: none reported in its own section; placed by us: "
            "unnamed measure. 36 milestones."
        ),
        (
            "Opening and close. 1 call. Outcomes: assertion; 3 named measures; unnamed measure. "
            "4 of these 5 stand above too, dashed; one of them twice."
        ),
    ]


def test_a_covered_row_tells_no_outcome(overview):
    """Before a prediction is revealed, nothing of the row gives the outcome away."""
    name = rows(overview)["cybersecurity"]["name"]
    assert name["covered"] == "Cybersecurity. 1 call. Outcomes covered. 28 milestones."
    assert rows(overview)[""]["note"]["covered"] == ""
    kept = [entry["words"] for entry in overview["legend"] if not entry["outcome"]]
    assert kept == [
        "one call: something asked for",
        "milestone: a policy or event of the time, chosen by us",
    ]


def test_lines_lead_from_milestones_to_what_names_them(overview):
    """One line a set of milestones: named or perhaps meant, placed or not, older or not."""
    told = [
        (row["id"], trace["statements"], trace["milestones"], trace["relation"], trace["placed"])
        for row in overview["rows"]
        for trace in row["traces"]
    ]
    outline, laws = ["informatization-outline"], ["cybersecurity-law", "civil-law-general"]
    plus = ["internet-plus-report", "internet-plus-guideline"]
    strategy = ["security-strategy", "strategy-aims"]
    assert told == [
        ("economy", ["internet-plus-adopted"], plus, "named", False),
        ("economy", ["ten-year-plan"], outline, "named", True),
        ("core-technology", ["ten-year-plan"], outline, "named", True),
        ("cybersecurity", strategy, ["cyberspace-strategy"], "named", True),
        ("enterprise-responsibility", ["new-law"], laws, "candidate", True),
    ]
    older, later = rows(overview)["economy"]["traces"]
    assert (older["older"], later["older"]) == (True, False)
    assert older["label"] == [
        {"text": "Internet Plus announced", "strong": False},
        {"text": "Internet Plus guideline", "strong": False},
        {"text": "older than the call", "strong": True},
    ]
    (maybe,) = rows(overview)["enterprise-responsibility"]["traces"]
    assert maybe["label"] == [{"text": "2 laws may be meant", "strong": False}]


def test_what_we_placed_stands_apart(overview):
    """A theme without an outcome of its own says so, whatever we placed there."""
    called, reported = rows(overview)["cybersecurity"]["cells"]
    assert called == {"calls": 1, "own": [], "placed": [], "none": False}
    group = {
        "basis": "named measure",
        "label": "named measures",
        "statements": ["security-strategy", "strategy-aims"],
    }
    assert reported == {"calls": 0, "own": [], "placed": [group], "none": True}


def test_the_legend_lists_all_that_the_picture_holds(overview):
    """Half-filled squares, marks of basis and dashes are explained."""
    assert [(entry["look"], entry["words"]) for entry in overview["legend"]] == [
        ("filled", "one call: something asked for"),
        ("filled", "milestone: a policy or event of the time, chosen by us"),
        ("filled", "a figure"),
        ("filled", "a measure the article names"),
        ("filled", "a measure not named"),
        ("filled", "assertion: said without a figure or a measure"),
        ("filled", "a gap said to remain"),
        ("filled", "milestone that an outcome names, as we read it (line)"),
        ("half", "milestone it may mean (dotted line)"),
        ("dashed", "dashed: said elsewhere in the article, placed here by us"),
    ]


def test_other_tables_are_told_as_truly(tmp_path):
    """The sentences fit tables in which all is different."""
    overview = make_overview(load(write_tiny(tmp_path)))
    assert overview["title"]["full"] == (
        "4 calls on three themes. Two of the three have an outcome reported in their own section."
    )
    assert overview["finding"]["full"] == (
        "Those sections report two outcomes: one named measure (older than the call) and one "
        "acknowledged gap, which counts as an outcome. The close of the article reports one more, "
        "a measure that it does not name (2 milestones may be meant)."
    )
    assert overview["source"] == (
        "“Five years of the garden”, Hill Gazette, 1 May 2010. "
        "Asked for on 1 May 2005: The first meeting."
    )
    assert rows(overview)[""]["note"]["full"] == "This outcome stands above too, dashed"
    assert rows(overview)["seeds"]["name"]["full"] == (
        "Seeds. 1 call. Outcomes: none reported in its own section; placed by us: unnamed measure. "
        "4 milestones."
    )


def test_the_starter_and_a_report_of_the_united_nations_are_told():
    """Tables that come with the program and a second real case."""
    starter = make_overview(load_starter())
    assert starter["title"]["full"] == (
        "2 calls on two themes. One of the two has an outcome reported in its own section."
    )
    report = make_overview(load("tests/data/millennium"))
    assert report["title"]["full"] == (
        "8 calls on six themes. All six have an outcome reported in their own section."
    )
    assert report["finding"]["full"] == (
        "Those sections report ten outcomes, all of them figures. The close of the article "
        "reports two more, both of them acknowledged gaps, which count as outcomes."
    )


def test_with_three_moments_the_role_of_each_comes_from_its_statements(tmp_path):
    """Where recommendations stand in the middle, no outcome is expected of them."""
    tables = load_only(tmp_path, **THREE_MOMENTS)
    assert moment_roles(tables) == {"fire": "", "advice": "called", "back": "reported"}
    overview = make_overview(tables)
    assert overview["title"]["full"] == (
        "2 calls on two themes. One of the two has an outcome reported in its own section."
    )
    assert overview["finding"]["full"] == "That section reports one outcome: one figure."
    assert overview["zones"] == [
        "milestones before",
        "milestones in between",
        "milestones in between",
        "after",
    ]
    assert [cell["none"] for cell in rows(overview)["stairs"]["cells"]] == [False, False, True]
    assert rows(overview)["stairs"]["name"]["full"] == (
        "Stairs. 1 call. Outcomes: none reported in its own section."
    )
    assert overview["source"].endswith("Recommended on 30 Oct 2019: The inquiry's first report.")
    assert overview["milestones"]["rule"]["last"] == "2018-02-28"


def test_an_outcome_is_expected_where_none_is_reported_at_all(tmp_path):
    """An article that reports nothing is told to report nothing."""
    said = TINY["statements.csv"].splitlines()
    calls = "\n".join([said[0], *(line for line in said if ",call," in line)])
    left = dict.fromkeys(("placements", "mentions", "checks"))
    tables = load(write_tiny(tmp_path, statements=calls, **left))
    overview = make_overview(tables)
    assert overview["title"]["full"] == (
        "4 calls on three themes. None of the three has an outcome reported in its own section."
    )
    assert overview["finding"]["full"] == ""
    assert [row["cells"][1]["none"] for row in overview["rows"]] == [True, True, True]


def test_calls_alone_are_counted_alone(tmp_path):
    """With one moment, of calls, nothing is said of outcomes."""
    moments = "id,date,label,title\nadvice,2019-10-30,Recommended,A report\n"
    said = [line for line in THREE_MOMENTS["statements"].splitlines() if ",call," in line]
    statements = "\n".join([THREE_MOMENTS["statements"].splitlines()[0], *said])
    tables = load_only(tmp_path, **{**THREE_MOMENTS, "moments": moments, "statements": statements})
    overview = make_overview(tables)
    assert overview["title"]["full"] == "2 calls on two themes."
    assert overview["zones"] == ["milestones before", "after"]
    assert rows(overview)["doors"]["name"]["full"] == "Doors. 1 call. 1 milestone."


@pytest.mark.parametrize(
    ("kept", "title"),
    [
        (("sources", "themes"), "Two themes."),
        (("sources", "themes", "milestones"), "1 milestone on two themes."),
        (("sources",), "The tables hold no theme, statement or milestone yet."),
    ],
)
def test_what_is_not_there_is_not_told(tmp_path, kept, title):
    """Tables without statements or moments are told by what they have."""
    overview = make_overview(load_only(tmp_path, **{name: THREE_MOMENTS[name] for name in kept}))
    assert overview["title"]["full"] == title
    assert overview["moments"] == []
    assert overview["zones"] == ["milestones"]


def test_without_themes_the_article_is_one_row(tmp_path):
    """Outcomes are counted, and no section is spoken of."""
    statements = TINY["statements.csv"].replace(",water,", ",,").replace(",soil,", ",,")
    statements = statements.replace(",seeds,", ",,")
    for number, line in enumerate(statements.splitlines()[1:], 11):
        cells = line.split(",")
        cells[4] = str(number)
        statements = statements.replace(line, ",".join(cells))
    milestones = TINY["milestones.csv"].replace("water;soil;seeds", "").replace("soil;seeds", "")
    milestones = milestones.replace("water;soil", "").replace(",seeds,", ",,")
    overview = make_overview(
        load_only(
            tmp_path,
            sources=TINY["sources.csv"],
            moments=TINY["moments.csv"],
            kinds=TINY["kinds.csv"],
            statements=statements,
            milestones=milestones,
            mentions=TINY["mentions.csv"],
        )
    )
    assert overview["title"]["full"] == "4 calls. Three outcomes are reported."
    assert overview["finding"]["full"] == (
        "The article reports three outcomes: one unnamed measure (2 milestones may be meant), one "
        "named measure (older than the call) and one acknowledged gap, which counts as an outcome."
    )
    (row,) = overview["rows"]
    assert (row["title"], len(row["milestones"])) == ("The article", 5)


def test_a_measure_of_no_theme_that_is_older_is_told_too(tmp_path):
    """Wherever an outcome stands, what is older than the call is said to be."""
    mentions = TINY["mentions.csv"].replace(
        "new-rule,seed-rule,candidate", "new-rule,well-plan,named"
    )
    mentions = mentions.replace(
        "new-rule,seed-law,candidate,It is a law.,It sets a fee only.\n", ""
    )
    statements = TINY["statements.csv"].replace("unnamed measure", "named measure")
    overview = make_overview(load(write_tiny(tmp_path, mentions=mentions, statements=statements)))
    assert overview["finding"]["full"].endswith(
        "The close of the article reports one more, older than the call."
    )


def test_many_themes_stay_short(tmp_path):
    """Six hundred themes and three thousand milestones are plain data of bearable length."""
    overview = make_overview(load(write_many(tmp_path, 600, 3000)))
    assert overview["title"]["full"] == "3,000 milestones on 600 themes."
    assert len(overview["rows"]) == 600
    assert len(json.dumps(overview)) < 1_000_000
