"""Which parts of the report are exported and in what form: a page of the export dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.layout import Chapter, Extra
from vgr_desktop.core.model.report import Report

_COLUMNS_FROM = 5
"""Chapters. The others are in a second column."""


_EXTRAS_FROM = 3
"""Extras. The others are in a second column."""
_EXTRAS = {
    Extra.GLANCE: ("In één oogopslag", "Een halve bladzijde met het aandeel op koers, de stoplichten en het saldo"),
    Extra.TREND: (
        "Stoplicht van de vorige keer",
        "Een kolom in de doelenbomen, uit de vorige rapportage",
    ),
    Extra.RESERVE: ("Verrekening met de concernreserve", "Een regel onder de tabel van mee- en tegenvallers"),
    Extra.REFERENCES: ("Verwijzingen bij afwijkingen", "Naar de prestaties waarvan de code in de tekst staat"),
    Extra.LISTS: ("Lijst van tabellen en figuren", "Na de inhoudsopgave"),
    Extra.ABBREVIATIONS: ("Bijlage: afkortingen", "De afkortingen die in de teksten worden uitgelegd"),
}
"""What each extra is called, and what it is."""


class PartsPage(QWidget):
    """A box for each chapter, and the form of the tables of goals. `changed` tells that the choice changed."""

    changed = Signal()

    def __init__(
        self,
        report: Report,
        previous: Report | None,
        left_out: frozenset[Chapter],
        *,
        classic: bool,
        extras: frozenset[Extra] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """Begin without the chapters in `left_out`. `previous` is the edition before, which one chapter needs."""
        super().__init__(parent)
        self._boxes: dict[Chapter, QCheckBox] = {}
        self._extras: dict[Extra, QCheckBox] = {}
        self._classic = QRadioButton("&Klassiek: één hoge cel voor elk doel")
        self._plain = QRadioButton("&Toegankelijk: de code van het doel op elke regel")
        self._warning = QLabel(
            (
                "▲ Een schermlezer raakt in samengevoegde cellen de plaats kwijt. Een rapportage die wordt "
                "gepubliceerd moet toegankelijk zijn; gebruik deze vorm alleen op papier."
            ),
            wordWrap=True,
        )
        column = QVBoxLayout(self)
        column.addLayout(self._chapters(report, previous, left_out))
        column.addSpacing(8)
        column.addWidget(self._more(previous, extras))
        column.addSpacing(8)
        column.addWidget(self._forms())
        column.addStretch(1)
        self._classic.toggled.connect(self._warning.setVisible)
        (self._classic if classic else self._plain).setChecked(True)
        self._warning.setVisible(classic)

    @property
    def chapters(self) -> frozenset[Chapter]:
        """The chapters to print."""
        return frozenset(Chapter) - self.left_out

    @property
    def left_out(self) -> frozenset[Chapter]:
        """The chapters that are not to be printed."""
        return frozenset(chapter for chapter, box in self._boxes.items() if not box.isChecked())

    @property
    def extras(self) -> frozenset[Extra]:
        """What is printed beside the chapters."""
        return frozenset(extra for extra, box in self._extras.items() if box.isChecked())

    @property
    def is_classic(self) -> bool:
        """Whether the tables of goals have their older form."""
        return self._classic.isChecked()

    def _names(self, report: Report) -> dict[Chapter, str]:
        colours = [light.name.lower() for light in report.scale if not light.must_explain]
        calm = "niet op {}".format(enumerated(colours, "of")) if colours else "toe te lichten"
        changes = "wijzigingen in de doelenboom"
        return {
            Chapter.TITLE_PAGE: "Titelblad",
            Chapter.CONTENTS: headings.CONTENTS,
            Chapter.FOREWORD: headings.FOREWORD,
            Chapter.READING_GUIDE: headings.READING_GUIDE,
            Chapter.SUMMARY: headings.SUMMARY,
            Chapter.PROGRAMMES: "Programma’s",
            Chapter.PARAGRAPHS: headings.PARAGRAPHS,
            Chapter.APPENDICES: "Eigen bijlagen",
            Chapter.TO_EXPLAIN: f"Bijlage: {calm}",
            Chapter.TREE_CHANGES: f"Bijlage: {changes}",
        }

    def _chapters(self, report: Report, previous: Report | None, left_out: frozenset[Chapter]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        names = self._names(report)
        for number, chapter in enumerate(Chapter):
            box = QCheckBox(names[chapter])
            box.setChecked(chapter not in left_out)
            box.toggled.connect(self.changed)
            self._boxes[chapter] = box
            grid.addWidget(box, number % _COLUMNS_FROM, number // _COLUMNS_FROM)
        if previous is not None:
            said = f"Ten opzichte van de {previous.edition.title}"
        else:
            said = "Er is geen eerdere rapportage in dit dossier om mee te vergelijken"
            self._boxes[Chapter.TREE_CHANGES].setEnabled(False)
        self._boxes[Chapter.TREE_CHANGES].setToolTip(said)
        return grid

    def _more(self, previous: Report | None, chosen: frozenset[Extra]) -> QGroupBox:
        group = QGroupBox("Ook afdrukken")
        grid = QGridLayout(group)
        for number, (extra, (name, said)) in enumerate(_EXTRAS.items()):
            box = QCheckBox(name)
            box.setToolTip(said)
            box.setChecked(extra in chosen)
            box.toggled.connect(self.changed)
            self._extras[extra] = box
            grid.addWidget(box, number % _EXTRAS_FROM, number // _EXTRAS_FROM)
        if previous is None:
            self._extras[Extra.TREND].setEnabled(False)
            self._extras[Extra.TREND].setToolTip("Er is geen eerdere rapportage in dit dossier")
        return group

    def _forms(self) -> QGroupBox:
        group = QGroupBox("Doelenbomen")
        column = QVBoxLayout(group)
        for widget in (self._plain, self._classic, self._warning):
            column.addWidget(widget)
        return group
