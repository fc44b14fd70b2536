"""Every language, real or made up: nothing is left in English, nothing is cut, nothing overlaps."""

import re

import pytest
from alone import WITHOUT_DOCUMENT, Alone
from lab import DRAWN, violations
from mounted import TOUCHING
from playwright.sync_api import expect
from pseudo import KINDS, speak_pseudo, write_in_greek
from test_at_a_glance import BOXES, touching

from three_years_on import Explainer, load
from three_years_on.languages import spoken as module
from three_years_on.languages.spoken import known_languages

WIDTHS = (320, 640, 926, 1366, 1920)
REAL = [code for code in known_languages() if code != "en"]
# Every word that is seen or read out, with what holds it.
WORDS = """() => {
  const found = [];
  const add = (words, node) =>
    words.trim() && found.push([words.trim(), node.className || node.tagName]);
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    if (!node.parentElement.closest("script, style")) add(node.data, node.parentElement);
  }
  for (const node of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"]) {
      add(node.getAttribute(name) ?? "", node);
    }
    if (node.matches("textarea")) add(node.value, node);
  }
  return found;
}"""
# Names that are the same in every language: addresses, formats, keys, marks of BibTeX.
NAMES = re.compile(
    r"(https?|file)://\S+|\b(CSV|SVG|PNG|[BNP])\b|@misc\{[^,]*|^ +\w+ = |^  \w+", re.MULTILINE
)
ENGLISH = re.compile(r"[A-WYZa-z]{2,}")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Make the page of a language once; one that nobody speaks is spoken while it is made."""
    made = {}

    def page(code, tables=None):
        if code not in made:
            made[code] = tmp_path_factory.mktemp("pages") / f"{code}.html"
            with pytest.MonkeyPatch.context() as patch:
                if code in KINDS:
                    speak_pseudo(tmp_path_factory.mktemp("languages"), patch)
                Explainer(tables or load(), language=code).save(made[code])
            module.language.cache_clear()
        return made[code]

    return page


@pytest.fixture
def opened(browser):
    """Open a page; at the end it has had no error."""
    every = []

    def at(path, **options):
        every.append(Alone(browser, path, **options))
        every[-1].page.locator(".tyo-ov-row, .tyo-ov-card").first.wait_for()
        return every[-1].page

    yield at
    for alone in every:
        assert alone.errors == []
        alone.close()


def through_all(page):
    """Bring about what a reader can, by what is the same in every language."""
    yield "overview"
    for step in "123456":
        page.keyboard.press(step)
        page.locator(".tyo-lanes-title", has_text=re.compile(r"\S")).wait_for()  # it is drawn
        yield f"theme {step}"
    page.keyboard.press("1")
    page.locator("[data-checks]").first.click()
    yield "record"
    page.locator(".tyo-record .tyo-back").click()
    page.locator(".tyo-milestone").first.press("Enter")
    yield "details"
    page.keyboard.press("Escape")
    page.locator(".tyo-filters button").first.click()
    yield "table"
    page.locator(".tyo-filters button").first.click()
    page.locator(".tyo-panel .tyo-tools button").last.click()
    yield "take away"
    page.locator(".tyo-panel .tyo-tools button").last.click()
    page.locator(".tyo-panel .tyo-tools button").first.click()
    yield "covered"
    page.locator(".tyo-predict input[type=radio]").first.check()
    page.locator(".tyo-reveal").click()
    yield "revealed"
    page.locator(".tyo-panel .tyo-tools button").nth(1).click()
    yield "summary"
    page.keyboard.press("p")
    for slide in range(12):
        yield f"slide {slide + 1}"
        page.keyboard.press("PageDown")


def test_nothing_is_left_in_english(pages, opened, tmp_path_factory):
    """With messages of X and tables in Greek, no word of two Latin letters is left anywhere."""
    tables = load(write_in_greek(tmp_path_factory.mktemp("greek")))
    page = opened(pages("el", tables), viewport={"width": 1366, "height": 900})
    left = {}
    for state in through_all(page):
        for words, holder in page.evaluate(WORDS):
            if found := ENGLISH.findall(NAMES.sub("", words)):
                left.setdefault((" ".join(found)[:60], holder), state)
    assert left == {}


@pytest.mark.parametrize("code", ["fi", "he", "it", "cy", *REAL])
def test_nothing_is_cut_and_nothing_overlaps(pages, opened, code):
    """In each language, and with texts twice as long, all fits from a phone to a wide screen."""
    page = opened(pages(code))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.keyboard.press("0")
        page.evaluate(DRAWN)
        boxes = page.evaluate(BOXES)
        assert (width, touching(boxes)) == (width, [])
        assert (width, [box["what"] for box in boxes if "CUT" in box["what"]]) == (width, [])
        for key in "0156":
            page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, key)
        page.keyboard.press("4")
        page.evaluate(DRAWN)
        assert (width, page.evaluate(TOUCHING)) == (width, [])


# Words of a table that take more than one line; of Chinese, which has no spaces, more than two.
BROKEN = """table => {
  const range = document.createRange();
  const lines = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  const found = [];
  const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
      const most = /\\p{Script=Han}/u.test(word) ? 2 : 1;
      if (lines(node, index, index + word.length) > most) found.push(word);
    }
  }
  return found;
}"""
UNSEEN_LINES = "areas => areas.map(area => area.scrollHeight - area.clientHeight)"


@pytest.mark.parametrize("code", ["en", *REAL])
def test_a_phone_breaks_no_word_of_a_table_and_shows_all_that_can_be_copied(pages, opened, code):
    """The table of milestones at 390 px, which fits, and the fields of Take away."""
    page = opened(pages(code), viewport={"width": 390, "height": 844})
    page.keyboard.press("1")
    page.locator(".tyo-filters button").first.click()
    table = page.locator(".tyo-table")
    assert table.evaluate(BROKEN) == []
    assert table.evaluate("node => node.scrollWidth - node.clientWidth") <= 1  # halves of pixels
    page.locator(".tyo-panel .tyo-tools button").last.click()
    assert page.locator(".tyo-copyable textarea").evaluate_all(UNSEEN_LINES) == [0] * 5


# How far what a slide shows reaches beyond the screen, to the side and down.
BEYOND = """() => {
  const stage = document.querySelector(".tyo-stage:not(.tyo-sizer)");
  return [stage.scrollWidth - stage.clientWidth, stage.scrollHeight - stage.clientHeight];
}"""


@pytest.mark.parametrize("code", ["fi", "he", *REAL])
@pytest.mark.parametrize("size", [(1920, 1080), (390, 844)], ids=["projector", "phone"])
def test_each_slide_shows_all_of_itself(pages, opened, code, size):
    """In each language, and with texts twice as long, nothing reaches beyond the screen."""
    page = opened(pages(code), viewport={"width": size[0], "height": size[1]})
    page.keyboard.press("4")  # the longest statements
    page.keyboard.press("p")
    beyond = {}
    for theme in "45":  # 5: the longest title of a figure
        page.locator(".tyo-foot-progress i").first.wait_for()
        number = page.locator(".tyo-foot-progress i").count()
        assert number > 8
        for slide in range(number):
            page.evaluate(DRAWN)
            if max(reach := page.evaluate(BEYOND)) > 1:
                beyond[theme, slide + 1] = reach
            page.keyboard.press("PageDown")
    assert beyond == {}


@pytest.mark.parametrize("code", ["en", *REAL])
def test_all_themes_are_seen_on_one_slide(pages, opened, code):
    """A projector shows the overview whole in each language, no word below 24 pixels."""
    page = opened(pages(code), viewport={"width": 1920, "height": 1080})
    page.keyboard.press("0")
    page.keyboard.press("p")
    rows = page.locator(".tyo-stage:not(.tyo-sizer) .tyo-ov-row")
    expect(rows).to_have_count(6)
    assert page.evaluate(BEYOND) == [0, 0]
    zoom = rows.first.evaluate("row => Number(row.closest('.tyo-slide-overview').style.zoom)")
    assert zoom * 12 >= 24


@pytest.mark.parametrize("code", REAL)
def test_axe_finds_nothing_in_any_language(pages, opened, code):
    """Language, direction and names are right in the main states of each page, whose colours are
    those of any other."""
    page = opened(pages(code), viewport={"width": 1366, "height": 900})
    found = {}
    for state in through_all(page):
        if state in {"overview", "theme 1", "record", "details", "covered", "slide 2"}:
            found[state] = violations(page, WITHOUT_DOCUMENT, but=["color-contrast"])
    assert {state: rules for state, rules in found.items() if rules} == {}
    assert page.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize("code", REAL)
def test_keys_follow_the_direction_of_reading(pages, opened, code):
    """The arrow that points on goes on; in Arabic that is the left one."""
    page = opened(pages(code), viewport={"width": 1366, "height": 900})
    on, back = ("ArrowLeft", "ArrowRight") if code == "ar" else ("ArrowRight", "ArrowLeft")
    page.keyboard.press(on)
    page.keyboard.press(on)
    assert page.locator(".tyo-panel h3").first.inner_text().startswith("2")
    page.keyboard.press(back)
    assert page.locator(".tyo-panel h3").first.inner_text().startswith("1")


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_on_paper_milestones_keep_their_titles_in_the_language_of_the_tables(pages, opened, code):
    """Their summaries and their original titles are left out of the handout, whatever it speaks."""
    page = opened(pages(code))
    page.emulate_media(media="print")
    first = page.locator(".tyo-document .dates > ul > li").first
    expect(first).to_contain_text("First meeting of the Central Leading Group", use_inner_text=True)
    expect(first).not_to_contain_text("A new steering group", use_inner_text=True)
    expect(first).not_to_contain_text("中央网络安全和信息化", use_inner_text=True)
