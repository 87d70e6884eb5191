"""In which text each returned paragraph stands now: the one it came from, or the one under whose heading it was put."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vgr_desktop.core.model.codes import leading_code
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Item,
    PolicyArea,
    Report,
    Section,
    Text,
)
from vgr_desktop.core.model.tree import by_code, index
from vgr_desktop.core.returning.aligning import Alignment, normal
from vgr_desktop.core.returning.document import Line, Unit
from vgr_desktop.core.returning.printed import Role, Slot


@dataclass(frozen=True, slots=True)
class Home:
    """The text with this lineage, under a heading of this level."""

    lineage: str
    level: int


@dataclass(frozen=True, slots=True)
class NewHome:
    """A text that was not there: in a policy area, about these deliverables, by lineage, or about the area itself."""

    area: str
    about: tuple[str, ...] = ()


Place = Home | NewHome | None
"""None: it stands where the program writes all words itself, or nobody knows."""


def homes(slots: Sequence[Slot], units: Sequence[Unit], found: Alignment, base: Report) -> list[Place]:
    """The place of each unit."""
    return _Walk(slots, units, found, base).places()


class _Walk:
    def __init__(self, slots: Sequence[Slot], units: Sequence[Unit], found: Alignment, base: Report) -> None:
        self._slots, self._units, self._found = slots, units, found
        self._items: Mapping[str, Item] = {item.lineage: item for item in index(base).items.values()}
        self._known = index(base)
        self._codes = by_code(base)
        self._headed = {slot.lineage for slot in slots if slot.role is Role.HEADING}
        self._levels = {slot.lineage: slot.level for slot in reversed(slots) if slot.level}

    def places(self) -> list[Place]:
        places: list[Place] = []
        place: Place = None
        for number, unit in enumerate(self._units):
            slot = self._found.of_unit.get(number)
            if slot is None:
                place = self._after_new(unit, place)
            elif self._slots[slot].role in (Role.LINE, Role.CELLS):
                if number not in self._found.moved:
                    place = self._home(self._slots[slot].lineage)
            else:
                place = self._after(slot, place)
            places.append(place)
        return places

    def _home(self, lineage: str) -> Home:
        return Home(lineage, self._levels.get(lineage, 1))

    def _after(self, number: int, place: Place) -> Place:
        """Where words belong that are put right after this slot."""
        slot = self._slots[number]
        following = self._slots[number + 1] if number + 1 < len(self._slots) else None
        match slot.role, self._items.get(slot.lineage):
            case Role.HEADING, Text() | Explanation() | Deviation() | Section():
                return self._home(slot.lineage) if slot.anchors[0].number == 1 else None
            case Role.HEADING, PolicyArea() if slot.anchors[0].number > 1:
                leads = following is not None and following.role is Role.LINE
                return self._home(following.lineage) if leads and following else NewHome(slot.lineage)
            case Role.FACT, Deviation():
                return self._home(slot.lineage)
            case Role.DERIVED, _ if not slot.is_row:
                return self._after_sentence(following, place)
            case _:
                return None

    def _after_sentence(self, following: Slot | None, place: Place) -> Place:
        """Where words belong after a sentence that the program wrote under a heading, or before a text."""
        if isinstance(place, NewHome) or (place is not None and place.lineage in self._headed):
            return place
        return self._home(following.lineage) if following is not None and following.role is Role.LINE else None

    def _after_new(self, unit: Unit, place: Place) -> Place:
        """Where a new unit stands: a heading may begin another text."""
        if not isinstance(unit, Line):
            return place
        if (about := self._explains(unit)) is not None:
            return about
        if not unit.outline or (isinstance(place, Home) and unit.outline > place.level):
            return place
        return None

    def _explains(self, line: Line) -> Place:
        """The text about the deliverable that this line, a new heading, names by code."""
        found = leading_code(line.text)
        item = self._codes.get(found[0]) if found else None
        if not found or not isinstance(item, Deliverable):
            return None
        if not line.outline and normal(found[1]).casefold() != normal(item.title).casefold():
            return None
        for id in self._known.explaining.get(item.id, ()):
            explanation = self._known.items[id]
            if isinstance(explanation, Explanation) and explanation.about == (item.id,):
                return self._home(explanation.lineage)
        area = self._known.area(item.id)
        return NewHome(area.lineage, (item.lineage,)) if area is not None else None
