"""What changed in a team dossier since a revision: one question, so that a slow network is waited for once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.rows import Row
from vgr_desktop.files.format.schema import TABLE
from vgr_desktop.files.format.team_link import Revision, SharedRow
from vgr_desktop.team.tables import PLACE, REVISION


@dataclass(frozen=True, slots=True)
class News:
    """What changed since a revision, up to `revision`: rows by id, the ids of what is gone, and who wrote each row.

    `known` are the numbers of those revisions that were asked about and are there with the same mark. `newest` has for
    each row the number of the revision that changed it.
    """

    revision: Revision
    next_id: int
    rows: Mapping[int, SharedRow]
    gone: frozenset[int]
    authors: Mapping[int, str]
    newest: Mapping[int, int]
    known: frozenset[int]


_REVISION, _GONE = "=", "-"
"""What a line of the answer is about, when it is no row of a table."""


def news_since(number: int, asked: Mapping[int, str]) -> sa.CompoundSelect[Any]:
    """The question: a line for each row that changed after revision `number`, and for each revision asked about."""
    newest = sa.select(sa.func.max(REVISION.c.number)).scalar_subquery()
    wanted = sa.or_(REVISION.c.number.in_(list(asked)), REVISION.c.number == newest)
    none = sa.cast(sa.null(), JSONB)
    revisions = sa.select(sa.literal(_REVISION), REVISION.c.number, REVISION.c.next_id, REVISION.c.mark, none)
    gone = sa.select(sa.literal(_GONE), PLACE.c.id, PLACE.c.revision, sa.literal(""), none)
    changed = [_changed(name, number) for name in TABLE]
    return sa.union_all(
        revisions.where(wanted), gone.where(PLACE.c.gone, PLACE.c.revision > number, sa.literal(number) > 0), *changed
    )


def _changed(name: str, number: int) -> sa.Select[Any]:
    table = TABLE[name].alias("item")  # no column has that name
    row = sa.func.to_jsonb(table.table_valued())
    found = sa.select(sa.literal(name), table.c.id, PLACE.c.revision, REVISION.c.author, row)
    joined = table.join(PLACE, PLACE.c.id == table.c.id).join(REVISION, REVISION.c.number == PLACE.c.revision)
    return found.select_from(joined).where(PLACE.c.revision > number)


def read_news(lines: Iterable[Sequence[Any]], asked: Mapping[int, str]) -> News:
    """The answer to the question. Raises `Misfit` when it cannot be one."""
    reading = _Reading(asked)
    for kind, id, number, word, row in lines:
        reading.take(kind, id, number, word, row)
    return reading.news()


@dataclass
class _Reading:
    asked: Mapping[int, str]
    revision: Revision = field(default_factory=Revision)
    next_id: int = 1
    rows: dict[int, SharedRow] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    authors: dict[int, str] = field(default_factory=dict)
    newest: dict[int, int] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def take(self, kind: str, id: int, number: int, word: str, row: Mapping[str, Any] | None) -> None:
        if kind == _REVISION:
            if id > self.revision.number:
                self.revision, self.next_id = Revision(id, word), number
            if self.asked.get(id) == word:
                self.known.add(id)
        elif kind == _GONE:
            self.gone.add(id)
        elif row is None:
            raise Misfit("a row without content")
        else:
            self.rows[id] = SharedRow(kind, _row(kind, row))
            self.authors[id], self.newest[id] = word, number

    def news(self) -> News:
        return News(
            self.revision,
            self.next_id,
            self.rows,
            frozenset(self.gone),
            self.authors,
            self.newest,
            frozenset(self.known) | ({0} & self.asked.keys()),
        )


def _row(kind: str, said: Mapping[str, Any]) -> Row:
    """The row as a dossier has it; bytes come in hexadecimal digits, after two characters that say so."""
    binary = {column.name for column in TABLE[kind].columns if isinstance(column.type, sa.LargeBinary)}
    return {name: bytes.fromhex(value[2:]) if name in binary else value for name, value in said.items()}
