"""Marks over a text: words that were found, that are in no dictionary, or that somebody commented on.

They lie over the document and move with its characters, so a key has no work to do for them.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

MOST = 1_000
"""Marks of one kind in a text: Qt looks at all of them whenever it paints a line."""

HIT, HERE, WAVE = QColor("#FFE59A"), QColor("#FFB454"), QColor("#C62828")
REMARK = QColor("#FBF0D0")
ON_HIT = QColor("#1D2226")


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
        self._formats = {
            Layer.COMMENTS: _ground(REMARK),
            Layer.SPELLING: _wave(),
            Layer.HITS: _ground(HIT),
            Layer.HERE: _ground(HERE),
        }
        self._shown: dict[Layer, list[QTextEdit.ExtraSelection]] = {}

    def show(self, layer: Layer, marks: Iterable[Marked]) -> None:
        """Show these marks instead of the others of this kind."""
        made = [self._made(layer, mark) for mark, _ in zip(marks, range(MOST), strict=False)]
        if made or self._shown.get(layer):
            self._shown[layer] = made
            shown = [one for kind in sorted(self._shown) for one in self._shown[kind]]
            self._editor.setExtraSelections(shown)

    def marked(self, layer: Layer) -> list[QTextCursor]:
        """What is marked so now, as selections; an empty one is a mark whose words are gone."""
        return [QTextCursor(one.cursor) for one in self._shown.get(layer, ())]

    def _made(self, layer: Layer, mark: Marked) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = self._formats[layer]
        return made


def _ground(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(colour)
    form.setForeground(ON_HIT)
    return form


def _wave() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    form.setUnderlineColor(WAVE)
    return form
