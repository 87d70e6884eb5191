"""Of which report a Word file says that it is, without reading it whole."""

import re
import zipfile
import zlib
from pathlib import Path

from vgr_desktop.word.content.document import REPORT

_PROPERTIES = "docProps/custom.xml"
_LARGEST = 1_000_000
"""Bytes; the properties of our documents have some hundreds."""
_NAMED = re.compile(rf'name="{REPORT}"[^>]*>\s*<[^<>]*>([^<>]+)<')


def named_report(path: Path) -> str:
    """The lineage of the report that the properties of the file name; empty without, or when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST:
                return ""
            said = package.read(_PROPERTIES).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return ""
    found = _NAMED.search(said)
    return found[1].strip() if found else ""
