"""The overview in the place of the page: made when it is first asked for, and kept current only while it is shown."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.views.overview import LATELY, overview
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.tree.view import TreeView
from vgr_desktop.ui.window.frame import Frame

if TYPE_CHECKING:
    from vgr_desktop.ui.overview.page import OverviewPage

DELAY = 300
"""Milliseconds after a change before the overview follows."""

Times = Mapping[int, dt.datetime]


class OverviewCommands(QObject):
    """Shows and hides the overview. `place_wanted` asks to go to an item, `filter_wanted` to filter the tree."""

    place_wanted = Signal(int)
    filter_wanted = Signal(object)
    refused = Signal(str)
    broken = Signal(object)

    def __init__(
        self, actions: Actions, session: Session, findings: LiveFindings, desk: Desk, tree: TreeView, frame: Frame
    ) -> None:
        """The overview comes where `desk` is."""
        super().__init__(frame)
        self._action = actions.overview
        self._session = session
        self._findings = findings
        self._desk = desk
        self._frame = frame
        self._page: OverviewPage | None = None
        self._written: Times = {}
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._refresh)
        self._action.toggled.connect(self._toggle)
        session.opened.connect(self.hide)
        session.changed.connect(self._follow)
        session.saved.connect(self._ask_written)
        tree.selected.connect(self.hide)
        tree.clicked.connect(self.hide)
        desk.editor_changed.connect(self._leave_to_editor)

    @property
    def is_shown(self) -> bool:
        """Whether the overview stands in the place of the page."""
        return self._page is not None and not self._page.isHidden()

    def hide(self) -> None:
        """Show the page of the selected item again."""
        self._action.setChecked(False)
        self._action.setEnabled(self._session.report is not None)

    def _toggle(self, on: bool) -> None:  # noqa: FBT001  # Qt's signal
        if on and self._session.report is not None:
            self._session.hand_in()
            self._made().show()
            self._desk.hide()
            self._refresh()
            self._ask_written()
            self._made().setFocus()
        elif self._page is not None:
            self._page.hide()
            self._desk.setVisible(self._session.report is not None)

    def _made(self) -> "OverviewPage":
        if self._page is None:
            from vgr_desktop.ui.overview.page import OverviewPage

            self._page = OverviewPage()
            self._page.place_wanted.connect(self._go_to)
            self._page.filter_wanted.connect(self.filter_wanted)
            self._page.left.connect(self._leave)
            self._frame.add_to_middle(self._page)
        return self._page

    def _follow(self) -> None:
        if self.is_shown:
            self._timer.start()

    def _refresh(self) -> None:
        report = self._session.report
        if report is not None and self.is_shown:
            today = dt.date.today()  # noqa: DTZ011  # the officer's day
            seen = overview(report, self._findings.open_now(), self._written, today)
            self._made().show_overview(report, seen)

    def _ask_written(self) -> None:
        """Read off the window's thread which texts were written in lately."""
        store = self._session.store
        if store is None or not self.is_shown:
            return
        since = dt.datetime.now(tz=dt.UTC) - LATELY
        job: Job[Times] = Job(lambda _job: store.written_since(since), self)
        job.done.connect(self._take_written)
        job.refused.connect(lambda problem: self.refused.emit(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _take_written(self, written: Times) -> None:
        self._written = written
        self._refresh()

    def _go_to(self, place: int) -> None:
        self.hide()
        self.place_wanted.emit(place)

    def _leave(self) -> None:
        self.hide()
        self._desk.write()

    def _leave_to_editor(self) -> None:
        """The caret went into a text, by a key or by a search: then that is what is to be seen."""
        if self.is_shown and self._desk.editor is not None and self._desk.editor.hasFocus():
            self.hide()
