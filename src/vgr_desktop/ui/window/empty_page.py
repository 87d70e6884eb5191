"""What the middle of the window says when there is no report."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.actions import Actions


class EmptyPage(QWidget):
    """Says what to do, with a button for each way."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """The buttons do what `actions` do."""
        super().__init__(parent)
        self._said = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        font = self._said.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self._said.setFont(font)
        self._without = [self._button(action) for action in (actions.new, actions.open)]
        self._within = [self._button(action) for action in (actions.import_page, actions.new_report)]
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._said)
        for button in (*self._without, *self._within):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_state(self, *, has_dossier: bool) -> None:
        """Say what fits: with a dossier but no report in it, or without a dossier."""
        within = "Dit dossier heeft nog geen rapportage. Neem er een in, of begin een nieuwe."
        without = "Er is geen dossier open."
        self._said.setText(within if has_dossier else without)
        for button in self._within:
            button.setVisible(has_dossier)
        for button in self._without:
            button.setVisible(not has_dossier)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        button.setMinimumWidth(220)
        return button
