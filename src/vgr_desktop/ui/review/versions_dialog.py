"""Earlier versions of a text: when and by whom they were written, and what changed since."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.text import EMPTY, RichText, word_count
from vgr_desktop.core.model.text_difference import How, Span, need_space, word_difference
from vgr_desktop.files.store.versions import Version
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.text import bridge as text_bridge

_TINT = 40
"""How strongly inserted words are tinted, from 0 to 255."""


class VersionsDialog(Dialog):
    """Lists the versions of one text, and what changed since the chosen one.

    `restore_wanted` asks to restore one of the text with this id. The dialog can stay open during writing.
    """

    restore_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a text."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 520)
        self.text_id = 0
        self._versions: tuple[Version, ...] = ()
        self._present = EMPTY
        self._list = QListWidget()
        self._list.setAccessibleName("Versies, de nieuwste eerst")
        self._list.setSpacing(3)
        self._list.setWordWrap(True)
        self._said_change = QLabel(wordWrap=True)
        self._text = QTextEdit(readOnly=True)
        self._text.setAccessibleName("Wat er sinds deze versie is veranderd")
        self._restore = QPushButton("&Terugzetten")
        self._restore.setToolTip("De tekst weer maken zoals in deze versie; dat kunt u ongedaan maken")
        self._restore.setAutoDefault(False)  # Enter in the list must not restore anything
        self._restore.clicked.connect(self._want)
        self._writable = False
        self._arrange()
        self._list.currentRowChanged.connect(self._compare)

    def show_versions(self, name: str, text_id: int, versions: Sequence[Version]) -> None:
        """Show the `versions`, newest first, of the text with this id and name; the chosen one stays chosen."""
        if (text_id, tuple(versions)) == (self.text_id, self._versions):
            return
        chosen = self._chosen() if text_id == self.text_id else None
        self.setWindowTitle(f"Eerdere versies van {name}")
        self.text_id, self._versions = text_id, tuple(versions)
        with QSignalBlocker(self._list):  # while it is filled, its rows are not those of the versions
            self._list.clear()
            for number, version in enumerate(self._versions):
                older = self._versions[number + 1] if number + 1 < len(self._versions) else None
                self._list.addItem(QListWidgetItem(self._said(version, older)))
            self._list.setCurrentRow(self._versions.index(chosen) if chosen in self._versions else 0)
        self._compare()

    def show_present(self, body: RichText, *, writable: bool) -> None:
        """Compare with the text as it is now. `writable`: a version can be restored."""
        self._present, self._writable = body, writable
        self._compare()

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said_change)
        column.addWidget(self._text, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(right)
        splitter.setSizes([270, 590])
        splitter.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.addWidget(splitter, 1)
        outer.addLayout(row)

    def _chosen(self) -> Version | None:
        return self._versions[max(self._list.currentRow(), 0)] if self._versions else None

    def _want(self) -> None:
        version = self._chosen()
        if version is not None:
            self.restore_wanted.emit(self.text_id, version)

    def _compare(self) -> None:
        version = self._chosen()
        if version is None:
            self._said_change.setText("Van deze tekst zijn nog geen eerdere versies.")
            self._text.clear()
            self._restore.setEnabled(False)
            return
        body = version.body
        spans = word_difference(body, self._present)
        went = sum(len(span.text.split()) for span in spans if span.how is How.DELETED)
        came = sum(len(span.text.split()) for span in spans if span.how is How.INSERTED)
        if body == self._present:
            said = "Zo is de tekst nu."
        else:
            said = f"Sindsdien: {self._words(went)} weg (doorgestreept), {self._words(came)} erbij (onderstreept)."
        self._said_change.setText(said)
        self._show(spans)
        self._restore.setEnabled(self._writable and body != self._present)

    def _words(self, count: int) -> str:
        return "1 woord" if count == 1 else f"{count} woorden"

    def _show(self, spans: Sequence[Span]) -> None:
        forms = self._forms()
        document = self._text.document()
        document.clear()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(text_bridge.block_format())
        for place, span in enumerate(spans):
            if place and need_space(spans[place - 1], span):
                cursor.insertText(" ", forms[How.EQUAL])
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    cursor.insertBlock()
                cursor.insertText(line, forms[span.how])
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _forms(self) -> dict[How, QTextCharFormat]:
        equal, went, came = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        went.setFontStrikeOut(True)
        went.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        came.setFontUnderline(True)
        tint = self.palette().color(QPalette.ColorRole.Link)
        tint.setAlpha(_TINT)
        came.setBackground(tint)
        return {How.EQUAL: equal, How.DELETED: went, How.INSERTED: came}

    def _said(self, version: Version, older: Version | None) -> str:
        """When and by whom a version was written, and how much longer or shorter it made the text."""
        if version.saved is None:
            return f"Zoals de tekst eerst was\n{self._words(word_count(version.body))}"
        difference = word_count(version.body) - (word_count(older.body) if older else 0)
        if difference:
            more = "{0} meer" if difference > 0 else "{0} minder"
            length = more.format(self._words(abs(difference)))
        else:
            length = "even lang"
        return " · ".join(filter(None, (f"{_moment(version.saved)}\n{version.author}".strip(), length)))


def _moment(moment: dt.datetime) -> str:
    there = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(there, "dddd d MMMM yyyy, HH:mm")
