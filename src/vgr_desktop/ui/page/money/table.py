"""The table of financial deviations, with the keys of a spreadsheet."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from vgr_desktop.core.dutch.wording import DEVIATION_CELLS
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, choices
from vgr_desktop.core.editing.deviation_sheet import as_sheet
from vgr_desktop.core.model.report import DeviationKind
from vgr_desktop.ui.kit.form_fields import LineField
from vgr_desktop.ui.kit.model_index import ModelIndex
from vgr_desktop.ui.page.money.model import DeviationsModel

_Hint = QAbstractItemDelegate.EndEditHint
_ROOM = 13
"""Pixels around the longest word of a column, together."""
_AIR = 9
"""Pixels above and below the text of a row, together."""
_LONGEST_WORDS = {
    DeviationColumn.AMOUNT: "00.000.000",
    DeviationColumn.EFFECT: "voordeel",
    DeviationColumn.RECURRENCE: "incidenteel",
    DeviationColumn.KIND: DEVIATION_CELLS[DeviationKind.NEUTRAL],
}
_AMOUNT = COLUMNS.index(DeviationColumn.AMOUNT)
_NARROWEST_TITLE, _NARROWEST_COVER, _TITLE_SHARE = 120, 62, 0.68
_SMALLER = 0.93
"""The size of the font compared with that of the window: beside a wide tree the page has little room."""


class DeviationsTable(QTableView):
    """Shows a `DeviationsModel` at its full height; the page around it scrolls.

    `cleared` gives the cells of deviations to empty, `pasted` the text to put into the table, `reached` tells that
    another cell is current.
    """

    reached = Signal()
    cleared = Signal(object)
    pasted = Signal(str)

    def __init__(self, model: DeviationsModel, parent: QWidget | None = None) -> None:
        """A view of `model`."""
        super().__init__(parent)
        self._model = model
        self._committing = False
        self._tabbing = False
        self._entry = 0  # the column where typing in the row began; Enter goes to that column in the row below
        self._place = (0, 0)
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self._dress()
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._restore_place)
        for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
            changed.connect(self._fit)

    def _dress(self) -> None:
        self.setAccessibleName("Financiële afwijkingen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        self.setFont(font)
        self.setStyleSheet(
            "QHeaderView::section { padding: 4px; border: 0; border-bottom: 1px solid palette(mid);"
            " background: palette(base); color: palette(placeholder-text); }"
        )
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.SelectedClicked | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the deviations with a selected cell, from top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return tuple(deviation.id for row in rows if (deviation := self._model.deviation(row)))

    def go_to(self, row: int, column: DeviationColumn = DeviationColumn.TITLE) -> None:
        """Make a cell the current one."""
        self.setCurrentIndex(self._model.index(row, COLUMNS.index(column)))

    def finish_typing(self) -> None:
        """Hand in what is being typed in a cell."""
        field = self.indexWidget(self.currentIndex())
        if field is not None and not self._committing:
            self.commitData(field)
            self.closeEditor(field, _Hint.NoHint)

    def copy(self) -> None:
        """Copy the selected cells to the clipboard, for this table or a spreadsheet."""
        chosen = self.selectedIndexes()
        columns = [COLUMNS[n] for n in sorted({index.column() for index in chosen})]
        deviations = [d for row in sorted({index.row() for index in chosen}) if (d := self._model.deviation(row))]
        if deviations:
            QGuiApplication.clipboard().setText(as_sheet(deviations, columns))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_selected()

    def paste(self) -> None:
        """Put the rows on the clipboard into the table, beginning at the current cell."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def clear_selected(self) -> None:
        """Empty the selected cells."""
        cells: dict[int, list[DeviationColumn]] = {}
        for index in self.selectedIndexes():
            deviation = self._model.deviation(index.row())
            if deviation is not None and self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                cells.setdefault(deviation.id, []).append(COLUMNS[index.column()])
        if cells:
            self.cleared.emit(cells)

    def commitData(self, editor: QWidget) -> None:
        """Hand in what was typed, only once: what follows calls this again, and Enter calls it later."""
        if not (self._committing or editor.isHidden()):
            self._committing = True
            try:
                super().commitData(editor)
            finally:
                self._committing = False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Make the next cell current after Tab, and one in the row below after Enter; do not open it."""
        if not editor.isHidden():
            super().closeEditor(editor, _Hint.NoHint)
        match hint:
            case _Hint.EditNextItem | _Hint.EditPreviousItem:
                self._step(1 if hint is _Hint.EditNextItem else -1)
            case _Hint.SubmitModelCache:
                self._next_row()

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:
        """Remember the column where typing in a row begins."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._tabbing:
            self._entry = current.column()
        self.reached.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  # as Qt calls it
        """Go from cell to cell with Tab, and leave the table at its end."""
        return self._step(1 if forward else -1) or super(QAbstractItemView, self).focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """Give the keys of a spreadsheet to the table, even if they mean something else in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell at F2, empty it at Delete, go down at Enter, choose at a letter; begin typing at other keys."""
        if event.key() == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next_row()
        elif not self._chooses(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width."""
        super().resizeEvent(event)
        self._fit()

    def _chooses(self, event: QKeyEvent) -> bool:
        """Take the choice that begins with a typed letter. Return whether it is a letter in a cell with choices."""
        index = self.currentIndex()
        letter = event.text().lower()
        if not index.isValid() or not letter.isalpha() or event.modifiers() & _COMMANDING:
            return False
        offered = choices(COLUMNS[index.column()])
        chosen = next((choice for choice in offered if choice.startswith(letter)), None)
        if chosen is not None and self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._model.setData(index, chosen)
        return bool(offered)

    def _step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) cell. Return False when there is none."""
        index = self.currentIndex()
        place = index.row() * len(COLUMNS) + index.column() + by if index.isValid() else 0
        if not 0 <= place < self._model.rowCount() * len(COLUMNS):
            return False
        self._tabbing = True
        self.setCurrentIndex(self._model.index(*divmod(place, len(COLUMNS))))
        self._tabbing = False
        return True

    def _next_row(self) -> None:
        row = min(self.currentIndex().row() + 1, self._model.rowCount() - 1)
        self.setCurrentIndex(self._model.index(row, self._entry))

    def _note_place(self) -> None:
        deviation = self._model.deviation(self.currentIndex().row())
        self._place = (deviation.id if deviation else 0, self.currentIndex().column())

    def _restore_place(self) -> None:
        id, column = self._place
        row = self._model.row_of(id)
        if row >= 0:
            index = self._model.index(row, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _share_out(self, width: int) -> None:
        measured = self.fontMetrics().horizontalAdvance
        fixed = {column: measured(word) + _ROOM for column, word in _LONGEST_WORDS.items()}
        amounts = [self._model.index(row, _AMOUNT).data() for row in range(self._model.rowCount())]
        widest = max((measured(str(amount)) for amount in amounts), default=0) + _ROOM
        fixed[DeviationColumn.AMOUNT] = max(fixed[DeviationColumn.AMOUNT], widest)
        rest = width - sum(fixed.values())
        title = max(int(rest * _TITLE_SHARE), _NARROWEST_TITLE)
        widths: Mapping[DeviationColumn, int] = {
            **fixed,
            DeviationColumn.TITLE: title,
            DeviationColumn.COVER: max(rest - title, _NARROWEST_COVER),
        }
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, widths[column])

    def _fit(self) -> None:
        self._share_out(self.viewport().width())
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        self.setFixedHeight(self.horizontalHeader().height() + rows + across + 2)


_OWN_KEYS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in _OWN_KEYS and not event.modifiers()


class _Cells(QStyledItemDelegate):
    """Edits cells by typing or choosing."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: ModelIndex) -> QWidget:
        """A list to choose from, or a field to type in."""
        column = COLUMNS[index.column()]
        if not choices(column):
            field = LineField(column.value, parent=parent)
            field.setFrame(False)
            return field
        box = QComboBox(parent)
        box.setAccessibleName(column.value)
        for choice in choices(column):
            box.addItem(choice or "(niet gezegd)", choice)
        box.activated.connect(lambda _row: self._take(box))
        return box

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """The size with some room above and below."""
        return super().sizeHint(option, index) + QSize(0, _AIR)

    def setEditorData(self, editor: QWidget, index: ModelIndex) -> None:
        """Begin with the text of the cell. Qt asks again when its row changes: what is typed by then stays."""
        said = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(said), 0))
            editor.showPopup()
        elif isinstance(editor, LineField) and not editor.isModified():
            editor.reset(said)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: ModelIndex) -> None:
        """Put what was typed or chosen into the cell."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, LineField):
            model.setData(index, editor.value())

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, _Hint.NoHint)
