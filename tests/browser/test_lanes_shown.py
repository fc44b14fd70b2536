"""The timeline in lanes, mounted alone: where everything stands, and keys and pointer."""

import contextlib
import os
from datetime import date

import pytest
from engines import Missing, firefox, webkit
from lab import WCAG, violations
from many import milestones, write
from mounted import TOUCHING, content_of, page, whole
from playwright.sync_api import expect

from three_years_on import load
from three_years_on.display.bundle import css

CSS = css("explainer.css", "lanes.css")
WIDTHS = [320, 390, 640, 926, 1366, 1920]
THEMES = ["economy", "public-opinion", "core-technology", "cybersecurity"]
ALL_THEMES = [*THEMES, "enterprise-responsibility", "opening"]


@pytest.fixture(scope="session")
def project():
    return content_of(load())


@pytest.fixture
def mount(browser):
    """Open a bare page with a timeline; it may not complain."""
    opened, complaints = [], []

    def show(content, width=1366, height=700, *, touch=False, **options):
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, has_touch=touch, offline=True)
        context.set_default_timeout(10_000)
        opened.append(context)
        shown = context.new_page()
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("console", lambda message: complaints.append(message.text))
        shown.set_content(page(content, css=CSS, **options))
        expect(shown.locator(".tyo-lanes-svg [role=button]").first).to_be_attached()
        return shown

    yield show
    for context in opened:
        context.close()
    assert complaints == []


def is_whole(shown):
    """Tell what touches, and whether the drawing fills its room and no more."""
    fills = """() => {
      const svg = document.querySelector(".tyo-lanes-svg").getBoundingClientRect().width;
      const { scrollWidth, clientWidth } = document.documentElement;
      return Math.abs(svg - clientWidth) <= 1 && scrollWidth <= clientWidth;
    }"""
    return shown.evaluate(TOUCHING), shown.evaluate(fills)


# Where everything stands ------------------------------------------------------------------------


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_words_touch_at_any_width(mount, project, width, direction):
    """In every theme no words touch other words, a mark or a date, and the width is filled."""
    shown = mount(project, width, direction=direction)
    for step in project["steps"]:
        shown.evaluate("(theme) => showStep(theme)", step["theme"])
        assert is_whole(shown) == ([], True), step["theme"]


@pytest.mark.parametrize("width", [390, 926, 1366])
def test_all_milestones_at_once(mount, width):
    """The explorer's step shows those of all themes in the same lanes."""
    assert is_whole(mount(whole(load()), width)) == ([], True)


HARD = {
    "300": (milestones(300), {}),
    "1,000 around two moments": (milestones(1000), {"moments": ["2016-04-19", "2019-04-19"]}),
    "3,000 in 600 years": (milestones(3000, date(1400, 1, 1), 220_000), {}),
    "alone": (milestones(40), {}),
    "three moments": (milestones(40), {"moments": ["2015-03-01", "2017-06-01", "2017-07-01"]}),
    "one": (milestones(1), {}),
}
LONELY = ["old", "1840-05-01", "held", "The first one", "The first one of all", "event", "Office"]
HARD["lonely"] = ([LONELY, *milestones(31)], {})


@pytest.fixture(scope="session")
def hard(tmp_path_factory):
    def content(name):
        rows, more = HARD[name]
        HARD[name] = (list(rows), more)
        return whole(load(write(tmp_path_factory.mktemp("hard"), HARD[name][0], **more)))

    return content


@pytest.mark.parametrize("name", HARD)
def test_other_tables_are_drawn_whole(mount, hard, name):
    """Many, few, far apart: nothing touches, and nothing lies outside."""
    shown = mount(hard(name), 1366)
    for width in (1366, 926, 390):
        shown.set_viewport_size({"width": width, "height": 700})
        shown.wait_for_function("(width) => lanes.plan.width === width", arg=width)
        assert is_whole(shown) == ([], True), width


def test_seven_unequal_themes_have_an_axis_and_a_height_each(mount, tmp_path):
    """A theme of one milestone is not squeezed by one of a hundred."""
    content = content_of(load(write(tmp_path, milestones(254), themes=7)))
    shown = mount(content)
    heights = []
    for step in content["steps"]:
        shown.evaluate("(theme) => showStep(theme)", step["theme"])
        assert is_whole(shown) == ([], True), step["theme"]
        heights.append(shown.evaluate("lanes.plan.height"))
    assert heights[-1] < heights[0] / 2


