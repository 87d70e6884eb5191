"""What may be changed in the open dossier: all of it, a part of it in a work package, or nothing."""

from vgr_desktop.core.editing.scope import Reach
from vgr_desktop.core.editions.packages import Package, refuse_outside
from vgr_desktop.core.model.history import Reports, find_report
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report


class Permission:
    """Says what may be changed, and refuses a step that changes more than that."""

    def __init__(self, package: Package | None = None, *, read_only: bool = False) -> None:
        """In a `package` only what is in its scope; if it is `read_only` nothing."""
        self.package = package
        self.read_only = read_only
        self._reach: tuple[Report, Reach] | None = None

    def can_change_in(self, report: Report | None) -> bool:
        """Whether anything of a report can be changed."""
        if report is None or self.read_only or report.is_frozen:
            return False
        return self.package is None or self.package.scope.report == report.lineage

    def can_change(self, report: Report | None, id: int) -> bool:
        """Whether an item can be changed with all that it has."""
        return self.can_change_in(report) and (self.package is None or self._of(report).has_all_of(id))

    def can_write(self, report: Report | None, *ids: int) -> bool:
        """Whether the text, or the text about an item, can be written, and its light can be set: of one of these."""
        return self.can_change_in(report) and (self.package is None or any(id in self._of(report) for id in ids))

    def _of(self, report: Report | None) -> Reach:
        assert report is not None  # noqa: S101  # of none, nothing can be changed
        assert self.package is not None  # noqa: S101  # else all of it can
        if self._reach is None or self._reach[0] is not report:
            self._reach = report, Reach(report, self.package.scope)
        return self._reach[1]

    def refuse_reading(self) -> None:
        """Raise `Refused` when the dossier is only read."""
        if self.read_only:
            raise Refused("Dit dossier is alleen-lezen geopend; er is niets gewijzigd.")

    def refuse(self, before: Reports, after: Reports) -> None:
        """Raise `Refused` when a step changes what may not be changed."""
        for report in after:
            old = find_report(before, report.id)
            if old is not report:
                _refuse_if_adopted(old, report)
        if self.package is not None:
            refuse_outside(self.package, before, after)


def _refuse_if_adopted(before: Report | None, after: Report) -> None:
    if before is not None and before.is_frozen and after.is_frozen and after != before:
        raise Refused("Deze rapportage is vastgesteld; er is niets gewijzigd. Open haar eerst weer voor bewerken.")
