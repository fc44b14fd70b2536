"""Take away: tables, drawings, citations and links leave as they should."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from alone import Alone
from playwright.sync_api import expect

OF_THE_LAW = "Public opinion; Core technologies; Cybersecurity; Company duties"


@pytest.fixture
def shown(browser, path):
    opened = Alone(browser, path, address="#theme=cybersecurity", viewport=None)
    explainer = opened.explainer()
    explainer.root.get_by_role("button", name="Take away").click()
    yield explainer
    assert (opened.errors, opened.foreign()) == ([], [])
    opened.close()


def taken(explainer, name):
    with explainer.page.expect_download() as caught:
        explainer.root.get_by_role("button", name=name, exact=True).first.click()
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_statements_leave_as_csv(shown):
    """All statements of the step, with place, basis, and who set them beside the theme."""
    name, content = taken(shown, "Statements (CSV)")
    rows = rows_of(content)
    assert name == "cybersecurity-statements.csv"
    assert rows[0] == [
        *("side", "date", "kind", "summary"),
        *("asked of", "basis", "place", "placed by", "theme"),
    ]
    assert rows[1] == [
        *("Called for", "19 April 2016", "call"),
        "Speed up the building of a system that protects China's key networks.",
        *("", "", "section 4, paragraph 1", "the article", "Cybersecurity"),
    ]
    assert [row[7] for row in rows[1:]].count("this explainer") == 2
    assert len(rows) == 1 + 7


def test_milestones_leave_as_csv(shown):
    """All milestones of the step, each with its dates and the addresses of its sources."""
    name, content = taken(shown, "Milestones (CSV)")
    rows = rows_of(content)
    assert name == "cybersecurity-milestones.csv"
    assert len(rows) == 1 + 28
    law = next(row for row in rows if row[0] == "Cybersecurity Law")
    assert law[1:4] == [
        "中华人民共和国网络安全法",
        "law",
        "adopted 7 November 2016; in force 1 June 2017",
    ]
    assert re.match("https?://", law[6])
    assert law[7] == OF_THE_LAW


def test_the_timeline_leaves_as_svg(shown):
    """The drawing stands alone: this step's labels, literal colours, nothing of the page."""
    name, content = taken(shown, "Timeline as SVG")
    assert name == "cybersecurity-timeline.svg"
    root = ET.fromstring(content)
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Cybersecurity Law" in texts
    assert "Made in China 2025" not in texts
    assert root.get("aria-label").startswith("Timeline")
    for foreign in (b"var(", b"class=", b"style=", b"<script", b"url("):
        assert foreign not in content
    assert b'fill="rgb(' in content


def test_the_timeline_leaves_as_png(shown):
    """The picture is three times as wide as the drawing on a screen, enough for print."""
    name, content = taken(shown, "Timeline as PNG")
    assert name == "cybersecurity-timeline.png"
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) > 2700
    assert len(content) > 50_000


def test_a_chart_leaves_as_svg_and_png(shown):
    """Each chart of the record has both, under its own name."""
    shown.root.get_by_role("button", name="Take away").click()
    shown.record_toggle.click()
    shown.figures.first.locator("summary").click()
    name, content = taken(shown, "Chart as SVG")
    assert name.endswith(".svg")
    assert content.startswith(b"<svg")
    assert taken(shown, "Chart as PNG")[1].startswith(b"\x89PNG")


def fields(shown):
    areas = shown.extra.locator("textarea")
    return {area.get_attribute("aria-label"): area.input_value() for area in areas.all()}


def test_the_article_and_the_explainer_can_be_cited(shown):
    """Both as a line of text and as BibTeX."""
    cited = fields(shown)
    assert cited["The article, as text"] == (
        "China Plus, “Xi's calls for better development of the Internet - 3 years on”, "
        "2019-04-19, http://chinaplus.cri.cn/news/politics/11/20190419/278058.html."
    )
    assert cited["This explainer, as text"] == (
        "The Three Years On contributors, “Three Years On”, an explainer of “Xi's calls for "
        "better development of the Internet - 3 years on”, version 0.1.0."
    )
    assert cited["The article, in BibTeX"].splitlines()[1:5] == [
        "  author = {{China Plus}},",
        "  title = {{Xi's calls for better development of the Internet - 3 years on}},",
        "  year = {2019},",
        "  date = {2019-04-19},",
    ]


def test_the_terms_of_use_stand_beside_the_citations(shown):
    """Who wants to use the explainer reads under which licence."""
    said = shown.extra.get_by_text("Licence of this explainer: MIT AND CC-BY-4.0", exact=True)
    assert said.count() == 1


def test_the_sources_of_the_milestone_shown_can_be_cited(shown):
    """With a milestone open, each of its sources is there; BibTeX's own signs are escaped."""
    assert not [label for label in fields(shown) if label.startswith("Source of")]
    shown.root.get_by_role("button", name="Take away").click()
    shown.open("Cybersecurity Law")
    shown.root.get_by_role("button", name="Take away").click()
    sources = [label for label in fields(shown) if label.startswith("Source of Cybersecurity Law")]
    assert len(sources) >= 2
    for label, text in fields(shown).items():
        if label.endswith("BibTeX"):
            author = re.search("author = {{(.*)}},", text).group(1)
            assert not re.search(r"(?<!\\)[&%$#_]", author)


