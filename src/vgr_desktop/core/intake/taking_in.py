"""Taking what was read from a page into a report: what is missing is added, and nothing is overwritten.

Items are matched by their place in the edition: programmes by number, areas by letter, goals and deliverables by
number, explanations by what they are about. Where the report already says something else, that stays, and the
incoming text is kept beside it as a leftover. Taking in the same page again changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from vgr_desktop.core.dutch.wording import euro
from vgr_desktop.core.intake.counts import Counts, count
from vgr_desktop.core.intake.reading import Notice, NoticeKind, Reading, all_lines, kept_lines
from vgr_desktop.core.model.amounts import title_key
from vgr_desktop.core.model.money import effect_of
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Leftover,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
    Written,
)
from vgr_desktop.core.model.text import RichText, is_blank, paragraphs, plain
from vgr_desktop.core.model.tree import everything, sort_key, walk

__all__ = ["Counts", "Intake", "Notice", "NoticeKind", "Reading", "all_lines", "counts_of", "kept_lines", "take_in"]

Titled = Goal | Deliverable | SubItem
_Node = TypeVar("_Node", Programme, PolicyArea, Goal, Deliverable, SubItem)
_Writing = TypeVar("_Writing", Explanation, Deviation, Section)
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Intake:
    """A report with a reading taken in. Every `near` in the notices is an id of this report."""

    report: Report
    notices: tuple[Notice, ...]
    added: Counts

    @property
    def conflicts(self) -> int:
        """How many times the report said something else, which stayed."""
        return sum(notice.kind is NoticeKind.CONFLICT for notice in self.notices)


def take_in(report: Report, reading: Reading) -> Intake:
    """`report` with what `reading` adds to it; nothing in the report is changed.

    The ids in the reading must be new to the report.
    """
    merge = _Merge(report)
    merged = merge.take(report, reading)
    leftovers = merge.leftovers + [replace(left, near=merge.place(left.near)) for left in reading.leftovers]
    merged = replace(merged, leftovers=(*report.leftovers, *_new(leftovers, reading.source, report)))
    notices = [replace(notice, near=merge.place(notice.near)) for notice in reading.notices] + merge.notices
    return Intake(merged, tuple(notices), counts_of(merged) - counts_of(report))


def counts_of(report: Report) -> Counts:
    """How much there is in a report."""
    return count(
        report.programmes, foreword=report.foreword, reading_guide=report.reading_guide, sections=report.sections
    )


def _new(leftovers: Iterable[Leftover], source: str, report: Report) -> Iterable[Leftover]:
    """The leftovers that are neither in the report's list nor, placed by the officer, in its texts."""
    waiting = Counter(left.text for left in report.leftovers)
    placed = {line for body in _bodies(report) for line in _said(body)}
    for left in leftovers:
        if waiting[left.text]:
            waiting[left.text] -= 1
        elif not {line.strip() for line in left.text.split("\n")} <= placed:
            yield replace(left, source=source)


def _bodies(report: Report) -> Iterable[RichText]:
    holders = (Text, Explanation, Deviation, Section)
    return (item.body for item in everything(report) if isinstance(item, holders))


def _said(body: RichText) -> set[str]:
    return {text for paragraph in paragraphs(body) for line in paragraph.plain.split("\n") if (text := line.strip())}


def _same(first: str, second: str) -> bool:
    return first.split() == second.split()


