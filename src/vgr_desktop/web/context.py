"""What the functions for the parts share while one page is written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vgr_desktop.core.layout import Heading, Part, Passage, SubHeading
from vgr_desktop.core.model.text import Run
from vgr_desktop.web.lights import Lights
from vgr_desktop.web.pictures import Pictures

MAIN = "inhoud"
CONTENTS = "inhoudsopgave"
NOTES = "voetnoten"
_LONGEST = 60  # characters of an anchor: enough to see what it refers to


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level in the report, its words, and its anchor for links.

    `lineage` is that of the item that it is the heading of; empty for a heading within a text.
    """

    level: int
    text: str
    anchor: str
    lineage: str = ""


@dataclass(slots=True)
class Context:
    """The page so far.

    `notes` are the footnotes so far, as HTML. `headings` gives the entry of each heading in the order of the page,
    `anchors` the anchor of the first heading of an item, by lineage.
    """

    entries: tuple[Entry, ...]
    lights: Lights = field(default_factory=Lights)
    pictures: Pictures = field(default_factory=Pictures)
    notes: list[str] = field(default_factory=list)
    headings: Iterator[Entry] = field(init=False)
    anchors: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.headings = iter(self.entries)
        self.anchors = {entry.lineage: entry.anchor for entry in reversed(self.entries)}


def entries(shown: Iterable[Part]) -> tuple[Entry, ...]:
    """Every heading of these parts. Anchors are made of the words, so that a link shows where it goes."""
    taken = {MAIN: 1, CONTENTS: 1, NOTES: 1}
    return tuple(Entry(level, text, _anchor(text, taken), lineage) for level, text, lineage in _headings(shown))


def _headings(shown: Iterable[Part]) -> Iterator[tuple[int, str, str]]:
    for part in shown:
        if isinstance(part, Heading):
            yield part.level, part.text, part.lineage
        elif isinstance(part, Passage):
            for line in part.lines:
                if isinstance(line, SubHeading):
                    yield line.level, plain(line.runs), ""


def plain(runs: Iterable[Run]) -> str:
    """The characters of `runs` on one line."""
    return " ".join("".join(run.plain for run in runs).split())


def _anchor(text: str, taken: dict[str, int]) -> str:
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    made = re.sub("[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-") or "kop"
    times = taken[made] = taken.get(made, 0) + 1
    return made if times == 1 else _anchor(f"{made[: _LONGEST - 5]}-{times}", taken)
