"""A column read as a whole: what one cell leaves open, another may tell."""

import pandas as pd
import pytest
from tiny import faults_of, read_rows, set_cell, set_day, write_rows, write_tiny

from three_years_on import TablesError, load
from three_years_on.tables.columns import plain, settle_days


@pytest.mark.parametrize(
    ("cells", "settled"),
    [
        (["01.09.2025", "09.05.2019"], ["2025-09-01", "2019-05-09"]),
        (["09/05/2019", "30/04/2019"], ["2019-05-09", "2019-04-30"]),
        (["09/05/2019", "04/30/2019"], ["2019-09-05", "2019-04-30"]),
        (["9-5-2019", "30-4-2019", ""], ["2019-05-09", "2019-04-30", ""]),
        (["09/05/2019", "30.04.2019"], ["09/05/2019", "2019-04-30"]),
        (["09/05/2019", "30/04/2019", "04/30/2019"], ["09/05/2019", "2019-04-30", "2019-04-30"]),
        (["09/05/2019", "2019-04-30"], ["09/05/2019", "2019-04-30"]),
        (["04.19.2016"], ["2016-04-19"]),
        (["٢٠١٧-٠٦-١٤", "２０１７／６／１４", "2017–06–14"], ["2017-06-14"] * 3),
        (["soon", "31/31/2019"], ["soon", "31/31/2019"]),
    ],
)
def test_one_clear_day_settles_a_column(cells, settled):
    """Dots are day first; with strokes one clear day tells, unless another says otherwise."""
    assert settle_days(cells) == settled


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("08/2017", "2017-08-01", "2017-08-31"),
        ("8.2017", "2017-08-01", "2017-08-31"),
        ("2017-8", "2017-08-01", "2017-08-31"),
        ("2017/08", "2017-08-01", "2017-08-31"),
        ("2017年8月", "2017-08-01", "2017-08-31"),
        ("2017年", "2017-01-01", "2017-12-31"),
        ("٢٠١٧", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_month_and_a_year_are_read_where_they_are_clear(tmp_path, cell, first, last):
    """A month has one meaning with its year beside it, whichever stands first."""
    set_day(write_tiny(tmp_path), 2, cell)
    fair = load(tmp_path).milestones.set_index("id").loc["fair"]
    assert (fair["date"], fair["last_day"]) == (pd.Timestamp(first), pd.Timestamp(last))


def values(folder, *cells, separator=",", language="en"):
    """Load tables with these values of wells; return what becomes of them, or the codes."""
    write_tiny(folder)
    set_cell(folder, "about", 2, "language", language)
    rows = read_rows(folder, "observations")
    for row, value in zip(rows[1:], cells, strict=False):
        row[3] = value
    write_rows(folder, "observations", rows)
    if separator != ",":
        text = "\n".join(separator.join(row) for row in rows)
        (folder / "observations.csv").write_text(text, encoding="utf-8")
    try:
        found = load(folder).observations.set_index("indicator").loc["wells", "value"].tolist()
    except TablesError as error:
        return [fault.code for fault in error.faults]
    return found[: len(cells)]


@pytest.mark.parametrize(
    ("cells", "how", "found"),
    [
        (("21,9", "4"), {"separator": ";"}, [21.9, 4]),
        (("21,9", "1,234"), {"separator": ";"}, [21.9, 1.234]),
        (("21,9", "4"), {"language": "de"}, [21.9, 4]),
        (("21,9", "4"), {"language": "pt-BR"}, [21.9, 4]),
        (("0,234", "4"), {"separator": ";"}, [0.234, 4]),
        (("21,9", "4"), {}, ["decimal-comma"]),
        (("1,234", "4"), {"separator": ";"}, ["two-numbers"]),
        (("1,234", "4"), {}, ["two-numbers"]),
        (("21,9", "1.234"), {"separator": ";"}, ["decimal-comma"]),
        (("٦٥٫٤", "４"), {}, [65.4, 4]),
        (("-2,5", "4"), {"separator": ";"}, [-2.5, 4]),
    ],
)
def test_a_comma_before_decimals_is_read_where_it_can_be_nothing_else(tmp_path, cells, how, found):
    """In a file of semicolons or a language of commas 21,9 is a number; 1,234 alone is asked."""
    assert values(tmp_path, *cells, **how) == found


@pytest.mark.parametrize(
    "cell", ["water, soil", "water；soil", "water، soil", "water؛soil", "water、soil"]
)
def test_ids_are_parted_by_the_signs_that_keyboards_have(tmp_path, cell):
    """No id holds a comma or a semicolon of any script, so that each of them parts two."""
    set_cell(write_tiny(tmp_path), "milestones", 2, "themes", cell)
    assert load(tmp_path).milestones.set_index("id").loc["fair", "themes"] == ("water", "soil")


@pytest.mark.parametrize(
    ("table", "row", "column", "cell", "value"),
    [
        ("statements", 3, "kind", "Outcome", "outcome"),
        ("statements", 3, "basis", "Named Measure", "named measure"),
        ("sources", 4, "kind", "NEWS MEDIA", "news media"),
        ("kinds", 2, "is_measure", "Yes", True),
        ("kinds", 5, "is_measure", "NO", False),
        ("sources", 4, "url", "HTTPS://example.org/L'Amitie", "https://example.org/L%27Amitie"),
        ("kinds", 2, "id", "law\u200b", "law"),
        ("kinds", 5, "id", "e\u0301vent", "\u00e9vent"),
    ],
)
def test_what_is_not_text_is_written_as_it_is_declared(tmp_path, table, row, column, cell, value):
    """Capitals in fixed words, an apostrophe in an address and unseen letters do no harm."""
    write_tiny(tmp_path, milestones=None, mentions=None, milestone_dates=None)
    key = read_rows(tmp_path, table)[row - 1][0]
    set_cell(tmp_path, table, row, column, cell)
    rows = getattr(load(tmp_path), table)
    assert value in set(rows[column] if column == "id" else rows[rows["id"] == key][column])


def test_a_column_that_stays_doubtful_is_one_line(tmp_path):
    """Of 300 days that can each be two, a teacher reads one line, with the way out."""
    rows = "".join(f"m{n},0{1 + n % 9}/0{1 + n % 8}/2019,N{n},T,S\n" for n in range(300))
    (tmp_path / "milestones.csv").write_text(
        "id,date,label,title,summary\n" + rows, encoding="utf-8"
    )
    with pytest.raises(TablesError) as caught:
        load(tmp_path)
    (line,) = str(caught.value).splitlines()[1:]
    assert line.startswith(
        "milestones.csv, row 3, column date: “02/02/2019”"
        if "02/02" in line
        else "milestones.csv, row "
    )
    assert "or save as .xlsx, which keeps days; the same in rows " in line


def test_signs_of_other_scripts_are_those_of_ascii():
    """Digits are digits, and full-width signs are signs."""
    assert plain(" １２．５ ") == "12.5"
    assert plain("−٣") == "-3"
    assert plain("१२") == "12"
    assert plain("水") == "水"


@pytest.mark.parametrize(
    "cell", ["\u200b", "\ufeff", "\u3164", "\u00ad", "\u180e", "\u2800", " \u2060 "]
)
def test_a_text_that_shows_nothing_is_empty(tmp_path, cell):
    """A title that nobody can see is missing, whatever letters it is made of."""
    set_cell(write_tiny(tmp_path), "themes", 3, "title", cell)
    assert [(fault.code, fault.column) for fault in faults_of(tmp_path)] == [("empty", "title")]
