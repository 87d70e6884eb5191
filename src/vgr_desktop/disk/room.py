"""A folder for temporary files that nobody else can use."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class NoRoom(Problem):
    """There can be no temporary files; `why` is only the reason, in words to put after a colon."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"Het programma heeft een tijdelijke map nodig, maar {why}. Er is niets gewijzigd. {advice}")
        self.why = why


@contextmanager
def room(place: Path | None = None) -> Iterator[Path]:
    """A private folder, in `place` or where the computer wants temporary files, which is removed at the end.

    Raises `NoRoom` when it cannot be made.
    """
    try:
        # On Windows, a program that was stopped may keep a file open for a moment: that is no reason to fail.
        folder = tempfile.TemporaryDirectory(prefix="vgr-", dir=place, ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(error, place) from error
    with folder as name:
        yield Path(name)


def no_room(error: OSError, place: Path | None = None) -> NoRoom:
    """The problem to raise when temporary files, in `place` or where the computer wants them, cannot be written."""
    folder = place or tempfile.tempdir  # None: none of the places that Python knows can be used
    where = f"in {folder} kan niet worden geschreven" if folder else "er is geen map waarin dat kan"
    why = f"{where} ({trouble(error)})"
    if error.errno in _FULL:
        return NoRoom(why, "Maak ruimte op de schijf en probeer het opnieuw.")
    return NoRoom(why, "Zorg dat u daar mag schrijven, of vraag uw beheerder naar de map voor tijdelijke bestanden.")
