"""Notebooks: they run clean from top to bottom, and read well."""

import ast
import re
import warnings
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.preprocessors import TagRemovePreprocessor
from reading_level import CAUSAL, JUDGING

from three_years_on import load
from three_years_on.tables.starter import write_starter

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
HAN = re.compile("[\u4e00-\u9fff]")
FENCE = re.compile("^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LOADING = {"tables = load()", "tables = load(FOLDER)", "tables = load_starter()"}
LEFT_OUT = {"solution", "teacher"}  # in the notebooks for students


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def cells(notebook, kind):
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def prose(notebook):
    text = "\n\n".join(cell.source for cell in cells(notebook, "markdown"))
    return re.sub("</?(details|summary)>", "", FENCE.sub("", text))


def tagged(notebook, tag):
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def for_students(notebook):
    """Return the notebook as students get it."""
    remover = TagRemovePreprocessor(enabled=True, remove_cell_tags=LEFT_OUT)
    return remover.preprocess(nbformat.from_dict(notebook), {})[0]


def test_all_notebooks_are_tested():
    """No notebook is left out by accident."""
    assert [path.name for path in NOTEBOOKS] == [
        "1-step-through.ipynb",
        "2-policy-milestones.ipynb",
        "3-check-the-claims.ipynb",
        "4-in-class.ipynb",
        "5-your-own-table.ipynb",
    ]


def test_runs_without_a_warning(notebook, monkeypatch):
    """Every cell runs in a fresh kernel where warnings are errors, and nothing is complained of."""
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in cells(notebook, "code") for output in cell.outputs]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
    assert outputs


def test_every_result_can_be_read_without_the_widget(notebook):
    """Each result has HTML beside the widget, with an alternative to every picture (1.1.1)."""
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    results = [output.data for cell in cells(notebook, "code") for output in cell.outputs]
    for html in (data["text/html"] for data in results if "text/html" in data):
        assert html.count("<svg") == html.count('role="img"')
        assert re.search("<table|<ul|<p>No predictions yet: ", html)


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
    exercises = tagged(notebook, "exercise")
    first, *others = [cell for cell in cells(notebook, "code") if cell not in exercises]
    lines = first.source.splitlines()
    (loaded,) = [n for n, line in enumerate(lines) if line in LOADING]
    assert lines[loaded + 1 :] in (
        [],
        ["explainer = Explainer(tables, predict=True)"],
    )
    call = r"[A-Za-z_]+\(tables(, \"[a-z0-9-]+\")*\)|explainer(\.predicted\(\))?"
    call += r"|collect\(\"handed-in\", tables\)"
    assert [cell.source for cell in others if not re.fullmatch(call, cell.source)] == []
    assert all(cell.source == "# Your code" for cell in exercises)


def test_begins_with_a_question_and_ends_with_key_points(notebook):
    """A reader sees what the notebook asks, at most four objectives, and what to take along."""
    opening = notebook.cells[0].source
    assert opening.startswith("# ")
    assert "**The question.**" in opening
    assert 1 <= len(re.findall("^[*] ", opening, re.MULTILINE)) <= 4
    headings = re.findall("^## (.*)$", prose(notebook), re.MULTILINE)
    assert "Key points" in headings[-2:]


def test_headings_are_in_order(notebook):
    """One title, then sections below it, none named twice (2.4.6)."""
    headings = re.findall("^(#+) (.*)$", prose(notebook), re.MULTILINE)
    assert [level for level, _ in headings] == ["#", *["##"] * (len(headings) - 1)]
    assert len({title for _, title in headings}) == len(headings)


def test_links_say_where_they_lead(notebook):
    """Nobody has to click to learn what is behind a link, and local ones exist (2.4.4)."""
    for text, target in re.findall(r"\[([^]]*)\]\(([^)]*)\)", prose(notebook)):
        assert len(text) > len("here")
        assert text.lower() not in {"here", "this", "link"}
        assert target.startswith("http") or (NOTEBOOKS[0].parent / target).is_file()


