"""Captions and columns of what is printed, which every form has from the layout."""

from tests.printed import body, full_report, grid, item
from vgr_desktop.core.layout import (
    Captioned,
    Chapter,
    Choice,
    FactTable,
    GoalTable,
    Grid,
    Legend,
    OverviewTable,
    lines,
    parts,
)
from vgr_desktop.core.model.text import Table


def captions(choice: Choice) -> list[str]:
    return [
        part.full_caption.split(". ")[0] for part in parts(full_report(), choice=choice) if isinstance(part, Captioned)
    ]


def test_figures_and_tables_are_numbered_each_in_their_own_series() -> None:
    assert captions(Choice()) == ["Figuur 1", "Tabel 1", "Tabel 2", "Tabel 3"]


def test_numbers_begin_at_one_whatever_is_printed() -> None:
    assert captions(Choice(frozenset({Chapter.TO_EXPLAIN}))) == ["Tabel 1"]


def test_every_column_of_a_table_has_a_share_of_the_width() -> None:
    tables = [part for part in parts(full_report()) if isinstance(part, FactTable | GoalTable | Legend | OverviewTable)]
    assert {type(table) for table in tables} == {FactTable, GoalTable, Legend, OverviewTable}
    for table in tables:
        assert len(table.weights) == len(table.columns)
        assert min(table.weights) > 0


def test_a_column_of_the_officer_is_as_wide_as_its_longest_cell_asks_within_bounds() -> None:
    rows = grid(("a", "Omschrijving", "b"), ("1", "Kort", "x" * 400))
    lists = tuple((item(text), item(text)) for text in ("een", "twee woorden", "drie"))
    for table, weights in ((rows, (6, 12, 40)), (Table((*rows.rows, lists)), (6, 24, 40))):
        (shown,) = lines(body(table), 1)
        assert isinstance(shown, Grid)
        assert shown.weights == weights
