"""What an officer can change in the financial deviations: each edit is a function from a report to a report."""

from collections.abc import Collection, Mapping
from contextlib import suppress

from vgr_desktop.core.editing.deviation_cells import DeviationColumn, entered
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme, Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.model.tree import amend, index


def enter(report: Report, deviation_id: int, column: DeviationColumn, text: str) -> Report:
    """Enter `text` in a cell of a deviation. Raises `Refused` when `text` has no meaning there."""
    return _replaced(report, entered(_deviation(report, deviation_id), column, text))


def enter_new(report: Report, programme_id: int, identity: Identity, column: DeviationColumn, text: str) -> Report:
    """Add a deviation at the end, with `text` in one of its cells. An empty `text` adds nothing."""
    if not one_line(text):
        return report
    deviation = entered(Deviation(*identity, kind=DeviationKind.RESULT, title=""), column, text)
    programme = _programme(report, programme_id)
    return amend(report, programme_id, deviations=(*programme.deviations, deviation))


def clear(report: Report, cells: Mapping[int, Collection[DeviationColumn]]) -> Report:
    """Empty these cells of deviations; a cell that cannot be empty, such as the kind, stays as it is."""
    for id, columns in cells.items():
        deviation = _deviation(report, id)
        for column in columns:
            with suppress(Refused):
                deviation = entered(deviation, column, "")
        report = _replaced(report, deviation)
    return report


def move(report: Report, deviation_id: int, by: int) -> Report:
    """Print a deviation `by` places later (negative: earlier) within its programme."""
    programme = _programme(report, index(report).parents[deviation_id])
    moving = _deviation(report, deviation_id)
    others = [deviation for deviation in programme.deviations if deviation is not moving]
    others.insert(min(max(programme.deviations.index(moving) + by, 0), len(others)), moving)
    return amend(report, programme.id, deviations=tuple(others))


def remove(report: Report, programme_id: int, ids: Collection[int]) -> Report:
    """Remove these deviations of a programme, and their texts."""
    kept = tuple(d for d in _programme(report, programme_id).deviations if d.id not in ids)
    return tidied(amend(report, programme_id, deviations=kept))


def _replaced(report: Report, deviation: Deviation) -> Report:
    same = _deviation(report, deviation.id) == deviation
    return report if same else amend(report, deviation.id, **_facts(deviation))


def _facts(deviation: Deviation) -> dict[str, object]:
    return {name: getattr(deviation, name) for name in ("kind", "title", "amount", "recurrence", "cover")}


def _deviation(report: Report, id: int) -> Deviation:
    found = index(report).items[id]
    if not isinstance(found, Deviation):
        raise KeyError(id)
    return found


def _programme(report: Report, id: int) -> Programme:
    found = index(report).items[id]
    if not isinstance(found, Programme):
        raise KeyError(id)
    return found
