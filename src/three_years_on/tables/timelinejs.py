"""A timeline of TimelineJS in, as its spreadsheet saved as CSV or as JSON; its slides out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from three_years_on.languages.spoken import tr
from three_years_on.tables.folders import expanded
from three_years_on.tables.sheets import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind = Literal["title", "era", "event"]


@dataclass(frozen=True)
class When:
    """A date as a slide gives it, part by part; what it does not give is empty."""

    year: str = ""
    month: str = ""
    day: str = ""
    time: str = ""


@dataclass(frozen=True)
class Slide:
    """A slide, as it is written; a text that it does not give is empty.

    Attributes
    ----------
    kind : str
        Whether it is the title, an era in the background, or an event.
    others : tuple of str
        Names of what else it holds.
    """

    kind: Kind
    start: When = field(default_factory=When)
    end: When = field(default_factory=When)
    display_date: str = ""
    headline: str = ""
    text: str = ""
    media: str = ""
    credit: str = ""
    caption: str = ""
    thumbnail: str = ""
    group: str = ""
    background: str = ""
    others: tuple[str, ...] = ()


def read_slides(path: str | Path) -> list[Slide]:
    """Read the slides of a timeline.

    Parameters
    ----------
    path : str or Path
        The spreadsheet of TimelineJS saved as CSV, or a timeline as JSON. ``~`` is the home
        folder.

    Returns
    -------
    list of Slide
        Its slides in their order, the title and the eras among them.

    Raises
    ------
    ValueError
        When the file holds no timeline; the message says why, without the name of the file.
    OSError
        When it cannot be read.
    """
    text = _read(expanded(path))
    if text.lstrip().startswith(("{", "[")):
        slides = list(_from_json(text))
    else:
        slides = list(_from_csv(text))
    if not any(slide.kind == "event" for slide in slides):
        raise ValueError(tr("holds no events of TimelineJS; look whether it is the right file"))
    return slides


def _read(file: Path) -> str:
    if not file.exists():
        raise ValueError(tr("is not there; correct its name"))
    if not file.is_file():  # a device could be read without end
        raise ValueError(tr("is not a file; name the timeline, as CSV or as JSON"))
    with file.open("rb") as opened:
        raw = opened.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ValueError(
            tr("holds more than 20 MB; a timeline is text, so look what else it holds")
        )
    if raw.startswith(b"PK"):
        raise ValueError(tr("is a workbook or an archive; save its sheet as CSV UTF-8 first"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(tr("is not written in UTF-8; save it again as CSV UTF-8")) from None


def _text(value: Any) -> str:
    """Return a value as text; numbers are written as a spreadsheet shows them."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _kind(word: str) -> Kind:
    return "title" if word == "title" else "era" if word == "era" else "event"


# The spreadsheet -------------------------------------------------------------------------------

_COLUMNS = {
    "year", "month", "day", "time", "endyear", "endmonth", "endday", "endtime", "displaydate",
    "headline", "text", "media", "mediacredit", "mediacaption", "mediathumbnail", "type", "group",
    "background", "",
}  # fmt: skip


def _from_csv(text: str) -> Iterator[Slide]:
    rows = _rows(text)
    header = next(rows, [])
    names = ["".join(label.lower().split()) for label in header]
    if missing := [label for label in ("Year", "Headline") if label.lower() not in names]:
        raise ValueError(_no_timeline(*missing))
    if again := next((label for label in header if _twice(label, header)), ""):
        raise ValueError(tr("has the column {column} twice; keep one of the two", column=again))
    unknown = [label for label, name in zip(header, names, strict=True) if name not in _COLUMNS]
    for row in rows:
        cells = dict.fromkeys(_COLUMNS, "")
        cells |= {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell}
        others = [label for label in unknown if cells.get("".join(label.lower().split()))]
        if cells[""]:
            others.append(tr("a column without a name"))
        if any(row[len(header) :]):
            others.append(tr("cells to the right of the last column"))
        others += _strange_type(cells["type"])
        if any(row):
            yield _from_cells(cells, tuple(others))


def _twice(label: str, header: list[str]) -> bool:
    name = "".join(label.lower().split())
    return bool(name) and ["".join(other.lower().split()) for other in header].count(name) > 1


def _strange_type(word: str) -> list[str]:
    """Name the type of a slide that is taken for an event, though it says another."""
    return [] if word.lower() in {"", "event", "title", "era"} else [tr("type {type}", type=word)]


