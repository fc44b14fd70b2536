"""Command line: ``python -m three_years_on check|page|new|docs``."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from three_years_on.fields import describe_tables, put_between_marks
from three_years_on.starter import write_starter
from three_years_on.tables import DATA, TablesError, load


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m three_years_on")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check a folder or a workbook of tables")
    check.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="FOLDER")
    check.set_defaults(run=_check)
    page = commands.add_parser("page", help="write the explainer as one HTML file")
    page.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="the tables")
    page.add_argument("-o", type=Path, default=Path("explainer.html"), metavar="FILE", dest="file")
    page.set_defaults(run=_page)
    new = commands.add_parser("new", help="write example tables for another article")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="where; made if it is missing")
    new.set_defaults(run=_new)
    docs = commands.add_parser("docs", help="print the tables field by field, as Markdown")
    docs.add_argument(
        "--into", type=Path, metavar="FILE", help="replace what stands between the marks of a file"
    )
    docs.set_defaults(run=_docs)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except TablesError as error:
        print(error, file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    tables = load(options.folder)
    names = [field.name for field in fields(tables) if field.name != "about"]
    counts = (f"{len(getattr(tables, name))} {name}" for name in names)
    print(", ".join(counts).replace("_", " "))
    return 0


def _page(options: argparse.Namespace) -> int:
    from three_years_on.explainer import Explainer  # noqa: PLC0415 (slow to import)

    explainer = Explainer(load(options.data))
    try:
        explainer.save(options.file)
    except OSError as error:
        print(
            f"{options.file} cannot be written: {error.strerror}; name another file with -o",
            file=sys.stderr,
        )
        return 1
    print(f"{options.file}: {options.file.stat().st_size // 1000} kB; open it in a browser")
    return 0


def _new(options: argparse.Namespace) -> int:
    folder = options.folder
    try:
        written = write_starter(folder)
    except OSError as error:
        problem = f"{folder} cannot be written: {error.strerror}" if error.errno else error
        print(problem, file=sys.stderr)
        return 1
    check = _command("check", str(folder))
    page = _command("page", "--data", str(folder), "-o", f"{folder.resolve().name}.html")
    print(
        f"{folder}: {len(written)} tables, whose rows say what to put in their place. Next:\n"
        "1. Edit them in a spreadsheet, sources.csv and themes.csv first.\n"
        f"2. Check them: {check}\n"
        f"3. Make the page: {page}"
    )
    return 0


def _command(*arguments: str) -> str:
    """Write a command for the Python at hand, quoted as the shell at hand wants it."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return join([sys.orig_argv[0], "-m", "three_years_on", *arguments])


def _docs(options: argparse.Namespace) -> int:
    file, described = options.into, describe_tables()
    if file is None:
        print(described)
        return 0
    try:
        text = put_between_marks(file.read_text(encoding="utf-8"), described)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{file} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{file} {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
