"""The files that a class handed in come in, what each predicts and which are not counted out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from three_years_on.languages.spoken import tr
from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.folders import (
    is_other_book,
    is_workbook,
    read_bytes,
    sheets_of,
    unopened,
)
from three_years_on.tables.sentences import is_unseen
from three_years_on.tables.sheets import read_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from three_years_on.tables.faults import NotCounted
    from three_years_on.tables.sheets import Grid


class FileWords(NamedTuple):
    """What stands in a file of predictions in one language.

    Attributes
    ----------
    heads : tuple of tuple of str
        The names of the columns of themes and of choices, in each way in which they are written.
    themes : list of tuple of str
        The title of each theme, and its id.
    choices : dict of str to str
        The id of each choice under its words; of no choice it is empty.
    """

    heads: tuple[tuple[str, str], ...]
    themes: list[tuple[str, str]]
    choices: dict[str, str]


class Handed(NamedTuple):
    """What the files of a folder predict.

    Attributes
    ----------
    predictions : list of dict of str to str
        For each file that is counted, the id of the choice under the id of the theme; empty where
        nothing was chosen.
    not_counted : list of Fault
        For each other file, by name, why it is not.
    """

    predictions: list[dict[str, str]]
    not_counted: list[Fault]


def read_handed_in(folder: Path, words: list[FileWords]) -> Handed:
    """Read every file of predictions in a folder, each once.

    Nothing in a file tells who wrote it, and two readers may choose alike. So files with the same
    content are counted each, but for a link to another one, and for one that is named as a copy.

    Parameters
    ----------
    folder : Path
        The folder; what begins with a point or a tilde there is a mark of a system, not a file.
    words : list of FileWords
        What stands in the files, in every language.

    Raises
    ------
    OSError
        When the folder cannot be opened.
    """
    handed = Handed([], [])
    files = [file for file in folder.iterdir() if not file.name.startswith((".", "~"))]
    seen: dict[object, Path] = {}
    for file in sorted(files, key=lambda file: (len(file.name), file.name)):  # copies come later
        try:
            raw, predicted = _read(file, words)
            told = file.stat()
        except OSError as error:
            handed.not_counted.append(unopened(file.name, error))
            continue
        except UnreadableError as error:
            handed.not_counted.append(_told(error.args[0]))
            continue
        itself = told.st_dev, told.st_ino
        copied = hashlib.sha256(raw).digest(), _without_marks(file.stem)
        if other := seen.get(itself):
            handed.not_counted.append(_again("linked", file, other))
        elif other := seen.get(copied):
            handed.not_counted.append(_again("copied", file, other))
        else:
            handed.predictions.append(predicted)
        seen.setdefault(itself, file)
        seen.setdefault(copied, file)
    handed.not_counted.sort(key=lambda fault: fault.file)
    return handed


# Files -----------------------------------------------------------------------------------------


def _told(fault: Fault) -> Fault:
    """Tell a fault of a table as it is told of a file that others wrote."""
    codes: dict[str, NotCounted] = {
        "no-text": "no-content",
        "leads-nowhere": "lost-link",
        "is-device": "no-file",
    }
    return replace(fault, code=codes.get(fault.code, fault.code))


def _again(code: NotCounted, file: Path, other: Path) -> Fault:
    return Fault(code, Place(file.name), more={"other": Place(other.name)})


def _without_marks(stem: str) -> str:
    """Return the name of a file without the marks that browsers and systems put on copies.

    Examples
    --------
    >>> _without_marks("predictions (2)"), _without_marks("Copy of 7b - Copy (3)")
    ('predictions', '7b')
    """
    while (shorter := _MARKS.sub("", stem)) != stem:
        stem = shorter
    return stem


_COPY = "copy|copie|copia|kopie|копия|副本|نسخة"
_MARKS = re.compile(
    rf"^(?:copy of|copie de|copia de|копия|نسخة من) | ?\([0-9]+\)$"
    rf"|[ _-]+[-–—]? ?\(?(?:{_COPY})(?: \(?[0-9]+\)?)?\)?$",
    re.IGNORECASE,
)
_TEXT = {".csv", ".tsv", ".tab", ".txt"}


def _read(file: Path, words: list[FileWords]) -> tuple[bytes, dict[str, str]]:
    """Return what a file holds, and what it predicts."""
    place = Place(file.name)
    if file.is_dir():
        raise UnreadableError(Fault("folder-inside", place))
    if is_other_book(file):
        raise UnreadableError(Fault("other-format", place))
    if not is_workbook(file) and file.suffix.lower() not in _TEXT:
        raise UnreadableError(_no_prediction(place))
    raw = read_bytes(file)
    if not is_workbook(file):
        return raw, _predicted(place, raw, words)
    sheets = [(Place(file.name, name), grid) for name, grid in sheets_of(file, raw).items()]
    for at, grid in sheets:
        if any(_columns(next(filter(any, grid.cells), ()), words)):
            return raw, _predicted(at, grid, words)
    raise UnreadableError(_no_prediction(place))


def _no_prediction(place: Place) -> Fault:
    more = {"button": tr("Download (CSV)"), "summary": tr("Summary")}
    return Fault("no-prediction", place, more=more)


# Cells -----------------------------------------------------------------------------------------


def _folded(text: str) -> str:
    """Return words as they are compared: a download may have put an apostrophe before a sign."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in letters if letter != "'" and not is_unseen(letter))


