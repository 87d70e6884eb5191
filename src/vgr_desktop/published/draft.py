"""A reading in progress: items that can still change, and how each is found by its code."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from vgr_desktop.core.model.amounts import amount_in
from vgr_desktop.core.model.codes import Code
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Leftover,
    PolicyArea,
    Programme,
    Recurrence,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.published.body import Body


@dataclass
class SubItemDraft:
    """A sub-item."""

    identity: Identity
    title: str
    light: str | None = None

    def freeze(self) -> SubItem:
        """The value."""
        return SubItem(*self.identity, title=self.title, light=self.light)


@dataclass
class DeliverableDraft:
    """A deliverable."""

    identity: Identity
    number: int
    title: str
    light: str | None = None
    sub_items: list[SubItemDraft] = field(default_factory=list)

    def freeze(self) -> Deliverable:
        """The value."""
        subs = tuple(sub.freeze() for sub in self.sub_items)
        return Deliverable(*self.identity, number=self.number, title=self.title, light=self.light, sub_items=subs)


@dataclass
class GoalDraft:
    """A goal, with its deliverables by number."""

    identity: Identity
    number: int
    title: str
    deliverables: dict[int, DeliverableDraft] = field(default_factory=dict)

    def freeze(self) -> Goal:
        """The value, deliverables in the order of their numbers."""
        ordered = tuple(self.deliverables[number].freeze() for number in sorted(self.deliverables))
        return Goal(*self.identity, number=self.number, title=self.title, deliverables=ordered)


@dataclass
class ExplanationDraft:
    """An explanation; `line` is where it begins, `stock`: it is the sentence of an area without deviations."""

    identity: Identity
    line: int
    about: tuple[int, ...] = ()
    heading: str | None = None
    stock: bool = False
    body: Body = field(default_factory=Body)

    def freeze(self) -> Explanation:
        """The value."""
        return Explanation(*self.identity, about=self.about, heading=self.heading, body=self.body.rich())


@dataclass
class AreaDraft:
    """A policy area, with its goals by number and its explanations in the order of the page."""

    identity: Identity
    code: Code
    name: str
    goals: dict[int, GoalDraft] = field(default_factory=dict)
    explanations: list[ExplanationDraft] = field(default_factory=list)
    explained: bool = False
    all_green: bool = False

    def deliverables(self) -> Iterator[DeliverableDraft]:
        """Every deliverable of the area."""
        for goal in self.goals.values():
            yield from goal.deliverables.values()

    def freeze(self) -> PolicyArea:
        """The value, goals in the order of their numbers."""
        goals = tuple(self.goals[number].freeze() for number in sorted(self.goals))
        explanations = tuple(explanation.freeze() for explanation in self.explanations)
        return PolicyArea(
            *self.identity, letter=self.code.area, name=self.name, committees=(), goals=goals, explanations=explanations
        )


@dataclass
class DeviationDraft:
    """A financial deviation. `amount` is what a table says, `tabled`: it was first named in one."""

    identity: Identity
    kind: DeviationKind
    title: str
    amount: Decimal | None = None
    tabled: bool = False
    recurrence: Recurrence | None = None
    cover: str = ""
    body: Body = field(default_factory=Body)

    @property
    def titled_amount(self) -> Decimal | None:
        """The amount in its title."""
        found = amount_in(self.title)
        return found.amount if found else None

    def freeze(self) -> Deviation:
        """The value, with the amount of the table or else that in its title."""
        amount = self.titled_amount if self.amount is None else self.amount
        return Deviation(
            *self.identity,
            kind=self.kind,
            title=self.title,
            amount=amount,
            recurrence=self.recurrence,
            cover=self.cover,
            body=self.body.rich(),
        )


@dataclass
class TextDraft:
    """A text with an identity of its own."""

    identity: Identity
    body: Body = field(default_factory=Body)

    def freeze(self) -> Text:
        """The value."""
        return Text(*self.identity, body=self.body.rich())


@dataclass
class SectionDraft:
    """A paragraph or appendix of the report."""

    identity: Identity
    kind: SectionKind
    title: str
    body: Body = field(default_factory=Body)

    def freeze(self) -> Section:
        """The value."""
        return Section(*self.identity, kind=self.kind, title=self.title, body=self.body.rich())


@dataclass
class LeftoverDraft:
    """Lines without a place, and the id of the item they stood near."""

    identity: Identity
    lines: list[str]
    near: int | None

    def freeze(self, source: str) -> Leftover:
        """The value."""
        return Leftover(*self.identity, text="\n".join(self.lines), source=source, near=self.near)


@dataclass
class ProgrammeDraft:
    """A programme; its number is empty until the page says it."""

    identity: Identity
    mission: TextDraft
    state_of_affairs: TextDraft
    number: str = ""
    name: str = ""
    committees: list[str] = field(default_factory=list)
    portfolios: list[str] = field(default_factory=list)
    areas: dict[str, AreaDraft] = field(default_factory=dict)
    deviations: list[DeviationDraft] = field(default_factory=list)
    deviations_by_name: dict[str, DeviationDraft] = field(default_factory=dict)
    """The first deviation of each name, without the amounts in its title."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known about it except perhaps its number."""
        texts = self.mission.body.is_empty and self.state_of_affairs.body.is_empty
        return texts and not (self.name or self.committees or self.portfolios or self.areas or self.deviations)

    def freeze(self) -> Programme:
        """The value, areas in the order of their letters."""
        return Programme(
            *self.identity,
            number=self.number,
            name=self.name,
            mission=self.mission.freeze(),
            state_of_affairs=self.state_of_affairs.freeze(),
            committees=tuple(self.committees),
            portfolios=tuple(self.portfolios),
            areas=tuple(self.areas[letter].freeze() for letter in sorted(self.areas)),
            deviations=tuple(deviation.freeze() for deviation in self.deviations),
        )


def new_programme(identities: Identities, number: str = "") -> ProgrammeDraft:
    """A programme about which nothing else is known yet."""
    return ProgrammeDraft(identities.new(), TextDraft(identities.new()), TextDraft(identities.new()), number)
