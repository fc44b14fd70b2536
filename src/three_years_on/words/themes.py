"""A row of the overview in, the line under the title of its theme out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from three_years_on.languages.spoken import marked, tr, trn
from three_years_on.words.findings import GAP, first_moment, number_word
from three_years_on.words.writing import sentences, with_semicolons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from three_years_on.words.glance import Overview, Row, Sentence

Place = Literal["close", "opening", "elsewhere"]

_NAMED, _UNNAMED = "named measure", "unnamed measure"
_PLACED = {
    "close": marked("From the article’s closing section, placed here by us"),
    "opening": marked("From the article’s opening section, placed here by us"),
    "elsewhere": marked("From elsewhere in the article, placed here by us"),
}
# What may be older than the first moment: both of two, and all of several, or the only one.
_BOTH = {
    "measure here": marked("Both measures named in this section are older than {moment}."),
    "measure": marked("Both measures named are older than {moment}."),
    "outcome": marked("Both outcomes are older than {moment}."),
    "placed": marked("Both outcomes placed here are older than {moment}."),
}


def placed_from(sections: Iterable[int], themed: Iterable[int]) -> Place:
    """Tell from where in the article statements come, beside those of the themes.

    Parameters
    ----------
    sections, themed : iterable of int
        The sections in which the statements stand, and those in which the themes do.
    """
    sections, themed = set(sections), set(themed)
    if sections and themed and min(sections) > max(themed):
        return "close"
    if sections and themed and max(sections) < min(themed):
        return "opening"
    return "elsewhere"


def placed_title(place: Place) -> str:
    """Return what stands over statements that were placed beside a theme."""
    return tr(_PLACED[place])


def theme_finding(overview: Overview, row: Row, place: Place) -> Sentence:
    """Return what a theme has, and what is easily overlooked in it, in one line.

    Parameters
    ----------
    overview : Overview
        The overview of all themes.
    row : Row
        Its row of one of them.
    place : {'close', 'opening', 'elsewhere'}
        From where in the article comes what is placed beside the theme, as `placed_from` says.
    """
    calls = _calls(overview, row)
    parts = [calls, _outcomes(overview, row, place), *_remarks(overview, row)]
    return {"full": sentences(parts), "covered": calls}


def _calls(overview: Overview, row: Row) -> str:
    is_expected = row["id"] and any(m["role"] == "called" for m in overview["moments"])
    if not row["calls"] and not is_expected:
        return ""
    if not row["calls"]:
        return tr("No call.")
    word = number_word(row["calls"], capital=True)
    return trn("{count} call.", "{count} calls.", row["calls"], count=word)


def _outcomes(overview: Overview, row: Row, place: Place) -> str:
    """Count the outcomes of the theme's own section, and what is placed beside it."""
    own = len(_of_basis(row, placed=False))
    placed = len(_of_basis(row, placed=True))
    is_expected = row["id"] and any(m["role"] == "reported" for m in overview["moments"])
    told = ""
    if own:
        told = _own(overview, row, own)
    elif is_expected:
        told = tr("No outcome reported in this section")
    if told and placed:
        more = _count_placed(placed, place, number_word(placed))
        return tr("{outcomes}; {placed}.", outcomes=told, placed=more)
    if placed:
        told = _count_placed(placed, place, number_word(placed, capital=True))
    return tr("{outcomes}.", outcomes=told) if told else ""


def _own(overview: Overview, row: Row, count: int) -> str:
    word = number_word(count, capital=True)
    if row["id"]:
        return trn(
            "{count} outcome in this section", "{count} outcomes in this section", count, count=word
        )
    if any(other["id"] for other in overview["rows"]):
        return trn("{count} outcome of no theme", "{count} outcomes of no theme", count, count=word)
    return trn("{count} outcome", "{count} outcomes", count, count=word)


def _count_placed(count: int, place: Place, word: str) -> str:
    told = {
        "close": trn(
            "{count} from the closing section placed here by us",
            "{count} from the closing section placed here by us",
            count,
            count=word,
        ),
        "opening": trn(
            "{count} from the opening section placed here by us",
            "{count} from the opening section placed here by us",
            count,
            count=word,
        ),
        "elsewhere": trn(
            "{count} from elsewhere in the article placed here by us",
            "{count} from elsewhere in the article placed here by us",
            count,
            count=word,
        ),
    }
    return told[place]


