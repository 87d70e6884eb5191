"""Printing the report: the pages of the preview, at the printer's own resolution."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog

from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.disk.whole import replacing
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.preview.actions import PreviewActions
from vgr_desktop.ui.preview.commands import PreviewCommands
from vgr_desktop.ui.window.message_bar import Offer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from vgr_desktop.office.pages import PdfPages, Size
    from vgr_desktop.ui.preview.proof import Order, Proof

FINEST = 600
"""Dots to an inch; more cannot be seen, and take long."""

DRAWN, HANDED_OVER = 2_000_000, 100_000
"""Pixels of a page that are drawn at once, and the pixels that are sent to the printer at once.

Qt blocks other threads meanwhile, and for a single key the window's thread has to wait for its turn many times.
"""

_POINTS = 72
_MADE = 0.3
"""The share of the work that is done when the pages are made but not yet printed."""


class PrintCommands(Component):
    """Asks for a printer and prints in the background."""

    def __init__(self, place: Workplace, preview: PreviewCommands) -> None:
        """Print what `preview` shows or, if it is not open, the whole report."""
        super().__init__(place.frame)
        self._session = place.session
        self._preview = preview
        self._progress = place.progress
        self._office = place.office
        self._window = place.frame
        place.actions.of(PreviewActions).print_pages.triggered.connect(self._ask)

    def _ask(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._session.hand_in()
        order = self._preview.order()
        if order is None:
            return
        self.run(lambda _job: self._office.warm_up(), lambda _: None)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(order.report.edition.title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("Afdrukken")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        proof = self._preview.proof_of(order)
        if proof is not None:
            dialog.setMinMax(1, len(proof.sizes))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self.print_on(printer, order)

    def print_on(self, printer: "QPrinter", order: "Order") -> None:
        """Print the pages of this order, or those chosen in the printer's dialog."""
        known = self._preview.proof_of(order)
        job = self.run(partial(_print, printer, order, known, self._office), partial(self._tell, _place(printer)))
        self._progress.follow("Afdrukken", job)

    def _tell(self, place: Path | str, count: int | None) -> None:
        if count is None:
            self.told.emit("Het afdrukken is gestopt.", [])
            return
        said = "Er is één bladzijde" if count == 1 else f"Er zijn {count} bladzijden"
        if isinstance(place, Path):
            show = QUrl.fromLocalFile(str(place.parent))
            offers: list[Offer] = [("Map tonen", lambda: QDesktopServices.openUrl(show))]
            self.told.emit(f"{said} afgedrukt naar het bestand {place.name} in de map {place.parent}.", offers)
        else:
            self.told.emit(f"{said} naar de printer {place} gestuurd.", [])


def _place(printer: "QPrinter") -> Path | str:
    """Where the pages go: the file, or the name of the printer. Without a name of either, an empty one."""
    if _is_for_file(printer):
        return Path(printer.outputFileName()).absolute()
    return printer.printerName()


def _is_for_file(printer: "QPrinter") -> bool:
    return printer.outputFormat() is printer.OutputFormat.PdfFormat


def _print(
    printer: "QPrinter", order: "Order", known: "Proof | None", office: WarmOffice, job: Job[int | None]
) -> int | None:
    """Print, and return the number of pages; None when the officer cancelled it."""
    from vgr_desktop.ui.preview.proof import make_proof

    try:
        proof = known or make_proof(order, job.is_cancelled, office)
        job.progress(_MADE)
        numbers = tuple(_chosen(printer, len(proof.sizes)))
        if _is_for_file(printer):
            _write(proof, printer.outputFileName(), numbers)
        else:
            print_pages(
                proof, printer, numbers, lambda done: job.progress(_MADE + (1 - _MADE) * done), job.is_cancelled
            )
    except Cancelled:
        return None
    return len(numbers)


