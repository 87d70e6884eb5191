"""Closing the window while something cannot be saved: the officer decides."""

from PySide6.QtWidgets import QMessageBox

from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.feature import Workplace


def may_close(place: Workplace, rescues: RescueKeeper) -> bool:
    """Whether everything is on disk or, if saving fails, the officer agrees to lose it."""
    if place.session.close():
        return True
    box = QMessageBox(place.frame)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Niet opgeslagen")
    box.setText("De laatste wijzigingen kunnen nog niet worden opgeslagen.")
    kept = f" Een noodkopie van uw werk staat in {rescues.latest}." if rescues.latest else ""
    box.setInformativeText(f"Zolang dit venster open is, gaat er niets verloren.{kept}")
    stay = box.addButton("Venster openhouden", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Toch sluiten en wijzigingen verliezen", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    if box.clickedButton() is not leave:
        return False
    place.session.abandon()
    return True
