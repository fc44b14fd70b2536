"""A JupyterLab of its own for the tests, and what a reader can do in it."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
WIDGET = ".tyo-explainer"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
# What another theme can break, where all else is the same.
OF_COLORS = ["color-contrast", "link-in-text-block"]
_NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
_NO_PAGE = {"about", "blob", "chrome-error", "data"}

_CELLS = """() => jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells
  .map(({cell_type, source, execution_count}) => ({cell_type, source, execution_count}))"""
_HAS_RUN = """() => {
  const panel = jupyterapp.shell.currentWidget;
  const code = panel.content.widgets.filter(({model}) => model.type === "code");
  const done = code.every(({model}) => model.executionCount && model.executionState === "idle");
  const failed = code.some(({model}) => model.sharedModel.outputs.some(isError));
  return failed || (done && panel.sessionContext.session.kernel.status === "idle");
}""".replace("isError", "({output_type}) => output_type === 'error'")
_MESSAGES = """() => jupyterapp.shell.currentWidget.content.model.sharedModel.cells
  .flatMap(({outputs}) => outputs ?? [])
  .filter(({output_type, name}) => output_type === "error" || name === "stderr")
  .map(({traceback, text}) => [traceback ?? text].flat().join("\\n"))"""
_KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?"
_KERNEL_IS_IDLE = f"() => {_KERNEL}.status === 'idle'"
_CELL_HAS_RUN = """([index, before]) => {
  const {model} = jupyterapp.shell.currentWidget.content.widgets[index];
  return model.executionCount > before && model.executionState === "idle";
}"""
_HEED_RESTART = """() => {
  window.hasRestarted = false;
  const {widgets} = jupyterapp.shell.currentWidget.content;
  const [code] = widgets.filter(({model}) => model.type === "code");
  code.model.stateChanged.connect((_, {name, newValue}) => {
    if (name === "executionCount" && newValue === 1) window.hasRestarted = true;
  });
}"""
_LOG_COMMANDS = """() => {
  window.commandsRun = [];
  jupyterapp.commands.commandExecuted.connect((_, {id}) => {
    if (!id.endsWith(":get-kernel")) window.commandsRun.push(id);  // asked for in passing
  });
}"""

# What a test left, undone by script: done hundreds of times by mouse, it would take minutes.
_RESET = """root => {
  const seen = (selector) => [...root.querySelectorAll(selector)].find((n) => n.checkVisibility());
  seen(".tyo-tools [aria-pressed=true]")?.click();
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  seen(".tyo-extra")?.dispatchEvent(escape);
  for (const back of root.querySelectorAll(".tyo-back")) if (back.checkVisibility()) back.click();
  const tabs = [...root.querySelectorAll("[role=tab]")];
  const first = tabs.find(({ textContent }) => !textContent.includes("All themes"));
  first.focus();
  first.click();
  const named = root.querySelector(".tyo-filters [type=checkbox]");
  if (named.checked) named.click();
  const kind = root.querySelector(".tyo-filters select");
  if (kind.value) {
    kind.value = "";
    kind.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const [toggle] = root.querySelectorAll(".tyo-filters > button");
  if (toggle.textContent === "As a picture") toggle.click();
}"""
# What is laid out anew once a size is known is drawn in the second frame.
DRAWN = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(done))))"""
# Only what is told leaves the page; all that axe has to say takes long.
_VIOLATIONS = """async ([part, options]) => {
  const { violations } = await axe.run(part ?? document, options);
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 120)]));
}"""


class Lab:
    """A JupyterLab server on a copy of the notebooks, with directories of its own."""

    def __init__(self, home):
        self.folder = Path(shutil.copytree(NOTEBOOKS, home / "notebooks", ignore=_HIDDEN))
        places = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
        }
        # As it is here: PYTHONPATH and JUPYTER_PATH may name where the packages are.
        self.env = {**os.environ, **{name: str(home / place) for name, place in places.items()}}
        notification = home / "settings" / "@jupyterlab" / "apputils-extension"
        notification.mkdir(parents=True)
        (notification / "notification.jupyterlab-settings").write_text(json.dumps(_NO_NEWS))
        self._log = home / "server.log"

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *error):
        self._stop()

    def _start(self):
        token = secrets.token_hex()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url, self.token = f"http://127.0.0.1:{port}", token
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": port,
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.folder,
            "IdentityProvider.token": token,
            "LabApp.expose_app_in_browser": True,
            "JupyterNotebookApp.expose_app_in_browser": True,
            "LabApp.extension_manager": "readonly",
        }
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                command + [f"--{name}={value}" for name, value in options.items()],
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + 60
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._stop()
                raise RuntimeError(f"JupyterLab did not start:\n{self._log.read_text()}")
            time.sleep(0.1)

    def _answers(self):
        with contextlib.suppress(OSError):
            self.request("GET", "/api/status")
            return True
        return False

    def _stop(self):
        with contextlib.suppress(OSError):
            self.request("POST", "/api/shutdown")
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def request(self, method, path):
        """Ask the server's interface for something."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")

    def write(self, name, *sources, kernelspec="python3"):
        """Write a notebook of code cells into the server's folder."""
        cells = [
            nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)
        ]
        metadata = {"kernelspec": {"name": kernelspec, "display_name": "Python 3"}}
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
        nbformat.write(notebook, self.folder / f"{name}.ipynb")

    def run(self, *arguments):
        """Run a command of Jupyter with the server's directories."""
        command = [sys.executable, "-m", "jupyter", *arguments]
        subprocess.run(command, env=self.env, cwd=self.folder, check=True, capture_output=True)

    def open(self, context, name, width=1366, height=768, theme=LIGHT, place="lab/tree"):
        """Open a notebook in a page of its own: of JupyterLab, or of Notebook 7 ("notebooks")."""
        page = context.new_page()
        notebook = Notebook(self, page)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{self.url}/{place}/{name}.ipynb?reset&token={self.token}")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_function(_KERNEL_IS_IDLE, timeout=60_000)
        notebook.set_theme(theme)
        page.evaluate(_LOG_COMMANDS)
        return notebook


