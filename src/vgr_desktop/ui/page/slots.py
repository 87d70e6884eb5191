"""What the page shows for the selected item: which texts, under which headings, in which order."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field, replace

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.naming import short_name
from vgr_desktop.core.dutch.unexplained import without_explanations
from vgr_desktop.core.dutch.wording import DEVIATION_HEADINGS
from vgr_desktop.core.editing import writing
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.figures.states import reviewed, subject_of
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    Leftover,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
    light_of,
)
from vgr_desktop.core.model.text import EMPTY, ExplanationPart, RichText, paragraphs

Reserve = Callable[[int], Identity]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one text. An explanation that does not exist yet has its identity, and is made by typing."""

    identity: Identity
    heading: str
    placeholder: str
    subject: int
    """The id under which the review of the text is kept."""
    body: RichText = field(default=EMPTY, repr=False)
    explanation: Explanation | None = None
    about: tuple[int, ...] = ()
    free_heading: bool = False
    lacks: tuple[ExplanationPart, ...] = ()
    """The parts that the explanation of an orange or red light must have, and this one has not."""

    @property
    def id(self) -> int:
        """The id of the text."""
        return self.identity.id

    @property
    def ids(self) -> tuple[int, int]:
        """The ids of the text and of what it is about, by one of which it is known whether it can be written."""
        return self.identity.id, self.subject

    def written(self, body: RichText) -> Edit:
        """The edit that makes `body` the text in this place."""
        identity, about = self.identity, self.about

        def change(report: Report) -> Report:
            if identity.id in tree.index(report):
                return writing.write(report, identity.id, body)
            return writing.explain(report, identity, about, body) if body != EMPTY else report

        return change


@dataclass(frozen=True, slots=True)
class Page:
    """What to show: the trail of nodes down to the item, its texts, and the leftovers near it."""

    item: Item
    code: str
    title: str
    name: str
    trail: tuple[tuple[int, str], ...]
    slots: tuple[Slot, ...]
    leftovers: tuple[Leftover, ...]
    says_alone: str = ""
    """The sentence that is printed in the place of its texts, as long as an area has none."""


def page_of(report: Report, id: int, reserve: Reserve) -> Page:
    """The page of the item with this id. `reserve` gives the identity for the explanation of a node without one."""
    index = tree.index(report)
    item = index.items[id]
    path = index.path(id)
    trail = tuple((step.id, short_name(index, step)) for step in path[1:-1])
    slots = tuple(_slots(report, item, reserve))
    leftovers = tuple(left for left in report.leftovers if node_to_show(report, left.id) == id)
    title = headings.FRONT if isinstance(item, Report) else tree.title_of(item)
    says = without_explanations(report, item) if isinstance(item, PolicyArea) and not slots else ""
    name = title if isinstance(item, Report) else short_name(index, item)
    return Page(item, tree.code_of(index, id), title, name, trail, slots, leftovers, says)


def node_to_show(report: Report, id: int) -> int:
    """The id of the node or section whose page shows the item with this id."""
    index = tree.index(report)
    for item in reversed(index.path(id)):
        if isinstance(item, Leftover) and not isinstance(near := index.items.get(item.near or 0), Leftover | None):
            return node_to_show(report, near.id)
        if isinstance(item, Explanation) and item.about:
            return item.about[0]
        if isinstance(item, Node | Section):
            return item.id
    raise KeyError(id)


def _slots(report: Report, item: Item, reserve: Reserve) -> Iterator[Slot]:
    match item:
        case Report():
            yield _text(item.foreword, headings.FOREWORD, "Typ hier het voorwoord van het college.")
            yield _text(item.reading_guide, headings.READING_GUIDE, "Leg hier uit hoe de rapportage is opgebouwd.")
        case Programme():
            yield from _programme_slots(item, report.edition.kind)
        case PolicyArea():
            kept = reviewed(report)
            yield from (_explanation(report, e, kept) for e in item.explanations)
        case Goal():
            kept = reviewed(report)
            slots = [_of_node(report, deliverable, reserve, kept) for deliverable in item.deliverables]
            yield from {
                slot.id: slot for slot in slots
            }.values()  # an explanation of several deliverables is shown once
        case Deliverable() | SubItem():
            slot = _of_node(report, item, reserve, reviewed(report))
            yield replace(slot, heading="Toelichting") if slot.about == (item.id,) else slot
        case Section():
            yield _text(item, item.title, "Typ hier de tekst.")
        case _:
            raise TypeError(item)


def _programme_slots(programme: Programme, kind: str) -> Iterator[Slot]:
    yield _text(programme.mission, headings.mission(programme), "Typ hier de missie uit de programmabegroting.")
    affairs = "Typ hier hoe het programma ervoor staat."
    yield _text(programme.state_of_affairs, headings.state_of_affairs(kind), affairs)
    for deviation in programme.deviations:
        heading = f"{DEVIATION_HEADINGS[deviation.kind]}: {headings.deviation(deviation)}"
        yield _text(deviation, heading, "Typ hier de toelichting op deze afwijking.")


def _text(text: Text | Deviation | Section, heading: str, placeholder: str) -> Slot:
    return Slot(Identity(text.id, text.lineage), heading, placeholder, text.id, text.body)


def _of_node(report: Report, node: Deliverable | SubItem, reserve: Reserve, kept: Container[int]) -> Slot:
    explanation = writing.explanation_of(report, node.id)
    if explanation is not None:
        return _explanation(report, explanation, kept)
    heading, lacks = headings.explained(tree.index(report), (node.id,)), _lacking(report, (node.id,), EMPTY)
    return Slot(reserve(node.id), heading, _placeholder(), node.id, about=(node.id,), lacks=lacks)


def _explanation(report: Report, explanation: Explanation, kept: Container[int]) -> Slot:
    identity = Identity(explanation.id, explanation.lineage)
    about = explanation.about
    heading = headings.explained(tree.index(report), about) if about else explanation.heading or ""
    subject = subject_of(explanation, kept)
    body, lacks = explanation.body, _lacking(report, about, explanation.body)
    return Slot(
        identity, heading, _placeholder(), subject, body, explanation, about, free_heading=not about, lacks=lacks
    )


def _lacking(report: Report, about: tuple[int, ...], body: RichText) -> tuple[ExplanationPart, ...]:
    index = tree.index(report)
    nodes = (node for id in about if isinstance(node := index.items[id], Deliverable | SubItem))
    if not any((light := light_of(report, node)) and light.must_explain for node in nodes):
        return ()
    marked = {paragraph.part for paragraph in paragraphs(body)}
    return tuple(part for part in ExplanationPart if part not in marked)


def _placeholder() -> str:
    return "Typ hier de toelichting."
