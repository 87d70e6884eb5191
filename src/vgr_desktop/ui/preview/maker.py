"""Makes the pages that are wanted, a short time after the last change, one job at a time."""

from PySide6.QtCore import QObject, QTimer, Signal

from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.preview.proof import Order, Proof, make_proof

REST = 900
"""Milliseconds after the last change before the pages are renewed; a change comes at a pause in typing."""


class ProofMaker(QObject):
    """Makes pages: `began` tells that it started, `made` gives the pages.

    A job that is out of date is cancelled, but never two in a row, so that pages also appear during long typing.
    """

    began = Signal()
    made = Signal(Proof)
    broken = Signal(object)

    def __init__(self, office: WarmOffice | None = None, parent: QObject | None = None) -> None:
        """Begin with nothing to do. `office` is the LibreOffice that is kept ready."""
        super().__init__(parent)
        self._office = office
        self._wanted: Order | None = None
        self._done: tuple[Order, Proof] | None = None
        self._doing: Order | None = None
        self._job: Job[Proof | None] | None = None
        self._was_overtaken = False
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return self._job is not None

    def proof_of(self, order: Order) -> Proof | None:
        """The pages of this order, if they were the last ones made."""
        return self._done[1] if self._done and self._done[0] == order else None

    def want(self, order: Order, *, at_once: bool = False) -> None:
        """Make these pages when there is no other change for a while, or at once."""
        self._wanted = order
        self._timer.start(0 if at_once else REST)

    def stop(self) -> None:
        """Stop making pages."""
        self._wanted = None
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        order = self._wanted
        if order is None or order == self._doing or (self._job is None and self.proof_of(order)):
            return
        if self._job is not None:
            self._overtake(order)
            return
        self._doing = order
        self._job = Job(lambda job: _made(order, self._office, job), self)
        self._job.done.connect(self._take)
        self._job.refused.connect(self._give_up)
        self._job.broken.connect(self._give_up)
        self._job.start()
        self.began.emit()

    def _overtake(self, order: Order) -> None:
        is_other = self._doing is None or (order.report.id, order.choice) != (self._doing.report.id, self._doing.choice)
        if self._job is not None and (is_other or not self._was_overtaken):
            self._was_overtaken = True
            self._job.cancel()

    def _take(self, proof: Proof | None) -> None:
        order, self._doing, self._job = self._doing, None, None
        if proof is not None and order is not None:
            self._was_overtaken = False
            self._done = order, proof
            self.made.emit(proof)
        self._begin()

    def _give_up(self, error: object) -> None:
        self._doing, self._job, self._wanted = None, None, None
        self.broken.emit(error)


def _made(order: Order, office: WarmOffice | None, job: "Job[Proof | None]") -> Proof | None:
    """The pages; None when the job was cancelled."""
    try:
        return make_proof(order, job.is_cancelled, office)
    except Cancelled:
        return None
