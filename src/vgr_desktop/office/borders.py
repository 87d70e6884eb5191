"""The borders of paragraphs, which LibreOffice does not mark as decoration in a PDF.

PDF/UA-1 (ISO 14289-1, 7.1) requires that everything drawn is either real content, with a tag, or marked as an artifact.
"""

import re
import zlib
from collections.abc import Mapping

_PAGE = re.compile(rb"/Type/Page/.*?/Contents (\d+) 0 R", re.DOTALL)
_NUMBER = re.compile(rb"^(\d+) 0 obj\n(\d+)\nendobj$", re.MULTILINE)
_CONTENT = re.compile(rb"^(\d+) 0 obj\n<</Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n", re.MULTILINE)
# The beginning or end of marked content, or a border: the four lines with which LibreOffice draws one.
_PIECE = re.compile(
    rb"^(?:.*\b(BMC|BDC)|(?:.* )?(EMC)|(q [\d.]+ w \d J \d j\n[-\d.]+ [-\d.]+ m\n[-\d.]+ [-\d.]+ l S\nQ))$",
    re.MULTILINE,
)


def marked(pdf: bytes) -> Mapping[int, bytes]:
    """The content streams of the pages with such borders, with the borders marked as artifacts, by object number."""
    pages = {found[1] for found in _PAGE.finditer(pdf)}
    lengths = {found[1]: int(found[2]) for found in _NUMBER.finditer(pdf)}
    changed = {}
    for found in _CONTENT.finditer(pdf):
        if found[1] in pages and found[2] in lengths:
            before = zlib.decompress(pdf[found.end() : found.end() + lengths[found[2]]])
            after = _with_marks(before)
            if after != before:
                changed[int(found[1])] = _stream(after)
    return changed


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)


def _with_marks(drawing: bytes) -> bytes:
    depth = 0
    made: list[bytes] = []
    place = 0
    for piece in _PIECE.finditer(drawing):
        begins, ends, border = piece.groups()
        depth += bool(begins) - bool(ends)
        if border and not depth:
            made += [drawing[place : piece.start()], b"/Artifact BMC\n", border, b"\nEMC"]
            place = piece.end()
    return b"".join((*made, drawing[place:]))
