"""A fault in, the sentence that a person reads out."""

from __future__ import annotations

import unicodedata
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from three_years_on.languages.spoken import marked, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping


class Place(NamedTuple):
    """A file, or a sheet in one."""

    file: str
    sheet: str | None = None


SENTENCES = {
    "not-there": marked("is not there; correct its name, or make it"),
    "is-address": marked(
        "is an address of the web; download the tables first, then name their folder"
    ),
    "name-long": marked("is longer than a name can be; correct it"),
    "link-loop": marked("is a link that leads to itself; put what was meant in its place"),
    "no-folder": marked(
        "is not a folder of CSV files or a workbook (.xlsx, .ods); give one of them"
    ),
    "unopened": marked("cannot be opened ({reason}); close it elsewhere, or allow it to be read"),
    "no-tables": marked("holds none of the tables; add one, such as milestones.csv"),
    "other-format": marked(
        "is not read; open it and save it as .xlsx (File, Save As, Excel workbook)"
    ),
    "other-name": marked(
        "is not read; save it as CSV UTF-8 under the name {meant}.csv, or move it elsewhere"
    ),
    "by-columns": marked(
        "is not read; by its columns it may be: {meant}; save it as CSV UTF-8 under that name"
    ),
    "there-twice": marked("is there twice, also as {other_in_full}; keep one of the two"),
    "many-twice": marked(
        "holds tables that are there twice, also as {others}; keep one of each (delete those of "
        "the example)"
    ),
    "leads-nowhere": marked("is a link to a file that is not there; put the table in its place"),
    "is-folder": marked(
        "is a folder, not a file; put the table in its place, or give it another name"
    ),
    "is-device": marked("is a pipe, a socket or a device, not a file; put the table in its place"),
    "too-large": marked("holds more than 20 MB; tables are text, so look what else it holds"),
    "table-missing": marked("this file is missing; add it, as its rows are needed by: {users}"),
    "no-workbook": marked(
        "is not a workbook that can be read; save it again as .xlsx (Excel workbook) or .ods, "
        "without a password"
    ),
    "many-sheets": marked("has more than {most} sheets; keep those that are tables"),
    "no-sheets": marked("has no sheet that is named as a table; name one milestones, for example"),
    "sheet-other-name": marked("is not read; name it {meant}"),
    "sheet-by-columns": marked("is not read; by its columns it may be: {meant}; give it that name"),
    "formula": marked("is a formula without its value; write the value in its place"),
    "formula-error": marked("stands where a formula went wrong; mend it, or write the value"),
    "percentage": marked("is shown as a percentage; write it as text or as a plain number"),
    "no-text": marked("is empty; add its header row"),
    "not-utf-8": marked(
        "is not written in UTF-8; save it again: in Excel as “CSV UTF-8”, in LibreOffice with "
        "the character set “Unicode (UTF-8)”"
    ),
    "quotes": marked(
        "a quotation mark opens or closes here where it should not; mend this row and save it "
        "again as CSV UTF-8"
    ),
    "far-out": marked(
        "reaches beyond row {rows} or column {columns}; delete what stands there, blanks too"
    ),
    "one-cell": marked(
        "holds all names of columns in one cell; part them (in Excel: Data, Text to Columns)"
    ),
    "title-above": marked(
        "stands above the names of the columns, which are in row {below}; delete it, so that "
        "they come first"
    ),
    "header-again": marked("repeats the names of the columns; delete this row"),
    "second-table": marked(
        "begins another table; move it and what is below to a sheet or a file of its own"
    ),
    "note-row": marked(
        "looks like a note, no row of the table; delete it, or write it beside a row"
    ),
    "column-missing": marked("this column is missing; add it, with its name in the header row"),
    "column-unknown": marked(
        "this column is not known; delete it or correct its name; yours may begin with _"
    ),
    "column-language": marked(
        "this column names no language by its code; write it with one, such as {meant}"
    ),
    "column-meant": marked(
        "this column is not known; name it {meant}, or let its name begin with _"
    ),
    "columns-other": marked(
        "has other columns ({unknown}); give these their names: {missing}; yours may begin with _"
    ),
    "column-twice": marked("this column stands twice; delete one"),
    "column-nameless": marked("a column has no name in the header row; name it or delete it"),
    "row-short": marked("this row ends too early; fill it up to the last column"),
    "cell-beyond": marked("stands to the right of the last column; quote cells that hold a comma"),
    "many-faults": marked("has more faults than are told here; mend these first, then check again"),
    "empty": marked("this cell is empty; it needs a value"),
    "merged": marked("this cell is merged with others; part them, and give each its value"),
    "no-date": marked("is not a date; write it as year-month-day, such as 2024-01-31"),
    "day-in-words": marked("is not written in figures; write it as {meant}"),
    "month-alone": marked("names no day; this column needs one, such as {meant}"),
    "two-days": marked(
        "can be two days; write {one} or {other}, or save as .xlsx, which keeps days"
    ),
    "time-of-day": marked("holds a time of day; write the day alone, {meant}"),
    "before-year-1": marked(
        "is before the year 1, which no timeline here reaches; tell it in a text"
    ),
    "day-number": marked(
        "is a number; write the day, {meant}, if it counts days as spreadsheets do"
    ),
    "day-range": marked(
        "is a period; write where it begins, {first}; a milestone has a column end for its end"
    ),
    "short-year": marked("is no year of four figures; write it as {meant}"),
    "no-integer": marked("is not a whole number; write digits only, such as 3"),
    "no-number": marked("is not a number; write digits and a point only, such as 1234.5"),
    "decimal-comma": marked("is written with a comma; write it with a point, {meant}"),
    "two-numbers": marked("can be two numbers; write {one} or {other}"),
    "no-boolean": marked("is not yes or no; write one of the two"),
    "not-one-of": marked("is not one of: {allowed}"),
    "too-small": marked("is too small; the least is {least}"),
    "too-great": marked("is too large; the most is {most}"),
    "no-day": marked("is not a day, a month or a year; write 2024-01-31, 2024-01 or 2024"),
    "no-link": marked(
        "is not an address that can be linked; it must begin with http:// or https://"
    ),
    "link-start": marked("is an address without its beginning; write {meant}"),
    "link-sign": marked("holds a sign that an address cannot ({sign}); write {meant} in its place"),
    "link-space": marked(
        "holds a sign that an address cannot (a space); write {meant} in its place"
    ),
    "link-unseen": marked(
        "holds a sign that an address cannot ({sign}); write nothing in its place"
    ),
    "link-name": marked("hides where it leads; write the address without what stands before @"),
    "link-nowhere": marked(
        "names no site; write the whole address, such as https://example.org/page"
    ),
    "no-language": marked("is not the code of a language; write it as en, hi or zh-Hans"),
    "many-words": marked("is more than five words of the article; write {meant}"),
    "no-id": marked("has the wrong form; use the letters a to z, digits, and hyphens between them"),
    "id-form": marked("has the wrong form; write it as {meant}, there and where it is used"),
    "control-character": marked("this cell holds a control character; type its text again"),
    "row-twice": marked("stands twice; every row needs its own"),
    "value-twice": marked("stands in this column twice; every row needs its own"),
    "unknown-id": marked("is not an id in {table}; correct it, or add a row there"),
    "id-meant": marked("is not an id in {table}; write it as {meant}"),
    "empty-language": marked(
        "this cell is empty; an original title needs its language, such as hi"
    ),
    "empty-basis": marked("this cell is empty; an outcome needs a basis"),
    "empty-copy": marked(
        "this cell is empty; a day in archived_on needs the stored copy's address"
    ),
    "empty-reason": marked("this cell is empty; a candidate needs a reason against it as well"),
    "empty-scale": marked("this cell is empty; ranks need both ends of their scale"),
    "empty-idea": marked("this cell is empty; a wrong choice needs the idea behind it"),
    "idea-of-right": marked("stands beside a right choice; empty this cell, or correct is_right"),
    "end-early": marked("is before the milestone's date, {date}; correct one of the two"),
    "effective-early": marked("is before the milestone's date, {date}; correct one of the two"),
    "not-drawable": marked("is not a number that can be drawn; correct it"),
    "off-scale": marked("is off the indicator's scale; correct it, or low or high there"),
    "scale-turned": marked("is not above low, {low}; correct one of the two"),
    "beside-chain": marked("stands beside another itself; name the one that it stands beside"),
    "beside-card": marked("cannot share a chart with this one; a card has none"),
    "beside-other": marked("has another {differs}; indicators that share a chart share it"),
    "no-chart": marked("is not in the record; name one whose display is record or card"),
    "few-points": marked("has too few observations; a {display} needs {needed}"),
    "vintage-gap": marked("has no release before it; count the releases of a value from 1"),
    "few-choices": marked("has too few choices; a question needs {needed} in {table}"),
    "right-choices": marked("has {count} right choices; mark exactly one in {table}"),
    "two-articles": marked("{count} rows have the kind article; only one may"),
    "two-abouts": marked("is a second row; keep one that says what the explainer is"),
    "no-moments": marked("has no rows; add the days that the article speaks from"),
}

