"""What stands in the columns of a spreadsheet, over its first rows, before anything of it is read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.intake.sheets.grid import Sheet, Workbook, letters, shown
from vgr_desktop.core.intake.sheets.guessing import guess, roles_for, with_header
from vgr_desktop.core.intake.sheets.roles import (
    ROLE_NAMES,
    ROLES,
    SUBJECT_NAMES,
    Layout,
    Role,
    Subject,
    lack,
    with_role,
)
from vgr_desktop.core.model.report import Light
from vgr_desktop.ui.kit.dialog import Dialog

SHOWN_ROWS = 12
SHOWN_COLUMNS = 40
"""More columns than that are not chosen here; what is known of them stays."""
_UNITS = ((1, "euro"), (1_000, "duizenden euro’s (× € 1.000)"), (1_000_000, "miljoenen euro’s"))
_NARROWEST, _WIDEST = 130, 260
"""Pixels of a column."""
_LONGEST = 200
"""Characters of a cell; the rest is of no use for choosing."""


class SheetsDialog(Dialog):
    """Begins with what the names and contents of the columns say. Accepting it reads the sheets that are taken."""

    def __init__(self, workbook: Workbook, scale: Sequence[Light], parent: QWidget | None = None) -> None:
        """`scale` are the lights of the report."""
        super().__init__(parent)
        self._workbook = workbook
        self._scale = tuple(scale)
        self._layouts = [guess(sheet, scale) for sheet in workbook.sheets]
        self._combos: list[QComboBox] = []
        self.setWindowTitle(f"Kolommen van {workbook.source}")
        self.resize(900, 560)
        self._make_choices()
        self._table = QTableWidget()
        self._table.setTabKeyNavigation(False)
        self._table.setAccessibleName("De eerste rijen, met erboven wat er in elke kolom staat")
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self._verdict = QLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go_on = self._buttons.addButton("Verder", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        known = (place for place, layout in enumerate(self._layouts) if layout.subject is not Subject.NOTHING)
        self._sheets.setCurrentIndex(next(known, 0))
        self._sheets.currentIndexChanged.connect(self._show)
        self._subject.activated.connect(self._change_subject)
        self._header.valueChanged.connect(self._change_header)
        self._unit.activated.connect(self._change_unit)
        self._show()

    def layouts(self) -> tuple[Layout, ...]:
        """What stands on each sheet."""
        return tuple(self._layouts)

    def _make_choices(self) -> None:
        self._sheets = QComboBox()
        self._sheets.addItems([_sheet_name(sheet) for sheet in self._workbook.sheets])
        self._subject = QComboBox()
        for subject in (Subject.TREE, Subject.MONEY, Subject.NOTHING):
            self._subject.addItem(SUBJECT_NAMES[subject], subject)
        self._header = QSpinBox()
        self._header.setSpecialValueText("geen")
        self._unit = QComboBox()
        for unit, name in _UNITS:
            self._unit.addItem(name, unit)

    def _arrange(self) -> None:
        self._form = QFormLayout()
        self._form.addRow("&Blad", self._sheets)
        self._form.addRow("&Wat staat erop", self._subject)
        self._form.addRow("&Rij met de namen van de kolommen", self._header)
        self._form.addRow("Be&dragen in", self._unit)
        self._form.setRowVisible(self._sheets, len(self._workbook.sheets) > 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        introduction = "Kijk na wat er in elke kolom staat. Er wordt nog niets overgenomen."
        column.addWidget(QLabel(introduction, wordWrap=True))
        column.addLayout(self._form)
        column.addWidget(self._table, 1)
        column.addWidget(self._verdict)
        column.addWidget(self._buttons)

    @property
    def _place(self) -> int:
        return self._sheets.currentIndex()

    @property
    def _sheet(self) -> Sheet:
        return self._workbook.sheets[self._place]

    @property
    def _layout(self) -> Layout:
        return self._layouts[self._place]

    # Qt keeps a choice as plain text.

    def _change_subject(self) -> None:
        self._layouts[self._place] = roles_for(self._sheet, Subject(self._subject.currentData()), self._scale)
        self._show()

    def _change_header(self, row: int) -> None:
        if row != self._layout.header:
            self._layouts[self._place] = with_header(self._sheet, self._layout.subject, row, self._scale)
            self._show()

    def _change_unit(self) -> None:
        self._layouts[self._place] = replace(self._layout, unit=self._unit.currentData())

    def _change_role(self, column: int) -> None:
        self._layouts[self._place] = with_role(self._layout, column, Role(self._combos[column].currentData()))
        self._show_roles()
        self._judge()

    def _show(self) -> None:
        layout = self._layout
        self._subject.setCurrentIndex(self._subject.findData(layout.subject))
        self._header.setMaximum(len(self._sheet.rows))
        self._header.setValue(layout.header)
        self._unit.setCurrentIndex(self._unit.findData(layout.unit))
        self._form.setRowVisible(self._unit, layout.subject is Subject.MONEY)
        self._form.setRowVisible(self._header, layout.subject is not Subject.NOTHING)
        self._fill_table()
        self._show_roles()
        self._judge()

    def _fill_table(self) -> None:
        sheet, layout = self._sheet, self._layout
        first = max(layout.header - 1, 0)
        rows = range(first, min(first + SHOWN_ROWS, len(sheet.rows)))
        columns = min(sheet.width, SHOWN_COLUMNS)
        self._table.clear()
        self._table.setRowCount(len(rows) + 1)
        self._table.setColumnCount(columns)
        self._table.setHorizontalHeaderLabels([letters(column) for column in range(columns)])
        self._table.setVerticalHeaderLabels(["", *(str(row + 1) for row in rows)])
        self._combos = [self._combo(column) for column in range(columns)]
        for before, after in pairwise((self._table, *self._combos)):
            QWidget.setTabOrder(before, after)
        for place, row in enumerate(rows, 1):
            for column in range(columns):
                self._table.setItem(place, column, _item(sheet, row, column, is_name=row == layout.header - 1))
        self._table.resizeColumnsToContents()
        for column in range(columns):
            width = min(max(self._table.columnWidth(column), _NARROWEST), _WIDEST)
            self._table.setColumnWidth(column, width)

    def _combo(self, column: int) -> QComboBox:
        combo = QComboBox()
        name = shown(self._sheet.at(self._layout.header - 1, column)) if self._layout.header else ""
        combo.setAccessibleName(f"Kolom {letters(column)} {name}".strip())
        for role in ROLES[self._layout.subject]:
            combo.addItem(ROLE_NAMES[role], role)
        combo.activated.connect(lambda _index: self._change_role(column))
        self._table.setCellWidget(0, column, combo)
        return combo

    def _show_roles(self) -> None:
        for column, combo in enumerate(self._combos):
            roles = self._layout.roles
            combo.setCurrentIndex(combo.findData(roles[column] if column < len(roles) else Role.SKIP))

    def _judge(self) -> None:
        lacking = lack(self._layout)
        taken = [sheet for sheet in self._layouts if sheet.subject is not Subject.NOTHING]
        self._go_on.setEnabled(bool(taken) and not any(map(lack, taken)))
        if lacking:
            self._verdict.setText(lacking)
        elif not taken:
            self._verdict.setText("Zeg van minstens één blad wat erop staat.")
        else:
            names = ", ".join(
                _sheet_name(sheet)
                for sheet, layout in zip(self._workbook.sheets, self._layouts, strict=True)
                if layout.subject is not Subject.NOTHING
            )
            self._verdict.setText(f"Gelezen wordt: {names}. Kolommen die u niet overneemt, worden straks genoemd.")


def _sheet_name(sheet: Sheet) -> str:
    return f"{sheet.name} (verborgen)" if sheet.is_hidden else sheet.name


def _item(sheet: Sheet, row: int, column: int, *, is_name: bool) -> QTableWidgetItem:
    text = shown(sheet.at(row, column))
    item = QTableWidgetItem(text[:_LONGEST].replace("\n", " "))
    item.setToolTip(text[:_LONGEST])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if is_name:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item
