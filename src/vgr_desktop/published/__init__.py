"""Readers for report pages as municipalities publish them: saved as text or as HTML."""

from pathlib import Path

from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.text import clean
from vgr_desktop.published.decoding import read_source
from vgr_desktop.published.html_page import html_lines, is_html
from vgr_desktop.published.page_reader import PageReader
from vgr_desktop.published.plain_page import plain_lines

__all__ = ["read_html", "read_page", "read_text"]


def read_page(
    path: Path, identities: Identities, edition: Edition | None = None, programme: str | None = None
) -> Reading:
    """What the page in a file says; its content decides whether it is HTML or text.

    `edition` and `programme` (a number) serve for a page that does not say them. Raises `Problem` for a file that is
    no text, is too large or has no report in it.
    """
    text = read_source(path)
    read = read_html if is_html(text) else read_text
    return read(text, identities, edition, programme, source=path.name)


def read_text(
    text: str,
    identities: Identities,
    edition: Edition | None = None,
    programme: str | None = None,
    source: str = "de tekst",
) -> Reading:
    """What a page saved as text says. Raises `Problem` when there is no report in it."""
    lines = plain_lines(clean(text))
    return PageReader(identities, source).read(lines, edition, programme, source)


def read_html(
    html: str,
    identities: Identities,
    edition: Edition | None = None,
    programme: str | None = None,
    source: str = "de webpagina",
) -> Reading:
    """What a page saved as HTML says. Nothing is loaded or run. Raises `Problem` when there is no report in it."""
    lines = html_lines(clean(html))
    return PageReader(identities, source).read(lines, edition, programme, source)
