"""The panels at the side of the window: the findings, the preview, and those that are added later."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

FINDINGS_WIDTH = 250


class Panels(QObject):
    """The docks of a window. The content of the preview is made when it is first seen."""

    def __init__(self, window: QMainWindow) -> None:
        """Begin with the findings shown and the preview hidden, until the layout of last time is restored."""
        super().__init__(window)
        self._window = window
        self.findings = QDockWidget("Bevindingen")
        self.findings.setObjectName("findings")
        self.preview = QDockWidget("Voorbeeld")
        self.preview.setObjectName("preview")
        for dock in (self.findings, self.preview):
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        window.tabifyDockWidget(self.findings, self.preview)
        self.preview.hide()
        window.resizeDocks([self.findings], [FINDINGS_WIDTH], Qt.Orientation.Horizontal)

    def add(self, dock: QDockWidget, width: int) -> None:
        """Put a panel where it was last time; the first time above the findings, with this width in pixels."""
        window = self._window
        if not window.restoreDockWidget(dock):
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            window.splitDockWidget(dock, self.findings, Qt.Orientation.Vertical)
            window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            window.resizeDocks([dock, self.findings], [3, 2], Qt.Orientation.Vertical)

    def add_below(self, dock: QDockWidget, height: int) -> None:
        """Put a panel where it was last time; the first time under all the rest, with this height in pixels."""
        window = self._window
        if not window.restoreDockWidget(dock):
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            window.resizeDocks([dock], [height], Qt.Orientation.Vertical)
