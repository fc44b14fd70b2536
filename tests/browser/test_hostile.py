"""Whatever stands in a table is text, and stays text wherever a browser shows or saves it."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from alone import Alone
from payloads import PAYLOADS, PAYLOADS_BY_KIND, THEMES, expected, text_fields, write_hostile
from playwright.sync_api import expect

from three_years_on import Explainer, load

STEPS = THEMES + 1
CELLS = [
    """\
from dataclasses import replace
from IPython.display import HTML, display
from three_years_on import *
from three_years_on.charts.evidence import show_cards, show_claims, show_readings
from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order
from three_years_on.charts.trends import plot_theme, plot_vintages
tables = load("hostile")
explainer = Explainer(tables)
explainer""",
    "timeline = explore_milestones(tables)\ntimeline",
    """\
many = [f"{side}{n}" for side in "ab" for n in range(1, 99)]  # that would take long to draw
few = tables.indicators[~tables.indicators["id"].isin(many)]
values = tables.observations[~tables.observations["indicator"].isin(many)]
tables = replace(tables, indicators=few, observations=values)
figures = IndicatorExplorer(tables)
figures""",
    'quiz = Quiz(tables, "ask")\nquiz',
    """\
display(plot_order(tables), plot_delays(tables), plot_effect(tables))
display(plot_theme(tables, "constructor"), plot_vintages(tables, "a0"))
for theme in ["", *tables.themes["id"]]:
    display(show_readings(tables, theme), show_cards(tables, theme))
display(plot_timeline(tables, "constructor"))""",
    """\
for shown in (explainer, timeline, figures, quiz):
    told = shown._repr_mimebundle_()
    html = (told if isinstance(told, dict) else told[0])["text/html"]
    display(HTML(f'<div class="in-place">{html}</div>'))""",
    "display(tables.milestones, explainer.predicted())",
    # Formulas are set one output after the other, so that this one is the last.
    "HTML('<p id=formula>$x$</p>')",
]
EXPLAINER, INDICATORS = 0, 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An explainer of tables full of payloads: its tables, and its one file."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile").mkdir()
    Explainer(load(write_hostile(folder / "hostile"))).save(folder / "hostile.html")
    return folder


@pytest.fixture(scope="module")
def notebook(folder, lab, context):
    """All that the project shows of these tables, in one notebook."""
    shutil.copytree(folder, lab.folder, dirs_exist_ok=True)
    lab.write("hostile", *CELLS)
    notebook = lab.open(context, "hostile")
    notebook.run_all()
    yield notebook
    notebook.close()


@pytest.fixture(scope="module")
def page(folder, browser):
    """The one file, opened from disk."""
    opened = Alone(browser, folder / "hostile.html")
    yield opened
    opened.close()


@pytest.fixture(params=["JupyterLab", "one file"])
def explainer(request):
    """The explainer in a notebook and in a page; nothing may run, and nothing be asked for."""
    if request.param == "JupyterLab":
        notebook = request.getfixturevalue("notebook")
        notebook.page.bring_to_front()
        yield notebook.explainer(EXPLAINER)
        assert_quiet(notebook)
    else:
        opened = request.getfixturevalue("page")
        yield opened.explainer()
        assert opened.page.evaluate("() => window.hacked") is None
        assert (opened.foreign(), opened.errors) == ([], [])


def assert_quiet(notebook):
    assert notebook.page.evaluate("() => window.hacked") is None
    assert notebook.foreign == []
    assert [error for error in notebook.errors if "404" in error or "page error" in error] == []


# Goes through states by script, and keeps what is shown in each, and what a payload has become.
LOOK = """
const OURS = new Set(("a b bdi button caption dd details dialog div dl dt fieldset figcaption"
  + " figure h3 h4 h5 i input label legend li ol option p section select small span style summary"
  + " table tbody td textarea th thead tr ul svg g path circle line rect text title").split(" "));
