"""Access for everyone, rule by rule, as far as a test can tell; `test_axe.py` has axe's rules."""

import pytest
import states
from alone import LAPTOP
from mounted import TOUCHING
from playwright.sync_api import expect
from states import each_state
from test_layout import contrast


@pytest.fixture
def shown(alone):
    explainer = alone.explainer()
    yield explainer
    alone.page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="null")
    alone.page.evaluate("document.adoptedStyleSheets = []")
    alone.page.set_viewport_size(LAPTOP)


# High contrast ----------------------------------------------------------------------------------

COLOURS = """(root, parts) => Object.entries(parts).map(([selector, property]) => {
  const colour = getComputedStyle(root.querySelector(selector))[property];
  return [selector, colour.match(/[\\d.]+/g).map(Number)];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_shows_marks_and_what_is_chosen(shown, scheme):
    """In forced colours marks, the ring of the open one and the chosen tab have 3:1 (1.4.11)."""
    shown.page.emulate_media(color_scheme=scheme, forced_colors="active")
    ground = (0, 0, 0) if scheme == "dark" else (255, 255, 255)
    # The page is light or dark as JupyterLab might be, whatever the reader's own colours are.
    shown.page.evaluate("light => { document.body.dataset.jpThemeLight = light }", scheme == "dark")
    shown.reset()
    states.details(shown)
    parts = {
        ".tyo-milestone .tyo-full": "fill",
        ".tyo-milestone .tyo-hollow": "stroke",
        ".tyo-milestone text": "fill",
        ".tyo-is-open > .tyo-focus": "stroke",
        ".tyo-date-line": "stroke",
        "[role=tab][aria-selected=true]": "borderTopColor",
    }
    found = shown.root.evaluate(COLOURS, parts)
    shown.page.evaluate("delete document.body.dataset.jpThemeLight")
    assert [part for part, colour in found if contrast(colour, ground) < 3] == []


FOCUSED = ["[role=tab]", ".tyo-tools button", "select", '.tyo-milestone[tabindex="0"]']


@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_the_focus_is_seen(shown, forced_colors):
    """What has the focus by keyboard changes its outline on the screen (2.4.7)."""
    shown.page.emulate_media(forced_colors=forced_colors)
    shown.reset()
    for selector in [*FOCUSED, ".tyo-ov-row"]:
        if selector == ".tyo-ov-row":
            states.overview(shown)
        part = shown.root.locator(selector).locator("visible=true").first
        part.evaluate("node => node.blur()")
        before = shown.page.screenshot()
        shown.page.keyboard.press("Shift")
        part.focus()
        assert shown.page.screenshot() != before, selector


# Sizes, spacing, motion ------------------------------------------------------------------------

SMALL = """root => [...root.querySelectorAll("button, select, input, label, a")]
  .filter(node => node.getClientRects().length && !node.closest("label > *, li a"))
  .map(node => [node.textContent || node.tagName, node.getBoundingClientRect()])
  .filter(([, {width, height}]) => width < 24 || height < 24).map(([name]) => name)"""


def test_controls_are_large_enough_to_hit(explainer):
    """Controls other than links in a text measure at least 24 by 24 px (2.5.8)."""
    assert explainer.root.evaluate(SMALL) == []
    explainer.toggle.click()
    assert explainer.root.evaluate(SMALL) == []


# What hides a part of itself, or stands out of the window, and cannot be scrolled to.
CUT = """root => [root, ...root.querySelectorAll("*")]
  .filter(node => node.checkVisibility() && !node.closest("svg"))
  .filter(node => getComputedStyle(node).clipPath === "none")
  .filter(node => {
    const {overflowX, overflowY} = getComputedStyle(node);
    const hides = (overflow, more) => overflow === "hidden" && more > 1;
    return hides(overflowX, node.scrollWidth - node.clientWidth)
      || hides(overflowY, node.scrollHeight - node.clientHeight)
      || (!node.closest(".tyo-lanes-picture, .tyo-table, .tyo-scroll, .tyo-figure")
        && node.getBoundingClientRect().right > innerWidth + 1);
  }).map(node => node.className || node.tagName)"""
OVERLAPPING = """root => {
  const whole = root.querySelector("dialog") ?? root;  // a dialog stands over all else
  const texts = [...whole.querySelectorAll("h3, h4, p, button, label, legend, dt, th, td")]
    .filter(node => node.checkVisibility() && !node.closest("svg"))
    .filter(node => getComputedStyle(node).clipPath === "none");
  const boxes = texts.map(node => [node, node.getBoundingClientRect()]);
  const over = ([one, a], [other, b]) => !one.contains(other) && !other.contains(one)
    && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const scrolled = node => node.closest(".tyo-side, .tyo-details, .tyo-stage, .tyo-table");
  return boxes.flatMap((one, at) => boxes.slice(at + 1)
    .filter(other => scrolled(one[0]) === scrolled(other[0]) && over(one, other))
    .map(other => [one[0].textContent.slice(0, 40), other[0].textContent.slice(0, 40)]));
}"""
SPACED = """* {line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important} p {margin-bottom: 2em !important}"""
SET_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


def assert_nothing_is_lost(explainer):
    found = {
        name: (explainer.root.evaluate(CUT), explainer.root.evaluate(OVERLAPPING))
        for name in each_state(explainer)
    }
    assert {name: lost for name, lost in found.items() if any(lost)} == {}


def test_nothing_is_lost_when_text_is_spaced(shown):
    """Lines, letters and words set wider cut nothing and cover nothing (1.4.12)."""
    shown.page.evaluate(SET_STYLE, SPACED)
    assert_nothing_is_lost(shown)


def test_a_drawing_stays_readable_when_text_is_spaced(shown):
    """Its words keep their measured room, so no label touches another; the table is spaced."""
    shown.page.evaluate(SET_STYLE, SPACED)
    for index in range(6):
        shown.reset()
        shown.tabs.nth(index).click()
        assert (index, shown.page.evaluate(TOUCHING)) == (index, [])
    shown.toggle.click()
    spacing = "node => parseFloat(getComputedStyle(node).letterSpacing)"
    assert shown.rows.first.evaluate(spacing) > 1


def test_nothing_is_lost_at_twice_the_size(shown):
    """Zoomed to 200 % on a laptop all is there without scrolling sideways (1.4.4, 1.4.10)."""
    shown.page.set_viewport_size({"width": 683, "height": 384})
    assert_nothing_is_lost(shown)


# What is found in each state ---------------------------------------------------------------------

MOVING = """root => [root, ...root.querySelectorAll("*")].filter(node => {
  const {animationName, transitionDuration, scrollBehavior} = getComputedStyle(node);
  return animationName !== "none" || parseFloat(transitionDuration) > 0
    || scrollBehavior === "smooth";
}).map(node => node.className || node.tagName)"""
ANIMATIONS = "() => document.getAnimations().length"
HAN_WITHOUT_LANGUAGE = """root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest("style")) continue;
    const {lang} = text.parentElement.closest("[lang]");
    const ours = /\\p{Script=Han}/u.test(text.data);
    if (ours && lang !== "zh-Hans" && lang !== "ja") found.push(text.data);
  }
  return found;
}"""
LINKS = """root => [...root.querySelectorAll("a")].map(node => node.textContent.trim())"""
TABLES = """root => [...root.querySelectorAll("table")]
  .filter(node => node.checkVisibility()).map(node => [
  Boolean(node.caption?.textContent.trim()),
  [...node.querySelectorAll("th")].every(({scope}) => ["col", "row"].includes(scope)),
  node.querySelectorAll("thead th").length > 1])"""
DRAGGED = """root => root.querySelectorAll(
  "[draggable=true], input[type=range], [role=slider], [role=scrollbar]").length"""


@pytest.fixture(scope="module")
def found(alone):
    """What each script finds in each state, gone through once, for who wants less motion."""
    alone.page.emulate_media(reduced_motion="reduce")
    explainer = alone.explainer()
    scripts = (MOVING, ANIMATIONS, HAN_WITHOUT_LANGUAGE, LINKS, TABLES, DRAGGED)
    walked = {
        name: {script: explainer.root.evaluate(script) for script in scripts}
        for name in each_state(explainer)
    }
    alone.page.emulate_media(reduced_motion="null")
    return lambda script: {name: of[script] for name, of in walked.items()}


def test_nothing_moves(found):
    """No state has anything that moves by itself, so none needs to be stopped (2.2.2, 2.3.3)."""
    assert {name: nodes for name, nodes in found(MOVING).items() if nodes} == {}
    assert set(found(ANIMATIONS).values()) == {0}


# Words ------------------------------------------------------------------------------------------

HEADINGS = ":is(h1, h2, h3, h4, h5, h6):visible"


def test_headings_continue_those_of_the_notebook(explainer):
    """Below the notebook's second level, the theme is the third, its columns the fourth."""
    levels = "nodes => nodes.map(node => node.tagName)"
    assert explainer.root.locator(HEADINGS).evaluate_all(levels) == [
        "H3",
        "H4",
        "H4",
        "H4",
    ]
    explainer.open("Made in China 2025")
    assert explainer.root.locator(HEADINGS).evaluate_all(levels) == ["H3", "H3", "H4", "H4"]


