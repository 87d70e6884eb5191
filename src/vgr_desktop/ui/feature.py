"""A feature of the window, and what it can use: CONTRIBUTING explains how to make one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vgr_desktop.office.warm import WarmOffice
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
from vgr_desktop.ui.window.empty_page import EmptyPage
from vgr_desktop.ui.window.frame import Frame
from vgr_desktop.ui.window.message_bar import MessageBars, Offer
from vgr_desktop.ui.window.progress import Progress


@dataclass(frozen=True, slots=True)
class Workplace:
    """What features can use; they do not use each other."""

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
    office: WarmOffice
    empty: EmptyPage

    @property
    def actions(self) -> Actions:
        """The actions of the window."""
        return self.frame.actions_


@dataclass(frozen=True, slots=True)
class NextStep:
    """A suggestion of what to do next: a sentence, and commands with their names."""

    said: str
    offers: list[Offer]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature in the window.

    The workbench listens to `components`. `drops` has, by suffix, the function for files that are dropped on the
    window; it answers False when they are for another feature. `begin` is called when the window is there, with the
    dossier that was asked for, if any; `next_step` after an import; `may_close` before the window closes, and `end`
    when it does.
    """

    components: tuple[Component, ...]
    drops: Mapping[str, Callable[[list[Path]], object]] = field(default_factory=dict)
    begin: Callable[[Path | None], None] = lambda _path: None
    next_step: Callable[[], NextStep | None] = lambda: None
    may_close: Callable[[], bool] = lambda: True
    end: Callable[[], None] = lambda: None


Furnish = Callable[[Workplace], Feature]
"""Puts a feature into the window."""