# What is no fault, and worth knowing.
NOTICES = {
    "not-read": marked("is not read; tables are named {names}"),
    "book-not-read": marked("is not read; save it as .xlsx, if it is to be"),
    "read-elsewhere": marked("is not read; {meant} is read from {table}"),
    "hidden-sheet": marked("is hidden, and read all the same"),
    "hidden-column": marked("is hidden, and read all the same"),
    "hidden-row": marked("is hidden, or filtered out, and read all the same"),
    "not-translated": marked("has no translation yet; what stands in {original} is shown"),
}

# Why a file that a class handed in is not counted.
NOT_COUNTED = {
    "no-prediction": marked(
        "is not a file of predictions; ask for the one that “{button}” saves under “{summary}”"
    ),
    "no-content": marked("is empty; ask for the file once more"),
    "folder-inside": marked("is a folder; put the files in it beside the others"),
    "lost-link": marked("is a link to a file that is not there; ask for the file itself"),
    "no-file": marked("is a pipe, a socket or a device, not a file; take it out of the folder"),
    "no-rows": marked("has no rows below its first; ask for the file once more"),
    "other-article": marked("names none of the themes of these tables; is it of another article?"),
    "no-theme": marked("is not a theme of these tables, in any language that is spoken here"),
    "theme-again": marked("stands here more often than in the tables; ask for the file once more"),
    "no-choice": marked("is not one of the choices: {choices}"),
    "linked": marked("is the same file as {other}; it is counted once"),
    "copied": marked(
        "holds the same as {other} and is named as its copy; rename it, if it is of another student"
    ),
}


