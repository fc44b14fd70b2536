"""The notebooks, run in JupyterLab as a reader runs them."""

import pytest
from lab import NOTEBOOKS

NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


@pytest.mark.parametrize("name", NAMES)
def test_runs_from_top_to_bottom_in_silence(opened, name):
    """Run all shows no error and no warning, in a cell or the console, and asks no other host."""
    notebook = opened(name)
    counts = [c["execution_count"] for c in notebook.cells() if c["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert notebook.page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0
    assert notebook.errors == []
    assert notebook.foreign == []
    assert notebook.page.locator(".jp-Dialog").count() == 0
