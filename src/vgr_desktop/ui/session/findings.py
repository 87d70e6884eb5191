"""The findings of the open report, live: the one set that panel, status bar, overview, filter and dialogs speak of."""

from collections.abc import Collection
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.checks import Finding, Judged
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.services.findings import Findings, still_open
from vgr_desktop.ui.session.session import Session

FIRST, DELAY, TYPING_DELAY = 60, 250, 1500
"""Milliseconds: after a report was opened, after a change, and after the last key when typing goes on meanwhile."""


class SpellingReader(Protocol):
    """Who reads texts for words that no dictionary has, off the window's thread."""

    def read(self, report: Report) -> None:
        """Read the texts of this report that are not known yet."""

    def unknown(self, body: RichText) -> tuple[str, ...]:
        """The words of this text that no dictionary has, as far as is known."""


class LiveFindings(QObject):
    """Follows the session in a moment, and at once when asked. `changed` tells that it has looked."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Follow this session."""
        super().__init__(session)
        self._session = session
        self._findings = Findings()
        self._reader: SpellingReader | None = None
        self._shown: tuple[Judged, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._begin)
        session.changed.connect(self._follow)

    @property
    def report(self) -> Report | None:
        """The report that they are about."""
        return self._session.report

    @property
    def latest(self) -> tuple[Judged, ...]:
        """What was found last; that may be of a moment ago."""
        return self._shown

    def now(self) -> tuple[Judged, ...]:
        """What is found in the report as it is now."""
        report = self._session.report
        if report is None or not self._findings.knows(report):
            self.look()
        return self._shown

    def open_now(self) -> tuple[Finding, ...]:
        """What is found in the report as it is now, and was not accepted."""
        return still_open(self.now())

    def look(self) -> None:
        """Look at the report as it is now."""
        self._timer.stop()
        report = self._session.report
        self._findings.compare_with(self._session.previous)
        if report is not None and self._reader is not None:
            self._reader.read(report)
        self._shown = self._findings.of(report) if report is not None else ()
        self.changed.emit()

    def look_soon(self) -> None:
        """Look in a moment, unless that is so already: more came to be known."""
        self._findings.forget()
        if not self._timer.isActive():
            self._timer.start(DELAY)

    def wait(self) -> None:
        """Somebody is typing: look only after that."""
        if self._timer.isActive():
            self._timer.start(TYPING_DELAY)

    def apply_rules(self, optional: Collection[str]) -> None:
        """From now on, apply these optional rules and no other optional ones."""
        self._findings.apply_rules(optional)
        self.look()

    def proofread(self, reader: SpellingReader | None) -> None:
        """Go also by what this reader finds, or no longer; in a moment, for it is not what the window opens for."""
        self._reader = reader
        self._findings.proofread(reader.unknown if reader is not None else None)
        self._timer.start(DELAY)

    def _begin(self) -> None:
        """Another report is open: look once its page is painted."""
        self._shown = ()
        self._timer.start(FIRST)

    def _follow(self) -> None:
        self._timer.start(max(DELAY, self._timer.remainingTime()))
