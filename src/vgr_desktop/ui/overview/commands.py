"""The overview, shown instead of the page: made when it is first needed, and updated only while it is shown."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vgr_desktop.core.views.overview import LATELY, overview
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.overview.actions import OverviewActions

if TYPE_CHECKING:
    from vgr_desktop.ui.overview.page import OverviewPage

DELAY = 300
"""Milliseconds after a change before the overview follows."""

Times = Mapping[int, dt.datetime]


class OverviewCommands(Component):
    """Shows and hides the overview."""

    def __init__(self, place: Workplace) -> None:
        """The overview is shown in the place of the page."""
        super().__init__(place.frame)
        self._action = place.actions.of(OverviewActions).overview
        self._place = place
        self._session = place.session
        self._desk = place.desk
        self._page: OverviewPage | None = None
        self._written: Times = {}
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._refresh)
        self._action.toggled.connect(self._toggle)
        place.session.opened.connect(self.hide)
        place.session.changed.connect(self._follow)
        place.session.saved.connect(self._ask_written)
        place.navigator.going.connect(self.hide)
        place.tree.selected.connect(self.hide)
        place.tree.clicked.connect(self.hide)
        place.desk.editor_changed.connect(self._leave_to_editor)
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether the overview is shown."""
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
            self._page.filter_wanted.connect(self._place.filter.ask)
            self._page.left.connect(self._leave)
            self._place.frame.add_to_middle(self._page)
        return self._page

    def _follow(self) -> None:
        if self.is_shown:
            self._timer.start()

    def _refresh(self) -> None:
        report = self._session.report
        if report is not None and self.is_shown:
            today = dt.date.today()  # noqa: DTZ011  # the date on the officer's computer
            seen = overview(report, self._place.findings.open_now(), self._written, today)
            self._made().show_overview(report, seen)

    def _ask_written(self) -> None:
        """Read in the background which texts were changed lately."""
        store = self._session.store
        if store is None or not self.is_shown:
            return
        since = dt.datetime.now(tz=dt.UTC) - LATELY
        self.run(lambda _job: store.written_since(since), self._take_written)

    def _take_written(self, written: Times) -> None:
        self._written = written
        self._refresh()

    def _go_to(self, place: int) -> None:
        self.hide()
        self._place.navigator.go_to(place)

    def _leave(self) -> None:
        self.hide()
        self._desk.write()

    def _leave_to_editor(self) -> None:
        """Show the page, because the caret went into a text, by a key or by a search."""
        if self.is_shown and self._desk.editor is not None and self._desk.editor.hasFocus():
            self.hide()
