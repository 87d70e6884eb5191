"""Finding words in reports, again and again while they are typed."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice

from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.searching.folding import Folded, folded, unfolded, unmarked, without_accents
from vgr_desktop.core.searching.lines import Line, Spot, lines
from vgr_desktop.core.searching.patterns import Matcher, Matches, Span, Spans

MOST = 1_000
"""Hits that are looked for, unless more are asked: a list of more helps nobody."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    `exact`: with these capitals and accents; else neither matters. `whole`: whole words only. `pattern`: `words` is a
    regular expression (as in Python's `re`), for each paragraph by itself.
    """

    words: str
    exact: bool = False
    whole: bool = False
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: in which report, on which line, from and to which character of it.

    `groups` has the places of the groups of a regular expression; None for one that found nothing.
    """

    report: int
    line: Line
    start: int
    end: int
    groups: tuple[Span | None, ...] = ()

    @property
    def spot(self) -> Spot:
        """Where the line stands."""
        return self.line.spot

    @property
    def said(self) -> str:
        """The words that were found, as they stand there."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in reading order. `more`: there are more than were asked."""

    hits: tuple[Hit, ...] = ()
    more: bool = False


_BETWEEN_WORDS = re.compile(r"\W")


class _Text:
    """Lines as one text, for that is searched fastest."""

    def __init__(self, lines: Iterable[Folded]) -> None:
        self.folds = tuple(lines)
        self.lines = [found.text for found in self.folds]
        self.joined = "\n".join(self.lines)
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    @cached_property
    def spaced(self) -> str:
        """The same characters, as many, with a space for each that is not part of a word."""
        return _BETWEEN_WORDS.sub(" ", f" {self.joined} ")

    def find(self, words: str) -> Iterator[tuple[int, Spans]]:
        """The lines with these words, and the places in them."""
        place = self.joined.find(words)
        while place >= 0:
            yield self._match(place, len(words))
            place = self.joined.find(words, place + len(words))

    def find_whole(self, words: str) -> Iterator[tuple[int, Spans]]:
        """The same, where no letter or figure touches the words."""
        wanted = _BETWEEN_WORDS.sub(" ", words)
        before, after = (0 if sign == " " else 1 for sign in (wanted[0], wanted[-1]))
        wanted = f"{' ' * before}{wanted}{' ' * after}"
        place = self.spaced.find(wanted)
        while place >= 0:
            first = place - 1 + before
            if self.joined.startswith(words, first):
                yield self._match(first, len(words))
                place += len(words)
            place = self.spaced.find(wanted, place + 1)

    def _match(self, place: int, size: int) -> tuple[int, Spans]:
        number = bisect_right(self.starts, place) - 1
        first = place - self.starts[number]
        return number, ((first, first + size),)


class _Shelf:
    """The lines of one report, ready to be searched."""

    def __init__(self, report: Report, kept: Iterable[tuple[Line, Folded]]) -> None:
        self.report = report
        self.kept = tuple(kept)

    @cached_property
    def exact(self) -> _Text:
        return _Text(unmarked(line.text) for line, _ in self.kept)

    @cached_property
    def loose(self) -> _Text:
        return _Text(found for _, found in self.kept)

    def hit(self, number: int, spans: Spans, text: _Text) -> Hit:
        line, found = self.kept[number][0], text.folds[number]
        whole, *groups = (span and unfolded(line.text, found, *span) for span in spans)
        start, end = whole or (0, 0)
        return Hit(self.report.id, line, start, end, tuple(groups))


@dataclass
class Finder:
    """Finds words in reports. It remembers what it read: of a report that changed, only that is read again."""

    match: Matcher
    _shelves: dict[int, _Shelf] = field(default_factory=dict)
    _read: dict[int, tuple[Item, tuple[tuple[Line, Folded], ...]]] = field(default_factory=dict)

    def find(
        self, reports: Iterable[Report], query: Query, most: int = MOST, within: Container[int] | None = None
    ) -> Found:
        """Where `query` is found in these reports, in order; nothing for an empty query.

        `within` has the ids of items: only in their own lines. Raises `Problem` for an expression that is wrong or
        takes too long.
        """
        if not query.words:
            return Found()
        found = self._find(reports, query, most, within)
        hits = tuple(islice(found, most))
        return Found(hits, more=next(found, None) is not None)

    def _find(self, reports: Iterable[Report], query: Query, most: int, within: Container[int] | None) -> Iterator[Hit]:
        for report in reports:
            shelf = self._shelf(report)
            text = shelf.exact if query.exact else shelf.loose
            needed = most if within is None else len(text.joined)
            for number, spans in self._matches(text, query, needed):
                if within is None or shelf.kept[number][0].spot.item in within:
                    yield shelf.hit(number, spans, text)

    def _matches(self, text: _Text, query: Query, most: int) -> Matches:
        if not query.pattern:
            words = query.words if query.exact else folded(query.words).text
            return () if not words else text.find_whole(words) if query.whole else text.find(words)
        pattern = query.words if query.exact else without_accents(query.words)
        return self.match(rf"\b(?:{pattern})\b" if query.whole else pattern, not query.exact, text.lines, most + 1)

    def _shelf(self, report: Report) -> _Shelf:
        shelf = self._shelves.get(report.id)
        if shelf is None or shelf.report is not report:
            shelf = self._shelves[report.id] = _Shelf(report, self._lines(report))
        return shelf

    def _lines(self, report: Report) -> Iterator[tuple[Line, Folded]]:
        for item in index(report).items.values():
            read = self._read.get(item.id)
            if read is None or read[0] is not item:
                read = self._read[item.id] = (item, tuple((line, folded(line.text)) for line in lines(item)))
            yield from read[1]
