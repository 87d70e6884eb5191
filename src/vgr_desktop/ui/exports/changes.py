"""Since when changes are shown in the document: a page of the export dialog."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QLabel, QVBoxLayout, QWidget

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.returning.sent import SentOut
from vgr_desktop.services.since import ONLY_TEXTS, sent_name

_SAID = (
    "Wat is bijgekomen en wat is vervallen, staat dan in het document als bijgehouden wijzigingen, op naam van de"
    " auteur of van de gemeente. Alles accepteren in Word geeft de rapportage van nu, alles verwerpen die van toen."
    " Zo’n document is om te lezen: ter beoordeling gaat er een zonder zichtbare wijzigingen."
)
_NOT, _DAY = "not", "day"


class ChangesPage(QWidget):
    """A choice of earlier editions, what went out for review, a day, or nothing. `changed`: it is another one now."""

    changed = Signal()

    def __init__(self, report: Report, others: Iterable[Report], parent: QWidget | None = None) -> None:
        """Changes of `report` can be shown since each of `others`, the newest first; at first none are shown."""
        super().__init__(parent)
        self._others = {other.id: other for other in reversed([*others]) if other.id != report.id}
        self._since = QComboBox()
        self._since.addItem("Niet zichtbaar", _NOT)
        for id, other in self._others.items():
            self._since.addItem(other.edition.title, id)
        self._since.addItem("een dag", _DAY)
        self._day = QDateEdit(QDate.currentDate())
        self._day.setMaximumDate(QDate.currentDate())
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setLocale(QLocale())
        self._note = QLabel(ONLY_TEXTS, wordWrap=True)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("Wijzigingen &zichtbaar sinds", self._since)
        form.addRow("&Dag", self._day)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(_SAID, wordWrap=True))
        column.addLayout(form)
        column.addWidget(self._note)
        column.addStretch(1)
        self._form = form
        self._since.currentIndexChanged.connect(self._follow)
        self._follow()

    def offer(self, sent: Iterable[SentOut]) -> None:
        """Offer what went out for review as well, the last first."""
        for each in sent:
            self._since.insertItem(self._since.count() - 1, sent_name(each), each)

    @property
    def since(self) -> Report | SentOut | dt.date | None:
        """The earlier edition, what went out for review, or the day; None: no changes are shown."""
        chosen = self._since.currentData()
        if not self.isEnabled() or chosen == _NOT:
            return None
        if chosen == _DAY:
            day = self._day.date()
            return dt.date(day.year(), day.month(), day.day())
        return chosen if isinstance(chosen, SentOut) else self._others[chosen]

    def _follow(self) -> None:
        by_day = self._since.currentData() == _DAY
        self._form.setRowVisible(self._day, by_day)
        self._note.setVisible(by_day)
        self.changed.emit()
