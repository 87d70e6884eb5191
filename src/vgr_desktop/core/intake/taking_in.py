"""Taking what was read into a report: what is missing is added, and nothing is overwritten unasked.

Items are matched by their place in the edition: programmes by number, areas by letter, goals and deliverables by
number, explanations by what they are about, deviations by their title without its amount. Where the report already
says something else, that is a `Difference`: the officer chooses, and until then the report stays as it is and the
incoming value waits beside it as a leftover. Taking in the same page again changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vgr_desktop.core.dutch.item_names import field_label
from vgr_desktop.core.editions.merging_words import value_text
from vgr_desktop.core.intake.counts import Counts, count
from vgr_desktop.core.intake.differences import Choice, Choices, Difference, difference, difference_name, outcome
from vgr_desktop.core.intake.pairing import deviation_key, explanation_key, paired, place_for
from vgr_desktop.core.intake.reading import Notice, NoticeKind, Reading, all_lines, kept_lines
from vgr_desktop.core.model.amounts import amount_in
from vgr_desktop.core.model.item_fields import Holds
from vgr_desktop.core.model.pictures import shown_in, with_pictures
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    Leftover,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import RichText, is_blank, paragraphs, plain
from vgr_desktop.core.model.tree import everything, sort_key, title_of

__all__ = ["Counts", "Intake", "Notice", "NoticeKind", "Reading", "all_lines", "counts_of", "kept_lines", "take_in"]

Titled = Goal | Deliverable | SubItem
_Node = TypeVar("_Node", Programme, PolicyArea, Goal, Deliverable, SubItem)
_Writing = TypeVar("_Writing", Explanation, Deviation, Section)
_Value = TypeVar("_Value")

NO_CHOICES: Choices = {}


@dataclass(frozen=True, slots=True)
class Intake:
    """A report with a reading taken in. Every `near` in the notices is an id of this report.

    `differences` are all that the officer can choose about, whatever was chosen.
    """

    report: Report
    notices: tuple[Notice, ...]
    added: Counts
    differences: tuple[Difference, ...] = ()

    @property
    def conflicts(self) -> int:
        """How many times the report said something else, which stayed while the other waits."""
        return sum(notice.kind is NoticeKind.CONFLICT for notice in self.notices)


def take_in(report: Report, reading: Reading, choices: Choices = NO_CHOICES) -> Intake:
    """`report` with what `reading` adds to it; of what is in the report, only what was chosen is changed.

    The ids in the reading must be new to the report.
    """
    merge = _Merge(report, choices)
    merged = merge.take(reading)
    leftovers = merge.leftovers + [replace(left, near=merge.place(left.near)) for left in reading.leftovers]
    merged = replace(merged, leftovers=(*report.leftovers, *_new(leftovers, reading.source, report)))
    shown = {lineage for body in _bodies(merged) for lineage in shown_in(body)}
    merged = with_pictures(merged, (picture for picture in reading.pictures if picture.lineage in shown))
    notices = [replace(notice, near=merge.place(notice.near)) for notice in reading.notices] + merge.notices
    return Intake(merged, tuple(notices), counts_of(merged) - counts_of(report), tuple(merge.differences))


def counts_of(report: Report) -> Counts:
    """How much there is in a report."""
    return count(
        report.programmes,
        foreword=report.foreword,
        reading_guide=report.reading_guide,
        sections=report.sections,
        reviews=report.reviews,
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


def _is_nothing(value: object) -> bool:
    return is_blank(value) if isinstance(value, RichText) else not value and value != 0


def _is_said(mine: object, theirs: object) -> bool:
    """Whether mine says all that theirs says."""
    if isinstance(mine, RichText) and isinstance(theirs, RichText):
        return _said(theirs) <= _said(mine)
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine.split() == theirs.split()
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return set(theirs) <= set(mine)
    return mine == theirs


class _Merge:
    """One intake in progress: which incoming item became which of the report, and what did not fit."""

    def __init__(self, report: Report, choices: Choices) -> None:
        self.notices: list[Notice] = []
        self.differences: list[Difference] = []
        self._report = report
        self._choices = choices
        self._scale = {light.key for light in report.scale}
        self._places: dict[int, int] = {}
        self._waiting: dict[int, Leftover] = {}

    @property
    def leftovers(self) -> list[Leftover]:
        """What waits for the officer to choose."""
        return list(self._waiting.values())

    def place(self, id: int | None) -> int | None:
        """The id in the report for the id of an item of the reading."""
        return None if id is None else self._places.get(id, id)

    def take(self, reading: Reading) -> Report:
        """The report with the reading in it, leftovers aside."""
        report = self._report
        programmes = self._nodes(report.programmes, reading.programmes, lambda p: p.number, self._programme)
        report = replace(
            report,
            foreword=self._text(report.foreword, reading.foreword),
            reading_guide=self._text(report.reading_guide, reading.reading_guide),
            sections=self._writings(report.sections, reading.sections, lambda s: (s.kind, s.title.casefold())),
            reviews=self._reviews(report.reviews, reading.reviews),
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
                message = f"Er staat niet bij hoe programma {programme.number} heet. Vul de naam zelf in."
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
        for their, place in paired(mine, theirs, label):
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
        return replace(
            mine,
            name=self._value(mine, their, "name", their.name),
            committees=self._value(mine, their, "committees", their.committees),
            portfolios=self._value(mine, their, "portfolios", their.portfolios),
            mission=self._text(mine.mission, their.mission),
            state_of_affairs=self._text(mine.state_of_affairs, their.state_of_affairs),
            areas=self._nodes(mine.areas, their.areas, lambda a: a.letter, self._area),
            deviations=self._writings(mine.deviations, their.deviations, deviation_key),
        )

    def _area(self, mine: PolicyArea, their: PolicyArea) -> PolicyArea:
        name = self._value(mine, their, "name", their.name)
        return replace(mine, name=name, goals=self._nodes(mine.goals, their.goals, lambda g: g.number, self._goal))

    def _goal(self, mine: Goal, their: Goal) -> Goal:
        title = self._value(mine, their, "title", their.title)
        nodes = self._nodes(mine.deliverables, their.deliverables, lambda d: d.number, self._deliverable)
        return replace(mine, title=title, deliverables=nodes)

    def _deliverable(self, mine: Deliverable, their: Deliverable) -> Deliverable:
        title = self._value(mine, their, "title", their.title)
        light = self._value(mine, their, "light", self._light(their, their.light))
        subs = self._nodes(mine.sub_items, their.sub_items, lambda s: " ".join(s.title.casefold().split()), self._sub)
        return replace(mine, title=title, light=light, sub_items=subs)

    def _sub(self, mine: SubItem, their: SubItem) -> SubItem:
        return replace(mine, light=self._value(mine, their, "light", self._light(their, their.light)))

    def _text(self, mine: Text, their: Text | None) -> Text:
        if their is None:
            return mine
        self._places[their.id] = mine.id
        return replace(mine, body=self._value(mine, their, "body", their.body))

    def _reviews(self, mine: tuple[Review, ...], theirs: Iterable[Review]) -> tuple[Review, ...]:
        """The owners of texts, which are known by what they are about."""
        coming = [replace(review, subject=self._places.get(review.subject, review.subject)) for review in theirs]
        reviews = list(mine)
        for their, place in paired(mine, coming, lambda review: review.subject):
            if place is None:
                reviews.append(their)
            else:
                reviews[place] = replace(mine[place], owner=self._value(mine[place], their, "owner", their.owner))
        return tuple(reviews)

    def _writings(
        self, mine: Sequence[_Writing], theirs: Iterable[_Writing], key: Callable[[_Writing], Hashable]
    ) -> tuple[_Writing, ...]:
        """Mine with theirs after them."""
        writings = list(mine)
        for their, place in paired(mine, theirs, key):
            if place is None:
                writings.append(their)
            else:
                writings[place] = self._merged(writings[place], their)
        return tuple(writings)

    def _merged(self, mine: _Writing, their: _Writing) -> _Writing:
        self._places[their.id] = mine.id
        body = self._value(mine, their, "body", their.body)
        if isinstance(mine, Deviation) and isinstance(their, Deviation):
            return replace(self._money(mine, their), body=body)
        return replace(mine, body=body)

    def _money(self, mine: Deviation, their: Deviation) -> Deviation:
        """The deviation with its facts; an amount that is named in the title is named there again."""
        amount = self._value(mine, their, "amount", their.amount)
        named = amount != mine.amount and amount_in(mine.title) is not None
        return replace(
            mine,
            title=their.title if named else mine.title,
            amount=amount,
            recurrence=self._value(mine, their, "recurrence", their.recurrence),
            cover=self._value(mine, their, "cover", their.cover),
        )

    def _explained(self, area: PolicyArea, their: PolicyArea | None) -> PolicyArea:
        """The area with the explanations of the page, each in its place."""
        if their is None:
            return area
        incoming = [replace(e, about=tuple(self._places.get(id, id) for id in e.about)) for e in their.explanations]
        if not area.explanations:
            return replace(area, explanations=tuple(incoming))
        explanations = list(area.explanations)
        merged: dict[int, Explanation] = {}
        pairs = paired(area.explanations, incoming, explanation_key)
        for i, (explanation, place) in enumerate(pairs):
            if place is None:
                after = next((area.explanations[p].id for _, p in pairs[i:] if p is not None), None)
                explanations.insert(place_for(explanation, area, explanations, after), explanation)
            else:
                mine = area.explanations[place]
                merged[mine.id] = self._merged(mine, explanation)
        return replace(area, explanations=tuple(merged.get(one.id, one) for one in explanations))

    def _value(self, mine: Item, their: Item, field: str, theirs: _Value) -> _Value:
        """What the field says from now on: mine, or theirs when mine says nothing or theirs was chosen."""
        now: _Value = getattr(mine, field)
        if _is_nothing(theirs):
            return now
        if _is_nothing(now):
            return theirs
        if _is_said(now, theirs):
            if not _is_said(theirs, now):
                name = difference_name(self._report, difference(mine, mine.id, field, theirs))
                self._notice(NoticeKind.MORE, "", f"{name}: hier zegt de rapportage meer dan het bestand.", mine.id)
            return now
        found = difference(mine, mine.id, field, theirs)
        self.differences.append(found)
        choice = self._choices.get(found.key, Choice.LATER)
        if choice is Choice.LATER:
            self._set_aside(found, mine, their)
            return now
        self._notice(NoticeKind.CHOSEN, difference_name(self._report, found), _CHOSEN[choice], found.place)
        chosen: _Value = outcome(found, choice)  # type: ignore[assignment]  # both values are of this kind
        return chosen

    def _set_aside(self, found: Difference, mine: Item, their: Item) -> None:
        """Keep their value as a leftover, with the identity of the incoming item, which is not used otherwise."""
        text = _waiting_text(self._report, found, mine)
        before = self._waiting.get(their.id)
        whole = f"{before.text}\n{text}" if before else text
        self._waiting[their.id] = Leftover(their.id, their.lineage, text=whole, source="", near=found.place)
        name = difference_name(self._report, found)
        message = f"De rapportage zegt iets anders: {name}. Dat is gebleven; dit staat bij de niet-geplaatste teksten."
        self._notice(NoticeKind.CONFLICT, text, message, found.place)

    def _notice(self, kind: NoticeKind, text: str, message: str, near: int) -> None:
        self.notices.append(Notice(kind, 0, text, message, near))


_CHOSEN: Mapping[Choice, str] = {
    Choice.MINE: "Wat er stond, is gebleven.",
    Choice.THEIRS: "Het nieuwe is overgenomen.",
    Choice.BOTH: "Het nieuwe staat nu achter wat er stond.",
}


def _waiting_text(report: Report, found: Difference, item: Item) -> str:
    """What waits, as the text of a leftover."""
    match found.field.holds, found.theirs:
        case _, RichText() as body:
            return plain(body)
        case Holds.NAMES, tuple() as names:
            label = {"committees": "Commissie", "portfolios": "Portefeuille"}[found.field.name]
            return "\n".join(f"{label}: {name}" for name in names if name not in getattr(item, found.field.name))
        case _, str() as name if found.field.name == "name" and isinstance(item, Programme):
            return f"Programma {item.number} {name}"
        case _, str() as title if found.field.name in {"name", "title"}:
            return title
        case _:
            said = f"{field_label(found.field.name)}: {value_text(report, found.field, found.theirs)}"
            named = amount_in(title_of(item))
            name = named.name if named else title_of(item)
            return f"{name} – {said}" if name else said
