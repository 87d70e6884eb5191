"""Copies that a synchronisation program made beside a dossier because two computers had changed it."""

import re
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.inode import inode
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.store.glance import Glimpse, look

# What is added to the name of the dossier: Dropbox, Nextcloud and ownCloud add words; OneDrive the name of the
# computer; Google Drive a number in brackets and iCloud one without; Syncthing has its own form.
_ADDED = re.compile(
    r"""
      \ ?\(.*\b(?i:conflict\w*|kopie|copy)\b.*\)
    | _conflict-.*
    | \.sync-conflict-\d{8}-\d{6}(-\w+)?
    | -[A-Z0-9][A-Z0-9-]{1,14}
    | \ ?\(\d{1,3}\)
    | \ \d{1,2}
    | \ -\ (?i:kopie|copy)(\ \(\d+\))?
    """,
    re.VERBOSE | re.DOTALL,
)
_MOST = 20
"""The most files that are read, so that a folder full of copies does not keep the officer waiting."""


def conflicted_copies(glimpse: Glimpse) -> tuple[Glimpse, ...]:
    """The dossiers beside this one that are copies of it by name and lineage, with different content."""
    copies, own = [], inode(glimpse.path)
    for path in _candidates(glimpse.path):
        if inode(path) == own:  # another name of the open file itself, which must not be opened and closed
            continue
        try:
            copy = look(path)
        except Problem:  # a file that cannot be read cannot be compared
            continue
        if copy.lineage == glimpse.lineage and copy.reports != glimpse.reports:
            copies.append(copy)
    return tuple(copies)


def _candidates(path: Path) -> list[Path]:
    try:
        beside = sorted(path.parent.glob(f"*{SUFFIX}"))
    except OSError:
        return []
    return [other for other in beside if _is_copy_of(other.stem, path.stem) or _is_copy_of(path.stem, other.stem)][
        :_MOST
    ]


def _is_copy_of(name: str, original: str) -> bool:
    return name.startswith(original) and _ADDED.fullmatch(name, len(original)) is not None
