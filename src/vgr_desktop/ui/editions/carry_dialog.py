"""Asks on which report a new one is based, which edition it is, and which texts are copied."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editions.carry import Draft, following
from vgr_desktop.core.model.editions import Edition, read_edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.kit.dialog import Dialog


class CarryDialog(Dialog):
    """Proposes the next edition. It can be accepted when the dossier does not have that edition yet."""

    def __init__(self, reports: Sequence[Report], chosen: Report, parent: QWidget | None = None) -> None:
        """Offer `reports`, in the order of their editions, with `chosen` selected."""
        super().__init__(parent)
        self.setWindowTitle("Nieuwe rapportage op basis van een eerdere")
        self.setMinimumWidth(520)
        self._reports = reports
        self._sources = QComboBox()
        for report in reports:
            self._sources.addItem(report.edition.title, report.id)
        self._sources.setCurrentIndex(self._sources.findData(chosen.id))
        self._title = QLineEdit(following(reports[-1].edition).title)
        self._advice = QLabel(wordWrap=True)
        self._boxes = {
            Draft.STATE_OF_AFFAIRS: QCheckBox("de &stand van zaken per programma"),
            Draft.EXPLANATIONS: QCheckBox("de &toelichtingen op de doelenboom"),
            Draft.SECTIONS: QCheckBox("de teksten van &paragrafen en bijlagen"),
        }
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = self._buttons.addButton("Rapportage maken", QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._title.textChanged.connect(self._judge)
        self._judge()

    def source(self) -> Report:
        """The report on which the new one is based."""
        return next(report for report in self._reports if report.id == self._sources.currentData())

    def edition(self) -> Edition | None:
        """The edition in the title; None when it is not a title of an edition."""
        return read_edition(self._title.text())

    def drafts(self) -> frozenset[Draft]:
        """The texts about the progress that are copied, to be rewritten."""
        return frozenset(draft for draft, box in self._boxes.items() if box.isChecked())

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow("Op &basis van", self._sources)
        form.addRow("&Nieuwe rapportage", self._title)
        form.addRow("", self._advice)
        drafts = QGroupBox("Als concept meenemen, om te herschrijven")
        boxes = QVBoxLayout(drafts)
        for box in self._boxes.values():
            boxes.addWidget(box)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(
            QLabel(
                (
                    "De doelenboom, missies, commissies, portefeuilles en de leeswijzer gaan mee. Stoplichten beginnen "
                    "als “niet ingevuld”; het voorwoord en de financiële afwijkingen beginnen leeg. Elke prestatie "
                    "blijft gekoppeld aan de eerdere rapportage, zodat u ze naast elkaar ziet."
                ),
                wordWrap=True,
            )
        )
        column.addWidget(drafts)
        column.addWidget(self._buttons)

    def _judge(self) -> None:
        edition = self.edition()
        known = edition is not None and any(report.edition.same_as(edition) for report in self._reports)
        self._make.setEnabled(edition is not None and not known)
        if edition is None:
            self._advice.setText("Zo'n titel ziet eruit als “2e Voortgangsrapportage 2026”.")
        elif known:
            self._advice.setText("Het dossier heeft deze rapportage al. Kies een andere.")
        self._advice.setVisible(edition is None or known)
