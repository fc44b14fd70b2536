"""Tests of the front door: what the package hands on, and when."""

import subprocess
import sys

import pytest

import three_years_on

DRAWERS = {
    "collect",
    "plot_beside",
    "plot_delays",
    "plot_effect",
    "plot_order",
    "plot_theme",
    "plot_vintages",
}


def test_every_name_is_there():
    """All names that the package promises can be had from it."""
    assert {name for name in three_years_on.__all__ if not hasattr(three_years_on, name)} == set()
    assert set(three_years_on.__all__) >= DRAWERS


def test_an_unknown_name_is_told():
    """A misspelt name is answered as by any module."""
    with pytest.raises(AttributeError, match="has no attribute 'plot_ordre'"):
        three_years_on.plot_ordre  # noqa: B018 (asking is the test)


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [("load", False), ("show_cards, show_claims, show_readings", False), ("plot_order", True)],
)
def test_matplotlib_is_imported_for_what_it_draws_only(asked, drawn):
    """Loading, and tables of the record, do not wait for matplotlib."""
    code = f"import sys; from three_years_on import {asked}; print('matplotlib' in sys.modules)"
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert done.stdout.decode().split() == [str(drawn)]
