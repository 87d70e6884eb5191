"""Synchronises the open dossier with its team dossier, by itself and when asked, and tells how that goes."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog

from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.user import user_name
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.merging import Other
from vgr_desktop.services.store import Store
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.merging.asking import Manner, MergeAsking
from vgr_desktop.ui.merging.dialog import SideWords
from vgr_desktop.ui.team.actions import TeamActions

if TYPE_CHECKING:
    from vgr_desktop.services.team import Synced
    from vgr_desktop.services.team_desk import Arrived, TeamDesk
    from vgr_desktop.team.news import Listening

EACH_MINUTE = 60_000
"""Milliseconds between two synchronisations when nothing tells that there is news."""
BREATH = 3.0
"""Seconds between two synchronisations while somebody types on and on."""
TOPIC = "team"
ATTEMPTS = 4
"""How often what came is put into the reports in the background, while somebody goes on typing."""

_SIDES = {
    Side.OURS: SideWords("&Uw tekst", "Alles van &u", "van u", "alleen bij u"),
    Side.THEIRS: SideWords("Van de &collega", "Alles van de c&ollega", "van de collega", "alleen bij de collega"),
}


class TeamCommands(Component):
    """Keeps the open dossier and its team dossier together, as long as it is open.

    Nothing is asked while one types: what both changed waits, in a bar, until the officer wants to choose. `began`
    tells that a linked dossier is open, `present` where a colleague works, `heard` that there is news.
    """

    heard = Signal(int)
    present = Signal(object)
    began = Signal(object)

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._frame = place.frame
        self._bar = place.bars.passing
        self._actions = actions = place.actions.of(TeamActions)
        self._asking = MergeAsking(place)
        self._asking.refused.connect(self.refused)
        self._desk: TeamDesk | None = None
        self._listening: Listening | None = None
        self._path: Path | None = None
        self._is_busy = False
        self._is_wanted = False
        self._last = 0.0
        self._known: Reports = ()
        self._minute = QTimer(self, interval=EACH_MINUTE)
        self._minute.timeout.connect(self.synchronise)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.synchronise)
        self.heard.connect(self._hear)
        place.session.opened.connect(self._follow)
        place.session.moved.connect(self._follow)
        place.session.closing.connect(self._leave)
        place.session.saved.connect(lambda _when: self._send_soon())
        actions.link_team.triggered.connect(self._ask_for_link)
        actions.sync_team.triggered.connect(self.synchronise)
        actions.settle_team.triggered.connect(self._choose)
        actions.unlink_team.triggered.connect(self._unlink)
        self._offer()
        self._follow()

    @property
    def desk(self) -> "TeamDesk | None":
        """The team dossier of the open dossier; None: it is not linked, or not looked at yet."""
        return self._desk

    @property
    def is_at_rest(self) -> bool:
        """Whether the dossier has met its team dossier, and nothing is going on."""
        return self._desk is not None and not self._is_busy and self._last > 0

    @property
    def is_ahead(self) -> bool:
        """Whether something was changed here since the two last met."""
        return self._session.reports is not self._known

    @property
    def is_listening(self) -> bool:
        """Whether the server will tell what happens there."""
        return self._listening is not None and self._listening.is_connected

    def _follow(self) -> None:
        """Another dossier may be open now."""
        if self._session.path != self._path:
            self._leave()
            self._path = self._session.path
            if self._session.is_linked and not self._session.is_read_only:
                self._begin()

    def end(self) -> None:
        """The window closes: end the connections."""
        self._stop_listening()
        if self._desk is not None:
            self._desk.close()

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.stop()
            self._listening = None

    def _leave(self) -> None:
        desk, self._desk, self._path = self._desk, None, None
        self._stop_listening()
        self._minute.stop()
        self._soon.stop()
        self._is_busy = self._is_wanted = False
        self._last = 0.0
        self._bar.clear_topic(TOPIC)
        self._frame.status.show_team("")
        if desk is not None:
            desk.close()
        self._offer()

    def _begin(self) -> None:
        """Look how the dossier is linked, which loads what speaks with the server."""
        store, path = self._session.store, self._path
        if store is None:
            return

        def begin(_job: "Job[TeamDesk]") -> "TeamDesk":
            desk = _desk_of(store)
            desk.begin()
            return desk

        self.run(begin, partial(self._arrive_at, path), self._tell_trouble)

    def _arrive_at(self, path: Path | None, desk: "TeamDesk") -> None:
        if path != self._path or desk.link is None:
            return
        self._desk = desk
        self.began.emit(desk)
        self._minute.start()
        self._offer()
        self._listen(desk)
        self.synchronise()

    def _listen(self, desk: "TeamDesk") -> None:
        from vgr_desktop.team.news import Listener  # loaded when it is needed

        listener = Listener(self.heard.emit, self.present.emit)

        def begin(_job: "Job[Listening | None]") -> "Listening | None":
            return desk.listen(listener)

        self.run(begin, partial(self._start_listening, desk))

    def _start_listening(self, desk: "TeamDesk", listening: "Listening | None") -> None:
        if listening is not None and desk is self._desk:
            self._listening = listening
            listening.start()

    def _hear(self, revision: int) -> None:
        link = self._desk.link if self._desk is not None else None
        if link is not None and revision > link.revision.number:
            self.synchronise()

    def _send_soon(self) -> None:
        """Something was saved: send it, unless that was done a moment ago."""
        if self._desk is None or not self.is_ahead or self._soon.isActive():
            return
        waited = time.monotonic() - self._last
        self._soon.start(max(0, int((BREATH - waited) * 1000)))

    def synchronise(self) -> None:
        """Fetch and send what changed since the last time."""
        desk = self._desk
        if desk is None:
            return
        if self._is_busy:
            self._is_wanted = True
            return
        self._is_busy, self._is_wanted, self._last = True, False, time.monotonic()
        self._session.hand_in()
        ours, identities = self._session.reports, self._session.identities
        self._frame.status.show_team("Team: bezig…")
        self.run(
            lambda _job: desk.meet(ours, identities),
            lambda synced: self._take(desk, synced, ours, ATTEMPTS),
            partial(self._rest, desk),
        )

    def _take(self, desk: "TeamDesk", synced: "Synced", ours: Reports, attempts: int) -> None:
        """Put what came into the reports; where typing went on meanwhile, in the background."""
        if desk is not self._desk:
            return
        self._session.hand_in()
        now = self._session.reports
        if now is ours or attempts == 0:
            self._bring_in(desk, synced, desk.arrive(synced, ours, now))
            return
        self.run(
            lambda _job: desk.arrive(synced, ours, now),
            lambda arrived: self._take_arrived(desk, synced, (ours, now, arrived), attempts - 1),
        )

    def _take_arrived(
        self, desk: "TeamDesk", synced: "Synced", made: "tuple[Reports, Reports, Arrived]", attempts: int
    ) -> None:
        ours, then, arrived = made
        if desk is not self._desk:
            return
        self._session.hand_in()
        if self._session.reports is then:
            self._bring_in(desk, synced, arrived)
        else:
            self._take(desk, synced, ours, attempts)

    def _bring_in(self, desk: "TeamDesk", synced: "Synced", arrived: "Arrived") -> None:
        now = self._session.reports
        if len(arrived.reports) != len(now) or any(
            one is not other for one, other in zip(arrived.reports, now, strict=True)
        ):
            self._session.come_in(arrived.reports, arrived.kept)
        self._known = self._session.reports
        self.run(
            lambda _job: desk.keep(synced, arrived.apart),
            lambda _none: self._end(desk, synced),
            partial(self._rest, desk),
        )

    def _end(self, desk: "TeamDesk", synced: "Synced") -> None:
        if desk is not self._desk:
            return
        self._is_busy = False
        self._show(synced)
        if self._is_wanted:
            self.synchronise()
        elif self.is_ahead:
            self._send_soon()

    def _show(self, synced: "Synced | None" = None) -> None:
        """Show when the two last met, and what waits."""
        link = self._desk.link if self._desk is not None else None
        if link is None:
            return
        at = time.strftime("%H:%M")
        waiting, withheld = len(link.waiting), synced.together.withheld if synced is not None else 0
        words = f"Team {at}" + (f", {waiting} te kiezen" if waiting else "")
        tip = f"Gesynchroniseerd om {at} met {link.address}."
        if withheld:
            words += f", {withheld} alleen hier"
            tip += f" {withheld} wijzigingen blijven hier, omdat u daar niet mag schrijven."
        self._frame.status.show_team(words, tip)
        if waiting:
            said = "1 onderdeel is" if waiting == 1 else f"{waiting} onderdelen zijn"
            self._bar.tell(
                f"{said} door u en door een collega gewijzigd. Beide teksten zijn bewaard; u houdt de uwe tot u kiest.",
                ("Bekijken en kiezen", self._choose),
                topic=TOPIC,
            )
        else:
            self._bar.clear_topic(TOPIC)
        self._offer()

    def _rest(self, desk: "TeamDesk", problem: Problem) -> None:
        """It did not work now; it is tried again each minute."""
        if desk is self._desk:
            self._is_busy = self._is_wanted = False
            self._frame.status.show_team("Team: niet bereikbaar", str(problem))

    def _tell_trouble(self, problem: Problem) -> None:
        self._frame.status.show_team("Team: niet bereikbaar", str(problem))
        self.refused.emit(str(problem))

    def _offer(self) -> None:
        link = self._desk.link if self._desk is not None else None
        self._actions.sync_team.setEnabled(link is not None)
        self._actions.unlink_team.setEnabled(link is not None)
        self._actions.settle_team.setEnabled(link is not None and bool(link.waiting))

    def _choose(self) -> None:
        """Let the officer choose what stays of what both changed."""
        desk = self._desk
        if desk is None:
            return
        self._session.hand_in()
        seen, ours = desk.shared, self._session.reports

        path, lineage = self._session.path, self._session.lineage
        if path is None:
            return

        def look(_job: Job[Other]) -> Other:
            there = Glimpse(path, lineage, seen.next_id, seen.reports)
            return Other(there, desk.differences(ours), (), "van een collega")

        def finish() -> None:
            desk.settle(seen)
            self.done.emit("Gekozen. Wat er stond, vindt u bij Eerdere versies.")
            self._bar.clear_topic(TOPIC)
            self.synchronise()

        names = Names("Van u", "Van een collega")
        manner = Manner(names, _SIDES, step="Kiezen tussen teksten")
        self.run(look, lambda other: self._asking.begin(other, manner, finish))

    def _ask_for_link(self) -> None:
        from vgr_desktop.ui.team.team_dialog import TeamDialog  # loaded when it is needed

        known = self._desk.link if self._desk is not None else None
        dialog = TeamDialog(known.address if known else "", user_name(), self._frame)
        dialog.keep_to(self._settings.policy)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        address, password = dialog.address(), dialog.password()
        dialog.deleteLater()
        store = self._session.store
        if not agreed or address is None or store is None:
            return
        from vgr_desktop.services.team_dossier import link_to  # loaded when it is needed

        def linked(_link: object) -> None:
            self._session.is_linked = True
            self._path = None
            self._follow()
            self.told.emit(f"Dit dossier is gekoppeld aan {address.name}. Het wordt vanzelf gesynchroniseerd.", [])

        self.run(lambda _job: link_to(store, address, password), linked)

    def _unlink(self) -> None:
        store = self._session.store
        if store is None:
            return
        from vgr_desktop.services.team_dossier import unlink  # loaded when it is needed

        def unlinked(_none: object) -> None:
            self._session.is_linked = False
            path, self._path = self._path, None
            self._leave()
            self._path = path
            self.told.emit(
                "Dit dossier is ontkoppeld. Wat erin staat blijft, en het teamdossier is niet gewijzigd.", []
            )

        self.run(lambda _job: unlink(store), unlinked)


def _desk_of(store: Store) -> "TeamDesk":
    """What speaks with the server. Raises `Problem` where there is no driver for it."""
    try:
        from vgr_desktop.services.team_desk import TeamDesk
    except ImportError as error:
        raise Problem(
            "Op deze computer kan VGR Desktop geen teamdossier gebruiken: er is geen stuurprogramma voor PostgreSQL. "
            "Uw dossier werkt verder gewoon."
        ) from error
    return TeamDesk(store)
