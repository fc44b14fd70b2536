"""Sources in, one catalogue a language out: ``make messages`` brings them up to date.

A new language is one more file: ``python -m three_years_on.languages.catalogues --add it`` makes
``it.po`` with every message, to be translated.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from three_years_on.languages.spoken import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

PACKAGE = FOLDER.parent
# What says a message in either half, and which of its arguments are the message.
KEYWORDS = {
    "tr": None,
    "trn": (1, 2),
    "trp": ((1, "c"), 2),
    "around": None,
    "marked": None,
}
_METHODS = [("**.py", "python"), ("**.js", "javascript")]
# Columns whose fixed words are ids of ours, never shown as they are.
_UNSEEN = {"display", "dated_by", "certainty", "relation"}
_PLACE = re.compile(r"\{(\w+)\}")


def template(package: Path, tables: Path) -> Catalog:
    """Return all messages of the sources and all fixed words of the tables.

    Parameters
    ----------
    package : Path
        The folder of the sources.
    tables : Path
        The file that declares the tables, whose fixed words have their column as context.
    """
    found = Catalog(fuzzy=False)
    extracted = extract_from_dir(package, _METHODS, {}, KEYWORDS, strip_comment_tags=True)
    for _, _, message, _, context in sorted(extracted, key=lambda one: str(one[2])):
        found.add(message, context=context)
    for column, word in _fixed_words(tables):
        found.add(word, context=column)
    return found


def _fixed_words(tables: Path) -> Iterator[tuple[str, str]]:
    for table in json.loads(tables.read_text(encoding="utf-8"))["resources"]:
        for column in table["schema"]["fields"]:
            if column["name"] not in _UNSEEN:
                for word in column.get("constraints", {}).get("enum", []):
                    yield column["name"], word


def updated(file: Path, messages: Catalog) -> str:
    """Return a catalogue with all messages of the sources and no other, as its file is written."""
    code = file.stem
    catalogue = Catalog(locale=code, fuzzy=False)
    if file.is_file():
        with file.open("rb") as opened:
            catalogue = read_po(opened, locale=code, ignore_obsolete=True)
    catalogue.update(messages, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    binary = BytesIO()
    write_po(binary, catalogue, omit_header=True, no_location=True, sort_output=True, width=100)
    return _head(catalogue) + binary.getvalue().decode()


def _head(catalogue: Catalog) -> str:
    """Return the head of a catalogue, without a clock."""
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )


def faults(file: Path, messages: Catalog) -> list[str]:
    """Return what is missing in a catalogue, left over in it, or has other places than English."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.stem)
    wanted = {_key(message) for message in messages if message.id}
    there = {_key(message): message for message in catalogue if message.id}
    told = [f"missing: {_shown(key)}" for key in sorted(wanted - there.keys())]
    told += [f"left over: {_shown(key)}" for key in sorted(there.keys() - wanted)]
    for key, message in there.items():
        if key in wanted:
            told += [f"{fault}: {_shown(key)}" for fault in _message_faults(message)]
    return [f"{file.name}: {line}" for line in told]


def _key(message: Message) -> tuple[str, str]:
    one = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", one)


def _shown(key: tuple[str, str]) -> str:
    context, message = key
    return f"“{message}”" + (f" ({context})" if context else "")


def _message_faults(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(strings):
        yield "not translated"
        return
    ids = [message.id] if isinstance(message.id, str) else [*message.id]
    places = {place for id_ in ids for place in _PLACE.findall(id_)}
    # A form for one, or two, may leave the number out.
    needed = places - {"count"} if len(ids) > 1 else places
    for string in strings:
        written = set(_PLACE.findall(string))
        if not needed <= written <= places:
            yield "other places in braces"
            return


def main(arguments: list[str] | None = None) -> int:
    """Bring the catalogues up to date, add one, or check them, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m three_years_on.languages.catalogues")
    parser.add_argument("--check", action="store_true", help="only tell what is wrong")
    parser.add_argument("--add", metavar="CODE", help="begin a language, such as it or pt-BR")
    options = parser.parse_args(arguments)
    messages = template(PACKAGE, _tables())
    files = sorted(FOLDER.glob("*.po"))
    if options.check:
        told = [fault for file in files for fault in faults(file, messages)]
        sys.stderr.writelines(f"{line}\n" for line in told)
        return 1 if told else 0
    if options.add:
        files.append(FOLDER / f"{Locale.parse(options.add, sep='-')}.po")
    for file in files:
        text = updated(file, messages)
        file.write_text(text, encoding="utf-8", newline="\n")
        count = sum("not translated" in fault for fault in faults(file, messages))
        print(f"{file.name}: {len(messages)} messages, {count} not translated")  # noqa: T201 (a command prints)
    return 0


def _tables() -> Path:
    """Return the file that declares the tables, in the repository or where it is installed."""
    installed = PACKAGE / "data" / "datapackage.json"
    return installed if installed.is_file() else PACKAGE.parents[1] / "data" / "datapackage.json"


if __name__ == "__main__":
    sys.exit(main())
