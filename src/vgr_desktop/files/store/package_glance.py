"""Reading what a dossier keeps of work packages without opening it to write, as `glance` reads its reports."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vgr_desktop.core.editions.packages import Package, Record
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format import header
from vgr_desktop.files.format.package_json import held_from_bytes, package_from_json, record_from_row
from vgr_desktop.files.format.shape import WITH_PACKAGES, check_shape
from vgr_desktop.files.store.connecting import connected_to_read, told_of

_ALL = "SELECT number, moment, state, said FROM package ORDER BY number"
_FACT = "SELECT value FROM dossier WHERE key = 'package'"
_HELD = "SELECT content FROM package WHERE number = ?"


def package_at(path: Path) -> Package | None:
    """What the dossier at `path` is a work package of, quickly; None when it is none, or cannot be read."""
    try:
        if header.check(path) < WITH_PACKAGES:
            return None
        with _reading(path) as connection:
            said = connection.execute(_FACT).fetchone()
            return package_from_json(said[0]) if said is not None else None
    except Problem:
        return None


def records_at(path: Path) -> tuple[Record, ...]:
    """What the dossier at `path` keeps of packages, from the oldest on. Raises `Problem` when it cannot be read."""
    if header.check(path) < WITH_PACKAGES:
        return ()
    with _reading(path) as connection:
        return tuple(record_from_row(*row) for row in connection.execute(_ALL).fetchall())


def held_at(path: Path, number: int) -> Report:
    """What the package of the record with this number held. Raises `Problem` when it cannot be read."""
    with _reading(path) as connection:
        (content,) = connection.execute(_HELD, (number,)).fetchone()
        return held_from_bytes(content)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    version = header.check(path)
    with told_of(path), connected_to_read(path) as connection:
        check_shape(connection, version)
        yield connection
