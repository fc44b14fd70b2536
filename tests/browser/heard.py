"""What Orca says on the way through the explainer, kept as text: `make heard`.

Debian: apt install orca openbox xdotool.
"""

import contextlib
import difflib
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from desktop import chromium, desktop
from engines import firefox, found, running
from lab import NOTEBOOKS

HEARD = Path(__file__).parent / "heard"
REWRITE = "REWRITE_HEARD"
# What is said of the browser, of what loads and of JupyterLab's bars, at one time or another.
PASSING = re.compile(
    r"Selection deleted\.|.*\.html|Loading\. Please wait\.|Page has .*|\d+ percent\."
    r"|region main area content|main area toolbar tool bar|Cell type combo box.*|Code\.|Markdown\."
)
QUIET, FIRST, LIMIT = 1, 4, 20  # seconds: after the last sign, until the first, and in all
STATUS = "document.querySelector('.tyo-status')?.textContent"
FOCUSED = """const node = document.activeElement;
const name = node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent;
return [node.matches(arguments[0]), name.trim().startsWith(arguments[1])].every(Boolean);"""
# Where on the screen an element begins.
CORNER = """const node = document.querySelector(arguments[0]);
node.scrollIntoView({block: "nearest"}); // a screen reader scrolls as it reads on
const {left, top} = node.getBoundingClientRect();
const x = window.mozInnerScreenX ?? screenX;
const y = window.mozInnerScreenY ?? screenY + outerHeight - innerHeight;
return [x + left, y + top];"""
# JupyterLab draws only what is in sight.
SCROLLED_TO = """(() => {
  document.querySelector(".tyo-explainer")?.scrollIntoView();
  return document.querySelector(".tyo-status")?.textContent;
})()"""
KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?"
# Orca takes this as its user's own: its voice writes what it would say, and no speech is needed.
VOICE = """import os
import orca.settings
import orca.speech

orca.settings.enableKeyEcho = False
heard = open(os.environ["HEARD"], "a", buffering=1, encoding="utf-8")

def speak(text, acss, interrupt):
    heard.write(" ".join(text.replace("\ufffc", " ").split()) + "\\n")

def say_all(utterances, progress):
    for context, acss in utterances:
        speak(context.utterance, acss, False)

orca.speech._speak = speak
orca.speech.sayAll = say_all
"""


