"""Present: the whole screen, legible from the last row, by the keys of a remote."""

import os
import time

import pytest
from alone import Alone
from engines import Missing, firefox
from lab import DARK, LIGHT, WCAG, violations
from playwright.sync_api import expect
from selenium.webdriver import Keys
from test_layout import contrast
from tiny import THREE_MOMENTS, write_only

from three_years_on import Explainer, load

PROJECTOR = {"width": 1920, "height": 1080}

# Every text seen: its size as drawn, its colour, and what it stands on.
TEXTS = """dialog => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const clear = colour => colour === "none" || (rgb(colour)[3] ?? 1) === 0;
  const ground = node => {
    while (clear(getComputedStyle(node).backgroundColor)) node = node.parentElement;
    return rgb(getComputedStyle(node).backgroundColor);
  };
  const shade = document.createElement("i");
  shade.style.color = "var(--tyo-ground)";
  dialog.append(shade);
  const shaded = rgb(getComputedStyle(shade).color);
  shade.remove();
  const found = [];
  const unseen = ".tyo-sizer, .tyo-unseen, .tyo-lanes-told";
  const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || node.matches("title, option") || node.closest(unseen)) continue;
    if (!node.checkVisibility() || !node.getClientRects().length) continue;
    const style = getComputedStyle(node);
    const drawn = node.closest("svg");
    const scale = drawn ? node.getScreenCTM().a : node.currentCSSZoom;
    const isStatement = node.matches(".tyo-slide-side li p:first-child");
    found.push({text, isStatement, size: parseFloat(style.fontSize) * scale,
      colour: rgb(drawn ? style.fill : style.color),
      grounds: drawn ? [ground(drawn), shaded] : [ground(node)]});
  }
  return found;
}"""
# Leaves a presentation, presents again, and says whether that stands a second later.
AT_ONCE = """(root) => new Promise((tell) => {
  const press = (node, key) =>
    node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const dialog = root.querySelector("dialog");
  const again = () => {
    press(root, "p");
    setTimeout(() => tell(root.querySelector("dialog[open]") !== null), 1000);
  };
  dialog.addEventListener("close", () => setTimeout(again, 0));
  press(dialog, "Escape");
})"""


@pytest.fixture
def alone(browser, path):
    opened = Alone(browser, path, viewport=PROJECTOR)
    yield opened
    assert opened.errors == []
    opened.close()


@pytest.fixture
def presented(alone):
    """The page's explainer, presented from the first theme on."""
    explainer = present(alone.explainer())
    press(explainer, "1")
    return explainer


def present(explainer):
    explainer.root.focus()
    press(explainer, "p")
    expect(explainer.page.get_by_role("dialog")).to_be_visible()
    expect(place(explainer)).not_to_be_empty()
    return explainer


def place(explainer):
    return explainer.page.locator(".tyo-present").get_by_role("status")


def heading(explainer):
    return explainer.page.locator(".tyo-present > h3")


def press(explainer, *keys):
    for key in keys:
        explainer.page.keyboard.press(key)


def slides(explainer):
    """Go through all slides of all themes, one by one, as a remote does."""
    press(explainer, "Home")
    for _ in range(200):
        yield heading(explainer).inner_text()
        before = place(explainer).inner_text()
        press(explainer, "PageDown")
        if place(explainer).inner_text() == before:
            return
    pytest.fail("the presentation has no end")


