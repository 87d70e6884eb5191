"""New words under the heading of something that had no explanation, as proposals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vgr_desktop.core.model.report import Explanation
from vgr_desktop.core.model.text import Block, rich
from vgr_desktop.core.returning import blocks
from vgr_desktop.core.returning.aligning import normal
from vgr_desktop.core.returning.comparison import Comparison, Placed
from vgr_desktop.core.returning.document import Row
from vgr_desktop.core.returning.homes import NewHome
from vgr_desktop.core.returning.locating import words_of
from vgr_desktop.core.returning.printed import OF_TEXT, Role
from vgr_desktop.core.returning.proposals import Kind, NewExplanation


def new_texts(found: Comparison) -> Iterator[Placed]:
    """An explanation for each place where words stand now and no text was."""
    groups: dict[NewHome, list[int]] = defaultdict(list)
    for number, place in enumerate(found.homes):
        if isinstance(place, NewHome) and _is_new(found, number):
            groups[place].append(number)
    for place, numbers in groups.items():
        made = tuple(_blocks(found, place, numbers))
        if made and not _is_there(found, made):
            edit = NewExplanation(place.area, place.about, None, made)
            lineage = place.about[0] if place.about else place.area
            revision = found.revision(numbers)
            proposal = found.proposal(lineage, Kind.ADDED, revision, "", words_of(made), edits=(edit,))
            yield Placed(numbers[0], proposal)


def _is_new(found: Comparison, number: int) -> bool:
    unit, slot = found.units[number], found.slot(number)
    if not unit.text.strip():
        return False
    if slot is not None and slot.role is Role.DERIVED:
        return not slot.is_row and normal(slot.text) != normal(unit.text)
    return slot is None or slot.role in OF_TEXT


def _blocks(found: Comparison, place: NewHome, numbers: Sequence[int]) -> Iterator[Block]:
    level = max(slot.level for slot in found.slots if slot.lineage == place.area) + 1
    rows: list[Row] = []
    for number in numbers:
        unit = found.units[number]
        if isinstance(unit, Row):
            rows.append(unit)
            continue
        if rows:
            yield blocks.table([(row, None) for row in rows], None, None)
            rows = []
        if not (place.about and found.is_new_heading(number)):
            yield blocks.new(unit, level)
    if rows:
        yield blocks.table([(row, None) for row in rows], None, None)


def _is_there(found: Comparison, made: tuple[Block, ...]) -> bool:
    """Whether an explanation says it already."""
    wanted = rich(made)
    return any(item.body == wanted for item in found.own.values() if isinstance(item, Explanation))
