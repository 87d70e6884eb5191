"""A new report on the basis of an earlier one."""

from collections.abc import Set
from dataclasses import replace
from enum import StrEnum

from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.editions.renewing import with_identities
from vgr_desktop.core.model.editions import Edition, edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.pictures import shown_in
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Item,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.core.model.tree import everything, rebuilt

_PER_YEAR = 2


class Draft(StrEnum):
    """Texts about the progress, which can come along to be rewritten."""

    STATE_OF_AFFAIRS = "state of affairs"
    EXPLANATIONS = "explanations"
    SECTIONS = "sections"


NO_DRAFTS: frozenset[Draft] = frozenset()
ALL_DRAFTS = frozenset(Draft)


def following(last: Edition) -> Edition:
    """The edition that comes after `last`, with its usual title: there are two a year."""
    if last.ordinal < _PER_YEAR:
        return edition(last.ordinal + 1, last.year, last.kind)
    return edition(1, last.year + 1, last.kind)


def carry_forward(report: Report, identities: Identities, edition: Edition, drafts: Set[Draft] = NO_DRAFTS) -> Report:
    """The report of the next `edition`, to be filled in: what is of the earlier edition alone stays behind.

    It has the goal tree, missions, committees, portfolios, reading guide, municipality and scale, and the titles of
    the sections. Every item keeps its lineage under a new id; only the report itself is a new thing. No light is set;
    the foreword, the financial deviations and what an import could not place stay behind. Of the texts about the
    progress those in `drafts` come along, to be rewritten. Whose a text is stays; how far it was, what was accepted and
    that the report was adopted do not.
    """
    foreword = replace(report.foreword, body=EMPTY)
    begun = replace(report, edition=edition, foreword=foreword, leftovers=(), basis=report.lineage)
    begun = replace(begun, acceptances=(), adoptions=())
    begun = tidied(rebuilt(begun, lambda item: _begun(item, drafts)))
    begun = replace(
        begun,
        reviews=tuple(_begun_review(review) for review in begun.reviews if review.owner),
        pictures=tuple(picture for picture in begun.pictures if picture.lineage in _shown(begun)),
    )
    new = {item.id: identities.adopt(item.lineage) for item in everything(begun)}
    new[report.id] = identities.new()
    return with_identities(begun, new)


def _begun(item: Item, drafts: Set[Draft]) -> Item:
    """The item as the next edition begins with it."""
    match item:
        case Programme():
            state = (
                item.state_of_affairs
                if Draft.STATE_OF_AFFAIRS in drafts
                else replace(item.state_of_affairs, body=EMPTY)
            )
            return replace(item, state_of_affairs=state, deviations=())
        case PolicyArea() if Draft.EXPLANATIONS not in drafts:
            return replace(item, explanations=())
        case Deliverable() | SubItem():
            return replace(item, light=None)
        case Explanation() if item.about:
            # Such a heading is the wording of the page that the text came from, and this one comes from no page.
            return replace(item, heading=None)
        case Section() if Draft.SECTIONS not in drafts:
            return replace(item, body=EMPTY)
        case _:
            return item


def _begun_review(review: Review) -> Review:
    return replace(review, stage=Stage.DRAFT, deadline=None, note="")


def _shown(report: Report) -> frozenset[str]:
    """The lineages of the pictures that stand in a text of the report."""
    bodies = (item.body for item in everything(report) if isinstance(item, Text | Explanation | Deviation | Section))
    return frozenset(lineage for body in bodies for lineage in shown_in(body))
