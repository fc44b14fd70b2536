"""What all displays have in common: what they are made of, and how a notebook keeps them."""

import subprocess
import sys
from itertools import groupby
from types import SimpleNamespace

import nbclient
import nbformat
import pytest
import traitlets
from tiny import write_tiny

import three_years_on
from three_years_on import Explainer, IndicatorExplorer, TimelineExplorer, load
from three_years_on.display import widget
from three_years_on.display.widget import is_said, refuse_unknown, sent_language, short_key
from three_years_on.languages import spoken
from three_years_on.languages.spoken import known_languages, speaking

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.mark.parametrize("display", [Explainer, TimelineExplorer, IndicatorExplorer])
def test_the_path_of_tables_is_not_tables(display):
    """Who passes a path is told to load it."""
    with pytest.raises(TypeError, match=r"'my-article' is a path, .* pass load\('my-article'\)"):
        display("my-article")
    with pytest.raises(TypeError, match=r"list is not tables; pass what load\(\) returns"):
        display([])


def test_it_is_shown_as_a_widget_and_as_plain_html(tmp_path):
    """A notebook keeps the widget and, for where it cannot run, plain HTML."""
    explainer = Explainer(load(write_tiny(tmp_path)))
    bundle, _ = explainer._repr_mimebundle_()
    assert {VIEW, "text/html", "text/plain"} <= set(bundle)
    assert bundle[VIEW]["model_id"] == explainer.model_id


def test_the_browser_gets_what_it_says_and_no_more(tmp_path, monkeypatch):
    """What either script says is sent, with the words of columns; what only Python says is not."""
    said = {
        "Take away": "Mitnehmen",
        "The address asks for the theme “{theme}”, which is not here.": "?",
    }
    words = {
        "kind\x04call": "Forderung",
        "lane\x04other": "Sonstiges",
        "Only Python says this.": "Nur Python.",
    }

    class German(spoken.Language):
        code = "de"

        def messages(self):
            return {**said, **words}

    monkeypatch.setattr(widget, "spoken", German)
    sent = TimelineExplorer(load(write_tiny(tmp_path))).language
    assert sent["code"] == "de"
    heard = {**said, "kind\x04call": "Forderung"}
    assert sent["messages"] == {short_key(key): words for key, words in heard.items()}


def test_keys_are_short():
    """Worked out by hand: 97 · 31 + 98 is 0xc21; of a long one the last five digits are kept."""
    assert [short_key("ab"), short_key("")] == ["c21", "0"]
    assert len(short_key("The address asks for the theme “{theme}”, which is not here.")) <= 5


@pytest.mark.parametrize("code", [*known_languages()[1:]])
def test_no_two_messages_have_the_same_key(code):
    """Else one would be said in place of the other: change a word of either."""
    with speaking(code) as said:
        heard = sorted(filter(is_said, said.messages()), key=short_key)
        same = [set(keys) for _, keys in groupby(heard, key=short_key)]
        assert [keys for keys in same if len(keys) > 1] == []
        assert {*sent_language()["messages"]} == {short_key(key) for key in heard}


OF_A_THEME = ["plot_theme", "plot_timeline", "show_cards", "show_readings"]
ARGUMENTS = dict.fromkeys([*OF_A_THEME, "plot_vintages"], 1)
CHARTS = [name for name in three_years_on.__all__ if name.startswith(("plot_", "show_"))]


@pytest.mark.parametrize("name", CHARTS)
def test_the_path_of_tables_has_no_charts(name):
    """A chart or a table of a path is refused as an explainer of it is."""
    show = getattr(three_years_on, name)
    more = ["water"] * ARGUMENTS.get(name, 0)
    with pytest.raises(TypeError, match=r"'my-article' is a path, .* pass load\('my-article'\)"):
        show("my-article", *more)


@pytest.mark.parametrize("name", OF_A_THEME)
def test_an_unknown_theme_has_no_charts(tmp_path, name):
    """A misspelt theme is named, with those that there are, and the notebook goes on."""
    shown = getattr(three_years_on, name)(load(write_tiny(tmp_path)), "watr")
    told = "These tables have no theme &#x27;watr&#x27;; there are water, soil, seeds."
    assert shown._repr_html_() == f"<p>{told}</p>"


@pytest.mark.parametrize("name", ["plot_beside", "plot_vintages"])
def test_an_unknown_indicator_has_no_charts(tmp_path, name):
    """The sentence is as plain as that of a theme."""
    tables = load(write_tiny(tmp_path, indicators=None, observations=None, checks=None))
    shown = getattr(three_years_on, name)(tables, "wels")
    assert repr(shown) == "These tables have no indicator 'wels'."


