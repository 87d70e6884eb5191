"""Who has what since when: the work packages that were issued, what is back, and what is late."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.editions.packages import Issued, scope_said, standing
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.kit.dialog import Dialog

WHO, WHAT, OUT, DUE, STANDING = range(5)
_EMPTY = "Er zijn nog geen werkpakketten uitgegeven. Dat doet u met Rapportage ▸ Werkpakket uitgeven."


class PackagesDialog(Dialog):
    """`take_in_wanted` asks for a package that came back, `again_wanted` to issue one once more.

    `withdrawal_wanted` gives a package, and whether it is to be withdrawn or waited for again.
    """

    take_in_wanted = Signal()
    again_wanted = Signal(object)
    withdrawal_wanted = Signal(object, bool)

    def __init__(
        self, issued: Sequence[Issued], reports: Sequence[Report], today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Show the packages, the last one that was issued first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Werkpakketten")
        self.resize(820, 420)
        self._issued = tuple(reversed(issued))
        self._list = QTreeWidget()
        self._list.setAccessibleName("Werkpakketten")
        self._list.setHeaderLabels(["Wie", "Wat", "Uitgegeven", "Uiterlijk", "Stand"])
        self._list.setRootIsDecorated(False)
        self._list.setStyleSheet("QTreeWidget::item { padding: 3px 8px 3px 2px; }")
        for each in self._issued:
            self._list.addTopLevelItem(_row(each, reports, today))
        header = self._list.header()
        header.setStretchLastSection(False)
        for column in (WHO, OUT, DUE, STANDING):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._take_in = QPushButton("&Innemen…")
        self._again = QPushButton("&Opnieuw uitgeven…")
        self._again.setToolTip("Hetzelfde nog eens uitgeven, zoals het nu is; dit werkpakket wordt ingetrokken")
        self._withdraw = QPushButton("In&trekken")
        self._arrange()
        self._list.currentItemChanged.connect(self._follow)
        self._list.setCurrentIndex(self._list.model().index(0, WHO))
        self._follow()

    def _arrange(self) -> None:
        waiting = sum(each.is_waited_for() for each in self._issued)
        said = "Van 1 werkpakket is nog niets terug." if waiting == 1 else f"Van {waiting} is nog niets terug."
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._take_in.clicked.connect(self.take_in_wanted)
        self._take_in.clicked.connect(self.accept)
        self._again.clicked.connect(self._issue_again)
        self._withdraw.clicked.connect(self._withdraw_or_not)
        row = QHBoxLayout()
        for button in (self._take_in, self._again, self._withdraw):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(QLabel(said if self._issued else _EMPTY, wordWrap=True))
        column.addWidget(self._list, 1)
        column.addLayout(row)

    def _current(self) -> Issued | None:
        row = self._list.currentIndex().row()
        return self._issued[row] if 0 <= row < len(self._issued) else None

    def _follow(self) -> None:
        current = self._current()
        self._again.setEnabled(current is not None)
        self._withdraw.setEnabled(current is not None)
        gone = current is not None and current.is_withdrawn
        self._withdraw.setText("Weer &verwachten" if gone else "In&trekken")
        self._withdraw.setToolTip("" if gone else "Niet meer verwachten; als het toch terugkomt, kunt u het innemen")

    def _issue_again(self) -> None:
        current = self._current()
        if current is not None:
            self.again_wanted.emit(current)
            self.accept()

    def _withdraw_or_not(self) -> None:
        current = self._current()
        if current is not None:
            self.withdrawal_wanted.emit(current, not current.is_withdrawn)
            self.accept()


def _row(issued: Issued, reports: Sequence[Report], today: dt.date) -> QTreeWidgetItem:
    package = issued.package
    out = long_date(package.issued.astimezone().date())
    due = long_date(package.due) if package.due is not None else "–"
    stands = standing(issued, today)
    late = issued.is_late(today)
    what = scope_said(reports, package.scope)
    item = QTreeWidgetItem([package.recipient or "–", what, out, due, f"▲ {stands}" if late else stands])
    item.setToolTip(WHAT, what)
    if late:
        font = item.font(STANDING)
        font.setBold(True)
        item.setFont(STANDING, font)
    return item