def tell(  # noqa: PLR0913, PLR0917 (what a fault is made of)
    code: str,
    place: Place,
    row: int | None,
    column: str | None,
    value: str | None,
    more: Mapping[str, Any],
) -> str:
    """Return the line that names the place of a fault, what is wrong and what to do.

    It is in the language that is spoken.
    """
    words = {name: _word(entry) for name, entry in more.items()}
    named = {name: entry for name, entry in more.items() if isinstance(entry, tuple)}
    words |= {f"{name}_in_full": _in_full(entry) for name, entry in named.items()}
    sentence = (_OF_SHEETS if place.sheet else {}).get(code) or _SENTENCES[code]
    told = {"place": _where(place, row, column), "problem": tr(sentence, **words)}
    if value is None:
        return tr("{place}: {problem}", **told)
    return tr("{place}: “{value}” {problem}", value=_shown(value), **told)


_SENTENCES = SENTENCES | NOTICES | NOT_COUNTED
# What is said of a file in another way.
_OF_SHEETS = {
    "cell-beyond": marked("stands to the right of the last column; name its column, or delete it"),
    "table-missing": marked("this sheet is missing; add it, as its rows are needed by: {users}"),
}


def _where(place: Place, row: int | None, column: str | None) -> str:
    whole = _in_full(place)
    named = {"place": whole, "row": row, "column": _shown(column or "")}
    if row is not None and column:
        return tr("{place}, row {row}, column {column}", **named)
    if row is not None:
        return tr("{place}, row {row}", **named)
    return tr("{place}, column {column}", **named) if column else whole


