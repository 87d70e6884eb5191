"""The editor of one text: typing, keys, copying and pasting. Undo is not here but in the history."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import LIST_KINDS, Kind, RichText, is_blank, on_the_line
from vgr_desktop.files.format.codec import text_to_json
from vgr_desktop.services.pasting import Pasted
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text import paste
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.copy_plain import characters_of
from vgr_desktop.ui.text.footnote_marks import FootnoteMarks
from vgr_desktop.ui.text.looks import TextLooks
from vgr_desktop.ui.text.paste import MIME_TYPE
from vgr_desktop.ui.text.picture_reading import SUFFIXES
from vgr_desktop.ui.text.picture_store import PictureStore
from vgr_desktop.ui.text.picture_view import PictureView
from vgr_desktop.ui.text.reader import TextReader
from vgr_desktop.ui.text.runs import OBJECT, image_of, object_at

PICTURES_MIME_TYPE = "application/x-vgr-pictures"


class TextEditor(QTextEdit):
    """Edits one rich text at its full height; the page around it scrolls.

    `typed` is emitted at the first change by hand after the text was taken, `about_to_command` before a separate step,
    `commanded` after one, such as pasting, with its name, `restyled` when paragraphs may have changed without typing,
    `focused` when the caret comes here, `left` when the caret must go above (-1) or below (1) the text, `undo_wanted`
    and `redo_wanted` at their keys, `refused` and `told` with a message, `object_opened` when the selected footnote
    mark or picture is opened, `picture_given` with an image or the paths of files that were pasted or dropped here, and
    `link_followed` with the address of a link that was clicked with Ctrl.

    The work at each key decides how fast typing feels, and Python is slow: so as little of it as possible runs at a
    key, and Qt's own signals and slots do the rest.
    """

    typed = Signal()
    commanded = Signal(str)
    about_to_command = Signal()
    restyled = Signal()
    focused = Signal()
    left = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    refused = Signal(str)
    told = Signal(str)
    object_opened = Signal()
    link_followed = Signal(str)
    picture_given = Signal(object)

    def __init__(self, pictures: PictureStore | None = None, parent: QWidget | None = None) -> None:
        """Begin with an empty text; `pictures` has the pictures that its texts show."""
        super().__init__(parent)
        self._patching = False
        self._typed_to: int | None = None
        self._height_then = 0
        self.setDocument(QTextDocument(self))
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(2)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() + 1)
        self.document().setDefaultFont(font)
        QTextCursor(self.document()).setBlockFormat(text_bridge.block_format())
        self._looks = TextLooks(self.document())
        self._reader = TextReader(self.document())
        self._marks = FootnoteMarks(self)
        self._store = pictures or PictureStore(self)
        self._pictures = PictureView(self, self._store)
        self.document().documentLayout()  # without a layout a document does not report its changes
        self.document().contentsChange.connect(self._follow)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.document().setModified(False)
        self.document().modificationChanged.connect(self._tell_typed)
        self._fit()

    def text(self) -> RichText:
        """The text as it is now."""
        return self._reader.text()

    def take_text(self) -> RichText:
        """The text as it is now; the next change by hand emits `typed` again."""
        self.document().setModified(False)
        return self.text()

    @property
    def has_news(self) -> bool:
        """Whether something was changed by hand since the text was taken."""
        return self.document().isModified()

    def show_text(self, old: RichText, new: RichText) -> None:
        """Show `new` instead of `old`, without emitting `typed`. There must be no news."""
        self._patching = True
        try:
            text_bridge.patch(self.document(), old, new)
        finally:
            self._patching = False
        self.document().setModified(False)
        self._reader.know(new)
        self.restyled.emit()
        self.viewport().update()

    def put_caret(self, position: int) -> None:
        """Put the caret at a position in the document."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def select_words(self, words: str) -> None:
        """Select the first place of these words; a place inside longer words only if there is no other."""
        exactly = QTextDocument.FindFlag.FindCaseSensitively
        for flags in (exactly | QTextDocument.FindFlag.FindWholeWords, exactly):
            for shown in (words, on_the_line(words)):  # what has the mark of a superscript is an ordinary sign here
                found = self.document().find(shown, 0, flags)
                if not found.isNull():
                    self.setTextCursor(found)
                    return

    def insert_text(self, text: RichText, name: str) -> None:
        """Replace the selection by a text, as a step with this name."""
        self.do(name, lambda cursor: text_commands.insert(cursor, text))

    def do(self, name: str, command: Callable[[QTextCursor], object]) -> None:
        """Have `command` change the document at the cursor, as a separate step with this name.

        A read-only text stays as it is.
        """
        if self.isReadOnly():
            return
        self.about_to_command.emit()
        cursor = self.textCursor()
        self._patching = True
        try:
            command(cursor)
        finally:
            self._patching = False
        self.setTextCursor(cursor)
        self.restyled.emit()
        self.commanded.emit(name)

    def paste_plain(self) -> None:
        """Paste only the characters on the clipboard."""
        self._insert_pasted(lambda: paste.read_plain(QGuiApplication.clipboard()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection for the clipboard: complete for this program, as HTML and as characters for others."""
        text = text_commands.selected_text(self.textCursor())
        data = QMimeData()
        data.setData(MIME_TYPE, text_to_json(text).encode())
        data.setData(PICTURES_MIME_TYPE, self._store.packed(text))
        data.setHtml(html_of(text))
        data.setText(characters_of(text))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it is text in any form, or pictures; other files that are dropped are for the window."""
        if any(url.isLocalFile() for url in source.urls()):
            return bool(_pictures_in(source))
        return source.hasImage() or source.hasText() or source.hasHtml() or source.hasFormat(MIME_TYPE)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what was pasted or dropped, as a text of the report, within limits."""
        if paths := _pictures_in(source):
            self.picture_given.emit(paths)
        elif source.hasImage() and not source.hasFormat(MIME_TYPE) and not source.text().strip():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            self._store.unpack(bytes(source.data(PICTURES_MIME_TYPE).data()))
            self._insert_pasted(lambda: paste.read(source))

    def _insert_pasted(self, read: Callable[[], Pasted]) -> None:
        if self.isReadOnly():
            return
        try:
            pasted = read()
            paste.check_room(self.textCursor(), pasted)
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if is_blank(pasted.text):
            if pasted.told:
                self.refused.emit(f"Er is niets geplakt. {pasted.told}")
            return
        said = [pasted.told, paste.not_for_here(self.textCursor(), pasted.text)]
        self.do("Plakken", lambda cursor: said.append(paste.put(cursor, pasted)))
        if told := " ".join(filter(None, said)):
            self.told.emit(f"Geplakt. {told}")

    def loadResource(self, _kind: int, _name: object) -> None:
        """Never load anything from a file or the network."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that have a special meaning here; leave the others to Qt."""
        # Not in `event`, which is called seven times for a key, with all the questions of an input method.
        if event.key() not in _OWN_KEYS or self.isReadOnly() or not self._answers(event):
            super().keyPressEvent(event)

    def _answers(self, event: QKeyEvent) -> bool:
        answers = (self._leaves, self._handles_tab, self._handles_enter, self._handles_list_key, self._asks_for_history)
        return any(answer(event) for answer in answers)

    def _asks_for_history(self, event: QKeyEvent) -> bool:
        """Whether it is a key for undo or redo, which Qt gives to the editor but the window handles."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a footnote mark or a picture; elsewhere, select the word."""
        if not self._opens(object_at(self, event.position())):
            super().mouseDoubleClickEvent(event)

    def _opens(self, found: QTextCursor | None) -> bool:
        """Open the mark or picture that this selects. Return whether there is one."""
        if found is None or found.selectedText() != OBJECT:
            return False
        self.setTextCursor(found)
        self.object_opened.emit()
        return True

    def _handles_enter(self, event: QKeyEvent) -> bool:
        """Open the selected mark or picture at Enter. Return whether there is one."""
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._opens(self.textCursor())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret came here."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link at a click with Ctrl."""
        super().mouseReleaseEvent(event)
        address = self.anchorAt(event.position().toPoint())
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if address and with_control and event.button() == Qt.MouseButton.LeftButton:
            self.link_followed.emit(address)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Go to the text above or below at Up on the first line or Down on the last. Return whether it did."""
        if event.modifiers() or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        cursor = self.textCursor()
        up = event.key() == Qt.Key.Key_Up
        if cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down):
            return False
        self.left.emit(-1 if up else 1)
        return True

    def _handles_list_key(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        kind, _ = text_bridge.kind_of(cursor.block())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _SHIFT_OR_CONTROL:
            if kind in LIST_KINDS and not cursor.block().text() and not cursor.hasSelection():
                text_commands.shift_level(cursor, -1)
            elif kind is Kind.HEADING or image_of(cursor.block()):
                self._end_heading(cursor)
            else:
                return False
            self.ensureCursorVisible()
            return True
        backspace = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        if backspace and cursor.atBlockStart() and not cursor.hasSelection() and kind is not Kind.PARAGRAPH:
            if kind is Kind.HEADING:
                text_commands.set_kind(cursor, Kind.PARAGRAPH)
            else:
                text_commands.shift_level(cursor, -1)
            return True
        return False

    def _end_heading(self, cursor: QTextCursor) -> None:
        """Handle Enter in a heading or caption: a plain paragraph follows; at its start, the heading moves down."""
        at_start = cursor.atBlockStart() and bool(cursor.block().text())
        cursor.insertBlock()
        if at_start:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        text_commands.set_kind(cursor, Kind.PARAGRAPH)
        if at_start:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self.setTextCursor(cursor)

    def _handles_tab(self, event: QKeyEvent) -> bool:
        """Go deeper in a list, or to the next cell in a table, at Tab; else leave the text. Return if it was Tab."""
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        back = event.key() == Qt.Key.Key_Backtab
        if not (self._shift_item(back=back) or self._change_cell(back=back)):
            QWidget.focusNextPrevChild(self, not back)
        return True

    def _shift_item(self, *, back: bool) -> bool:
        cursor = self.textCursor()
        if text_bridge.kind_of(cursor.block())[0] in LIST_KINDS:
            text_commands.shift_level(cursor, -1 if back else 1)
            return True
        return False

    def _change_cell(self, *, back: bool) -> bool:
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is None:
            return False
        move = QTextCursor.MoveOperation.PreviousCell if back else QTextCursor.MoveOperation.NextCell
        if not cursor.movePosition(move) and not back:
            table.appendRows(1)
            cursor.setPosition(table.cellAt(table.rows() - 1, 0).firstPosition())
        self.setTextCursor(cursor)
        return True

    def note_caret(self) -> bool:
        """Take note that the caret has moved. Return whether it may be out of view.

        It is in view after a key that did not change the height of the text: line breaks may change without that, but
        not twice, and there is room around the caret for one line.
        """
        if self.textCursor().position() == self._typed_to and self.height() == self._height_then:
            return False
        self._typed_to, self._height_then = None, self.height()
        return True

    def _follow(self, position: int, removed: int, added: int) -> None:
        self._reader.note_change(position, added)
        is_key = (removed, added) == (0, 1) and not self._patching
        self._typed_to = position + 1 if is_key else None
        if not (is_key and self._looks.end_before(position)):
            self._looks.follow(position, added)

    def _fit(self) -> None:
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def _tell_typed(self, modified: bool) -> None:  # noqa: FBT001  # as Qt tells it
        if modified and not self._patching:
            self.typed.emit()


_Key = Qt.Key
_OWN_KEYS = frozenset(
    {
        *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Backspace),
        *(_Key.Key_Return, _Key.Key_Enter, _Key.Key_Z, _Key.Key_Y, _Key.Key_Undo, _Key.Key_Redo),
    }
)
"""The keys that are handled; the others go straight to Qt. The last four are for undo and redo."""
_SHIFT_OR_CONTROL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def _pictures_in(source: QMimeData) -> list[Path]:
    """The files that were pasted or dropped, if all are pictures."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths if all(path.suffix.lower() in SUFFIXES for path in paths) else []
