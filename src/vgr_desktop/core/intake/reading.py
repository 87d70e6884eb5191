"""What was read from a published report page: the tree and texts, and what the officer should know about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.intake.counts import Counts, count
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.report import Deviation, Explanation, Item, Leftover, Picture, Programme, Section, Text
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import everything, title_of


class NoticeKind(StrEnum):
    """What a notice is about."""

    UNKNOWN = "unknown"
    """A line that was not recognised; it is kept as a leftover."""
    NAVIGATION = "navigation"
    """Navigation of the site, not part of the report."""
    SKIPPED = "skipped"
    """A part of a spreadsheet that is not taken in."""
    SUM = "sum"
    """A row of totals: the program derives them, so they are not kept."""
    WORDING = "wording"
    """A heading whose wording differs from the goal tree."""
    CHECK = "check"
    """Recognised, but the officer should check it."""
    STOCK = "stock"
    """A stock sentence: the program derives it, so it is not kept as text."""
    LEFT_OUT = "left out"
    """Text that the writer of the page struck or hid; it is not taken over."""
    CONFLICT = "conflict"
    """The report says something else here, which stays; what came in is kept as a leftover."""
    CHOSEN = "chosen"
    """The report said something else here, and the officer chose."""
    MORE = "more"
    """The report says here all that came in, and more; that stays."""


NOTICE_NAMES: Mapping[NoticeKind, str] = {
    NoticeKind.UNKNOWN: "Niet begrepen; bewaard bij de niet-geplaatste teksten",
    NoticeKind.CONFLICT: "In de rapportage stond al iets anders; dat is gebleven",
    NoticeKind.CHOSEN: "In de rapportage stond al iets anders; zo is gekozen",
    NoticeKind.MORE: "In de rapportage staat hier meer dan in het bestand; dat is gebleven",
    NoticeKind.CHECK: "Om na te kijken",
    NoticeKind.WORDING: "Anders geschreven dan in de doelenboom",
    NoticeKind.STOCK: "Standaardzinnen; die maakt het programma zelf",
    NoticeKind.SUM: "Totalen; die maakt het programma zelf",
    NoticeKind.LEFT_OUT: "Doorgehaald, verwijderd of verborgen in de bron; niet overgenomen",
    NoticeKind.SKIPPED: "Niet overgenomen",
    NoticeKind.NAVIGATION: "Overgeslagen: hoort bij de website",
}
"""What notices of each kind are about, what matters most first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark of an import. `line` is its number in the source, from 1, or 0: none; `near` is the id of an item."""

    kind: NoticeKind
    line: int
    text: str
    message: str
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a page says. What it does not say is None or empty; the number of a programme may be "".

    Nothing of the page is lost: each line is in an item, in a leftover or in a notice, or is a fixed heading.
    """

    source: str
    edition: Edition | None
    programmes: tuple[Programme, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    notices: tuple[Notice, ...] = ()
    foreword: Text | None = None
    reading_guide: Text | None = None
    sections: tuple[Section, ...] = ()
    reviews: tuple[Review, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def counts(self) -> Counts:
        """How much was read."""
        kinds = [notice.kind for notice in self.notices]
        return count(
            self.programmes,
            foreword=self.foreword,
            reading_guide=self.reading_guide,
            sections=self.sections,
            reviews=self.reviews,
            stock_sentences=kinds.count(NoticeKind.STOCK),
            unknown_lines=kinds.count(NoticeKind.UNKNOWN),
        )


def kept_lines(reading: Reading) -> Iterator[str]:
    """Every line that the items of a reading hold: names, titles, headings, texts and leftovers, without codes."""
    tops: list[Item] = [*reading.programmes, *reading.sections, *reading.leftovers]
    tops += [text for text in (reading.foreword, reading.reading_guide) if text is not None]
    for top in tops:
        for item in everything(top):
            yield from (line for line in _lines(item) if line.strip())


def all_lines(reading: Reading) -> Iterator[str]:
    """Every line that a reading holds, with those in its notices: every line of the page is among them."""
    yield from (review.owner for review in reading.reviews)
    if reading.edition is not None:
        yield reading.edition.title
    yield from (programme.number for programme in reading.programmes)
    yield from kept_lines(reading)
    yield from (notice.text for notice in reading.notices)


def _lines(item: Item) -> Iterator[str]:
    yield title_of(item)
    match item:
        case Programme():
            yield from (*item.committees, *item.portfolios)
        case Text() | Explanation() | Deviation() | Section():
            yield from plain(item.body).split("\n")
        case Leftover():
            yield from item.text.split("\n")
        case _:
            pass
