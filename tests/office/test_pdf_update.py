from tests.office.pdfs import pdf
from vgr_desktop.office.pages import PdfPages, Size
from vgr_desktop.office.pdf_update import updated

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>"


def test_what_was_there_stays_and_the_new_object_counts() -> None:
    before = pdf(b"")
    after = updated(before, {3: PAGE})
    assert after.startswith(before)
    with PdfPages(after) as pages:
        assert pages.sizes == (Size(300, 400),)


def test_objects_are_where_the_table_says() -> None:
    before = pdf(b"", b"(een)", b"(twee)")
    after = updated(before, {6: b"(drie)", 3: PAGE})
    start = int(after.split()[-2])
    word, first, place, second, other, *_ = after[start:].split(b"\n")
    assert (word, first, second) == (b"xref", b"6 1", b"3 1")
    assert after[int(place.split()[0]) :].startswith(b"6 0 obj\n(drie)\nendobj")
    assert after[int(other.split()[0]) :].startswith(b"3 0 obj\n" + PAGE)
    assert b"/Prev %d\n" % before.index(b"xref") in after[start:]


def test_it_can_be_done_twice() -> None:
    with PdfPages(updated(updated(pdf(b""), {3: b"null"}), {3: PAGE})) as pages:
        assert pages.sizes == (Size(300, 400),)


def test_without_anything_to_add_the_pdf_stays_as_it_is() -> None:
    assert updated(pdf(b""), {}) == pdf(b"")


def test_a_pdf_with_another_kind_of_table_stays_as_it_is() -> None:
    strange = pdf(b"").replace(b"trailer", b"trailor")
    assert updated(strange, {3: PAGE}) == strange
