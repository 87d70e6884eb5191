"""Marks over a text: words that were found, that are in no dictionary, or that somebody commented on.

They lie over the document and move with its characters, so a key has no work to do for them. Qt looks at all those that
it has whenever it paints a line, so it has only those that are in view or near it.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.ui.kit.theme import Tones, tones

MOST = 1_000
"""Marks of one kind in a text."""


class Layer(IntEnum):
    """The kinds of marks; a later one lies over those before it."""

    COMMENTS = 0
    SPELLING = 1
    HITS = 2
    HERE = 3


class Marked(NamedTuple):
    """Positions in the document: from the first character to before the last."""

    start: int
    end: int


class TextMarks:
    """The marks in one editor."""

    def __init__(self, editor: QTextEdit) -> None:
        """Begin without marks."""
        self._editor = editor
        self._tones = tones(editor.palette())
        self._formats = _formats(self._tones)
        self._made: dict[Layer, list[QTextEdit.ExtraSelection]] = {}
        self._near = QTextCursor()

    def show(self, layer: Layer, marks: Iterable[Marked]) -> None:
        """Show these marks instead of the others of this kind."""
        made = [self._make(layer, mark) for mark, _ in zip(marks, range(MOST), strict=False)]
        if made or self._made.get(layer):
            self._made[layer] = made
            self._show(self._around_view())

    def follow_view(self) -> None:
        """Show those that came near the view."""
        if any(self._made.values()):
            seen, near = self._selected(self._in_view(0)), self._near
            if not (near.selectionStart() <= seen.selectionStart() and seen.selectionEnd() <= near.selectionEnd()):
                self._show(self._around_view())

    def recolour(self) -> bool:
        """Show the marks in the present colours. Return whether these are others than before."""
        if (now := tones(self._editor.palette())) is self._tones:
            return False
        self._tones, self._formats = now, _formats(now)
        for layer, made in self._made.items():
            for one in made:
                one.format = self._formats[layer]
        if any(self._made.values()):
            self._show(self._around_view())
        return True

    def _show(self, near: QTextCursor) -> None:
        self._near = near
        start, end = near.selectionStart(), near.selectionEnd()
        shown = [
            one
            for layer in sorted(self._made)
            for one in self._made[layer]
            if one.cursor.selectionEnd() >= start and one.cursor.selectionStart() <= end
        ]
        self._editor.setExtraSelections(shown)

    def _around_view(self) -> QTextCursor:
        """What is in view and as much again on both sides; all, before it is shown."""
        if not self._editor.isVisible():
            cursor = QTextCursor(self._editor.document())
            cursor.select(QTextCursor.SelectionType.Document)
            return cursor
        return self._selected(self._in_view(1))

    def _in_view(self, beyond: int) -> QRect:
        """The part of the viewport that can be seen, with so many times its height above it and below."""
        seen = self._editor.viewport().visibleRegion().boundingRect()
        return seen.adjusted(0, -beyond * seen.height(), 0, beyond * seen.height())

    def _selected(self, part: QRect) -> QTextCursor:
        """A selection of the text in this part of the viewport, whole lines. It moves with its characters."""
        cursor = self._editor.cursorForPosition(QPoint(0, part.top()))
        last = self._editor.cursorForPosition(QPoint(self._editor.viewport().width(), part.bottom()))
        cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def marked(self, layer: Layer) -> list[QTextCursor]:
        """What is marked so now, as selections; an empty one is a mark whose words are gone."""
        return [QTextCursor(one.cursor) for one in self._made.get(layer, ())]

    def _make(self, layer: Layer, mark: Marked) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = self._formats[layer]
        return made


def _formats(tones: Tones) -> dict[Layer, QTextCharFormat]:
    return {
        Layer.COMMENTS: _ground(tones.remark, tones),
        Layer.SPELLING: _wave(tones),
        Layer.HITS: _ground(tones.hit, tones),
        Layer.HERE: _ground(tones.here, tones),
    }


def _ground(colour: str, tones: Tones) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colour))
    form.setForeground(QColor(tones.on_mark))
    return form


def _wave(tones: Tones) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    form.setUnderlineColor(QColor(tones.wave))
    return form
