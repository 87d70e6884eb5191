"""All that can be looked for in a report, as lines: paragraphs, footnotes, descriptions of pictures, and titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    Leftover,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Written,
)
from vgr_desktop.core.model.text import Paragraph, RichText, paragraphs
from vgr_desktop.core.searching.folding import NOTE_MARK

BODY = "body"


class Inside(StrEnum):
    """What of a paragraph: its own words, one of its footnotes, or the description of its picture."""

    WORDS = "words"
    NOTE = "note"
    ALT = "alt"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands: the id of an item, one of its fields and, counted from 0, a paragraph or name in that.

    Of footnotes, `note` counts those of the paragraph.
    """

    item: int
    field: str
    number: int = 0
    inside: Inside = Inside.WORDS
    note: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that can be looked for, and where they stand; `NOTE_MARK` stands for the mark of a footnote."""

    spot: Spot
    text: str


FIELDS: dict[type, tuple[str, ...]] = {
    Report: ("municipality",),
    Programme: ("name", "committees", "portfolios"),
    PolicyArea: ("name", "committees"),
    Goal: ("title",),
    Deliverable: ("title",),
    SubItem: ("title",),
    Explanation: ("heading",),
    Deviation: ("title", "cover"),
    Section: ("title",),
    Leftover: ("text",),
}
"""The fields of each kind of item with words of the officer, apart from its text."""


def lines(item: Item) -> Iterator[Line]:
    """The lines of one item, without those of the items in it, in reading order; none is empty."""
    for field in FIELDS.get(type(item), ()):
        if field == "heading" and isinstance(item, Explanation) and item.about:
            continue  # the wording of a source, which is not printed
        value = getattr(item, field)
        for number, text in enumerate(value if isinstance(value, tuple) else (value,)):
            if text:
                yield Line(Spot(item.id, field, number), text)
    if isinstance(item, Written):
        yield from _body_lines(item.id, item.body)


def _body_lines(item: int, body: RichText) -> Iterator[Line]:
    for number, paragraph in enumerate(paragraphs(body)):
        if paragraph.image is not None and paragraph.image.alt:
            yield Line(Spot(item, BODY, number, Inside.ALT), paragraph.image.alt)
        if text := characters(paragraph):
            yield Line(Spot(item, BODY, number), text)
        notes = [run.note for run in paragraph.runs if run.note]
        for place, note in enumerate(notes):
            yield Line(Spot(item, BODY, number, Inside.NOTE, place), note)


def characters(paragraph: Paragraph) -> str:
    """The characters of a paragraph, as they are read; those of each run are as many as in its text."""
    return "".join(NOTE_MARK if run.note else run.plain for run in paragraph.runs)
