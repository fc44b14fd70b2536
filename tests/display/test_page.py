"""The one file: small, stable, closed to the network, and whole without a script."""

import base64
import gzip
import hashlib
import html
import json
import re

import pytest
from tiny import TINY, read_rows, set_cell, write_rows, write_tiny

from three_years_on import Explainer, load

BYTES = 400_000


def unpacked(letters):
    return gzip.decompress(base64.b85decode(letters.replace(",", "<")))


def saved(tables, folder):
    path = folder / "page.html"
    Explainer(tables).save(path)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables():
    return load()


@pytest.fixture(scope="module")
def page(tables, tmp_path_factory):
    return saved(tables, tmp_path_factory.mktemp("page"))


def text_of(page):
    document = page[page.index('<div class="tyo-document">') :]
    return html.unescape(re.sub("<[^>]*>", "", document))


def test_it_is_small(page):
    """The page of this article stays under 400 kB, to be sent by mail or messenger."""
    assert 100_000 < len(page.encode()) < BYTES


def test_the_same_tables_give_the_same_bytes(page, tables, tmp_path):
    """No clock and no chance is in the file, so two of them can be compared."""
    assert saved(tables, tmp_path) == page


def test_it_holds_the_state_of_the_explainer(tmp_path):
    """What the script unpacks is what a notebook gives the widget, as it opens."""
    explainer = Explainer(load(write_tiny(tmp_path)), predict=True)
    explainer.theme = "seeds"
    explainer.predictions = {"seeds": {"expected": "figure", "because": "mine alone"}}
    explainer.save(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    packed = re.search('id="state">([^<]*)<', page).group(1)
    state = json.loads(unpacked(packed))
    assert state["content"] == explainer.content
    assert state["charts"] == explainer.drawn_charts()
    assert (state["view"], state["in_notebook"], state["cell"]) == ("explainer", False, "")
    assert (state["theme"], state["predicting"]) == ("water", True)
    assert (state["predictions"], state["revealed"]) == ({}, [])
    assert "mine alone" not in page


def test_it_is_named_after_the_explainer_and_says_its_language(tmp_path):
    """Title, author and the language of the content come from the table about the explainer."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "about", 2, "language", "gsw-CH")
    page = saved(load(tmp_path), tmp_path)
    assert "<title>The garden in five years: Five years of the garden</title>" in page
    assert '<meta name="author" content="Class 7b and A. Gardener">' in page
    assert '<html lang="en">' in page
    assert '<h1 lang="gsw-CH" dir="auto">Five years of the garden</h1>' in page


def test_an_explainer_that_says_nothing_of_itself_is_named_after_its_article(tmp_path):
    """Without the table no author is claimed, and the page speaks English."""
    page = saved(load(write_tiny(tmp_path, about=None)), tmp_path)
    assert "<title>An explainer of “Five years of the garden”</title>" in page
    assert '<html lang="en">' in page
    assert 'name="author"' not in page


def test_it_may_connect_to_nothing(page):
    """Its policy forbids every connection, and every script but its own."""
    policy = re.search('Content-Security-Policy" content="([^"]*)"', page).group(1)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {
        "default-src",
        "script-src",
        "style-src",
        "img-src",
        "base-uri",
        "form-action",
    }
    assert (rules["img-src"], rules["base-uri"], rules["form-action"]) == (
        "data:",
        "'none'",
        "'none'",
    )
    unpacking = re.search("<script>(.*?)</script>", page, re.DOTALL).group(1)
    packed = re.search('id="code">([^<]*)<', page).group(1)
    script = json.loads(unpacked(packed))["script"]
    digests = [
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in (unpacking, script)
    ]
    assert rules["script-src"] == " ".join(f"'sha256-{digest}'" for digest in digests)


def test_it_tells_what_it_is_in_a_line(page):
    """A search or a shared link shows the finding; without an address no preview is claimed."""
    (told,) = re.findall('<meta name="description" content="([^"]*)">', page)
    assert told.startswith("13 calls on five themes. Three of the five have an outcome")
    assert "og:" not in page


def test_a_page_with_an_address_is_previewed(tmp_path):
    """Where the table says where the page is served, a link to it shows title and finding."""
    write_tiny(tmp_path)
    set_cell(tmp_path, "about", 2, "address", "https://example.org/garden.html")
    page = saved(load(tmp_path), tmp_path)
    assert '<meta property="og:url" content="https://example.org/garden.html">' in page
    assert '<meta property="og:title" content="' in page


def test_without_a_script_the_overview_stands_still(page):
    """The picture of all themes comes first, then jumps lead to each; none reported is framed."""
    document = page[page.index('<div class="tyo-document">') :]
    assert document.index("<svg") < document.index("id=t1")
    assert "13 calls on five themes." in document[: document.index("<svg")]
    jumps = re.findall(r"<a href=#t(\d)>", document)
    assert jumps == list("123456")
    assert all(f"id=t{jump}" in document for jump in jumps)
    assert document.count("<p class=none><b>none reported</b>") == 2
    assert document.count("<div class=placed>") == 4


def test_the_handout_cites_what_it_prints(page):
    """The sources of the printed figures and milestones have the first numbers, the article none.

    The second list is not printed.
    """
    document = page[page.index("<section class=sources>") :]
    printed, more = document.split("<ol class=more")
    assert "The article: Xi's calls for better development of the Internet" in printed
    assert printed.count("<li id=") == 94
    assert more.startswith(" start=95><li id=s95>")


def test_it_names_nothing_to_load(page):
    """No element, style or script asks for a file, and the empty icon keeps browsers from it."""
    loading = re.findall(r"<(?:link|img|iframe|object|embed|script[^>]* src)\b[^>]*>", page)
    assert loading == ['<link rel="icon" href="data:,">']
    assert re.findall(r"@import|url\(|fetch\(|import\(", page) == []


def test_without_a_script_it_is_whole(page, tables):
    """Each statement, milestone, account, value and source stands in the plain document."""
    text = text_of(page)
    for summary in [*tables.statements["summary"], *tables.readings["summary"]]:
        assert summary in text
    for column in ("title", "summary", "issuer"):
        for said in tables.milestones[column]:
            assert said in text
    record = tables.indicators[tables.indicators["display"] == "record"]
    for column in ("title", "method", "limits"):
        for said in record.loc[record["beside"].isna(), column]:
            assert said in text
    assert "Dec 2018: all users 829" in text
    cited = {source for row in tables.milestones["sources"] for source in row}
    for title in tables.sources.set_index("id").loc[sorted(cited), "title"]:
        assert title in text


def test_every_number_in_brackets_leads_to_a_source(page):
    """A mark like [12] is a link to the twelfth of the sources, and none of these is idle."""
    marks = {int(number) for number in re.findall(r"<a href=#s(\d+)>\[\1\]</a>", page)}
    listed = [int(number) for number in re.findall(r"<li id=s(\d+)>", page)]
    assert listed == list(range(1, len(listed) + 1))
    assert marks == set(listed)


def test_without_a_script_each_question_has_its_answer(page, tables):
    """All nine questions stand there with their choices; the right one waits behind a summary."""
    asked = page[page.index("<h2>Questions</h2>") :]
    assert asked.count("<details><summary>Answer</summary>") == 9
    for text in [*tables.questions["prompt"], *tables.choices["text"]]:
        assert html.escape(text, quote=False) in asked
    assert (
        "<details><summary>Answer</summary><p><b>From 1 June 2017, the day it took effect</b> "
        "Adopted is one day, in force another."
    ) in asked


def test_a_page_without_questions_says_nothing_of_them(tmp_path):
    """Tables without questions make neither a heading nor a summary."""
    page = saved(load(write_tiny(tmp_path, questions=None, choices=None)), tmp_path)
    assert "Questions</h2>" not in page
    assert "<details>" not in page


EVIL = "</script></div><script>window.hacked=1</script><img src=x onerror=hacked()>{title}"


def test_a_table_cannot_put_markup_into_it(tmp_path):
    """Tags, braces and addresses of scripts in any text are shown as text."""
    write_tiny(tmp_path)
    for table, column in [
        ("sources", "title"),
        ("sources", "note"),
        ("themes", "title"),
        ("themes", "question"),
        ("statements", "summary"),
        ("milestones", "issuer"),
        ("readings", "summary"),
        ("indicators", "method"),
        ("observations", "note"),
        ("questions", "prompt"),
        ("choices", "text"),
        ("moments", "label"),
    ]:
        set_cell(tmp_path, table, 2, column, EVIL)
    page = saved(load(tmp_path), tmp_path)
    assert "<img" not in page
    assert page.count("<script") == 4
    assert html.escape(EVIL) in page


def test_only_addresses_of_the_web_become_links(page, tmp_path):
    """An address that is none of the web is left out; links to pages do not say who asks."""
    write_tiny(tmp_path, sources=TINY["sources.csv"].replace("https://example.org/garden", ""))
    tiny = saved(load(tmp_path), tmp_path)
    for text in (page, tiny):
        targets = re.findall(r'<a href="([^"]*)"', text)
        assert all(re.match("https?://|#[st][0-9]|#glance", target) for target in targets)
    assert "(Hill Gazette, 2010-05-01)" in tiny


def test_further_languages_are_kept_beside_the_first(tmp_path, catalogue):
    """Each language is kept once, with the words around the display; the first stays as it is."""
    catalogue("fr", {"Step by step": "Pas à pas", "No outcome is given": "Aucun résultat"})
    catalogue("ar", {"Step by step": "<b>خطوة"})
    explainer = Explainer(load(write_tiny(tmp_path)), language="fr")
    alone, several = tmp_path / "alone.html", tmp_path / "several.html"
    explainer.save(alone)
    explainer.save(several, languages=["ar", "en", "ar-EG", "fr"])
    alone, several = alone.read_text(encoding="utf-8"), several.read_text(encoding="utf-8")
    states = dict(re.findall('<script type="text/plain" id="(state[^"]*)">([^<]*)<', several))
    assert list(states) == ["state", "state-ar", "state-en"]
    arabic = json.loads(unpacked(states["state-ar"]))
    assert (arabic["language"]["code"], arabic["language"]["direction"]) == ("ar", "rtl")
    assert set(arabic) == {"language", "changes", "others", "words"}
    assert "<h2>&lt;b&gt;خطوة</h2>" in arabic["words"]
    added = '<script type="text/plain" id="state-.*?</script>\n'
    assert re.sub(added, "", several) == alone


CHINESE = {
    "{things} are in {language}.": "{things}为{language}。",
    "Milestones": "大事记",
    "figures": "数据",
    "accounts": "记述",
}


def test_a_chinese_page_of_this_article_is_chinese_as_far_as_its_tables_are(
    tables, tmp_path, catalogue
):
    """Calls and outcomes are in Chinese and not marked as English; what is in English is said."""
    catalogue("zh_Hans", CHINESE)
    explainer = Explainer(tables, language="zh-CN")
    explainer.save(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<span>使互联网与实体经济紧密结合。</span>" in page
    assert "Link the internet closely" not in page
    assert "<span lang=en>Link" not in page
    assert "大事记、数据和记述为英语。" in page
    assert explainer.content["explainer"]["translated"] == ["moments", "statements", "themes"]
    assert [theme["original"] for theme in explainer.content["themes"]] == [None] * 5


def test_an_english_page_says_nothing_of_languages(page):
    """Translations that the tables hold do not show where they are not asked for."""
    assert " are in English" not in page
    assert "实体经济" not in page


@pytest.mark.parametrize("tag", ["fr-CA", "und"])
def test_tables_in_the_language_spoken_or_in_none_that_is_told_are_not_marked(
    tmp_path, catalogue, tag
):
    """The French of Canada is French, and what nobody states is not English."""
    catalogue("fr", {"{things} are in {language}.": "{things} : en {language}."})
    write_tiny(tmp_path)
    set_cell(tmp_path, "about", 2, "language", tag)
    Explainer(load(tmp_path), language="fr").save(tmp_path.parent / "page.html")
    page = (tmp_path.parent / "page.html").read_text(encoding="utf-8")
    assert ": en " not in page


def test_without_a_table_that_tells_no_language_is_made_up(tmp_path, catalogue):
    """A heading that the explainer itself gives is in the language that it speaks."""
    catalogue("fr", {"Timeline": "Frise"})
    (tmp_path / "milestones.csv").write_text("id,date,label,title,summary\nw,2004,B,Brunnen,C\n")
    tables = load(tmp_path)
    Explainer(tables, language="fr").save(tmp_path.parent / "page.html")
    assert "<h1>Frise</h1>" in (tmp_path.parent / "page.html").read_text(encoding="utf-8")


def test_a_page_says_what_has_no_translation_yet(tmp_path, catalogue):
    """One row that is translated does not make a whole table so."""
    said = "What has no translation yet is in {language} as well."
    catalogue("fr", {said: "Reste : {language}."})
    rows = read_rows(write_tiny(tmp_path), "themes")
    translated = [[*rows[0], "title:fr"], [*rows[1], "Eau"], *([*row, ""] for row in rows[2:])]
    write_rows(tmp_path, "themes", translated)
    Explainer(load(tmp_path), language="fr").save(tmp_path.parent / "page.html")
    assert "Reste : anglais." in (tmp_path.parent / "page.html").read_text(encoding="utf-8")


def test_a_french_page_says_that_all_is_in_english(tables, tmp_path, catalogue):
    """Without a translation, statements are in the language of the tables, too, and marked so."""
    catalogue("fr", {"{things} are in {language}.": "{things} : en {language}."})
    Explainer(tables, language="fr").save(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Statements, milestones, figures et accounts : en anglais." in page
    assert "<span lang=en>Link the internet closely with the real economy." in page
