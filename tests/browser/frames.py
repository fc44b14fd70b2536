"""Hosts for the one file: pages with a frame of some kind, which write down what it tells."""

import contextlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from engines import HERE

# At an address of its own, as what is kept of one frame is not to be found by another.
_SRC = "frame.src = `${location.pathname}.html`"
# Attributes of the frame, and how the file comes into it.
KINDS = {
    "src": ("", _SRC),
    "srcdoc": ("", "frame.srcdoc = html"),
    # As JupyterLab shows a file: with the address of a folder that the frame may not reach.
    "blob": ("sandbox='allow-scripts'", "frame.src = URL.createObjectURL(based)"),
    "scripts": ("sandbox='allow-scripts'", "frame.src = `${location.pathname}.html`"),
    "same-origin": (
        "sandbox='allow-scripts allow-same-origin'",
        "frame.src = `${location.pathname}.html`",
    ),
    "scripts-srcdoc": ("sandbox='allow-scripts'", "frame.srcdoc = html"),
}
_HOST = """<!doctype html><title>Host</title><style>iframe {{ width: 900px; height: 800px }}</style>
<iframe {attributes}></iframe>
<script type="module">
globalThis.told = [];
const frame = document.querySelector("iframe");
addEventListener("message", ({{ data, source }}) => {{
  if (source !== frame.contentWindow || data.source !== "three-years-on") return;
  told.push(data);
  if ({follows} && data.type === "height") frame.style.height = `${{data.height}}px`;
}});
const html = await (await fetch("/explainer.html")).text();
const base = '<head><base href="https://elsewhere.example/folder/">';
const based = new Blob([html.replace("<head>", base)], {{ type: "text/html" }});
{opening};
</script>"""


README = Path(__file__).parents[2] / "README.md"


def readmes_host():
    """Return a page made of what README shows for one."""
    return "".join(re.findall(r"```html\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL))


def host(kind, *, follows=False):
    """Return a page around a frame; one that follows makes it as high as the frame says."""
    attributes, opening = KINDS[kind]
    return _HOST.format(attributes=attributes, opening=opening, follows=json.dumps(follows))


@contextlib.contextmanager
def hosts(path):
    """Serve the file, and each host under its name; with ``?follows`` it heeds the height."""
    file = path.read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, _, query = self.path.strip("/").partition("?")
            shown = {"readme": readmes_host().encode()}.get(kind, file)
            shown = host(kind, follows=bool(query)).encode() if kind in KINDS else shown
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(shown)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer((HERE, 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://{HERE}:{server.server_port}"
        server.shutdown()
