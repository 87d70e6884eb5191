"""The comments about one text, below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.views.commented import Remark
from vgr_desktop.ui.comments.card import CommentCard
from vgr_desktop.ui.comments.composer import Composer

NEW = 0
"""The key of the draft of a new comment; those of answers are the ids of their comments."""


class CommentList(QWidget):
    """Shows comments; those that were dealt with fold away behind a button.

    `placed` gives the words of a new comment, `drafted` what is typed by its key (see `NEW`), `left` that nothing more
    is to be said there; the other signals are those of the cards.
    """

    placed = Signal(str)
    drafted = Signal(int, str)
    left = Signal(int)
    gone_to = Signal(int)
    answered = Signal(int, str)
    ticked = Signal(int, bool)
    removal_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without comments."""
        super().__init__(parent)
        self._shown: tuple[Remark, ...] = ()
        self._cards: dict[int, CommentCard] = {}
        self._composer: Composer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._fold = QToolButton(autoRaise=True)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold.hide()
        self.hide()

    @property
    def has_anything(self) -> bool:
        """Whether there is a comment, or one is being written."""
        return bool(self._shown) or self._composer is not None

    def show_remarks(self, remarks: Sequence[Remark], drafts: Mapping[int, str], *, writable: bool) -> None:
        """Show these comments, with the answers that were begun in `drafts`."""
        if tuple(remarks) != self._shown:
            self._shown = tuple(remarks)
            self._fill(drafts)
        for card in self._cards.values():
            card.set_writable(writable=writable)
        self._show_fold()
        self.setVisible(self.has_anything)

    def card(self, id: int) -> CommentCard | None:
        """The card of the comment with this id, unfolded if need be."""
        card = self._cards.get(id)
        if card is not None and card.comment.done:
            self._fold.setChecked(True)
        return card

    def compose(self, about: str, draft: str = "") -> Composer:
        """Ask for a new comment about these words, right under the text."""
        self.stop_composing()
        self._composer = composer = Composer(about, "Plaatsen", draft)
        composer.said.connect(self.placed)
        composer.typed.connect(lambda words: self.drafted.emit(NEW, words))
        composer.left.connect(lambda: self.left.emit(NEW))
        self._column.insertWidget(0, composer)
        self.show()
        composer.setFocus(Qt.FocusReason.OtherFocusReason)
        return composer

    def stop_composing(self) -> None:
        """Ask for a new comment no more."""
        if self._composer is not None:
            self._composer.hide()
            self._composer.deleteLater()
            self._composer = None
            self.setVisible(self.has_anything)

    def _fill(self, drafts: Mapping[int, str]) -> None:
        for card in self._cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {remark.comment.id: self._card(remark) for remark in self._shown}
        for number, card in enumerate(sorted(self._cards.values(), key=lambda card: card.comment.done)):
            self._column.insertWidget(self._first + number + card.comment.done, card)
            if card.comment.id in drafts:
                card.compose(drafts[card.comment.id])
        self._column.removeWidget(self._fold)
        open_ones = sum(not remark.comment.done for remark in self._shown)
        self._column.insertWidget(self._first + open_ones, self._fold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def _first(self) -> int:
        """The place of the first card."""
        return 0 if self._composer is None else 1

    def _card(self, remark: Remark) -> CommentCard:
        card = CommentCard(remark)
        card.gone_to.connect(self.gone_to)
        card.answer_wanted.connect(lambda _id: card.compose())
        card.answered.connect(self.answered)
        card.answer_typed.connect(self.drafted)
        card.answer_left.connect(self.left)
        card.ticked.connect(self.ticked)
        card.removal_wanted.connect(self.removal_wanted)
        return card

    def _show_fold(self) -> None:
        done = sum(remark.comment.done for remark in self._shown)
        said = "1 afgehandelde opmerking" if done == 1 else f"{done} afgehandelde opmerkingen"
        self._fold.setText(f"{'▾' if self._fold.isChecked() else '▸'} {said}")
        self._fold.setAccessibleName(f"{said} {'verbergen' if self._fold.isChecked() else 'tonen'}")
        self._fold.setVisible(done > 0)
        for card in self._cards.values():
            card.setVisible(not card.comment.done or self._fold.isChecked())

    def _unfold(self) -> None:
        self._show_fold()
