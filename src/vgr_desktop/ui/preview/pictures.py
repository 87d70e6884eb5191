"""Pictures of the pages that are in view, drawn in the background and kept for a while."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.preview.proof import Proof

FINEST = 5.0
"""Pixels to a point; for a larger zoom, pages are drawn at this one and stretched. An A4 page then takes 50 MB."""

ROOM = 96_000_000
"""Bytes that pictures may take; those farthest from the view are removed first."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A picture of a page of a proof, with `zoom` pixels to a point."""

    proof: Proof
    number: int
    zoom: float
    image: QImage


class DrawnPages(QObject):
    """Draws one page at a time. `drawn` tells that another one can be shown."""

    drawn = Signal()
    broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self._proof: Proof | None = None
        self._zoom = 1.0
        self._wanted: tuple[int, ...] = ()
        self._kept: dict[int, DrawnPage] = {}
        self._job: Job[DrawnPage] | None = None

    def show(self, proof: Proof | None) -> None:
        """Draw the pages of this proof; until they are drawn, those of the last proof are used."""
        self._proof = proof
        pages = len(proof.sizes) if proof else 0
        self._kept = {number: picture for number, picture in self._kept.items() if number < pages}

    def want(self, numbers: Iterable[int], zoom: float) -> None:
        """Draw these pages, in this order, and no others."""
        self._wanted, self._zoom = tuple(numbers), min(zoom, FINEST)
        self._go_on()

    def rest(self) -> None:
        """Draw nothing until something is wanted again."""
        self._wanted = ()

    def of(self, number: int) -> QImage | None:
        """The best present picture of this page."""
        kept = self._kept.get(number)
        return kept.image if kept else None

    @property
    def are_ready(self) -> bool:
        """Whether every wanted page is drawn at the right zoom."""
        return self._next() is None

    def _next(self) -> int | None:
        if self._proof is None:
            return None
        return next((number for number in self._wanted if not self._is_good(self._kept.get(number))), None)

    def _is_good(self, picture: DrawnPage | None) -> bool:
        return picture is not None and picture.proof is self._proof and picture.zoom == self._zoom

    def _go_on(self) -> None:
        number, proof, zoom = self._next(), self._proof, self._zoom
        if self._job is not None or number is None or proof is None:
            return
        self._job = Job(lambda _job: _draw(proof, number, zoom), self)
        self._job.done.connect(self._take)
        self._job.broken.connect(self._give_up)
        self._job.start()

    def _take(self, picture: DrawnPage) -> None:
        self._job = None
        if self._proof is not None and picture.number < len(self._proof.sizes):
            self._kept[picture.number] = picture
            self._make_room(picture.number)
            self.drawn.emit()
        self._go_on()

    def _give_up(self, error: object) -> None:
        self._job, self._wanted = None, ()
        self.broken.emit(error)

    def _make_room(self, near: int) -> None:
        used = sum(picture.image.sizeInBytes() for picture in self._kept.values())
        for number in sorted(self._kept, key=lambda number: -abs(number - near)):
            if used <= ROOM or number in self._wanted:
                return
            used -= self._kept.pop(number).image.sizeInBytes()


def _draw(proof: Proof, number: int, zoom: float) -> DrawnPage:
    from vgr_desktop.office.pages import PdfPages

    with PdfPages(proof.pdf) as pages:
        drawn = pages.picture(number, zoom)
    image = QImage(drawn.rgba, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBX8888)
    return DrawnPage(proof, number, zoom, image.copy())  # the copy has pixels of its own
