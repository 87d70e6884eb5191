"""Reports in which one goal, policy area or programme has many texts, and how much work they make."""

import sys
from collections.abc import Callable
from dataclasses import replace

from tests import reports as small
from tests.reports import identity, small_report
from vgr_desktop.core.model.report import Deliverable, Deviation, DeviationKind, Explanation, Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import amend, index

FIRST = 1000
"""The id of the first of many deliverables."""
TEXTS = 10_000
"""Added to the id of a deliverable, that of its explanation."""


def with_many_deliverables(number: int) -> Report:
    """The small report with this many deliverables in one goal, each with some lines about it."""
    report, ids = small_report(), range(FIRST, FIRST + number)
    parks = index(report).area(small.PARKS)
    assert parks is not None
    near = tuple(Deliverable(*identity(id), number=n, title=f"Prestatie {n}") for n, id in enumerate(ids, start=1))
    goals = tuple(replace(goal, deliverables=near) if goal.id == small.NEAR else goal for goal in parks.goals)
    about = tuple(
        Explanation(
            *identity(TEXTS + id),
            about=(id,),
            heading=None,
            body=from_plain("\n".join(f"Tekst {id}, alinea {line}. Het gaat zoals gedacht." for line in range(id % 7))),
        )
        for id in ids
    )
    return amend(report, small.PARKS, goals=goals, explanations=about)


def with_many_deviations(number: int) -> Report:
    """The small report with this many deviations in one programme."""
    deviations = tuple(
        Deviation(*identity(FIRST + n), kind=DeviationKind.RESULT, title=f"Afwijking {n}", body=from_plain("Meer."))
        for n in range(number)
    )
    return amend(small_report(), small.GREENERY, deviations=deviations)


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of Qt, are called for this work."""
    made = 0

    def count(_frame: object, event: str, _: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made
