"""Making, renaming and removing a report of the dossier."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt

from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.history import municipality_of, without_report
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import bodies
from vgr_desktop.core.model.report import Deliverable, Report
from vgr_desktop.core.model.text import is_blank, one_line
from vgr_desktop.core.model.tree import walk
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.question import agrees
from vgr_desktop.ui.kit.settings import MUNICIPALITY
from vgr_desktop.ui.window.edition_dialog import EditionDialog, next_edition

_READ_ONLY = "Dit dossier is alleen-lezen geopend; er is niets gewijzigd."
_PACKAGE = "Dit is een werkpakket; er kunnen geen rapportages bij, weg of anders heten. Er is niets gewijzigd."


class ReportCommands(Component):
    """Connects the actions on whole reports to the session; each is one step that can be undone."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._window = place.frame
        actions = place.actions.of(DossierActions)
        actions.new_report.triggered.connect(self._ask_new)
        actions.rename_report.triggered.connect(self._ask_name)
        actions.remove_report.triggered.connect(self._ask_to_remove)
        place.frame.reports.addActions((actions.rename_report, actions.remove_report, actions.new_report))
        place.frame.reports.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _ask_new(self) -> None:
        if self._session.path is None or self._is_refused():
            return
        known = municipality_of(self._session.reports) or self._settings.memory(self._session.lineage, MUNICIPALITY)
        suggestion = next_edition(dt.datetime.now(tz=dt.UTC).astimezone().date())
        asked = self._asked("Nieuwe rapportage", suggestion, known)
        if asked is not None and not self._is_there(asked[0]):
            edition, municipality = asked
            self._session.add_report(edits.new_report(self._session.new_identities(3), edition, municipality))

    def _ask_name(self) -> None:
        report = self._session.present()
        if report is None or self._is_refused():
            return
        asked = self._asked(
            "Rapportage hernoemen", report.edition, report.municipality or municipality_of(self._session.reports)
        )
        if asked is None or self._is_there(asked[0], report):
            return
        edition, municipality = asked
        try:
            self._session.apply(
                "Rapportage hernoemen",
                lambda report: replace(report, edition=edition, municipality=one_line(municipality)),
                report.id,
            )
        except Problem as problem:
            self.refused.emit(str(problem))

    def _ask_to_remove(self) -> None:
        report = self._session.present()
        if report is None or self._is_refused():
            return
        title = report.edition.title
        if report.is_frozen:
            self.refused.emit(f"De {title} is vastgesteld; er is niets verwijderd. Open haar eerst weer voor bewerken.")
            return
        question = f"De {title} uit dit dossier verwijderen?"
        more = f"{_content(report)} U kunt dit ongedaan maken zolang het dossier open is."
        if agrees(self._window, "Rapportage verwijderen", question, more, "Verwijderen", loses=True):
            self._session.apply_to_all("Rapportage verwijderen", lambda reports: without_report(reports, report.id))
            self.done.emit(f"De {title} is verwijderd.")

    def _asked(self, title: str, suggestion: Edition, municipality: str) -> tuple[Edition, str] | None:
        """The edition and municipality that the officer fills in; None when it was cancelled."""
        dialog = EditionDialog(title, suggestion, municipality, self._window)
        dialog.keep_to(self._settings.policy)
        agreed = dialog.exec() == EditionDialog.DialogCode.Accepted
        edition, named = dialog.edition(), dialog.municipality()
        dialog.deleteLater()
        return (edition, named) if agreed and edition is not None else None

    def _is_refused(self) -> bool:
        """Whether the dossier is only read, or a work package, which is told."""
        if self._session.is_read_only:
            self.refused.emit(_READ_ONLY)
        elif self._session.package is not None:
            self.refused.emit(_PACKAGE)
        return self._session.is_read_only or self._session.package is not None

    def _is_there(self, edition: Edition, own: Report | None = None) -> bool:
        """Whether another report than `own` is of this edition already, which is told."""
        others = (report for report in self._session.reports if own is None or report.id != own.id)
        there = any(report.edition.same_as(edition) for report in others)
        if there:
            self.refused.emit(f"Het dossier heeft al een {edition.title}; er is niets gewijzigd.")
        return there


def _content(report: Report) -> str:
    """What a report holds, as a sentence."""
    deliverables = sum(isinstance(node, Deliverable) for node in walk(report))
    texts = sum(not is_blank(body) for body in bodies(report).values())
    said = (
        (len(report.programmes), "programma", "programma’s"),
        (deliverables, "prestatie", "prestaties"),
        (texts, "geschreven tekst", "geschreven teksten"),
    )
    counted = [f"{count} {one if count == 1 else many}" for count, one, many in said if count]
    if not counted:
        return "Zij is leeg."
    return f"Zij heeft {enumerated(counted)}."
