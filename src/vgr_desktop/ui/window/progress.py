"""The progress of a job in the status bar, with a way to cancel it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from vgr_desktop.ui.kit.jobs import Job

DELAY = 400
"""Milliseconds before progress is shown: shorter jobs need none."""


class Progress(QWidget):
    """Shows one job at a time; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a job."""
        super().__init__(parent)
        self._label = QLabel()
        self._bar = QProgressBar(minimum=0, maximum=1000)
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton("Annuleren")
        self._job: Job[Any] | None = None
        self._stop: Callable[[], object] = lambda: None
        self._cancel.clicked.connect(self._cancel_job)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        self.hide()

    def follow(self, name: str, job: Job[Any], stop: Callable[[], object] | None = None) -> None:
        """Show the progress of `job`. *Annuleren* calls `stop`, by default what asks the job to end."""
        self._job, self._stop = job, stop or job.cancel
        self._label.setText(name)
        self._bar.setValue(0)
        job.progressed.connect(lambda share: self._bar.setValue(int(share * 1000)))
        job.finished.connect(lambda: self.leave(job))
        self._timer.start()

    def _cancel_job(self) -> None:
        self._stop()

    def leave(self, job: Job[Any]) -> None:
        """Show the progress of this job no more."""
        if job is self._job:
            self._job, self._stop = None, lambda: None
            self._timer.stop()
            self.hide()
