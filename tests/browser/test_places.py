"""The place of a statement leads to it in the article."""

import pytest
from playwright.sync_api import expect
from test_screen_reader import in_the_tree
from tiny import set_cell, write_tiny

from three_years_on import Explainer, load

LEADS = "https://example.org/garden"
FOUND = f"{LEADS}#:~:text=Old%2Dtimers%2C%20said%20M.%20G%C3%B3mez%2C"
ARTICLE = """<!DOCTYPE html><meta charset="utf-8"><p>Old-timers dug no well.</p>
<p style="margin: 200vh 0">Old-timers, said M. Gómez, should not have to dig.</p>"""

# The link that a press in the middle of something would follow.
AT_ITS_MIDDLE = """node => {
  const {left, top, width, height} = node.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2).closest("a")?.href ?? null;
}"""


@pytest.fixture
def opened(browser, tmp_path):
    """Open the page of the tiny tables, with or without the address at which the article is."""
    contexts = []

    def open_page(url=LEADS):
        set_cell(write_tiny(tmp_path), "sources", 2, "url", url)
        Explainer(load(tmp_path)).save(tmp_path / "page.html")
        contexts.append(browser.new_context())
        contexts[-1].route(
            f"{LEADS}*", lambda route: route.fulfill(body=ARTICLE, content_type="text/html")
        )
        page = contexts[-1].new_page()
        page.goto(f"{(tmp_path / 'page.html').as_uri()}#theme=water")
        return page.get_by_role("region", name="Asked for")

    yield open_page
    for context in contexts:
        context.close()


def test_a_place_is_a_link_into_the_article(opened):
    """Its name says where it leads; where no words are given, it leads to the article alone."""
    column = opened()
    links = column.get_by_role("link", name="In the article: section 1, paragraph 1", exact=True)
    expect(links).to_have_count(2)
    carry, dig = links.all()
    assert [link.get_attribute("href") for link in (carry, dig)] == [LEADS, FOUND]
    assert [dig.get_attribute(name) for name in ("target", "rel")] == [
        "_blank",
        "noopener noreferrer",
    ]
    assert dig.text_content().startswith("§1 ¶1")
    box = dig.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    dig.focus()
    expect(dig).to_have_css("outline-style", "solid")


def test_the_browser_goes_to_the_words(opened):
    """The article opens beside the explainer, scrolled to where these words stand in a row."""
    column = opened()
    with column.page.context.expect_page() as caught:
        column.get_by_role("link").last.click()
    caught.value.wait_for_function("scrollY > innerHeight")


def test_without_an_address_a_place_is_text(opened):
    """What leads nowhere is no link, and is told as before."""
    column = opened(url="")
    expect(column.get_by_role("listitem").first).to_contain_text("section 1, paragraph 1")
    expect(column.get_by_role("link")).to_have_count(0)
    expect(column).not_to_contain_text("In the article")


def test_no_place_leads_to_what_is_still_to_be_predicted(opened):
    """The article tells calls and outcomes side by side: until Reveal, places stay text."""
    column = opened()
    expect(column.get_by_role("link")).to_have_count(2)
    column.page.get_by_role("button", name="Predict first").click()
    expect(column.get_by_role("link")).to_have_count(0)
    place = column.get_by_text("§1 ¶1").first
    expect(place).to_be_visible()
    assert place.evaluate(AT_ITS_MIDDLE) is None
    assert ("StaticText", "In the article: section 1, paragraph 1") in in_the_tree(column.page)
    column.page.get_by_role("button", name="Reveal").click()
    expect(column.get_by_role("link")).to_have_count(2)
