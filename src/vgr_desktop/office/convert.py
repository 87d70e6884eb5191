"""A Word document as PDF or ODT, made in a temporary folder."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.model.problems import Cancelled, Problem, trouble
from vgr_desktop.disk.room import NoRoom, no_room, room
from vgr_desktop.office.finding import Program, programs
from vgr_desktop.office.forms import NOTHING_LOST, Form, Said
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.process import Outcome, TookTooLong, run
from vgr_desktop.office.warm import WarmOffice

PATIENCE = 300.0
"""Seconds. The report of a whole city takes a tenth of this on a slow computer."""

_SAFE = "Er is niets geschreven en de rapportage zelf is niet veranderd."
_LINES_KEPT = 3
_LITTLE = 5_000_000
"""Bytes that are free on a disk on which a conversion did not work: less than it needs."""
_MINUTES = 120
"""Seconds from which a time is told in minutes."""


def installed() -> Program | None:
    """The office program on this computer, or None."""
    return next(programs(sys.platform, os.environ), None)


def paginator() -> LibreOffice | None:
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


class NotMade(Problem):
    """The program made nothing of the document; `why` is only the reason, in words to put after a colon."""

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.why = why


class Late(Problem):
    """The program was not ready in time, and was stopped."""


def converted(
    document: bytes,
    form: Form,
    program: Program,
    *,
    office: WarmOffice | None = None,
    said: Said = NOTHING_LOST,
    to_keep: bool = True,
    seconds: float = PATIENCE,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """What `program` makes of `document`, a .docx file, as `form`: a PDF is tagged, for PDF/UA-1.

    `office` keeps LibreOffice ready; without it, or while it is busy, the program is started for this document.
    `said` is what it says that the program loses.
    If it is not `to_keep` but only to look at, it stays as the program made it: what a screen reader needs takes time.
    `cancelled` is asked many times a second whether to stop.
    Raises `Cancelled` when it says so, `Late` when the program takes longer than `seconds`, `NotMade` when it fails,
    and `NoRoom` when it cannot have temporary files; in all cases no files are left.
    """
    task = _Task(document, form, program, time.monotonic() + seconds, seconds, cancelled)
    content = _made_by(office, program, task) if office and isinstance(program, LibreOffice) else None
    if content is None:
        with room() as folder:
            content = _made(task, folder, folder)
    return program.finish(content, said, form) if to_keep else content


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to convert; it is done `until` a moment of `time.monotonic`, in all in `seconds`."""

    document: bytes
    form: Form
    program: Program
    until: float
    seconds: float
    cancelled: Callable[[], bool]


def _made_by(office: WarmOffice, program: LibreOffice, task: _Task) -> bytes | None:
    """What the program that is kept ready makes of the document; None when it could not, for any reason.

    It may have died, or have been led astray by an earlier document; a fresh one then says what is wrong.
    """
    with office.lend(program, task.until, task.cancelled) as kept:
        if kept is None:
            return None
        try:
            with room(kept) as folder:
                return _made(task, folder, kept)
        except (Cancelled, Late):
            office.renew()
            raise
        except (NotMade, NoRoom):
            office.renew()
            return None


def _made(task: _Task, folder: Path, home: Path) -> bytes:
    """What the program makes of the document in `folder`; what the program keeps is in `home`."""
    form, program = task.form, task.program
    file = folder / "rapportage.docx"
    made = file.with_suffix(f".{form.suffix}")
    try:
        _write(file, task.document)
        command = program.prepare(file, form, home)
        outcome = run(command, folder, seconds=task.until - time.monotonic(), cancelled=task.cancelled)
        content = made.read_bytes() if made.is_file() else b""
    except TookTooLong as late:
        raise Late(
            f"{program.name} was na {waited(task.seconds)} nog niet klaar met de {form.name} en is gestopt. {_SAFE}"
            f" Sluit andere programma’s en probeer het opnieuw, of exporteer naar Word."
        ) from late
    except OSError as error:
        message = f"De {form.name} is niet gemaakt: {program.name} kon niet aan het werk. De computer meldt:"
        raise NotMade(f"{message} {trouble(error)}. {_SAFE}", trouble(error)) from error
    if outcome.code or not form.is_whole(content):
        raise _failed(task, folder, outcome)
    return content


def _write(file: Path, document: bytes) -> None:
    try:
        file.write_bytes(document)
    except OSError as error:
        raise no_room(error, file.parent.parent) from error


def waited(seconds: float) -> str:
    """A time to wait, in Dutch."""
    return f"{seconds:.0f} seconden" if seconds < _MINUTES else f"{seconds / 60:.0f} minuten"


def _failed(task: _Task, folder: Path, outcome: Outcome) -> Problem:
    """Why nothing was made."""
    form, program = task.form, task.program
    if _is_full(folder):
        return no_room(OSError(errno.ENOSPC, ""), folder.parent)
    lines = [line.strip() for line in outcome.said.splitlines() if line.strip()][-_LINES_KEPT:]
    said = f" {program.name} meldt: {' / '.join(lines)}." if lines else ""
    return NotMade(
        f"{program.name} heeft geen {form.name} gemaakt. {_SAFE}{said}"
        f" Probeer het opnieuw, of exporteer naar Word en sla het document daar op als {form.name}.",
        f"het gaf geen {form.name}",
    )


def _is_full(folder: Path) -> bool:
    """Whether the disk of `folder` is as good as full: office programs do not say so themselves."""
    try:
        return shutil.disk_usage(folder).free < _LITTLE
    except OSError:  # the folder went with the program that was kept ready
        return False
