"""The slides of a timeline in, tables and a list of what could not be kept out."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from three_years_on.languages.spoken import marked, tr
from three_years_on.tables.markup import to_plain
from three_years_on.tables.schema import schemas
from three_years_on.tables.sentences import harmless
from three_years_on.tables.slips import slip_of_link
from three_years_on.tables.timelinejs import Slide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.template import Rows
    from three_years_on.tables.timelinejs import When


@dataclass
class Imported:
    """What a timeline gives.

    Attributes
    ----------
    tables : dict of str to list of list of str
        The rows of each table that has any, the header first.
    left : dict of str to list of str
        What was left out or changed, in the language that was spoken, and of which slides, by
        their names.
    gone : set of str
        What of it is gone as a whole.
    """

    tables: dict[str, Rows] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


Row = dict[str, str]


def to_tables(slides: list[Slide]) -> Imported:
    """Turn slides into the tables about, sources, themes and milestones.

    An event becomes a milestone, a group a theme; what media, and links in texts, lead to becomes
    a source. Nothing is made up: who issued it, what kind it is and how certain its date is stay
    empty.

    Parameters
    ----------
    slides : list of Slide
        The slides of a timeline.

    Returns
    -------
    Imported
        The tables, and what could not be kept.

    Raises
    ------
    ValueError
        When no event has a date that a table can hold.
    """
    making = _Making()
    for slide in slides:
        if slide.kind == "title":
            making.add_title(slide)
        elif slide.kind == "era":
            making.leave(tr("eras in the background, left out"), _name(slide))
        else:
            making.add_event(slide)
    making.fill_gaps()
    if not making.rows["milestones"]:
        raise ValueError(
            tr("has no event with a year from 1 to 9999, so there is nothing to bring")
        )
    tables = {name: _whole(name, making.rows[name]) for name in schemas() if name in making.rows}
    held = {name: rows for name, rows in tables.items() if len(rows) > 1}
    return Imported(held, making.left, making.gone)


def _whole(name: str, rows: list[Row]) -> Rows:
    """Return rows under every column that the table may have."""
    columns = list(schemas()[name].fields)
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


class _Names:
    """Names of which each is given once; a later one gets a number."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._taken: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return a name that was not given before."""
        number = self._taken.get(name, 0)
        found = name
        while found in self._taken:
            number += 1
            found = name + self._form.format(number)
        self._taken[name] = max(number, 1)
        self._taken.setdefault(found, 1)
        return found


