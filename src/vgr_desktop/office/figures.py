"""The descriptions of drawings, which LibreOffice forgets on the way from a Word document to a PDF.

PDF/UA-1 (ISO 14289-1, 7.3) asks for a description of every figure. It is added as an incremental update (ISO 32000-1,
7.5.6): what LibreOffice wrote stays as it is, and objects that say more are put behind it.
"""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIGURE = re.compile(
    rb"^(\d+) 0 obj\n(<</Type/StructElem\n/S/Figure\n(?:(?!endobj|/Alt).)*)>>\nendobj$", re.MULTILINE | re.DOTALL
)
_TRAILER = re.compile(rb"^trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.MULTILINE | re.DOTALL)


def descriptions(document: Path) -> list[str]:
    """What the drawings in a .docx file are described with, in the order of the text."""
    with zipfile.ZipFile(document) as package, package.open("word/document.xml") as body:
        drawings = (each for _, each in ET.iterparse(body) if each.tag == _PROPERTIES)  # noqa: S314  # our own file
        return [drawing.get("descr", "") for drawing in drawings]


def described(pdf: bytes, told: Sequence[str]) -> bytes:
    """`pdf` with a description for each figure that has none; as it is where these are not as many as are `told`.

    A description at the wrong figure would be worse than none.
    """
    figures = list(_FIGURE.finditer(pdf))
    trailer = _TRAILER.search(pdf)
    if not figures or len(figures) != len(told) or not trailer:
        return pdf
    made = bytearray(pdf)
    table = bytearray(b"xref\n")
    for figure, text in zip(figures, told, strict=True):
        table += b"%s 1\n%010d 00000 n \n" % (figure[1], len(made))
        made += b"%s 0 obj\n%s/Alt<%s>\n>>\nendobj\n" % (figure[1], figure[2], _text_string(text))
    start = len(made)
    made += table + b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], start)
    return bytes(made)


def _text_string(text: str) -> bytes:
    """`text` as PDF writes it, in hexadecimal digits."""
    return ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
