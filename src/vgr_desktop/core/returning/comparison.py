"""One returned document beside what went out and what the report says now: what all who compare them need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.returning.aligning import align, normal
from vgr_desktop.core.returning.document import Returned, Revision, Row, Unit
from vgr_desktop.core.returning.facts import FactReader
from vgr_desktop.core.returning.homes import homes
from vgr_desktop.core.returning.printed import Role, Slot, slots_of
from vgr_desktop.core.returning.proposals import Edit, Kind, Proposal
from vgr_desktop.core.returning.sent import Sent


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal without its key, and its place in the document."""

    at: float
    proposal: Proposal


class Comparison:
    """Which unit of the document is which place of what went out, and in which text each stands now."""

    def __init__(
        self, returned: Returned, sent: Sent, mine: Report, previous: Report | None, *, knows_base: bool
    ) -> None:
        """As `comparing.propose` says."""
        self.returned, self.sent, self.mine, self.knows_base = returned, sent, mine, knows_base
        self.base = sent.report
        known = index(sent.report)
        self.items = {item.lineage: item for item in known.items.values()}
        self.own = {item.lineage: item for item in index(mine).items.values()}
        self.slots = slots_of(sent, previous)
        self.units: tuple[Unit, ...] = tuple(map(_present, returned.units))
        self.found = align(self.slots, self.units)
        self.homes = homes(self.slots, self.units, self.found, sent.report)
        self.facts = FactReader(sent.report, known)
        self.moment = returned.last.moment or sent.moment
        taken = [self.slots[slot] for slot in self.found.taken]
        self._headings = list(self._headings_above())
        self._chapters, self._sections = {slot.chapter for slot in taken}, {slot.section for slot in taken}

    def slot(self, number: int) -> Slot | None:
        """The place that this unit was; None when it is new."""
        slot = self.found.of_unit.get(number)
        return None if slot is None else self.slots[slot]

    def has_chapter(self, slot: Slot) -> bool:
        """Whether something of the chapter of a place came back."""
        return slot.chapter in self._chapters

    def is_present(self, slot: Slot) -> bool:
        """Whether the part of the document in which a place was came back at all."""
        return slot.chapter in self._chapters and (self.knows_base or slot.section in self._sections)

    def is_new_heading(self, number: int) -> bool:
        """Whether a new line is the heading of the text that follows, and not a part of it."""
        place = self.homes[number]
        before = self.homes[number - 1] if number else None
        is_line = not isinstance(self.units[number], Row)
        return is_line and place is not None and place != before and number not in self.found.of_unit

    def heading_above(self, number: int) -> str:
        """The heading under which a unit stands."""
        return self._headings[number]

    def _headings_above(self) -> Iterator[str]:
        above = "Titelblad"
        for number, unit in enumerate(self.units):
            slot = self.slot(number)
            above = normal(unit.text) if slot is not None and slot.role is Role.HEADING else above
            yield above

    def revision(self, numbers: Iterable[int]) -> Revision:
        """Who changed these units first; without tracked changes who saved the document last."""
        revisions = (revision for number in numbers for revision in self.units[number].revisions)
        return next(revisions, self.returned.last)

    def proposal(
        self,
        lineage: str,
        kind: Kind,
        revision: Revision,
        before: str,
        after: str,
        *,
        contested: bool = False,
        edits: tuple[Edit, ...] = (),
        where: str = "",
    ) -> Proposal:
        """A proposal without its key, at the item with this lineage."""
        return Proposal(
            "",
            lineage,
            where or self.facts.where(lineage),
            kind,
            author=revision.author,
            moment=revision.moment,
            before=before,
            after=after,
            contested=contested,
            edits=edits,
        )


def _present(unit: Unit) -> Unit:
    """A row that was struck has nothing any more, but its number stays."""
    return Row((), unit.table) if isinstance(unit, Row) and unit.is_deleted else unit
