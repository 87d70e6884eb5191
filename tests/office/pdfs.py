"""Small PDFs, laid out in lines as LibreOffice does."""

import zlib

HEAD = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 40]\n/Contents 4 0 R>>",
)


def pdf(drawing: bytes, *more: bytes) -> bytes:
    """A PDF with one page; `more` are the objects from 6 on."""
    packed = zlib.compress(drawing)
    content = b"<</Length 5 0 R/Filter/FlateDecode>>\nstream\n%s\nendstream" % packed
    made, places = b"%PDF-1.6\n", b""
    objects = (*HEAD, content, b"%d" % len(packed), *more)
    for number, each in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n\n" % (number, each)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, places)
    return made + table + b"trailer\n<</Size %d/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
