"""A document in another form, made into a Word document by an office program so that it can be read."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.disk.room import room
from vgr_desktop.office.convert import installed
from vgr_desktop.office.finding import Program
from vgr_desktop.office.forms import Form
from vgr_desktop.office.process import TookTooLong, run

PATIENCE = 60.0
"""Seconds. The report of a whole city takes a tenth of this."""
LARGEST = 100_000_000
"""Bytes."""

_NOTHING_CHANGED = "Er is niets gewijzigd."
_BY_HAND = "Open het zelf in Word of LibreOffice, sla het op als Word-document (.docx) en importeer dat."


@contextmanager
def as_word(
    path: Path, program: Program | None = None, *, seconds: float = PATIENCE, cancelled: Callable[[], bool]
) -> Iterator[Path]:
    """A Word document of what the file at `path` says, in a folder that is removed at the end.

    `program` is the one to use; None: the one on this computer. `cancelled` is asked many times a second whether to
    stop. Raises `Cancelled` when it says so, and `Problem` when there is no program, or it cannot make the document.
    """
    program = program or installed()
    if program is None:
        raise Problem(
            f"Om “{path.name}” te lezen is LibreOffice nodig, of op Windows Word; op deze computer is geen van beide "
            f"gevonden. {_NOTHING_CHANGED} Sla het op een andere computer op als Word-document (.docx)."
        )
    with room() as folder:
        yield _made(path, program, folder, seconds, cancelled)


def _made(path: Path, program: Program, folder: Path, seconds: float, cancelled: Callable[[], bool]) -> Path:
    source = folder / f"rapportage{path.suffix.lower()}"
    try:
        if path.stat().st_size > LARGEST:
            raise Problem(f"“{path.name}” is groter dan {LARGEST // 1_000_000} MB. {_NOTHING_CHANGED} {_BY_HAND}")
        shutil.copyfile(path, source)
        outcome = run(program.prepare(source, Form.DOCX, folder), folder, seconds=seconds, cancelled=cancelled)
    except TookTooLong as late:
        raise Problem(
            f"{program.name} was na {seconds:.0f} seconden nog niet klaar met “{path.name}” en is gestopt. "
            f"{_NOTHING_CHANGED} {_BY_HAND}"
        ) from late
    except OSError as error:
        raise Problem(
            f"“{path.name}” kan niet worden gelezen ({trouble(error)}). {_NOTHING_CHANGED} Controleer of het bestand "
            "er nog is en of u het mag openen."
        ) from error
    made = source.with_suffix(f".{Form.DOCX.suffix}")
    if outcome.code or not made.is_file():
        raise Problem(f"{program.name} kan “{path.name}” niet lezen. {_NOTHING_CHANGED} {_BY_HAND}")
    return made