_HIDDEN = shutil.ignore_patterns(".*")


@contextlib.contextmanager
def served(lab, program, *arguments):
    """Run another server on the notebooks, with the directories of JupyterLab; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = lab.folder.parent / f"{program}-{port}.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", program, *arguments, f"--port={port}"],
            cwd=lab.folder,
            env=lab.env,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + 60
        while not _takes_calls(port):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _takes_calls(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class Notebook:
    """One notebook open in JupyterLab, and all that its page said and asked for."""

    def __init__(self, lab, page):
        self.lab, self.page = lab, page
        self.errors = []
        self.foreign = []
        self.received = 0
        page.on("console", self._on_console)
        page.on("pageerror", self._on_page_error)
        page.on("request", lambda request: self._on_address(request.url))
        page.on("websocket", self._on_websocket)

    def _on_console(self, message):
        if message.type in {"error", "warning"}:
            self.errors.append(f"console {message.type}: {message.text}")

    def _on_page_error(self, error):
        # While a notebook opens, JupyterLab at times takes a node out twice. The explainer's
        # script is a blob, which a stack of its own would name.
        is_jupyterlabs = "'removeChild'" in error.message and "blob:" not in (error.stack or "")
        if not is_jupyterlabs:
            self.errors.append(f"page error: {error.message}\n{error.stack}")

    def _on_websocket(self, websocket):
        self._on_address(websocket.url)
        websocket.on("framereceived", self._on_frame)

    def _on_frame(self, payload):
        self.received += len(payload if isinstance(payload, bytes) else payload.encode())

    def _on_address(self, url):
        scheme, host = urlsplit(url).scheme, urlsplit(url).netloc
        if scheme not in _NO_PAGE and host != urlsplit(self.lab.url).netloc:
            self.foreign.append(url)

    def close(self):
        """Close the page and end its kernel."""
        with contextlib.suppress(urllib.error.HTTPError):  # a kernel that has ended already
            self._delete_kernel()
        self.page.close()

    def set_theme(self, theme):
        if self.page.evaluate("document.body.dataset.jpThemeName") == theme:
            return
        run = "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})"
        self.page.evaluate(run, theme)
        self.page.wait_for_function(
            "theme => document.body.dataset.jpThemeName === theme", arg=theme
        )

    def set_width(self, width):
        """Set the width of the window; on a narrow one a reader hides the side bar."""
        if self.page.viewport_size["width"] == width:
            return
        self.page.set_viewport_size({"width": width, "height": 768})
        hide = "hidden => jupyterapp.shell[hidden ? 'collapseLeft' : 'expandLeft']()"
        self.page.evaluate(hide, width < 1000)

    def run_all(self):
        """Run all cells, as a reader does: through the menu."""
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Run")').click()
        self.page.locator('.lm-Menu-itemLabel:text-is("Run All Cells")').click()
        self.page.wait_for_function(_HAS_RUN, timeout=60_000)
        messages = self.page.evaluate(_MESSAGES)
        assert messages == [], "\n".join(messages)

    def restart_and_run_all(self):
        """Restart the kernel and run all cells, as a reader does: through the menu."""
        self.page.evaluate(_HEED_RESTART)
        self.page.locator('.lm-MenuBar-itemLabel:text-is("Kernel")').click()
        self.page.locator('.lm-Menu-itemLabel:text("Restart Kernel and Run All Cells")').click()
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.wait_for_function("() => window.hasRestarted")
        self.page.wait_for_function(_HAS_RUN, timeout=60_000)

    def run_cell(self, index):
        """Run a cell with the keyboard and return what it printed."""
        before = self.cells()[index]["execution_count"]
        cell = self.page.locator(".jp-Cell").nth(index)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(_CELL_HAS_RUN, arg=[index, before or 0])
        self.page.wait_for_function(_KERNEL_IS_IDLE)
        return "\n".join(cell.locator(".jp-OutputArea-output").all_inner_texts()).strip()

    def expect_said(self, index, wanted, read=str):
        """Run a cell until it prints what is wanted.

        What changes while the kernel is busy, ipywidgets sends later; a cell may come before it.
        """
        for _ in range(5):
            if (said := read(self.run_cell(index))) == wanted:
                break
        assert said == wanted

    def cells(self):
        """Return the kind, source and count of every cell of the model, drawn or not."""
        return self.page.evaluate(_CELLS)

    def commands_run(self):
        """Return the commands of JupyterLab that ran since the last time, by whatever cause."""
        return self.page.evaluate("() => window.commandsRun.splice(0)")

    def end_kernel(self):
        """Shut the kernel down from outside and wait until the page knows."""
        self._delete_kernel()
        self.page.wait_for_function(f"() => {_KERNEL}.status !== 'idle'")

    def _delete_kernel(self):
        kernel = self.page.evaluate(f"() => {_KERNEL}.id")
        if kernel:
            self.lab.request("DELETE", f"/api/kernels/{kernel}")

    def explainer(self, index=0):
        return Explainer(self, self.page.locator(WIDGET).nth(index))


class Explainer:
    """One explainer in a notebook, found by what a reader sees and hears."""

    def __init__(self, notebook, root):
        self.notebook, self.page, self.root = notebook, notebook.page, root
        expect(root).to_be_visible(timeout=30_000)
        self.all_themes = root.get_by_role("tab", name="All themes")
        self.overview = root.locator(".tyo-ov")
        self.overview_rows = root.locator(":is(.tyo-ov-row, .tyo-ov-card)")
        self.tabs = root.get_by_role("tab").filter(has_not_text="All themes")
        self.panel = root.get_by_role("tabpanel")
        self.details = root.locator(".tyo-details")
        self.columns = root.locator(".tyo-side:visible")
        self.picture = root.locator(".tyo-lanes-picture")
        self.svg = root.locator(".tyo-lanes-svg")
        self.labels = root.locator(".tyo-milestone:visible")
        self.status = root.get_by_role("status")
        self.back = root.get_by_role("button", name="Back (Esc)")
        self.named_only = root.locator(".tyo-filters [type=checkbox]")
        self.kind = root.locator(".tyo-filters select")
        self.toggle = root.get_by_role("button", name="As a")
        self.rows = root.locator(".tyo-table tbody tr")
        self.record = root.get_by_role("region", name="The record")
        self.record_toggle = root.locator(
            ".tyo-filters > button:last-child:visible, .tyo-record .tyo-back:visible"
        )
        self.figures = root.locator(".tyo-figures figure")
        self.readings = root.locator(".tyo-readings li")
        self.predict_first = root.get_by_role("button", name="Predict first")
        self.prediction = root.get_by_role("region", name="Your prediction")
        self.reveal = root.get_by_role("button", name="Reveal")
        self.extra = root.locator(".tyo-extra")
        self.stage = root.locator(".tyo-stage:not(.tyo-sizer)")

    def reset(self):
        """Bring it back to how it opens; what was predicted and revealed stays."""
        if self.page.locator(".tyo-present").count():
            self.page.keyboard.press("Escape")
        self.page.mouse.move(0, 0)
        self.root.evaluate(_RESET)
        expect(self.labels).not_to_have_count(0)

    def scroll_to_top(self):
        self.root.evaluate("node => node.scrollIntoView({block: 'start'})")

    def check(self, words):
        """The way from a statement to the figures that bear on it."""
        item = self.root.locator(".tyo-side li", has_text=words)
        return item.get_by_role("button", name="Check:")

    def label(self, text):
        """The mark of a milestone, by the beginning of its name."""
        return self.root.locator(f'.tyo-milestone[aria-label^="{text}"]:visible')

    def open(self, text):
        """Click the mark of a milestone; what is clicked beside it counts for the nearest."""
        self.label(text).click(force=True)

    def label_texts(self):
        return [name.split(", ")[0] for name in self.names()]

    def names(self):
        """The names of the milestones shown, as they are heard."""
        return self.labels.evaluate_all("nodes => nodes.map(n => n.getAttribute('aria-label'))")

    def has_focus(self):
        """Say whether the focus is inside, once the page has been drawn."""
        return self.root.evaluate(
            """root => new Promise(done => requestAnimationFrame(() => setTimeout(
              () => done(root.contains(document.activeElement)))))"""
        )

    def focused_name(self):
        """Name what has the focus, or nothing where that is outside."""
        return self.root.evaluate(
            """root => {
              const node = document.activeElement;
              if (!root.contains(node)) return "";
              const label = (node.labels?.[0] ?? node).cloneNode(true);
              const unsaid = label.querySelectorAll("input, select, [aria-hidden]");
              for (const part of unsaid) part.remove();
              return (node.getAttribute("aria-label") ?? label.textContent).trim();
            }"""
        )


def violations(page, part=WIDGET, *, rules=RULES, but=()):
    """Return what axe finds against WCAG 2.2 AA and best practice in a part of a page, or all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {
        "runOnly": rules,
        "rules": {rule: {"enabled": False} for rule in but},
        "resultTypes": ["violations"],
    }
    return page.evaluate(_VIOLATIONS, [part, options])
