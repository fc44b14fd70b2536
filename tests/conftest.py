"""What every test may use: the installed Chromium."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from three_years_on.languages import spoken

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


HEADS = {
    "fr": "nplurals=2; plural=n > 1;",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "zh_Hans": "nplurals=1; plural=0;",
}


@pytest.fixture
def catalogue(tmp_path_factory, monkeypatch):
    """What writes a small catalogue; those of ours are not there meanwhile."""
    folder = tmp_path_factory.mktemp("languages")
    monkeypatch.setattr(spoken, "FOLDER", folder)
    spoken.language.cache_clear()

    def write(code, messages):
        fields = [f"Language: {code}", "Content-Type: text/plain; charset=utf-8"]
        fields.append(f"Plural-Forms: {HEADS[code]}")
        head = "".join(f'"{field}\\n"\n' for field in fields)
        parts = [f'msgid ""\nmsgstr ""\n{head}']
        for message, said in messages.items():
            if isinstance(message, tuple):
                one, many = message
                forms = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(said))
                parts.append(f'msgid "{one}"\nmsgid_plural "{many}"\n{forms}')
            else:
                parts.append(f'msgid "{message}"\nmsgstr "{said}"\n')
        (folder / f"{code}.po").write_text("\n".join(parts), encoding="utf-8")

    yield write
    spoken.language.cache_clear()
