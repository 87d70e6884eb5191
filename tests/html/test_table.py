from vgr_desktop.html.stretch import Spot
from vgr_desktop.html.table import OpenTable


def _places(*rows: tuple[str, ...]) -> list[list[int]]:
    """The columns of the cells in each row; a cell is written as its colspan and rowspan, "2x3"."""
    table, places = OpenTable(Spot(1, -1, -1)), []
    for row in rows:
        table.next_row()
        places.append([table.next_cell(*cell.split("x")).column for cell in row])
    return places


def test_cells_stand_beside_wider_and_below_taller_ones() -> None:
    assert _places(("1x2", "2x1", "1x1"), ("1x1", "1x1"), ("3x1", "1x1")) == [[0, 1, 3], [1, 2], [0, 3]]


def test_a_span_that_is_no_number_or_absurd_is_within_bounds() -> None:
    assert _places(("x", "0x-1", "99999x99999", "1x1"), ("1x1", "1x1", "1x1")) == [[0, 1, 2, 202], [0, 1, 202]]


def test_cells_before_any_row_are_in_the_first() -> None:
    assert OpenTable(Spot(1, -1, -1)).next_cell() == Spot(1, 0, 0)
