"""Command line: ``three-years-on check|page|new|docs``, or ``python -m three_years_on``."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import shlex
import subprocess
import sys
from contextlib import contextmanager, suppress
from itertools import filterfalse
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from three_years_on import __version__
from three_years_on.display.saving import PACKAGE, PAGE, check_target, read_text, save_text
from three_years_on.languages.spoken import is_spoken, marked, speaking, spoken, tr, trn
from three_years_on.tables.example import left_rows
from three_years_on.tables.faults import TablesError
from three_years_on.tables.folders import expanded
from three_years_on.tables.guide import describe_tables, put_between_marks
from three_years_on.tables.imported import to_tables
from three_years_on.tables.load import load
from three_years_on.tables.output import is_workbook_name, write_new
from three_years_on.tables.schema import DATA
from three_years_on.tables.sentences import harmless, reason
from three_years_on.tables.starter import write_starter
from three_years_on.tables.timelinejs import read_slides
from three_years_on.words.elsewhere import shown_elsewhere
from three_years_on.words.writing import with_commas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from three_years_on.display.explainer import Explainer
    from three_years_on.tables.imported import Imported
    from three_years_on.tables.model import Tables


def run() -> int:
    """Run the command of this process; nothing is freed that its end will free."""
    gc.disable()
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of its own cache
    code = main()
    gc.freeze()
    return code


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _asked_languages(arguments)
    with speaking(next(iter(asked), "")), _parser_speaks():
        options = _parser().parse_args(arguments)
        for code in filterfalse(is_spoken, asked):
            told = tr("{code} is not spoken here, English is in its place", code=harmless(code))
            print(tr("Note: {note}", note=told), file=sys.stderr)
        return _run(options)


@contextmanager
def _parser_speaks() -> Iterator[None]:
    """Let argparse ask our catalogues for its words, as it asks those of the system."""
    words = vars(argparse)
    asked = words["_"]
    words["_"] = spoken().gettext.gettext
    try:
        yield
    finally:
        words["_"] = asked


# What it may say of our commands.
_OF_ARGPARSE = (
    marked("%(prog)s: error: %(message)s\n"),
    marked("ambiguous option: %(option)s could match %(matches)s"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("expected one argument"),
    marked("ignored explicit argument %r"),
    marked("invalid choice: %(value)r (choose from %(choices)s)"),
    marked("options"),
    marked("positional arguments"),
    marked("show this help message and exit"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("usage: "),
)


def _asked_languages(arguments: list[str] | None) -> list[str]:
    """Return the languages that are asked for, before anything is said."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--language", action="append", nargs="?", default=[])
    return [*filter(None, parser.parse_known_args(arguments)[0].language)]


def _run(options: argparse.Namespace) -> int:
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
        return _refused(tr("the output cannot be written: {reason}", reason=reason(error)))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=" ".join(_started_as("python")))
    parser.add_argument(
        "--version",
        action="version",
        version=f"three-years-on {__version__}",
        help=tr("show program's version number and exit"),
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help=tr("check a folder or a workbook of tables"))
    check.add_argument("data", nargs="?", default=DATA, metavar="TABLES", help=tr(_TABLES))
    check.add_argument("--language", metavar="CODE", help=tr(_LANGUAGE))
    check.set_defaults(run=_check)
    page = commands.add_parser("page", help=tr("write the explainer as one HTML file"))
    page.add_argument("--data", default=DATA, metavar="TABLES", help=tr(_TABLES))
    page.add_argument(
        "--language",
        action="append",
        default=[],
        dest="languages",
        metavar="CODE",
        help=tr("the language to speak; given again, a further one, to which #lang=CODE leads"),
    )
    page.add_argument(
        "-o", type=expanded, metavar="FILE", dest="file", help=tr("else named after the tables")
    )
    page.add_argument(
        "--with-example",
        action="store_true",
        help=tr("make it with the rows of the example as well"),
    )
    page.add_argument(
        "--scorm",
        action="store_true",
        help=tr("a SCORM 1.2 package (.zip) for a learning system, not a page"),
    )
    page.set_defaults(run=_page)
    new = commands.add_parser("new", help=tr("begin tables: an example, or a timeline brought"))
    new.add_argument(
        "path",
        type=expanded,
        metavar="TABLES",
        help=tr("the folder, made if it is missing, or the workbook, whose name ends in .xlsx"),
    )
    new.add_argument(
        "--workbook",
        action="store_true",
        help=tr("one .xlsx in the folder, not a CSV file a table"),
    )
    new.add_argument(
        "--from",
        type=expanded,
        metavar="FILE",
        dest="timeline",
        help=tr("a timeline of TimelineJS, not the example: its spreadsheet as CSV, or its JSON"),
    )
    new.add_argument("--language", metavar="CODE", help=tr(_LANGUAGE))
    new.set_defaults(run=_new)
    docs = commands.add_parser("docs", help=tr("print the tables field by field, as Markdown"))
    docs.add_argument(
        "--into",
        type=expanded,
        metavar="FILE",
        help=tr("replace what stands between the marks of a file"),
    )
    docs.set_defaults(run=_docs)
    return parser


