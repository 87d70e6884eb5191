"""A new report based on an earlier one."""

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
    """Texts about the progress that can be copied along, to be rewritten."""

    STATE_OF_AFFAIRS = "state of affairs"
    EXPLANATIONS = "explanations"
    SECTIONS = "sections"


NO_DRAFTS: frozenset[Draft] = frozenset()
ALL_DRAFTS = frozenset(Draft)


def following(last: Edition) -> Edition:
    """The edition that follows `last`, with its usual title: there are two a year."""
    if last.ordinal < _PER_YEAR:
        return edition(last.ordinal + 1, last.year, last.kind)
    return edition(1, last.year + 1, last.kind)


def carry_forward(report: Report, identities: Identities, edition: Edition, drafts: Set[Draft] = NO_DRAFTS) -> Report:
    """The report of the next `edition`, to be filled in, without what belongs to the earlier edition alone.

    It has the goal tree, missions, committees, portfolios, reading guide, municipality and scale, and the titles of
    the sections. Every item keeps its lineage under a new id; only the report itself gets a new lineage. No light is
    set; the foreword, the financial deviations and the leftovers are left out. The texts about the progress that are
    in `drafts` are copied, to be rewritten. The owner of a text is kept; stages, acceptances, adoptions and comments
    are not.
    """
    foreword = replace(report.foreword, body=EMPTY)
    begun = replace(report, edition=edition, foreword=foreword, leftovers=(), basis=report.lineage)
    begun = replace(begun, acceptances=(), adoptions=(), comments=())
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
    """The item as it is at the start of the next edition."""
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
            # Such a heading is the wording of the page that the text was read from, and this text is not read from one.
            return replace(item, heading=None)
        case Section() if Draft.SECTIONS not in drafts:
            return replace(item, body=EMPTY)
        case _:
            return item


def _begun_review(review: Review) -> Review:
    return replace(review, stage=Stage.DRAFT, deadline=None, note="")


def _shown(report: Report) -> frozenset[str]:
    """The lineages of the pictures that a text of the report shows."""
    bodies = (item.body for item in everything(report) if isinstance(item, Text | Explanation | Deviation | Section))
    return frozenset(lineage for body in bodies for lineage in shown_in(body))
