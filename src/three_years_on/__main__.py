"""Command line: ``python -m three_years_on check|page|new|docs``."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from three_years_on import __version__
from three_years_on.display.saving import check_target, read_text, save_text
from three_years_on.tables.example import left_rows
from three_years_on.tables.faults import TablesError
from three_years_on.tables.folders import expanded
from three_years_on.tables.guide import describe_tables, put_between_marks
from three_years_on.tables.load import load
from three_years_on.tables.schema import DATA, schemas
from three_years_on.tables.sentences import harmless
from three_years_on.tables.starter import write_starter

if TYPE_CHECKING:
    from three_years_on.tables.model import Tables


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    with suppress(AttributeError):  # a stream that stands in for the terminal holds any letter
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = options.run(options)
        sys.stdout.flush()
    except TablesError as error:
        return _refused(str(error))
    except BrokenPipeError:  # who reads has seen enough
        _close_output()
        return 1
    except OSError as error:
        _close_output()
        return _refused(f"the output cannot be written: {error.strerror}")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m three_years_on")
    parser.add_argument("--version", action="version", version=f"three-years-on {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check a folder or a workbook of tables")
    check.add_argument("folder", nargs="?", default=DATA, metavar="FOLDER")
    check.set_defaults(run=_check)
    page = commands.add_parser("page", help="write the explainer as one HTML file")
    page.add_argument("--data", default=DATA, metavar="FOLDER", help="the tables")
    page.add_argument(
        "-o", type=expanded, metavar="FILE", dest="file", help="else named after the tables"
    )
    page.add_argument(
        "--with-example", action="store_true", help="make it with the rows of the example as well"
    )
    page.set_defaults(run=_page)
    new = commands.add_parser("new", help="write example tables for another article")
    new.add_argument("folder", type=expanded, metavar="FOLDER", help="where; made if it is missing")
    new.set_defaults(run=_new)
    docs = commands.add_parser("docs", help="print the tables field by field, as Markdown")
    docs.add_argument(
        "--into",
        type=expanded,
        metavar="FILE",
        help="replace what stands between the marks of a file",
    )
    docs.set_defaults(run=_docs)
    return parser


def _close_output() -> None:
    """Let what could not be written go nowhere, so that Python does not try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refused(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


def _check(options: argparse.Namespace) -> int:
    tables = load(options.folder)
    names = [name for name in schemas() if name != "about"]
    print(", ".join(_counted(len(getattr(tables, name)), name) for name in names))
    _notice(tables)
    return 0


def _notice(tables: Tables) -> None:
    """Tell what is no fault, and worth knowing."""
    for line in filter(None, [*tables.notices, left_rows(tables)]):
        print(f"Note: {line}")


def _counted(count: int, name: str) -> str:
    words = name.replace("_", " ")
    return f"{count} {words.removesuffix('s') if count == 1 else words}"


def _page(options: argparse.Namespace) -> int:
    from three_years_on.display.explainer import Explainer  # noqa: PLC0415 (slow to import)

    tables = load(options.data)
    data = expanded(options.data)
    file = options.file or Path(f"{_name(data)}.html")
    if not options.with_example and (left := left_rows(tables)):
        return _refused(f"{left}; {_EXAMPLE}")
    try:
        check_target(file, data)
        Explainer(tables).save(file)
    except ValueError as error:
        return _refused(f"{error} {_WHERE}")
    except OSError as error:
        told = f"{harmless(str(file))} cannot be written: {error.strerror}"
        if not isinstance(error, FileNotFoundError):  # which says what to do
            told += "; name another file"
        return _refused(f"{told} {_WHERE}")
    _notice(tables)
    size = file.stat().st_size // 1000
    print(f"{harmless(str(file))}: {size} kB; open it in a browser")
    return 0


_EXAMPLE = "no page was made (to see it with them: --with-example)"
# After what says to name a file: how this is done.
_WHERE = "(-o FILE)"


def _name(data: Path) -> str:
    """Return what a page of these tables is called."""
    if data == DATA:
        return "explainer"
    whole = Path(os.path.realpath(data))
    return (whole.name if whole.is_dir() else whole.stem) or "explainer"


def _new(options: argparse.Namespace) -> int:
    folder = options.folder
    shown = harmless(str(folder))
    try:
        written = write_starter(folder)
    except OSError as error:
        known = f"{shown} cannot be written: {error.strerror}"
        return _refused(known if error.errno else harmless(str(error)))
    check = _command("check", str(folder))
    page = _command(
        "page", "--data", str(folder), "-o", f"{Path(os.path.realpath(folder)).name}.html"
    )
    print(
        f"{shown}: {len(written)} tables, whose rows say what to put in their place. Next:\n"
        "1. Edit them in a spreadsheet, sources.csv and themes.csv first.\n"
        f"2. Check them: {check}\n"
        f"3. Make the page: {page}"
    )
    return 0


def _command(*arguments: str) -> str:
    """Write a command for the Python at hand, quoted as the shell at hand wants it."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return harmless(join([sys.orig_argv[0], "-m", "three_years_on", *arguments]))


def _docs(options: argparse.Namespace) -> int:
    file, described = options.into, describe_tables()
    if file is None:
        print(described)
        return 0
    shown = harmless(str(file))
    try:
        save_text(file, put_between_marks(read_text(file), described))
    except OSError as error:
        return _refused(f"{shown} cannot be written: {error.strerror}")
    except ValueError as error:
        return _refused(f"{shown} {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
