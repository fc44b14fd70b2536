"""Tables of other articles: a second full one, parts of one, many themes, any script."""

import shutil
from pathlib import Path

import pytest
from alone import Alone
from playwright.sync_api import expect
from test_layout import SPILLS
from tiny import TINY, write_many, write_tiny

from three_years_on import Explainer, load
from three_years_on.tables.imported import to_tables
from three_years_on.tables.output import write_new
from three_years_on.tables.timelinejs import read_slides

DATA = Path(__file__).parents[1] / "data"
MILLENNIUM, INQUIRY = DATA / "millennium", DATA / "inquiry"
ARABIC, HINDI, EMOJI = "الماء لكل بيت في المدينة", "हर घर में पानी", "💧 Water 💧"


@pytest.fixture
def opened_tables(browser, tmp_path):
    """Open the page of a folder; at the end nothing may have gone wrong."""
    pages = []

    def open_tables(folder, **options):
        file = tmp_path / "page.html"
        Explainer(load(folder)).save(file)
        pages.append(Alone(browser, file, **options))
        return pages[-1].explainer()

    yield open_tables
    for page in pages:
        assert (page.errors, page.foreign()) == ([], [])
        page.close()


def present_all(explainer):
    """Go through every slide; return what all of them say."""
    explainer.root.get_by_role("button", name="Present").click()
    dialog = explainer.page.locator(".tyo-present")
    place = dialog.get_by_role("status")
    said, before = "", ""
    for _ in range(200):
        said += dialog.text_content()
        if place.inner_text() == before:
            break
        before = place.inner_text()
        explainer.page.keyboard.press("PageDown")
    explainer.page.keyboard.press("Escape")
    return said


def test_a_second_article_goes_through_the_page(opened_tables):
    """Steps, details, predictions and slides of another article show its own words only."""
    explainer = opened_tables(MILLENNIUM)
    expect(explainer.overview_rows).to_have_count(7)
    expect(explainer.tabs).to_have_count(7)
    explainer.tabs.first.click()
    expect(explainer.columns.first).to_contain_text("Aims set, 8 September 2000")
    expect(explainer.columns.nth(1)).to_contain_text("Reported, 6 July 2015")
    explainer.labels.first.click()
    expect(explainer.details.get_by_role("heading", name="Sources")).to_be_visible()
    explainer.back.click()
    explainer.predict_first.click()
    explainer.prediction.get_by_label("an outcome with a figure").check()
    explainer.reveal.click()
    expect(explainer.columns.nth(1)).to_contain_text("You expected: an outcome with a figure")
    said = present_all(explainer)
    assert "Poverty and hunger" in said
    assert "China" not in said


def test_a_second_article_steps_in_jupyterlab(lab, context):
    """The widget shows it in a notebook as well, with its dates on the timeline."""
    shutil.copytree(MILLENNIUM, lab.folder / "millennium")
    lab.write("millennium", 'from three_years_on import *\nExplainer(load("millennium"))')
    notebook = lab.open(context, "millennium")
    notebook.run_all()
    explainer = notebook.explainer()
    explainer.tabs.nth(1).click()
    expect(explainer.status).to_contain_text("2 of 7: Schooling")
    expect(explainer.svg).to_contain_text("Aims set · 8 Sep 2000")
    assert notebook.errors == []
    notebook.close()


def test_milestones_alone_make_a_timeline(opened_tables, tmp_path):
    """One table is enough to begin with: dates and details, and no trace of what is not there."""
    folder = tmp_path / "alone"
    folder.mkdir()
    rows = TINY["milestones.csv"].splitlines()
    columns = [name for name in rows[0].split(",") if name not in {"themes", "sources", "language"}]
    text = [row.rsplit(",", 3)[0] for row in rows]
    assert text[0].split(",") == columns
    (folder / "milestones.csv").write_text("\n".join(text), encoding="utf-8")
    explainer = opened_tables(folder)
    expect(explainer.labels).to_have_count(5)
    expect(explainer.tabs.first).to_be_hidden()
    expect(explainer.columns).to_have_count(0)
    expect(explainer.record_toggle).to_be_hidden()
    expect(explainer.predict_first).to_be_hidden()
    explainer.open("Seed law")
    expect(explainer.details).to_contain_text("Parliament")
    explainer.back.click()
    explainer.root.get_by_role("button", name="Take away").click()
    expect(explainer.extra).to_contain_text("Link to this step")
    said = present_all(explainer)
    for word in ("undefined", "null", "NaN", "None"):
        assert word not in said + explainer.root.text_content()


