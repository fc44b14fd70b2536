"""A desktop that nobody sees: a screen, and the buses on which a screen reader listens."""

import contextlib
import os
import subprocess
import time
from pathlib import Path

from engines import Missing, folder, found, running, screen

SYSTEM_PYTHON = "/usr/bin/python3"  # that for which Debian packages what reads the bus
BUS = Path(__file__).parent / "bus.py"
# What tells programs that somebody listens: without it browsers build no tree for them.
LISTENING = ("IsEnabled", "ScreenReaderEnabled")


class Desktop:
    """The environment of programs that are to be seen and heard on it."""

    def __init__(self, home, display, address):
        self.home = home
        self.environment = {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": str(home),
            "HOME": str(home),
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
            "LANG": "C.UTF-8",
        }

    def run(self, *command, **options):
        """Run a program to its end and return what it wrote."""
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **options
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stderr}")
        return done.stdout


def is_readable():
    """Whether the system's Python has what reads the bus."""
    check = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(SYSTEM_PYTHON).exists():
        return False
    done = subprocess.run([SYSTEM_PYTHON, "-c", check], capture_output=True, check=False)
    return done.returncode == 0


@contextlib.contextmanager
def desktop():
    """Start a screen, a message bus and the bus of accessibility, and end them."""
    bus = found("dbus-daemon", "dbus-daemon")
    found("dbus-bin", "dbus-send")
    if not is_readable():
        packages = "at-spi2-core python3-gi gir1.2-atspi-2.0"
        raise Missing(f"nothing reads the bus of accessibility (Debian: apt install {packages})")
    with contextlib.ExitStack() as started:
        home = started.enter_context(folder())
        display = started.enter_context(screen())
        command = [bus, "--session", "--nofork", "--print-address=1"]
        environment = {"DISPLAY": display, "XDG_RUNTIME_DIR": str(home), "HOME": str(home)}
        options = {"stdout": subprocess.PIPE, "AT_SPI_BUS_ADDRESS": "", **environment}
        process = started.enter_context(running(command, **options))
        made = Desktop(home, display, process.stdout.readline().decode().strip())
        for name in LISTENING:
            made.run(
                *("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus"),
                *("/org/a11y/bus", "org.freedesktop.DBus.Properties.Set"),
                *("string:org.a11y.Status", f"string:{name}", "variant:boolean:true"),
            )
        yield made


class Chromium:
    """Chromium with the words of `engines.Engine`, for what both do here."""

    name = "Chromium"

    def __init__(self, page):
        self._page = page
        page.set_default_timeout(30_000)

    def open(self, url):
        self._page.goto(url)

    def script(self, body, *arguments):
        return self._page.evaluate(
            f"given => (function () {{ {body} }})(...given)", list(arguments)
        )

    def wait_for(self, expression):
        """Wait until it is true: asked from outside, as the page's own policy forbids `eval`."""
        deadline = time.monotonic() + 30
        while not self.script(f"return !!({expression})"):
            assert time.monotonic() < deadline, expression
            time.sleep(0.05)


@contextlib.contextmanager
def chromium(browser, path, environment):
    """Start another Chromium than `browser`, on a desktop."""
    started = browser.browser_type.launch(
        executable_path=path,
        headless=False,
        env={**os.environ, **environment},
        ignore_default_args=["--enable-automation"],
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--force-renderer-accessibility",
            "--window-size=1366,900",
        ],
    )
    with contextlib.closing(started):
        yield Chromium(started.new_page(no_viewport=True))
