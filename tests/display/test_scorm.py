"""The SCORM 1.2 package: what a learning system reads of it, and that it holds the page."""

import base64
import hashlib
import io
import re
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from payloads import write_hostile
from tiny import set_cell, write_tiny

from three_years_on import Explainer, load

NAMESPACES = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
# By hand from the schemas imscp_rootv1p1p2 and adlcp_rootv1p2, in the order that they demand.
MANIFEST = """\
manifest identifier xml:lang
  metadata
    schema
    schemaversion
  organizations default
    organization identifier
      title
      item identifier identifierref
        title
  resources
    resource adlcp:scormtype href identifier type
      file href
      file href
"""
ARTICLE = "Five years of the garden"
NAME = f"The garden in five years: {ARTICLE}"


def package_of(folder):
    Explainer(load(folder)).save_scorm(folder / "package.zip")
    return ZipFile(io.BytesIO((folder / "package.zip").read_bytes()))


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return package_of(write_tiny(tmp_path_factory.mktemp("tables")))


def manifest_of(package):
    return ET.fromstring(package.read("imsmanifest.xml"))


def short(name):
    """Write a name with the usual prefix in place of its namespace."""
    namespace, _, local = name.rpartition("}")
    return f"{NAMESPACES[namespace[1:]]}{local}" if namespace else local


def outline(element, depth=0):
    attributes = sorted(map(short, element.attrib))
    line = f"{'  ' * depth}{' '.join([short(element.tag), *attributes])}\n"
    return line + "".join(outline(child, depth + 1) for child in element)


def texts(manifest, name):
    return [element.text for element in manifest.iter() if short(element.tag) == name]


def only(manifest, name):
    (found,) = (element for element in manifest.iter() if short(element.tag) == name)
    return {short(key): value for key, value in found.attrib.items()}


def test_the_manifest_is_one_of_scorm_1_2(package):
    """Elements, their order, attributes and namespaces are those of the schemas."""
    manifest = manifest_of(package)
    assert outline(manifest) == MANIFEST
    assert texts(manifest, "schema") == ["ADL SCORM"]
    assert texts(manifest, "schemaversion") == ["1.2"]
    assert only(manifest, "resource")["type"] == "webcontent"
    assert only(manifest, "resource")["adlcp:scormtype"] == "sco"


def test_what_the_manifest_names_is_there(package):
    """References lead to what bears that id, ids are unique, and every file is listed once."""
    manifest = manifest_of(package)
    assert (
        only(manifest, "organizations")["default"] == only(manifest, "organization")["identifier"]
    )
    assert only(manifest, "item")["identifierref"] == only(manifest, "resource")["identifier"]
    ids = [element.get("identifier") for element in manifest.iter() if element.get("identifier")]
    assert len(set(ids)) == len(ids) == 4
    assert all(re.fullmatch("[a-z][a-z0-9-]*", id_) for id_ in ids)
    files = [element.get("href") for element in manifest.iter() if short(element.tag) == "file"]
    assert only(manifest, "resource")["href"] == "index.html"
    assert ["imsmanifest.xml", *files] == package.namelist()
    assert package.namelist() == ["imsmanifest.xml", "index.html", "explainer.html"]


def test_it_holds_the_page_unchanged(tmp_path):
    """What the course shows is the page that is given out, in all its languages."""
    explainer = Explainer(load(write_tiny(tmp_path)), language="fr")
    explainer.save(tmp_path / "page.html", languages=["ar"])
    explainer.save_scorm(tmp_path / "package.zip", languages=["ar"])
    with ZipFile(tmp_path / "package.zip") as package:
        page = package.read("explainer.html")
        assert only(manifest_of(package), "manifest")["xml:lang"] == "fr"
        assert b'<html lang="fr">' in package.read("index.html")
    assert page == (tmp_path / "page.html").read_bytes()
    assert b'id="state-ar"' in page


def test_the_same_tables_give_the_same_bytes(tmp_path):
    """No clock and no system is in the package, so two of them can be compared."""
    write_tiny(tmp_path)
    made = [package_of(tmp_path) for _ in range(2)]
    assert len({package.fp.getvalue() for package in made}) == 1
    for entry in made[0].infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)


def test_a_title_is_told_as_text(tmp_path):
    """A title with the signs of markup names the course as it is written."""
    title = """</title><script>"R&D" isn't ]]> {name}"""
    set_cell(write_tiny(tmp_path), "about", 2, "title", title)
    package = package_of(tmp_path)
    assert texts(manifest_of(package), "title") == [f"{title}: {ARTICLE}"] * 2
    assert package.read("index.html").count(b"<script>") == 1


def test_tables_of_payloads_make_a_sound_package(tmp_path):
    """Whatever stands in tables, the manifest can be read and has its outline."""
    package = package_of(write_hostile(tmp_path))
    assert outline(manifest_of(package)) == MANIFEST
    assert package.testzip() is None


def test_a_long_title_is_cut(tmp_path):
    """The schema allows 200 letters; what is left out shows."""
    set_cell(write_tiny(tmp_path), "about", 2, "title", "界" * 300)
    assert texts(manifest_of(package_of(tmp_path)), "title") == ["界" * 199 + "…"] * 2


def test_packages_of_two_explainers_are_told_apart(package, tmp_path):
    """A learning system that knows courses by their identifier keeps them apart."""
    set_cell(write_tiny(tmp_path), "about", 2, "title", "Another")
    both = (package, package_of(tmp_path))
    ids = {only(manifest_of(each), "manifest")["identifier"] for each in both}
    assert len(ids) == 2
    assert all(re.fullmatch("three-years-on-[0-9a-f]{16}", id_) for id_ in ids)


def test_the_launch_page_runs_and_shows_nothing_else(package):
    """Its policy names its one script and its style by checksum, and only its own page as frame."""
    page = package.read("index.html").decode()
    policy = re.search('Policy" content="([^"]*)"', page).group(1)
    script, style = (re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in TAGS)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{checksum(*script)}'",
        f"style-src 'sha256-{checksum(*style)}'",
        "frame-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert re.findall("<iframe [^>]*>", page) == [
        (
            f'<iframe name="scorm" src="explainer.html" title="{NAME}"\n'
            'allow="clipboard-write *; fullscreen *">'
        )
    ]


TAGS = ("script", "style")


def checksum(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
