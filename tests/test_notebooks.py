"""Notebooks: they run clean from top to bottom, and read well."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from words import CAUSAL, JUDGING

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def cells(notebook, kind):
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def prose(notebook):
    return "\n\n".join(cell.source for cell in cells(notebook, "markdown"))


def test_all_notebooks_are_tested():
    """No notebook is left out by accident."""
    assert [path.name for path in NOTEBOOKS] == [
        "1-step-through.ipynb",
        "2-policy-milestones.ipynb",
        "3-check-the-claims.ipynb",
    ]


def test_runs_without_a_warning(notebook, monkeypatch):
    """Every cell runs in a fresh kernel where warnings are errors, and nothing is complained of."""
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in cells(notebook, "code") for output in cell.outputs]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
    assert outputs


def test_every_result_can_be_read_without_the_widget(notebook):
    """Each result has HTML beside the widget, with an alternative to every picture in it."""
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    results = [output.data for cell in cells(notebook, "code") for output in cell.outputs]
    for html in (data["text/html"] for data in results if "text/html" in data):
        assert html.count("<svg") == html.count('role="img"')
        assert re.search("<table|<ul", html)


def test_is_stored_clean(notebook):
    """No outputs, no counts, a kernel that every machine has, ids that a link can name."""
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert all(
        not cell.outputs and cell.execution_count is None for cell in cells(notebook, "code")
    )
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z]+(-[a-z0-9]+)*", id_) for id_ in ids)


def test_code_cells_call_one_helper(notebook):
    """A cell imports and loads, or shows one thing; logic, paths and styling live elsewhere."""
    first, *others = cells(notebook, "code")
    assert first.source.splitlines()[-1] == "tables = load()"
    call = r"[A-Za-z_]+\(tables(, \"[a-z0-9-]+\")*\)"
    assert [cell.source for cell in others if not re.fullmatch(call, cell.source)] == []


def test_begins_with_a_question_and_ends_with_key_points(notebook):
    """A reader sees what the notebook asks, at most four objectives, and what to take along."""
    opening = notebook.cells[0].source
    assert opening.startswith("# ")
    assert "**The question.**" in opening
    assert 1 <= len(re.findall("^[*] ", opening, re.MULTILINE)) <= 4
    headings = re.findall("^## (.*)$", prose(notebook), re.MULTILINE)
    assert "Key points" in headings[-2:]


def test_headings_are_in_order(notebook):
    """One title, then sections below it, none named twice."""
    headings = re.findall("^(#+) (.*)$", prose(notebook), re.MULTILINE)
    assert [level for level, _ in headings] == ["#", *["##"] * (len(headings) - 1)]
    assert len({title for _, title in headings}) == len(headings)


def test_links_say_where_they_lead(notebook):
    """Nobody has to click to learn what is behind a link, and local ones exist."""
    for text, target in re.findall(r"\[([^]]*)\]\(([^)]*)\)", prose(notebook)):
        assert len(text) > len("here")
        assert text.lower() not in {"here", "this", "link"}
        assert target.startswith("http") or (NOTEBOOKS[0].parent / target).is_file()


def test_sentences_are_short(notebook):
    """Prose for readers of 17: no sentence over 40 words, 20 on average at the most."""
    text = re.sub(r"\]\([^)]*\)|[*#_`]", "", prose(notebook))
    sentences = [s.split() for s in re.split(r"(?<=[.?!:;])\s+|\n\n", text) if s.strip()]
    lengths = [len(words) for words in sentences]
    assert max(lengths) <= 40
    assert sum(lengths) / len(lengths) <= 20


def test_no_word_judges_or_claims_a_cause(notebook):
    """The prose praises and blames nobody; it names a cause only in quotes, as a claim."""
    text = prose(notebook)
    assert JUDGING.findall(text) == []
    assert CAUSAL.findall(re.sub("“[^”]*”", "", text)) == []


def test_the_readme_judges_nobody_either():
    """What leads to the notebooks is as neutral as they are."""
    text = (NOTEBOOKS[0].parents[1] / "README.md").read_text(encoding="utf-8")
    assert JUDGING.findall(text) == []


def test_chinese_is_marked(notebook):
    """Chinese in prose stands in an element that names its language."""
    unmarked = re.sub('<span lang="zh-Hans">[^<]*</span>', "", prose(notebook))
    assert not HAN.search(unmarked)
