"""Which item of a report was which of an earlier one: certain pairs, likely pairs, and decisions of the officer."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.editions.matching import Decisions, Matching, Pair, Reason
from vgr_desktop.core.model.report import Node, Report
from vgr_desktop.core.model.tree import code_of, index, title_of, walk
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.marked_words import marked

_ID = Qt.ItemDataRole.UserRole
NOW, THEN, WHY = range(3)
_UNSURE = (Reason.SIMILAR, Reason.CONTENTS)


class MatchingDialog(Dialog):
    """Lists the nodes of the later report, first those to decide about. `decisions` has the earlier node of each."""

    def __init__(self, before: Report, after: Report, found: Matching, parent: QWidget | None = None) -> None:
        """Begin with the pairs in `found`."""
        super().__init__(parent)
        self.setWindowTitle("Rapportages koppelen")
        self.resize(940, 620)
        self._before, self._after, self._found = before, after, found
        self._earlier = {node.id: node for node in walk(before) if node is not before}
        self._later = {node.id: node for node in walk(after) if node is not after}
        self._chosen = {id: self._found_for(id) for id in self._later}
        self._changed: set[int] = set()
        self._rows: dict[int, QTreeWidgetItem] = {}
        self._list = QTreeWidget()
        self._title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._candidates = QComboBox()
        self._gone = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton("Koppelen", QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._fill()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._list.currentItemChanged.connect(self._show_row)
        self._candidates.activated.connect(self._choose)
        self._say_gone()
        if self._rows:
            self._list.setCurrentItem(next(iter(self._rows.values())))

    def decisions(self) -> Decisions:
        """The earlier node of every node of the later report."""
        return dict(self._chosen)

    def _found_for(self, id: int) -> int | None:
        then = self._found.earlier(id)
        return then.id if then else None

    def _arrange(self) -> None:
        explained = (
            "Zo hoort de {1} bij de {0}. Kijk de eerste groepen na: klik op een regel en kies hieronder wat het toen "
            "was. Na het koppelen onthoudt het programma dit, ook als er iets hernoemd of verplaatst wordt."
        )
        head = QLabel(explained.format(self._before.edition.title, self._after.edition.title), wordWrap=True)
        self._list.setHeaderLabels([self._after.edition.title, f"Was in de {self._before.edition.title}", "Waarom"])
        self._list.setAccessibleName("Koppelingen")
        self._list.setUniformRowHeights(True)
        self._list.setStyleSheet("QTreeWidget::item { padding: 3px 2px; }")
        header = self._list.header()
        for place in (NOW, THEN):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self._candidates.setAccessibleName("Was toen")
        self._candidates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Titel", self._title)
        form.addRow("&Was toen", self._candidates)
        form.addRow("Vervallen", self._gone)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        column.addLayout(form)
        column.addWidget(self._buttons)

    def _fill(self) -> None:
        pairs = self._found.pairs
        unsure = [id for id in self._later if id in pairs and pairs[id].reason in _UNSURE]
        new = [node.id for node in self._found.new]
        known = {*unsure, *new}
        sure = [id for id in self._later if id not in known]
        groups = (
            ("Lijkt op elkaar: is dit hetzelfde?", unsure, True),
            ("Nieuw, of stond het er onder een andere naam?", new, True),
            ("Zeker hetzelfde", sure, False),
        )
        for name, ids, unfolded in groups:
            if ids:
                group = QTreeWidgetItem(self._list, [f"{name} ({len(ids)})"])
                group.setFirstColumnSpanned(True)
                font = group.font(NOW)
                font.setBold(True)
                group.setFont(NOW, font)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.addChildren([self._row(id) for id in ids])
                group.setExpanded(unfolded)

    def _row(self, id: int) -> QTreeWidgetItem:
        row = self._rows[id] = QTreeWidgetItem([self._now(id)])
        row.setData(NOW, _ID, id)
        row.setToolTip(NOW, row.text(NOW))
        self._show_choice(id)
        return row

    def _show_choice(self, id: int) -> None:
        row, earlier = self._rows[id], self._chosen[id]
        row.setText(THEN, "– nieuw –" if earlier is None else self._then(earlier))
        row.setToolTip(THEN, row.text(THEN))
        row.setText(WHY, self._why(id))

    def _why(self, id: int) -> str:
        if id in self._changed:
            return "uw keuze"
        pair = self._found.pairs.get(id)
        return self._reason(pair) if pair else ""

    def _reason(self, pair: Pair) -> str:
        match pair.reason:
            case Reason.CODE:
                return "zelfde code en tekst"
            case Reason.WORDING:
                return "zelfde tekst"
            case Reason.SIMILAR:
                return f"{pair.score:.0%} gelijk"
            case Reason.CONTENTS:
                return "zelfde onderdelen"
            case _:
                return "al gekoppeld"

    def _show_row(self, row: QTreeWidgetItem | None) -> None:
        """Offer the earlier nodes for this row: none, the likeliest, the free ones, and the rest."""
        id = row.data(NOW, _ID) if row else None
        self._candidates.clear()
        self._candidates.setEnabled(id is not None)
        self._title.setText(self._titles(id) if id is not None else "")
        if id is not None:
            self._candidates.addItem("Nieuw: stond er nog niet in", None)
            for earlier, name in self._offers(id):
                self._candidates.addItem(name, earlier)
            self._candidates.setCurrentIndex(self._candidates.findData(self._chosen[id]))

    def _titles(self, id: int) -> str:
        """The title, with its changes marked."""
        title, earlier = title_of(self._later[id]), self._chosen[id]
        return marked(title if earlier is None else title_of(self._earlier[earlier]), title)

    def _offers(self, id: int) -> Iterator[tuple[int, str]]:
        taken = {earlier: later for later, earlier in self._chosen.items() if earlier is not None and later != id}
        likely = [pair.before.id for pair in self._found.suggestions if pair.after.id == id]
        if (found := self._found_for(id)) is not None:
            likely.insert(0, found)
        same = [node.id for node in self._earlier.values() if type(node) is type(self._later[id])]
        ordered = dict.fromkeys((*likely, *(earlier for earlier in same if earlier not in taken), *same))
        for earlier in ordered:
            name = self._then(earlier)
            if earlier in taken:
                name = f"{name} (nu: {self._now(taken[earlier])})"
            yield earlier, name

    def _choose(self) -> None:
        row = self._list.currentItem()
        id = row.data(NOW, _ID) if row else None
        if id is None:
            return
        earlier = self._candidates.currentData()
        for other in [later for later, known in self._chosen.items() if known is not None and known == earlier]:
            self._set(other, None)
        self._set(id, earlier)
        self._title.setText(self._titles(id))
        self._say_gone()

    def _set(self, id: int, earlier: int | None) -> None:
        """Set the earlier node; an earlier node belongs to at most one later node."""
        if self._chosen[id] != earlier:
            self._chosen[id] = earlier
            self._changed.add(id)
            self._show_choice(id)

    def _say_gone(self) -> None:
        kept = set(self._chosen.values())
        gone = [self._then(id) for id in self._earlier if id not in kept]
        self._gone.setText("; ".join(gone) or "niets")

    def _now(self, id: int) -> str:
        return _named(self._after, self._later[id])

    def _then(self, id: int) -> str:
        return _named(self._before, self._earlier[id])


def _named(report: Report, node: Node) -> str:
    return f"{code_of(index(report), node.id)} {title_of(node)}".strip()
