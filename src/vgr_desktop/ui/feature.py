"""What a feature of the window is, and what it is furnished with: CONTRIBUTING tells how one is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.navigator import Navigator
from vgr_desktop.ui.page.desk import Desk
from vgr_desktop.ui.session.findings import LiveFindings
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.tree.filter_bar import TreeFilter
from vgr_desktop.ui.tree.model import TreeModel
from vgr_desktop.ui.tree.view import TreeView
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.message_bar import MessageBars, Offer
from vgr_desktop.ui.window.progress import Progress


@dataclass(frozen=True, slots=True)
class Workplace:
    """What features work on and with; they do not know each other."""

    frame: Frame
    session: Session
    settings: Settings
    findings: LiveFindings
    model: TreeModel
    tree: TreeView
    filter: TreeFilter
    desk: Desk
    navigator: Navigator
    bars: MessageBars
    progress: Progress

    @property
    def actions(self) -> Actions:
        """The actions of the window."""
        return self.frame.actions_


@dataclass(frozen=True, slots=True)
class NextStep:
    """What can be done next, in a sentence and with the names and commands of it."""

    said: str
    offers: list[Offer]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature that was furnished.

    `components` are heard by the workbench. `drops` says, by suffix, what takes the files that are dropped on the
    window. `begin` is called once the window is there, with the dossier that was asked for, if any; `next_step` after
    something came in from elsewhere; `may_close` is asked before the window closes, and `end` called when it does.
    """

    components: tuple[Component, ...]
    drops: Mapping[str, Callable[[list[Path]], object]] = field(default_factory=dict)
    begin: Callable[[Path | None], None] = lambda _path: None
    next_step: Callable[[], NextStep | None] = lambda: None
    may_close: Callable[[], bool] = lambda: True
    end: Callable[[], None] = lambda: None


Furnish = Callable[[Workplace], Feature]
"""Puts a feature into the window."""
