"""A code of a language in, the words, numbers and dates of that language out.

English is the key of every message and needs no catalogue. Each other language is one file beside
this module, such as ``fr.po``; a code that has none falls back as CLDR says, in the end to English.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from babel import Locale
    from babel.messages.catalog import Catalog

FOLDER = Path(__file__).parent
ENGLISH = "en"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Language:
    """English: what it calls months, how it writes numbers, dates and lists.

    Attributes
    ----------
    code : str
        Tag of the language, such as ``en`` or ``zh-Hans``.
    direction : str
        ``ltr`` or ``rtl``.
    """

    code = ENGLISH
    direction = "ltr"
    gettext: gettext.NullTranslations = gettext.NullTranslations()

    def number(self, value: Decimal) -> str:
        """Write 58990 as 58,990."""
        return f"{value:,f}"

    def day(self, on: date) -> str:
        """Write 19 April 2016."""
        return f"{on.day} {self.month(on)}"

    def month(self, on: date) -> str:
        """Write April 2016."""
        return f"{_MONTHS[on.month - 1]} {on.year}"

    def short_day(self, on: date) -> str:
        """Write 19 Apr 2016."""
        return f"{on.day} {self.short_month(on)}"

    def short_month(self, on: date) -> str:
        """Write Apr 2016."""
        return f"{self.month_name(on)} {on.year}"

    def month_name(self, on: date) -> str:
        """Write Apr."""
        return _MONTHS[on.month - 1][:3]

    def listed(self, words: Sequence[str]) -> str:
        """Write one, two and three."""
        return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

    def sentences(self, said: Sequence[str]) -> str:
        """Write one sentence after the other."""
        return " ".join(said)

    def year(self, on: date) -> str:
        """Write 2016."""
        return str(on.year)

    def language_name(self, code: str) -> str:
        """Write what a language is called, such as Spanish; its tag where it has no name.

        Nothing where the tag names none.
        """
        if code.partition("-")[0] in _NO_LANGUAGE:
            return ""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (slow to import)

        try:
            name = Locale.parse(code, sep="-").get_display_name(self.code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            name = None
        return name or code

    def form(self, value: Decimal) -> int:
        """Return a whole number that takes the same plural form as a value, maybe a fraction."""
        return int(value) if value == int(value) else 2

    def messages(self) -> dict[str, str | list[str]]:
        """Return all messages in this language, plural ones as lists, those in English not."""
        return {}

    def plural(self) -> list[int]:
        """Return which form of a plural message a count from 0 to 199 takes, if not English."""
        return []


# Tags of what is not stated, of several languages at once, and of no language.
_NO_LANGUAGE = {"", "und", "mul", "zxx"}


class _Translated(Language):
    """A language that has a catalogue; the rest of it comes from CLDR."""

    def __init__(self, locale: Locale, catalogue: Catalog) -> None:
        from babel.localedata import load  # noqa: PLC0415 (slow to import)
        from babel.messages.mofile import write_mo  # noqa: PLC0415 (slow to import)

        # Else Babel keeps the months of one language for all that are read later, where both have
        # theirs from the same place (python-babel/babel#1234).
        read = load(str(locale))
        read["months"] = deepcopy(read["months"])
        self.locale, self.catalogue = locale, catalogue
        self.code = str(locale).replace("_", "-")
        self.direction = locale.text_direction
        binary = BytesIO()
        write_mo(binary, catalogue)
        binary.seek(0)
        self.gettext = gettext.GNUTranslations(binary)

    def number(self, value: Decimal) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415 (slow to import)

        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def _date(self, on: date, skeleton: str) -> str:
        from babel.dates import format_skeleton  # noqa: PLC0415 (slow to import)

        return format_skeleton(skeleton, on, locale=self.locale)

    def day(self, on: date) -> str:
        from babel.dates import format_date  # noqa: PLC0415 (slow to import)

        return self._first(format_date(on, "long", locale=self.locale))

    def month(self, on: date) -> str:
        return self._date(on, "yMMMM")

    def short_day(self, on: date) -> str:
        return self._first(self._date(on, "yMMMd"))

    def _first(self, day: str) -> str:
        """Write the first of a month as French does, of which CLDR says nothing."""
        return re.sub("^1 ", "1er ", day) if self.code == "fr" else day

    def short_month(self, on: date) -> str:
        return self._date(on, "yMMM")

    def month_name(self, on: date) -> str:
        from babel.dates import format_date  # noqa: PLC0415 (slow to import)

        return format_date(on, "LLL", locale=self.locale)

    def listed(self, words: Sequence[str]) -> str:
        from babel.lists import format_list  # noqa: PLC0415 (slow to import)

        return format_list(list(words), locale=self.locale)

    def sentences(self, said: Sequence[str]) -> str:
        # Full stops of Chinese have their own room; those of words in another language have not.
        bare = ("。", "！", "？") if self.locale.language == "zh" else ()
        return "".join(one if one.endswith(bare) else f"{one} " for one in said).rstrip()

    def year(self, on: date) -> str:
        return self._date(on, "y")

    def form(self, value: Decimal) -> int:
        kind = self.locale.plural_form
        # Without one, as in Russian, a fraction takes the case that two of a thing take.
        alike = (number for number in range(200) if kind(number) == kind(value))
        return int(value) if value == int(value) else next(alike, 2)

    def messages(self) -> dict[str, str | list[str]]:
        found: dict[str, str | list[str]] = {}
        for message in self.catalogue:
            if not message.id or not message.string or message.fuzzy:
                continue
            key = message.id if isinstance(message.id, str) else message.id[0]
            key = f"{message.context}\x04{key}" if message.context else key
            found[key] = message.string if isinstance(message.string, str) else [*message.string]
        return found

    def plural(self) -> list[int]:
        expression = self.catalogue.plural_expr
        # What gettext itself reads a rule with.
        form = gettext.c2py(expression)
        return [form(count) for count in range(200)]


@cache
def known_languages() -> tuple[str, ...]:
    """Return the tags of all languages that can be spoken, English first."""
    others = sorted(path.stem.replace("_", "-") for path in FOLDER.glob("*.po"))
    return (ENGLISH, *others)


@cache
def language(code: str) -> Language:
    """Return a language that can be spoken, for any code.

    Parameters
    ----------
    code : str
        A language tag such as ``fr``, ``zh-CN`` or ``pt_BR``. One that is not known falls back to
        the nearest that is: ``zh-CN`` and ``zh`` to ``zh-Hans``, ``fr-CA`` to ``fr``, all others
        to English.
    """
    tag = _usual(code)
    if tag.partition("-")[0] == ENGLISH:
        return Language()
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (slow to import)
    from babel.messages.pofile import read_po  # noqa: PLC0415 (slow to import)

    try:
        file = _catalogue_of(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        file = None
    if file is None:
        return Language()
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.stem)
    return _Translated(Locale.parse(file.stem), catalogue)


def is_spoken(code: str) -> bool:
    """Tell whether a code names a language that can be spoken, be it in more detail."""
    return language(code).code.partition("-")[0] == _usual(code).partition("-")[0]


def _usual(code: str) -> str:
    """Return a code with hyphens between its parts, as systems do not all write it."""
    language, *more = code.strip().replace("_", "-").partition("-")
    return language.lower() + "".join(more)


def _catalogue_of(locale: Locale) -> Path | None:
    """Return the file of a language, in the script in which it is meant."""
    from babel.core import get_global  # noqa: PLC0415 (slow to import)

    likely = get_global("likely_subtags")

    def script_of(name: str) -> str:
        return likely.get(name, "__").split("_")[1]

    usual = script_of(locale.language)
    there = script_of(f"{locale.language}_{locale.territory}") or usual
    script = locale.script or there
    names = [f"{locale.language}_{script}", *[locale.language] * (script == usual)]
    return next((path for name in names if (path := FOLDER / f"{name}.po").is_file()), None)


# Speaking it --------------------------------------------------------------------------------------

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default=Language())  # noqa: B039 (no state)


@contextmanager
def speaking(code: str) -> Iterator[Language]:
    """Let all that is said inside be said in a language."""
    spoken = language(code or ENGLISH)
    before = _SPOKEN.set(spoken)
    try:
        yield spoken
    finally:
        _SPOKEN.reset(before)


def spoken() -> Language:
    """Return the language that is spoken here."""
    return _SPOKEN.get()


def tr(message: str, /, **places: Any) -> str:
    """Say a message in the language spoken here.

    Parameters
    ----------
    message : str
        The message in English, with names in braces for what changes.
    **places
        What stands at each name.
    """
    return _filled(spoken().gettext.gettext(message), places)


def trn(one: str, many: str, count: int, /, **places: Any) -> str:
    """Say a message that counts, by the rule of the language; ``{count}`` is the number.

    Parameters
    ----------
    one, many : str
        The message in English, for one and for any other number.
    count : int
        How many there are.
    **places
        What stands at each other name; ``count`` may be given as words.
    """
    written = {"count": spoken().number(Decimal(count))} | places
    return _filled(spoken().gettext.ngettext(one, many, count), written)


def trp(context: str, message: str, /, **places: Any) -> str:
    """Say a message that means other things elsewhere, such as a fixed word of a column.

    Parameters
    ----------
    context : str
        Where the message stands, such as the column whose word it is.
    message : str
        The message in English.
    **places
        What stands at each name.
    """
    return _filled(spoken().gettext.pgettext(context, message), places)


def marked(message: str) -> str:
    """Return a message as it is, to be found for translation where it is written down."""
    return message


def _filled(message: str, places: dict[str, Any]) -> str:
    words = {name: str(value) for name, value in places.items()}
    for name, said in words.items():
        if said.endswith("."):  # a sentence that ends so has its full stop already
            message = message.replace(f"{{{name}}}.", f"{{{name}}}")
    return message.format(**{name: isolated(said) for name, said in words.items()})


def isolated(words: str) -> str:
    """Mark words whose letters may run against those around them, so that all keep their order.

    Examples
    --------
    >>> isolated("economy")
    'economy'
    >>> isolated("\u05d0")
    '\u2068\u05d0\u2069'
    """
    if _ISOLATE in words or (words.isascii() and spoken().direction == "ltr"):
        return words
    kinds = {unicodedata.bidirectional(letter) for letter in words}
    # A number keeps its order by itself; a date with hyphens does not.
    is_mixed = "EN" in kinds and not kinds <= {"EN", "CS"}
    runs_left = bool(kinds & {"R", "AL"})
    runs_against = "L" in kinds or is_mixed if spoken().direction == "rtl" else runs_left
    return f"{_ISOLATE}{words}{_POP}" if runs_against else words


_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
