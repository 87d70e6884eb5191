"""Changed titles, lights and amounts as proposals, against what the report says now."""

from collections.abc import Iterator

from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.document import Line, Row, Unit
from vgr_desktop.core.returning.facts import Fact
from vgr_desktop.core.returning.printed import Role, Slot
from vgr_desktop.core.returning.proposals import FieldEdit, Kind, Proposal


def changed_facts(found: Comparison) -> Iterator[Placed]:
    """The changes beside texts. A title stands in several places; the same change of it is told once."""
    seen: set[tuple[FieldEdit, ...]] = set()
    for number, at in sorted(found.found.of_unit.items()):
        for fact in _read(found, found.slots[at], found.units[number]):
            if fact.edits and fact.edits in seen:
                continue
            seen.add(fact.edits)
            if (proposal := _proposed(found, fact)) is not None:
                yield Placed(number, proposal)


def _read(found: Comparison, slot: Slot, unit: Unit) -> Iterator[Fact]:
    match slot.role, unit:
        case Role.GOAL, Row():
            yield from found.facts.row(slot, unit)
        case Role.HEADING, Line():
            yield from found.facts.heading(slot, unit)
        case Role.FACT, Line():
            yield from found.facts.fact(slot, unit)


def _proposed(found: Comparison, fact: Fact) -> Proposal | None:
    """The change as a proposal; None when the report says it already."""
    revision = fact.revisions[0] if fact.revisions else found.returned.last
    edits, contested = [], False
    for edit in fact.edits:
        own, base = found.own.get(edit.lineage), found.items[edit.lineage]
        if own is None:
            contested = True
        elif (now := getattr(own, edit.field)) != edit.value:
            edits.append(edit)
            contested |= now != getattr(base, edit.field)
    if fact.edits and not edits and not contested:
        return None
    kind = fact.kind if edits else Kind.UNPLACED
    contested |= not found.knows_base and not fact.revisions
    return found.proposal(
        fact.lineage, kind, revision, fact.before, fact.after, contested=contested, edits=tuple(edits)
    )
