"""The effects of the tree's actions on the report."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu

from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import (
    Deliverable,
    Goal,
    Item,
    Light,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
)
from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.actions import fill
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.tree.model import has_light


class TreeCommands(Component):
    """Connects the tree's actions to the session."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(TreeActions)
        self._session = place.session
        self._view = view = place.tree
        self._window = place.frame
        self.light_actions: list[QAction] = []
        place.model.renamed.connect(self.rename)
        place.model.moved.connect(self.move, Qt.ConnectionType.QueuedConnection)
        view.light_clicked.connect(self._offer_lights)
        view.selected.connect(self.show_state)
        view.narrowed.connect(self.show_state)
        place.session.opened.connect(self._begin)
        place.session.changed.connect(self.show_state)
        self._move_tips = {action: action.toolTip() for action in (actions.move_up, actions.move_down)}
        connections: dict[QAction, Callable[[], None]] = {
            actions.add_below: self._add_below,
            actions.add_programme: self._add_programme,
            actions.add_paragraph: self._add_section,
            actions.rename: view.rename,
            actions.renumber_one: self._ask_number,
            actions.renumber: self._renumber,
            actions.move_up: partial(self._shift, -1),
            actions.move_down: partial(self._shift, 1),
            actions.remove: self._remove,
        }
        for action, command in connections.items():
            action.triggered.connect(lambda _on=False, command=command: command())
        self._actions.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addActions([*connections])
        self.show_state()

    def rename(self, id: int, title: str) -> None:
        """Give the item with this id another name."""
        if isinstance(self._item(id), Section):
            self._apply("Naam wijzigen", partial(writing.set_title, id=id, title=title), id)
        else:
            self._apply("Naam wijzigen", partial(edits.rename, id=id, title=title), id)

    def move(self, id: int, parent_id: int, position: int) -> None:
        """Put a node elsewhere."""
        change = partial(edits.move, id=id, parent_id=parent_id, position=position)
        self._apply("Verplaatsen", change, id)

    def set_light(self, id: int, key: str | None) -> None:
        """Set the light of the item with this id."""
        self._apply("Stoplicht zetten", partial(edits.set_light, id=id, light=key), id)

    def _begin(self) -> None:
        """Offer the lights of another report that was opened."""
        if (report := self._session.report) is not None:
            self._offer_scale(report.scale)
        self.show_state()

    def _offer_scale(self, scale: tuple[Light, ...]) -> None:
        """Make the actions that set a light on this scale: Alt+1 for the first, Alt+0 for not set."""
        self._actions.lights.clear()
        for action in self.light_actions:
            self._view.removeAction(action)
            action.deleteLater()
        self.light_actions = []
        for number, light in enumerate((*scale, None), start=1):
            action = QAction(lights.label(light), self)
            action.setShortcut(QKeySequence(f"Alt+{number if light else 0}"))
            key = light.key if light else None
            action.triggered.connect(lambda _on=False, key=key: self._set_current_light(key))
            self._window.addAction(action)
            self.light_actions.append(action)
        fill(self._actions.lights, self.light_actions)

    def show_state(self) -> None:
        """Enable the actions that are possible with the selected item, and name the kind of item to add."""
        writable = self._session.is_writable
        item = self._current() if writable else None
        names = {
            Report: "Programma &toevoegen",
            Programme: "Beleidsterrein &toevoegen",
            PolicyArea: "Doel &toevoegen",
            Goal: "Prestatie &toevoegen",
            Deliverable: "Onderdeel &toevoegen",
        }
        self._actions.add_below.setText(names.get(type(item), "&Toevoegen"))
        self._actions.add_below.setEnabled(type(item) in names)
        own = item is not None and not isinstance(item, Report)
        for action in (self._actions.rename, self._actions.remove):
            action.setEnabled(own)
        movable = own and not isinstance(item, Section)
        hidden = "Haal eerst het filter boven de doelenboom weg: nu is niet te zien waar dit tussen komt"
        for action, tip in self._move_tips.items():
            action.setEnabled(movable and not self._view.is_filtered)
            action.setToolTip(hidden if self._view.is_filtered else tip)
        self._actions.renumber_one.setEnabled(isinstance(item, Programme | PolicyArea | Goal | Deliverable))
        self._actions.renumber.setEnabled(isinstance(item, Programme | PolicyArea | Goal))
        for action in (self._actions.add_programme, self._actions.add_paragraph):
            action.setEnabled(writable)
        for action in self.light_actions:
            action.setEnabled(item is not None and has_light(item))

    def _item(self, id: int) -> Item | None:
        report = self._session.report
        return tree.index(report).items.get(id) if report else None

    def _current(self) -> Item | None:
        id = self._view.current_id
        return None if id is None else self._item(id)

    def _apply(self, name: str, change: edits.Edit, place: int) -> None:
        try:
            self._session.apply(name, change, place)
        except Problem as problem:
            self.refused.emit(str(problem))

    def _add_below(self) -> None:
        item = self._current()
        if isinstance(item, Report):
            self._add_programme()
            return
        if item is None:
            return
        titles = {
            Programme: "Nieuw beleidsterrein",
            PolicyArea: "Nieuw doel",
            Goal: "Nieuwe prestatie",
            Deliverable: "Nieuw onderdeel",
        }
        identity = self._session.identities.new()
        change = partial(edits.add_child, parent_id=item.id, identity=identity, title=titles[type(item)])
        self._add(change, identity.id)

    def _add_programme(self) -> None:
        identities = self._session.new_identities(3)
        change = partial(edits.add_programme, identities=identities, name="Nieuw programma")
        self._add(change, identities[0].id)

    def _add_section(self) -> None:
        identity = self._session.identities.new()
        kind, title = SectionKind.PARAGRAPH, "Nieuwe paragraaf"
        change = partial(writing.add_section, identity=identity, kind=kind, title=title)
        self._add(change, identity.id)

    def _add(self, change: edits.Edit, id: int) -> None:
        """Add an item and start typing its name."""
        self._apply("Toevoegen", change, id)
        self._view.select(id)
        self._view.setFocus()
        self._view.rename()

    def _remove(self) -> None:
        item = self._current()
        if item is None or isinstance(item, Report):
            return
        remove = writing.remove_text if isinstance(item, Section) else edits.remove
        self._apply("Verwijderen", partial(remove, id=item.id), item.id)

    def _shift(self, by: int) -> None:
        item, report = self._current(), self._session.report
        parent = tree.index(report).parent(item.id) if report and item else None
        if item is None or parent is None or isinstance(item, Section):
            return
        siblings = [node.id for node in tree.children(parent)]  # type: ignore[arg-type]  # a node is always in a node
        place = siblings.index(item.id) + by
        if 0 <= place < len(siblings):
            self.move(item.id, parent.id, place)

    def _renumber(self) -> None:
        if item := self._current():
            self._apply("Doorlopend nummeren", partial(edits.renumber, parent_id=item.id), item.id)

    def _ask_number(self) -> None:
        item = self._current()
        if item is None:
            return
        known = tree.label_of(item).lstrip(".")
        question = "Letter:" if isinstance(item, PolicyArea) else "Nummer:"
        number, agreed = QInputDialog.getText(self._window, "Nummer wijzigen", question, text=known)
        if agreed and number != known:
            change = partial(edits.set_number, id=item.id, number=number)
            self._apply("Nummer wijzigen", change, item.id)

    def _set_current_light(self, key: str | None) -> None:
        item = self._current()
        if item is not None and has_light(item):
            self.set_light(item.id, key)

    def _offer_lights(self, id: int, place: QPoint) -> None:
        report = self._session.report
        if report is None or not self._session.is_writable:
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for light in (*report.scale, None):
            key = light.key if light else None
            menu.addAction(lights.label(light), partial(self.set_light, id, key))
        menu.popup(place)
