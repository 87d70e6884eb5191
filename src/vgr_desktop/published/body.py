"""A text that is built line by line: paragraphs, lists with typed bullets and numbers, and tables."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from vgr_desktop.core.dutch.wording import PART_NAMES
from vgr_desktop.core.model.list_marks import list_marks
from vgr_desktop.core.model.text import (
    LIST_KINDS,
    Block,
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    rich,
)
from vgr_desktop.published.lines import Line
from vgr_desktop.published.typed_lists import TypedLists

_LONE_SIGN = re.compile("[•·▪●◦○‣*o§–—➢✓❖▫►∙⁃■□❑-]")
_SENTENCE_END = (".", ";", ":", "!", "?")
_LABEL = re.compile(rf"({'|'.join(PART_NAMES.values())}):\s*", re.IGNORECASE)
_LARGEST_TABLE = 20_000
"""Cells. A larger table, which only a malicious page has, is kept as paragraphs."""


class Body:
    """One text while it is being read."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._hanging: list[Run] = []
        self._cells: list[Line] = []
        self._lists = TypedLists()
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

    def add_heading(self, line: Line, under: int = 0) -> None:
        """A sub-heading within the text, which stands under a heading of the level `under` (0: not known)."""
        self._settle()
        self._lists.end()
        level = max(line.depth - under, 1) if under else 1
        self._append(Paragraph((Run(line.title),), Kind.HEADING, level))

    def add_picture(self, line: Line) -> None:
        """A picture, with its caption."""
        self._settle()
        self._lists.end()
        self._append(Paragraph(line.runs, Kind.PICTURE, image=line.image))

    def add_part(self, line: Line, coming: Iterable[Line] = ()) -> None:
        """Add the next line of an explanation, which may begin with the name of one of its three parts."""
        part, line = _labelled(line)
        before = len(self._blocks)
        self.add(line, coming)
        last = self._blocks[-1] if part is not None and len(self._blocks) > before else None
        if isinstance(last, Paragraph) and last.kind is Kind.PARAGRAPH:
            self._blocks[-1] = replace(last, part=part)

    def add(self, line: Line, coming: Iterable[Line] = ()) -> None:
        """Add the next line; `coming` are those that follow it on the page."""
        if line.spot is not None:
            self._settle_sign()
            self._cells.append(line)
            return
        self._settle_table()
        if self._lone_sign is not None:
            sign, self._lone_sign = self._lone_sign, None
            joined = replace(line, runs=(Run(f"{sign.text} "), *line.runs), indent=sign.indent)
            self._add_line(joined, coming)
        elif _LONE_SIGN.fullmatch(line.text):
            self._lone_sign = line
        else:
            self._add_line(line, coming)

    def _add_line(self, line: Line, coming: Iterable[Line]) -> None:
        if line.item is not None:
            self._append(Paragraph(_without_mark(line), line.item, line.level))
        elif found := self._lists.item(line, coming):
            mark, level = found
            self._append(Paragraph(line.without(mark.length).runs, mark.kind, level))
        elif not self._continue(line):
            self._lists.end()
            self._append(Paragraph(line.runs))

    def _continue(self, line: Line) -> bool:
        """Join a hanging line to the list item that it belongs to."""
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Paragraph) and line.joined and last.kind is not Kind.HEADING:
            self._hanging += [Run("\n"), *line.runs]
            return True
        if not isinstance(last, Paragraph) or last.kind not in LIST_KINDS:
            return False
        indented = line.hanging or (line.tight and bool(self._lists) and line.indent > self._lists.indent)
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


def _without_mark(line: Line) -> tuple[Run, ...]:
    """The words of a list item, without a bullet that was typed as well."""
    typed = [mark for mark in list_marks(line.text) if mark.kind is Kind.BULLET and line.item is Kind.BULLET]
    return line.without(typed[0].length).runs if typed else line.runs


def _labelled(line: Line) -> tuple[ExplanationPart | None, Line]:
    """The part of an explanation that a line names before a colon, and the line; without that name if it is bold."""
    found = _LABEL.match(line.text) if line.spot is None and line.item is None else None
    if found is None:
        return None, line
    part = next(part for part, name in PART_NAMES.items() if name.lower() == found[1].lower())
    first = line.runs[0]
    is_label = Mark.BOLD in first.marks and _LABEL.fullmatch(first.text) is not None
    return part, line.without(found.end()) if is_label else line


def _table(lines: list[Line]) -> list[Block]:
    """The table that these lines are in; as paragraphs if it has one column, or is far too large."""
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    for line in lines:
        if line.spot is not None:
            kind = (line.item, line.level) if line.item else (Kind.PARAGRAPH, 0)
            cell = cells.setdefault((line.spot.row, line.spot.column), [])
            if line.joined and cell:
                cell[-1] = replace(cell[-1], runs=(*cell[-1].runs, Run("\n"), *line.runs))
            else:
                cell.append(Paragraph(line.runs, *kind))
    rows = sorted({row for row, _ in cells})
    width = max(column for _, column in cells) + 1
    if width == 1 or len(rows) * width > _LARGEST_TABLE:
        return [paragraph for paragraphs in cells.values() for paragraph in paragraphs]
    return [Table(tuple(tuple(tuple(cells.get((row, i), ())) for i in range(width)) for row in rows))]
