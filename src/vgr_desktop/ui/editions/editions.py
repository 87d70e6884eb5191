"""The other editions of the dossier: what they said, beginning on their basis, coupling, and what changed."""

from PySide6.QtCore import QObject, Signal

from vgr_desktop.ui.editions.carry_commands import CarryCommands
from vgr_desktop.ui.editions.matching_commands import MatchingCommands
from vgr_desktop.ui.editions.previous_dock import PreviousDock
from vgr_desktop.ui.editions.tree_changes_commands import TreeChangesCommands
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.tree.model import TreeModel
from vgr_desktop.ui.window.frame import Frame


class Editions(QObject):
    """All that has to do with more than one edition, as one thing for the window to be wired to.

    `told` says what was done, with offers of what can be done next, `refused` what could not be done, `gone_to` which
    item of the open report to show.
    """

    told = Signal(str, list)
    refused = Signal(str)
    gone_to = Signal(int)
    broken = Signal(object)

    def __init__(
        self, actions: Actions, session: Session, settings: Settings, desk: Desk, model: TreeModel, frame: Frame
    ) -> None:
        """Work on `session`, beside `desk`, in `frame`."""
        super().__init__(frame)
        self.previous = PreviousDock(actions, session, settings, desk, model, frame)
        self.edition = self.previous.edition
        self.carrying = CarryCommands(actions, session, frame)
        self.matching = MatchingCommands(actions, session, self.edition, frame)
        self.changes = TreeChangesCommands(actions, session, self.edition, frame)
        self.carrying.told.connect(lambda said: self.told.emit(said, []))
        self.matching.told.connect(self.told)
        self.changes.gone_to.connect(self.gone_to)
        for asking in (self.carrying, self.matching):
            asking.refused.connect(self.refused)
        for origin in (self.previous, self.carrying, self.matching, self.changes):
            origin.broken.connect(self.broken)
