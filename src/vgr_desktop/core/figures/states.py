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
"""From the least to the most finished; None is *leeg*."""


@dataclass(frozen=True, slots=True)
class TextState:
    """How far one text is, and what is kept about it.

    `text` is None for an explanation that is still to be written. `nodes` are the ids of the items where the text is
    shown: what it explains, or what holds it. `subject` is the id under which its review is kept. `stage` is None while
    the text is empty.
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


def reviewed(report: Report) -> frozenset[int]:
    """The ids under which reviews are kept."""
    return frozenset(review.subject for review in report.reviews)


def _reviews(report: Report) -> dict[int, Review]:
    return {review.subject: review for review in report.reviews}


def subject_of(text: Written, kept: Container[int]) -> int:
    """The id under which the review of `text` is kept, when there are reviews under the ids in `kept`.

    It is that of the one thing that the text explains, else that of the text itself. A review that was kept under the
    text's own id stays there when all but one of the things it explains are gone.
    """
    match text:
        case Explanation(about=(node,)) if text.id not in kept:
            return node
        case _:
            return text.id


def stage_of(report: Report, body: RichText, review: Review | None) -> Stage | None:
    """How far a text with this body is; None: it is empty. In an adopted report every written text is adopted."""
    return _stage(body, review, frozen=report.is_frozen)


def _stage(body: RichText, review: Review | None, *, frozen: bool) -> Stage | None:
    if is_blank(body):
        return None
    if frozen:
        return Stage.ADOPTED
    return review.stage if review else Stage.DRAFT


def states(report: Report) -> tuple[TextState, ...]:
    """The state of each text that exists or is expected, in the order of the report.

    An explanation is expected when a light must be explained, or when there is a review of it already.
    """
    return tuple(_states(report, index(report).items.values(), _explained(report), _reviews(report)))


class NodeStages:
    """How far the texts of each item are, kept current while a report is edited.

    Parts of the report that are the same value as before are skipped, so a change costs the reading of one programme.
    """

    def __init__(self) -> None:
        """Begin without having seen a report."""
        self._given: tuple[object, ...] = ()
        self._seen: dict[int, tuple[Item, dict[int, Stage | None]]] = {}

    def of(self, report: Report) -> dict[int, Stage | None]:
        """For the id of each item, the stage of the least finished of its texts."""
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
    """For the id of each item, the stage of the least finished of its texts."""
    found: dict[int, Stage | None] = {}
    for state in known:
        for node in state.nodes:
            found[node] = _least(found.get(node, state.stage), state.stage)
    return found


def _least(one: Stage | None, other: Stage | None) -> Stage | None:
    return one if one is other else min(one, other, key=STAGES.index)


def _explained(report: Report) -> frozenset[int]:
    return frozenset(index(report).explaining)


def _states(
    report: Report, items: Iterable[Item], explained: Container[int], reviews: Mapping[int, Review]
) -> Iterator[TextState]:
    known, frozen = index(report), report.is_frozen
    for item in items:
        if isinstance(item, Text | Explanation | Deviation | Section):
            subject = subject_of(item, reviews)
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
