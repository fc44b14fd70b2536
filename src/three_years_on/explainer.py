"""Checked tables in, the widget that steps through them out."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets

from three_years_on import style
from three_years_on.layers import Layer, day, describe, theme_layers

if TYPE_CHECKING:
    from three_years_on.tables import Tables

_HERE = Path(__file__).parent
_WHOLE = "Opening and close"


class Explainer(anywidget.AnyWidget):
    """Step through the calls of an article beside the outcomes it reports.

    The tables and the drawing go to the browser once; stepping, filters and details work there,
    with or without a kernel. Python can set and observe the state, and widgets can be linked to
    it.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.

    Attributes
    ----------
    theme : str
        Id of the theme shown. Empty for the statements that belong to no theme, and the
        milestones that the article mentions.
    milestone : str
        Id of the milestone whose details are open, or empty.
    named_only : bool
        Whether only milestones are shown that the article names or may mean.
    kind : str
        The kind of milestone shown, or empty for all.

    Raises
    ------
    traitlets.TraitError
        When a theme, milestone or kind is set that the tables do not have.

    Examples
    --------
    >>> from three_years_on import Explainer, load
    >>> explainer = Explainer(load())
    >>> explainer.theme = "cybersecurity"
    """

    _esm = _HERE / "explainer.js"
    _css = style.css() + (_HERE / "explainer.css").read_text(encoding="utf-8")

    content = traitlets.Dict().tag(sync=True)
    drawing = traitlets.Unicode().tag(sync=True)
    theme = traitlets.Unicode().tag(sync=True)
    milestone = traitlets.Unicode().tag(sync=True)
    named_only = traitlets.Bool(False).tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        from three_years_on.timeline import draw_timeline  # noqa: PLC0415 (slow to import)

        steps = self._steps(tables)
        super().__init__(
            content=_content(tables, steps),
            drawing=draw_timeline(tables, steps),
            theme=steps[0].id,
        )

    @staticmethod
    def _steps(tables: Tables) -> list[Layer]:
        mentioned = tables.milestones[tables.milestones["in_article"] != "no"]
        return [*theme_layers(tables), Layer("", _WHOLE, mentioned)]

    @traitlets.validate("theme", "milestone", "kind")
    def _known(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        known = {
            "theme": [theme["id"] for theme in self.content["themes"]],
            "milestone": list(self.content["milestones"]),
            "kind": self.content["kinds"],
        }[name]
        if value and value not in known:
            message = f"{value!r} is not a {name} of these tables; use one of {known}, or ''"
            raise traitlets.TraitError(message)
        return value

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget, for where the widget cannot run."""
        bundle, metadata = super()._repr_mimebundle_(**options)
        return {**bundle, "text/html": _plain_html(self.content)}, metadata


class TimelineExplorer(Explainer):
    """The timeline alone, with all milestones named and listed; else as `Explainer`.

    Attributes
    ----------
    theme : str
        Id of the theme whose milestones are shown, or empty for all.
    query : str
        Words that the milestones shown must contain.
    theme_index, kind_index : int
        Place of `theme` and `kind` in a list that begins with all, for controls that know
        places only. The browser keeps them in step.
    """

    query = traitlets.Unicode().tag(sync=True)
    theme_index = traitlets.Int(0).tag(sync=True)
    kind_index = traitlets.Int(0).tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        steps = [{**step, "sides": []} for step in self.content["steps"]]
        self.content = {**self.content, "steps": steps}

    @staticmethod
    def _steps(tables: Tables) -> list[Layer]:
        return [Layer("", "All themes", tables.milestones)]


class _Explorer(widgets.VBox):
    """Controls above a timeline, with plain HTML for where widgets cannot run."""

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        bundle = super()._repr_mimebundle_(**options)
        return {**bundle, "text/html": _plain_html(self.children[-1].content)}


