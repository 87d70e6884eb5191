"""What the program remembers between two starts: recent dossiers, the window, the open items."""

import re
from collections.abc import Container
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from vgr_desktop.disk.carried import carried_folder
from vgr_desktop.disk.policy import Policy, Subject

MOST_RECENT = 10
MUNICIPALITY = "municipality"
"""The purpose of the note with the municipality of a dossier that has no report yet."""
_NUMBER = re.compile("[0-9]{1,10}")


class Settings:
    """Settings in one ini file in the user's folder, without any text of a report."""

    def __init__(self, store: QSettings | None = None, policy: Policy | None = None) -> None:
        """Keep them in `store`; by default in the user's folder, or beside the program when it is carried along.

        `policy` is what the organisation has set for this computer.
        """
        self._store = store or _own_store()
        self.policy = policy or Policy()

    def recent(self) -> list[Path]:
        """The dossiers that were opened last, the latest first."""
        return [Path(str(path)) for path in self._list("recent")][:MOST_RECENT]

    def note_opened(self, path: Path) -> None:
        """Remember that this dossier was opened now."""
        others = [str(known) for known in self.recent() if known != path]
        self._store.setValue("recent", [str(path), *others][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Forget a dossier that no longer exists."""
        self._store.setValue("recent", [str(known) for known in self.recent() if known != path])

    def open_report(self, lineage: str) -> int:
        """The report that was open last in the dossier with this lineage; 0 for none."""
        return next(iter(self._numbers(f"dossiers/{lineage}/open")), 0)

    def place(self, lineage: str, report_id: int) -> int:
        """The item that was open last in this report; 0 for none."""
        return next(iter(self._numbers(f"dossiers/{lineage}/place{report_id}")), 0)

    def set_place(self, lineage: str, report_id: int, item_id: int) -> None:
        """Remember the report that is open in this dossier, and the item that is open in it."""
        self._store.setValue(f"dossiers/{lineage}/open", report_id)
        self._store.setValue(f"dossiers/{lineage}/place{report_id}", item_id)

    def unfolded(self, lineage: str, report_id: int) -> set[int] | None:
        """The items of the tree that were unfolded; None when nothing is known."""
        key = f"dossiers/{lineage}/unfolded{report_id}"
        return set(self._numbers(key)) if self._store.contains(key) else None

    def set_unfolded(self, lineage: str, report_id: int, ids: set[int]) -> None:
        """Remember which items of the tree are unfolded."""
        self._store.setValue(f"dossiers/{lineage}/unfolded{report_id}", sorted(ids))

    def memory(self, lineage: str, purpose: str) -> str:
        """The note for this purpose in the dossier with this lineage; empty when there is none."""
        return str(self._store.value(f"dossiers/{lineage}/{purpose}", ""))

    def set_memory(self, lineage: str, purpose: str, note: str) -> None:
        """Note something for this purpose in this dossier."""
        self._store.setValue(f"dossiers/{lineage}/{purpose}", note)

    def is_on(self, name: str, *, usual: bool = False) -> bool:
        """Whether the switch with this name is on; as is `usual` until somebody touches it."""
        return str(self._store.value(f"switches/{name}", str(usual))).lower() == "true"

    def switch(self, name: str, *, on: bool) -> None:
        """Remember whether a switch is on."""
        self._store.setValue(f"switches/{name}", on)

    def number(self, name: str, usual: int, known: Container[int]) -> int:
        """The number with this name, if it is one of those `known`, else the usual one."""
        said = str(self._store.value(f"numbers/{name}", ""))
        return int(said) if _NUMBER.fullmatch(said) and int(said) in known else usual

    def set_number(self, name: str, number: int) -> None:
        """Remember a number."""
        self._store.setValue(f"numbers/{name}", number)

    def beside(self, name: str) -> Path:
        """The file with this name in the folder of the settings: for what the user may read and change."""
        return Path(self._store.fileName()).with_name(name)

    def layout(self, name: str) -> QByteArray | None:
        """The geometry or state of a part of the window."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_layout(self, name: str, value: QByteArray) -> None:
        """Remember the geometry or state of a part of the window."""
        self._store.setValue(f"window/{name}", value)

    def shows(self, panel: str) -> bool:
        """Whether this panel is to be shown; it is until the user closes it."""
        return self._store.value(f"window/{panel}-shown", "yes") == "yes"

    def set_shows(self, panel: str, shown: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Remember whether this panel is to be shown."""
        self._store.setValue(f"window/{panel}-shown", "yes" if shown else "no")

    def folder(self, purpose: str) -> Path | None:
        """The folder that was last used for this purpose, if it is still there."""
        value = self._store.value(f"folders/{purpose}")
        return Path(value) if isinstance(value, str) and Path(value).is_dir() else None

    def dossier_folder(self) -> Path | None:
        """The folder for dossiers, if there is one that was used, or set by the organisation."""
        used = self.folder("dossier")
        said = self.policy.settled(Subject.FOLDER, None if used is None else str(used))
        return Path(said) if said and Path(said).is_dir() else None

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for this purpose."""
        self._store.setValue(f"folders/{purpose}", str(folder))

    def _list(self, key: str) -> list[object]:
        value = self._store.value(key)
        return value if isinstance(value, list) else [] if value in (None, "") else [value]

    def _numbers(self, key: str) -> list[int]:
        return [int(number) for number in map(str, self._list(key)) if _NUMBER.fullmatch(number)]


def _own_store() -> QSettings:
    if carried := carried_folder():
        return QSettings(str(carried / "vgr-desktop.ini"), QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "VGR Desktop", "vgr-desktop")
