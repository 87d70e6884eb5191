"""Putting what is on the clipboard into a text: words where the caret is, cells into cells."""

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QTextCursor

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, paragraphs, rich
from vgr_desktop.files.format.codec import text_from_json
from vgr_desktop.services import pasting
from vgr_desktop.services.clipboard_page import MOST_CELLS
from vgr_desktop.services.pasting import Pasted
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.copy_plain import characters_of
from vgr_desktop.ui.text.tables.cells import cells_after, fill_cells

MIME_TYPE = "application/x-vgr-text"


def read(source: QMimeData) -> Pasted:
    """What is on the clipboard, from the best available form. Raises `Problem` when it is too much."""
    if (own := _own(source)) is not None:
        return Pasted(pasting.within_limits(own))
    return pasting.page(source.html(), source.text()) if source.hasHtml() else pasting.characters(source.text())


def read_plain(clipboard: QClipboard) -> Pasted:
    """The characters on the clipboard; of our own text without signs of lists. Raises `Problem` when it is too much."""
    source = clipboard.mimeData()  # None when nothing was ever put there
    own = _own(source) if source is not None else None
    return Pasted(pasting.plain(clipboard.text() if own is None else characters_of(own, signs=False)))


def _own(source: QMimeData) -> RichText | None:
    """The text that this program put on the clipboard; None when it, or another version of it, put something else."""
    if not source.hasFormat(MIME_TYPE):
        return None
    try:
        return text_from_json(bytes(source.data(MIME_TYPE).data()).decode())
    except (ValueError, RecursionError):
        return None


def put(cursor: QTextCursor, pasted: Pasted) -> str:
    """Replace the selection by what was pasted, or fill the cells from the cursor on. Return what is to be told."""
    cells = _cells_for(cursor, pasted)
    if cells is None:
        text_commands.insert(cursor, _spaced(cursor, pasted.text) if pasted.is_cell else pasted.text)
        return ""
    replaced = fill_cells(cursor, cells)
    if not replaced:
        return ""
    which = "1 cel met tekst is" if replaced == 1 else f"{replaced} cellen met tekst zijn"
    return f"{which} vervangen; Ctrl+Z haalt terug wat er stond."


def check_room(cursor: QTextCursor, pasted: Pasted) -> None:
    """Raise `Problem` when the table of the cursor would become too large."""
    cells = _cells_for(cursor, pasted)
    if cells is not None and cells_after(cursor, cells) > MOST_CELLS:
        raise Problem(
            f"De tabel zou meer dan {MOST_CELLS} cellen krijgen. Er is niets geplakt en uw tekst is niet gewijzigd. "
            "Plak een kleiner deel."
        )


def not_for_here(cursor: QTextCursor, text: RichText) -> str:
    """What of a text cannot be where the cursor is, in Dutch; empty when all of it can."""
    if cursor.currentTable() is None or not any(paragraph.image for paragraph in paragraphs(text)):
        return ""
    return "In een tabel kan geen afbeelding staan: plak die buiten de tabel."


def _cells_for(cursor: QTextCursor, pasted: Pasted) -> Table | None:
    """The cells to fill with what was pasted; None when it is words."""
    if cursor.currentTable() is None:
        return None
    return pasted.cells or pasting.tabbed(pasted.text)


def _spaced(cursor: QTextCursor, text: RichText) -> RichText:
    """The content of a cell with a space where it would become part of the word beside it."""
    (only,) = text.blocks
    if not isinstance(only, Paragraph) or not only.plain:
        return text
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    before, after = document.characterAt(start - 1), document.characterAt(end)
    runs = list(only.runs)
    if before.isalnum() and only.plain[0].isalnum():
        runs.insert(0, Run(" "))
    if after.isalnum() and only.plain[-1].isalnum():
        runs.append(Run(" "))
    return rich([replace(only, runs=tuple(runs))])
