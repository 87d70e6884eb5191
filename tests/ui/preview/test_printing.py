"""Printing, onto paper that is a PDF and is read back."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from tests import windows
from tests.reports import MISSION
from tests.ui.previews import without_office
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.office.pages import PagePicture, PdfPages, Size
from vgr_desktop.ui.preview.printing import print_pages
from vgr_desktop.ui.preview.proof import Order, Proof, make_proof


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without an office program, and time to print."""
    without_office(monkeypatch)
    monkeypatch.setattr(windows, "LONGEST_WAIT", 60_000)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "papier.pdf"


@pytest.fixture
def printer(desk: Desktop, paper: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(paper))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setResolution(150)
    return made


def order(desk: Desktop) -> Order:
    found = desk.window.preview.order()
    assert found is not None
    return found


def proof_of(desk: Desktop) -> Proof:
    return make_proof(order(desk), lambda: False)


def dark_rows(picture: PagePicture) -> list[int]:
    """The rows in which something is printed."""
    width = picture.width * 4
    rows = (picture.rgba[start : start + width] for start in range(0, len(picture.rgba), width))
    return [number for number, row in enumerate(rows) if min(row) < 225]


def shown(source: bytes | Path, number: int) -> list[int]:
    with PdfPages(source) as pages:
        return dark_rows(pages.picture(number, 1))


def print_all(proof: Proof, printer: QPrinter, cancelled: Callable[[], bool] = lambda: False) -> list[float]:
    told: list[float] = []
    print_pages(proof, printer, range(len(proof.sizes)), told.append, cancelled)
    return told


def test_the_paper_has_what_the_pages_have(desk: Desktop, printer: QPrinter, paper: Path) -> None:
    proof = proof_of(desk)
    told = print_all(proof, printer)
    assert (told[-1], told) == (1, sorted(told))
    with PdfPages(paper) as pages:
        assert [(round(size.width), round(size.height)) for size in pages.sizes] == [(595, 842)] * len(proof.sizes)
    for number in range(len(proof.sizes)):
        wanted, found = shown(proof.pdf, number), shown(paper, number)
        assert abs(wanted[0] - found[0]) <= 2
        assert abs(wanted[-1] - found[-1]) <= 2
        assert len(found) == pytest.approx(len(wanted), rel=0.1)


def test_what_is_larger_than_the_paper_is_made_smaller(desk: Desktop, printer: QPrinter, paper: Path) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    proof = proof_of(desk)
    print_pages(proof, printer, [1], lambda _: None, lambda: False)
    wanted, found = shown(proof.pdf, 1), shown(paper, 0)
    assert found[-1] == pytest.approx(wanted[-1] / 2**0.5, abs=3)


def test_a_wide_page_turns_the_paper(desk: Desktop, printer: QPrinter, paper: Path) -> None:
    proof = proof_of(desk)
    wide = Proof(proof.pdf, (Size(842, 595), *proof.sizes[1:]))
    print_pages(wide, printer, [0, 1], lambda _: None, lambda: False)
    with PdfPages(paper) as pages:
        assert [size.width > size.height for size in pages.sizes] == [True, False]
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_printing_can_be_stopped(desk: Desktop, printer: QPrinter) -> None:
    asked = count()
    with pytest.raises(Cancelled):
        print_all(proof_of(desk), printer, lambda: next(asked) > 5)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(desk: Desktop, tmp_path: Path, printer: QPrinter) -> None:
    printer.setOutputFileName(str(tmp_path / "weg" / "papier.pdf"))
    with pytest.raises(Problem, match="neemt de bladzijden niet aan"):
        print_all(proof_of(desk), printer)


