"""With which team dossier a dossier is shared, and how far the two had come together."""

import json
from dataclasses import dataclass
from typing import NamedTuple

from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.rows import Row

_NO_VALUE = (AttributeError, LookupError, TypeError, ValueError)


class Revision(NamedTuple):
    """One state of the team dossier: its number, and the random mark that tells it from another of that number."""

    number: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A row of the team dossier: the name of its table, and what it holds by column."""

    table: str
    row: Row


@dataclass(frozen=True, slots=True)
class TeamLink:
    """The address and lineage of the team dossier, and the revisions at which the two met, the newest last.

    `waiting`: the ids there of the items that both sides changed; `next_id`: the first id that no item there ever had.
    """

    address: str
    team: str
    seen: tuple[Revision, ...] = ()
    waiting: frozenset[int] = frozenset()
    next_id: int = 1

    @property
    def revision(self) -> Revision:
        """The revision at which the two met last."""
        return self.seen[-1] if self.seen else Revision()


def link_said(link: TeamLink) -> str:
    """The link as JSON."""
    said = {
        "address": link.address,
        "team": link.team,
        "seen": link.seen,
        "waiting": sorted(link.waiting),
        "next_id": link.next_id,
    }
    return json.dumps(said, ensure_ascii=False)


def read_link(said: str) -> TeamLink | None:
    """The link that this JSON says; None when it is empty. Raises `Misfit` when it says something else."""
    if not said:
        return None
    try:
        found = json.loads(said)
        seen = tuple(Revision(int(number), str(mark)) for number, mark in found["seen"])
        waiting = frozenset(map(int, found["waiting"]))
        return TeamLink(str(found["address"]), str(found["team"]), seen, waiting, int(found["next_id"]))
    except _NO_VALUE as error:
        raise Misfit("the link with the team dossier cannot be read") from error
