"""The one file in a language that is read from right to left: every message in Arabic letters."""

import re

import pytest
from alone import Alone
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import expect

from three_years_on import Explainer, load
from three_years_on.languages import spoken as module
from three_years_on.languages.catalogues import PACKAGE, _tables, template, updated

LETTER = "\u0633"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """Path of a page whose interface has only Arabic letters, and whose tables are in English."""
    folder = tmp_path_factory.mktemp("arabic")
    file = folder / "ar.po"
    file.write_text(updated(file, template(PACKAGE, _tables())), encoding="utf-8")
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale="ar")
    for message in catalogue:
        one = message.id if isinstance(message.id, str) else message.id[1]
        message.string = one and lettered(one)
        if not isinstance(message.id, str):
            message.string = [lettered(one)] * 6
    with file.open("wb") as written:
        write_po(written, catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FOLDER", folder)
        module.language.cache_clear()
        page = folder / "page.html"
        Explainer(load(), language="ar").save(page)
        yield page
    module.language.cache_clear()


def lettered(message):
    """Return a message in other letters; the places in braces stay."""
    parts = re.split(r"(\{\w+\})", message)
    return "".join(
        part if at % 2 else re.sub("[A-Za-z]", LETTER, part) for at, part in enumerate(parts)
    )


@pytest.fixture
def opened(browser, arabic):
    """The page in a browser of its own; at the end it has had no error."""
    alone = Alone(browser, arabic, address="#theme=economy")
    yield alone
    assert alone.errors == []
    alone.close()


def test_the_left_arrow_goes_on(opened):
    """Themes and slides follow the direction of reading; the buttons show the arrows so."""
    explainer = opened.explainer()
    page, tabs = explainer.page, explainer.root.get_by_role("tab")
    expect(explainer.root).to_have_attribute("dir", "rtl")
    page.keyboard.press("ArrowLeft")
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    first, second = (tabs.nth(at).bounding_box()["x"] for at in (1, 2))
    assert first > second
    page.keyboard.press("p")
    place = page.locator(".tyo-foot p > :last-child")
    expect(place).to_have_text(re.compile("^1 "))
    page.keyboard.press("ArrowLeft")
    expect(place).to_have_text(re.compile("^2 "))
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text(re.compile("^1 "))
    buttons = page.locator(".tyo-foot-tools button")
    assert buttons.all_inner_texts()[:2] == ["→", "←"]
    assert buttons.nth(0).bounding_box()["x"] > buttons.nth(1).bounding_box()["x"]
    dialog = page.get_by_role("dialog")
    assert [dialog.get_attribute(name) for name in ("lang", "dir")] == ["ar", "rtl"]


def test_notes_speak_the_language_of_the_display(opened):
    """The speaker's window, a document of its own, says language and direction."""
    page = opened.explainer().page
    page.keyboard.press("p")
    expect(page.get_by_role("dialog")).to_be_visible()
    with page.expect_popup() as notes:
        page.keyboard.press("n")
    document = notes.value.locator("html")
    expect(document).to_have_attribute("lang", "ar")
    expect(document).to_have_attribute("dir", "rtl")


def test_words_of_the_tables_say_their_own_language(opened):
    """What the article says is read out in English, what the display says in Arabic."""
    explainer = opened.explainer()
    assert explainer.root.get_attribute("lang") == "ar"
    for selector in [".tyo-said-there", ".tyo-top bdi", ".tyo-side h4 bdi", ".tyo-question bdi"]:
        words = explainer.root.locator(selector).first
        assert words.get_attribute("lang") == "en", selector
        assert words.get_attribute("dir") == "auto", selector


def test_nothing_that_a_button_says_is_left_in_english(opened):
    """Buttons, boxes and names of groups have only letters of the language of the display."""
    told = opened.explainer().root.evaluate("""(root) => [
      ...[...root.querySelectorAll(".tyo-tools button, .tyo-filters *, .tyo-turn button, legend")]
        .filter((node) => !node.lang && !node.children.length).map((node) => node.textContent),
      ...[...root.querySelectorAll("[role=tablist], [role=region], .tyo-filters, .tyo-lanes-range")]
        .map((node) => node.getAttribute("aria-label") ?? ""),
    ]""")
    assert len([words for words in told if LETTER in words]) > 10
    assert [words for words in told if re.search("[A-Za-z]", words)] == []


# Where the first letter of one part of an element's text stands, and the last one of another.
ENDS = """(node, [first, last]) => {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const letters = [];
  while (texts.nextNode()) {
    for (let at = 0; at < texts.currentNode.length; at++) letters.push([texts.currentNode, at]);
  }
  const whole = letters.map(([text, at]) => text.data[at]).join("");
  const side = (place) => {
    const [text, at] = letters[place];
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().x;
  };
  return [side(whole.indexOf(first)), side(whole.indexOf(last) + last.length - 1)];
}"""


# Where an element ends at the right, and where its words do.
RIGHT_EDGES = """(node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [node, range].map((box) => box.getBoundingClientRect().right);
}"""


def test_words_of_the_tables_begin_at_the_right(opened):
    """Statements in English stand at their marks, and the values of a milestone at their terms."""
    explainer = opened.explainer()
    explainer.page.locator(".tyo-milestone").first.press("Enter")
    statements = explainer.root.locator(".tyo-side [lang=en]")
    values = explainer.root.locator(".tyo-details dd")
    assert statements.count() > 3
    assert values.count() > 3
    for words in [*statements.all(), *values.all()]:
        room, end = words.evaluate(RIGHT_EDGES)
        assert end == pytest.approx(room, abs=1), words.inner_text()
    note = explainer.root.locator("dd", has_text="English name of the group")
    name, stop = note.evaluate(ENDS, ["name", "Affairs."])
    assert note.get_attribute("lang") == "en"
    assert note.inner_text().endswith("Affairs.")
    assert name < stop


def test_what_holds_only_isolates_begins_at_the_right(browser, arabic):
    """The headline ends at the right edge, and the arrow of a phone's pager is not turned."""
    alone = Alone(browser, arabic, viewport={"width": 390, "height": 844})
    root = alone.explainer().root
    room, words = root.locator(".tyo-ov-title").evaluate(RIGHT_EDGES)
    assert words == pytest.approx(room, abs=1)
    for arrow in root.locator(".tyo-turn button").all():
        told = arrow.evaluate(
            "(node) => [getComputedStyle(node)].map((s) => [s.direction, s.unicodeBidi])"
        )
        assert told[0][0] == "rtl"
        assert told[0][1] != "plaintext"
    alone.close()


def test_the_title_begins_where_the_page_begins(opened):
    """A title in English stands at the right of a page that is read from the right."""
    title = opened.explainer().page.locator(".tyo-page h1")
    assert title.evaluate("(node) => getComputedStyle(node).textAlign") == "right"


def test_a_source_keeps_its_date_and_its_full_stop(opened):
    """A day runs from its year on, and a note in English ends at its right."""
    explainer = opened.explainer()
    explainer.record_toggle.click()
    about = explainer.root.locator(".tyo-figure .tyo-small").filter(has_text="2019-")
    explainer.root.locator(".tyo-figure summary").evaluate_all(
        "(all) => all.forEach((node) => node.parentNode.open = true)"
    )
    note = explainer.root.locator(".tyo-figure .tyo-small", has_text="trillion yuan.").first
    number, stop = note.evaluate(ENDS, ["trillion", "yuan."])
    assert number < stop
    for row in about.all():
        day = re.search(r"2019-[\d-]+", row.inner_text())[0]
        year, rest = row.evaluate(ENDS, [day, day.removeprefix("2019")])
        assert year < rest
    assert about.count() > 0


def test_a_count_stands_before_its_words(opened):
    """Words that hold isolates run as the page does: the number is the first that is read."""
    counts = opened.explainer().root.locator("svg text").filter(has_text="\u2067")
    assert counts.count() > 0
    for words in counts.all():
        assert words.text_content().startswith("\u2067")
        assert words.text_content().count("\u2068") > 0
