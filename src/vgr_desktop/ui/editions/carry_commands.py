"""Beginning the report of the next edition with the content of an earlier one."""

from vgr_desktop.core.editions.carry import carry_forward
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.editions.actions import EditionActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component


class CarryCommands(Component):
    """Connects its action to the session."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._window = place.frame
        place.actions.of(EditionActions).carry_forward.triggered.connect(self._ask)

    def _ask(self) -> None:
        from vgr_desktop.ui.editions.carry_dialog import CarryDialog  # loaded when it is needed

        chosen = self._session.report
        if chosen is None:
            return
        if why := self._why_not():
            self.refused.emit(why)
            return
        self._session.hand_in()
        dialog = CarryDialog(self._session.reports, chosen, self._window)
        agreed = dialog.exec() == CarryDialog.DialogCode.Accepted
        source, edition, drafts = dialog.source(), dialog.edition(), dialog.drafts()
        dialog.deleteLater()
        if agreed and edition is not None:
            identities = self._session.identities
            self.run(
                lambda _job: carry_forward(source, identities, edition, drafts),
                lambda report: self._take(report, source),
            )

    def _why_not(self) -> str:
        if self._session.is_read_only:
            return "Dit dossier is alleen-lezen geopend; er kan geen rapportage bij."
        return "Dit is een werkpakket; er kan geen rapportage bij." if self._session.package is not None else ""

    def _take(self, report: Report, source: Report) -> None:
        self._session.add_report(report, "Nieuwe rapportage op basis van")
        said = "De {0} is begonnen op basis van de {1}. Bij Vorige rapportage leest u wat er toen stond."
        self.done.emit(said.format(report.edition.title, source.edition.title))
