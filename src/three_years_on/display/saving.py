"""What is to be written and a target in, the file written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from three_years_on.languages.spoken import marked, tr
from three_years_on.tables.folders import expanded
from three_years_on.tables.sentences import harmless, reason


class Kind(NamedTuple):
    """A kind of file that an explainer becomes.

    Attributes
    ----------
    endings : tuple of str
        How its name may end, the usual ending first.
    mark : str
        What stands near the beginning of every file of the kind.
    other_name, other_file : str
        What is said of a name that ends otherwise, and of a file that is there and is none.
    """

    endings: tuple[str, ...]
    mark: str
    other_name: str
    other_file: str


PAGE = Kind(
    (".html", ".htm"),
    'class="tyo tyo-page"',
    marked("{file} is not the name of a page; name a file that ends in .html"),
    marked("{file} is there already and is not a page of an explainer; name another file"),
)
PACKAGE = Kind(
    (".zip",),
    '<manifest identifier="three-years-on-',
    marked("{file} is not the name of a SCORM package; name a file that ends in .zip"),
    marked("{file} is there already and is not a SCORM package of an explainer; name another file"),
)
_BEGINNING = 200_000


def read_text(path: str | Path) -> str:
    """Return the text of a file that is to be written anew.

    Raises
    ------
    OSError
        When it is not there, is no file, or cannot be read.
    ValueError
        When it is not written in UTF-8.
    """
    target = expanded(path)
    _mode(target)  # a device could be read without end
    return target.read_text(encoding="utf-8")


def save_text(path: str | Path, text: str) -> None:
    """Write a text as UTF-8, as `save_bytes` does."""
    save_bytes(path, text.encode())


def save_bytes(path: str | Path, data: bytes) -> None:
    """Write a file; the one that is there is kept until the new one is whole.

    Parameters
    ----------
    path : str or Path
        File to write. Of a link, the file it leads to is written; ``~`` is the home folder.
    data : bytes
        What to write.

    Raises
    ------
    OSError
        When the file cannot be written; it names the file, and what was there is as it was.
    """
    target = _whole(expanded(path))
    mode = _mode(target)
    # In the same folder, for only there one file can take the place of another in one go.
    ours = f".{sha256(target.name.encode(errors='surrogateescape')).hexdigest()[:16]}"
    beside = target.with_name(f"{ours}-{secrets.token_hex(8)}.tmp")
    try:
        _remove_leftovers(target.parent, ours)
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except OSError as error:  # it would name the file beside
        beside.unlink(missing_ok=True)
        raise OSError(error.errno, _reason(error, target.parent), str(target)) from None
    except BaseException:  # an interruption, too, leaves nothing beside the file
        beside.unlink(missing_ok=True)
        raise


def _remove_leftovers(folder: Path, ours: str) -> None:
    """Remove what was left beside a file by those who were killed while they wrote it."""
    for left in folder.glob(f"{ours}-*.tmp"):
        with suppress(FileNotFoundError):  # another may remove it, too
            if time.time() - left.stat().st_mtime > _A_WHILE:
                left.unlink()


# In seconds; whoever still writes has been writing for less.
_A_WHILE = 60


def _reason(error: OSError, folder: Path) -> str:
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return tr(
            "there is no folder {folder}; make it, or name another", folder=harmless(folder.name)
        )
    return reason(error)


def _mode(target: Path) -> int | None:
    """Return how a file may be used; one that may not be written, or is none, is refused."""
    if not target.exists():
        return None
    if not target.is_file():
        code = errno.EISDIR if target.is_dir() else errno.EINVAL
        raise OSError(code, os.strerror(code), str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return target.stat().st_mode & 0o7777


def save_explainer(path: str | Path, data: bytes, kind: Kind) -> None:
    """Write a page or a package as `save_bytes` does, in place of nothing but an older one.

    Parameters
    ----------
    path : str or Path
        File to write.
    data : bytes
        What to write.
    kind : Kind
        What it is, `PAGE` or `PACKAGE`.

    Raises
    ------
    ValueError
        When `check_target` refuses the file.
    OSError
        When the file cannot be written.
    """
    check_target(path, kind)
    save_bytes(path, data)


def check_target(path: str | Path, kind: Kind, tables: Path | None = None) -> None:
    """Refuse to write a page or a package where it would take the place of something else.

    Parameters
    ----------
    path : str or Path
        File to write.
    kind : Kind
        What would be written.
    tables : Path, optional
        The folder or workbook of the tables, where it is known.

    Raises
    ------
    ValueError
        When the name does not end as those of the kind do, when the file would stand among the
        tables, or when a file stands there that is not of the kind.
    OSError
        When the file cannot be asked.
    """
    target, name = expanded(path), harmless(str(expanded(path)))
    if target.suffix.lower() not in kind.endings:
        problem = tr(kind.other_name, file=name)
    elif tables and tables.is_dir() and _whole(target).parent == _whole(tables):
        problem = tr(
            "{file} would stand among the tables; name a file in another folder", file=name
        )
    elif target.is_file() and not _is_ours(target, kind):
        problem = tr(kind.other_file, file=name)
    else:
        return
    raise ValueError(problem)


def _whole(path: Path) -> Path:
    """Return where a path leads; `Path.resolve` would not return from a link to itself."""
    return Path(os.path.realpath(path))


def _is_ours(file: Path, kind: Kind) -> bool:
    with file.open("rb") as opened:
        return kind.mark.encode() in opened.read(_BEGINNING)
