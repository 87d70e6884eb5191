"""Writing a report to a file, in the form that its suffix stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.editing.text_fields import TextFields
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, accessibility
from vgr_desktop.disk.names import as_file_name
from vgr_desktop.disk.whole import replacing
from vgr_desktop.services.printing import Printing, printed, printed_pages


@dataclass(frozen=True, slots=True)
class Delivered:
    """What there is to know about documents that were written.

    `verdict` says how accessible they are; None: they are not for reading. `estimates` says in Dutch that page numbers
    are estimates, why, and how to correct them; empty: there is nothing to say. `left_out` is how many comments were to
    go along and are about something that is not printed.
    """

    verdict: Verdict | None
    estimates: str = ""
    left_out: int = 0

    @property
    def comments_told(self) -> str:
        """What is said of comments that are not in the documents; empty: there is nothing to say."""
        if not self.left_out:
            return ""
        if self.left_out == 1:
            return "1 opmerking is niet mee: waar zij over gaat, staat niet in dit document."
        return f"{self.left_out} opmerkingen zijn niet mee: waar ze over gaan, staat niet in dit document."


TRACKED = (".docx", ".pdf", ".odt")
"""The forms in which can be seen what changed, as `Printing.since` asks."""


def require_tracked(suffix: str) -> None:
    """Raise `Problem` unless documents with this suffix can show what changed."""
    if suffix.lower() not in TRACKED:
        *first, last = TRACKED
        raise Problem(
            f"Wijzigingen zijn zichtbaar te maken in {', '.join(first)} en {last}, niet in {suffix.lower()}. Er is"
            " niets geschreven. Kies een van die vormen."
        )


def suffixes() -> tuple[str, ...]:
    """The suffixes of the forms, such as ".docx"."""
    return tuple(_WRITERS)


def require_form(target: Path) -> None:
    """Raise `Problem` unless the suffix of `target` is one of `suffixes`."""
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
    return as_file_name(name)


def export(report: Report, target: Path, printing: Printing) -> Delivered:
    """Write `report` to `target` in the form of its suffix, with the fields in its texts as they are now.

    Those of an adopted report stay as they were. JSON and a spreadsheet have the whole report, whatever is chosen.

    Raises `Cancelled` when `printing.cancelled` says so, and `Problem` when the suffix is not one of `suffixes`, the
    file cannot be written, or a program that the form needs is missing. Either way `target` stays as it was and nothing
    is left beside it.
    """
    require_form(target)
    if printing.since:
        require_tracked(target.suffix)
    current = report if report.is_frozen else TextFields().refreshed(report, printing.previous)
    return _WRITERS[target.suffix.lower()](current, target, printing)


# The writers of the forms are loaded when they are needed.


def _write_word(report: Report, target: Path, printing: Printing) -> Delivered:
    made = printed(report, printing)
    _save(target, made.document.zipped(), printing)
    return Delivered(made.verdict, _estimates(made.uncounted), made.left_out)


def _write_pdf(report: Report, target: Path, printing: Printing) -> Delivered:
    from vgr_desktop.office.look_over import in_pdf

    made = printed_pages(report, printing, to_keep=True)
    _save(target, made.pdf, printing)
    return Delivered(made.verdict.with_obstacles(in_pdf(made.pdf)))


def _write_odt(report: Report, target: Path, printing: Printing) -> Delivered:
    from vgr_desktop.office.convert import converted, required
    from vgr_desktop.office.forms import Form, Said
    from vgr_desktop.office.look_over import in_odt
    from vgr_desktop.word.chaptered import CHAPTER, with_mark

    program = required(Form.ODT)
    made = printed(report, printing)
    content = converted(
        with_mark(made.document).zipped(),
        Form.ODT,
        program,
        office=printing.office,
        said=Said(made.document.descriptions, CHAPTER),
        cancelled=printing.cancelled,
    )
    _save(target, content, printing)
    return Delivered(made.verdict.with_obstacles(in_odt(content)), _estimates(made.uncounted))


def _save(target: Path, content: bytes, printing: Printing) -> None:
    with replacing(target) as stream:
        stream.write(content)
    printing.progress(1)


def _write_page(report: Report, target: Path, printing: Printing) -> Delivered:
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
    return Delivered(Verdict(accessibility(report, printing.choice)))


def _write_json(report: Report, target: Path, _printing: Printing) -> Delivered:
    from vgr_desktop.files.format.exchange import write_report

    write_report(report, target)
    return Delivered(None)


def _write_sheets(report: Report, target: Path, printing: Printing) -> Delivered:
    from vgr_desktop.sheets.writing import workbook_of

    printing.progress(0)
    _save(target, workbook_of(report, printing.imprint.date, printing.cancelled), printing)
    return Delivered(None)


def _estimates(uncounted: str) -> str:
    if not uncounted:
        return ""
    return (
        f"De paginanummers in de inhoudsopgave zijn geschat, want {uncounted}. Ze kunnen enkele bladzijden afwijken."
        " Klik in Word in de inhoudsopgave en druk op F9 om ze bij te werken."
    )


_WRITERS: Mapping[str, Callable[[Report, Path, Printing], Delivered]] = {
    ".docx": _write_word,
    ".pdf": _write_pdf,
    ".odt": _write_odt,
    ".html": _write_page,
    ".xlsx": _write_sheets,
    ".json": _write_json,
}
