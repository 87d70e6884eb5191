"""A reviewer at random: edits in the body of an exported document, each with what has to be offered for it."""

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from tests.word.opened import W
from vgr_desktop.core.layout.anchors import Aspect, key, read_anchor
from vgr_desktop.core.model.report import Deviation, Report
from vgr_desktop.core.model.tree import everything

_WHO = {f"{W}author": "An de Vries", f"{W}date": "2026-11-12T09:30:00Z"}
_LEAST = 8
"""Words of a paragraph that is edited: a shorter one may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Done:
    """An edit: what it was, the lineages and kinds under which it may be offered, and words that it has to tell of."""

    name: str
    texts: frozenset[str]
    kinds: frozenset[str]
    words: str


class Reviewer:
    """Edits one document; no place is edited twice."""

    def __init__(self, body: etree._Element, report: Report, chance: random.Random) -> None:
        self.body, self.report, self.chance = body, report, chance
        self.comments: list[str] = []
        self.done: list[Done] = []
        self._used: set[etree._Element] = set()
        self._number = 90_000
        self._lineages = {key(item.lineage): item.lineage for item in everything(self.report)}
        self._amounts = {key(i.lineage) for i in everything(self.report) if isinstance(i, Deviation) and i.amount}
        self._lines = list(self._places(Aspect.LINE))
        self._lights = list(self._places(Aspect.LIGHT))
        self._titles = [
            (element, lineage)
            for element, lineage in self._places(Aspect.TITLE)
            if any(above.tag == f"{W}tc" for above in element.iterancestors())
        ]
        self._money = [place for place in self._places(Aspect.AMOUNT) if key(place[1]) in self._amounts]

    def _places(self, aspect: Aspect) -> Iterator[tuple[etree._Element, str]]:
        for mark in self.body.iter(f"{W}bookmarkStart"):
            anchor = read_anchor(mark.get(f"{W}name", ""))
            if anchor is not None and anchor.aspect is aspect and anchor.key in self._lineages:
                yield _above(mark), self._lineages[anchor.key]

    def edit(self) -> bool:
        """One edit of any kind; False when that kind has no place left."""
        return self.chance.choice(_EDITS)(self)

    # Edits

    def reword(self) -> bool:
        return self._reworded("reworded", tracked=False)

    def reword_tracked(self) -> bool:
        return self._reworded("reworded, tracked", tracked=True)

    def _reworded(self, name: str, *, tracked: bool) -> bool:
        found = self._line()
        if found is None:
            return False
        paragraph, lineage = found
        run = max(_runs(paragraph), key=lambda run: len(_text(run)))
        words = _text(run).split(" ")
        at = self.chance.randrange(len(words))
        word = self._word()
        before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
        pieces = [_like(run, f"{before} " if before else ""), _like(run, f"{word} "), _like(run, after)]
        if tracked:
            gone = _like(run, f"{words[at]} ")
            for text in gone.iter(f"{W}t"):
                text.tag = f"{W}delText"
            pieces[1:2] = [self._around("ins", pieces[1]), self._around("del", gone)]
        _replace(run, pieces)
        return self._did(name, lineage, {"changed"}, word)

    def strike(self) -> bool:
        found = self._line()
        if found is None:
            return False
        paragraph, lineage = found
        words = _said(paragraph)[:30]
        for run in _runs(paragraph):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            holder = self._around("del", copy.deepcopy(run))
            _replace(run, [holder])
        etree.SubElement(etree.SubElement(_properties(paragraph), f"{W}rPr"), f"{W}del", self._who())
        return self._did("struck, tracked", lineage, {"removed"}, words)

    def remove(self) -> bool:
        found = self._line()
        if found is None:
            return False
        paragraph, lineage = found
        words = _said(paragraph)[:30]
        _above(paragraph).remove(paragraph)
        return self._did("removed", lineage, {"removed", "changed"}, words)

    def add(self) -> bool:
        return self._added(tracked=False)

    def add_tracked(self) -> bool:
        return self._added(tracked=True)

    def _added(self, *, tracked: bool) -> bool:
        found = self._line()
        if found is None:
            return False
        paragraph, lineage = found
        word = self._word()
        made = _plain(paragraph, f"Hier komt {word} nog bij, zegt de beoordelaar.")
        if tracked:
            etree.SubElement(etree.SubElement(_properties(made), f"{W}rPr"), f"{W}ins", self._who())
            for run in list(_runs(made)):
                _replace(run, [self._around("ins", copy.deepcopy(run))])
        paragraph.addnext(made)
        return self._did(f"added{', tracked' * tracked}", lineage, {"added"}, word)

    def move(self) -> bool:
        first, second = self._line(), self._line()
        if first is None or second is None:
            return False
        words = _said(first[0])[:40]
        second[0].addnext(first[0])
        self.done.append(Done("moved", frozenset({first[1], second[1]}), frozenset({"moved"}), words))
        return True

    def light(self) -> bool:
        found = self._free(self._lights)
        if found is None:
            return False
        paragraph, lineage = found
        now = _said(paragraph)
        other = self.chance.choice([each for each in self.report.scale if each.name not in now])
        shaped = self.chance.random() < 0.5 or not any(each.name in now for each in self.report.scale)
        _write(paragraph, f"{other.shape} {other.name}" if shaped else re.sub(r"\w+$", other.name, now))
        return self._did("light", lineage, {"light"}, other.name)

    def title(self) -> bool:
        found = self._free(self._titles)
        if found is None:
            return False
        paragraph, lineage = found
        word = self._word()
        _write(paragraph, f"{_said(paragraph)} {word}")
        return self._did("title", lineage, {"title"}, word)

    def amount(self) -> bool:
        found = self._free(self._money)
        if found is None:
            return False
        paragraph, lineage = found
        number = f"{self.chance.randint(100, 999)}.{self.chance.randint(100, 999)}"
        _write(paragraph, re.sub(r"[\d.]+\d(?:,\d+)?", number, _said(paragraph), count=1))
        return self._did("amount", lineage, {"amount"}, number)

    def comment(self) -> bool:
        found = self._line(keep=True)
        if found is None:
            return False
        paragraph, lineage = found
        id, word = str(len(self.comments)), self._word()
        begin = etree.Element(f"{W}commentRangeStart", {f"{W}id": id})
        paragraph.insert(1, begin)
        etree.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": id})
        mark = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(mark, f"{W}commentReference", {f"{W}id": id})
        self.comments.append(f"Wat betekent {word}?")
        return self._did("comment", lineage, {"comment"}, word)

    # Help

    def _line(self, *, keep: bool = False) -> tuple[etree._Element, str] | None:
        """A paragraph of a text with enough words, outside tables and not the only one of its text."""
        count: dict[str, int] = {}
        for _, lineage in self._lines:
            count[lineage] = count.get(lineage, 0) + 1
        among = [
            (element, lineage)
            for element, lineage in self._lines
            if element.tag == f"{W}p"
            and len(_said(element).split()) >= _LEAST
            and len(list(_runs(element))) == 1
            and (keep or count[lineage] > 1)
        ]
        return self._free(among)

    def _free(self, among: list[tuple[etree._Element, str]]) -> tuple[etree._Element, str] | None:
        left = [place for place in among if place[0] not in self._used and _is_calm(place[0], self._used)]
        if not left:
            return None
        place = self.chance.choice(left)
        self._used.add(place[0])
        return place

    def _did(self, name: str, lineage: str, kinds: set[str], words: str) -> bool:
        self.done.append(Done(name, frozenset({lineage}), frozenset(kinds), words))
        return True

    def _word(self) -> str:
        return "".join(self.chance.choices("bdfgklmnprst", k=9)).capitalize()

    def _who(self) -> dict[str, str]:
        self._number += 1
        return {f"{W}id": str(self._number), **_WHO}

    def _around(self, how: str, run: etree._Element) -> etree._Element:
        made = etree.Element(f"{W}{how}", self._who())
        made.append(run)
        return made


_EDITS: tuple[Callable[[Reviewer], bool], ...] = (
    Reviewer.reword, Reviewer.reword, Reviewer.reword_tracked, Reviewer.reword_tracked, Reviewer.strike,
    Reviewer.remove, Reviewer.add, Reviewer.add_tracked, Reviewer.move, Reviewer.light, Reviewer.title,
    Reviewer.amount, Reviewer.comment,
)  # fmt: skip


def _above(element: etree._Element) -> etree._Element:
    found = element.getparent()
    assert found is not None
    return found


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(f"{W}pPr")
    assert found is not None
    return found


def _is_calm(paragraph: etree._Element, used: set[etree._Element]) -> bool:
    """Whether nothing right beside it was edited: else two edits are one."""
    return paragraph.getprevious() not in used and paragraph.getnext() not in used


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None)


def _text(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def _said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _like(run: etree._Element, text: str) -> etree._Element:
    made = copy.deepcopy(run)
    for number, each in enumerate(list(made.iter(f"{W}t"))):
        if number:
            made.remove(each)
        else:
            each.text = text
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _replace(run: etree._Element, pieces: list[etree._Element]) -> None:
    for piece in pieces:
        run.addprevious(piece)
    _above(run).remove(run)


def _plain(like: etree._Element, text: str) -> etree._Element:
    """A paragraph that looks like this one, without its bookmarks."""
    made = etree.Element(f"{W}p")
    made.append(copy.deepcopy(_properties(like)))
    run = etree.SubElement(made, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return made


def _write(paragraph: etree._Element, text: str) -> None:
    """Other words in place of those of a paragraph, within its bookmark."""
    first, *others = _runs(paragraph)
    for run in others:
        paragraph.remove(run)
    _replace(first, [_like(first, text)])
