"""Selecting parts of a report by the committee that discusses them, or by portfolio.

A policy area belongs to the committees that it has itself or, when it has none, to those of its programme. Portfolios
are always those of the programme.
"""

from collections.abc import Callable
from dataclasses import replace

from vgr_desktop.core.dutch.wording import enumerated, titled
from vgr_desktop.core.layout.choice import Chapter, Choice, Sharer
from vgr_desktop.core.model.report import PolicyArea, Programme, Report

ALL_CHAPTERS = frozenset(Chapter)


def committees(report: Report) -> tuple[str, ...]:
    """The committees that have a part in the report, in the order of the report."""
    return _all_names(report, _committees)


def without_committee(report: Report) -> tuple[str, ...]:
    """The names of what no committee discusses, so what is in no committee's part: programma 4, beleidsterrein 4A."""
    found = []
    for programme in report.programmes:
        areas = [area for area in _places(programme) if not _committees(programme, area)]
        if len(areas) == len(_places(programme)):
            found.append(titled("programma", programme.number))
        else:
            found += [titled("beleidsterrein", f"{programme.number}{area.letter}") for area in areas if area]
    return tuple(found)


def portfolios(report: Report) -> tuple[str, ...]:
    """The portfolios that have a part in the report, in the order of the report."""
    return _all_names(report, _portfolios)


def for_committee(report: Report, name: str, chapters: frozenset[Chapter] = ALL_CHAPTERS) -> Choice:
    """The part of the report that the committee `name` discusses; it may be empty."""
    return _part(report, name, chapters, "commissie", _committees)


def for_portfolio(report: Report, name: str, chapters: frozenset[Chapter] = ALL_CHAPTERS) -> Choice:
    """The part of the report that belongs to the portfolio `name`; it may be empty."""
    return _part(report, name, chapters, "portefeuille", _portfolios)


def _part(report: Report, name: str, chapters: frozenset[Chapter], kind: str, of: "_Names") -> Choice:
    nodes = _nodes(report, name, of)
    part = Choice(chapters, nodes, titled(kind.capitalize(), name))
    sharers = (
        Sharer(programme.id, kind, other)
        for programme in report.programmes
        if part.has(programme)
        for other in _names(programme, of)
        if other != titled(name)
    )
    return replace(part, sharers=tuple(sharers))


def selection_name(report: Report, choice: Choice) -> str:
    """The selection on the title page: its name, or its programmes and areas; empty for the whole report."""
    if choice.nodes is None:
        return ""
    if choice.name:
        return choice.name
    whole = [programme.number for programme in report.programmes if programme.id in choice.nodes]
    areas = [
        f"{programme.number}{area.letter}"
        for programme in report.programmes
        if programme.id not in choice.nodes
        for area in choice.areas(programme)
    ]
    said = [_counted("programma", whole), _counted("beleidsterrein", areas, "en")]
    name = enumerated([part for part in said if part]) if whole or areas else ""
    return name[:1].upper() + name[1:]


def _counted(noun: str, labels: list[str], plural: str = "’s") -> str:
    if not labels:
        return ""
    return f"{noun}{plural if len(labels) > 1 else ''} {enumerated(labels)}"


_Names = Callable[[Programme, PolicyArea | None], tuple[str, ...]]


def _committees(programme: Programme, area: PolicyArea | None) -> tuple[str, ...]:
    return (area.committees if area else ()) or programme.committees


def _portfolios(programme: Programme, _: PolicyArea | None) -> tuple[str, ...]:
    return programme.portfolios


def _places(programme: Programme) -> tuple[PolicyArea | None, ...]:
    """The parts of a programme that can be selected separately: its areas or, when it has none, the programme."""
    return programme.areas or (None,)


def _names(programme: Programme, of: _Names) -> tuple[str, ...]:
    """The names that have a part in `programme`, each once."""
    found = (titled(name) for area in _places(programme) for name in of(programme, area))
    return tuple(dict.fromkeys(name for name in found if name))


def _all_names(report: Report, of: _Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for programme in report.programmes for name in _names(programme, of)))


def _nodes(report: Report, name: str, of: _Names) -> frozenset[int]:
    chosen: set[int] = set()
    for programme in report.programmes:
        places = _places(programme)
        theirs = [area for area in places if titled(name) in map(titled, of(programme, area))]
        if len(theirs) == len(places):
            chosen.add(programme.id)
        else:
            chosen.update(area.id for area in theirs if area)
    return frozenset(chosen)
