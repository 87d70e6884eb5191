"""Beginning the report of the next edition with what an earlier one has."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.editions.carry import carry_forward
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.session.session import Session


class CarryCommands(QObject):
    """Connects its action to the session. `told` says what was made."""

    told = Signal(str)
    refused = Signal(str)
    broken = Signal(object)

    def __init__(self, actions: Actions, session: Session, window: QWidget) -> None:
        """Dialogs come over `window`."""
        super().__init__(window)
        self._session = session
        self._window = window
        actions.carry_forward.triggered.connect(self._ask)

    def _ask(self) -> None:
        from vgr_desktop.ui.editions.carry_dialog import CarryDialog  # not before it is asked for

        chosen = self._session.report
        if chosen is None:
            return
        if self._session.is_read_only:
            self.refused.emit("Dit dossier is alleen-lezen geopend; er kan geen rapportage bij.")
            return
        self._session.hand_in()
        dialog = CarryDialog(self._session.reports, chosen, self._window)
        agreed = dialog.exec() == CarryDialog.DialogCode.Accepted
        source, edition, drafts = dialog.source(), dialog.edition(), dialog.drafts()
        dialog.deleteLater()
        if agreed and edition is not None:
            identities = self._session.identities
            job: Job[Report] = Job(lambda _job: carry_forward(source, identities, edition, drafts), self)
            job.done.connect(lambda report: self._take(report, source))
            job.broken.connect(self.broken)
            job.start()

    def _take(self, report: Report, source: Report) -> None:
        self._session.add_report(report)
        said = "De {0} is begonnen op basis van de {1}. Bij Vorige rapportage leest u wat er toen stond."
        self.told.emit(said.format(report.edition.title, source.edition.title))
