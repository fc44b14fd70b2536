"""The bytes of an OpenDocument spreadsheet in, the cells of its sheets out, as they are shown."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from three_years_on.tables.faults import Fault, Place, UnreadableError
from three_years_on.tables.sheets import COLUMNS, LARGEST_FILE, ROWS, Doubt, Grid, guarded
from three_years_on.tables.workbooks import MERGED, SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from three_years_on.tables.faults import Code

    Attributes = dict[str, str]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    f"{_ODF}table:1.0": "table",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}office:1.0": "office",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}datastyle:1.0": "number",
    f"{_ODF}drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}


@guarded
def read_opendocument(name: str, raw: bytes) -> dict[str, Grid]:
    """Read every sheet of a spreadsheet of LibreOffice or OpenOffice.

    Parameters
    ----------
    name : str
        Name of the file.
    raw : bytes
        What it holds.

    Returns
    -------
    dict of str to Grid
        Each sheet under its name, with its cells as `read_workbook` of ``workbooks`` gives them.

    Raises
    ------
    UnreadableError
        With the fault of a spreadsheet that cannot be read.
    """
    return _Reader(name).read(_content(name, raw))


def _content(name: str, raw: bytes) -> bytes:
    """Unpack the part that holds the sheets, if it is no larger than tables need."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        # Nothing is unpacked beyond the size that is declared.
        if archive.getinfo("content.xml").file_size > LARGEST_FILE:
            raise UnreadableError(Fault("too-large", Place(name)))
        return archive.read("content.xml")


class _Cell(NamedTuple):
    """A cell as it is begun: how often it stands there, and what its attributes say of it."""

    repeated: int
    told: Attributes
    is_covered: bool


