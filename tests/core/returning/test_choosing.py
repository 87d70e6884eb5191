"""What can be answered to each proposal, what is suggested, and what comes of the answers."""

from dataclasses import replace

from tests.reports import ABOUT_PLAYGROUNDS, lineage, small_report
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.text import Paragraph, Run
from vgr_desktop.core.returning.choosing import Answer, Option, chosen_of, options_in, with_loose
from vgr_desktop.core.returning.proposals import BodyEdit, FieldEdit, Kind, Proposal, Proposals

HERE = lineage(ABOUT_PLAYGROUNDS)
OLD, NEW = Paragraph((Run("Oud."),)), Paragraph((Run("Nieuw."),))


def changed(key: str, *, contested: bool = False, edit: BodyEdit | FieldEdit | None = None) -> Proposal:
    made = edit or BodyEdit(HERE, 0, 1, (OLD,), (NEW,))
    return Proposal(key, HERE, "4A1.2", Kind.CHANGED, author="Anna", contested=contested, edits=(made,))


def loose(key: str, after: str = "Los.", text: str = "") -> Proposal:
    return Proposal(key, text, "ergens", Kind.UNPLACED, author="Bram", after=after)


def test_what_only_the_reviewer_changed_is_suggested_and_what_both_changed_is_left() -> None:
    assert Option(0, changed("a")).suggested is Answer.TAKE
    assert Option(0, changed("a", contested=True)).suggested is Answer.LEAVE


def test_both_can_be_kept_of_words_that_both_changed() -> None:
    light = FieldEdit(HERE, "light", "red")
    added = BodyEdit(HERE, 1, 1, (), (NEW,))
    assert Answer.BOTH in Option(0, changed("a", contested=True)).answers
    assert Answer.BOTH not in Option(0, changed("a")).answers
    assert Answer.BOTH not in Option(0, changed("a", contested=True, edit=light)).answers
    assert Answer.BOTH not in Option(0, changed("a", contested=True, edit=added)).answers


def test_words_without_a_place_can_be_kept_and_what_says_nothing_cannot() -> None:
    assert Option(0, loose("a")).answers == (Answer.TAKE, Answer.LEAVE)
    assert Option(0, loose("a", after=" ")).answers == (Answer.LEAVE,)


def test_proposals_of_several_documents_stand_together_by_text_with_what_has_no_place_last() -> None:
    first = Proposals("een.docx", (loose("x"), changed("a")))
    second = Proposals("twee.docx", (replace(changed("b"), text="elders"), changed("c")))
    assert [option.key for option in options_in((first, second))] == [(0, "a"), (1, "c"), (1, "b"), (0, "x")]


def test_the_answers_say_what_of_each_document_is_taken_over() -> None:
    found = Proposals("een.docx", (changed("a"), changed("b", contested=True), changed("c"), loose("x")))
    answers = {(0, "a"): Answer.TAKE, (0, "b"): Answer.BOTH, (0, "c"): Answer.LEAVE, (0, "x"): Answer.TAKE}
    ((document, chosen),) = chosen_of((found,), answers)
    assert document is found
    assert chosen == (changed("a"), replace(changed("b", contested=True), edits=(BodyEdit(HERE, 1, 1, (), (NEW,)),)))


def test_of_a_change_with_more_than_words_only_the_words_come_after_ones_own() -> None:
    title = FieldEdit(HERE, "title", "Anders")
    one = replace(changed("a", contested=True), edits=(title,))
    ((_, (chosen,)),) = chosen_of((Proposals("een.docx", (one,)),), {(0, "a"): Answer.BOTH})
    assert chosen.edits == (title,)


def test_words_that_are_kept_without_a_place_wait_in_the_report_with_where_they_came_from() -> None:
    found = Proposals("een.docx", (loose("x", text=HERE), replace(loose("y"), author=""), loose("z")))
    answers = {(0, "x"): Answer.TAKE, (0, "y"): Answer.TAKE}
    after = with_loose(small_report(), (found,), answers, Identities(500))
    waiting = after.leftovers[len(small_report().leftovers) :]
    told = [(each.text, each.source, each.near) for each in waiting]
    assert told == [("Los.", "een.docx (Bram)", ABOUT_PLAYGROUNDS), ("Los.", "een.docx", None)]
    report = small_report()
    assert with_loose(report, (found,), {}, Identities(500)) is report
