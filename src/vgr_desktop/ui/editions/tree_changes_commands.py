"""Showing what changed in the goal tree, and keeping that current."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vgr_desktop.core.editions.compare import Comparison, compare
from vgr_desktop.core.editions.matching import is_matched_alike
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.editions.actions import EditionActions
from vgr_desktop.ui.editions.previous_edition import PreviousEdition
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.session import SessionChange

if TYPE_CHECKING:
    from vgr_desktop.ui.editions.tree_changes_window import TreeChangesWindow

DELAY = 300
"""Milliseconds after a change of the tree before the list follows."""


class TreeChangesCommands(Component):
    """Connects its action to the session."""

    def __init__(self, place: Workplace, previous: PreviousEdition) -> None:
        """The list begins with the report of `previous`; it is shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._previous = previous
        self._navigator = place.navigator
        self._window = place.frame
        actions = place.actions.of(EditionActions)
        self._couple = actions.couple
        self._list: TreeChangesWindow | None = None
        self._job: Job[Comparison] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._look)
        self._action = actions.tree_changes
        self._action.triggered.connect(self._show)
        self._action.setEnabled(False)
        previous.changed.connect(self._follow_previous)
        place.session.changed.connect(self._follow)

    def _show(self) -> None:
        from vgr_desktop.ui.editions.tree_changes_window import TreeChangesWindow  # loaded when it is needed

        if self._list is None:
            self._list = shown = TreeChangesWindow(self._window)
            shown.chosen.connect(self._previous.choose)
            shown.gone_to.connect(self._navigator.go_to)
            shown.coupling_wanted.connect(self._couple.trigger)
            shown.finished.connect(self._forget)
        self._offer()
        self._look()
        self._list.show()
        self._list.raise_()
        self._list.activateWindow()

    def _forget(self) -> None:
        self._list = self._job = None

    def _follow_previous(self) -> None:
        """Update the list for another report to compare with; close it when there is none."""
        self._action.setEnabled(bool(self._previous.others))
        if self._list is not None:
            if self._other() is None:
                self._list.close()
            else:
                self._offer()
                self._timer.start()

    def _follow(self, change: SessionChange) -> None:
        if self._list is not None and not is_matched_alike(change.before, change.after):
            self._timer.start()

    def _offer(self) -> None:
        other = self._other()
        if self._list is not None and other is not None:
            self._list.offer(self._previous.others, other)

    def _other(self) -> Report | None:
        """The report to compare with; the first edition is compared with the one after it."""
        return self._previous.report or next(iter(self._previous.others), None)

    def _look(self) -> None:
        """Compare in the background."""
        other, present = self._other(), self._session.report
        if self._list is None or other is None or present is None:
            return
        first, last = sorted((other, present), key=lambda report: (report.edition.year, report.edition.ordinal))
        self._job = job = self.run(lambda _job: compare(first, last), lambda found: self._take(job, found))

    def _take(self, job: Job[Comparison], found: Comparison) -> None:
        if job is self._job and self._list is not None:
            self._list.show_changes(found)
