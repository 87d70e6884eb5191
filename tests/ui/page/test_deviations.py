"""The grid of financial deviations on the page of a programme, used with the keys of a spreadsheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, wait_until, work_off
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, shown
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.ui.page.money.grid import DeviationsGrid
from vgr_desktop.ui.page.sheet import Sheet

Key = Qt.Key
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def grid_of(desk: Desktop) -> DeviationsGrid:
    """The grid on the page of the first programme."""
    desk.frame.activateWindow()
    wait_until(desk.frame.isActiveWindow)
    desk.go_to(small.GREENERY)
    wait_until(lambda: desk.window.desk.findChildren(DeviationsGrid) != [])
    (grid,) = desk.window.desk.findChildren(DeviationsGrid)
    return grid


def begin(desk: Desktop) -> DeviationsGrid:
    """The grid with its empty row as the current one."""
    grid = grid_of(desk)
    desk.do(desk.actions.add_deviation)
    return grid


def lines(report: Report) -> list[str]:
    return [" | ".join(shown(d, column) for column in COLUMNS) for d in report.programmes[0].deviations]


def sums(grid: DeviationsGrid) -> list[str]:
    work_off()
    heading, *said = (label.text() for label in grid.findChildren(QLabel) if label.text())
    assert heading == "Financiële afwijkingen"
    return said


def test_the_page_of_a_programme_shows_its_deviations_and_what_they_come_to(desk: Desktop) -> None:
    grid = grid_of(desk)
    assert grid.isVisible()
    assert sums(grid) == [
        *("Saldo van dit programma", "€\u00a045.000 nadeel"),
        *("Saldo van de hele rapportage", "€\u00a045.000 nadeel"),
    ]
    texts = part(desk.window.desk, Sheet).texts
    assert texts.indexOf(grid) == texts.indexOf(desk.pane(small.DROUGHT_COSTS)) - 1
    desk.go_to(small.PARKS)
    assert not grid.isVisible()


def test_a_deviation_is_typed_in_the_empty_row_cell_by_cell(desk: Desktop) -> None:
    grid = begin(desk)
    desk.keys(
        "Rente",
        Key.Key_Tab,
        "12500,50",
        Key.Key_Tab,
        "v",
        Key.Key_Tab,
        "s",
        Key.Key_Tab,
        "Reserve",
        Key.Key_Return,
    )
    assert lines(desk.saved())[1] == "Rente | 12.500,50 | voordeel | structureel | Reserve | mee-/tegenvaller"
    assert sums(grid)[1] == "€\u00a032.499,50 nadeel"
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (2, 0)


def test_each_cell_is_one_step_to_undo_and_undo_goes_to_its_row(desk: Desktop) -> None:
    grid = begin(desk)
    desk.keys("Rente", Key.Key_Tab, "100", Key.Key_Return)
    desk.do(desk.actions.undo)
    assert lines(desk.report)[1] == "Rente |  |  |  |  | mee-/tegenvaller"
    assert grid.table.currentIndex().row() == 1
    desk.do(desk.actions.undo)
    assert len(lines(desk.report)) == 1
    desk.do(desk.actions.redo)
    assert lines(desk.report)[1].startswith("Rente")


def test_what_is_being_typed_in_a_cell_is_handed_in_before_anything_else_happens(desk: Desktop) -> None:
    begin(desk)
    desk.keys("Rente")
    assert lines(desk.saved())[1].startswith("Rente")
    desk.keys(Key.Key_Tab, "55")
    desk.go_to(small.OVERHEAD)
    assert lines(desk.report)[1].startswith("Rente | 55 | nadeel")


def test_a_row_can_be_begun_by_choosing_its_kind(desk: Desktop) -> None:
    """The list of the choice, a window of its own, is still there when the text of the new row gets its place."""
    table = begin(desk).table
    table.go_to(1, COLUMNS[5])
    desk.keys(Key.Key_F2)
    (box,) = table.findChildren(QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    work_off()
    assert lines(desk.report)[1] == " |  |  |  |  | budgetneutraal"
    assert len(desk.window.desk.panes()) == 4


def test_escape_leaves_a_cell_as_it_was(desk: Desktop) -> None:
    grid_of(desk).show_deviation(small.DROUGHT_COSTS)
    grid_of(desk).table.setFocus()
    desk.keys(Key.Key_F2, "Nieuw", Key.Key_Escape)
    assert lines(desk.report) == ["Water geven in de zomer | 45.000 | nadeel |  |  | mee-/tegenvaller"]


def test_what_is_being_typed_in_a_cell_stays_when_its_deviation_changes(desk: Desktop) -> None:
    grid = grid_of(desk)
    QTest.keyClicks(desk.editor(small.DROUGHT_COSTS), "Er is meer water nodig.")
    grid.table.go_to(0, COLUMNS[0])
    grid.table.setFocus()
    desk.keys(Key.Key_F2, "Sproeien ")
    desk.window.desk.writing.hand_in()
    desk.keys("in de zomer", Key.Key_Return)
    assert lines(desk.report)[0].startswith("Sproeien in de zomer | 45.000")


def test_an_amount_that_cannot_be_read_is_told_and_the_old_one_stays(desk: Desktop) -> None:
    grid = grid_of(desk)
    grid.table.go_to(0, COLUMNS[1])
    grid.table.setFocus()
    desk.keys("veel", Key.Key_Return)
    assert desk.message.startswith("Bedrag bij “Water geven in de zomer”: “veel” is geen bedrag.")
    assert lines(desk.report)[0].startswith("Water geven in de zomer | 45.000 | nadeel")
    grid.table.go_to(0, COLUMNS[1])
    desk.keys("-350.000 N", Key.Key_Return)
    assert "“-350.000 N” zegt twee dingen" in desk.message
    assert "Typ 350.000 N voor een nadeel, of 350.000 V voor een voordeel." in desk.message
    assert lines(desk.report)[0].startswith("Water geven in de zomer | 45.000 | nadeel")


def test_a_letter_chooses_and_a_list_offers_what_there_is(desk: Desktop) -> None:
    grid = grid_of(desk)
    table = grid.table
    table.setFocus()
    table.go_to(0, COLUMNS[2])
    desk.keys("v")
    assert lines(desk.report)[0].startswith("Water geven in de zomer | 45.000 | voordeel")
    table.go_to(0, COLUMNS[5])
    desk.keys(Key.Key_F2)
    (box,) = table.findChildren(QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == ["mee-/tegenvaller", "budgetneutraal"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    work_off()
    assert lines(desk.report)[0] == "Water geven in de zomer | 45.000 |  |  |  | budgetneutraal"
    assert sums(grid)[:2] == ["Saldo van dit programma", "geen bedragen"]
    desk.keys("x")
    assert lines(desk.report)[0].endswith("budgetneutraal")


def test_delete_empties_what_is_selected(desk: Desktop) -> None:
    grid = grid_of(desk)
    grid.table.setFocus()
    grid.table.selectAll()
    desk.keys(Key.Key_Delete)
    assert lines(desk.report) == [" |  |  |  |  | mee-/tegenvaller"]
    assert sums(grid)[-1] == "Van 1 afwijking is het bedrag nog niet ingevuld; die telt niet mee."
    assert plain(desk.report.programmes[0].deviations[0].body) == "Jonge bomen kregen vaker water."


def test_rows_are_moved_and_removed(desk: Desktop) -> None:
    grid = begin(desk)
    desk.keys("Rente", Key.Key_Return)
    grid.table.go_to(1)
    QTest.keyClick(grid.table, Key.Key_Up, ALT | SHIFT)
    assert [line.split(" |")[0] for line in lines(desk.report)] == ["Rente", "Water geven in de zomer"]
    assert grid.table.selected_ids() == (desk.report.programmes[0].deviations[0].id,)
    QTest.keyClick(grid.table, Key.Key_Down, ALT | SHIFT)
    QTest.keyClick(grid.table, Key.Key_Delete, CONTROL | SHIFT)
    assert [line.split(" |")[0] for line in lines(desk.report)] == ["Water geven in de zomer"]


def test_rows_are_pasted_and_what_does_not_fit_waits_above_the_texts(desk: Desktop) -> None:
    begin(desk)
    QGuiApplication.clipboard().setText("Rente\t(1.250)\nZout\tPM\nGas\t3,400.50\nTotaal\t1")
    desk.do(desk.actions.paste)
    assert lines(desk.saved())[1:] == [
        "Rente | 1.250 | voordeel |  |  | mee-/tegenvaller",
        "Zout |  |  |  |  | mee-/tegenvaller",
        "Gas | 3.400,50 | nadeel |  |  | mee-/tegenvaller",
    ]
    assert [left.text for left in desk.report.leftovers][1:] == ["Zout – Bedrag (€): PM"]
    assert "“Zout – Bedrag (€): PM”" in desk.message
    assert "Typ bijvoorbeeld 45.000" in desk.message
    assert "Bij 1 bedrag stond niet" in desk.message
    assert "telt zelf op" in desk.message
    desk.do(desk.actions.undo)
    assert len(lines(desk.report)) == 1


def test_several_amounts_of_which_nothing_is_said_are_told(desk: Desktop) -> None:
    begin(desk)
    QGuiApplication.clipboard().setText("Rente\t1\nZout\t2")
    desk.do(desk.actions.paste)
    assert desk.message == "Bij 2 bedragen stond niet wat het is: ze staan er nu als nadeel. Kijk of dat klopt."


def test_all_columns_are_in_view_in_a_window_of_1400_and_sums_have_their_cents(desk: Desktop) -> None:
    grid = begin(desk)
    QGuiApplication.clipboard().setText("Een lange omschrijving van een afwijking met veel woorden\t12.345.678,5 N")
    desk.do(desk.actions.paste)
    assert sums(grid)[1] == "€\u00a012.390.678,50 nadeel"
    desk.frame.resize(1400, 720)
    work_off()
    work_off()
    assert grid.table.horizontalScrollBar().maximum() == 0
    widest = grid.table.fontMetrics().horizontalAdvance("12.345.678,50")
    assert grid.table.columnWidth(COLUMNS.index(DeviationColumn.AMOUNT)) > widest


def test_too_much_is_not_pasted(desk: Desktop) -> None:
    begin(desk)
    QGuiApplication.clipboard().setText("x\n" * 600)
    desk.do(desk.actions.paste)
    assert "Er is niets geplakt" in desk.message
    assert len(lines(desk.report)) == 1


def test_copied_and_cut_cells_can_be_pasted(desk: Desktop) -> None:
    grid = grid_of(desk)
    grid.table.setFocus()
    grid.table.selectAll()
    desk.do(desk.actions.cut)
    assert QGuiApplication.clipboard().text().startswith("Water geven in de zomer\t45.000\tnadeel\t")
    assert lines(desk.report) == [" |  |  |  |  | mee-/tegenvaller"]
    grid.table.go_to(0)
    desk.do(desk.actions.paste)
    assert lines(desk.report) == ["Water geven in de zomer | 45.000 | nadeel |  |  | mee-/tegenvaller"]


def test_tab_leaves_the_table_at_its_end_and_shift_tab_at_its_beginning(desk: Desktop) -> None:
    grid = grid_of(desk)
    grid.table.setFocus()
    grid.table.go_to(1, COLUMNS[-1])
    QTest.keyClick(grid.table, Key.Key_Tab)
    assert not grid.table.hasFocus()
    grid.table.setFocus()
    grid.table.go_to(0)
    QTest.keyClick(grid.table, Key.Key_Backtab, SHIFT)
    assert not grid.table.hasFocus()


def test_the_action_goes_to_the_programme_from_anywhere_in_it(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    desk.do(desk.actions.add_deviation)
    assert desk.window.desk.item_id == small.GREENERY
    grid = grid_of(desk)
    assert grid.table.currentIndex().row() == 1
    desk.go_to(small.REPORT)
    desk.do(desk.actions.add_deviation)
    assert desk.window.desk.item_id == small.REPORT
