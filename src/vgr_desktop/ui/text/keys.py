"""What keys do in a text beside what Qt does at them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from vgr_desktop.core.model.text import LIST_KINDS, Kind
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.runs import image_of
from vgr_desktop.ui.text.typing import Aids, TypingHelp

if TYPE_CHECKING:
    from vgr_desktop.ui.text.editor import TextEditor

_Key, _Modifier, _Move = Qt.Key, Qt.KeyboardModifier, QTextCursor.MoveOperation
_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})
_REMOVING = frozenset({_Key.Key_Backspace, _Key.Key_Delete})
_MOVING = frozenset(
    {
        *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right),
        *(_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown),
    }
)
_HISTORY = frozenset({_Key.Key_Z, _Key.Key_Y, _Key.Key_Undo, _Key.Key_Redo})
_SIGNS = frozenset({_Key.Key_Space, _Key.Key_QuoteDbl, _Key.Key_Apostrophe, _Key.Key_Minus})
OWN_KEYS = frozenset(
    {
        *(*_MOVING, *_REMOVING, *_ENTER, *_HISTORY, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_X),
        *_SIGNS,
    }
)
"""The keys that are looked at; the others go straight to Qt."""
_SHIFT_OR_CONTROL = _Modifier.ShiftModifier | _Modifier.ControlModifier
_OF_PAD = _Modifier.KeypadModifier


class TextKeys:
    """Answers the keys of an editor, and tells where a stretch of typing ends."""

    def __init__(self, editor: "TextEditor", aids: Aids) -> None:
        """For `editor`, with the aids that are on."""
        self._editor = editor
        self.help = TypingHelp(editor, aids)

    def answer(self, event: QKeyEvent) -> bool:
        """Do what a key in `OWN_KEYS` means here. Return whether Qt has nothing more to do."""
        if event.key() in _SIGNS and not event.modifiers() & ~_Modifier.ShiftModifier:
            return self._types(event)
        answers = [self._goes_by_page, self._goes_by_paragraph, self._leaves]
        if not self._editor.isReadOnly():
            self._note_stretch(event)
            answers += [self._asks_for_history, self._handles_tab, self._opens]
            answers += [self.help.answer, self._handles_list_key]
        return any(answer(event) for answer in answers)

    def _types(self, event: QKeyEvent) -> bool:
        """Type a sign that may mean something."""
        if self._editor.isReadOnly():
            return False
        if event.key() == _Key.Key_Space:
            self._editor.word_ended.emit()
        return self.help.answer(event)

    def _note_stretch(self, event: QKeyEvent) -> None:
        """Tell when what was typed so far is done: one moves on, takes out more than a letter, or ends a word."""
        key = event.key()
        removes_more = key in _REMOVING and (event.modifiers() or self._editor.textCursor().hasSelection())
        if key in _MOVING or removes_more or event.matches(QKeySequence.StandardKey.Cut):
            self._editor.parted.emit()
        elif key in _ENTER:
            self._editor.word_ended.emit()

    def _goes_by_page(self, event: QKeyEvent) -> bool:
        """Go a page up or down: the page around the editor knows how much that is."""
        if event.key() not in (_Key.Key_PageUp, _Key.Key_PageDown):
            return False
        if event.modifiers() & ~_OF_PAD not in (_Modifier.NoModifier, _Modifier.ShiftModifier):
            return False
        keep = bool(event.modifiers() & _Modifier.ShiftModifier)
        self._editor.paged.emit(-1 if event.key() == _Key.Key_PageUp else 1, keep)
        return True

    def _goes_by_paragraph(self, event: QKeyEvent) -> bool:
        """Go to the beginning of this or another paragraph at Ctrl+Up and Ctrl+Down."""
        modifiers = event.modifiers() & ~_OF_PAD
        if event.key() not in (_Key.Key_Up, _Key.Key_Down) or not modifiers & _Modifier.ControlModifier:
            return False
        if modifiers & ~_SHIFT_OR_CONTROL:
            return False
        keeps = bool(modifiers & _Modifier.ShiftModifier)
        mode = QTextCursor.MoveMode.KeepAnchor if keeps else QTextCursor.MoveMode.MoveAnchor
        cursor, up = self._editor.textCursor(), event.key() == _Key.Key_Up
        first = _Move.StartOfBlock if up and not cursor.atBlockStart() else None
        moves = [first or _Move.PreviousBlock] if up else [_Move.NextBlock, _Move.End]
        if any(cursor.movePosition(move, mode) for move in moves):
            self._editor.setTextCursor(cursor)
        elif not keeps:
            self._editor.left.emit(-1 if up else 1)
        return True

    def _leaves(self, event: QKeyEvent) -> bool:
        """Go to the text above or below at Up on the first line or Down on the last. Return whether it did."""
        if event.modifiers() & ~_OF_PAD or event.key() not in (_Key.Key_Up, _Key.Key_Down):
            return False
        cursor, up = self._editor.textCursor(), event.key() == _Key.Key_Up
        if cursor.movePosition(_Move.Up if up else _Move.Down):
            return False
        self._editor.left.emit(-1 if up else 1)
        return True

    def _asks_for_history(self, event: QKeyEvent) -> bool:
        """Whether it is a key for undo or redo, which Qt gives to the editor but the window handles."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._editor.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._editor.redo_wanted.emit()
        else:
            return False
        return True

    def _opens(self, event: QKeyEvent) -> bool:
        """Open the selected mark or picture at Enter. Return whether there is one."""
        return event.key() in _ENTER and self._editor.open_object(self._editor.textCursor())

    def _handles_list_key(self, event: QKeyEvent) -> bool:
        cursor = self._editor.textCursor()
        kind, _ = text_bridge.kind_of(cursor.block())
        if event.key() in _ENTER and not event.modifiers() & _SHIFT_OR_CONTROL:
            if kind in LIST_KINDS and not cursor.block().text() and not cursor.hasSelection():
                text_commands.shift_level(cursor, -1)
            elif kind is Kind.HEADING or image_of(cursor.block()):
                self._end_heading(cursor)
            else:
                return False
            self._editor.ensureCursorVisible()
            return True
        backspace = event.key() == _Key.Key_Backspace and not event.modifiers()
        if backspace and cursor.atBlockStart() and not cursor.hasSelection() and kind is not Kind.PARAGRAPH:
            if kind is Kind.HEADING:
                text_commands.set_kind(cursor, Kind.PARAGRAPH)
            else:
                text_commands.shift_level(cursor, -1)
            return True
        return False

    def _end_heading(self, cursor: QTextCursor) -> None:
        """Handle Enter in a heading or caption: a plain paragraph follows; at its start, the heading moves down."""
        at_start = cursor.atBlockStart() and bool(cursor.block().text())
        cursor.insertBlock()
        if at_start:
            cursor.movePosition(_Move.PreviousBlock)
        text_commands.set_kind(cursor, Kind.PARAGRAPH)
        if at_start:
            cursor.movePosition(_Move.NextBlock)
        self._editor.setTextCursor(cursor)

    def _handles_tab(self, event: QKeyEvent) -> bool:
        """Go deeper in a list, or to the next cell in a table, at Tab; else leave the text. Return if it was Tab."""
        if event.key() not in (_Key.Key_Tab, _Key.Key_Backtab):
            return False
        back = event.key() == _Key.Key_Backtab
        if not (self._shift_item(back=back) or self._change_cell(back=back)):
            QWidget.focusNextPrevChild(self._editor, not back)
        return True

    def _shift_item(self, *, back: bool) -> bool:
        cursor = self._editor.textCursor()
        if text_bridge.kind_of(cursor.block())[0] in LIST_KINDS:
            text_commands.shift_level(cursor, -1 if back else 1)
            return True
        return False

    def _change_cell(self, *, back: bool) -> bool:
        """Select the next or previous cell; after the last one comes another row."""
        cursor = self._editor.textCursor()
        table = cursor.currentTable()
        if table is None:
            return False
        self._editor.parted.emit()
        self._editor.align_cells()
        if not cursor.movePosition(_Move.PreviousCell if back else _Move.NextCell) and not back:
            table.appendRows(1)
            cursor.setPosition(table.cellAt(table.rows() - 1, 0).firstPosition())
        cell = table.cellAt(cursor)
        cursor.setPosition(cell.firstPosition())
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        return True
