"""Pictures: how large they are, read from their first bytes, and putting one into a report."""

from collections.abc import Iterable
from dataclasses import replace
from struct import unpack_from

from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import RichText, paragraphs

_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_JPEG = b"\xff\xd8"
_BEGINS_SEGMENT = 0xFF
_BEGINS_FRAME = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_HAS_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


def kind_of(content: bytes) -> PictureKind | None:
    """The kind of picture that begins with these bytes, whatever the name of its file; None for anything else."""
    if content.startswith(_PNG):
        return PictureKind.PNG
    return PictureKind.JPEG if content.startswith(_JPEG) else None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None when the bytes do not say it."""
    kind = kind_of(content)
    if kind is None:
        return None
    width, height = _png_size(content) if kind is PictureKind.PNG else _jpeg_size(content)
    return (width, height) if width and height else None


def _png_size(content: bytes) -> tuple[int, int]:
    return unpack_from(">II", content, len(_PNG)) if len(content) >= len(_PNG) + 8 else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """From the header of the frame, which follows other segments; each of those says how long it is."""
    place = len(_JPEG)
    while place + 9 <= len(content) and content[place] == _BEGINS_SEGMENT:
        marker = content[place + 1]
        if marker in _BEGINS_FRAME:
            height, width = unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 if marker in _HAS_NO_LENGTH else 2 + unpack_from(">H", content, place + 2)[0]
    return 0, 0


def shown_in(body: RichText) -> frozenset[str]:
    """The lineages of the pictures that a text shows."""
    return frozenset(p.image.picture for p in paragraphs(body) if p.image is not None)


def with_pictures(report: Report, pictures: Iterable[Picture]) -> Report:
    """`report` with those of these pictures that it does not have yet.

    A picture stays in the report when no text shows it any more: an earlier version of a text may show it, and can then
    simply be restored. Such a picture is left out when a report is carried forward or exported.
    """
    known = {picture.lineage for picture in report.pictures}
    new = tuple(picture for picture in pictures if picture.lineage not in known)
    return replace(report, pictures=(*report.pictures, *new)) if new else report
