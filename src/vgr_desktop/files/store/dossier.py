"""A dossier on disk: opened, read, and written one difference at a time.

The file is never in WAL mode: its extra files would be separated from it in cloud and network folders. Each save is one
transaction with `synchronous=EXTRA`, so that saved work survives a power cut.
"""

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from vgr_desktop.core.model.changes import Changes, changes, placed_items
from vgr_desktop.core.model.identities import Identities, random_lineage
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.returning.sent import Sent
from vgr_desktop.disk.inode import Inode, inode
from vgr_desktop.disk.user import user_name
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import (
    DAMAGED,
    GONE,
    INTERFERED,
    MISFIT,
    ChangedElsewhere,
    Misfit,
    SavingFailed,
    reading_failed,
    saving_failed,
)
from vgr_desktop.files.format.rows import (
    Budget,
    DossierFacts,
    Row,
    assemble,
    displaced,
    facts_said,
    read_facts,
)
from vgr_desktop.files.format.schema import DOSSIER, METADATA, TABLE
from vgr_desktop.files.store import connecting
from vgr_desktop.files.store.beside import Beside, all_beside, put_beside
from vgr_desktop.files.store.connecting import guard, keep_what_is_saved, told_of, why_failed
from vgr_desktop.files.store.differences import settle_places, write
from vgr_desktop.files.store.glance import Glimpse, glimpse_of
from vgr_desktop.files.store.packages import count_save
from vgr_desktop.files.store.questions import Question
from vgr_desktop.files.store.sent import keep_sent, sent_as
from vgr_desktop.files.store.upgrading import upgrade
from vgr_desktop.files.store.versions import (
    Version,
    keep_replaced,
    keep_versions,
    versions_of,
    written_since,
)
from vgr_desktop.files.store.witness import Witness
from vgr_desktop.files.store.words import change_words

T = TypeVar("T")

NOTHING_PUT_BACK: Mapping[int, RichText] = MappingProxyType({})


