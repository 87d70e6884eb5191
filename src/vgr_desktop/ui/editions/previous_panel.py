"""The previous edition of the text with the caret, to read, to compare and to take over."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.core.model.text import from_plain, word_count
from vgr_desktop.core.model.text_difference import How, Span, word_difference
from vgr_desktop.ui.editions.previous_edition import PreviousEdition
from vgr_desktop.ui.editions.previous_text import PreviousText
from vgr_desktop.ui.editions.previous_view import View
from vgr_desktop.ui.kit import lights
from vgr_desktop.ui.kit.jobs import Job

DELAY = 300
"""Milliseconds after a change of the text before the differences are determined again."""


class PreviousPanel(QWidget):
    """Shows what `look` returns while the panel is visible; it does nothing while it is not.

    `wanted` asks to take a paragraph over, `all_wanted` the whole text: the name of the step, the id of the text that
    it goes into, and the blocks.
    """

    wanted = Signal(str, int, tuple)
    all_wanted = Signal(str, int, tuple)
    broken = Signal(object)

    def __init__(self, previous: PreviousEdition, look: Callable[[], View], parent: QWidget | None = None) -> None:
        """Compare with the report of `previous`; another one can be chosen here."""
        super().__init__(parent)
        self._previous = previous
        self._look = look
        self._view = View()
        self._may_write = True
        self._job: Job[tuple[Span, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._editions = QComboBox()
        self._trend = QLabel()
        self._title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._name = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text = PreviousText()
        self._legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._compare = QCheckBox("&Woordverschillen tonen")
        self._take = QPushButton("Alinea overnemen")
        self._take_all = QPushButton("Hele tekst overnemen")
        self._arrange()
        self._connect()

    def follow(self) -> None:
        """Show the present state soon, if it changed: the page comes first."""
        if self.isVisible():
            self._soon.start()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Allow or forbid taking over texts."""
        self._may_write = not read_only
        self._show_taking()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the panel was not visible."""
        super().showEvent(event)
        self._fill_editions()
        self.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the colours of the light to another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_trend()

    def _arrange(self) -> None:
        self._editions.setAccessibleName("Vergelijken met")
        self._editions.setToolTip("De rapportage waarmee u vergelijkt")
        self._editions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text.setAccessibleName("Tekst van de vorige rapportage")
        self._take.setToolTip("De gemarkeerde alinea invoegen waar de tekstcursor staat, of onderaan (Enter)")
        self._take_all.setToolTip("Alle alinea’s onderaan invoegen; wat er al staat, komt er niet nog eens bij")
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QHBoxLayout()
        buttons.addWidget(self._take)
        buttons.addWidget(self._take_all)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._editions, self._trend, self._title, self._name):
            column.addWidget(widget)
        column.addWidget(self._text, 1)
        column.addWidget(self._hint, 1)
        column.addWidget(self._compare)
        column.addWidget(self._legend)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._soon.timeout.connect(lambda: self._show(self._look()))
        self._timer.timeout.connect(self._find_differences)
        self._previous.changed.connect(self._show_previous)
        self._editions.activated.connect(lambda row: self._previous.choose(int(self._editions.itemData(row))))
        self._compare.toggled.connect(lambda _on: self._show_text())
        self._text.marked.connect(self._show_taking)
        self._text.wanted.connect(self._want)
        self._take.clicked.connect(lambda: self._want(self._text.marked_block()))
        self._take_all.clicked.connect(self._want_all)

    def _show_previous(self) -> None:
        if self.isVisible():
            self._fill_editions()
            self.follow()

    def _fill_editions(self) -> None:
        shown = [self._editions.itemData(row) for row in range(self._editions.count())]
        known = self._previous.others
        if shown != [report.id for report in known]:
            self._editions.clear()
            for report in known:
                self._editions.addItem(report.edition.title, report.id)
        before = self._previous.report
        self._editions.setCurrentIndex(self._editions.findData(before.id) if before else -1)
        self._editions.setVisible(bool(known))

    def _show(self, view: View) -> None:
        old, self._view = self._view, view
        if view == old:
            return
        self._show_trend()
        self._title.setText(f"Heette toen: {view.title_then}")
        self._title.setVisible(bool(view.title_then))
        self._name.setText(view.name)
        self._name.setVisible(view.has_text)
        self._hint.setText(view.hint)
        self._hint.setVisible(not view.has_text)
        self._text.setVisible(view.has_text)
        self._compare.setVisible(view.has_text and view.slot is not None)
        for button in (self._take, self._take_all):
            button.setVisible(view.has_text and view.slot is not None)
        if (view.text, view.slot) == (old.text, old.slot) and self._compare.isChecked():
            self._timer.start()
        else:
            self._show_text()

    def _show_trend(self) -> None:
        view = self._view
        self._trend.setText(view.trend)
        self._trend.setVisible(bool(view.trend))
        self._trend.setStyleSheet(f"color: {lights.colour(view.light, self.palette()).name()}")

    def _show_text(self) -> None:
        self._legend.hide()
        if self._compare.isChecked() and self._view.has_text and self._view.slot is not None:
            self._find_differences()
        else:
            self._job = None
            self._text.show_text(self._view.text)
        self._show_taking()

    def _show_taking(self) -> None:
        view = self._view
        may_take = self._may_write and view.has_text and view.slot is not None
        self._text.allow_taking(may_take)
        self._take.setEnabled(may_take and self._text.marked_block() is not None)
        self._take_all.setEnabled(may_take)

    def _find_differences(self) -> None:
        """Compare the words in the background: two long texts take a while."""
        self._timer.stop()
        then, now = self._view.text, self._view.text_now
        self._job = job = Job(lambda _job: word_difference(then, now), self)
        job.done.connect(lambda spans: self._show_differences(job, spans))
        job.broken.connect(self.broken)
        job.start()

    def _show_differences(self, job: Job[tuple[Span, ...]], spans: tuple[Span, ...]) -> None:
        if job is self._job:  # no later job was started since
            self._job = None
            self._text.show_difference(spans)
            self._legend.setText(self._said(spans))
            self._legend.show()

    def _said(self, spans: tuple[Span, ...]) -> str:
        came, went = (
            sum(word_count(from_plain(span.text)) for span in spans if span.how is how)
            for how in (How.INSERTED, How.DELETED)
        )
        said = (
            f"<u>Onderstreept</u> is nieuw: {self._words(came)}." if came else "",
            f"<s>Doorgestreept</s> is vervallen: {self._words(went)}." if went else "",
        )
        return "<br>".join(filter(None, said)) or "De tekst is woord voor woord dezelfde."

    def _words(self, count: int) -> str:
        return "1 woord" if count == 1 else f"{count} woorden"

    def _want(self, place: int | None) -> None:
        """Ask for one block."""
        if place is not None and self._view.slot is not None:
            self.wanted.emit("Alinea overnemen", self._view.slot, (self._view.text.blocks[place],))

    def _want_all(self) -> None:
        if self._view.slot is not None:
            self.all_wanted.emit("Tekst overnemen", self._view.slot, self._view.text.blocks)