_TABLES = marked("a folder of tables, or a workbook")
_LANGUAGE = marked("the language to speak, such as fr; else that of the tables, else English")


def _close_output() -> None:
    """Let what could not be written go nowhere, so that Python does not try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refused(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


def _check(options: argparse.Namespace) -> int:
    tables = _load(options.data, options.language)
    with speaking(options.language or tables.language):
        print(with_commas([say(len(getattr(tables, name))) for name, say in _COUNTED.items()]))
        _notice(tables)
        _tell_of_rest(tables, options.data)
        if not left_rows(tables):
            named = [] if options.data == DATA else ["--data", options.data]
            command = _command("page", *named, *_language_of(options))
            print(tr("No fault was found. Make the page: {command}", command=command))
    return 0


_COUNTED: dict[str, Callable[[int], str]] = {
    "sources": lambda n: trn("{count} source", "{count} sources", n),
    "themes": lambda n: trn("{count} theme", "{count} themes", n),
    "moments": lambda n: trn("{count} moment", "{count} moments", n),
    "statements": lambda n: trn("{count} statement", "{count} statements", n),
    "placements": lambda n: trn("{count} placement", "{count} placements", n),
    "kinds": lambda n: trn("{count} kind", "{count} kinds", n),
    "milestones": lambda n: trn("{count} milestone", "{count} milestones", n),
    "milestone_dates": lambda n: trn("{count} milestone date", "{count} milestone dates", n),
    "mentions": lambda n: trn("{count} mention", "{count} mentions", n),
    "indicators": lambda n: trn("{count} indicator", "{count} indicators", n),
    "observations": lambda n: trn("{count} observation", "{count} observations", n),
    "readings": lambda n: trn("{count} reading", "{count} readings", n),
    "checks": lambda n: trn("{count} check", "{count} checks", n),
    "questions": lambda n: trn("{count} question", "{count} questions", n),
    "choices": lambda n: trn("{count} choice", "{count} choices", n),
}


def _tell_of_rest(tables: Tables, data: str | Path) -> None:
    """Tell what no page shows, and what does."""
    for line in shown_elsewhere(tables, "" if data == DATA else str(data)):
        print(line)


def _load(data: str | Path, language: str | None) -> Tables:
    with _told_if_long(tr("Reading {file} …", file=harmless(str(data)))):
        return load(data, language=language)


@contextmanager
def _told_if_long(what: str) -> Iterator[None]:
    """Say what is being done once it has taken a while, to who sits at a terminal."""
    telling = Timer(_A_WHILE, print, [what], {"file": sys.stderr, "flush": True})
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
        print(tr("Note: {note}", note=line))


def _page(options: argparse.Namespace) -> int:
    from three_years_on.display.explainer import Explainer  # noqa: PLC0415 (slow to import)

    language = next(iter(options.languages), None)
    tables = _load(options.data, language)
    with speaking(language or tables.language):
        if not options.with_example and (left := left_rows(tables)):
            return _refused(tr(_EXAMPLE, left=left))
        explainer = Explainer(tables, language=language)
        return _save(explainer, tables, options)


def _save(explainer: Explainer, tables: Tables, options: argparse.Namespace) -> int:
    data = expanded(options.data)
    kind = PACKAGE if options.scorm else PAGE
    save = explainer.save_scorm if options.scorm else explainer.save
    file = options.file or Path(f"{_name(data)}{kind.endings[0]}")
    shown = harmless(str(file))
    try:
        check_target(file, kind, data)
        with _told_if_long(tr("Making the page …")):
            save(file, languages=options.languages[1:])
    except ValueError as error:
        return _refused(tr(_WHERE, problem=error))
    except OSError as error:
        told = tr("{file} cannot be written: {reason}", file=shown, reason=reason(error))
        if not isinstance(error, FileNotFoundError):  # which says what to do
            told = tr("{problem}; name another file", problem=told)
        return _refused(tr(_WHERE, problem=told))
    _notice(tables)
    size = str(file.stat().st_size // 1000)
    print(tr(_THEN[kind], file=shown, size=size))
    _tell_of_rest(tables, options.data)
    return 0


_EXAMPLE = marked("{left}; no page was made (to see it with them: --with-example)")
_THEN = {
    PAGE: marked("{file}: {size} kB; open it in a browser"),
    PACKAGE: marked("{file}: {size} kB; add it to a course as a SCORM package"),
}
# After what says to name a file: how this is done.
_WHERE = marked("{problem} (-o FILE)")


def _name(data: Path) -> str:
    """Return what a page of these tables is called."""
    if data == DATA:
        return "explainer"
    whole = Path(os.path.realpath(data))
    return (whole.name if whole.is_dir() else whole.stem) or "explainer"


def _new(options: argparse.Namespace) -> int:
    path, timeline = options.path, options.timeline
    shown = harmless(str(timeline))
    try:
        with _told_if_long(tr("Reading {file} …", file=shown)):
            brought = to_tables(read_slides(timeline)) if timeline else None
    except ValueError as error:
        return _refused(tr("{file}: {problem}", file=shown, problem=error))
    except OSError as error:
        return _refused(tr("{file} cannot be read: {reason}", file=shown, reason=reason(error)))
    try:
        if brought:
            written = write_new(path, brought.tables, workbook=options.workbook, are_examples=False)
        else:
            written = write_starter(path, workbook=options.workbook)
    except OSError as error:
        if not error.errno:
            return _refused(str(error))
        target = harmless(str(path))
        return _refused(tr("{file} cannot be written: {reason}", file=target, reason=reason(error)))
    except ValueError as error:
        return _refused(tr("{file}: {problem}", file=shown, problem=error))
    print(_next_steps(path, written, brought, _language_of(options)))
    return 0


def _language_of(options: argparse.Namespace) -> list[str]:
    """Return the option by which a further command speaks the same language."""
    return ["--language", options.language] if options.language else []


def _next_steps(
    path: Path, written: list[Path], brought: Imported | None, language: list[str]
) -> str:
    is_book = is_workbook_name(written[0])
    shown = harmless(str(written[0] if is_book else path))
    if brought:
        rows = {name: len(rows) - 1 for name, rows in brought.tables.items()}
        counts = with_commas([_COUNTED[name](n) for name, n in rows.items() if name in _COUNTED])
        what = tr("{folder}: {counts}. Next:", folder=shown, counts=counts)
        first = tr("Look through them in a spreadsheet; a cell that is empty may stay so.")
    elif is_book:
        what = tr(
            "{file}: a workbook, whose rows say what to put in their place. Next:", file=shown
        )
        first = tr("Open it in a spreadsheet program; its first sheet says what to do.")
    else:
        what = trn(
            "{folder}: {count} table, whose rows say what to put in their place. Next:",
            "{folder}: {count} tables, whose rows say what to put in their place. Next:",
            len(written),
            folder=shown,
        )
        first = tr("Edit them in a spreadsheet, sources.csv and themes.csv first.")
    check = _command("check", str(path), *language)
    page = _command("page", "--data", str(path), "-o", f"{_name(path)}.html", *language)
    steps = [
        first,
        tr("Check: {command}", command=check),
        tr("Make the page: {command}", command=page),
    ]
    numbered = [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    return "\n".join([what, *numbered, *(_left_lines(brought) if brought else [])])


def _left_lines(brought: Imported) -> list[str]:
    """Tell what could not be kept of a timeline; what is gone as a whole is named one by one."""
    lines = []
    for what, names in brought.left.items():
        named = names if what in brought.gone else names[:_NAMED]
        told, more = with_commas([_short(name) for name in named]), len(names) - len(named)
        if more:
            told = trn("{names}, and {count} more", "{names}, and {count} more", more, names=told)
        lines.append(tr("{what} ({count}): {names}", what=what, count=len(names), names=told))
    listed = [f"- {line}" for line in lines]
    return [tr("What could not be kept as it was:"), *listed] if listed else []


_NAMED = 10


def _short(name: str) -> str:
    return harmless(name if len(name) <= _LONG else f"{name[:_LONG].rstrip()}…")


_LONG = 50


def _command(*arguments: str) -> str:
    """Write a command as this one was begun, quoted as the shell at hand wants it."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return harmless(join([*_started_as(sys.orig_argv[0]), *arguments]))


def _started_as(python: str) -> list[str]:
    """Return how this was started: by the command that is installed, or as a module of Python."""
    name = "three-years-on"
    return [name] if Path(sys.argv[0]).stem == name else [python, "-m", "three_years_on"]


def _docs(options: argparse.Namespace) -> int:
    file, described = options.into, describe_tables()
    if file is None:
        print(described)
        return 0
    shown = harmless(str(file))
    try:
        save_text(file, put_between_marks(read_text(file), described))
    except OSError as error:
        return _refused(tr("{file} cannot be written: {reason}", file=shown, reason=reason(error)))
    except ValueError as error:
        return _refused(tr("{file}: {problem}", file=shown, problem=error))
    return 0


if __name__ == "__main__":
    sys.exit(run())
