"""Who works in which text: said to the others, and told to the officer before he types in a text that is open there."""

import time
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vgr_desktop.core.model.tree import index
from vgr_desktop.disk.user import user_name
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.team.commands import TeamCommands

if TYPE_CHECKING:
    from vgr_desktop.services.team_desk import TeamDesk
    from vgr_desktop.team.news import Presence

SETTLED = 800
"""Milliseconds in one text before it is said: who walks through a page works nowhere."""
SAID_AGAIN = 60_000
"""Milliseconds after which it is said again, so that one who just came knows it as well."""
GONE_SECONDS = 150.0
"""Without a word for so long, somebody is taken to be away."""
TOPIC = "presence"


class PresenceTeller(Component):
    """Tells where the officer works, and who else is there."""

    def __init__(self, place: Workplace, team: TeamCommands) -> None:
        """The message is in the passing bar."""
        super().__init__(place.frame)
        self._session = place.session
        self._page = place.desk
        self._bar = place.bars.passing
        self._team = team
        self._window = str(uuid.uuid4())
        self._there: dict[str, tuple[Presence, float]] = {}
        self._settle = QTimer(self, singleShot=True, interval=SETTLED)
        self._settle.timeout.connect(self._say)
        self._again = QTimer(self, interval=SAID_AGAIN)
        self._again.timeout.connect(self._say)
        team.present.connect(self._hear)
        team.began.connect(self._begin)
        place.session.closing.connect(self._leave)
        place.desk.editor_changed.connect(self._move)
        place.desk.shown.connect(self._move)

    def others_at(self, report: str, text: str) -> list[str]:
        """The names of those who have this text open, by lineages."""
        late = time.monotonic() - GONE_SECONDS
        here = (said for said, when in self._there.values() if when > late)
        return sorted({said.who for said in here if text and (said.report, said.text) == (report, text)})

    def _begin(self, _desk: "TeamDesk") -> None:
        self._there = {}
        self._again.start()
        self._tell(asks=True)

    def _leave(self) -> None:
        self._again.stop()
        self._settle.stop()
        self._there = {}
        self._bar.clear_topic(TOPIC)

    def _move(self) -> None:
        if self._team.desk is not None:
            self._settle.start()
            self._show()

    def _say(self) -> None:
        self._tell(asks=False)

    def _tell(self, *, asks: bool) -> None:
        desk = self._team.desk
        if desk is None:
            return
        from vgr_desktop.team.news import Presence  # loaded when it is needed

        report, text = self._here()
        presence = Presence(user_name() or "een collega", self._window, report, text, asks=asks)
        self.run(lambda _job: desk.say(presence), lambda _none: None)

    def _here(self) -> tuple[str, str]:
        """The lineages of the report and of the text with the caret; empty without one."""
        report, pane = self._session.report, self._page.pane_here
        if report is None or pane is None or self._page.editor is None:
            return "", ""
        item = index(report).items.get(pane.slot.id)
        return (report.lineage, item.lineage) if item is not None else ("", "")

    def _hear(self, said: "Presence") -> None:
        if said.window == self._window:
            return
        self._there[said.window] = (said, time.monotonic())
        if said.asks:
            self._settle.start()
        self._show()

    def _show(self) -> None:
        """Say that somebody else is in the text with the caret, or take that away."""
        names = self.others_at(*self._here())
        if names:
            works = "werkt" if len(names) == 1 else "werken"
            self._bar.tell(
                f"{' en '.join(names)} {works} nu ook in deze tekst. Wat u beiden wijzigt, blijft bewaard; overleg wie "
                "verder schrijft.",
                topic=TOPIC,
            )
        else:
            self._bar.clear_topic(TOPIC)
