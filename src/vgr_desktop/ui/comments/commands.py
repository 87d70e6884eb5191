"""Shows comments with their texts, marks the words that they are about, and changes them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt

from vgr_desktop.core.editing import commenting
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.quotes import Quote, quoted
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.views.commented import Remark, all_remarks, remarks_in
from vgr_desktop.disk.user import user_name
from vgr_desktop.ui.comments.actions import CommentActions
from vgr_desktop.ui.comments.card import LONGEST_QUOTE
from vgr_desktop.ui.comments.comment_list import NEW, CommentList
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.text.marked_places import Places
from vgr_desktop.ui.text.marks import Layer
from vgr_desktop.ui.text.parts_margin import WIDTH as MARGIN

_HIDDEN = "comments-hidden"
_INDENT = MARGIN + 4
"""Pixels: where the texts begin."""


class CommentsCommands(Component):
    """Connects the actions, the page and the comments of the report."""

    def __init__(self, place: Workplace) -> None:
        """Comments about a title stand above the texts of its page, the others below their text."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._desk = desk = place.desk
        self._navigator = place.navigator
        self._actions = actions = place.actions.of(CommentActions)
        self._lists: dict[TextPane, CommentList] = {}
        self._of_item = self._new_list(lambda: self._desk.item_id or 0)
        self._drafts: dict[tuple[int, int], str] = {}
        self._quotes: dict[int, Quote] = {}
        self._here: int | None = None
        self._of_item.setContentsMargins(_INDENT, 0, 0, 12)
        desk.set_above(self._of_item)
        desk.shown.connect(self._show)
        desk.texts.made.connect(lambda pane: self._show_in([pane]))
        desk.texts.leaving.connect(lambda pane: self._lists.pop(pane, None))
        place.session.closing.connect(self._place_drafts)
        actions.comment.triggered.connect(self._begin)
        actions.next_comment.triggered.connect(partial(self._step, 1))
        actions.previous_comment.triggered.connect(partial(self._step, -1))
        actions.show_comments.setChecked(not place.settings.is_on(_HIDDEN))
        actions.show_comments.triggered.connect(self._switch)
        self._show()

    def _place_drafts(self) -> None:
        """Place the comments and answers that were begun, because the dossier closes: no word may get lost."""
        for (subject, key), words in list(self._drafts.items()):
            if words.strip():
                if key == NEW:
                    self._place(subject, words)
                else:
                    self._answer(subject, key, words)
        self._drafts, self._quotes, self._here = {}, {}, None

    def _switch(self, on: bool) -> None:  # noqa: FBT001  # as Qt tells it
        self._settings.switch(_HIDDEN, on=not on)
        self._show()

    def _show(self) -> None:
        """Show what there is to say about the page, because it was updated."""
        report, id = self._session.report, self._desk.item_id
        if report is None or id is None:
            self._of_item.hide()
            return
        item = tree.index(report).items[id]
        remarks = () if id in self._desk.texts else remarks_in(report, item.id, None)
        self._fill(self._of_item, item.id, remarks)
        self._show_in(self._desk.panes())

    def _show_in(self, panes: Iterable[TextPane]) -> None:
        report = self._session.report
        if report is None:
            return
        subjects = {comment.subject for comment in report.comments}
        open_ones = Counter(comment.subject for comment in report.comments if not comment.done)
        for pane in panes:
            if self._actions.comment not in pane.editor.actions():
                pane.editor.addAction(self._actions.comment)
                pane.review.comments_wanted.connect(partial(self._go_to_first, pane))
            subject = pane.slot.id
            pane.review.show_comments(open_ones[subject])
            if subject in subjects or pane in self._lists or (subject, NEW) in self._drafts:
                remarks = remarks_in(report, subject, pane.slot.body)
                self._fill(self._list_of(pane), subject, remarks)
                self._mark(pane, remarks)

    def _fill(self, shown: CommentList, subject: int, remarks: Sequence[Remark]) -> None:
        drafts = {key: words for (about, key), words in self._drafts.items() if about == subject}
        shown.show_remarks(remarks, drafts, writable=self._session.can_write(subject))
        if not self._actions.show_comments.isChecked():
            shown.hide()

    def _list_of(self, pane: TextPane) -> CommentList:
        if pane not in self._lists:
            self._lists[pane] = made = self._new_list(lambda: pane.slot.id)
            pane.put_below(made)
            subject = pane.slot.id
            if draft := self._drafts.get((subject, NEW)):
                made.compose(_question(self._quotes.get(subject, Quote())), draft)
        return self._lists[pane]

    def _new_list(self, subject: Callable[[], int]) -> CommentList:
        made = CommentList()
        made.placed.connect(lambda words: self._place(subject(), words))
        made.drafted.connect(lambda key, words: self._draft(subject(), key, words))
        made.left.connect(lambda key: self._leave(made, subject(), key))
        made.answered.connect(lambda key, words: self._answer(subject(), key, words))
        made.ticked.connect(lambda key, done: self._tick(subject(), key, done=done))
        made.removal_wanted.connect(lambda key: self._remove(subject(), key))
        made.gone_to.connect(self._go_to_words)
        return made

    def _mark(self, pane: TextPane, remarks: Iterable[Remark]) -> None:
        """Put a colour behind the words that open comments are about."""
        wanted = [r.stretch for r in remarks if r.stretch is not None and not r.comment.done]
        if not wanted or not self._actions.show_comments.isChecked():
            pane.editor.marks.show(Layer.COMMENTS, [])
        elif not pane.editor.has_news:  # what was typed meanwhile comes to the report first
            places = Places(pane.editor.document())
            pane.editor.marks.show(Layer.COMMENTS, map(places.marked, wanted))

    def _begin(self) -> None:
        """Ask for a comment about the selected words, or else about the whole text, or the item without a text."""
        self._session.hand_in()
        if self._session.report is None or self._desk.item_id is None:
            return
        if not self._session.is_writable:
            self.refused.emit("In een vastgestelde of alleen-lezen rapportage kunt u geen opmerkingen plaatsen.")
            return
        self._show_all()
        pane = self._desk.pane_here
        if pane is None or pane.slot.id not in tree.index(self._session.report):
            about, made, quote = self._desk.item_id, self._of_item, Quote()
        else:
            about, made = pane.slot.id, self._list_of(pane)
            cursor = pane.editor.textCursor()
            chosen = Places(pane.editor.document()).stretch(cursor)
            quote = quoted(plain(pane.slot.body), chosen) if cursor.hasSelection() else Quote()
        if not self._session.can_write(about):
            self.refused.emit("Dit hoort niet bij dit werkpakket; u kunt er geen opmerking bij plaatsen.")
            return
        self._quotes[about] = quote
        self._desk.show_widget(made.compose(_question(quote), self._drafts.get((about, NEW), "")))

    def _place(self, subject: int, words: str) -> None:
        quote = self._quotes.pop(subject, Quote())
        change = partial(
            commenting.comment,
            identity=self._session.identities.new(),
            subject=subject,
            quote=quote,
            author=user_name(),
            moment=_now(),
            text=words,
        )
        self._drafts.pop((subject, NEW), None)
        self._stop_composing(subject)
        self._apply("Opmerking plaatsen", change, subject)

    def _answer(self, subject: int, id: int, words: str) -> None:
        change = partial(
            commenting.answer,
            identity=self._session.identities.new(),
            comment_id=id,
            author=user_name(),
            moment=_now(),
            text=words,
        )
        self._drafts.pop((subject, id), None)
        self._apply("Opmerking beantwoorden", change, subject)

    def _tick(self, subject: int, id: int, *, done: bool) -> None:
        name = "Opmerking afhandelen" if done else "Opmerking heropenen"
        self._apply(name, partial(commenting.set_done, comment_id=id, done=done), subject)

    def _remove(self, subject: int, id: int) -> None:
        self._apply("Opmerking verwijderen", partial(commenting.remove_comment, id=id), subject)

    def _apply(self, name: str, change: Edit, subject: int) -> None:
        here = self._session.report
        try:
            if here is not None and subject in tree.index(here):
                self._session.apply(name, change, subject)
            else:  # it was begun in another report of the dossier
                self._session.apply_to_all(name, partial(_changed_in, change=change, subject=subject))
        except Problem as problem:
            self.refused.emit(str(problem))

    def _draft(self, subject: int, key: int, words: str) -> None:
        self._drafts[subject, key] = words

    def _leave(self, shown: CommentList, subject: int, key: int) -> None:
        """Drop what was begun, and go back to the text."""
        self._drafts.pop((subject, key), None)
        if key == NEW:
            shown.stop_composing()
        elif card := shown.card(key):
            card.stop_composing()
        self._desk.show_text(subject)

    def _stop_composing(self, subject: int) -> None:
        for pane, shown in self._lists.items():
            if pane.slot.id == subject:
                shown.stop_composing()
        if subject == self._desk.item_id:
            self._of_item.stop_composing()
        self._desk.show_text(subject)

    def _step(self, by: int) -> None:
        """Go to the next comment that is open, or the one before; after the last comes the first."""
        self._session.hand_in()
        report = self._session.report
        ids = [each.comment.id for each in all_remarks(report) if not each.comment.done] if report else []
        if report is None or not ids:
            self.told.emit("Er zijn geen opmerkingen meer af te handelen.", [])
            return
        place = ids.index(self._here) + by if self._here in ids else _begin_at(by)
        self._here = ids[place % len(ids)]
        self._show_all()
        self._go_to(report, self._here)

    def _go_to(self, report: Report, id: int) -> None:
        """Show the comment with this id, with the focus on its card."""
        subject = commenting.the_comment(report, id).subject
        self._navigator.go_to(subject)
        pane = self._desk.texts.pane(subject)
        shown = self._list_of(pane) if pane is not None else self._of_item
        self._show()
        if card := shown.card(id):
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._desk.show_widget(card)

    def _go_to_first(self, pane: TextPane) -> None:
        report = self._session.present()
        remarks = remarks_in(report, pane.slot.id, pane.slot.body) if report else ()
        first = next((each.comment.id for each in remarks if not each.comment.done), None)
        if report is not None and first is not None:
            self._here = first
            self._show_all()
            self._go_to(report, first)

    def _show_all(self) -> None:
        """Show comments, if they were hidden."""
        if not self._actions.show_comments.isChecked():
            self._actions.show_comments.trigger()

    def _go_to_words(self, id: int) -> None:
        """Select the words that a comment is about."""
        report = self._session.report
        if report is None:
            return
        subject = commenting.the_comment(report, id).subject
        pane = self._desk.texts.pane(subject)
        if pane is None:
            return
        self._desk.show_text(subject)
        remark = next(each for each in remarks_in(report, subject, pane.slot.body) if each.comment.id == id)
        if remark.stretch is not None and not pane.editor.has_news:
            pane.editor.setTextCursor(Places(pane.editor.document()).cursor(remark.stretch))


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).replace(microsecond=0)


def _changed_in(reports: Reports, change: Edit, subject: int) -> Reports:
    return tuple(change(report) if subject in tree.index(report) else report for report in reports)


def _begin_at(by: int) -> int:
    return 0 if by > 0 else -1


def _question(quote: Quote) -> str:
    words = " ".join(quote.words.split())
    shown = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"
    return f"Opmerking over “{shown}”" if words else "Opmerking over het geheel"
