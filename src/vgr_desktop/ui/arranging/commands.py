"""The effects of the tree's actions on the report."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu

from vgr_desktop.core.dutch import deeds
from vgr_desktop.core.editing import edits, renaming, several, writing
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import (
    Deliverable,
    Goal,
    Item,
    Light,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
)
from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.actions import fill
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.tree.model import Drop, has_light

ADDING = "Toevoegen"
_NEW: dict[type, str] = {
    Programme: "Nieuw beleidsterrein",
    PolicyArea: "Nieuw doel",
    Goal: "Nieuwe prestatie",
    Deliverable: "Nieuw onderdeel",
}
"""The first name of an item that is added under one of this kind."""


class TreeCommands(Component):
    """Connects the tree's actions to the session."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(TreeActions)
        self._session = place.session
        self._view = view = place.tree
        self._window = place.frame
        self._asked_at: int | None = None
        self.light_actions: list[QAction] = []
        place.model.can_change, place.model.is_aside = self._session.can_change, self._session.is_aside
        place.model.renamed.connect(self.rename)
        place.model.moved.connect(self.move_all, Qt.ConnectionType.QueuedConnection)
        view.said_of_drop = self._said_of_drop
        view.light_clicked.connect(self._offer_lights)
        view.given_up.connect(self._take_back)
        view.selected.connect(self.show_state)
        view.chosen_changed.connect(self.show_state)
        view.narrowed.connect(self.show_state)
        place.session.opened.connect(self._begin)
        place.session.changed.connect(self.show_state)
        self._move_tips = {action: action.toolTip() for action in (actions.move_up, actions.move_down)}
        connections: dict[QAction, Callable[[], None]] = {
            actions.add_below: self._add_below,
            actions.add_above: partial(self._add_beside, 0),
            actions.add_after: partial(self._add_beside, 1),
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
        self._offer_in_menu()
        self.show_state()

    def _offer_in_menu(self) -> None:
        a, offer = self._actions, self._view.offer
        offer(10, a.add_above, a.add_after, a.add_below)
        offer(20, a.rename, a.renumber_one, a.renumber)
        offer(30, a.lights)
        offer(40, a.move_up, a.move_down)
        offer(60, a.remove)
        offer(80, a.add_programme, a.add_paragraph)

    def rename(self, id: int, typed: str) -> None:
        """Give the item with this id another name; a code that is typed before it gives it that number as well."""
        if isinstance(self._item(id), Section):
            self._apply("Naam wijzigen", partial(writing.set_title, id=id, title=typed), id)
        else:
            self._apply_numbering("Naam wijzigen", partial(renaming.rename_as_typed, id=id, typed=typed), id)

    def move(self, id: int, parent_id: int, position: int) -> None:
        """Put a node elsewhere."""
        self.move_all((id,), parent_id, position)

    def move_all(self, ids: tuple[int, ...], parent_id: int, position: int) -> None:
        """Put nodes elsewhere."""
        change = partial(edits.move_all, ids=ids, parent_id=parent_id, position=position)
        self._apply_numbering("Verplaatsen", change, ids[0])

    def set_light(self, id: int, key: str | None) -> None:
        """Set the light of the item with this id."""
        self._set_lights((id,), key)

    def _set_lights(self, ids: tuple[int, ...], key: str | None) -> None:
        lit = [id for id in ids if (item := self._item(id)) is not None and has_light(item)]
        if self._apply("Stoplicht zetten", partial(several.set_lights, ids=lit, light=key), lit[0]) and len(lit) > 1:
            self.done.emit(f"Het stoplicht van {self._named(tuple(lit))} is gezet.")

    def _named(self, ids: tuple[int, ...]) -> str:
        return deeds.named(self._report(), ids)

    def _report(self) -> Report:
        report = self._session.report
        assert report is not None  # noqa: S101  # there are rows
        return report

    def _said_of_drop(self, drop: Drop) -> str:
        """Which numbers a drop would change."""
        report = self._report()
        try:
            after = edits.move_all(report, drop.ids, drop.holder, drop.position)
        except Problem as problem:
            return str(problem)
        return deeds.new_codes(list(several.renumbered(report, after))) or "Hierheen verplaatsen"

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
            action.triggered.connect(lambda _on=False, key=key: self._set_lights(self._view.chosen_ids, key))
            self._window.addAction(action)
            self.light_actions.append(action)
        fill(self._actions.lights, self.light_actions)

    def show_state(self) -> None:
        """Enable the actions that are possible with the selected item, and name the kind of item to add."""
        writable = self._session.is_writable
        chosen = [item for id in self._view.chosen_ids if (item := self._item(id)) is not None] if writable else []
        lit = any(has_light(each) and self._session.can_write(each.id) for each in chosen)
        chosen = chosen if all(self._session.can_change(each.id) for each in chosen) else []
        item = chosen[0] if len(chosen) == 1 else None
        names = {
            Report: "Programma &toevoegen",
            Programme: "Beleidsterrein &toevoegen",
            PolicyArea: "Doel &toevoegen",
            Goal: "Prestatie &toevoegen",
            Deliverable: "Onderdeel &toevoegen",
        }
        self._actions.add_below.setText(names.get(type(item), "&Toevoegen"))
        self._actions.add_below.setEnabled(type(item) in names)
        own = bool(chosen) and not any(isinstance(each, Report) for each in chosen)
        self._actions.rename.setEnabled(own and item is not None)
        self._actions.remove.setEnabled(own)
        for action in (self._actions.add_above, self._actions.add_after):
            action.setEnabled(isinstance(item, PolicyArea | Goal | Deliverable | SubItem))
        movable = own and not any(isinstance(each, Section) for each in chosen)
        hidden = "Haal eerst het filter boven de doelenboom weg: nu is niet te zien waar dit tussen komt"
        for action, tip in self._move_tips.items():
            action.setEnabled(movable and not self._view.is_filtered)
            action.setToolTip(hidden if self._view.is_filtered else tip)
        self._actions.renumber_one.setEnabled(isinstance(item, Programme | PolicyArea | Goal | Deliverable))
        self._actions.renumber.setEnabled(isinstance(item, Programme | PolicyArea | Goal))
        for action in (self._actions.add_programme, self._actions.add_paragraph):
            action.setEnabled(writable and self._session.package is None)
        for action in self.light_actions:
            action.setEnabled(lit)

    def _item(self, id: int) -> Item | None:
        report = self._session.report
        return tree.index(report).items.get(id) if report else None

    def _current(self) -> Item | None:
        id = self._view.current_id
        return None if id is None else self._item(id)

    def _apply(self, name: str, change: edits.Edit, place: int) -> bool:
        """Change the report; a refusal is told. Return whether anything changed."""
        try:
            return self._session.apply(name, change, place)
        except Problem as problem:
            self.refused.emit(str(problem))
            return False

    def _apply_numbering(self, name: str, change: edits.Edit, place: int) -> bool:
        """Change the report, and say which numbers changed by it."""
        before = self._session.present()
        changed = self._apply(name, change, place)
        if changed:
            self._tell_codes(before)
        return changed

    def _tell_codes(self, before: Report | None) -> None:
        if before is not None and (codes := list(several.renumbered(before, self._report()))):
            self.done.emit(deeds.new_codes(codes))

    def _add_below(self) -> None:
        item = self._current()
        if isinstance(item, Report):
            self._add_programme()
            return
        if item is None:
            return
        identity = self._session.identities.new()
        change = partial(edits.add_child, parent_id=item.id, identity=identity, title=_NEW[type(item)])
        self._add(change, identity.id)

    def _add_beside(self, offset: int) -> None:
        """Add an item of the same kind above the selected one, or below it."""
        item, report = self._current(), self._report()
        parent = tree.index(report).parent(item.id) if item else None
        if item is None or not isinstance(parent, Programme | PolicyArea | Goal | Deliverable):
            return
        place = [node.id for node in tree.children(parent)].index(item.id) + offset
        identity, title = self._session.identities.new(), _NEW[type(parent)]
        change = partial(edits.add_child, parent_id=parent.id, identity=identity, title=title, position=place)
        self._add(change, identity.id)

    def _take_back(self, id: int) -> None:
        """Take away a new item whose naming was cancelled, and go back to where it was asked for."""
        step, back = self._session.undo_step, self._asked_at
        if step is not None and step.name == ADDING and step.place == id:
            self._session.undo()
            if back is not None:
                self._view.select(back)

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
        """Add an item and start typing its name; what moves up for it is told."""
        self._asked_at, before = self._view.current_id, self._session.present()
        if self._apply(ADDING, change, id):
            self._view.name_new(id)
            self._tell_codes(before)

    def _remove(self) -> None:
        """Remove what is chosen, and say what went with it."""
        ids, report = self._view.chosen_ids, self._session.present()
        if report is None or not ids or report.id in ids:
            return
        said = deeds.with_contents(report, ids)
        if self._apply("Verwijderen", partial(several.remove_all, ids=ids), ids[0]):
            self.done.emit(f"Verwijderd: {said}.")

    def _shift(self, by: int) -> None:
        """Move what is chosen, which stands under one node, past the one above it or the one below it."""
        ids, known = self._view.chosen_ids, tree.index(self._report())
        parents = {known.parents.get(id) for id in ids}
        parent = known.items.get(parents.pop() or 0) if len(parents) == 1 else None
        if not isinstance(parent, Node):
            self.refused.emit("Kies onderdelen die onder hetzelfde staan om ze samen te verplaatsen.")
            return
        siblings = [node.id for node in tree.children(parent)]
        places = [siblings.index(id) for id in ids]
        to = min(places) - 1 if by < 0 else max(places) + 2 - len(ids)
        if 0 <= to <= len(siblings) - len(ids):
            self.move_all(ids, parent.id, to)

    def _renumber(self) -> None:
        """Number what is below the selected item from the first number on, after showing what becomes what."""
        from vgr_desktop.ui.arranging.renumber_dialog import RenumberDialog  # loaded when it is needed

        item, report = self._current(), self._session.present()
        if item is None or report is None:
            return
        try:
            codes = list(several.renumbered(report, edits.renumber(report, item.id)))
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if not codes:
            self.told.emit("De nummers lopen al door; er is niets gewijzigd.", [])
            return
        change = partial(edits.renumber, parent_id=item.id)
        dialog = RenumberDialog(report, codes, self._window)
        dialog.accepted.connect(lambda: self._apply_numbering("Doorlopend nummeren", change, item.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_number(self) -> None:
        item = self._current()
        if item is None:
            return
        known = tree.label_of(item).lstrip(".")
        question = "Letter:" if isinstance(item, PolicyArea) else "Nummer:"
        number, agreed = QInputDialog.getText(self._window, "Nummer wijzigen", question, text=known)
        if agreed and number != known:
            change = partial(edits.set_number, id=item.id, number=number)
            self._apply_numbering("Nummer wijzigen", change, item.id)

    def _offer_lights(self, id: int, place: QPoint) -> None:
        report = self._session.report
        if report is None or not self._session.can_write(id):
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for light in (*report.scale, None):
            key = light.key if light else None
            menu.addAction(lights.label(light), partial(self.set_light, id, key))
        menu.popup(place)
