"""A report as a file, in the form that the name of the file asks for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.layout import WHOLE, Chapter, Choice, Imprint
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, accessibility
from vgr_desktop.disk.replacing import replacing
from vgr_desktop.services.paging import settle_pages

_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What the name of a file cannot have on every computer."""
_WORD_SHARE, _SET_SHARE = 0.3, 0.65
"""How far the work is when the Word document is written, and when its pages are set."""


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
            f"{target.name or target} eindigt niet op {', '.join(first)} of {last}, dus is niet duidelijk wat u wilt."
            " Noem een van deze vormen."
        )


def file_name(report: Report, selection: str = "") -> str:
    """A name for the document, without suffix: the edition and the selection or, of one programme, its number."""
    programmes = report.programmes
    only = f"programma {programmes[0].number}" if len(programmes) == 1 else ""
    name = " ".join(part for part in (report.edition.title, selection or only) if part)
    return _NO_NAME.sub("-", name).rstrip(". ")


def export(report: Report, target: Path, printing: Printing) -> Verdict | None:
    """Write `report` to `target`; its suffix says in which form. JSON has the whole report, whatever is chosen.

    Answers how accessible the document is; None of JSON, which is not for reading.
    Raises `Cancelled` when `printing.cancelled` says so, and `Problem` when the suffix is not one of `suffixes`, the
    file cannot be written, or the program is not there that a form needs; either way `target` is as it was and nothing
    is left beside it.
    """
    require_form(target)
    return _WRITERS[target.suffix.lower()](report, target, printing)


def _verdict(report: Report, printing: Printing, document: Path | None = None) -> Verdict:
    """What is the matter with the texts and, of a Word document that was just written, with the rest of it."""
    findings = accessibility(report, printing.choice)
    if document is None:
        return Verdict(findings)
    from vgr_desktop.word.accessibility import look_over

    return Verdict(findings, look_over(document))


# The writers are loaded when they are needed: python-docx and PDFium take longer than most reports.


def _write_word(report: Report, target: Path, printing: Printing) -> Verdict:
    from vgr_desktop.office.room import room

    with room() as folder:
        document = folder / target.name
        verdict, _ = _set(report, document, printing)
        with replacing(target) as stream:
            stream.write(document.read_bytes())
    printing.progress(1)
    return verdict


def _set(report: Report, document: Path, printing: Printing) -> tuple[Verdict, Path | None]:
    """Write the Word document, with page numbers that are right where they can be.

    Answers its verdict and, where there already is one that says the same, the PDF of it.
    """
    from vgr_desktop.word.writer import write_report

    write_report(
        report,
        document,
        printing.imprint,
        choice=printing.choice,
        previous=printing.previous,
        template=printing.template,
        progress=lambda done: printing.progress(_WORD_SHARE * done),
        cancelled=printing.cancelled,
    )
    verdict = _verdict(report, printing, document)
    if Chapter.CONTENTS not in printing.choice.chapters:
        return verdict, None
    return verdict, settle_pages(document, document.parent, printing.cancelled)


def _write_page(report: Report, target: Path, printing: Printing) -> Verdict:
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
    return _verdict(report, printing)


def _write_through_office(report: Report, target: Path, printing: Printing) -> Verdict:
    from vgr_desktop.office.convert import convert, required
    from vgr_desktop.office.forms import Form
    from vgr_desktop.office.room import room
    from vgr_desktop.word.chaptered import chaptered

    form = Form[target.suffix[1:].upper()]
    program = required(form)
    with room() as folder:
        document = folder / "rapportage.docx"
        verdict, pdf = _set(report, document, printing)
        printing.progress(_SET_SHARE)
        if form is Form.PDF and pdf is not None:
            with replacing(target) as stream:
                stream.write(pdf.read_bytes())
        else:
            source = chaptered(document, folder / "hoofdstukken.docx") if form is Form.PDF else document
            convert(source, target, form, program, cancelled=printing.cancelled)
    printing.progress(1)
    return verdict


def _write_json(report: Report, target: Path, _printing: Printing) -> None:
    from vgr_desktop.files.format.exchange import write_report

    write_report(report, target)


_WRITERS: Mapping[str, Callable[[Report, Path, Printing], Verdict | None]] = {
    ".docx": _write_word,
    ".pdf": _write_through_office,
    ".odt": _write_through_office,
    ".html": _write_page,
    ".json": _write_json,
}
