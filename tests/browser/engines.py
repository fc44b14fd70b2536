"""Firefox and WebKit, driven by their own clicks and keys through selenium.

Selenium reaches Firefox through geckodriver, which few systems package. Mozilla's own client,
marionette_driver, brings 17 packages, the newest of them as source only, and one warns as soon
as it is imported. Their protocol takes the few lines of `_Marionette`.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from selenium.webdriver import ActionChains, FirefoxOptions, Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.wait import WebDriverWait

HERE = "127.0.0.1"
_PREFERENCES = {
    "accessibility.force_disabled": -1,  # its tree is built for whoever listens
    "marionette.port": 0,  # Firefox then takes a free one and writes it into its profile
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
# selenium's names of the commands used here, and Firefox's.
_COMMANDS = {
    "newSession": "NewSession",
    "setWindowRect": "SetWindowRect",
    "get": "Navigate",
    "switchToFrame": "SwitchToFrame",
    "w3cExecuteScript": "ExecuteScript",
    "actions": "PerformActions",
}
# The first element in sight that a selector finds and whose name begins with these words.
_FIND = """const [selector, words] = arguments;
const found = [...document.querySelectorAll(selector)].find((node) => {
  const name = node.getAttribute("aria-label") ?? node.textContent;
  return name.trim().startsWith(words) && node.checkVisibility();
});
found?.scrollIntoView({block: "nearest", inline: "nearest"});
return found;"""


class Missing(Exception):  # noqa: N818 (tells why to skip; nothing is broken)
    """A program that is needed is not installed."""


class Engine:
    """One browser, and what a reader does with it."""

    def __init__(self, name, driver):
        self.name = name
        self._driver = driver
        driver.set_window_rect(0, 0, 1366, 900)

    def open(self, url):
        self._driver.get(url)

    def enter_frame(self):
        """Do what follows in the only frame of the page, until another page is opened."""
        self._driver.switch_to.frame(0)

    def script(self, body, *arguments):
        """Return what the body of a function returns in the page."""
        return self._driver.execute_script(body, *arguments)

    def wait_for(self, expression, *arguments):
        """Wait until an expression of JavaScript is true in the page."""
        return self._wait(lambda _: self.script(f"return !!({expression})", *arguments), expression)

    def shows(self, selector, words):
        """Wait until these words are read in the first element that a selector finds."""
        text = "return document.querySelector(arguments[0])?.innerText ?? ''"
        self._wait(lambda _: words in self.script(text, selector), f"{selector}: {words}")

    def click(self, selector, words=""):
        """Click on the first in sight that a selector and the beginning of its name tell."""
        sought = f"nothing to click on: {selector} {words}"
        found = self._wait(lambda _: self.script(_FIND, selector, words), sought)
        # Not by the driver's own click: in WebKit no move comes before it, so no menu heeds it.
        ActionChains(self._driver, duration=0).click(found).perform()

    def press(self, *keys):
        """Press keys, or type words, where the focus is."""
        ActionChains(self._driver).send_keys(*keys).perform()

    def _wait(self, condition, sought):
        return WebDriverWait(self._driver, 30, poll_frequency=0.05).until(condition, sought)


@contextlib.contextmanager
def firefox(*, headless=True, environment=None):
    """Start Firefox with a new profile, and end it; what fills a screen needs one.

    `environment` is that of a desktop, where somebody listens.
    """
    program = found("firefox-esr", "firefox-esr", "firefox")
    with folder() as home, contextlib.ExitStack() as started:
        seen = environment or ({} if headless else {"DISPLAY": started.enter_context(screen())})
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
        (home / "user.js").write_text("\n".join(lines))
        port = home / "MarionetteActivePort"
        command = [program, "--marionette", "--no-remote", "--profile", home]
        command += ["--headless"] if headless and not environment else []
        with running(command, **{"HOME": home, **seen}) as process:
            _wait_until(lambda: port.is_file() and port.read_text(), process)
            with contextlib.closing(_Marionette(int(port.read_text()))) as connection:
                yield Engine("Firefox", Remote(connection, options=FirefoxOptions()))


@contextlib.contextmanager
def webkit():
    """Start WebKit and a screen for it, and end both."""
    driver = found("webkit2gtk-driver", "WebKitWebDriver")
    options = WebKitGTKOptions()
    options.binary_location = _mini_browser()
    options.add_argument("--automation")
    with folder() as home, screen() as display:
        port = _free_port()
        command = [driver, f"--port={port}"]
        with running(command, HOME=home, DISPLAY=display) as process:
            _wait_until(lambda: _answers(port), process)
            address = ClientConfig(remote_server_addr=f"http://{HERE}:{port}", timeout=60)
            with Remote(RemoteConnection(client_config=address), options=options) as remote:
                yield Engine("WebKit", remote)


class _Marionette(RemoteConnection):
    """Takes selenium's commands to Firefox: JSON, after its length in bytes and a colon."""

    def __init__(self, port):
        super().__init__(client_config=ClientConfig(remote_server_addr=HERE))
        self._socket = socket.create_connection((HERE, port), timeout=60)
        self._stream = self._socket.makefile("rwb")
        self._receive()  # a greeting

    def execute(self, command, params):
        parameters = {} if command == "newSession" else params
        sent = json.dumps([0, 0, f"WebDriver:{_COMMANDS[command]}", parameters]).encode()
        self._stream.write(b"%d:%b" % (len(sent), sent))
        self._stream.flush()
        _, _, error, result = self._receive()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        return {"value": result.get("value", result)}

    def _receive(self):
        length = b""
        while not length.endswith(b":"):
            if not (byte := self._stream.read(1)):
                raise ConnectionError("Firefox closed the connection")
            length += byte
        return json.loads(self._stream.read(int(length[:-1])))

    def close(self):
        self._stream.close()
        self._socket.close()


def found(package, *names):
    """Return the path of an installed program, whichever of its names it has."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise Missing(f"no {names[-1]} found (Debian: apt install {package})")
    return path


def _mini_browser():
    """Return the path of WebKitGTK's own browser, in Debian's folder for whichever machine."""
    for path in Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"):
        return str(path)
    raise Missing("no MiniBrowser found (Debian: apt install webkit2gtk-driver)")


@contextlib.contextmanager
def folder():
    """Make a home for a browser, so that it leaves its user's alone."""
    folder = tempfile.mkdtemp()
    try:
        yield Path(folder)
    finally:
        # A service of the desktop may hold a part of it that not even its owner may remove.
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(command, stdout=subprocess.DEVNULL, **environment):
    """Run a program, and end it with all that it started."""
    options = {"stdout": stdout, "stderr": subprocess.DEVNULL, "start_new_session": True}
    with subprocess.Popen(command, env={**os.environ, **environment}, **options) as process:
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):  # it has ended already
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def screen():
    """Start a screen that nobody sees, and give its name."""
    command = [found("xvfb", "Xvfb"), "-displayfd", "1", "-screen", "0", "1920x1200x24"]
    with running([*command, "-nolisten", "tcp"], stdout=subprocess.PIPE) as process:
        number = process.stdout.readline().decode().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"


def _wait_until(is_ready, process):
    deadline = time.monotonic() + 60
    while not is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args[0]} did not start")
        time.sleep(0.05)


def _answers(port):
    with contextlib.suppress(OSError), socket.create_connection((HERE, port), timeout=1):
        return True
    return False


def _free_port():
    with socket.socket() as free:
        free.bind((HERE, 0))
        return free.getsockname()[1]
