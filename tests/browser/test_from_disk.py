"""The one file, opened from disk with the network off: it steps, links, prints and reads."""

import re

import pytest
from alone import Alone
from lab import violations
from playwright.sync_api import expect
from test_accessibility import SMALL
from test_layout import SPILLS
from test_stepping import assert_shows

NO_PACKING = "delete window.DecompressionStream"


@pytest.fixture
def opened_page(browser, path):
    """Open the page in a browser of its own; at the end nothing may have been asked for."""
    pages = []

    def open_page(address="", **options):
        pages.append(Alone(browser, path, address=address, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.errors == []
        assert page.foreign() == []
        page.close()


def test_it_steps_by_mouse_and_by_keys(opened_page):
    """All six steps show what they show in JupyterLab; arrows, numbers and clicks lead there, and
    Home to all themes."""
    explainer = opened_page().explainer()
    for index in range(6):
        explainer.tabs.nth(index).click()
        assert_shows(explainer, index)
    explainer.page.keyboard.press("Home")
    expect(explainer.overview_rows).to_have_count(6)
    explainer.page.keyboard.press("ArrowRight")
    assert_shows(explainer, 0)
    explainer.page.keyboard.press("4")
    assert_shows(explainer, 3)


def test_details_and_record_open(opened_page):
    """A milestone opens with its sources as links; a statement leads to its figures."""
    explainer = opened_page("#theme=economy").explainer()
    explainer.open("Made in China 2025")
    expect(explainer.details).to_contain_text("State Council")
    expect(explainer.details.get_by_role("link")).to_have_count(4)  # a source, and its copies
    explainer.back.click()
    explainer.check("companies have added more and more").click()
    expect(explainer.record).to_contain_text("What remains open")
    expect(explainer.figures).to_have_count(3)


def test_each_step_has_its_address(opened_page):
    """The address follows what is shown, and a link with it opens there."""
    first = opened_page()
    explainer = first.explainer()
    explainer.tabs.nth(2).click()
    assert first.page.url.endswith("#theme=core-technology")
    explainer.open("Made in China 2025")
    assert first.page.url.endswith("#theme=core-technology&milestone=made-in-china-2025")
    second = opened_page("#theme=core-technology&milestone=made-in-china-2025").explainer()
    expect(second.details).to_contain_text("Made in China 2025")
    expect(second.tabs.nth(2)).to_have_attribute("aria-selected", "true")


def test_a_changed_address_is_followed(opened_page):
    """Whoever edits the address, or presses a link to another step, goes there."""
    opened = opened_page("#theme=economy")
    explainer = opened.explainer()
    opened.page.evaluate("location.hash = '#theme=cybersecurity&record=open'")
    expect(explainer.record).to_be_visible()
    opened.page.evaluate("location.hash = '#theme='")
    assert_shows(explainer, 5)


def test_an_address_of_nothing_is_said_to_be_one(opened_page):
    """A mistyped address opens as without one and says what was not found, as text."""
    opened = opened_page("#theme=<b>moon</b>&milestone=sun")
    explainer = opened.explainer()
    expect(explainer.overview).to_be_visible()
    expect(opened.page.get_by_role("alert")).to_have_text(
        "The address asks for the theme “<b>moon</b>”, which is not here. "
        "The address asks for the milestone “sun”, which is not here."
    )
    explainer.tabs.nth(1).click()
    expect(opened.page.get_by_role("alert")).to_be_hidden()


def test_without_a_script_it_is_a_document(opened_page):
    """With JavaScript off all themes are readable, below a title that stands where they do, and
    numbers lead to their sources."""
    opened = opened_page(java_script_enabled=False)
    headings = opened.page.get_by_role("heading", level=2)
    expect(headings).to_have_text(
        [
            "Step by step",
            (
                "13 calls on five themes. "
                "Three of the five have an outcome reported in their own section."
            ),
            "1 Economy 经济发展",
            "2 Public opinion 民意",
            "3 Core technologies 核心技术",
            "4 Cybersecurity 网络安全",
            "5 Company duties 企业责任",
            "6 Opening and close",
            "Questions",
            "Milestones by date",
            "Figures of the record",
            "Sources",
        ]
    )
    expect(opened.page.get_by_text("China has 829 million internet users.")).to_be_visible()
    starts = [opened.page.locator(one).bounding_box()["x"] for one in ("h1", "#glance")]
    assert starts[0] == starts[1]
    opened.page.get_by_role("link", name="[12]").first.click()
    assert opened.page.url.endswith("#s12")
    expect(opened.page.locator("#s12")).to_be_in_viewport()


def test_an_old_browser_gets_the_document(browser, path):
    """A browser that cannot unpack the explainer shows the document in its place."""
    opened = Alone(browser, path, java_script_enabled=True)
    opened.page.add_init_script(NO_PACKING)
    opened.page.reload()
    expect(opened.page.get_by_role("heading", name="Sources")).to_be_visible()
    assert len(opened.errors) == 1
    assert "DecompressionStream" in opened.errors[0]
    opened.close()


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_it_prints_as_a_handout(opened_page, paper, with_script):
    """Two to four pages, on either paper, with or without a script."""
    opened = opened_page("#theme=company", java_script_enabled=with_script)
    if with_script:
        opened.explainer()
    assert 2 <= pages_of(opened.page.pdf(format=paper)) <= 4


CUT = """() => [...document.querySelectorAll(".tyo-page *")]
  .filter(node => node.getClientRects().length && !node.closest("svg"))
  .filter(node => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
    && getComputedStyle(node).display !== "inline")
  .map(node => node.className || node.tagName)"""


def test_nothing_is_cut_from_the_handout(opened_page):
    """On paper every call, outcome, finding and milestone stands in full, and the overview too."""
    opened = opened_page(viewport={"width": 700, "height": 1000})
    explainer = opened.explainer()
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate(CUT) == []
    # 24 statements of the themes, 5 placed beside one, and a line that nothing more is reported
    document = opened.page.locator(".tyo-document")
    expect(document.locator(".sides li:visible")).to_have_count(24 + 5 + 1)
    expect(document.locator(".sides .none")).to_have_text(
        2 * ["none reported The article reports no outcome in this section."]
    )
    expect(document.locator(".dates li:visible")).to_have_count(69)
    expect(document.get_by_text("Digital economy of China").first).to_be_visible()
    expect(document.get_by_role("heading", name="Sources")).to_be_visible()
    expect(explainer.root).to_be_hidden()
    picture = document.locator(".picture svg")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700


def test_on_a_phone_it_is_comfortable(opened_page):
    """At 360 px only the timeline scrolls sideways; text is 12 px or more, targets are 24."""
    opened = opened_page(viewport={"width": 360, "height": 740}, has_touch=True)
    explainer = opened.explainer()
    for index in range(6):
        opened.page.keyboard.press(str(index + 1))
        assert explainer.root.evaluate(SPILLS) == []
        assert explainer.root.evaluate(SMALL) == []
        page = opened.page.evaluate("[document.body.scrollWidth, innerWidth]")
        assert page[0] <= page[1]
    sizes = """root => [...root.querySelectorAll("*")]
      .filter(node => !node.closest("svg, .tyo-status") && node.getClientRects().length)
      .map(node => parseFloat(getComputedStyle(node).fontSize))"""
    assert min(explainer.root.evaluate(sizes)) >= 12


def test_on_a_phone_one_predicts_and_presents(opened_page):
    """At 360 px the form, both sides, the summary and the slides need no scrolling sideways."""
    opened = opened_page(
        "#theme=cybersecurity", viewport={"width": 360, "height": 740}, has_touch=True
    )
    explainer = opened.explainer()
    explainer.predict_first.tap()
    assert explainer.root.evaluate(SPILLS) == []
    explainer.prediction.get_by_label("no outcome").tap()
    explainer.reveal.tap()
    assert explainer.root.evaluate(SPILLS) == []
    for name in ("Summary", "Take away"):
        explainer.root.get_by_role("button", name=name).tap()
        assert explainer.root.evaluate(SPILLS) == []
        assert explainer.root.evaluate(SMALL) == []
    explainer.root.get_by_role("button", name="Present").tap()
    for _ in range(4):
        explainer.page.get_by_role("button", name="On (→)").tap()
        wide = explainer.stage.evaluate("node => node.scrollWidth - node.clientWidth")
        assert wide <= 1
    explainer.page.get_by_role("button", name="Leave").tap()
    expect(explainer.page.get_by_role("dialog")).to_have_count(0)


def test_rubbish_that_is_kept_is_let_be(opened_page):
    """What another script left where the page keeps its things is not taken up."""
    opened = opened_page("#theme=economy")
    opened.explainer().predict_first.click()
    rubbish = '{"predicting": 1, "predictions": null, "revealed": {}}'
    spoil = (
        "text => Object.keys(sessionStorage).map(key => sessionStorage.setItem(key, text)).length"
    )
    assert opened.page.evaluate(spoil, rubbish) == 1
    opened.page.reload()
    explainer = opened.explainer()
    expect(explainer.predict_first).to_have_attribute("aria-pressed", "false")
    explainer.predict_first.click()
    explainer.prediction.get_by_label("a general statement").check()
    explainer.reveal.click()
    expect(explainer.columns.nth(1)).to_contain_text("You expected: a general statement")
    assert opened.errors == []


def test_what_was_predicted_outlives_a_reload(opened_page):
    """A phone that loads the page anew does not lose what its reader wrote."""
    opened = opened_page("#theme=economy")
    explainer = opened.explainer()
    explainer.predict_first.click()
    explainer.prediction.get_by_label("a general statement").check()
    explainer.reveal.click()
    opened.page.reload()
    explainer = opened.explainer()
    expect(explainer.predict_first).to_have_attribute("aria-pressed", "true")
    expect(explainer.columns.nth(1)).to_contain_text("You expected: a general statement")
    explainer.tabs.nth(1).click()
    expect(explainer.prediction).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("with_script", [True, False], ids=["script", "no script"])
def test_axe_finds_nothing(opened_page, scheme, with_script):
    """The whole page keeps the rules that axe can check, explainer and document alike."""
    opened = opened_page(color_scheme=scheme)
    explainer = opened.explainer()
    if not with_script:  # the document as it is seen then; axe itself needs a script
        opened.page.evaluate("document.querySelector('.tyo-page').classList.remove('tyo-live')")
        explainer.root.evaluate("node => node.remove()")
    assert violations(opened.page, None) == []
