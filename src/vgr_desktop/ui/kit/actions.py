"""Actions: their names, keys, icons and places in the menus. What they do is connected elsewhere.

Each package of the window has its own set, in its `actions.py`. Sets are made with the frame, before the rest of their
packages is loaded, so a set depends on nothing else.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from vgr_desktop.ui.kit.icons import icon
from vgr_desktop.ui.kit.setting import Setting

S = TypeVar("S", bound="ActionSet")

HANDFUL = 8
"""The number of icons that can be drawn in a few milliseconds."""

StandardKey = QKeySequence.StandardKey
MenuItem = QAction | QMenu


class Bar(Enum):
    """The menus of the menu bar, from left to right."""

    FILE = "&Bestand"
    EDIT = "Be&werken"
    VIEW = "Beel&d"
    INSERT = "&Invoegen"
    FORMAT = "&Opmaak"
    REPORT = "&Rapportage"
    HELP = "&Help"


class MenuEntry(NamedTuple):
    """Items of a menu, in the order of `place`; between one group of ten and the next (19, 20) there is a line."""

    bar: Bar
    place: int
    items: tuple[MenuItem, ...]


class ActionSet:
    """The actions of one package, as attributes, and their `entries` in the menus.

    Those `for_report` are enabled while a report is open, those `for_dossier` while a dossier is. The `settings` are
    for the dialog that has all of them.
    """

    entries: tuple[MenuEntry, ...] = ()
    for_report: tuple[QAction, ...] = ()
    for_dossier: tuple[QAction, ...] = ()
    settings: tuple[Setting, ...] = ()

    def __init__(self, make: "Actions") -> None:
        """Make the actions with `make`."""


class Actions(QObject):
    """All actions of a window, in sets; it also makes them."""

    def __init__(self, window: QWidget) -> None:
        """The actions of `window`, none yet."""
        super().__init__(window)
        self._window = window
        self._signs: dict[QAction, str] = {}
        self._sets: dict[type[ActionSet], ActionSet] = {}

    def add(self, sets: Iterable[type[ActionSet]]) -> None:
        """Make these sets."""
        for kind in sets:
            self._sets[kind] = self._made(kind)

    def of(self, kind: type[S]) -> S:
        """The set of this kind."""
        found = self._sets[kind]
        assert isinstance(found, kind)  # noqa: S101  # its key is its kind
        return found

    def entries(self) -> Iterator[MenuEntry]:
        """The entries of all sets in the menus."""
        for found in self._sets.values():
            yield from found.entries

    def settings(self) -> Iterator[Setting]:
        """The settings of all sets."""
        for found in self._sets.values():
            yield from found.settings

    def offer(self, *, with_report: bool, with_dossier: bool) -> None:
        """Enable the actions that need a report or a dossier if one is open."""
        for found in self._sets.values():
            for action in found.for_report:
                action.setEnabled(with_report)
            for action in found.for_dossier:
                action.setEnabled(with_dossier)

    def action(self, text: str, key: str | StandardKey | None = None, sign: str = "", tip: str = "") -> QAction:
        """An action with its key, the name of its icon, and its tool tip: its text, if `tip` is empty."""
        action = QAction(text, self)
        if key is not None:
            action.setShortcuts([QKeySequence(key)])  # setting a single one makes PySide load all of `Qt`
        if sign:
            self._signs[action] = sign
        name = text.replace("&", "").rstrip("…")
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or name} ({shown})" if shown else tip or name)
        return action

    def check(self, text: str, key: str | StandardKey | None = None, sign: str = "", tip: str = "") -> QAction:
        """An action that is on or off."""
        action = self.action(text, key, sign, tip)
        action.setCheckable(True)
        return action

    def group(self, actions: Iterable[QAction]) -> QActionGroup:
        """Actions of which at most one is on."""
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)
        return group

    def menu(self, text: str, *items: MenuItem | None) -> QMenu:
        """A menu within a menu; None is a line."""
        menu = QMenu(text, self._window)
        fill(menu, items)
        return menu

    def some_with_icon(self) -> Iterator[list[QAction]]:
        """All actions with an icon, a few at a time."""
        actions = list(self._signs)
        return (actions[first : first + HANDFUL] for first in range(0, len(actions), HANDFUL))

    def show_icons(self, actions: Iterable[QAction]) -> None:
        """Draw the icons of these actions."""
        for action in actions:
            action.setIcon(icon(self._signs[action]))

    def _made(self, kind: type[ActionSet]) -> ActionSet:
        """A set in which each action is named after its attribute."""
        made = kind(self)
        for name, value in vars(made).items():
            if isinstance(value, QAction):
                value.setObjectName(name)
        return made


def name_rest(bar: QToolBar, name: str) -> None:
    """Give a name to the button behind which a bar keeps what does not fit: Qt gives it none."""
    for button in bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
        button.setAccessibleName(name)
        button.setToolTip(name)


GROUP = 10
"""The number of places in a group of a menu."""


def in_groups(menu: QMenu, placed: Iterable[tuple[int, MenuItem]]) -> None:
    """Fill a menu with items, sorted by place; there is a line between one group and the next."""
    items: list[MenuItem | None] = []
    last: int | None = None
    for place, item in placed:
        if last is not None and place // GROUP != last:
            items.append(None)
        last = place // GROUP
        items.append(item)
    fill(menu, items)


def plain_name(text: str) -> str:
    """The text of an action without what marks its key and that it asks for more."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def fill(menu: QMenu, items: Iterable[MenuItem | None]) -> None:
    """Put actions and menus into a menu; None is a line between them."""
    menu.setToolTipsVisible(True)
    for item in items:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, QMenu):
            menu.addMenu(item)
        else:
            menu.addAction(item)
