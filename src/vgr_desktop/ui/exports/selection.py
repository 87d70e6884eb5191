"""Which part of the report is exported: a page of the export dialog."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.dutch.wording import enumerated, joined
from vgr_desktop.core.layout import (
    Chapter,
    Choice,
    committees,
    for_committee,
    for_portfolio,
    portfolios,
    without_committee,
)
from vgr_desktop.core.layout.selection import selection_name
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import walk
from vgr_desktop.ui.kit.programme_tree import ProgrammeTree
from vgr_desktop.ui.session.export_memory import Memory


class SelectionPage(QWidget):
    """The whole report, some programmes and policy areas, or the part for a committee or a portfolio.

    `changed` tells that the choice changed.
    """

    changed = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        """Begin with the whole report."""
        super().__init__(parent)
        self._report = report
        self._ways = QButtonGroup(self)
        self._whole = self._way("&Hele rapportage")
        self._parts = self._way("&Programma’s en beleidsterreinen")
        self._one_committee = self._way("Het deel van één &commissie")
        self._one_portfolio = self._way("Het deel van één porte&feuille")
        self._each = self._way("Per commissie: &alle, ieder een bestand in een map")
        self._tree = ProgrammeTree(report)
        self._committee = self._names(committees(report), "Commissie")
        self._portfolio = self._names(portfolios(report), "Portefeuille")
        self._boxes = {"committee": self._committee, "portfolio": self._portfolio}
        self._lineages = {node.id: node.lineage for node in walk(report)}
        self._left = QLabel(self._say_left(), wordWrap=True)
        self._arrange()
        self._whole.setChecked(True)
        self._ways.buttonToggled.connect(self._follow)
        self._tree.itemChanged.connect(self.changed)
        self._follow()

    @property
    def is_each(self) -> bool:
        """Whether every committee gets a separate document."""
        return self._each.isChecked()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return self._parts.isChecked() and not self._nodes()

    def choice(self, chapters: frozenset[Chapter]) -> Choice:
        """What to print, with these chapters."""
        if self._parts.isChecked():
            return Choice(chapters, self._nodes())
        if self._one_committee.isChecked():
            return for_committee(self._report, self._committee.currentText(), chapters)
        if self._one_portfolio.isChecked():
            return for_portfolio(self._report, self._portfolio.currentText(), chapters)
        return Choice(chapters)

    def begin(self, memory: Memory) -> None:
        """Choose what was chosen last time, as far as it is still there."""
        way, box = self._by_name().get(memory.way, self._whole), self._boxes.get(memory.way)
        self._tree.tick({id for id, lineage in self._lineages.items() if lineage in memory.nodes})
        there = box is None or box.findText(memory.name) >= 0
        if box is not None and there:
            box.setCurrentText(memory.name)
        if way.isEnabled() and there and (way is not self._parts or self._nodes()):
            way.setChecked(True)

    def remembered(self, memory: Memory) -> Memory:
        """`memory` with what is chosen now."""
        way = next(name for name, button in self._by_name().items() if button.isChecked())
        box = self._boxes.get(way)
        nodes = tuple(sorted(self._lineages[id] for id in self._nodes())) if way == "parts" else ()
        return replace(memory, way=way, nodes=nodes, name=box.currentText() if box is not None else "")

    def _by_name(self) -> dict[str, QRadioButton]:
        return {
            "": self._whole,
            "parts": self._parts,
            "committee": self._one_committee,
            "portfolio": self._one_portfolio,
            "each": self._each,
        }

    def name(self) -> str:
        """The name of the selection; empty for the whole report."""
        return selection_name(self._report, self.choice(frozenset(Chapter)))

    def _way(self, text: str) -> QRadioButton:
        button = QRadioButton(text)
        self._ways.addButton(button)
        return button

    def _names(self, names: tuple[str, ...], accessible: str) -> QComboBox:
        box = QComboBox()
        box.addItems([joined(name) for name in names])
        box.setAccessibleName(accessible)
        return box

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, 20)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[QRadioButton, QWidget | None], ...] = (
            (self._whole, None),
            (self._parts, self._tree),
            (self._one_committee, self._committee),
            (self._one_portfolio, self._portfolio),
            (self._each, self._left),
        )
        for number, (way, detail) in enumerate(rows):
            grid.addWidget(way, 2 * number, 0, 1, 2)
            if detail is not None:
                grid.addWidget(detail, 2 * number + 1, 1)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addStretch(1)
        self._offer()

    def _offer(self) -> None:
        """Offer only the ways that fit the report, and say why another one is not possible."""
        no_committee = "De rapportage noemt nog geen commissies"
        no_portfolio = "De rapportage noemt nog geen portefeuilles"
        for way, count, why in (
            (self._parts, self._tree.topLevelItemCount(), "De rapportage heeft nog geen programma’s"),
            (self._one_committee, self._committee.count(), no_committee),
            (self._one_portfolio, self._portfolio.count(), no_portfolio),
            (self._each, self._committee.count(), no_committee),
        ):
            way.setEnabled(count > 0)
            way.setToolTip("" if count else why)

    def _follow(self) -> None:
        """Show only the details of the chosen way."""
        self._tree.setVisible(self._parts.isChecked())
        self._committee.setVisible(self._one_committee.isChecked())
        self._portfolio.setVisible(self._one_portfolio.isChecked())
        self._left.setVisible(self._each.isChecked() and bool(self._left.text()))
        self.changed.emit()

    def _nodes(self) -> frozenset[int]:
        return self._tree.ticked()

    def _say_left(self) -> str:
        left = without_committee(self._report)
        if not left:
            return ""
        return f"Zonder commissie, en dus in geen van de bestanden: {enumerated(left)}."
