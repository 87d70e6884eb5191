"""Asks for the text and address of a link."""

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vgr_desktop.core.model.text import is_link
from vgr_desktop.html.addresses import mended
from vgr_desktop.ui.kit.dialog import Dialog


class LinkDialog(Dialog):
    """A link has a text that says where it goes, and an address on the web or of a mailbox."""

    def __init__(self, text: str, address: str, parent: QWidget | None = None) -> None:
        """Begin with this text and address."""
        super().__init__(parent)
        self.setWindowTitle("Link")
        self.setMinimumWidth(460)
        self._text = QLineEdit(text)
        self._address = QLineEdit(address)
        self._address.setPlaceholderText("https://…")
        self._advice = QLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow("&Tekst die zegt waar de link heen gaat", self._text)
        form.addRow("&Adres", self._address)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._advice)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._text.textChanged.connect(self._judge)
        self._address.textChanged.connect(self._judge)
        if text:
            self._address.setFocus()
        self._judge()

    def text(self) -> str:
        """The text of the link."""
        return " ".join(self._text.text().split())

    def address(self) -> str:
        """The address, without what a mail filter put around it; a bare one gets https:// or mailto: before it."""
        address = self._address.text().strip()
        if ":" in address:
            address = mended(address)
        if address and not is_link(address) and ":" not in address:
            return f"mailto:{address}" if "@" in address else f"https://{address}"
        return address

    def _judge(self) -> None:
        good = bool(self.text()) and is_link(self.address())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)
        wrong = self._address.text().strip() and not is_link(self.address())
        self._advice.setText("Een link gaat naar http://…, https://… of mailto:…." if wrong else "")
