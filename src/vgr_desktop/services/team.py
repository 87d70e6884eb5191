"""Synchronising a dossier with the dossier of its team: what is new there comes in, what is new here goes out.

`Meeting` knows what the team dossier held the last time, and lets the two meet. Whoever uses it makes the result the
value of the dossier and then says so (`took_in`), saves it, and only then keeps what the team dossier holds: the other
way around, a laptop that fails in between would take its own older texts for newer ones.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from vgr_desktop.core.editions.syncing import Shared, Together, bring_together, settled_with
from vgr_desktop.core.model.history import Reports, find_report
from vgr_desktop.core.model.identities import Identities, random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept, replaced
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.rows import ReadValues, Row, put_together, table_of, to_row, values_of
from vgr_desktop.files.format.schema import TABLE
from vgr_desktop.files.format.team_link import Revision, SharedRow, TeamLink
from vgr_desktop.files.format.valid import check_report
from vgr_desktop.team.changed import News
from vgr_desktop.team.hub import Hub, Rights
from vgr_desktop.team.news import Presence
from vgr_desktop.team.troubles import OtherTeam, Overtaken, Unreachable

ATTEMPTS = 8
"""How often to try when somebody else was first; each time somebody's work got there."""
SEEN = 200
"""Revisions that are remembered, to find the last common one when a server was put back to an earlier day."""

Rows = Mapping[int, SharedRow]


@dataclass(frozen=True, slots=True)
class Held:
    """What the team dossier holds, as rows and as reports."""

    rows: Rows = field(default_factory=dict)
    shared: Shared = field(default_factory=Shared)


