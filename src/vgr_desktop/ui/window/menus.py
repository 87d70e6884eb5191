"""The menu bar, made from the entries of the sets of actions."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from vgr_desktop.ui.kit.actions import Bar, MenuEntry, MenuItem, fill

_GROUP = 10
"""The number of places in a group."""

_PLACE = "place"


class Menus(QObject):
    """The menus of a window."""

    def __init__(self, window: QMainWindow) -> None:
        """Put the menus into `window`, empty."""
        super().__init__(window)
        self._menus = {bar: window.menuBar().addMenu(bar.value) for bar in Bar}

    def all(self) -> list[QMenu]:
        """The menus, from left to right."""
        return list(self._menus.values())

    def fill(self, entries: Iterable[MenuEntry]) -> None:
        """Put these entries into the menus, by place."""
        known = sorted(entries, key=lambda entry: entry.place)
        for bar, menu in self._menus.items():
            fill(menu, _with_lines(entry for entry in known if entry.bar is bar))

    def add(self, entry: MenuEntry) -> None:
        """Add an entry later, to an existing group of a menu."""
        # Places are kept by Qt: objects that Qt made itself, such as the switch of a panel, must not be kept here.
        menu = self._menus[entry.bar]
        following = (action for action in menu.actions() if (action.property(_PLACE) or 0) > entry.place)
        before = next(following, None)
        for action in map(_action_of, entry.items):
            action.setProperty(_PLACE, entry.place)
            if before is None:
                menu.addAction(action)
            else:
                menu.insertAction(before, action)


def _with_lines(entries: Iterable[MenuEntry]) -> Iterator[MenuItem | None]:
    """The items of all entries, with None for a line between two groups."""
    last: int | None = None
    for entry in entries:
        group = entry.place // _GROUP
        if last is not None and group != last:
            yield None
        last = group
        for item in entry.items:
            _action_of(item).setProperty(_PLACE, entry.place)
            yield item


def _action_of(item: MenuItem) -> QAction:
    return item.menuAction() if isinstance(item, QMenu) else item
