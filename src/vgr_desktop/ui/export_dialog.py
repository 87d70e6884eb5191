"""What to print and what the document says of itself, before it is written."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.layout import (
    Chapter,
    Choice,
    Imprint,
    Status,
    committees,
    for_committee,
    for_portfolio,
    portfolios,
)
from vgr_desktop.core.report import Report

Chapters = frozenset[Chapter]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered from one export to the next: what is left out, and what the document says of itself."""

    left_out: Chapters = frozenset()
    status: str = Status.DRAFT.value
    reference: str = ""
    author: str = ""

    def as_json(self) -> str:
        """The same as a line of JSON."""
        return json.dumps({**asdict(self), "left_out": sorted(self.left_out)}, ensure_ascii=False)


def memory_from(line: str) -> Memory:
    """What `line` says; what it does not say, or cannot mean, is as if nothing was remembered."""
    try:
        said = json.loads(line)
        left_out = frozenset(chapter for chapter in Chapter if chapter in said["left_out"])
        return Memory(left_out, str(said["status"]), str(said["reference"]), str(said["author"]))
    except (ValueError, KeyError, TypeError):
        return Memory()


class ExportDialog(QDialog):
    """Asks for a selection, the chapters, and the imprint. Nothing is in the way: open findings are only told."""

    def __init__(self, report: Report, memory: Memory, finding_count: int, parent: QWidget | None = None) -> None:
        """Begin with what `memory` says."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exporteren"))
        self.setMinimumWidth(460)
        self._report = report
        self._selection = QComboBox()
        self._boxes: dict[Chapter, QCheckBox] = {}
        self._status = QComboBox()
        self._date = QDateEdit(QDate.currentDate())
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._date.setLocale(QLocale())
        self._reference = QLineEdit(memory.reference)
        self._reference.setPlaceholderText(self.tr("zoals RV 26.0072 of BW 26.0317"))
        self._author = QLineEdit(memory.author)
        self._author.setPlaceholderText(self.tr("staat alleen in de eigenschappen van het document"))
        for name, value in (("–", ""), *((status.value, status.value) for status in Status)):
            self._status.addItem(name, value)
        self._status.setCurrentIndex(max(self._status.findData(memory.status), 0))
        for name, choose in self._selections():
            self._selection.addItem(name, choose)
        column = QVBoxLayout(self)
        column.addLayout(self._form())
        column.addWidget(self._chapter_group(memory.left_out))
        column.addWidget(QLabel(self._say_findings(finding_count), wordWrap=True))
        column.addWidget(self._buttons())

    def choice(self) -> Choice:
        """What to print."""
        chapters = frozenset(chapter for chapter, box in self._boxes.items() if box.isChecked())
        choose = self._selection.currentData()
        chosen: Choice = choose(chapters)
        return chosen

    def is_whole(self) -> bool:
        """Whether the whole report is to be printed, not a selection."""
        return self._selection.currentIndex() <= 0

    def selection_name(self) -> str:
        """What the selection is called."""
        return self._selection.currentText()

    def imprint(self) -> Imprint:
        """What the document says of itself."""
        value = str(self._status.currentData())
        date = self._date.date()
        return Imprint(
            dt.date(date.year(), date.month(), date.day()),
            Status(value) if value else None,
            " ".join(self._reference.text().split()),
            " ".join(self._author.text().split()),
        )

    def memory(self) -> Memory:
        """What to begin with next time."""
        left_out = frozenset(chapter for chapter, box in self._boxes.items() if not box.isChecked())
        imprint = self.imprint()
        return Memory(left_out, imprint.status.value if imprint.status else "", imprint.reference, imprint.author)

    def _selections(self) -> Iterator[tuple[str, partial[Choice]]]:
        """What can be chosen: a name, and what makes the choice of it once the chapters are known."""
        report = self._report
        yield self.tr("Hele rapportage"), partial(Choice)
        for programme in report.programmes:
            name = self.tr("Programma {0} {1}").format(programme.number, programme.name)
            yield name.strip(), partial(Choice, nodes=frozenset({programme.id}))
        for committee in committees(report):
            yield self.tr("Commissie {0}").format(committee), partial(for_committee, report, committee)
        for portfolio in portfolios(report):
            yield self.tr("Portefeuille {0}").format(portfolio), partial(for_portfolio, report, portfolio)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow(self.tr("&Wat"), self._selection)
        form.addRow(self.tr("&Status"), self._status)
        form.addRow(self.tr("&Datum"), self._date)
        form.addRow(self.tr("&Nummer"), self._reference)
        form.addRow(self.tr("&Auteur"), self._author)
        return form

    def _chapter_group(self, left_out: Chapters) -> QGroupBox:
        names = {
            Chapter.TITLE_PAGE: self.tr("Titelblad"),
            Chapter.CONTENTS: self.tr("Inhoudsopgave"),
            Chapter.FOREWORD: self.tr("Voorwoord"),
            Chapter.READING_GUIDE: self.tr("Leeswijzer"),
            Chapter.SUMMARY: self.tr("Samenvatting"),
            Chapter.PROGRAMMES: self.tr("Programma’s"),
            Chapter.PARAGRAPHS: self.tr("Paragrafen"),
            Chapter.APPENDICES: self.tr("Bijlagen"),
            Chapter.TO_EXPLAIN: self.tr("Bijlage: prestaties die niet op groen staan"),
        }
        group = QGroupBox(self.tr("Onderdelen"))
        column = QVBoxLayout(group)
        for chapter in Chapter:
            box = QCheckBox(names[chapter])
            box.setChecked(chapter not in left_out)
            self._boxes[chapter] = box
            column.addWidget(box)
        return group

    def _say_findings(self, count: int) -> str:
        if not count:
            return self.tr("Er zijn geen bevindingen.")
        said = self.tr("1 bevinding") if count == 1 else self.tr("{0} bevindingen").format(count)
        return self.tr("Er staan nog {0} open; u kunt gewoon exporteren.").format(said)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("Exporteren…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
