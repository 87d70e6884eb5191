"""The findings of the open report, always current: panel, status bar, overview, filter and dialogs all use these."""

from collections.abc import Collection
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.checks import Finding, Judged
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.services.findings import Findings, still_open
from vgr_desktop.ui.session.session import Session

FIRST, DELAY, TYPING_DELAY = 60, 250, 1500
"""Milliseconds: after opening a report, after a change, and after the last key when typing continues."""


class SpellingReader(Protocol):
    """Finds words that are in no dictionary, in the background."""

    def read(self, report: Report) -> None:
        """Read the texts of this report that are not known yet."""

    def unknown(self, body: RichText) -> tuple[str, ...]:
        """The words of this text that are in no dictionary, as far as is known."""


class LiveFindings(QObject):
    """Follows the session with a short delay, and at once when asked. `changed` tells that the findings are updated."""

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
        """The report that the findings are about."""
        return self._session.report

    @property
    def latest(self) -> tuple[Judged, ...]:
        """The last findings, which may be slightly out of date."""
        return self._shown

    def now(self) -> tuple[Judged, ...]:
        """The findings in the report as it is now."""
        report = self._session.report
        if report is None or not self._findings.knows(report):
            self.look()
        return self._shown

    def open_now(self) -> tuple[Finding, ...]:
        """The findings in the report as it is now that were not accepted."""
        return still_open(self.now())

    def look(self) -> None:
        """Update the findings to the report as it is now."""
        self._timer.stop()
        report = self._session.report
        self._findings.compare_with(self._session.previous)
        if report is not None and self._reader is not None:
            self._reader.read(report)
        self._shown = self._findings.of(report) if report is not None else ()
        self.changed.emit()

    def look_soon(self) -> None:
        """Update the findings soon, because more became known."""
        self._findings.forget()
        if not self._timer.isActive():
            self._timer.start(DELAY)

    def wait(self) -> None:
        """Wait with updating until typing stops."""
        if self._timer.isActive():
            self._timer.start(TYPING_DELAY)

    def apply_rules(self, optional: Collection[str]) -> None:
        """From now on, apply these optional rules and no other optional ones."""
        self._findings.apply_rules(optional)
        self.look()

    def proofread(self, reader: SpellingReader | None) -> None:
        """Also use the words that this reader finds, or no longer; with a delay, as opening the window comes first."""
        self._reader = reader
        self._findings.proofread(reader.unknown if reader is not None else None)
        self._timer.start(DELAY)

    def _begin(self) -> None:
        """Update the findings of another report, once its page is painted."""
        self._shown = ()
        self._timer.start(FIRST)

    def _follow(self) -> None:
        self._timer.start(max(DELAY, self._timer.remainingTime()))
