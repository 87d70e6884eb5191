"""Going from item to item: by the tree, the page and the Ga naar line, and back again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.searching.lines import BODY, Spot
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.kit.turns import AFTER_DRAWING
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.page.slots import node_to_show
from vgr_desktop.ui.session.session import Session, SessionChange
from vgr_desktop.ui.text.places import select
from vgr_desktop.ui.tree.view import TreeView
from vgr_desktop.ui.window.actions import WindowActions
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.trail import Trail

_CARETS = "carets"
"""The purpose under which the settings keep where one was."""


class Navigator(QObject):
    """Shows the page of the selected item, and remembers the visited items.

    `going` tells that another page is about to be shown, `shown` of which item the page is shown now.
    """

    going = Signal()
    shown = Signal(int)

    def __init__(self, frame: Frame, session: Session, settings: Settings, view: TreeView, desk: Desk) -> None:
        """Go through `view` to `desk`."""
        super().__init__(frame)
        self._frame = frame
        self._actions = frame.actions_.of(WindowActions)
        self._session = session
        self._settings = settings
        self._tree = view
        self._desk = desk
        self._trail = Trail()
        self._lineage = ""
        self._at_once = True
        self._first_page = QTimer(self, singleShot=True, interval=AFTER_DRAWING)
        self._first_page.timeout.connect(self._show_page)
        self._folding = frame.folding
        view.selected.connect(self._select)
        view.activated.connect(self._folding.picked)
        view.clicked.connect(lambda index: None if index.column() else self._folding.picked())
        desk.gone_to.connect(self.go_to)
        frame.go_to_line.chosen.connect(self._go_and_write)
        frame.go_to_line.left.connect(desk.write)
        a = self._actions
        a.go_to.triggered.connect(frame.go_to_line.begin)
        a.back.triggered.connect(lambda: self._travel(self._trail.back))
        a.forward.triggered.connect(lambda: self._travel(self._trail.forward))
        a.write.triggered.connect(self._swap_focus)

    def begin(self, report: Report | None, *, at_once: bool) -> None:
        """Go to the last item in another report that was opened.

        Unless `at_once`, the tree is shown first: together they would block the window for too long.
        """
        self._trail.clear()
        self._remember()
        self._offer_places(report)
        if report is not None:
            self._tree.unfold_as(self._settings.unfolded(self._session.lineage, report.id))
            self._at_once = at_once
            place = self._settings.place(self._session.lineage, report.id)
            self._tree.select(place if place in tree.index(report) else self._first(report))
            self._at_once = True
        self._show_travel()

    def _first(self, report: Report) -> int:
        """The first programme or, in a work package, the first thing of which something can be changed."""
        if self._session.package is not None:
            found = (node.id for node in tree.walk(report) if self._session.can_write(node.id))
            return next(found, report.id)
        return report.programmes[0].id if report.programmes else report.id

    def follow(self, change: SessionChange) -> None:
        """Follow a change of the report: stay at the present item, but after undo or redo go to what changed."""
        index = tree.index(change.after)
        if (self._desk.item_id or 0) not in index or (change.replayed and not self._is_on_page(change)):
            self._tree.select(_where(change))
        if change.replayed:
            self._desk.show_change(change)
        if (
            change.before.programmes is not change.after.programmes
            or change.before.sections is not change.after.sections
        ):
            self._offer_places(change.after)

    def _offer_places(self, report: Report | None) -> None:
        others = [other for other in self._session.reports if report is not None and other.id != report.id]
        self._frame.go_to_line.show_report(report, others)

    def go_to(self, id: int) -> None:
        """Show the item with this id, and put the caret into it when it is a text."""
        report = self._session.report
        if report is None or id not in tree.index(report):
            return
        self.going.emit()
        self._tree.select(node_to_show(report, id))
        if self._first_page.isActive():
            self._show_page()
        self._desk.show_text(id)

    def _go_and_write(self, id: int) -> None:
        """Show the item with this id, and put the caret into its first text."""
        self.go_to(id)
        self._desk.write()

    def go_to_words(self, id: int, words: str) -> None:
        """Show the item with this id, and select these words in it, if any."""
        self.go_to(id)
        self._desk.show_words(id, words)

    def go_to_place(self, report_id: int, spot: Spot, start: int, end: int) -> None:
        """Show where a line of a report stands, and put the caret at these characters when it is in a text."""
        self._session.switch(report_id)
        self.go_to(spot.item)
        if spot.field != BODY:
            self._desk.show_words(spot.item, "")
        elif pane := self._desk.texts.pane(spot.item):
            select(pane.editor, spot, start, end)
            pane.editor.setFocus()
            self._desk.show_caret(pane.editor)

    def show_unfolded(self, id: int) -> None:
        """Show the item with this id, completely unfolded in the tree."""
        self._tree.select(id)
        self._tree.expandRecursively(self._tree.currentIndex())

    def leave(self) -> None:
        """Remember where one was and what is unfolded, because the window closes."""
        report = self._session.report
        if self._desk.item_id is not None:
            self._desk.whereabouts.leave(self._desk.item_id)
        if self._lineage:
            self._settings.set_memory(self._lineage, _CARETS, self._desk.whereabouts.said())
        if report is not None:
            self._settings.set_unfolded(self._session.lineage, report.id, self._tree.unfolded())

    def _remember(self) -> None:
        """Remember where one was in the dossier before, and return to where one was in another that was opened."""
        here, before, places = self._session.lineage, self._lineage, self._desk.whereabouts
        if here != before:
            if before:
                self._settings.set_memory(before, _CARETS, places.said())
            self._lineage = here
            places.learn(self._settings.memory(here, _CARETS))

    def _select(self, _id: int) -> None:
        if self._at_once:
            self._show_page()
        else:
            self._first_page.start()

    def _show_page(self) -> None:
        """Show the page of the selected item."""
        self._first_page.stop()
        id, report = self._tree.current_id, self._session.report
        if id is None or report is None:
            return  # the report was closed meanwhile
        self._desk.show_item(id)
        self._trail.visit(id)
        self._show_travel()
        self._settings.set_place(self._session.lineage, report.id, id)
        self.shown.emit(id)

    def _travel(self, step: Callable[[], int | None]) -> None:
        """Go back or forward to the nearest item that still exists."""
        report = self._session.report
        while (id := step()) is not None:
            if report is not None and id in tree.index(report):
                self._tree.select(id)
                break
        self._show_travel()

    def _show_travel(self) -> None:
        self._actions.back.setEnabled(self._trail.can_go_back)
        self._actions.forward.setEnabled(self._trail.can_go_forward)

    def _swap_focus(self) -> None:
        if self._tree.hasFocus():
            self._desk.write()
        else:
            self._folding.show_tree()
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_on_page(self, change: SessionChange) -> bool:
        """Whether the present page already shows the change: the text, or what held an item that is gone."""
        gone = change.place not in tree.index(change.after)
        return self._desk.shows(change.place) or (
            gone and tree.index(change.before).parents.get(change.place) == self._desk.item_id
        )


def _where(change: SessionChange) -> int:
    """The id of the item to show after a change; if it is gone, that of the nearest item above it."""
    known, before = tree.index(change.after), tree.index(change.before)
    if change.place in known:
        return node_to_show(change.after, change.place)
    if change.place not in before:
        return change.after.id
    shown = node_to_show(change.before, change.place)
    above = (item.id for item in reversed(before.path(change.place)))
    return next(node_to_show(change.after, id) for id in (shown, *above) if id in known)
