"""The one file, opened from disk by a browser that has no network."""

from lab import WIDGET, Explainer

LAPTOP = {"width": 1366, "height": 768}
# The document for browsers without a script is large and hidden here; test_from_disk.py has it.
WITHOUT_DOCUMENT = {"exclude": [[".tyo-document"]]}


class Alone:
    """The page as it is opened, and all that it said and asked for."""

    def __init__(self, browser, path, *, address="", **options):
        self.path = path
        self.context = browser.new_context(offline=True, **options)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.errors, self.requests = [], []
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri() + address)

    def explainer(self):
        return Explainer(self, self.page.locator(f"#explainer {WIDGET}"))

    def foreign(self):
        """Return what was asked for besides the file itself and what it holds."""
        own = (self.path.as_uri(), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def close(self):
        self.context.close()
