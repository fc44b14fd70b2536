"""Three Years On: an interactive explainer of one article and the record around it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from three_years_on.explainer import Explainer
from three_years_on.explorers import IndicatorExplorer, TimelineExplorer, explore_milestones
from three_years_on.quiz import Quiz
from three_years_on.starter import load_starter
from three_years_on.tables import Tables, TablesError, load

if TYPE_CHECKING:
    from three_years_on.evidence import show_cards, show_claims, show_readings
    from three_years_on.milestones import plot_delays, plot_effect, plot_order
    from three_years_on.trends import plot_beside, plot_theme, plot_vintages

__all__ = [
    "Explainer",
    "IndicatorExplorer",
    "Quiz",
    "Tables",
    "TablesError",
    "TimelineExplorer",
    "explore_milestones",
    "load",
    "load_starter",
    "plot_beside",
    "plot_delays",
    "plot_effect",
    "plot_order",
    "plot_theme",
    "plot_vintages",
    "show_cards",
    "show_claims",
    "show_readings",
]
__version__ = "0.1.0"

# Charts are fetched when they are asked for, as matplotlib is slow to import.
_LATER = {
    "evidence": ("show_cards", "show_claims", "show_readings"),
    "milestones": ("plot_delays", "plot_effect", "plot_order"),
    "trends": ("plot_beside", "plot_theme", "plot_vintages"),
}


def __getattr__(name: str) -> Any:
    for module, names in _LATER.items():
        if name in names:
            return getattr(import_module(f"three_years_on.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
