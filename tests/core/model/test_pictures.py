from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import SQUARE, reviewed_report, small_report
from vgr_desktop.core.model.pictures import kind_of, shown_in, size_of, with_pictures
from vgr_desktop.core.model.report import PictureKind
from vgr_desktop.core.model.text import Image, Paragraph, Run, rich


def jpeg(*segments: bytes) -> bytes:
    """The beginning of a JPEG of these segments."""
    return b"\xff\xd8" + b"".join(segments)


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


FRAME = segment(0xC2, b"\x08" + (300).to_bytes(2, "big") + (400).to_bytes(2, "big") + b"\x03")


def test_the_kind_is_that_of_the_bytes() -> None:
    assert kind_of(SQUARE) is PictureKind.PNG
    assert kind_of(jpeg(FRAME)) is PictureKind.JPEG
    assert kind_of(b"GIF89a") is None


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (SQUARE, (2, 2)),
        (SQUARE[:20], None),
        (SQUARE[:16] + bytes(8), None),
        (jpeg(FRAME), (400, 300)),
        (jpeg(segment(0xE1, b"Exif" * 50), b"\xff\xd0", segment(0xC4, b"table"), FRAME), (400, 300)),
        (jpeg(segment(0xE0, b"JFIF and no more")), None),
        (jpeg(b"no segment at all"), None),
        (b"GIF89a", None),
    ],
)
def test_the_size_is_read_from_the_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(content) == size


@given(st.binary(max_size=40))
def test_whatever_comes_after_the_first_bytes_is_no_error(content: bytes) -> None:
    for begin in (SQUARE[:16], b"\xff\xd8", b"\xff\xd8\xff"):
        size = size_of(begin + content)
        assert size is None or min(size) > 0


def test_a_text_tells_which_pictures_it_shows() -> None:
    shown = [Paragraph(image=Image(name)) for name in ("kade", "brug", "kade")]
    assert shown_in(rich([*shown, Paragraph((Run("Tekst"),))])) == {"kade", "brug"}


def test_a_picture_comes_into_a_report_once() -> None:
    (square,) = reviewed_report().pictures
    report = with_pictures(small_report(), [square])
    assert report.pictures == (square,)
    assert with_pictures(report, [replace(square, id=99)]) is report
