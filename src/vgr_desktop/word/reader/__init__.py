"""Reading a Word file from outside as the lines of a page; nothing in it is run or loaded from elsewhere."""

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from vgr_desktop.core.intake.clues import Clues
from vgr_desktop.core.intake.lines import Lines
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.word.reader.blocks import Blocks
from vgr_desktop.word.reader.inline import Around
from vgr_desktop.word.reader.kinds import opened
from vgr_desktop.word.reader.layout import Layout
from vgr_desktop.word.reader.looks import theme_of
from vgr_desktop.word.reader.names import W, number, value
from vgr_desktop.word.reader.numbering import Numbering
from vgr_desktop.word.reader.omitted import Omitted, What
from vgr_desktop.word.reader.parts import Parts
from vgr_desktop.word.reader.pictures import Pictures
from vgr_desktop.word.reader.styles import Styles

__all__ = ["read_document"]

_USUAL_WIDTH = 9_070
"""Twentieths of a point: an A4 page with margins of 2.5 cm."""


def read_document(path: Path, identities: Identities, clues: Clues, cancelled: Callable[[], bool]) -> Lines:
    """The lines of the Word document at `path`, with the pictures in them and a notice of what is left out.

    Tracked changes are read as accepted. Raises `Problem`, which names what the file is and what to do, when it is no
    Word document, is damaged or is too much; and `Cancelled` when `cancelled`, which is asked at every paragraph, says
    so.
    """
    with opened(path) as package:
        return _read(Parts(package, path.name), identities, clues, cancelled)


def _read(parts: Parts, identities: Identities, clues: Clues, cancelled: Callable[[], bool]) -> Lines:
    def stop() -> None:
        if cancelled():
            raise Cancelled

    document = parts.main_document()
    omitted = Omitted()
    theme = theme_of(parts.related("theme"))
    pictures = Pictures(parts, theme, identities, omitted, _text_width(document))
    around = Around(parts, Styles(parts.related("styles"), theme), theme, pictures, omitted, clues, _notes(parts))
    body = document.find(f"{W}body")
    blocks = Blocks(around, Numbering(parts.related("numbering")), stop).read(document if body is None else body)
    omitted.add(What.COMMENT, sum(1 for _ in document.iter(f"{W}commentReference")))
    omitted.add(What.HEADER, parts.count("header") + parts.count("footer"))
    lines = Layout(clues, blocks).lines
    lines.pictures += pictures.kept
    lines.titles += parts.titles()
    lines.ours = parts.is_ours()
    lines.notices += omitted.notices()
    return lines


def _text_width(document: etree._Element) -> int:
    """The width of the text on the last pages, in twentieths of a point."""
    section = document.find(f"{W}body/{W}sectPr")
    page = number(value(section, "pgSz", "w"))
    left, right = (number(value(section, "pgMar", side)) for side in ("left", "right"))
    if page is None:
        return _USUAL_WIDTH
    return page - (left or 0) - (right or 0)


def _notes(parts: Parts) -> Mapping[str, etree._Element]:
    """The footnotes and endnotes by their kind and id; the lines between text and notes are none."""
    notes: dict[str, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = parts.related(f"{kind}s")
        for note in root.iterchildren(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                notes[f"{kind} {note.get(f'{W}id')}"] = note
    return notes
