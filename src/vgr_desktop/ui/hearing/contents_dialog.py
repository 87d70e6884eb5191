"""Lists what a text is made of, to go there: its headings, links, tables, lists, parts and pictures."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.views.aloud import name
from vgr_desktop.core.views.structure import Piece, PieceKind, everything
from vgr_desktop.ui.kit.dialog import Dialog

_LISTS = (PieceKind.LIST, PieceKind.NUMBERED_LIST)
KINDS: Mapping[str, tuple[PieceKind, ...]] = {
    "&Tussenkoppen": (PieceKind.HEADING,),
    "&Links": (PieceKind.LINK,),
    "T&abellen": (PieceKind.TABLE,),
    "&Opsommingen": _LISTS,
    "All&es": (
        *(PieceKind.HEADING, PieceKind.LINK, PieceKind.TABLE, *_LISTS),
        *(PieceKind.PART, PieceKind.PICTURE, PieceKind.NOTE),
    ),
}
"""What can be listed, by its name."""
_SIZE = (520, 420)
_LONGEST = 80
"""Characters of a row, of words that may be a whole paragraph."""


class ContentsDialog(Dialog):
    """Lists the pieces of one kind. Enter goes to the chosen one."""

    def __init__(self, about: str, whole: Piece, parent: QWidget | None = None) -> None:
        """List the pieces of `whole`, the text with the name `about`: its headings if it has any, else everything."""
        super().__init__(parent)
        self.setWindowTitle("Opbouw van de tekst")
        self.resize(*_SIZE)
        self._pieces = list(everything(whole))
        self._shown: list[Piece] = []
        self._list = QListWidget()
        self._list.setAccessibleName(f"Opbouw van {about}")
        self._none = QLabel("Dat staat niet in deze tekst.")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton("Ernaartoe", QDialogButtonBox.ButtonRole.AcceptRole)
        self._kinds = QButtonGroup(self)
        choice = self._choice()
        column = QVBoxLayout(self)
        column.addWidget(choice)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._list.itemActivated.connect(self._go.click)
        self._kinds.buttonToggled.connect(self._show)
        found = [button for button in self._kinds.buttons() if self._of_kind(button.text())]
        (found or self._kinds.buttons())[0].setChecked(True)
        self._list.setFocus()

    def chosen(self) -> Piece | None:
        """The chosen piece."""
        row = self._list.currentRow()
        return self._shown[row] if row >= 0 else None

    def rows(self) -> list[str]:
        """The rows of the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _choice(self) -> QGroupBox:
        box = QGroupBox("Tonen")
        line = QHBoxLayout(box)
        for text in KINDS:
            button = QRadioButton(text)
            self._kinds.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return box

    def _of_kind(self, text: str) -> list[Piece]:
        return [piece for piece in self._pieces if piece.kind in KINDS[text]]

    def _show(self) -> None:
        chosen = self._kinds.checkedButton()
        self._shown = self._of_kind(chosen.text()) if chosen is not None else []
        self._list.clear()
        for piece in self._shown:
            item = QListWidgetItem(_said(piece))
            item.setData(Qt.ItemDataRole.ToolTipRole, piece.address or None)
            self._list.addItem(item)
        self._list.setCurrentRow(0 if self._shown else -1)
        self._list.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self._go.setEnabled(bool(self._shown))


def _said(piece: Piece) -> str:
    """A piece in one line: its words and what it is."""
    kind = name(piece)
    if piece.kind in (PieceKind.PART, PieceKind.PICTURE) or not piece.words:
        return kind[0].upper() + kind[1:]
    words = piece.words if len(piece.words) <= _LONGEST else f"{piece.words[: _LONGEST - 1]}…"
    return f"{words} ({kind})"
