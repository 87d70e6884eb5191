"""The goal tree while rows are read one by one, in whatever order they come."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from vgr_desktop.core.intake.sheets.codes import Labels
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    PolicyArea,
    Programme,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import ExplanationPart, Paragraph, Run, rich
from vgr_desktop.core.model.tree import sort_key

AREA, GOAL, DELIVERABLE = 2, 3, 4
"""The numbers of labels of these levels."""


@dataclass
class Draft:
    """A node in the making, with what stands in its rows."""

    identity: Identity
    title: str = ""
    light: str | None = None
    owner: str = ""
    text: list[Paragraph] = field(default_factory=list)
    subs: list["Draft"] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)

    def write(self, text: str, part: ExplanationPart | None = None) -> None:
        """Add the lines of a cell to the text."""
        lines = (line.strip() for line in text.split("\n"))
        self.text += [Paragraph((Run(line),), part=part) for line in lines if line]


class Tree:
    """All nodes by their labels; those above a node are there as well."""

    def __init__(self, identities: Identities) -> None:
        """Begin without nodes."""
        self._identities = identities
        self._nodes: dict[Labels, Draft] = {}
        self._under: dict[Labels, list[Labels]] = {}

    def node(self, labels: Labels) -> Draft:
        """The node with these labels, which is made if it is not there."""
        for depth in range(1, len(labels) + 1):
            here = labels[:depth]
            if here not in self._nodes:
                self._nodes[here] = Draft(self._identities.new())
                self._under.setdefault(here[:-1], []).append(here)
        return self._nodes[labels]

    def sub_item(self, labels: Labels, title: str) -> Draft:
        """A new part of a deliverable."""
        made = Draft(self._identities.new(), title)
        self.node(labels).subs.append(made)
        return made

    def programmes(self) -> tuple[Programme, ...]:
        """The programmes with all that is in them, in the order of their numbers."""
        made = [
            Programme(
                *draft.identity,
                number=labels[0],
                name=draft.title,
                mission=Text(*self._identities.new()),
                state_of_affairs=Text(*self._identities.new()),
                areas=tuple(self._areas(labels)),
                deviations=tuple(draft.deviations),
            )
            for labels, draft in self._below(())
        ]
        return tuple(sorted(made, key=sort_key))

    def owners(self) -> tuple[Review, ...]:
        """Whose the texts are."""
        drafts = [draft for node in self._nodes.values() for draft in (node, *node.subs)]
        return tuple(
            Review(*self._identities.new(), subject=draft.identity.id, owner=draft.owner)
            for draft in drafts
            if draft.owner
        )

    def _below(self, labels: Labels) -> Iterator[tuple[Labels, Draft]]:
        return ((key, self._nodes[key]) for key in self._under.get(labels, ()))

    def _areas(self, above: Labels) -> list[PolicyArea]:
        made = []
        for labels, draft in self._below(above):
            goals = sorted(self._goals(labels), key=sort_key)
            explained = [one for goal, _ in self._below(labels) for one in self._explanations(goal)]
            own = [Explanation(*self._identities.new(), body=rich(draft.text))] if draft.text else []
            made.append(
                PolicyArea(
                    *draft.identity,
                    letter=labels[-1],
                    name=draft.title,
                    goals=tuple(goals),
                    explanations=(*own, *explained),
                )
            )
        return sorted(made, key=sort_key)

    def _goals(self, above: Labels) -> Iterator[Goal]:
        for labels, draft in self._below(above):
            deliverables = sorted((_deliverable(key, one) for key, one in self._below(labels)), key=sort_key)
            yield Goal(*draft.identity, number=int(labels[-1]), title=draft.title, deliverables=tuple(deliverables))

    def _explanations(self, goal: Labels) -> Iterator[Explanation]:
        for _, draft in self._below(goal):
            for one in (draft, *draft.subs):
                if one.text:
                    yield Explanation(*self._identities.new(), about=(one.identity.id,), body=rich(one.text))


def _deliverable(labels: Labels, draft: Draft) -> Deliverable:
    subs = tuple(SubItem(*sub.identity, title=sub.title, light=sub.light) for sub in draft.subs)
    return Deliverable(*draft.identity, number=int(labels[-1]), title=draft.title, light=draft.light, sub_items=subs)
