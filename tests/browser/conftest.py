"""A JupyterLab for all browser tests, and the explainer open in it."""

import contextlib
import os
import shutil
from pathlib import Path

import pytest
from alone import LAPTOP, Alone
from engines import Missing, firefox, webkit
from lab import DARK, LIGHT, NOTEBOOKS, Lab

from three_years_on import Explainer, load

HERE = Path(__file__).parent
# What ipywidgets says of every change that it would send to a kernel that is no more.
CANNOT_SEND = "Could not send widget sync message"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def lab(chromium_path, tmp_path_factory):
    """A running JupyterLab; it starts only where there is a browser."""
    with Lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="session")
def context(browser):
    """What all pages share: the log-in and the cache."""
    shared = browser.new_context()
    shared.set_default_timeout(10_000)
    yield shared
    shared.close()


@pytest.fixture(scope="session")
def opened(lab, context):
    """Open a notebook and run it, or give back the page where that was done."""
    pages = {}

    def open_once(name, use="any"):
        if (name, use) not in pages:
            pages[name, use] = None
            if use == "no kernel":
                shutil.copy(NOTEBOOKS / f"{name}.ipynb", lab.folder / f"{name}-alone.ipynb")
                notebook = lab.open(context, f"{name}-alone")
            else:
                notebook = lab.open(context, name)
            notebook.run_all()
            if use == "no kernel":
                notebook.end_kernel()
            pages[name, use] = notebook
        if pages[name, use] is None:
            pytest.fail(f"{name} could not be opened and run for an earlier test")
        pages[name, use].page.bring_to_front()
        return pages[name, use]

    yield open_once
    for notebook in filter(None, pages.values()):
        notebook.close()


@pytest.fixture
def explainer(opened):
    """The explainer of notebook 1 as it opens; no test may make the page complain."""
    notebook = opened("1-step-through")
    yield from as_it_opens(notebook)


@pytest.fixture(params=["any", "no kernel"], ids=["with kernel", "kernel shut down"])
def with_and_without_kernel(request, opened):
    """The explainer as it opens, once with its kernel and once with the kernel shut down."""
    yield from as_it_opens(opened("1-step-through", request.param))


@pytest.fixture(scope="module")
def notebook(lab, context, request):
    """A notebook of the module's own with the explainer, as predictions made in it stay."""
    name = request.module.__name__
    lab.write(name, "from three_years_on import Explainer, load\nExplainer(load())")
    opened = lab.open(context, name)
    opened.run_all()
    yield opened
    assert opened.errors == []
    opened.close()


@pytest.fixture(scope="session")
def path(tmp_path_factory):
    """The page of the project's tables."""
    file = tmp_path_factory.mktemp("page") / "explainer.html"
    Explainer(load()).save(file)
    return file


@pytest.fixture(scope="module")
def alone(browser, path):
    """The page as it is opened from disk on a laptop, one for all tests of a module."""
    opened = Alone(browser, path, viewport=LAPTOP)
    yield opened
    assert opened.errors == []
    opened.close()


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["Firefox", "WebKit"])
def engine(request):
    """A running browser; where it is not installed tests skip, or fail in CI."""
    with contextlib.ExitStack() as started:
        try:
            browser = started.enter_context(request.param())
        except Missing as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))
        yield browser


def as_it_opens(notebook):
    notebook.set_width(1366)
    notebook.set_theme(LIGHT)
    shown = notebook.explainer()
    shown.reset()
    shown.scroll_to_top()
    yield shown
    errors, notebook.errors = notebook.errors, []
    assert [error for error in errors if CANNOT_SEND not in error] == []
    assert notebook.foreign == []


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request):
    return request.param
