"""What an officer can change in the texts: each change is a function from a report to a report."""

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
"""Where the texts that can be removed stand in the item that holds them."""


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
    explanation = Explanation(*identity, about=about, heading=None, body=body)
    return _with_explanations(report, area, placed(area, area.explanations, explanation))


def explain_area(
    report: Report, area_id: int, identity: Identity, heading: str | None, body: RichText = EMPTY
) -> Report:
    """A new explanation of the policy area itself, at the end, under a free heading or under none."""
    area = _area(report, area_id)
    explanation = Explanation(*identity, about=(), heading=_heading(heading), body=body)
    return _with_explanations(report, area, (*area.explanations, explanation))


def set_heading(report: Report, explanation_id: int, heading: str | None) -> Report:
    """Another free heading for an explanation; for one of deliverables None accepts the wording of the tree."""
    return amend(report, explanation_id, heading=_heading(heading))


def move_explanation(report: Report, explanation_id: int, by: int) -> Report:
    """Print an explanation `by` places later (negative: earlier) within its policy area."""
    area = _area(report, index(report).parents[explanation_id])
    moving = next(e for e in area.explanations if e.id == explanation_id)
    others = tuple(e for e in area.explanations if e.id != explanation_id)
    place = min(max(area.explanations.index(moving) + by, 0), len(others))
    return _with_explanations(report, area, (*others[:place], moving, *others[place:]))


def remove_text(report: Report, id: int) -> Report:
    """Without this explanation, deviation, section or leftover. Raises `KeyError` for anything else."""
    known = index(report)
    field = _FIELDS[type(known.items[id])]
    parent = known.items[known.parents[id]]
    kept = tuple(item for item in getattr(parent, field) if item.id != id)
    return tidied(amend(report, parent.id, **{field: kept}))


def add_section(report: Report, identity: Identity, kind: SectionKind, title: str, body: RichText = EMPTY) -> Report:
    """A new paragraph or appendix, after those there are."""
    return replace(report, sections=(*report.sections, Section(*identity, kind=kind, title=one_line(title), body=body)))


def add_deviation(report: Report, programme_id: int, identity: Identity, kind: DeviationKind, title: str) -> Report:
    """A new financial deviation of a programme, without an amount."""
    deviation = Deviation(*identity, kind=kind, title=one_line(title))
    programme = index(report).items[programme_id]
    if not isinstance(programme, Programme):
        raise KeyError(programme_id)
    return amend(report, programme_id, deviations=(*programme.deviations, deviation))


def set_title(report: Report, id: int, title: str) -> Report:
    """Another title for a section or deviation; white space is tidied."""
    return amend(report, id, title=one_line(title))


def place_leftover(report: Report, leftover: Leftover, identity: Identity) -> Report:
    """Add a leftover's text to the end of the text it stood by, and take it off the list.

    By a deliverable or sub-item that is its explanation, by a goal or an area a text of the area under no heading,
    elsewhere the state of affairs of the programme or, when nothing is known, the foreword. `identity` serves for a
    text that is not there yet.
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
