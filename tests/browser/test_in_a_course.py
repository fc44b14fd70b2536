"""The SCORM package in a small host of our own, which records what it is told."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from zipfile import ZipFile

import pytest
from engines import HERE
from playwright.sync_api import expect

from three_years_on import Explainer, load

STATUS = "cmi.core.lesson_status"
# The learning system: it begins with a status, answers as it is told, and keeps what it is told.
API = """
  const asked = new URLSearchParams(location.search);
  const values = { "cmi.core.lesson_status": asked.get("status") ?? "not attempted" };
  window.calls = [];
  const called = (name, answer) => (...words) => {
    calls.push([name, ...words]);
    if (asked.get("fails") === name) throw new Error("the network is gone");
    return answer(...words);
  };
  window.API = {
    LMSInitialize: called("LMSInitialize", () => asked.get("begins") ?? "true"),
    LMSGetValue: called("LMSGetValue", (name) => values[name]),
    LMSSetValue: called("LMSSetValue", (name, value) => { values[name] = value; return "true"; }),
    LMSCommit: called("LMSCommit", () => "true"),
    LMSFinish: called("LMSFinish", () => "true"),
  };
"""
FRAME = '<iframe src="index.html" width="1200" height="700" allow="fullscreen"></iframe>'
STARTING = """<button onclick="window.open('{}')">Start</button>"""
PAGES = {
    "host.html": f"<script>{API}</script>{FRAME}",
    "deep.html": f'<script>{API}</script><iframe src="bare.html"></iframe>',
    "bare.html": f'<a id="API"></a>{FRAME}',
    "opener.html": f"<script>{API}</script>{STARTING.format('index.html')}",
    "opener-of-frames.html": f"<script>{API}</script>{STARTING.format('bare.html')}",
}
IN_EXPLAINER = """document.querySelector("iframe").contentDocument
  ?.querySelector("iframe")?.contentDocument"""
DONE = "parent.postMessage({source: 'three-years-on', type: 'done'}, '*')"
BEGUN = [
    ["LMSInitialize", ""],
    ["LMSGetValue", STATUS],
    ["LMSSetValue", STATUS, "incomplete"],
    ["LMSCommit", ""],
]
COMPLETED = [["LMSSetValue", STATUS, "completed"], ["LMSCommit", ""]]


def ended(exit_):
    return [
        ["LMSSetValue", "cmi.core.session_time", "a timespan"],
        ["LMSSetValue", "cmi.core.exit", exit_],
        ["LMSCommit", ""],
        ["LMSFinish", ""],
    ]


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The package, unpacked."""
    folder = tmp_path_factory.mktemp("course")
    Explainer(load()).save_scorm(folder / "explainer.zip")
    with ZipFile(folder / "explainer.zip") as package:
        package.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def port(folder):
    """Where they are served; 127.0.0.1 and localhost are two sites."""
    with ThreadingHTTPServer((HERE, 0), partial(Handler, directory=folder)) as server:
        crossing = FRAME.replace("index.html", f"http://{HERE}:{server.server_port}/index.html")
        for name, body in {**PAGES, "crossing.html": crossing}.items():
            page = f'<!doctype html><link rel="icon" href="data:,"><title>Host</title>{body}'
            (folder / name).write_text(page, encoding="utf-8")
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture
def opened(browser, port):
    """Open a page in a context of its own; what it complains of is to be expected."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(10_000)
    errors = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda said: said.type == "error" and errors.append(first_line(said)))

    def open_page(address, *expected):
        wanted.extend(expected)
        page = context.new_page()
        page.goto(address if ":" in address else f"http://{HERE}:{port}/{address}")
        return page

    wanted = []
    yield open_page
    assert errors == wanted
    context.close()


def first_line(said):
    return said.text.partition("\n")[0]


def frame_of(page, name):
    """Return the frame that shows a file of the package."""
    (frame,) = (frame for frame in page.frames if frame.url.endswith(f"/{name}"))
    return frame


def explainer_in(page):
    """Return the frame of the explainer, once it can be read."""
    while not any(frame.url.endswith("/explainer.html") for frame in page.frames):
        page.wait_for_timeout(20)
    frame = frame_of(page, "explainer.html")
    expect(frame.locator("#explainer .tyo-status")).to_contain_text("All themes, 6 rows")
    return frame


def calls(page):
    """Return what a host was told."""
    return timed(page.evaluate("calls"))


def timed(told):
    """Write any time of the right form as one."""
    for call in told:
        if call[1] == "cmi.core.session_time" and re.fullmatch(r"0000:00:\d\d\.\d\d", call[2]):
            call[2] = "a timespan"
    return told


def leave(page):
    """Show something else in place of the package, as a learning system does."""
    away = "(node) => new Promise((go) => { node.onload = go; node.src = 'about:blank' })"
    page.locator("iframe").evaluate(away)


def test_the_learning_system_is_told_in_turn(opened):
    """A session begins, as incomplete; once all is opened it is completed; then comes the time."""
    page = opened("host.html")
    explainer = explainer_in(page)
    assert calls(page) == BEGUN
    explainer.evaluate(f"{DONE}; {DONE}")
    page.wait_for_function("calls.length > 4")
    assert calls(page) == BEGUN + COMPLETED
    leave(page)
    assert calls(page) == BEGUN + COMPLETED + ended("")


def test_who_leaves_early_may_come_back(opened):
    """Before all is opened the session ends as suspended, and nothing is completed."""
    page = opened("host.html")
    explainer_in(page)
    leave(page)
    assert calls(page) == BEGUN + ended("suspend")


@pytest.mark.parametrize("status", ["completed", "passed"])
def test_what_was_completed_stays_so(opened, status):
    """Who opens it again, and reads all of it again, loses and changes nothing."""
    page = opened(f"host.html?status={status}")
    explainer_in(page).evaluate(DONE)
    leave(page)
    assert calls(page) == BEGUN[:2] + ended("")


def test_the_real_page_completes_when_all_is_opened(opened):
    """All themes at a glance and then each theme: after the last one, and not before."""
    page = opened("host.html")
    explainer = explainer_in(page)
    themes = explainer.get_by_role("tab").filter(has_not_text="All themes")
    for number in range(6):
        assert calls(page) == BEGUN
        themes.nth(number).click()
        expect(explainer.locator("#explainer .tyo-status")).to_contain_text(f"{number + 1} of 6")
    page.wait_for_function("calls.length > 4")
    assert calls(page) == BEGUN + COMPLETED


def test_other_browsers_tell_the_same(engine, port):
    """In Firefox and in WebKit, too, all that was opened is told, and the end of the session."""
    engine.open(f"http://{HERE}:{port}/host.html")
    engine.wait_for(f"{IN_EXPLAINER}?.querySelectorAll('[role=tab]').length === 7")
    assert timed(engine.script("return calls")) == BEGUN
    for number in range(1, 7):
        engine.script(f"{IN_EXPLAINER}.querySelectorAll('[role=tab]')[{number}].click()")
        shown = f"{IN_EXPLAINER}.querySelector('.tyo-status').textContent.includes('{number} of 6')"
        engine.wait_for(shown)
    engine.wait_for("calls.length > 5")
    engine.script("document.querySelector('iframe').src = 'about:blank'")
    engine.wait_for("calls.length > 9")
    assert timed(engine.script("return calls")) == BEGUN + COMPLETED + ended("")


@pytest.mark.parametrize(
    "message",
    [
        "{source: 'another', type: 'done'}",
        "{source: 'three-years-on', type: 'ready'}",
        "{source: 'three-years-on', type: 'step', step: 'economy'}",
        "'done'",
        "null",
    ],
)
def test_other_messages_complete_nothing(opened, message):
    """Only that all was opened is heard; what else the page says is not for the system."""
    page = opened("host.html")
    explainer_in(page).evaluate(f"parent.postMessage({message}, '*')")
    leave(page)
    assert calls(page) == BEGUN + ended("suspend")


def test_only_the_page_is_believed(opened):
    """The learning system's own page, or any other window, cannot complete it by a message."""
    page = opened("host.html")
    explainer_in(page)
    page.evaluate(DONE.replace("parent", "document.querySelector('iframe').contentWindow"))
    frame_of(page, "index.html").evaluate(DONE.replace("parent", "window"))
    leave(page)
    assert calls(page) == BEGUN + ended("suspend")


