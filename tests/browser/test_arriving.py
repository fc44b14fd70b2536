"""What a notebook sends to the browser, and when: the words packed, the charts after them."""

import base64
import json

import pytest
from playwright.sync_api import expect

from three_years_on import Explainer, load
from three_years_on.display.bundle import script

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Arriving</title>
<body><div id="room"></div><script>
const state = STATE;
const PACKED = ["content", "language"];
const listeners = {};
const model = {
  get: (name) => state[name],
  set: (name, value) => {
    state[name] = value;
    for (const listener of listeners[`change:${name}`] ?? []) listener();
  },
  save_changes: () => {},
  on: (event, listener) => (listeners[event] ??= []).push(listener),
  off: () => {},
};
for (const name of PACKED) {
  state[name] = Uint8Array.from(atob(state[name]), (letter) => letter.charCodeAt(0));
}
let changes = 0;
const shown = async (code) => {
  const file = new Blob([code], { type: "text/javascript" });
  const { default: widget } = await import(URL.createObjectURL(file));
  await widget.render({ model, el: document.querySelector("#room") });
};
const watch = () => new MutationObserver((records) => (changes += records.length)).observe(
  document.querySelector("#room"),
  { subtree: true, childList: true, attributes: true, characterData: true },
);
</script>"""

PACKED = ("content", "language")


def sent(explainer, name):
    """Return what goes to the browser of a trait."""
    return explainer.traits()[name].metadata["to_json"](getattr(explainer, name), explainer)


@pytest.fixture
def arrived(browser):
    """The explainer as a notebook shows it first, without its charts."""
    explainer = Explainer(load())
    state = {name: getattr(explainer, name) for name in explainer.keys if not name.startswith("_")}
    packed = {name: base64.b64encode(sent(explainer, name)).decode() for name in PACKED}
    state |= {**packed, "charts": {}, "layout": None}
    page = browser.new_page()
    page.set_content(PAGE.replace("STATE", json.dumps(state).replace("<", "\\u003c")))
    page.evaluate("code => shown(code)", script("notebook.js"))
    yield page, explainer
    page.close()


def test_words_arrive_packed_and_whole(arrived):
    """All themes are shown from bytes that are a quarter of the words."""
    page, explainer = arrived
    assert len(sent(explainer, "content")) < len(json.dumps(explainer.content)) / 4
    expect(page.locator(".tyo-ov-rows > li")).to_have_count(6)


def test_charts_that_come_late_change_nothing_until_they_are_looked_for(arrived):
    """The first view stays as it is; the record that is opened after them has them."""
    page, explainer = arrived
    page.wait_for_timeout(300)
    page.evaluate("watch()")
    page.evaluate("charts => model.set('charts', charts)", explainer.drawn_charts())
    page.wait_for_timeout(300)
    assert page.evaluate("changes") == 0
    page.evaluate("model.set('overview', false); model.set('record_open', true)")
    assert page.locator(".tyo-figure svg").count() > 0


def test_charts_come_into_a_record_that_is_open(arrived):
    """Who was quicker than the charts sees values, then the charts in their place."""
    page, explainer = arrived
    page.evaluate("model.set('overview', false); model.set('record_open', true)")
    expect(page.locator(".tyo-figure svg")).to_have_count(0)
    page.evaluate("charts => model.set('charts', charts)", explainer.drawn_charts())
    assert page.locator(".tyo-figure svg").count() > 0
