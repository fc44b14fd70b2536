"""Command line: ``python -m three_years_on check|page|new|docs``."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from three_years_on import __version__
from three_years_on.display.saving import check_target, read_text, save_text
from three_years_on.tables.example import left_rows
from three_years_on.tables.faults import TablesError
from three_years_on.tables.folders import expanded
from three_years_on.tables.guide import describe_tables, put_between_marks
from three_years_on.tables.imported import to_tables
from three_years_on.tables.load import load
from three_years_on.tables.output import is_workbook_name, write_new
from three_years_on.tables.schema import DATA, schemas
from three_years_on.tables.sentences import harmless
from three_years_on.tables.starter import write_starter
from three_years_on.tables.timelinejs import read_slides
from three_years_on.words.elsewhere import shown_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from three_years_on.tables.imported import Imported
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
    check.add_argument("data", nargs="?", default=DATA, metavar="TABLES", help=_TABLES)
    check.set_defaults(run=_check)
    page = commands.add_parser("page", help="write the explainer as one HTML file")
    page.add_argument("--data", default=DATA, metavar="TABLES", help=_TABLES)
    page.add_argument(
        "-o", type=expanded, metavar="FILE", dest="file", help="else named after the tables"
    )
    page.add_argument(
        "--with-example", action="store_true", help="make it with the rows of the example as well"
    )
    page.set_defaults(run=_page)
    new = commands.add_parser("new", help="begin tables: an example, or a timeline brought")
    new.add_argument(
        "path",
        type=expanded,
        metavar="TABLES",
        help="the folder, made if it is missing, or the workbook, whose name ends in .xlsx",
    )
    new.add_argument(
        "--workbook", action="store_true", help="one .xlsx in the folder, not a CSV file a table"
    )
    new.add_argument(
        "--from",
        type=expanded,
        metavar="FILE",
        dest="timeline",
        help="a timeline of TimelineJS, not the example: its spreadsheet as CSV, or its JSON",
    )
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


_TABLES = "a folder of tables, or a workbook"


def _close_output() -> None:
    """Let what could not be written go nowhere, so that Python does not try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refused(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


def _check(options: argparse.Namespace) -> int:
    tables = _load(options.data)
    names = [name for name in schemas() if name != "about"]
    print(", ".join(_counted(len(getattr(tables, name)), name) for name in names))
    _notice(tables)
    _tell_of_rest(tables, options.data)
    if not left_rows(tables):
        named = [] if options.data == DATA else ["--data", options.data]
        print(f"No fault was found. Make the page: {_command('page', *named)}")
    return 0


def _tell_of_rest(tables: Tables, data: str | Path) -> None:
    """Tell what no page shows, and what does."""
    for line in shown_elsewhere(tables, "" if data == DATA else str(data)):
        print(harmless(line))


def _load(data: str | Path) -> Tables:
    with _told_if_long(f"Reading {data}"):
        return load(data)


@contextmanager
def _told_if_long(what: str) -> Iterator[None]:
    """Say what is being done once it has taken a while, to who sits at a terminal."""
    telling = Timer(_A_WHILE, print, [f"{harmless(what)} …"], {"file": sys.stderr, "flush": True})
    telling.daemon = True  # an end of the program does not wait for it
    if sys.stderr.isatty():
        telling.start()
    try:
        yield
    finally:
        telling.cancel()


_A_WHILE = 2  # seconds


def _notice(tables: Tables) -> None:
    """Tell what is no fault, and worth knowing."""
    for line in filter(None, [*tables.notices, left_rows(tables)]):
        print(f"Note: {line}")


def _counted(count: int, name: str) -> str:
    words = name.replace("_", " ")
    return f"{count} {words.removesuffix('s') if count == 1 else words}"


def _page(options: argparse.Namespace) -> int:
    from three_years_on.display.explainer import Explainer  # noqa: PLC0415 (slow to import)

    tables = _load(options.data)
    data = expanded(options.data)
    file = options.file or Path(f"{_name(data)}.html")
    if not options.with_example and (left := left_rows(tables)):
        return _refused(f"{left}; {_EXAMPLE}")
    try:
        check_target(file, data)
        with _told_if_long("Making the page"):
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
    _tell_of_rest(tables, options.data)
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
    path, timeline = options.path, options.timeline
    try:
        with _told_if_long(f"Reading {timeline}"):
            brought = to_tables(read_slides(timeline)) if timeline else None
    except ValueError as error:
        return _refused(f"{harmless(str(timeline))}: {error}")
    except OSError as error:
        return _refused(f"{harmless(str(timeline))} cannot be read: {error.strerror}")
    try:
        if brought:
            written = write_new(path, brought.tables, workbook=options.workbook, are_examples=False)
        else:
            written = write_starter(path, workbook=options.workbook)
    except OSError as error:
        known = f"{harmless(str(path))} cannot be written: {error.strerror}"
        return _refused(known if error.errno else harmless(str(error)))
    except ValueError as error:
        return _refused(f"{harmless(str(timeline))}: {error}")
    print(_next_steps(path, written, brought))
    return 0


def _next_steps(path: Path, written: list[Path], brought: Imported | None) -> str:
    is_book = is_workbook_name(written[0])
    shown = harmless(str(written[0] if is_book else path))
    if brought:
        counts = [_counted(len(rows) - 1, name) for name, rows in brought.tables.items()]
        what = f"{shown}: {', '.join(c for c in counts if not c.endswith('about'))}"
        first = "Look through them in a spreadsheet; a cell that is empty may stay so."
    elif is_book:
        what = f"{shown}: a workbook, whose rows say what to put in their place"
        first = "Open it in a spreadsheet program; its first sheet says what to do."
    else:
        what = f"{shown}: {len(written)} tables, whose rows say what to put in their place"
        first = "Edit them in a spreadsheet, sources.csv and themes.csv first."
    page = f"{_name(path)}.html"
    return "\n".join(
        [
            f"{what}. Next:",
            f"1. {first}",
            f"2. Check: {_command('check', str(path))}",
            f"3. Make the page: {_command('page', '--data', str(path), '-o', page)}",
            *_left_lines(brought.left if brought else {}),
        ]
    )


def _left_lines(left: dict[str, list[str]]) -> list[str]:
    """Tell what could not be kept of a timeline; what is gone as a whole is named one by one."""
    lines = []
    for what, names in left.items():
        named = names if what.startswith("events") and what.endswith("out") else names[:_NAMED]
        more = f", and {len(names) - len(named)} more" if len(names) > len(named) else ""
        lines.append(f"- {what} ({len(names)}): {', '.join(map(_short, named))}{more}")
    return ["What could not be kept as it was:", *map(harmless, lines)] if lines else []


_NAMED = 10


def _short(name: str) -> str:
    return name if len(name) <= _LONG else f"{name[:_LONG].rstrip()}…"


_LONG = 50


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
