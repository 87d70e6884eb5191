"""Shows which code becomes which before nodes are numbered again."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.dutch.deeds import Codes
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import code_of, index, title_of, walk
from vgr_desktop.ui.kit.dialog import Dialog


class RenumberDialog(Dialog):
    """A table of old codes, new codes and titles."""

    def __init__(self, report: Report, codes: Sequence[Codes], parent: QWidget | None = None) -> None:
        """Show what becomes of the codes of `report`."""
        super().__init__(parent)
        self.setWindowTitle("Doorlopend nummeren")
        self.resize(560, 420)
        known = index(report)
        titles = {code_of(known, node.id): title_of(node) for node in walk(report)}
        table = QTableWidget(len(codes), 3)
        table.setAccessibleName("Oude en nieuwe nummers")
        table.setHorizontalHeaderLabels(["Nu", "Wordt", "Naam"])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, (old, new) in enumerate(codes):
            for column, text in enumerate((old, new, titles[old])):
                table.setItem(row, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Nummeren", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        said = "Deze nummers veranderen; wat eronder staat, gaat mee. U kunt dit ongedaan maken."
        column_.addWidget(QLabel(said, wordWrap=True))
        column_.addWidget(table, 1)
        column_.addWidget(buttons)
