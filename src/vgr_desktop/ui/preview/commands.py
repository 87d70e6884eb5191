"""The preview in the window: made when it is first seen, and updated only while it is seen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.preview.actions import PreviewActions
from vgr_desktop.ui.preview.room import PreviewRoom
from vgr_desktop.ui.session.session import SessionChange

if TYPE_CHECKING:
    from vgr_desktop.ui.preview.maker import ProofMaker
    from vgr_desktop.ui.preview.panel import PreviewPanel
    from vgr_desktop.ui.preview.proof import Order, Proof

_MEMORY, _EXPORT = "preview", "export"


class PreviewCommands(Component):
    """Shows the preview in the dock of the frame."""

    def __init__(self, place: Workplace) -> None:
        """Follow the frame: the preview may have been open when the program was closed."""
        super().__init__(place.frame)
        self._actions = actions = place.actions.of(PreviewActions)
        self._session = place.session
        self._settings = place.settings
        self._navigator = place.navigator
        self._office = place.office
        self._frame = place.frame
        self._dock: QDockWidget = place.frame.panels.preview
        self._item = place.desk.item_id
        self._is_choosing = False
        self._room = PreviewRoom(place.frame)
        self._parts: tuple[PreviewPanel, ProofMaker] | None = None
        actions.preview.triggered.connect(self._toggle)
        place.session.changed.connect(self._follow)
        place.navigator.shown.connect(self.show_item)
        place.session.opened.connect(self._renew)
        for action in (actions.zoom_in, actions.zoom_out, actions.fit_width, actions.fit_page):
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
            )  # only while the preview has the focus
        self._dock.visibilityChanged.connect(lambda seen: self._see(is_seen=seen))
        self._offer_sizes(is_seen=False)
        if self._is_seen():
            self._see(is_seen=True)

    @property
    def panel(self) -> "PreviewPanel | None":
        """The content of the dock; None until it is first seen."""
        return self._parts[0] if self._parts else None

    def order(self) -> "Order | None":
        """The order for the pages of the preview while it is seen, else for those of the whole report."""
        from vgr_desktop.ui.preview.proof import order
        from vgr_desktop.ui.session.export_memory import kept_to

        report = self._session.report
        if report is None:
            return None
        remembered = kept_to(self._settings.policy, self._settings.memory(self._session.lineage, _EXPORT))
        alone = self._is_seen() and self.panel is not None and self.panel.wants_programme
        return order(report, self._session.previous, remembered, self._programme(report) if alone else None)

    def proof_of(self, order: "Order") -> "Proof | None":
        """The pages of this order, if they exist already."""
        return self._parts[1].proof_of(order) if self._parts else None

    def show_item(self, id: int) -> None:
        """Show where the item with this id, which is being worked on, is printed."""
        report, before, self._item = self._session.report, self._item, id
        if self._parts is None or report is None or not self._is_seen() or self._is_choosing:
            return
        panel = self._parts[0]
        if panel.wants_programme and self._programme(report) != self._programme(report, before):
            self._renew()
        elif id == report.id:
            panel.view.go_to_page(0)
        else:
            panel.view.go_to(*_where(report, id))

    def _toggle(self) -> None:
        if self._is_seen():
            self._dock.hide()
        else:
            self._room.take()

    def _is_seen(self) -> bool:
        """Whether the dock is open, and not behind another one."""
        return self._dock.isVisible() and not self._dock.visibleRegion().isEmpty()

    def _see(self, *, is_seen: bool) -> None:
        """Start or stop working, because the preview became visible or hidden."""
        self._offer_sizes(is_seen=is_seen)
        if is_seen:
            self._made()
            self._renew()
            return
        if not self._dock.isVisible() and self._frame.isVisible():
            self._room.give_back()
        if self._parts is not None:
            panel, maker = self._parts
            maker.stop()
            panel.rest()
            self._settings.set_layout(_MEMORY, panel.remembered())

    def _offer_sizes(self, *, is_seen: bool) -> None:
        a = self._actions
        a.preview.setChecked(is_seen)
        for action in (a.zoom_in, a.zoom_out, a.fit_width, a.fit_page):
            action.setEnabled(is_seen)

    def _made(self) -> "tuple[PreviewPanel, ProofMaker]":
        """The content of the dock; it takes time to load, so it is made when it is needed."""
        if self._parts is None:
            from vgr_desktop.ui.preview.maker import ProofMaker
            from vgr_desktop.ui.preview.panel import PreviewPanel

            panel, maker = PreviewPanel(self._actions), ProofMaker(self._office, self)
            self._parts = panel, maker
            panel.remember(self._settings.layout(_MEMORY))
            panel.asked.connect(self._renew)
            panel.view.chosen.connect(self._choose)
            panel.view.pictures.broken.connect(self.broken)
            maker.began.connect(panel.tell_busy)
            maker.made.connect(self._show)
            maker.broken.connect(self._tell_broken)
            self._dock.setWidget(panel)
        return self._parts

    def _follow(self, _change: SessionChange) -> None:
        order = self.order() if self._parts and self._is_seen() else None
        if self._parts and order:
            self._parts[1].want(order)

    def _renew(self) -> None:
        """Make the pages at once, because other ones are wanted than those shown."""
        if self._parts is None or not self._is_seen():
            return
        panel, maker = self._parts
        order = self.order()
        if order is None:
            maker.stop()
            panel.tell_empty("Open een rapportage om hier te zien hoe zij gedrukt wordt.")
        else:
            maker.want(order, at_once=True)

    def _show(self, proof: "Proof") -> None:
        if self._parts is None:
            return
        panel = self._parts[0]
        is_first = not panel.view.page_count
        panel.show_proof(proof)
        if is_first and self._item is not None:
            self.show_item(self._item)

    def _tell_broken(self, error: object) -> None:
        if self._parts is not None:
            self._parts[0].tell_done()
        self.broken.emit(error)

    def _choose(self, id: int) -> None:
        """Go to an item; the pages stay where they are, because the officer is looking at them."""
        self._is_choosing = True
        self._navigator.go_to(id)
        self._is_choosing = False

    def _programme(self, report: Report, item: int | None = None) -> int | None:
        """The id of the programme of this item, by default the present item; None outside programmes."""
        id, index = self._item if item is None else item, tree.index(report)
        path = index.path(id) if id is not None and id in index else ()
        return next((item.id for item in path if isinstance(item, Programme)), None)


def _where(report: Report, id: int) -> Iterator[int]:
    """The ids to look for to find this item in print: its explanation, itself, and what it is part of."""
    index = tree.index(report)
    if id in index:
        area = index.area(id)
        explanations = area.explanations if area else ()
        yield from (explanation.id for explanation in explanations if id in explanation.about)
        yield from (item.id for item in reversed(index.path(id)) if not isinstance(item, Report))
