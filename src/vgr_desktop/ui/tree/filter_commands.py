"""Shows in the goal tree what answers to the filter above it, while one works."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.model.tree import index
from vgr_desktop.core.views.filtering import EVERYTHING, Filter, Sieve
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.tree.filter_bar import TreeFilter
from vgr_desktop.ui.tree.view import TreeView

DELAY = 150
"""Milliseconds after a key or a change before the tree follows."""


class TreeFilterCommands(QObject):
    """What is selected stays in sight, whatever is asked for: one may be writing in it."""

    refused = Signal(str)
    broken = Signal(object)

    def __init__(
        self, actions: Actions, session: Session, findings: LiveFindings, tree: TreeView, bar: TreeFilter
    ) -> None:
        """`bar` says what `tree` is to show."""
        super().__init__(bar)
        self._session = session
        self._findings = findings
        self._tree = tree
        self._bar = bar
        self._sieve = Sieve()
        self._written: Mapping[int, dt.datetime] = {}
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._sift)
        actions.filter.triggered.connect(bar.begin)
        bar.changed.connect(self._begin)
        bar.left.connect(tree.setFocus)
        tree.selected.connect(self._keep_selected)
        session.opened.connect(self._forget)
        session.changed.connect(self._follow)
        session.saved.connect(self._ask_written)

    def ask(self, wanted: Filter) -> None:
        """Filter the tree like this."""
        self._bar.ask(wanted)

    def _forget(self) -> None:
        self._bar.ask(EVERYTHING)
        self._bar.show_report(self._session.report)
        self._sift()

    def _follow(self) -> None:
        self._bar.show_report(self._session.report)
        if not self._bar.wanted.is_empty:
            self._timer.start()

    def _keep_selected(self) -> None:
        if self._tree.is_filtered:
            self._sift()

    def _begin(self) -> None:
        if self._bar.wanted.is_empty:
            self._sift()
        else:
            self._timer.start()
            self._ask_written()

    def _sift(self) -> None:
        self._timer.stop()
        report, wanted = self._session.report, self._bar.wanted
        if report is None or wanted.is_empty:
            self._tree.show_only(None)
            self._bar.say_count(0, 0)
            return
        places = [found.place for found in self._findings.open_now()] if wanted.with_findings else ()
        sifted = self._sieve.sift(report, wanted, places, self._written)
        known, current = index(report), self._tree.current_id or report.id
        selected = {current} | {item.id for item in known.path(current)[1:]} if current in known else set()
        self._tree.show_only(sifted.matches | sifted.above | selected, sifted.above)
        self._bar.say_count(len(sifted.matches), sifted.total)

    def _ask_written(self) -> None:
        """Read off the window's thread when texts were written in, if that is asked for."""
        store, since = self._session.store, self._bar.wanted.since
        if store is None or since is None:
            return
        moment = dt.datetime.combine(since, dt.time()).astimezone()
        job: Job[Mapping[int, dt.datetime]] = Job(lambda _job: store.written_since(moment), self)
        job.done.connect(self._take_written)
        job.refused.connect(lambda problem: self.refused.emit(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _take_written(self, written: Mapping[int, dt.datetime]) -> None:
        self._written = written
        self._sift()
