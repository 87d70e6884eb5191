"""What a reader sees of a document, with what its ids stand for, to compare one with another."""

from collections.abc import Hashable, Iterator
from xml.etree import ElementTree as ET

from tests.word.opened import Opened, text_of, w
from vgr_desktop.word.package import Package

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


class Seen:
    """A document as nested tuples; `body` is that of the document, or one made of it."""

    def __init__(self, document: Package, body: ET.Element | None = None) -> None:
        self._opened = Opened(document)
        self._body = self._opened.body if body is None else body
        relations = self._opened.part("word/_rels/document.xml.rels")
        self._targets = {each.attrib["Id"]: each.attrib["Target"] for each in relations}
        notes = self._opened.part("word/footnotes.xml").findall(w("footnote"))
        self._notes = {note.attrib[w("id")]: _note(note) for note in notes}
        self._starts = {
            each.attrib[w("numId")]: ET.tostring(each).split(b">", 1)[1]
            for each in self._opened.part("word/numbering.xml").findall(w("num"))
        }
        self._places = {
            mark.attrib[w("name")]: text_of(paragraph)
            for paragraph in self._body.iter(w("p"))
            for mark in paragraph.iter(w("bookmarkStart"))
        }
        self._numbers: dict[str, int] = {}

    def all(self) -> list[Hashable]:
        """Every block in order."""
        return [*self._blocks(self._body)]

    def _blocks(self, parent: ET.Element) -> Iterator[Hashable]:
        for child in parent:
            if child.tag == w("p"):
                yield self._paragraph(child)
            elif child.tag == w("tbl"):
                rows = (
                    tuple(tuple(self._blocks(cell)) for cell in row.findall(w("tc"))) for row in child.findall(w("tr"))
                )
                yield ("table", *rows)
            elif child.tag == w("sdt"):
                yield from self._blocks(child.find(w("sdtContent")))  # type: ignore[arg-type]  # each has content
            elif child.tag == w("sectPr"):
                yield ET.tostring(child)

    def _paragraph(self, paragraph: ET.Element) -> Hashable:
        properties = paragraph.find(w("pPr"))
        said = [] if properties is None else [self._property(each) for each in properties]
        return ("paragraph", *said, *_joined(self._pieces(paragraph, None)))

    def _property(self, element: ET.Element) -> Hashable:
        if element.tag != w("numPr"):
            return ET.tostring(element)
        level, number = (element.find(w(name)).attrib[w("val")] for name in ("ilvl", "numId"))  # type: ignore[union-attr]
        place = self._numbers.setdefault(number, len(self._numbers))
        return level, place, self._starts[number]

    def _pieces(self, parent: ET.Element, link: str | None) -> Iterator[tuple[Hashable, str]]:
        """What is in a paragraph: how it looks, and the characters or what stands for them."""
        fields: list[str] = []
        for child in parent:
            if child.tag == w("hyperlink"):
                target = child.attrib.get(f"{_R}id")
                place = self._targets[target] if target else child.attrib[w("anchor")]
                yield from self._pieces(child, self._place(place))
            if child.tag != w("r"):
                continue
            letters = child.find(w("rPr"))
            looks = b"" if letters is None else ET.tostring(letters)
            for each in child:
                kind = each.attrib.get(w("fldCharType"))
                if kind == "begin":
                    fields.append("")
                elif kind == "end" and fields:
                    fields.pop()
                elif each.tag == w("instrText"):
                    fields[-1] = each.text or ""
                    if not fields[-1].startswith((" HYPERLINK", " PAGEREF")):
                        yield "field", fields[-1]
                elif each.tag not in (w("rPr"), w("fldChar")) and not any("PAGEREF" in said for said in fields):
                    around = next((self._place(said.split('"')[1]) for said in fields if " HYPERLINK" in said), link)
                    yield (looks, around), self._said(each)

    def _place(self, said: str) -> str:
        return f"to {self._places[said]}" if said.startswith("_Toc") else said

    def _said(self, element: ET.Element) -> str:
        if element.tag == w("footnoteReference"):
            return f"[noot {self._notes[element.attrib[w('id')]]}]"
        if element.tag == w("drawing"):
            charts = [self._opened.content[self._chart(each.attrib[f"{_R}id"])] for each in element.iter(_CHART)]
            blips = [self._targets[each.attrib[f"{_R}embed"]] for each in element.iter(_BLIP)]
            return f"[{[sorted(each.attrib.items()) for each in element.iter(_EXTENT)]} {charts} {blips}]"
        return {w("tab"): "\t", w("br"): "\n"}.get(element.tag, element.text or "")

    def _chart(self, id: str) -> str:
        return f"word/{self._targets[id]}"


def _note(note: ET.Element) -> str:
    """The words of a footnote; all of them went when they went at all."""
    return text_of(note) or "".join(text.text or "" for text in note.iter(w("delText")))


def _joined(pieces: Iterator[tuple[Hashable, str]]) -> list[tuple[Hashable, str]]:
    """The pieces with neighbours that look the same as one."""
    made: list[tuple[Hashable, str]] = []
    for looks, said in pieces:
        if made and made[-1][0] == looks:
            made[-1] = looks, made[-1][1] + said
        else:
            made.append((looks, said))
    return made
