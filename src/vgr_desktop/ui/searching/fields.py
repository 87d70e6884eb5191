"""What to look for, as it is asked in the bar and in the panel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from vgr_desktop.core.searching.finding import Query
from vgr_desktop.ui.kit.search_line import SearchLine


class QueryFields(QWidget):
    """A line for words, and three switches. `changed` tells that something else is asked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self.line = SearchLine()
        self.line.setPlaceholderText("Zoeken naar…")
        self.line.setAccessibleName("Zoeken naar")
        self.line.setClearButtonEnabled(True)
        self.exact = _switch("Aa", "Hoofdletters en accenten precies zo")
        self.whole = _switch("ab|", "Alleen hele woorden")
        self.pattern = _switch(".*", "Reguliere expressie, voor elke alinea apart")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        self.line.textChanged.connect(self.changed)
        for switch in (self.exact, self.whole, self.pattern):
            row.addWidget(switch)
            switch.toggled.connect(self.changed)
        self.setFocusProxy(self.line)

    def query(self) -> Query:
        """What is asked."""
        return Query(self.line.text(), self.exact.isChecked(), self.whole.isChecked(), self.pattern.isChecked())

    def ask(self, query: Query) -> None:
        """Ask this, and tell it once."""
        was = self.blockSignals(True)
        self.line.setText(query.words)
        for switch, on in ((self.exact, query.exact), (self.whole, query.whole), (self.pattern, query.pattern)):
            switch.setChecked(on)
        self.blockSignals(was)
        self.changed.emit()


def _switch(sign: str, name: str) -> QToolButton:
    switch = QToolButton(autoRaise=True)
    switch.setText(sign)
    switch.setCheckable(True)
    switch.setToolTip(name)
    switch.setAccessibleName(name)
    return switch
