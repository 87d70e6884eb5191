"""The size of a picture, from its first bytes; whatever comes after them, nothing is decoded."""

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.limits import MOST_PIXELS
from vgr_desktop.core.model.picture_sizes import JPEG, PNG, dimensions
from vgr_desktop.core.model.pictures import size_of

WIDE, HIGH = 2000, 1000
SIZED = {
    "png": PNG + pack(">II", WIDE, HIGH),
    "jpeg": JPEG + b"\xff\xd0\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + pack(">HH", HIGH, WIDE),
    "gif": b"GIF89a" + pack("<HH", WIDE, HIGH),
    "bmp": b"BM" + bytes(12) + pack("<Iii", 40, WIDE, -HIGH),
    "bmp of OS/2": b"BM" + bytes(12) + pack("<IHH", 12, WIDE, HIGH),
    "webp": b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + pack("<HH", WIDE, HIGH),
    "webp without loss": b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + pack("<I", (HIGH - 1) << 14 | WIDE - 1),
    "webp with more": b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + pack("<HBHB", WIDE - 1, 0, HIGH - 1, 0),
    "tiff": b"II*\0" + pack("<IH", 8, 2) + pack("<HHII", 256, 4, 1, WIDE) + pack("<HHIH", 257, 3, 1, HIGH) + b"\0\0",
    "tiff of Motorola": b"MM\0*" + pack(">IH", 8, 2) + pack(">HHII", 256, 4, 1, WIDE) + pack(">HHII", 257, 4, 1, HIGH),
}


@pytest.mark.parametrize("kind", SIZED)
def test_each_kind_says_its_size(kind: str) -> None:
    assert dimensions(SIZED[kind]) == (WIDE, HIGH)


@pytest.mark.parametrize("kind", SIZED)
def test_what_is_broken_off_has_no_size(kind: str) -> None:
    content = SIZED[kind]
    assert {dimensions(content[:length]) for length in range(len(content) - 3)} == {None}


FONT = b"BM" + bytes(range(1, 60))
CORRUPT = b"BM" + bytes(12) + pack("<Iii", 41, WIDE, HIGH)


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", FONT, CORRUPT, b"RIFF\0\0\0\0WAVEfmt ", PNG + bytes(8), b"II*\0\x08\0\0\0\0\0"]
)
def test_what_is_none_or_says_nothing_has_no_size(content: bytes) -> None:
    assert dimensions(content) is None


@given(st.sampled_from([*SIZED.values()]), st.binary(max_size=40), st.integers(0, 30))
def test_what_is_spoiled_has_a_size_or_none(content: bytes, spoilt: bytes, place: int) -> None:
    found = dimensions(content[:place] + spoilt)
    assert found is None or min(found) > 0


def test_what_has_more_pixels_than_may_be_decoded_counts_as_unreadable() -> None:
    assert size_of(PNG + pack(">II", MOST_PIXELS, 1)) == (MOST_PIXELS, 1)
    assert size_of(PNG + pack(">II", MOST_PIXELS + 1, 1)) is None
    assert size_of(SIZED["gif"]) is None, "no report has one"
