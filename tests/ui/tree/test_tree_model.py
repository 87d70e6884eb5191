from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.reports import identities as new_identities
from tests.reports import identity, small_report
from tests.strategies import MOVE, edited, sessions
from tests.windows import drawn
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.figures.states import node_stages, states
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.tree.model import LIGHT, MIME_TYPE, ROOT, STAGE, TreeModel, rows_of
from vgr_desktop.ui.tree.view import TreeView

pytestmark = pytest.mark.usefixtures("qapp")

ROLE = Qt.ItemDataRole


def watched(report: Report | None) -> TreeModel:
    """A model under the eyes of Qt's own tester, which fails the test at the first inconsistency."""
    model = TreeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(report)
    return model


def shown(report: Report) -> list[str]:
    """What a fresh model shows of this report."""
    return drawn(watched(report))


def test_it_shows_the_report_its_programmes_with_all_below_them_and_its_sections() -> None:
    assert shown(small_report()) == [
        "Voorwoord en leeswijzer",
        "4 Groen en water",
        "  4A Parken",
        "    4A1 Iedereen heeft groen dicht bij huis",
        "      4A1.1 Planten van bomen ● Groen",
        "      4A1.3 Onderhouden van speelplekken ▲ Oranje",
        "        Speeltuin De Wilg ▲ Oranje",
        "        Speelveld Oost ● Groen",
        "    4A2 De parken zijn schoon",
        "      4A2.1 Opruimen van afval ● Groen",
        "  4B Water",
        "    4B1 Inwoners houden droge voeten",
        "      4B1.1 Vernieuwen van gemalen ● Groen",
        "      4B1.10 Herstellen van kades ● Groen",
        "AD/OH Overhead",
        "Personele lasten",
    ]


def test_without_a_report_it_shows_nothing() -> None:
    model = watched(small_report())
    model.show(None)
    assert drawn(model) == []
    assert not model.index_of(small.TREES).isValid()


def test_a_light_that_is_not_set_says_so() -> None:
    report = edits.set_light(small_report(), small.TREES, None)
    assert "      4A1.1 Planten van bomen – Niet ingevuld" in shown(report)


def test_what_has_no_name_says_so() -> None:
    report = edits.add_child(small_report(), small.NEAR, identity(99), "")
    assert "      4A1.4 (zonder naam) – Niet ingevuld" in shown(report)


@settings(max_examples=25)
@given(sessions(longest=5))
def test_after_any_edits_it_shows_what_a_fresh_model_shows(values: list[Report]) -> None:
    model = watched(None)
    for report in values:
        model.show(report)
        assert drawn(model) == shown(report)
    for report in reversed(values):
        model.show(report)
    assert drawn(model) == shown(values[0])


@settings(max_examples=25)
@given(st.data())
def test_after_any_moves_every_row_is_still_the_same_row(data: st.DataObject) -> None:
    report, ids = small_report(), new_identities()
    model = watched(report)
    kept = {id: QPersistentModelIndex(model.index_of(id)) for id in model.ids()}
    for _ in range(3):
        report = data.draw(edited(report, ids, (MOVE,)))
        model.show(report)
    assert {id: model.id_at(place) for id, place in kept.items()} == {id: id for id in kept}


@settings(max_examples=25)
@given(sessions(longest=4))
def test_only_what_looks_different_is_told_as_changed(values: list[Report]) -> None:
    model = watched(values[0])
    told: list[int] = []
    model.dataChanged.connect(lambda first: told.append(model.id_at(first)))
    for before, after in pairwise(values):
        told.clear()
        looks = dict(_looks(before))
        model.show(after)
        assert set(told) == {id for id, row in _looks(after) if id in looks and looks[id] != row}
        assert len(told) <= 2 * len(set(told))


def _looks(report: Report) -> Iterator[tuple[int, tuple[object, ...]]]:
    stages = node_stages(states(report))
    waiting = list(rows_of(report))
    while waiting:
        row = waiting.pop()
        yield row.item.id, (row.code, row.title, row.light, stages.get(row.item.id, "none"))
        waiting += row.children


