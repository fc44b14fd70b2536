"""What the display shows in, plain HTML out: no script, and no style that is needed to read it."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from three_years_on.html import bullets, in_language, link, without_formulas
from three_years_on.writing import isolated

Content = dict[str, Any]


def outline(content: Content) -> str:
    """Return every step in short, for notebooks in which the widget does not run.

    Parameters
    ----------
    content : dict
        What `make_content` returns.
    """
    article = content["article"]
    publisher = f" ({escape(article['publisher'])})" if article["publisher"] else ""
    placed = (
        " This explainer, not the article, sets milestones beside a theme, except where the "
        "article ties them to it."
    )
    parts = [
        f"<p>{escape(article['title'])}{publisher}, step by step. "
        "Run the notebook, or trust it, to step through it."
        f"{placed if content['themes'] and content['milestones'] else ''}</p>"
    ]
    for step in content["steps"]:
        parts.append(f"<h3>{escape(step['title'])}</h3>")
        parts += [_side(side, "h4") for side in step["sides"]]
        milestones = [content["milestones"][id_] for id_ in step["milestones"]]
        if milestones:
            parts.append("<h4>Milestones</h4>")
            parts.append(bullets([escape(f"{m['title']}, {m['when']}") for m in milestones]))
        if step["record"] and (step["record"]["figures"] or step["record"]["readings"]):
            parts += _record(content, step["record"])
    return without_formulas("".join(parts))


def figure_outline(figure: dict[str, Any]) -> str:
    """Return what one figure shows, in a line."""
    return escape(
        f"{figure['title']} ({figure['unit']}; {figure['measuredBy']}): {figure['finding']}"
    )


def _bullets_if_any(items: list[str]) -> str:
    return bullets(items) if items else ""


def _side(side: dict[str, Any], heading: str) -> str:
    items = [_statement(statement) for statement in side["statements"]]
    items += [escape(side["missing"])] if side["missing"] else []
    items += [
        f"{_statement(statement)} (placed here by this explainer)" for statement in side["placed"]
    ]
    items += [_statement(statement) for statement in side["background"]]
    title = escape(f"{isolated(side['label'])}, {side['day']}: {side['title']}")
    return f"<{heading}>{title}</{heading}>{bullets(items)}"


def _statement(statement: dict[str, Any]) -> str:
    words = [statement["kind"], statement["basis"], statement["place"]]
    return escape(f"{statement['summary']} [{', '.join(filter(None, words))}]")


def _record(content: Content, record: dict[str, Any]) -> list[str]:
    accounts = [
        escape(
            f"{reading['origin']}, {reading['published']}: {reading['summary']} "
            f"({content['sources'][reading['source']]['publisher']})"
        )
        for reading in record["readings"]
    ]
    return [
        "<h4>The record: figures and accounts chosen by this explainer, not by the article</h4>",
        f"<p>{escape(record['limits'])}</p>" if record["limits"] else "",
        _bullets_if_any([figure_outline(content["figures"][id_]) for id_ in record["figures"]]),
        _bullets_if_any(accounts),
    ]


# The whole of it, for the page ----------------------------------------------------------------


def document(content: Content) -> str:
    """Return all that the display can show, with its sources numbered at the end.

    What the class ``more`` marks is left out of the printed handout.

    Parameters
    ----------
    content : dict
        What `make_content` returns.
    """
    cited = _Cited(content["sources"])
    parts = [_theme(content, step, cited) for step in content["steps"]]
    milestones = [_milestone(milestone, cited) for milestone in content["milestones"].values()]
    parts.append(_section("dates", "Milestones by date", _bullets_if_any(milestones)))
    figures = [_figure(figure, cited) for figure in content["figures"].values()]
    parts.append(_section("more", "Figures of the record", "".join(figures)))
    parts.append(_section("more", "Sources", cited.listed()))
    return "".join(parts)


def _section(name: str, title: str, html: str) -> str:
    return f'<section class="{name}"><h2>{title}</h2>{html}</section>' if html else ""


class _Cited:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self, sources: dict[str, dict[str, str]]) -> None:
        self.sources = sources
        self.numbers: dict[str, int] = {}

    def mark(self, id_: str) -> str:
        number = self.numbers.setdefault(id_, len(self.numbers) + 1)
        return f'<a href="#s{number}">[{number}]</a>'

    def listed(self) -> str:
        items = [_source(self.sources[id_], number) for id_, number in self.numbers.items()]
        return f"<ol>{''.join(items)}</ol>" if items else ""


def _source(source: dict[str, str], number: int) -> str:
    title = link(source["url"], in_language(source["title"], source["language"]))
    about = [source["publisher"], source["kind"], source["published"], source["note"]]
    words = _HAN.sub(r'<span lang="zh-Hans">\g<0></span>', escape(" · ".join(filter(None, about))))
    return f'<li id="s{number}">{title} {words}</li>'


_HAN = re.compile("[\u4e00-\u9fff]+")


def _original(titled: dict[str, Any]) -> str:
    """Return the title in its own language, where it has one, marked as such."""
    original = titled["original"]
    if not original:
        return ""
    return f" {in_language(original['title'], original['language'])}"


def _theme(content: Content, step: dict[str, Any], cited: _Cited) -> str:
    original = _original(step)
    question = f"<p><i>To discuss: {escape(step['question'])}</i></p>" if step["question"] else ""
    sides = "".join(f"<div>{_side(side, 'h3')}</div>" for side in step["sides"])
    sides = f'<div class="sides">{sides}</div>' if sides else ""
    record = _theme_record(content, step["record"], cited)
    if not (question or sides or record):
        return ""  # the milestones stand below, all together
    return f"<section><h2>{escape(step['title'])}{original}</h2>{question}{sides}{record}</section>"


def _theme_record(content: Content, record: dict[str, Any], cited: _Cited) -> str:
    if not record["figures"] and not record["readings"]:
        return ""
    figures = [content["figures"][id_] for id_ in record["figures"]]
    accounts = [
        f"{escape(' · '.join([reading['origin'], reading['published'], reading['summary']]))} "
        f"{cited.mark(reading['source'])}"
        for reading in record["readings"]
    ]
    return (
        "<h3>The record: figures chosen by this explainer, not by the article</h3>"
        + (f"<p>{escape(record['limits'])}</p>" if record["limits"] else "")
        + _bullets_if_any([figure_outline(figure) for figure in figures])
        + (_ACCOUNTS.format(bullets(accounts)) if accounts else "")
    )


_ACCOUNTS = '<div class="more"><h3>Accounts from different sides</h3>{}</div>'


def _milestone(milestone: dict[str, Any], cited: _Cited) -> str:
    original = _original(milestone)
    dates = "; ".join(f"{date['kind']} {date['day']}" for date in milestone["dates"])
    themes = "; ".join(theme["title"] for theme in milestone["themes"])
    mentioned = [
        " ".join(filter(None, [f"{m['relation']}: {m['statement']}", m["for"], m["against"]]))
        for m in milestone["mentions"]
    ]
    about = [
        f"{milestone['kind']}, {milestone['issuer']}.",
        milestone["summary"],
        milestone["citation"],
        f"Dates: {dates}." if len(milestone["dates"]) > 1 else "",
        f"Bears on: {themes}." if themes else "",
        *(f"In the article, {mention}" for mention in mentioned),
        milestone["note"],
    ]
    sources = " ".join(cited.mark(id_) for id_ in milestone["sources"])
    return (
        f"<b>{escape(milestone['when'])}</b>: {escape(milestone['title'])}{original}"
        f'<div class="more">{escape(" ".join(filter(None, about)))} {sources}</div>'
    )


def _figure(figure: dict[str, Any], cited: _Cited) -> str:
    several = len({point["series"] for point in figure["points"]}) > 1
    points = [_point(point, cited, several=several) for point in figure["points"]]
    told = [
        f"Counted or rated by: {figure['measuredBy']} ({figure['origin']}). {figure['method']}",
        figure["care"],
        *(f"Cannot show: {text}" for text in figure["limits"]),
    ]
    return (
        f"<h3>{escape(figure['title'])} ({escape(figure['unit'])})</h3>"
        f"<p>{escape(' '.join(filter(None, told)))}</p><p>{'; '.join(points)}</p>"
    )


def _point(point: dict[str, Any], cited: _Cited, *, several: bool) -> str:
    doubt = "about " if point["certainty"] == "consistent" else ""
    said = [
        f"release {point['vintage']}" if point["vintage"] > 1 else "",
        point["arithmetic"] and f"worked out: {point['arithmetic']}",
        point["note"],
    ]
    aside = f" ({'; '.join(filter(None, said))})" if any(said) else ""
    series = f"{point['series']}, " if several else ""
    value = escape(f"{series}{point['when']}: {doubt}{point['value']}{aside}")
    return f"{value} {cited.mark(point['source'])}"
