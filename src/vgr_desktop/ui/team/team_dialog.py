"""Asks for the address of a team dossier, and for the name and the password that one has there."""

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.policy import Policy, Subject
from vgr_desktop.team.address import Address
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.policy_field import keep_to

_ABOUT = (
    "Een teamdossier is een database waarin collega’s hun werk samenbrengen. Uw dossier blijft van u en staat heel op "
    "deze computer, ook zonder netwerk. Het adres en uw naam krijgt u van de beheerder."
)
_UNCHECKED = (
    "Let op: bij dit adres wordt het certificaat van de server niet gecontroleerd. Vraag de beheerder of dat klopt."
)


class TeamDialog(Dialog):
    """An address, a name and a password. The password goes into the keyring of the computer, and into no file."""

    def __init__(self, address: str, user: str, parent: QWidget | None = None) -> None:
        """Begin with this address and name."""
        super().__init__(parent)
        self.setWindowTitle("Teamdossier koppelen")
        self.setMinimumWidth(520)
        self._address = QLineEdit(address)
        self._address.setPlaceholderText("postgresql://server.gemeente.nl/vgr")
        self._user = QLineEdit(user)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._advice = QLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Koppelen")
        form = QFormLayout()
        form.addRow("&Adres", self._address)
        form.addRow("&Naam", self._user)
        form.addRow("&Wachtwoord", self._password)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(_ABOUT, wordWrap=True))
        column.addLayout(form)
        column.addWidget(self._advice)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._address.textChanged.connect(self._judge)
        self._judge()

    def keep_to(self, policy: Policy) -> None:
        """Name the address that the organisation has set, if it has."""
        keep_to(policy, Subject.TEAM, self._address)

    def address(self) -> Address | None:
        """The address with the name; None when it is none."""
        try:
            said = Address.read(self._address.text())
        except Problem:
            return None
        return said.with_user(self._user.text().strip()) if self._user.text().strip() else said

    def password(self) -> str | None:
        """The password; None when it was left empty, and is in the keyring already or not needed."""
        return self._password.text() or None

    def _judge(self) -> None:
        address = self.address()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(address is not None)
        if address is not None:
            self._advice.setText("" if address.is_checked else _UNCHECKED)
        else:
            is_begun = bool(self._address.text().strip())
            self._advice.setText("Een adres ziet eruit als postgresql://server.gemeente.nl/vgr." if is_begun else "")
