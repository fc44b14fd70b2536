"""Checked rows in, one typed data frame a table out."""

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from three_years_on.languages.spoken import marked, tr
from three_years_on.tables.schema import schemas
from three_years_on.tables.sentences import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from three_years_on.tables.rules import Rows
    from three_years_on.tables.schema import Field


@dataclass(frozen=True)
class Tables:
    """The checked tables of one explainer, one `pandas.DataFrame` each.

    A table that the folder does not have has its columns and no rows.

    The columns and their meaning are declared in ``data/datapackage.json``. Dates are
    ``datetime64``, integers ``Int64``, numbers ``float64``, yes and no ``bool``; closed
    sets of words and references to another table are ``category``; lists of ids are tuples of
    ``str``; all else is ``str``.
    A cell left empty is missing (``NaN``, ``NaT``, or an empty tuple).

    Attributes
    ----------
    about : DataFrame
        What the explainer is and who made it, all ``str``: no row, or one.
    sources : DataFrame
        Pages that statements and dates rest on; at most one row has the kind ``article``.
    themes : DataFrame
        Themes, sorted by position.
    moments : DataFrame
        The days the article speaks from, sorted by date.
    statements : DataFrame
        Atomic statements of the article, in our paraphrase, sorted by theme and position.
    placements : DataFrame
        Statements that this explainer, not the article, sets beside a theme.
    kinds : DataFrame
        The sorts of milestone, and whether each is a measure (``bool``).
    milestones : DataFrame
        Policies, institutions and events, sorted by date. ``in_article`` (category: named,
        candidate, no) is added from `mentions`. The categories of ``kind`` are the ids of
        `kinds`, or where it has no rows the kinds in use. Where only a month or a year is
        known, ``date`` is its first day; ``last_day``, which is added, is its last one, and
        else the same day. So ``end`` is the last day of the month or year in which a period
        ends, and ``end_first_day`` the first.
    milestone_dates : DataFrame
        Further dates of the milestones, with ``last_day`` as in `milestones`.
    mentions : DataFrame
        Which milestone a statement means or may mean.
    indicators : DataFrame
        Series of figures that bear on the article, sorted by theme and position, those of no
        theme last; `low` and `high` (``float64``) are the ends of a scale, in the unit given.
    observations : DataFrame
        Published values (``float64``, in the indicator's unit), sorted by indicator, date and
        vintage; a revised value keeps a row for each release.
    readings : DataFrame
        Accounts of outcomes from different sides, sorted by theme and day of publication.
    checks : DataFrame
        Which indicators bear on a statement, and what they leave open.
    questions : DataFrame
        Questions that readers put to themselves, sorted by set and position.
    choices : DataFrame
        The choices of each question, sorted by question and position; `is_right` (``bool``) marks
        the one that is right.
    notices : tuple of str
        What is worth knowing of the folder: what in it is not read, and what is hidden and read
        all the same.
    translated : frozenset of str
        Names of the tables that `in_language` put into another language.
    partly : frozenset of str
        Those of them in which some text has no translation.
    """

    about: pd.DataFrame
    sources: pd.DataFrame
    themes: pd.DataFrame
    moments: pd.DataFrame
    statements: pd.DataFrame
    placements: pd.DataFrame
    kinds: pd.DataFrame
    milestones: pd.DataFrame
    milestone_dates: pd.DataFrame
    mentions: pd.DataFrame
    indicators: pd.DataFrame
    observations: pd.DataFrame
    readings: pd.DataFrame
    checks: pd.DataFrame
    questions: pd.DataFrame
    choices: pd.DataFrame
    notices: tuple[str, ...] = ()
    translated: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()

    @property
    def article(self) -> pd.Series:
        """The row of `sources` that describes the article explained; without one, a title.

        Where the tables have a name, as a timeline that is about no article may, it is that.
        """
        rows = self.sources[self.sources["kind"] == "article"]
        title = next(iter(self.about["title"]), tr("This article"))
        stand_in = pd.Series({"kind": "article", "title": title}).reindex(rows.columns)
        return next((row for _, row in rows.iterrows()), stand_in)

    @property
    def language(self) -> str:
        """The tag of the language that the tables are in, as `about` tells it; else English."""
        return next(iter(self.about["language"].dropna()), "en")

    def in_language(self, code: str) -> Tables:
        """Return the tables with their translations into a language in place.

        Parameters
        ----------
        code : str
            Tag of the language. The column ``title:zh-Hans`` is put into the place of ``title``
            for ``zh-Hans`` and ``zh``.

        Returns
        -------
        Tables
            Where a cell has no translation, it is as it was. Where the tables have none, or are
            in that language themselves, all is. The column ``language`` of `themes`,
            `statements` and `milestones` then tells the rows of a translated table of which no
            cell is: those are in their own language, or else in that of the tables.
        """
        if is_near(self.language, code):
            return self
        frames = {name: _translated(getattr(self, name), code) for name in schemas()}
        found: dict[str, Any] = {name: rows for name, rows in frames.items() if rows is not None}
        for name in OF_ROWS & found.keys():
            is_put = _has_translation(getattr(self, name), code)
            own = found[name]["language"].fillna(self.language).mask(is_put)
            found[name] = found[name].assign(language=own)
        partly = (name for name in found if _is_partly_translated(getattr(self, name), code, name))
        return replace(self, **found, translated=frozenset(found), partly=frozenset(partly))


