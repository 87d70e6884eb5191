"""Finding in the whole report and in all editions, and replacing what is ticked."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.limits import thousands
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.replaced import replaced as kept_of
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.searching.finding import MOST, Found, Hit, Query
from vgr_desktop.core.searching.lines import BODY, Spot
from vgr_desktop.core.searching.replacing import Change, Left, changes, replaced
from vgr_desktop.core.searching.telling import place_name
from vgr_desktop.services.searching import finder
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.searching.actions import SearchActions
from vgr_desktop.ui.searching.model import WHY
from vgr_desktop.ui.searching.panel import Scope, SearchPanel

DELAY, PATTERN_DELAY = 60, 250
"""Milliseconds after a key before the list follows; for an expression, which is matched in a process of its own."""
HEIGHT = 260


class SearchEverywhere(Component):
    """Shows the panel, made when it is first asked for, and does what is asked there."""

    def __init__(self, place: Workplace) -> None:
        """Show what is found around the page of `place`."""
        super().__init__(place.frame)
        self._place = place
        self._session = place.session
        self._finder = finder()
        self._question = 0
        self._dock: QDockWidget | None = None
        self._panel: SearchPanel | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        place.actions.of(SearchActions).find_everywhere.triggered.connect(self._begin)
        place.session.opened.connect(self._follow)
        place.session.changed.connect(self._follow)
        place.desk.shown.connect(self._follow_page)

    @property
    def panel(self) -> SearchPanel:
        """The panel."""
        if self._panel is None:
            self._panel = self._made()
        return self._panel

    def begin(self, query: Query, scope: Scope, words: str = "") -> None:
        """Open the panel, ask this and, with `words`, prepare to put those in the place."""
        self._session.hand_in()
        panel = self.panel
        panel.look_in(scope)
        if words:
            panel.words.setText(words)
        if query.words:
            panel.fields.ask(query)
        if self._dock is not None:
            self._dock.show()
            self._dock.raise_()
        panel.fields.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        panel.fields.line.selectAll()
        self._ask()

    def _begin(self) -> None:
        self.begin(Query(self._place.desk.selected_words()), Scope.DOSSIER)

    def _made(self) -> SearchPanel:
        panel = SearchPanel()
        dock = self._dock = QDockWidget("Zoeken en vervangen")
        dock.setObjectName("searching")
        dock.setWidget(panel)
        self._place.frame.panels.add_below(dock, HEIGHT)
        panel.asked.connect(self._ask)
        panel.worded.connect(self._preview)
        panel.chosen.connect(self._go)
        panel.replace_wanted.connect(self._replace)
        panel.left.connect(self._leave)
        panel.model.ticked.connect(self._show_button)
        return panel

    def _leave(self) -> None:
        if self._dock is not None:
            self._dock.hide()
        self._place.desk.write_on()

    def _is_seen(self) -> bool:
        return self._dock is not None and self._dock.isVisible()

    def _follow(self) -> None:
        if self._is_seen():
            self._ask_after(PATTERN_DELAY)

    def _follow_page(self) -> None:
        if self._is_seen() and self.panel.where() is Scope.PAGE:
            self._follow()

    def _ask(self) -> None:
        self._ask_after(PATTERN_DELAY if self.panel.fields.query().pattern else DELAY)

    def _ask_after(self, delay: int) -> None:
        """Look soon; an answer to what was asked before is not wanted any more."""
        self._question += 1
        self._timer.start(delay)

    def _look(self) -> None:
        query, question = self.panel.fields.query(), self._question
        reports, texts = self._asked_reports()

        def take(found: Found) -> None:
            if question == self._question:
                self._take(found)

        def tell(problem: Problem) -> None:
            if question == self._question:
                self._take(Found(), str(problem))

        # Two may be at work at a time; each puts the same in the memory of the finder.
        self.run(lambda _job: self._finder.find(reports, query, within=texts), take, tell)

    def _asked_reports(self) -> tuple[Reports, Collection[int] | None]:
        report, page = self._session.report, self._place.desk.page
        if self.panel.where() is Scope.DOSSIER or report is None:
            return self._session.reports, None
        texts = {slot.id for slot in page.slots} if page and self.panel.where() is Scope.PAGE else None
        return (report,), texts

    def _take(self, found: Found, problem: str = "") -> None:
        panel = self.panel
        if found.hits != panel.model.hits:
            panel.model.show(found.hits, tuple(self._names(found.hits)))
        panel.said.setText(problem or self._said(found))
        self._preview()

    def _names(self, hits: Sequence[Hit]) -> Iterator[str]:
        """The places of hits, with the report when there are several."""
        reports = {report.id: report for report in self._session.reports}
        several = len({hit.report for hit in hits}) > 1
        for hit in hits:
            report = reports[hit.report]
            name = place_name(index(report), hit.spot)
            yield f"{report.edition.key}  {name}" if several else name

    def _said(self, found: Found) -> str:
        count = len(found.hits)
        if not self.panel.fields.query().words:
            return "Typ wat u zoekt. Het wordt gezocht in teksten, tabellen, voetnoten, titels en beschrijvingen."
        if not count:
            return "Niet gevonden."
        if found.more:
            return f"De eerste {thousands(MOST)} plaatsen; er zijn er meer. Zoek preciezer om alles te zien."
        return "Eén plaats." if count == 1 else f"{thousands(count)} plaatsen."

    def _preview(self) -> None:
        """Show what would take the place of each hit."""
        panel = self.panel
        wanted, left = self._wanted(), {}
        if wanted:
            result = replaced(self._session.reports, wanted, self._may)
            rows = {id(change): row for row, change in enumerate(wanted)}
            left = {rows[id(change)]: why for change, why in result.left}
        panel.model.preview(wanted, left)
        self._show_button()

    def _may(self, report: Report, spot: Spot) -> bool:
        """Whether the words in a place can be changed."""
        permission = self._session.permission
        can = permission.can_write if spot.field == BODY else permission.can_change
        return can(report, spot.item)

    def _wanted(self) -> tuple[Change, ...]:
        panel = self.panel
        words = panel.words.text()
        if not words or self._session.is_read_only:
            return ()
        try:
            return changes(panel.model.hits, panel.fields.query(), words)
        except Problem as problem:
            panel.said.setText(str(problem))
            return ()

    def _show_button(self) -> None:
        count = len(self.panel.model.chosen())
        self.panel.replace.setText(f"{thousands(count)} vervangen" if count else "Vervangen")
        self.panel.replace.setEnabled(bool(count))

    def _go(self, row: int) -> None:
        hits = self.panel.model.hits
        if row < len(hits):
            self._session.hand_in()
            self._place.navigator.go_to_place(hits[row].report, hits[row].spot, hits[row].start, hits[row].end)

    def _replace(self) -> None:
        wanted, query = self.panel.model.chosen(), self.panel.fields.query()
        source = f"“{query.words}” vervangen"
        before = self._session.present() and self._session.reports
        done = replaced(before or (), wanted, self._may)
        try:
            self._session.apply_to_all(
                "Vervangen", lambda _reports: done.reports, kept=lambda: _kept(before or (), done.reports, source)
            )
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        self.done.emit(_told(len(done.done), [why for _, why in done.left]))
        self._ask_after(0)


def _kept(before: Reports, after: Reports, source: str) -> Iterator[Kept]:
    moment = dt.datetime.now(tz=dt.UTC)
    for old, new in zip(before, after, strict=True):
        if old is not new:
            yield from kept_of(old, new, source, moment)


def _told(count: int, left: Sequence[Left]) -> str:
    said = "Op 1 plaats vervangen." if count == 1 else f"Op {thousands(count)} plaatsen vervangen."
    reasons = dict.fromkeys(WHY[why].removeprefix("blijft: ") for why in left)
    return f"{said} Op {len(left)} niet: {'; '.join(reasons)}." if left else said
