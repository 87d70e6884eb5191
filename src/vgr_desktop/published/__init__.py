"""Readers of report pages as municipalities publish them: saved as text or as HTML, or as lines from elsewhere."""

from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.intake.clues import Clues
from vgr_desktop.core.intake.lines import Lines
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.characters import clean, from_outside
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.published.decoding import read_source
from vgr_desktop.published.headings import begins_row
from vgr_desktop.published.html_page import html_lines, is_html
from vgr_desktop.published.page_reader import PageReader
from vgr_desktop.published.phrases import is_light
from vgr_desktop.published.plain_page import plain_lines

__all__ = ["CLUES", "read_html", "read_lines", "read_page", "read_text"]

CLUES = Clues(says_light=is_light, begins_row=begins_row)
"""What a reader of another kind of file needs to know of report pages."""

Cancelling = Callable[[], bool]
"""Asked often whether to stop."""


def _never() -> bool:
    return False


def read_page(path: Path, identities: Identities, cancelled: Cancelling = _never) -> Reading:
    """Read the page in a file; its content decides whether it is HTML or text.

    Raises `Problem` for a file that is not a text, is too large or has no report in it, and `Cancelled` when
    `cancelled`, which is asked at every line, says so.
    """
    text = read_source(path)
    read = read_html if is_html(text) else read_text
    return read(text, identities, path.name, cancelled)


def read_text(text: str, identities: Identities, source: str = "de tekst", cancelled: Cancelling = _never) -> Reading:
    """Read a page that was saved as text. Raises `Problem` when there is no report in it."""
    return PageReader(identities, source).read(plain_lines(from_outside(text)), source, cancelled)


def read_html(
    html: str, identities: Identities, source: str = "de webpagina", cancelled: Cancelling = _never
) -> Reading:
    """Read a page that was saved as HTML. Nothing is loaded or run. Raises `Problem` when there is no report in it."""
    return PageReader(identities, source).read(html_lines(clean(html), identities), source, cancelled)


def read_lines(lines: Lines, identities: Identities, source: str, cancelled: Cancelling = _never) -> Reading:
    """Read the lines of a page that another reader made. Raises `Problem` when there is no report in them."""
    return PageReader(identities, source).read(lines, source, cancelled)
