"""Whether a Word file says that this program made it, without reading it whole."""

import zipfile
import zlib
from pathlib import Path

from vgr_desktop.word.content.document import REPORT

_PROPERTIES = "docProps/custom.xml"
_LARGEST = 1_000_000
"""Bytes; the properties of our documents have some hundreds."""


def names_a_report(path: Path) -> bool:
    """Whether the properties of the file name the report that it is of; not when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST:
                return False
            return REPORT.encode() in package.read(_PROPERTIES)
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