def spills(explainer):
    """Return by how much a slide is higher and wider than its stage."""
    return explainer.stage.first.evaluate(
        "s => Math.max(s.scrollHeight - s.clientHeight, s.scrollWidth - s.clientWidth)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_slide_is_legible_from_the_last_row(browser, path, scheme):
    """At 1920x1080 statements have 36 px or more, nothing less than 24 or below 7:1."""
    opened = Alone(browser, path, viewport=PROJECTOR, color_scheme=scheme)
    explainer = present(opened.explainer())
    dialog = explainer.page.locator(".tyo-present")
    seen, statements = 0, []
    for name in slides(explainer):
        texts = dialog.evaluate(TEXTS)
        small = [text["text"] for text in texts if text["size"] < 24]
        weak = [
            text["text"]
            for text in texts
            if min(contrast(text["colour"], ground) for ground in text["grounds"]) < 7
        ]
        assert (name, small, weak, spills(explainer) <= 1) == (name, [], [], True)
        statements += [text["size"] for text in texts if text["isStatement"]]
        seen += 1
    assert seen >= 6 * 6
    assert min(statements) >= 36
    opened.close()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (844, 390)], ids=str)
def test_every_slide_fits_its_screen(browser, path, size):
    """On a laptop and on a phone, upright or not, no slide needs scrolling: it is split."""
    width, height = size
    opened = Alone(browser, path, viewport={"width": width, "height": height})
    explainer = present(opened.explainer())
    found = [name for name in slides(explainer) if spills(explainer) > 1]
    assert found == []
    assert opened.errors == []
    opened.close()


def test_one_thing_at_a_time_in_order(presented):
    """A theme goes from question to call, prediction, outcome, milestones, record, discussion."""
    names = []
    while (name := heading(presented).inner_text()) != "The question" or not names:
        names.append(name)
        press(presented, "PageDown")
    assert names == [
        "The question",
        "Called for · 19 April 2016",
        "Your prediction",
        "Reported · 19 April 2019, 1 of 2",
        "Reported · 19 April 2019, 2 of 2",
        "Milestones",
        "The record: Digital economy of China, broad and narrow measure",
        "The record: Goods bought online, share of retail sales in China",
        "The record: Online retail sales in China",
        "The record: accounts, by side, 1 of 2",
        "The record: accounts, by side, 2 of 2",
        "To discuss",
    ]
    expect(place(presented)).to_contain_text("Public opinion · 1 of")


def test_what_remains_open_is_said_once(presented):
    """Two outcomes of which the same remains open do not make a slide that says it twice."""
    press(presented, "6")
    for _ in range(20):
        if heading(presented).inner_text() == "To discuss":
            break
        press(presented, "PageDown")
    lines = presented.stage.first.locator(".tyo-slide-list li")
    expect(lines.filter(has_text="A document answers this")).to_have_count(1)


def test_all_themes_come_first_and_again_with_0(alone):
    """Presenting begins where the reader is; a row leads into its theme, 0 back to all."""
    explainer = present(alone.explainer())
    expect(place(explainer)).to_have_text("All themes · 1 of 1: All themes at a glance")
    explainer.stage.first.get_by_role("button", name="Cybersecurity.").click()
    expect(place(explainer)).to_contain_text("Cybersecurity · 1 of")
    press(explainer, "0")
    expect(place(explainer)).to_contain_text("All themes")
    press(explainer, "PageDown")
    expect(place(explainer)).to_contain_text("Economy · 1 of")


def test_calls_stand_alone_and_then_beside_what_is_reported(presented):
    """Before the prediction nothing of the outcome is seen; after it both stand side by side."""
    stage = presented.stage.first
    press(presented, "4", "PageDown")
    expect(stage.locator(".tyo-slide-side")).to_have_count(1)
    press(presented, "PageDown", "PageDown")
    called, reported = stage.locator(".tyo-slide-called"), stage.locator(".tyo-slide-reported")
    expect(called).to_contain_text("Speed up the building of a system")
    expect(reported.locator(".tyo-slide-none")).to_have_text(
        "The article reports no outcome in this section."
    )
    assert called.bounding_box()["y"] == reported.bounding_box()["y"]
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    assert reported.locator(".tyo-slide-none").evaluate(size) == 62


