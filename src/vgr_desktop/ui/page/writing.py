"""Bringing what is typed on the page into the report."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from vgr_desktop.core.editing import writing
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.pictures import with_pictures
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import RichText
from vgr_desktop.ui.kit.form_fields import FormField
from vgr_desktop.ui.page.facts_form import Fact
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.text.pending import Pending
from vgr_desktop.ui.text.pictures.store import PictureStore


class Writing(QObject):
    """Hands in what was typed in panes and fields, at a pause or before something that needs it.

    `typed` tells that something waits, `refused` says why an edit was refused.
    """

    typed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, pictures: PictureStore, parent: QObject) -> None:
        """Write to the report of `session`, with pictures from `pictures`."""
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._pending = Pending(self)
        self._pending.noted.connect(self.typed)
        self._stretch = 0
        self._reserved: dict[int, Identity] = {}
        session.ask_first(self.hand_in)
        session.opened.connect(self._reserved.clear)  # another dossier may use these ids

    def reserve(self, node_id: int) -> Identity:
        """The identity for the explanation of a node that has none yet."""
        if node_id not in self._reserved:
            self._reserved[node_id] = self._session.identities.new()
        return self._reserved[node_id]

    def wait_for(self, pane: TextPane) -> None:
        """Measure the pause from the last key in the editor of this pane, and follow where its stretches end."""
        self._pending.wait_for(pane.editor)
        pane.editor.parted.connect(self.part)
        pane.editor.word_ended.connect(partial(self._end_word, pane))

    def part(self) -> None:
        """End the stretch of typing that is under way: what is typed next is a step of its own."""
        self.hand_in()
        self._stretch += 1

    def _end_word(self, pane: TextPane) -> None:
        """End the stretch of typing in this pane with a word, when it has lasted for some time."""
        if self._session.is_long(self._burst(pane)):
            self.part()

    def _burst(self, pane: TextPane) -> str:
        """The name of the stretch of typing in this pane."""
        return f"text {pane.slot.id} {self._stretch}"

    def hand_in(self) -> None:
        """Hand in all that waits."""
        self._pending.hand_in()

    def apply(self, name: str, change: Edit, place: int, burst: str | None = None, source: str = "") -> bool:
        """Change the report, as `Session.apply` does. Return False when that is refused, which is told."""
        try:
            self._session.apply(name, change, place, burst, source)
        except Problem as problem:
            self.refused.emit(str(problem))
            return False
        return True

    def note_text(self, pane: TextPane) -> None:
        """Note that something was typed in this pane."""
        self._pending.note(pane, partial(self._take_text, pane))

    def take_step(self, pane: TextPane, name: str) -> None:
        """Hand in what was done in this pane other than by typing, as a separate step."""
        self.apply(name, self._written(pane, _taken(pane)), pane.slot.id)

    def note_heading(self, pane: TextPane) -> None:
        """Note that something was typed in the heading of this pane."""
        self._pending.note(pane.heading, partial(self._take_heading, pane))

    def note_fact(self, fact: Fact, field: FormField, id: int) -> None:
        """Note that something was typed in the field for a fact of the item with this id."""
        self._pending.note(field, partial(self._take_unfinished, fact, field, id))

    def take_fact(self, fact: Fact, value: str, id: int) -> bool:
        """Set a fact of the item with this id to `value`. Return False when that is refused, which is told."""
        return self.apply(fact.step, lambda report: fact.change(report, id, value), id)

    def _take_text(self, pane: TextPane) -> None:
        self.apply("Typen", self._written(pane, _taken(pane)), pane.slot.id, self._burst(pane))

    def _written(self, pane: TextPane, body: RichText) -> Edit:
        """The edit that makes `body` the text of a pane, and adds its new pictures to the report."""
        change, report = pane.slot.written(body), self._session.report
        new = self._pictures.missing(report, body, self._session.identities) if report else ()
        return (lambda report: with_pictures(change(report), new)) if new else change

    def _take_heading(self, pane: TextPane) -> None:
        id, heading = pane.slot.id, pane.heading.value().strip() or None
        change = partial(writing.set_heading, explanation_id=id, heading=heading)
        self.apply("Kop wijzigen", change, id, f"heading {id}")

    def _take_unfinished(self, fact: Fact, field: FormField, id: int) -> None:
        """Hand in the value of a field, unless that is refused: it may be still incomplete."""
        value = field.value()
        with suppress(Problem):
            self._session.apply(fact.step, lambda report: fact.change(report, id, value), id, f"{fact.name} {id}")


def _taken(pane: TextPane) -> RichText:
    """The text in the editor of a pane; the pane then knows that it shows this text."""
    pane.shown = pane.editor.take_text()
    return pane.shown
