"""Pictures: how large they are, read from their first bytes, and putting one into a report."""

from collections.abc import Iterable
from dataclasses import replace

from vgr_desktop.core.model.limits import MOST_PIXELS
from vgr_desktop.core.model.picture_sizes import JPEG, PNG, dimensions
from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import RichText, paragraphs


def kind_of(content: bytes) -> PictureKind | None:
    """The kind of picture that begins with these bytes, whatever the name of its file; None for anything else."""
    if content.startswith(PNG):
        return PictureKind.PNG
    return PictureKind.JPEG if content.startswith(JPEG) else None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None when the bytes do not say it, or claim more than may be decoded."""
    size = dimensions(content) if kind_of(content) else None
    return size if size and size[0] * size[1] <= MOST_PIXELS else None


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
