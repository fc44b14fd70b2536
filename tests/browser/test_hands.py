"""A show of hands in Present: counted by keys and taps, kept, taken away, shown again."""

import csv
import io

import pytest
from alone import LAPTOP, Alone
from playwright.sync_api import expect

CHOICES = ["an outcome with a figure", "a named measure", "a general statement", "no outcome"]


@pytest.fixture
def opened(browser, path):
    """The page at its second theme, in Present at the slide that asks what the class expects."""
    shown = Alone(browser, path, address="#theme=public-opinion", viewport=LAPTOP)
    present(shown.page)
    yield shown.page
    assert shown.errors == []
    shown.close()


def present(page):
    page.get_by_role("button", name="Present").click()
    while not page.locator(".tyo-slide-votes").count():
        page.keyboard.press("PageDown")


def counter(page, place):
    return page.locator(".tyo-slide-counter").nth(place)


def counts(page):
    return page.locator(".tyo-slide-counter b").all_inner_texts()


def count_hands(page):
    """Two hands for a figure and one for a measure, by the keys and by taps."""
    page.keyboard.press("h")
    page.keyboard.press("+")
    page.keyboard.press("Enter")
    page.keyboard.press("+")
    page.keyboard.press("-")
    counter(page, 1).get_by_role("button").first.click()
    counter(page, 1).get_by_role("button").first.click()
    counter(page, 1).get_by_role("button", name="One hand fewer: a named measure").click()


def test_hands_are_counted_by_keys_and_by_taps(opened):
    """H begins, a press or + counts one, minus takes one away, and none is below zero."""
    expect(opened.locator(".tyo-slide-counter")).to_have_count(0)
    count_hands(opened)
    assert counts(opened) == ["2", "1", "0", "0"]
    counter(opened, 3).get_by_role("button").last.click()
    assert counts(opened) == ["2", "1", "0", "0"]
    expect(counter(opened, 0).get_by_role("button").first).to_have_accessible_name(
        "2 hands: an outcome with a figure"
    )
    status = opened.locator(".tyo-present").get_by_role("status")
    expect(status).to_have_text("0 hands: no outcome")
    opened.keyboard.press("h")
    expect(opened.locator(".tyo-slide-counter")).to_have_count(0)


def test_they_stand_beside_what_is_reported_and_not_before(opened):
    """The slide that reveals has the distribution; slides before it and other themes have none."""
    count_hands(opened)
    opened.keyboard.press("PageUp")
    expect(opened.locator(".tyo-slide-hands")).to_have_count(0)
    opened.keyboard.press("PageDown")
    opened.keyboard.press("PageDown")
    hands = opened.locator(".tyo-slide-reported .tyo-slide-hands")
    expect(hands.locator("b")).to_have_text("This class:")
    expect(hands.locator(":scope > span")).to_have_text(
        [
            "2 hands: an outcome with a figure",
            "1 hand: a named measure",
            "0 hands: a general statement",
            "0 hands: no outcome",
        ]
    )
    bars = [bar.bounding_box()["width"] for bar in hands.locator("i").all()]
    assert bars[0] == pytest.approx(2 * bars[1], rel=0.02)
    opened.keyboard.press("1")
    while not opened.locator(".tyo-slide-beside").count():
        opened.keyboard.press("PageDown")
    expect(opened.locator(".tyo-slide-hands")).to_have_count(0)


def test_they_are_kept_taken_away_and_shown_to_the_next_class(opened):
    """Loaded again, the page has them; CSV holds them; a new class sees what another said."""
    count_hands(opened)
    opened.reload()
    opened.get_by_role("button", name="Summary").click()
    with opened.expect_download() as saved:
        opened.get_by_role("button", name="Hands (CSV)").click()
    text = saved.value.path().read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head == ["theme", "class", *CHOICES]
    assert rows == [["Public opinion", "this class", "2", "1", "0", "0"]]
    opened.get_by_role("button", name="Start again").click()
    expect(opened.locator(".tyo-extra")).to_contain_text("as what another class said?")
    opened.get_by_role("button", name="Yes, forget them").click()
    present(opened)
    opened.keyboard.press("h")
    assert counts(opened) == ["0", "0", "0", "0"]
    opened.keyboard.press("PageDown")
    expect(opened.locator(".tyo-slide-hands")).to_contain_text("Another class said:")


def test_without_predictions_the_summary_shows_the_hands(opened):
    """Who only counted hands reads them, and nothing of choices and covers that are not there."""
    count_hands(opened)
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Summary").click()
    table = opened.locator(".tyo-extra table")
    expect(table.locator("caption")).to_have_text("Hands that were counted")
    expect(table.locator("thead th")).to_have_text(["theme", "class", *CHOICES])
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.locator("th, td")).to_have_text(
        ["Public opinion", "this class", "2", "1", "0", "0"]
    )
    expect(opened.get_by_role("button", name="Download (CSV)")).to_have_count(0)
    expect(opened.locator(".tyo-extra")).not_to_contain_text("your predictions")


def test_the_hands_are_shown_until_something_is_predicted(opened):
    """Predict first alone, with nothing chosen, does not put an empty table in their place."""
    count_hands(opened)
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Predict first").click()
    opened.get_by_role("button", name="Summary").click()
    expect(opened.locator(".tyo-extra caption")).to_have_text("Hands that were counted")


def test_what_is_no_more_covered_is_told_in_the_summary(opened):
    """Once Predict first is left, nothing is covered, and the summary does not say so either."""
    count_hands(opened)
    opened.keyboard.press("Escape")
    mode = opened.get_by_role("button", name="Predict first")
    mode.click()
    opened.get_by_role("radio", name="no outcome").check()
    summary = opened.get_by_role("button", name="Summary")
    summary.click()
    cells = opened.locator(".tyo-extra tbody tr").nth(1).locator("td")
    expect(cells).to_have_text(["no outcome", "", "still covered", "", ""])
    mode.click()
    summary.click()
    expect(cells).to_have_text(["no outcome", "", "figure; assertion", "no", ""])


def test_a_reader_alone_sees_none_of_it(browser, path):
    """Without a count no summary is offered, no slide has hands, and nothing asks for any."""
    shown = Alone(browser, path, address="#theme=public-opinion", viewport=LAPTOP)
    expect(shown.page.get_by_role("button", name="Present")).to_be_visible()
    expect(shown.page.get_by_role("button", name="Summary")).to_be_hidden()
    expect(shown.page.get_by_text("hand", exact=False).locator("visible=true")).to_have_count(0)
    shown.close()


def test_a_hand_counted_by_mistake_keeps_those_of_the_class_before(opened):
    """One more and one fewer is no class: nothing is to be forgotten; what another said stays."""
    count_hands(opened)
    opened.keyboard.press("Escape")
    start_again(opened)
    present(opened)
    opened.keyboard.press("h")
    opened.keyboard.press("+")
    opened.keyboard.press("-")
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Summary").click()
    expect(opened.locator(".tyo-extra tbody th")).to_have_text(["Public opinion"])
    expect(opened.get_by_role("button", name="Start again")).to_have_count(0)
    present(opened)
    opened.keyboard.press("PageDown")
    expect(opened.locator(".tyo-slide-hands > span").first).to_have_text(
        "2 hands: an outcome with a figure"
    )


def start_again(page):
    page.get_by_role("button", name="Summary").click()
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Yes, forget them").click()
