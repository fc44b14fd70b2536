"""The chart of what a class predicted: what it counts, says and shows."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from payloads import PAYLOADS
from tiny import write_tiny

from three_years_on import collect, load

DOWNLOADED = Path(__file__).parents[1] / "data" / "predictions"  # by the display, in a browser
SVG = "{http://www.w3.org/2000/svg}"
HEAD = "Theme,You expected\n"
CHOICES = [
    "an outcome with a figure",
    "a named measure",
    "a general statement",
    "no outcome",
    "nothing chosen",
]


@pytest.fixture
def tiny(tmp_path):
    return load(write_tiny(tmp_path))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "handed-in"
    made.mkdir()
    return made


def hand_in(folder, name, water, soil="nothing chosen", seeds="nothing chosen"):
    rows = f"Water,{water}\nSoil,{soil}\nSeeds,{seeds}\nOpening and close,nothing chosen\n"
    (folder / name).write_text(HEAD + rows, encoding="utf-8")


def test_downloads_in_two_languages_are_counted_together():
    """What the display saved in English and in Chinese stands in one chart of this article."""
    collected = collect(DOWNLOADED)
    assert collected.not_counted == ()
    assert collected.files == 2
    assert collected.rows.set_index("Theme")[CHOICES].T.to_dict("list") == {
        "Economy": [1, 1, 0, 0, 0],
        "Public opinion": [2, 0, 0, 0, 0],
        "Core technologies": [0, 1, 0, 0, 1],
        "Cybersecurity": [0, 0, 0, 1, 1],
        "Company duties": [0, 0, 1, 1, 0],
        "Opening and close": [0, 0, 0, 0, 2],
    }
    assert collected.rows["The article gives"].tolist() == [
        "named measure; assertion",
        "figure; assertion",
        "acknowledged gap",
        "no outcome reported",
        "no outcome reported",
        "assertion; named measure; unnamed measure",
    ]


def test_the_rows_have_the_dtypes_that_are_promised():
    """Whoever counts on finds whole numbers and texts."""
    dtypes = collect(DOWNLOADED).rows.dtypes.astype(str).to_dict()
    assert dtypes == {"Theme": "str", **dict.fromkeys(CHOICES, "int64"), "The article gives": "str"}


def test_the_picture_says_what_was_chosen_most_and_what_the_article_gives(tiny, folder):
    """In words, without a verdict: theme by theme, ties named together."""
    hand_in(folder, "a.csv", "a named measure", "no outcome")
    hand_in(folder, "b.csv", "a named measure", "a general statement")
    collected = collect(folder, tiny)
    assert collected.alt == (
        "What 2 files of predictions expect. "
        "Water: most often a named measure, in 2 files. The article gives: named measure. "
        "Soil: most often a general statement; no outcome, in 1 file. "
        "The article gives: acknowledged gap. "
        "Seeds: most often nothing chosen, in 2 files. The article gives: no outcome reported. "
        "Opening and close: most often nothing chosen, in 2 files. "
        "The article gives: unnamed measure."
    )
    assert "Does not show why something was chosen, nor who chose it." in collected.caption
    root = ET.fromstring(collected.svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", collected.alt)


def test_a_frame_stands_where_the_article_gives_a_choice(tiny, folder):
    """Water gives a named measure, seeds no outcome; what soil and the close give fits none."""
    hand_in(folder, "a.csv", "no outcome")
    root = ET.fromstring(collect(folder, tiny).svg)
    edges = [shape for shape in root.iter(f"{SVG}path") if "--tyo-later" in shape.get("style", "")]
    assert len(edges) == 2


def test_no_letter_is_smaller_than_12_pixels():
    """No output is narrower than the drawing (44rem, of 16 pixels each), so none is shrunk."""
    root = ET.fromstring(collect(DOWNLOADED).svg)
    assert float(root.get("viewBox").split()[2]) == 44 * 16
    looks = [text.get("style", "") for text in root.iter(f"{SVG}text")]
    assert {re.search(r"font-size: ([\d.]+)px", look)[1] for look in looks} == {"12", "14"}


@pytest.mark.parametrize("files", [1, 30, 300])
def test_a_bar_over_its_whole_track_is_every_file(tiny, folder, files):
    """All chose the same of water: one bar is as wide as its track, the others have no width."""
    for at in range(files):
        hand_in(folder, f"{at}.csv", "no outcome")
    collected = collect(folder, tiny)
    assert collected.rows["no outcome"].tolist() == [files, 0, 0, 0]
    root = ET.fromstring(collected.svg)
    widths = {}
    for shape in root.iter(f"{SVG}path"):
        for role in ("outside", "muted"):
            if f"fill: var(--tyo-{role})" in shape.get("style", ""):
                x = [
                    float(part)
                    for part in shape.get("d")
                    .replace("M", "")
                    .replace("z", "")
                    .replace("L", " ")
                    .split()[::2]
                ]
                widths.setdefault(role, []).append(max(x) - min(x))
    assert len(widths["outside"]) == 20
    assert max(widths["muted"]) == pytest.approx(max(widths["outside"]), abs=0.2)


def test_what_is_not_counted_stands_below_the_chart(tiny, folder):
    """Each file with its reason, as text, and in the words of Python as well."""
    hand_in(folder, "a.csv", "no outcome")
    shutil.copy(folder / "a.csv", folder / "a (1).csv")
    (folder / "<b>.csv").write_bytes(b"")
    collected = collect(folder, tiny)
    html = collected._repr_html_()
    assert html.endswith(
        "<p>2 files are not counted:</p><ul><li>&lt;b&gt;.csv: is empty; ask for the file once "
        "more</li><li>a (1).csv: holds the same as a.csv and is named as its copy; rename it, if "
        "it is of another student</li></ul></div>"
    )
    assert repr(collected).endswith("\n".join(["", *collected.not_counted]))


@pytest.mark.parametrize("name", ["nowhere", "a.csv", "\0"])
def test_without_the_folder_a_sentence_says_what_to_do(folder, name):
    """The cell of the notebook runs before anybody has handed anything in."""
    (folder / "a.csv").write_text("", encoding="utf-8")
    html = collect(folder / name)._repr_html_()
    assert html.startswith("<p>No predictions yet: there is no folder ")
    assert html.endswith("Put the files there that the class handed in, then run this again.</p>")


def test_before_files_are_there_nothing_is_given_away(folder):
    """An empty folder gives a sentence; what the article gives stays covered."""
    collected = collect(folder)
    assert "holds no file that counts. Put the files there" in repr(collected)
    assert (collected.svg, collected.files, len(collected.rows)) == ("", 0, 0)
    (folder / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    html = collect(folder)._repr_html_()
    assert "named measure" not in html
    assert "<li>notes.csv: is not a file of predictions;" in html


def test_what_is_no_tables_and_no_path_is_refused(folder):
    """The two arguments in the wrong order are told, like any other mistake."""
    with pytest.raises(TypeError, match="is a path, no tables"):
        collect(folder, str(folder))
    with pytest.raises(TypeError):
        collect(load(), None)


def test_it_speaks_the_language_of_the_tables(folder, tiny):
    """From right to left the drawing is mirrored, and the head of the table is translated."""
    about = tiny.about.assign(language="ar")
    hand_in(folder, "a.csv", "no outcome")
    collected = collect(folder, replace(tiny, about=about))
    html = collected._repr_html_()
    assert 'lang="ar" dir="rtl"' in html
    assert 'matrix(-1 0 0 1 704 0)"' in collected.svg
    assert '<th scope="col">لا نتيجة</th>' in html


def test_titles_are_text_however_long_and_whatever_they_hold(folder, tiny):
    """No title breaks the drawing, the table or the words."""
    titles = ["<script>alert(1)</script> $x$", "long " * 60, "Donaudampfschifffahrt" * 20]
    tables = replace(tiny, themes=tiny.themes.assign(title=titles))
    (folder / "a.csv").write_text(f"{HEAD}long {'long ' * 59},no outcome\n", encoding="utf-8")
    collected = collect(folder, tables)
    assert "<script" not in collected._repr_html_()
    ET.fromstring(collected.svg)
    assert collected.rows["no outcome"].tolist() == [0, 1, 0, 0]


def test_whatever_a_file_holds_is_told_as_text(folder, tiny):
    """What somebody typed in place of a choice is shown, and is no markup."""
    for at, payload in enumerate(PAYLOADS):
        quoted = payload.replace('"', '""').encode("utf-8", "replace")
        raw = f'{HEAD}Water,"also '.encode() + quoted + b'"\n'
        (folder / f"{at}.csv").write_bytes(raw)
    collected = collect(folder, tiny)
    assert len(collected.not_counted) == len(PAYLOADS)
    html = collected._repr_html_().lower()
    assert set(re.findall("<(/?[a-z]+)", html)) == {
        "p",
        "/p",
        "div",
        "/div",
        "ul",
        "/ul",
        "li",
        "/li",
    }


def test_the_same_files_give_the_same_bytes(folder, tiny):
    """Neither a clock nor the order in which a system lists files shows."""
    hand_in(folder, "b.csv", "no outcome")
    hand_in(folder, "a.csv", "a named measure")
    first = collect(folder, tiny)._repr_html_()
    for name in ("a.csv", "b.csv"):
        (folder / name).rename(folder / f"x{name}")
    assert collect(folder, tiny)._repr_html_() == first
