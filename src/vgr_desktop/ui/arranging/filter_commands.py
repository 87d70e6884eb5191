"""Shows in the goal tree only what matches the filter above it, and keeps that current."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer

from vgr_desktop.core.editions.former_codes import former_codes
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.views.filtering import EVERYTHING, Sieve
from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component

DELAY = 150
"""Milliseconds after a key or a change before the tree follows."""


class TreeFilterCommands(Component):
    """Applies the filter. The selected item always stays visible, because the officer may be writing in it."""

    def __init__(self, place: Workplace) -> None:
        """Follow the bar above the tree."""
        super().__init__(place.frame)
        self._session = place.session
        self._findings = place.findings
        self._tree = tree = place.tree
        self._bar = bar = place.filter
        self._sieve = Sieve()
        self._written: Mapping[int, dt.datetime] = {}
        self._trees: list[tuple[Programme, ...]] = []
        self._former: Mapping[int, tuple[str, ...]] = {}
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._sift)
        actions = place.actions.of(TreeActions)
        actions.filter.triggered.connect(place.frame.folding.show_tree)
        actions.filter.triggered.connect(bar.begin)
        actions.hoist.triggered.connect(self._hoist)
        tree.offer(70, actions.hoist)
        bar.entered.connect(self._get_ready)
        bar.changed.connect(self._begin)
        bar.left.connect(tree.setFocus)
        tree.selected.connect(self._keep_selected)
        place.session.opened.connect(self._forget)
        place.session.changed.connect(self._follow)
        place.session.saved.connect(self._ask_written)

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

    def _get_ready(self) -> None:
        """Read the texts in the background, so that the first key need not."""
        if (report := self._session.report) is not None:
            self.run(lambda _job: self._sieve.read(report), lambda _: None)

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
        sifted = self._sieve.sift(report, wanted, places, self._written, self._former_codes(report))
        known, current = index(report), self._tree.current_id or report.id
        selected = {current} | {item.id for item in known.path(current)[1:]} if current in known else set()
        self._tree.show_only(sifted.matches | sifted.above | selected, sifted.above)
        self._bar.say_count(len(sifted.matches), sifted.total)

    def _former_codes(self, report: Report) -> Mapping[int, tuple[str, ...]]:
        """The codes that the items have in the other editions, looked up again when those or the tree changed."""
        others = [other for other in self._session.reports if other.id != report.id]
        trees = [each.programmes for each in (report, *others)]
        if len(trees) != len(self._trees) or any(a is not b for a, b in zip(trees, self._trees, strict=True)):
            self._trees, self._former = trees, former_codes(report, others) if others else {}
        return self._former

    def _hoist(self) -> None:
        """Show only the chosen item and what is below it; again: everything."""
        id, wanted = self._tree.current_id, self._bar.wanted
        if id is not None:
            self._bar.ask(replace(wanted, under=None if wanted.under == id else id))

    def _ask_written(self) -> None:
        """Read in the background when texts were changed, if the filter needs it."""
        store, since = self._session.store, self._bar.wanted.since
        if store is None or since is None:
            return
        moment = dt.datetime.combine(since, dt.time()).astimezone()
        self.run(lambda _job: store.written_since(moment), self._take_written)

    def _take_written(self, written: Mapping[int, dt.datetime]) -> None:
        self._written = written
        self._sift()
