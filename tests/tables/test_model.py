"""Tests of the typed tables: right types, right order, what is added to them."""

import pandas as pd
import pytest
from tiny import (
    TINY,
    faults_of,
    lines_of,
    read_rows,
    set_cell,
    without_rows,
    write_rows,
    write_tiny,
)

from three_years_on import load


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


@pytest.mark.parametrize(
    ("table", "dtypes"),
    [
        ("themes", {"id": "str", "position": "Int64", "title": "str", "original_title": "str"}),
        ("moments", {"id": "str", "date": "datetime64[s]", "label": "str", "note": "str"}),
        ("kinds", {"id": "str", "is_measure": "bool", "meaning": "str"}),
        ("sources", {"kind": "category", "url": "str", "published": "str", "note": "str"}),
        (
            "statements",
            {
                "theme": "category",
                "moment": "category",
                "kind": "category",
                "position": "Int64",
                "summary": "str",
                "basis": "category",
                "section": "Int64",
                "paragraph": "Int64",
            },
        ),
        ("placements", {"statement": "str", "theme": "category", "reason": "str"}),
        (
            "milestones",
            {
                "date": "datetime64[s]",
                "date_kind": "category",
                "effective": "datetime64[s]",
                "kind": "category",
                "certainty": "category",
                "original_title": "str",
                "in_article": "category",
            },
        ),
        ("milestone_dates", {"date": "datetime64[s]", "kind": "str", "certainty": "category"}),
        ("mentions", {"relation": "category", "reason_against": "str"}),
        (
            "indicators",
            {
                "theme": "category",
                "is_rank": "bool",
                "low": "float64",
                "high": "float64",
                "display": "category",
                "origin": "category",
                "care": "str",
            },
        ),
        (
            "observations",
            {
                "indicator": "category",
                "date": "datetime64[s]",
                "vintage": "Int64",
                "value": "float64",
                "certainty": "category",
                "published": "str",
            },
        ),
        ("readings", {"theme": "category", "origin": "category", "certainty": "category"}),
        ("checks", {"statement": "str", "remains_open": "str"}),
        ("questions", {"set": "str", "position": "Int64", "theme": "category", "prompt": "str"}),
        (
            "choices",
            {
                "question": "category",
                "position": "Int64",
                "text": "str",
                "is_right": "bool",
                "feedback": "str",
                "misconception": "str",
            },
        ),
    ],
)
def test_columns_have_the_documented_types(table, dtypes):
    """The project's tables carry real dtypes, so that dates and categories behave as such."""
    frame = getattr(load(), table)
    assert {name: str(frame[name].dtype) for name in dtypes} == dtypes


def test_about_is_the_one_row_of_what_the_explainer_is(tiny):
    """What is said of the explainer is text as it is written, under six columns."""
    assert load(tiny).about.to_dict("records") == [
        {
            "title": "The garden in five years",
            "authors": "Class 7b;A. Gardener",
            "version": "2.1",
            "language": "en",
            "licence": "CC-BY-4.0",
            "address": "https://example.org/explainer",
        }
    ]
    assert {str(dtype) for dtype in load(tiny).about.dtypes} == {"str"}


def test_without_about_the_columns_stand_and_no_row(tmp_path):
    """A folder that does not say what it is is an explainer all the same."""
    about = load(write_tiny(tmp_path, about=None)).about
    assert list(about.columns) == [
        "title",
        "authors",
        "version",
        "language",
        "licence",
        "address",
    ]
    assert about.empty


def test_only_the_title_of_about_is_needed(tmp_path):
    """What is not said of the explainer is missing, not a fault."""
    about = load(write_tiny(tmp_path, about="title\nThe garden\n")).about
    assert about["title"].tolist() == ["The garden"]
    assert about.drop(columns="title").isna().all(axis=None)


def test_tables_are_sorted(tiny):
    """Themes follow their position, days their date, statements theme, day and position."""
    tables = load(tiny)
    assert list(tables.themes["id"]) == ["water", "soil", "seeds"]
    assert list(tables.moments["id"]) == ["asked", "told"]
    assert list(tables.statements["id"]) == [
        "carry-water",
        "dig-well",
        "well-dug",
        "feed-soil",
        "soil-poor",
        "save-seeds",
        "meeting-held",
        "new-rule",
    ]
    assert list(tables.milestones["id"]) == [
        "well-plan",
        "meeting",
        "seed-rule",
        "seed-law",
        "fair",
    ]


def test_questions_and_choices_are_sorted(tiny):
    """Questions follow their set and position, choices their question and position."""
    tables = load(tiny)
    assert list(tables.questions["id"]) == ["why-poor", "what-counted", "who-told"]
    assert list(zip(tables.choices["question"], tables.choices["position"], strict=True)) == [
        ("why-poor", 1),
        ("why-poor", 2),
        ("why-poor", 3),
        ("what-counted", 1),
        ("what-counted", 2),
        ("what-counted", 3),
        ("who-told", 1),
        ("who-told", 2),
    ]
    assert list(tables.choices["text"][tables.choices["is_right"]]) == [
        "The paper does not say",
        "Wells",
        "The paper",
    ]