const texts = new Set(), faults = new Set();
const FOLLOWED = ["href", "src", "action", "data", "xlink:href", "srcdoc", "formaction"];
const COPIES = "(https://web.archive.org/web/([0-9]{4,8}/)?)?";
const WORDS = "(#:~:text=[a-zA-Z0-9_.~%]+)?";
const LEADS = new RegExp(`^${COPIES}https://example.org/s[0-9]+${WORDS}$|^#([st][0-9]+|glance)$`);
const STYLES = /^[.]tyo|^([.]k[0-9]+[{][^{}]*[}])+$/; // the second are those of the picture
function isOurs({ name, value }) {
  return FOLLOWED.includes(name) ? LEADS.test(value) : !name.startsWith("on");
}
function look(part) {
  for (const node of [part, ...part.querySelectorAll("*")]) {
    const hasText = [...node.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE);
    if (hasText) texts.add(node.textContent);
    const told = [node.getAttribute("aria-label"), node.getAttribute("title"), node.value];
    for (const text of told) if (text) texts.add(text);
    const isStyle = node.localName === "style" && !STYLES.test(node.textContent);
    if (!OURS.has(node.localName) || isStyle) faults.add(`element ${node.localName}`);
    for (const a of node.attributes) if (!isOurs(a)) faults.add(`${a.name}=${a.value}`);
  }
}
const all = (selector) => [...root.querySelectorAll(selector)];
const press = (words, part = root) =>
  [...part.querySelectorAll("button")].find((b) => b.textContent.startsWith(words)).click();
