"""What there is in the dossiers that were opened last: their editions, and what is due in them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.editions.packages import all_issued, package_said
from vgr_desktop.core.figures.states import states
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Stage
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.package_glance import records_at


@dataclass(frozen=True, slots=True)
class Recent:
    """A dossier: the titles of its editions, the newest first, and what is due in the newest.

    `due` is the number of texts with a deadline that are not finished, `first` the earliest of their deadlines.
    `package` says what it is as a work package; `out` is the number of packages of which nothing is back, `late` of how
    many of them the day has gone by. `why` says why it cannot be read, or is empty.
    """

    path: Path
    titles: tuple[str, ...] = ()
    due: int = 0
    first: dt.date | None = None
    why: str = ""
    package: str = ""
    out: int = 0
    late: int = 0


def recent(paths: Iterable[Path], today: dt.date, cancelled: Callable[[], bool] = lambda: False) -> tuple[Recent, ...]:
    """These dossiers, as far as they are there; without those after the moment that `cancelled` says so."""
    found: list[Recent] = []
    for path in paths:
        if cancelled():
            break
        try:
            found.append(_looked_into(path, today))
        except Problem as problem:
            found.append(Recent(path, why=str(problem)))
    return tuple(found)


def _looked_into(path: Path, today: dt.date) -> Recent:
    seen = glance.look(path)
    reports = seen.reports
    titles = tuple(report.edition.title for report in reversed(reports))
    days = sorted(_deadlines(reports[-1])) if reports and not reports[-1].is_frozen else []
    issued = all_issued(records_at(path))
    return Recent(
        path,
        titles,
        len(days),
        next(iter(days), None),
        package=package_said(seen.package, reports) if seen.package is not None else "",
        out=sum(each.is_waited_for() for each in issued),
        late=sum(each.is_late(today) for each in issued),
    )


def _deadlines(report: Report) -> Iterable[dt.date]:
    for state in states(report):
        review = state.review
        if review is not None and review.deadline is not None and state.stage in {None, Stage.DRAFT}:
            yield review.deadline
