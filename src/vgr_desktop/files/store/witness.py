"""Detecting what another program wrote to the file, so that it is never overwritten unnoticed."""

from collections.abc import Iterable

from vgr_desktop.core.model.changes import Changes
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.rows import as_kept


class Witness:
    """Tells for each save whether the file still holds the value from which the save starts.

    A save writes a difference, which is right only for the value from which it starts. The file is not read at each
    save: as long as SQLite's `data_version` is that of the last `look`, nobody else wrote, so for each report the file
    holds either the value that was read then (`_held`) or what was saved since (`_agreed`, for which the value need not
    be kept). At the first save of a report its starting value is compared with the one that was read; after that our
    own saves follow each other. `_owners` has for each id in the file the report to which its item belongs.
    """

    def __init__(self) -> None:
        """Begin without having read anything."""
        self._version: int | None = None
        self._held: dict[int, Report] = {}
        self._agreed: set[int] = set()
        self._owners: dict[int, int] = {}

    def forget(self) -> None:
        """Forget everything, because it may be another file now."""
        self._version = None

    def has_seen(self, version: int) -> bool:
        """Whether no other program has written since `look`; `version` is SQLite's `data_version`."""
        return version == self._version

    def look(self, version: int, reports: Iterable[Report]) -> None:
        """Take note that the file holds these reports at this `data_version`."""
        self._version = version
        self._held = {report.id: report for report in reports}
        self._agreed = set()
        self._owners = {item.id: report.id for report in self._held.values() for item in everything(report)}

    def allows(self, before: Report | None, difference: Changes, report_id: int) -> bool:
        """Whether the file holds `before`, and the ids of items to write do not belong to another report.

        A value that was never read from a file may differ from the one that is read back; then the latter is compared.
        """
        if before is not None and before.id not in self._agreed:
            held = self._held.get(before.id)
            if held != before and held != as_kept(
                before
            ):  # the first comparison is usually enough, and takes less time
                return False
        return all(self._owners.get(entry.item.id, report_id) == report_id for entry in difference.put)

    def note(self, difference: Changes, report_id: int) -> None:
        """Take note of what was saved, and so is in the file now."""
        self._agreed.add(report_id)
        self._held.pop(report_id, None)
        self._owners |= {entry.item.id: report_id for entry in difference.put}

    def note_gone(self, report: Report) -> None:
        """Take note that the whole report was removed, and so is no longer in the file."""
        self._agreed.discard(report.id)
        self._held.pop(report.id, None)
        self._owners = {id: owner for id, owner in self._owners.items() if owner != report.id}