def test_three_moments_stand_side_by_side(opened_tables, tmp_path):
    """A call and two reviews: three columns, the later two covered together when predicting."""
    moments = TINY["moments.csv"] + "again,2015-05-01,Told again,The second look back,\n"
    statements = TINY["statements.csv"] + (
        "well-dry,water,again,outcome,1,The well is dry.,,assertion,1,1,\n"
    )
    explainer = opened_tables(write_tiny(tmp_path, moments=moments, statements=statements))
    explainer.tabs.first.click()
    expect(explainer.columns).to_have_count(3)
    expect(explainer.columns.nth(2)).to_contain_text("The well is dry.")
    expect(explainer.columns.nth(2)).to_contain_text("Told again, 1 May 2015")
    explainer.predict_first.click()
    expect(explainer.columns).to_have_count(2)
    assert "The well is dry." not in explainer.root.text_content()
    explainer.reveal.click()
    expect(explainer.columns).to_have_count(3)


def test_an_inquiry_is_told_from_three_moments(opened_tables):
    """A fire, what was recommended, what is reported: only the last is covered and guessed."""
    explainer = opened_tables(INQUIRY)
    explainer.tabs.first.click()
    expect(explainer.columns).to_have_count(3)
    expect(explainer.columns.nth(0)).to_contain_text("Fire, 14 June 2017")
    expect(explainer.columns.nth(1)).to_contain_text("Recommended, 30 October 2019")
    expect(explainer.columns.nth(2)).to_contain_text("four are completed, seven on track")
    explainer.predict_first.click()
    expect(explainer.prediction).to_be_visible()
    assert "four are completed" not in explainer.root.inner_text()
    expect(explainer.columns.nth(1)).to_contain_text("the inspectorate looked at 29 of them")
    explainer.prediction.get_by_label("an outcome with a figure").check()
    explainer.reveal.click()
    expect(explainer.columns.nth(2)).to_contain_text("You expected: an outcome with a figure")
    said = present_all(explainer)
    for text in ("Recommended, 30 October 2019", "four are completed", "Hearings of phase 1"):
        assert text in said


@pytest.mark.parametrize(
    ("file", "theme", "label"),
    [
        ("web.csv", "Browsers", "Mosaic"),
        ("cassini.json", "Huygens", "Huygens lands on Titan"),
    ],
)
def test_a_timeline_of_another_tool_goes_through_the_page(
    opened_tables, tmp_path, file, theme, label
):
    """What was brought can be stepped through, opened and presented; nothing is made up."""
    tables = to_tables(read_slides(DATA / "timelines" / file)).tables
    write_new(tmp_path / "brought", tables, workbook=False, are_examples=False)
    explainer = opened_tables(tmp_path / "brought")
    explainer.tabs.filter(has_text=theme).click()
    expect(explainer.columns).to_have_count(0)
    explainer.open(label)
    expect(explainer.details.get_by_role("heading", name="Sources")).to_be_visible()
    expect(explainer.details).not_to_contain_text("Issued or done by")
    explainer.back.click()
    said = present_all(explainer)
    assert label in said
    for word in ("undefined", "null", "NaN", "None"):
        assert word not in said + explainer.root.text_content()


def test_many_themes_are_chosen_from_a_list(opened_tables, tmp_path):
    """Forty themes do not fit on buttons: a list, arrows and keys lead to each of them."""
    header = TINY["themes.csv"].splitlines()[0]
    commas = "," * (len(header.split(",")) - 3)
    more = "".join(f"t{n},{n},Theme number {n}{commas}\n" for n in range(4, 41))
    explainer = opened_tables(write_tiny(tmp_path, themes=TINY["themes.csv"] + more))
    chooser = explainer.root.get_by_role("combobox", name="Theme")
    expect(chooser.get_by_role("option")).to_have_count(42)
    chooser.select_option("40 Theme number 40")
    expect(explainer.status).to_contain_text("40 of 41: Theme number 40")
    explainer.root.get_by_role("button", name="Next theme").click()
    expect(explainer.status).to_contain_text("41 of 41")
    expect(chooser).to_have_value("40")
    assert explainer.root.evaluate(SPILLS) == []


