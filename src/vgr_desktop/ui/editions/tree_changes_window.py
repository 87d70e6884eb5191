"""A window beside the report that lists what changed in the goal tree since another report."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editions.compare import Comparison
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.editions.tree_changes_page import COUPLE, html_of, lines_of
from vgr_desktop.ui.kit.dialog import Dialog


class TreeChangesWindow(Dialog):
    """Not modal: the officer can continue working while it is open.

    `chosen` gives the id of the report to compare with, `gone_to` that of the node to show; `coupling_wanted` asks to
    couple the two reports.
    """

    chosen = Signal(int)
    gone_to = Signal(int)
    coupling_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setWindowTitle("Wijzigingen in de doelenboom")
        self.resize(680, 520)
        self._found: Comparison | None = None
        self._reports = QComboBox()
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.setAccessibleName("Wijzigingen in de doelenboom")
        self._page.document().setDocumentMargin(12)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = self._buttons.addButton("&Kopiëren als tekst", QDialogButtonBox.ButtonRole.ActionRole)
        self._arrange()
        self._reports.activated.connect(lambda row: self.chosen.emit(int(self._reports.itemData(row))))
        self._page.anchorClicked.connect(self._follow)
        self._copy.clicked.connect(self._copy_lines)
        self._buttons.rejected.connect(self.reject)

    def offer(self, others: Sequence[Report], chosen: Report) -> None:
        """Offer `others` to compare with; `chosen` is the present one."""
        self._reports.clear()
        for report in others:
            self._reports.addItem(report.edition.title, report.id)
        self._reports.setCurrentIndex(self._reports.findData(chosen.id))

    def show_changes(self, found: Comparison) -> None:
        """List these changes; the scroll position stays."""
        self._found = found
        place = self._page.verticalScrollBar().value()
        self._page.setHtml(html_of(found))
        self._page.verticalScrollBar().setValue(place)

    def _arrange(self) -> None:
        label = QLabel("&Vergelijken met")
        label.setBuddy(self._reports)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._reports)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._page, 1)
        column.addWidget(self._buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _follow(self, link: QUrl) -> None:
        if link.toString() == COUPLE:
            self.coupling_wanted.emit()
        else:
            self.gone_to.emit(int(link.toString()))

    def _copy_lines(self) -> None:
        if self._found is not None:
            QGuiApplication.clipboard().setText(lines_of(self._found))
