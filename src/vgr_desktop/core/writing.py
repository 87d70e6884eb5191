"""What an officer can change in the texts: each change is a function from a report to a report."""

from collections.abc import Iterable
from dataclasses import replace

from vgr_desktop.core.identities import Identity
from vgr_desktop.core.placing import placed
from vgr_desktop.core.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Leftover,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
)
from vgr_desktop.core.text import EMPTY, RichText, from_plain, is_blank, rich
from vgr_desktop.core.tree import Index, amend, index, walk


def write(report: Report, text_id: int, body: RichText) -> Report:
    """Another body for the text, explanation, deviation or section with this id."""
    return amend(report, text_id, body=body)


def explanation_of(report: Report, node_id: int) -> Explanation | None:
    """The first explanation of this deliverable or sub-item: one of it alone if there is one."""
    # Not only in its own area: after a move, one explanation of several may stand in the area of another of them.
    items = index(report).items.values()
    found = [item for item in items if isinstance(item, Explanation) and node_id in item.about]
    return min(found, key=lambda e: len(e.about), default=None)


def explain(report: Report, identity: Identity, about: tuple[int, ...], body: RichText = EMPTY) -> Report:
    """A new explanation of deliverables or sub-items, placed by their order in the tree."""
    area = index(report).area(about[0])
    if area is None:
        raise KeyError(about[0])
    explanation = Explanation(*identity, about, None, body)
    return _with_explanations(report, area, placed(area, area.explanations, explanation))


def explain_area(
    report: Report, area_id: int, identity: Identity, heading: str | None, body: RichText = EMPTY
) -> Report:
    """A new explanation of the policy area itself, at the end, under a free heading or under none."""
    area = _area(report, area_id)
    return _with_explanations(report, area, (*area.explanations, Explanation(*identity, (), heading, body)))


def set_heading(report: Report, explanation_id: int, heading: str | None) -> Report:
    """Another free heading for an explanation; for one of deliverables None accepts the wording of the tree."""
    tidy = " ".join(heading.split()) if heading is not None else None
    return amend(report, explanation_id, heading=tidy)


def move_explanation(report: Report, explanation_id: int, by: int) -> Report:
    """Print an explanation `by` places later (negative: earlier) within its policy area."""
    area = _area(report, index(report).parents[explanation_id])
    moving = next(e for e in area.explanations if e.id == explanation_id)
    others = tuple(e for e in area.explanations if e.id != explanation_id)
    place = min(max(area.explanations.index(moving) + by, 0), len(others))
    return _with_explanations(report, area, (*others[:place], moving, *others[place:]))


def remove_text(report: Report, id: int) -> Report:
    """Without this explanation, deviation, section or leftover."""
    parent = index(report).parent(id)
    match parent:
        case PolicyArea():
            return _with_explanations(report, parent, tuple(e for e in parent.explanations if e.id != id))
        case Programme():
            kept = tuple(d for d in parent.deviations if d.id != id)
            return amend(report, parent.id, deviations=kept)
        case _:
            sections = tuple(s for s in report.sections if s.id != id)
            leftovers = tuple(left for left in report.leftovers if left.id != id)
            return replace(report, sections=sections, leftovers=leftovers)


def add_section(report: Report, identity: Identity, kind: SectionKind, title: str, body: RichText = EMPTY) -> Report:
    """A new paragraph or appendix, after those there are."""
    return replace(report, sections=(*report.sections, Section(*identity, kind, title, body)))


def add_deviation(report: Report, programme_id: int, identity: Identity, kind: DeviationKind, title: str) -> Report:
    """A new financial deviation of a programme, without an amount."""
    deviation = Deviation(*identity, kind, title)
    programme = index(report).items[programme_id]
    if not isinstance(programme, Programme):
        raise KeyError(programme_id)
    return amend(report, programme_id, deviations=(*programme.deviations, deviation))


def set_title(report: Report, id: int, title: str) -> Report:
    """Another title for a section or deviation; white space is tidied."""
    return amend(report, id, title=" ".join(title.split()))


def place_leftover(report: Report, leftover: Leftover, identity: Identity) -> Report:
    """Add a leftover's text to the end of the text it stood by, and take it off the list.

    By a deliverable or sub-item that is its explanation, by an area a text under its heading, elsewhere the state of
    affairs of the programme or, when nothing is known, the foreword. `identity` serves for a text that is not there.
    """
    known = index(report)
    report = remove_text(report, leftover.id)
    body = from_plain(leftover.text)
    near = leftover.near if leftover.near is not None and leftover.near in known else report.id
    area = known.area(near)
    if near in {node.id for node in walk(report)} and (own := explanation_of(report, near)):
        return write(report, own.id, _joined(own.body, body))
    if area and near != area.id and _can_be_explained(known, near):
        return explain(report, identity, (near,), body)
    if area:
        return explain_area(report, area.id, identity, None, body)
    programme = next((item for item in known.path(near) if isinstance(item, Programme)), None)
    text = programme.state_of_affairs if programme else report.foreword
    return write(report, text.id, _joined(text.body, body))


def _can_be_explained(known: Index, id: int) -> bool:
    return isinstance(known.items[id], Deliverable | SubItem)


def _joined(first: RichText, second: RichText) -> RichText:
    return second if is_blank(first) else rich((*first.blocks, *second.blocks))


def _area(report: Report, id: int) -> PolicyArea:
    area = index(report).items[id]
    if not isinstance(area, PolicyArea):
        raise KeyError(id)
    return area


def _with_explanations(report: Report, area: PolicyArea, explanations: Iterable[Explanation]) -> Report:
    return amend(report, area.id, explanations=tuple(explanations))
