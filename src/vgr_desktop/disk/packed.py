"""Unpacking a packed file from outside, within limits: a few kilobytes can hold gigabytes of zeroes."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

from vgr_desktop.core.model.limits import MOST_FILES, thousands

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,  # a way of packing that zipfile does not know
    RuntimeError,
    EOFError,
    ValueError,
)
"""What zipfile raises for a file that is not a zip, or is damaged; a negative position gives a ValueError."""


class Broken(Exception):  # noqa: N818  # it is the file's, and who reads it says what file
    """It is not a packed file, is damaged, or has two files of one name."""


class TooLarge(Exception):  # noqa: N818  # the same
    """It has more files, or is larger unpacked, than is allowed: its words say which, in Dutch, after "het bestand"."""


def unpacked(content: bytes, wanted: Callable[[str], bool], largest: int) -> dict[str, bytes]:
    """The files with a wanted name; all files together may unpack to `largest` bytes.

    Raises `Broken` and `TooLarge`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MOST_FILES:
                raise TooLarge(f"bestaat uit meer dan {thousands(MOST_FILES)} bestanden")
            if sum(entry.file_size for entry in entries) > largest:
                raise TooLarge(f"is uitgepakt groter dan {largest // 1_000_000} MB")
            if len(names) != len(set(names)):
                raise Broken
            return {name: package.read(name) for name in names if wanted(name)}
    except BROKEN as error:
        raise Broken from error


def beginnings(content: bytes, names: Iterable[str], most: int) -> dict[str, bytes]:
    """The first `most` bytes of the files with these names; empty where there is none, or all is damaged."""
    found = dict.fromkeys(names, b"")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in found.keys() & set(package.namelist()):
                with package.open(name) as part:
                    found[name] = part.read(most)
    except BROKEN:  # whoever unpacks the file meets the same error, and says that it is damaged
        return dict.fromkeys(found, b"")
    return found


def packed(files: dict[str, bytes]) -> bytes:
    """These files in one, without compressing them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()
