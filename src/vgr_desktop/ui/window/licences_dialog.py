"""The licences of the program and of all that comes with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.services.licences import Part
from vgr_desktop.ui.kit.dialog import Dialog

_SIZE = (860, 600)
_ABOUT = (
    "VGR Desktop is vrije software onder de EUPL 1.2. Dit zijn de onderdelen van anderen die erin zitten. Ze blijven "
    "onder hun eigen licentie; die van Qt staan als losse bestanden naast het programma, zodat u ze kunt vervangen."
)


class LicencesDialog(Dialog):
    """Lists the parts, and shows the text of the licence of one."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        """List these parts."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Licenties")
        self.resize(*_SIZE)
        self._parts = parts
        self._list = QListWidget()
        self._list.setAccessibleName("Onderdelen")
        self._list.addItems([f"{part.name} {part.version}".strip() for part in parts])
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName("Licentie")
        self._text.setTabChangesFocus(True)
        self._list.currentRowChanged.connect(self._show)
        self._arrange()
        self._list.setCurrentRow(0)

    def names(self) -> list[str]:
        """What is listed."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def choose(self, row: int) -> None:
        """Show the licence of the part in this row."""
        self._list.setCurrentRow(row)

    def text(self) -> str:
        """The licence that is shown."""
        return self._text.toPlainText()

    def _arrange(self) -> None:
        about = QLabel(_ABOUT)
        about.setWordWrap(True)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list)
        halves.addWidget(self._text)
        halves.setStretchFactor(1, 1)
        halves.setSizes([260, 600])
        halves.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(halves, 1)
        column.addWidget(buttons)

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self._text.setPlainText(f"{part.name} {part.version}\n{part.licence}\n\n{part.text}")
