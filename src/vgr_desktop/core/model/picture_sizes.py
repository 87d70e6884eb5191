"""How large pictures are, in pixels, from their first bytes: nothing is decoded."""

from collections.abc import Callable, Mapping
from struct import error as BrokenOff  # noqa: N812  # as what it means here
from struct import unpack_from

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8"
_BEGINS_SEGMENT = 0xFF
_BEGINS_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_HAS_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_OLD_BITMAP = 12
_BITMAP_HEADERS = frozenset({_OLD_BITMAP, 40, 52, 56, 64, 108, 124})
"""Bytes of the header of a bitmap; the first is that of OS/2."""
_14_BITS, _28_BITS = 0x3FFF, 14
_TIFF_WIDTH, _TIFF_HEIGHT, _TIFF_SHORT = 256, 257, 3
_TIFF_ENTRY = 12


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height that a PNG, JPEG, GIF, BMP, WebP or TIFF claims; None when it is none of these or broken off."""
    reader = next((read for beginning, read in _READERS.items() if content.startswith(beginning)), None)
    try:
        width, height = reader(content) if reader else (0, 0)
    except BrokenOff:
        return None
    return (width, height) if width and height else None


def _png(content: bytes) -> tuple[int, int]:
    return unpack_from(">II", content, len(PNG))


def _jpeg(content: bytes) -> tuple[int, int]:
    """From the header of the frame, which follows other segments; each of those says how long it is."""
    place = len(JPEG)
    while place + 9 <= len(content) and content[place] == _BEGINS_SEGMENT:
        marker = content[place + 1]
        if marker in _BEGINS_FRAME:
            height, width = unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 if marker in _HAS_NO_LENGTH else 2 + unpack_from(">H", content, place + 2)[0]
    return 0, 0


def _gif(content: bytes) -> tuple[int, int]:
    return unpack_from("<HH", content, 6)


def _bitmap(content: bytes) -> tuple[int, int]:
    """A height below zero means that the picture stands on its head. Other files may begin with the same letters."""
    nothing, _, header = unpack_from("<III", content, 6)
    if nothing or header not in _BITMAP_HEADERS:
        return 0, 0
    width, height = unpack_from("<HH" if header == _OLD_BITMAP else "<ii", content, 18)
    return abs(width), abs(height)


def _webp(content: bytes) -> tuple[int, int]:
    kind = content[8:16]
    if kind == b"WEBPVP8X":
        width, more_width, height, more_height = unpack_from("<HBHB", content, 24)
        return width + (more_width << 16) + 1, height + (more_height << 16) + 1
    if kind == b"WEBPVP8L":
        (bits,) = unpack_from("<I", content, 21)
        return (bits & _14_BITS) + 1, (bits >> _28_BITS & _14_BITS) + 1
    if kind == b"WEBPVP8 ":
        width, height = unpack_from("<HH", content, 26)
        return width & _14_BITS, height & _14_BITS
    return 0, 0


def _tiff(content: bytes) -> tuple[int, int]:
    """From the first directory, whose entries have a tag, a type, a count and a value."""
    order = "<" if content.startswith(b"II") else ">"
    (place,) = unpack_from(f"{order}I", content, 4)
    (count,) = unpack_from(f"{order}H", content, place)
    found = {}
    for entry in range(place + 2, place + 2 + count * _TIFF_ENTRY, _TIFF_ENTRY):
        tag, kind = unpack_from(f"{order}HH", content, entry)
        (found[tag],) = unpack_from(f"{order}{'H' if kind == _TIFF_SHORT else 'I'}", content, entry + 8)
    return found.get(_TIFF_WIDTH, 0), found.get(_TIFF_HEIGHT, 0)


_READERS: Mapping[bytes, Callable[[bytes], tuple[int, int]]] = {
    PNG: _png,
    JPEG: _jpeg,
    b"GIF8": _gif,
    b"BM": _bitmap,
    b"RIFF": _webp,
    b"II*\0": _tiff,
    b"MM\0*": _tiff,
}
