"""A folder to work in that nobody else can use."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble


@contextmanager
def room(place: Path | None = None) -> Iterator[Path]:
    """A private folder, in `place` or where the computer wants temporary files, which is removed at the end.

    Raises `Problem` when it cannot be made.
    """
    try:
        # On Windows, a program that was stopped may keep a file open for a moment: that is no reason to fail.
        folder = tempfile.TemporaryDirectory(prefix="vgr-", dir=place, ignore_cleanup_errors=True)
    except OSError as error:
        raise Problem(
            f"Er kan geen tijdelijke map worden gemaakt. De computer meldt: {trouble(error)}. Er is niets"
            " geschreven. Maak ruimte op de schijf en probeer het opnieuw."
        ) from error
    with folder as name:
        yield Path(name)