class _Merge:
    """One intake in progress: which incoming item became which of the report, and what did not fit."""

    def __init__(self, report: Report) -> None:
        self.leftovers: list[Leftover] = []
        self.notices: list[Notice] = []
        self._scale = {light.key for light in report.scale}
        self._places: dict[int, int] = {}

    def place(self, id: int | None) -> int | None:
        """The id in the report for the id of an item of the reading."""
        return None if id is None else self._places.get(id, id)

    def take(self, report: Report, reading: Reading) -> Report:
        """The report with the reading in it, leftovers aside."""
        programmes = self._nodes(report.programmes, reading.programmes, lambda p: p.number, self._programme)
        report = replace(
            report,
            foreword=self._text(report.foreword, reading.foreword, "het voorwoord"),
            reading_guide=self._text(report.reading_guide, reading.reading_guide, "de leeswijzer"),
            sections=self._writings(report.sections, reading.sections, lambda s: (s.kind, s.title.casefold())),
        )
        incoming = {self.place(area.id): area for programme in reading.programmes for area in programme.areas}
        explained = (
            replace(p, areas=tuple(self._explained(area, incoming.get(area.id)) for area in p.areas))
            for p in programmes
        )
        self._check_names(programmes, reading)
        return replace(report, programmes=tuple(explained))

    def _check_names(self, programmes: Iterable[Programme], reading: Reading) -> None:
        """Check the names of programmes; a page with a part of a programme does not always have its name."""
        read = {self.place(programme.id) for programme in reading.programmes}
        for programme in programmes:
            if programme.id in read and not programme.name:
                message = f"De pagina noemt de naam van programma {programme.number} niet. Vul die zelf in."
                self._notice(NoticeKind.CHECK, "", message, programme.id)

    def _nodes(
        self,
        mine: tuple[_Node, ...],
        theirs: tuple[_Node, ...],
        label: Callable[[_Node], Hashable],
        merged: Callable[[_Node, _Node], _Node],
    ) -> tuple[_Node, ...]:
        """Mine and theirs: those with the same label are merged, others added, in the order of their numbers."""
        nodes = list(mine)
        for their, place in _paired(mine, theirs, label):
            if place is None:
                nodes.append(self._adopted(their))
            else:
                self._places[their.id] = mine[place].id
                nodes[place] = merged(mine[place], their)
        return tuple(sorted(nodes, key=sort_key))

    def _adopted(self, node: _Node) -> _Node:
        """A new node for the report: lights that it does not know are unset, explanations left for later."""
        match node:
            case Programme():
                return replace(node, areas=tuple(map(self._adopted, node.areas)))
            case PolicyArea():
                return replace(node, explanations=(), goals=tuple(map(self._adopted, node.goals)))
            case Goal():
                return replace(node, deliverables=tuple(map(self._adopted, node.deliverables)))
            case Deliverable():
                subs = tuple(map(self._adopted, node.sub_items))
                return replace(node, light=self._light(node, node.light), sub_items=subs)
            case _:
                return replace(node, light=self._light(node, node.light))

    def _light(self, node: Deliverable | SubItem, light: str | None) -> str | None:
        if light is None or light in self._scale:
            return light
        message = "Deze rapportage kent dit stoplicht niet. Het is niet ingesteld; kies zelf een stoplicht."
        self._notice(NoticeKind.CHECK, light, message, self._places.get(node.id, node.id))
        return None

    def _programme(self, mine: Programme, their: Programme) -> Programme:
        merged = replace(
            mine,
            name=mine.name or their.name,
            committees=mine.committees or their.committees,
            portfolios=mine.portfolios or their.portfolios,
            mission=self._text(mine.mission, their.mission, "de missie"),
            state_of_affairs=self._text(mine.state_of_affairs, their.state_of_affairs, "de stand van zaken"),
            areas=self._nodes(mine.areas, their.areas, lambda a: a.letter, self._area),
            deviations=self._writings(mine.deviations, their.deviations, lambda d: (d.kind, title_key(d.title))),
        )
        self._facts(merged, their)
        return merged

    def _facts(self, mine: Programme, their: Programme) -> None:
        """Set aside another name, and other committees and portfolios than the report has."""
        other = [f"Programma {their.number} {their.name}"] if not _same(their.name, mine.name) and their.name else []
        for label, have, come in (
            ("Commissie", mine.committees, their.committees),
            ("Portefeuille", mine.portfolios, their.portfolios),
        ):
            other += [f"{label}: {name}" for name in come if name not in have]
        if other:
            self._conflict(their, "\n".join(other), mine.id, f"programma {mine.number}")

    def _area(self, mine: PolicyArea, their: PolicyArea) -> PolicyArea:
        name = self._title(mine.name, their.name, their, mine.id)
        return replace(mine, name=name, goals=self._nodes(mine.goals, their.goals, lambda g: g.number, self._goal))

    def _goal(self, mine: Goal, their: Goal) -> Goal:
        title = self._title(mine.title, their.title, their, mine.id)
        mine = replace(mine, title=title)
        nodes = self._nodes(mine.deliverables, their.deliverables, lambda d: d.number, self._deliverable)
        return replace(mine, deliverables=nodes)

    def _deliverable(self, mine: Deliverable, their: Deliverable) -> Deliverable:
        title = self._title(mine.title, their.title, their, mine.id)
        light = self._merged_light(mine, their)
        subs = self._nodes(mine.sub_items, their.sub_items, lambda s: " ".join(s.title.casefold().split()), self._sub)
        return replace(mine, title=title, light=light, sub_items=subs)

    def _sub(self, mine: SubItem, their: SubItem) -> SubItem:
        return replace(mine, light=self._merged_light(mine, their))

    def _merged_light(self, mine: Deliverable | SubItem, their: Deliverable | SubItem) -> str | None:
        light = self._light(their, their.light)
        if mine.light is None or light in (None, mine.light):
            return mine.light or light
        message = "De rapportage heeft hier een ander stoplicht dan de pagina. Dat van de rapportage is gebleven."
        self._notice(NoticeKind.CONFLICT, f"{mine.title}: {their.light}", message, mine.id)
        return mine.light

    def _title(self, mine: str, theirs: str, their: PolicyArea | Titled, place: int) -> str:
        if mine and theirs and not _same(mine, theirs):
            self._conflict(their, theirs, place, f"“{mine}”")
        return mine or theirs

    def _text(self, mine: Text, their: Text | None, name: str) -> Text:
        if their is None:
            return mine
        self._places[their.id] = mine.id
        return replace(mine, body=self._body(mine.body, their, mine.id, name))

    def _body(self, mine: RichText, their: Text | _Writing, place: int, name: str) -> RichText:
        """The text that stays: mine, or theirs when mine is blank; a different text of theirs is set aside."""
        if is_blank(their.body) or _said(their.body) <= _said(mine):
            return mine
        if is_blank(mine):
            return their.body
        self._conflict(their, plain(their.body), place, name)
        return mine

    def _writings(
        self, mine: Sequence[_Writing], theirs: Iterable[_Writing], key: Callable[[_Writing], Hashable]
    ) -> tuple[_Writing, ...]:
        """Mine with theirs after them."""
        writings = list(mine)
        for their, place in _paired(mine, theirs, key):
            if place is None:
                writings.append(their)
            else:
                writings[place] = self._merged(writings[place], their)
        return tuple(writings)

    def _merged(self, mine: _Writing, their: _Writing) -> _Writing:
        self._places[their.id] = mine.id
        if isinstance(mine, Deviation) and isinstance(their, Deviation):
            return self._deviation(mine, their)
        name = their.title if isinstance(their, Deviation | Section) else their.heading
        return replace(mine, body=self._body(mine.body, their, mine.id, f"“{name}”" if name else "deze toelichting"))

    def _deviation(self, mine: Deviation, their: Deviation) -> Deviation:
        """A deviation with the amount and the text of the page; another amount waits, with the text if that differs."""
        if mine.amount is None or their.amount in (None, mine.amount):
            amount = their.amount if mine.amount is None else mine.amount
            body = self._body(mine.body, their, mine.id, f"“{their.title}”")
            return replace(mine, amount=amount, body=body)
        other = [] if _said(their.body) <= _said(mine.body) else [plain(their.body)]
        self._conflict(their, "\n".join((their.title, *other)), mine.id, f"“{mine.title}” ({_euros(mine)})")
        return mine

    def _explained(self, area: PolicyArea, their: PolicyArea | None) -> PolicyArea:
        """The area with the explanations of the page, each in its place."""
        if their is None:
            return area
        incoming = [replace(e, about=tuple(self._places.get(id, id) for id in e.about)) for e in their.explanations]
        if not area.explanations:
            return replace(area, explanations=tuple(incoming))
        explanations = list(area.explanations)
        merged: dict[int, Explanation] = {}
        pairs = _paired(area.explanations, incoming, _subject)
        for i, (explanation, place) in enumerate(pairs):
            if place is None:
                after = next((area.explanations[p].id for _, p in pairs[i:] if p is not None), None)
                explanations.insert(_place_for(explanation, area, explanations, after), explanation)
            else:
                mine = area.explanations[place]
                merged[mine.id] = self._merged(mine, explanation)
        return replace(area, explanations=tuple(merged.get(one.id, one) for one in explanations))

    def _conflict(self, their: Node | Text | _Writing, text: str, place: int, name: str) -> None:
        """Set `text` aside as a leftover, with the identity of the incoming item, which is not used otherwise."""
        self.leftovers.append(Leftover(their.id, their.lineage, text=text, source="", near=place))
        message = (
            f"De rapportage heeft bij {name} al iets anders staan. Dat is gebleven; "
            "de tekst van de pagina staat bij de niet-geplaatste teksten."
        )
        self._notice(NoticeKind.CONFLICT, text, message, place)

    def _notice(self, kind: NoticeKind, text: str, message: str, near: int) -> None:
        self.notices.append(Notice(kind, 0, text, message, near))


