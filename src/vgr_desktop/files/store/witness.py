"""What the file held when another program last wrote to it, so that nothing of that is overwritten unseen."""

from collections.abc import Iterable

from vgr_desktop.core.model.changes import Changes
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.rows import as_kept


class Witness:
    """Tells for each save whether the file still holds what that save starts from.

    A save writes a difference, which is right only on top of the value that it starts from. What the file holds is not
    read at each save: as long as SQLite's `data_version` is the one of the last `look`, nobody else wrote, and then the
    file holds for each report either what was seen there (`_held`) or what we saved since (`_agreed`, of which the
    value need not be kept). At the first save of a report what it starts from is compared with what was seen; after
    that our own saves follow each other. `_owners` has for each number in the file the report whose item it is.
    """

    def __init__(self) -> None:
        """Begin without having seen anything."""
        self._version: int | None = None
        self._held: dict[int, Report] = {}
        self._agreed: set[int] = set()
        self._owners: dict[int, int] = {}

    def forget(self) -> None:
        """It may be another file now."""
        self._version = None

    def has_seen(self, version: int) -> bool:
        """Whether nothing was written by another program since `look`; `version` is SQLite's `data_version`."""
        return version == self._version

    def look(self, version: int, reports: Iterable[Report]) -> None:
        """At this version, the file holds these reports."""
        self._version = version
        self._held = {report.id: report for report in reports}
        self._agreed = set()
        self._owners = {item.id: report.id for report in self._held.values() for item in everything(report)}

    def allows(self, before: Report | None, difference: Changes, report_id: int) -> bool:
        """Whether the file holds `before`, and the numbers of what is to be put there are not another report's.

        A value that was never read from a file need not be equal to what is read back of it; then that is compared.
        """
        if before is not None and before.id not in self._agreed:
            held = self._held.get(before.id)
            if held != before and held != as_kept(before):  # the first is as a rule enough, and costs less
                return False
        return all(self._owners.get(entry.item.id, report_id) == report_id for entry in difference.put)

    def note(self, difference: Changes, report_id: int) -> None:
        """Remember what was saved: from now on the file holds what we put there."""
        self._agreed.add(report_id)
        self._held.pop(report_id, None)
        self._owners |= {entry.item.id: report_id for entry in difference.put}
