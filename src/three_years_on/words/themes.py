"""A row of the overview in, the line under the title of its theme out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from three_years_on.words.findings import GAP, number_word, older_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from three_years_on.words.glance import Overview, Row, Sentence

_NAMED, _UNNAMED = "named measure", "unnamed measure"


def placed_from(sections: Iterable[int], themed: Iterable[int]) -> str:
    """Say from where in the article statements come, beside those of the themes.

    Parameters
    ----------
    sections, themed : iterable of int
        The sections in which the statements stand, and those in which the themes do.
    """
    sections, themed = set(sections), set(themed)
    if sections and themed and min(sections) > max(themed):
        return "the closing section"
    if sections and themed and max(sections) < min(themed):
        return "the opening section"
    return "elsewhere in the article"


def placed_title(place: str) -> str:
    """Return what stands over statements that were placed beside a theme."""
    section = place.removeprefix("the ")
    of_article = place if section == place else f"the article’s {section}"
    return f"From {of_article}, placed here by us"


def theme_finding(overview: Overview, row: Row, place: str) -> Sentence:
    """Return what a theme has, and what is easily overlooked in it, in one line.

    Parameters
    ----------
    overview : Overview
        The overview of all themes.
    row : Row
        Its row of one of them.
    place : str
        From where in the article comes what is placed beside the theme, as `placed_from` says.
    """
    calls = _calls(overview, row)
    parts = [calls, _outcomes(overview, row, place), *_remarks(overview, row)]
    return {"full": " ".join(filter(None, parts)), "covered": calls}


def _calls(overview: Overview, row: Row) -> str:
    is_expected = row["id"] and any(m["role"] == "called" for m in overview["moments"])
    if not row["calls"] and not is_expected:
        return ""
    return f"{number_word(row['calls'], capital=True)} call{'s' if row['calls'] > 1 else ''}."


def _outcomes(overview: Overview, row: Row, place: str) -> str:
    """Count the outcomes of the theme's own section, and what is placed beside it."""
    own, placed = _of_basis(row, placed=False), _of_basis(row, placed=True)
    is_expected = row["id"] and any(m["role"] == "reported" for m in overview["moments"])
    where = _where(overview, row)
    parts = []
    if own:
        parts.append(f"{number_word(len(own))} outcome{'s' if len(own) > 1 else ''}{where}")
    elif is_expected:
        parts.append(f"no outcome reported{where}")
    if placed:
        parts.append(f"{number_word(len(placed))} from {place} placed here by us")
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _where(overview: Overview, row: Row) -> str:
    if row["id"]:
        return " in this section"
    return " of no theme" if any(other["id"] for other in overview["rows"]) else ""


def _of_basis(row: Row, *basis: str, placed: bool) -> list[str]:
    """Return the ids of what is reported in a theme, or was placed beside it, on some basis."""
    groups = [g for cell in row["cells"] for g in cell["placed" if placed else "own"]]
    return [id_ for g in groups if not basis or g["basis"] in basis for id_ in g["statements"]]


def _remarks(overview: Overview, row: Row) -> list[str]:
    own, named = _of_basis(row, placed=False), _of_basis(row, _NAMED, placed=False)
    where = _where(overview, row) if row["id"] else ""
    parts = [_gap(own, _of_basis(row, GAP, placed=False), where)]
    if older := _older(row, placed=False):
        is_measure = set(older) <= set(named)
        noun, all_ = (f"measure{{}} named{where}", named) if is_measure else ("outcome{}", own)
        parts.append(_some(older, all_, noun, older_words(overview["moments"])))
    if older := _older(row, placed=True):
        placed = _of_basis(row, placed=True)
        words = older_words(overview["moments"])
        parts.append(_some(older, placed, "outcome{} placed here", words))
    return [*parts, _unnamed(row)]


def _older(row: Row, *, placed: bool) -> list[str]:
    """Return the statements whose measures are all older than the first moment."""
    traces = [t for t in row["traces"] if t["older"] and t["placed"] == placed]
    return list(dict.fromkeys(id_ for trace in traces for id_ in trace["statements"]))


def _gap(own: list[str], gaps: list[str], where: str) -> str:
    if not gaps:
        return ""
    if len(gaps) == len(own) == 1:
        return f"The outcome{where} is an {GAP}."
    are = f"is an {GAP}" if len(gaps) == 1 else f"are {GAP}s"
    return f"{number_word(len(gaps), capital=True)} of them {are}."


def _some(some: list[str], all_: list[str], noun: str, words: str) -> str:
    """Say of which of all outcomes something is true."""
    if len(all_) == 1:
        return f"The {noun.format('')} is {words}."
    plural, verb = noun.format("s"), "is" if len(some) == 1 else "are"
    if len(some) == len(all_):
        return f"{'Both' if len(all_) == 2 else 'All'} {plural} are {words}."
    return f"{number_word(len(some), capital=True)} of the {plural} {verb} {words}."


def _unnamed(row: Row) -> str:
    """Say that a measure is not named, and what may be meant by a single one."""
    ids = _of_basis(row, _UNNAMED, placed=False) + _of_basis(row, _UNNAMED, placed=True)
    if not ids:
        return ""
    if len(ids) > 1:
        return f"{number_word(len(ids), capital=True)} measures are not named."
    meant = [t for t in row["traces"] if t["relation"] == "candidate" and ids[0] in t["statements"]]
    return "One measure is not named" + "".join(f"; {t['label'][0]['text']}" for t in meant) + "."
