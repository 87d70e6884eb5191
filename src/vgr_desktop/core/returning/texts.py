"""What reviewers changed in one text: its paragraphs and tables as they went out against those that came back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vgr_desktop.core.layout import Figure, Grid
from vgr_desktop.core.model.text import Block, Paragraph, RichText, Table
from vgr_desktop.core.returning import blocks
from vgr_desktop.core.returning.aligning import Alignment, increasing, normal
from vgr_desktop.core.returning.document import Line, Returned, Revision, Row, Unit
from vgr_desktop.core.returning.locating import words_of
from vgr_desktop.core.returning.printed import Role, Slot
from vgr_desktop.core.returning.proposals import BodyEdit, Kind


@dataclass(slots=True)
class Change:
    """A change of a text before it is told: where it stands in the document, whose it is, and what it does."""

    at: float
    lineage: str
    kind: Kind
    revision: Revision
    edits: tuple[BodyEdit, ...]
    moves: str = ""
    """The words of a paragraph that came from or went to another text, to find its other half."""


@dataclass(slots=True)
class _Entry:
    """Units that stand for one block: a paragraph, a picture with its caption, a table, or paragraphs of a split one.

    `first` and `end` are the blocks that they were; None: they are new.
    """

    units: list[int]
    first: int | None = None
    end: int = 0
    in_order: bool = True
    blocks: set[int] = field(default_factory=set)


class TextReader:
    """Finds the changes in texts of one document."""

    def __init__(self, returned: Returned, units: Sequence[Unit], slots: Sequence[Slot], found: Alignment) -> None:
        """`units` are those of the document that are still there."""
        self._last = returned.last
        self._units, self._slots, self._found = units, slots, found
        self._slot_at: dict[str, dict[int, list[int]]] = {}
        for number, slot in enumerate(slots):
            if slot.role in (Role.LINE, Role.CELLS):
                self._slot_at.setdefault(slot.lineage, {}).setdefault(slot.block, []).append(number)
        self._struck = _struck(returned.units)

    def changes(self, lineage: str, level: int, body: RichText, standing: Sequence[int]) -> Iterator[Change]:
        """The changes of the text with this body, in which these units stand now."""
        entries = list(self._entries(lineage, body, standing))
        _order(entries)
        there: set[int] = set()
        place = 0
        groups: list[_Entry] = []
        for entry in entries:
            there |= entry.blocks
            if entry.first is None or not entry.in_order:
                groups.append(entry)
                continue
            yield from self._added(lineage, level, body, place, groups)
            groups = []
            yield from self._changed(lineage, level, body, entry)
            place = entry.end
        yield from self._added(lineage, level, body, place, groups)
        yield from self._removed(lineage, body, there, standing)

    def _entries(self, lineage: str, body: RichText, standing: Sequence[int]) -> Iterator[_Entry]:
        entry: _Entry | None = None
        for number in standing:
            unit = self._units[number]
            own = [self._slots[slot] for slot in self._all_slots(number) if self._slots[slot].lineage == lineage]
            covered = {slot.block for slot in own if slot.role in (Role.LINE, Role.CELLS)}
            if entry is not None and self._goes_on(entry, unit, covered, body):
                entry.units.append(number)
                entry.blocks |= covered
            else:
                if entry is not None:
                    yield entry
                entry = _Entry([number], blocks=covered)
            if entry.blocks:
                entry.first, entry.end = min(entry.blocks), max(entry.blocks) + 1
        if entry is not None:
            yield entry

    def _all_slots(self, number: int) -> list[int]:
        slot = self._found.of_unit.get(number)
        return ([] if slot is None else [slot]) + self._found.joined.get(number, [])

    def _goes_on(self, entry: _Entry, unit: Unit, covered: set[int], body: RichText) -> bool:
        """Whether the unit is part of the block before it: a row of its table, its caption, or what was split off."""
        last = self._units[entry.units[-1]]
        if isinstance(unit, Row) or isinstance(last, Row):
            return isinstance(unit, Row) and isinstance(last, Row) and unit.table == last.table
        if covered:
            if entry.blocks or not self._is_split(entry, covered, unit, body):
                return covered == entry.blocks
            return True
        return len(entry.blocks) == 1 and self._is_piece(unit, body.blocks[min(entry.blocks)], last)

    def _is_split(self, entry: _Entry, covered: set[int], unit: Line, body: RichText) -> bool:
        first = self._units[entry.units[0]]
        return (
            len(entry.units) == 1 and isinstance(first, Line) and self._is_piece(first, body.blocks[min(covered)], unit)
        )

    @staticmethod
    def _is_piece(new: Line, block: Block, other: Unit) -> bool:
        """Whether a new line beside `other` is a piece that was split off this block."""
        was = normal(words_of([block]))
        return bool(new.text.strip()) and normal(new.text) in was and normal(other.text) != was

    # What became of blocks

    def _changed(self, lineage: str, level: int, body: RichText, entry: _Entry) -> Iterator[Change]:
        first = entry.first or 0
        was = body.blocks[first : entry.end]
        last_state: tuple[Block, ...] = was
        for revision, state in self._states(body, level, entry):
            if state == last_state:
                continue
            gone = all(isinstance(block, Paragraph) and block.is_blank for block in state)
            becomes = () if gone else state
            kind = Kind.REMOVED if gone else Kind.CHANGED
            edit = BodyEdit(lineage, first, entry.end, last_state, becomes)
            yield Change(entry.units[0], lineage, kind, revision, (edit,))
            last_state = state

    def _states(self, body: RichText, level: int, entry: _Entry) -> Iterator[tuple[Revision, tuple[Block, ...]]]:
        """What stood there after each reviewer's changes, whoever changed without tracking first."""
        lines = [self._units[number] for number in entry.units]
        revisions = [revision for unit in lines for revision in unit.revisions]
        authors = _first_of_each(revisions)
        pictured = getattr(body.blocks[entry.first or 0], "image", None) is not None
        single = len(lines) == 1 and isinstance(lines[0], Line) and len(entry.blocks) == 1 and not pictured
        if not single or not authors:
            yield authors[0] if authors else self._last, self._whole(body, level, entry)
            return
        accepted: list[str] = []
        yield self._last, self._single(body, entry, blocks.accepted_of(accepted))
        for revision in authors:
            accepted.append(revision.author)
            yield revision, self._single(body, entry, blocks.accepted_of(accepted))
        yield authors[-1], self._whole(body, level, entry)

    def _single(self, body: RichText, entry: _Entry, keeps: blocks.Keeps) -> tuple[Block, ...]:
        block, unit = body.blocks[entry.first or 0], self._units[entry.units[0]]
        slot = self._slots[self._found.of_unit[entry.units[0]]]
        assert isinstance(block, Paragraph)  # noqa: S101  # only a paragraph is one line
        assert isinstance(unit, Line)  # noqa: S101
        assert slot.line is not None  # noqa: S101  # a place of a text has its line
        # How a paragraph looks as a whole counts once all changes are accepted.
        made = blocks.changed(block, slot.line, unit, keeps)
        return (replace(made, kind=block.kind, level=block.level),)

    def _whole(self, body: RichText, level: int, entry: _Entry) -> tuple[Block, ...]:
        """The blocks with everything accepted."""
        units = [self._units[number] for number in entry.units]
        slots = {n: self._slots[self._found.of_unit[n]] for n in entry.units if n in self._found.of_unit}
        block = body.blocks[entry.first or 0]
        if any(isinstance(unit, Row) for unit in units):
            rows = [(unit, slots[n].row if n in slots else None) for n, unit in self._rows(entry)]
            grid = next((slot.line for slot in slots.values() if isinstance(slot.line, Grid)), None)
            return (blocks.table(rows, block if isinstance(block, Table) else None, grid),)
        assert isinstance(block, Paragraph)  # noqa: S101  # lines stand for paragraphs
        made: list[Block] = []
        for number, unit in zip(entry.units, units, strict=True):
            assert isinstance(unit, Line)  # noqa: S101  # the rows went above
            slot = slots.get(number)
            if slot is None:
                made.append(blocks.new(unit, level, block))
            elif isinstance(slot.line, Figure):
                made += [blocks.caption(block, slot.line, unit)] if slot.text or not slot.line.runs else []
            else:
                assert slot.line is not None  # noqa: S101  # a place of a text has its line
                made.append(blocks.changed(block, slot.line, unit))
        return tuple(made)

    def _rows(self, entry: _Entry) -> Iterator[tuple[int, Row]]:
        found = ((number, self._units[number]) for number in entry.units)
        return ((number, unit) for number, unit in found if isinstance(unit, Row))

    def _added(
        self, lineage: str, level: int, body: RichText, place: int, entries: Sequence[_Entry]
    ) -> Iterator[Change]:
        """New blocks at this place, those of one reviewer together; what stood elsewhere is told by itself."""
        waiting: list[tuple[Revision, float, Block]] = []
        for entry in entries:
            made = self._new(level, body, entry)
            revision = self._revision(entry.units)
            moved = self._comes_from(entry)
            if entry.first is not None or moved:
                yield from _gathered(lineage, place, waiting)
                waiting = []
                edits: tuple[BodyEdit, ...] = (BodyEdit(lineage, place, place, (), made),)
                if entry.first is not None:
                    edits += (BodyEdit(lineage, entry.first, entry.end, body.blocks[entry.first : entry.end], ()),)
                yield Change(entry.units[0], lineage, Kind.MOVED, revision, edits, moves=moved)
                continue
            if waiting and waiting[-1][0].author != revision.author:
                yield from _gathered(lineage, place, waiting)
                waiting = []
            waiting += [(revision, entry.units[0], block) for block in made]
        yield from _gathered(lineage, place, waiting)

    def _comes_from(self, entry: _Entry) -> str:
        """The lineage and block of another text that the units of an entry came from; empty: of none."""
        slot = self._found.of_unit.get(entry.units[0])
        if slot is None or entry.first is not None or self._slots[slot].role not in (Role.LINE, Role.CELLS):
            return ""
        return f"{self._slots[slot].lineage} {self._slots[slot].block}"

    def _new(self, level: int, body: RichText, entry: _Entry) -> tuple[Block, ...]:
        if entry.first is not None:
            return self._whole(body, level, entry)
        units = [self._units[number] for number in entry.units]
        rows = [(unit, None) for unit in units if isinstance(unit, Row)]
        if rows:
            return (blocks.table(rows, None, None),)
        return tuple(blocks.new(unit, level) for unit in units if isinstance(unit, Line) and unit.text.strip())

    def _revision(self, units: Iterable[int]) -> Revision:
        revisions = [revision for number in units for revision in self._units[number].revisions]
        return revisions[0] if revisions else self._last

    def _removed(self, lineage: str, body: RichText, there: set[int], standing: Sequence[int]) -> Iterator[Change]:
        """Blocks of the text that are in none of its units."""
        for block, slots in self._slot_at.get(lineage, {}).items():
            if block in there:
                continue
            anchors = [anchor for slot in slots for anchor in self._slots[slot].anchors]
            struck = [revision for anchor in anchors for revision in self._struck.get(anchor, ())]
            edit = BodyEdit(lineage, block, block + 1, body.blocks[block : block + 1], ())
            at = self._near(slots[0], standing)
            yield Change(at, lineage, Kind.REMOVED, struck[0] if struck else self._last, (edit,), f"{lineage} {block}")

    def _near(self, slot: int, standing: Sequence[int]) -> float:
        """Where in the document a slot would be that is not in it."""
        before = [number for number in standing if self._found.of_unit.get(number, slot) < slot]
        return (max(before) if before else min(standing, default=len(self._units))) + 0.5


