"""Tests of the descriptor: what the code asks of it stands in it."""

import json
import re

import pytest
from tiny import PROJECT_DATA

from three_years_on.tables.schema import DATA, descriptor, references, schemas

DESCRIPTOR = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))
FIELDS = [
    pytest.param(schema, field, id=f"{schema.name}-{field.name}")
    for schema in schemas().values()
    for field in schema.fields.values()
]


def test_tables_stand_in_the_order_of_the_file():
    """The tables, with their files and columns, are those that are declared."""
    declared = {
        resource["name"]: (
            resource["path"],
            [name for f in resource["schema"]["fields"] if ":" not in (name := f["name"])],
        )
        for resource in DESCRIPTOR["resources"]
    }
    assert {s.name: (s.file, list(s.fields)) for s in schemas().values()} == declared
    assert list(schemas())[:3] == ["about", "sources", "themes"]


def test_the_descriptor_is_read_once():
    """Who asks again gets what was read."""
    assert descriptor() == DESCRIPTOR
    assert descriptor() is descriptor()
    assert DATA == PROJECT_DATA


@pytest.mark.parametrize(
    ("table", "column", "is_one"),
    [
        ("themes", "title:zh-Hans", True),
        ("themes", "question:fr", True),
        ("statements", "summary:ar", True),
        ("choices", "feedback:pt-BR", True),
        ("themes", "title", False),
        ("themes", "title:", False),
        ("themes", "title:in Chinese", False),
        ("themes", "position:fr", False),
        ("themes", "id:fr", False),
        ("themes", "original_language:fr", False),
        ("statements", "theme:fr", False),
        ("statements", "kind:fr", False),
        ("statements", "opening_words:fr", False),
        ("milestones", "themes:fr", False),
        ("sources", "url:fr", False),
        ("themes", "heading:fr", False),
    ],
)
def test_free_text_may_have_a_translation_beside_it(table, column, is_one):
    """Any column of free text, with the tag of a language; no ids, fixed words, days or numbers."""
    assert schemas()[table].is_translation(column) is is_one


@pytest.mark.parametrize(("schema", "field"), FIELDS)
def test_a_form_says_what_it_holds(schema, field):
    """A text of a certain form has a sentence of its own, so its meaning is declared."""
    assert bool(field.pattern) == bool(field.holds), (schema.name, field.name)


@pytest.mark.parametrize(
    ("holds", "columns"),
    [
        (
            "language",
            [
                "about.language",
                "sources.language",
                "themes.original_language",
                "themes.language",
                "statements.language",
                "milestones.original_language",
                "milestones.language",
            ],
        ),
        ("link", ["about.address", "sources.url", "sources.archived_url"]),
        ("opening", ["statements.opening_words"]),
        (
            "day",
            [
                "sources.published",
                "sources.archived_on",
                "observations.published",
                "readings.published",
            ],
        ),
    ],
)
def test_what_columns_hold_is_declared(holds, columns):
    """Nothing is guessed from how a pattern is written."""
    found = [
        f"{schema.name}.{field.name}"
        for schema in schemas().values()
        for field in schema.fields.values()
        if field.holds == holds
    ]
    assert found == columns


@pytest.mark.parametrize(("schema", "field"), FIELDS)
def test_days_are_dates_or_texts_that_hold_days(schema, field):
    """Both are read in any order of day, month and year that leaves no doubt."""
    by_name = re.fullmatch("date|effective|end|published|archived_on", field.name)
    assert field.is_day == bool(by_name), schema.name


def test_references_are_listed():
    """Each column of ids is looked up in its table, be it one id or a list."""
    found = [tuple(reference) for reference in references()]
    assert len(found) == 19
    assert ("milestones", "themes", "themes") in found
    assert ("statements", "moment", "moments") in found
    assert ("checks", "indicators", "indicators") in found
