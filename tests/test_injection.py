"""Whatever stands in a table is text: in tables, drawings, alt texts and plain HTML."""

import base64
import csv
import gzip
import json
import re
import unicodedata
import warnings
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure
from payloads import (
    CHARTS,
    PAYLOADS,
    PAYLOADS_BY_KIND,
    UNSHOWABLE,
    closed_fields,
    expected,
    text_fields,
    write_hostile,
)
from tiny import TINY, read_rows, write_rows, write_tiny

from three_years_on import (
    Explainer,
    Quiz,
    TablesError,
    explore_milestones,
    load,
)
from three_years_on.charts.evidence import show_cards, show_claims, show_readings
from three_years_on.charts.milestones import plot_delays, plot_effect, plot_order
from three_years_on.charts.svg import drawing, to_svg
from three_years_on.charts.text import text_width
from three_years_on.charts.trends import plot_theme, plot_vintages


def words(text):
    return set(text.split())


# What the project's HTML and drawings are made of, and nothing a payload could add.
ELEMENTS = words("""
    a b bdi body br caption details div figcaption figure h1 h2 h3 h4 h5 head header html i li
    link main meta nav ol p script section small span style summary table tbody td th thead title tr
    ul""")
ATTRIBUTES = words("""
    aria-label charset class content hidden href http-equiv id lang name property rel role scope
    style tabindex target type""")
DRAWN = words("svg g path circle text")
DRAWN_WITH = words("""
    aria-label cx cy d data-step data-milestone data-part data-theme font-family r role style
    transform version viewBox x y xmlns xmlns:xlink""")
LINKS = re.compile(r"https://example\.org/s\d+|#[st]\d+|#glance|data:,")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def tables(folder):
    return load(folder)


@pytest.fixture(scope="module")
def explainer(tables):
    return Explainer(tables)


