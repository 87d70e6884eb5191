"""The bar under the page, for finding and replacing on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from vgr_desktop.ui.kit.search_line import SearchLine
from vgr_desktop.ui.kit.theme import mark
from vgr_desktop.ui.searching.fields import QueryFields


class FindBar(QFrame):
    """What to find, how often it is there and, when asked, what to put in its place.

    `stepped` asks for the next (1) or previous (-1) place, `replaced` for other words there, `all_wanted` for all
    places in a list, `left` tells that the officer goes back to the text.
    """

    stepped = Signal(int)
    replaced = Signal()
    all_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAutoFillBackground(True)
        self.fields = QueryFields()
        self.words = SearchLine()
        self.words.setPlaceholderText("Vervangen door…")
        self.words.setAccessibleName("Vervangen door")
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._count.setMinimumWidth(120)
        self._previous = _button("▲", "Vorige plaats (Shift+F3)")
        self._next = _button("▼", "Volgende plaats (F3)")
        self.everywhere = QPushButton("Overal…")
        self.everywhere.setToolTip("Alle plaatsen in een lijst, ook in andere teksten en rapportages (Ctrl+Shift+F)")
        self._close = _button("✕", "Zoeken sluiten (Esc)")
        self.replace_one = QPushButton("Vervangen")
        self.replace_all = QPushButton("Alles vervangen…")
        self.replace_all.setToolTip("Eerst in een lijst zien wat er verandert")
        self._arrange()
        self._connect()
        self.hide()

    def begin(self, words: str, *, replacing: bool) -> None:
        """Show the bar, with these words if there are any, and type in it."""
        for part in (self.words, self.replace_one, self.replace_all):
            part.setVisible(replacing)
        self.show()
        if words:
            self.fields.line.setText(words)
        self.fields.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields.line.selectAll()

    def say(self, said: str, *, bad: bool = False) -> None:
        """Say how often the words are there; `bad`: they are not."""
        self._count.setText(said)
        mark(self._count, "bad", on=bad)

    def said(self) -> str:
        """What the bar says of the words."""
        return self._count.text()

    def set_writable(self, *, writable: bool) -> None:
        """Whether anything here can be replaced."""
        self.replace_one.setEnabled(writable)
        self.replace_all.setEnabled(writable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape; step with Enter and Shift+Enter."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.words.hasFocus():
                self.replaced.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.fields.line.hasFocus():
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case _:
                super().keyPressEvent(event)

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.left)
        self.replace_one.clicked.connect(self.replaced)
        self.replace_all.clicked.connect(self.all_wanted)
        self.everywhere.clicked.connect(self.all_wanted)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        for part in (self._previous, self._next, self._count):
            first.addWidget(part)
        first.addStretch(1)
        first.addWidget(self.everywhere)
        first.addWidget(self._close)
        second = QHBoxLayout()
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_all)
        second.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(28, 6, 12, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.fields, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.words, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)


def _button(sign: str, name: str) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setText(sign)
    button.setToolTip(name)
    button.setAccessibleName(name.partition(" (")[0])
    return button
