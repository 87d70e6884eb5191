"""Commenting: saying something about words, answering, ticking off and removing, with the cards that are shown."""

from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QToolButton

from tests.sessions.officer import PICK, Officer, pick
from tests.windows import work_off
from vgr_desktop.ui.comments.card import CommentCard
from vgr_desktop.ui.comments.composer import Composer
from vgr_desktop.ui.text.editor import TextEditor

DEEDS = st.sampled_from(["Antwoorden", "✓ Afhandelen", "Heropenen", "✕"])
CONTROL = Qt.KeyboardModifier.ControlModifier


class Commenting(Officer):
    """What is done with comments."""

    @rule(which=PICK, first=st.integers(0, 30), length=st.integers(0, 20))
    def comment_on_words(self, which: int, first: int, length: int) -> None:
        def select(editor: TextEditor) -> None:
            last = editor.document().characterCount() - 1
            editor.put_caret(min(first, last))
            cursor = editor.textCursor()
            cursor.setPosition(min(first + length, last), cursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            self.desk.actions.comment.trigger()

        self.with_editor(which, select)
        self._say("Klopt dit?")

    @rule(which=PICK, deed=DEEDS)
    def deal_with_a_comment(self, which: int, deed: str) -> None:
        card = pick(which, [card for card in self.on_page(CommentCard) if card.isVisible()])
        if card is not None:
            button = pick(0, [b for b in card.findChildren(QToolButton) if b.text() == deed and b.isVisible()])
            if button is not None:
                button.click()
                self._say("Zo is het.")

    def _say(self, words: str) -> None:
        """Type into the field that was opened, if there is one, and finish."""
        composer = pick(0, [each for each in self.on_page(Composer) if each.isVisible()])
        if composer is not None:
            field = composer.findChildren(QPlainTextEdit)[0]
            field.setPlainText(words)
            QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)

    @invariant()
    def the_page_shows_what_was_said_about_its_texts(self) -> None:
        self.pause()
        work_off()  # cards that were taken away are deleted
        wanted = Counter(comment.subject for comment in self.report.comments)
        for pane in self.desk.window.desk.panes():
            shown = [card.comment for card in pane.findChildren(CommentCard)]
            assert len(shown) == wanted[pane.slot.id]
            assert set(shown) <= set(self.report.comments)
