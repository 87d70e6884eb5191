"""The frame of the window: menus, bars, and empty places for what shows a report.

It is on screen before the rest of the program has been loaded, so it knows only what it is made of itself.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QChildEvent, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QTabBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.ui.actions import Actions
from vgr_desktop.ui.go_to import GoTo
from vgr_desktop.ui.menus import Menus
from vgr_desktop.ui.settings import Settings
from vgr_desktop.ui.status_line import StatusLine

USUAL_SIZE = (1360, 860)
TREE_SHARE = 0.36
FINDINGS_WIDTH = 250
MOST_OF_SCREEN = 0.94
"""What the window takes at first of a small screen; its frame comes on top."""


class Frame(QMainWindow):
    """Empty until `furnish`.

    `painted` is emitted once, when it is first on screen; `left` when another window comes before it; `dropped` with
    the files with a suffix in `accepted` that were dropped on it. `may_close` is asked before it closes.
    """

    painted = Signal()
    left = Signal()
    dropped = Signal(list)

    def __init__(self, settings: Settings) -> None:
        """As large and where `settings` remember it."""
        super().__init__()
        self._settings = settings
        self._is_painted = False
        self.accepted: tuple[str, ...] = ()
        self.may_close: Callable[[], bool] = lambda: True
        self.setAcceptDrops(True)
        self.resize(QSize(*USUAL_SIZE).boundedTo(self.screen().availableSize() * MOST_OF_SCREEN))
        self.actions_ = Actions(self)
        self.go_to_line = GoTo()
        self.reports = QComboBox()
        self.reports.setAccessibleName(self.tr("Rapportage"))
        self.reports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.menus = Menus(self, self.actions_)
        self._blanks = [_blank(), _blank(), _blank()]
        self._arrange()
        self._add_bar()
        self._restore_layout()

    def furnish(self, tree: QWidget, middle: tuple[QWidget, ...], findings: QWidget, progress: QWidget) -> None:
        """Put what shows a report where the frame is blank; the last of `middle` but one takes the room there is."""
        self._splitter.replaceWidget(0, tree)
        for widget in middle:
            self._column.addWidget(widget, 0 if widget is middle[0] else 1)
        self._dock.setWidget(findings)
        self.status.insertWidget(1, progress)
        for blank in self._blanks:
            blank.hide()
            blank.deleteLater()
        QTimer.singleShot(0, self.actions_.show_icons)  # in a turn of its own, for drawing them takes a while

    def add_to_middle(self, widget: QWidget) -> None:
        """Put another page where the page of the selected item is; which of them is shown is not ours to say."""
        self._column.addWidget(widget, 1)

    def _arrange(self) -> None:
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        tree, page, findings = self._blanks
        self._column.addWidget(page)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(tree)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([int(self.width() * TREE_SHARE), self.width()])
        self._splitter.setCollapsible(1, False)
        self.setCentralWidget(self._splitter)
        self._dock = QDockWidget(self.tr("Bevindingen"))
        self._dock.setObjectName("findings")
        self._dock.setWidget(findings)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.preview_dock = QDockWidget(self.tr("Voorbeeld"))
        self.preview_dock.setObjectName("preview")
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.preview_dock)
        self.tabifyDockWidget(self._dock, self.preview_dock)
        self.preview_dock.hide()
        self.resizeDocks([self._dock], [FINDINGS_WIDTH], Qt.Orientation.Horizontal)

    def add_panel(self, dock: QDockWidget, width: int) -> None:
        """Put a panel where it was last time, the first time above the findings and with this width, in pixels."""
        if not self.restoreDockWidget(dock):
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self.splitDockWidget(dock, self._dock, Qt.Orientation.Vertical)
            self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            self.resizeDocks([dock, self._dock], [3, 2], Qt.Orientation.Vertical)

    def _add_bar(self) -> None:
        bar = QToolBar(self.tr("Navigatie"))
        bar.setObjectName("navigation")
        bar.setMovable(False)
        a = self.actions_
        a.show_icons((a.undo, a.redo, a.back, a.forward))
        bar.addActions((a.undo, a.redo))
        bar.addSeparator()
        bar.addActions((a.back, a.forward))
        self.go_to_line.setMaximumWidth(420)
        bar.addWidget(self.go_to_line)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        self.reports_shown = bar.addWidget(self.reports)
        self.addToolBar(bar)
        self.menus.view.addAction(self.actions_.previous)
        self.menus.view.addAction(self._dock.toggleViewAction())
        self.menus.view.addAction(bar.toggleViewAction())

    def tree_width(self) -> int:
        """How wide the goal tree is, in pixels."""
        return self._splitter.sizes()[0]

    def set_tree_width(self, width: int) -> None:
        """Give the goal tree this width; the text gets what is left."""
        self._splitter.setSizes([width, sum(self._splitter.sizes()) - width])

    def text_width(self) -> int:
        """How wide the text is, in pixels."""
        return self._splitter.sizes()[1]

    def remember_layout(self) -> None:
        """Let `settings` remember how the window is laid out."""
        self._settings.set_layout("geometry", self.saveGeometry())
        self._settings.set_layout("state", self.saveState())
        self._settings.set_layout("splitter", self._splitter.saveState())

    def _restore_layout(self) -> None:
        if geometry := self._settings.layout("geometry"):
            self.restoreGeometry(geometry)
        if state := self._settings.layout("state"):
            self.restoreState(state)
        if splitter := self._settings.layout("splitter"):
            self._splitter.restoreState(splitter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is first painted."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def childEvent(self, event: QChildEvent) -> None:
        """Keep Tab out of the tabs of panels: Qt leaves them out of sight where one panel is left, yet goes there."""
        super().childEvent(event)
        if event.polished() and isinstance(tabs := event.child(), QTabBar):
            tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when another window comes before this one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files that something can be done with may be dropped anywhere on the window."""
        if self._acceptable(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        self.dropped.emit(self._acceptable(event))
        event.acceptProposedAction()

    def _acceptable(self, event: QDropEvent) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in self.accepted]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is against it."""
        self.remember_layout()
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()


def _blank() -> QWidget:
    """A place that looks as empty as it is."""
    blank = QWidget()
    blank.setBackgroundRole(QPalette.ColorRole.Base)
    blank.setAutoFillBackground(True)
    return blank
