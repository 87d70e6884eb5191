"""Which returned paragraph or row is which printed place.

The names in the document say it first; then equal words, in the order of the report; then likeness among what is left
between two places that are certain. What is not likely enough is left alone: it is new, or gone.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from vgr_desktop.core.layout.anchors import Anchor
from vgr_desktop.core.model.codes import leading_code
from vgr_desktop.core.returning.document import Line, Row, Unit
from vgr_desktop.core.returning.printed import Role, Slot

_LEAST = 0.5
"""The least likeness, from 0 to 1, of a paragraph that nothing but its place and words names."""
_ALONE = 0.3
"""The same when it is the only one between two that are certain."""
_MOST = 60
"""Paragraphs between two certain ones that are compared each with each."""
_AT_ALL = 500
"""New paragraphs in one place that are compared at all; who pastes more has not reworded it one by one."""
_LONGEST = 2_000
"""Characters that are compared."""
_SPACE = re.compile(r"[\s\u00a0]+")


@dataclass(slots=True)
class Alignment:
    """For each unit the number of its slot, and the other slots that were joined into it."""

    of_unit: dict[int, int] = field(default_factory=dict)
    joined: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    moved: frozenset[int] = frozenset()
    """The units that stand before or after others than their slots do."""

    def pair(self, unit: int, slot: int) -> None:
        """Note that this unit is this slot."""
        self.of_unit[unit] = slot

    @property
    def taken(self) -> set[int]:
        """The slots that came back."""
        return {*self.of_unit.values(), *(slot for slots in self.joined.values() for slot in slots)}


def normal(text: str) -> str:
    """`text` for comparison: white space counts once."""
    return _SPACE.sub(" ", text).strip()


def align(slots: Sequence[Slot], units: Sequence[Unit]) -> Alignment:
    """Pair units with slots."""
    return _Aligner(slots, units).aligned()


class _Aligner:
    def __init__(self, slots: Sequence[Slot], units: Sequence[Unit]) -> None:
        self._slots, self._units = slots, units
        self._said = [normal(slot.text) for slot in slots]
        self._read = [normal(unit.text) for unit in units]
        self._found = Alignment()

    def aligned(self) -> Alignment:
        claims = self._claims()
        self._equal_and_named(claims)
        self._equal_once()
        self._named(claims)
        for _ in range(2):  # what is found between two certain ones makes more places certain
            self._between()
        self._found.moved = frozenset(self._out_of_order())
        return self._found

    def _claims(self) -> list[list[int]]:
        """For each unit the slots that its anchors name, those that most of them name first."""
        by_anchor: dict[Anchor, list[int]] = defaultdict(list)
        for number, slot in enumerate(self._slots):
            for anchor in slot.anchors:
                by_anchor[anchor].append(number)
        claims = []
        for unit in self._units:
            counted = Counter(slot for anchor in unit.anchors for slot in by_anchor.get(anchor, ()))
            claims.append([slot for slot, _ in counted.most_common() if self._fits(unit, slot)])
        return claims

    def _fits(self, unit: Unit, slot: int) -> bool:
        return isinstance(unit, Row) == self._slots[slot].is_row

    def _equal_and_named(self, claims: list[list[int]]) -> None:
        free = set(range(len(self._slots)))
        for number, claimed in enumerate(claims):
            for slot in claimed:
                if slot in free and self._said[slot] == self._read[number]:
                    self._found.pair(number, slot)
                    free.discard(slot)
                    break

    def _named(self, claims: list[list[int]]) -> None:
        """Units whose words changed; where two claim a slot, as after copying, the one that is more like it."""
        free = set(range(len(self._slots))) - self._found.taken
        wanting: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for number, claimed in enumerate(claims):
            if number in self._found.of_unit or not (left := [slot for slot in claimed if slot in free]):
                continue
            slot = max(left, key=lambda slot: self._likeness(number, slot)) if len(left) > 1 else left[0]
            wanting[slot].append((self._likeness(number, slot), -number))
        for slot, several in wanting.items():
            self._found.pair(-max(several)[1], slot)
        taken = self._found.taken
        for number, claimed in enumerate(claims):
            for slot in claimed:
                if slot not in taken and number in self._found.of_unit and self._has(number, slot):
                    self._found.joined[number].append(slot)
                    taken.add(slot)

    def _has(self, number: int, slot: int) -> bool:
        """Whether most words of a slot stand in a unit that another slot has too."""
        words = self._said[slot].split()
        there = Counter(self._read[number].split())
        return bool(words) and sum(there[word] > 0 for word in words) >= _LEAST * len(words)

    def _equal_once(self) -> None:
        """Words that are there once and were there once; then equal words in the same order."""
        taken = self._found.taken
        slots = [n for n in range(len(self._slots)) if n not in taken and self._said[n]]
        units = [n for n in range(len(self._units)) if n not in self._found.of_unit and self._read[n]]
        once_said, once_read = _once(slots, self._said), _once(units, self._read)
        for text, slot in once_said.items():
            unit = once_read.get(text)
            if unit is not None and self._fits(self._units[unit], slot):
                self._found.pair(unit, slot)

    def _between(self) -> None:
        """Pair what is left between units that are certain: equal words first, then words that are alike."""
        for slots, units in list(self._gaps()):
            left = self._equal_in_order(slots, units)
            self._alike(*left)

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        taken = self._found.taken
        fixed = [(-1, -1), *self._in_order(), (len(self._units), len(self._slots))]
        for (unit, slot), (next_unit, next_slot) in pairwise(fixed):
            units = [n for n in range(unit + 1, next_unit) if n not in self._found.of_unit and self._read[n]]
            slots = [n for n in range(slot + 1, next_slot) if n not in taken]
            if units and slots:
                yield slots, units

    def _equal_in_order(self, slots: list[int], units: list[int]) -> tuple[list[int], list[int]]:
        place = 0
        waiting = defaultdict(list)
        for slot in slots:
            waiting[self._said[slot]].append(slot)
        for unit in units:
            later = [slot for slot in waiting.get(self._read[unit], ()) if slot >= place]
            if later and self._fits(self._units[unit], later[0]):
                self._found.pair(unit, later[0])
                waiting[self._read[unit]].remove(later[0])
                place = later[0]
        taken = set(self._found.of_unit.values())
        return [n for n in slots if n not in taken], [n for n in units if n not in self._found.of_unit]

    def _alike(self, slots: list[int], units: list[int]) -> None:
        """Pair in order what is alike enough; in a large gap only what follows each other directly is compared."""
        alone = len(slots) == len(units) == 1
        least = _ALONE if alone else _LEAST
        start = 0
        for unit in units[:_AT_ALL]:
            among = [slot for slot in slots[start : start + _MOST] if self._fits(self._units[unit], slot)]
            scored = [(self._likeness(unit, slot, alone=alone), -slot) for slot in among]
            if scored and (best := max(scored))[0] >= least:
                self._found.pair(unit, -best[1])
                start = slots.index(-best[1]) + 1

    def _likeness(self, unit: int, slot: int, *, alone: bool = False) -> float:
        if alone and self._is_same_heading(unit, slot):
            return 1.0
        read, said = self._read[unit][:_LONGEST], self._said[slot][:_LONGEST]
        if isinstance(self._units[unit], Row) and _codes(read) and _codes(read) == _codes(said):
            return 1.0
        matcher = SequenceMatcher(None, read.split(), said.split(), autojunk=False)
        return matcher.ratio() if matcher.real_quick_ratio() >= _ALONE else 0.0

    def _is_same_heading(self, unit: int, slot: int) -> bool:
        """Whether both are headings of one level: then the words may be quite different."""
        known, line = self._slots[slot], self._units[unit]
        return known.role is Role.HEADING and isinstance(line, Line) and line.outline == known.level

    def _in_order(self) -> list[tuple[int, int]]:
        """The longest run of pairs that are in the same order in both."""
        pairs = sorted(self._found.of_unit.items())
        return [pairs[n] for n in increasing([slot for _, slot in pairs])]

    def _out_of_order(self) -> Iterator[int]:
        kept = {unit for unit, _ in self._in_order()}
        return (unit for unit in self._found.of_unit if unit not in kept)


def _once(numbers: Iterable[int], texts: Sequence[str]) -> dict[str, int]:
    counted = Counter(texts[n] for n in numbers)
    return {texts[n]: n for n in numbers if counted[texts[n]] == 1}


def _codes(row: str) -> str:
    """The code of a deliverable in a row of the goal tree, without its goal; empty when it has none."""
    for cell in row.split(" "):
        found = leading_code(cell)
        if found and found[0].deliverable:
            return str(found[0])
    return ""


def increasing(values: Sequence[int]) -> list[int]:
    """The places of a longest increasing run of values that need not follow each other directly."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        places[at : at + 1] = [place]
    found: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
