"""The window with nothing but the page, or over the whole screen."""

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QToolBar, QWidget


class Quiet(QObject):
    """Hides what is around the page, and shows it again. `ended` tells that all is as before."""

    ended = Signal()

    def __init__(self, window: QMainWindow, splitter: QSplitter) -> None:
        """For `window`, in which `splitter` has the goal tree before the page."""
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._hidden: list[QWidget] = []

    def show_only_page(self, on: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Hide goal tree, panels and bars, or show those that were hidden."""
        window = self._window
        if on and not self._hidden:
            panels = (*window.findChildren(QDockWidget), *window.findChildren(QToolBar, "navigation"))
            around: tuple[QWidget | None, ...] = (self._splitter.widget(0), window.statusBar(), *panels)
            self._hidden = [widget for widget in around if widget is not None and widget.isVisible()]
            for widget in self._hidden:
                widget.hide()
        elif not on:
            hidden, self._hidden = self._hidden, []
            for widget in hidden:
                widget.show()

    def fill_screen(self, on: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Take the whole screen, or not."""
        full = QtCore.Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if on else state & ~full)

    def end(self) -> None:
        """Show all again, so that the layout that is remembered is that of an ordinary window."""
        self.show_only_page(on=False)
        if self._window.isFullScreen():
            self.fill_screen(on=False)
        self.ended.emit()
