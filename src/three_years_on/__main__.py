"""Command line: ``python -m three_years_on check [FOLDER]``."""

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
    options = parser.parse_args(arguments)
    return options.run(options)


def _check(options: argparse.Namespace) -> int:
    try:
        tables = load(options.folder)
    except TablesError as error:
        print(error, file=sys.stderr)
        return 1
    counts = (f"{len(getattr(tables, field.name))} {field.name}" for field in fields(tables))
    print(", ".join(counts).replace("_", " "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
