"""The room that the preview takes in the window when it is opened, and gives back when it is closed."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from vgr_desktop.ui.frame import FINDINGS_WIDTH, Frame

WIDTH_SHARE, LEAST_WIDTH, MOST_WIDTH = 0.36, 340, 640
"""Of the window, and in pixels: how wide the preview is when it is opened."""

HEIGHT_SHARE = 4
"""How many times as high as the docks above it the preview is when it is opened."""

TEXT_WIDTH, TREE_WIDTH = 460, 280
"""Pixels: what the text keeps where the goal tree can give way to the preview, and what the tree keeps."""


class PreviewRoom(QObject):
    """Remembers how large everything was before the preview came."""

    def __init__(self, frame: Frame) -> None:
        """The preview is the one in the dock that `frame` has for it."""
        super().__init__(frame)
        self._frame = frame
        self._dock = frame.preview_dock
        self._sizes: dict[QDockWidget, QSize] = {}
        self._tree = 0, 0

    def take(self) -> None:
        """Show the dock, wide enough to read the pages in it."""
        frame, dock = self._frame, self._dock
        if not dock.isVisible():
            self._sizes = {other: other.size() for other in self._others()}
        dock.show()
        dock.raise_()
        width = min(max(round(frame.width() * WIDTH_SHARE), LEAST_WIDTH), MOST_WIDTH)
        if dock.width() < width:
            frame.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        QTimer.singleShot(0, self._press)  # when the frame has laid itself out

    def give_back(self) -> None:
        """The dock is closed: let everything have the size that it had."""
        others = [dock for dock in self._sizes if dock.isVisible()] or list(self._others())
        sizes = [self._sizes.get(dock, QSize(FINDINGS_WIDTH, dock.height())) for dock in others]
        self._frame.resizeDocks(others, [size.width() for size in sizes], Qt.Orientation.Horizontal)
        self._frame.resizeDocks(others, [size.height() for size in sizes], Qt.Orientation.Vertical)
        self._sizes = {}
        QTimer.singleShot(0, self._widen_tree)

    def _press(self) -> None:
        """Let the goal tree give way on a small screen, for the text to be wide enough to write in, and other docks."""
        frame, before = self._frame, self._frame.tree_width()
        narrow = max(TREE_WIDTH, before - max(0, TEXT_WIDTH - frame.text_width()))
        if narrow < before:
            frame.set_tree_width(narrow)
            self._tree = before, frame.tree_width()
        beside = frame.tabifiedDockWidgets(self._dock)
        if above := [dock for dock in self._others() if dock not in beside]:
            shares = [HEIGHT_SHARE, *(1 for _ in above)]
            frame.resizeDocks([self._dock, *above], shares, Qt.Orientation.Vertical)

    def _widen_tree(self) -> None:
        """Give the tree its width again, unless it was given another one meanwhile."""
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
