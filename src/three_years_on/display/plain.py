"""What the display shows in, plain HTML out: no script, and no style that is needed to read it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from three_years_on.words.html import bullets, in_language, marked, without_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from three_years_on.display import content_types as types

_RUN = "Run the notebook, or trust it, to"


# In short, for notebooks in which the widget does not run ---------------------------------------


def explainer_outline(content: types.ExplainerContent) -> str:
    """Return every step of the explainer in short."""
    parts = [_opening(content)]
    for step in content["steps"]:
        parts.append(f"<h3>{escape(step['title'])}</h3>")
        parts += [_side(side, content["said"], "h4") for side in step["sides"]]
        parts += _milestone_lines(content["milestones"], step)
        parts += _record_lines(content, step["record"])
    return without_formulas("".join(parts))


def timeline_outline(content: types.TimelineContent) -> str:
    """Return the milestones of the timeline alone in short."""
    parts = [_opening(content)]
    for step in content["steps"]:
        parts.append(f"<h3>{escape(step['title'])}</h3>")
        parts += _milestone_lines(content["milestones"], step)
    return without_formulas("".join(parts))


def indicator_outline(content: types.IndicatorContent) -> str:
    """Return every figure in a line."""
    return without_formulas(bullets([escape(f["line"]) for f in content["figures"].values()]))


def quiz_outline(questions: list[types.Question]) -> str:
    """Return the questions with their choices, and not which of them is right."""
    parts = [f"<p>{_RUN} answer these questions.</p>"]
    for question in questions:
        parts.append(f"<p>{escape(question['prompt'])}</p>")
        parts.append(bullets([escape(choice["text"]) for choice in question["choices"]]))
    return without_formulas("".join(parts))


def _opening(content: types.ExplainerContent | types.TimelineContent) -> str:
    article = content["article"]
    publisher = f" ({escape(article['publisher'])})" if article["publisher"] else ""
    placed = (
        " This explainer, not the article, sets milestones beside a theme, except where the "
        "article ties them to it."
    )
    return (
        f"<p>{escape(article['title'])}{publisher}, step by step. {_RUN} step through it."
        f"{placed if content['themes'] and content['milestones'] else ''}</p>"
    )


def _milestone_lines(
    milestones: Mapping[str, types.Milestone], step: types.TimelineStep
) -> list[str]:
    shown = [milestones[id_] for id_ in step["milestones"]]
    lines = [escape(f"{milestone['title']}, {milestone['when']}") for milestone in shown]
    return ["<h4>Milestones</h4>", bullets(lines)] if lines else []


def _record_lines(content: types.ExplainerContent, record: types.StepRecord) -> list[str]:
    if not (record["figures"] or record["accounts"]):
        return []
    accounts = [
        f"{_account(account)} ({escape(content['sources'][account['source']]['publisher'])})"
        for account in record["accounts"]
    ]
    return [
        f"<h4>{content['said']['record']}</h4>",
        f"<p>{escape(record['limits'])}</p>" if record["limits"] else "",
        _bullets_if_any([escape(content["figures"][id_]["line"]) for id_ in record["figures"]]),
        _bullets_if_any(accounts),
    ]


def _bullets_if_any(items: list[str]) -> str:
    return bullets(items) if items else ""


def _side(side: types.Side, said: types.Said, heading: str) -> str:
    items = [_statement(statement) for statement in side["statements"]]
    items += [escape(side["missing"])] if side["missing"] else []
    items += [f"{_statement(statement)} ({said['placed_here']})" for statement in side["placed"]]
    items += [_statement(statement) for statement in side["background"]]
    title = escape(f"{side['name']}: {side['title']}")
    return f"<{heading}>{title}</{heading}>{bullets(items)}"


def _statement(statement: types.Statement) -> str:
    return escape(f"{statement['summary']} [{', '.join(statement['about'])}]")


def _account(account: types.Account) -> str:
    return escape(f"{' · '.join(account['about'])}: {account['summary']}")


# The whole of it, for the page ------------------------------------------------------------------


def document(content: types.ExplainerContent) -> str:
    """Return all that the explainer can show, with its sources numbered at the end.

    What the class ``more`` marks is left out of the printed handout.
    """
    cited = _Cited(content["sources"])
    parts = [_step(content, step, cited) for step in content["steps"]]
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

    def __init__(self, sources: dict[str, types.Source]) -> None:
        self.sources = sources
        self.numbers: dict[str, int] = {}

    def mark(self, id_: str) -> str:
        number = self.numbers.setdefault(id_, len(self.numbers) + 1)
        return f'<a href="#s{number}">[{number}]</a>'

    def listed(self) -> str:
        items = [_source(self.sources[id_], number) for id_, number in self.numbers.items()]
        return f"<ol>{''.join(items)}</ol>" if items else ""


def _source(source: types.Source, number: int) -> str:
    title = in_language(source["title"], source["language"])
    if source["url"]:  # one of the web; the page sends no referrer
        title = f'<a href="{escape(source["url"])}">{title}</a>'
    return f'<li id="s{number}">{title} {marked(source["about"])}</li>'


def _original(titled: types.Step | types.Milestone) -> str:
    """Return the title in its own language, where it has one, marked as such."""
    original = titled["original"]
    return f" {in_language(original['title'], original['language'])}" if original else ""


def _step(content: types.ExplainerContent, step: types.Step, cited: _Cited) -> str:
    said = content["said"]
    to_discuss = f"{said['to_discuss']}: {escape(step['question'])}"
    question = f"<p><i>{to_discuss}</i></p>" if step["question"] else ""
    sides = "".join(f"<div>{_side(side, said, 'h3')}</div>" for side in step["sides"])
    sides = f'<div class="sides">{sides}</div>' if sides else ""
    record = _record(content, step["record"], cited)
    if not (question or sides or record):
        return ""  # the milestones stand below, all together
    title = f"{escape(step['title'])}{_original(step)}"
    return f"<section><h2>{title}</h2>{question}{sides}{record}</section>"


def _record(content: types.ExplainerContent, record: types.StepRecord, cited: _Cited) -> str:
    if not record["figures"] and not record["accounts"]:
        return ""
    figures = [escape(content["figures"][id_]["line"]) for id_ in record["figures"]]
    accounts = [
        f"{_account(account)} {cited.mark(account['source'])}" for account in record["accounts"]
    ]
    return (
        f"<h3>{content['said']['record']}</h3>"
        + (f"<p>{escape(record['limits'])}</p>" if record["limits"] else "")
        + _bullets_if_any(figures)
        + (_accounts(content["said"], accounts) if accounts else "")
    )


def _accounts(said: types.Said, accounts: list[str]) -> str:
    return f'<div class="more"><h3>{said["accounts"]}</h3>{bullets(accounts)}</div>'


def _milestone(milestone: types.Milestone, cited: _Cited) -> str:
    rows = [f"{name}: {words}" for name, words in milestone["rows"]]
    about = escape(" · ".join([*rows, *milestone["mentions"]]))
    sources = " ".join(cited.mark(id_) for id_ in milestone["sources"])
    return (
        f"<b>{escape(milestone['when'])}</b>: {escape(milestone['title'])}{_original(milestone)}"
        f'<div class="more">{about} {sources}</div>'
    )


def _figure(figure: types.Figure, cited: _Cited) -> str:
    points = "; ".join(_point(point, cited) for point in figure["points"])
    return (
        f"<h3>{escape(figure['title'])} ({escape(figure['unit'])})</h3>"
        f"<p>{escape(' '.join(figure['told']))}</p><p>{points}</p>"
    )


def _point(point: types.Point, cited: _Cited) -> str:
    rests_on = f" ({'; '.join(point['rests_on'])})" if point["rests_on"] else ""
    value = escape(f"{point['when']}: {point['value']}{rests_on}")
    return f"{value} {cited.mark(point['source'])}"
