"""What goes from Python to the browser, declared: contents, and the state that both may change.

`contract` writes the browser's side of it, ``browser/content.d.ts`` and ``browser/names.js``.
"""

from __future__ import annotations

from typing import Literal, TypedDict

# ruff: noqa: TC001 (`contract` reads these types)
from three_years_on.words.changes import Change
from three_years_on.words.glance import Original, Overview, Role, Sentence, Written
from three_years_on.words.measures import Dated
from three_years_on.words.timelines import Timeline

# What the parts hold -------------------------------------------------------------------------


class Article(TypedDict):
    """The article that is explained; what is not known is empty."""

    title: str
    publisher: str
    url: str
    day: str


class About(TypedDict):
    """The explainer as a work that can be cited; ``detail`` says what it is, for a citation.

    ``language`` is that of the tables, empty where they do not tell. ``translated`` names the
    tables that are in the language of the display instead; ``partly`` those of them in which some
    text is not.
    """

    title: str
    authors: str
    version: str
    language: str
    translated: list[str]
    partly: list[str]
    licence: str
    address: str
    detail: str


class Theme(Written):
    """A theme to choose."""

    id: str
    title: str
    original: Original | None


class Source(TypedDict):
    """A page that something rests on.

    ``url`` is empty unless it may become a link, and so is ``archived_url``, a stored copy that
    somebody looked at; ``about`` names publisher, kind, day and note.
    """

    title: str
    language: str
    url: str
    publisher: str
    kind: str
    published: str
    archived_url: str
    archived_on: str
    about: str


class Mention(TypedDict):
    """A milestone that a statement names or may mean, and the words of the button to it."""

    milestone: str
    text: str


class Check(TypedDict):
    """The figures that bear on a statement, by their ids, and what remains open."""

    figures: list[str]
    open: str


class MetaPart(TypedDict):
    """A part of the line under a statement; ``spoken`` is empty where ``text`` reads itself."""

    text: str
    spoken: str
    strong: bool


class Statement(Written):
    """What was said; ``about`` tells kind, who was asked, basis and place, to be set in a line.

    ``meta`` tells the same as shortly as a reader beside the marks needs it. ``reason`` says why
    this explainer placed it here, and is empty where the article did. ``dated`` is when what it
    names or may mean came. ``fragment`` leads to its place, behind the address of the article;
    it may be empty.
    """

    id: str
    kind: str
    summary: str
    addressed_to: str
    basis: str
    place: str
    fragment: str
    about: list[str]
    meta: list[MetaPart]
    reason: str
    mentions: list[Mention]
    dated: Dated | None
    check: Check | None


class Side(TypedDict):
    """What was said at one moment; ``name`` is its label and day, ``missing`` may be empty.

    ``role`` is what its statements make of the moment, in any theme. ``placed_title`` stands over
    what this explainer placed here, and is empty where that is nothing.
    """

    name: str
    label: str
    day: str
    role: Role
    title: str
    note: str
    statements: list[Statement]
    placed: list[Statement]
    placed_title: str
    background: list[Statement]
    missing: str


class Account(TypedDict):
    """What one side says, its ``origin``; ``about`` tells day and doubt, to be set in a line."""

    origin: str
    about: list[str]
    summary: str
    source: str


class StepRecord(TypedDict):
    """What the record of a step holds: limits, ids of figures, accounts by date."""

    limits: str
    figures: list[str]
    accounts: list[Account]


class Point(TypedDict):
    """A value of a figure, and beside its source what it rests on, to be set in a line."""

    when: str
    value: str
    rests_on: list[str]
    source: str


class SeriesChange(Change):
    """The change of one series of a figure."""

    series: str


class Figure(TypedDict):
    """A figure of the record; ``line`` tells it in a line, ``told`` how to read it.

    ``notes`` are what a speaker should know of it. ``changes`` are those of its series, the first
    of them the one that the figure is named after; a card, which has no chart, has none.
    """

    id: str
    title: str
    unit: str
    line: str
    told: list[str]
    notes: list[str]
    changes: list[SeriesChange]
    points: list[Point]


class MilestoneTheme(TypedDict):
    """A theme that a milestone bears on, and whether the article ties them."""

    id: str
    by_article: bool


class Milestone(Written):
    """A milestone; ``spoken`` is what its mark says, ``rows`` are names with texts.

    ``in_article`` is ``named``, ``candidate`` or ``no``, and ``mentioned`` the words for it, empty
    where the tables tell of no mention at all. ``kind`` and ``issuer`` may be empty.
    ``mentions`` are paragraphs on what the article says of it.
    """

    label: str
    title: str
    original: Original | None
    kind: str
    issuer: str
    summary: str
    in_article: str
    mentioned: str
    when: str
    spoken: str
    dates: list[str]
    rows: list[list[str]]
    mentions: list[str]
    themes: list[MilestoneTheme]
    sources: list[str]


class TimelineStep(Written):
    """What one step of the timeline shows."""

    theme: str
    title: str
    milestones: list[str]


