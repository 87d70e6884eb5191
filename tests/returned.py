"""What went out for review as a document that came back, to be changed as a reviewer does."""

import datetime as dt
from dataclasses import replace

from vgr_desktop.core.layout import WHOLE, Choice, Figure, Grid, Imprint, ListItem, Prose, SubHeading
from vgr_desktop.core.layout.anchors import Anchor
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Run
from vgr_desktop.core.returning.aligning import normal
from vgr_desktop.core.returning.comparing import propose
from vgr_desktop.core.returning.document import Line, Piece, Remark, Returned, Revision, Row, Unit
from vgr_desktop.core.returning.printed import Role, Slot, line_text, slots_of
from vgr_desktop.core.returning.proposals import Proposals
from vgr_desktop.core.returning.sent import Sent

MOMENT = dt.datetime(2026, 4, 20, 11, 5, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 4, 23, 9, 30, tzinfo=dt.UTC)
ANNA, BRAM = Revision("Anna", LATER), Revision("Bram", LATER + dt.timedelta(hours=1))
LAST = Revision("Carla", LATER + dt.timedelta(days=1))


def sent(report: Report, choice: Choice = WHOLE) -> Sent:
    """The report as it went out."""
    return Sent("dit", report, MOMENT, imprint=Imprint(MOMENT.date()), choice=choice)


def line(text: str, **more: object) -> Line:
    """A paragraph that a reviewer typed without tracking."""
    return replace(Line((Piece(Run(text)),)), **more)  # type: ignore[arg-type]  # fields of a line


class Copy:
    """The paragraphs and rows of what went out, which can be changed."""

    def __init__(self, report: Report, choice: Choice = WHOLE) -> None:
        self._sent = sent(report, choice)
        tables = _Tables()
        self.units: list[Unit] = [_unit(slot, tables) for slot in slots_of(self._sent, None)]
        self.remarks: list[Remark] = []

    def at(self, text: str) -> int:
        """The number of the first unit with these words."""
        return next(number for number, unit in enumerate(self.units) if text in normal(unit.text))

    def line(self, text: str) -> Line:
        """The paragraph with these words."""
        found = self.units[self.at(text)]
        assert isinstance(found, Line)
        return found

    def say(self, old: str, new: str) -> None:
        """Put words in place of others, without tracking; in a table in the first cell that has them."""
        number = self.at(old)
        self.units[number] = _said(self.units[number], old, new)

    def track(self, old: str, new: str, by: Revision) -> None:
        """Put words in place of others within one run, tracked."""
        number = self.at(old)
        found = self.line(old)
        pieces: list[Piece] = []
        for piece in found.pieces:
            before, there, after = piece.run.text.partition(old)
            if not there:
                pieces.append(piece)
                continue
            pieces += [replace(piece, run=replace(piece.run, text=before))]
            pieces += [replace(piece, run=replace(piece.run, text=old), deleted=by)]
            pieces += [Piece(Run(new), inserted=by)] if new else []
            pieces += [replace(piece, run=replace(piece.run, text=after))]
        self.units[number] = replace(found, pieces=tuple(pieces))

    def put(self, after: str, *units: Unit) -> None:
        """New units after the one with these words."""
        at = self.at(after) + 1
        self.units[at:at] = units

    def remove(self, text: str) -> Unit:
        """Take a unit out."""
        return self.units.pop(self.at(text))

    def nameless(self) -> None:
        """Lose all bookmarks and content controls."""
        self.units = list(map(nameless, self.units))

    def remark(self, words: str, said: str, **more: object) -> None:
        """A comment about these words."""
        made = Remark("Anna", LATER, said, words, self.at(words))
        self.remarks.append(replace(made, **more))  # type: ignore[arg-type]  # fields of a remark

    def proposals(self, mine: Report | None = None, *, knows_base: bool = True) -> Proposals:
        """What the document proposes for `mine`, by default the report as it went out."""
        document = Returned("terug.docx", tuple(self.units), tuple(self.remarks), last=LAST)
        return propose(document, self._sent, mine or self._sent.report, knows_base=knows_base)

    def told(self, mine: Report | None = None, *, knows_base: bool = True) -> list[str]:
        """The proposals as lines: kind, place, what was there and what is there, whose, and whether it is contested."""
        return [
            f"{one.kind} {one.where}: {one.before} -> {one.after} [{one.author}{', contested' * one.contested}]"
            for one in self.proposals(mine, knows_base=knows_base).changes
        ]