def test_milestones_say_whether_the_article_names_them(tiny):
    """What the article names is derived from the mentions, never typed a second time."""
    milestones = load(tiny).milestones.set_index("id")
    assert milestones["in_article"].to_dict() == {
        "well-plan": "named",
        "meeting": "no",
        "seed-rule": "candidate",
        "seed-law": "candidate",
        "fair": "no",
    }


def test_named_wins_over_candidate(tiny):
    """A milestone that one statement names is named, though another may only mean it."""
    with (tiny / "mentions.csv").open("a", encoding="utf-8") as file:
        file.write("well-dug,seed-rule,named,It is named there.,\n")
    milestones = load(tiny).milestones.set_index("id")
    assert milestones.loc["seed-rule", "in_article"] == "named"


def test_cells_hold_values_not_text(tiny):
    """Lists are tuples, empty cells are missing, yes and no are booleans, dates are days."""
    tables = load(tiny)
    milestones = tables.milestones.set_index("id")
    assert milestones.loc["meeting", "themes"] == ("water", "soil", "seeds")
    assert milestones.loc["well-plan", "sources"] == ("council", "look-back")
    assert milestones.loc["seed-rule", "effective"] == pd.Timestamp(2006, 9, 1)
    assert pd.isna(milestones.loc["meeting", "effective"])
    assert pd.isna(milestones.loc["meeting", "original_title"])
    assert list(tables.kinds["is_measure"]) == [True, True, True, False]
    assert tables.article["id"] == "look-back"


def test_without_an_article_the_name_of_the_tables_stands_for_it(tiny):
    """Nothing is said of an article that is no source; without a name the title is neutral."""
    set_cell(tiny, "sources", 2, "kind", "official")
    article = load(tiny).article
    assert article["title"] == "The garden in five years"
    (tiny / "about.csv").unlink()
    article = load(tiny).article
    assert article["title"] == "This article"
    assert article[["publisher", "url", "published"]].isna().all()


def test_a_header_without_rows_is_allowed_where_nothing_hangs_on_it(tmp_path):
    """A folder without placements and further dates is complete."""
    tables = load(
        write_tiny(
            tmp_path,
            placements=without_rows("placements"),
            milestone_dates=without_rows("milestone_dates"),
        )
    )
    assert len(tables.placements) == len(tables.milestone_dates) == 0
    assert str(tables.milestone_dates["date"].dtype) == "datetime64[s]"


def test_headers_alone_load(tmp_path):
    """A folder that nobody has filled in yet is no fault."""
    empty = {name.removesuffix(".csv"): without_rows(name.removesuffix(".csv")) for name in TINY}
    tables = load(write_tiny(tmp_path, **empty))
    assert all(len(frame) == 0 for frame in vars(tables).values())


def test_a_month_or_a_year_of_a_milestone_keeps_its_last_day(tiny):
    """Where the day is not known none is made up: the first and the last possible one stand."""
    set_cell(tiny, "milestones", 6, "date", "2004-02")
    set_cell(tiny, "milestone_dates", 2, "date", "2006")
    tables = load(tiny)
    milestones = tables.milestones.set_index("id")
    assert list(milestones.loc["seed-rule", ["date", "last_day"]]) == [
        pd.Timestamp(2004, 2, 1),
        pd.Timestamp(2004, 2, 29),
    ]
    assert list(milestones.loc["fair", ["date", "last_day"]]) == [pd.Timestamp(2011, 6, 1)] * 2
    assert tables.milestones["id"].iloc[0] == "seed-rule"
    assert tables.milestone_dates.loc[0, ["date", "last_day"]].tolist() == [
        pd.Timestamp(2006, 1, 1),
        pd.Timestamp(2006, 12, 31),
    ]


@pytest.mark.parametrize(
    ("end", "first", "last"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-02-03", "2012-02-03", "2012-02-03"),
        ("", None, None),
    ],
)
def test_the_end_of_a_period_keeps_its_first_day(tiny, end, first, last):
    """An end that is a month or a year is no day either."""
    set_cell(tiny, "milestones", 2, "end", end)
    milestone = load(tiny).milestones.set_index("id").loc["fair"]
    days = milestone[["end_first_day", "end"]].map(lambda day: f"{day:%Y-%m-%d}" if end else None)
    assert list(days) == [first, last]


# In another language ---------------------------------------------------------------------------


def with_column(folder, table, column, cells):
    header, *rows = read_rows(folder, table)
    rows = [[*row, cells.get(row[0], "")] for row in rows]
    write_rows(folder, table, [[*header, column], *rows])


def test_translations_are_kept_beside_what_they_translate(tiny):
    """They are read as they stand, and change nothing where they are not asked for."""
    with_column(tiny, "themes", "title:fr", {"water": "Eau", "soil": "Terre"})
    tables = load(tiny)
    assert tables.themes["title"].tolist() == ["Water", "Soil", "Seeds"]
    assert tables.themes["title:fr"].fillna("").tolist() == ["Eau", "Terre", ""]
    assert tables.themes["title:fr"].dtype == "str"
    assert tables.translated == frozenset()


