"""A dialog to choose what helps typing."""

from collections.abc import Container

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from vgr_desktop.core.dutch.typing_aids import Aid
from vgr_desktop.ui.kit.dialog import Dialog

_NAMES = {
    Aid.LISTS: "“- ” en “1. ” aan het begin van een alinea worden een &lijst",
    Aid.QUOTES: "Rechte aanhalingstekens worden &gebogen: “zo” en ‘zo’",
    Aid.DASHES: "Twee streepjes worden een gedachte&streepje –",
    Aid.SPACES: "Een &bedrag blijft op één regel met zijn euroteken",
    Aid.LINKS: "Een webadres of &mailadres wordt een link",
}


class TypingDialog(Dialog):
    """A box for each aid."""

    def __init__(self, on: Container[Aid], parent: QWidget | None = None) -> None:
        """Begin with these aids on."""
        super().__init__(parent)
        self.setWindowTitle("Hulp bij het typen")
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Terwijl u typt:"))
        self._boxes = {aid: QCheckBox(name) for aid, name in _NAMES.items()}
        for aid, box in self._boxes.items():
            box.setChecked(aid in on)
            column.addWidget(box)
        advice = QLabel("Wat het programma ervan maakt, haalt u met Ctrl+Z of Backspace direct weer terug.")
        advice.setWordWrap(True)
        column.addWidget(advice)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def chosen(self) -> frozenset[Aid]:
        """The aids whose boxes are ticked."""
        return frozenset(aid for aid, box in self._boxes.items() if box.isChecked())
