"""The one file inside another page: it works, tells its host, and tells what a frame forbids."""

import re

import pytest
from frames import KINDS, hosts
from playwright.sync_api import expect
from selenium.webdriver import Keys
from tiny import write_tiny

from three_years_on import Explainer, load

STATUS = "#explainer .tyo-status"
NAMES = [
    "Economy",
    "Public opinion",
    "Core technologies",
    "Cybersecurity",
    "Company duties",
    "Opening and close",
]


@pytest.fixture(scope="module")
def site(path):
    with hosts(path) as address:
        yield address


@pytest.fixture
def framed(browser, site):
    """Open a host with the file in its frame; nothing there may throw."""
    contexts = []

    def open_host(kind, query="", **viewport):
        context = browser.new_context(viewport={"width": 1000, "height": 900} | viewport)
        context.set_default_timeout(10_000)
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 (no builtin is taken)
        contexts.append((context, errors))
        page.goto(f"{site}/{kind}{query}")
        frame = page.frame_locator("iframe")
        expect(frame.locator(STATUS)).to_contain_text("All themes, 6 rows")
        return page, frame

    yield open_host
    for context, errors in contexts:
        context.close()
        assert errors == []


def press(page, frame, *keys):
    """Press keys in the frame, which hears them once it was clicked on."""
    frame.locator("h1").click()
    for key in keys:
        page.keyboard.press(key)


