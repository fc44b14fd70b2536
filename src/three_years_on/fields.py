"""The declared tables in, Markdown for people who fill them out."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from three_years_on.tables import DATA

BEGIN, END = "<!-- tables:begin -->", "<!-- tables:end -->"

_TYPES = {"string": "text", "integer": "whole number", "boolean": "yes or no"}


def describe_tables() -> str:
    """Describe every table and field of ``data/datapackage.json`` in Markdown.

    Returns
    -------
    str
        A block a table that opens on a click.
    """
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return "\n\n".join(_table(resource) for resource in package["resources"])


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
        raise ValueError(f"needs a line {BEGIN} and, below it, a line {END}")
    return f"{before}{BEGIN}\n\n{described}\n\n{END}{after}"


def _table(resource: dict[str, Any]) -> str:
    schema = resource["schema"]
    title, file = escape(resource["title"]), escape(resource["path"])
    return "\n".join(
        [
            f"<details><summary><b>{title}</b> ({file})</summary>",
            "",
            f"{_plain(resource['description'])} {_key(schema['primaryKey'])}",
            "",
            "| field | holds | needed | what it is |",
            "|---|---|---|---|",
            *(_row(field, _looked_up(schema)) for field in schema["fields"]),
            "",
            "</details>",
        ]
    )


def _row(field: dict[str, Any], looked_up: dict[str, str]) -> str:
    constraints = field.get("constraints", {})
    words = [field["description"]]
    if constraints.get("enum"):
        words.append(f"One of: {', '.join(constraints['enum'])}.")
    if constraints.get("unique"):
        words.append("No two rows share it.")
    needed = "yes" if constraints.get("required") else ""
    cells = (f"`{field['name']}`", _type(field, looked_up), needed, " ".join(words))
    return f"| {' | '.join(map(_plain, cells))} |"


def _type(field: dict[str, Any], looked_up: dict[str, str]) -> str:
    if field.get("references"):
        return f"ids in {field['references']}.csv"
    if field["name"] in looked_up:
        return f"id in {looked_up[field['name']]}.csv"
    return _TYPES.get(field["type"], field["type"])


def _looked_up(schema: dict[str, Any]) -> dict[str, str]:
    """Return in which table the value of a field has to be found."""
    keys = schema.get("foreignKeys", [])
    return {key["fields"][0]: key["reference"]["resource"] for key in keys}


def _key(names: list[str]) -> str:
    *first, last = [f"`{name}`" for name in names]
    together = f"{', '.join(first)} and {last} together" if first else last
    return f"No two rows share their {together}."


def _plain(text: str) -> str:
    """Keep text from being taken for markup; a name in backquotes stays one."""
    return re.sub(r"([|<>*\[\]])", r"\\\1", text)