class TestCells:
    def test_names_can_be_typed_but_not_that_of_the_report_nor_a_light(self) -> None:
        model = watched(small_report())
        editable = Qt.ItemFlag.ItemIsEditable
        trees = model.index_of(small.TREES)
        assert model.flags(trees) & editable
        assert model.flags(model.index_of(small.STAFF)) & editable
        assert not model.flags(trees.siblingAtColumn(LIGHT)) & editable
        assert not model.flags(model.index_of(small.REPORT)) & editable

    def test_what_is_typed_is_told_and_the_row_follows_the_report(self, qtbot: QtBot) -> None:
        model = watched(small_report())
        place = model.index_of(small.TREES)
        assert model.data(place, ROLE.EditRole) == "Planten van bomen"
        with qtbot.waitSignal(model.renamed) as told:
            assert not model.setData(place, "Bomen planten")
        assert told.args == [small.TREES, "Bomen planten"]
        assert model.data(place) == "4A1.1 Planten van bomen"

    def test_a_screen_reader_hears_title_and_light_in_words(self) -> None:
        model = watched(small_report())
        place = model.index_of(small.PLAYGROUNDS)
        assert "Oranje" in str(model.data(place, ROLE.AccessibleTextRole))
        assert model.data(place.siblingAtColumn(LIGHT), ROLE.AccessibleTextRole) == "Stoplicht Oranje"
        assert model.data(model.index_of(small.CLEAN), ROLE.AccessibleTextRole) == "4A2 De parken zijn schoon"
        assert model.data(model.index_of(small.PARKS).siblingAtColumn(LIGHT), ROLE.AccessibleTextRole) is None
        levels = [
            model.data(model.index_of(id), ROLE.AccessibleDescriptionRole) for id in (small.GREENERY, small.TREES)
        ]
        assert levels == ["Niveau 1", "Niveau 4"]

    def test_what_stands_there_says_how_far_its_text_is(self) -> None:
        model = watched(small_report())
        text = model.index_of(small.PLAYGROUNDS).siblingAtColumn(STAGE)
        assert (model.data(text), model.data(text, ROLE.ToolTipRole)) == ("✎", "Tekst: concept")
        missing = model.index_of(small.WILLOW)
        assert model.data(missing.siblingAtColumn(STAGE), ROLE.AccessibleTextRole) == "Tekst: leeg"
        assert str(model.data(missing, ROLE.AccessibleTextRole)).endswith("tekst leeg")
        assert model.data(model.index_of(small.TREES).siblingAtColumn(STAGE)) is None

    def test_it_follows_a_text_although_the_tree_is_the_same(self) -> None:
        model = watched(small_report())
        model.show(writing.explain(small_report(), identity(80), (small.TREES,), from_plain("De bomen groeien.")))
        assert model.data(model.index_of(small.TREES).siblingAtColumn(STAGE)) == "✎"

    def test_the_columns_have_names(self) -> None:
        model = watched(None)
        names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
        assert names == ["Doelenboom", "Stoplicht", "Tekst"]
        assert model.headerData(0, Qt.Orientation.Vertical) is None


class TestDragging:
    def drop(self, model: TreeModel, what: int, row: int, onto: int) -> list[tuple[tuple[int, ...], int, int]]:
        """What is told when a node is dropped at a row under another one; -1: on that one."""
        told: list[tuple[tuple[int, ...], int, int]] = []
        model.moved.connect(lambda *args: told.append(args))
        data = model.mimeData([model.index_of(what)])
        target = model.index_of(onto)
        can = model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, target)
        taken = model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, target)
        assert not taken, "the view would remove the row itself"
        assert can == bool(told)
        return told

    def test_among_its_siblings_the_place_is_counted_without_itself(self) -> None:
        model = watched(small_report())
        assert self.drop(model, small.TREES, 2, small.NEAR) == [((small.TREES,), small.NEAR, 1)]
        assert self.drop(model, small.PLAYGROUNDS, 0, small.NEAR) == [((small.PLAYGROUNDS,), small.NEAR, 0)]

    def test_on_another_parent_it_comes_last(self) -> None:
        told = self.drop(watched(small_report()), small.TREES, -1, small.DRY_FEET)
        assert told == [((small.TREES,), small.DRY_FEET, 2)]

    def test_programmes_are_counted_without_the_row_of_the_report(self) -> None:
        told = self.drop(watched(small_report()), small.OVERHEAD, 1, ROOT)
        assert told == [((small.OVERHEAD,), small.REPORT, 0)]

    @pytest.mark.parametrize(
        ("what", "onto"),
        [
            (small.TREES, small.PARKS),
            (small.TREES, small.PUMPS),
            (small.TREES, ROOT),
            (small.NEAR, small.NEAR),
            (small.GREENERY, small.OVERHEAD),
            (small.WILLOW, small.STAFF),
        ],
    )
    def test_each_level_has_its_own_place(self, what: int, onto: int) -> None:
        assert self.drop(watched(small_report()), what, -1, onto) == []

    def test_several_come_together_without_what_is_below_them_in_the_order_of_the_tree(self) -> None:
        model = watched(small_report())
        data = model.mimeData([model.index_of(id) for id in (small.WILLOW, small.PLAYGROUNDS, small.TREES)])
        target = model.drop_target(data, -1, model.index_of(small.CLEAN))
        assert target == ((small.TREES, small.PLAYGROUNDS), small.CLEAN, 1)

    def test_why_something_cannot_be_dropped_is_said(self) -> None:
        model = watched(small_report())
        said = [
            model.drop_target(model.mimeData([model.index_of(id) for id in ids]), -1, model.index_of(small.GREENERY))
            for ids in ((small.TREES,), (small.TREES, small.CLEAN), (small.PARKS, small.STAFF))
        ]
        assert said == [
            "Een prestatie kan alleen direct onder een doel staan.",
            *["Versleep alleen onderdelen van dezelfde soort tegelijk."] * 2,
        ]

    def test_the_report_and_its_sections_stay_where_they_are(self) -> None:
        model = watched(small_report())
        for id in (small.REPORT, small.STAFF):
            assert not model.flags(model.index_of(id)) & Qt.ItemFlag.ItemIsDragEnabled

    @pytest.mark.parametrize("id", ["999", "geen nummer", ""])
    def test_what_is_not_of_this_tree_is_not_taken(self, id: str) -> None:
        model = watched(small_report())
        data = QMimeData()
        data.setData(MIME_TYPE, QByteArray(id.encode()))
        assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of(small.NEAR))

    def test_text_from_elsewhere_is_not_taken(self) -> None:
        model = watched(small_report())
        data = QMimeData()
        data.setText("4")
        assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of(small.NEAR))

    def test_a_node_is_only_ever_moved(self) -> None:
        model = watched(small_report())
        assert model.supportedDropActions() == Qt.DropAction.MoveAction
        assert model.mimeTypes() == [MIME_TYPE]


