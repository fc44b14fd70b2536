"""Command line: ``python -m three_years_on check|page``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from three_years_on.tables import DATA, TablesError, load


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m three_years_on")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check a folder of tables")
    check.add_argument("folder", nargs="?", type=Path, default=DATA, metavar="FOLDER")
    check.set_defaults(run=_check)
    page = commands.add_parser("page", help="write the explainer as one HTML file")
    page.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="the tables")
    page.add_argument("-o", type=Path, default=Path("explainer.html"), metavar="FILE", dest="file")
    page.set_defaults(run=_page)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except TablesError as error:
        print(error, file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    tables = load(options.folder)
    counts = (f"{len(getattr(tables, field.name))} {field.name}" for field in fields(tables))
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


if __name__ == "__main__":
    sys.exit(main())
