"""How far every text of a report is."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from vgr_desktop.core.report import (
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
from vgr_desktop.core.review import Review, Stage
from vgr_desktop.core.text import RichText, is_blank
from vgr_desktop.core.tree import Index, index

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
    return tuple(_states(report, index(report)))


def node_stages(known: tuple[TextState, ...]) -> dict[int, Stage | None]:
    """How far the texts of each item are, by its id: as far as the one that is furthest behind."""
    found: dict[int, Stage | None] = {}
    for state in known:
        for node in state.nodes:
            found[node] = min(found.get(node, state.stage), state.stage, key=STAGES.index)
    return found


def _states(report: Report, known: Index) -> Iterator[TextState]:
    reviews, frozen = _reviews(report), report.is_frozen
    explained = {id for item in known.items.values() if isinstance(item, Explanation) for id in item.about}
    for item in known.items.values():
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
