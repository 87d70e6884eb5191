"""A report as a file, in the form that the name of the file asks for."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, accessibility
from vgr_desktop.disk.whole import replacing
from vgr_desktop.services.printing import Printing, printed, printed_pages

_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""What the name of a file cannot have on every computer."""


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


# What makes the forms is loaded when it is needed.


def _write_word(report: Report, target: Path, printing: Printing) -> Verdict:
    made = printed(report, printing)
    _save(target, made.document.zipped(), printing)
    return made.verdict


def _write_pdf(report: Report, target: Path, printing: Printing) -> Verdict:
    made = printed_pages(report, printing, to_keep=True)
    _save(target, made.pdf, printing)
    return made.verdict


def _write_odt(report: Report, target: Path, printing: Printing) -> Verdict:
    from vgr_desktop.office.convert import converted, required
    from vgr_desktop.office.forms import Form

    program = required(Form.ODT)
    made = printed(report, printing)
    content = converted(made.document.zipped(), Form.ODT, program, cancelled=printing.cancelled)
    _save(target, content, printing)
    return made.verdict


def _save(target: Path, content: bytes, printing: Printing) -> None:
    with replacing(target) as stream:
        stream.write(content)
    printing.progress(1)


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
    return Verdict(accessibility(report, printing.choice))


def _write_json(report: Report, target: Path, _printing: Printing) -> None:
    from vgr_desktop.files.format.exchange import write_report

    write_report(report, target)


_WRITERS: Mapping[str, Callable[[Report, Path, Printing], Verdict | None]] = {
    ".docx": _write_word,
    ".pdf": _write_pdf,
    ".odt": _write_odt,
    ".html": _write_page,
    ".json": _write_json,
}
