"""A report as a file, in the form that the name of the file asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vgr_desktop.core.layout import WHOLE, Choice, Imprint
from vgr_desktop.core.problems import Problem
from vgr_desktop.core.report import Report

_WORD_SHARE = 0.3
"""How much of the work of a PDF is the Word document that it is made of."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What is printed of a report and what it says of itself, and how whoever waits follows and stops the work.

    `previous` is the edition before, for the chapter that says what changed since. `template` is the house style of the
    Word document, and so of the PDF and the ODT; None: our own look. `progress` is told from 0 to 1 how far the work
    is; `cancelled` is asked often whether to stop.
    """

    imprint: Imprint
    choice: Choice = WHOLE
    previous: Report | None = None
    template: Path | None = None
    progress: Callable[[float], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


def suffixes() -> tuple[str, ...]:
    """What the name of a file may end with, as in ".docx"."""
    return tuple(_WRITERS)


def require_form(target: Path) -> None:
    """Raise `Problem` unless the name of `target` ends with one of `suffixes`."""
    if target.suffix.lower() not in _WRITERS:
        *first, last = suffixes()
        raise Problem(
            f"{target.name} eindigt niet op {', '.join(first)} of {last}, dus is niet duidelijk wat u wilt."
            " Noem een van deze vormen."
        )


def export(report: Report, target: Path, printing: Printing) -> None:
    """Write `report` to `target`; its suffix says in which form. JSON has the whole report, whatever is chosen.

    Raises `Cancelled` when `printing.cancelled` says so, and `Problem` when the suffix is not one of `suffixes`, the
    file cannot be written, or the program is not there that a form needs; either way `target` is as it was and nothing
    is left beside it.
    """
    require_form(target)
    _WRITERS[target.suffix.lower()](report, target, printing)


# The writers are loaded when they are needed: python-docx and PDFium take longer than most reports.


def _write_word(report: Report, target: Path, printing: Printing) -> None:
    from vgr_desktop.word.writer import write_report

    write_report(
        report,
        target,
        printing.imprint,
        choice=printing.choice,
        previous=printing.previous,
        template=printing.template,
        progress=printing.progress,
        cancelled=printing.cancelled,
    )


def _write_page(report: Report, target: Path, printing: Printing) -> None:
    from vgr_desktop.web.page import write_page

    write_page(
        report,
        target,
        printing.imprint,
        choice=printing.choice,
        previous=printing.previous,
        progress=printing.progress,
        cancelled=printing.cancelled,
    )


def _write_through_office(report: Report, target: Path, printing: Printing) -> None:
    from vgr_desktop.office.convert import convert, required
    from vgr_desktop.office.forms import Form
    from vgr_desktop.office.room import room

    def rest(done: float) -> None:
        printing.progress(_WORD_SHARE + (1 - _WORD_SHARE) * done)

    form = Form[target.suffix[1:].upper()]
    program = required(form)
    with room() as folder:
        document = folder / "rapportage.docx"
        _write_word(report, document, replace(printing, progress=lambda done: printing.progress(_WORD_SHARE * done)))
        convert(document, target, form, program, progress=rest, cancelled=printing.cancelled)


def _write_json(report: Report, target: Path, _printing: Printing) -> None:
    from vgr_desktop.files.exchange import write_report

    write_report(report, target)


_WRITERS: Mapping[str, Callable[[Report, Path, Printing], None]] = {
    ".docx": _write_word,
    ".pdf": _write_through_office,
    ".odt": _write_through_office,
    ".html": _write_page,
    ".json": _write_json,
}
