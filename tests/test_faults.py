"""Tests of faults: each code with a folder that causes it and the line a teacher reads."""

import pytest
from folders import (
    faults_of,
    set_cell,
    write_tiny,
)

from three_years_on import TablesError, load


@pytest.fixture
def tiny(tmp_path):
    return write_tiny(tmp_path)


def test_more_than_a_thousand_faults_are_all_told(tiny):
    """No limit hides faults: a column filled wrongly all the way down is told row by row."""
    with (tiny / "sources.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"page-{n},official,T,P,ftp://x,,en,\n" for n in range(1500))
    assert [fault.row for fault in faults_of(tiny)] == list(range(5, 1505))


def test_the_message_lists_every_fault_on_a_line(tiny):
    """The message of the error is fit to print: the folder, then a line a fault."""
    set_cell(tiny, "themes", 3, "title", "")
    set_cell(tiny, "milestones", 2, "kind", "party")
    with pytest.raises(TablesError) as caught:
        load(tiny)
    assert str(caught.value).splitlines() == [
        f"2 faults in {tiny}",
        "themes.csv, row 3, column title: this cell is empty; it needs a value",
        "milestones.csv, row 2, column kind: “party” is not an id in kinds.csv; "
        "correct it, or add a row there",
    ]


def test_a_flood_of_faults_is_shown_in_part(tmp_path):
    """The text names the first hundred faults and how many more there are; all are kept."""
    rows = "".join(f"moment-{n},someday,Told,The look back,\n" for n in range(250))
    folder = write_tiny(tmp_path, moments="id,date,label,title,note\n" + rows)
    with pytest.raises(TablesError) as caught:
        load(folder)
    dates = [fault for fault in caught.value.faults if fault.column == "date"]
    assert len(dates) == 250
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + 100 + 1
    assert lines[-1].endswith(" more; mend these first, then check again")
