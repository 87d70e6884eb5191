"""Spreadsheets of LibreOffice (.ods): OpenDocument."""

import re
from collections.abc import Callable

from vgr_desktop.core.intake.sheets.grid import Workbook
from vgr_desktop.core.model.limits import LARGEST_SPREADSHEET_UNPACKED, MOST_PLACES
from vgr_desktop.disk.packed import Broken, TooLarge, packed, unpacked
from vgr_desktop.sheets.extent import PERCENT, Extent
from vgr_desktop.sheets.library import read_cells
from vgr_desktop.sheets.limits import Limits
from vgr_desktop.sheets.recognising import damaged
from vgr_desktop.sheets.scanning import Attributes, Scanner

_CONTENT = "content.xml"
_WANTED = frozenset({"mimetype", _CONTENT, "META-INF/manifest.xml"})
# The library joins the words on both sides of a line break, and takes the value of a formula that failed for nothing.
_BREAK = re.compile(rb"<text:line-break\s*/>|<text:line-break\s*>\s*</text:line-break\s*>")
_NO_VALUE = re.compile(rb"\soffice:string-value\s*=\s*(?:\"\"|'')")
_HIDDEN = frozenset({"collapse", "filter"})
_DIGITS = 9
"""More digits than that are no number of times."""
_FAR = 1_000
"""Repeated more often than this, hidden rows and columns are the rest of the sheet."""


def read(content: bytes, name: str, cancelled: Callable[[], bool]) -> Workbook:
    """The sheets of a .ods file."""
    try:
        files = unpacked(content, _WANTED.__contains__, LARGEST_SPREADSHEET_UNPACKED)
    except (Broken, TooLarge) as error:  # it was unpacked before, to see what it is
        raise damaged(name) from error
    if _CONTENT not in files:
        raise damaged(name)
    limits = Limits(name)
    scan = _Scan(limits)
    Scanner(name, limits, cancelled).walk(files[_CONTENT], scan.start, scan.end, scan.said)
    limits.check_sheets(len(scan.extents))
    files[_CONTENT] = _NO_VALUE.sub(b"", _BREAK.sub(b"&#10;", files[_CONTENT]))
    return read_cells(packed(files), name, scan.extents)


class _Scan:
    """Follows where the cells of all sheets are."""

    def __init__(self, limits: Limits) -> None:
        self.extents: list[Extent] = []
        self._limits = limits
        self._row = self._rows = self._column = 0
        self._depth = 0
        self._times = 1

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "table":
                self._depth += 1
                if self._depth == 1:
                    self.extents.append(Extent(self._limits))
                    self._row = self._rows = 0
            case _ if not self._depth:
                pass
            case "table-row":
                self._row += self._rows
                self._rows, self._column = _times(attributes, "number-rows-repeated"), 0
                self.extents[-1].hidden_rows += _hidden(attributes, self._rows)
                self.extents[-1].is_filtered |= attributes.get("visibility") == "filter"
            case "table-column":
                columns = _times(attributes, "number-columns-repeated")
                self.extents[-1].hidden_columns += _hidden(attributes, columns)
            case "table-cell" | "covered-table-cell":
                self._cell(attributes)
            case _:
                pass

    def said(self, text: str) -> None:
        self._limits.add_characters(len(text) * self._times)

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1

    def _cell(self, attributes: Attributes) -> None:
        columns = _times(attributes, "number-columns-repeated")
        self._times = self._rows * columns
        if kind := attributes.get("value-type"):
            extent = self.extents[-1]
            extent.add(self._row, self._column, self._rows, columns)
            if kind == "percentage":
                places = ((r, c) for r in range(self._rows) for c in range(columns))
                extent.shown |= {(self._row + r, self._column + c): PERCENT for r, c in places}
        self._column += columns


def _times(attributes: Attributes, name: str) -> int:
    said = attributes.get(name, "1")
    if not said.isdecimal():
        return 1
    return max(int(said), 1) if len(said) <= _DIGITS else MOST_PLACES


def _hidden(attributes: Attributes, times: int) -> int:
    return times if attributes.get("visibility") in _HIDDEN and times < _FAR else 0
