"""What is left of the example among one's own rows."""

import pytest
from tiny import set_cell, write_tiny, write_workbook

from three_years_on import load, load_starter
from three_years_on.__main__ import main
from three_years_on.tables.example import left_rows
from three_years_on.tables.starter import write_starter


def test_ones_own_tables_have_nothing_left(tmp_path):
    """Tables that were not begun with the example are told nothing of it."""
    assert left_rows(load(write_tiny(tmp_path))) == ""
    assert left_rows(load()) == ""


def test_the_example_is_all_left():
    """Each table but that of kinds, whose words may stay, is named with its rows."""
    told = left_rows(load_starter())
    assert told.startswith(
        "rows of the example are still there: about (The title of your explainer), sources "
        "(the-article, a-page, another-side), themes (first-theme, second-theme), "
    )
    assert "statements (first-call, first-outcome, second-call and 2 more)" in told
    assert "kinds" not in told
    assert told.endswith("; put yours in their place")


def test_a_row_that_was_changed_is_ones_own(tmp_path):
    """One cell of one's own makes the row one's own."""
    write_starter(tmp_path)
    set_cell(tmp_path, "themes", 2, "title", "Water")
    assert "themes (second-theme)," in left_rows(load(tmp_path))


@pytest.mark.parametrize("with_example", [False, True])
def test_a_page_of_the_example_is_made_when_it_is_asked_for(tmp_path, capsys, with_example):
    """Rows of the example are published by nobody who did not mean to."""
    write_starter(tmp_path / "art")
    page = tmp_path / "art.html"
    flag = ["--with-example"] if with_example else []
    assert (
        main(["page", "--data", str(tmp_path / "art"), "-o", str(page), *flag]) == 1 - with_example
    )
    said = capsys.readouterr()
    assert page.exists() == with_example
    if with_example:
        assert "Note: rows of the example are still there: about (" in said.out
    else:
        assert said.err.endswith(
            "put yours in their place; no page was made (to see it with them: --with-example)\n"
        )


def test_a_workbook_beside_the_example_does_not_publish_it(tmp_path, capsys):
    """Own rows in a workbook do not carry along what is left of the example's files."""
    write_starter(tmp_path)
    (tmp_path / "themes.csv").rename(tmp_path / "old.txt")
    rows = "id,position,title\nfirst-theme,1,Water\nsecond-theme,2,Soil\n"
    write_workbook(tmp_path / "art.xlsx", {"themes": rows})
    assert main(["check", str(tmp_path)]) == 0
    assert "Note: rows of the example are still there: about (" in capsys.readouterr().out
    assert main(["page", "--data", str(tmp_path), "-o", str(tmp_path.parent / "a.html")]) == 1