def _paired(
    mine: Sequence[_Item], theirs: Iterable[_Item], key: Callable[[_Item], Hashable]
) -> list[tuple[_Item, int | None]]:
    """Each of theirs with the index of mine that it matches.

    Among those with one key, first the ones that say the same, wherever they stand, then the first with the first.
    """
    free: dict[Hashable, list[int]] = {}
    for place, item in enumerate(mine):
        free.setdefault(key(item), []).append(place)
    coming = tuple(theirs)
    found: dict[int, int] = {}
    for only_the_same in (True, False):
        for number, their in enumerate(coming):
            places = free.get(key(their), []) if number not in found else []
            fitting = [place for place in places if not only_the_same or _says(mine[place]) == _says(their)]
            if fitting:
                found[number] = fitting[0]
                places.remove(fitting[0])
    return [(their, found.get(number)) for number, their in enumerate(coming)]


def _says(item: object) -> object:
    """What an item says, for finding the one that says the same."""
    if isinstance(item, Deviation):
        return item.amount, item.body
    return item.body if isinstance(item, Written) else None


def _euros(deviation: Deviation) -> str:
    """The amount of a deviation, with its word."""
    amount = deviation.amount or Decimal()
    return f"{euro(amount)} {effect_of(amount) or ''}".strip()


def _subject(explanation: Explanation) -> Hashable:
    """What makes two explanations of one area the same: the items they are about, else their free heading."""
    return frozenset(explanation.about) or " ".join((explanation.heading or "").casefold().split())


def _place_for(new: Explanation, area: PolicyArea, explanations: Sequence[Explanation], after: int | None) -> int:
    """The index for `new`: before an explanation of something later in the tree, else before the next on the page."""
    order = {node.id: place for place, node in enumerate(walk(area))}
    mine = [order[id] for id in new.about if id in order]
    if mine:
        for place, explanation in enumerate(explanations):
            if any(order.get(id, -1) > min(mine) for id in explanation.about):
                return place
    return next((place for place, one in enumerate(explanations) if one.id == after), len(explanations))
