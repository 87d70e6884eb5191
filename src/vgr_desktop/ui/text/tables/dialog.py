"""Asks for the size of a new table."""

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.dialog import Dialog

MOST_ROWS, MOST_COLUMNS = 50, 8


class TableDialog(Dialog):
    """A table has a header row, so at least two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with three rows of three columns."""
        super().__init__(parent)
        self.setWindowTitle("Tabel")
        self._rows = QSpinBox(minimum=2, maximum=MOST_ROWS, value=3)
        self._columns = QSpinBox(minimum=1, maximum=MOST_COLUMNS, value=3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        form.addRow("&Rijen, met de koprij", self._rows)
        form.addRow("&Kolommen", self._columns)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def rows(self) -> int:
        """The number of rows."""
        return self._rows.value()

    def columns(self) -> int:
        """The number of columns."""
        return self._columns.value()
