"""Comments in the window: made on the selected words, read under their text, answered, ticked off, gone through."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import click, said
from tests.reports import reviewed_report
from tests.windows import Desktop, desktop, work_off
from vgr_desktop.core.editing import commenting, writing
from vgr_desktop.core.model.review import Comment
from vgr_desktop.core.model.text import Paragraph, Run, rich
from vgr_desktop.core.views.filtering import Filter
from vgr_desktop.ui.comments.card import CommentCard
from vgr_desktop.ui.text.marks import Layer

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAYGROUND = "Speeltuin De Wilg"


def cards(desk: Desktop, text_id: int | None = None) -> list[CommentCard]:
    """The comments that are shown, of one text or of the whole page."""
    whole = desk.window.desk if text_id is None else desk.pane(text_id)
    return [card for card in whole.findChildren(CommentCard) if card.isVisible()]


def marked(desk: Desktop, text_id: int) -> list[str]:
    return [cursor.selectedText() for cursor in desk.pane(text_id).editor.marks.marked(Layer.COMMENTS)]


def comments(desk: Desktop) -> tuple[Comment, ...]:
    return desk.report.comments


def comment_on(desk: Desktop, text_id: int, words: str, remark: str) -> None:
    """Select words and say something about them, with keys."""
    desk.editor(text_id).select_words(words)
    desk.do(desk.actions.comment)
    desk.keys(remark)
    desk.press(Qt.Key.Key_Return, CONTROL)
    work_off()


@pytest.fixture
def page(desk: Desktop) -> Desktop:
    """The page of a deliverable, with words in its text."""
    desk.go_to(small.PLAYGROUNDS)
    desk.type(" De kosten stijgen met 40 procent.", small.ABOUT_PLAYGROUNDS)
    return desk


def test_what_is_said_about_selected_words_stands_under_the_text_with_the_words_marked(page: Desktop) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    (card,) = cards(page, small.ABOUT_PLAYGROUNDS)
    assert "Over “40 procent”" in said(card)
    assert "Klopt dit?" in said(card)
    assert marked(page, small.ABOUT_PLAYGROUNDS) == ["40 procent"]
    assert page.pane(small.ABOUT_PLAYGROUNDS).editor.hasFocus()
    (made,) = page.saved().comments
    assert (made.quote, made.text, made.subject) == ("40 procent", "Klopt dit?", small.ABOUT_PLAYGROUNDS)


def test_words_behind_a_footnote_and_a_pictograph_are_marked_where_they_stand(tmp_path: Path, qtbot: QtBot) -> None:
    body = rich((Paragraph((Run("Groei 🌳"), Run("", note="Bron: telling."), Run(" van zeven procent."))),))
    report = writing.write(small.small_report(), small.ABOUT_PLAYGROUNDS, body)
    with desktop(tmp_path, report) as desk:
        desk.go_to(small.PLAYGROUNDS)
        comment_on(desk, small.ABOUT_PLAYGROUNDS, "zeven procent", "Klopt dit?")
        assert comments(desk)[0].quote == "zeven procent"
        assert marked(desk, small.ABOUT_PLAYGROUNDS) == ["zeven procent"]


def test_the_mark_stays_with_its_words_and_goes_when_they_are_gone(page: Desktop) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    editor = page.pane(small.ABOUT_PLAYGROUNDS).editor
    editor.put_caret(0)
    page.keys("Eerst dit. ")
    page.session.hand_in()
    assert marked(page, small.ABOUT_PLAYGROUNDS) == ["40 procent"]
    editor.selectAll()
    page.press(Qt.Key.Key_Delete)
    page.session.hand_in()
    assert marked(page, small.ABOUT_PLAYGROUNDS) == []
    assert "staan er niet meer" in said(cards(page)[0])
    page.do(page.actions.undo)
    assert marked(page, small.ABOUT_PLAYGROUNDS) == ["40 procent"]


def test_a_comment_is_answered_and_ticked_off_and_all_of_it_can_be_undone(page: Desktop) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    (card,) = cards(page)
    click(card, "Antwoorden")
    page.keys("Ja, zie de begroting.")
    page.press(Qt.Key.Key_Return, CONTROL)
    work_off()
    assert [reply.text for reply in comments(page)[0].replies] == ["Ja, zie de begroting."]
    (card,) = cards(page)
    assert "Ja, zie de begroting." in said(card)
    click(card, "✓ Afhandelen")
    work_off()
    assert (cards(page), marked(page, small.ABOUT_PLAYGROUNDS)) == ([], [])
    assert comments(page)[0].done
    for _ in range(3):
        page.do(page.actions.undo)
    assert comments(page) == ()


def test_those_that_were_dealt_with_fold_away_behind_a_button(page: Desktop) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    click(cards(page)[0], "✓ Afhandelen")
    work_off()
    fold = next(b for b in page.pane(small.ABOUT_PLAYGROUNDS).findChildren(QToolButton) if "afgehandelde" in b.text())
    fold.click()
    (card,) = cards(page)
    click(card, "Heropenen")
    assert not comments(page)[0].done


def test_an_answer_that_was_begun_is_still_there_on_coming_back_and_is_placed_when_the_window_closes(
    page: Desktop,
) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    click(cards(page)[0], "Antwoorden")
    page.keys("Nog uitzoeken")
    page.go_to(small.TREES)
    page.go_to(small.PLAYGROUNDS)
    work_off()
    fields = [field.toPlainText() for field in page.window.desk.findChildren(QPlainTextEdit) if field.isVisible()]
    assert "Nog uitzoeken" in fields
    page.reopened()
    assert [reply.text for reply in comments(page)[0].replies] == ["Nog uitzoeken"]


def test_escape_leaves_without_saying_anything(page: Desktop) -> None:
    page.editor(small.ABOUT_PLAYGROUNDS).select_words("40 procent")
    page.do(page.actions.comment)
    page.keys("Toch niet")
    page.press(Qt.Key.Key_Escape)
    work_off()
    assert comments(page) == ()
    assert page.pane(small.ABOUT_PLAYGROUNDS).editor.hasFocus()


def test_escape_leaves_an_answer_too_and_another_can_be_begun(page: Desktop) -> None:
    comment_on(page, small.ABOUT_PLAYGROUNDS, "40 procent", "Klopt dit?")
    for words in ("Toch niet", "Toch wel"):
        click(cards(page)[0], "Antwoorden")
        page.keys(words)
        if words == "Toch niet":
            page.press(Qt.Key.Key_Escape)
            work_off()
    page.press(Qt.Key.Key_Return, CONTROL)
    work_off()
    assert [reply.text for reply in comments(page)[0].replies] == ["Toch wel"]


@pytest.fixture
def remarked(tmp_path: Path, qtbot: QtBot) -> "Desktop":  # type: ignore[misc]
    """A report with three comments: about a title, about words, and one that was dealt with."""
    report = replace(reviewed_report(), adoptions=())
    asked, done = small.identity(80), small.identity(81)
    first = report.comments[0]
    report = replace(
        report,
        comments=(
            *report.comments,
            replace(first, id=asked.id, lineage=asked.lineage, subject=small.TREES, quote="", replies=()),
            replace(first, id=done.id, lineage=done.lineage, done=True, replies=()),
        ),
    )
    with desktop(tmp_path, report) as made:
        yield made


def test_keys_go_from_one_comment_to_the_next_in_the_order_of_the_report(remarked: Desktop) -> None:
    seen = []
    for _ in range(3):
        remarked.do(remarked.actions.next_comment)
        work_off()
        card = QApplication.focusWidget()
        assert isinstance(card, CommentCard)
        seen.append(card.comment.id)
    assert seen == [80, 65, 80]
    remarked.do(remarked.actions.previous_comment)
    card = QApplication.focusWidget()
    assert isinstance(card, CommentCard)
    assert card.accessibleName().startswith("Opmerking van Fenna Mulder over “vaker”: Hoeveel vaker?")
    remarked.press(Qt.Key.Key_Return)
    assert remarked.pane(small.DROUGHT_COSTS).editor.textCursor().selectedText() == "vaker"


def test_comments_can_be_hidden_and_come_back_when_one_is_asked_for(remarked: Desktop) -> None:
    remarked.window.go_to(small.DROUGHT_COSTS)
    work_off()
    assert len(cards(remarked)) == 1
    remarked.do(remarked.actions.show_comments)
    assert (cards(remarked), marked(remarked, small.DROUGHT_COSTS)) == ([], [])
    remarked.do(remarked.actions.next_comment)
    assert cards(remarked)


def test_the_line_above_a_text_counts_its_comments_and_goes_to_the_first(remarked: Desktop) -> None:
    remarked.window.go_to(small.DROUGHT_COSTS)
    work_off()
    remarked.do(remarked.actions.show_comments)
    click(remarked.pane(small.DROUGHT_COSTS).review, "1 opmerking")
    card = QApplication.focusWidget()
    assert isinstance(card, CommentCard)
    assert card.comment.id == 65
    click(card, "✓ Afhandelen")
    work_off()
    buttons = remarked.pane(small.DROUGHT_COSTS).review.findChildren(QToolButton)
    assert all("opmerking" not in button.text() for button in buttons if not button.isHidden())


def test_overview_and_filter_count_what_is_still_to_be_dealt_with(remarked: Desktop) -> None:
    remarked.do(remarked.actions.overview)
    work_off()
    click(remarked.frame, "2 nog af te handelen, 1 afgehandeld")
    assert remarked.window.tree_filter.wanted == Filter(with_comments=True)


def test_an_adopted_report_has_its_comments_to_read_and_nothing_else(tmp_path: Path, qtbot: QtBot) -> None:
    with desktop(tmp_path, reviewed_report()) as desk:
        desk.window.go_to(small.DROUGHT_COSTS)
        work_off()
        (card,) = cards(desk)
        assert [button.text() for button in card.findChildren(QToolButton) if button.isVisible()] == []
        desk.do(desk.actions.comment)
        assert "geen opmerkingen plaatsen" in desk.message
        assert comments(desk) == reviewed_report().comments
        assert commenting.the_comment(desk.report, 65).replies
