"""A team dossier, connected: what changed in it since a revision, and writing the next revision."""

import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Self

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.pool import StaticPool

from vgr_desktop.core.editions.syncing import Chapters
from vgr_desktop.files.format import header
from vgr_desktop.files.format.schema import DOSSIER, TABLE
from vgr_desktop.files.format.team_link import Revision, SharedRow
from vgr_desktop.team import layout
from vgr_desktop.team.address import Address
from vgr_desktop.team.changed import News, news_since, read_news
from vgr_desktop.team.rights import CONTROL, WRITING
from vgr_desktop.team.tables import REVISION, SCHEMA, WRITER
from vgr_desktop.team.troubles import NotAllowed, OtherTeam, told_of

CONNECT_SECONDS = 6
"""How long a server may take to answer at all."""
STATEMENT_MILLISECONDS = 30_000
"""How long it may take over one thing; the whole report of a city is read in less than one second."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Whether one may write everything, or in some programmes, by lineage, or only read."""

    controls: bool
    writes: bool
    chapters: frozenset[str] = frozenset()

    def cover(self, chapters: Chapters) -> bool:
        """Whether one may write in all of these programmes; see `syncing.MayShare`."""
        return self.controls or (self.writes and all(each is None or each in self.chapters for each in chapters))


class Hub:
    """A connection to a team dossier. Its methods raise `Unreachable`, `NotAllowed` or `OtherTeam`.

    They may be called from any thread; one question is answered after the other.
    """

    def __init__(self, address: Address, password: str | None = None) -> None:
        """Nothing is connected before it is needed."""
        self.address = address
        self._lock = threading.Lock()
        self._engine = engine_for(address, password)
        self._reader = self._engine.execution_options(isolation_level="AUTOCOMMIT")  # a question is one statement

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the connection; the next question makes a new one."""
        self._engine.dispose()

    def team(self) -> str:
        """The lineage of the team dossier. Raises `OtherTeam` when it is of a version that this program cannot use."""
        with self._asking() as connection:
            rows = connection.execute(sa.select(DOSSIER.c.key, DOSSIER.c.value)).all()
        said = {row.key: str(row.value) for row in rows}
        version = int(said.get("version", "0"))
        if version != header.SCHEMA_VERSION:
            newer = version > header.SCHEMA_VERSION
            raise OtherTeam(
                f"Het teamdossier {self.address.name} is van een {'nieuwere' if newer else 'oudere'} versie van VGR "
                "Desktop. Uw eigen dossier blijft zoals het is. "
                + ("Werk het programma bij." if newer else "Vraag de beheerder het bij te werken: vgr team create.")
            )
        return said["lineage"]

    def rights(self) -> Rights:
        """What one may do in it."""
        own = sa.select(sa.func.array_agg(WRITER.c.chapter)).where(WRITER.c.role == sa.text("session_user"))
        has = getattr(sa.func, SCHEMA).has_role
        with self._asking() as connection:
            said = sa.select(has(CONTROL), has(WRITING), own.scalar_subquery())
            controls, writes, chapters = connection.execute(said).one()
        return Rights(bool(controls), bool(writes), frozenset(chapters or ()))

    def allow(self, role: str, programmes: Collection[str], *, withdraw: bool = False) -> frozenset[str]:
        """Let a role write in the programmes with these numbers, in all editions, or no longer.

        Return the numbers that there are.
        """
        programme = TABLE["programme"]
        known = sa.select(programme.c.number, programme.c.lineage).where(programme.c.number.in_(list(programmes)))
        with self._asking(self._engine) as connection, connection.begin():
            found = connection.execute(known.distinct()).all()
            for each in found:
                row = {"role": role, "chapter": each.lineage}
                if withdraw:
                    connection.execute(sa.delete(WRITER).filter_by(**row))
                else:
                    connection.execute(insert(WRITER).values(row).on_conflict_do_nothing())
        return frozenset(each.number for each in found)

    def say(self, presence: str) -> None:
        """Say to all who listen where one works; see `news.Presence`."""
        with self._asking() as connection:
            connection.execute(sa.select(sa.func.pg_notify(SCHEMA, presence)))

    def news(self, since: Revision, seen: Iterable[Revision] = ()) -> News:
        """What changed since that revision, all at one moment; `seen` are others that one knows of."""
        asked = {each.number: each.mark for each in (since, *seen)}
        with self._asking() as connection:
            return read_news(connection.execute(news_since(since.number, asked)).all(), asked)

    def write(self, revision: Revision, next_id: int, rows: Iterable[SharedRow], gone: Collection[SharedRow]) -> None:
        """Write this revision: put `rows` and remove those that are `gone`.

        Everything or nothing. Raises `Overtaken` when somebody else wrote a revision of that number first.
        """
        with self._asking(self._engine) as connection, _at_once(connection, when=not gone), connection.begin():
            made = {"number": revision.number, "mark": revision.mark, "next_id": next_id}
            connection.execute(sa.insert(REVISION), [made])
            for name, group in groupby(sorted(rows, key=_order), lambda each: each.table):
                connection.execute(_putting(name), [dict(each.row) for each in group])
            for each in gone:
                self._remove(connection, each)

    def _remove(self, connection: sa.Connection, shared_row: SharedRow) -> None:
        table = TABLE[shared_row.table]
        removed = connection.execute(sa.delete(table).where(table.c.id == shared_row.row["id"]))
        if removed.rowcount != 1:  # a policy does not refuse it, but leaves the row
            raise NotAllowed(
                f"Het teamdossier {self.address.name} laat niet toe dat u dit verwijdert. Bij u blijft het weg; daar "
                "is niets gewijzigd. Vraag de beheerder om rechten."
            )

    @contextmanager
    def _asking(self, engine: sa.Engine | None = None) -> Iterator[sa.Connection]:
        """A connection for one question. After a trouble it is ended: the server undoes what was going on."""
        with self._lock, told_of(self.address):
            try:
                with (engine or self._reader).connect() as connection:
                    yield connection
            except BaseException:
                self.close()
                raise


def engine_for(address: Address, password: str | None) -> sa.Engine:
    """What connects to the address, by one connection."""
    logging.getLogger("psycopg").setLevel(logging.ERROR)  # of what it ignores, the error itself is told
    settings = f"-c search_path={SCHEMA} -c statement_timeout={STATEMENT_MILLISECONDS} -c lock_timeout=10000"
    return sa.create_engine(
        address.url,
        poolclass=StaticPool,
        connect_args={
            **address.options,
            **({"password": password} if password is not None else {}),
            "connect_timeout": CONNECT_SECONDS,
            "options": settings,
            "application_name": "VGR Desktop",
            "keepalives_idle": 20,
            "tcp_user_timeout": 20_000,
        },
    )


def create(address: Address, password: str | None = None) -> int | None:
    """Lay out a team dossier at the address, or bring the one that is there up to date.

    Return the version that it had; None: it is new. Raises as the methods of `Hub`.
    """
    engine = engine_for(address, password)
    try:
        with told_of(address), engine.begin() as connection:
            there = sa.text("SELECT to_regclass('vgr.dossier') IS NOT NULL")
            if connection.scalar(there):
                return layout.bring_up_to_date(connection)
            layout.lay_out(connection)
            return None
    finally:
        engine.dispose()


@contextmanager
def _at_once(connection: sa.Connection, *, when: bool) -> Iterator[None]:
    """Send all that follows without waiting for each answer, so that a slow network is waited for once."""
    if not when:
        yield
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)  # noqa: S101  # it is PostgreSQL's
    with driver.pipeline():
        yield


def _order(shared_row: SharedRow) -> int:
    """What holds others comes first."""
    return _ORDER[shared_row.table]


_ORDER = {name: number for number, name in enumerate(TABLE)}


def _putting(name: str) -> sa.Insert:
    statement = insert(TABLE[name])
    new = {column.name: statement.excluded[column.name] for column in TABLE[name].columns if column.name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=new)
