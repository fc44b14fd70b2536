"""What an overview holds, declared: rows of themes, marks, traces, and all that is said of them."""

from __future__ import annotations

from typing import Literal, TypedDict

Role = Literal["called", "reported", ""]


class Written(TypedDict, total=False):
    """A row of a table, with the tag of its language where it says one."""

    language: str


class Original(TypedDict):
    """A title in its own language (a tag such as zh-Hans)."""

    title: str
    language: str


class Sentence(TypedDict):
    """One sentence of the whole, in full and with every outcome covered."""

    full: str
    covered: str


class Moment(TypedDict):
    """A day the article speaks from; `role` is called, reported or empty."""

    id: str
    date: str
    day: str
    label: str
    title: str
    role: Role


class Group(TypedDict):
    """Statements of one basis in a cell: what they rest on, in words, and their ids."""

    basis: str
    label: str
    statements: list[str]


class Cell(TypedDict):
    """What a row has at a moment; `none` where outcomes are expected and none is reported."""

    calls: int
    own: list[Group]
    placed: list[Group]
    none: bool


class Line(TypedDict):
    """A line of a label; a strong one is what the trace is there to tell."""

    text: str
    strong: bool


class Trace(TypedDict):
    """What leads from milestones to the statements that name or may mean them."""

    statements: list[str]
    milestones: list[str]
    relation: str
    placed: bool
    older: bool
    label: list[Line]


class Row(Written):
    """A theme, or what belongs to none (`id` is empty)."""

    id: str
    number: int
    title: str
    original: Original | None
    subtitle: str
    calls: int
    cells: list[Cell]
    note: Sentence
    milestones: list[str]
    traces: list[Trace]
    name: Sentence


class Tick(TypedDict):
    """A milestone: its first and last possible day (ISO), its label, group and shape.

    `end` is the last day of a period, and empty where it is none.
    """

    label: str
    first: str
    last: str
    end: str
    group: str
    shape: str


class Entry(TypedDict):
    """An entry of the legend: marks of `browser/marks.js`, how they are drawn, and what they are.

    `outcome` tells whether it stands only where outcomes are not covered.
    """

    marks: list[str]
    look: str
    words: str
    outcome: bool


class Words(TypedDict):
    """What stands in the picture wherever it is meant."""

    name: str
    none: str
    own: str
    ownHead: str
    placedHead: str
    more: str


class Overview(TypedDict):
    """All that the overview shows.

    `span` are the days (ISO) from which and to which time is drawn; what lies beyond them stands
    at the edges, and the legend tells how much that is.
    """

    source: str
    span: list[str]
    title: Sentence
    finding: Sentence
    moments: list[Moment]
    zones: list[str]
    rows: list[Row]
    milestones: dict[str, Tick]
    legend: list[Entry]
    words: Words
    alt: str
