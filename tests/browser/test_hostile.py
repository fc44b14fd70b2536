"""Whatever stands in a table is text, and stays text."""

import csv
import shutil

import pytest
from alone import Alone
from lab import NOTEBOOKS
from playwright.sync_api import expect

from three_years_on import Explainer, load

DATA = NOTEBOOKS.parent / "data"
RUN = "window.hacked = true"
EVIL = (
    f"<img src=x onerror='{RUN}'><script>{RUN}</script></text></svg></script>"
    f"<a href=\"javascript:{RUN}\" onmouseover='{RUN}'>click</a>"
    r"]]>&lt;{{7*7}}$\frac{1}{2}$<style>*{display:none}</style>"
)
# For each table: the row, or a reference in it, that turns hostile, and in which columns.
TEXTS = {
    "milestones": (
        "made-in-china-2025",
        ("title", "original_title", "label", "issuer", "summary", "citation", "note", "date_kind"),
    ),
    "statements": ("integrate-economy", ("summary", "addressed_to")),
    "themes": ("economy", ("title", "original_title", "question", "limits", "notes")),
    "indicators": (
        "digital-economy-share",
        ("title", "label", "measured_by", "method", "limits", "care"),
    ),
    "observations": ("digital-economy-share", ("note", "arithmetic")),
    "readings": ("imf-staff-2019", ("summary",)),
    "checks": ("companies-contribute", ("remains_open",)),
    "moments": ("called-for", ("label", "title", "note")),
    "kinds": ("plan", ("meaning",)),
    "sources": ("cset-2022", ("title", "publisher", "note")),
    "mentions": ("symposium", ("reason_for",)),
    "placements": ("economy", ("reason",)),
}


@pytest.fixture(scope="module")
def hostile(lab, context):
    """An explainer of tables in which one row each is hostile in all its texts."""
    folder = lab.folder / "hostile"
    shutil.copytree(DATA, folder)
    for table, (row_id, columns) in TEXTS.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        for row in rows:
            if row_id in row:
                for column in columns:
                    row[header.index(column)] = EVIL
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    lab.write("hostile", 'from three_years_on import *\nExplainer(load("hostile"))')
    notebook = lab.open(context, "hostile")
    notebook.run_all()
    yield notebook.explainer()
    notebook.close()


def assert_harmless(explainer):
    """Nothing ran, nothing was made of the text, nothing was asked for."""
    page = explainer.page
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.hacked") is None
    assert explainer.root.locator("img, script, style, a[href^=javascript]").count() == 0
    assert explainer.root.locator("[onerror], [onmouseover], [onclick]").count() == 0
    assert explainer.notebook.foreign == []
    assert [e for e in explainer.notebook.errors if "404" in e or "page error" in e] == []
    expect(explainer.root.locator(".tyo-picture svg")).to_have_count(1)


def test_a_hostile_theme_is_text(hostile):
    """Tab, heading, question, columns and timeline show the markup as it is written."""
    expect(hostile.tabs.first).to_contain_text(EVIL)
    expect(hostile.panel.get_by_role("heading", level=3)).to_have_text(EVIL)
    expect(hostile.panel.locator(".tyo-question")).to_contain_text(EVIL)
    expect(hostile.columns.first.get_by_role("listitem").first).to_contain_text(EVIL)
    expect(hostile.label("<img src=x onerror")).to_have_count(1)
    expect(hostile.status).to_contain_text("<script>")
    assert EVIL in hostile.svg.get_attribute("aria-label")
    assert_harmless(hostile)


def test_hostile_details_are_text(hostile):
    """So do the details, and no link is made of what is no address."""
    hostile.label("<img src=x onerror").first.dispatch_event("click")
    expect(hostile.details.get_by_role("heading", level=3)).to_have_text(f"{EVIL} {EVIL}")
    for name in ("Issued or done by", "What it does", "Citation", "Notes"):
        expect(hostile.details.locator(f'dt:text-is("{name}") + dd')).to_have_text(EVIL)
    for link in hostile.details.get_by_role("link").all():
        assert link.get_attribute("href").startswith("http")
    assert_harmless(hostile)
    hostile.page.keyboard.press("Escape")


