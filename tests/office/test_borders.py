import zlib

from tests.office.pdfs import pdf
from vgr_desktop.office.borders import marked

BORDER = b"q 1.5 w 0 J 1 j\n70.9 500.839 m\n524.45 500.839 l S\nQ\n"
TEXT = b"/P<</MCID 0>>BDC\nBT\n/Span<</ActualText<FEFF00A0>>>\nBDC\n(x) Tj\nEMC\nET\nEMC\n"
START, END = b"0.1 w\n/Artifact BMC\nq 0 0 30 40 re\nW* n\nEMC\n", b"Q "


def drawn(content: bytes) -> bytes:
    return zlib.decompress(content[content.index(b"stream\n") + 7 : content.rindex(b"\nendstream")])


def test_a_border_that_is_nothing_becomes_an_artifact() -> None:
    found = marked(pdf(START + TEXT + b"0 0 0 RG\n" + BORDER + BORDER + TEXT + END))
    assert list(found) == [4]
    artifact = b"/Artifact BMC\n" + BORDER + b"EMC\n"
    assert drawn(found[4]) == START + TEXT + b"0 0 0 RG\n" + artifact + artifact + TEXT + END
    assert found[4].startswith(b"<</Length %d/" % len(zlib.compress(drawn(found[4]))))


def test_what_says_already_what_it_is_stays_as_it_is() -> None:
    artifact, tagged = b"/Artifact BMC\n" + BORDER + b"EMC\n", b"/Figure<</MCID 1>>BDC\n" + BORDER + b"EMC\n"
    assert marked(pdf(START + artifact + tagged + TEXT + END)) == {}


def test_a_page_without_borders_stays_as_it_is() -> None:
    assert marked(pdf(START + TEXT + END)) == {}


def test_what_is_no_page_is_left_alone() -> None:
    assert marked(pdf(START + BORDER + END).replace(b"/Contents 4 0 R", b"/Anders 4 0 R")) == {}
