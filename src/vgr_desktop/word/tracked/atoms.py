"""The inside of a paragraph in pieces that are kept, put in or taken away as a whole: words, fields, pictures."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn

from vgr_desktop.word.tracked.elements import TARGET, Element, attribute, content, made, spaced, value

# Words with their hyphens and apostrophes, amounts with their points, or one sign, each with the space before it.
_WORD = re.compile(r"\s*(?:\w+(?:[-'’.,]\w+)*|[^\w\s])|\s+")
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DRAWING_SIZE = 40  # characters: what a picture, note or field weighs beside words


@dataclass(frozen=True, slots=True)
class Side:
    """What the ids in one of the two documents stand for: its footnotes, its charts, the levels of its lists."""

    notes: Sequence[str]
    charts: Mapping[str, Hashable]
    lists: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """A piece of a paragraph; two with the same `key` are the same.

    `run` is the run that it is in, of which it is a piece of text (`text`) or an element (`inner`); or it is `whole`, a
    sequence of runs. `link` is the link around it, `before` what is there before it and takes no room, as bookmarks.
    """

    key: Hashable
    size: int
    run: Element
    text: str = ""
    inner: Element | None = None
    whole: tuple[Element, ...] = ()
    link: Element | None = None
    before: tuple[Element, ...] = ()


@dataclass(slots=True)
class Inside:
    """The inside of a paragraph; `after` is what comes after all atoms and takes no room."""

    atoms: list[Atom] = field(default_factory=list)
    after: tuple[Element, ...] = ()


def inside(paragraph: Element, side: Side) -> Inside:
    """The inside of `paragraph`, which is of this side."""
    reader = _Reader(side)
    reader.read(content(paragraph))
    reader.end()
    return Inside(reader.atoms, tuple(reader.points))


class _Reader:
    def __init__(self, side: Side) -> None:
        self._side = side
        self._open: list[Element] = []
        self._depth = 0
        self.atoms: list[Atom] = []
        self.points: list[Element] = []

    def read(self, children: Iterable[Element], link: Element | None = None) -> None:
        for child in children:
            if child.tag == qn("w:hyperlink"):
                self.read(child, child)
            elif child.tag == qn("w:r"):
                self._run(child, link)
            else:
                self.points.append(child)

    def end(self) -> None:
        """No field may go on in the next paragraph: what is in it would be lost."""
        if self._open:
            raise ValueError("a field does not end in its paragraph")

    def _run(self, run: Element, link: Element | None) -> None:
        """The atoms of a run; the runs of a field, from its begin to its end, are one."""
        kind = next((attribute(mark, "fldCharType") for mark in run.iter(qn("w:fldChar"))), "")
        self._depth += (kind == "begin") - (kind == "end")
        if kind or self._depth:
            self._open.append(run)
            if not self._depth:
                whole, self._open = tuple(self._open), []
                self._add(Atom((_field_key(whole), _link_key(link)), _DRAWING_SIZE, run, whole=whole, link=link))
            return
        looks = value(run.find(qn("w:rPr")))
        for inner in run:
            if inner.tag == qn("w:t"):
                for word in _WORD.findall(inner.text or ""):
                    self._add(Atom((word, looks, _link_key(link)), _size(word), run, text=word, link=link))
            elif inner.tag != qn("w:rPr"):
                key = _key(inner, self._side), looks, _link_key(link)
                self._add(Atom(key, 1 if len(inner) == 0 else _DRAWING_SIZE, run, inner=inner, link=link))

    def _add(self, atom: Atom) -> None:
        self.atoms.append(replace(atom, before=tuple(self.points)))
        self.points = []


def _size(word: str) -> int:
    """Letters and digits: a sign alone is nothing to keep between two changes."""
    return sum(map(str.isalnum, word))


def _link_key(link: Element | None) -> Hashable:
    return None if link is None else tuple(sorted(link.attrib.items()))


def _field_key(runs: Sequence[Element]) -> Hashable:
    """What makes two fields the same: their instruction and result; a page number is no result of anybody."""
    said = "".join(text.text or "" for run in runs for text in run.iter(qn("w:instrText")))
    if said.split()[:1] == ["PAGEREF"]:
        return said
    return said, "".join(text.text or "" for run in runs for text in run.iter(qn("w:t")))


def _key(inner: Element, side: Side) -> Hashable:
    """What makes two elements of a run the same: not their ids, but what these stand for."""
    if inner.tag == qn("w:footnoteReference"):
        return "note", side.notes[int(attribute(inner, "id")) - 1]
    if inner.tag != qn("w:drawing"):
        return value(inner)
    drawing = deepcopy(inner)
    for named in drawing.iter(*_DRAWN):
        named.attrib.pop("id", "")
        named.attrib.pop("name", "")
    shown = [side.charts[str(chart.attrib.pop(TARGET))] for chart in drawing.iter(_CHART)]
    return value(drawing), tuple(shown)


def rebuilt(atoms: Iterable[Atom]) -> Iterator[Element]:
    """The runs of atoms that stood after each other; what was in one run is in one run again."""
    of: Element | None = None
    run: Element | None = None
    for atom in atoms:
        if atom.whole:
            of = None
            yield from (deepcopy(each) for each in atom.whole)
            continue
        if atom.run is not of or run is None:
            of, run = atom.run, _emptied(atom.run)
            yield run
        _fill(run, atom)


def _emptied(run: Element) -> Element:
    found = made("r")
    found.extend(deepcopy(each) for each in run.findall(qn("w:rPr")))
    return found


def _fill(run: Element, atom: Atom) -> None:
    last = run[-1] if len(run) else None
    if atom.inner is not None:
        run.append(deepcopy(atom.inner))
    elif last is not None and last.tag == qn("w:t"):
        last.text = (last.text or "") + atom.text
    else:
        run.append(spaced("t", atom.text))