def explore_milestones(tables: Tables) -> widgets.VBox:
    """Return the timeline of all milestones with controls to filter and search it.

    The controls are linked in the browser, so that they work without a kernel.
    """
    timeline = TimelineExplorer(tables)
    kinds = timeline.content["kinds"]
    theme = widgets.Dropdown(description="Theme", options=["all", *tables.themes["title"]], index=0)
    kind = widgets.Dropdown(description="Kind", options=["all", *kinds], index=0)
    named = widgets.Checkbox(description="Only those the article names or may mean", indent=False)
    query = widgets.Text(description="Search", placeholder="for example: data")
    widgets.jslink((theme, "index"), (timeline, "theme_index"))
    widgets.jslink((kind, "index"), (timeline, "kind_index"))
    widgets.jslink((named, "value"), (timeline, "named_only"))
    widgets.jslink((query, "value"), (timeline, "query"))
    controls = widgets.Box([theme, kind, named, query], layout={"flex_flow": "row wrap"})
    for control in controls.children:
        control.layout.max_width = "100%"
    box = _Explorer([controls, timeline])
    box.add_class("tyo-keys")
    return box


# What the browser gets ------------------------------------------------------------------------


def _content(tables: Tables, steps: list[Layer]) -> dict[str, Any]:
    article = tables.article
    by_id = {
        name: getattr(tables, name).set_index("id")
        for name in ("kinds", "sources", "statements", "themes")
    }
    return {
        "article": {
            "title": article["title"],
            "publisher": article["publisher"],
            "url": _text(article["url"]),
        },
        "themes": [
            {"id": theme.id, "title": theme.title, "zh": _text(theme.title_zh)}
            for theme in tables.themes.itertuples()
        ],
        "steps": [_step(tables, layer) for layer in steps],
        "kinds": [kind for kind in tables.kinds["id"] if kind in set(tables.milestones["kind"])],
        "milestones": {
            milestone.id: _milestone(tables, by_id, milestone)
            for milestone in tables.milestones.itertuples()
        },
    }


def _step(tables: Tables, layer: Layer) -> dict[str, Any]:
    themes = tables.themes.set_index("id")
    theme = themes.loc[layer.id] if layer.id else {}
    return {
        "theme": layer.id,
        "title": layer.title,
        "zh": _text(theme.get("title_zh")),
        "question": _text(theme.get("question")),
        "sides": [_side(tables, layer.id, moment) for moment in tables.moments.itertuples()],
        "alt": describe(tables, layer),
        "milestones": layer.milestones["id"].tolist(),
    }


def _side(tables: Tables, theme: str, moment: Any) -> dict[str, Any]:
    rows = tables.statements
    own = rows["theme"] == theme if theme else rows["theme"].isna()
    said = rows[own & (rows["moment"] == moment.id)]
    placements = tables.placements[tables.placements["theme"] == theme]
    placed = placements.merge(rows, left_on="statement", right_on="id", suffixes=("_ours", ""))
    placed = placed[placed["moment"] == moment.id]
    background = said["kind"] == "setting"
    first = moment.id == tables.moments["id"].iloc[0]
    return {
        "label": moment.label,
        "day": day(moment.date),
        "title": moment.title,
        "note": _text(moment.note),
        "statements": [_statement(tables, row) for row in said[~background].itertuples()],
        "placed": [
            {**_statement(tables, row), "reason": row.reason} for row in placed.itertuples()
        ],
        "background": [_statement(tables, row) for row in said[background].itertuples()],
        "missing": _missing(said, "call" if first else "outcome"),
    }


def _missing(said: pd.DataFrame, kind: str) -> str:
    """Say plainly that a section has no call, or reports no outcome."""
    expected = said[said["kind"] == kind]
    if expected.empty:
        return f"The article reports no {kind} in this section."
    if (expected["basis"] == "acknowledged gap").all():
        return "Beyond this gap, the article reports no outcome in this section."
    return ""


def _statement(tables: Tables, row: Any) -> dict[str, Any]:
    mentions = tables.mentions[tables.mentions["statement"] == row.id]
    section = "opening" if row.section == 0 else f"section {row.section}"
    return {
        "kind": row.kind,
        "summary": row.summary,
        "to": _text(row.addressed_to),
        "basis": _text(row.basis),
        "place": f"{section}, paragraph {row.paragraph}",
        "mentions": mentions[["milestone", "relation"]].to_dict("records"),
    }


