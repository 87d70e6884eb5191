"""How the tree looks: one branch alone, its columns, and the height of its rows."""

from tests import reports as small
from tests.windows import Desktop, wait_until
from vgr_desktop.ui.tree.model import LIGHT, STAGE
from vgr_desktop.ui.tree.view import TreeView


def height(tree: TreeView) -> int:
    return tree.visualRect(tree.currentIndex()).height()


def test_one_branch_is_shown_alone_and_everything_again(desk: Desktop) -> None:
    tree, model = desk.window.tree, desk.window.model
    desk.go_to(small.WATER)
    desk.do(desk.actions.hoist)
    wait_until(lambda: tree.is_filtered)
    hidden = [tree.isRowHidden(row, model.index_of(small.GREENERY)) for row in (0, 1)]
    assert hidden == [True, False]
    assert desk.window.tree_filter.wanted.under == small.WATER
    desk.do(desk.actions.hoist)
    assert desk.window.tree_filter.wanted.is_empty


def test_columns_and_height_are_chosen_and_come_back_at_the_next_start(desk: Desktop) -> None:
    desk.go_to(small.TREES)
    roomy = height(desk.window.tree)
    desk.actions.light_column.setChecked(False)
    desk.actions.compact.setChecked(True)
    desk.reopened()
    tree = desk.window.tree
    assert [tree.isColumnHidden(column) for column in (LIGHT, STAGE)] == [True, False]
    desk.go_to(small.TREES)
    assert (roomy, height(tree)) == (28, 22)
    assert not desk.actions.light_column.isChecked()
