"""Fields for the facts beside the texts: a name, a number, a list of committees.

They do not undo by themselves: the window does, for fields and texts.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from vgr_desktop.ui.kit.search_line import is_history_key


class LineField(QLineEdit):
    """One line. `typed` tells that it was changed by hand."""

    typed = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """A field with this accessible name."""
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.typed)

    def value(self) -> str:
        """What the field says."""
        return self.text()

    def show_value(self, value: str) -> None:
        """Show the value in the report; what is being typed stays until that value changes."""
        if value != self._shown:
            self._shown = value
            if " ".join(self.text().split()) != value:
                self.setText(value)

    def reset(self, value: str) -> None:
        """Show `value`, whatever was typed."""
        self._shown = value
        self.setText(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_history_key(event):
            event.ignore()
            return True
        return super().event(event)


class NamesField(QPlainTextEdit):
    """Names, one on each line, in a field of that height. `typed` tells that it was changed by hand."""

    typed = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """A field with this accessible name."""
        super().__init__(parent)
        self._showing = False
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self._fit()

    def value(self) -> tuple[str, ...]:
        """The names, without empty lines."""
        return tuple(tidy for line in self.toPlainText().split("\n") if (tidy := " ".join(line.split())))

    def show_value(self, names: tuple[str, ...]) -> None:
        """Show the names in the report; what is being typed stays until those change."""
        if names != self._shown:
            self._shown = names
            if self.value() != names:
                self.reset(names)

    def reset(self, names: tuple[str, ...]) -> None:
        """Show `names`, whatever was typed."""
        self._shown = names
        self._showing = True
        self.setPlainText("\n".join(names))
        self._showing = False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_history_key(event):
            event.ignore()
            return True
        return super().event(event)

    def _changed(self) -> None:
        self._fit()
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        frame = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * max(self.blockCount(), 1) + frame)


FormField = LineField | NamesField
Read = Callable[[], object]
