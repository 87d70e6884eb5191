"""Folders that another program synchronises, or that are on another computer, and their risks for a dossier."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mounts")

# The beginnings of the names of the folders of these programs. Google's and Apple's differ by system; macOS keeps those
# of others in `CloudStorage`.
_CLOUD_NAMES = (
    (re.compile(r"onedrive\b", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox\b", re.IGNORECASE), "Dropbox"),
    (re.compile(r"(google ?drive\b|(my|mijn) drive$)", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud\b", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\b", re.IGNORECASE), "ownCloud"),
    (re.compile(r"surfdrive\b", re.IGNORECASE), "SURFdrive"),
    (re.compile(r"(icloud ?drive\b|mobile documents$)", re.IGNORECASE), "iCloud"),
    (re.compile(r"cloudstorage$", re.IGNORECASE), "een synchronisatieprogramma"),
)
# Files that these programs make in their folder, whatever its name.
_CLOUD_MARKERS = (
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_TYPES = frozenset({
    "9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs",
    "nfs4", "smb3", "smbfs",
})  # fmt: skip

# Of files in a cloud folder on Windows: the kind of reparse point, and always or never kept on this computer.
_CLOUD_TAG, _CLOUD_TAG_MASK = 0x9000001A, 0xFFFF0FFF
_CLOUD_ATTRIBUTES = 0x0008_0000 | 0x0010_0000 | 0x0040_0000


class Risk(Enum):
    """Why a folder is risky."""

    CLOUD = "cloud"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class RiskyFolder:
    """A folder with a risk, and the Dutch name of its owner."""

    risk: Risk
    owner: str

    @property
    def explanation(self) -> str:
        """What it means for the officer, and what to do."""
        if self.risk is Risk.CLOUD:
            return (
                f"Dit dossier staat in een map van {self.owner}. Werk er op één computer tegelijk in, en laat de "
                "synchronisatie afronden voordat u verdergaat op een andere; anders ontstaan er twee versies van het "
                "dossier. De reservekopieën staan op deze computer."
            )
        return (
            f"Dit dossier staat op {self.owner}. Valt de verbinding weg, dan houdt het programma uw tekst vast en "
            "slaat die op zodra het weer kan. Werk er met één persoon tegelijk in. De reservekopieën staan op deze "
            "computer."
        )


NETWORK = RiskyFolder(Risk.NETWORK, "een netwerkschijf")


def risky_folder_of(path: Path, environment: Mapping[str, str] = os.environ) -> RiskyFolder | None:
    """The risky folder that the file at `path` is in; None when no risk is known. Raises nothing."""
    path = path.absolute()
    if _is_on_network(path):
        return NETWORK
    owner = by_name(path) or _by_variable(path, environment) or _by_marker(path) or _by_attributes(path)
    return RiskyFolder(Risk.CLOUD, owner) if owner else None


def by_name(path: PurePath) -> str | None:
    """The owner of the folder, by the names of the folders above the file."""
    for part in reversed(path.parent.parts):
        for pattern, owner in _CLOUD_NAMES:
            if pattern.match(part):
                return owner
    return None


def mounted_from_elsewhere(path: PurePath, mounts: str) -> bool:
    """Whether `path` is on another computer, by the lines of `/proc/mounts` (fstab(5))."""
    found: tuple[int, str] = (0, "")
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004  # device, folder, type
            continue
        folder = PurePath(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]))
        if path.is_relative_to(folder):
            found = max(found, (len(folder.parts), fields[2]), key=lambda known: known[0])
    return found[1] in _NETWORK_TYPES


def _is_on_network(path: Path) -> bool:
    if path.drive.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.WinDLL("kernel32").GetDriveTypeW(path.anchor) == remote)
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return False
    return mounted_from_elsewhere(path, mounts)


def _by_variable(path: Path, environment: Mapping[str, str]) -> str | None:
    folders = (environment.get(name) for name in _CLOUD_VARIABLES)
    return "OneDrive" if any(folder and path.is_relative_to(folder) for folder in folders) else None


def _by_marker(path: Path) -> str | None:
    for folder in path.parents:
        for name, owner in _CLOUD_MARKERS:
            if os.path.lexists(folder / name):
                return owner
    return None


def _by_attributes(path: Path) -> str | None:
    """The owner, as Windows knows it: libraries of SharePoint in OneDrive have any name."""
    for place in (path, path.parent):
        try:
            status = place.lstat()
        except OSError:
            continue
        attributes = getattr(status, "st_file_attributes", 0)
        tag = getattr(status, "st_reparse_tag", 0)
        if attributes & _CLOUD_ATTRIBUTES or (tag & _CLOUD_TAG_MASK) == _CLOUD_TAG & _CLOUD_TAG_MASK:
            return "OneDrive of een ander synchronisatieprogramma"
    return None
