"""Asks for the edition and the municipality of a new report."""

import datetime as dt

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vgr_desktop.core.model.editions import Edition, edition, read_edition
from vgr_desktop.disk.policy import Policy, Subject
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.policy_field import keep_to

AUTUMN = 7
"""From this month on, the second report of the year is being written."""


def next_edition(today: dt.date) -> Edition:
    """The edition that is probably being written on this day."""
    return edition(2 if today.month >= AUTUMN else 1, today.year)


class EditionDialog(Dialog):
    """A title such as "2e Voortgangsrapportage 2026", and a municipality."""

    def __init__(self, title: str, suggestion: Edition, municipality: str, parent: QWidget | None = None) -> None:
        """Begin with this suggestion."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._title = QLineEdit(suggestion.title)
        self._municipality = QLineEdit(municipality)
        self._municipality.setPlaceholderText("bijvoorbeeld Gemeente Waterrade")
        self._advice = QLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow("&Rapportage", self._title)
        form.addRow("&Gemeente", self._municipality)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._advice)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._title.textChanged.connect(self._judge)
        self._judge()

    def keep_to(self, policy: Policy) -> None:
        """Name the municipality that the organisation has set, if it has."""
        keep_to(policy, Subject.MUNICIPALITY, self._municipality)

    def edition(self) -> Edition | None:
        """The edition in the title; None when it is not a title of an edition."""
        return read_edition(self._title.text())

    def municipality(self) -> str:
        """The name of the municipality."""
        return " ".join(self._municipality.text().split())

    def _judge(self) -> None:
        known = self.edition() is not None
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(known)
        advice = "Zo'n titel ziet eruit als “2e Voortgangsrapportage 2026”."
        self._advice.setText("" if known else advice)
