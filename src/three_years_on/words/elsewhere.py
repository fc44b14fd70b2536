"""Tables in, what a page does not show, and which line of a notebook shows it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from three_years_on.words.record import panels_by_theme, panels_of_record
from three_years_on.words.writing import counted, listed

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables


def shown_elsewhere(tables: Tables, folder: str) -> list[str]:
    """Say of questions, cards and charts that are not of the record how a notebook shows them.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    folder : str
        Where they were loaded from; empty for the article's own.

    Returns
    -------
    list of str
        A line each; none where the page shows all.
    """
    loaded = f'load("{folder}")' if folder else "load()"
    lines = []
    if sets := list(tables.questions["set"].unique()):
        questions = counted(len(tables.questions), "question")
        shown = listed([f'Quiz({loaded}, "{name}")' for name in sets])
        lines.append(f"{questions}: shown in a notebook by {shown}")
    of_record = {panel.lead.id for panels in panels_of_record(tables).values() for panel in panels}
    found = [panel for panels in panels_by_theme(tables, "card").values() for panel in panels]
    cards = sum(panel.lead.id not in of_record for panel in found)
    charts = sum(map(len, panels_by_theme(tables, "chart").values()))
    if cards or charts:
        parts = [counted(cards, "card")] * bool(cards) + [counted(charts, "chart")] * bool(charts)
        shown = f"IndicatorExplorer({loaded})"
        lines.append(f"{listed(parts)} outside the record: shown in a notebook by {shown}")
    return lines
