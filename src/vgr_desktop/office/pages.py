"""The pages of a PDF as pictures, for a preview and for a printer. The only module that uses PDFium."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2  # type: ignore[import-untyped]  # it has no types, and there are no stubs
from pypdfium2.raw import PDFDEST_VIEW_XYZ, FPDFBitmap_BGRA  # type: ignore[import-untyped]  # the same

from vgr_desktop.core.model.problems import Problem

LARGEST = 50_000_000
"""Pixels in a picture: an A4 page at twelve times its size. A larger one would take more than 200 MB."""


_ALONE = threading.RLock()
# PDFium works in only one thread at a time, also for different documents: a preview and a print may be made together.


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page in points; an inch has 72."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels: four bytes for each (red, green, blue, alpha), row by row without gaps."""

    width: int
    height: int
    rgba: bytes


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, which is a heading: its words, its page from 0, and its distance from the page's top.

    `top` is in points.
    """

    title: str
    page: int
    top: float


class PdfPages:
    """An open PDF. It keeps no file open, and is closed at the end of a `with`.

    It may be used in any thread; a call waits while another thread is using PDFium.
    """

    def __init__(self, source: bytes | Path) -> None:
        """Open a PDF. Raises `Problem` when it cannot be read or is damaged."""
        try:
            content = source if isinstance(source, bytes) else source.read_bytes()
            with _ALONE:
                self._document = pypdfium2.PdfDocument(content)
                self.sizes = tuple(Size(*self._document.get_page_size(number)) for number in range(len(self._document)))
        except (OSError, pypdfium2.PdfiumError) as error:
            raise Problem("De bladzijden kunnen niet worden getoond: de PDF is niet te lezen.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the PDF; pictures that were made stay valid."""
        with _ALONE:
            self._document.close()

    @property
    def is_tagged(self) -> bool:
        """Whether the PDF has the structure that a screen reader needs."""
        with _ALONE:
            return bool(self._document.is_tagged())

    def outline(self) -> tuple[Bookmark, ...]:
        """The headings in the order of the text, without those that refer to no place."""
        with _ALONE:
            return tuple(self._bookmarks())

    def _bookmarks(self) -> Iterator[Bookmark]:
        for entry in self._document.get_toc():
            target = entry.get_dest()
            number = target.get_index() if target else None
            if target and number is not None and number < len(self.sizes):
                mode, place = target.get_view()
                height = self.sizes[number].height
                top = height - place[1] if mode == PDFDEST_VIEW_XYZ else 0.0
                yield Bookmark(entry.get_title(), number, max(0.0, top))

    def extract(self, numbers: Sequence[int]) -> bytes:
        """A PDF with these pages, from 0, in this order."""
        with _ALONE, closing(pypdfium2.PdfDocument.new()) as made, BytesIO() as stream:
            made.import_pages(self._document, list(numbers))
            made.save(stream)
            return stream.getvalue()

    def height(self, number: int, zoom: float) -> int:
        """The height of the page `number`, in pixels, with `zoom` pixels to a point."""
        return ceil(self.sizes[number].height * zoom)

    def picture(self, number: int, zoom: float, rows: range | None = None) -> PagePicture:
        """The page `number`, from 0, with `zoom` pixels to a point; of its rows of pixels only `rows`, by default all.

        Raises `ValueError` when the picture would have more than `LARGEST` pixels.
        """
        whole = self.height(number, zoom)
        rows = rows or range(whole)
        if self.sizes[number].width * zoom * len(rows) > LARGEST:
            raise ValueError(zoom)
        # In points, which are rounded up to pixels: half a pixel less gives the right row.
        above, below = (max(0.0, (count - 0.5) / zoom) for count in (rows.start, whole - rows.stop))
        look = {"scale": zoom, "crop": (0, below, 0, above), "force_bitmap_format": FPDFBitmap_BGRA}
        with (
            _ALONE,
            closing(self._document[number]) as page,
            closing(page.render(rev_byteorder=True, **look)) as bitmap,
        ):
            return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
