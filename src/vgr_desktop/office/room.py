"""A folder to work in that nobody else looks into."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.model.problems import Problem, trouble


@contextmanager
def room() -> Iterator[Path]:
    """A folder of our own, which is gone at the end with all that is in it. Raises `Problem` when none can be made."""
    try:
        # A program that was stopped may hold on to a file for a moment, on Windows: that is no reason to fail.
        folder = tempfile.TemporaryDirectory(prefix="vgr-", ignore_cleanup_errors=True)
    except OSError as error:
        raise Problem(
            f"Er kan geen tijdelijke map worden gemaakt. De computer meldt: {trouble(error)}. Er is niets"
            " geschreven. Maak ruimte op de schijf en probeer het opnieuw."
        ) from error
    with folder as name:
        yield Path(name)