def test_a_lonely_event_does_not_squeeze_the_rest(mount, hard):
    """The axis is broken, the break is told in words, and all that came later has the room."""
    shown = mount(hard("lonely"))
    expect(shown.get_by_text("Nothing is shown between 1840 and 2014")).to_be_visible()
    first = shown.evaluate("lanes.items.filter(({ id }) => id !== 'old').map(({ x }) => x)")
    assert max(first) - min(first) > 900
    expect(shown.locator(".tyo-break")).to_have_count(2)


def test_on_slides_words_are_large(mount, project):
    """At twice the size and a little nothing is below 24 pixels, and nothing touches."""
    shown = mount(project, 1836, 1080, options={"fontScale": 2.25, "height": 850})
    sizes = """() => [...document.querySelectorAll("svg text, .tyo-lanes-note")]
      .map((node) => parseFloat(getComputedStyle(node).fontSize))"""
    for theme in THEMES:
        shown.evaluate("(theme) => showStep(theme)", theme)
        assert is_whole(shown) == ([], True), theme
        assert min(shown.evaluate(sizes)) >= 24
        assert shown.evaluate("lanes.plan.height") <= 850


def test_it_is_laid_out_anew_when_the_width_changes_only(mount, project):
    """A change of height costs nothing; a change of width brings the other drawing."""
    shown = mount(project, 1366)
    shown.evaluate("""() => {
      const redraw = lanes.redraw;
      window.times = 0;
      lanes.redraw = () => (times++, redraw.call(lanes));
    }""")
    shown.set_viewport_size({"width": 1366, "height": 600})
    shown.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert shown.evaluate("times") == 0
    shown.set_viewport_size({"width": 390, "height": 500})
    expect(shown.locator(".tyo-date-bar")).to_have_count(2)
    assert shown.evaluate("times") == 1


def test_hidden_it_keeps_its_width(mount, project):
    """While a table stands in its place it is drawn all the same, so that the focus can go back."""
    shown = mount(project, 926)
    shown.evaluate("room.hidden = true")
    shown.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    shown.evaluate("showStep('cybersecurity'); room.hidden = false; lanes.focus('mlps-2')")
    assert focused(shown) == "mlps-2"
    assert is_whole(shown) == ([], True)


# What is said -----------------------------------------------------------------------------------


def test_the_drawing_has_a_short_name_and_a_text_of_its_own(mount, project):
    """The name is heard at each entry, so it is short; the long text stands once beside it."""
    shown = mount(project)
    name = shown.locator(".tyo-lanes-svg").get_attribute("aria-label")
    assert name == "Timeline, Economy: 32 milestones"
    expect(shown.locator(".tyo-lanes-told")).to_contain_text("8 before 19 April 2016")


def test_covered_it_keeps_quiet_about_the_article(mount, project):
    """Before the reader has predicted, no mark tells what the article names."""
    shown = mount(project)
    expect(shown.locator(".tyo-by-outcome")).to_have_count(3)
    shown.evaluate("showStep('economy', { covered: true })")
    expect(
        shown.locator(".tyo-by-outcome, .tyo-ring, .tyo-arrow, .tyo-milestone[class*=moment]")
    ).to_have_count(0)
    expect(shown.locator(".tyo-lanes-note")).not_to_contain_text("outcome")
    expect(shown.locator(".tyo-lanes-told")).to_be_empty()
    assert "names it" not in shown.locator(".tyo-lanes-svg").inner_html()


def test_the_line_above_explains_only_what_is_there(mount, project):
    """How many have words, and what bold, dashed and half filled mean where there are such."""
    shown = mount(project, 926)
    note = shown.locator(".tyo-lanes-note")
    expect(note).to_contain_text("labelled; point at a mark")
    expect(note).to_contain_text("Dashed: placed here by this explainer")
    shown.evaluate("showStep('public-opinion')")
    expect(note).not_to_contain_text("Dashed")


def test_words_of_tables_stay_words(mount, project):
    """A label that looks like markup is shown as it is."""
    one = {**project["milestones"]["symposium"], "label": "<b>&amp;</b>", "title": "<i>x</i>"}
    shown = mount({**project, "milestones": {**project["milestones"], "symposium": one}})
    expect(shown.locator("svg text", has_text="<b>&amp;</b>")).to_have_count(1)
    assert shown.locator("svg b").count() == 0


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("name", ["project", "300"])
def test_axe_finds_nothing(mount, project, hard, name, width):
    """The rules of WCAG 2.2 AA are kept, across and upright, few and many."""
    shown = mount(project if name == "project" else hard(name), width)
    assert violations(shown, None, rules=WCAG) == []


