"""One comment: who said what about which words, the answers, and what can be done with it."""

import datetime as dt
from html import escape

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.model.review import Reply
from vgr_desktop.core.views.commented import Remark
from vgr_desktop.ui.comments.composer import Composer
from vgr_desktop.ui.kit.theme import mark

LONGEST_QUOTE = 120
"""Characters of the words that a comment is about; the text itself has them marked."""


class CommentCard(QFrame):
    """Shows a comment. What the officer does is told by signals, with the id of the comment or of what is removed.

    The card can have the focus: Enter goes to the words, and a screen reader says all of it.
    """

    gone_to = Signal(int)
    answer_wanted = Signal(int)
    answered = Signal(int, str)
    answer_left = Signal(int)
    answer_typed = Signal(int, str)
    ticked = Signal(int, bool)
    removal_wanted = Signal(int)

    def __init__(self, remark: Remark, parent: QWidget | None = None) -> None:
        """A card for `remark`."""
        super().__init__(parent)
        self.comment = comment = remark.comment
        self._parts: list[QWidget] = []
        self._composer: Composer | None = None
        self.setObjectName("comment")
        mark(self, "done", on=comment.done)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_whole(remark))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 8, 6)
        self._column.setSpacing(3)
        self._column.addLayout(self._head())
        if comment.quote:
            self._column.addWidget(self._quote(remark))
        self._column.addWidget(_words(comment.text))
        for reply in comment.replies:
            self._column.addWidget(self._reply(reply))

    def set_writable(self, *, writable: bool) -> None:
        """Offer what changes the comment, or not."""
        for part in self._parts:
            part.setVisible(writable)

    def compose(self, draft: str = "") -> None:
        """Ask for an answer."""
        if self._composer is None:
            self._composer = composer = Composer(f"Antwoord aan {self.comment.author}", "Antwoorden", draft)
            id = self.comment.id
            composer.said.connect(lambda words: self.answered.emit(id, words))
            composer.typed.connect(lambda words: self.answer_typed.emit(id, words))
            composer.left.connect(lambda: self.answer_left.emit(id))
            self._column.addWidget(composer)
        self._composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_composing(self) -> None:
        """Ask for an answer no more."""
        if self._composer is not None:
            self._composer.hide()
            self._composer.deleteLater()
            self._composer = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the words at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_to.emit(self.comment.id)
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        comment, row = self.comment, QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(_head(comment.author, comment.moment), 1)
        done = self._button("Heropenen" if comment.done else "✓ Afhandelen", f"Opmerking van {comment.author}")
        done.clicked.connect(lambda: self.ticked.emit(comment.id, not comment.done))
        answer = self._button("Antwoorden", f"Antwoorden aan {comment.author}")
        answer.clicked.connect(lambda: self.answer_wanted.emit(comment.id))
        remove = self._button("✕", f"Opmerking van {comment.author} verwijderen")
        remove.setToolTip("Verwijderen")
        remove.clicked.connect(lambda: self.removal_wanted.emit(comment.id))
        for button in (answer, done, remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _quote(self, remark: Remark) -> QLabel:
        comment = self.comment
        words = " ".join(comment.quote.split())
        shown = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"
        said = f"Over “{escape(shown)}”" + (" – deze woorden staan er niet meer" if remark.lost else "")
        return _quiet(f"<i>{said}</i>")

    def _reply(self, reply: Reply) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 3, 0, 0)
        column.setSpacing(1)
        row = QHBoxLayout()
        row.addWidget(_head(reply.author, reply.moment), 1)
        remove = self._button("✕", f"Antwoord van {reply.author} verwijderen")
        remove.setToolTip("Antwoord verwijderen")
        remove.clicked.connect(lambda: self.removal_wanted.emit(reply.id))
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(_words(reply.text))
        return box

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setText(text)
        button.setAccessibleName(name if text == "✕" else f"{text.removeprefix('✓ ')}: {name}")
        font = button.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        button.setFont(font)
        self._parts.append(button)
        return button


def _day(moment: dt.datetime) -> str:
    """4 mei, on the calendar of this computer; with the year if that is another one."""
    here = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    is_now = here.date().year() == QDate.currentDate().year()
    return QLocale().toString(here, "d MMM" if is_now else "d MMM yyyy").replace(" ", "\u00a0")


def _head(author: str, moment: dt.datetime) -> QLabel:
    """Who said something, and when."""
    label = _quiet(f"<b>{escape(author)}</b> · {escape(_day(moment))}")
    label.setToolTip(QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), "d MMMM yyyy, HH:mm"))
    return label


def _whole(remark: Remark) -> str:
    comment = remark.comment
    about = f" over “{' '.join(comment.quote.split())}”" if comment.quote else ""
    lost = ", die woorden staan er niet meer" if remark.lost else ""
    done = ", afgehandeld" if comment.done else ""
    answers = "".join(f" Antwoord van {reply.author}: {reply.text}" for reply in comment.replies)
    return f"Opmerking van {comment.author}{about}{lost}{done}: {comment.text}{answers}"


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet(said: str) -> QLabel:
    label = QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.RichText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    label.setFont(font)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
