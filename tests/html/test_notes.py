"""Footnotes of pages: each program has its own names for them, and all of them link there and back."""

import pytest

from vgr_desktop.html.notes import notes_in

PAGES = {
    "ours": (
        '<p>Een<sup><a href="#noot_1" id="bij_noot_1" role="doc-noteref"><span>Voetnoot </span>1</a></sup> zin.</p>'
        '<section role="doc-endnotes"><h2>Voetnoten</h2><ol><li id="noot_1">De <b>noot</b>. '
        '<a href="#bij_noot_1" role="doc-backlink">Terug</a></li></ol></section>'
    ),
    "word": (
        '<p>Een<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> zin.</p><hr><div id="ftn1">'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> De noot.</p></div>'
    ),
    "markdown": (
        '<p>Een<sup id="fnref:1"><a href="#fn:1">1</a></sup> zin.<p>Nog een.'
        '<ol><li id="fn:1"><p>De noot. <a href="#fnref:1">↩</a></li></ol>'
    ),
    "libreoffice": (
        '<p>Een<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> zin.</p><div id="sdfootnote1">'
        '<p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>De noot.</p></div>'
    ),
    "an aside": (
        '<p>Een<a role="doc-noteref" href="#n">*</a> zin.</p><aside id="n" role="doc-footnote">De noot.</aside>'
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_words_of_a_note_are_known_at_its_mark(page: str) -> None:
    assert list(notes_in(page).marks.values()) == ["De noot."]


def test_all_paragraphs_of_a_note_belong_to_it_and_each_mark_has_it() -> None:
    found = notes_in(
        '<p>Een<a href="p.html#_ftn1" name="_ftnref1">[1]</a> en<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> De noot.</p><p>Met meer.</p></div>'
    )
    assert list(found.marks.values()) == ["De noot. Met meer."] * 2
    assert len(found.holders) == 1


@pytest.mark.parametrize(
    "page",
    [
        '<ul><li><a href="#deel" id="op">1</a></li></ul><h2 id="deel">Deel</h2><p>Tekst.</p>',
        '<p id="op">Tekst <a href="#deel">het deel hierna</a>.</p><div id="deel">Meer <a href="#op">terug</a></div>',
        '<div id="deel">Tekst <a href="#x">1</a></div><p><a id="x" href="#deel">1</a></p>',
        "<p>Tekst zonder koppelingen.</p>",
        '<p>Een<a href="#weg" role="doc-noteref">1</a></p>',
        '<p>Een<a href="#leeg" role="doc-noteref">1</a></p><p id="leeg"></p>',
        "</b><p>Een</p></i>",
    ],
)
def test_other_links_are_no_notes(page: str) -> None:
    assert not notes_in(page).marks


def test_a_heading_over_more_than_notes_stays() -> None:
    page = PAGES["ours"].replace("<ol>", "<p>Deze noten zijn van de redactie.</p><ol>")
    assert len(notes_in(PAGES["ours"]).holders) == 2
    assert len(notes_in(page).holders) == 1