def test_a_system_further_out_is_found(opened):
    """Learning systems put frames into frames; an element named API is none."""
    page = opened("deep.html")
    explainer_in(page)
    assert calls(page) == BEGUN


@pytest.mark.parametrize("host", ["opener.html", "opener-of-frames.html"])
def test_a_system_that_opened_a_window_is_found(opened, host):
    """In a window of its own, framed or not, it tells the one that opened the window."""
    page = opened(host)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Start").click()
    explainer_in(popup.value).evaluate(DONE)
    page.wait_for_function("calls.length > 4")
    popup.value.goto("about:blank")
    assert calls(page) == BEGUN + COMPLETED + ended("")


def test_a_frame_of_another_site_is_passed_by(opened, port):
    """A window that lets nobody look is no error, and the system around it is found."""
    page = opened("host.html")
    leave(page)
    page.evaluate("calls.length = 0")
    crossing = f"http://localhost:{port}/crossing.html"
    page.locator("iframe").evaluate("(node, address) => { node.src = address; }", crossing)
    explainer_in(page)
    assert calls(page) == BEGUN


def test_a_failure_of_the_network_keeps_nothing_else_from_being_told(opened):
    """Where the system cannot keep what it is told, the session is ended nevertheless."""
    page = opened("host.html?fails=LMSCommit", *["Error: the network is gone"] * 2)
    explainer_in(page)
    leave(page)
    assert calls(page) == BEGUN + ended("suspend")


