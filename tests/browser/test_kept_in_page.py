"""What a reader wrote outlives the kernel in the page of its notebook, and goes nowhere else."""

from pathlib import Path

import pytest
from deno import run_script
from playwright.sync_api import expect

from three_years_on.display import bundle

KEPT = Path(bundle.__file__).with_name("browser") / "kept.js"
RUN = """
const said = [];
const say = (value) => said.push(structuredClone(value));
const load = async (display) => (await import(`${Deno.args[0]}?${display}`)).keepInPage;
const [notebook, other] = [{}, {}];
const steps = [{ theme: "water" }, { theme: "soil" }];
const EMPTY = { predictions: {}, revealed: [], hands: {}, another: {} };
const NEW = { view: "explainer", cell: "a", content: { steps }, ...EMPTY };

/** A model as a notebook gives one, with what was sent to its kernel. */
function made(changes = {}) {
  const traits = { ...NEW, ...changes };
  const listeners = {};
  const on = (event, listener) => (listeners[event] ??= new Set()).add(listener);
  const off = (event, listener) => listeners[event].delete(listener);
  const model = { sent: 0, on, off };
  model.get = (name) => traits[name];
  model.save_changes = () => (model.sent += 1);
  model.set = (name, value) => {
    traits[name] = value;
    for (const listener of listeners[`change:${name}`] ?? []) listener();
  };
  return model;
}
const written = (model) => [model.get("predictions"), model.get("revealed")];
"""
PREDICT = """
const first = made();
const end = (await load("first"))(first, notebook);
first.set("predictions", { soil: { expected: "figure" } });
first.set("revealed", ["soil"]);
"""
WRITTEN = [{"soil": {"expected": "figure"}}, ["soil"]]
NOTHING = [{}, []]


@pytest.fixture
def run(tmp_path_factory):
    """Run lines, in which each display loads a script of its own, and return what they say."""
    cache = tmp_path_factory.getbasetemp() / "deno"

    def run(lines):
        return run_script(RUN + lines, KEPT, cache)

    return run


def test_a_display_made_after_a_restart_has_what_its_cell_showed(run):
    """The new one is given what the former one held, and sends it on to the new kernel."""
    said = run(f"""{PREDICT}
        const second = made();
        (await load("second"))(second, notebook);
        say(written(second));
        say(second.sent);
    """)
    assert said == [WRITTEN, 1]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ("{}", "other"),
        ("{}", "undefined"),
        ('{ cell: "b" }', "notebook"),
        ('{ cell: "" }', "notebook"),
        ('{ content: { steps: [...steps, { theme: "seeds" }] } }', "notebook"),
        ('{ content: { steps: [{ theme: "soil" }] } }', "notebook"),
    ],
    ids=["notebook", "host", "cell", "no cell", "longer article", "article"],
)
def test_no_other_display_gets_it(run, changes, where):
    """Another notebook, cell or article begins anew, and so does a host that tells neither."""
    said = run(f"""{PREDICT}
        const second = made({changes});
        (await load("second"))(second, {where});
        say(written(second));
    """)
    assert said == [NOTHING]


def test_what_the_kernel_still_holds_is_left_alone(run):
    """A display that comes with predictions keeps them, and they are what is kept from then on."""
    said = run(f"""{PREDICT}
        const second = made({{ predictions: {{ water: {{ gap: "None." }} }} }});
        (await load("second"))(second, notebook);
        say(written(second));
        const third = made();
        (await load("third"))(third, notebook);
        say(written(third));
    """)
    assert said == [[{"water": {"gap": "None."}}, []]] * 2


def test_what_was_taken_back_stays_forgotten(run):
    """After "Start again" nothing comes back."""
    said = run(f"""{PREDICT}
        first.set("predictions", {{}});
        first.set("revealed", []);
        const second = made();
        (await load("second"))(second, notebook);
        say(written(second));
    """)
    assert said == [NOTHING]


def test_a_display_that_is_gone_changes_nothing(run):
    """What still happens to the model of a view that was closed is not kept."""
    said = run(f"""{PREDICT}
        end();
        first.set("revealed", ["soil", "water"]);
        const second = made();
        (await load("second"))(second, notebook);
        say(written(second));
    """)
    assert said == [WRITTEN]


def test_what_has_another_form_is_passed_over(run):
    """Another version of the package may have kept another sort of value, or another trait."""
    said = run("""
        const first = made();
        (await load("first"))(first, notebook);
        first.set("predictions", ["soil"]);
        first.set("revealed", ["soil"]);
        const second = made();
        (await load("second"))(second, notebook);
        say(written(second));
    """)
    assert said == [[{}, ["soil"]]]


def test_a_quiz_keeps_its_answers(run):
    """Tries come back to the same questions in the same cell; a timeline keeps nothing."""
    said = run("""
        const quiz = { view: "quiz", content: undefined, questions: [{ id: "q" }], tries: {} };
        const first = made(quiz);
        (await load("first"))(first, notebook);
        first.set("tries", { q: [1, 0] });
        for (const changes of [quiz, { ...quiz, questions: [] }, { ...quiz, view: "timeline" }]) {
          const second = made(changes);
          (await load("second"))(second, notebook);
          say(second.get("tries"));
        }
    """)
    assert said == [{"q": [1, 0]}, {}, {}]


CELLS = [
    "from three_years_on import Explainer, Quiz, load\ntables = load()",
    "explainer = Explainer(tables, predict=True)\nexplainer",
    'quiz = Quiz(tables, "quiz")\nquiz',
    "print(explainer.predictions, explainer.revealed, list(quiz.tries.values()))",
]
SAID = 3
LOST = "Connection lost, reconnecting"  # as it restarts
OPEN = "(path) => jupyterapp.commands.execute('docmanager:open', { path })"
IS_READY = """(path) => {
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  return context?.path === path && sessionContext.session?.kernel?.status === "idle";
}"""


def test_predictions_and_answers_survive_a_restart(lab, context):
    """Run all after a restart: page and Python have them again; a copy of the notebook has not."""
    for name in ("restarted", "restarted-copy"):
        lab.write(name, *CELLS)
    notebook = lab.open(context, "restarted")
    notebook.run_all()
    explainer = notebook.explainer()
    explainer.tabs.nth(1).click()
    explainer.prediction.get_by_label("an outcome with a figure").check()
    explainer.reveal.click()
    question = notebook.page.locator(".tyo-quiz fieldset").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    said = "{'public-opinion': {'expected': 'figure'}} ['public-opinion'] [[0]]"
    notebook.expect_said(SAID, said)
    notebook.restart_and_run_all()
    expect(question).to_contain_text("Not yet.")
    explainer.tabs.nth(1).click()
    expect(explainer.columns.nth(1)).to_contain_text("You expected: an outcome with a figure")
    notebook.expect_said(SAID, said)
    notebook.page.evaluate(OPEN, "restarted-copy.ipynb")
    copied = notebook.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    notebook.page.wait_for_function(IS_READY, arg="restarted-copy.ipynb")
    notebook.run_all()
    copied.get_by_role("tab", name="2").click()
    expect(copied.get_by_role("region", name="Your prediction")).to_be_visible()
    expect(copied.locator("input:checked")).to_have_count(0)
    assert [error for error in notebook.errors if LOST not in error] == []
    notebook.close()