def test_a_side_has_the_same_order_on_its_slides_and_on_the_page(alone):
    """What lies beyond a gap is told after the gap, before what this explainer placed."""
    explainer = alone.explainer()
    press(explainer, "3")
    order = "side => [...side.querySelectorAll('li, .tyo-missing, .tyo-slide-none')]"
    order += ".filter(node => !node.closest('details')).map(node => node.innerText.slice(0, 12))"
    said = ["Between Chin", "Beyond this ", "The national"]
    assert explainer.columns.last.evaluate(order) == said
    present(explainer)
    press(explainer, "3", *["PageDown"] * 4)
    side = explainer.stage.first.locator(".tyo-slide-reported")
    first = side.evaluate(order)
    press(explainer, "PageDown")
    assert (first + side.evaluate(order))[:3] == said


def test_with_three_moments_all_that_was_asked_comes_before_the_prediction(browser, tmp_path):
    """Recommendations are no outcomes; where nothing is reported nothing is predicted."""
    file = tmp_path / "page.html"
    Explainer(load(write_only(tmp_path, **THREE_MOMENTS))).save(file)
    opened = Alone(browser, file, viewport=PROJECTOR)
    names = list(slides(present(opened.explainer())))
    assert names[:4] == [
        "The question",
        "Recommended · 30 October 2019",
        "Your prediction",
        "Looked back · 11 June 2020",
    ]
    assert names.count("Your prediction") == 2
    opened.close()


def test_a_chart_has_its_two_values_large(presented):
    """What stood before the call and before the report is read from afar, with the change."""
    press(presented, *["PageDown"] * 7)
    values = presented.stage.first.locator(".tyo-slide-value b")
    assert values.all_inner_texts() == ["10.8", "18.4"]
    assert values.first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") == 120
    expect(presented.stage.first.locator(".tyo-slide-told")).to_have_text("+7.6 points")
    expect(presented.stage.first.locator("svg[role=img]")).to_have_count(1)


def test_each_slide_is_announced_once(presented):
    """The place of a slide is one text that changes once, and the focus stays."""
    presented.page.evaluate("""() => {
      const status = document.querySelector(".tyo-present [role=status]");
      window.changes = [];
      new MutationObserver((all) => window.changes.push(...all.map(() => status.textContent)))
        .observe(status, { childList: true, characterData: true, subtree: true });
    }""")
    press(presented, "PageDown")
    expect(place(presented)).to_contain_text("Economy · 2 of")
    assert presented.page.evaluate("window.changes") == [
        "Economy · 2 of 12: Called for · 19 April 2016"
    ]
    assert presented.page.evaluate("document.activeElement.className") == "tyo-stage"


def test_reading_on_begins_at_the_slide(presented):
    """A screen reader reads on at the top of the slide that came, not in the foot below it."""
    presented.page.evaluate("getSelection().removeAllRanges()")
    press(presented, "PageDown")
    begins = """() => {
      const { anchorNode, anchorOffset } = getSelection();
      return [anchorNode?.className, anchorOffset];
    }"""
    assert presented.page.evaluate(begins) == ["tyo-stage", 0]


def test_a_slide_is_made_anew_only_for_another_room(presented):
    """Firefox tells of the whole screen once more: what a screen reader reads then stays."""
    stays = """() => {
      const stage = document.querySelector(".tyo-stage:not(.tyo-sizer)");
      window.read ??= stage.firstElementChild;
      dispatchEvent(new Event("resize"));
      return window.read === stage.firstElementChild;
    }"""
    assert presented.page.evaluate(stays)
    presented.page.set_viewport_size({"width": 800, "height": 600})
    assert not presented.page.evaluate(stays)


