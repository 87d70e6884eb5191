"""Paragraphs with what changed in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import groupby

from docx.oxml.ns import qn

from vgr_desktop.core.model.alignment import Stretch, stretches
from vgr_desktop.word.tracked.atoms import Atom, Inside, Side, inside, rebuilt
from vgr_desktop.word.tracked.elements import TARGET, Element, Elements, attribute, made, of_before, path, spaced, value
from vgr_desktop.word.tracked.marks import Marks, State

_NUMBER = path("numPr", "numId")

Piece = tuple[State, Sequence[Atom]]
Stretched = tuple[Stretch[Atom], bool]
_TWO = 2


@dataclass(slots=True)
class Desk:
    """What is needed to bring two documents together.

    `addresses` are those of the links outside the document, by id. `numbers` grows while paragraphs are brought
    together: for the numbered lists of the older document, the ones in the newer that they are; and so does `headings`,
    for the bookmarks that the contents refer to. `names` are those of all bookmarks. `note` adds a footnote and gives
    its number; `went` and `came` are the numbers of those that were taken away and put in.
    """

    marks: Marks
    old: Side
    new: Side
    addresses: Mapping[str, str]
    names: set[str]
    note: Callable[[str], int]
    numbers: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    went: set[int] = field(default_factory=set)
    came: set[int] = field(default_factory=set)

    def side(self, state: State) -> Side:
        """The document that what is in this state comes from."""
        return self.old if state is State.DELETED else self.new


def whole(paragraph: Element, state: State, desk: Desk) -> Element:
    """A paragraph that was put in or taken away as a whole."""
    shown = _begun(paragraph)
    held = inside(paragraph, desk.side(state))
    if state is State.DELETED:
        held = _free(held, desk)
    _write(shown, [(state, held.atoms)], held.after, desk)
    desk.marks.ends(shown, state)
    return shown


def between(old: Element, new: Element, desk: Desk) -> Element:
    """The paragraph `new` with what changed since it was `old`."""
    shown = _begun(new)
    desk.headings.update(zip(_listed(old), _listed(new), strict=False))
    was, now = inside(old, desk.old), inside(new, desk.new)
    found = stretches(was.atoms, now.atoms, lambda atom: atom.key, lambda atom: atom.size)
    _write(shown, _pieces(_slid(found)), now.after, desk)
    if not _look_alike(old, new, desk):
        desk.marks.was(shown, of_before(old))
    return shown


def _listed(heading: Element) -> list[str]:
    """The bookmarks on a heading for the table of contents: one, or none."""
    names = (attribute(mark, "name") for mark in heading.iter(qn("w:bookmarkStart")))
    return [name for name in names if name.startswith("_Toc")]


def _begun(paragraph: Element) -> Element:
    found = made("p")
    found.extend(deepcopy(each) for each in paragraph.findall(qn("w:pPr")))
    return found


def _slid(found: list[Stretched]) -> list[Stretched]:
    """The stretches with the last sign of a paragraph kept where it can be: the point, when a sentence came behind it.

    LibreOffice takes a change at the end of a paragraph and the next paragraph, which came as a whole, for one.
    """
    if len(found) < _TWO or not found[-2][1] or found[-1][1]:
        return found
    *others, ((was, now), _), ((gone, come), _) = found
    alone = gone or come
    if (gone and come) or not alone or alone[-1].key != now[-1].key:
        return found
    kept = (was[-1:], come[-1:]) if come else (gone[-1:], now[-1:])
    changed = ((), (*now[-1:], *come[:-1])) if come else ((*was[-1:], *gone[:-1]), ())
    return [*others, ((was[:-1], now[:-1]), True), (changed, False), (kept, True)]


def _pieces(found: Iterable[Stretched]) -> Iterator[Piece]:
    for (was, now), same in found:
        if same:
            yield State.KEPT, now
        else:
            yield State.DELETED, [_pointless(atom) for atom in was]
            yield State.INSERTED, now


def _pointless(atom: Atom) -> Atom:
    return replace(atom, before=())


def _free(held: Inside, desk: Desk) -> Inside:
    """The inside of an older paragraph with those bookmarks that the newer document does not have."""
    ids: set[str] = set()

    def free(points: Iterable[Element]) -> tuple[Element, ...]:
        kept = []
        for point in points:
            name, id = attribute(point, "name"), attribute(point, "id")
            if name and name not in desk.names:
                desk.names.add(name)
                ids.add(id)
            if id in ids:
                kept.append(point)
        return tuple(kept)

    return Inside([replace(atom, before=free(atom.before)) for atom in held.atoms], free(held.after))


def _look_alike(old: Element, new: Element, desk: Desk) -> bool:
    """Whether two paragraphs have the same properties; a list is known by the first items that it has in both."""
    was, now = of_before(old), of_before(new)
    number, other = was.find(_NUMBER), now.find(_NUMBER)
    if number is not None and other is not None:
        one, two = attribute(number, "val"), attribute(other, "val")
        if one in desk.old.lists and desk.old.lists[one] == desk.new.lists.get(two):
            taken = two in desk.numbers.values()
            number.set(qn("w:val"), one if taken and one not in desk.numbers else desk.numbers.setdefault(one, two))
    return value(was) == value(now)


def _write(paragraph: Element, pieces: Iterable[Piece], after: Sequence[Element], desk: Desk) -> None:
    stated = [(state, atom) for state, atoms in pieces for atom in atoms]
    for link, group in groupby(stated, lambda each: each[1].link if each[1].link is None else _target(each[1].link)):
        members = list(group)
        if link is None:
            _extend(paragraph, members, desk)
        elif any(state is State.KEPT for state, _ in members):
            _write_link(paragraph, members, desk)
        else:
            for state in (State.DELETED, State.INSERTED):
                _write_link_field(paragraph, [atom for each, atom in members if each is state], state, desk)
    paragraph.extend(deepcopy(point) for point in after)


def _target(link: Element) -> tuple[str | None, str | None]:
    return link.get(TARGET), link.get(qn("w:anchor"))


def _extend(parent: Element, members: Iterable[tuple[State, Atom]], desk: Desk) -> None:
    """Write runs into `parent`, each stretch of the same state in one mark."""
    for state, group in groupby(members, lambda each: each[0]):
        waiting: list[Atom] = []
        for _, atom in group:
            if atom.before:
                parent.extend(desk.marks.around(state, _runs(waiting, state, desk)))
                parent.extend(deepcopy(point) for point in atom.before)
                waiting = []
            waiting.append(atom)
        parent.extend(desk.marks.around(state, _runs(waiting, state, desk)))


def _runs(atoms: Sequence[Atom], state: State, desk: Desk) -> Elements:
    found = list(rebuilt(atoms))
    for mark in (mark for run in found for mark in run.iter(qn("w:footnoteReference"))):
        number = int(attribute(mark, "id"))
        if state is State.DELETED:
            number = desk.note(desk.old.notes[number - 1])
            mark.set(qn("w:id"), str(number))
            desk.went.add(number)
        elif state is State.INSERTED:
            desk.came.add(number)
    return found


def _write_link(paragraph: Element, members: Sequence[tuple[State, Atom]], desk: Desk) -> None:
    """A link of which a part was kept."""
    (state, first), *others = members
    paragraph.extend(deepcopy(point) for point in first.before)
    link = made("hyperlink")
    link.attrib.update(
        next(atom.link for state, atom in members if state is State.KEPT and atom.link is not None).attrib
    )
    paragraph.append(link)
    _extend(link, [(state, _pointless(first)), *others], desk)


def _write_link_field(paragraph: Element, atoms: Sequence[Atom], state: State, desk: Desk) -> None:
    """A link that was put in or taken away as a whole. Only as a field can Word track it, so that nothing is left."""
    if not atoms or atoms[0].link is None:
        return
    paragraph.extend(deepcopy(point) for point in atoms[0].before)
    id, anchor = _target(atoms[0].link)
    place = f'\\l "{anchor}"' if id is None else f'"{_as_argument(desk.addresses[id])}"'
    begin = _field_mark("begin"), _run(spaced("instrText", f" HYPERLINK {place} ")), _field_mark("separate")
    runs = [*begin, *_runs([*map(_pointless, atoms)], state, desk), _field_mark("end")]
    paragraph.extend(desk.marks.around(state, runs))


def _as_argument(address: str) -> str:
    """An address as it is written in a field."""
    return address.replace("\\", "\\\\").replace('"', "%22")


def _field_mark(kind: str) -> Element:
    return _run(made("fldChar", {qn("w:fldCharType"): kind}))


def _run(inner: Element) -> Element:
    found = made("r")
    found.append(inner)
    return found
