"""A Word document as PDF or ODT, made in a temporary folder."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.office.finding import Program, programs
from vgr_desktop.office.forms import Form
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.process import Outcome, TookTooLong, run
from vgr_desktop.office.room import room

PATIENCE = 300.0
"""Seconds. The report of a whole city takes a tenth of this on a slow computer."""

_SAFE = "Er is niets geschreven en de rapportage zelf is niet veranderd."
_LINES_KEPT = 3


def installed() -> Program | None:
    """The office program on this computer, or None."""
    return next(programs(sys.platform, os.environ), None)


def paginator() -> Program | None:
    """LibreOffice if it is installed. Its PDF shows on which pages the headings are; that of Word does not."""
    program = installed()
    return program if isinstance(program, LibreOffice) else None


def required(form: Form) -> Program:
    """The office program on this computer. Raises `Problem`, which says what to install, when there is none."""
    if program := installed():
        return program
    raise Problem(
        f"Voor een {form.name} is LibreOffice nodig, of op Windows Word; op deze computer is geen van beide gevonden."
        " Installeer LibreOffice (gratis; op Debian en Ubuntu: sudo apt install libreoffice-writer-nogui) en exporteer"
        f" dan opnieuw. {_SAFE}"
    )


def converted(
    document: bytes,
    form: Form,
    program: Program,
    *,
    descriptions: Sequence[str] = (),
    to_keep: bool = True,
    seconds: float = PATIENCE,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """What `program` makes of `document`, a .docx file, as `form`: a PDF is tagged, for PDF/UA-1.

    `descriptions` are those of the drawings in its text, in their order, for readers who cannot see them.
    If it is not `to_keep` but only to look at, it stays as the program made it: what a screen reader needs takes time.
    `cancelled` is asked many times a second whether to stop.
    Raises `Cancelled` when it says so, and `Problem` when the program fails or takes longer than `seconds`; either way
    no files are left.
    """
    with room() as folder:
        file = folder / "rapportage.docx"
        content = _made(document, file, form, program, seconds, cancelled)
        return program.finish(content, descriptions, form) if to_keep else content


def _made(
    document: bytes, file: Path, form: Form, program: Program, seconds: float, cancelled: Callable[[], bool]
) -> bytes:
    """What the program makes of the document, which is written to `file`."""
    made = file.with_suffix(f".{form.suffix}")
    try:
        file.write_bytes(document)
        outcome = run(program.prepare(file, form, file.parent), file.parent, seconds=seconds, cancelled=cancelled)
        content = made.read_bytes() if made.is_file() else b""
    except TookTooLong as late:
        raise Problem(
            f"{program.name} was na {seconds / 60:.0f} minuten nog niet klaar met de {form.name} en is gestopt. {_SAFE}"
            f" Sluit andere programma’s en probeer het opnieuw, of exporteer naar Word."
        ) from late
    except OSError as error:
        raise Problem(
            f"De {form.name} is niet gemaakt: {program.name} kon niet aan het werk. De computer meldt:"
            f" {trouble(error)}. {_SAFE}"
        ) from error
    if outcome.code or not content.startswith(form.beginning):
        raise Problem(_failed(form, program, outcome))
    return content


def _failed(form: Form, program: Program, outcome: Outcome) -> str:
    lines = [line.strip() for line in outcome.said.splitlines() if line.strip()][-_LINES_KEPT:]
    said = f" {program.name} meldt: {' / '.join(lines)}." if lines else ""
    return (
        f"{program.name} heeft geen {form.name} gemaakt. {_SAFE}{said}"
        f" Probeer het opnieuw, of exporteer naar Word en sla het document daar op als {form.name}."
    )