def test_tables_in_another_language_hold_what_is_translated(tiny):
    """Where a cell has no translation, and in tables without any, all is as it was."""
    with_column(tiny, "themes", "title:fr", {"water": "Eau", "soil": "Terre"})
    with_column(tiny, "moments", "label:fr", {})
    for code in ("fr", "fr-CA"):
        tables = load(tiny).in_language(code)
        assert tables.themes["title"].tolist() == ["Eau", "Terre", "Seeds"]
        assert tables.translated == {"themes"}
        assert tables.statements.equals(load(tiny).statements)
    for code in ("en", "ar", "f"):
        tables = load(tiny)
        assert tables.in_language(code).themes.equals(tables.themes)


def test_a_table_of_which_some_rows_are_translated_is_told_from_a_whole_one(tiny):
    """What is left stays as it was, and each text that is left is told, row by row."""
    some = {"water": "Eau", "soil": "Terre"}
    with_column(tiny, "themes", "title:fr", some)
    tables = load(tiny)
    assert tables.in_language("fr").partly == {"themes"}
    assert tables.notices == (
        "themes.csv, row 2, column title:fr: has no translation yet; what stands in title is shown",
    )
    write_tiny(tiny)
    with_column(tiny, "themes", "title:fr", some | {"seeds": "Graines"})
    tables = load(tiny)
    assert (tables.in_language("fr").partly, tables.notices) == (frozenset(), ())


def languages_of(frame):
    return dict(zip(frame["id"], frame["language"].fillna(""), strict=True))


def test_a_row_may_say_its_language(tiny):
    """It is kept as one writes it, in each of the three tables; where none is said, it is none."""
    for name, row, said in [
        ("themes", 3, "AR"),
        ("statements", 5, "zh-hans"),
        ("milestones", 2, "fr"),
    ]:
        assert not any(languages_of(getattr(load(tiny), name)).values())
        set_cell(tiny, name, row, "language", said)
    tables = load(tiny)
    assert languages_of(tables.themes) == {"water": "ar", "soil": "", "seeds": ""}
    assert languages_of(tables.statements)["dig-well"] == "zh-Hans"
    assert languages_of(tables.milestones)["fair"] == "fr"


def test_what_is_no_language_of_a_row_is_told_with_its_place(tiny):
    """The fault names file, row and column, and says how a language is written."""
    for name, row in [("themes", 4), ("statements", 3), ("milestones", 2)]:
        set_cell(tiny, name, row, "language", "French")
    assert [(line.partition(":")[0], line.rpartition(";")[2]) for line in lines_of(tiny)] == [
        ("themes.csv, row 4, column language", " write it as en, hi or zh-Hans"),
        ("statements.csv, row 3, column language", " write it as en, hi or zh-Hans"),
        ("milestones.csv, row 2, column language", " write it as en, hi or zh-Hans"),
    ]


def test_a_row_of_which_a_cell_is_translated_is_in_that_language(tiny):
    """In a table in French, a row without any French is in its own language, or that of all."""
    for row in (2, 4):  # seeds and soil
        set_cell(tiny, "themes", row, "language", "ar")
    with_column(tiny, "themes", "question:fr", {"soil": "Quelle terre ?"})
    tables = load(tiny)
    assert languages_of(tables.in_language("fr").themes) == {
        "water": "en",
        "soil": "",
        "seeds": "ar",
    }
    assert languages_of(tables.in_language("ru").themes) == languages_of(tables.themes)


def test_a_row_needs_no_translation_into_its_own_language(tiny):
    """No text of it is told as left, and the table is whole without."""
    set_cell(tiny, "themes", 2, "language", "fr-CA")
    with_column(tiny, "themes", "title:fr", {"water": "Eau", "soil": "Terre"})
    tables = load(tiny)
    assert (tables.in_language("fr").partly, tables.notices) == (frozenset(), ())
    assert languages_of(tables.in_language("fr").themes)["seeds"] == "fr-CA"


def test_the_language_of_a_source_is_that_of_its_page(tiny):
    """A title that is translated changes nothing about it."""
    with_column(tiny, "sources", "title:fr", {"council": "Procès-verbal"})
    assert set(load(tiny).in_language("fr").sources["language"]) == {"en"}


def test_an_original_title_does_not_stand_twice(tiny):
    """Where the title is the original one by now, nothing stands beside it."""
    with_column(tiny, "themes", "title:zh-Hans", {"water": "水", "seeds": "种子们"})
    themes = load(tiny).in_language("zh").themes
    assert themes["title"].tolist() == ["水", "Soil", "种子们"]
    assert themes["original_title"].fillna("").tolist() == ["", "", "种子"]


def test_a_translation_of_what_is_no_free_text_is_not_known(tiny):
    """A number or an id is the same in all languages, so such a column is a slip."""
    with_column(tiny, "themes", "position:fr", {"water": "1"})
    (fault,) = faults_of(tiny)
    assert (fault.code, fault.column) == ("column-unknown", "position:fr")
