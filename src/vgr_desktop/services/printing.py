"""A report in print: the Word document, its accessibility, and its pages as a PDF.

The Word document is made once; its verdict, and the copy from which its pages are set, are made from it in memory.
Export, preview and printer all use what is made here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgr_desktop.core.layout import WHOLE, Choice, Contents, Imprint
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, accessibility

if TYPE_CHECKING:
    from vgr_desktop.office.finding import Program
    from vgr_desktop.office.libreoffice import LibreOffice
    from vgr_desktop.office.warm import WarmOffice
    from vgr_desktop.word.package import Package

_WRITTEN, _PAGED = 0.3, 0.65
"""The share of the work that is done when the Word document is written, and when its pages are set."""
_DEEPEST = Contents("").deepest

COUNTING = 20.0
"""Seconds to wait for page numbers; a whole city takes two, ten times its text ten."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What is printed of a report, what the document says about itself, and how to follow and stop the work.

    `previous` is the edition before, for the appendix that says what changed since then. `template` is the house style
    of the Word document, and so of the PDF and the ODT; None: the program's own. `office` is the LibreOffice that is
    kept ready; None: it is started for each document. `counting` is how many seconds a Word document waits for its page
    numbers. `comments`: a Word document has the comments of the report, for whoever reviews it. `since`:
    what changed since an older report can be seen, as tracked changes. `progress` is called
    with the share of the work that is done, from 0 to 1; `cancelled` is asked often whether to stop.
    """

    imprint: Imprint
    choice: Choice = WHOLE
    previous: Report | None = None
    template: Path | None = None
    office: "WarmOffice | None" = None
    counting: float = COUNTING
    comments: bool = False
    since: Since | None = None
    progress: Callable[[float], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Printed:
    """A report in print.

    `pdf` has the pages of `document`; it is empty when they were not set. `uncounted` says why the page numbers in its
    contents are estimates, in Dutch; empty: they were counted, or there is no LibreOffice on this computer. `left_out`
    is how many comments are about something that it does not print.
    """

    document: "Package"
    verdict: Verdict
    pdf: bytes = b""
    uncounted: str = ""
    left_out: int = 0


# Loaded only when needed: python-docx and PDFium take longer to load than most reports take to print.


def printed(report: Report, printing: Printing) -> Printed:
    """`report` as a Word document, with the page numbers of LibreOffice in its table of contents.

    The document is complete without LibreOffice too: when that is missing, fails, or takes longer than
    `printing.counting`, the numbers stay estimates. Raises `Cancelled` when `printing.cancelled` says so, and `Problem`
    when the template cannot be used.
    """
    from vgr_desktop.disk.room import NoRoom
    from vgr_desktop.office.convert import Late, NotMade, paginator

    made = _written(report, printing)
    program = paginator() if made.document.entries else None
    if program is not None:
        try:
            made = _paged(made, program, printing, printing.counting)
        except Late:
            made = replace(made, uncounted="LibreOffice was niet op tijd klaar met tellen")
        except (NotMade, NoRoom) as problem:
            made = replace(made, uncounted=f"LibreOffice kon ze niet tellen: {problem.why}")
    if printing.since:
        made = _tracked(made, report, printing)
    return _commented(made, report) if printing.comments else made


def printed_pages(report: Report, printing: Printing, *, to_keep: bool) -> Printed:
    """`report` with its pages as a PDF; `to_keep`: with all that a screen reader needs, which takes longer.

    Raises `Cancelled` when `printing.cancelled` says so, and `Problem` when the template cannot be used, or there is no
    program that makes a PDF, or it fails.
    """
    from vgr_desktop.office.convert import PATIENCE, paginator, required
    from vgr_desktop.office.forms import Form

    program = required(Form.PDF)
    made = _written(report, printing)
    if printing.since:
        made = _tracked(made, report, printing)
    counter = paginator()
    if to_keep or counter is None:
        return _kept(made, program, printing)
    return _paged(made, counter, printing, PATIENCE)


def _written(report: Report, printing: Printing) -> Printed:
    document = _document(report, replace(printing, since=None))
    return Printed(document, Verdict(accessibility(report, printing.choice), document.obstacles))


def _tracked(made: Printed, report: Report, printing: Printing) -> Printed:
    """`made` with what changed in it. Its page numbers and its verdict are those without the changes."""
    from vgr_desktop.word.repaging import paged_as

    return replace(made, document=paged_as(_document(report, printing), made.document))


def _document(report: Report, printing: Printing) -> "Package":
    from vgr_desktop.word.writer import write

    return write(
        report,
        printing.imprint,
        choice=printing.choice,
        previous=printing.previous,
        template=printing.template,
        since=printing.since,
        progress=lambda done: printing.progress(_WRITTEN * done),
        cancelled=printing.cancelled,
    )


def _commented(made: Printed, report: Report) -> Printed:
    from vgr_desktop.word.remarks import commented

    found = commented(made.document, report)
    return replace(made, document=found.document, left_out=found.left_out)


def _paged(made: Printed, program: "LibreOffice", printing: Printing, seconds: float) -> Printed:
    """With pages to look at: LibreOffice itself puts the page numbers into their table of contents."""
    from vgr_desktop.word.chaptered import chaptered
    from vgr_desktop.word.repaging import numbering_itself

    pdf = _set(numbering_itself(chaptered(made.document)), program, printing, to_keep=False, seconds=seconds)
    printing.progress(_PAGED)
    return replace(made, document=_numbered(made.document, pdf), pdf=pdf)


def _kept(made: Printed, program: "Program", printing: Printing) -> Printed:
    """With pages to keep, which are set again when the page numbers in the contents turn out to be wrong."""
    from vgr_desktop.office.convert import PATIENCE
    from vgr_desktop.word.chaptered import chaptered

    pdf = _set(chaptered(made.document), program, printing, to_keep=True, seconds=PATIENCE)
    printing.progress(_PAGED)
    document = _numbered(made.document, pdf)
    if document is not made.document:
        pdf = _set(chaptered(document), program, printing, to_keep=True, seconds=PATIENCE)
    return replace(made, document=document, pdf=pdf)


def _set(document: "Package", program: "Program", printing: Printing, *, to_keep: bool, seconds: float) -> bytes:
    from vgr_desktop.office.convert import converted
    from vgr_desktop.office.forms import Form, Said

    return converted(
        document.zipped(),
        Form.PDF,
        program,
        office=printing.office,
        said=Said(document.descriptions),
        to_keep=to_keep,
        seconds=seconds,
        cancelled=printing.cancelled,
    )


def _numbered(document: "Package", pdf: bytes) -> "Package":
    """`document` with the page numbers of `pdf` in its contents; itself if it has them already."""
    from vgr_desktop.office.outline import headings
    from vgr_desktop.word.repaging import repaged

    return repaged(document, [(each.text, each.page) for each in headings(pdf) if each.level <= _DEEPEST])
