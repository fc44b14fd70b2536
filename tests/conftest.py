"""What every test may use: the installed Chromium."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
HOW_TO_GET_ONE = (
    "no Chromium found: install Chromium or Chrome (Debian: apt install chromium), "
    "or set CHROMIUM to its path"
)


def pytest_terminal_summary(terminalreporter):
    """Say why tests were skipped once for each reason, not once for each test."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session")
def chromium_path():
    """Path of an installed Chromium or Chrome; without one, tests skip, or fail in CI."""
    asked_for = os.environ.get("CHROMIUM")
    candidates = [asked_for] if asked_for else [*map(shutil.which, NAMES), *USUAL_PLACES]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return candidate
    if os.environ.get("CI") == "true":
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    pytest.skip(HOW_TO_GET_ONE)


@pytest.fixture(scope="session")
def browser(chromium_path):
    """One Chromium for the whole run, able to run as root and on a closed network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()
