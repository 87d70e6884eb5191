"""What an officer can change in the texts: each edit is a function from a report to a report."""

from collections.abc import Iterable
from dataclasses import replace

from vgr_desktop.core.editing.placing import placed
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.text import EMPTY, RichText, from_plain, is_blank, one_line, rich
from vgr_desktop.core.model.tree import amend, index

_FIELDS: dict[type, str] = {
    Explanation: "explanations",
    Deviation: "deviations",
    Section: "sections",
    Leftover: "leftovers",
}
"""For each kind of text that can be removed, the field of its holder that it stands in."""


def write(report: Report, text_id: int, body: RichText) -> Report:
    """Give the text, explanation, deviation or section with this id another body."""
    return amend(report, text_id, body=body)


def explanation_of(report: Report, node_id: int) -> Explanation | None:
    """The first explanation of this deliverable or sub-item, preferably one that is about nothing else."""
    # Not only in its own area: after a move, one explanation of several may stand in the area of another of them.
    known = index(report)
    found = [item for id in known.explaining.get(node_id, ()) if isinstance(item := known.items[id], Explanation)]
    return min(found, key=lambda e: len(e.about), default=None)


def explain(report: Report, identity: Identity, about: tuple[int, ...], body: RichText = EMPTY) -> Report:
    """Add an explanation of deliverables or sub-items, in the order of the tree."""
    area = index(report).area(about[0])
    if area is None:
        raise KeyError(about[0])
    explanation = Explanation(*identity, about=about, heading=None, body=body)
    return _with_explanations(report, area, placed(area, area.explanations, explanation))


def explain_area(
    report: Report, area_id: int, identity: Identity, heading: str | None, body: RichText = EMPTY
) -> Report:
    """Add an explanation of the policy area itself, at the end, under a free heading or none."""
    area = _area(report, area_id)
    explanation = Explanation(*identity, about=(), heading=_heading(heading), body=body)
    return _with_explanations(report, area, (*area.explanations, explanation))


def set_heading(report: Report, explanation_id: int, heading: str | None) -> Report:
    """Give an explanation another free heading; for one about deliverables, None accepts the wording of the tree."""
    return amend(report, explanation_id, heading=_heading(heading))


def move_explanation(report: Report, explanation_id: int, by: int) -> Report:
    """Print an explanation `by` places later (negative: earlier) within its policy area."""
    area = _area(report, index(report).parents[explanation_id])
    moving = next(e for e in area.explanations if e.id == explanation_id)
    others = tuple(e for e in area.explanations if e.id != explanation_id)
    place = min(max(area.explanations.index(moving) + by, 0), len(others))
    return _with_explanations(report, area, (*others[:place], moving, *others[place:]))


def remove_text(report: Report, id: int) -> Report:
    """Remove this explanation, deviation, section or leftover. Raises `KeyError` for anything else."""
    known = index(report)
    field = _FIELDS[type(known.items[id])]
    parent = known.items[known.parents[id]]
    kept = tuple(item for item in getattr(parent, field) if item.id != id)
    return tidied(amend(report, parent.id, **{field: kept}), _near_instead(known.items[id], parent))


def _near_instead(gone: Item, parent: Item) -> int | None:
    """What a leftover stands near when the text is gone that it stood near: what the text was about or stood in."""
    if isinstance(gone, Explanation) and gone.about:
        return gone.about[0]
    return None if isinstance(parent, Report) else parent.id


def add_section(report: Report, identity: Identity, kind: SectionKind, title: str, body: RichText = EMPTY) -> Report:
    """Add a paragraph or appendix after the others."""
    return replace(report, sections=(*report.sections, Section(*identity, kind=kind, title=one_line(title), body=body)))


def add_deviation(report: Report, programme_id: int, identity: Identity, kind: DeviationKind, title: str) -> Report:
    """Add a financial deviation to a programme, without an amount."""
    deviation = Deviation(*identity, kind=kind, title=one_line(title))
    programme = index(report).items[programme_id]
    if not isinstance(programme, Programme):
        raise KeyError(programme_id)
    return amend(report, programme_id, deviations=(*programme.deviations, deviation))


def set_title(report: Report, id: int, title: str) -> Report:
    """Give a section or deviation another title; white space is tidied."""
    return amend(report, id, title=one_line(title))


def place_leftover(report: Report, leftover: Leftover, identity: Identity) -> Report:
    """Add a leftover's text to the end of the text it stood by, and remove it from the list of leftovers.

    For a deliverable or sub-item, that is its explanation; for a goal or an area, a text of the area without a heading;
    elsewhere the state of affairs of the programme or, when nothing is known, the foreword. `identity` is used when the
    text does not exist yet.
    """
    known = index(report)
    near = known.items.get(leftover.near, report) if leftover.near is not None else report
    report = remove_text(report, leftover.id)
    body = from_plain(leftover.text)
    match near:
        case Deliverable() | SubItem():
            own = explanation_of(report, near.id)
            return _append(report, own, body) if own else explain(report, identity, (near.id,), body)
        case Goal():
            return explain_area(report, known.parents[near.id], identity, None, body)
        case PolicyArea():
            return explain_area(report, near.id, identity, None, body)
        case Programme():
            return _append(report, near.state_of_affairs, body)
        case Text() | Explanation() | Deviation() | Section():
            return _append(report, near, body)
        case _:
            return _append(report, report.foreword, body)


def _append(report: Report, text: Text | Explanation | Deviation | Section, body: RichText) -> Report:
    whole = body if is_blank(text.body) else rich((*text.body.blocks, *body.blocks))
    return write(report, text.id, whole)


def _heading(heading: str | None) -> str | None:
    return one_line(heading or "") or None


def _area(report: Report, id: int) -> PolicyArea:
    area = index(report).items[id]
    if not isinstance(area, PolicyArea):
        raise KeyError(id)
    return area


def _with_explanations(report: Report, area: PolicyArea, explanations: Iterable[Explanation]) -> Report:
    return amend(report, area.id, explanations=tuple(explanations))
