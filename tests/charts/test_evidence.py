"""Tests of the tables of the record for a notebook."""

import pytest
from tiny import read_rows, write_rows, write_tiny

from three_years_on import load
from three_years_on.charts.evidence import point_rows, show_cards, show_claims, show_readings
from three_years_on.words.record import panel


@pytest.fixture
def tables(tmp_path):
    return load(write_tiny(tmp_path))


def test_every_value_has_its_source_and_doubts(tables):
    """The table under a chart holds revisions, sums, notes and sources."""
    rows = point_rows(tables, panel(tables, "wells"))
    assert rows.astype(str).iloc[2].to_dict() == {
        "Series": "wells",
        "Date": "Dec 2009",
        "Value": "12",
        "Release": "1",
        "Support": "consistent",
        "Worked out": "4 * 3 = 12",
        "Note": "No page states it.",
        "Publisher": "Hill Council",
        "Source": "Minutes of the council",
    }
    assert rows["Value"].tolist() == ["3", "4", "12", "11", "12.5", "1", "2"]


def test_accounts_stand_by_date_and_link_to_their_source(tables):
    """Accounts of one theme, the earliest first, each with its origin."""
    accounts = show_readings(tables, "water")
    assert accounts.rows[["Published", "Origin"]].to_numpy().tolist() == [
        ["2009", "official"],
        ["2011-06", "press"],
    ]
    html = accounts._repr_html_()
    assert '<bdi lang="en">A letter about the fair</bdi></a>' in html
    assert '<a href="http://example.org/fair" target="_blank"' in html
    assert html.index("wells are many") < html.index("wells are few")
    assert show_readings(tables, "").rows["Origin"].tolist() == ["business"]


def test_accounts_stand_by_side_in_a_fixed_order():
    """Of the economy's seven accounts the official ones come first, each side by date."""
    rows = show_readings(load(), "economy").rows
    assert rows[["Origin", "Published"]].to_numpy().tolist() == [
        ["official", "2019-04-03"],
        ["official", "2019-10-20"],
        ["think tank", "2018-07"],
        ["international body", "2019-04"],
        ["international body", "2019-08-28"],
        ["international body", "2019-09-04"],
        ["industry", "2017-12-30"],
    ]


def test_cards_say_why_there_is_no_line(tables):
    """A fact card tells its value, who counted, and why it must not be joined to others."""
    (card,) = show_cards(tables, "seeds").rows.to_dict("records")
    assert card == {
        "Figure": "Seeds swapped (seeds)",
        "Values": ["Jun\N{NO-BREAK SPACE}2011:\N{NO-BREAK SPACE}40"],
        "Counted by": "Gardeners",
        "Why no line": "One day only.",
        "Sources": [("A letter about the fair", "http://example.org/fair", "en")],
    }


def test_a_card_tells_each_value_and_each_source_once(tables, tmp_path):
    """Values of several days stand in one row; one that no page states says so."""
    rows = read_rows(tmp_path, "observations")
    rows += [["swaps", "2012-06-01", "1", "50", "consistent", "", "", "Guessed.", "letter"]]
    write_rows(tmp_path, "observations", rows)
    (card,) = show_cards(load(tmp_path), "seeds").rows.to_dict("records")
    told = [value.replace("\N{NO-BREAK SPACE}", " ") for value in card["Values"]]
    assert told == ["Jun 2011: 40", "Jun 2012: 50 (not seen)"]
    assert len(card["Sources"]) == 1


def test_claims_stand_beside_figures_and_without_a_verdict(tables):
    """Every outcome has its basis, what was found for it, and what remains open."""
    rows = show_claims(tables).rows
    assert list(rows.columns) == [
        "Claim",
        "Basis in the article",
        "Found",
        "What remains open",
    ]
    assert rows.set_index("Claim")["Found"].to_dict() == {
        "A well was planned.": [
            (
                "Wells on the hill, wells: wells: 4 (Jan 2005), then about 12 (Dec 2009); "
                "pumps: first 1 (Jan 2007), then about 2 (Jan 2010) [Hill Council]"
            ),
            "Rank of the soil, rank of 9: 7 (2004) [Worm Union]",
            "This is: Plan for a well, agreed 1 March 2004",
        ],
        "The soil is still poor.": ["none"],
        "A new rule protects seeds.": [
            "This may be: Rule on seeds, issued 1 July 2006",
            "This may be: Law on seeds, adopted 15 January 2007",
        ],
    }
    assert rows["What remains open"].tolist() == [
        "A plan is not a well.",
        "",
        "No figure was found.",
    ]


def test_a_theme_without_rows_gives_a_sentence(tables):
    """Where a theme has no accounts or cards, that is said."""
    assert show_readings(tables, "seeds")._repr_html_() == (
        "<p>The tables have no such accounts.</p>"
    )
    assert show_cards(tables, "water")._repr_html_() == "<p>The tables have no such rows.</p>"
