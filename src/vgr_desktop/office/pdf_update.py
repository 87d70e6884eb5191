"""Adding to a PDF without touching what is there: an incremental update (ISO 32000-1, 7.5.6)."""

import re
from collections.abc import Mapping

_SIZE = re.compile(rb"/Size (\d+)")
_PREVIOUS = re.compile(rb"/Prev \d+\n?")
_TRAILER = re.compile(rb"^trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.MULTILINE | re.DOTALL)


def updated(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """`pdf` with these contents for the objects with these numbers; new objects have numbers that follow its own.

    `pdf` itself when there are none, or when its table of objects is of a kind that LibreOffice 7 does not write.
    """
    trailer = _TRAILER.search(pdf, max(0, pdf.rfind(b"trailer\n")))
    if not objects or not trailer:
        return pdf
    made, table = bytearray(pdf), bytearray(b"xref\n")
    for number, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, entries = len(made), _PREVIOUS.sub(b"", trailer[1])
    entries = _SIZE.sub(lambda size: b"/Size %d" % max(int(size[1]), *(number + 1 for number in objects)), entries)
    made += table + b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (entries, trailer[2], start)
    return bytes(made)
