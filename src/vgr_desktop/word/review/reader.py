"""The paragraphs and rows of a returned document, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.layout.anchors import Anchor, read_anchor
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.returning.document import Line, Piece, Returned, Revision, Row, Unit
from vgr_desktop.word.content.document import DOSSIER, EDITION, EXPORT, REPORT
from vgr_desktop.word.guard import damaged, read_parts
from vgr_desktop.word.review.comments import remarks
from vgr_desktop.word.review.inline import InlineReader, Spans
from vgr_desktop.word.review.parts import Parts, moment, outline, revision, value

_TAG = "vgr:"
_CONTENTS = ("toc ", "toc", "contents ", "inhopg ")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same once more, for programs that do not know the form beside it."""
_NO_TEXT = (qn("w:sdtPr"), qn("w:sectPr"), _FALLBACK)
_EMBEDDED = "In {} staat een ander document ingesloten; dat is niet gelezen."


def read_returned(path: Path) -> Returned:
    """The document at `path`. Raises `Problem` when it cannot be read, or the guard refuses it."""
    parts = Parts(read_parts(path))
    if parts.body is None:
        raise damaged(path)
    reader = _BodyReader(parts)
    reader.read(parts.body)
    said = parts.properties
    return Returned(
        path.name,
        tuple(reader.units),
        tuple(remarks(parts, reader.spans)),
        report=said.get(REPORT, ""),
        edition=said.get(EDITION, ""),
        dossier=said.get(DOSSIER, ""),
        export=said.get(EXPORT, ""),
        last=_last(parts),
        notices=(_EMBEDDED.format(path.name),) if reader.has_embedded else (),
    )


def _last(parts: Parts) -> Revision:
    """Who saved the document last, and when; nobody when it is as it was written."""
    root = parts.part("core-properties+xml")
    if root is None:
        return Revision()
    said = {etree.QName(each).localname: each.text or "" for each in root if isinstance(each.tag, str)}
    name, moment_saved = one_line(said.get("lastModifiedBy", "")), moment(said.get("modified", ""))
    if (name, moment_saved) == (one_line(said.get("creator", "")), moment(said.get("created", ""))):
        return Revision()
    return Revision(name, moment_saved)


@dataclass(slots=True)
class _Waiting:
    """What a paragraph that was joined with the next one leaves for that."""

    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    marks: list[Revision] = field(default_factory=list)
    struck: list[Revision] = field(default_factory=list)

    @property
    def revisions(self) -> list[Revision]:
        """All changes in it."""
        return [*(each for piece in self.pieces for each in piece.revisions), *self.marks]


