"""Tests of writing: whole or not at all, and never over what is something else."""

import os
import resource
import signal
import stat
import subprocess
import sys
from zipfile import ZipFile

import pytest
from tiny import write_tiny

from three_years_on import Explainer, load
from three_years_on.display.saving import (
    PACKAGE,
    PAGE,
    check_target,
    save_bytes,
    save_explainer,
    save_text,
)

OLDER = f"<!doctype html><div {PAGE.mark}>an older page</div>"


@pytest.fixture(scope="module")
def explainer():
    return Explainer(load())


def files(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


# Whole or not at all ---------------------------------------------------------------------------


def test_a_file_is_written_and_nothing_beside_it(tmp_path):
    """Text is UTF-8 with the line ends of the text, over an older file or none."""
    for text in ("水\n", "é\n" * 1000):
        save_text(tmp_path / "a.md", text)
        assert (tmp_path / "a.md").read_bytes() == text.encode()
        assert list(files(tmp_path)) == ["a.md"]
    save_bytes(tmp_path / "a.md", b"\xff\r\n")
    assert (tmp_path / "a.md").read_bytes() == b"\xff\r\n"


def test_a_file_keeps_its_rights(tmp_path):
    """Who could read the old file can read the new one; a new one has the usual rights."""
    (tmp_path / "old").write_text("x", encoding="utf-8")
    (tmp_path / "old").chmod(0o640)
    save_text(tmp_path / "old", "y")
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
    save_text(tmp_path / "new", "y")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_one(tmp_path):
    """The file that a link leads to is written, not the link."""
    (tmp_path / "real").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    save_text(tmp_path / "link", "y")
    assert (tmp_path / "link").is_symlink()
    assert files(tmp_path) == {"real": "y", "link": "y"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_was_there_survives_a_full_disk_and_an_interruption(
    tmp_path, monkeypatch, call, error
):
    """The old file is as it was, and no half of the new one is left."""
    (tmp_path / "a.md").write_text("old", encoding="utf-8")

    def fail(*args):
        raise error

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(type(tmp_path), "replace", fail)
    with pytest.raises(type(error)) as caught:
        save_text(tmp_path / "a.md", "new")
    if isinstance(error, OSError):
        assert str(caught.value) == f"[Errno 28] No space left on device: '{tmp_path / 'a.md'}'"
    assert files(tmp_path) == {"a.md": "old"}


KILLED = """
import os, signal, sys
from three_years_on.display.saving import save_text
os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)
save_text(sys.argv[1], "half")
"""


def test_what_a_killed_writer_left_is_removed_later(tmp_path):
    """The next one to write removes it; what another may still be writing stays."""
    for name in ("a.md", "b.md"):
        subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / name)], check=False)
    assert len(files(tmp_path)) == 2
    save_text(tmp_path / "a.md", "young")
    assert len(files(tmp_path)) == 3
    for left in tmp_path.glob(".*.tmp"):
        os.utime(left, (1, 1))
    save_text(tmp_path / "a.md", "old")
    assert len(files(tmp_path)) == 2
    save_text(tmp_path / "b.md", "other")
    assert files(tmp_path) == {"a.md": "old", "b.md": "other"}


def limited():
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_a_quota_keeps_the_old_page(tmp_path):
    """A page that is larger than what may be written leaves the older page whole."""
    (tmp_path / "old.html").write_text(OLDER, encoding="utf-8")
    command = [sys.executable, "-m", "three_years_on", "page", "-o", "old.html"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited,
        env={**os.environ, "MPLCONFIGDIR": str(tmp_path.parent)},
    )
    assert (done.returncode, done.stderr) == (
        1,
        "old.html cannot be written: File too large; name another file (-o FILE)\n",
    )
    assert files(tmp_path) == {"old.html": OLDER}


@pytest.mark.parametrize("target", ["/dev/full", "/dev/null", "."])
def test_a_device_and_a_folder_are_refused(target):
    """Only a file can be put in place of a file."""
    with pytest.raises(OSError, match=r"Invalid argument|Is a directory"):
        save_text(target, "x")


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    """``~`` is the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    save_explainer("~/a.html", OLDER.encode(), PAGE)
    assert files(tmp_path) == {"a.html": OLDER}


# Never over something else ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ["my.xlsx", "themes.csv", "page", "page.html.txt", ".html"])
def test_a_page_has_the_name_of_one(tmp_path, name, explainer):
    """A workbook given as the target by mistake is not written over."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"name a file that ends in \.html"):
        explainer.save(tmp_path / name)
    assert files(tmp_path) == {name: "mine"}


@pytest.mark.parametrize("name", ["my.xlsx", "page.html", "package", "package.zip.txt"])
def test_a_package_has_the_name_of_one(tmp_path, name):
    """A workbook or a page is not written over by a package."""
    (tmp_path / name).write_text(OLDER, encoding="utf-8")
    with pytest.raises(ValueError, match=r"is not the name of a SCORM package.* ends in \.zip"):
        save_explainer(tmp_path / name, b"new", PACKAGE)
    assert files(tmp_path) == {name: OLDER}


def test_another_page_is_not_written_over(tmp_path, explainer):
    """A page of somebody else stays; an older one of ours is replaced, be it .html or .htm."""
    (tmp_path / "index.html").write_text("<!doctype html><p>mine", encoding="utf-8")
    with pytest.raises(ValueError, match="is not a page of an explainer; name another file"):
        explainer.save(tmp_path / "index.html")
    assert files(tmp_path) == {"index.html": "<!doctype html><p>mine"}
    for _ in range(2):
        explainer.save(tmp_path / "ours.HTM")
    assert "</html>" in files(tmp_path)["ours.HTM"]


def test_another_zip_is_not_written_over(tmp_path, explainer):
    """A zip of somebody else stays, be it a package or hold a page of ours; ours is replaced."""
    for name, held in (("theirs.zip", "imsmanifest.xml"), ("mine.zip", "explainer.html")):
        with ZipFile(tmp_path / name, "w") as package:
            package.writestr(held, OLDER)
        before = (tmp_path / name).read_bytes()
        with pytest.raises(ValueError, match="is not a SCORM package of an explainer"):
            explainer.save_scorm(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    for _ in range(2):
        explainer.save_scorm(tmp_path / "ours.ZIP")
    assert ZipFile(tmp_path / "ours.ZIP").testzip() is None


def test_a_page_does_not_stand_among_its_tables(tmp_path):
    """The folder of the tables is for the tables; a folder in it or around it is not."""
    data = tmp_path / "data"
    data.mkdir()
    write_tiny(data)
    with pytest.raises(ValueError, match="would stand among the tables"):
        check_target(data / "page.html", PAGE, data)
    check_target(tmp_path / "page.html", PAGE, data)
    check_target(data / "pages" / "page.html", PAGE, data)


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path, explainer):
    """What cannot be written raises OSError, which names the file."""
    target = tmp_path / "nowhere" / "page.html"
    with pytest.raises(FileNotFoundError) as caught:
        explainer.save(target)
    assert caught.value.filename == str(target)
    assert caught.value.strerror == "there is no folder nowhere; make it, or name another"