def _write(proof: "Proof", name: str, numbers: Sequence[int]) -> None:
    """Write these pages to a file as they are: the PDF has letters in it, and a printer only dots."""
    from vgr_desktop.office.pages import PdfPages

    if not name:
        raise Problem("Er is niets afgedrukt: kies een printer, of de naam van een bestand.")
    with PdfPages(proof.pdf) as pages:
        content = pages.extract(numbers)
    with replacing(Path(name)) as stream:
        stream.write(content)


def _chosen(printer: "QPrinter", count: int) -> Iterator[int]:
    """The pages to print, from 0, in order. Raises `Problem` when none of the chosen ones exists."""
    ranges = printer.pageRanges()
    chosen = [number for number in range(count) if ranges.isEmpty() or ranges.contains(number + 1)]
    if not chosen:
        raise Problem(f"Er is niets afgedrukt: het document heeft {count} bladzijden. Kies daar bladzijden uit.")
    if printer.pageOrder() is printer.PageOrder.LastPageFirst:
        chosen.reverse()
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    yield from chosen * times


def print_pages(
    proof: "Proof",
    printer: "QPrinter",
    numbers: Sequence[int],
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Print these pages of `proof`, from 0; pages larger than the paper are made smaller.

    `progress` is called with the share of the work that is done, from 0 to 1; `cancelled` is asked often whether to
    stop. Raises `Cancelled` when it says so, and `Problem` when the printer refuses the pages.
    """
    from vgr_desktop.office.pages import PdfPages

    painter = QPainter()
    with PdfPages(proof.pdf) as pages:
        try:
            for done, number in enumerate(numbers):
                _turn_paper(printer, proof.sizes[number])
                _require(printer.newPage() if done else painter.begin(printer))
                for strip, place in _strips(pages, number, printer):
                    _go_on(cancelled)
                    painter.drawImage(place, strip)
                progress((done + 1) / len(numbers))
        except Cancelled:
            printer.abort()
            raise
        finally:
            if painter.isActive():
                painter.end()
    _require(printer.printerState() is not printer.PrinterState.Error)


def _require(taken: bool) -> None:  # noqa: FBT001  # what the printer answered, and nothing else
    if not taken:
        raise Problem(
            "De printer neemt de bladzijden niet aan; er is niets of niet alles afgedrukt. Kijk of hij aanstaat en"
            " papier heeft, en probeer het opnieuw."
        )


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _turn_paper(printer: "QPrinter", size: "Size") -> None:
    """Turn the paper as the page is, and begin at its edge: pages have their own margins."""
    lies = QPageLayout.Orientation.Landscape if size.width > size.height else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    printer.setPageOrientation(lies)


def _strips(pages: "PdfPages", number: int, printer: "QPrinter") -> Iterator[tuple[QImage, QRectF]]:
    """A page from top to bottom: pictures, and their places on the paper."""
    size, paper = pages.sizes[number], printer.paperRect(printer.Unit.DevicePixel)
    shown = min(printer.resolution() / _POINTS, paper.width() / size.width, paper.height() / size.height)
    zoom = min(shown, FINEST / _POINTS)
    left, scale = (paper.width() - size.width * shown) / 2, shown / zoom
    for rows in _parted(range(pages.height(number, zoom)), DRAWN / (size.width * zoom)):
        drawn = pages.picture(number, zoom, rows)
        image = QImage(drawn.rgba, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBX8888)
        for part in _parted(range(drawn.height), HANDED_OVER / drawn.width):
            strip = image.copy(0, part.start, drawn.width, len(part))
            place = QRectF(left, (rows.start + part.start) * scale, drawn.width * scale, len(part) * scale)
            # Without the fourth byte, which means nothing, there is a quarter less to send.
            yield strip.convertToFormat(QImage.Format.Format_RGB888), place


def _parted(rows: range, most: float) -> Iterator[range]:
    """`rows` in parts of at most `most` rows, and at least one."""
    step = max(1, int(most))
    return (rows[start : start + step] for start in range(0, len(rows), step))