def _of_basis(row: Row, *basis: str, placed: bool) -> list[str]:
    """Return the ids of what is reported in a theme, or was placed beside it, on some basis."""
    groups = [g for cell in row["cells"] for g in cell["placed" if placed else "own"]]
    return [id_ for g in groups if not basis or g["basis"] in basis for id_ in g["statements"]]


def _remarks(overview: Overview, row: Row) -> list[str]:
    own, named = _of_basis(row, placed=False), _of_basis(row, _NAMED, placed=False)
    parts = [_gap(row, len(own), len(_of_basis(row, GAP, placed=False)))]
    if older := _older(row, placed=False):
        is_measure = set(older) <= set(named)
        noun = ("measure here" if row["id"] else "measure") if is_measure else "outcome"
        parts.append(_some_older(overview, noun, len(older), len(named if is_measure else own)))
    if older := _older(row, placed=True):
        all_ = len(_of_basis(row, placed=True))
        parts.append(_some_older(overview, "placed", len(older), all_))
    return [*parts, _unnamed(row)]


def _older(row: Row, *, placed: bool) -> list[str]:
    """Return the statements whose measures are all older than the first moment."""
    traces = [t for t in row["traces"] if t["older"] and t["placed"] == placed]
    return list(dict.fromkeys(id_ for trace in traces for id_ in trace["statements"]))


def _gap(row: Row, own: int, gaps: int) -> str:
    if not gaps:
        return ""
    if gaps == own == 1 and row["id"]:
        return tr("The outcome in this section is an acknowledged gap.")
    if gaps == own == 1:
        return tr("The outcome is an acknowledged gap.")
    return trn(
        "{count} of them is an acknowledged gap.",
        "{count} of them are acknowledged gaps.",
        gaps,
        count=number_word(gaps, capital=True),
    )


def _some_older(overview: Overview, noun: str, count: int, all_: int) -> str:
    """Say of which of all outcomes it is true that they are older than the first moment."""
    moment = first_moment(overview["moments"])
    if count == all_ == 2:
        return tr(_BOTH[noun], moment=moment)
    if count == all_:
        return _all_older(moment, all_)[noun]
    return _of_several_older(moment, count)[noun]


def _all_older(moment: str, count: int) -> dict[str, str]:
    return {
        "measure here": trn(
            "The measure named in this section is older than {moment}.",
            "All measures named in this section are older than {moment}.",
            count,
            moment=moment,
        ),
        "measure": trn(
            "The measure named is older than {moment}.",
            "All measures named are older than {moment}.",
            count,
            moment=moment,
        ),
        "outcome": trn(
            "The outcome is older than {moment}.",
            "All outcomes are older than {moment}.",
            count,
            moment=moment,
        ),
        "placed": trn(
            "The outcome placed here is older than {moment}.",
            "All outcomes placed here are older than {moment}.",
            count,
            moment=moment,
        ),
    }


def _of_several_older(moment: str, count: int) -> dict[str, str]:
    places = {"count": number_word(count, capital=True), "moment": moment}
    return {
        "measure here": trn(
            "{count} of the measures named in this section is older than {moment}.",
            "{count} of the measures named in this section are older than {moment}.",
            count,
            **places,
        ),
        "measure": trn(
            "{count} of the measures named is older than {moment}.",
            "{count} of the measures named are older than {moment}.",
            count,
            **places,
        ),
        "outcome": trn(
            "{count} of the outcomes is older than {moment}.",
            "{count} of the outcomes are older than {moment}.",
            count,
            **places,
        ),
        "placed": trn(
            "{count} of the outcomes placed here is older than {moment}.",
            "{count} of the outcomes placed here are older than {moment}.",
            count,
            **places,
        ),
    }


def _unnamed(row: Row) -> str:
    """Say that a measure is not named, and what may be meant by a single one."""
    ids = _of_basis(row, _UNNAMED, placed=False) + _of_basis(row, _UNNAMED, placed=True)
    if not ids:
        return ""
    if len(ids) > 1:
        return trn(
            "{count} measure is not named.",
            "{count} measures are not named.",
            len(ids),
            count=number_word(len(ids), capital=True),
        )
    traces = [t for t in row["traces"] if t["relation"] == "candidate"]
    meant = [t["label"][0]["text"] for t in traces if ids[0] in t["statements"]]
    if not meant:
        return tr("One measure is not named.")
    return tr("One measure is not named; {meant}.", meant=with_semicolons(meant))
