"""Reading the cells with the library, once the file was looked through and packed again."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from vgr_desktop.core.intake.sheets.grid import Cell, Sheet, Workbook
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.sheets.extent import Extent
from vgr_desktop.sheets.recognising import damaged

_DIGITS = 15
"""A spreadsheet has no more significant digits than these; what comes after is noise of calculating."""


def read_cells(content: bytes, name: str, extents: Sequence[Extent]) -> Workbook:
    """All sheets with cells; `extents` has one for each sheet, in their order in the file."""
    # Loaded when it is first needed: an idle window does without it.
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            made = []
            for number, known in enumerate(book.sheets_metadata):
                if known.typ is SheetTypeEnum.WorkSheet and number < len(extents):
                    rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
                    is_hidden = known.visible is not SheetVisibleEnum.Visible
                    made.append(_sheet(known.name, rows, extents[number], is_hidden=is_hidden))
            return Workbook(name, tuple(made))
    except (CalamineError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:
        # What goes wrong inside the library comes as this kind of exception, which is nobody's child but Python's own.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def _sheet(name: str, rows: Sequence[Sequence[object]], extent: Extent, *, is_hidden: bool) -> Sheet:
    cells = tuple(
        _trimmed([_cell(value, row, column, extent) for column, value in enumerate(line)])
        for row, line in enumerate(rows)
    )
    return Sheet(from_outside(name), cells, is_hidden, extent.remarks())


def _trimmed(cells: list[Cell]) -> tuple[Cell, ...]:
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def _cell(value: object, row: int, column: int, extent: Extent) -> Cell:
    match value:
        case bool():
            return "ja" if value else "nee"
        case int() | float():
            return _number(value, row, column, extent)
        case dt.datetime():
            clock = f" {value:%H:%M}" if value.time() != dt.time() else ""
            return _day(value) + clock
        case dt.date():
            return _day(value)
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return from_outside(str(value)).strip()


def _number(value: float, row: int, column: int, extent: Extent) -> Cell:
    number = Decimal(f"{value:.{_DIGITS}g}")
    if not number.is_finite():
        return str(value)
    shown = extent.as_shown(row, column, number)
    return shown if isinstance(shown, str) else shown.normalize() + 0


def _day(value: dt.date) -> str:
    return f"{value.day}-{value.month}-{value.year}"
