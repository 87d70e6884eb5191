"""Asks what a new dossier is for: for whom, and with what it begins."""

import datetime as dt
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editions.carry import following
from vgr_desktop.core.model.editions import Edition, read_edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.policy import Policy, Subject
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.policy_field import keep_to
from vgr_desktop.ui.window.edition_dialog import next_edition


class Beginning(Enum):
    """With what a dossier begins."""

    EMPTY = auto()
    """an empty report"""
    FILE = auto()
    """a report that is taken in from a page, a document or a spreadsheet"""
    BASIS = auto()
    """the next report on the basis of one in the dossier that is open"""
    NOTHING = auto()
    """nothing yet"""


_NAMES = {
    Beginning.EMPTY: "Een &lege rapportage",
    Beginning.FILE: "Een rapportage uit een &bestand: een bladzijde van de site, een werkblad of een export",
    Beginning.BASIS: "De &volgende rapportage, op basis van een uit het dossier dat nu open is",
    Beginning.NOTHING: "&Nog niets",
}


class NewDossierDialog(Dialog):
    """The municipality, and the beginning; a title is asked where there will be a report at once."""

    def __init__(
        self, municipality: str, reports: Sequence[Report], today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Suggest the municipality; `reports` are those of the open dossier, on which a new one can be based."""
        super().__init__(parent)
        self.setWindowTitle("Nieuw dossier")
        self.setMinimumWidth(520)
        self._reports = tuple(reversed(reports))
        self._today = today
        self._municipality = QLineEdit(municipality)
        self._municipality.setPlaceholderText("bijvoorbeeld Gemeente Waterrade")
        self._choices = {beginning: QRadioButton(name) for beginning, name in _NAMES.items()}
        self._choices[Beginning.BASIS].setEnabled(bool(reports))
        self._group = QButtonGroup(self)
        self._sources = QComboBox()
        self._sources.setAccessibleName("Op basis van")
        self._sources.addItems([report.edition.title for report in self._reports])
        self._title = QLineEdit()
        self._advice = QLabel("Zo'n titel ziet eruit als “2e Voortgangsrapportage 2026”.", wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = self._buttons.addButton("Dossier maken", QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._title.textChanged.connect(self._judge)
        self._sources.currentIndexChanged.connect(self._suggest)
        for button in self._choices.values():
            self._group.addButton(button)
            button.toggled.connect(self._suggest)
        self.choose(Beginning.EMPTY)

    def keep_to(self, policy: Policy) -> None:
        """Name the municipality that the organisation has set, if it has."""
        keep_to(policy, Subject.MUNICIPALITY, self._municipality)

    def choose(self, beginning: Beginning) -> None:
        """Choose with what it begins."""
        self._choices[beginning].setChecked(True)

    def beginning(self) -> Beginning:
        """With what it begins."""
        return next(beginning for beginning, button in self._choices.items() if button.isChecked())

    def municipality(self) -> str:
        """The name of the municipality."""
        return " ".join(self._municipality.text().split())

    def edition(self) -> Edition | None:
        """The edition of the first report; None when there is none yet."""
        return read_edition(self._title.text()) if self._has_title() else None

    def source(self) -> Report | None:
        """The report on which the first one is based, if it is."""
        return self._reports[self._sources.currentIndex()] if self.beginning() is Beginning.BASIS else None

    def _has_title(self) -> bool:
        return self.beginning() in {Beginning.EMPTY, Beginning.BASIS}

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow("&Gemeente", self._municipality)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(QLabel("Het dossier begint met"))
        for beginning, button in self._choices.items():
            column.addWidget(button)
            if beginning is Beginning.BASIS:
                column.addWidget(self._sources)
        self._titled = QFormLayout()
        self._titled.addRow("&Rapportage", self._title)
        column.addLayout(self._titled)
        column.addWidget(self._advice)
        column.addWidget(self._buttons)

    def _suggest(self) -> None:
        """Suggest the title that fits the beginning."""
        source = self.source()
        suggestion = following(source.edition) if source is not None else next_edition(self._today)
        self._title.setText(suggestion.title)
        self._sources.setVisible(source is not None)
        self._titled.setRowVisible(self._title, self._has_title())
        self._judge()

    def _judge(self) -> None:
        known = not self._has_title() or self.edition() is not None
        self._make.setEnabled(known)
        self._advice.setVisible(not known)
