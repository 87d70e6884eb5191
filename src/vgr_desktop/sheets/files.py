"""A spreadsheet file as a workbook: what it is, and who reads it."""

from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.intake.sheets.grid import Workbook
from vgr_desktop.core.model.limits import LARGEST_SPREADSHEET
from vgr_desktop.core.model.problems import Cancelled, Problem, trouble
from vgr_desktop.sheets import comma_separated, open_document, open_xml
from vgr_desktop.sheets.recognising import Form, form_of, refused

SUFFIXES = (".xlsx", ".ods", ".csv", ".tsv")
"""The suffixes of files that are read; capitals make no difference."""
UNREADABLE = (".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ots", ".fods", ".numbers")
"""The suffixes of other spreadsheets: the reader says what to do with them."""

_READERS = {
    Form.OPEN_XML: open_xml.read,
    Form.OPEN_DOCUMENT: open_document.read,
    Form.TEXT: comma_separated.read,
}


def read_sheets(path: Path, cancelled: Callable[[], bool] = lambda: False) -> Workbook:
    """The sheets of the file at `path`.

    Raises `Problem` when it cannot be read, is another kind of file, is damaged, protected or too large, and
    `Cancelled` when `cancelled`, which is asked often, says so.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SPREADSHEET + 1)
    except OSError as error:
        raise refused(path.name or str(path), f"kan niet worden gelezen ({trouble(error)})") from error
    if len(content) > LARGEST_SPREADSHEET:
        raise refused(
            path.name, f"is groter dan {LARGEST_SPREADSHEET // 1_000_000} MB. Bewaar alleen de bladen die nodig zijn"
        )
    workbook = _READERS[form_of(content, path)](content, path.name, cancelled)
    if cancelled():
        raise Cancelled
    if not any(cell != "" for sheet in workbook.sheets for row in sheet.rows for cell in row):
        raise Problem(f"“{path.name}” is leeg: er staat niets in de cellen. Er is niets gewijzigd.")
    return workbook