class _Reader:
    """Takes a spreadsheet apart, element by element, and keeps what its sheets show."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: dict[str, Grid] = {}
        self.data_styles: dict[str, set[str]] = {}  # of dates: what they show
        self.styles: dict[str, str] = {}  # of cells: their data style
        self.hidden_styles: set[str] = set()  # of sheets
        self.style = self.style_name = ""
        self.unread = 0  # how deep inside of what is no cell: comments, pictures, changes
        self.title: str | None = None
        self.cell: _Cell | None = None
        self.lines: list[str] = []
        self.is_in_line = False

    def read(self, xml: bytes) -> dict[str, Grid]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse  # no spreadsheet has one, and entities hide in it
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.Parse(xml, True)  # noqa: FBT003 (takes no names)
        return self.sheets

    def _begin(self, long_name: str, long_attributes: Attributes) -> None:
        element = _short(long_name)
        is_inside = element == "table:table" and self.cell is not None
        if self.unread or is_inside or element in _UNREAD or element.startswith("draw:"):
            self.unread += 1
        elif handle := _BEGIN.get(element):
            handle(self, {_short(name): value for name, value in long_attributes.items()})
        elif element.startswith("number:") and self.style:
            self.data_styles[self.style].add(element)

    def _end(self, long_name: str) -> None:
        if self.unread:
            self.unread -= 1
        elif handle := _END.get(_short(long_name)):
            handle(self)

    def _take(self, text: str) -> None:
        if self.is_in_line and not self.unread:
            self.lines[-1] += text

    # Styles

    def begin_date_style(self, told: Attributes) -> None:
        self.style = told.get("style:name", "")
        self.data_styles[self.style] = set()

    def end_date_style(self) -> None:
        self.style = ""

    def begin_style(self, told: Attributes) -> None:
        self.style_name = told.get("style:name", "")
        if shown := told.get("style:data-style-name"):
            self.styles[self.style_name] = shown

    def begin_table_look(self, told: Attributes) -> None:
        if told.get("table:display") == "false":
            self.hidden_styles.add(self.style_name)

    # Sheets

    def begin_sheet(self, told: Attributes) -> None:
        if len(self.sheets) >= SHEETS:
            raise UnreadableError(Fault("many-sheets", Place(self.name), more={"most": SHEETS}))
        self.title = told.get("table:name", "")
        if self.title in self.sheets:
            place = Place(self.name, self.title)
            raise UnreadableError(Fault("there-twice", place, more={"other": place}))
        self.is_hidden = told.get("table:style-name") in self.hidden_styles
        self.column_styles: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.row = 0  # how many were there
        self.doubts: list[Doubt] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []

    def begin_source(self, _: Attributes) -> None:
        self.title = None  # what another file holds

    def end_sheet(self) -> None:
        if self.title is not None:
            self.sheets[self.title] = Grid(
                tuple(self.rows),
                tuple(self.doubts),
                tuple(self.merged),
                tuple(self.hidden_rows),
                tuple(self.hidden_columns),
                self.is_hidden,
            )

    def begin_column(self, told: Attributes) -> None:
        count = min(_count(told, "table:number-columns-repeated"), COLUMNS)
        if (before := len(self.column_styles)) < COLUMNS:
            if told.get("table:visibility", "visible") != "visible":
                self.hidden_columns += range(before + 1, before + count + 1)
            self.column_styles += [told.get("table:default-cell-style-name", "")] * count

    # Rows and cells

    def begin_row(self, told: Attributes) -> None:
        self.repeated = _count(told, "table:number-rows-repeated")
        self.row_style = told.get("table:default-cell-style-name", "")
        self.is_row_hidden = told.get("table:visibility", "visible") != "visible"
        self.cells: list[str] = []
        self.column = 0  # how many were there

    def end_row(self) -> None:
        last = self.row + self.repeated
        if any(self.cells):
            if last > ROWS:
                raise self._far_out(last)
            self.rows += [()] * (self.row - len(self.rows))
            self.rows += [tuple(self.cells)] * self.repeated
            self.hidden_rows += range(self.row + 1, last + 1) if self.is_row_hidden else ()
        self.row = last

    def begin_cell(self, told: Attributes) -> None:
        self.cell = _Cell(_count(told, "table:number-columns-repeated"), told, is_covered=False)
        self.lines = []
        down, right = (_count(told, f"table:number-{way}-spanned") for way in ("rows", "columns"))
        if (down > 1 or right > 1) and len(self.merged) < MERGED:
            top, left = self.row + 1, self.column + 1
            self.merged.append((top, left, top + down - 1, left + right - 1))

    def begin_covered(self, told: Attributes) -> None:
        self.cell = _Cell(_count(told, "table:number-columns-repeated"), told, is_covered=True)
        self.lines = []

    def end_cell(self) -> None:
        if self.cell is None:
            return
        repeated, told, is_covered = self.cell
        text = "" if is_covered else self._shown(told)
        if text:
            if self.column + repeated > COLUMNS:
                raise self._far_out(self.row + 1)
            self.cells += [""] * (self.column - len(self.cells)) + [text] * repeated
        self.column += repeated
        self.cell, self.lines = None, []

    def _shown(self, told: Attributes) -> str:
        """Return the text of the cell, and keep a doubt of what it means."""
        kind, written = told.get("office:value-type"), "\n".join(self.lines)
        value = told.get("office:value", "")
        if told.get("calcext:value-type") == "error":
            self._doubt("formula-error", written)
        elif kind is None and not written and (formula := told.get("table:formula")):
            self._doubt("formula", formula.partition(":")[2] or formula)
            return formula
        elif kind == "percentage" and value and float(value):
            self._doubt("percentage", _number(value))
        if kind in {"float", "currency", "percentage"}:
            return _number(value)
        if kind == "boolean":
            return "yes" if told.get("office:boolean-value") == "true" else "no"
        if kind == "date":
            return self._day(told)
        return written or told.get("office:string-value", "")

    def _doubt(self, code: Code, value: str) -> None:
        self.doubts.append(Doubt(self.row + 1, self.column + 1, code, value))

    def _day(self, told: Attributes) -> str:
        """Write a day as far as it is shown: “April 2016” is a month."""
        value = told.get("office:date-value", "")
        day, _, time = value.partition("T")
        if time.strip("0:."):
            return f"{day} {time}"
        column = self.column_styles[self.column :][:1] or [""]
        style = told.get("table:style-name") or self.row_style or column[0]
        shown = self.data_styles.get(self.styles.get(style, ""), {"number:day"})
        if "number:day" in shown or day.startswith("-"):
            return day
        return day[:7] if "number:month" in shown else day[:4]

    # Text

    def begin_line(self, _: Attributes) -> None:
        if self.cell:
            self.lines.append("")
            self.is_in_line = True

    def end_line(self) -> None:
        self.is_in_line = False

    def begin_spaces(self, told: Attributes) -> None:
        self._take(" " * min(_count(told, "text:c"), _SPACES))

    def begin_tab(self, _: Attributes) -> None:
        self._take("\t")

    def begin_break(self, _: Attributes) -> None:
        self._take("\n")

    def _far_out(self, row: int) -> UnreadableError:
        more = {"rows": ROWS, "columns": COLUMNS}
        return UnreadableError(Fault("far-out", Place(self.name, self.title), row, more=more))


_SPACES = 1000
_UNREAD = {
    "office:annotation",
    "table:shapes",
    "table:tracked-changes",
    "table:dde-links",
    "text:ruby-text",
}
_BEGIN: dict[str, Callable[[_Reader, Attributes], None]] = {
    "number:date-style": _Reader.begin_date_style,
    "style:style": _Reader.begin_style,
    "style:table-properties": _Reader.begin_table_look,
    "table:table": _Reader.begin_sheet,
    "table:table-source": _Reader.begin_source,
    "table:table-column": _Reader.begin_column,
    "table:table-row": _Reader.begin_row,
    "table:table-cell": _Reader.begin_cell,
    "table:covered-table-cell": _Reader.begin_covered,
    "text:p": _Reader.begin_line,
    "text:s": _Reader.begin_spaces,
    "text:tab": _Reader.begin_tab,
    "text:line-break": _Reader.begin_break,
}
_END: dict[str, Callable[[_Reader], None]] = {
    "number:date-style": _Reader.end_date_style,
    "table:table": _Reader.end_sheet,
    "table:table-row": _Reader.end_row,
    "table:table-cell": _Reader.end_cell,
    "table:covered-table-cell": _Reader.end_cell,
    "text:p": _Reader.end_line,
}


def _refuse(*_: object) -> None:
    raise ValueError


def _short(name: str) -> str:
    """Return a name with the usual prefix of its namespace."""
    space, _, local = name.rpartition(" ")
    return f"{_NAMES.get(space, '')}:{local}"


def _count(told: Attributes, name: str) -> int:
    return max(int(told.get(name, "1")), 1)


def _number(value: str) -> str:
    """Write a number with as many digits as a spreadsheet keeps."""
    return f"{float(value):.15g}" if value else ""