def test_without_a_session_nothing_is_told(opened):
    """A system that begins none is asked once, and the page works."""
    page = opened("host.html?begins=false")
    explainer_in(page).evaluate(DONE)
    leave(page)
    assert calls(page) == BEGUN[:1]


def test_a_session_ends_once_and_begins_anew_by_going_back(opened):
    """What the browser kept while one was away is a new session; no second end is told."""
    page = opened("host.html")
    explainer_in(page)
    sco = frame_of(page, "index.html")
    for _ in range(2):
        sco.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert calls(page) == BEGUN + ended("suspend")
    sco.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    leave(page)
    assert calls(page) == (BEGUN + ended("suspend")) * 2


@pytest.mark.parametrize(
    ("milliseconds", "told"),
    [
        (0, "0000:00:00.00"),
        (59_999.9, "0000:00:59.99"),
        (60_000, "0000:01:00.00"),
        (3_725_678.9, "0001:02:05.67"),
        (360_000_000, "0100:00:00.00"),
    ],
)
def test_a_time_has_the_form_of_scorm(opened, milliseconds, told):
    """Hours by four digits, minutes and seconds by two, and hundredths, never sixty seconds."""
    page = opened("index.html")
    assert page.evaluate(f"timespan({milliseconds})") == told


@pytest.mark.parametrize("where", ["served", "from disk", "framed by another site"])
def test_without_a_learning_system_it_is_the_page(opened, folder, port, where):
    """It fills the window, steps and presents, and nothing is said of what is not there."""
    addresses = {
        "served": "index.html",
        "from disk": (folder / "index.html").as_uri(),
        "framed by another site": f"http://localhost:{port}/crossing.html",
    }
    page = opened(addresses[where])
    explainer = explainer_in(page)
    frame = frame_of(page, "index.html")
    assert frame.locator("body").inner_text() == ""
    if where != "framed by another site":
        whole = {"x": 0, "y": 0, "width": 1366, "height": 768}
        assert page.locator("iframe").bounding_box() == whole
    explainer.evaluate(DONE)
    explainer.get_by_role("tab", name="4").click()
    expect(explainer.locator("#explainer .tyo-status")).to_contain_text("4 of 6: Cybersecurity")
    page.keyboard.press("ArrowRight")
    expect(explainer.locator("#explainer .tyo-status")).to_contain_text("5 of 6: Company duties")
    explainer.get_by_role("button", name="Present", exact=True).click()
    expect(explainer.locator(":fullscreen .tyo-present")).to_be_visible()