def test_a_hostile_table_is_text(hostile):
    """So does the table."""
    hostile.toggle.dispatch_event("click")
    expect(hostile.rows.filter(has_text="<script>")).to_have_count(1)
    assert_harmless(hostile)


def test_a_hostile_record_is_text(hostile):
    """So do charts, values, accounts and what remains open."""
    hostile.tabs.first.dispatch_event("click")
    hostile.check("internet companies").dispatch_event("click")
    expect(hostile.record).to_contain_text(f"What remains open: {EVIL}")
    chart = hostile.figures.first
    assert EVIL in chart.get_by_role("img").get_attribute("aria-label")
    assert "<script>" in chart.locator("svg").text_content()
    chart.locator("summary").dispatch_event("click")
    expect(chart).to_contain_text(f"worked out: {EVIL}")
    expect(chart).to_contain_text(f"Cannot show: {EVIL}")
    expect(hostile.readings.filter(has_text=EVIL)).to_have_count(1)
    assert_harmless(hostile)
    hostile.record_toggle.dispatch_event("click")


def go_through_everything(explainer):
    """Predict, reveal, sum up, take away and present what is hostile."""
    explainer.tabs.first.dispatch_event("click")
    explainer.predict_first.dispatch_event("click")
    explainer.prediction.get_by_label("a named measure").check(force=True)
    explainer.prediction.get_by_label("because").fill(EVIL)
    explainer.page.keyboard.press("Tab")
    explainer.reveal.dispatch_event("click")
    expect(explainer.columns.nth(1)).to_contain_text(f"because: {EVIL}")
    explainer.root.get_by_role("button", name="Summary").dispatch_event("click")
    expect(explainer.extra).to_contain_text(EVIL)
    explainer.root.get_by_role("button", name="Take away").dispatch_event("click")
    expect(explainer.extra.get_by_role("textbox", name="The article, as text")).to_be_attached()
    explainer.predict_first.dispatch_event("click")
    explainer.root.get_by_role("button", name="Present").dispatch_event("click")
    dialog = explainer.page.locator(".tyo-present")
    expect(dialog.get_by_role("heading", level=4)).to_contain_text(EVIL)
    seen = ""
    for _ in range(12):
        seen += dialog.text_content()
        explainer.page.keyboard.press("PageDown")
    assert seen.count(EVIL) >= 5
    assert dialog.locator("img, script, style, a[href^=javascript]").count() == 0
    explainer.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_hostile_predictions_and_slides_are_text(hostile):
    """So do predictions, their summary, what is taken away, and every slide."""
    go_through_everything(hostile)
    assert_harmless(hostile)


def test_a_hostile_page_is_text(hostile, lab, browser, tmp_path):
    """So does the one file, with its script and without."""
    file = tmp_path / "hostile.html"
    Explainer(load(lab.folder / "hostile")).save(file)
    opened = Alone(browser, file)
    go_through_everything(opened.explainer())
    assert opened.page.evaluate("() => window.hacked") is None
    assert (opened.foreign(), opened.errors) == ([], [])
    opened.close()
    plain = Alone(browser, file, java_script_enabled=False)
    document = plain.page.locator(".tyo-document")
    expect(document.get_by_role("heading", level=2).first).to_contain_text(EVIL)
    expect(document.locator("img, script, style, [onerror], [onmouseover]")).to_have_count(0)
    plain.close()


def test_the_plain_html_is_text(hostile, lab):
    """So does what stands in for the widget where it cannot run."""
    shown = hostile.page.evaluate(
        """() => jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells[0]
          .outputs.map(({data}) => [data["text/html"]].flat().join("")).join("")"""
    )
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<a " not in shown