class TestDialog:
    def printed(self, desk: Desktop, paper: Path, ranges: str = "") -> None:
        """Choose to print, into a file, and agree."""

        def agree(dialog: QPrintDialog) -> None:
            dialog.printer().setOutputFileName(str(paper))
            dialog.printer().setPageRanges(QPageRanges.fromString(ranges))
            desk.window.printing.print_on(dialog.printer(), order(desk))
            dialog.reject()

        answer(QPrintDialog, agree)
        desk.do(desk.actions.print_pages)
        wait_until(lambda: bool(desk.message))

    def test_the_whole_report_is_printed(self, desk: Desktop, paper: Path) -> None:
        self.printed(desk, paper)
        number = len(proof_of(desk).sizes)
        assert (
            desk.message
            == f"Er zijn {number} bladzijden afgedrukt naar het bestand papier.pdf in de map {paper.parent}."
        )
        assert desk.offer("Map tonen")
        with PdfPages(paper) as pages:
            assert len(pages.sizes) == number

    def test_only_the_pages_that_were_chosen(self, desk: Desktop, paper: Path) -> None:
        self.printed(desk, paper, "2")
        assert desk.message.startswith("Er is één bladzijde afgedrukt naar het bestand papier.pdf in de map")
        assert shown(paper, 0) == shown(proof_of(desk).pdf, 1)

    def test_pages_that_are_not_there_are_told(self, desk: Desktop, paper: Path) -> None:
        self.printed(desk, paper, "900-901")
        assert "heeft" in desk.message
        assert not paper.exists()

    def test_who_thinks_better_of_it_prints_nothing(self, desk: Desktop) -> None:
        asked: list[str] = []

        def refuse(dialog: QPrintDialog) -> None:
            asked.append(dialog.windowTitle())
            dialog.reject()

        answer(QPrintDialog, refuse)
        desk.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        wait_until(lambda: asked == ["Afdrukken"])
        assert desk.message == ""

    def test_a_file_that_is_not_named_is_told(self, desk: Desktop) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        desk.window.printing.print_on(printer, order(desk))
        wait_until(lambda: desk.message.startswith("Er is niets afgedrukt: kies een printer"))

    def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(self, desk: Desktop, tmp_path: Path) -> None:
        self.printed(desk, tmp_path / "weg" / "papier.pdf")
        assert desk.message.startswith("papier.pdf is niet opgeslagen. De map ")
        assert not (tmp_path / "weg").exists()

    def test_what_is_typed_meanwhile_is_kept_and_not_printed(self, desk: Desktop, paper: Path) -> None:
        printer, before = QPrinter(QPrinter.PrinterMode.HighResolution), proof_of(desk)
        printer.setOutputFileName(str(paper))
        desk.window.printing.print_on(printer, order(desk))
        desk.go_to(index(desk.report).parents[MISSION])
        desk.type("Zichtbaar", MISSION)
        wait_until(lambda: bool(desk.message))
        assert plain(desk.saved().programmes[0].mission.body).endswith("Zichtbaar")
        with PdfPages(paper) as pages:
            assert len(pages.sizes) == len(before.sizes)
        assert [shown(paper, number) for number in range(3)] == [shown(before.pdf, number) for number in range(3)]


class OnPaper(QPrinter):
    """A printer called “Balie”, in this state, as far as printing can see; what it prints goes to a file."""

    def __init__(self, paper: Path, state: QPrinter.PrinterState) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFileName(str(paper))
        self._state = state

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802  # as Qt calls it
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:  # noqa: N802  # as Qt calls it
        return "Balie"

    def printerState(self) -> QPrinter.PrinterState:  # noqa: N802  # as Qt calls it
        return self._state


class TestOnPaper:
    def test_it_is_told_to_which_printer_it_went_and_every_page_goes_there_once(
        self, desk: Desktop, paper: Path
    ) -> None:
        desk.window.printing.print_on(OnPaper(paper, QPrinter.PrinterState.Idle), order(desk))
        wait_until(lambda: bool(desk.message))
        number = len(proof_of(desk).sizes)
        assert desk.message == f"Er zijn {number} bladzijden naar de printer Balie gestuurd."
        with PdfPages(paper) as pages:
            assert len(pages.sizes) == number

    def test_a_printer_that_fails_in_the_end_is_told(self, desk: Desktop, paper: Path) -> None:
        desk.window.printing.print_on(OnPaper(paper, QPrinter.PrinterState.Error), order(desk))
        wait_until(lambda: "De printer neemt de bladzijden niet aan" in desk.message)

    def test_printing_can_be_cancelled(self, desk: Desktop, paper: Path) -> None:
        desk.window.printing.print_on(OnPaper(paper, QPrinter.PrinterState.Idle), order(desk))
        desk.window.progress._cancel.click()
        wait_until(lambda: desk.message == "Het afdrukken is gestopt.")
