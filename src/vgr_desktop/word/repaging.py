"""The page numbers in the contents of a document that was written: estimates, until somebody sets its pages."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.disk.replacing import replacing
from vgr_desktop.word.package import put

_BODY = "word/document.xml"


def repage(document: Path, pages: Sequence[tuple[str, int]]) -> bool:
    """Put `pages`, the headings in order with their pages, into the contents of `document`; answers if any was wrong.

    Nothing changes when the headings are not those that the contents list: then the pages are of something else.
    """
    with zipfile.ZipFile(document) as package:
        files = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(files[_BODY])  # our own file
    listed = tuple(_listed(root))
    known = [" ".join("".join(map(str, words.itertext())).split()) for words, _ in listed]
    right = [str(page) for _, page in pages]
    if known != [text for text, _ in pages] or right == [number.text for _, number in listed]:
        return False
    for (_, number), page in zip(listed, right, strict=True):
        number.text = page
    files[_BODY] = etree.tostring(root, encoding="UTF-8", standalone=True)
    with replacing(document) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            put(package, name, content)
    return True


def _listed(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Of each entry of the contents the run with its words, and the text with its page number."""
    for link in root.iter(qn("w:hyperlink")):
        if link.get(qn("w:anchor"), "").startswith("_Toc"):
            numbers = list(link.iter(qn("w:t")))
            yield link[0], numbers[-1]
