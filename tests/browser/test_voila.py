"""Notebook 1 as an app: Voilà shows its text and its explainer, and no code."""

import contextlib
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from lab import WIDGET, Explainer, violations
from playwright.sync_api import expect
from test_stepping import assert_shows


@pytest.fixture(scope="module")
def app(lab, browser):
    """The page of the app; the server keeps to the directories of the tests' JupyterLab."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", "1-step-through.ipynb", "--no-browser"]
    log = lab.folder.parent / "voila.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [*command, f"--port={port}", "--Voila.ip=127.0.0.1"],
            cwd=lab.folder,
            env=lab.env,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(port, server, log)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"http://127.0.0.1:{port}/", timeout=60_000)
        page.locator(WIDGET).wait_for(timeout=60_000)
        yield page
        page.close()
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server, log):
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    pytest.fail(log.read_text())


def test_the_app_steps(app):
    """It opens with all themes, and the six steps show what they show in JupyterLab."""
    explainer = Explainer(SimpleNamespace(page=app), app.locator(WIDGET))
    expect(explainer.overview).to_be_visible()
    for index in range(6):
        explainer.tabs.nth(index).click()
        assert_shows(explainer, index)
    app.keyboard.press("Home")
    expect(explainer.overview).to_be_visible()
    app.keyboard.press("1")
    assert_shows(explainer, 0)


def test_the_app_shows_no_code(app):
    """A reader of the app sees text and display, and no cell with Python in it."""
    expect(app.get_by_role("heading", name="1 Step through")).to_be_visible()
    expect(app.get_by_text("from three_years_on import")).to_have_count(0)


def test_the_app_presents(app):
    """Present takes the whole screen there too, and Escape gives it back."""
    app.get_by_role("button", name="Present").click()
    expect(app.locator(".tyo-present > h3")).to_have_text("The question")
    app.keyboard.press("PageDown")
    expect(app.locator(".tyo-present > h3")).to_have_text("Called for · 19 April 2016")
    app.keyboard.press("Escape")
    expect(app.locator(".tyo-present")).to_have_count(0)


def test_axe_finds_nothing_in_the_app(app):
    """The explainer keeps the rules of accessibility in this page as well."""
    assert violations(app) == []
