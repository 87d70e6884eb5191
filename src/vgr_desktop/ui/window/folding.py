"""What folds away by itself in a narrow window, and comes back when there is room again."""

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

PANELS_FROM = 1200
"""Pixels of the window from which on the panels at the right stand beside the page."""
TREE_FROM = 1000
"""Pixels from which on the goal tree does."""


class Folding(QObject):
    """Folds the panels at the right and the goal tree.

    What the officer opens by hand in a narrow window stays open; the tree goes when an item was picked in it.
    """

    def __init__(self, window: QMainWindow, splitter: QSplitter, tree_action: QAction) -> None:
        """For `window`, in which `splitter` has the goal tree before the page; `tree_action` shows and hides it."""
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._action = tree_action
        self._panels: list[QDockWidget] | None = None
        self._is_tree_folded = False
        tree_action.toggled.connect(self._show_tree)

    def follow(self) -> None:
        """Fold or show what the width of the window asks for."""
        width = self._window.width()
        if width < PANELS_FROM and self._panels is None:
            self._panels = [dock for dock in self._window.findChildren(QDockWidget) if self._is_at_the_right(dock)]
            for dock in self._panels:
                dock.hide()
        elif width >= PANELS_FROM:
            self._show_panels()
        if (width < TREE_FROM) is not self._is_tree_folded:
            self._is_tree_folded = width < TREE_FROM
            self._action.setChecked(not self._is_tree_folded)

    def show_tree(self) -> None:
        """Show the tree, wherever it is."""
        self._action.setChecked(True)

    def picked(self) -> None:
        """An item was picked in the tree: in a narrow window its page takes the place."""
        if self._is_tree_folded:
            self._action.setChecked(False)

    def end(self) -> None:
        """Show all again, so that the layout that is remembered is that of a wide window."""
        self._show_panels()
        self._is_tree_folded = False
        self._action.setChecked(True)

    def _show_panels(self) -> None:
        panels, self._panels = self._panels, None
        for dock in panels or ():
            dock.show()

    def _show_tree(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        tree: QWidget | None = self._splitter.widget(0)
        if tree is not None:
            tree.setVisible(shown)

    def _is_at_the_right(self, dock: QDockWidget) -> bool:
        right = QtCore.Qt.DockWidgetArea.RightDockWidgetArea
        return not dock.isHidden() and not dock.isFloating() and self._window.dockWidgetArea(dock) == right
