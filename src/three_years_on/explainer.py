"""Checked tables in, the widget that steps through them out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anywidget
import ipywidgets as widgets
import traitlets
from IPython import get_ipython

from three_years_on import bundle, record
from three_years_on.content import (
    figures_content,
    make_content,
    sources_content,
    themes_content,
)
from three_years_on.document import figure_outline, outline
from three_years_on.html import bullets, without_formulas
from three_years_on.memory import remember
from three_years_on.page import make_page
from three_years_on.predictions import EXPECTATIONS, WORDS, prediction_table
from three_years_on.saving import save_page
from three_years_on.steps import Step, theme_steps

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from three_years_on.tables import Tables

_WHOLE = "Opening and close"
# Names of the one step where there are no themes: of an article, of a timeline alone.
_ARTICLE, _TIMELINE = "The article", "Timeline"
_SAVED = ("content", "drawing", "charts", "predicting")
_OPENING: dict[str, Any] = {
    "milestone": "",
    "record_open": False,
    "checked": "",
    "named_only": False,
    "kind": "",
    "predictions": {},
    "revealed": [],
}


class Explainer(anywidget.AnyWidget):
    """Step through the calls of an article beside the outcomes it reports.

    The tables and the drawings go to the browser once; stepping, filters, details and the record
    work there, with or without a kernel. Python can set and observe the state, and widgets can be
    linked to it.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    predict : bool
        Whether to begin with what is reported covered, for the reader to predict. Predictions
        made before in this kernel, for the same statements, are taken up again.

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
    predicting : bool
        Whether what is reported of a theme is covered until the reader reveals it.
    predictions : dict of str to dict
        What was predicted, under the id of the theme: ``expected`` (an id of
        `predictions.EXPECTATIONS`), ``because`` and ``gap`` (the reader's words); each may be
        missing. Only the kernel and the browser hold them.
    revealed : list of str
        Ids of the themes that were revealed.

    Raises
    ------
    traitlets.TraitError
        When a theme, milestone, statement or kind is set that the tables do not have, or a
        prediction that is none.

    Examples
    --------
    >>> from three_years_on import Explainer, load
    >>> explainer = Explainer(load())
    >>> explainer.theme = "cybersecurity"
    """

    _esm = bundle.script("notebook.js")
    _css = bundle.css("explainer.css", "present.css")

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
    predicting = traitlets.Bool(False).tag(sync=True)
    predictions = traitlets.Dict().tag(sync=True)
    revealed = traitlets.List(traitlets.Unicode()).tag(sync=True)
    cell = traitlets.Unicode().tag(sync=True)

    def __init__(self, tables: Tables, *, predict: bool = False) -> None:
        from three_years_on.timeline import draw_timeline  # noqa: PLC0415 (slow to import)

        steps = self._steps(tables)
        content = make_content(tables, steps, with_article=self._with_article)
        super().__init__(
            content=content,
            drawing=draw_timeline(tables, steps),
            charts=self._charts(tables),
            theme=steps[0].id,
            predicting=predict,
            cell=_this_cell(),
        )
        remember(self, json.dumps(content["steps"]), ["predictions", "revealed"])

    def predicted(self) -> pd.DataFrame:
        """Return what was predicted beside what is reported, a row a step.

        Returns
        -------
        DataFrame
            Columns: ``theme``, ``expected``, ``because``, ``reported`` and ``gap`` (``str``),
            ``revealed`` (``bool``), and ``agrees`` (``boolean``): whether what was expected is
            among what is reported. What was not said, or is still covered, is missing.
        """
        return prediction_table(self.content, self.predictions, self.revealed)

    def save(self, path: str | Path) -> None:
        """Write the explainer as one HTML file that needs no Python, no server and no network.

        The file opens as the explainer opens; what was predicted in this notebook stays here.

        Parameters
        ----------
        path : str or Path
            File to write, whose name ends in .html or .htm; ``~`` is the home folder. An older
            page is replaced, and kept until the new one is whole.

        Raises
        ------
        ValueError
            When the name has another ending, or a file stands there that is no such page.
        OSError
            When the file cannot be written; what was there is as it was.
        """
        save_page(path, make_page(self._opening()))

    def _opening(self) -> dict[str, Any]:
        """Return the state with which a page opens."""
        as_it_is = {name: getattr(self, name) for name in _SAVED}
        return {**as_it_is, **_OPENING, "theme": self.content["steps"][0]["theme"]}

    @staticmethod
    def _steps(tables: Tables) -> list[Step]:
        steps = theme_steps(tables)
        if not steps:
            title = _ARTICLE if len(tables.statements) else _TIMELINE
            return [Step("", title, tables.milestones)]
        mentioned = tables.milestones[tables.milestones["in_article"] != "no"]
        with_theme = (tables.statements, tables.indicators, tables.readings)
        of_none = any(frame["theme"].isna().any() for frame in with_theme)
        return [*steps, Step("", _WHOLE, mentioned)] if of_none or len(mentioned) else steps

    @staticmethod
    def _charts(tables: Tables) -> dict[str, str]:
        """Draw the charts of every record; those of one theme share their span of years."""
        from three_years_on.trends import draw_panels  # noqa: PLC0415 (slow to import)

        drawn: dict[str, str] = {}
        for panels in record.panels_by_theme(tables, "record").values():
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

    @traitlets.validate("revealed")
    def _known_themes(self, proposal: dict[str, Any]) -> list[str]:
        themes = [step["theme"] for step in self.content["steps"]]
        for theme in proposal["value"]:
            _check_known(theme, "theme", themes)
        return proposal["value"]

    @traitlets.validate("predictions")
    def _sound(self, proposal: dict[str, Any]) -> dict[str, dict[str, str]]:
        themes = [step["theme"] for step in self.content["steps"]]
        for theme, prediction in proposal["value"].items():
            _check_known(theme, "theme", themes)
            for word, value in prediction.items():
                _check_known(word, "part of a prediction", list(WORDS))
                if word == "expected":
                    _check_known(value, "expectation", [e.id for e in EXPECTATIONS])
        return proposal["value"]

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add plain HTML to the widget, for where the widget cannot run."""
        bundle, metadata = super()._repr_mimebundle_(**options)
        return {**bundle, "text/html": outline(self.content)}, metadata


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
    def _steps(tables: Tables) -> list[Step]:
        title = "All themes" if len(tables.themes) else _TIMELINE
        return [Step("", title, tables.milestones)]

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
        of_none = {"id": "", "title": _WHOLE if len(tables.themes) else "Figures", "original": None}
        with_charts = record.panels_by_theme(tables, "record", "chart")
        with_cards = record.panels_by_theme(tables, "card")
        for theme in [*themes_content(tables), of_none]:
            drawn, cards = (by.get(theme["id"], []) for by in (with_charts, with_cards))
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
        told = [figure_outline(figure) for figure in self.content["figures"].values()]
        return {**bundle, "text/html": without_formulas(bullets(told))}, metadata


class _Explorer(widgets.VBox):
    """Controls above a timeline, with plain HTML for where widgets cannot run."""

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        bundle = super()._repr_mimebundle_(**options)
        return {**bundle, "text/html": outline(self.children[-1].content)}


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
    useful = {
        theme: len(tables.themes),
        kind: len(kinds) > 1,
        named: len(tables.mentions),
        query: True,
    }
    shown = [control for control, is_useful in useful.items() if is_useful]
    controls = widgets.Box(shown, layout={"flex_flow": "row wrap"})
    for control in controls.children:
        control.layout.max_width = "100%"
    box = _Explorer([controls, timeline])
    box.add_class("tyo-keys")
    return box


def _check_known(value: str, name: str, known: list[str]) -> None:
    if value not in known:
        raise traitlets.TraitError(f"{value!r} is not a known {name}; use one of {known}")


def _this_cell() -> str:
    """Return the id of the notebook's cell that is running, where Jupyter tells it."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return parent.get("metadata", {}).get("cellId", "")


def _statements(content: dict[str, Any]) -> list[dict[str, Any]]:
    sides = [side for step in content["steps"] for side in step["sides"]]
    return [said for side in sides for said in [*side["statements"], *side["background"]]]