@pytest.mark.parametrize("value", ["fire", "", None, 3, ["water"]])
def test_what_is_unknown_is_refused_with_what_is_known(value):
    """Whatever is set, of any type, the message names it and what can be used."""
    with pytest.raises(traitlets.TraitError) as caught:
        refuse_unknown(value, "theme", ["water", "soil"])
    assert str(caught.value) == f"{value!r} is not a known theme; use one of ['water', 'soil']"


def test_what_is_known_is_let_through():
    """A known value raises nothing."""
    refuse_unknown("soil", "theme", ["water", "soil"])


FIRST_VIEW = """
import sys
from three_years_on import Explainer, load
explainer = Explainer(load())
explainer._repr_mimebundle_()
print("matplotlib" in sys.modules, len(explainer.charts), len(explainer.get_state()["charts"]))
"""


def test_the_first_view_does_not_wait_for_matplotlib():
    """Nothing is drawn before an explainer is shown; whoever asks for its state gets charts."""
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_VIEW], capture_output=True, check=True, env=env
    )
    assert done.stdout.split() == [b"False", b"0", b"16"]


def test_a_saved_notebook_has_its_charts():
    """Charts come while the cell runs, after its output, so that an executed notebook has them."""
    source = "from three_years_on import Explainer, load\nExplainer(load())"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbclient.NotebookClient(notebook, timeout=120).execute()
    models = notebook["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    charts = [m["state"]["charts"] for m in models.values() if "charts" in m["state"]]
    assert [len(drawn) for drawn in charts] == [16]


class Shell:
    """A shell of a notebook in which a message of some sort is worked on."""

    def __init__(self, message):
        self.message, self.tasks = message, []
        self.events = self

    def get_parent(self):
        return {"header": {"msg_type": self.message}}

    def register(self, event, task):
        self.tasks.append((event, task))

    def unregister(self, event, task):
        self.tasks.remove((event, task))


def test_a_task_waits_for_the_end_of_its_cell(monkeypatch):
    """It is done once, when the cell has run; outside of a cell at once; without a shell never."""
    done, shell = [], Shell("execute_request")
    monkeypatch.setattr(widget, "get_ipython", lambda: shell)
    widget.after_cell(lambda: done.append("cell"))
    assert done == []
    [(event, task)] = shell.tasks
    task(None)
    assert (event, done, shell.tasks) == ("post_run_cell", ["cell"], [])
    monkeypatch.setattr(widget, "get_ipython", lambda: Shell("comm_msg"))
    widget.after_cell(lambda: done.append("at once"))
    assert done == ["cell", "at once"]
    monkeypatch.setattr(widget, "get_ipython", lambda: None)
    widget.after_cell(lambda: done.append("never"))
    assert done == ["cell", "at once"]


@pytest.mark.parametrize(("answers", "expected"), [(False, True), (True, False)])
def test_a_picture_is_drawn_where_nobody_waits_for_it(monkeypatch, answers, expected):
    """nbconvert and a build say that nobody answers; whoever runs a cell does not wait for it."""
    shell = SimpleNamespace(get_parent=lambda: {"content": {"allow_stdin": answers}})
    monkeypatch.setattr(widget, "get_ipython", lambda: shell)
    assert widget.is_read_later() is expected
    assert ("<img " in Explainer(load()).plain_html()) is expected


@pytest.fixture
def a_run(monkeypatch):
    """What runs a cell: its id and the id of the run, as JupyterLab tells the kernel."""
    monkeypatch.setattr(widget, "_MADE", {})

    def run(cell, run_id):
        metadata = {"cellId": cell} if cell else {}
        asked = {
            "header": {"msg_type": "comm_msg", "msg_id": run_id},
            "metadata": metadata,
            "content": {},
        }
        shell = SimpleNamespace(get_parent=lambda: asked)
        monkeypatch.setattr(widget, "get_ipython", lambda: shell)

    return run


def test_a_cell_run_again_closes_what_it_made_before(tmp_path, a_run):
    """All displays of the former run lose their comm; those of this run and other cells stay."""
    tables = load(write_tiny(tmp_path))
    a_run("one", "run 1")
    made = [Explainer(tables), TimelineExplorer(tables)]
    a_run("two", "run 2")
    made.append(Explainer(tables))
    assert [display.comm is None for display in made] == [False, False, False]
    a_run("one", "run 3")
    made.append(Explainer(tables))
    assert [display.comm is None for display in made] == [True, True, False, False]


def test_without_the_id_of_a_cell_nothing_is_closed(tmp_path, a_run):
    """A host that does not tell which cell runs keeps all."""
    tables = load(write_tiny(tmp_path))
    a_run(None, "run 1")
    former = Explainer(tables)
    a_run(None, "run 2")
    Explainer(tables)
    assert former.comm is not None