def with_others(told: str, here: Place, rows: Mapping[Place, list[int]]) -> str:
    """Say of a fault in which more rows the same is wrong."""
    others = [
        _rows(found) if at == here else tr("{place}, {rows}", place=_in_full(at), rows=_rows(found))
        for at, found in rows.items()
    ]
    places = reduce(lambda one, other: tr("{one}; {other}", one=one, other=other), others)
    return tr("{fault}; the same in {places}", fault=told, places=places)


def _rows(rows: list[int]) -> str:
    shown, more = beside(list(map(str, rows[:_ROWS]))), len(rows) - _ROWS
    if more > 0:
        return trn("rows {rows} and {count} more", "rows {rows} and {count} more", more, rows=shown)
    return trn("row {rows}", "rows {rows}", len(rows), rows=shown)


_ROWS = 10


def beside(words: list[str]) -> str:
    """Write words beside each other."""
    return reduce(lambda one, other: tr("{one}, {other}", one=one, other=other), words or [""])


def _word(value: Any) -> str:
    if isinstance(value, list):
        return beside(list(map(_word, value)))
    if isinstance(value, OSError):
        return reason(value)
    return _named(value) if isinstance(value, tuple) else _shown(str(value))


def _in_full(place: tuple[str, str | None]) -> str:
    file, sheet = place
    shown = {"file": harmless(file), "sheet": _shown(sheet or "")}
    return tr("{file}, sheet {sheet}", **shown) if sheet else shown["file"]


def _named(place: tuple[str, str | None]) -> str:
    """Name another place in a sentence."""
    file, sheet = place
    return tr("the sheet {sheet}", sheet=_shown(sheet)) if sheet else harmless(file)


# Enough to find a cell by.
_LONGEST = 100


def _shown(text: str) -> str:
    return harmless(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def reason(error: OSError) -> str:
    """Say why a system refuses something, as far as it can in the language spoken here."""
    return tr(error.strerror) if error.strerror else str(error)


_REASONS = (
    marked("File name too long"),
    marked("Input/output error"),
    marked("Is a directory"),
    marked("No space left on device"),
    marked("No such file or directory"),
    marked("Not a directory"),
    marked("Operation not permitted"),
    marked("Permission denied"),
    marked("Read-only file system"),
    marked("Too many levels of symbolic links"),
)


def harmless(text: str) -> str:
    r"""Write what a terminal may obey, what turns a line round, and what nobody sees as escapes.

    Examples
    --------
    >>> harmless("a\x1b[2Jb\u202ec\u200bd")
    'a\\x1b[2Jb\\u202ec\\u200bd'
    """
    return "".join(map(_escaped, text))


def is_unseen(character: str) -> bool:
    """Tell whether a letter shows nothing: a space, or what has no width."""
    is_format = unicodedata.category(character) == "Cf"
    return character.isspace() or is_format or character in _BLANKS


def _escaped(character: str) -> str:
    if unicodedata.category(character) in _COMMANDS or character in _BLANKS:
        return character.encode("unicode_escape").decode()
    return character


# Controls, formats (what turns a line round, what has no width), ends of lines, halves of pairs.
_COMMANDS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_BLANKS = "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{BRAILLE PATTERN BLANK}"
