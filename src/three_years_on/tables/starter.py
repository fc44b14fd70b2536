"""Example tables for another article: copied to a folder, or loaded as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from three_years_on.tables.folders import expanded
from three_years_on.tables.load import load

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables

_STARTER = Path(__file__).parent / "starter"


def load_starter() -> Tables:
    """Load the example tables, whose rows say what to put in their place.

    Returns
    -------
    Tables
        The tables that `write_starter` writes.

    Examples
    --------
    >>> load_starter().themes["title"].tolist()
    ['First theme', 'Second theme']
    """
    return load(_STARTER)


def write_starter(folder: str | Path) -> list[Path]:
    """Write the example tables to a folder, all or none of them.

    Parameters
    ----------
    folder : str or Path
        Folder to write to; it is made if it is not there. ``~`` is the home folder.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    FileExistsError
        When the folder holds one of the files, or is itself a file; nothing is overwritten.
    OSError
        When the folder cannot be written; what was written until then is removed.
    """
    folder = expanded(folder)
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is not a folder; name another one")
    tables = sorted(_STARTER.glob("*.csv"))
    if found := [path.name for path in tables if (folder / path.name).exists()]:
        raise FileExistsError(
            f"{folder} holds {', '.join(found)} already, and nothing was written; "
            "name another folder"
        )
    return _copy(tables, folder)


def _copy(tables: list[Path], folder: Path) -> list[Path]:
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in tables:
            # Mode x refuses a file that someone else has put there in the meantime.
            with (folder / table.name).open("xb") as file:
                written.append(folder / table.name)
                file.write(table.read_bytes())
    except BaseException:  # an interruption, too, leaves nothing half done
        _remove(written, made)
        raise
    return written


def _remove(files: list[Path], folders: list[Path]) -> None:
    for file in files:
        file.unlink()
    for folder in folders:
        if folder.exists():
            folder.rmdir()
