"""The runs of the officer's paragraphs for a document of Qt, and the footnotes in them."""

from collections.abc import Iterable

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat

from vgr_desktop.core.layout import ListItem, Prose
from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.ui.preview.approximate import looks
from vgr_desktop.ui.preview.approximate.looks import Look

Piece = tuple[str, QTextCharFormat]

_NEWLINE = "\u2028"
_VERTICAL = {
    Mark.SUPERSCRIPT: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    Mark.SUBSCRIPT: QTextCharFormat.VerticalAlignment.AlignSubScript,
}


class Runs:
    """Makes pieces from runs; the numbers of notes continue from those before."""

    def __init__(self, before: int) -> None:
        """`before` is the number of notes before."""
        self._before = before
        self._notes: list[str] = []

    @property
    def count(self) -> int:
        """The number of notes up to here, including those before."""
        return self._before + len(self._notes)

    def pieces(self, line: Prose | ListItem, look: Look) -> list[Piece]:
        """The runs of a line, after the name of the part of the explanation that begins with it."""
        letters = look.letters()
        made = self.plain(line.runs, letters)
        if line.label:
            strong = QTextCharFormat(letters)
            strong.setFontWeight(QFont.Weight.Bold)
            made.insert(0, (f"{line.label}: ", strong))
        return made

    def plain(self, runs: Iterable[Run], letters: QTextCharFormat) -> list[Piece]:
        """These runs, in these letters unless their marks say otherwise."""
        return [self._mark(run.note, letters) if run.note else _piece(run, letters) for run in runs]

    def notes(self) -> list[list[Piece]]:
        """The notes so far, each after its number."""
        letters = looks.NOTE.letters()
        return [
            [_raised(str(number), letters), (f" {note}", letters)]
            for number, note in enumerate(self._notes, self._before + 1)
        ]

    def _mark(self, note: str, letters: QTextCharFormat) -> Piece:
        self._notes.append(note)
        return _raised(str(self.count), letters)


def _raised(text: str, letters: QTextCharFormat) -> Piece:
    look = QTextCharFormat(letters)
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return text, look


def _piece(run: Run, letters: QTextCharFormat) -> Piece:
    look = QTextCharFormat(letters)
    if Mark.BOLD in run.marks:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(Mark.ITALIC in run.marks)
    look.setFontUnderline(Mark.UNDERLINE in run.marks or bool(run.link))
    for mark, place in _VERTICAL.items():
        if mark in run.marks:
            look.setVerticalAlignment(place)
    if run.link:
        look.setForeground(QBrush(QColor(looks.LINK)))
    return run.text.replace("\n", _NEWLINE), look
