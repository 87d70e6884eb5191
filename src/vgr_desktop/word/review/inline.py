"""The characters of a returned paragraph: with their marks, and with who inserted or struck them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.layout.anchors import Anchor, read_anchor
from vgr_desktop.core.model.text import Mark, Run, is_link
from vgr_desktop.core.returning.document import Piece, Revision
from vgr_desktop.word.review.parts import Parts, is_on, revision, value

_IN = {qn("w:ins"), qn("w:moveTo")}
_OUT = {qn("w:del"), qn("w:moveFrom")}
_AROUND = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo")}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_PICTURES = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
_RAISED = {"superscript": Mark.SUPERSCRIPT, "subscript": Mark.SUBSCRIPT}
_STYLED = {"strong": Mark.BOLD, "zwaar": Mark.BOLD, "emphasis": Mark.ITALIC, "nadruk": Mark.ITALIC}
_NAMED = {qn("w:b"): Mark.BOLD, qn("w:i"): Mark.ITALIC, qn("w:u"): Mark.UNDERLINE}


@dataclass(slots=True)
class Spans:
    """The ranges of comments that are open, and what was read of each, over all paragraphs."""

    open: dict[str, list[str]] = field(default_factory=dict)
    begun: dict[str, tuple[int, tuple[Anchor, ...]]] = field(default_factory=dict)
    """The number of the unit in which each range began, and the places that are named in its paragraph."""
    words: dict[str, str] = field(default_factory=dict)

    def begin(self, id: str) -> None:
        """Begin the range of the comment with this id."""
        self.open[id] = []

    def end(self, id: str) -> None:
        """End it."""
        if (read := self.open.pop(id, None)) is not None:
            self.words[id] = "".join(read).strip()

    def read(self, text: str) -> None:
        """Note what was read within all open ranges."""
        for said in self.open.values():
            said.append(text)


@dataclass(slots=True)
class Paragraph:
    """What was read of one paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """The ids of the comments whose ranges begin here, or that stand here without one."""
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the characters inside an element."""

    link: str | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None


class InlineReader:
    """Reads paragraphs; what fields say is read, their instructions are not."""

    def __init__(self, parts: Parts, spans: Spans) -> None:
        """`spans` collects the ranges of comments."""
        self._parts = parts
        self._spans = spans
        self._fields: list[bool] = []
        """For each open field whether its result has begun; one may go over several paragraphs."""

    def paragraph(self, element: etree._Element) -> Paragraph:
        """The characters of a paragraph."""
        read = Paragraph()
        self._walk(element, _Around(), read)
        return read

    def _walk(self, holder: etree._Element, around: _Around, read: Paragraph) -> None:
        for element in holder:
            tag = element.tag
            if tag == qn("w:r"):
                self._run(element, around, read)
            elif tag in _IN:
                self._walk(element, replace(around, inserted=revision(element)), read)
            elif tag in _OUT:
                self._walk(element, replace(around, deleted=revision(element)), read)
            elif tag == qn("w:hyperlink"):
                link = self._parts.links.get(element.get(qn("r:id"), ""))
                self._walk(element, replace(around, link=link if link and is_link(link) else None), read)
            elif tag in _AROUND:
                self._walk(element, around, read)
            else:
                self._point(element, read)

    def _point(self, element: etree._Element, read: Paragraph) -> None:
        """A bookmark, or the beginning or end of the range of a comment."""
        id = element.get(qn("w:id"), "")
        if element.tag == qn("w:bookmarkStart"):
            if anchor := read_anchor(element.get(qn("w:name"), "")):
                read.anchors.append(anchor)
        elif element.tag == qn("w:commentRangeStart"):
            self._spans.begin(id)
            read.comments.append(id)
        elif element.tag == qn("w:commentRangeEnd"):
            self._spans.end(id)

    def _run(self, element: etree._Element, around: _Around, read: Paragraph) -> None:
        if is_on(element, "w:rPr/w:vanish"):
            return
        marks = self._marks(element)
        changed = element.find(f"{qn('w:rPr')}/{qn('w:rPrChange')}")
        formatted = None if changed is None else revision(changed)
        before = _marks(changed) if changed is not None else frozenset()
        for run in self._content(element, read):
            piece = Piece(
                replace(run, marks=frozenset() if run.note else marks, link=None if run.note else around.link),
                inserted=around.inserted,
                deleted=around.deleted,
                formatted=formatted,
                before=before,
            )
            read.pieces.append(piece)
            if around.deleted is None:
                self._spans.read(run.text)

    def _content(self, element: etree._Element, read: Paragraph) -> Iterator[Run]:
        for inner in element:
            tag = inner.tag
            if tag == qn("w:fldChar"):
                self._turn(inner.get(qn("w:fldCharType"), ""))
            elif tag == qn("w:commentReference") and inner.get(qn("w:id"), "") not in self._spans.words:
                read.comments.append(inner.get(qn("w:id"), ""))
            elif not all(self._fields):
                continue
            elif tag in (qn("w:t"), qn("w:delText")):
                yield Run(inner.text or "")
            elif tag in _SIGNS and inner.get(qn("w:type"), "") not in {"page", "column"}:
                yield Run(_SIGNS[tag])
            elif tag == qn("w:footnoteReference"):
                yield Run("", note=self._parts.notes.get(inner.get(qn("w:id"), "")) or "…")
            elif tag in _PICTURES or inner.find(f".//{qn('w:drawing')}") is not None:
                read.has_picture = True

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _marks(self, run: etree._Element) -> frozenset[Mark]:
        styled = _STYLED.get(self._parts.character_style(run))
        return _marks(run) | ({styled} if styled else set())


def _marks(holder: etree._Element) -> frozenset[Mark]:
    """The marks that the properties in an element give directly."""
    found = {mark for tag, mark in _NAMED.items() if is_on(holder, f"w:rPr/w:{etree.QName(tag).localname}")}
    raised = _RAISED.get(value(holder, "w:rPr/w:vertAlign"))
    return frozenset(found | ({raised} if raised else set()))
