"""Reading from a PDF on which pages its headings are."""

from vgr_desktop.office.outline import Landing, headings


def text(words: str) -> bytes:
    return ("\ufeff" + words).encode("utf-16-be").hex().upper().encode()


def bookmark(id: int, words: str, page: int, parent: int) -> bytes:
    return b"%d 0 obj\n<<Count 0/Title<%s>\n/Dest[%d 0 R/XYZ 70.85 771 0]/Parent %d 0 R>>\nendobj\n\n" % (
        id,
        text(words),
        page,
        parent,
    )


PAGES = b"9 0 obj\n<</Type/Pages\n/Resources 8 0 R\n/Kids[ 1 0 R 4 0 R\n7 0 R ]\n/Count 3>>\nendobj\n\n"


def test_every_heading_has_its_level_its_words_and_its_page() -> None:
    pdf = bookmark(20, "Programma’s", 1, 19) + bookmark(21, "4A Parken", 4, 20) + bookmark(22, "Bijlagen", 7, 19)
    assert headings(b"%PDF-1.7\n" + pdf + PAGES) == (
        Landing(1, "Programma’s", 1),
        Landing(2, "4A Parken", 2),
        Landing(1, "Bijlagen", 3),
    )


def test_white_space_in_a_heading_is_tidied() -> None:
    assert headings(bookmark(20, "Programma\u00a05  Groen", 1, 19) + PAGES)[0].text == "Programma 5 Groen"


def test_what_leads_to_no_page_tells_nothing() -> None:
    assert headings(bookmark(20, "Voorwoord", 99, 19) + PAGES) == ()
    assert headings(bookmark(20, "Voorwoord", 1, 19)) == ()
    assert headings(b"") == ()
