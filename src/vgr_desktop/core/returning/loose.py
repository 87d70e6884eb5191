"""What has no place in the report, and what did not come back: it is told, and never applied."""

from collections.abc import Iterator, Sequence

from vgr_desktop.core.returning.aligning import normal
from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.homes import Home, NewHome
from vgr_desktop.core.returning.printed import OF_TEXT, Role
from vgr_desktop.core.returning.proposals import Kind


def unplaced(found: Comparison) -> Iterator[Placed]:
    """Words of the program that were changed, and new words where no text is: those that are together as one."""
    waiting: list[int] = []
    for number in _loose(found):
        if waiting and not _goes_on(found, waiting[-1], number):
            yield _told(found, waiting)
            waiting = []
        waiting.append(number)
    if waiting:
        yield _told(found, waiting)


def _told(found: Comparison, numbers: Sequence[int]) -> Placed:
    slot = found.slot(numbers[0])
    before = slot.text if slot is not None else ""
    after = "\n".join(" | ".join(found.units[number].text.split("\t")) for number in numbers)
    lineage, where = slot.lineage if slot is not None else "", found.heading_above(numbers[0])
    said = " | ".join(before.split("\t")), after
    return Placed(numbers[0], found.proposal(lineage, Kind.UNPLACED, found.revision(numbers), *said, where=where))


def _goes_on(found: Comparison, last: int, number: int) -> bool:
    """Whether new words of one reviewer stand right after each other."""
    is_new = found.slot(last) is None and found.slot(number) is None and number == last + 1
    return is_new and found.revision([last]).author == found.revision([number]).author


def _loose(found: Comparison) -> Iterator[int]:
    headed = False
    for number, unit in enumerate(found.units):
        slot = found.slot(number)
        headed |= slot is not None and slot.role is Role.HEADING
        stays = slot is not None and slot.role not in OF_TEXT and normal(slot.text) == normal(unit.text)
        if unit.text.strip() and not stays and _is_loose(found, number, headed=headed):
            yield number


def _is_loose(found: Comparison, number: int, *, headed: bool) -> bool:
    """Whether nothing else tells of the unit. Before the first heading the program's words may be of another day."""
    unit, slot, place = found.units[number], found.slot(number), found.homes[number]
    if slot is None:
        is_loose = place is None or (isinstance(place, Home) and found.is_new_heading(number))
        return is_loose and (found.knows_base or headed or bool(unit.revisions))
    if slot.role in OF_TEXT:
        return place is None
    is_derived = slot.role is Role.DERIVED and (slot.is_row or not isinstance(place, NewHome))
    return is_derived and (found.knows_base or bool(unit.revisions))


def missing(found: Comparison) -> Iterator[Placed]:
    """Rows, headings, amounts and words of the program that were removed."""
    taken, last = found.found.taken, 0
    of_slot = {slot: unit for unit, slot in found.found.of_unit.items()}
    filled = {place.area for place in found.homes if isinstance(place, NewHome) and not place.about}
    area = ""
    for number, slot in enumerate(found.slots):
        last = of_slot.get(number, last)
        is_told = number in taken or slot.role in OF_TEXT or not found.is_present(slot)
        # A sentence that stood where a new text of the area stands now goes by itself.
        is_derived = slot.role is Role.DERIVED
        if not is_told and not (is_derived and (not found.knows_base or area in filled)):
            kind = Kind.UNPLACED if is_derived else Kind.REMOVED
            where = found.heading_above(last) if is_derived else ""
            before = " | ".join(slot.text.split("\t"))
            yield Placed(last + 0.6, found.proposal(slot.lineage, kind, found.returned.last, before, "", where=where))
        area = slot.lineage if slot.role is Role.HEADING else ""


def left_out(found: Comparison) -> Iterator[str]:
    """The sentence that names the chapters of which nothing came back, when others did."""
    headed = [slot for slot in found.slots if slot.role is Role.HEADING and slot.level == 1]
    lacking = [slot.text for slot in headed if not found.has_chapter(slot)]
    if lacking and len(lacking) < len(headed):
        yield f"Niet in dit document, en dus niet vergeleken: {', '.join(lacking)}."