class Step(TimelineStep):
    """What one step of the explainer shows; ``finding`` is the line under its title.

    ``reported`` are the bases of what is reported, ``agreeing`` the ids of the expectations that
    are among them, ``placed`` the bases of what this explainer placed here.
    """

    original: Original | None
    finding: Sentence
    question: str
    notes: str
    sides: list[Side]
    reported: str
    agreeing: list[str]
    placed: str
    record: StepRecord


class Expectation(TypedDict):
    """What a reader may expect."""

    id: str
    label: str


class Said(TypedDict):
    """Fixed sentences that several parts say."""

    asked: str
    to_discuss: str
    placed_here: str
    placed_here_not_article: str
    placed_here_lead: str
    record: str
    record_chosen: str
    prediction_head: list[str]
    you_expected: str
    article_gives: str
    nothing_chosen: str
    still_covered: str
    remains_open: str
    accounts: str
    bears_on_statement: str
    in_article: str
    yes: str
    no: str


# What each display gets ----------------------------------------------------------------------


class TimelineContent(TypedDict):
    """What the timeline explorer shows in words."""

    article: Article
    explainer: About
    themes: list[Theme]
    steps: list[TimelineStep]
    timeline: Timeline
    kinds: list[str]
    milestones: dict[str, Milestone]
    sources: dict[str, Source]
    said: Said


class ExplainerContent(TypedDict):
    """What the explainer shows in words; sources, figures and milestones under their ids.

    The steps of ``timeline`` are those of ``steps``. ``origins`` are the sides that accounts come
    from, in their order.
    """

    article: Article
    explainer: About
    overview: Overview
    themes: list[Theme]
    steps: list[Step]
    timeline: Timeline
    kinds: list[str]
    origins: list[str]
    milestones: dict[str, Milestone]
    figures: dict[str, Figure]
    sources: dict[str, Source]
    expectations: list[Expectation]
    said: Said


class IndicatorTheme(Theme):
    """A theme with the ids of its figures."""

    figures: list[str]


class IndicatorContent(TypedDict):
    """What the explorer of indicators shows in words."""

    themes: list[IndicatorTheme]
    figures: dict[str, Figure]
    sources: dict[str, Source]


class Choice(TypedDict):
    """One answer to a question, with what it tells and the idea behind it where it is wrong."""

    text: str
    is_right: bool
    feedback: str
    misconception: str


class Question(TypedDict):
    """A question with its choices."""

    id: str
    prompt: str
    choices: list[Choice]


class Spoken(TypedDict):
    """The language that a display speaks.

    Attributes
    ----------
    code : str
        Its tag, such as ``zh-Hans``.
    direction : str
        ``ltr`` or ``rtl``.
    messages : dict of str to str or list of str
        What the browser says in it, under the `short_key` of the English; what counts has a form
        for each rule. Empty in English.
    plural : list of int
        Which of these forms counts from 0 to 199 take.
    """

    code: str
    direction: str
    messages: dict[str, str | list[str]]
    plural: list[int]


# What both may change ------------------------------------------------------------------------


class Prediction(TypedDict, total=False):
    """What a reader expects of a step, why, and what explains the gap."""

    expected: str
    because: str
    gap: str


class TimelineState(TypedDict):
    """What is shown of the timeline explorer."""

    theme: str
    milestone: str
    named_only: bool
    kind: str
    query: str


class ExplainerState(TypedDict):
    """What is shown of the explainer; ``overview`` is all themes at once, in place of one."""

    overview: bool
    theme: str
    milestone: str
    named_only: bool
    kind: str
    record_open: bool
    checked: str
    predicting: bool
    predictions: dict[str, Prediction]
    revealed: list[str]
    hands: dict[str, dict[str, int]]
    another: dict[str, dict[str, int]]


class IndicatorState(TypedDict):
    """What is shown of the explorer of indicators."""

    indicator: str


class QuizState(TypedDict):
    """What was answered."""

    tries: dict[str, list[int]]


# What a widget or a page is given ------------------------------------------------------------


class ExplainerModel(ExplainerState):
    """All that the browser reads of an explainer, in a notebook or in a page.

    ``charts`` come after the rest in a notebook.
    """

    view: Literal["explainer"]
    language: Spoken
    content: ExplainerContent
    charts: dict[str, str]
    in_notebook: bool
    cell: str


class PageModel(ExplainerModel, QuizState):
    """All that a page is given: an explainer's, and every question of the tables."""

    questions: list[Question]


class TimelineModel(TimelineState):
    """All that the browser reads of the timeline explorer."""

    view: Literal["timeline"]
    language: Spoken
    content: TimelineContent
    theme_index: int
    kind_index: int


class IndicatorModel(IndicatorState):
    """All that the browser reads of the explorer of indicators."""

    view: Literal["indicators"]
    language: Spoken
    content: IndicatorContent
    charts: dict[str, str]


class QuizModel(QuizState):
    """All that the browser reads of a quiz; ``note`` says that there are no such questions."""

    view: Literal["quiz"]
    language: Spoken
    questions: list[Question]
    note: str
    cell: str


STATES = {
    "explainer": ExplainerState,
    "timeline": TimelineState,
    "indicators": IndicatorState,
    "quiz": QuizState,
}
# What a reader wrote: the kernel keeps it for the same article, a page until its tab is closed.
WRITTEN = ("predictions", "revealed", "hands", "another")