class _Making:
    """The tables while they are made."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {n: [] for n in ("about", "sources", "themes")}
        self.rows["milestones"] = []
        self.left: dict[str, list[str]] = {}
        self.gone: set[str] = set()
        self._ids = _Names("-{}")
        self._labels = _Names(" ({})")
        self._themes: dict[str, str] = {}
        self._sources: dict[tuple[str, str, str], str] = {}

    def leave(self, what: str, name: str) -> None:
        """Remember what could not be kept as it was."""
        self.left.setdefault(what, []).append(name)

    def add_title(self, slide: Slide) -> None:
        """Name the explainer after the first title."""
        headline = to_plain(slide.headline)
        if not self.rows["about"] and headline.text:
            self.rows["about"].append({"title": headline.text})
            if headline.links or replace(slide, headline="", others=()) != Slide("title"):
                self.leave(tr("all of the title slide but its headline, left out"), headline.text)
        elif replace(slide, others=()) != Slide("title"):
            self.leave(tr("title slides, left out"), _name(slide))
        self._leave_others(slide, tr("the timeline as a whole"))

    def add_event(self, slide: Slide) -> None:
        """Make a milestone of an event, if it has a day that a table can hold."""
        name = _name(slide)
        begun, trouble = _date(slide.start)
        if not begun:
            self.leave(tr(trouble), name)
            self.gone.add(tr(trouble))
            return
        if trouble:
            self.leave(tr(trouble), name)
        label = self._label(slide, name)
        text = to_plain(slide.text)
        if not text.text:
            self.leave(tr("events without a text, whose name stands in its place"), label)
        self.rows["milestones"].append(
            {
                "id": self._id(label, "event"),
                "date": begun,
                "end": self._end(slide, begun, label),
                "label": label,
                "title": label,
                "summary": text.text or label,
                "themes": self._theme(to_plain(slide.group).text),
                "sources": ";".join(dict.fromkeys(self._sources_of(slide, label))),
            }
        )
        for what, is_there in _unkept(slide):
            if is_there:
                self.leave(tr(what), label)
        self._leave_others(slide, label)

    def _leave_others(self, slide: Slide, name: str) -> None:
        for other in map(harmless, slide.others):
            told = tr("“{other}”, for which the tables have no place, left out", other=other)
            self.leave(told, name)

    def fill_gaps(self) -> None:
        """Where some events have a theme or a source, give the others one that says so."""
        for column, make in (("themes", self._no_theme), ("sources", self._no_source)):
            bare = [row for row in self.rows["milestones"] if not row[column]]
            if self.rows[column] and bare:
                id_ = make()
                for row in bare:
                    row[column] = id_
                    self.leave(tr(_GAPS[column]), row["label"])

    def _no_theme(self) -> str:
        return self._theme(tr("Without a group"))

    def _no_source(self) -> str:
        id_ = self._id("timeline", "source")
        named = [row["title"] for row in self.rows["about"]]
        title = tr("[The timeline “{title}”]", title=named[0]) if named else tr("[The timeline]")
        self.rows["sources"].append(_source(id_, title, tr("not stated"), ""))
        return id_

    def _label(self, slide: Slide, name: str) -> str:
        """Return a name that no other milestone has."""
        if not to_plain(slide.headline).text:
            self.leave(tr("events without a headline, named after what else they hold"), name)
        label = self._labels.take(name)
        if label != name:
            self.leave(tr("names that stood there before, with a number added"), label)
        return label

    def _id(self, text: str, otherwise: str) -> str:
        """Return an id that no other row has, from the letters of a text."""
        letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        return self._ids.take("-".join(_WORDS.findall(letters)[:6]) or otherwise)

    def _end(self, slide: Slide, begun: str, label: str) -> str:
        if not (slide.end.year or slide.end.month or slide.end.day):
            return ""
        known, trouble = _date(slide.end)
        if not known or _last_day(known) < begun:
            self.leave(tr("ends that are no date or come before the beginning, left out"), label)
            return ""
        if trouble:
            self.leave(tr(trouble), label)
        return "" if known == begun else known

    def _theme(self, title: str) -> str:
        if not title:
            return ""
        if title not in self._themes:
            self._themes[title] = self._id(title, "theme")
            position = str(len(self._themes))
            row = {"id": self._themes[title], "position": position, "title": title}
            self.rows["themes"].append(row)
        return self._themes[title]

    def _sources_of(self, slide: Slide, label: str) -> Iterator[str]:
        caption, credit, media = (to_plain(t) for t in (slide.caption, slide.credit, slide.media))
        # A frame or a quotation that is set in whole has its address inside.
        within = next((link for href, _ in media.links if (link := _link(href))), "")
        address = _link(slide.media) or within
        if slide.media and not address:
            self.leave(tr("media that are no address of the web, left out"), label)
        if not address and (caption.text or credit.text):
            self.leave(tr("captions and credits without such an address, left out"), label)
        if address:
            yield self._source(address, caption.text or label, credit.text)
        texts = (to_plain(part) for part in (slide.headline, slide.text, slide.group))
        for part in (*texts, caption, credit, media):
            for href, words in part.links:
                link = _link(href)
                if link and (part, link) == (media, address):
                    continue
                if link:
                    yield self._source(link, words or label, "")
                else:
                    self.leave(tr("links that are no address of the web, left out"), label)

    def _source(self, address: str, title: str, publisher: str) -> str:
        """Return the id of a page; its title stands in brackets, for nobody has looked there."""
        host = urlsplit(address).hostname or address
        page = (address, title, publisher or host)
        if page not in self._sources:
            self._sources[page] = self._id(f"{host} {title}", "source")
            self.rows["sources"].append(
                _source(self._sources[page], f"[{title}]", page[2], address)
            )
        return self._sources[page]


_WORDS = re.compile("[a-z0-9]+")
_GAPS = {
    "themes": marked("events without a group, set under the theme “Without a group”"),
    "sources": marked("events without media or links, whose source is the timeline itself"),
}


def _source(id_: str, title: str, publisher: str, address: str) -> Row:
    row = {"id": id_, "kind": "reference", "title": title, "publisher": publisher}
    return row | {"url": address, "language": "und"}  # the code of a language that nobody stated


def _unkept(slide: Slide) -> tuple[tuple[str, bool], ...]:
    return (
        (marked("times of day, left out"), bool(slide.start.time or slide.end.time)),
        (marked("display dates, left out"), bool(slide.display_date)),
        (marked("thumbnails, left out"), bool(slide.thumbnail)),
        (marked("backgrounds, left out"), bool(slide.background)),
    )


# Names, dates, addresses -----------------------------------------------------------------------


def _name(slide: Slide) -> str:
    """Return what a slide can be called."""
    texts = (to_plain(part).text for part in (slide.headline, slide.text, slide.caption))
    named = next(filter(None, texts), "") or to_plain(slide.start.year).text
    named = named or tr("without a name")
    if slide.headline or len(named) <= _LONG:
        return named
    return f"{named[:_LONG].rpartition(' ')[0] or named[:_LONG]} …"


_LONG = 60


def _date(when: When) -> tuple[str, str]:
    """Return a date as far as it is one, and what is left because of what is wrong with it."""
    year = _number(when.year)
    if year is None or not 1 <= year <= 9999:
        return "", _not_a_year(year)
    known = f"{year:04}"
    for part, trouble, most in ((when.month, _NO_MONTH, 12), (when.day, _NO_DAY, 31)):
        if not part:
            return known, _WITHOUT_MONTH if trouble == _NO_MONTH and when.day else ""
        number = _number(part)
        if number is None or not 1 <= number <= most or not _is_date(f"{known}-{number:02}"):
            return known, trouble
        known += f"-{number:02}"
    return known, ""


_WITHOUT_MONTH = marked("dates with a day but no month, kept as far as they are one")
_NO_MONTH = marked("dates with a month that is none, kept as far as they are one")
_NO_DAY = marked("dates with a day that is none, kept as far as they are one")


def _not_a_year(year: int | None) -> str:
    if year is None:
        return marked("events without a year, left out")
    if year < 1:
        return marked("events before the year 1, left out")
    return marked("events after the year 9999, left out")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text if text.count("-") == 2 else f"{text}-01")
    except ValueError:
        return False
    return True


def _number(text: str) -> int | None:
    found = _WHOLE.fullmatch(text.replace(",", "").replace(" ", ""))
    return int(found[1]) if found else None


_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0+)?")


def _last_day(known: str) -> str:
    """Return the last day of a date, which may be a month or a year, to compare by."""
    year, *rest = known.split("-")
    if len(rest) == 2:
        return known
    month = int(rest[0]) if rest else 12
    return f"{year}-{month:02}-{monthrange(int(year), month)[1]:02}"


def _link(address: str) -> str:
    """Return an address as a table may hold it, or nothing where it is none."""
    whole = f"https:{address}" if address.startswith("//") else address
    found = _SCHEME.fullmatch(whole.translate(_ESCAPES))
    whole = f"{found[1].lower()}://{found[2]}" if found else ""
    return "" if slip_of_link(whole) else whole


_SCHEME = re.compile("(https?)://(.+)", re.IGNORECASE)
# What an address can hold only in disguise.
_ESCAPES = {ord(sign): f"%{ord(sign):02X}" for sign in " \"'<>`\\"}
