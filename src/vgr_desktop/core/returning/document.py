"""A returned document as plain facts: its paragraphs and rows, who changed what in them, and its comments.

Paragraphs are as they would be with everything accepted: what was struck is in their pieces, marked as such.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from vgr_desktop.core.layout.anchors import Anchor
from vgr_desktop.core.model.text import NO_MARKS, Mark, Run
from vgr_desktop.core.returning.proposals import Reply


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a tracked change, and when; empty and None when the document does not say it."""

    author: str = ""
    moment: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that were changed together, or not at all.

    A `formatted` run had the marks `before`.
    """

    run: Run
    _: KW_ONLY
    inserted: Revision | None = None
    deleted: Revision | None = None
    formatted: Revision | None = None
    before: frozenset[Mark] = NO_MARKS

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The changes of these characters."""
        return tuple(each for each in (self.inserted, self.deleted, self.formatted) if each is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    `anchors` are the places that its bookmarks name; `control` is the key of the text in whose content control it
    stands, or empty. `outline` is the level of a heading, or 0; `depth` that of a list item, from 0, or None.
    `inserted` and `deleted` are about paragraphs that were split off or joined.
    """

    pieces: tuple[Piece, ...]
    _: KW_ONLY
    anchors: tuple[Anchor, ...] = ()
    control: str = ""
    style: str = ""
    outline: int = 0
    depth: int | None = None
    is_numbered: bool = False
    has_picture: bool = False
    marks: tuple[Revision, ...] = ()
    """The changes of the paragraph itself: split off, or joined with the next one."""
    struck: tuple[Revision, ...] = ()
    """Who struck the paragraphs right before it that are no more; what named those is in its `anchors` too."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its runs with everything accepted."""
        return tuple(piece.run for piece in self.pieces if piece.deleted is None)

    @property
    def text(self) -> str:
        """Its characters with everything accepted."""
        return "".join(run.text for run in self.runs)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """All changes in it."""
        return (*(each for piece in self.pieces for each in piece.revisions), *self.marks)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table with this number in the document, and the paragraphs of its cells."""

    cells: tuple[tuple[Line, ...], ...]
    table: int
    marks: tuple[Revision, ...] = ()
    """That the row itself was inserted."""
    is_deleted: bool = False
    """The row was struck, but is still there."""

    @property
    def text(self) -> str:
        """The words of its cells, with tabs between them."""
        return "\t".join(cell_text(cell) for cell in self.cells)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The places that are named in its cells."""
        return tuple(anchor for line in self.lines() for anchor in line.anchors)

    @property
    def control(self) -> str:
        """The key of the text in whose content control it stands, or empty."""
        return next((line.control for line in self.lines() if line.control), "")

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """All changes in it."""
        return (*(each for line in self.lines() for each in line.revisions), *self.marks)

    def lines(self) -> Iterator[Line]:
        """The paragraphs of all its cells."""
        return (line for cell in self.cells for line in cell)


def cell_text(cell: Iterable[Line]) -> str:
    """The words of a cell, a line for each paragraph."""
    return "\n".join(line.text for line in cell)


Unit = Line | Row


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of a reviewer. `at` is the number of the unit where its range begins; `about` are the words of it."""

    author: str
    moment: dt.datetime | None
    text: str
    about: str = ""
    at: int | None = None
    anchors: tuple[Anchor, ...] = ()
    """The places in the paragraph where its range begins."""
    replies: tuple[Reply, ...] = ()
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned document.

    `report`, `edition`, `dossier` and `export` are what its properties say it is, each empty when they do not.
    `last` is who saved it last, and when.
    """

    source: str
    units: tuple[Unit, ...] = ()
    remarks: tuple[Remark, ...] = ()
    _: KW_ONLY
    report: str = ""
    edition: str = ""
    dossier: str = ""
    export: str = ""
    last: Revision = Revision()
    notices: tuple[str, ...] = ()
