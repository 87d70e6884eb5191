"""Opening a link in a text: only after its address has been shown, and only a web or mail address."""

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from vgr_desktop.core.model.text import is_link


class LinkOpener(QObject):
    """Opens links. `refused` says why one was not opened."""

    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._window = window

    def ask(self, address: str) -> None:
        """Show the address of the link, which its text may hide, and open it if the officer agrees."""
        if not is_link(address):
            self.refused.emit("Deze link gaat niet naar een webpagina of mailadres; er is niets geopend.")
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Link openen")
        mail = address.lower().startswith("mailto:")
        box.setText("Nieuw bericht aan dit adres?" if mail else "Dit adres in de browser openen?")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(address)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        agree = box.addButton("Openen", QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton("Adres kopiëren", QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        agree.clicked.connect(lambda: self._open(address))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(address))
        box.open()

    def _open(self, address: str) -> None:
        if not QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)):
            self.refused.emit(f"Er is geen programma gevonden dat {address} opent.")
