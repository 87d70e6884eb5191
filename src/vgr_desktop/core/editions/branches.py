"""Branches of the goal tree on their own: copied out of a report, and put into the same or another one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from vgr_desktop.core.dutch.item_names import ITEM_NAMES
from vgr_desktop.core.editing.labels import label, labelled, new_labels
from vgr_desktop.core.editing.placing import placed
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.editing.several import topmost
from vgr_desktop.core.editions.renewing import with_identities
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.pictures import shown_in, with_pictures
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import (
    Deliverable,
    Explanation,
    Item,
    Node,
    Picture,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Written,
    light_of,
)
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.core.model.tree import (
    PARENT_TYPE,
    amend,
    children,
    code_of,
    everything,
    holding,
    index,
    rebuilt,
    title_of,
    walk,
    with_children,
)


@dataclass(frozen=True, slots=True)
class Branches:
    """Nodes and sections that were copied, with all below them and the texts about them.

    `report` holds them, with what they stand in and nothing else; `tops` are the lineages of the branches themselves.
    """

    report: Report
    tops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutIn:
    """A report with branches put into it, and their ids there."""

    report: Report
    ids: tuple[int, ...]


def copied(report: Report, ids: Collection[int]) -> Branches:
    """These nodes and sections on their own."""
    known, tops = index(report), topmost(report, ids)
    within = {item.id for id in tops for item in everything(known.items[id])}
    above = {item.id for id in tops for item in known.path(id)[:-1]}
    kept = within | {e for id in within for e in known.explaining.get(id, ())}
    alone = rebuilt(report, lambda item: _alone(item, within, above))
    alone = replace(
        alone,
        foreword=replace(alone.foreword, body=EMPTY),
        reading_guide=replace(alone.reading_guide, body=EMPTY),
        sections=tuple(section for section in alone.sections if section.id in within),
        leftovers=(),
        acceptances=(),
        adoptions=(),
        reviews=tuple(review for review in alone.reviews if review.subject in kept),
        comments=tuple(comment for comment in alone.comments if comment.subject in kept),
    )
    bodies = (item.body for item in everything(alone) if isinstance(item, Written))
    shown = {lineage for body in bodies for lineage in shown_in(body)}
    alone = replace(alone, pictures=tuple(picture for picture in alone.pictures if picture.lineage in shown))
    return Branches(tidied(alone), tuple(known.items[id].lineage for id in tops))


def _alone(item: Item, within: Collection[int], above: Collection[int]) -> Item:
    """What holds a branch, with nothing but what leads to it; a branch as it is."""
    if item.id not in above or not isinstance(item, Node):
        return item
    kept = tuple(child for child in children(item) if child.id in within or child.id in above)
    match alone := holding(item, kept):
        case Programme():
            mission, affairs = replace(alone.mission, body=EMPTY), replace(alone.state_of_affairs, body=EMPTY)
            return replace(alone, deviations=(), mission=mission, state_of_affairs=affairs)
        case PolicyArea():
            about = (replace(e, about=tuple(id for id in e.about if id in within)) for e in alone.explanations)
            return replace(alone, explanations=tuple(e for e in about if e.about))
        case _:
            return alone


def put_in(report: Report, branches: Branches, target: int, identities: Identities) -> PutIn:
    """`report` with the branches near the item `target`: in it, after it, or after what it stands in.

    Items keep their lineages when they come from elsewhere, so that editions can be compared, and get new ones when the
    report has them already. A number that is free there stays, else it is the next one; nobody else's changes. A light
    that this report does not have is not set. Refused when there is no place for one of them near `target`.
    """
    new, ids = _renewed(report, branches, identities)
    known = index(new)
    for id in ids:
        report = _put(report, known.items[id], target)
    after = index(report)
    for item in list(known.items.values()):
        if isinstance(item, Explanation) and item.id not in after:
            home = after.area(item.about[0])
            assert home is not None  # noqa: S101  # what it is about is in an area
            now = index(report).items[home.id]
            assert isinstance(now, PolicyArea)  # noqa: S101  # the same area
            report = amend(report, home.id, explanations=placed(now, now.explanations, item))
    report = replace(report, reviews=(*report.reviews, *new.reviews), comments=(*report.comments, *new.comments))
    return PutIn(with_pictures(report, new.pictures), ids)


def _renewed(report: Report, branches: Branches, identities: Identities) -> tuple[Report, tuple[int, ...]]:
    """The branches with identities for `report`, and the new ids of the branches themselves."""
    taken = {item.lineage for item in everything(report)}
    keys = {light.key for light in report.scale}
    old = {item.lineage: item.id for item in everything(branches.report)}
    new = {
        item.id: identities.adopt(item.lineage)
        if item.lineage not in taken or isinstance(item, Picture)
        else identities.new()
        for item in everything(branches.report)
    }

    def lit(item: Item) -> Item:
        if isinstance(item, Deliverable | SubItem) and item.light is not None and item.light not in keys:
            return replace(item, light=None)
        return item

    renewed = rebuilt(with_identities(branches.report, new), lit)
    return renewed, tuple(new[old[lineage]].id for lineage in branches.tops)


def _put(report: Report, item: Item, target: int) -> Report:
    if isinstance(item, Section):
        return replace(report, sections=(*report.sections, item))
    assert isinstance(item, Node)  # noqa: S101  # what is copied is nodes and sections
    parent, position = place_near(report, type(item), target)
    siblings = children(parent)
    labels = {label(child) for child in siblings}
    free = label(item) not in labels
    node = item if free else labelled(item, next(new_labels(siblings, type(item))))
    return with_children(report, parent, (*siblings[:position], node, *siblings[position:]))


def place_near(report: Report, kind: type[Node], target: int) -> tuple[Node, int]:
    """The node under which one of this kind goes near the item `target`, and its position there."""
    path = index(report).path(target)
    parent = next((item for item in path if type(item) is PARENT_TYPE.get(kind)), None)
    if not isinstance(parent, Node):
        one, above = ITEM_NAMES[kind][0], ITEM_NAMES[PARENT_TYPE[kind]][0]
        raise Refused(f"Kies eerst een {above}: daaronder hoort een {one}. Er is niets veranderd.")
    siblings = children(parent)
    within = (place for place, child in enumerate(siblings) if child in path)
    return parent, next(within, len(siblings) - 1) + 1


def outline(branches: Branches) -> Iterator[tuple[str, str, str]]:
    """Code, title and name of the light of each node in the branches, in their order; empty where there is none."""
    known = index(branches.report)
    by_lineage = {item.lineage: item for item in known.items.values()}
    for top in branches.tops:
        item = by_lineage[top]
        for node in walk(item) if isinstance(item, Node) else (item,):
            light = light_of(branches.report, node) if isinstance(node, Deliverable | SubItem) else None
            code = "" if isinstance(node, SubItem) else code_of(known, node.id)
            yield code, title_of(node), light.name if light else ""