class TestView:
    @pytest.fixture
    def view(self, qtbot: QtBot) -> TreeView:
        model = watched(small_report())
        view = TreeView(model)
        model.setParent(view)
        qtbot.addWidget(view)
        view.resize(400, 600)
        view.show()
        view.expandAll()
        return view

    def model(self, view: TreeView) -> TreeModel:
        model = view.model()
        assert isinstance(model, TreeModel)
        return model

    def test_selecting_tells_the_item_and_unfolds_what_is_above_it(self, view: TreeView, qtbot: QtBot) -> None:
        view.collapseAll()
        with qtbot.waitSignal(view.selected) as told:
            view.select(small.TREES)
        assert told.args == [small.TREES]
        assert view.current_id == small.TREES
        assert view.unfolded() >= {small.GREENERY, small.PARKS, small.NEAR}

    def test_what_is_not_there_cannot_be_selected(self, view: TreeView) -> None:
        view.select(small.TREES)
        view.select(99)
        assert view.current_id == small.TREES

    @settings(max_examples=25)
    @given(data=st.data())
    def test_selection_and_unfolding_survive_every_edit(self, data: st.DataObject) -> None:
        report, ids = small_report(), new_identities()
        model = watched(report)
        view = TreeView(model)
        model.setParent(view)
        view.unfold_as({small.GREENERY, small.PARKS, small.WATER, small.NEAR})
        view.select(small.TREES)
        unfolded = view.unfolded()
        for _ in range(3):
            report = data.draw(edited(report, ids))
            model.show(report)
        known = index(report)
        assert view.current_id == small.TREES or small.TREES not in known
        # Where all that was below an item is gone, there is nothing left to fold.
        assert {id for id in unfolded if id in known and model.rowCount(model.index_of(id))} <= view.unfolded()
        view.deleteLater()

    def test_what_comes_back_with_undo_can_be_selected_again(self, view: TreeView) -> None:
        view.select(small.TREES)
        self.model(view).show(edits.remove(small_report(), small.NEAR))
        assert view.current_id != small.TREES
        self.model(view).show(small_report())
        view.select(small.TREES)
        assert view.current_id == small.TREES

    def test_a_few_programmes_are_unfolded_at_first_and_many_are_not(self, view: TreeView) -> None:
        view.collapseAll()
        view.unfold_as(None)
        assert small.NEAR in view.unfolded()
        report = small_report()
        for _ in range(4):
            ids = new_identities(max(index(report).items) + 1)
            report = edits.add_programme(report, [ids.new() for _ in range(3)], "Nieuw")
        self.model(view).show(report)
        view.collapseAll()
        view.unfold_as(None)
        assert view.unfolded() == set()

    def test_a_click_on_the_light_tells_whose_it_is(self, view: TreeView, qtbot: QtBot) -> None:
        place = self.model(view).index_of(small.TREES).siblingAtColumn(LIGHT)
        with qtbot.waitSignal(view.light_clicked) as told:
            QTest.mouseClick(
                view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                view.visualRect(place).center(),
            )
        assert told.args is not None
        assert told.args[0] == small.TREES

    def test_a_click_where_there_is_no_light_only_selects(self, view: TreeView, qtbot: QtBot) -> None:
        place = self.model(view).index_of(small.PARKS).siblingAtColumn(LIGHT)
        with qtbot.assertNotEmitted(view.light_clicked):
            QTest.mouseClick(
                view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                view.visualRect(place).center(),
            )

    def test_a_name_is_typed_in_the_tree(self, view: TreeView) -> None:
        view.select(small.TREES)
        view.rename()
        assert view.state() == QAbstractItemView.State.EditingState


def test_writing_in_a_text_changes_no_row() -> None:
    model = watched(small_report())
    changes: list[QModelIndex] = []
    model.dataChanged.connect(changes.append)
    model.show(writing.set_title(small_report(), small.DROUGHT_COSTS, "Anders"))
    assert changes == []
