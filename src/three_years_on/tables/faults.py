"""What is wrong with a folder of tables in, one error that tells it all out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from three_years_on.tables.sentences import Place, harmless, tell

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
    "other-name",
    "there-twice",
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
    "formula",
    "formula-error",
    "percentage",
    # how a table is written
    "no-text",
    "not-utf-8",
    "quotes",
    "far-out",
    "column-missing",
    "column-unknown",
    "column-twice",
    "column-nameless",
    "row-short",
    "cell-beyond",
    "many-faults",
    # cells
    "empty",
    "no-date",
    "no-month",
    "two-days",
    "no-integer",
    "no-number",
    "no-boolean",
    "not-one-of",
    "too-small",
    "too-great",
    "no-day",
    "no-link",
    "no-language",
    "no-id",
    "control-character",
    "row-twice",
    "value-twice",
    # rows and tables together
    "unknown-id",
    "empty-language",
    "empty-basis",
    "empty-reason",
    "empty-scale",
    "empty-idea",
    "idea-of-right",
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

# More are of no use to anybody, and a file of rubbish would fill the memory with them.
MOST_FAULTS = 5_000

_EMPTY = {"empty", "empty-language", "empty-basis", "empty-reason", "empty-scale", "empty-idea"}
_TWICE = {"row-twice", "value-twice"}


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a folder of tables; as text, what it is and what to do about it.

    Attributes
    ----------
    code : str
        Which fault it is: one of `Code`.
    place : Place
        The file, and the sheet of a workbook.
    row : int or None
        As a spreadsheet counts them: the header is row 1.
    column : str or None
        Its name; its letter where a workbook's cell cannot be read.
    value : str or None
        What stands in the cell.
    more : dict
        Further values that the sentence names; a `Place` is another file or sheet.
    """

    code: Code
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


class TablesError(ValueError):
    """Raised by `load` with every fault it found in a folder; its text shows the first hundred.

    Attributes
    ----------
    faults : list of Fault
        One entry a fault; of a table with more than 5,000, the first of them.
    """

    def __init__(self, folder: str | Path, faults: list[Fault]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = [str(fault) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            lines.append(f"and {len(faults) - _SHOWN} more; mend these first, then check again")
        super().__init__("\n".join([f"{count} in {harmless(str(folder))}", *lines]))