def told(page, kind):
    return page.evaluate("kind => told.filter(({ type }) => type === kind)", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_in_every_frame(framed, kind):
    """Themes, a milestone, the record and the summary open, by the pointer and by keys."""
    _, frame = framed(kind)
    frame.get_by_role("tab", name="Public opinion").click()
    expect(frame.locator(STATUS)).to_contain_text("2 of 6: Public opinion")
    frame.get_by_role("tab", name="Public opinion").press("ArrowLeft")
    expect(frame.locator(STATUS)).to_contain_text("1 of 6: Economy")
    frame.locator(".tyo-milestone text", has_text="Made in China 2025").click()
    expect(frame.locator(".tyo-details")).to_contain_text("State Council")
    frame.locator(".tyo-back").press("Escape")
    frame.get_by_role("button", name="Check: 2 figures").first.click()
    expect(frame.locator(".tyo-record")).to_contain_text("What remains open")
    frame.get_by_role("button", name="Present").click()
    expect(frame.locator(".tyo-present > h3")).to_have_text("The question")
    frame.locator(".tyo-present").press("Escape")
    expect(frame.get_by_role("button", name="Present")).to_be_focused()


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_in_every_frame_of_other_engines(engine, site, kind):
    """The same in Firefox and WebKit: it steps, opens the record, asks, and tells its host."""
    engine.open(f"{site}/{kind}")
    engine.wait_for("globalThis.told?.some(({ type }) => type === 'step')")
    engine.enter_frame()
    engine.shows(STATUS, "All themes, 6 rows")
    engine.click("[role=tab]", "1")
    engine.shows(STATUS, "1 of 6: Economy")
    engine.press(Keys.ARROW_RIGHT)
    engine.shows(STATUS, "2 of 6: Public opinion")
    engine.click("[data-checks]", "Check")
    engine.shows(".tyo-record", "What remains open")
    engine.click("button", "Predict first")
    engine.click(".tyo-choices label", "an outcome with a figure")
    engine.click("button", "Summary")
    engine.shows(".tyo-extra", "an outcome with a figure")
    engine.click("button", "Start again")
    engine.click("button", "Yes, forget them")
    engine.wait_for("!document.querySelector('.tyo-choices input:checked')")


@pytest.mark.parametrize("kind", ["src", "srcdoc", "scripts"])
def test_predictions_are_forgotten_only_when_that_was_affirmed(framed, kind):
    """The question stands in the page, as frames may forbid the browser's own; No has the focus."""
    _, frame = framed(kind)
    frame.get_by_role("tab", name="Economy").click()
    frame.get_by_role("button", name="Predict first").click()
    frame.get_by_role("radio", name="an outcome with a figure").check()
    frame.get_by_role("button", name="Summary").click()
    expected = frame.locator(".tyo-extra tbody tr").first.locator("td").first
    expect(expected).to_have_text("an outcome with a figure")
    frame.get_by_role("button", name="Start again").click()
    expect(frame.get_by_role("button", name="No, keep them")).to_be_focused()
    frame.get_by_role("button", name="No, keep them").click()
    expect(frame.get_by_role("button", name="Start again")).to_be_focused()
    expect(expected).to_have_text("an outcome with a figure")
    frame.get_by_role("button", name="Start again").click()
    frame.get_by_role("button", name="Yes, forget them").click()
    frame.get_by_role("button", name="Summary").click()
    expect(expected).to_have_text("nothing chosen")


def test_the_host_hears_each_step_and_the_end(framed):
    """Ready comes first, each step once, and done when all themes and the overview were open."""
    page, frame = framed("scripts")
    assert page.evaluate("told[0].type") == "ready"
    press(page, frame, *"12345")
    assert told(page, "done") == []
    press(page, frame, "6", "0")
    page.wait_for_function("told.filter(({ type }) => type === 'step').length === 8")
    steps = [message["step"] for message in told(page, "step")]
    assert steps == [0, 1, 2, 3, 4, 5, 6, 0]
    assert [message["steps"] for message in told(page, "step")] == [6] * 8
    assert len(told(page, "done")) == 1


@pytest.mark.parametrize("width", [600, 900])
def test_a_host_that_follows_the_height_comes_to_rest(framed, width):
    """The frame is as high as what is shown, no more and no less, also when less is shown."""
    page, frame = framed("src", "?follows")
    page.add_style_tag(content=f"iframe {{ width: {width}px !important }}")
    press(page, frame, "1")
    expect(frame.locator(STATUS)).to_contain_text("1 of 6")
    record, heights = frame.get_by_role("button", name="Open the record"), []
    for show in (lambda: None, record.click, lambda: page.keyboard.press("Escape")):
        show()
        page.wait_for_timeout(700)
        before = len(told(page, "height"))
        page.wait_for_timeout(700)
        assert len(told(page, "height")) == before
        inner = "({ scrollingElement: s }) => [s.scrollHeight, s.clientHeight]"
        document = page.frames[1].evaluate_handle("document")
        content, shown = document.evaluate(inner)
        assert content <= shown
        heights.append(shown)
    closed, opened, closed_again = heights
    assert opened > closed + 300
    assert abs(closed_again - closed) <= 1


def test_the_host_that_readme_shows_follows_the_height(framed):
    """Copied from there, frame and script show the whole page without a bar to scroll in it."""
    page, _ = framed("readme")
    document = page.frames[1].evaluate_handle("document.scrollingElement")
    page.wait_for_timeout(700)
    assert document.evaluate("root => root.scrollHeight - root.clientHeight") == 0
    assert page.locator("iframe").evaluate("frame => frame.style.height") != "900px"


def test_in_600_pixels_all_themes_have_names(framed):
    """A column of a course is as narrow as that; nothing scrolls sideways there."""
    page, frame = framed("src")
    page.add_style_tag(content="iframe { width: 600px !important }")
    heads = frame.locator(".tyo-ov-card")
    expect(heads).to_have_count(6)
    for place, name in enumerate(NAMES):
        words = heads.nth(place).get_by_text(name, exact=True)
        assert words.bounding_box()["width"] > 40
    body = frame.locator("body")
    assert body.evaluate("body => body.scrollWidth - body.clientWidth") <= 0
    press(page, frame, "2")
    expect(frame.get_by_role("heading", name="2 Public opinion")).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "is_offered"),
    [("src", False), ("srcdoc", False), ("scripts", True), ("same-origin", True), ("blob", True)],
)
def test_what_may_not_be_downloaded_can_be_copied(framed, kind, is_offered):
    """Where the frame may forbid files, the table stands below its button as text."""
    _, frame = framed(kind)
    frame.get_by_role("tab", name="Economy").click()
    frame.get_by_role("button", name="Take away").click()
    frame.get_by_role("button", name="Milestones (CSV)").click()
    instead = frame.locator(".tyo-instead")
    expect(instead).to_have_count(int(is_offered))
    if is_offered:
        expect(instead).to_contain_text("the frame around this page forbids downloads")
        text = instead.locator("textarea").input_value()
        assert text.startswith('\ufeff"title","original title","kind"')
        frame.get_by_role("button", name="Timeline as PNG").click()
        expect(instead).to_have_count(1)
        expect(instead.locator("textarea")).to_have_value(re.compile("^<svg "))