# Keys -------------------------------------------------------------------------------------------


def focused(shown):
    return shown.evaluate(
        "document.activeElement.dataset.milestone ?? document.activeElement.tagName"
    )


def press(shown, *keys):
    for key in keys:
        shown.keyboard.press(key)
    return focused(shown)


def test_the_timeline_is_one_tab_stop(mount, project):
    """Tab comes in and goes out; between lie the arrow keys."""
    shown = mount(project)
    assert press(shown, "Tab") == "clg-first-meeting"
    assert press(shown, "Tab") == "BODY"
    assert shown.locator("[tabindex='0']").count() == 1


def test_arrows_go_along_time_and_between_lanes(mount, project):
    """Left and right go to the mark before and after, up and down to the nearest in a lane."""
    shown = mount(project)
    press(shown, "Tab")
    assert press(shown, "ArrowRight") == "wic-first"
    assert press(shown, "ArrowLeft", "ArrowLeft") == "clg-first-meeting"
    assert press(shown, "ArrowDown") == "section-301"
    assert press(shown, "ArrowDown") == "section-301"
    assert press(shown, "ArrowUp", "ArrowUp") == "commission-upgrade"
    assert press(shown, "Home") == "hangzhou-court"
    assert press(shown, "End") == "star-market"


def test_right_to_left_arrows_follow_the_eye(mount, project):
    """The left arrow goes left, which is later there."""
    shown = mount(project, direction="rtl")
    assert press(shown, "Tab", "ArrowLeft") == "wic-first"


def test_upright_arrows_go_down_the_list(mount, project):
    """Where time runs down, so do the keys."""
    shown = mount(project, 390)
    assert press(shown, "Tab", "ArrowDown", "ArrowDown") == "wic-first"
    assert press(shown, "ArrowUp") == "ic-guideline"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_enter_opens(mount, project, key):
    """Enter or the space bar opens what has the focus."""
    shown = mount(project)
    press(shown, "Tab", "ArrowRight", key)
    assert shown.evaluate("opened") == ["wic-first"]


def test_escape_closes_what_is_told(mount, project):
    """The frame beside the mark goes at Esc, and only then does Esc mean anything else."""
    shown = mount(project)
    shown.evaluate(
        "window.escapes = 0;addEventListener('keydown', ({ key }) => (escapes += key === 'Escape'))"
    )
    press(shown, "Tab")
    popover = shown.locator(".tyo-lanes-popover")
    expect(popover).to_contain_text("First meeting of the Central Leading Group")
    expect(popover).to_contain_text("held 27 February 2014, event")
    press(shown, "Escape")
    expect(popover).to_be_hidden()
    assert (focused(shown), shown.evaluate("escapes")) == ("clg-first-meeting", 0)
    press(shown, "Escape")
    assert shown.evaluate("escapes") == 1


def test_the_focus_can_be_set_and_stays(mount, project):
    """The page can put the focus on a milestone; a new width does not lose it."""
    shown = mount(project)
    shown.evaluate("lanes.focus('star-market')")
    assert focused(shown) == "star-market"
    shown.set_viewport_size({"width": 390, "height": 700})
    expect(shown.locator(".tyo-date-bar")).to_have_count(2)
    assert focused(shown) == "star-market"


# Pointer ----------------------------------------------------------------------------------------


def place(shown, id_):
    """Return where a mark stands on the screen."""
    x, y = shown.evaluate(
        "(id) => (({ x, y }) => [x, y])(lanes.items.find((one) => one.id === id))", id_
    )
    box = shown.locator(".tyo-lanes-svg").bounding_box()
    return box["x"] + x, box["y"] + y


def test_the_nearest_mark_takes_the_pointer(mount, project):
    """Within 24 pixels it need not be met; farther off nothing is opened."""
    shown = mount(project)
    x, y = place(shown, "section-301")
    shown.mouse.click(x - 23, y + 10)
    shown.mouse.click(x - 60, y + 10)
    assert shown.evaluate("opened") == ["section-301"]


