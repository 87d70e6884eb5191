"""One text on the page: its heading, what can be done with it, and its editor."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.dutch.wording import PART_NAMES, enumerated
from vgr_desktop.core.model.text import Paragraph, RichText, rich
from vgr_desktop.ui.kit.form_fields import LineField
from vgr_desktop.ui.page.review_line import ReviewLine
from vgr_desktop.ui.page.slots import Slot
from vgr_desktop.ui.text.commands import insert_frame
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.parts_margin import PartsMargin
from vgr_desktop.ui.text.pictures.store import PictureStore
from vgr_desktop.ui.text.typing import Aids


class TextPane(QWidget):
    """Shows one place for a text. What the officer does there is told by signals."""

    heading_typed = Signal()
    move_wanted = Signal(int)
    removal_wanted = Signal()
    wording_accepted = Signal()

    def __init__(self, slot: Slot, pictures: PictureStore, aids: Aids, parent: QWidget | None = None) -> None:
        """Show `slot`; `pictures` has the pictures of its text, `aids` says what helps typing."""
        super().__init__(parent)
        self.slot = slot
        self.shown = RichText()
        self.editor = TextEditor(pictures, aids)
        self.heading = LineField("Kop boven de toelichting", "Zonder kop")
        self._title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._source = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._offer = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._menu = QToolButton(autoRaise=True)
        self.review = ReviewLine()
        self._arrange()
        self.heading.typed.connect(self.heading_typed)
        self._source.linkActivated.connect(self.wording_accepted)
        self._offer.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)  # also by keyboard
        self._offer.linkActivated.connect(self._insert_parts)
        self.show_slot(slot)

    @property
    def is_read_only(self) -> bool:
        """Whether the text can only be read."""
        return self.editor.isReadOnly()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  # as Qt's setters
        """Make the text read-only, or writable."""
        self.editor.setReadOnly(read_only)
        self.heading.setReadOnly(read_only)
        self._menu.setEnabled(not read_only)
        self._show_placeholder()
        self._show_offer()
        self.review.setEnabled(not read_only)

    def show_slot(self, slot: Slot) -> None:
        """Show `slot` as it is now."""
        self.slot = slot
        self._title.setText(slot.heading)
        self._title.setVisible(not slot.free_heading and bool(slot.heading))
        self.heading.setVisible(slot.free_heading)
        if slot.free_heading:
            self.heading.show_value(slot.heading)
        self._menu.setVisible(slot.explanation is not None)
        self._show_source()
        self._show_offer()
        self.editor.setAccessibleName(slot.heading or "Toelichting")
        self._show_placeholder()
        if slot.body != self.shown and not self.editor.has_news:  # what waits comes to the report, which is shown then
            self.editor.show_text(self.shown, slot.body)
            self.shown = slot.body

    def put_below(self, widget: QWidget) -> None:
        """Put something that goes with the text under it."""
        self._grid.addWidget(widget, 2, 1)

    def _show_source(self) -> None:
        explanation = self.slot.explanation
        wording = explanation.heading if explanation and explanation.about else None
        self._source.setVisible(wording is not None)
        if wording is not None:
            note = "In de bron stond hierboven: “{0}”. Gedrukt wordt de titel uit de doelenboom."
            accept = "Akkoord"
            text = note.format(_escaped(wording))
            self._source.setText(f'{text} <a href="accept">{accept}</a>')

    def _show_placeholder(self) -> None:
        """Ask for a text where one can be typed."""
        self.editor.setPlaceholderText("" if self.is_read_only else self.slot.placeholder)

    def _show_offer(self) -> None:
        """Offer to add the missing parts of an explanation of an orange or red light."""
        lacks = self.slot.lacks
        self._offer.setVisible(bool(lacks) and not self.is_read_only)
        if lacks:
            names = enumerated([PART_NAMES[part] for part in lacks]).capitalize()
            self._offer.setText(f'<a href="insert">{f"{names} invoegen"}</a>')

    def _insert_parts(self) -> None:
        """Add a paragraph at the end for each part that the explanation lacks."""
        frame = rich(Paragraph(part=part) for part in self.slot.lacks)

        def insert(cursor: QTextCursor) -> None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            insert_frame(cursor, frame)

        self.editor.do("Onderdelen invoegen", insert)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self._title.setFont(font)
        self.heading.setFont(font)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.heading, 1)
        head.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._source)
        column.addWidget(self.review)
        column.addWidget(self._offer)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 18)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.addLayout(column, 0, 1)
        grid.addWidget(PartsMargin(self.editor), 1, 0)
        grid.addWidget(self.editor, 1, 1)
        grid.setColumnStretch(1, 1)
        self._menu.setText("⋯")
        self._menu.setToolTip("Volgorde en verwijderen")
        self._menu.setAccessibleName("Volgorde en verwijderen")
        self._menu.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Eerder in het rapport", lambda: self.move_wanted.emit(-1))
        menu.addAction("Later in het rapport", lambda: self.move_wanted.emit(1))
        menu.addSeparator()
        menu.addAction("Toelichting verwijderen", self.removal_wanted.emit)
        menu.popup(self._menu.mapToGlobal(QPoint(0, self._menu.height())))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
