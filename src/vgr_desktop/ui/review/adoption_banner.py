"""The band above the page of an adopted report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.model.review import Adoption


class AdoptionBanner(QFrame):
    """Says that the report is adopted, since when and by whom. `reopening_wanted` asks to open it again."""

    reopening_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("adoptionBanner")
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._button = QPushButton("Weer openen…")
        self._button.clicked.connect(self.reopening_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(23, 7, 12, 7)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.hide()

    def show_adoption(self, adoption: Adoption | None, *, can_reopen: bool) -> None:
        """Say how the report was adopted; None: it is not adopted, so hide the band."""
        self.setVisible(adoption is not None)
        if adoption is not None:
            self._label.setText(self._said(adoption))
            self.setAccessibleName(self._label.text())
            self._button.setEnabled(can_reopen)

    def text(self) -> str:
        """The text of the band; empty when it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def _said(self, adoption: Adoption) -> str:
        day = long_date(adoption.moment.astimezone().date())
        said = "★ Vastgesteld op {} door {}".format(day, adoption.author or "onbekend")
        reason = f" ({adoption.reason})" if adoption.reason else ""
        return f"{said}{reason}. " + "U kunt lezen en exporteren, niet wijzigen."