# The tables whose column language is that of the texts of a row.
OF_ROWS = {"themes", "statements", "milestones"}


def is_near(tag: str, code: str) -> bool:
    """Tell whether one tag names the language of the other, be it in less detail."""
    return f"{tag}-".startswith(f"{code}-") or f"{code}-".startswith(f"{tag}-")


def _translations(frame: pd.DataFrame, code: str) -> list[tuple[str, str]]:
    """Return the columns that hold translations into a language, each with that of the original."""
    parted = [(column, *column.partition(":")[::2]) for column in frame.columns]
    return [(column, original) for column, original, tag in parted if tag and is_near(tag, code)]


def _has_translation(frame: pd.DataFrame, code: str) -> pd.Series:
    """Tell of each row whether some cell of it is translated into a language."""
    return frame[[column for column, _ in _translations(frame, code)]].notna().any(axis=1)


def _is_partly_translated(frame: pd.DataFrame, code: str, name: str) -> bool:
    if name in OF_ROWS:  # a row that is in that language needs no translation
        frame = frame[[not is_near(own, code) for own in frame["language"].fillna("")]]
    return any(
        (frame[original].notna() & frame[column].isna()).any()
        for column, original in _translations(frame, code)
    )


def _translated(frame: pd.DataFrame, code: str) -> pd.DataFrame | None:
    """Return a table with its translations in place, if it has any."""
    found = _translations(frame, code)
    said = {original: frame[column].fillna(frame[original]) for column, original in found}
    if not _has_translation(frame, code).any():
        return None
    frame = frame.assign(**said)
    if "title" in said and "original_title" in frame:  # what is the title now stands beside none
        is_same = frame["title"] == frame["original_title"]
        frame["original_title"] = frame["original_title"].mask(is_same)
    return frame


def make_tables(rows: Rows, notices: tuple[str, ...] = ()) -> Tables:
    """Type, sort and link the rows of checked tables."""
    themes = _frame("themes", rows).sort_values("position", ignore_index=True)
    frames: dict[str, Any] = {
        field.name: _frame(field.name, rows) for field in fields(Tables) if field.name in schemas()
    }
    frames["themes"] = themes
    frames["moments"] = frames["moments"].sort_values("date", ignore_index=True)
    for frame in frames.values():
        _set_categories(frame, "theme", themes["id"])
        _set_categories(frame, "moment", frames["moments"]["id"])
    order = ["theme", "moment", "position"]
    frames["statements"] = frames["statements"].sort_values(order, ignore_index=True)
    milestones = frames["milestones"].sort_values(["date", "id"], ignore_index=True)
    # Where kinds are not listed, they stand in the order in which milestones have them.
    kinds = frames["kinds"]["id"] if len(frames["kinds"]) else milestones["kind"].dropna().unique()
    _set_categories(milestones, "kind", kinds)
    milestones["in_article"] = _in_article(milestones["id"], frames["mentions"])
    frames["milestones"] = milestones
    indicators = frames["indicators"].sort_values(["theme", "position"], ignore_index=True)
    frames["indicators"] = indicators
    _set_categories(frames["observations"], "indicator", indicators["id"])
    questions = frames["questions"].sort_values(["set", "position"], ignore_index=True)
    frames["questions"] = questions
    _set_categories(frames["choices"], "question", questions["id"])
    for name, order in (
        ("observations", ["indicator", "date", "vintage"]),
        ("readings", ["theme", "published", "id"]),
        ("choices", ["question", "position"]),
    ):
        frames[name] = frames[name].sort_values(order, ignore_index=True)
    return Tables(**frames, notices=notices)