def _no_timeline(column: str, other: str = "") -> str:
    if not other:
        return tr(
            "has no column {column}, so it is no timeline of TimelineJS; save its spreadsheet as "
            "CSV, or give its JSON",
            column=column,
        )
    return tr(
        "has no column {column} and no column {other}, so it is no timeline of TimelineJS; save "
        "its spreadsheet as CSV, or give its JSON",
        column=column,
        other=other,
    )


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_FILE)  # a cell may be as long as a file; the usual limit is less
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from (row for row in rows if any(cell.strip() for cell in row))
    except csv.Error:
        raise ValueError(
            tr(
                "has a quotation mark that opens or closes where it should not, in line {line}; "
                "mend it and save it again as CSV UTF-8",
                line=rows.line_num,
            )
        ) from None


def _from_cells(cells: dict[str, str], others: tuple[str, ...]) -> Slide:
    return Slide(
        kind=_kind(cells["type"].lower()),
        start=When(cells["year"], cells["month"], cells["day"], cells["time"]),
        end=When(cells["endyear"], cells["endmonth"], cells["endday"], cells["endtime"]),
        display_date=cells["displaydate"],
        headline=cells["headline"],
        text=cells["text"],
        media=cells["media"],
        credit=cells["mediacredit"],
        caption=cells["mediacaption"],
        thumbnail=cells["mediathumbnail"],
        group=cells["group"],
        background=cells["background"],
        others=others,
    )


# JSON ------------------------------------------------------------------------------------------


def _from_json(text: str) -> Iterator[Slide]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(
            tr(
                "is not JSON that can be read, from line {line}, column {column}; save it again "
                "from where it was made",
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except (RecursionError, ValueError):  # nested, or a number, without end
        raise ValueError(tr("is not JSON that can be read; save it again")) from None
    timeline = _object(whole, "text")
    kinds: dict[str, Kind] = {"title": "title", "events": "event", "eras": "era"}
    for name, kind in kinds.items():
        entries = timeline.get(name) or []
        for entry in entries if isinstance(entries, list) else [entries]:
            yield _from_object(kind, entry)
    rest = {name: value for name, value in timeline.items() if name not in kinds and value}
    if others := [name for name, value in rest.items() if (name, value) != ("scale", "human")]:
        yield Slide("title", others=tuple(others))


_TIMES = ("hour", "minute", "second", "millisecond")
_ENTRIES = {
    "start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink",
    "unique_id", "type",
}  # fmt: skip
_PARTS = {
    "text": {"headline", "text"},
    "media": {"url", "credit", "caption", "thumbnail", "thumb"},
    "start_date": {"year", "month", "day", "display_date", *_TIMES},
    "end_date": {"year", "month", "day", "display_date", *_TIMES},
}


def _from_object(kind: Kind, entry: Any) -> Slide:
    slide = _object(entry, "text")
    text, media = _object(slide.get("text"), "text"), _object(slide.get("media"), "url")
    start, end = _object(slide.get("start_date"), "year"), _object(slide.get("end_date"), "year")
    background = _object(slide.get("background"), "url")
    displayed = [_text(part.get("display_date")) for part in (slide, start, end)]
    others = [name for name, value in slide.items() if name not in _ENTRIES and value]
    for name, known in _PARTS.items():
        part = slide.get(name)
        within = _strange(part, known) if isinstance(part, dict) else []
        others += [f"{name} {other}" for other in within]
    told = {name: slide.get(name) for name in ("group", "display_date")}
    others += _strange(told, {*told})
    others += _strange_type(_text(slide.get("type")) if kind == "event" else "")
    return Slide(
        kind=kind,
        start=_when(start),
        end=_when(end),
        display_date=next(filter(None, displayed), ""),
        headline=_text(text.get("headline")),
        text=_text(text.get("text")),
        media=_text(media.get("url")),
        credit=_text(media.get("credit")),
        caption=_text(media.get("caption")),
        thumbnail=_text(media.get("thumbnail")) or _text(media.get("thumb")),
        group=_text(slide.get("group")),
        background=" ".join(filter(None, map(_text, background.values()))),
        others=tuple(others),
    )


def _strange(part: dict[str, Any], known: set[str]) -> list[str]:
    """Name what is in a part and not known of it, or known and no text."""
    return [
        name for name, value in part.items() if value and (name not in known or not _text(value))
    ]


def _object(value: Any, only: str) -> dict[str, Any]:
    """Return what should be an object as one; a mere text or number is taken for one entry."""
    if isinstance(value, dict):
        return value
    return {only: value} if _text(value) else {}


def _when(date: dict[str, Any]) -> When:
    times = [_text(date.get(part)) for part in _TIMES]
    year, month, day = (_text(date.get(part)) for part in ("year", "month", "day"))
    return When(year, month, day, ":".join(filter(None, times)))
