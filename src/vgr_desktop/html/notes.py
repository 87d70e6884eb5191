"""The footnotes of a page: which links are their marks, and which elements hold their words.

HTML has no footnotes: a mark is a short link to a place further on, in an element that links back or that says to be a
note. Each program names those places in its own way, so the links are what is looked at.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.html.elements import ENDS_A_PARAGRAPH, ENDS_WHERE_BEGINS, HEADINGS, VOID
from vgr_desktop.html.safety import parseable

_MARK = re.compile(
    r"(?:voetnoot|noot|footnote|note)?\s*[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?", re.IGNORECASE
)
_NOTE_NAME = re.compile(r"_?(?:ftn|edn|fn|sdfootnote|sdendnote|cite_note)|(?:foot|end|voet)?noo?te?s?\b", re.IGNORECASE)
_HEADING = re.compile(r"(?:voet|eind)?noten|(?:foot|end)?notes", re.IGNORECASE)
_TO_A_PLACE = re.compile(r"href\s*=\s*[\"']?[^\"'\s>]*#", re.IGNORECASE)
_HOLDERS = frozenset({"li", "div", "p", "td", "dd", "aside"})
_UNSEEN = frozenset({"script", "style", "template", "title"})
_ARE_NOTES = frozenset({"doc-footnote", "doc-endnote"})
_REFERS, _RETURNS = "doc-noteref", "doc-backlink"
_MOST = 5_000
"""Marks of a page; no report has more."""
_AROUND = 3
"""How many elements around a mark may have its name."""
_DEEP = 50
"""How many open elements are looked at."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The words of the note for the number of the start tag, counted from 1, of each mark.

    `holders` are the numbers of the start tags of the elements with those words, and of the heading above them.
    """

    marks: Mapping[int, str] = field(default_factory=dict)
    holders: frozenset[int] = frozenset()


def notes_in(html: str) -> Notes:
    """The footnotes of a page. Raises `Problem` when it is too much."""
    if not _TO_A_PLACE.search(html):
        return Notes()
    finder = _Finder()
    finder.feed(parseable(html))
    finder.close()
    return finder.found()


@dataclass(slots=True)
class _Element:
    """An element: the number of its start tag, and its first and last place, which are counted in tags of both kinds.

    `to` is the name of the place that a link leads to.
    """

    tag: str
    number: int
    first: int
    role: str
    names: tuple[str, ...]
    to: str = ""
    last: int = 0
    around: list["_Element"] = field(default_factory=list)
    """For one that can hold a note: those around it that can."""


class _Finder(HTMLParser):
    """Reads the links, the named places and the words, each with its place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._count = self._place = 0
        self._open: list[_Element] = []
        self._links: list[_Element] = []
        self._named: dict[str, _Element] = {}
        self._headings: list[_Element] = []
        self._said_at: list[int] = []
        self._said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._end_before(tag)
        self._count += 1
        self._place += 1
        said = {name: value or "" for name, value in attrs}
        names = tuple(name for name in (said.get("id", ""), said.get("name", "")) if name)
        made = _Element(tag, self._count, self._place, said.get("role", "").lower(), names)
        if tag == "a" and "#" in said.get("href", "") and len(self._links) < _MOST:
            made.to = said["href"].partition("#")[2]
            made.names += tuple(name for around in self._open[-_AROUND:] for name in around.names)
            self._links.append(made)
        elif tag in HEADINGS:
            self._headings.append(made)
        elif tag in _HOLDERS or tag == "br":
            self._say(" ")
            made.around = [one for one in self._open[-2 * _AROUND :] if one.tag in _HOLDERS]
        if names and (holder := self._holder(made)) is not None:
            for name in names:
                self._named.setdefault(name, holder)
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, with those in it that did not."""
        self._place += 1
        for place in range(len(self._open) - 1, max(len(self._open) - _DEEP, 0) - 1, -1):
            if self._open[place].tag == tag:
                self._end(place)
                return

    def handle_data(self, data: str) -> None:
        """Characters."""
        if not (self._open and self._open[-1].tag in _UNSEEN):
            self._say(data)

    def _say(self, text: str) -> None:
        self._said_at.append(self._place)
        self._said.append(text)

    def found(self) -> Notes:
        """The notes, when all was read."""
        self._end(0)
        begins = [link.first for link in self._links]
        marks: dict[int, str] = {}
        holders: list[_Element] = []
        for link in self._links:
            holder = self._named.get(link.to)
            if holder is None or holder.first < link.first or not self._is_mark(link):
                continue
            holder = next((one for one in holder.around if any(map(_NOTE_NAME.match, one.names))), holder)
            inside = self._links[bisect_left(begins, holder.first) : bisect_left(begins, holder.last)]
            back = [one for one in inside if one.to in link.names or one.role == _RETURNS]
            if (back or link.role == _REFERS or holder.role in _ARE_NOTES) and (words := self._words(holder, back)):
                marks[link.number] = words
                holders.append(holder)
        return Notes(marks, frozenset(one.number for one in (*holders, *self._above(holders))))

    def _holder(self, element: _Element) -> _Element | None:
        """The innermost element that can hold a note, from this one outward."""
        return next((one for one in (element, *self._open[:-_DEEP:-1]) if one.tag in _HOLDERS), None)

    def _end_before(self, tag: str) -> None:
        """End what ends where this begins, as its end tag is optional."""
        while self._open and tag in ENDS_WHERE_BEGINS.get(self._open[-1].tag, ()):
            self._end(len(self._open) - 1)
        if tag in ENDS_A_PARAGRAPH and self._open and self._open[-1].tag == "p":
            self._end(len(self._open) - 1)

    def _end(self, place: int) -> None:
        while len(self._open) > place:
            self._open.pop().last = self._place

    def _is_mark(self, link: _Element) -> bool:
        return link.role == _REFERS or _MARK.fullmatch(self._words(link)) is not None

    def _words(self, element: _Element, without: Sequence[_Element] = ()) -> str:
        """What is said in an element, but not in these links."""
        first, last = (bisect_left(self._said_at, place) for place in (element.first, element.last))
        pieces = (
            self._said[place]
            for place in range(first, last)
            if not any(link.first <= self._said_at[place] < link.last for link in without)
        )
        return " ".join(from_outside("".join(pieces)).split())

    def _above(self, holders: Sequence[_Element]) -> Iterator[_Element]:
        """The headings that only say that notes follow."""
        begins = {one.first: one for one in holders}
        order = sorted(begins)
        for heading in self._headings:
            if _HEADING.fullmatch(self._words(heading)):
                said = range(bisect_left(self._said_at, heading.last), len(self._said))
                next_words = next((self._said_at[place] for place in said if self._said[place].strip()), 0)
                at = bisect_right(order, next_words) - 1
                if at >= 0 and next_words < begins[order[at]].last:
                    yield heading
