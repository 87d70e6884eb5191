"""A dialog to choose a sign that is on no key."""

from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.dutch.signs import SIGNS
from vgr_desktop.ui.kit.dialog import Dialog

_COLUMNS = 10
_SIZE = 38
"""Pixels: width and height of the button of a sign."""


class SignsDialog(Dialog):
    """Shows the signs; `sign` is the one that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a choice."""
        super().__init__(parent)
        self.setWindowTitle("Bijzonder teken")
        self.sign = ""
        grid = QGridLayout()
        grid.setSpacing(2)
        for number, (sign, name) in enumerate(SIGNS):
            grid.addWidget(self._button(sign, name), *divmod(number, _COLUMNS))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addWidget(buttons)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setText(sign)
        button.setToolTip(name.capitalize())
        button.setAccessibleName(name.capitalize())
        button.setFixedSize(_SIZE, _SIZE)
        font = button.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        button.setFont(font)
        button.clicked.connect(partial(self._choose, sign))
        return button

    def _choose(self, sign: str) -> None:
        self.sign = sign
        self.accept()