def test_sentences_are_short(notebook):
    """Prose for readers of 17: no sentence over 40 words, 20 on average at the most."""
    text = re.sub(r"\]\([^)]*\)|[*#_`]", "", prose(notebook))
    text = re.sub(r"\s*\|[\s|-]*", "\n\n", text)  # a cell of a table stands alone
    sentences = [s.split() for s in re.split(r"(?<=[.?!:;])\s+|\n\n", text) if s.strip()]
    lengths = [len(words) for words in sentences]
    assert max(lengths) <= 40
    assert sum(lengths) / len(lengths) <= 20


def test_no_word_judges_or_claims_a_cause(notebook):
    """The prose praises and blames nobody; it names a cause only in quotes, as a claim."""
    text = prose(notebook)
    assert JUDGING.findall(text) == []
    assert CAUSAL.findall(re.sub("“[^”]*”", "", text)) == []


def test_without_notes_and_solutions_it_still_reads_well(notebook):
    """What students get is whole: it opens and ends as before, and names nothing left out."""
    student = for_students(notebook)
    assert tagged(student, "solution") == tagged(student, "teacher") == []
    assert [student.cells[0], student.cells[-1]] == [notebook.cells[0], notebook.cells[-1]]
    assert cells(student, "code") == cells(notebook, "code")
    assert not re.search("solution|teacher|likely wrong", prose(student), re.IGNORECASE)
    kept = re.findall("^## (.*)$", prose(student), re.MULTILINE)
    left_out = set(re.findall("^## (.*)$", prose(notebook), re.MULTILINE)) - set(kept)
    assert not any(f"“{title}”" in prose(student) for title in left_out)


@pytest.mark.parametrize("readme", ["README.md", "data/README.md"])
def test_the_readmes_judge_nobody_either(readme):
    """What leads to the notebooks and to the tables is as neutral as they are."""
    text = (NOTEBOOKS[0].parents[1] / readme).read_text(encoding="utf-8")
    assert JUDGING.findall(text) == []


@pytest.mark.parametrize(
    "document",
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "benchmarks/README.md"],
)
def test_links_between_documents_lead_somewhere(document):
    """A reader who follows a link finds the file, and in it the heading."""
    path = NOTEBOOKS[0].parents[1] / document
    for target in re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        file, _, heading = target.partition("#")
        found = (path.parent / file) if file else path
        assert found.exists(), target
        if heading:
            titles = re.findall("^#+ (.*)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in [
                re.sub("[^a-z0-9-]", "", t.lower().replace(" ", "-")) for t in titles
            ]


def test_chinese_is_marked(notebook):
    """Chinese in prose stands in an element that names its language (3.1.2)."""
    unmarked = re.sub('<span lang="zh-Hans">[^<]*</span>', "", prose(notebook))
    assert not HAN.search(unmarked)


# Other tables -----------------------------------------------------------------------------------

MILESTONES = """\
id,date,end,label,title,summary
first,1999,,First,The first,It began.
second,2001-02-03,2004-05-06,Second,The second,It went on.
"""
# What a cell says whose part the tables lack.
LACKING = re.compile(
    r"<p>(These tables have no|No chart: |No timeline: |No predictions yet: |"
    r"The tables have no such)"
)


@pytest.mark.parametrize("path", NOTEBOOKS[1:4], ids=lambda path: path.stem)
@pytest.mark.parametrize("whose", ["starter", "milestones"])
def test_every_cell_runs_on_other_tables(path, whose, tmp_path):
    """One line leads to another folder; a cell about a part that it lacks says so in a sentence."""
    if whose == "starter":
        write_starter(tmp_path / "my-article")
    else:
        (tmp_path / "my-article").mkdir()
        (tmp_path / "my-article/milestones.csv").write_text(MILESTONES, encoding="utf-8")
    first, *others = [cell.source for cell in cells(nbformat.read(path, as_version=4), "code")]
    assert first.count("FOLDER = DATA") == 1
    names = {}
    exec(first.replace("FOLDER = DATA", f"FOLDER = {str(tmp_path / 'my-article')!r}"), names)
    shown = [eval(source, names) for source in others if source != "# Your code"]
    html = [in_html(value) for value in shown]
    assert all(re.sub("<[^>]*>", "", one).strip() for one in html)
    lacking = [source for source, one in zip(others, html, strict=False) if LACKING.search(one)]
    # Of what these notebooks name, the example has a quiz only.
    there = {'Quiz(tables, "quiz")'} if whose == "starter" else set()
    assert {source for source in others if '"' in source and source not in lacking} <= there


