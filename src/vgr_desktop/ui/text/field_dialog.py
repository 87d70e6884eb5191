"""Offers the fields that can be put into a text, each with its present words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editing.text_fields import FieldOffer, is_of_deliverable, is_whole
from vgr_desktop.ui.kit.dialog import Dialog

_ROW = 26
"""Pixels: the height of a row."""
_KEY = Qt.ItemDataRole.UserRole


class FieldDialog(Dialog):
    """Lists fields by name, with their present words."""

    def __init__(self, offers: Sequence[FieldOffer], parent: QWidget | None = None) -> None:
        """Offer these."""
        super().__init__(parent)
        self.setWindowTitle("Veld invoegen")
        self.resize(680, 560)
        self._offers = {offer.key: offer for offer in offers}
        self._tree = self._made_tree()
        label = QLabel(
            "Het programma schrijft een veld en werkt het bij zodra er iets in de rapportage verandert.",
            wordWrap=True,
        )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Invoegen")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self._tree, 1)
        column.addWidget(self._buttons)
        self._tree.itemSelectionChanged.connect(self._judge)
        self._tree.itemDoubleClicked.connect(lambda: self.accept() if self.chosen() else None)
        self._fill()
        self._judge()

    def chosen(self) -> FieldOffer | None:
        """The field that is selected."""
        items = self._tree.selectedItems()
        return self._offers.get(items[0].data(0, _KEY)) if items else None

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Velden")
        tree.setHeaderLabels(["Veld", "Zegt nu"])
        tree.setWordWrap(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setAlternatingRowColors(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _fill(self) -> None:
        all_offers = self._offers.values()
        groups = {
            "Deze prestatie": [offer for offer in all_offers if is_of_deliverable(offer.key)],
            "Dit programma": [o for o in all_offers if not is_whole(o.key) and not is_of_deliverable(o.key)],
            "Hele rapportage": [offer for offer in all_offers if is_whole(offer.key)],
        }
        for name, members in groups.items():
            if members:
                group = QTreeWidgetItem(self._tree, [name])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                group.setSizeHint(1, QSize(0, _ROW))
                for offer in members:
                    item = QTreeWidgetItem(group, [offer.name, offer.text])
                    item.setToolTip(1, offer.text)
                    item.setSizeHint(1, QSize(0, _ROW))  # the width of the names is automatic
                    item.setData(0, _KEY, offer.key)
                    if self._tree.currentItem() is None:
                        self._tree.setCurrentItem(item)
        self._tree.expandAll()

    def _judge(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.chosen() is not None)
