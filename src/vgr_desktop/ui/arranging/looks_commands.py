"""How the tree looks: which columns it has, and how high its rows are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.tree.model import LIGHT, STAGE

_COMPACT = "tree-compact"


class LooksCommands(Component):
    """Keeps the choices in the settings; at first all columns are there, and rows are roomy."""

    def __init__(self, place: Workplace) -> None:
        """Show the tree as it was last time."""
        super().__init__(place.frame)
        self._tree, self._settings = place.tree, place.settings
        actions = place.actions.of(TreeActions)
        self._columns: dict[QAction, int] = {actions.light_column: LIGHT, actions.text_column: STAGE}
        for action, column in self._columns.items():
            action.setChecked(not self._settings.is_on(_hidden(column)))
            self._tree.setColumnHidden(column, not action.isChecked())
            action.toggled.connect(lambda on, column=column: self._show_column(column, shown=on))
        actions.compact.setChecked(self._settings.is_on(_COMPACT))
        self._tree.set_compact(actions.compact.isChecked())
        actions.compact.toggled.connect(self._set_compact)
        header = self._tree.header()
        header.addActions([*self._columns, actions.compact])
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _show_column(self, column: int, *, shown: bool) -> None:
        self._settings.switch(_hidden(column), on=not shown)
        self._tree.setColumnHidden(column, not shown)

    def _set_compact(self, compact: bool) -> None:  # noqa: FBT001  # from a signal
        self._settings.switch(_COMPACT, on=compact)
        self._tree.set_compact(compact)


def _hidden(column: int) -> str:
    return f"tree-without-column-{column}"
