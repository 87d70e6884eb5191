"""The middle of the window: the page of the selected item, with its texts to write in."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QToolBar, QVBoxLayout, QWidget

from vgr_desktop.core.editing import edits
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Deviation, Explanation, Programme, Report, Section, Text
from vgr_desktop.core.model.text import EMPTY, RichText
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.form_fields import FormField, LineField
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.page.area_foot import AreaFoot
from vgr_desktop.ui.page.facts_form import Fact, FactsForm
from vgr_desktop.ui.page.header import PageHeader
from vgr_desktop.ui.page.leftover_note import LeftoverNotes
from vgr_desktop.ui.page.money.place import DeviationsPlace
from vgr_desktop.ui.page.moves import Moves
from vgr_desktop.ui.page.scale import Scale
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.page.slots import Page, Slot, page_of
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.page.text_steps import TextSteps
from vgr_desktop.ui.page.texts import Texts
from vgr_desktop.ui.page.whereabouts import Whereabouts
from vgr_desktop.ui.page.writing import Writing
from vgr_desktop.ui.session import session as sessions
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.pictures.store import PictureStore
from vgr_desktop.ui.text.typing import Aids


class Desk(QWidget):
    """Shows the page of one item of the session's report and hands in what is typed there.

    `gone_to` asks to select an item, `refused` says why something could not be done, `told` the result of something
    that was done, `editor_changed` that another editor, or none, has the caret, `shown` that the page shows the report
    as it is now, `typed` that typing waits to be handed in. `stage_wanted` and `details_wanted` ask for another stage,
    or for the details, of the text in a pane.
    """

    typed = Signal()
    shown = Signal()
    stage_wanted = Signal(object, object)
    details_wanted = Signal(object)
    gone_to = Signal(int)
    refused = Signal(str)
    told = Signal(str)
    link_followed = Signal(str)
    editor_changed = Signal()
    caret_moved = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    object_opened = Signal()
    pictures_given = Signal(object)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        """Begin without a page."""
        super().__init__(parent)
        self._session = session
        self._caret = QTimer(self, singleShot=True, interval=0)
        self._caret.timeout.connect(self._follow_caret)
        self.pictures = PictureStore(self)
        self.aids = Aids()
        self.writing = Writing(session, self.pictures, self)
        self._page: Page | None = None
        self._above: tuple[QWidget, ...] = ()
        self._editor_actions: tuple[QAction, ...] = ()
        self._editor: TextEditor | None = None
        self._header = PageHeader()
        self._facts = FactsForm()
        self._foot = AreaFoot()
        self._sheet = Sheet()
        self._notes = LeftoverNotes(self._sheet, self)
        self.texts = Texts(self._sheet, self.pictures, self._new_pane, self)
        self._money = DeviationsPlace(session, actions, self._sheet.paper)
        self._moves = Moves(self._sheet, self.texts, self)
        self.whereabouts = Whereabouts(self.texts, self)
        self.scale = Scale(self._sheet, self.texts, self)
        self._steps = TextSteps(session, self.writing.apply, self)
        self._arrange()
        self.texts.leaving.connect(self._leave_pane)
        self._money.made.connect(self._put_in_place)
        self._money.refused.connect(self.refused)
        self._money.told.connect(self.told)
        self._money.gone_to.connect(self.gone_to)
        self._money.reached.connect(self._show_cell)
        session.changed.connect(self._follow)
        self._header.gone_to.connect(self.gone_to)
        self._header.light_chosen.connect(self.set_light)
        self._facts.typed.connect(self._note_fact)
        self._facts.finished.connect(self._finish_fact)
        self.writing.refused.connect(self._tell_refused)
        self.writing.typed.connect(self.typed)
        self._notes.placed.connect(self._steps.place_leftover)
        self._notes.dropped.connect(self._drop_leftover)
        self._foot.explanation_wanted.connect(self._explain)
        self._foot.free_text_wanted.connect(self._explain_area)

    @property
    def item_id(self) -> int | None:
        """The id of the item whose page is shown."""
        return self._page.item.id if self._page else None

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def editor(self) -> TextEditor | None:
        """The editor on this page that has, or last had, the caret."""
        return self._editor

    @property
    def pane_here(self) -> TextPane | None:
        """The pane with the caret, or else the first one on the page."""
        return next((pane for pane in self.panes() if pane.editor is self._editor), next(iter(self.panes()), None))

    def panes(self) -> tuple[TextPane, ...]:
        """The panes that there are of the texts on the page, from top to bottom (see `Texts`)."""
        return self.texts.panes()

    def set_editor_actions(self, actions: tuple[QAction, ...]) -> None:
        """Set the actions in the context menu of each editor."""
        self._editor_actions = actions

    def show_item(self, id: int | None) -> None:
        """Show the page of the item with this id; None: show nothing."""
        self.writing.hand_in()
        report, left = self._session.report, self.item_id
        if left is not None and left != id:
            self.whereabouts.leave(left)
        if report is None or id is None:
            self._page = None
            self._clear()
            return
        if id != left:
            self._clear()
            self._sheet.go_to_top()
        self._show(report, id)
        if id != left:
            self.whereabouts.come(id)

    def show_trend(self, trend: str, colour: QColor) -> None:
        """Show the earlier light beside the light of the item; empty: there was none."""
        self._header.show_trend(trend, colour)

    def set_bar(self, bar: QToolBar) -> None:
        """Put the bar of format buttons between the head of the page and its texts."""
        self._outer.insertWidget(self._outer.indexOf(self._header) + 1, bar)

    def set_banner(self, banner: QWidget) -> None:
        """Put a banner about the whole report above the head of the page."""
        self._outer.insertWidget(0, banner)

    def add_foot(self, foot: QWidget) -> None:
        """Put something under the texts."""
        self._outer.addWidget(foot)

    def take_up(self, editor: TextEditor) -> None:
        """Make this the editor with the caret, though the focus may be elsewhere."""
        self._set_editor(editor)

    def selected_words(self) -> str:
        """The selected words, on one line; empty without any."""
        words = self._editor.textCursor().selectedText() if self._editor is not None else ""
        return "" if {"\u2029", "\u2028", "\ufffc"} & set(words) else words

    def show_caret(self, editor: TextEditor) -> None:
        """Bring the caret of an editor into view."""
        self._sheet.settle()
        self._sheet.show_caret(editor)

    def set_above(self, widget: QWidget) -> None:
        """Put something about the item itself above its texts."""
        self._above = (widget,)
        self._put_in_place()

    def show_widget(self, widget: QWidget) -> None:
        """Bring something that stands on the page into view."""
        self._sheet.settle()
        self._sheet.ensureWidgetVisible(widget)

    def show_text(self, id: int) -> None:
        """Put the caret into the text with this id, if it is on the page."""
        if pane := self.texts.pane(id):
            pane.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._sheet.ensureWidgetVisible(pane)
            self._sheet.go_with(pane.editor)
        elif self._page is not None and self._page.item.id == id and not tree.title_of(self._page.item):
            self._facts.begin_name()

    def show_words(self, id: int, words: str) -> None:
        """Select these words in the text with this id; without words, go to the row of a deviation."""
        if words and (pane := self.texts.pane(id)):
            pane.editor.select_words(words)
        elif not words:
            self._money.go_to(id)

    def write(self) -> None:
        """Put the caret into the text of the page that had it last, or else into the first one."""
        last = self.texts.pane(self.whereabouts.last_text(self.item_id or 0))
        if pane := last or next(iter(self.panes()), None):
            pane.editor.setFocus()

    def write_on(self) -> None:
        """Put the caret back into the text that last had it, or into the first."""
        if self._editor is not None:
            self._editor.setFocus()
        else:
            self.write()

    def set_light(self, key: str | None) -> None:
        """Set the light of the item that is shown."""
        if self._page is not None:
            id = self._page.item.id
            self.writing.apply("Stoplicht zetten", lambda report: edits.set_light(report, id, key), id)

    def _arrange(self) -> None:
        self._sheet.arrange(self._facts, self._foot)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self._sheet, 1)
        self._sheet.resized.connect(self._show_cell)
        self._header.hide()
        self._facts.hide()
        self._foot.hide()

    def _show(self, report: Report, id: int) -> None:
        self.pictures.know(report.pictures)
        self._page = page = page_of(report, id, self.writing.reserve)
        self._header.show_page(report, page)
        self._header.show()
        self._facts.show_item(page.item)
        self._notes.show(page.leftovers)
        self.texts.show(page.slots)
        self._money.show_item(report, page.item)
        self._put_in_place()
        self._show_writable()
        self._foot.show_page(report, page)
        self.shown.emit()

    def _refresh(self) -> None:
        if self._session.report is not None and self._page is not None:
            self._show(self._session.report, self._page.item.id)

    def _clear(self) -> None:
        self._sheet.stay()
        self._set_editor(None)
        self.texts.clear()
        self._notes.show(())
        if self._page is None:
            self._header.hide()
            self._facts.hide()
            self._foot.hide()

    def _show_writable(self) -> None:
        """Make everything on the page writable, or read-only."""
        session, id = self._session, self.item_id or 0
        self._facts.setEnabled(session.can_change(id))
        self._foot.setEnabled(session.can_change(id))
        self._header.lights.setEnabled(session.can_write(id))
        for note in self._notes:
            note.setEnabled(session.can_write(note.leftover.id))
        changed = [pane for pane in self.panes() if pane.is_read_only is session.can_write(*pane.slot.ids)]
        for pane in changed:
            pane.set_read_only(not pane.is_read_only)
        if self._editor in [pane.editor for pane in changed]:
            self.editor_changed.emit()

    def _drop_leftover(self, id: int) -> None:
        if self._page is not None:
            self._steps.drop_leftover(id, page_id=self._page.item.id)

    def _leave_pane(self, pane: TextPane) -> None:
        """Let go of a pane that is about to be taken away."""
        self._sheet.stay()
        self.writing.hand_in()
        if pane.editor is self._editor:
            self._set_editor(None)

    def _put_in_place(self) -> None:
        """Put notes, texts and grid below each other, in this order, except for texts that come after the grid."""
        grid, page = self._money.grid, self._page
        between = None
        if page is not None and grid is not None and isinstance(page.item, Programme):
            between = len(page.slots) - len(page.item.deviations), grid
        self.texts.put_in_place((*self._above, *self._notes), between)

    def _show_cell(self) -> None:
        """Bring the current cell of the grid into view while it has the focus."""
        if place := self._money.cell():
            self._sheet.show_place(place)

    def _new_pane(self, slot: Slot) -> TextPane:
        pane = TextPane(slot, self.pictures, self.aids)
        pane.set_read_only(not self._session.can_write(*slot.ids))
        editor = pane.editor
        editor.addActions(self._editor_actions)
        editor.typed.connect(self._sheet.stay)
        editor.typed.connect(partial(self.writing.note_text, pane))
        self.writing.wait_for(pane)
        editor.commanded.connect(partial(self.writing.take_step, pane))
        editor.commanded.connect(lambda _name: self._sheet.go_with(editor))  # what is pasted needs room first
        editor.refused.connect(self.refused)
        editor.told.connect(self.told)
        editor.undo_wanted.connect(self.undo_wanted)
        editor.redo_wanted.connect(self.redo_wanted)
        editor.object_opened.connect(self.object_opened)
        editor.link_followed.connect(self.link_followed)
        editor.picture_given.connect(self.pictures_given)
        editor.focused.connect(lambda: self._set_editor(editor))
        wire(editor, "cursorPositionChanged()", self._caret, "start()")
        editor.currentCharFormatChanged.connect(self.caret_moved)
        editor.selectionChanged.connect(self.caret_moved)
        editor.about_to_command.connect(self.writing.hand_in)
        pane.heading_typed.connect(partial(self.writing.note_heading, pane))
        pane.move_wanted.connect(partial(self._steps.move, slot.id))
        pane.removal_wanted.connect(partial(self._steps.remove, slot.id))
        pane.wording_accepted.connect(partial(self._steps.accept_wording, slot.id))
        pane.review.stage_chosen.connect(partial(self.stage_wanted.emit, pane))
        pane.review.details_wanted.connect(partial(self.details_wanted.emit, pane))
        return pane

    def _set_editor(self, editor: TextEditor | None) -> None:
        if editor is not self._editor:
            self._sheet.stay()
            self.writing.hand_in()
            self._editor = editor
            self.editor_changed.emit()

    def _note_fact(self, fact: Fact, field: FormField) -> None:
        if self._page is not None:
            self.writing.note_fact(fact, field, self._page.item.id)

    def _finish_fact(self, fact: Fact, field: LineField) -> None:
        """Hand in a finished line: what is not possible is told now, and the field shows the report's value again."""
        self.writing.hand_in()
        page = self._page
        if page is None or self._session.report is None:  # the window is being closed
            return
        if not self.writing.take_fact(fact, field.value(), page.item.id):
            field.reset(fact.read(page.item))

    def _tell_refused(self, why: str) -> None:
        """Tell that something was refused, and show the report as it is."""
        self.refused.emit(why)
        self._refresh()

    def _follow_caret(self) -> None:
        """Bring the caret into view after a key, if needed: most keys leave it in view, and checking takes a while."""
        editor = self._editor
        if editor is not None and editor.note_caret() and self._sheet.follow_caret(editor):
            self.caret_moved.emit()

    def _follow(self, change: sessions.SessionChange) -> None:
        """Show the changed report and, after undo or redo, the change."""
        if self._page is None or self._page.item.id not in tree.index(change.after):
            return  # the window will select another item
        self._refresh()

    def shows(self, text_id: int) -> bool:
        """Whether the text with this id is on the page."""
        return text_id in self.texts

    def show_change(self, change: sessions.SessionChange) -> None:
        """Put the caret where undo or redo changed something, if that is in a text on the page."""
        self._money.show_deviation(change.place)
        if pane := self.texts.pane(change.place):
            self._moves.go_to_change(pane, _body(change.before, change.place))

    def _explain(self, node_id: int) -> None:
        identity = self.writing.reserve(node_id)
        self._steps.explain(node_id, identity)
        self._focus_text(identity.id)

    def _explain_area(self, heading: str | None) -> None:
        if self._page is not None:
            self._focus_text(self._steps.explain_area(self._page.item.id, heading), on_heading=heading is not None)

    def _focus_text(self, text_id: int, *, on_heading: bool = False) -> None:
        if pane := self.texts.pane(text_id):
            if on_heading:
                pane.heading.setFocus(Qt.FocusReason.OtherFocusReason)
                pane.heading.selectAll()
            else:
                pane.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _body(report: Report, text_id: int) -> RichText:
    """The body of the text with this id in a report; empty when there is none."""
    item = tree.index(report).items.get(text_id)
    return item.body if isinstance(item, Text | Explanation | Deviation | Section) else EMPTY
