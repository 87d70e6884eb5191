"""The columns of a spreadsheet, as the officer says what is in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox, QTableWidget

from tests.driving import agree, cancel, part, said
from tests.spreadsheets import Value, saved, xlsx
from tests.windows import Desktop, answer, wait_until, work_off
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.imports.sheets_dialog import SheetsDialog

TREE: list[list[Value]] = [
    ["1e Voortgangsrapportage 2027"],
    ["Code", "Prestatie", "Stoplicht", "Budget"],
    ["9", "Zorg", None, None],
    ["9A1.1", "Hulp", "oranje", "5"],
]
MONEY: list[list[Value]] = [["Wat", "Hoeveel"], ["Kade", 45]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return saved(tmp_path, "boom.xlsx", xlsx(TREE))


def roles(dialog: SheetsDialog) -> list[str]:
    table = part(dialog, QTableWidget)
    boxes = (table.cellWidget(0, column) for column in range(table.columnCount()))
    return [box.currentText() for box in boxes if isinstance(box, QComboBox)]


def choose(dialog: SheetsDialog, box: QComboBox, text: str) -> None:
    """Choose by keyboard, as with the arrow keys."""
    box.setFocus()
    while box.currentText() != text:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, text


def column(dialog: SheetsDialog, number: int) -> QComboBox:
    box = part(dialog, QTableWidget).cellWidget(0, number)
    assert isinstance(box, QComboBox)
    return box


def asked(desk: Desktop, path: Path, reply: Callable[[SheetsDialog], object]) -> None:
    """Import the file, and answer the dialog about its columns; agree with what was read then."""
    answer(SheetsDialog, reply)
    desk.take_in(path)


def test_what_is_guessed_is_shown_over_the_first_rows(desk: Desktop, tree: Path) -> None:
    shown: list[object] = []

    def look(dialog: SheetsDialog) -> None:
        table = part(dialog, QTableWidget)
        shown.append(roles(dialog))
        shown.append([table.item(row, 1).text() for row in range(1, table.rowCount())])  # type: ignore[union-attr]
        shown.append(part(dialog, QSpinBox).value())
        shown.append(column(dialog, 0).accessibleName())
        agree(dialog)

    asked(desk, tree, look)
    assert shown == [
        ["Code", "Titel", "Stoplicht", "(niet overnemen)"],
        ["Prestatie", "Zorg", "Hulp"],
        2,
        "Kolom A Code",
    ]
    assert "      9A1.1 Hulp ▲ Oranje" in desk.tree_lines()


def test_another_column_can_be_chosen_by_keyboard(desk: Desktop, tree: Path) -> None:
    def change(dialog: SheetsDialog) -> None:
        choose(dialog, column(dialog, 3), "Toelichting")
        agree(dialog)

    asked(desk, tree, change)
    areas = desk.report.programmes[0].areas
    assert len(areas[0].explanations) == 1


def test_tab_goes_from_column_to_column(desk: Desktop, tree: Path) -> None:
    focused: list[object] = []

    def tab(dialog: SheetsDialog) -> None:
        column(dialog, 0).setFocus()
        for number in range(4):
            focused.append(dialog.focusWidget() is column(dialog, number))
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        agree(dialog)

    asked(desk, tree, tab)
    assert focused == [True] * 4


def test_what_there_is_one_of_moves_to_the_column_that_is_chosen(desk: Desktop, tree: Path) -> None:
    seen: list[list[str]] = []

    def change(dialog: SheetsDialog) -> None:
        box = column(dialog, 3)
        box.setCurrentIndex(box.findText("Titel"))
        box.activated.emit(box.currentIndex())
        seen.append(roles(dialog))
        agree(dialog)

    asked(desk, tree, change)
    assert seen == [["Code", "(niet overnemen)", "Stoplicht", "Titel"]]


def test_a_sheet_that_is_not_known_can_be_taken_after_saying_what_it_is(desk: Desktop, tmp_path: Path) -> None:
    path = saved(tmp_path, "geld.xlsx", xlsx([["Notulen"]], ("Geld", MONEY)))
    seen: list[object] = []

    def say(dialog: SheetsDialog) -> None:
        go_on = part(dialog, QPushButton, "Verder")
        seen.append(go_on.isEnabled())
        sheets, subject = part(dialog, QComboBox, "Blad"), part(dialog, QComboBox, "Wat staat erop")
        sheets.setCurrentIndex(1)
        for text in ("Niet overnemen", "Doelenboom", "Financiële afwijkingen"):
            subject.setCurrentIndex(subject.findText(text))
            subject.activated.emit(subject.currentIndex())
            seen.append((go_on.isEnabled(), roles(dialog)))
        part(dialog, QSpinBox).setValue(1)
        for number, text in ((0, "Titel"), (1, "Bedrag")):
            box = column(dialog, number)
            box.setCurrentIndex(box.findText(text))
            box.activated.emit(box.currentIndex())
        unit = part(dialog, QComboBox, "Bedragen in")
        unit.setCurrentIndex(1)
        unit.activated.emit(1)
        seen.append("Gelezen wordt: Geld." in said(dialog))
        agree(dialog)

    def answer_page(dialog: ImportDialog) -> None:
        part(dialog, QLineEdit, "Programmanummer").setText("4")
        dialog.accept()

    answer(SheetsDialog, say)
    desk.take_in(path, answer_page)
    nothing = ["(niet overnemen)"] * 2
    assert seen == [False, (False, nothing), (False, nothing), (False, nothing), True]
    assert {deviation.title: deviation.amount for deviation in desk.report.programmes[0].deviations}["Kade"] == 45_000


def test_cancelling_reads_nothing(desk: Desktop, tree: Path) -> None:
    before, done = desk.session.reports, list[bool]()

    def leave(dialog: SheetsDialog) -> None:
        cancel(dialog)
        done.append(True)

    answer(SheetsDialog, leave)
    desk.window.imports.take([tree])
    wait_until(lambda: bool(done))
    work_off()
    assert desk.session.reports == before
