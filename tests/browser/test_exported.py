"""Notebooks exported by `make html`, read where there is no network and no Python."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_saved_notebook import CALLS, FINDING

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def exported(lab, tmp_path_factory):
    """Notebook 1, by the command of the Makefile."""
    folder = tmp_path_factory.mktemp("html")
    dry = ["make", "--dry-run", "--no-print-directory", "--old-file=.venv/installed", "html"]
    command = subprocess.run(dry, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for word, ours in {
        ".venv/bin/python": sys.executable,
        "build/html": str(folder),
        "notebooks/*.ipynb": "notebooks/1-step-through.ipynb",
    }.items():
        assert word in command
        command = command.replace(word, ours)
    subprocess.run(command, shell=True, cwd=ROOT, env=lab.env, check=True, capture_output=True)
    return folder / "1-step-through.html"


def test_it_is_plain_and_whole_without_a_network(exported, browser):
    """It asks for nothing, and shows the picture of all themes, the calls and the outcomes."""
    context = browser.new_context(offline=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(exported.as_uri())
    expect(page.get_by_role("heading", name=FINDING)).to_be_visible()
    picture = page.locator(f'img[alt^="{FINDING}"]')
    assert picture.evaluate("node => node.naturalWidth") > 500
    for call in CALLS:
        expect(page.get_by_text(call).first).to_be_visible()
    expect(page.get_by_text("China has 829 million internet users.").first).to_be_visible()
    assert [url for url in asked if not url.startswith("data:")] == [exported.as_uri()]
    context.close()