class Reader:
    """Orca, what is pressed, and what it says then."""

    def __init__(self, desk, engine, orca, log):
        self._desk, self.engine, self._orca, self._log = desk, engine, orca, log
        self.lines = []
        self._read = 0

    def head(self, text):
        self.lines += ["", f"== {text}"]

    def _activity(self):
        """What grows while Orca works: what it said, and its time on the processor."""
        if self._orca.poll() is not None:
            raise RuntimeError("Orca has ended; it does when another one runs")
        times = Path(f"/proc/{self._orca.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return [self._log.stat().st_size, *times]

    def settle(self, quiet=QUIET, first=FIRST):
        """Wait until Orca has begun to heed something, and then is quiet."""
        began = changed = time.monotonic()
        before = self._activity()
        has_begun = False
        while time.monotonic() - changed < (quiet if has_begun else first):
            time.sleep(0.05)
            if (now := self._activity()) != before:
                before, changed, has_begun = now, time.monotonic(), True
            if time.monotonic() - began > LIMIT:
                break

    def said(self):
        """What was said since the last time."""
        with self._log.open(encoding="utf-8") as log:
            log.seek(self._read)
            text = log.read()
            self._read = log.tell()
        return [line for line in text.splitlines() if line and not PASSING.fullmatch(line)]

    def note(self, label, words="", **waiting):
        """Keep what is said, or of it only what has these words."""
        self.settle(**waiting)
        self._tell(label, [text for text in self.said() if words in text])

    def _tell(self, label, texts):
        self.lines.append(f"[{label}] {' | '.join(texts) or '(silence)'}")

    def _key(self, key):
        self._desk.run("xdotool", "key", "--clearmodifiers", key)

    def press(self, key, times=1, **waiting):
        for _ in range(times):
            self._key(key)
            self.note(key, **waiting)

    def click(self, selector):
        """Click, so that keys go to the page and no more to the bar above it."""
        x, y = self.engine.script(CORNER, selector)
        self._desk.run("xdotool", "mousemove", str(round(x) + 20), str(round(y) + 10), "click", "1")
        self.settle()
        self.said()

    def type(self, text):
        self._desk.run("xdotool", "type", "--delay", "60", text)
        self.settle()
        self.said()

    def reach(self, selector, words="", key="Tab"):
        """Press a key until the focus is there; only where it ends is told."""
        for _ in range(60):
            self.said()
            self._key(key)
            self.settle()
            if self.engine.script(FOCUSED, selector, words):
                return self._tell(key, self.said())
        heard = "\n".join(self.lines[-12:])
        raise AssertionError(f"no {selector} {words} reached by {key}; heard before:\n{heard}")

    def seek(self, key, words):
        """Press a key until these words are said; only they are told."""
        for _ in range(20):
            self._key(key)
            self.settle()
            if found := [text for text in self.said() if text.startswith(words)]:
                return self._tell(key, found)
        raise AssertionError(f"no {words} heard by {key}")


@contextlib.contextmanager
def listening(desk, engine):
    """Start Orca with a silent voice."""
    home = desk.home
    ours = home / ".local" / "share" / "orca"
    ours.mkdir(parents=True)
    (ours / "orca-customizations.py").write_text(VOICE)
    log = home / "heard.txt"
    log.touch()
    command = [found("orca", "orca"), "--disable", "braille"]
    with running(command, **desk.environment, HEARD=str(log)) as orca:
        reader = Reader(desk, engine, orca, log)
        reader.settle(2, 10)
        reader.said()
        yield reader


@pytest.fixture(params=["Firefox", "Chromium"])
def heard(request, browser, chromium_path):
    """A browser on a desktop where Orca listens."""
    with desktop() as desk, running([found("openbox", "openbox")], **desk.environment):
        started = (
            firefox(environment=desk.environment)
            if request.param == "Firefox"
            else chromium(browser, chromium_path, desk.environment)
        )
        with started as engine, listening(desk, engine) as reader:
            yield reader


def stable(line):
    """What a line tells, in whatever order it comes, and whatever it tells of having left.

    Page Down moves the reader's own place, too, of which it reads the line once or twice.
    """
    key, _, told = line.partition("] ")
    texts = sorted(text for text in told.split(" | ") if not text.startswith("leaving "))
    return key, sorted(set(texts)) if key == "[Page_Down" else texts


def compare(reader, name):
    lines = reader.lines[1:]
    kept = HEARD / f"{reader.engine.name.lower()}-{name}.txt"
    if os.environ.get(REWRITE):
        HEARD.mkdir(exist_ok=True)
        kept.write_text("\n".join([*lines, ""]), encoding="utf-8")
    before = kept.read_text(encoding="utf-8").splitlines()
    if [*map(stable, before)] != [*map(stable, lines)]:
        both = before, lines, f"kept: {kept.name}", "heard"
        difference = "\n".join(difflib.unified_diff(*both, lineterm=""))
        advice = f"Read it. If it is right: {REWRITE}=1 make heard"
        pytest.fail(f"{difference}\n\n{advice}", pytrace=False)


def journey(reader):
    """Step, open a milestone and go back, predict, reveal, check, present, vote, count, leave."""
    press, reach, head = reader.press, reader.reach, reader.head
    head("To the themes, and a step")
    reach(".tyo-explainer [role=tab]")
    press("Right", 2)
    press("Left")
    head("Read on")
    press("Tab")
    press("Down", 5)
    head("A milestone, and back")
    reach(".tyo-milestone")
    press("Down", 2)
    press("Return")
    press("Down", 3)
    press("Escape")
    head("Predict, and reveal")
    reach("button", "Predict first", "shift+Tab")
    press("Return")
    reach("[type=radio]")
    press("space")
    reach("[type=text]")
    reader.type("It is easy")
    reach(".tyo-reveal")
    press("Return")
    press("Down", 3)
    head("The record, and back")
    reach("[data-checks]", "Check")
    press("Return")
    press("Down", 5)
    press("Escape")
    head("Present, and vote")
    reach("button", "Present", "shift+Tab")
    press("Return")
    press("Down", 2)
    press("Return")
    press("Down", 2)
    press("Page_Down")
    reach("[data-expects]")
    press("Return")
    head("A show of hands")
    reach("button", "Count hands")
    press("Return", 2)
    press("plus")
    press("minus")
    press("Page_Down")
    press("Down", 3)
    press("Return")
    head("Leave")
    press("Escape")


def test_the_page(heard, path):
    """The way through the one file is told step by step."""
    heard.head("Open")
    heard.engine.open(path.as_uri())
    heard.engine.wait_for(f"{STATUS} === 'All themes, 6 rows'")
    heard.note("load", quiet=3, first=10)
    heard.click("h1")
    heard.press("ctrl+Home")
    heard.press("Down", 5)
    journey(heard)
    compare(heard, "page")


def test_jupyterlab(heard, lab):
    """The way through the explainer in notebook 1 is told as in the one file."""
    name = f"heard-in-{heard.engine.name}.ipynb"
    shutil.copy(NOTEBOOKS / "1-step-through.ipynb", lab.folder / name)
    heard.engine.open(f"{lab.url}/lab/tree/{name}?reset&token={lab.token}")
    heard.engine.wait_for(f"{KERNEL}.status === 'idle'")
    heard.settle()
    heard.click(".jp-NotebookPanel-toolbar")
    heard.head("Open")
    heard.engine.script("jupyterapp.commands.execute('notebook:run-all-cells')")
    heard.engine.wait_for(SCROLLED_TO)
    heard.note("run", "All themes", quiet=3, first=10)
    heard.seek("h", "First look")
    journey(heard)
    compare(heard, "jupyterlab")
