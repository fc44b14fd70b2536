"""Checked tables in, the widget that steps through them out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets as widgets
import traitlets

from three_years_on import bundle, record
from three_years_on.content import (
    figures_content,
    make_content,
    sources_content,
    themes_content,
)
from three_years_on.layers import Layer, theme_layers

if TYPE_CHECKING:
    from three_years_on.tables import Tables

_WHOLE = "Opening and close"


class Explainer(anywidget.AnyWidget):
    """Step through the calls of an article beside the outcomes it reports.

    The tables and the drawings go to the browser once; stepping, filters, details and the record
    work there, with or without a kernel. Python can set and observe the state, and widgets can be
    linked to it.

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
    record_open : bool
        Whether the record of the theme, its figures and accounts, is open in place of the
        timeline.
    checked : str
        Id of the statement whose figures the open record points out, or empty.
    named_only : bool
        Whether only milestones are shown that the article names or may mean.
    kind : str
        The kind of milestone shown, or empty for all.

    Raises
    ------
    traitlets.TraitError
        When a theme, milestone, statement or kind is set that the tables do not have.

    Examples
    --------
    >>> from three_years_on import Explainer, load
    >>> explainer = Explainer(load())
    >>> explainer.theme = "cybersecurity"
    """

    _esm = bundle.script("widget.js")
    _css = bundle.css("explainer.css")

    _with_article = True

    content = traitlets.Dict().tag(sync=True)
    drawing = traitlets.Unicode().tag(sync=True)
    charts = traitlets.Dict().tag(sync=True)
    theme = traitlets.Unicode().tag(sync=True)
    milestone = traitlets.Unicode().tag(sync=True)
    record_open = traitlets.Bool(False).tag(sync=True)
    checked = traitlets.Unicode().tag(sync=True)
    named_only = traitlets.Bool(False).tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        from three_years_on.timeline import draw_timeline  # noqa: PLC0415 (slow to import)

        steps = self._steps(tables)
        content = make_content(tables, steps, with_article=self._with_article)
        super().__init__(
            content=content,
            drawing=draw_timeline(tables, steps),
            charts=self._charts(tables),
            theme=steps[0].id,
        )

    @staticmethod
    def _steps(tables: Tables) -> list[Layer]:
        mentioned = tables.milestones[tables.milestones["in_article"] != "no"]
        return [*theme_layers(tables), Layer("", _WHOLE, mentioned)]

    @staticmethod
    def _charts(tables: Tables) -> dict[str, str]:
        """Draw the charts of every record; those of one theme share their span of years."""
        from three_years_on.trends import draw_panels  # noqa: PLC0415 (slow to import)

        drawn: dict[str, str] = {}
        for theme in ["", *tables.themes["id"]]:
            panels = record.panels(tables, theme, "record")
            svgs = draw_panels(tables, panels)
            drawn |= {panel.lead.id: svg for panel, svg in zip(panels, svgs, strict=True)}
        return drawn

    @traitlets.validate("theme", "milestone", "checked", "kind")
    def _known(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        known = {
            "theme": [theme["id"] for theme in self.content["themes"]],
            "milestone": list(self.content["milestones"]),
            "checked": [said["id"] for said in _statements(self.content) if said["check"]],
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

    _with_article = False

    query = traitlets.Unicode().tag(sync=True)
    theme_index = traitlets.Int(0).tag(sync=True)
    kind_index = traitlets.Int(0).tag(sync=True)

    @staticmethod
    def _steps(tables: Tables) -> list[Layer]:
        return [Layer("", "All themes", tables.milestones)]

    @staticmethod
    def _charts(tables: Tables) -> dict[str, str]:
        return {}


class IndicatorExplorer(anywidget.AnyWidget):
    """Choose a theme and one of its series of figures, and see its chart or its values.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.

    Attributes
    ----------
    indicator : str
        Id of the indicator shown.
    """

    _esm = Explainer._esm
    _css = Explainer._css

    content = traitlets.Dict().tag(sync=True)
    charts = traitlets.Dict().tag(sync=True)
    indicator = traitlets.Unicode().tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        from three_years_on.trends import WIDE, draw_panels  # noqa: PLC0415 (slow to import)

        content: dict[str, Any] = {"themes": [], "figures": {}, "sources": sources_content(tables)}
        charts: dict[str, str] = {}
        for theme in [*themes_content(tables), {"id": "", "title": _WHOLE, "zh": ""}]:
            drawn = record.panels(tables, theme["id"], "record", "chart")
            cards = record.panels(tables, theme["id"], "card")
            svgs = draw_panels(tables, drawn, WIDE)
            charts |= {chart.lead.id: svg for chart, svg in zip(drawn, svgs, strict=True)}
            figures = figures_content(tables, [*drawn, *cards])
            if figures:
                content["themes"].append({**theme, "figures": list(figures)})
                content["figures"] |= figures
        first = next(iter(content["figures"]), "")
        super().__init__(content=content, charts=charts, indicator=first)

    @traitlets.validate("indicator")
    def _known(self, proposal: dict[str, Any]) -> str:
        known = list(self.content["figures"])
        value = proposal["value"]
        if value not in [*known, ""]:
            message = f"{value!r} is not an indicator of these tables; use one of {known}"
            raise traitlets.TraitError(message)
        return value

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget, for where the widget cannot run."""
        bundle, metadata = super()._repr_mimebundle_(**options)
        told = [_plain_figure(figure) for figure in self.content["figures"].values()]
        return {**bundle, "text/html": _plain_list(told)}, metadata


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


def _statements(content: dict[str, Any]) -> list[dict[str, Any]]:
    sides = [side for step in content["steps"] for side in step["sides"]]
    return [said for side in sides for said in [*side["statements"], *side["background"]]]


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
        if step["record"]:
            parts += _plain_record(content, step["record"])
    return "".join(parts)


def _plain_record(content: dict[str, Any], record: dict[str, Any]) -> list[str]:
    told = [_plain_figure(content["figures"][id_]) for id_ in record["figures"]]
    accounts = [
        f"{reading['origin']}, {reading['published']}: {reading['summary']} "
        f"({content['sources'][reading['source']]['publisher']})"
        for reading in record["readings"]
    ]
    return [
        "<h4>The record: figures and accounts chosen by this explainer, not by the article</h4>",
        f"<p>{escape(record['limits'])}</p>",
        _plain_list(told),
        _plain_list(accounts),
    ]


def _plain_figure(figure: dict[str, Any]) -> str:
    return f"{figure['title']} ({figure['unit']}; {figure['measuredBy']}): {figure['finding']}"


def _plain_statement(statement: dict[str, Any]) -> str:
    words = [statement["kind"], statement["basis"], statement["place"]]
    return f"{statement['summary']} [{', '.join(filter(None, words))}]"


def _plain_list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
