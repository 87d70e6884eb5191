"""The place of an explanation: in the policy area of something it explains, in the order of the goal tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vgr_desktop.core.model.report import Explanation, PolicyArea, Report
from vgr_desktop.core.model.tree import Index, amend, index, walk


def placed(area: PolicyArea, among: Sequence[Explanation], explanation: Explanation) -> tuple[Explanation, ...]:
    """`among` with `explanation` put before the first one about something later in the area's tree, else at the end."""
    order = {node.id: place for place, node in enumerate(walk(area))}
    mine = _first(explanation, order)
    later = (place for place, other in enumerate(among) if _first(other, order) > mine)
    place = next(later, len(among))
    return (*among[:place], explanation, *among[place:])


def _first(explanation: Explanation, order: Mapping[int, int]) -> int:
    """The place in the tree of the first thing that the explanation is about; -1, before everything, without one."""
    return min((order[id] for id in explanation.about if id in order), default=-1)


def settled(before: Report, after: Report) -> Report:
    """`after` with every explanation of `before` in the area of something it explains.

    An explanation no longer mentions a node that is gone, and is removed when it is about nothing else. One that
    explains the area itself stays in the area and is removed with it.
    """
    known = index(after)
    kept: dict[int, tuple[Explanation, ...]] = {area.id: () for area in _areas(after)}
    moving: list[tuple[PolicyArea, Explanation]] = []
    for area in _areas(before):
        for explanation in area.explanations:
            rest = _about_what_is_left(explanation, known)
            homes = [home for id in rest.about if (home := known.area(id))]
            if area.id in kept and (not explanation.about or area.id in {home.id for home in homes}):
                kept[area.id] += (rest,)
            elif homes:
                moving.append((homes[0], rest))
    for home, explanation in moving:
        kept[home.id] = placed(home, kept[home.id], explanation)
    for area in _areas(after):
        if kept[area.id] != area.explanations:
            after = amend(after, area.id, explanations=kept[area.id])
    return after


def _about_what_is_left(explanation: Explanation, known: Index) -> Explanation:
    about = tuple(id for id in explanation.about if id in known)
    return explanation if about == explanation.about else replace(explanation, about=about)


def _areas(report: Report) -> Iterator[PolicyArea]:
    return (area for programme in report.programmes for area in programme.areas)
