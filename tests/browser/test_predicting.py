"""Predict, then reveal: covered means covered, and what was said stays with its reader."""

import csv
import io
import json

import pytest
from lab import DARK, LIGHT, violations
from playwright.sync_api import expect
from test_accessibility import SMALL

from three_years_on import collect

CELLS = [
    "from three_years_on import Explainer, load\ntables = load()",
    "explainer = Explainer(tables, predict=True)\nexplainer",
    "print(explainer.predicted().loc[1].to_json())",
]
SHOW, TABLE = 1, 2
OUTCOME = "China has 829 million internet users."


@pytest.fixture(scope="module", params=["kernel", "no kernel"])
def notebook(request, lab, context):
    name = request.param.replace(" ", "-")
    lab.write(f"predicting-{name}", *CELLS)
    notebook = lab.open(context, f"predicting-{name}")
    notebook.run_all()
    if request.param == "no kernel":
        notebook.end_kernel()
    yield notebook
    notebook.close()


@pytest.fixture
def explainer(notebook):
    """The explainer with nothing predicted, at the second theme."""
    shown = notebook.explainer()
    again = shown.root.get_by_role("button", name="Start again")
    if not again.is_visible():
        shown.root.get_by_role("button", name="Summary").click()
    again.click()
    shown.root.get_by_role("button", name="Yes, forget them").click()
    shown.tabs.nth(1).click()
    shown.scroll_to_top()
    return shown


def tree(explainer):
    """Return what a screen reader can find."""
    return explainer.root.aria_snapshot()


def test_what_is_reported_is_truly_covered(explainer):
    """Before it is revealed no outcome, mention or figure is in sight, or for a screen reader."""
    for index in range(6):
        explainer.tabs.nth(index).click()
        expect(explainer.columns).to_have_count(2)
        expect(explainer.prediction).to_be_visible()
        expect(explainer.root.get_by_role("button", name="Open the record")).to_be_hidden()
        found = tree(explainer)
        for word in ("Named measure", "Check:", "See:", "It may be:", "an outcome here"):
            assert word not in found
    explainer.tabs.nth(1).click()
    assert OUTCOME not in explainer.root.text_content()
    assert OUTCOME not in tree(explainer)


def test_python_cannot_uncover_by_opening(explainer, notebook):
    """Neither the record nor a milestone opens over what is covered by keys or clicks."""
    explainer.root.focus()
    explainer.page.keyboard.press("Enter")
    assert OUTCOME not in explainer.root.text_content()
    expect(explainer.details).to_have_count(0)
    expect(explainer.record).to_be_hidden()


def test_predict_then_reveal_with_keys_alone(explainer):
    """Tab and arrows choose, text is typed, Reveal shows both sides and has the focus."""
    keyboard = explainer.page.keyboard
    explainer.prediction.get_by_role("radio").first.focus()
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    assert explainer.prediction.get_by_label("a named measure").is_checked()
    keyboard.press("Tab")
    keyboard.type("xbb 4 It is easy")
    keyboard.press("Tab")
    assert explainer.focused_name() == "Reveal"
    keyboard.press("Enter")
    reported = explainer.columns.nth(1)
    expect(reported).to_contain_text("You expected: a named measure, because: xbb 4 It is easy")
    expect(reported).to_contain_text("The article gives: figure; assertion")
    expect(reported).to_contain_text(OUTCOME)
    expect(reported).to_be_focused()
    expect(explainer.labels).to_have_count(33)
    expect(reported.get_by_label("What explains the gap between the two?")).to_be_visible()


def test_what_agrees_is_asked_about_differently(explainer):
    """Who expected what is reported is asked why, and not told that it was right."""
    explainer.prediction.get_by_label("an outcome with a figure").check()
    explainer.reveal.click()
    expect(explainer.columns.nth(1)).to_contain_text("It is among them. What made you expect it?")


def test_nobody_has_to_predict(explainer):
    """Revealing needs no answer; the button says what it then does."""
    explainer.root.get_by_role("button", name="Reveal without a prediction").click()
    expect(explainer.columns.nth(1)).to_contain_text("You expected: nothing chosen")


