"""Writing the tables of a report as a spreadsheet of Excel. The same report gives the same bytes."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Light, Report
from vgr_desktop.core.views.ledger import Column, Kind, Ledger, ledgers

HEADER = 2
"""The row of the names of the columns, from 0; above it stands the edition, so that it is known when it comes in."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_PLAIN: dict[str, Any] = {"valign": "top", "font_name": "Calibri", "font_size": 11}
_A4 = 9
_LINE, _HIGHEST = 15, 405
"""Points: the height of a line, and the most that a row can have."""
_FORMATS: Mapping[Kind, dict[str, Any]] = {
    Kind.LINE: {},
    Kind.TEXT: {"text_wrap": True},
    Kind.NUMBER: {"num_format": "0"},
    Kind.MONEY: {"num_format": "#,##0.00;-#,##0.00"},
    Kind.DAY: {"num_format": "d-m-yyyy"},
}


def workbook_of(report: Report, day: dt.date, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """The report as a .xlsx file; `day` is in its properties. What looks like a formula is text in it.

    Raises `Cancelled` when `cancelled`, which is asked at each row, says so.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        moment = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a spreadsheet has no zones
        title = report.edition.title
        book.set_properties({"title": title, "author": report.municipality, "created": moment})
        formats = _Formats(book)
        for ledger in ledgers(report):
            page = book.add_worksheet(ledger.name)
            page.write_string(0, 0, title, formats.title)
            page.set_header("&L" + report.municipality.replace("&", "&&"))
            _set_up(page, ledger, formats)
            for row, cells in enumerate(ledger.rows, HEADER + 1):
                if cancelled():
                    raise Cancelled
                page.set_row(row, _height(ledger, cells))
                for column, cell in enumerate(cells):
                    _write_cell(page, (row, column), ledger.columns[column], cell, formats)
    return stream.getvalue()


def _height(ledger: Ledger, cells: Sequence[object]) -> int:
    """The height of a row in points, for the cell with the most lines: not every program finds it out itself."""
    texts = ((c.width, cell) for c, cell in zip(ledger.columns, cells, strict=True) if isinstance(cell, str))
    lines = max((_lines(text, width) for width, text in texts), default=1)
    return min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(-(-len(line) // width), 1) for line in text.split("\n"))


class _Formats:
    """The formats of the cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.of = {kind: book.add_format(_PLAIN | looks) for kind, looks in _FORMATS.items()}
        self.title = book.add_format(_PLAIN | {"bold": True, "font_size": 14})
        head = {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True}
        self.head = book.add_format(_PLAIN | head)

    def light(self, light: Light) -> Any:
        """The format of a light: its own colour, beside its sign and its word."""
        if light.colour not in self._made:
            self._made[light.colour] = self._book.add_format(_PLAIN | {"bold": True, "font_color": light.colour})
        return self._made[light.colour]


def _set_up(page: Any, ledger: Ledger, formats: _Formats) -> None:
    for column, head in enumerate(ledger.columns):
        page.set_column(column, column, head.width)
        page.write_string(HEADER, column, head.name, formats.head)
    page.set_row(HEADER, _LINE + 3)
    last = HEADER + len(ledger.rows), len(ledger.columns) - 1
    page.autofilter(HEADER, 0, *last)
    page.freeze_panes(HEADER + 1, 0)
    _set_up_print(page, ledger, last)


def _write_cell(page: Any, place: tuple[int, int], column: Column, cell: object, formats: _Formats) -> None:
    match cell:
        case None | "":
            pass
        case Light():
            page.write_string(*place, f"{cell.shape} {cell.name}", formats.light(cell))
        case int() | Decimal():
            page.write_number(*place, cell, formats.of[column.kind])
        case dt.date():
            moment = dt.datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  # a spreadsheet has no zones
            page.write_datetime(*place, moment, formats.of[column.kind])
        case _:
            page.write_string(*place, str(cell), formats.of[column.kind])


def _set_up_print(page: Any, ledger: Ledger, last: tuple[int, int]) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER)
    page.print_area(0, 0, *last)
    page.set_footer(f"&L{ledger.name}&RPagina &P van &N")