def test_a_swipe_turns_the_slides(browser, path):
    """A finger drawn to the left goes on, one to the right back; up and down does nothing."""
    opened = Alone(browser, path, viewport={"width": 390, "height": 844}, has_touch=True)
    explainer = present(opened.explainer())
    press(explainer, "1")
    swipe = """(stage, [x, y]) => {
      const at = (clientX, clientY) =>
        new Touch({ identifier: 1, target: stage, clientX, clientY });
      const fire = (name, touches, changedTouches) =>
        stage.dispatchEvent(new TouchEvent(name, { touches, changedTouches, bubbles: true }));
      fire("touchstart", [at(200, 300)], [at(200, 300)]);
      fire("touchend", [], [at(200 + x, 300 + y)]);
    }"""
    for by, number in (([-120, 10], 2), ([10, -200], 2), ([-120, 0], 3), ([120, -5], 2)):
        explainer.stage.first.evaluate(swipe, by)
        expect(place(explainer)).to_contain_text(f"Economy · {number} of")
    opened.close()


def test_keys_of_a_remote_move_blank_and_leave(presented):
    """Arrows and Page keys move, B and the full stop blank, F5 does nothing, Escape leaves."""
    expect(place(presented)).to_contain_text("Economy · 1 of")
    press(presented, "ArrowRight", "PageDown")
    expect(place(presented)).to_contain_text("Economy · 3 of")
    press(presented, "ArrowLeft", "F5")
    expect(place(presented)).to_contain_text("Economy · 2 of")
    for key in ("b", "."):
        press(presented, key)
        expect(presented.stage.first).to_be_hidden()
        press(presented, key)
        expect(presented.stage.first).to_be_visible()
    press(presented, "b", "PageDown")
    expect(place(presented)).to_contain_text("Economy · 3 of")
    press(presented, "5", "PageUp")
    expect(place(presented)).to_contain_text("Cybersecurity")
    press(presented, "Escape")
    expect(presented.page.get_by_role("dialog")).to_have_count(0)
    assert presented.focused_name() == "Present"


def test_the_whole_screen_is_taken_and_given_back(presented):
    """The presentation is full screen; leaving full screen leaves the presentation."""
    page = presented.page
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.evaluate("document.exitFullscreen()")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_class_predicts_and_then_sees(presented):
    """What is chosen on the slide stands beside the outcome on the next, and in the summary."""
    press(presented, "2", "PageDown", "PageDown")
    choice = presented.page.get_by_role("button", name="a named measure")
    choice.focus()
    press(presented, "Enter")
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(choice).to_be_focused()
    expect(presented.stage.first).to_contain_text("Chosen: a named measure.")
    expect(place(presented)).to_have_text(
        "Chosen: a named measure. The next slide shows what the article reports."
    )
    press(presented, "PageDown")
    expect(presented.stage.first).to_contain_text("You expected: a named measure")
    expect(presented.stage.first).to_contain_text("The article gives: figure; assertion")
    press(presented, "Escape")
    presented.predict_first.click()
    presented.root.get_by_role("button", name="Summary").click()
    expect(presented.extra.locator("tbody tr").nth(1)).to_contain_text("a named measure")


def test_in_predict_mode_the_slide_of_the_outcome_reveals(alone):
    """Before that slide the theme is covered in the explainer, after it revealed."""
    explainer = alone.explainer()
    explainer.predict_first.click()
    present(explainer)
    press(explainer, "PageDown", "PageDown")
    press(explainer, "Escape")
    expect(explainer.prediction).to_be_visible()
    present(explainer)
    press(explainer, "PageDown", "PageDown", "PageDown", "Escape")
    expect(explainer.columns.nth(1)).to_contain_text("The article gives")


def test_who_presents_again_at_once_stays_there(presented):
    """The whole screen is still being left as the second presentation begins."""
    assert presented.root.evaluate(AT_ONCE)


def test_a_milestone_opens_on_its_slide(presented):
    """A name on the timeline opens its details in large type; Escape goes back to the slide."""
    while heading(presented).inner_text() != "Milestones":
        press(presented, "PageDown")
    presented.stage.first.get_by_role("button", name="Made in China 2025").click()
    expect(presented.stage.first).to_contain_text("Issued or done by")
    sizes = presented.page.locator(".tyo-present").evaluate(TEXTS)
    assert min(text["size"] for text in sizes) >= 24
    press(presented, "Escape")
    expect(presented.stage.first.locator(".tyo-lanes-svg")).to_be_visible()


