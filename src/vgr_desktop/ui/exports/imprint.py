"""What the exported document says about itself, and its look: a page of the export dialog."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.layout import Imprint, Status
from vgr_desktop.ui.exports.template import TemplateChooser
from vgr_desktop.ui.session.export_memory import Memory


class ImprintPage(QWidget):
    """Status, date, number and author, and the house style."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        """Begin with `memory`."""
        super().__init__(parent)
        self._status = QComboBox()
        self._date = QDateEdit(QDate.currentDate())
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._date.setLocale(QLocale())
        self._reference = QLineEdit(memory.reference)
        self._reference.setPlaceholderText("zoals RV 26.0072; BW 26.0317")
        self._decision = QPlainTextEdit(memory.decision)
        self._decision.setPlaceholderText("wat de raad wordt gevraagd te besluiten; elk punt op een regel")
        self._decision.setTabChangesFocus(True)
        self._decision.setMaximumHeight(4 * self.fontMetrics().lineSpacing())
        self._author = QLineEdit(memory.author)
        self._author.setPlaceholderText("staat alleen in de eigenschappen van het document")
        names = {Status.DRAFT: "Concept", Status.ADOPTED: "Vastgesteld"}
        self._status.addItem("Niet vermelden", "")
        for status in Status:
            self._status.addItem(names[status], status.value)
        self._status.setCurrentIndex(max(self._status.findData(memory.status), 0))
        self.template = TemplateChooser(Path(memory.template) if memory.template else None)
        column = QVBoxLayout(self)
        column.addLayout(self._form())
        column.addSpacing(8)
        column.addWidget(self._style())
        column.addStretch(1)

    def imprint(self) -> Imprint:
        """What the document says about itself."""
        value = str(self._status.currentData())
        date = self._date.date()
        return Imprint(
            dt.date(date.year(), date.month(), date.day()),
            Status(value) if value else None,
            " ".join(self._reference.text().split()),
            " ".join(self._author.text().split()),
            decision=self._decision.toPlainText().strip(),
        )

    def offer_style(self, *, offered: bool) -> None:
        """Allow choosing a house style, or not: a web page has none."""
        self._style_group.setEnabled(offered)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("&Status", self._status)
        form.addRow("&Datum", self._date)
        form.addRow("&Nummer", self._reference)
        form.addRow("&Gevraagd besluit", self._decision)
        form.addRow("A&uteur", self._author)
        return form

    def _style(self) -> QGroupBox:
        self._style_group = QGroupBox("Huisstijl")
        QVBoxLayout(self._style_group).addWidget(self.template)
        return self._style_group
