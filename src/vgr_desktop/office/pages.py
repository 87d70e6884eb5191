"""The pages of a PDF as pictures, for a preview. The only place that knows PDFium."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2  # type: ignore[import-untyped]  # it has no types, and there are no stubs
from pypdfium2.raw import FPDFBitmap_BGRA  # type: ignore[import-untyped]  # the same

from vgr_desktop.core.problems import Problem

LARGEST = 50_000_000
"""Pixels in a picture: an A4 page at twelve times its size. A larger one would take more than 200 MB."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page in points, of which an inch has 72."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: four bytes for each (red, green, blue, alpha), row by row without gaps."""

    width: int
    height: int
    rgba: bytes


class Pages:
    """An open PDF. It keeps no file open, and is closed at the end of a `with`.

    PDFium works in one thread at a time: whoever has several of these uses them one after the other.
    """

    def __init__(self, source: bytes | Path) -> None:
        """Open a PDF. Raises `Problem` when it cannot be read or is damaged."""
        try:
            content = source if isinstance(source, bytes) else source.read_bytes()
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
        """Let go of the PDF; pictures that were made stay."""
        self._document.close()

    @property
    def is_tagged(self) -> bool:
        """Whether the PDF has the structure that a screen reader needs."""
        return bool(self._document.is_tagged())

    def picture(self, number: int, zoom: float) -> Picture:
        """The page `number`, from 0, with `zoom` pixels to a point.

        Raises `ValueError` when the picture would have more than `LARGEST` pixels.
        """
        size = self.sizes[number]
        if size.width * size.height * zoom**2 > LARGEST:
            raise ValueError(zoom)
        with (
            closing(self._document[number]) as page,
            closing(page.render(scale=zoom, rev_byteorder=True, force_bitmap_format=FPDFBitmap_BGRA)) as bitmap,
        ):
            return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
