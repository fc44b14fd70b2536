"""Tables in, the record in words out: series, their values around the moments, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from three_years_on.languages.spoken import marked, tr, trp
from three_years_on.tables.model import require_known, rows_of
from three_years_on.words.writing import (
    listed,
    number,
    sentences,
    short_date,
    text,
    with_semicolons,
)

if TYPE_CHECKING:
    import pandas as pd

    from three_years_on.tables.model import Tables


REMAINS_OPEN = marked("What remains open")
ACCOUNTS = marked("Accounts from different sides")


class Series(NamedTuple):
    """One indicator with what was observed.

    Attributes
    ----------
    indicator : tuple
        Row of the indicators table, by name.
    releases : list of tuple
        Rows of the observations table, by name, sorted by date and vintage.
    """

    indicator: Any
    releases: list[Any]

    @property
    def points(self) -> list[Any]:
        """The first releases, one a date."""
        return [row for row in self.releases if row.vintage == 1]


class Panel(NamedTuple):
    """The series that share one chart, the one that the chart is named after first."""

    series: list[Series]

    @property
    def lead(self) -> Any:
        """The indicator that the chart is named after."""
        return self.series[0].indicator


def panel(tables: Tables, indicator: str) -> Panel:
    """Return an indicator with those that stand beside it.

    Raises
    ------
    ValueError
        When the tables have no such indicator.
    """
    require_known(indicator, "indicator", tables.indicators["id"].tolist())
    indicators = list(rows_of(tables.indicators))
    lead = next(row for row in indicators if row.id == indicator)
    return _panel(lead, indicators, _releases(tables))


def panels(tables: Tables, theme: str, *displays: str) -> list[Panel]:
    """Return the panels of a theme, or of no theme where it is empty, for ways of display."""
    return panels_by_theme(tables, *displays).get(theme, [])


def panels_by_theme(tables: Tables, *displays: str) -> dict[str, list[Panel]]:
    """Return the panels for ways of display under their themes, those of none under an empty id."""
    indicators, releases = list(rows_of(tables.indicators)), _releases(tables)
    found: dict[str, list[Panel]] = {}
    for lead in indicators:
        if lead.display in displays and not text(lead.beside):
            found.setdefault(text(lead.theme), []).append(_panel(lead, indicators, releases))
    return found


def panels_of_record(tables: Tables) -> dict[str, list[Panel]]:
    """Return what the record of each theme shows: its charts, then the cards that checks name."""
    named = {id_ for ids in tables.checks["indicators"] for id_ in ids}
    found = panels_by_theme(tables, "record")
    for theme, cards in panels_by_theme(tables, "card").items():
        if led_to := [card for card in cards if card.lead.id in named]:
            found[theme] = [*found.get(theme, []), *led_to]
    return found


def _panel(lead: Any, indicators: list[Any], releases: dict[str, list[Any]]) -> Panel:
    beside = [row for row in indicators if row.beside == lead.id]
    return Panel([Series(row, releases[row.id]) for row in [lead, *beside]])


def _releases(tables: Tables) -> dict[str, list[Any]]:
    """Return the observations under their indicators."""
    releases: dict[str, list[Any]] = {id_: [] for id_ in tables.indicators["id"]}
    for row in rows_of(tables.observations):
        releases[row.indicator].append(row)
    return releases


def around(tables: Tables, series: Series) -> list[Any]:
    """Return the last value up to the first moment, or else the first one, and the last value.

    Without moments, the first and the last value are returned.

    Returns
    -------
    list of tuple
        One or two rows of the observations table, none later than the last moment.
    """
    if tables.moments.empty:
        return series.points if len(series.points) < 2 else [series.points[0], series.points[-1]]
    first, last = tables.moments["date"].iloc[0], tables.moments["date"].iloc[-1]
    known = [row for row in series.points if row.date <= last]
    before = [row for row in known if row.date <= first]
    start = before[-1:] or known[:1]
    return start if start == known[-1:] else [*start, known[-1]]


def finding(tables: Tables, panel: Panel) -> str:
    """Say in a line what the values were before the first moment and up to the last one.

    Of a card, whose values are not set against each other, all are told.
    """
    if panel.lead.display == "card":
        return with_semicolons([_dated(panel.lead, row) for row in panel.series[0].points])
    parts = [_change(tables, series, named=len(panel.series) > 1) for series in panel.series]
    told = list(filter(None, parts)) or [tr("no value up to the last date")]
    return with_semicolons(told)


def of_series(series: Series, words: str) -> str:
    """Set before words which series they are of."""
    return tr("{label}: {words}", label=series.indicator.label, words=words)


def panel_alt(tables: Tables, panel: Panel) -> str:
    """Return the alt text of a panel: what it is, what it finds, extremes and ends."""
    moments = [
        tr("{day} ({label})", day=short_date(row.date), label=row.label)
        for row in rows_of(tables.moments)
    ]
    of = {"title": panel.lead.title, "unit": panel.lead.unit}
    found = finding(tables, panel)
    ends = [_extremes(series, named=len(panel.series) > 1) for series in panel.series]
    if moments:
        told = [
            tr(
                "Line chart. {title} ({unit}), with lines at {days}.",
                days=listed(moments),
                **of,
            ),
            tr("Around them: {values}.", values=found),
        ]
    else:
        told = [
            tr("Line chart. {title} ({unit}).", **of),
            tr("From first to last: {values}.", values=found),
        ]
    return sentences([*told, *ends])


def panel_line(tables: Tables, panel: Panel) -> str:
    """Tell a panel in a line: what it is, who counted, what it finds."""
    lead = panel.lead
    return tr(
        "{title} ({unit}; {measured_by}): {values}",
        title=lead.title,
        unit=lead.unit,
        measured_by=lead.measured_by,
        values=finding(tables, panel),
    )


def told(panel: Panel) -> list[str]:
    """Say how to read a panel: who counted and how, with what care, what it cannot show."""
    lead = panel.lead
    counted = tr(
        "Counted or rated by: {measured_by} ({origin}). {method}",
        measured_by=lead.measured_by,
        origin=trp("origin", lead.origin),
        method=lead.method,
    )
    cannot = [tr("Cannot show: {limit}", limit=limit) for limit in limits(panel)]
    return [*filter(None, [counted, text(lead.care)]), *cannot]


def limits(panel: Panel) -> list[str]:
    """Return what each series of a panel cannot show, all but the first with their names."""
    first, *others = panel.series
    return [first.indicator.limits, *(of_series(row, row.indicator.limits) for row in others)]


class Value(NamedTuple):
    """One observation, as it is written.

    Attributes
    ----------
    series : str
        Label of the indicator.
    when, value : str
        Its date and its number.
    release : int
        1 for the first, more for revisions.
    certainty : str
        ``verified``, or ``consistent`` where no page seen states it.
    arithmetic, note : str
        How it was worked out, and what else is to be known; empty where there is nothing.
    source : str
        Id of its source.
    """

    series: str
    when: str
    value: str
    release: int
    certainty: str
    arithmetic: str
    note: str
    source: str

    @property
    def doubt(self) -> str:
        """Words for a value that no source states, or nothing."""
        return tr(NOT_SEEN) if self.certainty == "consistent" else ""


NOT_SEEN = marked("no page seen states it")


def values(panel: Panel) -> list[Value]:
    """Return every value of a panel, revisions included, series by series."""
    return [
        Value(
            series.indicator.label,
            short_date(row.date, series.indicator.dated_by),
            number(row.value),
            int(row.vintage),
            row.certainty,
            text(row.arithmetic),
            text(row.note),
            row.source,
        )
        for series in panel.series
        for row in series.releases
    ]


def observations(tables: Tables, indicator: str) -> pd.DataFrame:
    """Return all observations of an indicator.

    Returns
    -------
    DataFrame
        Its rows of the observations table, sorted by date and vintage.
    """
    return tables.observations[tables.observations["indicator"] == indicator]


def _change(tables: Tables, series: Series, *, named: bool) -> str:
    values = around(tables, series)
    if not values:
        return ""
    told = [_dated(series.indicator, row) for row in values]
    late = (values[0].date > tables.moments["date"][:1]).any()
    words = told[0]
    if len(told) > 1 and late:
        words = tr("first {early}, then {late}", early=told[0], late=told[1])
    elif len(told) > 1:
        words = tr("{early}, then {late}", early=told[0], late=told[1])
    return of_series(series, words) if named else words


def _dated(indicator: Any, row: Any) -> str:
    day = short_date(row.date, indicator.dated_by)
    return tr("{value} ({day})", value=_about(row), day=day)


def _about(row: Any) -> str:
    """Write a value, and say so where no source states it."""
    value = number(row.value)
    return value if row.certainty == "verified" else tr("about {value}", value=value)


def _extremes(series: Series, *, named: bool) -> str:
    points, dated_by = series.points, series.indicator.dated_by
    values = [row.value for row in points]
    words = tr(
        "values: {count}, from {first} to {last_day}, least {least}, most {most}, last {last}.",
        count=number(len(points)),
        first=short_date(points[0].date, dated_by),
        last_day=short_date(points[-1].date, dated_by),
        least=number(min(values)),
        most=number(max(values)),
        last=number(values[-1]),
    )
    return of_series(series, words) if named else words[0].upper() + words[1:]
