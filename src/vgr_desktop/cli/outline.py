"""`vgr outline`: the goal tree of a report, and what is explained in each policy area."""

from collections.abc import Iterator
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import counted, show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.dutch.unexplained import without_explanations
from vgr_desktop.core.dutch.wording import LIGHTS_NOT_SET, NOT_FILLED_IN, STOCK_SENTENCE, joined
from vgr_desktop.core.model.report import (
    Deliverable,
    Explanation,
    Goal,
    PolicyArea,
    Programme,
    Report,
    SubItem,
    light_of,
)
from vgr_desktop.core.model.text import is_blank, plain, word_count
from vgr_desktop.core.model.tree import Index, code_of, index

_Data = dict[str, object]


def run(dossier: Path, wanted: str | None, *, as_json: bool) -> int:
    """Show the outline of the report."""
    report = chosen_report(dossier, wanted)
    if as_json:
        show_data(outline_data(report))
    else:
        show(*outline_lines(report))
    return 0


def outline_lines(report: Report) -> Iterator[str]:
    """The outline as text, with each level two spaces further to the right."""
    known = index(report)
    yield ", ".join(filter(None, (report.edition.title, report.municipality)))
    for programme in report.programmes:
        yield joined(programme.number, programme.name)
        for area in programme.areas:
            yield f"  {joined(code_of(known, area.id), area.name)}"
            for goal in area.goals:
                yield from _goal_lines(report, known, goal)
            yield from _explanation_lines(report, known, area)
    for leftover in report.leftovers:
        yield f"Nog niet geplaatst, uit {leftover.source}: {leftover.text}"


def _goal_lines(report: Report, known: Index, goal: Goal) -> Iterator[str]:
    yield f"    {joined(code_of(known, goal.id), goal.title)}"
    for deliverable in goal.deliverables:
        label = joined(code_of(known, deliverable.id), deliverable.title)
        yield f"      {label}  [{_light(report, deliverable)}]"
        for sub_item in deliverable.sub_items:
            yield f"        - {sub_item.title}  [{_light(report, sub_item)}]"


def _light(report: Report, node: Deliverable | SubItem) -> str:
    light = light_of(report, node)
    return f"{light.shape} {light.name.lower()}" if light else NOT_FILLED_IN.lower()


def _explanation_lines(report: Report, known: Index, area: PolicyArea) -> Iterator[str]:
    if not any(not is_blank(explanation.body) for explanation in area.explanations):
        yield f"    {without_explanations(report, area)}"
    for explanation in area.explanations:
        about = ", ".join(name_of(known, id) for id in explanation.about)
        heading = about or explanation.heading or "zonder kop"
        yield f"    Toelichting {heading} ({counted(word_count(explanation.body), 'woord', 'woorden')})"


def _without_deviations(report: Report, area: PolicyArea) -> bool:
    """Whether nothing in the report says that something deviates in this area; a light may still be unknown."""
    explained = any(not is_blank(explanation.body) for explanation in area.explanations)
    return not explained and without_explanations(report, area) in {STOCK_SENTENCE, LIGHTS_NOT_SET}


def outline_data(report: Report) -> _Data:
    """The outline for other programs, with the texts as plain paragraphs."""
    known, edition = index(report), report.edition
    return {
        "report": edition.title,
        "kind": edition.kind,
        "ordinal": edition.ordinal,
        "year": edition.year,
        "municipality": report.municipality,
        "programmes": [_programme_data(report, known, programme) for programme in report.programmes],
        "sections": [{"kind": section.kind.value, "title": section.title} for section in report.sections],
        "leftovers": [{"text": leftover.text, "source": leftover.source} for leftover in report.leftovers],
    }


def _programme_data(report: Report, known: Index, programme: Programme) -> _Data:
    return {
        "code": programme.number,
        "title": programme.name,
        "committees": list(programme.committees),
        "portfolios": list(programme.portfolios),
        "mission": plain(programme.mission.body),
        "state_of_affairs": plain(programme.state_of_affairs.body),
        "areas": [_area_data(report, known, area) for area in programme.areas],
        "deviations": [
            {"kind": d.kind.value, "title": d.title, "amount": None if d.amount is None else format(d.amount, "f")}
            for d in programme.deviations
        ],
    }


def _area_data(report: Report, known: Index, area: PolicyArea) -> _Data:
    return {
        "code": code_of(known, area.id),
        "title": area.name,
        "committees": list(area.committees),
        "goals": [_goal_data(known, goal) for goal in area.goals],
        "without_deviations": _without_deviations(report, area),
        "explanations": [_explanation_data(known, explanation) for explanation in area.explanations],
    }


def _goal_data(known: Index, goal: Goal) -> _Data:
    deliverables: list[_Data] = [
        {
            "code": code_of(known, deliverable.id),
            "title": deliverable.title,
            "light": deliverable.light,
            "sub_items": [{"title": sub_item.title, "light": sub_item.light} for sub_item in deliverable.sub_items],
        }
        for deliverable in goal.deliverables
    ]
    return {"code": code_of(known, goal.id), "title": goal.title, "deliverables": deliverables}


def _explanation_data(known: Index, explanation: Explanation) -> _Data:
    return {
        "about": [name_of(known, id) for id in explanation.about],
        "heading": explanation.heading,
        "text": plain(explanation.body),
    }
