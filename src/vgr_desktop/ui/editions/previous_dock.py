"""The previous edition in the window: its panel, the trend beside the lights, and taking over its texts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget

from vgr_desktop.core.editing import edits
from vgr_desktop.core.editions.looking_back import not_there_yet, taken_over, with_taken_pictures
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Block
from vgr_desktop.ui.editions.actions import EditionActions
from vgr_desktop.ui.editions.previous_edition import PreviousEdition
from vgr_desktop.ui.editions.previous_panel import PreviousPanel
from vgr_desktop.ui.editions.previous_view import View, view_of
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.turns import AFTER_DRAWING
from vgr_desktop.ui.page.slots import Slot
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.session.session import SessionChange
from vgr_desktop.ui.text import bridge as text_bridge

WIDTH = 330
"""Pixels: lines of about fifty characters."""

NAME = "previous"


class _Dock(QDockWidget):
    """A dock that tells when the officer closes it."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, and tell."""
        super().closeEvent(event)
        self.closed.emit()


class PreviousDock(Component):
    """Makes the panel when it is wanted and the dossier has two reports, and keeps it and the trend current."""

    def __init__(self, place: Workplace) -> None:
        """Put the panel into the frame, beside the page."""
        super().__init__(place.frame)
        self.edition = PreviousEdition(place.session, place.settings, self)
        self.panel: PreviousPanel | None = None
        self._dock: _Dock | None = None
        self._action = place.actions.of(EditionActions).previous
        self._session = place.session
        self._settings = place.settings
        self._desk = desk = place.desk
        self._frame = place.frame
        self._soon = QTimer(self, singleShot=True, interval=AFTER_DRAWING)
        self._soon.timeout.connect(self._make)
        place.model.trend_of = self.edition.trend
        self.edition.changed.connect(self._follow_edition)
        self.edition.broken.connect(self.broken)
        desk.shown.connect(self._follow_page)
        desk.editor_changed.connect(self._follow_text)
        self._action.triggered.connect(self._want)
        self._action.setEnabled(False)

    def take(self, name: str, text_id: int, blocks: tuple[Block, ...]) -> None:
        """Copy a block of the earlier text into the text with this id: at its caret, or at its end."""
        pane = self._handed_in(text_id)
        if pane is not None:
            at = None
            if pane.editor is self._desk.editor:
                at = text_bridge.block_shown(pane.shown, pane.editor.textCursor().blockNumber())
            self._take(name, pane, blocks, at)

    def take_all(self, name: str, text_id: int, blocks: tuple[Block, ...]) -> None:
        """Copy the earlier text to the end of the text with this id, without what stands there already."""
        pane = self._handed_in(text_id)
        if pane is not None:
            missing = not_there_yet(pane.shown, blocks)
            if missing:
                self._take(name, pane, missing, None)
            else:
                self.told.emit("Deze tekst staat er al helemaal; er is niets bij gekomen.", [])

    def _handed_in(self, text_id: int) -> TextPane | None:
        """The pane of this text, with all that was typed in it in the report."""
        self._session.hand_in()
        return self._desk.texts.pane(text_id) if self._session.report is not None else None

    def _take(self, name: str, pane: TextPane, blocks: tuple[Block, ...], at: int | None) -> None:
        before, then, text_id = self._session.report, self.edition.report, pane.slot.id
        if before is None or then is None:
            return
        source = f"overgenomen uit de {then.edition.title}"
        self._desk.writing.apply(name, self._taking(pane, blocks, at), text_id, source=source)
        after = self._session.report
        if after is not None and after is not before:
            self._desk.show_change(SessionChange(before, after, text_id, replayed=False))

    def _taking(self, pane: TextPane, blocks: tuple[Block, ...], at: int | None) -> edits.Edit:
        """The edit that copies blocks to after the block `at`, with the pictures in them."""
        write = pane.slot.written(taken_over(pane.shown, blocks, at))
        then, identify = self.edition.report, self._session.identities.adopt

        def change(report: Report) -> Report:
            return write(with_taken_pictures(report, then, blocks, identify) if then else report)

        return change

    def _want(self, wanted: bool) -> None:  # noqa: FBT001  # Qt's own signature
        """Open or close the panel, as the action says."""
        self._settings.set_shows(NAME, wanted)
        self._show_panel()

    def _follow_edition(self) -> None:
        self._show_panel()
        self._follow_page()

    def _show_panel(self) -> None:
        """Show the panel if it is wanted and there is something to compare with."""
        possible = bool(self.edition.others)
        wanted = self._settings.shows(NAME)
        self._action.setEnabled(possible)
        self._action.setChecked(wanted and possible)
        if self._dock is not None:
            self._dock.setVisible(wanted and possible)
        elif wanted and possible:
            self._soon.start()
        else:
            self._soon.stop()

    def _make(self) -> None:
        """Make the panel the first time, after the page: making it takes as long as the page does."""
        self.panel = PreviousPanel(self.edition, self._view)
        self.panel.wanted.connect(self.take)
        self.panel.all_wanted.connect(self.take_all)
        self.panel.broken.connect(self.broken)
        self._dock = dock = _Dock("Vorige rapportage")
        dock.setObjectName(NAME)
        dock.setWidget(self.panel)
        dock.closed.connect(lambda: self._want(False))
        self._frame.panels.add(dock, WIDTH)
        dock.show()
        self._follow_text()

    def _view(self) -> View:
        return view_of(self.edition, self._session.report, self._desk.page, self._slot())

    def _slot(self) -> Slot | None:
        """The text with the caret, or the first one on the page when there is no caret."""
        panes = self._desk.panes()
        found = (pane.slot for pane in panes if pane.editor is self._desk.editor)
        return next(found, panes[0].slot if panes else None)

    def _follow_page(self) -> None:
        id, report = self._desk.item_id, self._session.report
        if id is not None and report is not None and id in tree.index(report):
            light = self.edition.light_then(id)
            trend = self.edition.trend(id) if light else ""
            self._desk.show_trend(trend, lights.colour(light, self._desk.palette()))
        self._follow_text()

    def _follow_text(self) -> None:
        if self.panel is not None:
            slot = self._slot()
            self.panel.set_read_only(slot is None or not self._session.can_write(*slot.ids))
            self.panel.follow()
