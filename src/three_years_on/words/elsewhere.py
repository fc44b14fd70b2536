"""Tables in, what a page does not show, and which line of a notebook shows it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from three_years_on.languages.spoken import tr, trn
from three_years_on.tables.sentences import harmless
from three_years_on.words.record import panels_by_theme, panels_of_record
from three_years_on.words.writing import listed

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables


def shown_elsewhere(tables: Tables, folder: str) -> list[str]:
    """Say of cards and charts that are not of the record how a notebook shows them.

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
    loaded = f'load("{harmless(folder)}")' if folder else "load()"
    lines = []
    of_record = {panel.lead.id for panels in panels_of_record(tables).values() for panel in panels}
    found = [panel for panels in panels_by_theme(tables, "card").values() for panel in panels]
    cards = sum(panel.lead.id not in of_record for panel in found)
    charts = sum(map(len, panels_by_theme(tables, "chart").values()))
    if cards or charts:
        parts = [
            *[trn("{count} card", "{count} cards", cards)] * bool(cards),
            *[trn("{count} chart", "{count} charts", charts)] * bool(charts),
        ]
        lines.append(
            tr(
                "{parts} outside the record: shown in a notebook by {call}",
                parts=listed(parts),
                call=f"IndicatorExplorer({loaded})",
            )
        )
    return lines
