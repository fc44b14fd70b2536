"""The rows of a table in, its columns out, and what is wrong with its first row or repeats it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from three_years_on.tables.columns import tag_of
from three_years_on.tables.faults import Fault
from three_years_on.tables.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.faults import Place
    from three_years_on.tables.schema import Schema


def column_of(label: str, columns: set[str]) -> str:
    """Return the name of a column that differs in capitals, spaces and what nobody sees only.

    Examples
    --------
    >>> column_of(" Original Title", {"original_title"}), column_of("Title : FR", {"title"})
    ('original_title', 'title:fr')
    """
    plain = label.strip()
    if plain in columns:
        return plain
    original, mark, language = plain.translate(_AS_SEEN).partition(":")
    folded, tag = "_".join(original.lower().split()), tag_of(language.strip())
    return f"{folded}{mark}{tag}" if folded in columns and bool(mark) == bool(tag) else plain


# Controls, marks of direction and of no width; and the colon of Chinese keyboards.
_UNSEEN = [*range(9), *range(14, 28), 0x7F, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
_AS_SEEN = {**dict.fromkeys([*_UNSEEN, 0x2060, *range(0x2066, 0x206A), 0xFEFF]), ord("："): ":"}


def is_unknown(label: str, schema: Schema) -> bool:
    """Tell a column that a table cannot have from its own, and from those of the author."""
    is_known = label in schema.fields or schema.is_translation(label)
    return bool(label) and not is_known and not label.startswith("_")


def header_faults(
    place: Place, cells: list[list[str]], numbers: list[int], schema: Schema
) -> Iterator[Fault]:
    """Find what is so wrong with a header that no row can be told from another."""
    header = cells[0]
    columns = set(schema.fields)
    missing = [column for column in schema.key if column not in header]
    lone = "".join(header) if len(list(filter(None, header))) == 1 else ""
    if missing and len(_names(_SIGNS.split(lone.strip('"')), columns)) > 1:
        yield Fault("one-cell", place, numbers[0])
        return
    if missing and not columns & set(header):
        for row, number in zip(cells[1:TITLE], numbers[1:TITLE], strict=False):
            if len(_names(row, columns)) > 1:
                yield Fault("title-above", place, numbers[0], more={"below": number})
                return
    named = [column for column in header if column and not column.startswith("_")]
    for column in sorted({column for column in named if named.count(column) > 1}):
        yield Fault("column-twice", place, column=column)
    if missing:
        needed = [field.name for field in schema.fields.values() if field.is_required]
        missing = [column for column in needed if column not in header]
        yield from column_faults(place, header, missing, schema)


_SIGNS = re.compile("[,;:|\t]")  # that part cells, where programs are told so
TITLE = 20  # rows: a title takes no more


def _names(row: list[str], columns: set[str]) -> set[str]:
    return {column_of(cell, columns) for cell in row} & columns


_MANY = 3  # columns that are not known, and so written for something else


def column_faults(
    place: Place, header: list[str], missing: list[str], schema: Schema
) -> Iterator[Fault]:
    """Tell the columns that are missing and those that are not known, with what they may be."""
    unknown = [column for column in header if is_unknown(column, schema)]
    if len(unknown) > _MANY and missing:
        more = {"unknown": unknown[:_NAMED], "missing": missing}
        yield Fault("columns-other", place, more=more)
        return
    meant = {}
    for column in unknown:
        folded = "_".join(_HINT.sub("", column).lower().split())
        for name in get_close_matches(
            folded, [f for f in schema.fields if f not in header], 1, 0.75
        ):
            meant[column] = name
    for column in missing:
        if column not in meant.values():
            yield Fault("column-missing", place, column=column)
    for column in unknown:
        original = column_of(column.partition(":")[0], set(schema.fields))
        if column in meant:
            yield Fault("column-meant", place, column=column, more={"meant": meant[column]})
        elif schema.is_translation(f"{original}:fr"):
            yield Fault("column-language", place, column=column, more={"meant": f"{original}:fr"})
        else:
            yield Fault("column-unknown", place, column=column)


# What people write behind a name: date (required), date*, and on a line of its own.
_HINT = re.compile(r"\s*[(\[*\n].*", re.DOTALL)
_NAMED = 12  # columns: enough to see that they are those of something else


def take_out(
    place: Place, cells: list[list[str]], numbers: list[int], schema: Schema
) -> list[Fault]:
    """Take out the rows that are none of the table, and tell them."""
    known = {name for other in schemas().values() for name in other.fields}
    faults, kept = [], [0]
    for at, row in enumerate(cells[1:], 1):
        held = [(column, cell) for column, cell in enumerate(row) if cell]
        if len(held) > 1 and _is_header(held, cells[0], set(schema.fields)):
            faults.append(Fault("header-again", place, numbers[at]))
        elif len(held) >= _FEWEST and all(column_of(cell, known) in known for _, cell in held):
            faults.append(Fault("second-table", place, numbers[at]))
            break
        elif _is_note(held, cells[0], schema):
            faults.append(Fault("note-row", place, numbers[at], value=held[0][1]))
        else:
            kept.append(at)
    cells[:], numbers[:] = [cells[at] for at in kept], [numbers[at] for at in kept]
    return faults


def _is_header(held: list[tuple[int, str]], header: list[str], columns: set[str]) -> bool:
    return all(at < len(header) and column_of(cell, columns) == header[at] for at, cell in held)


_FEWEST = 3  # columns that are known, by which another table is told


def _is_note(held: list[tuple[int, str]], header: list[str], schema: Schema) -> bool:
    """Tell a remark, and a total or the like, which has a word for its id and little else."""
    if 2 * len(held) > len(header):
        return False
    needed = {name for name, field in schema.fields.items() if field.is_required}
    if len(held) == 1 and len(needed) > 1 and _NOTE.search(held[0][1].strip()):
        return True
    row = {header[at]: cell.strip() for at, cell in held if at < len(header)}
    key = schema.fields[schema.key[0]]
    is_id = not (key.pattern and key.name in row) or key.pattern.fullmatch(row[key.name])
    return not is_id and 2 * len(needed & row.keys()) <= len(needed)


# No id, and no other cell that a row could begin with; a year stands above its rows.
_NOTE = re.compile(r"^[*†¹²³]|\s.*\s|^[0-9]{4}$")