def in_html(value):
    bundle = getattr(value, "_repr_mimebundle_", None)
    shown = bundle() if bundle else value._repr_html_()
    if isinstance(shown, tuple):
        shown = shown[0]
    return shown if isinstance(shown, str) else shown["text/html"]


# The lesson ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lesson():
    return nbformat.read(NOTEBOOKS[3], as_version=4)


def test_the_lesson_takes_45_minutes(lesson):
    """The parts of the lesson add up to what the notebook says it takes."""
    minutes = re.findall(r"^\| (\d+) \|", prose(lesson), re.MULTILINE)
    assert sum(map(int, minutes)) == 45
    assert "It takes 45 minutes" in lesson.cells[0].source


def test_the_lesson_asks_every_question_once(lesson):
    """Each set of questions is shown by one cell, those that recall before the quiz."""
    shown = re.findall(r'^Quiz\(tables, "(.*)"\)$', sources(lesson), re.MULTILINE)
    assert shown == ["remember-1", "remember-2", "remember-3", "quiz"]
    assert set(shown) == set(load().questions["set"])


def sources(notebook):
    return "\n".join(cell.source for cell in cells(notebook, "code"))


def test_each_exercise_is_asked_then_tried_then_solved(lesson):
    """A prompt that says what should come out, a cell for the reader's code, then the solution."""
    at = [index for index, cell in enumerate(lesson.cells) if cell in tagged(lesson, "exercise")]
    assert len(at) == 3
    for number, index in enumerate(at, 1):
        prompt, _, solution = lesson.cells[index - 1 : index + 2]
        assert prompt.source.startswith(f"**{number}. ")
        assert "The result should have" in prompt.source
        assert solution.metadata.tags == ["solution"]
        assert solution.source.startswith("<details>\n<summary>Worked solution")
        assert "<details open" not in solution.source
        assert len(FENCE.findall(solution.source)) == 1


def run(code, names):
    """Run code as a cell runs, and return the value of its last line."""
    *first, last = ast.parse(code).body
    exec(compile(ast.Module(first, []), "solution", "exec"), names)
    return eval(compile(ast.Expression(last.value), "solution", "eval"), names)


@pytest.fixture(scope="module")
def results(lesson):
    """What the worked solutions give, each in the names that the notebook has by then."""
    solutions = [FENCE.search(cell.source) for cell in tagged(lesson, "solution")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return [run(found[1], {"tables": load()}) for found in solutions if found]


def test_solution_1_counts_the_bases(results):
    """Ten outcomes rest on five kinds of basis."""
    assert results[0].to_dict() == {
        "named measure": 4,
        "assertion": 3,
        "figure": 1,
        "unnamed measure": 1,
        "acknowledged gap": 1,
    }


def test_solution_2_finds_the_themes_without_an_outcome(results):
    """Two sections of the article report no outcome."""
    assert results[1].columns.tolist() == ["call", "outcome"]
    assert results[1].T.to_dict("list") == {
        "economy": [3, 2],
        "public-opinion": [2, 2],
        "core-technology": [3, 1],
        "cybersecurity": [1, 0],
        "enterprise-responsibility": [4, 0],
    }


def test_solution_3_finds_the_measures_that_are_older(results):
    """Of six measures that the article names or may mean, the two of 2015 are older."""
    rows = results[2].astype({"date": "str", "in_article": "str"})
    assert rows.to_numpy().tolist() == [
        ["Internet Plus announced", "2015-03-05", "named", True],
        ["Internet Plus guideline", "2015-07-01", "named", True],
        ["10-year IT outline", "2016-07-27", "named", False],
        ["Cybersecurity Law", "2016-11-07", "candidate", False],
        ["Cybersecurity strategy", "2016-12-27", "named", False],
        ["Civil Law Gen. Provisions", "2017-03-15", "candidate", False],
    ]
