"""A power cut in the middle of a save: pages old, new or torn in whatever way, and the journal beside them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.changes import changes
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.safety.salvage import read_what_is_left
from vgr_desktop.files.store import differences
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.health import examine

OLD = write(small_report(), STATE, from_plain("oud " * 20_000))
NEW = write(OLD, STATE, from_plain("nieuw " * 40_000))
PAGE = 4096


@cache
def halfway() -> tuple[bytes, bytes]:
    """File and journal in the middle of the save from `OLD` to `NEW`, after SQLite had to begin writing pages."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "Proef.vgr")
        with Dossier.create(path) as dossier:
            dossier.save(None, OLD)
            with dossier._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA cache_size=2")
                differences.write(connection, changes(OLD, NEW), NEW.id)
                return path.read_bytes(), path.with_name("Proef.vgr-journal").read_bytes()


tears = st.dictionaries(
    st.integers(0, 100), st.tuples(st.integers(0, PAGE), st.sampled_from([0, 0x5A, 255])), max_size=8
)


@given(tears=tears)
def test_what_a_power_cut_left_half_written_is_taken_back(
    tmp_path_factory: pytest.TempPathFactory, tears: Mapping[int, tuple[int, int]]
) -> None:
    content, journal = halfway()
    written = pages_in(journal)
    torn = bytearray(content)
    for choice, (kept, filling) in tears.items():
        start = (written[choice % len(written)] - 1) * PAGE
        torn[start + kept : start + PAGE] = bytes([filling]) * (PAGE - kept)
    path = tmp_path_factory.mktemp("torn") / "Proef.vgr"
    path.write_bytes(torn)
    path.with_name("Proef.vgr-journal").write_bytes(journal)
    assert read_what_is_left(path).reports == (OLD,)
    assert look(path).reports == (OLD,)
    with Dossier.open(path) as dossier:
        assert examine(dossier.path).faults == ()


def pages_in(journal: bytes) -> list[int]:
    """The pages that the journal can put back, by the headers of its segments (SQLite file format, section 3).

    Not the first page: its header, which never is torn within a sector, is looked at before SQLite is.
    """
    sector, record = int.from_bytes(journal[20:24], "big"), 4 + PAGE + 4
    found, at = [], 0
    while journal[at : at + 8] == journal[:8]:
        count = int.from_bytes(journal[at + 8 : at + 12], "big")
        first = at + sector
        after = first + count * record
        found += [int.from_bytes(journal[start : start + 4], "big") for start in range(first, after, record)]
        at = -(-after // sector) * sector
    return [page for page in found if page > 1]


def test_the_moment_of_the_cut_is_one_in_which_pages_were_being_written() -> None:
    content, journal = halfway()
    assert len(pages_in(journal)) > 3
    with TemporaryDirectory() as folder:
        Path(folder, "zonder.vgr").write_bytes(content)
        with closing(sqlite3.connect(Path(folder, "zonder.vgr"))) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    assert found != ["ok"], "without the journal it would be damaged"
