"""The editor of one text: typing, keys, copying and pasting. Undo is not here but in the history."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import RichText, is_blank, on_the_line
from vgr_desktop.files.format.codec import text_to_json
from vgr_desktop.services.pasting import Pasted
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text import paste
from vgr_desktop.ui.text.copy_html import html_of
from vgr_desktop.ui.text.copy_plain import characters_of
from vgr_desktop.ui.text.copy_rtf import RTF_MIME_TYPES, rtf_of
from vgr_desktop.ui.text.footnote_marks import FootnoteMarks
from vgr_desktop.ui.text.keys import OWN_KEYS, TextKeys
from vgr_desktop.ui.text.looks import TextLooks
from vgr_desktop.ui.text.marks import TextMarks
from vgr_desktop.ui.text.paste import MIME_TYPE
from vgr_desktop.ui.text.pictures.reading import SUFFIXES
from vgr_desktop.ui.text.pictures.store import PictureStore
from vgr_desktop.ui.text.pictures.view import PictureView
from vgr_desktop.ui.text.reader import TextReader
from vgr_desktop.ui.text.runs import FIELD_PROPERTY, OBJECT, object_at
from vgr_desktop.ui.text.tables import commands as tables
from vgr_desktop.ui.text.typing import Aids

PICTURES_MIME_TYPE = "application/x-vgr-pictures"


class TextEditor(QTextEdit):
    """Edits one rich text at its full height; the page around it scrolls.

    `typed` is emitted at the first change by hand after the text was taken, `about_to_command` before a separate step,
    `commanded` after one, such as pasting, with its name, `restyled` when paragraphs may have changed without typing,
    `focused` when the caret comes here, `left` when the caret must go above (-1) or below (1) the text, `paged` when it
    must go a page up or down, and whether it selects, `parted` when what is typed next is a step of its own,
    `word_ended` when a word is about to end, `undo_wanted` and `redo_wanted` at their keys, `refused` and `told` with a
    message, `object_opened` when the selected footnote mark or picture is opened, `picture_given` with an image or the
    paths of files that were pasted or dropped here, and `link_followed` with the address of a link that was clicked
    with Ctrl.

    The work at each key decides how fast typing feels, and Python is slow: so as little of it as possible runs at a
    key, and Qt's own signals and slots do the rest.
    """

    typed = Signal()
    commanded = Signal(str)
    about_to_command = Signal()
    restyled = Signal()
    focused = Signal()
    left = Signal(int)
    paged = Signal(int, bool)
    parted = Signal()
    word_ended = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    refused = Signal(str)
    told = Signal(str)
    object_opened = Signal()
    link_followed = Signal(str)
    picture_given = Signal(object)

    def __init__(
        self, pictures: PictureStore | None = None, aids: Aids | None = None, parent: QWidget | None = None
    ) -> None:
        """Begin with an empty text; `pictures` has the pictures that its texts show, `aids` says what helps typing."""
        super().__init__(parent)
        self._patching = False
        self._typed_to: int | None = None
        self._height_then = 0
        self.setDocument(QTextDocument(self))
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(2)
        self.percent = 0
        QTextCursor(self.document()).setBlockFormat(text_bridge.block_format())
        self._looks = TextLooks(self.document())
        self.set_size(100)
        self._reader = TextReader(self.document())
        self._keys = TextKeys(self, aids or Aids())
        self._footnotes = FootnoteMarks(self)
        self.marks = TextMarks(self)
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

    def set_size(self, percent: int) -> None:
        """Show the text in this size, in percent of the usual one."""
        self.percent, font = percent, self.font()
        font.setPointSizeF((font.pointSizeF() + 1) * percent / 100)
        modified, self._patching = self.document().isModified(), True
        self.document().setDefaultFont(font)
        self._looks.follow(0, self.document().characterCount())
        self._patching = False
        self.document().setModified(modified)

    def changeEvent(self, event: QEvent) -> None:
        """Show marks, links and fields in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.marks.recolour():
            self.set_size(self.percent)

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
        anchor, position = self.textCursor().anchor(), self.textCursor().position()
        length = self.document().characterCount()
        self._patching = True
        try:
            text_bridge.patch(self.document(), old, new)
        finally:
            self._patching = False
        if self.document().characterCount() == length:  # only looks are other ones: the caret need not move
            self.put_caret(anchor, position)
        self.document().setModified(False)
        self._reader.know(new)
        self.restyled.emit()
        self.viewport().update()

    def put_caret(self, position: int, to: int | None = None) -> None:
        """Put the caret at a position in the document, or select from there to another one."""
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        cursor.setPosition(min(position, last))
        if to is not None:
            cursor.setPosition(min(to, last), QTextCursor.MoveMode.KeepAnchor)
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
            tables.align(cursor)
        finally:
            self._patching = False
        self.setTextCursor(cursor)
        self.restyled.emit()
        self.commanded.emit(name)

    def paste_plain(self) -> None:
        """Paste only the characters on the clipboard."""
        self._insert_pasted(lambda: paste.read_plain(QGuiApplication.clipboard()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection for the clipboard: complete for this program, as RTF, HTML and characters for others."""
        text = text_commands.selected_text(self.textCursor())
        data = QMimeData()
        data.setData(MIME_TYPE, text_to_json(text).encode())
        data.setData(PICTURES_MIME_TYPE, self._store.packed(text))
        data.setHtml(html_of(text))
        rtf = rtf_of(text)
        for name in RTF_MIME_TYPES:
            data.setData(name, rtf)
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
        self._make_room(event)
        if event.key() not in OWN_KEYS or not self._keys.answer(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what is typed in another way than by single keys, such as a letter with its accent."""
        self._leave_run()
        super().inputMethodEvent(event)
        if not self.isReadOnly():
            self._keys.help.follow_input(event)

    def _make_room(self, event: QKeyEvent) -> None:
        """Have what is typed come in the first of the selected cells, instead of what is in them."""
        caret = self.textCursor()
        if caret.position() == self._typed_to and not caret.hasSelection():
            return  # right behind the last key there is no link that did not end
        self._leave_run()
        if event.text().isprintable() and event.text() and self.textCursor().hasComplexSelection():
            cursor = self.textCursor()
            if not self.isReadOnly():
                tables.empty_cells(cursor)
                self.setTextCursor(cursor)

    def align_cells(self) -> None:
        """Put the cells of the caret's column at the side where they belong, which changes no text."""
        if self.textCursor().currentTable() is not None:
            modified, self._patching = self.document().isModified(), True
            try:
                tables.align(self.textCursor())
            finally:
                self._patching = False
            self.document().setModified(modified)

    def _leave_run(self) -> None:
        """Have what is typed at the end of a link or field be no part of it."""
        form = self.currentCharFormat()
        if form.isAnchor() or form.hasProperty(FIELD_PROPERTY):
            text_commands.leave_link(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret somewhere else, which ends a stretch of typing."""
        self.parted.emit()
        self.align_cells()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a footnote mark or a picture; elsewhere, select the word."""
        if not self.open_object(object_at(self, event.position())):
            super().mouseDoubleClickEvent(event)

    def open_object(self, found: QTextCursor | None) -> bool:
        """Open the mark or picture that `found` selects. Return whether it does select one."""
        if found is None or found.selectedText() != OBJECT:
            return False
        self.setTextCursor(found)
        self.object_opened.emit()
        return True

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


def _pictures_in(source: QMimeData) -> list[Path]:
    """The files that were pasted or dropped, if all are pictures."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths if all(path.suffix.lower() in SUFFIXES for path in paths) else []
