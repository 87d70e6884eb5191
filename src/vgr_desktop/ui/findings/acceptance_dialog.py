"""Asks why a finding is accepted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.dialog import Dialog


class AcceptanceDialog(Dialog):
    """A reason is required; the name of the officer is filled in if the computer knows it."""

    def __init__(self, finding: str, author: str, parent: QWidget | None = None) -> None:
        """About the finding with this sentence."""
        super().__init__(parent)
        self.setWindowTitle("Bevinding accepteren")
        self.setMinimumWidth(480)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText("zoals: zo afgesproken met de portefeuillehouder")
        self._author = QLineEdit(author)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._agree = buttons.addButton("Accepteren", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("&Reden", self._reason)
        form.addRow("&Door", self._author)
        advice = "De bevinding telt dan niet meer mee. Zegt zij later iets anders, dan komt zij terug."
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(QLabel(finding, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addLayout(form)
        column.addWidget(QLabel(advice, wordWrap=True))
        column.addWidget(buttons)
        self._reason.textChanged.connect(self._judge)
        self._judge()

    def reason(self) -> str:
        """The reason."""
        return " ".join(self._reason.text().split())

    def author(self) -> str:
        """The name of the officer who accepts it."""
        return " ".join(self._author.text().split())

    def _judge(self) -> None:
        self._agree.setEnabled(bool(self.reason()))