def test_predictions_survive_stepping(explainer):
    """A choice not yet revealed is there when its theme is shown again, and others are covered."""
    explainer.prediction.get_by_label("no outcome").check()
    explainer.prediction.get_by_label("because").fill("No time")
    explainer.tabs.nth(2).click()
    expect(explainer.prediction.get_by_label("no outcome")).not_to_be_checked()
    explainer.tabs.nth(1).click()
    expect(explainer.prediction.get_by_label("no outcome")).to_be_checked()
    expect(explainer.prediction.get_by_label("because")).to_have_value("No time")


def test_the_summary_sets_predictions_against_bases(explainer, tmp_path):
    """Theme by theme: expected, why, what the article gives, and the gap; then as a file."""
    explainer.prediction.get_by_label("a general statement").check()
    explainer.prediction.get_by_label("because").fill('=1+1, "so"')
    explainer.reveal.click()
    explainer.columns.nth(1).get_by_label("It is among them.").fill("Many articles do")
    explainer.root.get_by_role("button", name="Summary").click()
    cells = explainer.extra.locator("tbody tr").nth(1).locator("th, td")
    expect(cells).to_have_text(
        [
            "Public opinion",
            "a general statement",
            '=1+1, "so"',
            "figure; assertion",
            "yes",
            "Many articles do",
        ]
    )
    first = explainer.extra.locator("tbody tr").first.locator("th, td")
    expect(first).to_have_text(["Economy", "nothing chosen", "", "still covered", "", ""])
    expect(explainer.extra.locator(".tyo-links")).to_have_text(
        "Download (CSV)Start againNobody else has your predictions: "
        "only this browser and the Python of this notebook."
    )
    with explainer.page.expect_download() as caught:
        explainer.root.get_by_role("button", name="Download (CSV)").click()
    assert caught.value.suggested_filename == "predictions.csv"
    with caught.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read())))
    assert rows[0] == [
        "Theme",
        "You expected",
        "Because",
        "The article gives",
        "Among them",
        "The gap",
    ]
    assert rows[2][:3] == ["Public opinion", "a general statement", '\'=1+1, "so"']
    assert len(rows) == 7
    caught.value.save_as(tmp_path / "predictions.csv")
    collected = collect(tmp_path)
    assert collected.not_counted == ()
    assert collected.rows["a general statement"].tolist() == [0, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("notebook", ["kernel"], indirect=True)
def test_python_sees_them_and_a_cell_run_again_keeps_them(explainer, notebook):
    """The table in Python holds what was chosen; making the explainer anew loses nothing."""
    explainer.prediction.get_by_label("an outcome with a figure").check()
    explainer.reveal.click()
    expected = {
        "theme": "Public opinion",
        "expected": "an outcome with a figure",
        "because": None,
        "revealed": True,
        "reported": "figure; assertion",
        "agrees": True,
        "gap": None,
    }
    notebook.expect_said(TABLE, expected, json.loads)
    notebook.run_cell(SHOW)
    shown = notebook.explainer()
    shown.tabs.nth(1).click()
    expect(shown.columns.nth(1)).to_contain_text("You expected: an outcome with a figure")
    notebook.expect_said(TABLE, expected, json.loads)


def test_the_mode_can_be_left(explainer):
    """Without the mode everything is shown, as it was before."""
    explainer.predict_first.click()
    expect(explainer.columns.nth(1)).to_contain_text(OUTCOME)
    expect(explainer.columns.nth(1)).not_to_contain_text("You expected")
    explainer.predict_first.click()
    expect(explainer.prediction).to_be_visible()


def test_nothing_jumps_when_revealed(explainer):
    """Covered or not, heads, calls and the place of what is reported stand where they stood."""
    parts = (explainer.panel.get_by_role("heading", level=3), explainer.columns.first)
    before = [part.bounding_box() for part in parts]
    covered = corner(explainer.prediction)
    explainer.reveal.click()
    assert [part.bounding_box() for part in parts] == before
    assert corner(explainer.columns.nth(1)) == covered


def corner(node):
    """Return where a node begins, and how wide it is."""
    box = node.bounding_box()
    return box["x"], box["y"], box["width"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_axe_finds_nothing(explainer, theme):
    """Covered, revealed, summed up and taken away, the rules that axe can check are kept."""
    explainer.notebook.set_theme(theme)
    assert violations(explainer.page) == []
    explainer.prediction.get_by_label("a named measure").check()
    explainer.reveal.click()
    assert violations(explainer.page) == []
    for name in ("Summary", "Take away"):
        explainer.root.get_by_role("button", name=name).click()
        assert violations(explainer.page) == []
    assert explainer.root.evaluate(SMALL) == []
