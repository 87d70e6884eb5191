"""The guide inside the program: its chapters, its text, and finding words in it. Nothing is loaded from elsewhere."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.ui.kit.dialog import Dialog

_SIZE = (860, 640)
_CHAPTER = 2
"""The level of the headings of chapters."""

CHAPTERS: Mapping[str, str] = {
    "TreeView": "De doelenboom",
    "TreeFilter": "Zoeken in de doelenboom",
    "FactsForm": "De doelenboom",
    "TextEditor": "Schrijven",
    "DeviationsTable": "Financiële afwijkingen",
    "FindingsPanel": "Wat ontbreekt er nog?",
    "FindBar": "Zoeken en vervangen",
    "SearchPanel": "Zoeken en vervangen",
    "PreviousPanel": "De vorige rapportage ernaast",
    "PreviewPanel": "Zien hoe het gedrukt wordt",
    "OverviewPage": "Hoe ver is elke tekst?",
    "CommentList": "Opmerkingen",
    "EmptyPage": "Beginnen",
}
"""The chapter about each part of the window, by the name of its class."""


def chapter_about(widget: QWidget | None) -> str:
    """The chapter about the part of the window that this widget is in; empty when there is none."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in CHAPTERS:
                return CHAPTERS[kind.__name__]
        widget = widget.parentWidget()
    return ""


class GuideWindow(Dialog):
    """Shows the guide; it stays open beside the work."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Read the guide at `path`. Raises `OSError` when it is not there."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Handleiding")
        self.resize(*_SIZE)
        self._text = QTextBrowser(openLinks=False)
        self._text.setAccessibleName("Handleiding")
        self._text.document().setDocumentMargin(16)
        self._text.setMarkdown(path.read_text("utf-8"))
        self._chapters = QListWidget()
        self._chapters.setAccessibleName("Hoofdstukken")
        block = self._text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == _CHAPTER:
                self._add(block)
            block = block.next()
        self._line = QLineEdit()
        self._line.setPlaceholderText("Zoeken in de handleiding")
        self._line.setAccessibleName("Zoeken in de handleiding")
        self._line.setClearButtonEnabled(True)
        self._said = QLabel()
        self._arrange()
        self._chapters.currentItemChanged.connect(self._go)
        self._line.textChanged.connect(lambda _text: self._find(onward=False))
        self._line.returnPressed.connect(lambda: self._find(onward=True))

    def chapters(self) -> list[str]:
        """The names of the chapters."""
        return [self._chapters.item(row).text() for row in range(self._chapters.count())]

    def show_chapter(self, name: str) -> None:
        """Go to the chapter with this name, if there is one."""
        for item in self._chapters.findItems(name, Qt.MatchFlag.MatchExactly):
            self._chapters.setCurrentItem(item)
            self._go()

    def chapter(self) -> str:
        """The chosen chapter."""
        item: QListWidgetItem | None = self._chapters.currentItem()
        return item.text() if item is not None else ""

    def selected(self) -> str:
        """The words that were found."""
        return self._text.textCursor().selectedText()

    def _arrange(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._chapters)
        halves.addWidget(self._text)
        halves.setStretchFactor(1, 1)
        halves.setSizes([240, 620])
        halves.setChildrenCollapsible(False)
        head = QHBoxLayout()
        head.addWidget(self._line, 1)
        head.addWidget(self._said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter finds the next place
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(halves, 1)
        column.addWidget(buttons)

    def _add(self, block: QTextBlock) -> None:
        item = QListWidgetItem(block.text())
        item.setData(Qt.ItemDataRole.UserRole, block.position())
        self._chapters.addItem(item)

    def _go(self) -> None:
        item: QListWidgetItem | None = self._chapters.currentItem()
        if item is not None:
            cursor = self._text.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._text.setTextCursor(cursor)  # so that the heading then comes at the top
            cursor.setPosition(item.data(Qt.ItemDataRole.UserRole))
            self._text.setTextCursor(cursor)

    def _find(self, *, onward: bool) -> None:
        """Select the next place of the words, from the beginning again after the last."""
        words, cursor = self._line.text().strip(), self._text.textCursor()
        if not onward:
            cursor.setPosition(cursor.selectionStart())
            self._text.setTextCursor(cursor)
        found = not words or self._text.find(words)
        if not found:
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self._text.find(words, QTextDocument.FindFlag(0))
        self._said.setText("" if found else "Niet gevonden.")
