"""How accessible an exported document is, and what to correct: a window beside the report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, place_of
from vgr_desktop.ui.kit.dialog import Dialog

_PLACE = Qt.ItemDataRole.UserRole


class VerdictWindow(Dialog):
    """Lists what to correct. `chosen` gives the id of the text to go to; the window stays open for the next."""

    chosen = Signal(int)

    def __init__(self, report: Report, verdict: Verdict, parent: QWidget | None = None) -> None:
        """`report` is as it was exported."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Toegankelijkheid")
        self.resize(440, 380)
        self._list = QListWidget()
        self._list.setAccessibleName("Wat te verbeteren is")
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setSpacing(3)
        for finding in verdict.findings:
            self._add(f"{place_of(report, finding)}: {finding.message}", finding.place)
        for obstacle in verdict.obstacles:
            self._add(f"Het document: {obstacle}")
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter must go to a text
        column = QVBoxLayout(self)
        column.addWidget(QLabel(verdict.said))
        advice = "Klik op een regel om naar de tekst te gaan. Exporteer daarna opnieuw."
        column.addWidget(QLabel(advice, wordWrap=True))
        column.addWidget(self._list, 1)
        column.addWidget(buttons)

    def _add(self, text: str, place: int | None = None) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        self._list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place is not None:
            self.chosen.emit(int(place))
