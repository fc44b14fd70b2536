"""Three Years On: an interactive explainer of one article and the record around it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from three_years_on.display.explainer import Explainer
from three_years_on.display.explorers import IndicatorExplorer, TimelineExplorer, explore_milestones
from three_years_on.display.quiz import Quiz
from three_years_on.tables.load import Tables, TablesError, load
from three_years_on.tables.schema import DATA
from three_years_on.tables.starter import load_starter

if TYPE_CHECKING:
    from three_years_on.charts.collected import collect
    from three_years_on.charts.evidence import show_cards, show_claims, show_readings
    from three_years_on.charts.kinds import plot_timeline
    from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order
    from three_years_on.charts.trends import plot_beside, plot_theme, plot_vintages

__all__ = [
    "DATA",
    "Explainer",
    "IndicatorExplorer",
    "Quiz",
    "Tables",
    "TablesError",
    "TimelineExplorer",
    "collect",
    "explore_milestones",
    "load",
    "load_starter",
    "plot_beside",
    "plot_delays",
    "plot_effect",
    "plot_order",
    "plot_theme",
    "plot_timeline",
    "plot_vintages",
    "show_cards",
    "show_claims",
    "show_readings",
]
__version__ = "0.1.0"

# Charts are fetched when they are asked for, as matplotlib is slow to import.
_LATER = {
    "charts.collected": ("collect",),
    "charts.evidence": ("show_cards", "show_claims", "show_readings"),
    "charts.kinds": ("plot_timeline",),
    "charts.milestones": ("plot_delays", "plot_effect", "plot_order"),
    "charts.trends": ("plot_beside", "plot_theme", "plot_vintages"),
}


def __getattr__(name: str) -> Any:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"three_years_on.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
