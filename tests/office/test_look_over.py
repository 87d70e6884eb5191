"""What is found in a PDF or an ODT itself."""

import io
import zipfile

import pytest

from tests.office.pdfs import pdf
from vgr_desktop.office.look_over import in_odt, in_pdf
from vgr_desktop.office.pdf_update import updated

FIGURE = b"<</Type/StructElem\n/S/Figure\n/Alt<FEFF0061>\n>>"
NOTE = b"<</Type/StructElem\n/S/Note\n/ID(note1)/K[7 0 R ]\n>>"
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/StructParent 3>>"
TAGGED = b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>>>"


def made(*objects: bytes) -> bytes:
    return pdf(b"", *objects).replace(b"<</Type/Catalog/Pages 2 0 R>>", TAGGED)


def test_a_pdf_with_all_that_a_screen_reader_needs_is_in_order() -> None:
    assert in_pdf(made(FIGURE, NOTE, LINK)) == ()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (b"<</Type/StructElem\n/S/Figure\n/K[1 ]\n>>", "geen beschrijving"),
        (b"<</Type/StructElem\n/S/Figure\n/Alt<FEFF>\n>>", "geen beschrijving"),
        (b"<</Type/StructElem\n/S/Note\n/K[7 0 R ]\n>>", "voetnoot of link"),
        (b"<</Type/Annot/Subtype/Link/Rect[0 0 1 1]>>", "voetnoot of link"),
    ],
)
def test_what_went_wrong_on_the_way_to_a_pdf_is_told(part: bytes, words: str) -> None:
    (told,) = in_pdf(made(part))
    assert words in told


def test_what_was_corrected_afterwards_counts() -> None:
    assert in_pdf(updated(made(b"<</Type/StructElem\n/S/Figure\n/K[1 ]\n>>"), {6: FIGURE})) == ()


def test_a_pdf_without_structure_is_told_and_one_that_is_packed_is_not_looked_into() -> None:
    (told,) = in_pdf(pdf(b""))
    assert "geen structuur" in told
    assert in_pdf(made(b"<</Type/ObjStm>>", b"<</Type/StructElem\n/S/Figure\n>>")) == ()


@pytest.mark.parametrize(("inner", "count"), [("<svg:desc>Staven</svg:desc>", 0), ("", 1)])
def test_a_drawing_without_a_description_in_an_odt_is_told(inner: str, count: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("content.xml", f"<draw:frame ><draw:object/>{inner}</draw:frame>")
    assert len(in_odt(stream.getvalue())) == count
