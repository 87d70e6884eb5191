"""The whole report at a glance: lights, how far texts are, findings, recent changes and deadlines."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.dutch.naming import explained_name, text_name
from vgr_desktop.core.figures.states import STAGES, TextState, states
from vgr_desktop.core.figures.tally import Tally, tally
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.tree import Index, index
from vgr_desktop.core.views.commented import CommentCount, comment_count

LATELY = dt.timedelta(days=7)
"""For how long a change of a text counts as recent."""


@dataclass(frozen=True, slots=True)
class ProgrammeLights:
    """How many deliverables of one programme have which light."""

    programme: int
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class FindingCount:
    """The number of findings of one severity, and the id of the item with the first."""

    severity: Severity
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class RecentText:
    """A text that was changed lately: the id of its item, its name, and when."""

    place: int
    name: str
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A text with a deadline that is not ready."""

    place: int
    name: str
    owner: str
    day: dt.date
    late: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What is worth knowing about a report as a whole.

    Stages go from the least to the most finished, without those that no text has. Findings are in order of severity,
    changes newest first, deadlines in order of the days.
    """

    lights: tuple[ProgrammeLights, ...]
    stages: tuple[tuple[Stage | None, int], ...]
    findings: tuple[FindingCount, ...]
    changes: tuple[RecentText, ...]
    due: tuple[Due, ...]
    comments: CommentCount


def overview(report: Report, found: Iterable[Finding], written: Mapping[int, dt.datetime], today: dt.date) -> Overview:
    """`report` at a glance. `found` are the findings of the checks, `written` has when texts were changed lately."""
    known, all_states = index(report), states(report)
    counts = Counter(state.stage for state in all_states)
    return Overview(
        tuple(
            ProgrammeLights(
                programme.id, f"{programme.number} {programme.name}".strip(), tally(report, programme.areas)
            )
            for programme in report.programmes
        ),
        tuple((stage, counts[stage]) for stage in STAGES if counts[stage]),
        tuple(_weighed(found)),
        tuple(_changes(known, all_states, written)),
        tuple(sorted(_due(known, all_states, today), key=lambda due: due.day)),
        comment_count(report),
    )


def _weighed(found: Iterable[Finding]) -> Iterator[FindingCount]:
    places: dict[Severity, list[int]] = {severity: [] for severity in Severity}
    for finding in found:
        places[finding.severity].append(finding.place)
    return (FindingCount(severity, len(ids), ids[0]) for severity, ids in places.items() if ids)


def _changes(known: Index, all_states: Iterable[TextState], written: Mapping[int, dt.datetime]) -> Iterable[RecentText]:
    news = (
        RecentText(state.text.id, text_name(known, state.text), written[state.text.id])
        for state in all_states
        if state.text is not None and state.text.id in written
    )
    return sorted(news, key=lambda change: change.moment, reverse=True)


def _due(known: Index, all_states: Iterable[TextState], today: dt.date) -> Iterator[Due]:
    for state in all_states:
        review = state.review
        if review is not None and review.deadline is not None and state.stage in (None, Stage.DRAFT):
            name = explained_name(known, state.nodes) if state.text is None else text_name(known, state.text)
            yield Due(state.place, name, review.owner, review.deadline, review.deadline < today)
