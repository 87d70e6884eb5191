from vgr_desktop.core.editing.deviation_cells import DeviationColumn, read_kind, read_recurrence
from vgr_desktop.core.editing.sheet_rows import SheetRow, has_names, is_sum, sheet_rows
from vgr_desktop.core.model.report import DeviationKind, Recurrence


def _amounts(rows: tuple[SheetRow, ...]) -> list[str]:
    return [row[DeviationColumn.AMOUNT] for row in rows]


def test_rows_without_names_are_read_by_their_place_and_in_the_unit_that_is_given() -> None:
    assert _amounts(sheet_rows([["Gas", "45"]], unit=1000)) == ["45.000"]
    assert sheet_rows([]) == ()
    assert not has_names([["Gas", "45"]])
    assert not has_names([])


def test_a_column_can_say_what_all_its_amounts_are() -> None:
    lines = [["Onderwerp", "Nadeel x € 1.000", "Voordeel x € 1.000"], ["Gas", "45", ""], ["Zout", "", "12"]]
    assert has_names(lines)
    assert _amounts(sheet_rows(lines)) == ["45.000 N", "12.000 V"]


def test_a_total_says_so_and_nothing_else() -> None:
    assert [
        is_sum(title) for title in ("Totaal", "Subtotaal programma 4:", "Per saldo", "Totaalplan", "Saldo regio")
    ] == [*(True, True, True, False, False)]


def test_kinds_and_durations_are_read_as_they_are_typed() -> None:
    assert (read_kind("Budgetneutraal"), read_kind("?")) == (DeviationKind.NEUTRAL, None)
    assert (read_recurrence("I"), read_recurrence("?")) == (Recurrence.INCIDENTAL, None)
