"""What is wrong with a folder of tables in, one error that tells it all out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from three_years_on.languages.spoken import ENGLISH, speaking, trn
from three_years_on.tables.sentences import Place, harmless, tell, with_others

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Code = Literal[
    # folders and files
    "not-there",
    "is-address",
    "name-long",
    "link-loop",
    "no-folder",
    "unopened",
    "no-tables",
    "other-format",
    "other-name",
    "by-columns",
    "there-twice",
    "many-twice",
    "leads-nowhere",
    "is-folder",
    "is-device",
    "too-large",
    "table-missing",
    # workbooks
    "no-workbook",
    "many-sheets",
    "no-sheets",
    "sheet-other-name",
    "sheet-by-columns",
    "formula",
    "formula-error",
    "percentage",
    # how a table is written
    "no-text",
    "not-utf-8",
    "quotes",
    "far-out",
    "one-cell",
    "title-above",
    "header-again",
    "second-table",
    "note-row",
    "column-missing",
    "column-unknown",
    "column-language",
    "column-meant",
    "columns-other",
    "column-twice",
    "column-nameless",
    "row-short",
    "cell-beyond",
    "many-faults",
    # cells
    "empty",
    "merged",
    "no-date",
    "day-in-words",
    "month-alone",
    "two-days",
    "time-of-day",
    "before-year-1",
    "day-number",
    "day-range",
    "short-year",
    "no-integer",
    "no-number",
    "decimal-comma",
    "two-numbers",
    "no-boolean",
    "not-one-of",
    "too-small",
    "too-great",
    "no-day",
    "no-link",
    "link-start",
    "link-sign",
    "link-space",
    "link-unseen",
    "link-name",
    "link-nowhere",
    "no-language",
    "many-words",
    "no-id",
    "id-form",
    "control-character",
    "row-twice",
    "value-twice",
    # rows and tables together
    "unknown-id",
    "id-meant",
    "empty-language",
    "empty-basis",
    "empty-copy",
    "empty-reason",
    "empty-scale",
    "empty-idea",
    "idea-of-right",
    "end-early",
    "effective-early",
    "not-drawable",
    "off-scale",
    "scale-turned",
    "beside-chain",
    "beside-card",
    "beside-other",
    "no-chart",
    "few-points",
    "vintage-gap",
    "few-choices",
    "right-choices",
    "two-articles",
    "two-abouts",
    "no-moments",
]
Notice = Literal[
    "not-read",
    "book-not-read",
    "read-elsewhere",
    "hidden-sheet",
    "hidden-column",
    "hidden-row",
    "not-translated",
]
NotCounted = Literal[
    "no-prediction",
    "no-content",
    "folder-inside",
    "lost-link",
    "no-file",
    "no-rows",
    "other-article",
    "no-theme",
    "theme-again",
    "no-choice",
    "linked",
    "copied",
]

# More are of no use to anybody, and a file of rubbish would fill the memory with them.
MOST_FAULTS = 5_000

_EMPTY = {
    "empty",
    "merged",
    "empty-language",
    "empty-basis",
    "empty-copy",
    "empty-reason",
    "empty-scale",
    "empty-idea",
}
_TWICE = {"row-twice", "value-twice"}


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a folder of tables; as text, what it is and what to do about it.

    The text is in the language that is spoken. A notice has the same form: it is no fault, and
    worth knowing.

    Attributes
    ----------
    code : str
        Which fault it is: one of `Code`, of `Notice` or of `NotCounted`.
    place : Place
        The file, and the sheet of a workbook.
    row : int or None
        As a spreadsheet counts them: the header is row 1.
    column : str or None
        Its name.
    value : str or None
        What stands in the cell.
    more : dict
        Further values that the sentence names; a `Place` is another file or sheet.
    """

    code: Code | Notice | NotCounted
    place: Place
    row: int | None = None
    column: str | None = None
    value: str | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.place.file

    def __str__(self) -> str:
        return tell(self.code, self.place, self.row, self.column, self.value, self.more)


def is_empty(fault: Fault) -> bool:
    """Tell whether the fault is that a cell holds nothing."""
    return fault.code in _EMPTY


def one_a_cell(faults: Iterable[Fault]) -> list[Fault]:
    """Keep one fault a value of a cell, and of an empty cell one in all.

    What is wrong with a cell itself goes before that it is empty, and this before that it stands
    twice; else the fault that was found first.
    """
    kept: dict[tuple[object, ...], Fault] = {}
    told = set()
    for fault in sorted(faults, key=_rank):
        cell = fault.place, fault.row, fault.column
        if cell not in told or not is_empty(fault):
            kept.setdefault((*cell, fault.value), fault)
        told.add(cell)
    return list(kept.values())


def _rank(fault: Fault) -> int:
    return 2 if fault.code in _TWICE else int(is_empty(fault))


class UnreadableError(Exception):
    """Carries the faults of a file from which no rows can be taken."""


_SHOWN = 100
_ALIKE = 4  # from so many on, they are one line
# What to do depends on the value.
_BY_VALUE = {"id-meant", "not-one-of", "id-form"}


def lines(faults: list[Fault]) -> list[str]:
    """Tell each fault in a line; what is wrong all the way down a column is one line."""
    alike: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        alike.setdefault(_kind(fault), []).append(fault)
    told: list[str] = []
    for found in alike.values():
        if len(found) < _ALIKE:
            told += map(str, found)
            continue
        rows: dict[Place, list[int]] = {}
        for fault in found[1:]:
            rows.setdefault(fault.place, []).append(fault.row or 1)
        told.append(with_others(str(found[0]), found[0].place, rows))
    return told


def _kind(fault: Fault) -> tuple[object, ...]:
    """Return what faults have in common that are mended in the same way."""
    if fault.row is None:
        return (id(fault),)
    if fault.code == "unknown-id":  # one row mends it, wherever the id is used
        return fault.code, fault.more["table"], fault.value
    value = fault.value if fault.code in _BY_VALUE else None
    return fault.code, fault.place, fault.column, value


class TablesError(ValueError):
    """Raised by `load` with every fault it found in a folder; its text has up to a hundred lines.

    Attributes
    ----------
    folder : str
        Where the tables stand.
    faults : list of Fault
        One entry a fault; of a table with more than 5,000, the first of them.
    language : str
        Tag of the language in which its text tells them.
    """

    def __init__(self, folder: str | Path, faults: list[Fault], language: str = ENGLISH) -> None:
        super().__init__(folder, faults, language)
        self.folder, self.faults, self.language = str(folder), faults, language

    def __str__(self) -> str:
        with speaking(self.language):
            folder = harmless(self.folder)
            count = len(self.faults)
            head = trn(
                "{count} fault in {folder}", "{count} faults in {folder}", count, folder=folder
            )
            told = lines(self.faults)
            if more := len(told[_SHOWN:]):
                told[_SHOWN:] = [
                    trn(
                        "and {count} more; mend these first, then check again",
                        "and {count} more; mend these first, then check again",
                        more,
                    )
                ]
            return "\n".join([head, *told])
