"""Checking whether a dossier is intact, with Python's own library: quickly at every opening, else thoroughly."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.model.pictures import shown_in
from vgr_desktop.core.model.report import Deviation, Explanation, Section, Text
from vgr_desktop.core.model.tree import everything, index
from vgr_desktop.disk.readable import is_readable
from vgr_desktop.files.format import header
from vgr_desktop.files.format.errors import Damaged, malformed
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.connecting import connected_to_read, has_journal, told_of
from vgr_desktop.files.store.glance import Glimpse


def look_carefully(path: Path, *, thorough: bool) -> Glimpse:
    """The content of the dossier at `path`, after checking its pages; nothing changes.

    The quick check reads every page; the `thorough` one also compares the tables with their indexes, and is for copies
    and after an abnormal end. Raises `Damaged`, or `NotADossier` when the file is not a dossier.
    """
    glimpse = glance.look(path)
    with told_of(path), connected_to_read(path) as connection:
        if faults_in(connection, thorough=thorough, most=1):
            raise malformed()
    return glimpse


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a file: its version, its content if that is intact, and else what is wrong, in Dutch.

    `remarks` say what is not as it should be in an intact one. `unfinished`: there is unfinished work beside it, which
    is not counted as part of it.
    """

    version: int
    glimpse: Glimpse | None
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    unfinished: bool


def examine(path: Path) -> Examined:
    """Read every page and every item of the dossier at `path`; nothing changes.

    Raises `NotADossier` when the file is not one, and `Unreadable` when the disk does not let it be read.
    """
    version, glimpse = header.check(path), None
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    try:
        glimpse = glance.look(path)
        remarks = tuple(_without_picture(glimpse))
        with told_of(path), connected_to_read(path) as connection:
            found = faults_in(connection, thorough=True, most=100)
            if found and not is_readable(path):
                raise malformed()
        faults = tuple(f"SQLite meldt: {line}" for line in found)
    except Damaged as problem:
        faults = (str(problem),)
    return Examined(version, None if faults else glimpse, faults, remarks, has_journal(path))


def _without_picture(glimpse: Glimpse) -> Iterator[str]:
    for report in glimpse.reports:
        known = {picture.lineage for picture in report.pictures}
        for item in everything(report):
            if isinstance(item, Text | Explanation | Deviation | Section) and shown_in(item.body) - known:
                yield f"In {text_name(index(report), item)} ({report.edition.title}) ontbreekt een afbeelding."


def faults_in(connection: sqlite3.Connection, *, thorough: bool, most: int) -> list[str]:
    """What SQLite finds wrong with the file, at most so many; with `thorough` off, without looking at its indexes."""
    check = f"PRAGMA {'integrity_check' if thorough else 'quick_check'}({most})"
    return [str(line) for (line,) in connection.execute(check) if line != "ok"]
