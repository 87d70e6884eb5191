"""How far every text of a report is."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Item,
    Report,
    Section,
    SubItem,
    Text,
    Written,
    light_of,
)
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import RichText, is_blank
from vgr_desktop.core.model.tree import Index, contents, everything, index

STAGES: tuple[Stage | None, ...] = (None, *Stage)
"""From the least to the furthest; None is *leeg*."""


@dataclass(frozen=True, slots=True)
class TextState:
    """How far one text is, and by whom it is being written.

    `text` is None for an explanation that is still to come. `nodes` are the ids of the items by which the text stands:
    what it explains, or what holds it. `subject` is what is kept about it under. `stage` is None while it is empty.
    """

    text: Written | None
    nodes: tuple[int, ...]
    subject: int
    stage: Stage | None
    review: Review | None

    @property
    def place(self) -> int:
        """The id of the item to go to."""
        return self.subject if self.text is None else self.text.id


def subject_of(report: Report, text: Written) -> int:
    """Under which id is kept how far `text` is."""
    return _subject(text, _reviews(report))


def _reviews(report: Report) -> dict[int, Review]:
    return {review.subject: review for review in report.reviews}


def _subject(text: Written, kept: Container[int]) -> int:
    """Of the one thing that `text` explains, or else its own.

    What was kept of a text about several things stays its own when all but one of them are gone.
    """
    match text:
        case Explanation(about=(node,)) if text.id not in kept:
            return node
        case _:
            return text.id


def stage_of(report: Report, body: RichText, review: Review | None) -> Stage | None:
    """How far a text is that says `body`; None: it is empty. In an adopted report all that is written is adopted."""
    return _stage(body, review, frozen=report.is_frozen)


def _stage(body: RichText, review: Review | None, *, frozen: bool) -> Stage | None:
    if is_blank(body):
        return None
    if frozen:
        return Stage.ADOPTED
    return review.stage if review else Stage.DRAFT


def states(report: Report) -> tuple[TextState, ...]:
    """The state of each text that is there or is expected, in the order of the report.

    Expected is an explanation of a light that must be explained, and one about which something is kept already.
    """
    return tuple(_states(report, index(report).items.values(), _explained(report), _reviews(report)))


class NodeStages:
    """How far the texts of each item are, kept current while a report is edited.

    A part of the report that is still the same value is not looked into again, so that a change costs a look at one
    programme.
    """

    def __init__(self) -> None:
        """Begin with no report seen."""
        self._given: tuple[object, ...] = ()
        self._seen: dict[int, tuple[Item, dict[int, Stage | None]]] = {}

    def of(self, report: Report) -> dict[int, Stage | None]:
        """How far, by the id of the item: as far as the one of its texts that is furthest behind."""
        explained, reviews = _explained(report), _reviews(report)
        given = report.id, report.scale, report.is_frozen, explained, reviews
        if given != self._given:
            self._given, self._seen = given, {}
        before, self._seen = self._seen, {}
        for part in contents(report):
            known = before.get(part.id)
            if known is None or known[0] is not part:
                known = part, node_stages(_states(report, everything(part), explained, reviews))
            self._seen[part.id] = known
        found: dict[int, Stage | None] = {}
        for _, stages in self._seen.values():
            for node, stage in stages.items():
                found[node] = _least(found.get(node, stage), stage)
        return found


def node_stages(known: Iterable[TextState]) -> dict[int, Stage | None]:
    """How far the texts of each item are, by its id: as far as the one that is furthest behind."""
    found: dict[int, Stage | None] = {}
    for state in known:
        for node in state.nodes:
            found[node] = _least(found.get(node, state.stage), state.stage)
    return found


def _least(one: Stage | None, other: Stage | None) -> Stage | None:
    return one if one is other else min(one, other, key=STAGES.index)


def _explained(report: Report) -> frozenset[int]:
    items = index(report).items.values()
    return frozenset(id for item in items if isinstance(item, Explanation) for id in item.about)


def _states(
    report: Report, items: Iterable[Item], explained: Container[int], reviews: Mapping[int, Review]
) -> Iterator[TextState]:
    known, frozen = index(report), report.is_frozen
    for item in items:
        if isinstance(item, Text | Explanation | Deviation | Section):
            subject = _subject(item, reviews)
            review = reviews.get(subject)
            yield TextState(item, _nodes(known, item), subject, _stage(item.body, review, frozen=frozen), review)
        elif isinstance(item, Deliverable | SubItem) and item.id not in explained:
            light = light_of(report, item)
            if (light and light.must_explain) or item.id in reviews:
                yield TextState(None, (item.id,), item.id, None, reviews.get(item.id))


def _nodes(known: Index, text: Item) -> tuple[int, ...]:
    match text:
        case Explanation() if text.about:
            return text.about
        case Section():
            return (text.id,)
        case _:
            return (known.parents[text.id],)
