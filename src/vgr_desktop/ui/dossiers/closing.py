"""Closing the window while something cannot be saved: the officer decides or, at log-off, the program by itself."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.feature import Workplace

_AGAIN = "De volgende keer dat u dit dossier opent, biedt het programma aan die te vergelijken en samen te voegen."


def may_close(place: Workplace, rescues: RescueKeeper) -> bool:
    """Whether everything is on disk: in the dossier or, when nobody can be asked, in a rescue copy.

    Otherwise the officer decides. Without a question and without a copy the window stays open.
    """
    if place.session.close():
        return True
    copy = rescues.write_now()
    unasked = place.frame.closes_unasked
    if unasked and place.session.close():  # a computer that is busy needs more than one try
        return True
    leaves = copy is not None if unasked else _agrees_to_leave(place, copy)
    if leaves:
        place.session.abandon()
    return leaves


def _agrees_to_leave(place: Workplace, copy: Path | None) -> bool:
    box = QMessageBox(place.frame)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Niet opgeslagen")
    box.setText("De laatste wijzigingen kunnen nog niet worden opgeslagen.")
    kept = f" Uw werk staat ook in een noodkopie: {copy}. {_AGAIN}" if copy else ""
    box.setInformativeText(f"Zolang dit venster open is, gaat er niets verloren.{kept}")
    stay = box.addButton("Venster openhouden", QMessageBox.ButtonRole.RejectRole)
    leaving = "Toch sluiten, met de noodkopie" if copy else "Toch sluiten en wijzigingen verliezen"
    leave = box.addButton(leaving, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
