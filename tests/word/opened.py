"""An exported file, opened without the libraries that wrote it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from vgr_desktop.word.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(path: str) -> str:
    """`path`, such as tr/tc, in the namespace of WordprocessingML."""
    return "/".join(step if step in {".", ".."} or not step else f"{W}{step}" for step in path.split("/"))


class Opened:
    """The parts of a .docx file, or of a document that is not written to one yet."""

    def __init__(self, document: Path | Package) -> None:
        self.content = dict(document.files) if isinstance(document, Package) else _read(document)
        self.files = {name: data.decode() for name, data in self.content.items() if name.endswith((".xml", ".rels"))}
        self.body = self.part("word/document.xml")[0]
        self._names = {
            style.attrib[w("styleId")]: found.attrib[w("val")]
            for style in self.part("word/styles.xml").iter(w("style"))
            if (found := style.find(w("name"))) is not None
        }

    def part(self, name: str) -> ET.Element:
        return ET.fromstring(self.files[name])  # noqa: S314  # our own file

    def style(self, paragraph: ET.Element) -> str:
        """The name of a paragraph's style."""
        found = paragraph.find(w("pPr/pStyle"))
        return self._names[found.attrib[w("val")]] if found is not None else "Normal"

    def paragraphs(self) -> Iterator[ET.Element]:
        """Every paragraph in order, including those in tables and content controls."""
        return self.body.iter(w("p"))

    def lines(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph after the table of contents."""
        found = [(self.style(paragraph), text_of(paragraph)) for paragraph in self.paragraphs()]
        return [line for line in found if not line[0].lower().startswith("toc ")]

    def texts(self) -> list[str]:
        return [text for _, text in self.lines()]


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def text_of(element: ET.Element) -> str:
    """The characters that a reader sees, with line breaks and tabs."""
    shown = {w("br"): "\n", w("tab"): "\t"}
    made = []
    for inner in element.iter():
        if inner.tag == w("t"):
            made.append(inner.text or "")
        elif inner.tag in shown and not inner.attrib:
            made.append(shown[inner.tag])
    return "".join(made)
