"""Footnotes in a PDF, laid out in lines as LibreOffice does."""

import pytest

from tests.office.pdfs import pdf
from vgr_desktop.office.notes import tagged

# From object 6 on: the note, its paragraph, the link back, and the elements of the pieces of the page.
NOTE = b"<</Type/StructElem\n/S/Note\n/P 20 0 R\n/Pg 3 0 R\n/K[7 0 R ]\n>>"
LINE = b"<</Type/StructElem\n/S/Footnote\n/P 6 0 R\n/Pg 3 0 R\n/K[1 2 ]\n>>"
BACK = b"<</Type/Annot/Subtype/Link/Border[0 0 0]/Contents<FEFF0031>/Dest[3 0 R/XYZ 1 2 0]>>"
TREE = b"<</Nums[\n0 [ 20 0 R 7 0 R\n7 0 R ]\n1 21 0 R\n]>>"


def made(*objects: bytes) -> bytes:
    return pdf(b"", *objects).replace(b"/Contents 4 0 R>>", b"/StructParents 0\n/Contents 4 0 R>>")


def test_a_note_gets_a_name_and_its_mark_a_link_that_is_tagged() -> None:
    assert tagged(made(NOTE, LINE, BACK, TREE)) == {
        6: b"<</Type/StructElem\n/S/Note\n/P 20 0 R\n/Pg 3 0 R\n/ID(note1)/K[7 0 R ]\n>>",
        7: b"<</Type/StructElem\n/S/Footnote\n/P 6 0 R\n/Pg 3 0 R\n/K[10 0 R 2 ]\n>>",
        8: BACK.replace(b">>", b"/StructParent 2>>"),
        9: b"<</Nums[\n0 [ 20 0 R 10 0 R 7 0 R ]\n1 21 0 R\n2 10 0 R\n]>>",
        10: b"<</Type/StructElem\n/S/Link\n/P 7 0 R\n/Pg 3 0 R\n/K[1 11 0 R ]\n>>",
        11: b"<</Type/OBJR/Obj 8 0 R>>",
    }


@pytest.mark.parametrize(
    "objects",
    [
        (LINE, LINE, BACK, TREE),
        (NOTE, LINE.replace(b"/K[1 2 ]", b"/K[<</MCID 1>> ]"), BACK, TREE),
        (NOTE, LINE, BACK.replace(b">>", b"/StructParent 5>>"), TREE),
        (NOTE, LINE, BACK, b"null"),
    ],
    ids=["no notes", "a note in pieces of another kind", "no link without a tag", "no table of elements"],
)
def test_what_is_not_as_expected_is_left_as_it_is(objects: tuple[bytes, ...]) -> None:
    assert tagged(made(*objects)) == {}
