"""One file in several languages: the address asks for one, and keeps it."""

import re

import pytest
from alone import Alone
from playwright.sync_api import expect
from tiny import read_rows, set_cell, write_rows, write_tiny

from three_years_on import Explainer, load

FRENCH = {
    "Step by step": "Pas à pas",
    "Present": "Présenter",
    "{title}: {article}": "{title} – {article}",
    "The statements are told in other words than the article’s.": "Les mots sont les nôtres.",
}
ARABIC = {"Step by step": "خطوة بخطوة", "Present": "عرض"}
# All that the display and the questions show, theme by theme, with the record open.
EVERYTHING = """() => [...document.querySelectorAll("#explainer [role=tab]")].map((tab) => {
  tab.click();
  if (!document.querySelector(".tyo-figure")) document.querySelector(".tyo-side button")?.click();
  return document.querySelector("#explainer").innerHTML;
}).concat(document.querySelector(".tyo-asked").innerHTML)"""


@pytest.fixture
def path(tmp_path, catalogue):
    """A page that opens in French and holds Arabic and English."""
    catalogue("fr", FRENCH)
    catalogue("ar", ARABIC)
    (folder := tmp_path / "tables").mkdir()
    set_cell(write_tiny(folder), "about", 2, "title", "A look back")
    file = tmp_path / "page.html"
    Explainer(load(folder), language="fr").save(file, languages=["ar", "en-GB", "ar-EG", "fr-CA"])
    return file


@pytest.fixture
def opened_at(browser, path):
    """What opens the page at an address; at the end none has had an error."""
    opened = []

    def open_at(address, **options):
        opened.append(Alone(browser, path, address=address, **options))
        return opened[-1].page

    yield open_at
    for one in opened:
        assert one.errors == []
        one.close()


def root(page):
    return page.evaluate("[document.documentElement.lang, document.documentElement.dir]")


@pytest.mark.parametrize(
    ("address", "code", "direction", "head", "button"),
    [
        ("", "fr", "", "Pas à pas", "Présenter"),
        ("#lang=fr", "fr", "", "Pas à pas", "Présenter"),
        ("#lang=ar", "ar", "rtl", "خطوة بخطوة", "عرض"),
        ("#theme=seeds&lang=ar-EG", "ar", "rtl", "خطوة بخطوة", "عرض"),
        ("#lang=EN", "en", "ltr", "Step by step", "Present"),
        ("#lang=tlh", "fr", "", "Pas à pas", "Présenter"),
        ("#lang=", "fr", "", "Pas à pas", "Présenter"),
    ],
)
def test_the_address_asks_for_a_language(opened_at, address, code, direction, head, button):
    """That very language, else a near one, else the first; page and display are both in it."""
    page = opened_at(address)
    expect(page.locator("#explainer").get_by_role("button", name=button).first).to_be_visible()
    assert root(page) == [code, direction]
    expect(page.locator("main h2").first).to_have_text(head)


def test_title_and_opening_words_follow(opened_at):
    """The name of the page and what its header says are those of the language."""
    page = opened_at("")
    expect(page.locator("header p").first).to_contain_text("Les mots sont les nôtres.")
    assert " – " in page.title()
    page = opened_at("#lang=en")
    expect(page.locator("header p").first).to_contain_text(
        "The statements are told in other words than the article’s."
    )
    assert page.title().startswith("A look back: ")


def test_the_address_keeps_the_language_while_stepping(opened_at):
    """What is passed on opens in the same language; the first language needs no word there."""
    page = opened_at("#lang=ar")
    page.evaluate("location.hash = '#lang=ar&theme=seeds'")
    tab = page.locator("#explainer").get_by_role("tab", selected=True)
    expect(tab).to_contain_text("Seeds")
    page.locator("#explainer").get_by_role("tab").nth(2).click()
    page.wait_for_function("location.hash.includes('lang=ar&theme=')")
    assert root(page) == ["ar", "rtl"]


def test_another_language_in_the_address_opens_it(opened_at):
    """Who changes the address by hand sees the page in the other language."""
    page = opened_at("#theme=seeds&lang=ar")
    expect(page.locator("main h2").first).to_have_text("خطوة بخطوة")
    page.evaluate("location.hash = '#theme=seeds&lang=en'")
    expect(page.locator("main h2").first).to_have_text("Step by step")
    assert root(page) == ["en", "ltr"]


def test_paper_and_no_script_are_in_the_first_language(opened_at):
    """The document says its language where the page around it speaks another."""
    page = opened_at("#lang=ar")
    document = page.locator(".tyo-document")
    expect(document).to_have_attribute("lang", "fr")
    expect(document).to_have_attribute("dir", "ltr")
    page = opened_at("#lang=ar", java_script_enabled=False)
    expect(page.locator("h2", has_text="Pas à pas").first).to_be_visible()


def test_what_is_translated_is_not_marked_as_the_rest_is(browser, tmp_path, catalogue):
    """Themes and statements in French are read as French; a milestone in English as English."""
    catalogue("fr", FRENCH)
    (folder := tmp_path / "tables").mkdir()
    write_tiny(folder)
    head, *rows = read_rows(folder, "themes")
    french = {"water": "Eau", "soil": "Terre", "seeds": "Graines"}
    write_rows(folder, "themes", [[*head, "title:fr"], *([*r, french[r[0]]] for r in rows)])
    head, *rows = read_rows(folder, "statements")
    said = [[*row, f"En français : {row[0]}."] for row in rows]
    write_rows(folder, "statements", [[*head, "summary:fr"], *said])
    Explainer(load(folder), language="fr").save(file := tmp_path / "page.html")
    alone = Alone(browser, file, address="#theme=water&milestone=well-plan")
    explainer = alone.page.locator("#explainer")
    summary = explainer.locator(".tyo-said-there").first
    expect(summary).to_contain_text("En français : ")
    assert summary.get_attribute("lang") is None
    expect(explainer.get_by_role("tab", selected=True)).to_contain_text("Eau")
    assert explainer.get_by_role("tab", selected=True).locator("[lang=en]").count() == 0
    assert explainer.locator(".tyo-side [lang=en], h3 [lang=en]").count() > 0
    marks = explainer.locator("svg text[lang=en]").all_text_contents()
    assert "Garden meeting" in marks
    assert alone.errors == []
    alone.close()


@pytest.mark.parametrize("code", ["ar", "zh-Hans"])
def test_a_further_language_is_shown_as_on_a_page_of_its_own(browser, tmp_path, code):
    """It is kept as what differs from the first, and is whole again: every text of every theme."""
    several, own = tmp_path / "several.html", tmp_path / "own.html"
    Explainer(load()).save(several, languages=["ar", "zh-Hans"])
    Explainer(load(), language=code).save(own)
    shown = []
    for file, address in ((several, f"#lang={code}"), (own, "")):
        alone = Alone(browser, file, address=address)
        expect(alone.page.get_by_role("tab")).to_have_count(7)
        everything = alone.page.evaluate(EVERYTHING)
        shown.append([re.sub(r'-[a-z0-9]{8,}"', '"', part) for part in everything])
        assert alone.errors == []
        alone.close()
    assert len(shown[0][1]) > 20_000
    assert "tyo-figure" in shown[0][1]
    assert shown[0] == shown[1]
