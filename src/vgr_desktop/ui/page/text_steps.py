"""What can be done with a whole text: add, move, remove or place it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from vgr_desktop.core.editing import writing
from vgr_desktop.core.editing.edits import Edit
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import Report
from vgr_desktop.ui.session.session import Session


class Apply(Protocol):
    """Changes the report, as a step with this name; a refusal is told."""

    def __call__(self, name: str, change: Edit, place: int) -> object:
        """`place` is the id of the item to show."""


class TextSteps(QObject):
    """Steps on texts; each method is one step that can be undone."""

    def __init__(self, session: Session, apply: Apply, parent: QObject | None = None) -> None:
        """Do the steps through `apply`."""
        super().__init__(parent)
        self._session = session
        self._apply = apply

    def explain(self, node_id: int, identity: Identity) -> None:
        """Add an explanation of a deliverable or sub-item."""
        change: Callable[[Report], Report] = partial(writing.explain, identity=identity, about=(node_id,))
        self._apply("Toelichting toevoegen", change, identity.id)

    def explain_area(self, area_id: int, heading: str | None) -> int:
        """Add an explanation of a policy area. Return its id."""
        identity = self._session.identities.new()
        change = partial(writing.explain_area, area_id=area_id, identity=identity, heading=heading)
        self._apply("Toelichting toevoegen", change, identity.id)
        return identity.id

    def move(self, id: int, by: int) -> None:
        """Move an explanation `by` places down (negative: up) within its area."""
        change = partial(writing.move_explanation, explanation_id=id, by=by)
        self._apply("Toelichting verplaatsen", change, id)

    def remove(self, id: int) -> None:
        """Remove an explanation."""
        self._apply("Toelichting verwijderen", partial(writing.remove_text, id=id), id)

    def accept_wording(self, id: int) -> None:
        """Forget the heading of the source above an explanation; the title of the tree stays."""
        change = partial(writing.set_heading, explanation_id=id, heading=None)
        self._apply("Titel uit de boom aanhouden", change, id)

    def place_leftover(self, id: int) -> None:
        """Add a leftover to the text that it stood near."""
        report = self._session.report
        leftover = next((left for left in report.leftovers if left.id == id), None) if report else None
        if leftover is not None:
            identity = self._session.identities.new()
            change = partial(writing.place_leftover, leftover=leftover, identity=identity)
            self._apply("Tekst plaatsen", change, leftover.near or id)

    def drop_leftover(self, id: int, page_id: int) -> None:
        """Remove a leftover, from the page that is shown."""
        report = self._session.report
        if report is not None and id in tree.index(report):  # it may be clicked twice before its note is gone
            self._apply("Tekst weglaten", partial(writing.remove_text, id=id), page_id)
