"""The files that a class handed in come in, a chart of what they predict of each theme out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from three_years_on.charts import style
from three_years_on.charts.canvas import BOLD, PLAIN, Canvas, Font
from three_years_on.charts.shown import Collected
from three_years_on.charts.svg import drawing
from three_years_on.charts.text import text_width, wrap
from three_years_on.languages.spoken import marked, speaking, tr, trn
from three_years_on.tables.folders import expanded, unopened
from three_years_on.tables.handed import read_handed_in
from three_years_on.tables.load import load
from three_years_on.tables.model import require_tables
from three_years_on.words.expectations import (
    ARTICLE_GIVES,
    EXPECTATIONS,
    NOTHING_CHOSEN,
    Given,
    given,
    in_a_row,
    words_of_files,
)
from three_years_on.words.overview import moment_roles
from three_years_on.words.writing import number, sentences, with_semicolons

if TYPE_CHECKING:
    from pathlib import Path

    from three_years_on.tables.model import Tables

# Every choice by its id, and what it is called in English; without one, nothing was chosen.
_CHOICES = {e.id: e.label for e in EXPECTATIONS} | {"": NOTHING_CHOSEN}
# Distances in pixels. No output is narrower than the drawing, so that its letters keep their size.
_WIDTH, _NAMES, _TITLE, _LINE, _BAR, _PADDING, _INSET = 704, 184, 22, 15, 14, 8, 6
_COLUMN = (_WIDTH - _NAMES) / len(_CHOICES)
_BOLD = 1.12  # how much wider bold letters are


def collect(folder: str | Path, tables: Tables | None = None) -> Collected:
    """Chart what the files in a folder predict, theme by theme, and what the article gives.

    A file is what *Summary*, *Download (CSV)* saves, in any language that the display speaks, as
    CSV that a spreadsheet saved again, or as .xlsx or .ods. Its name tells nothing and may be any;
    the words that somebody wrote as reason or gap are not read. Each file is counted once, also
    where several say the same: of a link to another file, and of one with the same content whose
    name is that of a copy, such as ``predictions (1).csv``, it is told that it is not counted.

    Parameters
    ----------
    folder : str or Path
        The folder with the files; folders in it are not looked into. ``~`` is the home folder.
    tables : Tables, optional
        Tables from `load` of the article that was predicted; else those of this article.

    Returns
    -------
    Collected
        Its `rows` have a row a theme, with the columns Theme and The article gives (``str``), and
        how many files chose what (``int64``): an outcome with a figure, a named measure, a general
        statement, no outcome, nothing chosen. `files` is how many files were counted,
        `not_counted` says of each other one why. Where no file counts, a sentence says so.

    Raises
    ------
    TypeError
        When `tables` is no tables, or `folder` no path.
    """
    tables = load() if tables is None else tables
    require_tables(tables)
    with speaking(tables.language):
        return _collected(folder, tables)


def _collected(folder: str | Path, tables: Tables) -> Collected:
    try:
        handed = read_handed_in(expanded(folder), words_of_files(tables))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # a name that none can be, too
        return _none(tr("No predictions yet: there is no folder {folder}.", folder=folder))
    except OSError as error:
        return _none(str(unopened(str(folder), error)))
    not_counted = tuple(map(str, handed.not_counted))
    if not handed.predictions:
        note = tr("No predictions yet: {folder} holds no file that counts.", folder=folder)
        return _none(note, not_counted)
    themes, files = given(tables), len(handed.predictions)
    counts = [
        Counter(predicted.get(theme.id, "") for predicted in handed.predictions) for theme in themes
    ]
    rows = pd.DataFrame(
        {
            marked("Theme"): [theme.title for theme in themes],
            **{label: [count[id_] for count in counts] for id_, label in _CHOICES.items()},
            ARTICLE_GIVES: [in_a_row(theme.gives) for theme in themes],
        }
    ).astype({"Theme": "str", ARTICLE_GIVES: "str"})
    title = trn(
        "What {count} file of predictions expects",
        "What {count} files of predictions expect",
        files,
    )
    alt = sentences([tr("{sentence}.", sentence=title), *map(_told, themes, counts)])
    caption = sentences(
        [
            trn(
                "Shows how many files chose what; a bar as long as its track is {count} file.",
                "Shows how many files chose what; a bar as long as its track is all {count} files.",
                files,
            ),
            tr("Framed is what the article gives, where it is one of the choices."),
            tr("Does not show why something was chosen, nor who chose it."),
        ]
    )
    with drawing("collected"):
        svg = _Drawing(themes, counts, files, _reporting_role(tables)).svg(title, alt)
    return Collected(svg, alt, caption, rows, files=files, not_counted=not_counted)


def _none(note: str, not_counted: tuple[str, ...] = ()) -> Collected:
    todo = tr("Put the files there that the class handed in, then run this again.")
    return Collected("", sentences([note, todo]), "", pd.DataFrame(), not_counted=not_counted)


def _told(theme: Given, counts: Counter[str]) -> str:
    """Say of a theme what was chosen most often, and what the article gives."""
    most = max(counts.values())
    chosen = [tr(label) for id_, label in _CHOICES.items() if counts[id_] == most]
    told = trn(
        "{theme}: most often {choices}, in {count} file.",
        "{theme}: most often {choices}, in {count} files.",
        most,
        theme=theme.title,
        choices=with_semicolons(chosen),
    )
    gives = tr("The article gives: {bases}.", bases=in_a_row(theme.gives)) if theme.gives else ""
    return sentences([told, gives])


def _reporting_role(tables: Tables) -> str:
    """Return the colour of the last moment at which the article reports."""
    roles = list(moment_roles(tables).values())
    places = [place for place, role in enumerate(roles) if role == "reported"]
    return style.moment_role(places[-1], len(roles)) if places else "ink"


class _Drawing:
    """A row a theme, a column a choice; in each cell a bar, framed where the article gives it."""

    def __init__(
        self, themes: list[Given], counts: list[Counter[str]], files: int, role: str
    ) -> None:
        self.themes, self.counts, self.files, self.role = themes, counts, files, role
        self.heads = [wrap(tr(label), _COLUMN - 2 * _INSET) for label in _CHOICES.values()]
        room = _NAMES - 2 * _INSET
        self.names = [
            [(line, "ink", BOLD) for line in wrap(theme.title, room / _BOLD)]
            + [(line, "muted", PLAIN) for words in _gives(theme) for line in wrap(words, room)]
            for theme in themes
        ]
        self.track = _COLUMN - 3 * _INSET - text_width(number(files))

    def svg(self, title: str, alt: str) -> str:
        titles = wrap(title, _WIDTH / _BOLD, style.BODY)
        top = len(titles) * _TITLE + _PADDING
        head = max(map(len, self.heads)) * _LINE + _PADDING
        heights = [max(len(lines) * _LINE, _BAR) + 2 * _PADDING for lines in self.names]
        self.canvas = Canvas(_WIDTH, top + head + sum(heights) + 1)
        for at, title_line in enumerate(titles):
            self.canvas.text(
                title_line, (0, (at + 0.5) * _TITLE), "ink", Font(style.BODY, bold=True)
            )
        for column, words in enumerate(self.heads):
            above = top + head - _PADDING - len(words) * _LINE
            self._write([(line, "ink", PLAIN) for line in words], _left(column), above)
        y = top + head
        for theme, counts, lines, height in zip(
            self.themes, self.counts, self.names, heights, strict=True
        ):
            self.canvas.rule(y)
            self._write(lines, 0, y + _PADDING)
            for column, choice in enumerate(_CHOICES):
                is_given = choice in theme.agreeing
                self._draw_cell(_left(column), (y, height), counts[choice], is_given=is_given)
            y += height
        self.canvas.rule(y)
        return self.canvas.svg(alt)

    def _write(self, lines: list[tuple[str, str, Font]], x: float, y: float) -> None:
        for at, (words, role, font) in enumerate(lines):
            self.canvas.text(words, (x, y + (at + 0.5) * _LINE), role, font)

    def _draw_cell(
        self, x: float, rows: tuple[float, float], count: int, *, is_given: bool
    ) -> None:
        y, height = rows
        if is_given:
            at, size = (x - _INSET, y + 3), (_COLUMN - 3, height - 6)
            self.canvas.box(at, size, "paper", edge=self.role, lw=1.6)
        above = y + (height - _BAR) / 2
        long = self.track * count / self.files
        self.canvas.box((x, above), (self.track, _BAR), "outside")
        self.canvas.box((x, above), (long, _BAR), "muted")
        role = "ink" if count else "muted"
        self.canvas.text(number(count), (x + self.track + _INSET, y + height / 2), role)


def _left(column: int) -> float:
    return _NAMES + column * _COLUMN + _INSET


def _gives(theme: Given) -> list[str]:
    """Return what the article gives, a basis a line, as not all scripts part words for `wrap`."""
    return [tr("{head}:", head=tr(ARTICLE_GIVES)), *theme.gives] if theme.gives else []
