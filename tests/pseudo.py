"""Languages that nobody speaks, to see what a display does with any language."""

import re
import shutil
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from payloads import text_fields
from tiny import PROJECT_DATA, read_rows, write_rows

from three_years_on.languages import spoken as module
from three_years_on.languages.catalogues import PACKAGE, template

_PLACE = re.compile(r"(\{\w+\})")
_LETTER = re.compile(r"[^\W\d_]")
# Each under the code of a language that CLDR knows the dates and plurals of.
KINDS = {
    "el": ("every letter is an X", lambda text: _LETTER.sub("X", text)),
    "fi": ("every text twice as long", lambda text: f"{text} {text}"),
    "he": ("from right to left", lambda text: _LETTER.sub("\N{HEBREW LETTER SHIN}", text)),
    "it": ("texts look like markup", lambda text: f"<b>{text}</b> &amp;"),
    "cy": ("six plural forms", lambda text: text),
}


def _changed(text, change):
    parts = _PLACE.split(text)
    return "".join(
        part if at % 2 or not part.strip() else change(part) for at, part in enumerate(parts)
    )


def catalogue(code):
    """Return the catalogue of a language, as its file holds it."""
    _, change = KINDS[code]
    made = Catalog(locale=code, fuzzy=False)
    for message in template(PACKAGE, PROJECT_DATA / "datapackage.json"):
        if not message.id:
            continue
        if isinstance(message.id, str):
            made.add(message.id, _changed(message.id, change), context=message.context)
        else:
            forms = [f"{n} {_changed(message.id[1], change)}" for n in range(made.num_plurals)]
            plain = [_changed(message.id[1], change)] * made.num_plurals
            made.add(message.id, forms if code == "cy" else plain, context=message.context)
    binary = BytesIO()
    write_po(binary, made)
    return binary.getvalue()


def speak_pseudo(folder, monkeypatch):
    """Put the languages that nobody speaks in place of ours; return their codes."""
    for code in KINDS:
        (folder / f"{code}.po").write_bytes(catalogue(code))
    monkeypatch.setattr(module, "FOLDER", folder)
    module.language.cache_clear()
    return list(KINDS)


_GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβγδεφγηιικλμνοπκρστυβωξυζ")


def write_in_greek(folder):
    """Write this article's tables with every free text in Greek letters, capitals made small."""
    shutil.copytree(PROJECT_DATA, folder, dirs_exist_ok=True)
    fields = text_fields()
    for table in {table for table, _ in fields}:
        rows = read_rows(folder, table)
        places = [at for at, column in enumerate(rows[0]) if (table, column) in fields]
        for row in rows[1:]:
            for at in places:
                row[at] = row[at].lower().translate(_GREEK)
        # What names a kind of milestone is a word of the tables as well.
        write_rows(folder, table, rows)
    rows = read_rows(folder, "milestones")
    kind = rows[0].index("kind")
    for row in rows[1:]:
        row[kind] = row[kind].lower().translate(_GREEK)
    write_rows(folder, "milestones", rows)
    return folder