def test_chinese_says_that_it_is_chinese(shown, found):
    """Every Chinese text carries its language, so that it is read out as Chinese (3.1.2)."""
    assert {name: texts for name, texts in found(HAN_WITHOUT_LANGUAGE).items() if texts} == {}
    for index in range(6):
        shown.reset()
        shown.tabs.nth(index).click()
        shown.record_toggle.click()
        for summary in shown.root.locator("summary").all():
            summary.click()
        assert shown.root.evaluate(HAN_WITHOUT_LANGUAGE) == []
    shown.reset()
    states.details(shown)
    expect(shown.details.locator("[lang=zh-Hans]")).not_to_have_count(0)


def test_links_tell_where_they_lead(found):
    """No link is called by its address, or by a word such as “here” or “this” (2.4.4)."""
    texts = [text for texts in found(LINKS).values() for text in texts]
    assert len(texts) > 20
    assert [text for text in texts if len(text) < 8 or text.startswith("http")] == []


def test_tables_have_captions_and_heads(found):
    """Each table has a caption, and heads that say what they are the head of (1.3.1)."""
    tables = {name: tables for name, tables in found(TABLES).items() if tables}
    assert set(tables) == {"table", "record", "summary"}
    assert {tuple(table) for tables in tables.values() for table in tables} == {(True,) * 3}


def test_nothing_has_to_be_dragged(found):
    """Every control works by a press: none is a slider, and none is draggable (2.5.7)."""
    assert {name: count for name, count in found(DRAGGED).items() if count} == {}
