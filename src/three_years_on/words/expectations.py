"""Tables in, what may be expected of an outcome and what the article gives in its place out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from three_years_on.languages.spoken import known_languages, marked, speaking, tr, trp
from three_years_on.tables.handed import FileWords
from three_years_on.tables.model import rows_of
from three_years_on.words.overview import moment_roles
from three_years_on.words.steps import article_steps
from three_years_on.words.writing import text, with_semicolons

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables


class ExpectedOutcome(NamedTuple):
    """One thing to expect: its id, its words in English, and the basis that would agree with it."""

    id: str
    label: str
    basis: str


NOTHING = ExpectedOutcome("none", marked("no outcome"), marked("no outcome reported"))
EXPECTATIONS = (
    ExpectedOutcome("figure", marked("an outcome with a figure"), "figure"),
    ExpectedOutcome("measure", marked("a named measure"), "named measure"),
    ExpectedOutcome("statement", marked("a general statement"), "assertion"),
    NOTHING,
)
NOTHING_CHOSEN = marked("nothing chosen")
YOU_EXPECTED, ARTICLE_GIVES = marked("You expected"), marked("The article gives")


def reported_bases(tables: Tables, theme: str) -> list[str]:
    """Return each basis of the outcomes that a theme has where the article reports, once, in order.

    Without an outcome the one entry says so; without a moment that reports there is none.
    """
    reporting = [moment for moment, role in moment_roles(tables).items() if role == "reported"]
    if not reporting or tables.statements.empty:
        return []
    outcomes = [
        row
        for row in rows_of(tables.statements)
        if row.kind == "outcome" and text(row.theme) == theme
    ]
    told = [row.basis for moment in reporting for row in outcomes if row.moment == moment]
    return list(dict.fromkeys(told)) or [NOTHING.basis]


def agreeing(bases: list[str]) -> list[str]:
    """Return the ids of the expectations that are among what is reported."""
    return [expectation.id for expectation in EXPECTATIONS if expectation.basis in bases]


def name_bases(bases: list[str]) -> str:
    """Name what outcomes rest on, or say that there is none, in a row."""
    return in_a_row([*map(_name, bases)])


def in_a_row(names: list[str]) -> str:
    """Set names of bases one after the other; of none it is empty."""
    return with_semicolons(names) if names else ""


def _name(basis: str) -> str:
    return tr(basis) if basis == NOTHING.basis else trp("basis", basis)


class Given(NamedTuple):
    """What the article gives of a theme: the bases by name, and what of it could be expected."""

    id: str
    title: str
    gives: list[str]
    agreeing: list[str]


def given(tables: Tables) -> list[Given]:
    """Return what the article gives of each theme that is stepped through."""
    found = [(step, reported_bases(tables, step.id)) for step in article_steps(tables)]
    return [
        Given(step.id, step.title, [*map(_name, bases)], agreeing(bases)) for step, bases in found
    ]


def prediction_head() -> list[str]:
    """Return the names of the columns of a file of predictions."""
    return [
        tr("Theme"),
        tr(YOU_EXPECTED),
        tr("Because"),
        tr(ARTICLE_GIVES),
        tr("Among them"),
        tr("The gap"),
    ]


def words_of_files(tables: Tables) -> list[FileWords]:
    """Return, for each language of the display, what stands in a file of predictions."""
    found = []
    for code in known_languages():
        with speaking(code):
            labels = {tr(expectation.label): expectation.id for expectation in EXPECTATIONS}
            steps = article_steps(tables.in_language(code))
            theme, expected, *_ = prediction_head()
            found.append(
                FileWords(
                    heads=((theme, expected), ("theme", "expected")),  # of JavaScript, of Python
                    themes=[(step.title, step.id) for step in steps],
                    choices=labels | {tr(NOTHING_CHOSEN): "", "": ""},
                )
            )
    return found