def test_what_is_told_can_be_pointed_at_and_never_covers_its_mark(mount, project):
    """The frame stays while the pointer goes into it, and its button opens."""
    shown = mount(project)
    popover = shown.locator(".tyo-lanes-popover")
    for id_ in project["steps"][0]["milestones"]:
        shown.evaluate("(id) => lanes.tell(lanes.items.find((one) => one.id === id), false)", id_)
        (x, y), box = place(shown, id_), popover.bounding_box()
        assert not (
            box["x"] <= x <= box["x"] + box["width"] and box["y"] <= y <= box["y"] + box["height"]
        )
    x, y = place(shown, "hangzhou-court")
    shown.mouse.move(x, y)
    expect(popover).to_contain_text("Hangzhou Internet Court")
    box = popover.get_by_role("button", include_hidden=True).bounding_box()
    shown.mouse.move(box["x"] + 5, box["y"] + 5, steps=10)
    shown.wait_for_timeout(600)
    expect(popover).to_contain_text("Hangzhou Internet Court")
    shown.mouse.click(box["x"] + 5, box["y"] + 5)
    assert shown.evaluate("opened") == ["hangzhou-court"]


def test_a_finger_first_sees_what_it_met(mount, project):
    """One tap tells, the next opens; upright the words stand there, so the first tap opens."""
    shown = mount(project, 926, touch=True)
    x, y = place(shown, "star-market")
    shown.touchscreen.tap(x, y)
    expect(shown.locator(".tyo-lanes-popover")).to_contain_text("STAR Market")
    assert shown.evaluate("opened") == []
    shown.touchscreen.tap(x, y)
    assert shown.evaluate("opened") == ["star-market"]
    shown.set_viewport_size({"width": 390, "height": 700})
    expect(shown.locator(".tyo-date-bar")).to_have_count(2)
    shown.evaluate("scrollTo(0, 0)")
    x, y = place(shown, "big-data-outline")
    shown.touchscreen.tap(x + 150, y + 9)
    assert shown.evaluate("opened") == ["star-market", "big-data-outline"]


# Many -------------------------------------------------------------------------------------------


def test_a_lane_of_many_can_be_opened(mount, hard):
    """The name of a lane shows each of its milestones, and once more counts them again."""
    shown = mount(hard("1,000 around two moments"))
    expect(shown.locator(".tyo-milestone")).to_have_count(0)
    button = shown.locator(".tyo-lane-button").first
    name = button.get_attribute("aria-label")
    button.focus()
    assert press(shown, "Enter") == "g"
    marks = shown.locator(".tyo-milestone")
    expect(marks).to_have_count(int(name.split()[-2]))
    assert is_whole(shown) == ([], True)
    press(shown, "Enter")
    expect(marks).to_have_count(0)


def test_years_can_be_chosen_where_there_is_much(mount, hard):
    """Two lists of years choose what the whole width shows; all of it comes back."""
    shown = mount(hard("3,000 in 600 years"))
    shown.get_by_label("From").select_option("1990")
    shown.get_by_label("Until").select_option("1999")
    expect(shown.locator(".tyo-lanes-title")).to_contain_text("of 3,000 milestones")
    years = shown.locator(".tyo-part-tick").all_text_contents()
    assert years[:3] == ["1990", "1992", "1994"]
    assert is_whole(shown) == ([], True)
    shown.get_by_label("From").select_option("1400")
    shown.get_by_label("Until").select_option("2002")
    expect(shown.locator(".tyo-lanes-title")).to_have_text("3,000 milestones by kind")


# Other engines ----------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["Firefox", "WebKit"])
def engine(request):
    """A running browser; where it is not installed tests skip, or fail in CI."""
    with contextlib.ExitStack() as started:
        try:
            yield started.enter_context(request.param())
        except Missing as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))


def test_no_words_touch_in_other_engines(engine, project, tmp_path):
    """In Firefox and WebKit nothing touches either, in any theme, across and upright."""
    file = tmp_path / "lanes.html"
    file.write_text(page(project, css=CSS), encoding="utf-8")
    engine.open(file.as_uri())
    for width in (390, 926):
        engine.script("document.getElementById('room').style.width = `${arguments[0]}px`", width)
        engine.wait_for("lanes.plan?.width === arguments[0]", width)
        for step in project["steps"]:
            engine.script("showStep(arguments[0])", step["theme"])
            assert engine.script(f"return ({TOUCHING})()") == [], (width, step["theme"])
