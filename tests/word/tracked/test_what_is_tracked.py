"""How each kind of change is written."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.printed import body, empty_report, full_report, grid, item
from tests.word.opened import Opened, text_of, w
from tests.word.test_validity import findings
from tests.word.tracked.test_both_ways import assert_both_ways, tracked
from vgr_desktop.core.layout import Chapter, Choice
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Block, Kind, Mark, Paragraph, Run

ONLY = Choice(frozenset({Chapter.FOREWORD}))


def saying(*blocks: Block | str) -> Report:
    report = empty_report()
    return replace(report, foreword=replace(report.foreword, body=body(*blocks)))


def shown(before: Report, after: Report) -> str:
    """The foreword with -what went- and +what came+, a line for each paragraph, # where its end is tracked."""
    assert_both_ways(before, after, ONLY)
    lines = []
    for paragraph in Opened(tracked(before, after, ONLY)).paragraphs():
        pieces = [_marked(child) for child in paragraph]
        ends = "#" * len(paragraph.findall(w("pPr/rPr/ins")) + paragraph.findall(w("pPr/rPr/del")))
        lines.append("".join(pieces) + ends)
    return "\n".join(lines[1:])


def _marked(child: ET.Element) -> str:
    if child.tag == w("del"):
        return f"-{''.join(text.text or '' for text in child.iter(w('delText')))}-"
    return f"+{text_of(child)}+" if child.tag == w("ins") else text_of(child)


def test_words_that_changed_are_told_by_the_word() -> None:
    assert shown(saying("Wij planten bomen."), saying("Wij planten struiken.")) == "Wij planten- bomen-+ struiken+."


def test_two_different_sentences_are_two_paragraphs() -> None:
    old, new = "De aannemer is failliet.", "Er komt een markt bij het station."
    assert shown(saying(old, "Slot."), saying(new, "Slot.")) == f"-{old}-#\n+{new}+#\nSlot."


def test_a_sentence_behind_another_leaves_the_point_at_the_end() -> None:
    assert shown(saying("Dit is af."), saying("Dit is af. En dat ook.")) == "Dit is af+. En dat ook+."
    assert shown(saying("Dit is af. En dat ook."), saying("Dit is af.")) == "Dit is af-. En dat ook-."


def test_a_paragraph_at_the_end_is_put_in_behind_the_last_one_that_stays() -> None:
    assert shown(saying("Een."), saying("Een.", "Twee.")) == "Een.#\n+Twee.+"
    assert shown(saying("Een.", "Twee."), saying("Een.")) == "Een.#\n-Twee.-"


def test_a_change_at_the_end_is_not_of_the_kind_of_the_paragraph_after_it() -> None:
    found = shown(saying("Wij bouwen", "Slot."), saying("Wij slopen", "Een nieuwe alinea.", "Slot."))
    assert found == "Wij+ slopen+- bouwen-\n+Een nieuwe alinea.+#\nSlot."


def test_bold_that_came_is_a_change() -> None:
    strong = Paragraph((Run("Bomen", frozenset({Mark.BOLD})), Run(" planten.")))
    assert shown(saying("Bomen planten."), saying(strong)) == "-Bomen-+Bomen+ planten."


def test_a_list_of_which_an_item_went_counts_on() -> None:
    lines = [item(text, kind=Kind.NUMBERED) for text in ("eerst dit", "dan dat", "ten slotte")]
    before, after = saying(*lines, "Slot."), saying(lines[0], lines[2], "Slot.")
    assert shown(before, after) == "eerst dit\n-dan dat-#\nten slotte\nSlot."
    numbers = {each.attrib[w("val")] for each in Opened(tracked(before, after, ONLY)).body.iter(w("numId"))}
    assert len(numbers) == 1


LINKED = Paragraph((Run("Zie "), Run("het besluit", link="https://example.org/plan"), Run(".")))


def test_a_link_comes_and_goes_as_a_field_so_that_nothing_of_it_stays() -> None:
    assert_both_ways(saying("Zie."), saying(LINKED), ONLY)
    assert_both_ways(saying(LINKED), saying("Zie."), ONLY)


def test_a_link_of_which_a_word_changed_stays_a_link() -> None:
    other = Paragraph((Run("Zie "), Run("het raadsbesluit", link="https://example.org/plan"), Run(".")))
    found = Opened(tracked(saying(LINKED), saying(other), ONLY))
    assert found.body.find(f".//{w('hyperlink/ins')}") is not None
    assert_both_ways(saying(LINKED), saying(other), ONLY)


def noted(note: str) -> Report:
    return saying(Paragraph((Run("Zie de begroting"), Run("", note=note), Run("."))))


def test_a_footnote_that_changed_is_another_one_and_its_text_is_marked_too() -> None:
    made = tracked(noted("Bladzijde 3."), noted("Bladzijde 4."), ONLY)
    notes = Opened(made).files["word/footnotes.xml"]
    assert "delText" in notes
    assert "<w:ins " in notes
    assert_both_ways(noted("Bladzijde 3."), noted("Bladzijde 4."), ONLY)


WIDE = grid(tuple("abcdefgh"), tuple("12345678"))
SMALL = grid(("Begrip", "Uitleg"), ("Doel", "Wat wij willen"))


@pytest.mark.parametrize("choice", [ONLY, Choice()])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Een.", WIDE, "Slot."], ["Een.", "Slot."]),
        (["Een.", "Slot."], ["Een.", WIDE, "Slot."]),
        (["Een.", SMALL, "Slot."], ["Een.", WIDE, "Slot."]),
        (["Een.", SMALL], ["Een.", grid(("Woord", "Uitleg", "Bron"), ("Doel", "Wat", "Wie"))]),
        ([SMALL], ["Een."]),
    ],
    ids=["a wide table goes", "a wide table comes", "a wide one for another", "another at the end", "only a table"],
)
def test_tables_come_and_go_both_ways(before: list[Block | str], after: list[Block | str], choice: Choice) -> None:
    assert_both_ways(saying(*before), saying(*after), choice)


def test_two_tables_of_which_one_takes_the_place_of_the_other_stay_two() -> None:
    before = saying(SMALL, "Slot.")
    after = saying(grid(("Woord", "Uitleg", "Bron"), ("Doel", "Wat", "Wie")), "Slot.")
    content = Opened(tracked(before, after, ONLY)).body.find(f".//{w('sdtContent')}")
    assert content is not None
    assert [child.tag for child in content] == [w("tbl"), w("p"), w("tbl"), w("p")]
    (mark,) = content.findall(w("p/pPr/rPr"))
    assert [child.tag for child in mark] == [w("ins"), w("del")]
    assert_both_ways(before, after, ONLY)


def test_a_document_with_every_kind_of_change_is_valid(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    wide = saying("Een.", WIDE, LINKED, "Slot.")
    target.write_bytes(tracked(wide, noted("Nieuw.")).zipped())
    assert findings(target) == []
    target.write_bytes(tracked(full_report(), wide).zipped())
    assert findings(target) == []