def predict(page, frame):
    frame.get_by_role("radio", name="an outcome with a figure").check()


def answer(page, frame):
    frame.locator(".tyo-asked > summary").click()
    question = frame.locator(".tyo-asked fieldset").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()


def count_a_hand(page, frame):
    frame.get_by_role("button", name="Present").click()
    while not frame.locator(".tyo-slide-votes").count():
        page.keyboard.press("PageDown")
    for key in ("h", "+", "Escape"):
        page.keyboard.press(key)


@pytest.mark.parametrize("write", [predict, answer, count_a_hand])
@pytest.mark.parametrize(("kind", "is_told"), [("src", False), ("scripts", True)])
def test_where_nothing_is_kept_that_is_said(framed, kind, is_told, write):
    """A frame without storage says so once something is written there, and the way round."""
    page, frame = framed(kind)
    frame.get_by_role("tab", name="Economy").click()
    frame.get_by_role("button", name="Predict first").click()
    notice = frame.get_by_role("alert")
    expect(notice).to_be_hidden()
    write(page, frame)
    if is_told:
        expect(notice).to_have_text(
            "This browser or frame keeps nothing: predictions, hands and answers are gone once "
            "you leave, but Summary can save the first two."
        )
    else:
        expect(notice).to_be_hidden()


def test_two_articles_in_frames_of_one_page_do_not_share_what_is_kept(framed, tmp_path):
    """Frames of text have one address; each article finds its own predictions, no other."""
    page, frame = framed("srcdoc")
    frame.get_by_role("tab", name="Economy").click()
    frame.get_by_role("button", name="Predict first").click()
    frame.get_by_role("radio", name="an outcome with a figure").check()
    Explainer(load(write_tiny(tmp_path))).save(tmp_path / "other.html")
    other = (tmp_path / "other.html").read_text(encoding="utf-8")
    show = "html => { document.querySelector('iframe').srcdoc = html; }"
    page.evaluate(show, other)
    frame.get_by_role("tab", name="Water").click()
    mode = frame.get_by_role("button", name="Predict first")
    expect(mode).to_have_attribute("aria-pressed", "false")
    page.evaluate(show, page.evaluate("async () => (await fetch('/explainer.html')).text()"))
    frame.get_by_role("tab", name="Economy").click()
    expect(mode).to_have_attribute("aria-pressed", "true")
    expect(frame.get_by_role("radio", name="an outcome with a figure")).to_be_checked()


@pytest.mark.parametrize(
    ("kind", "is_offered"),
    [("src", True), ("scripts", True), ("srcdoc", False), ("blob", False)],
)
def test_links_leave_the_frame(framed, kind, is_offered):
    """Every link opens elsewhere; where the page has an address, it offers itself alone."""
    _, frame = framed(kind)
    links = frame.locator("header a, #explainer a")
    assert links.count() > 0
    assert links.evaluate_all("all => all.filter(({ target }) => target !== '_blank').length") == 0
    alone = frame.get_by_role("link", name="Open this page in a window of its own")
    expect(alone).to_have_count(int(is_offered))
    if is_offered:
        assert alone.get_attribute("href").endswith(f"/{kind}.html")


def test_alone_it_tells_nobody_and_offers_no_window(alone):
    """A page that is no frame has neither host nor link to itself."""
    expect(alone.page.get_by_role("link", name="Open this page")).to_have_count(0)