@dataclass(frozen=True, slots=True)
class Synced:
    """What a synchronisation brought: the result, who wrote what came in, and what is to be kept in the dossier.

    `put` and `gone`: the rows of the team dossier that changed, and the ids of those that are not there any more.
    `held`: all that it holds.
    """

    together: Together
    authors: Mapping[int, str]
    link: TeamLink
    put: Rows
    gone: frozenset[int]
    held: Held

    def kept(self, before: Reports, after: Reports, moment: dt.datetime) -> Iterator[Kept]:
        """The texts that were replaced and those that came, as versions with the names of those who wrote them."""
        for report in after:
            old = find_report(before, report.id)
            for version in replaced(old, report, "van een collega", moment) if old and old is not report else ():
                yield replace(version, source=self._from(version.text)) if version.source else version

    def _from(self, text: int) -> str:
        author = self.authors.get(self.together.origins.get(text, 0))
        return f"van {author}" if author else "van een collega"


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent and may have arrived, though nothing that came was taken in: what both sides then started from."""

    revision: Revision
    base: Shared


class Meeting:
    """One dossier and its team dossier. Its methods are called one at a time, in any thread."""

    def __init__(self, hub: Hub, link: TeamLink, rows: Rows) -> None:
        """`rows` is what the team dossier held when the two met last, according to `link`."""
        self._hub = hub
        self._link = link
        self._values = _Values()
        self._held = Held(rows, _shared(rows, link.next_id, self._values))
        self._sent: _Sent | None = None
        self._rights: Rights | None = None

    @property
    def link(self) -> TeamLink:
        """How far the two have come together."""
        return self._link

    @property
    def shared(self) -> Shared:
        """What the team dossier held when the two met last."""
        return self._held.shared

    def close(self) -> None:
        """End the connection."""
        self._rights = None
        self._hub.close()

    def say(self, presence: Presence) -> None:
        """Say to the others where one works; when the server is away, nobody is there to hear it."""
        with suppress(Problem):
            self._hub.say(presence.said())

    def settle(self, chosen: Iterable[int], seen: Shared) -> None:
        """The items with these ids there wait no longer: what is here was chosen, and goes out.

        What changed there since it was `seen` waits on.
        """
        done = settled_with(chosen, seen, self.shared)
        self._link = replace(self._link, waiting=self._link.waiting - done)

    def wait_for(self, apart: Iterable[int]) -> None:
        """The items with these ids there were changed here as well, after all: they wait for a choice."""
        self._link = replace(self._link, waiting=self._link.waiting | frozenset(apart))

    def is_ahead(self, ours: Reports) -> bool:
        """Whether there is anything here that the team dossier does not have; what waits for a choice is left out."""
        together = bring_together(ours, self.shared, self.shared, Identities(1), self._link.waiting)
        return bool(together.put or together.gone)

    def meet(self, ours: Reports, identities: Identities) -> Synced:
        """Bring the reports and the team dossier together. Raises the problems of `Hub`."""
        if self._rights is None:
            self._check_team()
            self._rights = self._hub.rights()
        for _ in range(ATTEMPTS):
            try:
                return self._meet(ours, identities, self._rights)
            except Overtaken:
                continue
        raise Unreachable(
            "Er wordt nu zo veel in het teamdossier geschreven dat u er niet tussen komt. Uw werk staat "
            "in uw eigen dossier; er wordt vanzelf opnieuw geprobeerd."
        )

    def _check_team(self) -> None:
        if self._hub.team() != self._link.team:
            raise OtherTeam(
                f"Op {self._hub.address.name} staat een ander teamdossier dan waar dit dossier bij hoort. Er is niets "
                "gewijzigd. Vraag de beheerder om het juiste adres, of ontkoppel dit dossier en koppel het opnieuw."
            )

    def _meet(self, ours: Reports, identities: Identities, rights: Rights) -> Synced:
        was, link, waiting, known = self._held.shared, self._link, self._link.waiting, self._held.rows
        news = self._hub.news(link.revision, (*link.seen, *([self._sent.revision] if self._sent else [])))
        if self._sent and self._sent.revision.number in news.known:
            was = self._sent.base
        if link.revision.number not in news.known:
            common = max(news.known, default=0)
            news, known = self._hub.news(Revision()), {}
            waiting |= {id for id, number in news.newest.items() if number > common}
            now = was = _shared(news.rows, news.next_id, self._values)
        else:
            now = self._with(news)
        together = bring_together(ours, was, now, identities, waiting, rights.cover)
        return self._take(together, news, _after(known, news))

    def _with(self, news: News) -> Shared:
        """What the team dossier holds now."""
        if not (news.rows or news.gone):
            return replace(self._held.shared, next_id=news.next_id)
        return _shared(_after(self._held.rows, news), news.next_id, self._values)

    def _take(self, together: Together, news: News, rows: dict[int, SharedRow]) -> Synced:
        """Write what goes out, and take note of what the team dossier holds then."""
        put = {
            each.entry.item.id: SharedRow(table_of(each.entry.item), to_row(each.entry, each.report))
            for each in together.put
        }
        lost = {entry.item.id: rows[entry.item.id] for entry in together.gone}
        revision = news.revision
        if put or lost:
            revision = Revision(news.revision.number + 1, random_lineage())
            ours = {id: each for id, each in put.items() if id not in rows or _content(each) != _content(rows[id])}
            self._sent = _Sent(revision, self._with_ours(ours, lost.keys(), together.shared.next_id))
            self._hub.write(revision, together.shared.next_id, put.values(), lost.values())
        after = {id: each for id, each in (rows | put).items() if id not in lost}
        changed = {id: each for id, each in after.items() if self._held.rows.get(id) is not each}
        gone = frozenset(self._held.rows.keys() - after.keys())
        seen = self._link.seen if revision == self._link.revision else (*self._link.seen, revision)[-SEEN:]
        link = TeamLink(self._link.address, self._link.team, seen, together.waiting, together.shared.next_id)
        return Synced(together, news.authors, link, changed, gone, Held(after, together.shared))

    def _with_ours(self, ours: Rows, lost: Container[int], next_id: int) -> Shared:
        """What the team dossier held the last time, with what we wrote: where we come from, should nothing come in."""
        rows = {id: each for id, each in {**self._held.rows, **ours}.items() if id not in lost}
        try:
            return _shared(rows, next_id, self._values)
        except Problem:  # what we send stands under something that came: then it will be asked about
            return self._held.shared

    def took_in(self, synced: Synced) -> None:
        """The dossier has the result now. Without this the next synchronisation begins where this one began."""
        self._held, self._link, self._sent = synced.held, synced.link, None


def _content(each: SharedRow) -> dict[str, object]:
    """What a row says, wherever it stands."""
    return {name: value for name, value in each.row.items() if name not in {"parent", "position"}}


def _after(rows: Rows, news: News) -> dict[int, SharedRow]:
    return {id: each for id, each in {**rows, **news.rows}.items() if id not in news.gone}


class _Values:
    """Reads rows, and remembers what was read: from one synchronisation to the next nearly all of them stay."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Row, Mapping[str, object]]] = {}

    def __call__(self, kind: type, row: Row) -> Mapping[str, object]:
        known = self._known.get(row["id"])
        if known is None or known[0] is not row:
            known = self._known[row["id"]] = (row, values_of(kind, row))
        return known[1]


def _shared(rows: Rows, next_id: int, read: ReadValues) -> Shared:
    """The rows as reports. Raises `Problem` when they are none: somebody wrote to the database by hand."""
    tables: dict[str, list[object]] = {name: [] for name in TABLE}
    for each in rows.values():
        tables[each.table].append(each.row)
    try:
        reports = put_together(tables, read)  # type: ignore[arg-type]  # rows
        for report in reports:
            check_report(report)
    except Misfit as error:
        raise Problem(
            "Het teamdossier is beschadigd: de inhoud klopt niet. Uw eigen dossier blijft zoals het is. Vraag de "
            "beheerder een reservekopie van de database terug te zetten."
        ) from error
    return Shared(reports, {id: each.row["position"] for id, each in rows.items()}, next_id)
