"""Checked tables in, widgets to explore out: the timeline alone, and the indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import ipywidgets as widgets
import traitlets

from three_years_on.display.content import indicator_content, timeline_content
from three_years_on.display.plain import indicator_outline, timeline_outline
from three_years_on.display.widget import Charted, Display, packed, refuse_unknown
from three_years_on.languages.spoken import speaking, tr
from three_years_on.tables.model import require_tables
from three_years_on.words import record

if TYPE_CHECKING:
    from three_years_on.display.content_types import IndicatorContent, TimelineContent
    from three_years_on.tables.model import Tables


class TimelineExplorer(Display):
    """The timeline alone, with all milestones named and listed.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.

    Attributes
    ----------
    theme : str
        Id of the theme whose milestones are shown, or empty for all.
    milestone : str
        Id of the milestone whose details are open, or empty.
    named_only : bool
        Whether only milestones are shown that the article names or may mean.
    kind : str
        The kind of milestone shown, or empty for all.
    query : str
        Words that the milestones shown must contain.
    theme_index, kind_index : int
        Place of `theme` and `kind` in a list that begins with all, for controls that know
        places only. The browser keeps them in step.

    Raises
    ------
    TypeError
        When made of something else than tables.
    traitlets.TraitError
        When a theme, milestone or kind is set that the tables do not have, by its id or its place.
    """

    content = traitlets.Dict().tag(sync=True, to_json=packed)
    theme = traitlets.Unicode().tag(sync=True)
    milestone = traitlets.Unicode().tag(sync=True)
    named_only = traitlets.Bool(default_value=False).tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    query = traitlets.Unicode().tag(sync=True)
    theme_index = traitlets.Int(0).tag(sync=True)
    kind_index = traitlets.Int(0).tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        require_tables(tables)
        with speaking(tables.language):
            super().__init__(view="timeline", content=timeline_content(tables))

    @property
    def _content(self) -> TimelineContent:
        return cast("TimelineContent", self.content)

    @traitlets.validate("theme", "milestone", "kind")
    def _known(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        known = {
            "theme": [theme["id"] for theme in self._content["themes"]],
            "milestone": list(self._content["milestones"]),
            "kind": self._content["kinds"],
        }[name]
        refuse_unknown(value, name, ["", *known])
        return value

    @traitlets.validate("theme_index", "kind_index")
    def _in_list(self, proposal: dict[str, Any]) -> int:
        name, value = proposal["trait"].name, proposal["value"]
        last = len(self._content["themes" if name == "theme_index" else "kinds"])
        if not 0 <= value <= last:
            raise traitlets.TraitError(f"{value} is not a {name}; use 0 for all, up to {last}")
        return value

    def plain_html(self) -> str:
        """Return the milestones by date, as plain HTML."""
        return timeline_outline(self._content)


class IndicatorExplorer(Charted):
    """Choose a theme and one of its series of figures, and see its chart or its values.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.

    Attributes
    ----------
    indicator : str
        Id of the indicator shown.

    Raises
    ------
    TypeError
        When made of something else than tables.
    traitlets.TraitError
        When an indicator is set that has no chart and no card.
    """

    content = traitlets.Dict().tag(sync=True, to_json=packed)
    indicator = traitlets.Unicode().tag(sync=True)

    def __init__(self, tables: Tables) -> None:
        require_tables(tables)
        with speaking(tables.language):
            content = indicator_content(tables)
            super().__init__(
                lambda: _charts(tables),
                view="indicators",
                content=content,
                indicator=next(iter(content["figures"]), ""),
            )

    @property
    def _content(self) -> IndicatorContent:
        return cast("IndicatorContent", self.content)

    @traitlets.validate("indicator")
    def _known(self, proposal: dict[str, Any]) -> str:
        refuse_unknown(proposal["value"], "indicator", ["", *self._content["figures"]])
        return proposal["value"]

    def plain_html(self) -> str:
        """Return what each figure shows in a line, as plain HTML."""
        return indicator_outline(self._content)


def _charts(tables: Tables) -> dict[str, str]:
    """Draw every series that may be joined to a line; those of one theme share their years."""
    from three_years_on.charts.trends import WIDE, draw_panels  # noqa: PLC0415 (slow to import)

    drawn: dict[str, str] = {}
    for panels in record.panels_by_theme(tables, "record", "chart").values():
        svgs = draw_panels(tables, panels, WIDE)
        drawn |= {panel.lead.id: svg for panel, svg in zip(panels, svgs, strict=True)}
    return drawn


class _Controlled(widgets.VBox):
    """Controls above a timeline, with plain HTML for where widgets cannot run."""

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        shown = super()._repr_mimebundle_(**options)
        timeline = self.children[-1]
        with timeline.speaking():
            return {**shown, "text/html": timeline.plain_html()}


def explore_milestones(tables: Tables) -> widgets.VBox:
    """Return the timeline of all milestones with controls to filter and search it.

    The controls are linked in the browser, so that they work without a kernel.

    Raises
    ------
    TypeError
        When made of something else than tables.
    """
    timeline = TimelineExplorer(tables)
    kinds = timeline.content["kinds"]
    with speaking(tables.language):
        every = tr("all")
        theme = widgets.Dropdown(
            description=tr("Theme"), options=[every, *tables.themes["title"]], index=0
        )
        kind = widgets.Dropdown(description=tr("Kind"), options=[every, *kinds], index=0)
        named = widgets.Checkbox(
            description=tr("Only those the article names or may mean"), indent=False
        )
        query = widgets.Text(description=tr("Search"), placeholder=tr("for example: data"))
    widgets.jslink((theme, "index"), (timeline, "theme_index"))
    widgets.jslink((kind, "index"), (timeline, "kind_index"))
    widgets.jslink((named, "value"), (timeline, "named_only"))
    widgets.jslink((query, "value"), (timeline, "query"))
    useful = {
        theme: len(tables.themes) > 0,
        kind: len(kinds) > 1,
        named: len(tables.mentions) > 0,
        query: True,
    }
    shown = [control for control, is_useful in useful.items() if is_useful]
    controls = widgets.Box(shown, layout={"flex_flow": "row wrap"})
    for control in controls.children:
        control.layout.max_width = "100%"
    box = _Controlled([controls, timeline])
    box.add_class("tyo-keys")
    return box
