"""The line above a text with its stage, owner and deadline."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from vgr_desktop.core.figures.states import STAGES
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.ui.kit import review_looks
from vgr_desktop.ui.kit.theme import mark


class _Shortened(QToolButton):
    """A button that may be narrower than its text, which then ends with three dots."""

    def minimumSizeHint(self) -> QSize:
        """As wide as some letters."""
        return QSize(5 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button with as much of its text as there is room for."""
        option, painter = QStyleOptionToolButton(), QStylePainter(self)
        self.initStyleOption(option)
        room = self.width() - self.sizeHint().width() + self.fontMetrics().horizontalAdvance(option.text)
        mnemonic = Qt.TextFlag.TextShowMnemonic.value
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room, mnemonic)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class ReviewLine(QWidget):
    """Shows the state of one text. `stage_chosen` gives another stage, `details_wanted` asks for the other details.

    `comments_wanted` asks to go to the first comment about it.
    """

    stage_chosen = Signal(object)
    details_wanted = Signal()
    comments_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the state of an empty text without a review."""
        super().__init__(parent)
        self._stage: Stage | None = None
        self._shown: tuple[object, ...] = ()
        self._chip = _small(QToolButton(autoRaise=True))
        self._chip.clicked.connect(self.open_menu)
        self._details = _small(_Shortened(autoRaise=True))
        self._details.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._details.clicked.connect(self.details_wanted)
        self._comments = _small(QToolButton(autoRaise=True))
        self._comments.clicked.connect(self.comments_wanted)
        self._comments.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._chip)
        row.addWidget(self._details)
        row.addWidget(self._comments)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, stage: Stage | None, review: Review | None, today: dt.date) -> None:
        """Show the stage of the text, and what is kept about it."""
        if (stage, review, today) == self._shown:
            return
        self._shown = (stage, review, today)
        self._stage = stage
        self._chip.setText(f"{review_looks.label(stage)} ▾")
        self._chip.setToolTip(review_looks.meaning(stage))
        self._chip.setAccessibleName(f"Status van de tekst: {review_looks.name(stage)}")
        said = review_looks.details(review, stage, today)
        self._details.setText(said.replace("&", "&&"))
        self._details.setToolTip("\n".join(filter(None, (said, review.note if review else ""))))
        self._details.setAccessibleName(said)
        self._details.setVisible(bool(said))
        font = self._details.font()
        font.setBold(review is not None and review_looks.is_late(review.deadline, stage, today))
        self._details.setFont(font)

    def show_comments(self, count: int) -> None:
        """Show how many comments about the text are still to be dealt with."""
        said = "1 opmerking" if count == 1 else f"{count} opmerkingen"
        self._comments.setText(said)
        self._comments.setAccessibleName(f"{said} bij deze tekst: ernaartoe")
        self._comments.setToolTip("Naar de eerste opmerking")
        self._comments.setVisible(count > 0)

    def open_menu(self) -> None:
        """Offer the stages, and the other details of a text."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stages = QActionGroup(menu)
        for stage in STAGES:
            action = menu.addAction(review_looks.label(stage), partial(self.stage_chosen.emit, stage))
            action.setCheckable(True)
            action.setChecked(stage is self._stage)
            action.setToolTip(review_looks.meaning(stage))
            action.setEnabled(None not in (stage, self._stage))
            stages.addAction(action)
        menu.addSeparator()
        menu.addAction("&Eigenaar, deadline en notitie…", self.details_wanted.emit)
        menu.popup(self._chip.mapToGlobal(QPoint(0, self._chip.height())))


def _small(button: QToolButton) -> QToolButton:
    """The button, so that it does not draw attention."""
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    button.setFont(font)
    mark(button, "quiet", on=True)
    return button