def _columns(header: Sequence[str], words: list[FileWords]) -> Iterator[tuple[int, int, FileWords]]:
    """Find the columns of themes and choices, in every language that has them so."""
    labels = [_folded(label) for label in header]
    for spoken in words:
        for theme, expected in spoken.heads:
            if _folded(theme) in labels and _folded(expected) in labels:
                yield labels.index(_folded(theme)), labels.index(_folded(expected)), spoken


def _predicted(place: Place, content: bytes | Grid, words: list[FileWords]) -> dict[str, str]:
    """Return what the cells predict, in the language in which least of them is not understood."""
    known = {label for spoken in words for head in spoken.heads for label in head}
    cells, numbers, _ = read_cells(place, content, known)
    tries = [
        _choices(place, cells, numbers, columns=(theme, expected), spoken=spoken)
        for theme, expected, spoken in _columns(cells[0], words)
    ]
    if not tries:
        raise UnreadableError(_no_prediction(place))
    chosen, faults = min(tries, key=lambda found: len(found[1]))
    if faults:
        raise UnreadableError(*faults)
    return chosen


def _choices(
    place: Place,
    cells: list[list[str]],
    numbers: list[int],
    *,
    columns: tuple[int, int],
    spoken: FileWords,
) -> tuple[dict[str, str], list[Fault]]:
    """Return the id of each choice under that of its theme, and what is not understood."""
    titles = {_folded(title) for title, _ in spoken.themes}
    waiting = [(_folded(title), id_) for title, id_ in spoken.themes]
    choices = {_folded(label): id_ for label, id_ in spoken.choices.items()}
    chosen: dict[str, str] = {}
    faults: list[Fault] = []
    for row, number in zip(cells[1:], numbers[1:], strict=True):
        theme, expected = (row[at] if at < len(row) else "" for at in columns)
        found = next((entry for entry in waiting if entry[0] == _folded(theme)), None)
        if found is None:
            code: NotCounted = "theme-again" if _folded(theme) in titles else "no-theme"
            faults.append(Fault(code, place, number, cells[0][columns[0]], theme))
            continue
        waiting.remove(found)
        if _folded(expected) not in choices:
            more = {"choices": list(filter(None, spoken.choices))}
            faults.append(Fault("no-choice", place, number, cells[0][columns[1]], expected, more))
        chosen[found[1]] = choices.get(_folded(expected), "")
    if not chosen:
        faults.insert(0, Fault("other-article", place) if faults else Fault("no-rows", place))
    return chosen, faults
