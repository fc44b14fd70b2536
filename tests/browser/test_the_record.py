"""The record in the widget: closed until asked for, and two clicks from claim to source."""

import pytest
from lab import violations
from playwright.sync_api import expect

# The figures and accounts of each step's record, by hand.
RECORDS = {
    "Economy": (3, 7),
    "Public opinion": (4, 14),
    "Core technologies": (4, 13),
    "Cybersecurity": (2, 13),
    "Company duties": (2, 15),
    "Opening and close": (1, 3),
}


def test_the_article_comes_first(explainer):
    """At every step the record is closed, and stays away until it is asked for."""
    for index, (title, counts) in enumerate(RECORDS.items()):
        explainer.tabs.nth(index).click()
        expect(explainer.record).to_be_hidden()
        expect(explainer.figures).to_have_count(0)
        explainer.record_toggle.click()
        expect(explainer.record).to_contain_text(f"{title}: the record")
        assert (explainer.figures.count(), explainer.readings.count()) == counts
        expect(explainer.status).to_have_text(f"{index + 1} of 6: {title}, the record is open")


def test_the_record_says_that_it_is_not_the_articles(explainer):
    """Whoever opens it reads at once whose choice it is, and what it cannot show."""
    explainer.record_toggle.click()
    expect(explainer.record).to_contain_text("no figure or account here comes from the article")
    expect(explainer.record).to_contain_text("they cannot show how much of this")
    expect(explainer.picture).to_be_hidden()
    explainer.record_toggle.click()
    expect(explainer.picture).to_be_visible()


# Each day of a source that stands on more than one line.
PARTED = """root => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const [range, found] = [document.createRange(), []];
  for (let node; (node = texts.nextNode()); ) {
    for (const { 0: day, index } of node.data.matchAll(/\\b\\d{4}-\\d\\d(-\\d\\d)?\\b/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + day.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      found.push([day, lines.size]);
    }
  }
  return found;
}"""


def test_no_line_ends_within_a_day(alone):
    """However narrow the window, 2019-04-03 is not parted at its hyphens."""
    explainer = alone.explainer()
    explainer.tabs.nth(1).click()
    explainer.record_toggle.click()
    for summary in explainer.root.locator(".tyo-record summary").all():
        summary.click()
    for width in range(320, 400, 8):
        alone.page.set_viewport_size({"width": width, "height": 800})
        days = explainer.record.evaluate(PARTED)
        assert len(days) > 20
        assert (width, [day for day, lines in days if lines > 1]) == (width, [])


def test_the_record_opens_again_over_what_was_asked_for(explainer):
    """What was asked for stands in place of an open record, and leaves it open."""
    explainer.record_toggle.click()
    explainer.root.get_by_role("button", name="Take away").click()
    expect(explainer.record).to_be_hidden()
    explainer.root.get_by_role("button", name="Take away").click()
    expect(explainer.record).to_be_visible()
    expect(explainer.extra).to_be_hidden()


def test_one_click_leads_from_a_sentence_to_its_figures(with_and_without_kernel):
    """The figures that bear on it come first and are marked, with what remains open."""
    explainer = with_and_without_kernel
    explainer.tabs.nth(1).click()
    explainer.check("larger part in shaping").click()
    expect(explainer.record).to_contain_text("Checked: These users now have a larger part")
    expect(explainer.record).to_contain_text("None of the figures measures influence")
    expect(explainer.root.locator(".tyo-pointed")).to_have_count(4)
    explainer.check("829 million").click()
    expect(explainer.root.locator(".tyo-pointed")).to_have_count(1)
    expect(explainer.figures.first).to_contain_text("Internet users in China")
    expect(explainer.figures.first).to_be_in_viewport()


def test_a_figure_of_another_theme_is_fetched(explainer):
    """Where a sentence is checked by a figure of another theme, that one is shown here."""
    explainer.tabs.nth(2).click()
    for fold in explainer.root.locator(".tyo-background summary").all():
        fold.click()
    explainer.check("welcome in China").click()
    expect(explainer.root.locator(".tyo-pointed")).to_contain_text("European firms in China")
    expect(explainer.figures).to_have_count(5)


