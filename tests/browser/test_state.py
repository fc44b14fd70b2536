"""What is shown is known without any element: the state, run by Deno with no browser."""

import json
from pathlib import Path

import pytest
from deno import run_script

from three_years_on import Explainer, load
from three_years_on.display import bundle

STATE = Path(bundle.__file__).with_name("browser") / "state.js"
READ = [
    "view",
    "content",
    "charts",
    "overview",
    "theme",
    "milestone",
    "record_open",
    "checked",
    "named_only",
]
READ += ["kind", "predicting", "predictions", "revealed", "in_notebook"]
RUN = """
const { State } = await import(Deno.args[0]);
const traits = JSON.parse(await new Response(Deno.stdin.readable).text());
const model = {
  get: (name) => traits[name],
  set: (name, value) => (traits[name] = value),
  save_changes() {},
};
let changes = 0;
const state = new State(model, () => (changes += 1));
const said = [];
const say = (...values) => said.push(...values);
"""


@pytest.fixture(scope="module")
def traits():
    """What the browser reads of this project's explainer."""
    made = Explainer(load())
    return json.dumps({name: getattr(made, name) for name in READ})


@pytest.fixture
def run(traits, tmp_path_factory):
    """Run lines with the state as it opens, and return what they say."""
    cache = tmp_path_factory.getbasetemp() / "deno"

    def run(lines):
        return run_script(RUN + lines, STATE, cache, input=traits)

    return run


def test_it_goes_from_step_to_step_and_not_beyond(run):
    """Another step is shown with nothing open; before the first are all themes, and no more."""
    said = run("""
        state.set({ milestone: "made-in-china-2025", record_open: true });
        say(state.go(1), state.index(), state.get("milestone"), state.get("record_open"));
        say(state.go(-2), state.go(6), state.place(), state.go(-1), state.place());
    """)
    assert said == [True, 1, "", False, False, False, 1, True, -1]


def test_it_opens_with_all_themes_until_one_is_chosen(run):
    """All themes stand alone: no timeline, record or milestone; a theme's milestone opens there."""
    said = run("""
        const shown = () => {
          const { isOverview, hasTimeline, isRecordOpen, chosen } = state.shown();
          return [isOverview, hasTimeline, isRecordOpen, chosen];
        };
        say(shown(), state.place());
        state.set({ milestone: "made-in-china-2025", record_open: true });
        say(shown());
        state.go(2, "made-in-china-2025");
        say(shown(), state.place());
    """)
    alone = [True, False, False, ""]
    assert said == [alone, -1, alone, [False, True, False, "made-in-china-2025"], 2]


def test_a_step_is_covered_until_it_is_revealed(run):
    """While predicting, what is reported is covered with its record, but where it was revealed."""
    said = run("""
        say(state.shown().covered);
        state.set({ predicting: true });
        say(state.shown().covered, state.shown().hasRecord);
        state.predict({ expected: "figure" });
        state.predict({ because: "a guess" });
        say(state.prediction(state.step()));
        state.reveal(state.step());
        state.reveal(state.step());
        say(state.shown().covered, state.get("revealed"));
        state.go(1);
        say(state.shown().covered);
    """)
    prediction = {"expected": "figure", "because": "a guess"}
    assert said == [False, True, False, prediction, False, ["economy"], True]


def test_filters_let_the_same_set_through_until_one_changes(run):
    """Nothing is drawn anew for a filter that is as it was."""
    said = run("""
        const before = state.visible();
        state.go(2);
        say(state.visible() === before);
        state.set({ named_only: true });
        say(state.visible() === before, state.visible().size < before.size);
    """)
    assert said == [True, False, True]


def test_one_thing_stands_in_place_of_the_timeline(run):
    """What was asked for hides an open record, and leaves when the record is opened again."""
    said = run("""
        state.go(0);
        const shown = () => [state.shown().isRecordOpen, state.showing, state.shown().hasTimeline];
        state.toggleRecord();
        say(shown());
        state.toggleShowing("take away");
        say(shown(), changes);
        state.toggleRecord();
        say(shown(), changes);
        state.toggleRecord();
        say(shown(), changes);
    """)
    record, asked, timeline = [True, "", False], [False, "take away", False], [False, "", True]
    assert said == [record, asked, 1, record, 2, timeline, 2]
