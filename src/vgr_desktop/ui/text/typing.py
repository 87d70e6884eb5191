"""Making something of the signs that one types in an editor, as steps of their own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.core.dutch.typing_aids import LONGEST, Address, Aid, Instead, address, instead
from vgr_desktop.core.model.text import Kind
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.bridge import kind_of

if TYPE_CHECKING:
    from vgr_desktop.ui.text.editor import TextEditor

_NAMES = {
    Aid.LISTS: "Lijst maken",
    Aid.QUOTES: "Aanhalingsteken",
    Aid.DASHES: "Gedachtestreepje",
    Aid.SPACES: "Vaste spatie",
    Aid.LINKS: "Link maken",
}
_SIGNS = frozenset({" ", '"', "'", "-"})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Aids:
    """Which aids are on, for all editors that share it."""

    def __init__(self) -> None:
        """All are on."""
        self.on = frozenset(Aid)


class TypingHelp:
    """Does what the rules of `typing_aids` say for what is typed in an editor."""

    def __init__(self, editor: "TextEditor", aids: Aids) -> None:
        """For `editor`, with the `aids` that are on."""
        self._editor = editor
        self._aids = aids
        self._made: tuple[int, int] | None = None

    def answer(self, event: QKeyEvent) -> bool:
        """Type a sign and do what it means, or take that back. Return whether Qt has nothing more to do."""
        if event.key() == Qt.Key.Key_Backspace:
            return self._takes_back(event)
        if event.key() in _ENTER and not self._before().endswith(" "):
            self._link()
        if event.text() not in _SIGNS or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        QTextEdit.keyPressEvent(self._editor, event)
        self._follow()
        return True

    def follow_input(self, event: QInputMethodEvent) -> None:
        """Do what a sign means that was typed in another way, such as one that waits for a letter."""
        if event.commitString() in _SIGNS:
            self._follow()

    def _follow(self) -> None:
        """Do what the sign before the caret means."""
        before = self._before()
        if found := instead(before, self._aids.on):
            if found.kind is None or kind_of(self._editor.textCursor().block())[0] is Kind.PARAGRAPH:
                self._do(found.aid, partial(_replace, found))
        elif before.endswith(" "):
            self._link()

    def _link(self) -> None:
        """Make the address before the caret a link, unless it is one."""
        if Aid.LINKS in self._aids.on and (found := address(self._before())):
            cursor = _select_address(self._editor.textCursor(), found)
            if not cursor.charFormat().isAnchor():
                self._do(Aid.LINKS, partial(_link, found))

    def _do(self, aid: Aid, command: "partial[None]") -> None:
        self._editor.do(_NAMES[aid], command)
        self._made = self._state()

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Take back what was made of the last sign, if nothing was done since."""
        if event.modifiers() or self._made != self._state() or self._editor.textCursor().hasSelection():
            return False
        self._made = None
        self._editor.undo_wanted.emit()
        return True

    def _state(self) -> tuple[int, int]:
        return self._editor.document().revision(), self._editor.textCursor().position()

    def _before(self) -> str:
        """The words of the paragraph before the caret, without a beginning that is far away."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return ""
        start = max(cursor.block().position(), cursor.position() - LONGEST)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()


def _replace(found: Instead, cursor: QTextCursor) -> None:
    """Put what was found in place of the last characters."""
    form = cursor.charFormat()
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, found.length)
    cursor.insertText(found.text, form)
    if found.kind is not None:
        text_commands.set_kind(cursor, found.kind)


def _link(found: Address, cursor: QTextCursor) -> None:
    """Make the address a link, and leave the caret where it is."""
    text_commands.link_selection(_select_address(QTextCursor(cursor), found), found.link)


def _select_address(cursor: QTextCursor, found: Address) -> QTextCursor:
    end = cursor.position() - found.after
    cursor.setPosition(end)
    cursor.setPosition(end - found.length, QTextCursor.MoveMode.KeepAnchor)
    return cursor
