"""Reading a dossier quickly with Python's own library.

The window is painted, and its first report shown, before SQLAlchemy is loaded, which takes as long as the whole start
may take. This can only read.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import EMPTY, RichText
from vgr_desktop.files.format import header
from vgr_desktop.files.format.cells import moment
from vgr_desktop.files.format.codec import text_from_json
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.format.rows import TABLES, Budget, DossierFacts, Rows, assemble, check_next_id, read_facts
from vgr_desktop.files.format.shape import check_shape
from vgr_desktop.files.store.connecting import connected_to_read, guard, told_of

if TYPE_CHECKING:
    from vgr_desktop.core.editions.packages import Package


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The content of a dossier: its lineage, its reports in the order of their editions, and its next free item id.

    `origin`, `words` and `team` are as in `DossierFacts`; `package` is what it is a work package of, if it is one.
    """

    path: Path
    lineage: str
    next_id: int
    reports: tuple[Report, ...]
    origin: str = ""
    words: tuple[str, ...] = ()
    package: "Package | None" = None
    team: str = ""


def look(path: Path) -> Glimpse:
    """The content of the dossier at `path`, in which nothing changes, whatever its version.

    Raises `Problem` when there is none that this program can open.
    """
    version = header.check(path)
    with told_of(path), connected_to_read(path) as connection, _current(connection, version) as current:
        current.row_factory = sqlite3.Row
        facts = read_facts(current.execute("SELECT key, value FROM dossier"))
        queries = {table.name: f"SELECT * FROM {table.name}" for table in TABLES}  # noqa: S608  # names from this program
        sizes = (current.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
        budget = Budget(*sizes)
        rows = {name: budget.taken(current.execute(query), tuple) for name, query in queries.items()}
        return glimpse_of(path, facts, rows)


def texts_at(path: Path, when: dt.datetime) -> dict[int, RichText]:
    """What the texts in the dossier at `path` said at this moment, by id; only those that are known to have changed.

    Empty is a text that had not been written yet. Raises `Problem` when the dossier cannot be read.
    """
    version = header.check(path)
    with told_of(path), connected_to_read(path) as connection, _current(connection, version) as current:
        rows = current.execute("SELECT item, saved, body FROM version ORDER BY number").fetchall()
        try:
            return _at(rows, when)
        except (LookupError, RecursionError, TypeError, ValueError) as error:
            raise Misfit("versions do not say texts") from error


def _at(rows: Iterable[tuple[int, str | None, str]], when: dt.datetime) -> dict[int, RichText]:
    """The last version of each text by then; the first known one, which has no time, was there before all others."""
    said: dict[int, str | None] = {}
    for item, saved, body in rows:
        said.setdefault(item, None)
        if saved is None or moment(saved) < when:
            said[item] = body
    return {item: EMPTY if body is None else text_from_json(body) for item, body in said.items()}


def glimpse_of(path: Path, facts: DossierFacts, rows: Rows) -> Glimpse:
    """The content of the dossier with these facts and rows. Raises `Misfit` when they are damaged."""
    reports = assemble(rows)
    check_next_id(facts, reports)
    package = _package(facts.package)
    return Glimpse(path, facts.lineage, facts.next_id, reports, facts.origin, facts.words, package, facts.team)


def _package(said: str) -> "Package | None":
    if not said:
        return None
    from vgr_desktop.files.format.package_json import package_from_json  # few dossiers are one

    return package_from_json(said)


@contextmanager
def _current(connection: sqlite3.Connection, version: int) -> Iterator[sqlite3.Connection]:
    """The database in the present version; for an older one, a migrated copy in memory."""
    check_shape(connection, version)
    if version == header.SCHEMA_VERSION:
        yield connection
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        guard(copy)
        migrate(copy)
        yield copy
