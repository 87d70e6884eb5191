"""The editor of one text: typing, keys, copying and pasting. It does not undo by itself; history does."""

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
from vgr_desktop.core.model.text import LIST_KINDS, Kind, RichText, is_blank, plain
from vgr_desktop.files.format.codec import text_from_json, text_to_json
from vgr_desktop.services import pasting
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.footnote_marks import FootnoteMarks
from vgr_desktop.ui.text.looks import TextLooks
from vgr_desktop.ui.text.picture_reading import SUFFIXES
from vgr_desktop.ui.text.picture_store import PictureStore
from vgr_desktop.ui.text.picture_view import PictureView
from vgr_desktop.ui.text.reader import TextReader
from vgr_desktop.ui.text.runs import OBJECT, image_of, object_at

MIME_TYPE = "application/x-vgr-text"
PICTURES_MIME_TYPE = "application/x-vgr-pictures"


class TextEditor(QTextEdit):
    """Edits one rich text, as high as the text is long; the page around it scrolls.

    `typed` is emitted at the first change by hand after the text was taken, `about_to_command` before a step of its
    own, `restyled` when its paragraphs may have become something else without typing, `focused` when the caret comes
    here, `left` when the caret wants to go above (-1) or below (1) the text, `commanded` with the name of a step that
    is a step of its own, such as pasting, `undo_wanted` and `redo_wanted` at their keys, `refused` with a message,
    `object_opened` when the mark of a footnote or the picture that is selected was opened, `picture_given` with the
    image or the paths of the files that were pasted or dropped here, and `link_followed` with the address of a link
    that was clicked with Ctrl.

    What a key sets off decides how typing feels, and most of that is Python's: so at each key as little of it runs as
    can be, and Qt's own signals and slots do the rest.
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
    object_opened = Signal()
    link_followed = Signal(str)
    picture_given = Signal(object)

    def __init__(self, pictures: PictureStore | None = None, parent: QWidget | None = None) -> None:
        """An editor of an empty text; `pictures` has those that its texts show."""
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
        self.document().documentLayout()  # without a layout a document does not tell of its changes
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
        """The text as it stands."""
        return self._reader.text()

    def take_text(self) -> RichText:
        """The text as it stands; the next change by hand is told again."""
        self.document().setModified(False)
        return self.text()

    def show_text(self, old: RichText, new: RichText) -> None:
        """Show `new` instead of `old`, without telling that anything was typed."""
        was_modified = self.document().isModified()
        self._patching = True
        try:
            text_bridge.patch(self.document(), old, new)
        finally:
            self._patching = False
        self.document().setModified(was_modified)
        self._reader.know(new)
        self.restyled.emit()
        self.viewport().update()

    def put_caret(self, position: int) -> None:
        """Put the caret at a position in the document."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def select_words(self, words: str) -> None:
        """Select these words where the text has them first, within longer ones only if it has them nowhere else."""
        exactly = QTextDocument.FindFlag.FindCaseSensitively
        found = self.document().find(words, 0, exactly | QTextDocument.FindFlag.FindWholeWords)
        if found.isNull():
            found = self.document().find(words, 0, exactly)
        if not found.isNull():
            self.setTextCursor(found)

    def insert_text(self, text: RichText, name: str) -> None:
        """Put a text in place of the selection, as a step with this name."""
        self.do(name, lambda cursor: text_commands.insert(cursor, text))

    def do(self, name: str, command: Callable[[QTextCursor], object]) -> None:
        """Let `command` change the document at the cursor, as a step of its own with this name.

        A text that can only be read stays as it is.
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
        """Paste the characters of the clipboard and nothing of their looks."""
        text = QGuiApplication.clipboard().text()  # of an empty clipboard there may be no data to ask
        self._insert_pasted(lambda: pasting.plain(text))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection for the clipboard: as it is for ourselves, as HTML and as characters for others."""
        text = text_commands.selected_text(self.textCursor())
        data = QMimeData()
        data.setData(MIME_TYPE, text_to_json(text).encode())
        data.setData(PICTURES_MIME_TYPE, self._store.packed(text))
        data.setHtml(html_of(text))
        data.setText(plain(text))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text is taken in, in whatever form, and pictures; another file that is dropped is for the window."""
        if any(url.isLocalFile() for url in source.urls()):
            return bool(_pictures_in(source))
        return source.hasImage() or source.hasText() or source.hasHtml() or source.hasFormat(MIME_TYPE)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in what was pasted or dropped, in our own form, within limits."""
        if paths := _pictures_in(source):
            self.picture_given.emit(paths)
        elif source.hasImage() and not source.hasFormat(MIME_TYPE) and not source.text().strip():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            self._store.unpack(bytes(source.data(PICTURES_MIME_TYPE).data()))
            self._insert_pasted(lambda: _text_from(source))

    def _insert_pasted(self, read: Callable[[], RichText]) -> None:
        try:
            text = read()
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if not is_blank(text):
            self.insert_text(text, "Plakken")

    def loadResource(self, _kind: int, _name: object) -> None:
        """Nothing is ever loaded from a file or the network."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that mean something of their own in a text of ours; the rest is Qt's."""
        # Not `event`: it would be called seven times for a key, with all that an input method asks.
        if event.key() not in _OWN_KEYS or self.isReadOnly() or not self._answers(event):
            super().keyPressEvent(event)

    def _answers(self, event: QKeyEvent) -> bool:
        answers = (self._leaves, self._handles_tab, self._handles_enter, self._handles_list_key, self._asks_for_history)
        return any(answer(event) for answer in answers)

    def _asks_for_history(self, event: QKeyEvent) -> bool:
        """Qt hands the keys of undo and redo to the editor; they are the window's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a mark of a footnote or a picture; elsewhere, select the word."""
        if not self._opens(object_at(self, event.position())):
            super().mouseDoubleClickEvent(event)

    def _opens(self, found: QTextCursor | None) -> bool:
        """Whether this selects a mark or a picture; then it is opened."""
        if found is None or found.selectedText() != OBJECT:
            return False
        self.setTextCursor(found)
        self.object_opened.emit()
        return True

    def _handles_enter(self, event: QKeyEvent) -> bool:
        """Enter opens the mark or picture that is selected."""
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._opens(self.textCursor())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret is here now."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with Ctrl on a link follows it."""
        super().mouseReleaseEvent(event)
        address = self.anchorAt(event.position().toPoint())
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if address and with_control and event.button() == Qt.MouseButton.LeftButton:
            self.link_followed.emit(address)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Up on the first line and down on the last one go to the text above or below."""
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
        """Enter in a heading or caption: what comes after it is a plain paragraph; at its start, it moves down."""
        at_start = cursor.atBlockStart() and bool(cursor.block().text())
        cursor.insertBlock()
        if at_start:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        text_commands.set_kind(cursor, Kind.PARAGRAPH)
        if at_start:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self.setTextCursor(cursor)

    def _handles_tab(self, event: QKeyEvent) -> bool:
        """Tab goes deeper in a list and to the next cell in a table; elsewhere it leaves the text."""
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
        """The caret has moved. Answers whether it may be out of view.

        It is not where a key put it that left the text as high as it was: where lines are broken may change without
        that, but not twice, and there is room around the caret for once.
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
"""The keys that are looked at; the others go straight to Qt. The last four stand for undo and redo."""
_SHIFT_OR_CONTROL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def _pictures_in(source: QMimeData) -> list[Path]:
    """The files, when pictures are all that was pasted or dropped."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths if all(path.suffix.lower() in SUFFIXES for path in paths) else []


def _text_from(source: QMimeData) -> RichText:
    """What is on the clipboard, in the best form there is. Raises `Problem` when it is too much."""
    if source.hasFormat(MIME_TYPE):
        try:
            return pasting.within_limits(text_from_json(bytes(source.data(MIME_TYPE).data()).decode()))
        except (ValueError, RecursionError):
            pass  # of another version of the program, or not of ours at all: the other forms will do
    return pasting.html(source.html()) if source.hasHtml() else pasting.plain(source.text())
