"""Step through notebooks in a real JupyterLab, in turns, so that all meet the same noise.

A step is timed from the press of the pointer until the page has been painted after the last change
to the output: a change of the document, a picture that has come, or strokes on a canvas.
"""

import random
from dataclasses import dataclass, field
from itertools import cycle

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

STEPS_A_ROUND, STEPS_A_BLOCK = 18, 6
HERE, FAR = "no delay", "200 ms there and back"
DELAYS = {HERE: 0.0, FAR: 0.1}
# After so long without a change a step is over; what came before it is not waited for twice.
QUIET = {HERE: 150, FAR: 300}
QUIET_AT_FIRST = 1000
LONGEST, LONGEST_AT_FIRST, LONGEST_WITHOUT_KERNEL = 60_000, 300_000, 400

WATCH = """() => {
  const watch = window.watch = {pressed: 0, changed: 0, charted: 0, painted: 0};
  let isDue = false;
  const paint = () => {
    isDue = false;
    requestAnimationFrame(() => { watch.painted = performance.now(); });
  };
  const changed = (isChart) => {
    watch.changed = performance.now();
    if (isChart) watch.charted = watch.changed;
    if (!isDue) requestAnimationFrame(paint);
    isDue = true;
  };
  const press = () => { watch.pressed = performance.now(); };
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, press, true);
  addEventListener("click", () => changed(false), true);
  document.addEventListener("load", ({target}) => changed(target.tagName === "IMG"), true);
  const onCanvas = ["clearRect", "drawImage", "fill", "fillRect", "fillText", "stroke"];
  for (const name of onCanvas) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...args) {
      changed(true);
      return draw.apply(this, args);
    };
  }
  const holdsChart = (node) => node.tagName === "svg" || node.querySelector?.("svg");
  const isChart = ({target, addedNodes, attributeName}) =>
    (target.closest ? target : target.parentElement)?.closest("svg") ||
    (attributeName === "hidden" && holdsChart(target)) ||
    [...addedNodes].some(holdsChart);
  new MutationObserver((records) => changed(records.some(isChart))).observe(
    document.querySelector(".jp-OutputArea"),
    {subtree: true, childList: true, attributes: true, characterData: true});
}"""
# The card of the title is there, and the chart has changed as well; nothing else is under way.
IS_SHOWN = """({title, quiet}) => {
  const {pressed, changed, charted, painted} = watch;
  if (changed < pressed || painted < changed || performance.now() - changed < quiet) return false;
  const headings = [...document.querySelectorAll(".jp-OutputArea h3")];
  const isHere = (h3) => h3.textContent.trim() === title && h3.checkVisibility();
  return !title || (charted > pressed && headings.some(isHere));
}"""
TAKEN = "() => watch.painted - watch.pressed"


@dataclass
class Result:
    """What was measured of one way: times in milliseconds, sizes in bytes."""

    first_views: list = field(default_factory=list)
    first_bytes: list = field(default_factory=list)
    steps: dict = field(default_factory=lambda: {name: [] for name in DELAYS})
    sent: int = 0
    received: int = 0
    alone: int = 0


class Traffic:
    """Counts what a page sends and receives: by websocket, and in all."""

    def __init__(self, page):
        self.sent = self.received = self.loaded = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameSent", self._on_sent)
        session.on("Network.webSocketFrameReceived", self._on_received)
        session.on("Network.loadingFinished", self._on_loaded)

    def _on_sent(self, event):
        self.sent += _length(event["response"])

    def _on_received(self, event):
        self.received += _length(event["response"])

    def _on_loaded(self, event):
        self.loaded += event["encodedDataLength"]


def _length(frame):
    """Return the length of a frame, which is told in base 64 where it is binary."""
    text = frame["payloadData"]
    return len(text) * 3 // 4 if frame["opcode"] == 2 else len(text.encode())


class Open:
    """A notebook of one cell, its code hidden, in a browser that has seen nothing before."""

    def __init__(self, browser, lab, name, way, result):
        self.way, self.result = way, result
        self.targets = cycle(way.targets)
        lab.write(name, way.source)
        self.notebook = lab.open(browser.new_context(), name, height=1200)
        self.page = self.notebook.page
        self.traffic = Traffic(self.page)
        self.page.evaluate(WATCH)
        self._run()

    def _run(self):
        before = self.traffic.received + self.traffic.loaded
        self.page.locator(".jp-Cell .cm-content").click()
        self.page.evaluate("jupyterapp.commands.execute('notebook:hide-cell-code')")
        self.page.keyboard.press("Control+Enter")
        self.page.locator(self.way.buttons).first.wait_for(timeout=LONGEST_AT_FIRST)
        _, title = next(self.targets)
        self._wait(title, QUIET_AT_FIRST, LONGEST_AT_FIRST)
        self.result.first_views.append(self.page.evaluate(TAKEN))
        self.result.first_bytes.append(self.traffic.received + self.traffic.loaded - before)

    def _wait(self, title, quiet, longest):
        arguments = {"title": title, "quiet": quiet}
        self.page.wait_for_function(IS_SHOWN, arg=arguments, polling=25, timeout=longest)

    def _step(self, quiet, longest):
        button, title = next(self.targets)
        self.page.locator(self.way.buttons).nth(button).click()
        self._wait(title, quiet, longest)

    def step(self, count, condition):
        """Take steps one after the other, and note how long each takes and what it sends."""
        self.page.bring_to_front()
        sent, received = self.traffic.sent, self.traffic.received
        for _ in range(count):
            self._step(QUIET[condition], LONGEST)
            self.result.steps[condition].append(self.page.evaluate(TAKEN))
        self.result.sent += self.traffic.sent - sent
        self.result.received += self.traffic.received - received

    def step_alone(self, count):
        """End the kernel, and count the steps that still work."""
        self.page.bring_to_front()
        self.notebook.end_kernel()
        for _ in range(count):
            try:
                self._step(QUIET[HERE], LONGEST_WITHOUT_KERNEL)
            except PlaywrightTimeoutError:
                continue
            self.result.alone += 1

    def close(self):
        self.notebook.close()
        self.page.context.close()


def compare(browser, lab, proxy, ways, steps, conditions=tuple(DELAYS)):
    """Take that many steps with each way and under each condition, and return a result a way.

    With all conditions, the steps that work without a kernel are counted as well.
    """
    results = {name: Result() for name in ways}
    for done in range(0, steps, STEPS_A_ROUND):
        shown = [
            Open(browser, lab, f"way-{place}", way, results[name])
            for place, (name, way) in enumerate(ways.items())
        ]
        count = min(STEPS_A_ROUND, steps - done)
        _in_turns(proxy, shown, count, conditions)
        for notebook in shown:
            if FAR in conditions:
                notebook.step_alone(count)
            notebook.close()
    return results


def _in_turns(proxy, shown, count, conditions):
    chance = random.Random(count)
    for done in range(0, count, STEPS_A_BLOCK):
        for condition in conditions:
            proxy.delay = DELAYS[condition]
            for notebook in chance.sample(shown, len(shown)):
                notebook.step(min(STEPS_A_BLOCK, count - done), condition)
    proxy.delay = 0
