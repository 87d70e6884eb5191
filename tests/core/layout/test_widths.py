"""How columns share the width of the text."""

import pytest

from tests.printed import full_report, grid, item
from vgr_desktop.core.layout import Choice, Extra, FactTable, GoalTable, Legend, OverviewTable, lines, parts
from vgr_desktop.core.layout.lines import Grid
from vgr_desktop.core.layout.widths import column, fits, shared, widths_of
from vgr_desktop.core.model.text import rich

A4 = 9072


def read(*rows: tuple[str, ...]) -> Grid:
    (found,) = lines(rich([grid(*rows)]), 1)
    assert isinstance(found, Grid)
    return found


def test_no_column_is_narrower_than_its_longest_word_or_number() -> None:
    columns = [
        column("Wijk", ["Noord"]),
        column("Kosten", ["€\u00a0123.456.789,01"]),
        column("Toelichting", ["wel " * 90]),
    ]
    widths = shared([6, 6, 40], columns, A4)
    assert all(width >= each.least for width, each in zip(widths, columns, strict=True))
    assert sum(widths) <= A4
    assert widths[2] == max(widths)


def test_columns_with_room_enough_share_by_their_weights() -> None:
    assert shared([1, 3], [column("a", ["b"]), column("c", ["d"])], 8000) == (2000, 6000)


def test_words_for_which_there_is_no_room_at_all_are_cut_in_every_column_alike() -> None:
    wide = column("", ["m" * 26])
    assert shared([1, 9], [wide, wide], 1000) == (500, 500)


def test_one_very_long_word_does_not_take_the_room_of_the_others() -> None:
    assert column("", ["x" * 500]).least == column("", ["x" * 26]).least


@pytest.mark.parametrize(
    ("cells", "upright"),
    [
        (["12"] * 8, True),
        (["Een zin in een cel"] * 6, True),
        (["Een zin in een cel"] * 7, False),
        (["m" * 20] * 4, False),
    ],
    ids=["numbers", "six columns of words", "seven columns of words", "long words"],
)
def test_pages_are_turned_for_what_is_in_the_columns_and_not_for_their_number(cells: list[str], upright: bool) -> None:  # noqa: FBT001
    assert fits([column("Kop", [cell]) for cell in cells], A4) == upright


def test_items_of_lists_and_sub_items_need_the_room_that_they_are_set_in() -> None:
    (listed,) = lines(rich([type(grid(("a",)))((((item("woord", 2),),),))]), 1)
    assert isinstance(listed, Grid)
    assert listed.needs[0].least == column("", ["woord"]).least + 3 * 357


def test_numbers_stand_below_each_other_and_totals_are_known() -> None:
    found = read(
        ("Wijk", "Bomen", "Deel"), ("Noord", "12", "60%"), ("Zuid", "–", "n.v.t."), ("Totaal", "1.204", "100%")
    )
    assert found.numeric == (False, True, True)
    assert found.sums == (False, False, False, True)
    assert found.description == "Tabel met de kolommen Wijk, Bomen en Deel."


@pytest.mark.parametrize("rows", [[("Jaar", "Wat"), ("2025", "bomen")], [("Jaar", "Aantal")], [("a", "b"), ("x", "")]])
def test_words_names_of_rows_and_empty_columns_are_no_numbers(rows: list[tuple[str, ...]]) -> None:
    assert read(*rows).numeric == (False, False)


def test_a_table_of_one_column_needs_no_description_of_its_columns() -> None:
    assert read(("Alleen",), ("dit",)).description == ""


def test_every_table_of_a_report_says_what_its_columns_need() -> None:
    found = parts(full_report(), choice=Choice(extras=frozenset(Extra)), previous=full_report())
    tables = [part for part in found if isinstance(part, FactTable | Legend | GoalTable | OverviewTable)]
    assert tables
    for table in tables:
        assert len(table.needs) == len(table.weights)
        assert sum(widths_of(table, A4)) <= A4
