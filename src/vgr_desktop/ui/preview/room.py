"""Making room for the preview in the window when it is opened, and giving it back when it is closed."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.panels import FINDINGS_WIDTH

WIDTH_SHARE, LEAST_WIDTH, MOST_WIDTH = 0.36, 340, 640
"""The width of the preview when it is opened: its share of the window, and the limits in pixels."""

TEXT_WIDTH, TREE_WIDTH = 460, 280
"""Pixels: the width that the text keeps if the goal tree can be made narrower, and the width that the tree keeps."""


class PreviewRoom(QObject):
    """Remembers the layout from before the preview was opened.

    While it is open, the other panels at its side are behind it, as tabs: there is no room for two.
    """

    def __init__(self, frame: Frame) -> None:
        """Use the dock for the preview in `frame`."""
        super().__init__(frame)
        self._frame = frame
        self._dock = frame.panels.preview
        self._before = QByteArray()
        self._tree = 0, 0

    def take(self) -> None:
        """Show the dock, wide enough to read the pages in it."""
        frame, dock = self._frame, self._dock
        if not dock.isVisible() and self._before.isEmpty():
            self._before = frame.saveState()
        dock.show()
        first, *more = (*self._others(), dock)
        for other in more:
            frame.tabifyDockWidget(first, other)
        dock.raise_()
        width = min(max(round(frame.width() * WIDTH_SHARE), LEAST_WIDTH), MOST_WIDTH)
        if dock.width() < width:
            frame.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        QTimer.singleShot(0, self._press)  # when the frame has its layout

    def give_back(self) -> None:
        """Restore all sizes after the dock is closed, once Qt has laid out the window without it.

        Qt tells that a dock is invisible while it is still hiding it, and sometimes while it is showing it behind
        another one; restoring the layout at that moment ends the program.
        """
        QTimer.singleShot(0, self._restore)

    def _restore(self) -> None:
        if self._dock.isVisible():
            return
        others = tuple(self._others())
        if not self._before.isEmpty():
            self._frame.restoreState(self._before)
        elif others:  # it was open when the program started
            self._frame.resizeDocks(others, [FINDINGS_WIDTH] * len(others), Qt.Orientation.Horizontal)
        self._before = QByteArray()
        self._widen_tree()

    def _press(self) -> None:
        """Make the goal tree narrower on a small screen, so that the text is wide enough to write in."""
        frame, before = self._frame, self._frame.tree_width()
        narrow = max(TREE_WIDTH, before - max(0, TEXT_WIDTH - frame.text_width()))
        if narrow < before:
            frame.set_tree_width(narrow)
            self._tree = before, frame.tree_width()

    def _widen_tree(self) -> None:
        """Restore the width of the tree, unless it was changed meanwhile."""
        before, after = self._tree
        if after and self._frame.tree_width() == after:
            self._frame.set_tree_width(before)
        self._tree = 0, 0

    def _others(self) -> Iterator[QDockWidget]:
        """The docks that share their place with the preview."""
        area = self._frame.dockWidgetArea(self._dock)
        for dock in self._frame.findChildren(QDockWidget):
            is_there = dock.isVisible() and not dock.isFloating() and self._frame.dockWidgetArea(dock) == area
            if is_there and dock is not self._dock:
                yield dock
