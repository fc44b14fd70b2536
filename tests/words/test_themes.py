"""The line under a theme's title: what it counts, and what is easily overlooked."""

import pytest
from tiny import THREE_MOMENTS, TINY, write_only, write_tiny

from three_years_on import load
from three_years_on.words.overview import make_overview
from three_years_on.words.themes import placed_from, placed_title, theme_finding


def finding(tables, theme, place="close"):
    overview = make_overview(tables)
    row = next(row for row in overview["rows"] if row["id"] == theme)
    return theme_finding(overview, row, place)


@pytest.mark.parametrize(
    ("theme", "full"),
    [
        (
            "economy",
            (
                "Three calls. Two outcomes in this section; one from the closing section placed "
                "here by us. The measure named in this section is older than the call."
            ),
        ),
        ("public-opinion", "Two calls. Two outcomes in this section."),
        (
            "core-technology",
            (
                "Three calls. One outcome in this section; one from the closing section placed "
                "here by us. The outcome in this section is an acknowledged gap."
            ),
        ),
        (
            "cybersecurity",
            (
                "One call. No outcome reported in this section; two from the closing section "
                "placed here by us."
            ),
        ),
        (
            "enterprise-responsibility",
            (
                "Four calls. No outcome reported in this section; one from the closing section "
                "placed here by us. One measure is not named; 2 laws may be meant."
            ),
        ),
        ("", "One call. Five outcomes of no theme. One measure is not named."),
    ],
)
def test_each_theme_of_the_article_tells_what_it_has(theme, full):
    """Counts, gaps, older and unnamed measures are told; covered, only the calls are."""
    told = finding(load(), theme)
    assert told["full"] == full
    assert told["covered"] == full[: full.index(".") + 1]


def test_a_measure_placed_here_that_is_older_is_told(tmp_path):
    """Whether our placing or the article sets it there, a measure's age is not left out."""
    mentions = "statement,milestone,relation,reason_for,reason_against\n"
    mentions += "new-rule,well-plan,named,It is about wells.,\n"
    told = finding(load(write_tiny(tmp_path, mentions=mentions)), "seeds")
    assert told["full"].endswith(
        "The outcome placed here is older than the call. One measure is not named."
    )


def test_of_several_outcomes_it_is_told_how_many_are_older(tmp_path):
    """One of two named measures, both, or one of several outcomes: the words say which."""
    statements = TINY["statements.csv"] + (
        "pump-built,water,told,outcome,2,A pump was built.,,named measure,1,2,\n"
    )
    told = finding(load(write_tiny(tmp_path, statements=statements)), "water")
    assert told["full"] == (
        "Two calls. Two outcomes in this section. "
        "One of the measures named in this section is older than the call."
    )
    mentions = TINY["mentions.csv"] + "pump-built,well-plan,named,It is the same.,\n"
    told = finding(load(write_tiny(tmp_path, statements=statements, mentions=mentions)), "water")
    assert told["full"].endswith("Both measures named in this section are older than the call.")


def test_without_calls_or_reports_nothing_is_missed(tmp_path):
    """No outcome is missed where nothing reports; a theme without a call says that it has none."""
    (with_both := tmp_path / "both").mkdir()
    statements = THREE_MOMENTS["statements"].replace("widen-stairs,stairs", "widen-stairs,doors")
    told = finding(
        load(write_only(with_both, **{**THREE_MOMENTS, "statements": statements})), "stairs"
    )
    assert told == {
        "full": "No call. No outcome reported in this section.",
        "covered": "No call.",
    }
    (bare := tmp_path / "bare").mkdir()
    parts = {name: THREE_MOMENTS[name] for name in ("sources", "themes", "milestones")}
    assert finding(load(write_only(bare, **parts)), "doors") == {"full": "", "covered": ""}


def test_what_is_placed_says_where_in_the_article_it_stands():
    """After all sections of themes it is the close, before them the opening, else elsewhere."""
    assert placed_from([6], [1, 2, 5]) == "close"
    assert placed_from([0], [1, 2]) == "opening"
    assert placed_from([2, 6], [1, 5]) == "elsewhere"
    assert placed_from([3], []) == "elsewhere"
    assert placed_title("close") == ("From the article’s closing section, placed here by us")
    assert placed_title("elsewhere") == ("From elsewhere in the article, placed here by us")
