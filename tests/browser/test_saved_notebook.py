"""A notebook that was executed and saved, opened again and not run."""

import shutil

import pytest
from lab import NOTEBOOKS, WIDGET
from playwright.sync_api import expect

CALLS = [
    "Link the internet closely with the real economy.",
    "Use the internet to collect people's views.",
    "Join forces to make new advances in core technologies.",
    "Speed up the building of a system that protects China's key networks.",
    "Accept their social and moral duties.",
    "Develop the internet further",
]
THEMES = ["Economy", "Public opinion", "Core technologies", "Cybersecurity", "Company duties"]
FINDING = (
    "13 calls on five themes. Three of the five have an outcome reported in their own section."
)


@pytest.fixture(scope="module")
def executed(lab):
    """Execute a copy as a build for Binder does, and trust one of two."""
    shutil.copy(NOTEBOOKS / "1-step-through.ipynb", lab.folder / "trusted.ipynb")
    lab.run("nbconvert", "--to", "notebook", "--execute", "--inplace", "trusted.ipynb")
    text = (lab.folder / "trusted.ipynb").read_text(encoding="utf-8")
    # A trusted notebook is known by its content, so the other one differs in a word.
    other = text.replace("How to cite", "How to quote")
    (lab.folder / "untrusted.ipynb").write_text(other, encoding="utf-8")
    lab.run("trust", "trusted.ipynb")


def opened_with_widgets(lab, context, name):
    """Open a notebook, and again where JupyterLab looked for its widgets before it had read them.

    On a busy computer it does so at times, with whatever widget; a reader opens it again as well.
    """
    for _ in range(3):
        notebook = lab.open(context, name)
        lost = notebook.page.get_by_text("Error displaying widget: model not found")
        expect(notebook.page.locator(WIDGET).or_(lost).first).to_be_visible(timeout=30_000)
        if not lost.count():
            break
        notebook.close()
    return notebook


def test_a_trusted_notebook_steps_before_it_is_run(lab, context, executed):
    """Opened and not run, an executed and trusted notebook shows the explainer, and it steps."""
    notebook = opened_with_widgets(lab, context, "trusted")
    explainer = notebook.explainer()
    expect(explainer.overview_rows).to_have_count(6)
    explainer.tabs.nth(3).click()
    expect(explainer.status).to_have_text("4 of 6: Cybersecurity, 28 milestones shown")
    explainer.page.keyboard.press("End")
    expect(explainer.labels).to_have_count(8)
    explainer.open("Cybersecurity Law")
    expect(explainer.details).to_contain_text("in force 1 June 2017")
    notebook.close()
    assert notebook.errors == []
    assert notebook.foreign == []


def test_an_untrusted_notebook_is_plain_and_whole(lab, context, executed):
    """Opened and not trusted, it shows finding, themes, calls, outcomes, milestones as text."""
    notebook = lab.open(context, "untrusted")
    output = notebook.page.locator(".jp-OutputArea-output", has_text="step by step")
    expect(output.get_by_role("heading", level=3)).to_have_text(
        [FINDING, *THEMES, "Opening and close"]
    )
    for call in CALLS:
        expect(output).to_contain_text(call)
    expect(output).to_contain_text("China has 829 million internet users.")
    assert output.inner_text().count("The article reports no outcome in this section.") == 2
    expect(output.get_by_role("listitem").filter(has_text="STAR Market")).to_have_count(2)
    assert "From the article’s closing section, placed here by us" in output.inner_text()
    picture = output.locator(f'img[alt^="{FINDING}"]')
    assert picture.evaluate("node => node.naturalWidth") > 500
    expect(notebook.page.locator(".tyo-explainer")).to_have_count(0)
    notebook.close()
    assert notebook.foreign == []