def _milestone(tables: Tables, by_id: dict[str, pd.DataFrame], row: Any) -> dict[str, Any]:
    mentions = tables.mentions[tables.mentions["milestone"] == row.id]
    statements, titles = by_id["statements"], by_id["themes"]["title"]
    sources = by_id["sources"].loc[list(row.sources)]
    by_article = set(statements.loc[mentions["statement"], "theme"].dropna())
    kind = by_id["kinds"].loc[row.kind]
    on_first_day = row.date == tables.moments["date"].iloc[0]
    if row.in_article == "named" and on_first_day and not kind["is_measure"]:
        by_article |= set(row.themes)  # the article ties every theme to where the calls were made
    return {
        "label": row.label,
        "title": row.title,
        "zh": _text(row.title_zh),
        "kind": row.kind,
        "kindMeaning": kind["meaning"],
        "issuer": row.issuer,
        "summary": row.summary,
        "citation": _text(row.citation),
        "inArticle": row.in_article,
        "when": f"{row.date_kind} {day(row.date)}",
        "dates": _dates(tables, row),
        "note": _text(row.note),
        "themes": [
            {"id": id_, "title": titles[id_], "byArticle": id_ in by_article} for id_ in row.themes
        ],
        "mentions": [
            {
                "relation": mention.relation,
                "statement": statements.loc[mention.statement, "summary"],
                "for": mention.reason_for,
                "against": _text(mention.reason_against),
            }
            for mention in mentions.itertuples()
        ],
        "sources": [
            {
                "title": source.title,
                "publisher": source.publisher,
                "kind": source.kind,
                "url": _text(source.url),
                "language": source.language,
                "published": _text(source.published),
                "note": _text(source.note),
            }
            for source in sources.itertuples()
        ],
    }


def _dates(tables: Tables, row: Any) -> list[dict[str, str]]:
    """List every date of a milestone in order, each with what it is the date of."""
    further = tables.milestone_dates[tables.milestone_dates["milestone"] == row.id]
    dates = [(row.date, row.date_kind, row.certainty)]
    dates += further[["date", "kind", "certainty"]].itertuples(index=False, name=None)
    if pd.notna(row.effective):
        dates.append((row.effective, "in force", "verified"))
    return [
        {"day": day(date), "kind": kind, "certainty": certainty}
        for date, kind, certainty in sorted(dates)
    ]


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


# Where the widget cannot run ------------------------------------------------------------------


def _plain_html(content: dict[str, Any]) -> str:
    """Return every step as plain HTML: no script, no style that is needed to read it."""
    article = content["article"]
    parts = [
        f"<p>{escape(article['title'])} ({escape(article['publisher'])}), step by step. "
        "Run the notebook, or trust it, to step through it. This explainer, not the article, sets "
        "milestones beside a theme, except where the article ties them to it.</p>"
    ]
    for step in content["steps"]:
        parts.append(f"<h3>{escape(step['title'])}</h3>")
        for side in step["sides"]:
            items = [_plain_statement(statement) for statement in side["statements"]]
            items += [side["missing"]] if side["missing"] else []
            items += [
                f"{_plain_statement(statement)} (placed here by this explainer)"
                for statement in side["placed"]
            ]
            items += [_plain_statement(statement) for statement in side["background"]]
            parts.append(f"<h4>{escape(side['label'])}, {escape(side['day'])}</h4>")
            parts.append(_plain_list(items))
        milestones = [content["milestones"][id_] for id_ in step["milestones"]]
        parts.append("<h4>Milestones</h4>")
        parts.append(_plain_list([f"{m['title']}, {m['when']}" for m in milestones]))
    return "".join(parts)


def _plain_statement(statement: dict[str, Any]) -> str:
    words = [statement["kind"], statement["basis"], statement["place"]]
    return f"{statement['summary']} [{', '.join(filter(None, words))}]"


def _plain_list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
