"""Asks what is issued as a work package, for whom, and when it must be back."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editing.scope import Scope, owned, owners
from vgr_desktop.core.editions.packages import Package
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import walk
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.programme_tree import ProgrammeTree

FIRST_DUE = 14
"""Days from today for the day that is proposed when there is none."""


class IssueDialog(Dialog):
    """Programmes and policy areas, or the texts that somebody owns."""

    def __init__(
        self, report: Report, today: dt.date, again: Package | None = None, parent: QWidget | None = None
    ) -> None:
        """Ask about this report; propose what was issued in `again`, to issue it once more."""
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Werkpakket uitgeven")
        self.resize(520, 560)
        self._names = owners(report)
        self._parts, self._own = QRadioButton("&Programma’s en beleidsterreinen"), QRadioButton("De teksten &van")
        self._ways = QButtonGroup(self)
        self._ways.addButton(self._parts)
        self._ways.addButton(self._own)
        self._tree = ProgrammeTree(report)
        self._tree.setMinimumHeight(140)
        self._owner = QComboBox()
        self._owner.setAccessibleName("De teksten van")
        self._owner.addItems(self._names)
        self._recipient = QComboBox(editable=True)
        self._recipient.addItems(self._names)
        self._recipient.setCurrentText("")
        self._is_due = QCheckBox("&Uiterlijk")
        self._day = QDateEdit()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton("Uitgeven…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._prepare(today)
        self._arrange()
        self._connect()
        if again is not None:
            self._propose(again)
        self._follow()

    def scope(self) -> Scope:
        """What is chosen."""
        if self._own.isChecked():
            return Scope(self._report.lineage, subjects=owned(self._report, self._owner.currentText()))
        known = {node.id: node.lineage for node in walk(self._report)}
        return Scope(self._report.lineage, frozenset(known[id] for id in self._tree.ticked()))

    def recipient(self) -> str:
        """For whom it is; empty when nobody was named."""
        return self._recipient.currentText().strip()

    def due(self) -> dt.date | None:
        """The last day on which it must be back, or None."""
        day = self._day.date()
        return dt.date(day.year(), day.month(), day.day()) if self._is_due.isChecked() else None

    def _prepare(self, today: dt.date) -> None:
        first = today + dt.timedelta(days=FIRST_DUE)
        self._day.setDate(QDate(first.year, first.month, first.day))
        self._day.setCalendarPopup(True)
        self._day.setLocale(QLocale())
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setAccessibleName("Uiterlijk op")
        self._parts.setChecked(True)
        self._own.setEnabled(bool(self._names))
        self._own.setToolTip("" if self._names else "Nog geen tekst heeft een eigenaar")

    def _arrange(self) -> None:
        own = QHBoxLayout()
        own.addWidget(self._own)
        own.addWidget(self._owner, 1)
        day = QHBoxLayout()
        day.addWidget(self._is_due)
        day.addWidget(self._day)
        day.addStretch(1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("V&oor", self._recipient)
        form.addRow("Terug", day)
        meaning = (
            "Uw collega krijgt een dossier met de hele rapportage en de vorige, en kan daarin alleen dit wijzigen. Hier"
            " blijft alles open: wat aan beide kanten is gewijzigd, ziet u naast elkaar als het terugkomt."
        )
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(QLabel(meaning, wordWrap=True))
        column.addWidget(self._parts)
        column.addWidget(self._tree, 1)
        column.addLayout(own)
        column.addLayout(form)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._ways.buttonToggled.connect(self._follow)
        self._tree.itemChanged.connect(self._follow)
        self._own.toggled.connect(self._name_owner)
        self._owner.currentTextChanged.connect(self._name_owner)
        self._is_due.toggled.connect(self._follow)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _propose(self, again: Package) -> None:
        """Choose what was in this package, as far as it is still there."""
        self._tree.tick({node.id for node in walk(self._report) if node.lineage in again.scope.nodes})
        name = next((name for name in self._names if again.scope.subjects & owned(self._report, name)), None)
        if name is not None and not again.scope.nodes:
            self._owner.setCurrentText(name)
            self._own.setChecked(True)
        self._recipient.setCurrentText(again.recipient)
        if again.due is not None:
            self._is_due.setChecked(True)
            self._day.setDate(QDate(again.due.year, again.due.month, again.due.day))

    def _name_owner(self) -> None:
        """The texts of a colleague are for that colleague, unless one says otherwise."""
        if self._own.isChecked() and self._recipient.currentText() in ("", *self._names):
            self._recipient.setCurrentText(self._owner.currentText())

    def _follow(self) -> None:
        self._tree.setEnabled(self._parts.isChecked())
        self._owner.setEnabled(self._own.isChecked())
        self._day.setEnabled(self._is_due.isChecked())
        scope = self.scope()
        self._go.setEnabled(bool(scope.nodes or scope.subjects))