@pytest.mark.parametrize("words", [ARABIC, HINDI, EMOJI, "长江水利委员会", "W" * 300])
def test_any_script_and_any_length_is_shown(opened_tables, tmp_path, words):
    """Text in any script stands as it is written, in its own direction, and nothing spills."""
    tables = {
        "themes": TINY["themes.csv"].replace("Water", words),
        "statements": TINY["statements.csv"].replace("Carry less water.", words),
        "milestones": TINY["milestones.csv"].replace("Well plan", words),
    }
    explainer = opened_tables(
        write_tiny(tmp_path, **tables), viewport={"width": 1366, "height": 768}
    )
    expect(explainer.overview_rows.first).to_contain_text(words)
    explainer.tabs.first.click()
    expect(explainer.tabs.first).to_contain_text(words)
    item = explainer.columns.first.get_by_role("listitem").first
    expect(item).to_contain_text(words)
    # A name too long for its button ends in dots; its title has it in full.
    assert set(explainer.root.evaluate(SPILLS)) <= {"tyo-name"}
    if words == ARABIC:
        text, column = item.locator("p").first.evaluate(
            """node => {
              const range = document.createRange();
              range.selectNodeContents(node);
              return [range.getBoundingClientRect().right, node.getBoundingClientRect().right];
            }"""
        )
        assert abs(text - column) <= 1


def test_600_themes_are_chosen_from_a_list(opened_tables, tmp_path):
    """Each of many themes is reached by its name, and shows its milestones and no others."""
    explainer = opened_tables(write_many(tmp_path, 600, 1200))
    explainer.root.get_by_role("combobox", name="Theme", exact=True).select_option("431 Theme 431")
    expect(explainer.status).to_have_text("431 of 600: Theme 431, 2 milestones shown")
    assert sorted(explainer.label_texts()) == ["Fair 1030", "Fair 430"]


def test_a_long_table_is_searched_and_shown_in_portions(opened_tables, tmp_path):
    """Of 700 milestones the table shows 100 rows, more on demand, or those that are searched."""
    explainer = opened_tables(write_many(tmp_path, 2, 1400))
    explainer.tabs.first.click()
    expect(explainer.labels).to_have_count(0)
    expect(explainer.root).to_contain_text("700 milestones")
    expect(explainer.root).to_contain_text("Bars count milestones")
    explainer.toggle.click()
    expect(explainer.rows).to_have_count(100)
    explainer.root.get_by_role("button", name="Show more (600 left)").click()
    expect(explainer.rows).to_have_count(200)
    assert explainer.focused_name() == explainer.rows.nth(100).get_by_role("button").inner_text()
    explainer.root.get_by_role("searchbox", name="find").fill("number 77")
    expect(explainer.rows).to_have_count(5)
    expect(explainer.status).to_have_text("5 milestones found")
    explainer.rows.last.get_by_role("button").click()
    explainer.page.keyboard.press("Escape")
    expect(explainer.rows).to_have_count(5)
    explainer.tabs.nth(1).click()
    expect(explainer.rows).to_have_count(6)


def test_numbers_stay_where_they_belong_beside_arabic(opened_tables, tmp_path):
    """A day after an Arabic word keeps its order: 1 May 2005 begins with 1, here and drawn."""
    explainer = opened_tables(
        write_tiny(tmp_path, moments=TINY["moments.csv"].replace("Asked for", ARABIC))
    )
    explainer.tabs.first.click()
    heading = explainer.columns.first.get_by_role("heading")
    expect(heading).to_contain_text(ARABIC)
    name = explainer.svg.locator("text", has_text=ARABIC).first
    for place in (heading, name):
        left_of_one, left_of_may = place.evaluate(
            """node => {
              const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
              while (!texts.nextNode().data.includes("1 May")) continue;
              const text = texts.currentNode;
              return ["1 May", "May"].map((words) => {
                const range = document.createRange();
                range.setStart(text, text.data.indexOf(words));
                range.setEnd(text, text.data.indexOf(words) + 1);
                return range.getBoundingClientRect().left;
              });
            }"""
        )
        assert left_of_one < left_of_may
