"""Everything that the program can do, to be found by its words: the commands, their keys and where they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.searching.folding import fold
from vgr_desktop.ui.kit.actions import plain_name
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.setting import Setting

_SIZE = (620, 460)
_IN_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class Command:
    """An action, its name, the menus it is in, and its keys."""

    action: QAction
    name: str
    path: str
    keys: str


def commands_in(menus: Iterable[QMenu], path: tuple[str, ...] = ()) -> Iterator[Command]:
    """All that is in these menus, in their order."""
    for menu in menus:
        here = (*path, plain_name(menu.title()))
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from commands_in([inner], here)
            elif action.text() and action.isVisible():
                keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
                yield Command(action, plain_name(action.text()), " ▸ ".join(here), keys)


def commands_for(settings: Iterable[Setting], known: Iterable[Command]) -> Iterator[Command]:
    """What can be set that is in no menu, so not `known`."""
    there = {command.action for command in known}
    for setting in settings:
        for action in setting.actions:
            if action not in there and setting.usual is not None:
                name = plain_name(action.text())
                path = f"Instellingen ▸ {setting.page.value}"
                yield Command(action, f"{setting.name}: {name}" if setting.name else name, path, "")


class CommandsDialog(Dialog):
    """Lists the commands that have all words that are typed. Enter does the chosen one, once the dialog is closed."""

    def __init__(self, commands: Iterable[Command], parent: QWidget | None = None) -> None:
        """List all of them at first."""
        super().__init__(parent)
        self.setWindowTitle("Opdrachten")
        self.resize(*_SIZE)
        self._line = QLineEdit()
        self._line.setPlaceholderText("Typ wat u wilt doen, of een toets")
        self._line.setAccessibleName("Zoeken in de opdrachten")
        self._line.setClearButtonEnabled(True)
        self._list = QTreeWidget()
        self._list.setAccessibleName("Opdrachten")
        self._list.setHeaderLabels(["Opdracht", "Menu", "Toets"])
        self._list.setRootIsDecorated(False)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rows = [(command, self._row(command)) for command in commands]
        self._list.addTopLevelItems([row for _, row in self._rows])
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._do = buttons.addButton("Uitvoeren", QDialogButtonBox.ButtonRole.AcceptRole)
        column_ = QVBoxLayout(self)
        column_.addWidget(self._line)
        column_.addWidget(self._list, 1)
        column_.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._line.textChanged.connect(self._look)
        self._line.installEventFilter(self)
        self._list.itemActivated.connect(lambda _row, _column: self._do.click())
        self._list.currentItemChanged.connect(lambda _new, _old: self._judge())
        self._look("")

    def chosen(self) -> QAction | None:
        """The action of the chosen row, if it is possible now."""
        current = self._list.currentItem()
        found = next((command.action for command, row in self._rows if row is current and not row.isHidden()), None)
        return found if found is not None and found.isEnabled() else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go through the list with the arrows while the caret stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _IN_LIST:
            self._list.keyPressEvent(event)
            return True
        return False

    def _row(self, command: Command) -> QTreeWidgetItem:
        row = QTreeWidgetItem([command.name, command.path, command.keys])
        row.setToolTip(0, command.action.toolTip())
        if command.action.isCheckable() and command.action.isChecked():
            row.setText(0, f"✓ {command.name}")
        if not command.action.isEnabled():
            row.setDisabled(True)
            row.setToolTip(0, "Dit kan nu niet.")
        return row

    def _look(self, typed: str) -> None:
        """Show the rows with all these words, and choose the first that is possible."""
        words = fold(typed).split()
        for command, row in self._rows:
            said = fold(f"{command.name} {command.path} {command.keys} {command.action.toolTip()}")
            row.setHidden(not all(word in said for word in words))
        possible = (row for _, row in self._rows if not row.isHidden() and not row.isDisabled())
        self._list.setCurrentItem(next(possible, None))  # type: ignore[arg-type]  # Qt takes none
        self._judge()

    def _judge(self) -> None:
        self._do.setEnabled(self.chosen() is not None)
