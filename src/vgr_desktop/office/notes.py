"""Footnotes, which LibreOffice leaves without a name and without a tag for the link from the note back to its mark.

PDF/UA-1 (ISO 14289-1, 7.9 and 7.18.5) requires that a note has a name of its own, and a link has a tag around it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_ELEMENT = rb"^(\d+) 0 obj\n(<</Type/StructElem\n/S/%s\n(?:(?!endobj).)*?)/K\[(%s) \]\n>>\nendobj$"
_SHAPE = re.MULTILINE | re.DOTALL
_NOTE = re.compile(_ELEMENT % (rb"Note", rb"(\d+) 0 R"), _SHAPE)
_LINE = re.compile(_ELEMENT % (rb"[^\n]+", rb"\d+(?: \d+)*"), _SHAPE)
_BACK = re.compile(rb"^(\d+) 0 obj\n(<</Type/Annot/Subtype/Link(?:(?!endobj|/StructParent).)*)>>\nendobj$", _SHAPE)
_PAGE = re.compile(rb"^(\d+) 0 obj\n<</Type/Page/(?:(?!endobj).)*?/StructParents (\d+)\n", _SHAPE)
_ON_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_TREE = re.compile(rb"^(\d+) 0 obj\n<</Nums\[\n(.*?)\]>>\nendobj$", _SHAPE)
_ENTRY = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)\n")
_SIZE = re.compile(rb"/Size (\d+)")


@dataclass(frozen=True, slots=True)
class _Line:
    """The paragraph of a note: its object, what is said of it, its pieces of marked content, and its page."""

    number: bytes
    said: bytes
    pieces: tuple[int, ...]
    page: bytes


def tagged(pdf: bytes) -> Mapping[int, bytes]:
    """The objects to change or add, so that every note has a name and a tagged link, by their numbers.

    Empty when there are no notes, or the PDF is not as LibreOffice 7 writes it.
    """
    notes = list(_NOTE.finditer(pdf))
    backs = list(_BACK.finditer(pdf))
    tree, size = _TREE.search(pdf), _SIZE.findall(pdf)
    lines = _lines(pdf, {note[4] for note in notes}) if notes else {}
    if not notes or not tree or not size or len(backs) != len(notes) or len(lines) != len(notes):
        return {}
    entries = {int(key): value for key, value in _ENTRY.findall(tree[2])}
    pages = {found[1]: int(found[2]) for found in _PAGE.finditer(pdf)}
    free, place = int(size[-1]), max(entries) + 1
    made: dict[int, bytes] = {}
    for count, (note, back) in enumerate(zip(notes, backs, strict=True)):
        line, link = lines[note[4]], free + 2 * count
        made[int(note[1])] = b"%s/ID(note%d)/K[%s ]\n>>" % (note[2], count + 1, note[3])
        made[int(line.number)] = b"%s/K[%s ]\n>>" % (line.said, b" ".join(_with_link(line, link)))
        made[link] = _link(line, link)
        made[link + 1] = b"<</Type/OBJR/Obj %s 0 R>>" % back[1]
        made[int(back[1])] = b"%s/StructParent %d>>" % (back[2], place + count)
        entries[place + count] = b"%d 0 R" % link
        entries[pages[line.page]] = _pointing(entries[pages[line.page]], line.pieces[0], link)
    nums = b"".join(b"%d %s\n" % entry for entry in entries.items())
    return {**made, int(tree[1]): b"<</Nums[\n%s]>>" % nums}


def _lines(pdf: bytes, wanted: set[bytes]) -> dict[bytes, _Line]:
    """The paragraphs of notes by the numbers of their objects; those that are as expected."""
    return {line.number: line for line in _found(pdf, wanted)}


def _found(pdf: bytes, wanted: set[bytes]) -> Iterator[_Line]:
    for found in _LINE.finditer(pdf):
        page = _ON_PAGE.search(found[2])
        if found[1] in wanted and page:
            yield _Line(found[1], found[2], tuple(map(int, found[3].split())), page[1])


def _with_link(line: _Line, link: int) -> Iterator[bytes]:
    """What the paragraph holds: the link, which has its first piece, and the other pieces."""
    yield b"%d 0 R" % link
    yield from (b"%d" % piece for piece in line.pieces[1:])


def _link(line: _Line, link: int) -> bytes:
    return b"<</Type/StructElem\n/S/Link\n/P %s 0 R\n/Pg %s 0 R\n/K[%d %d 0 R ]\n>>" % (
        line.number,
        line.page,
        line.pieces[0],
        link + 1,
    )


def _pointing(elements: bytes, piece: int, link: int) -> bytes:
    """The elements of the pieces of a page, with the link for this piece."""
    found = re.findall(rb"\d+ 0 R", elements)
    found[piece] = b"%d 0 R" % link
    return b"[ %s ]" % b" ".join(found)
