"""What the page of an item shows, and what the report says of it."""

from tests.windows import Desktop, work_off
from vgr_desktop.core.editing.writing import explanation_of
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.ui.kit.form_fields import LineField, NamesField


def explained(report: Report, node_id: int) -> str | None:
    """What the explanation of a node says; None without one."""
    explanation = explanation_of(report, node_id)
    return plain(explanation.body) if explanation else None


def field(desk: Desktop, name: str) -> LineField | NamesField:
    """The field beside the texts with this name."""
    work_off()
    beside = desk.window.desk
    found: list[LineField | NamesField] = [*beside.findChildren(LineField), *beside.findChildren(NamesField)]
    return next(each for each in found if each.accessibleName() == name and not each.isHidden())