def test_notes_and_clock_open_in_a_second_window(presented):
    """The speaker's window tells what to say, what comes next and the time, and it moves too."""
    with presented.page.expect_popup() as caught:
        press(presented, "n")
    notes = caught.value
    expect(notes.get_by_text("Economy: The question")).to_be_visible()
    expect(notes.get_by_text("Next: Called for · 19 April 2016")).to_be_visible()
    expect(notes.locator(".tyo-clock")).to_contain_text("0 min since the start")
    notes.keyboard.press("PageDown")
    expect(place(presented)).to_contain_text("Economy · 2 of")
    expect(notes.get_by_text("Economy: Called for · 19 April 2016")).to_be_visible()
    presented.page.bring_to_front()
    press(presented, "Escape")
    presented.page.wait_for_timeout(200)
    assert notes.is_closed()


def test_in_firefox_too_notes_do_not_end_the_presentation(path):
    """Firefox leaves the full screen for a new window; the next key takes it again."""
    try:
        with firefox(headless=False) as engine:
            engine.open(path.as_uri())
            engine.wait_for("document.querySelector('.tyo-explainer')")
            engine.script("document.querySelector('.tyo-explainer').focus()")
            engine.press("p")
            engine.wait_for("document.fullscreenElement")
            engine.press("1", "n")
            engine.wait_for("!document.fullscreenElement")
            engine.press(Keys.PAGE_DOWN)
            engine.wait_for("document.fullscreenElement")
            engine.shows(".tyo-present [role=status]", "Economy · 2 of")
            # So long after the notes opened, leaving the full screen means to leave.
            time.sleep(3)
            engine.script("document.exitFullscreen()")
            engine.wait_for("!document.querySelector('.tyo-present')")
    except Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def test_notes_are_an_overlay_where_no_window_opens(alone):
    """A browser that blocks windows shows the notes on the screen itself."""
    alone.page.evaluate("window.open = () => null")
    explainer = present(alone.explainer())
    press(explainer, "1", "n")
    note = explainer.page.get_by_role("note")
    expect(note).to_contain_text("Economy: The question")
    assert min(text["size"] for text in note.evaluate(TEXTS)) >= 24
    press(explainer, "n")
    expect(note).to_be_hidden()


def test_axe_finds_nothing_in_a_presentation(presented):
    """Slides with text, with choices and with drawings keep the rules that axe can check."""
    for _ in range(9):
        assert violations(presented.page, ".tyo-present", rules=WCAG) == []
        press(presented, "PageDown")


def test_it_works_in_jupyterlab(with_and_without_kernel):
    """P presents from a notebook, kernel or not, no key reaches the cells, and Escape leaves."""
    explainer = with_and_without_kernel
    notebook = explainer.notebook
    for theme in (LIGHT, DARK):
        notebook.set_theme(theme)
        cells = notebook.cells()
        notebook.commands_run()
        explainer.root.focus()
        press(explainer, "p", "1")
        expect(heading(explainer)).to_have_text("The question")
        box = explainer.page.locator(".tyo-present").bounding_box()
        size = explainer.page.viewport_size
        assert (box["width"], box["height"]) == (size["width"], size["height"])
        press(explainer, "x", "d", "d", "a", "PageDown", "b", "b", "ArrowRight", "Enter")
        expect(heading(explainer)).to_contain_text("Reported · 19 April 2019")
        texts = explainer.page.locator(".tyo-present").evaluate(TEXTS)
        assert min(contrast(t["colour"], g) for t in texts for g in t["grounds"]) >= 7
        press(explainer, "Escape")
        expect(explainer.page.locator(".tyo-present")).to_have_count(0)
        assert notebook.cells() == cells
        assert notebook.commands_run() == []
