"""Page numbers in a table of contents that are right, where a program is there that sets the pages."""

from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.layout import Contents
from vgr_desktop.core.model.problems import Problem

_DEEPEST = Contents("").deepest


def settle_pages(document: Path, folder: Path, cancelled: Callable[[], bool]) -> Path | None:
    """Let LibreOffice set the pages of `document`, a .docx file of ours, and put their numbers into its contents.

    Answers the PDF that came of it, in `folder`, when that says the same; None when the numbers were wrong, or when
    there is no LibreOffice: they then stay estimates. A document is whole without it, so that it fails is no problem.
    Raises `Cancelled` when `cancelled` says so.
    """
    from vgr_desktop.office.convert import convert, paginator
    from vgr_desktop.office.forms import Form
    from vgr_desktop.office.outline import headings
    from vgr_desktop.word.chaptered import chaptered
    from vgr_desktop.word.repaging import repage

    program = paginator()
    if program is None:
        return None
    pdf = folder / "bladzijden.pdf"
    try:
        convert(chaptered(document, folder / "hoofdstukken.docx"), pdf, Form.PDF, program, cancelled=cancelled)
    except Problem:
        return None
    found = [(heading.text, heading.page) for heading in headings(pdf.read_bytes()) if heading.level <= _DEEPEST]
    return None if repage(document, found) else pdf
