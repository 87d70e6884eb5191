"""Unpacking a packed file from outside, within limits: a few kilobytes can hold gigabytes of zeroes."""

import io
import zipfile
import zlib
from collections.abc import Callable

MOST_FILES = 2_000

# What zipfile raises for a file that is not a zip, or is damaged; a negative position gives a ValueError.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)


class Broken(Exception):  # noqa: N818  # it is the file's, and who reads it says what file
    """It is not a packed file, is damaged, or has two files of one name."""


class TooLarge(Exception):  # noqa: N818  # the same
    """It has more files, or is larger unpacked, than is allowed."""


def unpacked(content: bytes, wanted: Callable[[str], bool], largest: int) -> dict[str, bytes]:
    """The files with a wanted name; all files together may unpack to `largest` bytes.

    Raises `Broken` and `TooLarge`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > largest:
                raise TooLarge
            if len(names) != len(set(names)):
                raise Broken
            return {name: package.read(name) for name in names if wanted(name)}
    except _BROKEN as error:
        raise Broken from error


def packed(files: dict[str, bytes]) -> bytes:
    """These files in one, without compressing them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()
