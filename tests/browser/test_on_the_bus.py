"""The platform's tree of accessibility and its bus: what any screen reader on Linux is given."""

import contextlib
import json
import os
import queue
import re
import subprocess
import threading
import time

import pytest
from desktop import BUS, SYSTEM_PYTHON, chromium, desktop
from engines import Missing, firefox

STATUS = "document.querySelector('.tyo-explainer .tyo-status')?.textContent"
# The first in sight that a selector finds and whose name begins with these words.
PRESS = """const [selector, words] = arguments;
const button = [...document.querySelectorAll(selector)].find((node) =>
  (node.getAttribute("aria-label") ?? node.textContent).trim().startsWith(words) &&
  node.checkVisibility());
button.focus();
button.click();"""
KEY = """const on = document.querySelector("dialog[open]") ?? document.activeElement;
on.dispatchEvent(new KeyboardEvent("keydown", {key: arguments[0], bubbles: true}));"""


def numbered(text):
    """How many slides there are follows from the size of the screen."""
    return re.sub(r"(· \d+ of) \d+", r"\1 N", text)


class Listener:
    """A browser that shows the page, and what is heard and found of it on the bus."""

    def __init__(self, desk, engine):
        self._desk, self._engine = desk, engine
        self._texts = queue.Queue()

    @contextlib.contextmanager
    def listening(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        environment = {**os.environ, **self._desk.environment}
        command = [SYSTEM_PYTHON, BUS, "listen"]
        with subprocess.Popen(command, env=environment, **pipes) as process:
            reading = threading.Thread(target=self._read, args=[process.stdout])
            reading.start()
            assert self._texts.get(timeout=20) == "listening"
            yield
            process.stdin.close()
            reading.join(20)

    def _read(self, lines):
        for line in lines:
            self._texts.put(numbered(json.loads(line)))

    def open(self, path):
        """Open the page as for the first time, and let pass what is told as it opens."""
        self._engine.open(path.as_uri())
        self._engine.script("sessionStorage.clear()")
        self._engine.open("about:blank")
        self._engine.open(path.as_uri())
        self.waits_for(f"{STATUS} === 'All themes, 6 rows'")
        with contextlib.suppress(queue.Empty):
            while True:
                self._texts.get(timeout=1)

    def press(self, selector, words=""):
        self._engine.script(PRESS, selector, words)

    def key(self, key):
        self._engine.script(KEY, key)

    def waits_for(self, expression):
        self._engine.wait_for(expression)

    def shows(self, words):
        self.waits_for(f"{STATUS}.startsWith({json.dumps(words)})")

    def hears(self, text):
        """Wait until a text is told, and return all that was since the last time."""
        heard = []
        while not heard or heard[-1] != text:
            try:
                heard.append(self._texts.get(timeout=20))
            except queue.Empty:
                raise AssertionError(f"heard {heard}, not {text!r}") from None
        return heard

    def finds(self, sought, *roles):
        """Return the same as `found`, once what has these names is among it."""
        deadline = time.monotonic() + 20
        while not set(sought) <= set(names(found := self.found(*roles))):
            assert time.monotonic() < deadline, found
        return found

    def found(self, *roles):
        """Role, name and states of what a reader finds, in its order; of all without a role."""
        lines = self._desk.run(SYSTEM_PYTHON, BUS, "tree", self._engine.name).splitlines()
        nodes = map(json.loads, lines)
        found = [(node["role"], numbered(node["name"]), node["states"]) for node in nodes]
        return [node for node in found if not roles or node[0] in roles]


@pytest.fixture(scope="module", params=["Firefox", "Chromium"])
def listener(request, browser, chromium_path):
    """A browser on a desktop with its bus; where that cannot be had tests skip, or fail in CI."""
    with contextlib.ExitStack() as started:
        try:
            desk = started.enter_context(desktop())
            of = {
                "Firefox": lambda: firefox(environment=desk.environment),
                "Chromium": lambda: chromium(browser, chromium_path, desk.environment),
            }
            engine = started.enter_context(of[request.param]())
        except Missing as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))
        made = Listener(desk, engine)
        started.enter_context(made.listening())
        yield made


@pytest.fixture
def page(listener, path):
    listener.open(path)
    return listener


def names(found):
    return [name for _, name, _ in found]


