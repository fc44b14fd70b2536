"""Three Years On: an interactive explainer of one article and the record around it."""

from three_years_on.explainer import Explainer
from three_years_on.explorers import IndicatorExplorer, TimelineExplorer, explore_milestones
from three_years_on.quiz import Quiz
from three_years_on.starter import load_starter
from three_years_on.tables import Tables, TablesError, load

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
]
__version__ = "0.1.0"
