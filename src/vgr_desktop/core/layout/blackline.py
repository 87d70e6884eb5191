"""Two printed reports beside each other: which part of the older one is which of the newer.

A blackline is the newer report with all that changed since the older one, so that either can be read from it. Here is
told which parts belong together; what changed within them is for whoever shows it, part by part.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar, cast

from vgr_desktop.core.editions.matching import match
from vgr_desktop.core.layout.build import parts
from vgr_desktop.core.layout.choice import Choice
from vgr_desktop.core.layout.imprint import Imprint
from vgr_desktop.core.layout.parts import Heading, Part, Passage, Sentence
from vgr_desktop.core.model.alignment import coupled
from vgr_desktop.core.model.report import Report

T = TypeVar("T")

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Since:
    """What a report is shown to have changed since: an older one, as it was printed, and who made the changes when.

    `imprint` and `previous` are for the older report what they are for any that is printed. `author` is never empty;
    `moment` is local time, as the reader sees it beside a change.
    """

    report: Report
    imprint: Imprint
    author: str
    moment: dt.datetime
    previous: Report | None = None

    def parts(self, newer: Report, choice: Choice) -> tuple[Part, ...]:
        """The parts of the older report that belong to this choice of `newer`, with the lineages of the items there."""
        pairs = match(self.report, newer).pairs
        names = {pair.before.lineage: pair.after.lineage for pair in pairs.values()}
        chosen = _chosen(choice, {id: pair.before.id for id, pair in pairs.items()})
        older = parts(self.report, imprint=self.imprint, choice=chosen, previous=self.previous)
        return tuple(renamed(older, {self.report.lineage: newer.lineage} | names))


def _chosen(choice: Choice, earlier: Mapping[int, int]) -> Choice:
    """The choice for an older report, in which the items have the ids that `earlier` gives."""
    nodes = None if choice.nodes is None else frozenset(earlier[id] for id in choice.nodes if id in earlier)
    sharers = (
        replace(sharer, programme=earlier[sharer.programme]) for sharer in choice.sharers if sharer.programme in earlier
    )
    return replace(choice, nodes=nodes, sharers=tuple(sharers))


@dataclass(frozen=True, slots=True)
class Beside:
    """A part as it was and as it is. Without `old` it is new here, without `new` it is here no more.

    A part that stands elsewhere now is there twice: once without `new`, where it stood, and once without `old`.
    """

    old: Part | None
    new: Part | None


def renamed(parts: Iterable[Part], names: Mapping[str, str]) -> Iterator[Part]:
    """The parts of an older report with the lineages that `names` gives for theirs, wherever they have any."""
    return (_renamed(part, names) for part in parts)


def _renamed(value: T, names: Mapping[str, str]) -> T:
    if isinstance(value, tuple):
        return cast("T", tuple(_renamed(each, names) for each in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, object] = {}
    for field in fields(value):
        said = getattr(value, field.name)
        changed[field.name] = names.get(said, said) if field.name.endswith("lineage") else _renamed(said, names)
    return cast("T", replace(value, **changed))


def blackline(old: Sequence[Part], new: Sequence[Part]) -> tuple[Beside, ...]:
    """All parts of both in the order of print; what went stands before what came in its place.

    The same items have the same lineages in both, as `renamed` sees to.
    """
    alone = {name for name, times in _titles(old).items() if times == 1}
    alone &= {name for name, times in _titles(new).items() if times == 1}
    was, now = (list(map(_Named, _names(parts, alone), parts)) for parts in (old, new))
    found = coupled(was, now, lambda part: part.name, lambda _one, _other: 0)
    return tuple(Beside(one.part if one else None, other.part if other else None) for one, other in found)


@dataclass(frozen=True, slots=True)
class _Named:
    name: tuple[object, ...]
    part: Part


_Title = tuple[str, int]
"""The lineage and the level of a heading."""


def _titles(parts: Iterable[Part]) -> Counter[_Title]:
    return Counter((part.lineage, part.level) for part in parts if isinstance(part, Heading))


def _names(parts: Iterable[Part], alone: set[_Title]) -> Iterator[tuple[object, ...]]:
    """A name for each part, by which it is known in both reports; no two parts of a report have the same.

    A heading is known by its lineage and level, and by its words where that is not enough; figures in it may change,
    such as the year. A text is known by its lineage, as is a
    sentence about an item, and anything else by the heading above it and its number there.
    """
    under: tuple[object, ...] = ()
    times: Counter[tuple[object, ...]] = Counter()
    for part in parts:
        name: tuple[object, ...]
        match part:
            case Heading():
                title = part.lineage, part.level
                name = under = (Heading, *title, "" if title in alone else _DIGITS.sub("#", part.text))
            case Passage():
                name = (Passage, part.lineage)
            case Sentence() if part.says:
                name = (Sentence, part.says, part.lineage)
            case _:
                name = (type(part), under)
        times[name] += 1
        yield (*name, times[name])
