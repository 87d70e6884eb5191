"""Spreadsheets of Excel (.xlsx): Office Open XML."""

import re
from collections.abc import Callable, Mapping, Sequence

from vgr_desktop.core.intake.sheets.grid import Workbook, column_of
from vgr_desktop.core.model.limits import LARGEST_SPREADSHEET_UNPACKED
from vgr_desktop.disk.packed import Broken, TooLarge, packed, unpacked
from vgr_desktop.sheets.extent import PERCENT, Extent
from vgr_desktop.sheets.library import read_cells
from vgr_desktop.sheets.limits import Limits
from vgr_desktop.sheets.recognising import damaged
from vgr_desktop.sheets.scanning import Attributes, Scanner

_BOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_PLACE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_ERROR = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\st\s*=\s*)(?:\"e\"|'e')")
# Text in the format of a number is not part of it, nor is a colour or condition.
_UNSAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_SCALED = re.compile(r"[0#?](,+)(?![0#?])")
_PERCENTAGES = {9: PERCENT, 10: PERCENT}
"""The built-in formats that show another number."""


def read(content: bytes, name: str, cancelled: Callable[[], bool]) -> Workbook:
    """The sheets of a .xlsx file."""
    try:
        files = unpacked(content, _is_wanted, LARGEST_SPREADSHEET_UNPACKED)
    except (Broken, TooLarge) as error:  # it was unpacked before, to see what it is
        raise damaged(name) from error
    limits = Limits(name)
    scanner = Scanner(name, limits, cancelled)
    formats = _Formats()
    if _STYLES in files:
        scanner.walk(files[_STYLES], formats.start, formats.end)
    strings = _Strings()
    if _STRINGS in files:
        scanner.walk(files[_STRINGS], strings.start, said=strings.said)
    extents = {}
    for part in files:
        if part.startswith("xl/worksheets/"):
            scan = _SheetScan(Extent(limits), formats.shown, strings.lengths)
            scanner.walk(files[part], scan.start, scan.end, scan.said)
            extents[part] = scan.extent
            files[part] = _ERROR.sub(rb'\1"str"', files[part])
        elif part not in {_STYLES, _STRINGS}:
            scanner.walk(files[part], lambda _name, _attributes: None)
    order = _order(files, scanner)
    limits.check_sheets(len(order))
    return read_cells(packed(files), name, [extents.get(part, Extent(limits)) for part in order])


def _is_wanted(name: str) -> bool:
    """Whether a part has to do with cells: not pictures, charts and programs."""
    return name in {"[Content_Types].xml", "_rels/.rels", _BOOK, _RELATIONS, _STYLES, _STRINGS} or (
        name.startswith("xl/worksheets/") and name.endswith(".xml")
    )


def _order(files: Mapping[str, bytes], scanner: Scanner) -> list[str]:
    """The parts of the sheets, in the order of the workbook."""
    targets: dict[str, str] = {}
    ids: list[str] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            ids.append(attributes.get("id", ""))

    scanner.walk(files.get(_RELATIONS, b"<none/>"), relation)
    scanner.walk(files.get(_BOOK, b"<none/>"), sheet)
    return [targets.get(id, "") for id in ids]


class _Formats:
    """Which styles show another number than the cell holds."""

    def __init__(self) -> None:
        self.shown: dict[str, int] = {}
        self._known = dict(_PERCENTAGES)
        self._in_cells = False
        self._number = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            how = _how(attributes.get("formatCode", ""))
            self._known[_whole(attributes.get("numFmtId", ""))] = how
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            if how := self._known.get(_whole(attributes.get("numFmtId", "")), 0):
                self.shown[str(self._number)] = how
            self._number += 1

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def _how(code: str) -> int:
    code = _UNSAID.sub("", code.partition(";")[0])
    if "%" in code:
        return PERCENT
    return max((len(found[1]) for found in _SCALED.finditer(code)), default=0)


class _Strings:
    """How long each text is that cells refer to."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si":
            self.lengths.append(0)

    def said(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _SheetScan:
    """Follows where the cells of one sheet are, and how much is in them."""

    def __init__(self, extent: Extent, shown: Mapping[str, int], lengths: Sequence[int]) -> None:
        self.extent = extent
        self._shown = shown
        self._lengths = lengths
        self._row, self._column = -1, -1
        self._style = self._kind = self._value = ""
        self._is_filled = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._row = _whole(attributes.get("r", "")) - 1 if "r" in attributes else self._row + 1
                self._column = -1
                self.extent.hidden_rows += _is_on(attributes.get("hidden", ""))
            case "c":
                self._row, self._column = self._place(attributes.get("r"))
                self._style, self._kind, self._value = attributes.get("s", ""), attributes.get("t", ""), ""
                self._is_filled = False
            case "v" | "is" | "f" if not self._is_filled:
                self._is_filled = True
                self._add()
            case "col" if _is_on(attributes.get("hidden", "")):
                self._hide(_whole(attributes.get("min", "")), _whole(attributes.get("max", "")))
            case "autoFilter":
                self.extent.is_filtered = True
            case _:
                pass

    def said(self, text: str) -> None:
        if self._kind == "s":
            self._value += text
        self.extent.limits.add_characters(len(text))

    def end(self, name: str) -> None:
        if name == "c" and self._kind == "s" and (place := _whole(self._value.strip())) < len(self._lengths):
            self.extent.limits.add_characters(self._lengths[place])

    def _place(self, said: str | None) -> tuple[int, int]:
        if said is None:
            return self._row, self._column + 1
        found = _PLACE.fullmatch(said)
        column = column_of(found[1]) if found else None
        return (int(found[2]) - 1, column) if found and column is not None else (self._row, self._column + 1)

    def _add(self) -> None:
        row, column = max(self._row, 0), max(self._column, 0)
        self.extent.add(row, column)
        if how := self._shown.get(self._style):
            self.extent.shown[row, column] = how

    def _hide(self, first: int, last: int) -> None:
        # Usually all columns after the last used one are hidden together, which nobody needs to know.
        if last < LAST_COLUMN:
            self.extent.hidden_columns += max(last - first + 1, 0)


LAST_COLUMN = 16_384


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("100000000") else 0


def _is_on(text: str) -> bool:
    return text in {"1", "true"}
