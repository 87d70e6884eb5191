"""Finding on the page, from place to place, and replacing one place after the other."""

from bisect import bisect_left

from PySide6.QtCore import QTimer, Signal

from vgr_desktop.core.model.limits import thousands
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.searching.finding import MOST, Found, Hit, Query
from vgr_desktop.core.searching.lines import BODY, Inside
from vgr_desktop.core.searching.replacing import changes, replaced
from vgr_desktop.services.searching import finder
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.searching.actions import SearchActions
from vgr_desktop.ui.searching.bar import FindBar
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.marks import Layer, Marked
from vgr_desktop.ui.text.places import marked_at, place_of, select

PATTERN_DELAY = 250
"""Milliseconds after a key before an expression is tried, which is done in a process of its own."""

_AFTER_WORDS = 1_000_000_000
"""The place of footnotes in the order of a paragraph: after its words, however many those are."""

_Key = tuple[int, int, int]
"""A place in the order of the page: of the text, the paragraph, and the character."""


class FindCommands(Component):
    """Shows where the words of the bar stand in the texts of the page, and goes there.

    `all_wanted` asks for all places of a query in a list, on the page with other words for them, or else everywhere.
    """

    all_wanted = Signal(object, str)

    def __init__(self, place: Workplace) -> None:
        """Put the bar under the page."""
        super().__init__(place.frame)
        self._session, self._desk = place.session, place.desk
        self._finder = finder()
        self._found, self._at = Found(), -1
        self._caret: tuple[TextEditor, int, int] | None = None
        self._question = 0
        self.bar = bar = FindBar()
        place.desk.add_foot(bar)
        self._trying = QTimer(self, singleShot=True, interval=PATTERN_DELAY)
        self._trying.timeout.connect(self._try_pattern)
        a = place.actions.of(SearchActions)
        a.find.triggered.connect(lambda: self.begin(replacing=False))
        a.replace.triggered.connect(lambda: self.begin(replacing=True))
        a.find_next.triggered.connect(lambda: self.step(1))
        a.find_previous.triggered.connect(lambda: self.step(-1))
        bar.fields.changed.connect(self._take_query)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self.replace)
        bar.left.connect(self.leave)
        bar.all_wanted.connect(self._ask_all)
        place.desk.shown.connect(self._follow)
        place.desk.texts.made.connect(self._mark)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self.bar.fields.query()

    @property
    def texts(self) -> frozenset[int]:
        """The ids of the texts on the page."""
        return frozenset(self._order())

    def begin(self, *, replacing: bool) -> None:
        """Open the bar, with the selected words."""
        if self._desk.isHidden():
            return
        self._session.hand_in()
        self.bar.begin(self._desk.selected_words(), replacing=replacing)
        self._look()

    def ask(self, query: Query) -> None:
        """Look for this from now on."""
        self.bar.fields.ask(query)

    def leave(self) -> None:
        """Close the bar, with the caret where the words were found."""
        self.bar.hide()
        self._mark_all()
        self._desk.write_on()

    def _ask_all(self) -> None:
        replacing = self.bar.words.isVisible()
        self.all_wanted.emit(self.query, self.bar.words.text() if replacing else "")

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place on the page, and from the last to the first."""
        self._session.hand_in()
        if not self.query.words:
            self.begin(replacing=False)
        elif self._trying.isActive() or (self.query.pattern and self.bar.isHidden()):
            self._try_pattern(by)
        else:
            self._look()
            self._go(self._beside(by))

    def replace(self) -> None:
        """Put the other words at the place where the caret is, and go to the next; elsewhere, go to the first place."""
        self._session.hand_in()
        here = self._here()
        if here is None:
            self.step(1)
            return
        try:
            wanted = changes((here,), self.query, self.bar.words.text())
            done = self._session.apply(
                "Vervangen", lambda report: replaced((report,), wanted).reports[0], here.spot.item
            )
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        if not done and wanted[0].words != here.said:
            self.refused.emit("Dit woord houdt het programma zelf bij, of er zou niets overblijven. Het is gebleven.")
        self._place_caret(here, len(wanted[0].words) if done else len(here.said))
        self.step(1)

    def _take_query(self) -> None:
        self._question += 1
        self._trying.stop()
        if self.query.pattern and self.query.words:
            self._trying.start()
        else:
            self._look()
            self._go(self._beside(0))

    def _follow(self) -> None:
        """Look again, because the page or its texts are different."""
        if self.bar.isVisible():
            if self.query.pattern and self.query.words:
                self._trying.start()
            else:
                self._look()

    def _look(self) -> None:
        """Find plain words now: that takes less time than a key."""
        report = self._session.report
        if report is not None and not self.query.pattern:
            self._take(self._finder.find((report,), self.query, within=self.texts))

    def _try_pattern(self, by: int = 0) -> None:
        """Find an expression in the background."""
        self._trying.stop()
        report, query, texts, question = self._session.report, self.query, self.texts, self._question
        if report is None or not query.words:
            return

        def take(found: Found) -> None:
            if question == self._question:
                self._take(found)
                self._go(self._beside(by))

        def tell(problem: Problem) -> None:
            if question == self._question:
                self._take(Found())
                self.bar.say(str(problem), bad=True)

        self.run(lambda _job: self._finder.find((report,), query, within=texts), take, tell)

    def _take(self, found: Found) -> None:
        order = self._order()
        hits = (hit for hit in found.hits if hit.spot.field == BODY)
        self._found = Found(tuple(sorted(hits, key=lambda hit: _key(order, hit))), found.more)
        self._at = self._index_here()
        self.bar.set_writable(writable=self._session.is_writable)
        self._mark_all()
        self._tell_count()

    def _order(self) -> dict[int, int]:
        page = self._desk.page
        return {slot.id: number for number, slot in enumerate(page.slots)} if page else {}

    def _beside(self, by: int) -> int | None:
        """The number of the hit to go to: the one at the caret or after it (0), or the next or previous one."""
        hits = self._found.hits
        if not hits:
            return None
        if by and self._at >= 0 and self._caret == self._caret_now():
            return (self._at + by) % len(hits)
        order = self._order()
        keys = [_key(order, hit) for hit in hits]
        place = bisect_left(keys, self._caret_key(order, at_end=by > 0))
        return (place - 1 if by < 0 else place) % len(hits)

    def _caret_key(self, order: dict[int, int], *, at_end: bool) -> _Key:
        pane = next((pane for pane in self._desk.panes() if pane.editor is self._desk.editor), None)
        if pane is None:
            return 0, 0, 0
        cursor = pane.editor.textCursor()
        cursor.setPosition(cursor.selectionEnd() if at_end else cursor.selectionStart())
        return order.get(pane.slot.id, 0), *place_of(cursor)

    def _caret_now(self) -> tuple[TextEditor, int, int] | None:
        editor = self._desk.editor
        if editor is None:
            return None
        return editor, editor.textCursor().selectionStart(), editor.textCursor().selectionEnd()

    def _index_here(self) -> int:
        """The number of the hit that is selected; -1 when none is."""
        for number, hit in enumerate(self._found.hits):
            pane = self._pane(hit)
            if pane is not None and pane.editor is self._desk.editor:
                cursor = pane.editor.textCursor()
                if marked_at(pane.editor.document(), hit.spot, hit.start, hit.end) == (
                    cursor.selectionStart(),
                    cursor.selectionEnd(),
                ):
                    return number
        return -1

    def _here(self) -> Hit | None:
        number = self._index_here()
        return self._found.hits[number] if number >= 0 else None

    def _go(self, number: int | None) -> None:
        """Select a hit and bring it into view; what is typed still goes where it went."""
        if number is None:
            return
        hit = self._found.hits[number]
        pane = self._desk.texts.pane(hit.spot.item)
        if pane is None:
            return
        if self._desk.editor is not pane.editor:
            self._drop_selection()
        select(pane.editor, hit.spot, hit.start, hit.end)
        if not self.bar.isAncestorOf(self.bar.window().focusWidget()):
            pane.editor.setFocus()
        self._desk.take_up(pane.editor)
        self._desk.show_caret(pane.editor)
        self._at, self._caret = number, self._caret_now()
        self._mark_all()
        self._tell_count()

    def _drop_selection(self) -> None:
        """Leave only the caret in the text that one goes away from."""
        if (editor := self._desk.editor) is not None:
            editor.put_caret(editor.textCursor().position())

    def _place_caret(self, hit: Hit, size: int) -> None:
        """Put the caret behind what took the place of a hit."""
        if (pane := self._pane(hit)) is not None:
            end = marked_at(pane.editor.document(), hit.spot, hit.start, hit.start + size).end
            pane.editor.put_caret(end)

    def _pane(self, hit: Hit) -> TextPane | None:
        return next((pane for pane in self._desk.panes() if pane.slot.id == hit.spot.item), None)

    def _mark_all(self) -> None:
        for pane in self._desk.panes():
            self._mark(pane)

    def _mark(self, pane: TextPane) -> None:
        """Mark the hits in a text, while the bar is open."""
        hits = [hit for hit in self._found.hits if hit.spot.item == pane.slot.id] if self.bar.isVisible() else []
        here = self._found.hits[self._at] if 0 <= self._at < len(self._found.hits) else None
        pane.editor.marks.show(Layer.HITS, (_marked(pane, hit) for hit in hits))
        pane.editor.marks.show(Layer.HERE, (_marked(pane, hit) for hit in hits if hit is here))

    def _tell_count(self) -> None:
        count, more = len(self._found.hits), self._found.more
        if not self.query.words:
            self.bar.say("")
        elif not count:
            self.bar.say(self._said_elsewhere(), bad=True)
        elif more:
            self.bar.say(f"meer dan {thousands(MOST)}")
        elif self._at >= 0:
            self.bar.say(f"{self._at + 1} van {count}")
        else:
            self.bar.say("1 keer" if count == 1 else f"{count} keer")

    def _said_elsewhere(self) -> str:
        if self.query.pattern:
            return "Niet op deze bladzijde"
        found = self._finder.find(self._session.reports, self.query)
        if not found.hits:
            return "Niet gevonden"
        count = f"meer dan {thousands(MOST)}" if found.more else str(len(found.hits))
        return f"Niet op deze bladzijde, wel elders: {count} keer"


def _key(order: dict[int, int], hit: Hit) -> _Key:
    place = {Inside.ALT: -1, Inside.NOTE: _AFTER_WORDS}.get(hit.spot.inside, hit.start)
    return order.get(hit.spot.item, 0), hit.spot.number, place


def _marked(pane: TextPane, hit: Hit) -> Marked:
    return marked_at(pane.editor.document(), hit.spot, hit.start, hit.end)
