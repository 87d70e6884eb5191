"""A team on paper: laptops with reports, and a team dossier that keeps rows, as a database would."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.editions.renewing import with_identities
from vgr_desktop.core.editions.syncing import MayShare, Shared, Together, bring_together
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.rows import TABLES, put_together, table_of, to_row
from vgr_desktop.files.format.team_link import Revision, SharedRow
from vgr_desktop.team.address import Address
from vgr_desktop.team.changed import News
from vgr_desktop.team.hub import Hub, Rights
from vgr_desktop.team.troubles import Overtaken, Unreachable


def anybody(_chapters: frozenset[str | None]) -> bool:
    return True


@dataclass
class PaperHub:
    """A team dossier in memory. It keeps rows and nothing else, so that what is not written is not there."""

    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    next_id: int = 1

    @property
    def shared(self) -> Shared:
        reports = put_together({name: tuple(rows.values()) for name, rows in self.rows.items()})
        places = {id: row["position"] for rows in self.rows.values() for id, row in rows.items()}
        return Shared(reports, places, self.next_id)

    def take(self, together: Together) -> None:
        for entry in together.gone:
            del self.rows[table_of(entry.item)][entry.item.id]
        for put in together.put:
            self.rows[table_of(put.entry.item)][put.entry.item.id] = to_row(put.entry, put.report)
        self.next_id = together.shared.next_id


@dataclass
class Laptop:
    """One dossier of the team, with what the team dossier held when it was last seen."""

    name: str
    reports: tuple[Report, ...] = ()
    was: Shared = field(default_factory=Shared)
    waiting: frozenset[int] = frozenset()
    identities: Identities = field(default_factory=lambda: Identities(1))
    may_share: MayShare = anybody

    def meet(self, hub: PaperHub) -> Together:
        """What synchronising would do now."""
        return bring_together(self.reports, self.was, hub.shared, self.identities, self.waiting, self.may_share)

    def sync(self, hub: PaperHub) -> Together:
        together = self.meet(hub)
        hub.take(together)
        self.reports, self.was, self.waiting = together.ours, hub.shared, together.waiting
        return together


def by_lineage(reports: Iterable[Report]) -> list[Report]:
    """The reports with ids that follow from the lineages, to compare those of several laptops."""
    return [_renumbered(tidied(report)) for report in reports]


def _renumbered(report: Report) -> Report:
    return with_identities(
        report, {item.id: Identity(hash((type(item), item.lineage)), item.lineage) for item in everything(report)}
    )


class PaperServer(Hub):
    """A server on paper that answers as a team dossier does: revisions with marks, and one writer at a time.

    What it holds can be put back to an earlier moment, and an answer can get lost, whether what was sent arrived or
    not.
    """

    def __init__(self) -> None:
        self.address = Address.read("postgresql://paper@localhost/vgr")
        self.held: dict[int, tuple[SharedRow, int]] = {}
        self.gone: dict[int, int] = {}
        self.revisions: list[tuple[Revision, int]] = []
        self.loses: bool | None = None

    def close(self) -> None:
        """There is nothing to close."""

    def team(self) -> str:
        return "team"

    def rights(self) -> Rights:
        return Rights(controls=True, writes=True)

    def news(self, since: Revision, seen: Iterable[Revision] = ()) -> News:
        asked = {each.number: each.mark for each in (since, *seen)}
        marks = {revision.number: revision.mark for revision, _ in self.revisions}
        rows = {id: row for id, (row, number) in self.held.items() if number > since.number}
        return News(
            *(self.revisions[-1] if self.revisions else (Revision(), 1)),
            rows,
            frozenset(id for id, number in self.gone.items() if number > since.number > 0),
            dict.fromkeys(rows, "een collega"),
            {id: self.held[id][1] for id in rows},
            frozenset(number for number, mark in asked.items() if not number or marks.get(number) == mark),
        )

    def write(self, revision: Revision, next_id: int, rows: Iterable[SharedRow], gone: Collection[SharedRow]) -> None:
        loses, self.loses = self.loses, None
        if loses is False:
            raise Unreachable("het kwam niet aan")
        if revision.number != len(self.revisions) + 1:
            raise Overtaken
        self.revisions.append((revision, next_id))
        for each in rows:
            self.held[each.row["id"]] = (each, revision.number)
            self.gone.pop(each.row["id"], None)
        for each in gone:
            del self.held[each.row["id"]]
            self.gone[each.row["id"]] = revision.number
        if loses:
            raise Unreachable("het antwoord kwam niet aan")

    def backup(self) -> tuple[Any, ...]:
        return dict(self.held), dict(self.gone), list(self.revisions)

    def put_back(self, backup: tuple[Any, ...]) -> None:
        held, gone, revisions = backup
        self.held, self.gone, self.revisions = dict(held), dict(gone), list(revisions)
