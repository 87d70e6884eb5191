"""Shows errors while one writes, goes from one to the next, and does what is asked of the word at the caret."""

from collections.abc import Callable
from functools import partial
from itertools import islice

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.searching.lines import BODY, Spot
from vgr_desktop.disk.policy import NO_SPELLING, Subject
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.spelling.actions import SpellingActions
from vgr_desktop.ui.spelling.errors import Error, Errors, lines_of, texts_of
from vgr_desktop.ui.spelling.lists import SpellingLists
from vgr_desktop.ui.spelling.menu import SuggestionMenu
from vgr_desktop.ui.spelling.proofreader import Proofreader
from vgr_desktop.ui.text.marks import MOST, Layer, Marked
from vgr_desktop.ui.text.places import marked_at, place_of

FIRST, CALM = 1500, 350
"""Milliseconds: after opening, when the page comes first, and after the last key or step of the caret."""

OFF, ADVISE, TOLD = "spelling-off", "spelling", "spelling-missing"
"""The names of the switches: it is on until somebody switches it off. The last: it was said that there is none here."""


class SpellingCommands(Component):
    """The spelling in the window. At a key nothing of it runs: only a timer of Qt begins again."""

    def __init__(self, place: Workplace, lists: SpellingLists) -> None:
        """The words of `lists` are right."""
        super().__init__(place.frame)
        self._place = place
        self._session, self._desk, self._settings = place.session, place.desk, place.settings
        self._actions = a = place.actions.of(SpellingActions)
        self.lists = lists
        self.proofreader = Proofreader(self)
        self.errors = Errors(self.proofreader)
        self._menu: SuggestionMenu | None = None
        self._first = QTimer(self, singleShot=True, interval=FIRST)
        self._first.timeout.connect(self._look)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._look)
        self._keep_to_policy()
        a.advise_spelling.setChecked(self._settings.is_on(ADVISE))
        self._connect()
        self._show_switches()

    def _keep_to_policy(self) -> None:
        policy = self._settings.policy
        usual = policy.settled(Subject.SPELLING) == NO_SPELLING
        is_fixed = policy.is_fixed(Subject.SPELLING)
        is_off = usual if is_fixed else self._settings.is_on(OFF, usual=usual)
        self._actions.check_spelling.setChecked(not is_off)
        self._actions.check_spelling.setEnabled(not is_fixed)

    def _connect(self) -> None:
        a, desk = self._actions, self._desk
        a.check_spelling.triggered.connect(self._switch)
        a.advise_spelling.triggered.connect(self._switch_advice)
        a.next_error.triggered.connect(lambda: self.step(1))
        a.previous_error.triggered.connect(lambda: self.step(-1))
        a.suggest.triggered.connect(self._suggest_at_caret)
        a.add_to_own.triggered.connect(lambda: self._add(self.lists.add_to_own))
        a.add_to_dossier.triggered.connect(lambda: self._add(self.lists.add_to_dossier))
        a.ignore.triggered.connect(self._ignore)
        self.lists.changed.connect(self._take_lists)
        self.proofreader.answered.connect(self._take_answer)
        self.proofreader.suggested.connect(self._offer)
        self.proofreader.missing.connect(self._tell_missing)
        self.proofreader.failed.connect(lambda problem: self.refused.emit(str(problem)))
        self._session.opened.connect(self._begin)
        desk.shown.connect(self._follow)
        desk.texts.made.connect(self._join)
        for pane in desk.panes():
            self._join(pane)

    @property
    def is_on(self) -> bool:
        """Whether the spelling is checked."""
        return self._actions.check_spelling.isChecked()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) error in the report, and from the last to the first."""
        report = self._session.present()
        if report is None:
            return
        if not self.is_on:
            self.refused.emit("De spellingcontrole staat uit. Zet haar aan in het menu Bewerken, onder Spelling.")
            return
        found = list(self.errors.everywhere(report))
        if not found:
            said = "Er zijn geen woorden gevonden die niet in de woordenlijst staan."
            self.told.emit("De teksten worden nog gelezen." if self.proofreader.is_reading else said, [])
            return
        order = {text.id: number for number, text in enumerate(texts_of(report))}
        keys = [(order[error.text], error.paragraph, error.start) for error in found]
        here = self._caret_key(order, at_end=by > 0)
        after = [number for number, key in enumerate(keys) if key >= here]
        first = after[0] if after else 0
        error = found[first if by > 0 else first - 1]
        self._place.navigator.go_to_place(report.id, Spot(error.text, BODY, error.paragraph), error.start, error.end)

    def _caret_key(self, order: dict[int, int], *, at_end: bool) -> tuple[int, int, int]:
        pane = self._pane_here()
        if pane is None or pane.slot.id not in order:
            page = self._desk.page
            first = next((order[slot.id] for slot in page.slots if slot.id in order), 0) if page else 0
            return first, 0, 0
        cursor = pane.editor.textCursor()
        cursor.setPosition(cursor.selectionEnd() if at_end else cursor.selectionStart())
        return order[pane.slot.id], *place_of(cursor)

    def _tell_missing(self, problem: Problem) -> None:
        """Say once on this computer that the spelling cannot be checked here."""
        if not self._settings.is_on(TOLD):
            self._settings.switch(TOLD, on=True)
            self.told.emit(str(problem), [])

    def _begin(self) -> None:
        self.proofreader.forget()
        self.errors.ignored.clear()
        self._first.start()

    def _follow(self) -> None:
        if not self._first.isActive():
            self._calm.start()

    def _join(self, pane: TextPane) -> None:
        """Follow the caret in a text that came on the page, and answer for its menu."""
        editor = pane.editor
        wire(editor, "cursorPositionChanged()", self._calm, "start()")
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(partial(self._open_menu, pane))
        self._follow()

    def _look(self) -> None:
        """Ask about what is new on the page and in the report, and show what is known."""
        report = self._session.report
        if report is None or not self.is_on:
            return
        self.lists.read()
        self.proofreader.ask(lines_of(pane.shown for pane in self._desk.panes()), soon=True)
        self.proofreader.ask(lines_of(text.body for text in texts_of(report)), soon=False)
        for pane in self._desk.panes():
            self._show(report, pane)

    def _take_answer(self) -> None:
        if not self._calm.isActive():  # else it comes soon
            self._calm.start()
        if self._actions.advise_spelling.isChecked():
            self._place.findings.look_soon()

    def _show(self, report: Report, pane: TextPane) -> None:
        """Put waves under the errors in a text, but not under the word that one is typing."""
        editor = pane.editor
        if editor.has_news or not self.errors.knows(pane.shown):
            return  # the waves that are there stay: what was typed is handed in at a pause, and read soon after
        typed = editor.textCursor().position() if editor.hasFocus() else -1
        marks = (_marked(pane, error) for error in self.errors.of(report, pane.slot.id, pane.shown))
        wanted = list(islice((mark for mark in marks if mark.end != typed), MOST))
        shown = [Marked(one.selectionStart(), one.selectionEnd()) for one in editor.marks.marked(Layer.SPELLING)]
        if wanted != shown:
            editor.marks.show(Layer.SPELLING, wanted)

    def _pane_here(self) -> TextPane | None:
        return next((pane for pane in self._desk.panes() if pane.editor is self._desk.editor), None)

    def _error_at(self, pane: TextPane, position: int) -> Error | None:
        self._session.hand_in()
        report = self._session.report
        if report is None or not self.is_on:
            return None
        for error in self.errors.of(report, pane.slot.id, pane.shown):
            mark = _marked(pane, error)
            if mark.start <= position <= mark.end:
                return error
        return None

    def _error_here(self) -> tuple[TextPane, Error] | None:
        pane = self._pane_here()
        error = self._error_at(pane, pane.editor.textCursor().selectionStart()) if pane is not None else None
        return (pane, error) if pane is not None and error is not None else None

    def _open_menu(self, pane: TextPane, point: QPoint) -> None:
        """The menu of a text, which begins with suggestions when it is asked for at an error."""
        editor = pane.editor
        cursor = editor.cursorForPosition(point)
        error = self._error_at(pane, cursor.position())
        if error is not None:
            mark = _marked(pane, error)
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
        self._pop_up(pane, error, editor.viewport().mapToGlobal(point), whole=True)

    def _suggest_at_caret(self) -> None:
        found = self._error_here()
        if found is None:
            self.told.emit("Bij de tekstcursor staat geen woord dat onbekend is.", [])
            return
        pane, error = found
        under = pane.editor.cursorRect().bottomLeft()
        self._pop_up(pane, error, pane.editor.viewport().mapToGlobal(under), whole=False)

    def _pop_up(self, pane: TextPane, error: Error | None, where: QPoint, *, whole: bool) -> None:
        a = self._actions
        others = [*pane.editor.actions()] if whole else []
        own = [*a.on_word] if error is not None else []
        menu = SuggestionMenu(error.word if error is not None else "", [*own, *others], pane.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if own and others:
            menu.insertSeparator(others[0])
        if error is not None and not pane.is_read_only:
            menu.meant.connect(partial(self._correct, pane, error))
            self.proofreader.suggest(error.word)
        else:
            menu.leave_out()
        self._menu = menu
        menu.destroyed.connect(self._forget_menu)
        menu.popup(where)

    def _forget_menu(self) -> None:
        self._menu = None

    def _offer(self, word: str, suggestions: list[str]) -> None:
        if self._menu is not None and self._menu.word == word:
            self._menu.offer(suggestions)

    def _correct(self, pane: TextPane, error: Error, word: str) -> None:
        """Put another word in the place of an error, as one step."""

        def put(cursor: QTextCursor) -> None:
            mark = _marked(pane, error)
            cursor.setPosition(mark.start + 1)
            form = cursor.charFormat()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(word, form)

        pane.editor.do("Spelling verbeteren", put)

    def _ignore(self) -> None:
        if (found := self._error_here()) is not None:
            _, error = found
            self.errors.ignored.add((error.text, error.word))
            self._look()

    def _add(self, add: Callable[[str], None]) -> None:
        """Have the word at the caret put into a list."""
        if (found := self._error_here()) is not None:
            add(found[1].word)

    def _take_lists(self) -> None:
        """Show at once what is right now."""
        self.errors.right = self.lists.right
        self._look()
        if self._actions.advise_spelling.isChecked():
            self._place.findings.look_soon()

    def _switch(self, on: bool) -> None:  # noqa: FBT001  # as Qt tells it
        self._settings.switch(OFF, on=not on)
        self._show_switches()

    def _switch_advice(self, on: bool) -> None:  # noqa: FBT001  # as Qt tells it
        self._settings.switch(ADVISE, on=on)
        self._show_switches()

    def _show_switches(self) -> None:
        """Check the spelling or not, as the actions say; when it is off, no process runs."""
        if self.is_on:
            self._follow()
        else:
            self.proofreader.end()
            for pane in self._desk.panes():
                pane.editor.marks.show(Layer.SPELLING, ())
        advise = self.is_on and self._actions.advise_spelling.isChecked()
        self._place.findings.proofread(self if advise else None)

    def read(self, report: Report) -> None:
        """Read the texts of this report, for the findings."""
        self.proofreader.ask(lines_of(text.body for text in texts_of(report)), soon=False)

    def unknown(self, body: RichText) -> tuple[str, ...]:
        """The words of this text that are in no dictionary, as far as is known, for the findings."""
        return self.errors.words(body)


def _marked(pane: TextPane, error: Error) -> Marked:
    spot = Spot(error.text, BODY, error.paragraph)
    return marked_at(pane.editor.document(), spot, error.start, error.end)
