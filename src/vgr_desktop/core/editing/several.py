"""Edits of several items at once. Each goes through the report once, however many items there are."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from vgr_desktop.core.editing.placing import settled
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.figures.states import states
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deliverable, Item, Leftover, Node, Report, Section, SubItem
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import Index, children, code_of, everything, fields_within, index, rebuilt, walk


def topmost(report: Report, ids: Collection[int]) -> tuple[int, ...]:
    """Those of `ids` that are nodes or sections and not below another of them, in the order of the tree."""
    known, wanted = index(report), frozenset(ids)
    rows = (*(node.id for node in walk(report)), *(section.id for section in report.sections))
    return tuple(id for id in rows if id in wanted and wanted.isdisjoint(item.id for item in known.path(id)[:-1]))


def with_below(report: Report, ids: Collection[int]) -> tuple[int, ...]:
    """The ids of these nodes and sections, and of the nodes below them, in the order of the tree."""
    known = index(report)
    found: dict[int, None] = {}
    for id in topmost(report, ids):
        item = known.items[id]
        found |= dict.fromkeys((node.id for node in walk(item)) if isinstance(item, Node) else (id,))
    return tuple(found)


def remove_all(report: Report, ids: Collection[int]) -> Report:
    """Remove these nodes and sections and all below them, with the explanations that are about nothing else.

    Leftovers that stood near something in them stand near what held it.
    """
    known, gone = index(report), frozenset(ids)
    if report.id in gone:
        raise Refused("De rapportage zelf kan hier niet worden gewijzigd.")
    below = {item.id for id in gone for item in everything(known.items[id])}

    def without(item: Item) -> Item:
        if isinstance(item, Leftover) and item.near in below:
            return replace(item, near=_above(known, item.near, below, report.id))
        return _without(item, gone)

    return tidied(settled(report, rebuilt(report, without)))


def _without(item: Item, gone: frozenset[int]) -> Item:
    """The item without the nodes and sections that are gone."""
    fields: dict[str, object] = {}
    for field, kind in fields_within(type(item)).items():
        if issubclass(kind, Node | Section):
            inner: tuple[Item, ...] = getattr(item, field)
            kept = tuple(one for one in inner if one.id not in gone)
            if len(kept) < len(inner):
                fields[field] = kept
    return replace(item, **fields) if fields else item  # type: ignore[arg-type]  # the fields are its own


def _above(known: Index, id: int, gone: Collection[int], report_id: int) -> int | None:
    """The nearest item above the one with this id that stays; None when that is the report."""
    above = next(item.id for item in reversed(known.path(id)) if item.id not in gone)
    return None if above == report_id else above


def set_lights(report: Report, ids: Collection[int], light: str | None) -> Report:
    """Set the light of those of these items that have one, to a key of the scale; None: it is not set."""
    wanted = frozenset(ids)

    def lit(item: Item) -> Item:
        return replace(item, light=light) if isinstance(item, Deliverable | SubItem) and item.id in wanted else item

    return rebuilt(report, lit)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is agreed about texts; None: that stays as it is for each. `no_deadline` takes the deadlines away."""

    stage: Stage | None = None
    owner: str | None = None
    deadline: dt.date | None = None
    no_deadline: bool = False

    def applied(self, review: Review) -> Review:
        """The review with what was agreed."""
        return replace(
            review,
            stage=review.stage if self.stage is None else self.stage,
            owner=review.owner if self.owner is None else one_line(self.owner),
            deadline=None if self.no_deadline else self.deadline or review.deadline,
        )


def subjects(report: Report, ids: Collection[int], *, written: bool) -> tuple[int, ...]:
    """The ids under which the reviews are kept of the texts that are shown at these nodes and sections.

    `written`: only of texts in which something is; else also of explanations that are still to be written.
    """
    found: dict[int, None] = {}
    seen: set[int] = set()
    wanted = frozenset(ids)
    for state in states(report):
        seen.update(state.nodes)
        if not wanted.isdisjoint(state.nodes) and (state.stage is not None or not written):
            found[state.subject] = None
    if not written:
        known = index(report)
        open_ones = (id for id in ids if id not in seen and isinstance(known.items.get(id), Deliverable | SubItem))
        found |= dict.fromkeys(open_ones)
    return tuple(found)


def agree(report: Report, about: Mapping[int, Identity], agreement: Agreement) -> Report:
    """Keep this agreement about the texts whose reviews are kept under these ids.

    The identities are used where there is no review yet; a review that says nothing any more is removed.
    """
    old = {review.subject: review for review in report.reviews}
    new = {
        subject: agreement.applied(old.get(subject) or Review(*identity, subject=subject))
        for subject, identity in about.items()
    }
    kept = (new.get(review.subject, review) for review in report.reviews)
    made = (review for subject, review in new.items() if subject not in old)
    reviews = tuple(review for review in (*kept, *made) if _says_something(review))
    return report if reviews == report.reviews else replace(report, reviews=reviews)


def _says_something(review: Review) -> bool:
    return review != Review(review.id, review.lineage, subject=review.subject)


def renumbered(before: Report, after: Report) -> Iterator[tuple[str, str]]:
    """The old and the new code of each node whose number changed, in the order of the tree after it.

    What stands below one of them has another code too, which is not told.
    """
    old, new = index(before), index(after)

    def below(node: Node) -> Iterator[tuple[str, str]]:
        for child in children(node):
            if child.id in old and (codes := (code_of(old, child.id), code_of(new, child.id)))[0] != codes[1]:
                if not isinstance(child, SubItem):
                    yield codes
            else:
                yield from below(child)

    yield from below(after)