def _frame(name: str, rows: Rows) -> pd.DataFrame:
    schema = schemas()[name]
    added = list(schema.other_days.values())
    found = rows.get(name, [])
    translations = [column for column in (found[0] if found else ()) if ":" in (column or "")]
    frame = pd.DataFrame(found, columns=[*schema.fields, *translations, *added])
    for field in schema.fields.values():
        frame[field.name] = _typed(frame[field.name], field)
    for column in translations:
        frame[column] = frame[column].astype("str")
    for column in added:
        frame[column] = frame[column].astype(_DAY)
    return frame


_DAY: Final = "datetime64[s]"


def _typed(column: pd.Series, field: Field) -> pd.Series:  # noqa: PLR0911 (one a type)
    if field.type == "date":
        return column.astype(_DAY)
    if field.type == "integer":
        return column.astype("Int64")
    if field.type == "number":
        return column.astype("float64")
    if field.type == "boolean":
        return column.astype(bool)
    if field.type == "list":
        return column.map(lambda ids: tuple(ids or ()))
    if field.allowed:
        return column.astype(pd.CategoricalDtype(list(field.allowed)))
    return column.astype("category" if field.is_category else "str")


def _set_categories(frame: pd.DataFrame, column: str, ids: Iterable[str]) -> None:
    if column in frame:
        frame[column] = frame[column].astype(pd.CategoricalDtype(list(ids), ordered=True))


def _in_article(ids: Iterable[str], mentions: pd.DataFrame) -> pd.Categorical:
    relations = mentions.sort_values("relation", ascending=False)  # named over candidate
    found = dict(zip(relations["milestone"], relations["relation"], strict=True))
    return pd.Categorical([found.get(id_, "no") for id_ in ids], ["named", "candidate", "no"])


def require_tables(tables: object) -> None:
    """Refuse what is no tables, such as the path of their folder.

    Raises
    ------
    TypeError
        When it is something else; the message says what to pass.
    """
    if isinstance(tables, str | Path):
        raise TypeError(f"{str(tables)!r} is a path, no tables; pass load({str(tables)!r})")
    if not isinstance(tables, Tables):
        raise TypeError(f"{type(tables).__name__} is not tables; pass what load() returns")


def require_known(value: object, name: str, known: Iterable[str]) -> None:
    """Refuse what is none of the known values.

    Raises
    ------
    ValueError
        When it is something else; the message names the known values.
    """
    values = list(known)
    if not isinstance(value, str) or value not in values:
        raise ValueError(f"{value!r} is not a known {name}; use one of {values}")


def lacking(value: object, name: str, known: Iterable[str]) -> str:
    """Say that tables have no such thing, and which they have; nothing where they have it.

    The name is one of theme, indicator and set of questions.
    """
    values = list(known)
    if isinstance(value, str) and value in values:
        return ""
    ids = list(filter(None, values))
    more = ["..."] if len(ids) > _MOST_NAMED else []
    alone, beside_others = _LACKING[name]
    if not ids:
        return tr(alone, value=repr(value))
    return tr(beside_others, value=repr(value), ids=beside([*ids[:_MOST_NAMED], *more]))


_MOST_NAMED = 12
# Where there is no other, and where there are.
_LACKING = {
    "theme": (
        marked("These tables have no theme {value}."),
        marked("These tables have no theme {value}; there are {ids}."),
    ),
    "indicator": (
        marked("These tables have no indicator {value}."),
        marked("These tables have no indicator {value}; there are {ids}."),
    ),
    "set of questions": (
        marked("These tables have no set of questions {value}."),
        marked("These tables have no set of questions {value}; there are {ids}."),
    ),
}


def lacking_theme(tables: Tables, theme: object) -> str:
    """Say that tables have no such theme, as `lacking` does; an empty one is that of no theme."""
    return lacking(theme, "theme", ["", *tables.themes["id"]])


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of a table, whose columns and index are their attributes."""
    # Like `itertuples`, which asks an array for its values one by one: a third of the time.
    columns = [table[name].to_numpy(dtype=object) for name in table.columns]
    return map(_row_type(tuple(table.columns))._make, zip(table.index, *columns, strict=True))


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", ["Index", *columns], rename=True)  # noqa: PYI024 (columns vary)