class _BodyReader:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.spans = Spans()
        self._inline = InlineReader(parts, self.spans)
        self.units: list[Unit] = []
        self._tables = 0
        self._loose: list[Anchor] = []
        """Bookmarks that stand between paragraphs: they are on the next one."""
        self.has_embedded = False

    def read(self, body: etree._Element) -> None:
        waiting = _Waiting()
        for element, control in self._blocks(body, ""):
            if element.tag == qn("w:tbl"):
                self._table(element, control)
            else:
                line = self._line(element, control, waiting)
                if line is not None:
                    self.units.append(line)
        if waiting.pieces:
            self.units.append(Line(tuple(waiting.pieces), anchors=tuple(waiting.anchors), marks=tuple(waiting.marks)))

    def _blocks(self, holder: etree._Element, control: str) -> Iterator[tuple[etree._Element, str]]:
        """Paragraphs and tables, also those in content controls and text boxes, each with the text it is in."""
        for element in holder:
            if element.tag in (qn("w:p"), qn("w:tbl")):
                yield element, control
                for box in _text_boxes(element):
                    yield from self._blocks(box, control)
            elif element.tag == qn("w:bookmarkStart"):
                anchor = read_anchor(element.get(qn("w:name"), ""))
                self._loose += [anchor] if anchor else []
            elif element.tag == qn("w:altChunk"):
                self.has_embedded = True
            elif isinstance(element.tag, str) and element.tag not in _NO_TEXT and not _is_contents(element):
                yield from self._blocks(element, _tagged(element) or control)

    def _line(self, element: etree._Element, control: str, waiting: _Waiting) -> Line | None:
        """The paragraph, with what was joined to it; None when it is in the contents, or goes on in the next one."""
        style = self._parts.style(element)
        read = self._inline.paragraph(element)
        for id in read.comments:
            self.spans.begun.setdefault(id, (len(self.units), tuple(read.anchors)))
        if style.startswith(_CONTENTS):
            return None
        anchors = [*waiting.anchors, *self._loose, *read.anchors]
        self._loose.clear()
        is_gone = all(piece.deleted is not None for piece in waiting.pieces)
        struck = [*waiting.struck, *(waiting.revisions if is_gone else ())]
        pieces = [*([] if is_gone else waiting.pieces), *read.pieces]
        marks = [*([] if is_gone else waiting.marks), *_marks(element)]
        if element.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            waiting.pieces, waiting.anchors, waiting.marks, waiting.struck = pieces, anchors, marks, struck
            return None
        waiting.pieces, waiting.anchors, waiting.marks, waiting.struck = [], [], [], []
        depth, is_numbered = self._parts.item(element)
        level = outline(style)
        return Line(
            tuple(pieces),
            anchors=tuple(dict.fromkeys(anchors)),
            control=control,
            style=style,
            outline=level,
            depth=None if level else depth,
            is_numbered=is_numbered,
            has_picture=read.has_picture,
            marks=tuple(marks),
            struck=tuple(struck),
        )

    def _table(self, table: etree._Element, control: str) -> None:
        self._tables += 1
        number = self._tables
        for row in _within(table, qn("w:tr"), qn("w:tbl")):
            cells = tuple(self._cell(cell, control) for cell in _within(row, qn("w:tc"), qn("w:tr")))
            inserted, deleted = (row.find(f"{qn('w:trPr')}/{qn(f'w:{how}')}") for how in ("ins", "del"))
            marks = tuple(revision(each) for each in (inserted, deleted) if each is not None)
            self.units.append(Row(cells, number, marks, deleted is not None))

    def _cell(self, cell: etree._Element, control: str) -> tuple[Line, ...]:
        """The paragraphs of a cell; those of a table within it as well."""
        lines: list[Line] = []
        waiting = _Waiting()
        for element, inner in self._flat(cell, control):
            if (line := self._line(element, inner, waiting)) is not None:
                lines.append(line)
        if waiting.pieces or waiting.anchors:
            rest = Line(tuple(waiting.pieces), anchors=tuple(waiting.anchors), marks=tuple(waiting.marks))
            lines = [*lines[:-1], _joined(lines[-1], rest)] if lines else [rest]
        return tuple(lines)

    def _flat(self, holder: etree._Element, control: str) -> Iterator[tuple[etree._Element, str]]:
        for element, inner in self._blocks(holder, control):
            if element.tag == qn("w:tbl"):
                for row in _within(element, qn("w:tr"), qn("w:tbl")):
                    for cell in _within(row, qn("w:tc"), qn("w:tr")):
                        yield from self._flat(cell, inner)
            else:
                yield element, inner


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes in a paragraph, each once; those of a table are with its paragraphs."""
    if element.tag == qn("w:p"):
        for box in element.iter(qn("w:txbxContent")):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield box


def _joined(line: Line, rest: Line) -> Line:
    return replace(
        line, pieces=line.pieces + rest.pieces, anchors=line.anchors + rest.anchors, marks=line.marks + rest.marks
    )


def _within(holder: etree._Element, wanted: str, stop: str) -> Iterator[etree._Element]:
    """The elements with this tag, also in content controls, but not those of a table within."""
    for element in holder:
        if element.tag == wanted:
            yield element
        elif element.tag not in (stop, qn("w:tc")) and isinstance(element.tag, str):
            yield from _within(element, wanted, stop)


def _tagged(control: etree._Element) -> str:
    """The key of the text in a content control of ours; empty for any other."""
    tag = value(control, "w:sdtPr/w:tag")
    return tag.removeprefix(_TAG) if tag.startswith(_TAG) else ""


def _is_contents(control: etree._Element) -> bool:
    gallery = value(control, "w:sdtPr/w:docPartObj/w:docPartGallery")
    return gallery == "Table of Contents"


def _marks(paragraph: etree._Element) -> Iterator[Revision]:
    """The tracked changes of a paragraph itself."""
    for how in ("ins", "del", "moveFrom", "moveTo"):
        if (found := paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{how}')}")) is not None:
            yield revision(found)
    if (changed := paragraph.find(f"{qn('w:pPr')}/{qn('w:pPrChange')}")) is not None:
        yield revision(changed)
