"""The declared tables in, Markdown for people who fill them out."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from three_years_on.languages.spoken import tr
from three_years_on.tables.schema import schemas

if TYPE_CHECKING:
    from three_years_on.tables.schema import Field, Schema

BEGIN, END = "<!-- tables:begin -->", "<!-- tables:end -->"

_TYPES = {"string": "text", "integer": "whole number", "boolean": "yes or no"}


def describe_tables() -> str:
    """Describe every table and field of ``data/datapackage.json`` in Markdown.

    Returns
    -------
    str
        A block a table that opens on a click.
    """
    return "\n\n".join(map(_table, schemas().values()))


def put_between_marks(text: str, described: str) -> str:
    """Return a text with what stands between its marks `BEGIN` and `END` replaced.

    Parameters
    ----------
    text : str
        The text, such as a README.
    described : str
        What to put there.

    Raises
    ------
    ValueError
        When the text does not hold both marks, once each and in this order.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in rest or END in before + after:
        raise ValueError(
            tr("needs a line {begin} and, below it, a line {end}", begin=BEGIN, end=END)
        )
    return f"{before}{BEGIN}\n\n{described}\n\n{END}{after}"


def _table(schema: Schema) -> str:
    return "\n".join(
        [
            f"<details><summary><b>{escape(schema.title)}</b> ({escape(schema.file)})</summary>",
            "",
            f"{_plain(schema.description)} {_key(schema.key)}",
            "",
            "| field | holds | needed | what it is |",
            "|---|---|---|---|",
            *map(_row, schema.fields.values()),
            "",
            "</details>",
        ]
    )


def _row(field: Field) -> str:
    words = [field.description]
    if field.allowed:
        words.append(f"One of: {', '.join(field.allowed)}.")
    if field.is_unique:
        words.append("No two rows share it.")
    needed = "yes" if field.is_required else ""
    cells = (f"`{field.name}`", _type(field), needed, " ".join(words))
    return f"| {' | '.join(map(_plain, cells))} |"


def _type(field: Field) -> str:
    if field.table:
        return f"{'ids' if field.type == 'list' else 'id'} in {schemas()[field.table].file}"
    return _TYPES.get(field.type, field.type)


def _key(names: tuple[str, ...]) -> str:
    *first, last = [f"`{name}`" for name in names]
    together = f"{', '.join(first)} and {last} together" if first else last
    return f"No two rows share their {together}."


def _plain(text: str) -> str:
    """Keep text from being taken for markup; a name in backquotes stays one."""
    return re.sub(r"([|<>*\[\]])", r"\\\1", text)
