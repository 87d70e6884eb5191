"""An editor on a separate page, and texts to put into it."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.texts import drawn
from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, Paragraph, RichText, Run, Table, rich
from vgr_desktop.ui.text.editor import TextEditor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Page:
    """An editor with another widget below it that can have the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        self.editor = TextEditor()
        self.below = TextEditor()
        column = QVBoxLayout(self.widget)
        column.addWidget(self.editor)
        column.addWidget(self.below)
        qtbot.addWidget(self.widget)
        self.widget.resize(600, 400)
        self.widget.show()
        self.widget.activateWindow()
        self.editor.setFocus()
        qtbot.waitUntil(self.editor.hasFocus)
        self.told: list[str] = []
        self.editor.refused.connect(self.told.append)
        self.editor.commanded.connect(self.told.append)
        self.editor.told.connect(self.told.append)

    def show(self, text: RichText, caret: str | None = None, offset: int = 0) -> None:
        """Show a text with the caret `offset` characters after the beginning of these words, else at the end."""
        self.editor.show_text(self.editor.text(), text)
        cursor = self.editor.textCursor()
        if caret is None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            found = self.editor.document().find(caret, 0, QTextDocument.FindFlag.FindCaseSensitively)
            assert not found.isNull()
            cursor.setPosition(found.selectionStart() + offset)
        self.editor.setTextCursor(cursor)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor, text)

    def select_all(self) -> None:
        self.editor.selectAll()

    def copy(self) -> QMimeData:
        return self.editor.createMimeDataFromSelection()

    @property
    def lines(self) -> list[str]:
        return drawn(self.editor.text())


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Run(text),), Kind.HEADING, level)


def item(text: str, level: int = 0, kind: Kind = Kind.BULLET) -> Paragraph:
    return Paragraph((Run(text),), kind, level)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in rows))


def everything() -> RichText:
    """A text with every kind of content."""
    marked = (Run("vet", frozenset({Mark.BOLD})), Run(" en "), Run("link", frozenset({Mark.ITALIC}), "https://a.nl"))
    return rich(
        [
            heading("Kop"),
            Paragraph((*marked, Run("\nregel"))),
            item("punt"),
            item("onder", 1, Kind.NUMBERED),
            table(("a", "b"), ("c", "d")),
            Paragraph((Run("reden"),), part=ExplanationPart.CAUSE),
            heading("Klein", 2),
        ]
    )
