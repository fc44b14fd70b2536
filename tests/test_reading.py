"""Notebooks can be read: short words, words before pictures, pictures told in words."""

import re
import warnings
from itertools import pairwise

import nbformat
import pytest
from test_notebooks import FENCE, LOADING, NOTEBOOKS, cells, tagged

from three_years_on.charts.shown import Chart, Charts, Table

# Reading level ----------------------------------------------------------------------------------

GRADE = 9
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


def syllables(word):
    """Count groups of vowels, less those at the end that are not spoken."""
    word = re.sub("[’']s?$", "", word.lower())
    count = len(re.findall("[aeiouy]+", word))
    if re.search("[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$", word):
        count -= 1
    return max(count, 1)


def grade(sentences):
    """Return the school grade by Flesch and Kincaid."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def sentences_of(notebook):
    """Return the sentences of our own prose: no quotation, no code, no address."""
    text = "\n\n".join(cell.source for cell in cells(notebook, "markdown"))
    text = re.sub("“[^”]*”|`[^`]*`|<[^>]*>", "", FENCE.sub("", text))
    text = re.sub(r"\]\([^)]*\)|[*_\[]", "", text)
    blocks = re.split(r"\n\s*\n|^(?: {0,3}\d+\.|[-#]+) |^ *\* |\|", text, flags=re.MULTILINE)
    parts = [part for block in blocks for part in re.split(r"(?<=[.?!])\s+", block)]
    return [part for part in parts if WORD.search(part)]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_syllables_are_counted_as_they_are_spoken():
    """Words counted by hand."""
    counted = {"we": 1, "article": 3, "reported": 3, "called": 1, "measures": 2, "internet": 3}
    counted |= {"names": 1, "outcome": 2, "people": 2, "cybersecurity": 6, "the": 1, "table’s": 2}
    assert {word: syllables(word) for word in counted} == counted


def test_the_formula_gives_known_grades():
    """One short sentence worked out by hand: 6 words, 6 syllables; and one for scholars."""
    assert grade(["The cat sat on the mat."]) == pytest.approx(-1.45, abs=0.01)
    hard = "Institutional considerations necessitate methodological differentiation."
    assert grade([hard]) > 30


def test_it_reads_at_grade_9_or_below(notebook):
    """The prose outside quotations asks for nine years of school at most (3.1.5)."""
    assert grade(sentences_of(notebook)) <= GRADE


# Words before pictures ---------------------------------------------------------------------------


def test_words_stand_before_whatever_a_cell_shows(notebook):
    """Above a display stand words for it; only cells that load, and quizzes, follow each other."""
    for before, cell in pairwise(notebook.cells):
        if cell.cell_type == "code" and cell not in tagged(notebook, "exercise"):
            follows = LOADING & set(before.source.splitlines()) or before.source.startswith("Quiz(")
            assert before.cell_type == "markdown" or follows, cell.source
            assert follows or re.search(r"[.?!:]\**$", before.source.strip()), cell.source


def test_how_to_read_and_use_a_display_is_told_before_the_first(notebook):
    """Who comes to the first display knows what to press: how to run it, or how to step."""
    at = [cell.cell_type for cell in notebook.cells].index("code")
    told = " ".join(cell.source for cell in notebook.cells[:at])
    assert re.search(r"[Rr]un all cells|\bRun All Cells\b", told)


KNOWN = {"CC", "BY", "CSV", "README", "US", "USB", "UTF"}  # names of licences, files and plugs


def test_abbreviations_are_spelled_out_at_first(notebook):
    """An abbreviation stands in brackets after its words, or says at once what it is (3.1.4)."""
    text = " ".join(sentences_of(notebook))
    for short in set(re.findall(r"\b[A-Z]{2,}\b", text)) - KNOWN:
        at = re.search(rf"\b{short}\b", text).start()
        assert re.match(rf"\({short}\)|.{short}, an? |.{short} \(", text[at - 1 :]), short


def test_the_opening_says_who_when_and_how_long(notebook):
    """The first cell names the authors, the licence and the time it takes."""
    opening = notebook.cells[0].source
    assert "By the Three Years On contributors" in opening
    assert "CC BY 4.0" in opening
    assert re.search(r"It takes (about )?\d+ minutes", opening)


def test_every_notebook_leads_to_the_article_or_to_the_notebook_that_does():
    """The source that all is about is a link in notebook 1, and the others lead there or on."""
    first, *others = (nbformat.read(path, as_version=4) for path in NOTEBOOKS)
    prose = "\n".join(cell.source for cell in cells(first, "markdown"))
    assert "](http://chinaplus.cri.cn/" in prose
    for before, other in zip(NOTEBOOKS, others, strict=False):
        assert f"]({before.name})" in other.cells[0].source


# Pictures in words -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shown(notebook):
    """The charts and tables that the code cells give, without a kernel."""
    names = {}
    loading, *sources = [cell.source for cell in cells(notebook, "code")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(loading, names)
        return [eval(source, names) for source in sources if re.match("plot_|show_", source)]


def charts(shown):
    groups = [result.charts if isinstance(result, Charts) else [result] for result in shown]
    return [chart for group in groups for chart in group if isinstance(chart, Chart)]


# For each kind of chart, the words that tell its extremes and where it goes.
TOLD = {
    "Line chart": ("least", "most", "then", "last"),
    "Bar chart": ("before", "after", "of 69 milestones"),
    "Dot chart of the months": ("Half", "12 to 16 months", "median"),
    "Dot chart of the wait": ("at once", "the longest", "The first", "the last"),
    "Timeline of milestones": ("The first is", "the last is", "The most in one year"),
    "Dot chart. Spending": ("release 1", "release 2", "2015", "2018"),
}


CHARTS = (0, 4, 24, 0, 0)


def test_every_chart_of_the_notebooks_is_tested(notebook, shown):
    """So many charts stand in each notebook."""
    counts = dict(zip(["1", "2", "3", "4", "5"], CHARTS, strict=True))
    assert len(charts(shown)) == counts[notebook.cells[0].source[2]]


def test_each_chart_tells_its_kind_extremes_and_trend(shown):
    """The alt text begins with the kind, names both ends and the way between them (1.1.1)."""
    for chart in charts(shown):
        (words,) = [words for kind, words in TOLD.items() if chart.alt.startswith(kind)]
        assert [word for word in words if word not in chart.alt] == []
        assert len(chart.alt) >= 40
        assert chart.alt != chart.caption


def test_extremes_in_words_are_those_of_the_rows(shown):
    """The least and the most that an alt text names are in the table beside it."""
    for chart in charts(shown):
        if chart.alt.startswith("Line chart"):
            values = {float(re.sub("[^0-9.]", "", str(value))) for value in chart.rows["Value"]}
            named = re.findall(r"least ([\d,.]+), most ([\d,.]+), last", chart.alt)
            least = min(float(low.replace(",", "")) for low, _ in named)
            most = max(float(high.replace(",", "")) for _, high in named)
            assert (least, most) == (min(values), max(values))


def test_each_chart_has_its_rows_as_a_table_beside_it(shown):
    """Under each chart stands a table, folded in, with a row for each row drawn (1.1.1)."""
    for chart in charts(shown):
        html = chart._repr_html_()
        assert html.index("<svg") < html.index("<table")
        assert html.count("<tr>") == 1 + len(chart.rows) >= 3


def test_each_table_has_a_caption_and_heads(shown):
    """Tables that a cell shows have a caption, and heads that say what they head (1.3.1)."""
    for table in shown:
        if isinstance(table, Chart | Table):
            html = table._repr_html_()
            assert re.search("<caption>[^<]{10,}</caption>", html)
            assert html.count("<th ") == html.count('<th scope="col">') == len(table.rows.columns)
