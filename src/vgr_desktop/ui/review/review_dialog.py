"""Asks for the owner, deadline and note of a text."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.review import Review
from vgr_desktop.ui.kit.dialog import Dialog

FIRST_DEADLINE = 14
"""Days from today for the deadline that is proposed when there is none."""


class ReviewDialog(Dialog):
    """Owner, deadline and note of one text."""

    def __init__(
        self, name: str, review: Review | None, owners: Sequence[str], today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Ask about the text with this name; `owners` can be chosen."""
        super().__init__(parent)
        self.setWindowTitle("Eigenaar, deadline en notitie")
        self.setMinimumWidth(460)
        deadline = review.deadline if review else None
        self._owner = QComboBox(editable=True)
        self._owner.addItems(list(owners))
        self._owner.setCurrentText(review.owner if review else "")
        self._is_due = QCheckBox("&Uiterlijk")
        self._is_due.setChecked(deadline is not None)
        first = deadline or today + dt.timedelta(days=FIRST_DEADLINE)
        self._deadline = QDateEdit(QDate(first.year, first.month, first.day))
        self._deadline.setCalendarPopup(True)
        self._deadline.setLocale(QLocale())
        self._deadline.setDisplayFormat("d MMMM yyyy")
        self._deadline.setAccessibleName("Uiterlijk op")
        self._deadline.setEnabled(deadline is not None)
        self._is_due.toggled.connect(self._deadline.setEnabled)
        self._note = QPlainTextEdit(review.note if review else "")
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(110)
        self._arrange(name)

    def owner(self) -> str:
        """The name of the owner; empty when there is none."""
        return self._owner.currentText()

    def deadline(self) -> dt.date | None:
        """The last day on which the text must be ready, or None."""
        day = self._deadline.date()
        return dt.date(day.year(), day.month(), day.day()) if self._is_due.isChecked() else None

    def note(self) -> str:
        """The note."""
        return self._note.toPlainText()

    def _arrange(self, name: str) -> None:
        day = QHBoxLayout()
        day.addWidget(self._is_due)
        day.addWidget(self._deadline)
        day.addStretch(1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Eigenaar", self._owner)
        form.addRow("Deadline", day)
        form.addRow("&Notitie", self._note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(QLabel(name, wordWrap=True))
        column.addLayout(form)
        kept = "Dit is voor wie aan de rapportage werkt. Het komt nooit in een document."
        column.addWidget(QLabel(kept, wordWrap=True))
        column.addWidget(buttons)
