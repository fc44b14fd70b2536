"""The core journey in Firefox and in WebKit, with their own clicks and keys."""

import itertools
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from engines import HERE
from lab import NOTEBOOKS
from selenium.webdriver import Keys

OUTCOME = "China has 829 million internet users."

COLLECT_ERRORS = """window.pageErrors = [];
addEventListener("error", ({message, filename}) => pageErrors.push(`${message} ${filename}`));
addEventListener("unhandledrejection", ({reason}) => pageErrors.push(String(reason)));
addEventListener("securitypolicyviolation", ({blockedURI}) => pageErrors.push(blockedURI));
console.error = (...words) => pageErrors.push(words.join(" "));"""
FOCUSED = """const node = document.activeElement;
return (node.getAttribute("aria-label") ?? node.textContent).trim();"""
SEEN = """[...document.querySelectorAll(arguments[0])]
  .filter((node) => node.checkVisibility()).length"""
CELLS = """return jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells
  .map(({cell_type, source}) => [cell_type, source])"""
# After a run JupyterLab goes to the last cell, and draws only what is in sight.
SCROLLED_TO = """(() => {
  document.querySelector(".tyo-explainer")?.scrollIntoView();
  return document.querySelector(".tyo-status")?.innerText;
})()"""
KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?"


@pytest.fixture(scope="module")
def address(path):
    """Addresses under which the one file is served, each a page of its own."""
    # The page's security policy forbids a foreign script, but only after the tag that says so.
    collecting = f"<head>\n<script>{COLLECT_ERRORS}</script>"
    page = path.read_text(encoding="utf-8").replace("<head>", collecting, 1).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer((HERE, 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield (f"http://{HERE}:{server.server_port}/{number}" for number in itertools.count())
        server.shutdown()


@pytest.fixture
def page(engine, address):
    """The page as it opens; no test may make it complain."""
    engine.open(next(address))
    engine.shows(".tyo-status", "All themes, 6 rows")
    yield engine
    assert engine.script("return pageErrors") == []


def focused(page):
    return page.script(FOCUSED)


def test_it_steps_by_clicks_and_by_keys(page):
    """A click on a tab, arrows, Home, End and numbers show all themes or one of them."""
    page.wait_for(f"{SEEN} === 6", ".tyo-ov-row")
    page.click("[role=tab]", "4")
    page.shows(".tyo-status", "4 of 6: Cybersecurity, 28 milestones shown")
    page.shows(".tyo-side", "Speed up the building of a system that protects")
    page.wait_for(f"{SEEN} === 28", ".tyo-milestone")
    for key, shown in [
        (Keys.ARROW_RIGHT, "5 of 6: Company duties"),
        (Keys.END, "6 of 6: Opening and close"),
        (Keys.ARROW_RIGHT, "6 of 6: Opening and close"),
        (Keys.ARROW_LEFT, "5 of 6: Company duties"),
        (Keys.HOME, "All themes, 6 rows"),
        (Keys.ARROW_LEFT, "All themes, 6 rows"),
        (Keys.ARROW_RIGHT, "1 of 6: Economy"),
        ("0", "All themes, 6 rows"),
        ("2", "2 of 6: Public opinion, 33 milestones shown"),
    ]:
        page.press(key)
        page.shows(".tyo-status", shown)
    page.shows(".tyo-side ~ .tyo-side", OUTCOME)


def test_details_open_and_close_by_keys(page):
    """Tab leads to the timeline, arrows to a mark, Enter opens it, Escape goes back to it."""
    page.click("[role=tab]", "1")
    stops = 0
    while not page.script("return document.activeElement.matches('.tyo-milestone')"):
        page.press(Keys.TAB)
        stops += 1
        assert stops < 40
    page.press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert focused(page) == "Made in China 2025, issued 8 May 2015"
    page.press(Keys.ENTER)
    page.shows(".tyo-details h3", "Made in China 2025")
    assert focused(page) == "Back (Esc)"
    page.press(Keys.ESCAPE)
    page.wait_for("!document.querySelector('.tyo-details')")
    assert focused(page) == "Made in China 2025, issued 8 May 2015"


def test_details_open_and_close_by_clicks(page):
    """A click on a name of the timeline opens its sources as links; Back closes them."""
    page.click("[role=tab]", "1")
    page.click(".tyo-milestone text", "Made in China 2025")
    page.shows(".tyo-details", "State Council")
    page.wait_for(f"{SEEN} === 4", ".tyo-details a[href^=http]")
    page.click(".tyo-back")
    page.shows(".tyo-side", "Link the internet closely with the real economy.")


def test_a_table_in_place_of_the_timeline(page):
    """The table has a row for each milestone, opens its details and has the focus again."""
    page.click("[role=tab]", "1")
    page.click("button", "As a table")
    page.wait_for(f"{SEEN} === 32", ".tyo-table tbody tr")
    page.wait_for(f"{SEEN} === 0", ".tyo-lanes-picture")
    page.click(".tyo-table button", "E-Commerce Law")
    page.shows(".tyo-details h3", "E-Commerce Law")
    page.press(Keys.ESCAPE)
    page.wait_for("!document.querySelector('.tyo-details')")
    assert focused(page) == "E-Commerce Law"


def test_one_predicts_and_then_sees(page):
    """What is reported is covered until it is revealed, and then stands beside the prediction."""
    page.click("[role=tab]", "2")
    page.click("button", "Predict first")
    page.shows(".tyo-status", "2 of 6: Public opinion, covered")
    assert OUTCOME not in page.script("return document.querySelector('.tyo-explainer').textContent")
    page.click(".tyo-predict label", "a general statement")
    page.press(Keys.ARROW_UP)
    page.press(Keys.TAB)
    page.press("It is easy")
    page.press(Keys.TAB)
    assert focused(page) == "Reveal"
    page.press(Keys.ENTER)
    page.shows(".tyo-side ~ .tyo-side", OUTCOME)
    assert page.script("return document.querySelector('.tyo-compared').textContent") == (
        "You expected: a named measure, because: It is easy"
        "The article gives: figure; assertion"
        "What explains the gap between the two?"
    )


def test_it_unpacks_itself(page):
    """State, script and style stand packed in the page, and are its own when unpacked."""
    assert page.script("""return ["#state", "#code"].map((id) =>
      document.querySelector(id).textContent.trim().slice(0, 4))""") == ["ABzY", "ABzY"]
    page.wait_for(f"{SEEN} === 6", ".tyo-ov-row")
    page.wait_for("document.querySelector('.tyo-page').classList.contains('tyo-live')")
    page.wait_for("getComputedStyle(document.querySelector('.tyo-ov-row')).display === 'grid'")
    page.wait_for(f"{SEEN} === 0", ".tyo-document")


def test_each_step_has_its_address(page, address):
    """The address follows what is shown, and a link with it opens there."""
    page.click("[role=tab]", "3")
    page.wait_for("location.hash === '#theme=core-technology'")
    page.open(f"{next(address)}#theme=core-technology&milestone=made-in-china-2025")
    page.shows(".tyo-details h3", "Made in China 2025")
    page.shows("[role=tab][aria-selected=true]", "Core technologies")


def test_the_record_opens_beside_a_statement(page):
    """Check opens the figures that bear on a statement, drawn, and what remains open."""
    page.click("[role=tab]", "1")
    page.click("[data-checks]", "Check: 2 figures")
    page.shows(".tyo-record", "What remains open")
    page.wait_for("document.querySelector('.tyo-figure svg').getBoundingClientRect().height > 100")


def test_the_whole_screen_is_presented(page):
    """Present takes the whole screen; the keys of a remote move and blank it; Escape leaves."""
    page.click("button", "Present")
    page.wait_for("document.fullscreenElement")
    page.shows(".tyo-present > h3", "All themes at a glance")
    for key, shown in [
        (Keys.PAGE_DOWN, "The question"),
        (Keys.PAGE_DOWN, "Called for"),
        (Keys.ARROW_RIGHT, "Your prediction"),
        (Keys.PAGE_UP, "Called for"),
        ("2", "The question"),
        (" ", "Called for"),
    ]:
        page.press(key)
        page.shows(".tyo-present > h3", shown)
    hidden = "getComputedStyle(document.querySelector('.tyo-stage')).visibility === 'hidden'"
    page.press("b")
    page.wait_for(hidden)
    page.press("b")
    page.wait_for(f"!({hidden})")
    page.press(Keys.ESCAPE)
    page.wait_for("!document.querySelector('.tyo-present') && !document.fullscreenElement")
    assert focused(page) == "Present"
    page.shows(".tyo-status", "2 of 6: Public opinion")


@pytest.fixture
def notebook(engine, lab):
    """Notebook 1 in JupyterLab, with all cells run."""
    name = f"in-{engine.name}.ipynb"
    shutil.copy(NOTEBOOKS / "1-step-through.ipynb", lab.folder / name)
    engine.open(f"{lab.url}/lab/tree/{name}?reset&token={lab.token}")
    engine.wait_for(f"{KERNEL}.status === 'idle'")
    engine.script(COLLECT_ERRORS)
    engine.click(".lm-MenuBar-itemLabel", "Run")
    engine.click(".lm-Menu-itemLabel", "Run All Cells")
    engine.wait_for(SCROLLED_TO)
    yield engine
    errors = engine.script("return pageErrors")
    lab.request("DELETE", f"/api/kernels/{engine.script(f'return {KERNEL}.id')}")
    assert errors == []


def test_notebook_1_in_jupyterlab(notebook):
    """It steps and opens details by clicks and keys, and no key reaches the notebook's cells."""
    cells = notebook.script(CELLS)
    notebook.click(".tyo-explainer [role=tab]", "2")
    notebook.shows(".tyo-status", "2 of 6: Public opinion, 33 milestones shown")
    notebook.press(Keys.ARROW_LEFT)
    notebook.shows(".tyo-status", "1 of 6: Economy, 32 milestones shown")
    notebook.click(".tyo-milestone text", "Made in China 2025")
    notebook.shows(".tyo-details h3", "Made in China 2025")
    notebook.press(*"xddabzv", Keys.DELETE, Keys.ARROW_DOWN, Keys.ESCAPE)
    notebook.wait_for("!document.querySelector('.tyo-details')")
    assert focused(notebook) == "Made in China 2025, issued 8 May 2015"
    notebook.press(*"xddab", Keys.ENTER, Keys.ESCAPE)
    assert notebook.script(CELLS) == cells
