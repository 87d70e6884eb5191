from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.office.pages import Bookmark, PagePicture, PdfPages, Size


def pdf(*, tagged: bool = False) -> bytes:
    """Two pages: one of 100 by 50 points whose left half is red, one of 30 by 40 points with nothing on it.

    There are bookmarks for a place on the second page, for the first page, and for a page that is not there.
    """
    drawing = b"1 0 0 rg 0 0 50 50 re f"
    marked = b"/MarkInfo<</Marked true>>" if tagged else b""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R" + marked + b">>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Contents 5 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 40]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Outlines/First 7 0 R/Last 9 0 R/Count 3>>",
        b"<</Title(Doelen)/Parent 6 0 R/Next 8 0 R/Dest[4 0 R/XYZ 5 30 0]>>",
        b"<</Title(Missie)/Parent 6 0 R/Prev 7 0 R/Next 9 0 R/Dest[3 0 R/Fit]>>",
        b"<</Title(Nergens)/Parent 6 0 R/Prev 8 0 R>>",
    )
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 10/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 10\n0000000000 65535 f \n" + table + trailer


def pixel(picture: PagePicture, x: int, y: int) -> tuple[int, ...]:
    start = (y * picture.width + x) * 4
    return tuple(picture.rgba[start : start + 4])


def test_pages_have_their_sizes() -> None:
    with PdfPages(pdf()) as pages:
        assert pages.sizes == (Size(100, 50), Size(30, 40))


@pytest.mark.parametrize("zoom", [0.5, 1, 2.5])
def test_a_page_is_drawn_at_the_zoom_that_is_asked(zoom: float) -> None:
    with PdfPages(pdf()) as pages:
        picture = pages.picture(0, zoom)
    assert (picture.width, picture.height) == (100 * zoom, 50 * zoom)
    assert len(picture.rgba) == picture.width * picture.height * 4
    assert pixel(picture, 5, 5) == (255, 0, 0, 255)
    assert pixel(picture, picture.width - 5, 5) == (255, 255, 255, 255)


def test_an_empty_page_is_white() -> None:
    with PdfPages(pdf()) as pages:
        assert set(pages.picture(1, 1).rgba) == {255}


def test_a_page_can_be_drawn_in_parts() -> None:
    with PdfPages(pdf()) as pages:
        whole, height = pages.picture(0, 3.7), pages.height(0, 3.7)
        parts = [pages.picture(0, 3.7, range(top, min(top + 40, height))) for top in range(0, height, 40)]
    assert [part.height for part in parts] == [40, 40, 40, 40, 25]
    assert b"".join(part.rgba for part in parts) == whole.rgba


def test_the_outline_says_where_the_headings_are() -> None:
    with PdfPages(pdf()) as pages:
        assert pages.outline() == (Bookmark("Doelen", 1, 10.0), Bookmark("Missie", 0, 0.0))


def test_some_of_the_pages_are_a_pdf_too() -> None:
    with PdfPages(pdf()) as pages, PdfPages(pages.extract((1, 0, 1))) as made:
        assert made.sizes == (Size(30, 40), Size(100, 50), Size(30, 40))
        assert pixel(made.picture(1, 1), 5, 5) == (255, 0, 0, 255)


def test_pages_are_drawn_in_several_threads() -> None:
    with PdfPages(pdf()) as pages, ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: pages.picture(0, 2).rgba, range(40)))
    assert len(set(drawn)) == 1


def test_a_picture_that_would_not_fit_in_memory_is_refused() -> None:
    with PdfPages(pdf()) as pages, pytest.raises(ValueError, match="1000"):
        pages.picture(0, 1000)


def test_a_file_can_be_gone_while_its_pages_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(pdf())
    with PdfPages(path) as pages:
        path.unlink()
        assert pages.picture(0, 1).width == 100


@pytest.mark.parametrize("tagged", [True, False])
def test_a_pdf_says_whether_it_is_tagged(*, tagged: bool) -> None:
    with PdfPages(pdf(tagged=tagged)) as pages:
        assert pages.is_tagged is tagged


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nen dan niets", pdf().replace(b"/Type/Page/", b"/Type/Past/")])
def test_what_is_no_pdf_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(content)
    for source in (path, content):
        with pytest.raises(Problem, match="de PDF is niet te lezen"):
            PdfPages(source)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="niet te lezen"):
        PdfPages(tmp_path / "weg.pdf")
