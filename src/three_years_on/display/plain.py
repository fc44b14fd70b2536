"""What the display shows in, plain HTML out: no script, and no style that is needed to read it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from three_years_on.languages.spoken import isolated, spoken, tr, trp
from three_years_on.tables.model import is_near
from three_years_on.words.html import bullets, in_language, marked, without_formulas
from three_years_on.words.steps import ARTICLE_COLUMN
from three_years_on.words.writing import sentences, with_semicolons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from three_years_on.display import content_types as types
    from three_years_on.words.glance import Written


def _placed() -> str:
    return tr(
        "This explainer, not the article, sets milestones beside a theme, except where the article "
        "ties them to it."
    )


def as_written(
    content: types.ExplainerContent | types.TimelineContent,
    table: str = "",
    row: Written | None = None,
) -> str:
    """Return the attributes of what is in another language than is spoken.

    A row that says its language is in that; else what stands in a table that was translated is in
    the language spoken, and all else in that of the tables.
    """
    about = content["explainer"]
    of_table = "" if table in about["translated"] else about["language"]
    language = row.get("language", of_table) if row else of_table
    is_ours = language in {"", spoken().code}
    return "" if is_ours else f' lang="{escape(language)}" dir="auto"'


def _spanned(text: str, attributes: str) -> str:
    """Return a text, in an element of its own where that has something to say."""
    return f"<span{attributes}>{escape(text)}</span>" if attributes else escape(text)


def _around(said: Callable[[str], str], text: str, attributes: str) -> str:
    """Return a sentence around a text, which has an element as in `_spanned`."""
    if not attributes:
        return escape(said(text))
    return escape(said(_PLACE)).replace(_PLACE, _spanned(text, attributes))


_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"


# In short, for notebooks in which the widget does not run ---------------------------------------


def _for_notebook(html: str) -> str:
    """Return HTML whose headings JupyterLab keeps out of its table of contents.

    There they would stand for those of the widget, and write numbers into them.
    """
    return without_formulas(re.sub(r"<h(\d)", r'<h\1 class="jp-toc-ignore"', html))


def explainer_outline(content: types.ExplainerContent, picture: str = "") -> str:
    """Return every step of the explainer in short, after a picture of all."""
    overview = content["overview"]
    parts = [_opening(content)]
    if len(content["steps"]) > 1:
        parts.append(f"<h3>{escape(overview['title']['full'])}</h3>")
        parts.append(f"<p>{escape(overview['finding']['full'])}</p>")
        parts.append(picture)
        parts.append(bullets([escape(row["name"]["full"]) for row in overview["rows"]]))
    for step in content["steps"]:
        parts.append(f"<h3{as_written(content, 'themes', step)}>{escape(step['title'])}</h3>")
        parts += [_side(content, side, 4) for side in step["sides"]]
        parts += _milestone_lines(content, step)
        parts += _record_lines(content, step)
    return _for_notebook("".join(parts))


def timeline_outline(content: types.TimelineContent) -> str:
    """Return the milestones of the timeline alone in short."""
    parts = [_opening(content)]
    for step in content["steps"]:
        parts.append(f"<h3{as_written(content, 'themes', step)}>{escape(step['title'])}</h3>")
        parts += _milestone_lines(content, step)
    return _for_notebook("".join(parts))


def indicator_outline(content: types.IndicatorContent) -> str:
    """Return every figure in a line."""
    lines = [escape(figure["line"]) for figure in content["figures"].values()]
    none = tr("These tables have no figures.")
    return _for_notebook(bullets(lines) if lines else f"<p>{escape(none)}</p>")


def quiz_outline(questions: list[types.Question], note: str) -> str:
    """Return the questions with their choices, and not which is right; without any, the note."""
    if not questions:
        return _for_notebook(f"<p>{escape(note)}</p>")
    asked = tr("Run the notebook, or trust it, to answer these questions.")
    parts = [f"<p>{escape(asked)}</p>"]
    for question in questions:
        parts.append(f"<p>{escape(question['prompt'])}</p>")
        parts.append(bullets([escape(choice["text"]) for choice in question["choices"]]))
    return _for_notebook("".join(parts))


def _opening(content: types.ExplainerContent | types.TimelineContent) -> str:
    article = content["article"]
    title, publisher = article["title"], article["publisher"]
    said = [
        tr("{title} ({publisher}), step by step.", title=title, publisher=publisher)
        if publisher
        else tr("{title}, step by step.", title=title),
        tr("Run the notebook, or trust it, to step through it."),
        *[_placed()] * bool(content["themes"] and content["milestones"]),
    ]
    return f"<p>{escape(' '.join(said))}</p>"


def _milestone_lines(
    content: types.ExplainerContent | types.TimelineContent, step: types.TimelineStep
) -> list[str]:
    lines = [_milestone_line(content, content["milestones"][id_]) for id_ in step["milestones"]]
    head = tr("Milestones")
    return [f"<h4>{escape(head)}</h4>", bullets(lines)] if lines else []


def _milestone_line(
    content: types.ExplainerContent | types.TimelineContent, milestone: types.Milestone
) -> str:
    def said(title: str) -> str:
        return tr("{title}, {when}", title=title, when=milestone["when"])

    # One that stands out is marked; to mark each, under each of its themes, takes many bytes.
    is_own = "language" in milestone
    written = as_written(content, "milestones", milestone) if is_own else ""
    return _around(said, milestone["title"], written)


def _record_lines(content: types.ExplainerContent, step: types.Step) -> list[str]:
    record = step["record"]
    if not (record["figures"] or record["accounts"]):
        return []
    accounts = [
        escape(
            tr(
                "{account} ({publisher})",
                account=_account(account),
                publisher=content["sources"][account["source"]]["publisher"],
            )
        )
        for account in record["accounts"]
    ]
    return [
        f"<h4>{escape(content['said']['record'])}</h4>",
        f"<p{as_written(content, 'themes', step)}>{escape(record['limits'])}</p>"
        if record["limits"]
        else "",
        _bullets_if_any([escape(content["figures"][id_]["line"]) for id_ in record["figures"]]),
        _bullets_if_any(accounts),
    ]


def _bullets_if_any(items: list[str]) -> str:
    return bullets(items) if items else ""


def _side(content: types.ExplainerContent, side: types.Side, level: int) -> str:
    """Return what was said at one moment; what was placed here stands apart, and none is said."""
    is_none = side["role"] == "reported" and bool(side["missing"])
    is_none = is_none and not any(said["kind"] == "outcome" for said in side["statements"])
    none = escape(content["overview"]["words"]["none"])
    items = [_statement(content, statement) for statement in side["statements"]]
    background = [_statement(content, statement) for statement in side["background"]]
    head = tr("{moment}: {title}", moment=side["name"], title=side["title"])
    parts = [f"<h{level}>{escape(head)}</h{level}>"]
    if is_none:
        parts.append(f'<p class="none"><b>{none}</b> {escape(side["missing"])}</p>')
    elif side["missing"]:
        items.append(escape(side["missing"]))
    parts.append(_bullets_if_any(items))
    if side["placed"]:
        placed = bullets([_statement(content, statement) for statement in side["placed"]])
        title = f"<h{level + 1}>{escape(side['placed_title'])}</h{level + 1}>"
        parts.append(f'<div class="placed">{title}{placed}</div>')
    parts.append(f'<div class="background">{bullets(background)}</div>' if background else "")
    return "".join(parts)


def _statement(content: types.ExplainerContent, statement: types.Statement) -> str:
    """Return a statement with what it rests on, where it stands, and when what it names came."""
    about = [part["text"] for part in statement["meta"]]
    about += [statement["dated"]["told"]] if statement["dated"] else []
    reason = escape(statement["reason"])
    reason = f' <span class="more"{as_written(content)}>{reason}</span>' if reason else ""
    written = as_written(content, "statements", statement)
    return (
        f"<span{written}>{escape(statement['summary'])}</span> "
        f"<small>{escape(' · '.join(about))}</small>{reason}"
    )


def _account(account: types.Account) -> str:
    origin = account["origin"]
    about = " · ".join(map(isolated, [trp("origin", origin), *account["about"]]))
    return tr("{about}: {summary}", about=about, summary=account["summary"])


# The whole of it, for the page ------------------------------------------------------------------


def document(content: types.ExplainerContent, picture: str, questions: list[types.Question]) -> str:
    """Return all that the explainer can show, with its sources numbered at the end.

    `picture` is the overview that stands still, as SVG.

    What the class ``more`` marks is left out of the printed handout, whose sources have the first
    numbers.
    """
    cited = _Cited(content["sources"], spoken().code)
    for id_ in _printed(content):
        cited.mark(id_)
    printed = len(cited.numbers)
    parts = [_glance(content, picture)]
    parts += [_step(content, place, cited) for place in range(len(content["steps"]))]
    parts.append(_section("more", tr("Questions"), _answered(content, questions)))
    parts.append(_section("dates", tr("Milestones by date"), _by_date(content, cited)))
    figures = [_figure(figure, cited) for figure in content["figures"].values()]
    parts.append(_section("more", tr("Figures of the record"), "".join(figures)))
    parts.append(
        _section(
            "sources",
            tr("Sources"),
            _article(content) + _stored_copies(content["sources"]) + cited.listed(printed)
            if content["sources"]
            else "",
        )
    )
    return "".join(parts)


def _answered(content: types.ExplainerContent, questions: list[types.Question]) -> str:
    """Return questions with their choices, and the answer where a reader opens it."""
    parts = []
    in_questions, in_choices = as_written(content, "questions"), as_written(content, "choices")
    answer = escape(tr("Answer"))
    for question in questions:
        choices = [_spanned(choice["text"], in_choices) for choice in question["choices"]]
        right = [choice for choice in question["choices"] if choice["is_right"]]
        answers = [f"<b>{escape(c['text'])}</b> {escape(c['feedback'])}" for c in right]
        parts += [
            f"<p{in_questions}>{escape(question['prompt'])}</p>",
            bullets(choices),
            f"<details><summary>{answer}</summary>",
            f"<p{in_choices}>{' '.join(answers)}</p></details>",
        ]
    return "".join(parts)


def _section(name: str, title: str, html: str) -> str:
    return f'<section class="{name}"><h2>{escape(title)}</h2>{html}</section>' if html else ""


def _glance(content: types.ExplainerContent, picture: str) -> str:
    """Return all themes at a glance, with jumps to each."""
    overview = content["overview"]
    if len(content["steps"]) < 2:
        return ""
    jumps = bullets(
        [
            f'<a href="#t{place}"{as_written(content, "themes", step)}>{escape(step["title"])}</a>'
            for place, step in enumerate(content["steps"], 1)
        ]
    )
    name = escape(tr("Themes"))
    return (
        f'<section id="glance"><h2>{escape(overview["title"]["full"])}</h2>'
        f"<p>{escape(overview['finding']['full'])}</p>"
        f'<nav class="more" aria-label="{name}">{jumps}</nav>'
        f'<div class="picture">{picture}</div></section>'
    )


def _printed(content: types.ExplainerContent) -> list[str]:
    """Return the sources that the printed handout cites, in the order in which it does."""
    figures = [
        content["figures"][id_] for step in content["steps"] for id_ in step["record"]["figures"]
    ]
    found = [source for figure in figures for source in _sources_of_change(figure)]
    return found + [
        source
        for milestone in content["milestones"].values()
        for source in milestone["sources"][:1]
    ]


def _sources_of_change(figure: types.Figure) -> list[str]:
    """Return the sources of the values around the moments, or of all of a card, each once."""
    values = [change[end] for change in figure["changes"] for end in ("early", "late")]
    days = {value["when"] for value in values if value}
    is_card = not figure["changes"]
    sources = [point["source"] for point in figure["points"] if is_card or point["when"] in days]
    return list(dict.fromkeys(sources))


def _article(content: types.ExplainerContent) -> str:
    """Return the article as a source, with its address."""
    article = content["article"]
    named = " · ".join(
        map(isolated, filter(None, [article["title"], article["publisher"], article["day"]]))
    )
    address = f' <span class="address">{escape(article["url"])}</span>' if article["url"] else ""
    told = tr("The article: {named}", named=named)
    return f"<p>{escape(told)}{address}</p>"


class _Cited:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self, sources: dict[str, types.Source], language: str) -> None:
        self.sources, self.language = sources, language
        self.numbers: dict[str, int] = {}

    def mark(self, id_: str) -> str:
        number = self.numbers.setdefault(id_, len(self.numbers) + 1)
        return f'<a href="#s{number}">[{number}]</a>'

    def listed(self, printed: int) -> str:
        """Return the list of sources, and as one that is not printed what follows."""
        items = [
            _source(self.sources[id_], number, self.language)
            for id_, number in self.numbers.items()
        ]
        more = "".join(items[printed:])
        return (f"<ol>{''.join(items[:printed])}</ol>" if printed else "") + (
            f'<ol class="more" start="{printed + 1}">{more}</ol>' if more else ""
        )


def _source(source: types.Source, number: int, language: str) -> str:
    url = source["url"]  # one of the web, if any; the page sends no referrer
    if source["language"] != language:
        title = in_language(source["title"], source["language"], url)
    else:
        title = escape(source["title"])
        title = f'<a href="{escape(url)}">{title}</a>' if url else title
    kind = source["kind"]
    kind_said = trp("kind", kind)
    said = filter(None, [source["publisher"], kind_said, source["published"]])
    about = " · ".join(map(isolated, said))
    told = escape(about) if is_near(language, "zh") else marked(about)
    copy = f" {_stored_copy(source)}" if source["archived_url"] else ""
    return f'<li id="s{number}">{title} {told}{copy}</li>'


def _stored_copy(source: types.Source) -> str:
    day = source["archived_on"]
    words = tr("Stored copy of {day}", day=day) if day else tr("Stored copy")
    return f'<a href="{escape(source["archived_url"])}">{escape(words)}</a>'


def _stored_copies(sources: Mapping[str, types.Source]) -> str:
    """Say once how to look for stored copies: an address for each would fill the page."""
    if not any(source["url"] for source in sources.values()):
        return ""
    told = tr(
        "Stored copies, not checked by us: write {archive} before the address of a source.",
        archive="https://web.archive.org/web/",
    )
    return f"<p>{escape(told)}</p>"


def _original(titled: types.Step | types.Milestone) -> str:
    """Return the title in its own language, where it has one, marked as such."""
    original = titled["original"]
    return f" {in_language(original['title'], original['language'])}" if original else ""


def _step(content: types.ExplainerContent, place: int, cited: _Cited) -> str:
    step = content["steps"][place]
    written = as_written(content, "themes", step)

    def to_discuss(question: str) -> str:
        head = content["said"]["to_discuss"]
        return tr("{head}: {question}", head=head, question=question)

    asked = _around(to_discuss, step["question"], written)
    question = f'<p class="question"><i>{asked}</i></p>' if step["question"] else ""
    sides = "".join(f"<div>{_side(content, side, 3)}</div>" for side in step["sides"])
    sides = f'<div class="sides">{sides}</div>' if sides else ""
    record = _record(content, step, cited)
    if not (question or sides or record):
        return ""
    back = tr("All themes")
    title = _spanned(step["title"], written) + _original(step)
    finding = f"<p>{escape(step['finding']['full'])}</p>" if step["finding"]["full"] else ""
    return (
        f'<section class="theme" id="t{place + 1}"><h2>{place + 1} {title}</h2>{finding}'
        f"{sides}{record}{question}"
        '<p class="more"><a href="#glance">'
        f"{escape(back)}</a></p></section>"
    )


def _record(content: types.ExplainerContent, step: types.Step, cited: _Cited) -> str:
    record = step["record"]
    if not record["figures"] and not record["accounts"]:
        return ""
    found = [content["figures"][id_] for id_ in record["figures"]]
    figures = [
        f"{escape(figure['line'])} {' '.join(map(cited.mark, _sources_of_change(figure)))}"
        for figure in found
    ]
    limits = (
        f'<p class="limits"{as_written(content, "themes", step)}>{escape(record["limits"])}</p>'
        if record["limits"]
        else ""
    )
    return (
        f'<div class="record"><h3>{escape(content["said"]["record"])}</h3>{limits}'
        f"{_bullets_if_any(figures)}{_accounts(content, record, cited)}</div>"
    )


def _accounts(content: types.ExplainerContent, record: types.StepRecord, cited: _Cited) -> str:
    """Return the accounts of each side, the sides in a fixed order."""
    parts = []
    for origin in content["origins"]:
        own = [account for account in record["accounts"] if account["origin"] == origin]
        items = [
            f"{escape(' · '.join(map(isolated, [*account['about'], account['summary']])))} "
            f"{cited.mark(account['source'])}"
            for account in own
        ]
        name = trp("origin", origin)
        head = f"<h4>{escape(name[:1].upper() + name[1:])}</h4>"
        parts += [f"{head}{bullets(items)}"] if items else []
    title = escape(content["said"]["accounts"])
    return f'<div class="more"><h3>{title}</h3>{"".join(parts)}</div>' if parts else ""


def _kinds(content: types.ExplainerContent) -> str:
    """Return once what each kind of milestone is."""
    rows = [row for milestone in content["milestones"].values() for row in milestone["rows"]]
    told = list(dict.fromkeys(words for name, words in rows if name == tr("Kind")))
    return f'<div class="more">{bullets([escape(words) for words in told])}</div>' if told else ""


def _by_date(content: types.ExplainerContent, cited: _Cited) -> str:
    """Return all milestones, after what holds of most of them."""
    milestones = content["milestones"].values()
    if not milestones:
        return ""
    unnamed = _unnamed(content)
    order = tr("At each stand, in this order: {names}.", names=" · ".join(unnamed))
    notes = [_placed() if content["themes"] else "", _mentioned(content), order if unnamed else ""]
    note = "".join(f"<p>{escape(words)}</p>" for words in filter(None, notes))
    listed = bullets([_milestone(content, one, unnamed, cited) for one in milestones])
    return f"{note}{_kinds(content)}{listed}"


def _unnamed(content: types.ExplainerContent) -> list[str]:
    """Return what all milestones tell: it is named once for all, and not at each."""
    each = [dict(milestone["rows"]) for milestone in content["milestones"].values()]
    names = [tr("Issued or done by"), tr("Kind"), tr("Bears on")]
    return [name for name in names if all(name in rows for rows in each)]


def _mentioned(content: types.ExplainerContent) -> str:
    """Return what it means that nothing is said of the article at a milestone."""
    is_told = any(_is_not_mentioned(milestone) for milestone in content["milestones"].values())
    return tr("Where the article mentions a milestone, that is said.") if is_told else ""


def _is_not_mentioned(milestone: types.Milestone) -> bool:
    return milestone["in_article"] == "no"


def _milestone(
    content: types.ExplainerContent,
    milestone: types.Milestone,
    unnamed: list[str],
    cited: _Cited,
) -> str:
    # What the words above the list say of all of them is not said again at each.
    words = {**dict(milestone["rows"]), tr("Kind"): milestone["kind"]}
    words[tr("Bears on")] = _themes(content, milestone)
    unsaid = {*unnamed, tr("What it does"), *[tr(ARTICLE_COLUMN)] * _is_not_mentioned(milestone)}
    rows = [
        tr("{name}: {words}", name=name, words=said)
        for name, said in words.items()
        if name not in unsaid and said and said != milestone["when"]  # said before
    ]
    said = [*(words[name] for name in unnamed), *rows, *milestone["mentions"]]
    about = " · ".join(map(isolated, said))
    first, *others = [cited.mark(id_) for id_ in milestone["sources"]] or [""]
    when = tr("{head}:", head=milestone["when"])
    written = as_written(content, "milestones", milestone)
    title = _around(isolated, milestone["title"], written)
    summary = milestone["summary"] if written else isolated(milestone["summary"])
    return (
        f"<b>{escape(when)}</b> {title}{_original(milestone)} {first}"
        f"<p{written}>{escape(summary)}</p><p>{escape(about)} {' '.join(others)}</p>"
    )


def _themes(content: types.ExplainerContent, milestone: types.Milestone) -> str:
    """Name the themes that a milestone bears on, and which of them the article ties it to."""
    titles = {theme["id"]: theme["title"] for theme in content["themes"]}
    themes = [
        tr("{theme} (tied to it by the article)", theme=titles[theme["id"]])
        if theme["by_article"]
        else titles[theme["id"]]
        for theme in milestone["themes"]
    ]
    return with_semicolons(themes) if themes else ""


def _figure(figure: types.Figure, cited: _Cited) -> str:
    points = with_semicolons([_point(point, cited) for point in figure["points"]])
    head = tr("{title} ({unit})", title=figure["title"], unit=figure["unit"])
    return f"<h3>{escape(head)}</h3><p>{escape(sentences(figure['told']))}</p><p>{points}</p>"


def _point(point: types.Point, cited: _Cited) -> str:
    places = {"day": point["when"], "value": point["value"]}
    value = tr("{day}: {value}", **places)
    if point["rests_on"]:
        rests_on = with_semicolons(point["rests_on"])
        value = tr("{day}: {value} ({rests_on})", rests_on=rests_on, **places)
    return f"{escape(value)} {cited.mark(point['source'])}"