function write(input, text) {
  input.value = text;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
const tabs = () => all('[role="tab"]').slice(1); // the first leads to the overview
/** Open each milestone of a step by its key, and do something while it is open. */
async function eachOpened(act) {
  for (const at of all(".tyo-lanes-picture .tyo-milestone").keys()) {
    const mark = all(".tyo-lanes-picture .tyo-milestone")[at];
    mark.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await null; // what is heard is told once all is shown
    act();
  }
}
"""


def look_at(root, body, argument=None):
    """Run a script on a part of the page; return all texts it saw, which no payload has left."""
    script = (
        f"async (root, given) => {{ {LOOK} {body}; return [[...texts].join('\\n'), [...faults]]; }}"
    )
    text, faults = root.evaluate(script, argument)
    assert faults == []
    return text


def missing(text, *fields):
    """List the payloads of some fields that should be shown as text and are not."""
    return [said for field in fields for said in expected(*field) if said not in text]


def unmarked(text):
    """Return a text without the marks that set words apart which run the other way."""
    return re.sub("[\u2068\u2069]", "", text)


def missing_in_html(text, *fields):
    """List the same where the text was read from HTML or XML, which know one end of a line."""
    shown = [re.sub("\r\n?", "\n", said) for field in fields for said in expected(*field)]
    return [said for said in shown if said not in text]


def of(table, *columns):
    return [(table, column) for column in columns]


SOURCES = of("sources", "title", "publisher", "note")
IN_STEPS = [
    *of("themes", "title", "original_title", "question"),
    *of("moments", "label", "note"),
    *of("statements", "summary", "addressed_to"),
    *of("placements", "reason"),
    *of("milestones", "title", "date_kind", "label"),
    *of("kinds", "id"),
]
IN_LANES = of("kinds", "group")
IN_DETAILS = [
    *SOURCES,
    *of("themes", "title"),
    *of("kinds", "id", "meaning"),
    *of("milestones", "date_kind", "title", "original_title", "issuer", "summary", "citation"),
    *of("milestones", "note", "label"),
    *of("milestone_dates", "kind"),
    *of("mentions", "reason_for", "reason_against"),
    *of("statements", "summary"),
]
IN_RECORD = [
    *SOURCES,
    *of("themes", "title", "limits"),
    *of("indicators", "title", "label", "unit", "measured_by", "method", "limits"),
    *of("observations", "arithmetic", "note"),
    *of("readings", "summary"),
    *of("statements", "summary"),
    *of("checks", "remains_open"),
]
# Its timelines are those of the steps, which are looked at there.
IN_PRESENTATION = [
    *of("sources", "title", "publisher"),
    *of("themes", "title", "original_title", "question", "notes"),
    *of("moments", "label", "note"),
    *of("statements", "summary"),
    *of("indicators", "limits", "care"),
    *of("readings", "summary"),
]
IN_QUIZ = [*of("questions", "prompt"), *of("choices", "text", "feedback", "misconception")]
IN_TAKE_AWAY = of("about", "title", "authors", "version", "licence")
IN_THE_DOCUMENT = of("moments", "title")


def test_every_field_is_looked_at():
    """A field that may hold any text is shown in a state below, or in the plain document."""
    seen = [*IN_STEPS, *IN_LANES, *IN_DETAILS, *IN_RECORD, *IN_PRESENTATION, *IN_QUIZ]
    assert {*seen, *IN_TAKE_AWAY, *IN_THE_DOCUMENT} == set(text_fields())


def test_the_steps_are_text(explainer):
    """Names, questions, columns, timeline and table of all steps show payloads as written."""
    text = look_at(
        explainer.root,
        """
        press("As a table");
        for (const tab of all('[role="tab"]')) { tab.click(); look(root); }
        press("As a picture");""",
    )
    assert explainer.tabs.count() == STEPS
    assert missing(text, *IN_STEPS) == []


def test_the_lanes_are_text(explainer):
    """So do the names of lanes, over however many lines, and what is told of each mark."""
    text = look_at(
        explainer.root,
        """
        for (const tab of tabs()) {
          tab.click();
          look(root.querySelector(".tyo-lanes"));
          const names = all(".tyo-lanes-svg .tyo-part-lane").map((name) => name.textContent);
          texts.add(names.join(""));
          for (const mark of all(".tyo-lanes-picture .tyo-milestone")) {
            mark.focus();
            look(root.querySelector(".tyo-lanes-popover"));
          }
        }
        tabs()[0].click();""",
    )
    assert missing(text, *of("milestones", "title", "label"), ("kinds", "id")) == []
    shown = re.sub(r"\s", "", text)
    lanes = [re.sub(r"\s", "", said) for said in expected("kinds", "group")]
    assert [said for said in lanes if said not in shown] == []


def test_the_details_are_text(explainer):
    """So do the details of all milestones, and only addresses become links."""
    text = look_at(
        explainer.root,
        """
        for (const tab of tabs()) {
          tab.click();
          await eachOpened(() => {
            look(root.querySelector(".tyo-details"));
            look(root.querySelector(".tyo-status"));
          });
        }
        tabs()[0].click();""",
    )
    assert missing(text, *IN_DETAILS) == []


def test_the_record_is_text(explainer):
    """So do charts, values, accounts, and what each check leaves open."""
    text = look_at(
        explainer.root,
        """
        for (const tab of tabs()) {
          tab.click();
          const checks = all("[data-checks]");
          press("Open the record");
          look(root.querySelector(".tyo-record"));
          root.style.display = "none"; // without a layout in between, it is soon done
          for (const check of checks) {
            check.click();
            look(root.querySelector(".tyo-limits"));
          }
        }
        root.style.display = "";
        tabs()[0].click();""",
    )
    assert missing(text, *IN_RECORD) == []


def test_what_the_explainer_says_of_itself_is_text(explainer):
    """So are its title, version and licence, and the names of its authors, one by one."""
    text = look_at(
        explainer.root,
        """
        tabs()[0].click();
        press("Take away");
        look(root.querySelector(".tyo-extra"));
        tabs()[0].click();""",
    )
    # A field to copy from knows one end of a line, and nothing unseen that we set.
    text = unmarked(re.sub("\r\n?", "\n", text))
    said = [
        said for column in ("title", "version", "licence") for said in expected("about", column)
    ]
    said += [name.strip() for names in expected("about", "authors") for name in names.split(";")]
    said = [unmarked(re.sub("\r\n?", "\n", words)) for words in said]
    assert [words for words in said if words not in text] == []


def sentences():
    """Return one sentence a step to type, each a formula at its start, and all of them all."""
    typed = [re.sub("[\r\n]", "", payload) for payload in PAYLOADS]
    formulas = [text for text in PAYLOADS_BY_KIND["formula"] if text[0] in "=+-@＝＋－＠"]
    return [" ".join([formulas[n], *typed[n::STEPS]]) for n in range(STEPS)]


def saved(explainer, name):
    """Press a button that saves, and return the file."""
    with explainer.page.expect_download() as caught:
        explainer.root.get_by_role("button", name=name).first.dispatch_event("click")
    return Path(caught.value.path())


def rows_of(file):
    """Read a CSV file; no cell of it may be a formula, wherever a spreadsheet parts cells."""
    text = file.read_bytes().decode("utf-8-sig")
    for separator in ";\t,":
        _, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for cell in (cell for row in rows for cell in row):
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")), cell
            assert separator != "," or not cell.startswith(("\t", "\r", "\n")), cell
    return rows


def plain(cell):
    """Return a cell as it was before the apostrophes that keep it from being a formula."""
    whole = re.sub("([;\\t\\r\\n][\"\\s]*)'(?=[=+\\-@＝＋－＠])", r"\1", cell)
    is_defused = whole.startswith("'") and whole[1:].lstrip().startswith(tuple("=+-@＝＋－＠"))
    return whole[1:] if is_defused else whole


def test_predictions_are_text(explainer):
    """What a reader types is text beside the outcomes, in the summary and in its CSV file."""
    given = sentences()
    text = look_at(
        explainer.root,
        """
        press("Predict first");
        for (const [at, tab] of tabs().entries()) {
          tab.click();
          root.querySelector(".tyo-predict input[type=radio]").click();
          write(root.querySelector(".tyo-predict input[type=text]"), given[at]);
          press("Reveal");
          write(root.querySelector(".tyo-compared input"), given[at]);
          look(root.querySelector(".tyo-panel"));
        }
        press("Summary");
        look(root.querySelector(".tyo-extra"));""",
        given,
    )
    text = unmarked(text)
    assert [said for said in given if f"because: {unmarked(said)}" not in text] == []
    rows = rows_of(saved(explainer, "Download (CSV)"))
    assert [plain(row[2]) for row in rows] == given
    assert [plain(row[5]) for row in rows] == given
    look_at(explainer.root, 'press("Predict first")')


def test_tables_leave_as_text(explainer):
    """Statements and milestones of all steps leave whole, and none as a formula."""
    said, milestones = [], []
    for step in range(STEPS):
        explainer.tabs.nth(step).dispatch_event("click")
        explainer.root.get_by_role("button", name="Take away").dispatch_event("click")
        said += rows_of(saved(explainer, "Statements (CSV)"))
        milestones += rows_of(saved(explainer, "Milestones (CSV)"))
    assert unsaved(said, 3, "statements", "summary") == []
    assert unsaved(said, 4, "statements", "addressed_to") == []
    assert unsaved(milestones, 0, "milestones", "title") == []
    assert unsaved(milestones, 1, "milestones", "original_title") == []
    assert unsaved(milestones, 2, "kinds", "id") == []
    assert unsaved(milestones, 4, "milestones", "issuer") == []


def unsaved(rows, at, table, column):
    """List what should stand in a column of a file; apostrophes may stand in it."""
    cells = {cell for row in rows for cell in (row[at], row[at].removeprefix("'"), plain(row[at]))}
    return [text for text in expected(table, column) if text not in cells]


BACK = {
    "\\textbackslash{}": "\\",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
}


def test_citations_are_one_entry_each(explainer):
    """Each BibTeX entry closes each brace it opens, ends with its last one, and can be read."""
    text = look_at(
        explainer.root,
        """
        root.style.display = "none"; // without a layout in between, it is soon done
        for (const tab of tabs()) {
          tab.click();
          press("Take away");
          await eachOpened(() => {
            for (const area of all('textarea[aria-label$="in BibTeX"]')) look(area);
          });
        }
        tabs()[0].click();
        root.style.display = "";
        for (const text of texts) if (!text.startsWith("@")) texts.delete(text);""",
    )
    entries = re.split(r"\n(?=@misc)", text)
    assert len(entries) == len(PAYLOADS) + 1  # every source, and this explainer
    for entry in entries:
        assert_one_entry(entry)
    text = re.sub(r"\\text\w+\{\}", lambda found: BACK[found[0]], text)
    text = re.sub(r"\\([&%$#_])", r"\1", text)
    for table, column in of("sources", "title", "publisher"):
        said = [re.sub("[ \t\r\n]+", " ", unmarked(said)) for said in expected(table, column)]
        assert [words for words in said if words not in unmarked(text)] == []


def assert_one_entry(entry):
    """Count braces as BibTeX does: a backslash before one changes nothing."""
    depth, ends = 0, []
    for at, sign in enumerate(entry):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "}" and depth == 0:
            ends.append(at)
        assert depth >= 0, entry
    assert ends == [len(entry) - 1], entry
    assert re.findall(r"^\s*@\w+", entry, re.MULTILINE) == ["@misc"]


def test_drawings_leave_as_text(explainer, browser, tmp_path):
    """A saved drawing, opened by itself, runs and asks for nothing; so does its picture."""
    explainer.tabs.first.dispatch_event("click")
    explainer.root.get_by_role("button", name="Take away").dispatch_event("click")
    timeline = saved(explainer, "Timeline as SVG")
    assert saved(explainer, "Timeline as PNG").read_bytes().startswith(b"\x89PNG")
    explainer.tabs.first.dispatch_event("click")
    explainer.record_toggle.dispatch_event("click")
    explainer.figures.first.locator("summary").dispatch_event("click")
    chart = saved(explainer, "Chart as SVG")
    assert saved(explainer, "Chart as PNG").read_bytes().startswith(b"\x89PNG")
    explainer.tabs.first.dispatch_event("click")
    for drawing in (timeline, chart):
        file = tmp_path / "drawing.svg"
        file.write_bytes(drawing.read_bytes())
        opened = Alone(browser, file)
        text = look_at(opened.page.locator("svg"), "look(root)")
        # A label stands on one line of a drawing.
        labels = (" ".join(said.split()) for said in expected("moments", "label"))
        assert [said for said in labels if said not in " ".join(text.split())] == []
        assert opened.page.evaluate("() => window.hacked") is None
        assert (opened.foreign(), opened.errors) == ([], [])
        opened.close()


def test_the_presentation_is_text(explainer):
    """So do all slides, and the notes of the speaker."""
    explainer.page.evaluate("() => { window.open = () => null; }")  # notes stay on the screen
    screen = explainer.page.viewport_size
    explainer.page.set_viewport_size({"width": 1280, "height": 8000})  # so slides are fewer
    explainer.tabs.first.dispatch_event("click")
    explainer.root.get_by_role("button", name="Present").dispatch_event("click")
    dialog = explainer.page.locator(".tyo-present")
    expect(dialog.get_by_role("status")).to_be_visible(timeout=60_000)  # a page of long words
    explainer.page.keyboard.press("n")
    expect(dialog.get_by_role("note")).to_be_visible(timeout=60_000)
    text = look_at(
        dialog,
        """
        const key = new KeyboardEvent("keydown", { key: "PageDown", bubbles: true });
        const place = () => root.querySelector("[role=status]").textContent;
        let before;
        for (let slides = 0; before !== place(); slides += 1) {
          before = place();
          look(root);
          if (slides === 15) root.style.display = "none"; // all the rest of a part on one slide
          root.dispatchEvent(key);
        }
        root.style.display = "";""",
    )
    explainer.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    explainer.page.set_viewport_size(screen)
    assert missing(text, *IN_PRESENTATION) == []


def test_the_window_of_the_speaker_is_text(page):
    """Notes in a window of their own are text there as well."""
    opened = Alone(page.context.browser, page.path)
    explainer = opened.explainer()
    explainer.root.get_by_role("button", name="Present").dispatch_event("click")
    expect(opened.page.locator(".tyo-present").get_by_role("status")).to_be_visible()
    with opened.page.expect_popup() as caught:
        opened.page.keyboard.press("n")
    notes = caught.value.locator("body")
    text = look_at(notes, "OURS.add('body'); look(root)")
    assert missing(text, ("sources", "title")) == []  # of the article
    assert caught.value.evaluate("() => window.hacked") is None
    assert (opened.foreign(), opened.errors) == ([], [])
    opened.close()


def test_the_page_without_a_script_is_text(page):
    """So does the document in the page, where no script runs."""
    opened = Alone(page.context.browser, page.path, java_script_enabled=False)
    text = look_at(
        opened.page.locator("body"),
        """
        const also = ["body", "br", "header", "main", "nav", "h1", "h2", "script"];
        for (const name of also) OURS.add(name);
        look(root);""",
    )
    fields = [
        *of("statements", "summary"),
        *of("milestones", "title"),
        *of("readings", "summary"),
        *of("sources", "title", "publisher"),
    ]
    lines = re.compile("\r\n?")  # HTML knows one end of a line
    assert [
        said for f in fields for said in expected(*f) if lines.sub("\n", said) not in text
    ] == []
    assert opened.page.locator("script").count() == 4
    assert (opened.foreign(), opened.errors) == ([], [])
    opened.close()


def test_a_series_to_choose_is_text(notebook):
    """The control of notebook 3 shows titles, charts and values as text."""
    root = notebook.page.locator(".tyo-explainer").nth(INDICATORS)
    text = look_at(
        root,
        """
        const [theme, series] = all("select");
        for (const { value } of [...theme.options]) {
          write(theme, value);
          for (const { value } of [...series.options]) { write(series, value); look(root); }
        }""",
    )
    fields = of("indicators", "title", "unit", "measured_by", "method", "limits")
    assert missing(text, ("themes", "title"), *fields) == []
    assert_quiet(notebook)


def test_questions_and_answers_are_text(notebook):
    """A quiz shows its questions, choices and answers as text."""
    text = look_at(
        notebook.page.locator(".tyo-quiz"),
        """
        for (const question of all("fieldset")) {
          for (const choice of question.querySelectorAll("input")) {
            choice.click();
            press("Check", question);
            look(question);
          }
        }""",
    )
    assert missing(text, *IN_QUIZ) == []
    assert_quiet(notebook)


def test_outputs_of_notebooks_are_text(notebook):
    """Charts, tables and what stands in for the widgets are text, and no formula is set."""
    notebook.page.wait_for_selector("#formula mjx-container", state="attached")
    part = notebook.page.locator(".jp-Notebook")
    text = look_at(part, 'for (const part of all(".tyo-chart, .in-place")) look(part)')
    fields = [
        *of("themes", "title"),
        *of("milestones", "title"),
        *of("statements", "summary"),
        *of("readings", "summary"),
        *of("indicators", "title"),
        *of("questions", "prompt"),
        *of("choices", "text"),
    ]
    assert missing_in_html(text, *fields) == []
    assert part.locator(":is(.tyo-chart, .in-place, .tyo-explainer) mjx-container").count() == 0
    assert notebook.page.locator("a[href^='javascript:' i], [onerror], [onload]").count() == 0
    assert_quiet(notebook)
