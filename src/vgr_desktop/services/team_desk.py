"""The team dossier of a dossier that is open: what the window asks, in steps that can wait in the background.

First `begin`; then, each time, `meet` the team dossier, let what came `arrive` in the reports as they are by then, and
`keep` what the team dossier holds once the result is saved.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from vgr_desktop.core.editions.merging import Merging
from vgr_desktop.core.editions.rebasing import changed_by_both, rebased
from vgr_desktop.core.editions.syncing import Shared
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.files.format.team_link import SharedRow, TeamLink
from vgr_desktop.files.store import shared
from vgr_desktop.services.store import Store
from vgr_desktop.services.team import Meeting, Synced
from vgr_desktop.services.team_dossier import hub_at
from vgr_desktop.team.address import Address
from vgr_desktop.team.news import Listener, Listening, Presence
from vgr_desktop.team.passwords import password_for

SAVING_SECONDS = 10.0
"""How long to wait for the disk before what is shared is kept; else that is kept after the next time."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """The reports with what came in, the versions to keep, and the ids there of what was changed here meanwhile."""

    reports: Reports
    kept: tuple[Kept, ...]
    apart: frozenset[int]


class TeamDesk:
    """One open dossier and its team dossier. The methods are called one at a time, from any thread."""

    def __init__(self, store: Store) -> None:
        """Nothing is asked of the server before it is needed."""
        self._store = store
        self._meeting: Meeting | None = None
        self._put: dict[int, SharedRow] = {}
        self._gone: frozenset[int] = frozenset()
        self._address: Address | None = None

    def begin(self) -> TeamLink | None:
        """How the dossier is linked; None: it is not. Raises `Problem` when the file cannot say it."""
        link = self._store.ask(shared.shared_link)
        if link is not None:
            self._address = Address.read(link.address)
            self._meeting = Meeting(hub_at(self._address), link, self._store.ask(shared.shared_rows))
        return link

    @property
    def link(self) -> TeamLink | None:
        """How far the dossier and its team dossier have come together."""
        return self._meeting.link if self._meeting is not None else None

    @property
    def shared(self) -> Shared:
        """What the team dossier held when the two met last."""
        return self._meeting.shared if self._meeting is not None else Shared()

    def listen(self, listener: Listener) -> Listening | None:
        """What listens to the team dossier, still to be started; None: the dossier is not linked."""
        return Listening(self._address, password_for(self._address), listener) if self._address is not None else None

    def meet(self, ours: Reports, identities: Identities) -> Synced:
        """Bring our reports and the team dossier together. Raises the problems of `Hub`."""
        return self._linked().meet(ours, identities)

    def say(self, presence: Presence) -> None:
        """Say to the others where one works; when the server is away, nobody is there to hear it."""
        if self._meeting is not None:
            self._meeting.say(presence)

    def arrive(self, synced: Synced, ours: Reports, now: Reports) -> Arrived:
        """What came, put into the reports as they are `now`; `ours` are those that met the team dossier.

        Where somebody has typed meanwhile in what came, his words stay, and wait for a choice.
        """
        result, apart = synced.together.ours, frozenset[int]()
        if any(one is not other for one, other in zip(now, ours, strict=False)) or len(now) != len(ours):
            origins = synced.together.origins
            both = changed_by_both(ours, result, now)
            apart = frozenset(origins[id] for id in both if id in origins)
            result = rebased(ours, result, now)
        kept = tuple(synced.kept(now, result, dt.datetime.now(tz=dt.UTC)))
        return Arrived(result, kept, apart)

    def keep(self, synced: Synced, apart: Iterable[int]) -> None:
        """Keep what the team dossier holds, once the file has what came from it. Raises `Problem`."""
        meeting = self._linked()
        meeting.took_in(synced)
        meeting.wait_for(apart)
        self._put = {id: row for id, row in {**self._put, **synced.put}.items() if id not in synced.gone}
        self._gone = (self._gone | synced.gone) - synced.put.keys()
        self.keep_link()

    def keep_link(self) -> None:
        """Keep what is not kept yet. Raises `Problem` when the file cannot be written; nothing is lost then."""
        link = self._linked().link
        if self._store.settle(SAVING_SECONDS):
            put, gone = self._put, self._gone
            self._store.tell(lambda connection: shared.keep_shared(connection, link, put, gone))
            self._put, self._gone = {}, frozenset()

    def differences(self, ours: Reports) -> tuple[Merging, ...]:
        """What differs between our reports and the team dossier, for whoever chooses."""
        there = {report.lineage: report for report in self.shared.reports}
        pairs = ((report, there[report.lineage]) for report in ours if report.lineage in there)
        return tuple(each for each in (Merging(own, other) for own, other in pairs) if each.differences)

    def settle(self, seen: Shared) -> None:
        """Somebody chose for all that waits, with the team dossier as it was `seen`."""
        meeting = self._linked()
        meeting.settle(meeting.link.waiting, seen)

    def close(self) -> None:
        """End the connection."""
        if self._meeting is not None:
            self._meeting.close()

    def _linked(self) -> Meeting:
        if self._meeting is None:
            raise Problem("Dit dossier is niet gekoppeld aan een teamdossier.")
        return self._meeting