def test_all_themes_are_found_by_role_name_and_state(page):
    """Tabs tell which is chosen; buttons tell what is pressed; rows are buttons with a sentence."""
    tabs = page.found("page tab")
    assert names(tabs) == [
        "All themes",
        "1 Economy",
        "2 Public opinion",
        "3 Core technologies",
        "4 Cybersecurity",
        "5 Company duties",
        "6 Opening and close",
    ]
    assert ["selected" in states for _, _, states in tabs] == [True] + 6 * [False]
    assert ("toggle button", "Predict first", []) in page.found("toggle button")
    rows = [name for name in names(page.found("push button")) if "Outcomes:" in name]
    assert rows[0] == (
        "Economy. 3 calls. Outcomes: named measure, older than the call; assertion; "
        "placed by us: named measure. 32 milestones."
    )
    assert len(rows) == 6


def test_a_theme_is_found_as_it_stands_on_the_screen(page):
    """Calls come before outcomes, and both before the timeline, whose marks are buttons by date."""
    page.press("[role=tab]", "1")
    page.shows("1 of 6")
    sought = [
        "Called for 19 April 2016",
        "Reported 19 April 2019",
        "32 milestones by kind",
        "Timeline, Economy: 32 milestones",
        "Leading group first meets, held 27 February 2014",
        "Made in China 2025, issued 8 May 2015",
        "STAR Market opens, opened 22 July 2019",
    ]
    roles = ("page tab", "heading", "landmark", "panel", "push button")
    found = page.finds(sought, *roles)
    assert ("page tab", "1 Economy", ["focused", "selected"]) in found
    assert [name for name in names(found) if name in sought] == sought


def test_what_is_pressed_chosen_and_open_is_a_state(page):
    """Predict first is pressed, the choice checked, and the way back from details has the focus."""
    page.press("[role=tab]", "2")
    page.press("button", "Predict first")
    page.shows("2 of 6: Public opinion, covered")
    page.press("[type=radio]")
    assert ("toggle button", "Predict first", ["pressed"]) in page.found("toggle button")
    chosen = [name for _, name, states in page.found("radio button") if "checked" in states]
    assert chosen == ["an outcome with a figure"]
    page.press("button", "Predict first")
    page.press(".tyo-side button", "Check")
    assert ("landmark", "The record: figures and accounts", ["focused"]) in page.found("landmark")


def test_a_chart_of_the_record_is_one_picture(page):
    """A chart is read as its description: neither its years nor its values are read one by one."""
    page.press("[role=tab]", "1")
    page.press(".tyo-side button", "Check")
    page.waits_for("document.querySelector('.tyo-figure svg')")
    found = page.finds(["The record: figures and accounts"])
    pictures = [name for role, name, _ in found if role in {"image", "graphic"} and name]
    assert len(pictures) == 3
    assert all(len(name.split()) > 10 for name in pictures)
    assert [name for name in names(found) if re.fullmatch(r"[\d.,%]+", name)] == []


def test_each_change_is_announced_once(page):
    """A step, what is covered and what is revealed reach the bus, each as one text."""
    page.key("2")
    told = "2 of 6: Public opinion, 33 milestones shown"
    assert page.hears(told) == [told]
    page.press("button", "Predict first")
    assert page.hears("2 of 6: Public opinion, covered") == ["2 of 6: Public opinion, covered"]
    page.press("[type=radio]")
    page.press(".tyo-reveal")
    told = "Revealed. You expected: an outcome with a figure. The article gives: figure; assertion."
    assert page.hears(told) == [told]


def test_a_tab_is_not_announced_beside_its_name(page):
    """Where the focus goes to a tab its name is heard, and no announcement says it again."""
    page.press("[role=tab]", "2")
    page.shows("2 of 6")
    page.press("button", "Predict first")
    assert page.hears("2 of 6: Public opinion, covered") == ["2 of 6: Public opinion, covered"]


def test_each_slide_is_announced_once(page):
    """The first slide is the name of where the focus goes; later ones and votes are announced."""
    page.press("[role=tab]", "1")
    page.press("button", "Present")
    page.waits_for("document.querySelector('.tyo-present')?.open")
    assert ("panel", "Economy · 1 of N: The question", ["focused"]) in page.found("panel")
    for told in (
        "Economy · 2 of N: Called for · 19 April 2016",
        "Economy · 3 of N: Your prediction",
    ):
        page.key("PageDown")
        assert page.hears(told) == [told]