def test_a_sentence_without_figures_offers_none(explainer):
    """Where no figure bears on a sentence, no button counts any; one says what remains open."""
    item = explainer.root.locator(".tyo-side li", has_text="help technology, money, skilled people")
    expect(item).to_have_count(1)
    expect(item.get_by_role("button")).to_have_text(["What remains open"])
    item.get_by_role("button").click()
    expect(explainer.record).to_be_focused()
    expect(explainer.record).to_contain_text("Checked: With this link, help technology")
    expect(explainer.record).to_contain_text("What remains open: No figure on the movement")
    expect(explainer.root.locator(".tyo-pointed")).to_have_count(0)
    explainer.page.keyboard.press("Escape")
    expect(item.get_by_role("button")).to_be_focused()


def test_two_clicks_lead_from_a_figure_to_its_source(explainer):
    """One opens the values; each value then has a link, its publisher, and its doubts."""
    explainer.tabs.nth(1).click()
    explainer.record_toggle.click()
    users = explainer.figures.first
    expect(users.locator("tbody")).to_be_hidden()
    users.locator("summary").click()
    row = users.locator("tbody tr", has_text="all users 829")
    expect(row.locator("td").first).to_have_text("Dec 2018")
    href = row.get_by_role("link").get_attribute("href")
    assert href.startswith("https://dn.ename.com/")
    expect(row).to_contain_text("eName")


def test_every_value_and_account_has_its_source(explainer):
    """No number and no account stands in the record without a page or a publisher's site."""
    for index in range(len(RECORDS)):
        explainer.tabs.nth(index).click()
        explainer.record_toggle.click()
        links = "nodes => nodes.map(node => node.querySelectorAll('a[href^=http]').length)"
        rows = explainer.figures.locator("tbody tr").evaluate_all(links)
        accounts = explainer.readings.evaluate_all(links)
        assert set(rows) == {1}
        assert set(accounts) <= {2}  # the second leads to its copies


def test_accounts_stand_by_side_and_date(explainer):
    """Each side has its heading with its number; within it the earliest account comes first."""
    explainer.record_toggle.click()
    heads = explainer.root.locator(".tyo-origin h5").all_inner_texts()
    assert sorted(heads) == [
        "Industry 1 account",
        "International body 3 accounts",
        "Official 2 accounts",
        "Think tank 1 account",
    ]
    of_bodies = explainer.root.locator(".tyo-origin", has_text="International body")
    dates = of_bodies.locator("li p:first-child").all_inner_texts()
    assert [date[-10:].strip(" ·") for date in dates] == ["2019-04", "2019-08-28", "2019-09-04"]


def test_a_step_closes_the_record(explainer):
    """At the next theme the article's layer comes first again, and is in sight."""
    explainer.record_toggle.click()
    explainer.readings.last.scroll_into_view_if_needed()
    explainer.figures.first.locator("summary").focus()
    explainer.page.keyboard.press("ArrowRight")
    expect(explainer.record).to_be_hidden()
    expect(explainer.columns.first).to_be_in_viewport()
    assert explainer.has_focus()


def test_escape_closes_the_record_and_goes_back(explainer):
    """The focus returns to the sentence that was checked, or to the button."""
    check = explainer.check("Link the internet closely")
    check.click()
    expect(explainer.record).to_be_focused()
    explainer.page.keyboard.press("Escape")
    expect(explainer.record).to_be_hidden()
    expect(check).to_be_focused()
    explainer.record_toggle.click()
    explainer.page.keyboard.press("Escape")
    expect(explainer.record_toggle).to_be_focused()


def test_axe_finds_nothing_in_any_record(explainer, theme):
    """No rule of WCAG 2.2 AA that axe knows is broken, values open or closed."""
    explainer.notebook.set_theme(theme)
    for index in range(len(RECORDS)):
        explainer.tabs.nth(index).click()
        explainer.record_toggle.click()
        explainer.figures.first.locator("summary").click()
        assert violations(explainer.page) == []


SPILLS = """root => [...root.querySelectorAll("p, li, figure, summary, button, svg")]
  .filter(node => node.getClientRects().length)
  .filter(node => !node.closest(".tyo-scroll, .tyo-status, .tyo-figure svg"))
  .filter(node => node.getBoundingClientRect().right > root.getBoundingClientRect().right + 1)
  .map(node => node.textContent.slice(0, 40))"""


@pytest.mark.parametrize("width", [320, 1366])
def test_nothing_of_the_record_is_cut(explainer, width):
    """On a phone and on a laptop all of it lies within the widget."""
    explainer.notebook.set_width(width)
    for index in range(len(RECORDS)):
        explainer.root.focus()
        explainer.page.keyboard.press(str(index + 1))
        explainer.record_toggle.click()
        explainer.figures.first.locator("summary").click()
        assert explainer.root.evaluate(SPILLS) == []
