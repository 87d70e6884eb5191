"""A text that is built line by line: paragraphs, lists with typed bullets and numbers, and tables."""

import re
from dataclasses import replace
from itertools import groupby

from vgr_desktop.core.model.text import LIST_KINDS, Block, Kind, Paragraph, RichText, Run, Table, rich
from vgr_desktop.published.lines import Line

_BULLET = re.compile("([•·▪●◦○‣*o\uf0b7\uf0a7§–—-])(\\s+(?=\\S)|$)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SENTENCE_END = (".", ";", ":", "!", "?")
_LARGEST_TABLE = 20_000
"""Cells. A larger table, which only a malicious page has, is kept as paragraphs."""


class Body:
    """One text while it is being read."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._hanging: list[Run] = []
        self._cells: list[Line] = []
        self._signs: list[tuple[int, str]] = []
        self._lone_sign: Line | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it has no lines yet."""
        return not (self._blocks or self._cells or self._lone_sign)

    @property
    def ends_openly(self) -> bool:
        """Whether the last paragraph is prose that does not end like a sentence."""
        self._join_hanging()
        last = self._blocks[-1] if self._blocks and not self._cells else None
        text = last.plain.rstrip("\"'”’)") if isinstance(last, Paragraph) and last.kind is Kind.PARAGRAPH else "."
        return not text.endswith(_SENTENCE_END)

    def rich(self) -> RichText:
        """The text so far."""
        self._settle()
        return rich(self._blocks)

    def add_heading(self, line: Line) -> None:
        """A sub-heading within the text."""
        self._settle()
        self._signs.clear()
        self._append(Paragraph((Run(line.title),), Kind.HEADING, 1))

    def add(self, line: Line, after: Line | None = None) -> None:
        """Add the next line; `after` is the one that follows it on the page."""
        if line.spot is not None:
            self._settle_sign()
            self._cells.append(line)
            return
        self._settle_table()
        if self._lone_sign is not None:
            sign, self._lone_sign = self._lone_sign, None
            self._add_bullet(line, sign.indent, sign.text)
        elif line.item is not None:
            self._append(Paragraph(line.runs, line.item, line.level))
        elif found := _BULLET.match(line.text):
            self._add_signed(line, found)
        elif not self._add_numbered(line, after) and not self._continue(line):
            self._signs.clear()
            self._append(Paragraph(line.runs))

    def _add_signed(self, line: Line, found: re.Match[str]) -> None:
        if found.end() == len(line.text):
            self._lone_sign = line
        else:
            self._add_bullet(line.without(found.end()), line.indent, found[1])

    def _add_bullet(self, line: Line, indent: int, sign: str) -> None:
        """Add a list item; it is deeper than the one before when it is indented more or has another sign."""
        own = (indent, sign)
        while self._signs and own not in self._signs and self._signs[-1][0] > indent:
            self._signs.pop()
        if own in self._signs:
            del self._signs[self._signs.index(own) + 1 :]
        else:
            self._signs.append(own)
        self._append(Paragraph(line.runs, Kind.BULLET, len(self._signs) - 1))

    def _add_numbered(self, line: Line, after: Line | None) -> bool:
        """Take the line as an item of a numbered list when its number is the one that the list would give it."""
        found = _NUMBER.match(line.text)
        if found is None or int(found[1]) != self._next_number():
            return False
        if int(found[1]) == 1:
            second = _NUMBER.match(after.text) if after is not None else None
            if second is None or second[1] != "2":
                return False
        self._append(Paragraph(line.without(found.end()).runs, Kind.NUMBERED))
        return True

    def _next_number(self) -> int:
        number = 1
        for block in reversed(self._blocks):
            if not isinstance(block, Paragraph) or block.kind is not Kind.NUMBERED or block.level:
                break
            number += 1
        return number

    def _continue(self, line: Line) -> bool:
        """Join a hanging line to the list item that it belongs to."""
        last = self._blocks[-1] if self._blocks else None
        if not isinstance(last, Paragraph) or last.kind not in LIST_KINDS:
            return False
        indented = line.hanging or (line.tight and bool(self._signs) and line.indent > self._signs[-1][0])
        before = (self._hanging or last.runs)[-1].text
        runs_on = line.tight and line.text[0].islower() and not before.endswith(_SENTENCE_END)
        if not (indented or runs_on):
            return False
        self._hanging += [Run(" " if runs_on else "\n"), *line.runs]
        return True

    def _append(self, block: Paragraph) -> None:
        self._join_hanging()
        self._blocks.append(block)

    def _join_hanging(self) -> None:
        """Give the last list item the hanging lines under it, all at once because there can be many."""
        last = self._blocks[-1] if self._blocks else None
        if self._hanging and isinstance(last, Paragraph):
            self._blocks[-1] = replace(last, runs=(*last.runs, *self._hanging))
        self._hanging = []

    def _settle(self) -> None:
        self._settle_sign()
        self._settle_table()
        self._join_hanging()

    def _settle_sign(self) -> None:
        if self._lone_sign is not None:
            self._append(Paragraph(self._lone_sign.runs))
            self._lone_sign = None

    def _settle_table(self) -> None:
        if self._cells:
            self._join_hanging()
        for _, cells in groupby(self._cells, key=lambda line: line.spot.table if line.spot else 0):
            self._blocks += _table(list(cells))
        self._cells = []


def _table(lines: list[Line]) -> list[Block]:
    """The table that these lines are in; as paragraphs if it has one column, or is far too large."""
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    for line in lines:
        if line.spot is not None:
            kind = (line.item, line.level) if line.item else (Kind.PARAGRAPH, 0)
            cells.setdefault((line.spot.row, line.spot.column), []).append(Paragraph(line.runs, *kind))
    rows = sorted({row for row, _ in cells})
    width = max(column for _, column in cells) + 1
    if width == 1 or len(rows) * width > _LARGEST_TABLE:
        return [paragraph for paragraphs in cells.values() for paragraph in paragraphs]
    return [Table(tuple(tuple(tuple(cells.get((row, i), ())) for i in range(width)) for row in rows))]