class Dossier:
    """An open dossier. Its methods may be called from any thread, one at a time."""

    def __init__(self, path: Path, engine: sa.Engine) -> None:
        """Use `create` or `open_dossier`."""
        self.path = path
        self._engine = engine
        self._lock = threading.Lock()
        self._file: Inode | None = inode(path)
        self._witness = Witness()
        self._mark = random_lineage()
        self._is_new = False
        self._displaced: dict[str, list[dict[str, int]]] = {}

    @classmethod
    def create(cls, path: Path, facts: DossierFacts | None = None) -> Self:
        """Make a dossier without reports; `facts` are those of another one if it is a copy of that.

        Raises `Problem` when there is a file already or it cannot be made.
        """
        try:
            path.open("xb").close()  # so that the file removed after a failure is never somebody else's
        except FileExistsError:
            raise Problem(f"Er bestaat al een bestand {path.name} in deze map. Kies een andere naam.") from None
        except OSError as error:
            raise Problem(f"Het dossier {path} kan niet worden gemaakt ({trouble(error)}).") from error
        dossier = cls(path, _engine(path))
        dossier._is_new = True
        try:
            dossier._lay_out(facts or DossierFacts(random_lineage(), 1))
        except BaseException as error:
            dossier.close()
            path.unlink(missing_ok=True)
            if isinstance(error, SavingFailed):
                raise Problem(f"Het dossier {path} kan niet worden gemaakt: {error.why}.") from error
            raise
        return dossier

    def _lay_out(self, facts: DossierFacts) -> None:
        with self._writing() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={header.SCHEMA_VERSION}")
            METADATA.create_all(connection)
            connection.execute(sa.insert(DOSSIER), [{"key": k, "value": v} for k, v in facts_said(facts).items()])

    @classmethod
    def open(cls, path: Path) -> Self:
        """The dossier at `path`, brought to the present version if needed, with a copy of the old one beside it.

        Raises `Problem` when there is no dossier that this program can open.
        """
        upgrade(path)
        return cls(path, _engine(path))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order of their editions. Raises `Damaged` when they cannot be read."""
        return self.look().reports

    def look(self) -> Glimpse:
        """All its content at one moment. Raises `Damaged` when it cannot be read."""
        return self.ask(self._glimpse)

    def _glimpse(self, connection: sa.Connection) -> Glimpse:
        facts, rows = _fact_rows(connection), _rows(connection)
        return glimpse_of(self.path, read_facts(facts), rows)

    def identities(self) -> Identities:
        """Hands out ids that no item of this dossier ever had."""
        return Identities(self._facts().next_id)

    @property
    def lineage(self) -> str:
        """The lineage of the dossier, which its copies share."""
        return self._facts().lineage

    def words(self) -> tuple[str, ...]:
        """The words that are right in this dossier, though no dictionary has them."""
        return self._facts().words

    def change_words(self, more: Iterable[str], fewer: Iterable[str]) -> tuple[str, ...]:
        """Add words to these, and take others away; return those there are then. Raises `SavingFailed`."""
        with self._writing() as connection:
            return change_words(connection, more, fewer)

    def get_ready(self) -> None:
        """Read the file now, so that the first save takes no longer than the next. Raises `Problem` as that does."""
        with self._writing() as connection:
            self._look(connection)

    def save(
        self,
        before: Report | None,
        after: Report,
        kept: Sequence[Kept] = (),
        put_back: Mapping[int, RichText] = NOTHING_PUT_BACK,
    ) -> None:
        """Write the difference between two values of a report; without a `before`, the whole report.

        `kept` is what texts said in between, and is to be kept as versions of them; what was `put_back` by undo or
        redo, by the ids of the texts, is no new version. Raises `SavingFailed` when writing
        is not possible; the file keeps the old value then. It is `ChangedElsewhere` when the file does not hold
        `before`, because another program changed or replaced it.
        """
        self.save_all([(before, after)], kept=kept, put_back=put_back)

    def save_all(
        self,
        values: Iterable[tuple[Report | None, Report]],
        now: dt.datetime | None = None,
        kept: Sequence[Kept] = (),
        put_back: Mapping[int, RichText] = NOTHING_PUT_BACK,
    ) -> None:
        """Write the differences between values of several reports, as `save` does: either all or nothing.

        `now`, by default the present time, is kept with the versions of texts that this makes.
        """
        now = now or dt.datetime.now(tz=dt.UTC)
        values = list(values)
        saves = [(before, changes(before, after), after.id) for before, after in values]
        saves = [save for save in saves if save[1] or kept]
        if not saves:
            return
        with self._writing() as connection:
            self._look(connection)
            if not self._is_new:  # what a package is made with was not written in it
                self._count(connection, values)
            settle_places(connection, self._displaced)
            for before, difference, report_id in saves:
                self._check(before, difference, report_id)
                if write(connection, difference, report_id) != len(difference.gone) + len(difference.put):
                    raise saving_failed(self.path, INTERFERED)
                keep_replaced(connection, before, kept, user_name())
                keep_versions(connection, before, difference, user_name(), now, put_back)
        self._displaced, self._is_new = {}, False
        for _, difference, report_id in saves:
            self._witness.note(difference, report_id)

    def versions(self, text: int) -> tuple[Version, ...]:
        """The earlier versions of the text with this id, newest first. Raises `Damaged` when they cannot be read."""
        return self.ask(lambda connection: versions_of(connection, text))

    def everything(self) -> tuple[Glimpse, Beside]:
        """Its content and what is kept beside its reports, at one moment.

        `take` adds the latter to a copy. Raises `Damaged` when it cannot be read.
        """
        return self.ask(lambda connection: (self._glimpse(connection), all_beside(connection)))

    def take(self, beside: Beside) -> None:
        """Add what another dossier with the same ids keeps beside its reports (see `everything`)."""
        self.tell(lambda connection: put_beside(connection, beside))

    def ask(self, question: Question[T]) -> T:
        """The answer to a question of another module of this package. Raises `Damaged` when it cannot be read."""
        with told_of(self.path), self._reading() as connection:
            return question(connection)

    def tell(self, change: Question[T]) -> T:
        """Make a change of another module, of what is kept beside the reports: all of it or nothing.

        Return its result. Raises `SavingFailed` when writing is not possible.
        """
        with self._writing() as connection:
            return change(connection)

    def keep_sent(self, sent: Sent) -> None:
        """Keep what went out for review. Raises `SavingFailed` when writing is not possible."""
        self.tell(lambda connection: keep_sent(connection, sent))

    def sent(self, lineage: str) -> Sent | None:
        """The export for review with this lineage, if it is kept. Raises `Damaged` when it cannot be read."""
        return self.ask(lambda connection: sent_as(connection, lineage))

    def written_since(self, moment: dt.datetime) -> dict[int, dt.datetime]:
        """For the ids of the texts in all reports that were changed since `moment`, the time of the last change."""
        with self._reading() as connection:
            return written_since(connection, moment)

    def remove(self, report: Report) -> None:
        """Remove a whole report from the dossier. The versions of its texts stay, for when it comes back.

        Raises `SavingFailed` as `save` does, and `ChangedElsewhere` when the file does not hold this value of it.
        """
        everything = Changes((), tuple(placed_items(report).values()))
        with self._writing() as connection:
            self._look(connection)
            self._check(report, everything, report.id)
            if write(connection, everything, report.id) != len(everything.gone):
                raise saving_failed(self.path, INTERFERED)
        self._witness.note_gone(report)

    def _facts(self) -> DossierFacts:
        with self._reading() as connection:
            rows = _fact_rows(connection)
        with told_of(self.path):
            return read_facts(rows)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._lock:
                if not self._follow():
                    raise reading_failed(self.path, GONE)
                with self._engine.connect() as connection:
                    yield connection
        except sa.exc.DBAPIError as error:
            raise reading_failed(self.path, why_failed(self.path, error.orig) or DAMAGED) from error

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            with self._lock:
                if not self._follow():
                    raise saving_failed(self.path, GONE)
                with self._engine.begin() as connection:
                    yield connection
                if inode(self.path) != self._file:  # then the changes just written are lost with the old file
                    raise saving_failed(self.path, GONE)
        except sa.exc.DBAPIError as error:
            why = why_failed(self.path, error.orig)
            if why is None:
                raise
            raise saving_failed(self.path, why) from error

    def _follow(self) -> bool:
        """Close a file that no longer has our path, and open the one that has. Return False when there is none.

        Linux silently keeps writing to a file that was deleted or replaced while it was open.
        """
        present = inode(self.path)
        if present != self._file:
            self._engine.dispose()
            self._file = present
            self._witness.forget()
        return present is not None

    def _look(self, connection: sa.Connection) -> None:
        """Read the content of the file, if another program may have written to it since the last time."""
        version = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        if not self._witness.has_seen(version):
            try:
                rows = _rows(connection)
                reports = assemble(rows)
            except Misfit as error:
                raise saving_failed(self.path, MISFIT) from error
            self._witness.look(version, reports)
            self._displaced = displaced(reports, rows)

    def _count(self, connection: sa.Connection, values: Iterable[tuple[Report | None, Report]]) -> None:
        try:
            count_save(connection, self._mark, values)
        except Misfit as error:
            raise saving_failed(self.path, MISFIT) from error

    def _check(self, before: Report | None, difference: Changes, report_id: int) -> None:
        if not self._witness.allows(before, difference, report_id):
            raise ChangedElsewhere(self.path)


def _fact_rows(connection: sa.Connection) -> Sequence[sa.Row[Any, Any]]:
    return connection.execute(sa.select(DOSSIER.c.key, DOSSIER.c.value)).all()


def _rows(connection: sa.Connection) -> dict[str, list[Row]]:
    """All rows, by table. Raises `Misfit` when more comes than is in the file."""
    sizes = (int(connection.exec_driver_sql(f"PRAGMA {what}").scalar_one()) for what in ("page_count", "page_size"))
    budget = Budget(*sizes)
    found = {name: connection.execute(sa.select(table)).mappings() for name, table in TABLE.items()}
    return {name: budget.taken(map(dict, rows), dict.values) for name, rows in found.items()}  # type: ignore[arg-type]  # mappings by column name


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path.absolute())),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": connecting.BUSY_SECONDS},
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: sa.pool.ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun below, also for making tables
        connection.execute("PRAGMA journal_mode=DELETE")
        keep_what_is_saved(connection)
        record.info["limit"] = guard(connection)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.info["limit"].restart()
        connection.exec_driver_sql("BEGIN")

    return engine
