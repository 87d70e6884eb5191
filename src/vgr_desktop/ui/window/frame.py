"""The frame of the window: menus, bars, and empty places for the widgets that show a report.

It is on screen before the rest of the program is loaded, so it imports only its own parts. These do not use the
namespace `Qt` before something is done with them: making it, with all its keys and colours, takes PySide an eighth of
the time until the window is shown.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QChildEvent, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QTabBar,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry, name_rest
from vgr_desktop.ui.kit.icons import program_icon
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import AFTER_DRAWING, NEXT, later
from vgr_desktop.ui.window.actions import WindowActions
from vgr_desktop.ui.window.folding import Folding
from vgr_desktop.ui.window.go_to import GoTo
from vgr_desktop.ui.window.menus import Menus
from vgr_desktop.ui.window.quiet import Quiet
from vgr_desktop.ui.window.status_line import StatusLine

if TYPE_CHECKING:
    from vgr_desktop.ui.window.panels import Panels

USUAL_SIZE = (1360, 860)
TREE_SHARE = 0.36
MOST_OF_SCREEN = 0.94
"""The share of a small screen that the window takes at first, without its frame."""


class Frame(QMainWindow):
    """The window, empty and without panels until `furnish`.

    `painted` is emitted once, when it is first on screen; `left` when another window becomes active; `dropped` with the
    files with a suffix in `accepted` that were dropped on it. `may_close` is asked before it closes; with
    `closes_unasked` it decides by itself.
    """

    panels: "Panels"
    painted = Signal()
    left = Signal()
    dropped = Signal(list)

    def __init__(self, settings: Settings) -> None:
        """Restore size and place from `settings`; the menus are empty until `complete`."""
        super().__init__()
        self._settings = settings
        self._is_painted = self._is_complete = self._has_icons = False
        self.accepted: tuple[str, ...] = ()
        self.may_close: Callable[[], bool] = lambda: True
        self.closes_unasked = False
        self.setAcceptDrops(True)
        self.resize(QSize(*USUAL_SIZE).boundedTo(QGuiApplication.primaryScreen().availableSize() * MOST_OF_SCREEN))
        self.actions_ = Actions(self)
        self.actions_.add((WindowActions,))
        self.go_to_line = GoTo()
        self.reports = QComboBox()
        self.reports.setAccessibleName("Rapportage")
        self.reports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.menus = Menus(self)
        self._blanks = [_blank(), _blank()]
        self._arrange()
        self._add_bar()
        self._restore_places()
        self.setFocus()  # else Qt gives the focus to the Ga naar line, which then makes its list

    def complete(self, sets: Sequence[type[ActionSet]]) -> None:
        """Make all other actions, and put them into the menus; once."""
        if self._is_complete:
            return
        self._is_complete = True
        self.actions_.add(sets)
        self.menus.fill(self.actions_.entries())
        shown = self._bar.toggleViewAction()
        shown.setText("Navig&atie")
        self.menus.add(MenuEntry(Bar.VIEW, 39, (shown,)))

    def furnish(self, tree: QWidget, middle: tuple[QWidget, ...], panels: "Panels", progress: QWidget) -> None:
        """Put in the widgets that show a report; the last but one of `middle` takes the available room."""
        self.panels = panels
        findings = panels.findings.toggleViewAction()
        findings.setText("Bev&indingen")
        self.menus.add(MenuEntry(Bar.VIEW, 31, (findings,)))
        if state := self._settings.layout("state"):
            self.restoreState(state)
        self._splitter.replaceWidget(0, tree)
        for widget in middle:
            self._column.addWidget(widget, 0 if widget is middle[0] else 1)
        self.status.insertWidget(1, progress)
        self.folding.follow()
        for blank in self._blanks:
            blank.hide()
            blank.deleteLater()
        self._blanks.clear()
        later(self, self._show_icons, AFTER_DRAWING)

    def _show_icons(self) -> None:
        """Draw the icons, a few at a time, because it takes a while."""
        self._has_icons = True
        self.setWindowIcon(program_icon())
        for number, some in enumerate(self.actions_.some_with_icon()):
            later(self, partial(self.actions_.show_icons, some), number * NEXT)

    def add_to_middle(self, widget: QWidget) -> None:
        """Add another page in the place of the page of the selected item; others decide which one is shown."""
        self._column.addWidget(widget, 1)

    def _arrange(self) -> None:
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        tree, page = self._blanks
        self._column.addWidget(page)
        self._splitter = QSplitter()
        self._splitter.addWidget(tree)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([int(self.width() * TREE_SHARE), self.width()])
        self._splitter.setCollapsible(1, False)
        self.setCentralWidget(self._splitter)
        self.quiet = Quiet(self, self._splitter)
        self.folding = Folding(self, self._splitter, self.actions_.of(WindowActions).tree)

    def _add_bar(self) -> None:
        self._bar = bar = QToolBar("Navigatie")
        bar.setObjectName("navigation")
        bar.setMovable(False)
        a = self.actions_.of(WindowActions)
        self.actions_.show_icons((a.undo, a.redo, a.back, a.forward))
        tree = QToolButton()
        tree.setDefaultAction(a.tree)
        self._tree_shown = bar.addWidget(tree)
        self._offer_tree(a.tree.isChecked())
        a.tree.toggled.connect(self._offer_tree)
        bar.addActions((a.undo, a.redo))
        bar.addSeparator()
        bar.addActions((a.back, a.forward))
        self.go_to_line.setMaximumWidth(420)
        bar.addWidget(self.go_to_line)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        self.reports_shown = bar.addWidget(self.reports)
        label = QLabel("Rapportage", bar)  # on Linux the name of a choice is its value; only a label says what it is
        label.setBuddy(self.reports)
        label.hide()
        name_rest(bar, "Meer knoppen")
        self.addToolBar(bar)

    def _offer_tree(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Have a button for the goal tree while it is away."""
        self._tree_shown.setVisible(not shown)

    def tree_width(self) -> int:
        """The width of the goal tree, in pixels."""
        return self._splitter.sizes()[0]

    def set_tree_width(self, width: int) -> None:
        """Give the goal tree this width; the text gets what is left."""
        self._splitter.setSizes([width, sum(self._splitter.sizes()) - width])

    def text_width(self) -> int:
        """The width of the text, in pixels."""
        return self._splitter.sizes()[1]

    def remember_layout(self) -> None:
        """Store the layout of the window in `settings`."""
        self._settings.set_layout("geometry", self.saveGeometry())
        if not self._blanks:
            self._settings.set_layout("state", self.saveState())
        self._settings.set_layout("splitter", self._splitter.saveState())

    def _restore_places(self) -> None:
        if geometry := self._settings.layout("geometry"):
            self.restoreGeometry(geometry)
        if splitter := self._settings.layout("splitter"):
            self._splitter.restoreState(splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what the page needs the room of, or show it again."""
        super().resizeEvent(event)
        if not self._blanks:
            self.folding.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is first painted."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def childEvent(self, event: QChildEvent) -> None:
        """Keep the focus off the tabs of panels: Qt hides them when there is one panel, but still goes there."""
        super().childEvent(event)
        if event.polished() and isinstance(tabs := event.child(), QTabBar):
            tabs.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when another window becomes active; draw the icons again in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.left.emit()
        elif event.type() == QEvent.Type.PaletteChange and self._has_icons:
            self._show_icons()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files that a feature can take, anywhere on the window."""
        if self._acceptable(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        self.dropped.emit(self._acceptable(event))
        event.acceptProposedAction()

    def _acceptable(self, event: QDropEvent) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in self.accepted]

    def close_unasked(self) -> None:
        """Close as at log-off, when there is nobody to answer a question: what would be asked is decided."""
        self.closes_unasked = True
        try:
            self.close()
        finally:
            self.closes_unasked = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if `may_close` allows it."""
        self.quiet.end()
        self.folding.end()
        self.remember_layout()
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()


def _blank() -> QWidget:
    """An empty place."""
    blank = QWidget()
    blank.setBackgroundRole(QPalette.ColorRole.Base)
    blank.setAutoFillBackground(True)
    return blank