@pytest.fixture(scope="module")
def page(explainer, tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "hostile.html"
    explainer.save(file)
    return file.read_bytes()


class Html(HTMLParser):
    """What a text is as HTML: its elements, their attributes, its links and its words."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.attributes = [], set()
        self.links, self.words, self.classes = [], "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name in ("href", "xlink:href", "src")]
        self.classes += [value for name, value in attributes if name == "class"]

    def handle_data(self, data):
        self.words += data


def assert_harmless(html):
    """Check that HTML is made of the project's own elements, and return its words."""
    read = Html(html)
    assert set(read.elements) <= ELEMENTS | DRAWN
    assert read.attributes <= ATTRIBUTES | {name.lower() for name in DRAWN_WITH}
    assert [link for link in read.links if not LINKS.fullmatch(link)] == []
    return read.words


def missing(words, *fields):
    """List what should stand in the words and does not."""
    return [text for field in fields for text in expected(*field) if text not in words]


def test_the_corpus_is_large_enough():
    """There are more than a hundred payloads of every sort, each one once."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100
    assert min(len(payloads) for payloads in PAYLOADS_BY_KIND.values()) >= 2


def test_a_payload_is_loaded_letter_by_letter(folder, tables):
    """Each payload stands in each field that may hold any text, as it was written."""
    assert len(text_fields()) > 40
    for table, column in text_fields():
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            written = [row[column] for row in csv.DictReader(file)]
        loaded = getattr(tables, table)[column]
        assert sorted(loaded.dropna()) == sorted(filter(None, written))
        assert missing("\n".join(loaded.dropna()), (table, column)) == []


def test_a_word_for_nothing_is_a_word(tmp_path):
    """A cell that holds nothing but null, NaN or 0, or any payload, keeps it."""
    rows = [[f"r{n}", "", "press", "2011", text, "verified", "letter"] for n, text in numbered()]
    write_tiny(tmp_path)
    header = ["id", "theme", "origin", "published", "summary", "certainty", "source"]
    write_quoted(tmp_path / "readings.csv", [header, *rows])
    loaded = load(tmp_path).readings.set_index("id")["summary"].to_dict()
    assert loaded == {f"r{n}": text for n, text in numbered()}


def numbered():
    return list(enumerate(PAYLOADS))


def write_quoted(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)


def letters(text):
    """Return what is left of a text however its signs and spaces are written."""
    return re.sub(r"\W|%27", "", unicodedata.normalize("NFKC", text)).lower()


# Payloads that are sound ids, numbers or languages: words of small letters and digits, also
# with a hyphen that is not seen, and in full-width signs.
SOUND = {"constructor", "undefined", "null", "nan", "true", "0", "-1", "+1", "1e999"}
SOUND |= {"soft\xadhyphen", "\uff0d1", "\uff0b1"}
SOUND_LANGUAGES = {"NaN", "CON"}  # which may have capitals


@pytest.mark.parametrize(("table", "column"), closed_fields())
def test_no_other_field_takes_a_payload(tmp_path, table, column):
    """A field with a form of its own refuses each payload, and says where it stands."""
    write_tiny(tmp_path)
    first = next(csv.DictReader(TINY[f"{table}.csv"].splitlines()))
    sound = SOUND | (SOUND_LANGUAGES if column.endswith("language") else set())
    payloads = [payload for payload in PAYLOADS if payload not in sound]
    rows = [{**first, "id": f"r{n}", column: payload} for n, payload in enumerate(payloads)]
    write_quoted(tmp_path / f"{table}.csv", [list(first), *([r[c] for c in first] for r in rows)])
    with pytest.raises(TablesError) as caught:
        load(tmp_path)
    told = [f for f in caught.value.faults if (f.file, f.column) == (f"{table}.csv", column)]
    for row, payload in enumerate(payloads, 2):
        values = [fault.value or "None" for fault in told if fault.row == row]
        assert values
        assert all(letters(value) in letters(payload) for value in values if value != "None")
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", str(caught.value)) is None


@pytest.mark.parametrize("character", UNSHOWABLE, ids=ascii)
def test_what_no_drawing_can_hold_is_refused(tmp_path, character):
    """A control character in any text field is a fault that names its cell."""
    write_tiny(tmp_path)
    for table in {table for table, _ in text_fields()}:
        header, *rows = read_rows(tmp_path, table)
        for column in [column for of, column in text_fields() if of == table]:
            rows[-1][header.index(column)] = f"word{character}word"
        write_rows(tmp_path, table, [header, *rows])
    with pytest.raises(TablesError) as caught:
        load(tmp_path)
    told = {(f.file, f.column) for f in caught.value.faults if f.code == "control-character"}
    assert told == {(f"{table}.csv", column) for table, column in text_fields()}


def test_the_page_is_made_of_its_own_elements(page):
    """No element, attribute or link of the page comes from a table."""
    html = page.decode()
    assert_harmless(html)
    assert Html(html).elements.count("script") == 4
    assert Html(html).elements.count("style") == 2  # one of the page, one of its picture
    assert html.count("<script") == html.count("</script") == 4


IN_DOCUMENT = [
    *(("sources", column) for column in ("title", "publisher")),
    *(("themes", column) for column in ("title", "original_title", "question", "limits")),
    ("moments", "label"),
    ("statements", "summary"),
    ("kinds", "id"),
    *(("milestones", column) for column in ("date_kind", "title", "original_title", "issuer")),
    *(("milestones", column) for column in ("summary", "citation", "note")),
    ("milestone_dates", "kind"),
    *(("mentions", column) for column in ("reason_for", "reason_against")),
    *(("indicators", column) for column in ("title", "label", "unit", "measured_by")),
    *(("indicators", column) for column in ("method", "limits", "care")),
    *(("observations", column) for column in ("arithmetic", "note")),
    ("readings", "summary"),
]


def test_the_page_shows_every_payload(page):
    """The document of the page holds each payload of each field it shows, as text."""
    assert missing(assert_harmless(page.decode()), *IN_DOCUMENT) == []


def test_what_the_page_packs_is_no_markup(page, explainer):
    """The state is letters and digits to the browser, and unpacks to the same texts."""
    packed = re.search(rb'id="state">(.*?)</script>', page, re.DOTALL)[1]
    assert not re.search(rb"[<\"'/\\\s]", packed)
    state = json.loads(gzip.decompress(base64.b85decode(packed.replace(b",", b"<"))))
    assert state["content"] == json.loads(json.dumps(explainer.content))


def test_the_plain_html_is_made_of_its_own_elements(explainer, tables):
    """What stands in for each widget holds text, and asks Jupyter to take it for no formula."""
    fallbacks = {
        "themes": explainer._repr_mimebundle_()[0]["text/html"],
        "moments": explainer._repr_mimebundle_()[0]["text/html"],
        "milestones": explore_milestones(tables)._repr_mimebundle_()["text/html"],
        "questions": Quiz(tables, "ask")._repr_mimebundle_()[0]["text/html"],
    }
    for table, html in fallbacks.items():
        column = {"questions": "prompt"}.get(table, "title")
        assert missing(assert_harmless(html), (table, column)) == []
        assert Html(html).classes[0] == "mathjax_ignore tex2jax_ignore"


def test_charts_and_tables_of_notebooks_are_text(tables):
    """Drawings, captions and rows of notebooks 2 and 3 hold text, and no formula is sought."""
    themes = ["", *tables.themes["id"]]
    shown = {
        ("milestones", "label"): [plot_effect(tables)],
        ("milestones", "title"): [plot_delays(tables)],
        ("themes", "title"): [plot_order(tables)],
        ("readings", "summary"): [show_readings(tables, theme) for theme in themes],
        ("statements", "summary"): [show_claims(tables)],
        ("indicators", "limits"): [show_cards(tables, theme) for theme in themes],
        ("observations", "note"): [plot_theme(tables, theme) for theme in themes[:2]],
    }
    assert len(plot_vintages(tables, "a0").charts) == 1
    for (table, column), parts in shown.items():
        html = "".join(part._repr_html_() for part in parts)
        found = len(PAYLOADS) - len(missing(assert_harmless(html), (table, column)))
        assert found >= SHOWN_AT_LEAST[table, column]
        roots = [name for name in Html(html).classes if name.startswith("tyo tyo-chart")]
        assert all(name.endswith("mathjax_ignore tex2jax_ignore") for name in roots)


# A chart cuts its labels; the delays leave out what came before; two themes have some figures.
SHOWN_AT_LEAST = {
    ("milestones", "label"): 20,
    ("milestones", "title"): 100,
    ("themes", "title"): len(PAYLOADS),
    ("readings", "summary"): len(PAYLOADS),
    ("statements", "summary"): len(PAYLOADS) // 2,  # the outcomes
    ("indicators", "limits"): len(PAYLOADS),
    ("observations", "note"): 20,
}


def drawings(explainer):
    return [*explainer.drawn_charts().values()]


def texts_of(root):
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_drawings_are_made_of_their_own_elements(explainer):
    """The timeline and the charts are paths, circles and text, with nothing to follow."""
    assert len(drawings(explainer)) == CHARTS
    for svg in drawings(explainer):
        root = ET.fromstring(svg)
        assert {node.tag.partition("}")[2] for node in root.iter()} <= DRAWN
        assert {name for node in root.iter() for name in node.attrib} <= DRAWN_WITH
        assert not any("url(" in node.get("style", "") for node in root.iter())


LONG_WORD = 24


def test_charts_write_payloads_as_they_are(explainer, tables):
    """Each word of a title, unit, publisher and warning stands in the chart, signs and all."""
    leads = tables.indicators.set_index("id")
    for id_, svg in explainer.charts.items():
        written = " ".join(texts_of(ET.fromstring(svg)))
        for column in ("title", "unit", "measured_by", "care"):
            said = [word for word in leads.loc[id_, column].split() if len(word) < LONG_WORD]
            assert [word for word in said if word not in written] == []


def test_alt_texts_hold_payloads_as_they_are(explainer):
    """The alt text of each chart is one attribute with all that is told in it."""
    for svg in explainer.drawn_charts().values():
        alt = ET.fromstring(svg).get("aria-label")
        assert missing(alt, ("moments", "label")) == []
    told = "".join(step["text"] for step in explainer.content["timeline"]["steps"])
    assert missing(told, ("moments", "label"), ("themes", "title")) == []


@pytest.mark.parametrize("payload", PAYLOADS_BY_KIND["mathtext"], ids=ascii)
def test_matplotlib_takes_no_text_for_a_formula(payload):
    """Dollar signs and commands are drawn and measured as letters, without a warning."""
    with drawing("mathtext"), warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = Figure(figsize=(9, 1))
        figure.text(0, 0.5, payload)
        figure.add_axes((0, 0, 1, 1)).set_yticks([0], [payload])
        svg = to_svg(figure, payload)
        assert text_width(payload) > 8
    root = ET.fromstring(svg)
    assert texts_of(root).count(payload) == 2
    assert root.get("aria-label") == payload


def test_what_was_predicted_stays_as_it_was_typed(tmp_path):
    """In Python a prediction is the reader's own words, whatever they are."""
    write_tiny(tmp_path)
    explainer = Explainer(load(tmp_path))
    for payload in PAYLOADS:
        explainer.predictions = {"water": {"because": payload, "gap": payload}}
        row = explainer.predicted().iloc[0]
        assert (row["because"], row["gap"]) == (payload, payload)
