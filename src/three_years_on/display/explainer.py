"""Checked tables in, the widget that steps through them out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import traitlets

from three_years_on.display.content import explainer_content
from three_years_on.display.content_types import WRITTEN, ExplainerState
from three_years_on.display.kept import remember
from three_years_on.display.page import make_page
from three_years_on.display.plain import explainer_outline
from three_years_on.display.predictions import (
    hand_table,
    prediction_table,
    sound_hands,
    sound_predictions,
)
from three_years_on.display.quiz import questions_of
from three_years_on.display.saving import PACKAGE, PAGE, save_explainer
from three_years_on.display.scorm import make_package
from three_years_on.display.widget import (
    Charted,
    is_read_later,
    packed,
    refuse_unknown,
    sent_language,
    this_cell,
)
from three_years_on.languages.spoken import language as spoken_language
from three_years_on.languages.spoken import speaking
from three_years_on.tables.model import require_tables
from three_years_on.words import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from three_years_on.display.content_types import ExplainerContent, PageModel, Statement
    from three_years_on.tables.model import Tables


class _Texts(traitlets.List[str]):
    """A list of texts, for which a text by itself does not stand."""

    def set(self, obj: traitlets.HasTraits, value: Any) -> None:
        if isinstance(value, str):
            raise traitlets.TraitError(f"{value!r} is not a list; use [{value!r}]")
        super().set(obj, value)


class Explainer(Charted):
    """Step through the calls of an article beside the outcomes it reports.

    What is in the tables goes to the browser once, the charts of the record after it; stepping,
    filters, details and the record work there, with or without a kernel. Python can set and
    observe the state, and widgets can be linked to it.

    Parameters
    ----------
    tables : Tables
        Tables from `load`.
    language : str, optional
        Tag of the language to speak, such as ``fr``; else that of the table `about`, else English.
        One that is not known falls back to the nearest that is. What the tables hold in that
        language as well is shown in it.
    predict : bool
        Whether to begin with what is reported covered, for the reader to predict. Predictions
        made before in this kernel, for the same statements, are taken up again; after a restart
        those that the same cell showed, once it shows them again.

    Attributes
    ----------
    overview : bool
        Whether all themes are shown at a glance, as when it opens; choosing a theme ends it. With
        one step only there is no overview.
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
        `expectations.EXPECTATIONS`), ``because`` and ``gap`` (the reader's words); each may be
        missing. Only the kernel and the browser hold them.
    revealed : list of str
        Ids of the themes that were revealed.
    hands : dict of str to dict of str to int
        How many hands of a class were counted, under the id of the theme and the id of what was
        expected.
    another : dict of str to dict of str to int
        The same of the class before.

    Raises
    ------
    TypeError
        When made of something else than tables, such as the path of their folder.
    traitlets.TraitError
        When a theme, milestone, statement or kind is set that the tables do not have, a
        prediction or count that is none, or the overview of one step.

    Examples
    --------
    >>> from three_years_on import Explainer, load
    >>> explainer = Explainer(load())
    >>> explainer.theme = "cybersecurity"
    """

    content = traitlets.Dict().tag(sync=True, to_json=packed)
    in_notebook = traitlets.Bool(default_value=True).tag(sync=True)
    cell = traitlets.Unicode().tag(sync=True)
    overview = traitlets.Bool().tag(sync=True)
    theme = traitlets.Unicode().tag(sync=True)
    milestone = traitlets.Unicode().tag(sync=True)
    record_open = traitlets.Bool(default_value=False).tag(sync=True)
    checked = traitlets.Unicode().tag(sync=True)
    named_only = traitlets.Bool(default_value=False).tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    predicting = traitlets.Bool(default_value=False).tag(sync=True)
    predictions = traitlets.Dict().tag(sync=True)
    revealed = _Texts(traitlets.Unicode()).tag(sync=True)
    hands = traitlets.Dict().tag(sync=True)
    another = traitlets.Dict().tag(sync=True)

    def __init__(
        self, tables: Tables, *, language: str | None = None, predict: bool = False
    ) -> None:
        require_tables(tables)
        self._tables = tables
        with speaking(language or tables.language) as said:
            shown = tables.in_language(said.code)
            content = explainer_content(shown)
            super().__init__(
                lambda: _charts(shown),
                view="explainer",
                content=content,
                predicting=predict,
                cell=this_cell(),
            )
        remember(self, json.dumps(content["steps"]), WRITTEN)

    def predicted(self) -> pd.DataFrame:
        """Return what was predicted beside what is reported, a row a step.

        Returns
        -------
        DataFrame
            Columns: ``theme``, ``expected``, ``because``, ``reported`` and ``gap`` (``str``),
            ``revealed`` (``bool``), and ``agrees`` (``boolean``): whether what was expected is
            among what is reported. What was not said, or is still covered, is missing.
        """
        with self.speaking():
            return prediction_table(self._content, self.predictions, self.revealed)

    def counted(self) -> pd.DataFrame:
        """Return how many hands of a class were counted for each choice.

        Returns
        -------
        DataFrame
            A row a class, theme and choice, of each theme for which a hand was counted. Columns:
            ``theme``, ``class`` (this one, then the one before), ``expected`` (``str``), and
            ``hands`` (``int64``).
        """
        with self.speaking():
            return hand_table(self._content, self.hands, self.another)

    def save(self, path: str | Path, *, languages: Sequence[str] = ()) -> None:
        """Write the explainer as one HTML file that needs no Python, no server and no network.

        The file opens as the explainer opens; what was predicted in this notebook stays here.
        Printed, and without a script, it is in the language of the explainer.

        Parameters
        ----------
        path : str or Path
            File to write, whose name ends in .html or .htm; ``~`` is the home folder. An older
            page is replaced, and kept until the new one is whole.
        languages : sequence of str
            Tags of further languages that the file holds; its address asks for one of them, as
            ``explainer.html#lang=ar`` does.

        Raises
        ------
        ValueError
            When the name has another ending, or a file stands there that is no such page.
        OSError
            When the file cannot be written; what was there is as it was.
        """
        with self.speaking():
            page = make_page(self._opening(), self._others(languages))
            save_explainer(path, page.encode(), PAGE)

    def save_scorm(self, path: str | Path, *, languages: Sequence[str] = ()) -> None:
        """Write the explainer as a SCORM 1.2 package, which a learning system takes.

        The package holds the page that `save` writes. It tells the learning system that a reader
        began, that all themes were opened, and how long it took; nothing else.

        Parameters
        ----------
        path : str or Path
            File to write, whose name ends in .zip; ``~`` is the home folder. An older package is
            replaced, and kept until the new one is whole.
        languages : sequence of str
            Tags of further languages that the page holds.

        Raises
        ------
        ValueError
            When the name has another ending, or a file stands there that is no such package.
        OSError
            When the file cannot be written; what was there is as it was.
        """
        with self.speaking():
            package = make_package(self._opening(), self._others(languages))
            save_explainer(path, package, PACKAGE)

    def _others(self, languages: Sequence[str]) -> list[PageModel]:
        """Return the states with which a page opens in further languages."""
        codes = dict.fromkeys(spoken_language(code).code for code in languages)
        return [self._opening_in(code) for code in codes if code != self.language["code"]]

    def _opening(self) -> PageModel:
        """Return the state with which a page opens."""
        opening = {
            **{name: self.trait_defaults(name) for name in ExplainerState.__annotations__},
            "view": self.view,
            "language": self.language,
            "content": self.content,
            "charts": self.drawn_charts(),
            "in_notebook": False,
            "cell": "",
            "predicting": self.predicting,
            **_asked(self._tables.in_language(self.language["code"])),
        }
        return cast("PageModel", opening)

    def _opening_in(self, code: str) -> PageModel:
        """Return the same state in another language."""
        shown = self._tables.in_language(code)
        with speaking(code):
            opening = {
                **self._opening(),
                "language": sent_language(),
                "content": explainer_content(shown),
                "charts": _charts(shown),
                **_asked(shown),
            }
        return cast("PageModel", opening)

    @property
    def _content(self) -> ExplainerContent:
        return cast("ExplainerContent", self.content)

    @traitlets.default("overview")
    def _opens_with_all(self) -> bool:
        return len(self._content["steps"]) > 1

    @traitlets.default("theme")
    def _first_theme(self) -> str:
        return self._content["steps"][0]["theme"]

    @traitlets.validate("overview")
    def _of_several(self, proposal: dict[str, Any]) -> bool:
        if proposal["value"] and len(self._content["steps"]) == 1:
            raise traitlets.TraitError("there is no overview of one step; leave overview False")
        return proposal["value"]

    @traitlets.validate("theme", "milestone", "checked", "kind")
    def _known(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        known = {
            "theme": [step["theme"] for step in self._content["steps"]],
            "milestone": list(self._content["milestones"]),
            "checked": [said["id"] for said in _statements(self._content) if said["check"]],
            "kind": self._content["kinds"],
        }[name]
        word = "statement" if name == "checked" else name
        refuse_unknown(value, word, ["", *filter(None, known)])
        if name == "theme":  # also where it is the one that was shown last
            self.overview = False
        return value

    @traitlets.validate("revealed")
    def _known_themes(self, proposal: dict[str, Any]) -> list[str]:
        for theme in proposal["value"]:
            refuse_unknown(theme, "theme", self._themes())
        return proposal["value"]

    @traitlets.validate("predictions")
    def _sound(self, proposal: dict[str, Any]) -> dict[str, dict[str, str]]:
        return sound_predictions(proposal["value"], self._themes())

    @traitlets.validate("hands", "another")
    def _counted(self, proposal: dict[str, Any]) -> dict[str, dict[str, int]]:
        return sound_hands(proposal["value"], self._themes())

    def _themes(self) -> list[str]:
        return [step["theme"] for step in self._content["steps"]]

    def plain_html(self) -> str:
        """Return every step in short, as plain HTML, with a picture where nobody waits for it."""
        has_picture = len(self._content["steps"]) > 1 and is_read_later()
        return explainer_outline(self._content, _picture(self._content) if has_picture else "")


def _picture(content: ExplainerContent) -> str:
    from three_years_on.charts.shown import as_image  # noqa: PLC0415 (slow to import)
    from three_years_on.charts.still import draw_overview  # noqa: PLC0415 (slow to import)

    overview = content["overview"]
    return as_image(draw_overview(overview), overview["alt"])


def _charts(tables: Tables) -> dict[str, str]:
    """Draw the charts of every record; those of one theme share their span of years."""
    from three_years_on.charts.trends import draw_panels  # noqa: PLC0415 (slow to import)

    drawn: dict[str, str] = {}
    for panels in record.panels_by_theme(tables, "record").values():
        svgs = draw_panels(tables, panels)
        drawn |= {panel.lead.id: svg for panel, svg in zip(panels, svgs, strict=True)}
    return drawn


def _asked(tables: Tables) -> dict[str, Any]:
    """Return the questions of a page, none answered."""
    return {"questions": questions_of(tables, tables.questions), "tries": {}}


def _statements(content: ExplainerContent) -> list[Statement]:
    sides = [side for step in content["steps"] for side in step["sides"]]
    return [said for side in sides for said in [*side["statements"], *side["background"]]]
