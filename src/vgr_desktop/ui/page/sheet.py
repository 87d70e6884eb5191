"""The scrolling paper of a page, with texts below each other in a column of readable width."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.parts_margin import WIDTH as MARGIN

WIDEST = 860
"""Pixels: lines of 60 to 80 characters, and the margin with the names of the parts."""

_ASIDE, _AROUND = 20, 60
"""Pixels beside, and above or below, a place that are brought into view with it."""
_LEFT, _RIGHT = 20, 28
"""Pixels beside the column."""


class Sheet(QScrollArea):
    """Scrolls the paper.

    `resized` tells that its height changed while no caret is being followed, `viewed` that another part may be in view.
    Its bar is always there: the width of the lines must not depend on their height, which depends on their width.
    """

    resized = Signal()
    viewed = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty sheet."""
        super().__init__(parent)
        self.setAccessibleName("Blad")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.paper = QWidget()
        self.texts = QVBoxLayout()
        self._arriving: TextEditor | None = None
        self._line: tuple[TextEditor, int, int, int] | None = None
        self.verticalScrollBar().rangeChanged.connect(self._arrive)
        self.verticalScrollBar().rangeChanged.connect(self.viewed)
        self.verticalScrollBar().valueChanged.connect(self.viewed)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self.stay())  # by hand: there one wants to be

    def arrange(self, above: QWidget, below: QWidget) -> None:
        """Put the texts between these two, in the middle of the paper."""
        self._above, self._below = above, below
        column = QVBoxLayout()
        column.setContentsMargins(_LEFT, 18, _RIGHT, 40)
        column.addWidget(above)
        column.addLayout(self.texts)
        column.addWidget(below)
        column.addStretch(1)
        middle = QWidget()
        self._middle = middle
        self.set_widest(WIDEST)
        middle.setLayout(column)
        self.paper.setBackgroundRole(QPalette.ColorRole.Base)
        self.paper.setAutoFillBackground(True)
        row = QHBoxLayout(self.paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.setWidget(self.paper)

    def set_widest(self, width: int) -> None:
        """Make the column as wide as this, in pixels, where there is room for it."""
        self._widest = width
        self._middle.setMaximumWidth(width)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, ask for another size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def put_in_order(self, widgets: Sequence[QWidget]) -> bool:
        """Put these below each other, and leave those in their places there. Return whether any was put."""
        is_other = False
        for number, widget in enumerate(widgets):
            if self.texts.indexOf(widget) != number:
                self.texts.insertWidget(number, widget)
                widget.show()
                is_other = True
        if is_other:
            self._lead_keys(widgets)
        return is_other

    def take_away(self, widget: QWidget) -> None:
        """Remove a widget from among the texts, and delete it."""
        self.texts.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def settle(self) -> None:
        """Lay out what waits for that now, so that places and heights are right."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def line_width(self) -> int:
        """The width of a line of text, in pixels."""
        return min(self.viewport().width(), self._widest) - _LEFT - _RIGHT - MARGIN

    def top_of(self, widget: QWidget) -> int:
        """Where a widget on the paper begins, in pixels from the top of the paper."""
        return widget.mapTo(self.paper, QPoint()).y()

    def view(self, around: int) -> tuple[int, int]:
        """Top and bottom of the part of the paper that is in view, with this many screens above and below it."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return top - around * height, top + (1 + around) * height

    def _lead_keys(self, widgets: Sequence[QWidget]) -> None:
        """Make Tab go through the paper from top to bottom; Qt goes in the order of making."""
        last: QWidget = self
        for part in (self._above, *widgets, self._below):
            for widget in (part, *part.findChildren(QWidget)):
                # The list that a box drops is in a window of its own.
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is self.window():
                    self.setTabOrder(last, widget)
                    last = widget

    def go_to_top(self) -> None:
        """Show the beginning of the page."""
        self.verticalScrollBar().setValue(0)

    def go_with(self, editor: TextEditor) -> None:
        """Keep the caret of `editor` in view until one types or scrolls: a new page does not have its size yet."""
        self._arriving = editor

    def stay(self) -> None:
        """Stop following the caret."""
        self._arriving = None

    def show_place(self, place: QPoint) -> None:
        """Bring a place of the paper into view."""
        self.ensureVisible(place.x(), place.y(), _ASIDE, _AROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a visible caret in view when the width of the lines changes."""
        editor = QApplication.focusWidget()
        if isinstance(editor, TextEditor) and self.isAncestorOf(editor) and self._has_in_view(editor):
            self.go_with(editor)
        super().resizeEvent(event)
        self.viewed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is something to see."""
        super().showEvent(event)
        self.viewed.emit()

    def _has_in_view(self, editor: TextEditor) -> bool:
        if not editor.isVisibleTo(self):  # taken away before it was ever drawn, an editor keeps the focus to its end
            return False
        caret = editor.viewport().mapTo(self.viewport(), editor.cursorRect().center())
        return self.viewport().rect().contains(caret)

    def follow_caret(self, editor: TextEditor) -> bool:
        """Bring the caret into view if it is on another line. Return whether it is; most keys leave it on its line."""
        if self._line == self._line_of(editor) or not editor.hasFocus():
            return False
        self._show_caret(editor)
        if not self._has_in_view(editor):  # the paper is not yet as high as what is on it
            self.go_with(editor)
        return True

    def _arrive(self) -> None:
        if self._arriving is not None:
            self._show_caret(self._arriving)
        else:
            self.resized.emit()

    def _line_of(self, editor: TextEditor) -> tuple[TextEditor, int, int, int]:
        """A key that identifies a line on the screen; cells beside each other have lines at the same height."""
        top, scrolled = editor.cursorRect().top(), self.verticalScrollBar().value()
        return editor, editor.textCursor().blockNumber(), top, scrolled

    def _show_caret(self, editor: TextEditor) -> None:
        if editor.hasFocus():
            self.show_caret(editor)
            self._line = self._line_of(editor)

    def show_caret(self, editor: TextEditor) -> None:
        """Bring the caret of an editor on the paper into view."""
        caret: QRect = editor.cursorRect()
        self.show_place(editor.viewport().mapTo(self.paper, QPoint(caret.left(), caret.center().y())))
