"""Tells a screen reader what the caret comes into: a heading, a list, a cell, a link, a part of an explanation."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.views.aloud import moved
from vgr_desktop.core.views.structure import Piece, PieceKind, path_to, structure
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.text.bridge import kind_of, part_of
from vgr_desktop.ui.text.places import place_of

_FOLLOWED = "followed"
"""The property of an editor whose caret is followed."""
_IN_LINE = (PieceKind.LINK, PieceKind.NOTE)


def announce(about: QWidget, words: str) -> None:
    """Have a screen reader say something about a widget, after what it is saying now."""
    event = QAccessibleAnnouncementEvent(about, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


class CaretTold(Component):
    """Follows the caret while a screen reader is there, which `say` speaks to. Else nothing of it runs at a key."""

    def __init__(self, desk: Desk) -> None:
        """Follow the caret in the texts of `desk`."""
        super().__init__(desk)
        self._desk = desk
        self.say: Callable[[QWidget, str], None] = announce
        self._path: tuple[Piece, ...] = ()
        self._here: tuple[object, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        desk.editor_changed.connect(self._follow)

    def _follow(self) -> None:
        editor = self._desk.editor
        self._path, self._here = (), ()
        if editor is None or not QAccessible.isActive():
            return
        if not editor.property(_FOLLOWED):
            editor.setProperty(_FOLLOWED, True)
            wire(editor, "cursorPositionChanged()", self._soon, "start()")
            wire(editor, "restyled()", self._soon, "start()")
        self._soon.start()

    def _tell(self) -> None:
        """Tell what changed about the place of the caret; in the same plain paragraph nothing can have."""
        editor = self._desk.editor
        if editor is None:
            return
        cursor = editor.textCursor()
        here = (editor, cursor.blockNumber(), kind_of(cursor.block()), part_of(cursor.block()))
        if here == self._here and not any(inner.kind in _IN_LINE for piece in self._path for inner in piece.inside):
            return
        path = path_to(structure(editor.text()), *place_of(cursor))
        said = moved(self._path, path)
        self._path, self._here = path, here
        if said:
            self.say(editor, said)