def test_the_link_is_the_address_of_the_step(shown):
    """What is copied opens where it was copied."""
    assert fields(shown)["Link"].endswith("explainer.html#theme=cybersecurity")


def test_copying_says_what_it_did(shown):
    """The button copies, or selects the text and says which keys copy it."""
    button = shown.extra.get_by_role("button", name="Copy: Link")
    button.click()
    expect(button).to_have_text(re.compile("Copied|Selected: press Ctrl\\+C"))


def test_in_a_notebook_the_link_leads_to_its_cell(explainer):
    """In JupyterLab the link names the notebook and the cell, and not this window's workspace."""
    was = explainer.page.evaluate("location.href")
    page, cell = "tree/1-step-through.ipynb", "?#cell-id=explainer"
    for address in (f"/lab/{page}", f"/lab/workspaces/auto-K/{page}"):
        explainer.page.evaluate("address => history.replaceState(null, '', address)", address)
        explainer.root.get_by_role("button", name="Take away").click()
        link = fields(explainer)["Link"]
        explainer.root.get_by_role("button", name="Take away").click()
        assert link == f"{explainer.notebook.lab.url}/lab/{page}{cell}"
    explainer.page.evaluate("address => history.replaceState(null, '', address)", was)
    explainer.root.get_by_role("button", name="Take away").click()
    explainer.page.keyboard.press("Escape")
    expect(explainer.extra).to_be_hidden()


def test_a_covered_step_gives_nothing_away(shown):
    """While a theme is covered, its statements and milestones cannot be downloaded."""
    shown.predict_first.click()
    shown.root.get_by_role("button", name="Take away").click()
    expect(shown.extra.get_by_role("button", name="CSV")).to_have_count(0)
    expect(shown.extra).to_contain_text("once it is revealed")


# All themes -------------------------------------------------------------------------------------


@pytest.fixture
def all_themes(shown):
    """What can be taken away from the overview."""
    shown.all_themes.click()
    expect(shown.extra).to_be_hidden()
    shown.root.get_by_role("button", name="Take away").click()
    expect(shown.extra).to_be_focused()
    return shown


def test_all_statements_leave_as_csv(all_themes):
    """From all themes go the statements of each step, which every row names."""
    name, content = taken(all_themes, "Statements (CSV)")
    head, *rows = rows_of(content)
    assert name == "all-themes-statements.csv"
    assert (head[3], head[8]) == ("summary", "theme")
    counts = Counter(row[8] for row in rows)
    assert list(counts.items()) == [
        ("Economy", 7),
        ("Public opinion", 5),
        ("Core technologies", 9),
        ("Cybersecurity", 7),
        ("Company duties", 7),
        ("Opening and close", 9),
    ]


def test_all_milestones_leave_as_csv(all_themes):
    """Each milestone goes once, with its themes, whatever the timeline was filtered by."""
    all_themes.tabs.first.click()
    all_themes.named_only.check()
    all_themes.all_themes.click()
    all_themes.root.get_by_role("button", name="Take away").click()
    name, content = taken(all_themes, "Milestones (CSV)")
    head, *rows = rows_of(content)
    assert name == "all-themes-milestones.csv"
    assert (head[0], head[7]) == ("title", "themes")
    assert (len(rows), len({row[0] for row in rows})) == (69, 69)
    themes = {row[0]: row[7] for row in rows}
    assert themes["Cybersecurity Law"] == OF_THE_LAW


def test_all_themes_have_no_timeline_to_take(all_themes):
    """The overview has no drawing, so none is offered; its address and the citations are there."""
    buttons = all_themes.extra.locator(".tyo-links").get_by_role("button")
    assert buttons.all_inner_texts() == ["Statements (CSV)", "Milestones (CSV)"]
    given = fields(all_themes)
    assert given["Link"].endswith("explainer.html")
    assert given["The article, as text"].startswith("China Plus, ")
    all_themes.page.keyboard.press("Escape")
    expect(all_themes.root.get_by_role("button", name="Take away")).to_be_focused()


def test_all_themes_give_nothing_away_while_one_is_covered(all_themes):
    """Tables of all themes hold what is reported of each, so they wait until all are revealed."""
    all_themes.predict_first.click()
    for index in range(6):
        all_themes.all_themes.click()
        all_themes.root.get_by_role("button", name="Take away").click()
        expect(all_themes.extra.get_by_role("button", name="CSV")).to_have_count(0)
        expect(all_themes.extra).to_contain_text("once all themes are revealed")
        all_themes.tabs.nth(index).click()
        all_themes.reveal.click()
    all_themes.all_themes.click()
    all_themes.root.get_by_role("button", name="Take away").click()
    expect(all_themes.extra.get_by_role("button", name="CSV")).to_have_count(2)


def test_the_article_is_cited_with_a_way_to_stored_copies(shown):
    """The address is made of the article's own and its day, and says that nobody looked."""
    copy = shown.root.get_by_role("link", name="Stored copies (not checked by us)")
    assert copy.first.get_attribute("href") == (
        "https://web.archive.org/web/20190419/"
        "http://chinaplus.cri.cn/news/politics/11/20190419/278058.html"
    )
