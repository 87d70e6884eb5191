"""Asks what is agreed about several texts at once: how far they are, whose they are, and when they are due."""

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
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editing.several import Agreement
from vgr_desktop.core.model.review import Stage
from vgr_desktop.ui.kit import review_looks
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.review.review_dialog import FIRST_DEADLINE

_SAME, _NONE, _UNTIL = "Ongewijzigd", "Geen", "Uiterlijk op"


class AgreementDialog(Dialog):
    """What is chosen in each of three fields; what stays unchanged differs per text."""

    def __init__(
        self, name: str, owners: Sequence[str], today: dt.date, parent: QWidget | None = None, *, below: bool
    ) -> None:
        """Ask about the texts of what has this name; `owners` can be chosen. `below`: there is more below it."""
        super().__init__(parent)
        self.setWindowTitle("Status, eigenaar en deadline")
        self.setMinimumWidth(460)
        self.stage = QComboBox()
        self.stage.addItem(_SAME, None)
        for stage in Stage:
            self.stage.addItem(review_looks.label(stage), stage)
        self.owner = QComboBox(editable=True)
        self.owner.addItems([_SAME, _NONE, *owners])
        self.owner.setToolTip("Kies een naam, of typ er een")
        self.when = QComboBox()
        self.when.addItems([_SAME, _UNTIL, _NONE])
        first = today + dt.timedelta(days=FIRST_DEADLINE)
        self._day = QDateEdit(QDate(first.year, first.month, first.day))
        self._day.setCalendarPopup(True)
        self._day.setLocale(QLocale())
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setAccessibleName("Uiterlijk op")
        self._day.setEnabled(False)
        self.when.currentTextChanged.connect(lambda said: self._day.setEnabled(said == _UNTIL))
        self._below = QCheckBox("&Ook voor alles wat eronder staat")
        self._below.setChecked(below)
        self._below.setVisible(below)
        self._arrange(name)

    def agreement(self) -> Agreement:
        """What was chosen."""
        owner, when, day = self.owner.currentText().strip(), self.when.currentText(), self._day.date()
        return Agreement(
            stage=self.stage.currentData(),
            owner=None if owner == _SAME else "" if owner == _NONE else owner,
            deadline=dt.date(day.year(), day.month(), day.day()) if when == _UNTIL else None,
            no_deadline=when == _NONE,
        )

    def is_for_below(self) -> bool:
        """Whether it is also about what stands below what was chosen."""
        return self._below.isChecked()

    def _arrange(self, name: str) -> None:
        day = QHBoxLayout()
        day.addWidget(self.when)
        day.addWidget(self._day, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Status", self.stage)
        form.addRow("&Eigenaar", self.owner)
        form.addRow("&Deadline", day)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(QLabel(f"Voor de teksten van {name}.", wordWrap=True))
        column.addLayout(form)
        column.addWidget(self._below)
        column.addWidget(buttons)