def _gathered(lineage: str, place: int, waiting: Sequence[tuple[Revision, float, Block]]) -> Iterator[Change]:
    if waiting:
        made = tuple(block for _, _, block in waiting)
        revision, at, _ = waiting[0]
        yield Change(at, lineage, Kind.ADDED, revision, (BodyEdit(lineage, place, place, (), made),))


def _order(entries: Sequence[_Entry]) -> None:
    """Mark the entries that stand before or after others than they did."""
    known = [entry for entry in entries if entry.first is not None]
    kept = set(increasing([entry.first or 0 for entry in known]))
    for number, entry in enumerate(known):
        entry.in_order = number in kept


def _first_of_each(revisions: Sequence[Revision]) -> list[Revision]:
    """The first change of each reviewer, in the order of time as far as that is known."""
    first: dict[str, Revision] = {}
    for revision in revisions:
        first.setdefault(revision.author, revision)
    return sorted(first.values(), key=lambda each: each.moment.isoformat() if each.moment else "")


def _struck(units: Iterable[Unit]) -> Mapping[object, Sequence[Revision]]:
    """Who struck something in the paragraphs with each anchor."""
    found: dict[object, list[Revision]] = {}
    for unit in units:
        for line in unit.lines() if isinstance(unit, Row) else (unit,):
            own = [piece.deleted for piece in line.pieces if piece.deleted is not None]
            marks = unit.marks if isinstance(unit, Row) else line.marks
            for anchor in line.anchors:
                found.setdefault(anchor, []).extend((*line.struck, *own, *marks))
    return found