class _Tables:
    """Numbers tables: rows that follow each other are one."""

    def __init__(self) -> None:
        self.number = 0
        self.last: object = None

    def of(self, slot: Slot) -> int:
        key = (slot.role, slot.lineage if slot.role is Role.CELLS else "", slot.block)
        if key != self.last:
            self.number += 1
            self.last = key
        return self.number


def _unit(slot: Slot, tables: _Tables) -> Unit:
    if not slot.is_row:
        tables.last = None
        return _line(slot)
    if slot.role is Role.CELLS and isinstance(slot.line, Grid):
        cells = tuple(
            tuple(_printed(each, (anchor,) if not n else ()) for n, each in enumerate(cell))
            or (replace(line(""), pieces=(), anchors=(anchor,)),)
            for cell, anchor in zip(slot.line.rows[slot.row], slot.anchors, strict=True)
        )
        return Row(cells, tables.of(slot))
    texts = slot.text.split("\t")
    anchors = list(slot.anchors)
    named: list[tuple[Anchor, ...]] = [()] * len(texts)
    if slot.role is Role.GOAL and anchors:
        named[-1 if len(anchors) > 1 else 0] = (anchors.pop(),) if len(anchors) > 1 else ()
        named[1] = (anchors.pop(),) if anchors and named[-1] else ()
        named[0] = tuple(anchors)
    return Row(tuple((line(text, anchors=own),) for text, own in zip(texts, named, strict=True)), tables.of(slot))


def _line(slot: Slot) -> Line:
    if slot.role is Role.LINE and slot.line is not None and slot.text and not isinstance(slot.line, Grid):
        return _printed(slot.line, slot.anchors)
    return replace(line(slot.text, anchors=slot.anchors, outline=slot.level if slot.role is Role.HEADING else 0))


def _printed(printed: object, anchors: tuple[Anchor, ...]) -> Line:
    label = printed.label if isinstance(printed, Prose | ListItem) else ""
    if isinstance(printed, Figure):
        return replace(line(line_text(printed)), anchors=anchors)
    runs = ((Run(f"{label}: "),) if label else ()) + printed.runs  # type: ignore[attr-defined]  # all lines but tables
    return Line(
        tuple(Piece(replace(run, field=None)) for run in runs),
        anchors=anchors,
        outline=printed.level if isinstance(printed, SubHeading) else 0,
        depth=printed.depth if isinstance(printed, ListItem) else None,
        is_numbered=isinstance(printed, ListItem) and printed.numbered,
    )


def _said(unit: Unit, old: str, new: str) -> Unit:
    if isinstance(unit, Line):
        text = "".join(piece.run.text for piece in unit.pieces)
        if sum(old in normal(piece.run.text) for piece in unit.pieces) == 1:
            pieces = tuple(
                replace(piece, run=replace(piece.run, text=_with(piece.run.text, old, new))) for piece in unit.pieces
            )
            return replace(unit, pieces=pieces)
        return replace(unit, pieces=(Piece(Run(normal(text).replace(old, new))),))
    cells = list(unit.cells)
    place = next(n for n, cell in enumerate(cells) if any(old in normal(each.text) for each in cell))
    cells[place] = tuple(
        replace(each, pieces=(Piece(Run(_with(each.text, old, new))),)) if old in normal(each.text) else each
        for each in cells[place]
    )
    return replace(unit, cells=tuple(cells))


def _with(text: str, old: str, new: str) -> str:
    return text.replace(old, new) if old in text or old not in normal(text) else normal(text).replace(old, new)


def nameless(unit: Unit) -> Unit:
    """The unit without the bookmarks and content controls that say what it is."""
    if isinstance(unit, Row):
        return replace(
            unit, cells=tuple(tuple(replace(each, anchors=(), control="") for each in cell) for cell in unit.cells)
        )
    return replace(unit, anchors=(), control="")
