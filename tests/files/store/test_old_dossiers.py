"""Dossiers of every released version open, and hold what they held."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.files.make_sample import SAMPLES, make
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.format import header
from vgr_desktop.files.format.header import SCHEMA_VERSION
from vgr_desktop.files.format.migrations import migrate
from vgr_desktop.files.format.report_json import report_from_json, report_to_json
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_dossier_of_this_version_opens_with_all_that_it_held(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.vgr", tmp_path))
    held = {file.name: _as_now(file) for file in SAMPLES.glob(f"v{version}.*.json")}
    glimpse = glance.look(path)
    with Dossier.open(path) as dossier:
        reports = dossier.reports()
        assert examine(dossier.path).faults == ()
    assert {f"v{version}.{report.edition.key}.json": report_to_json(report) for report in reports} == held
    assert glimpse.reports == reports


def _as_now(file: Path) -> str:
    """What a sample held, as it would be exported now."""
    return report_to_json(report_from_json(file.read_text(encoding="utf-8"), Identities()))


def test_a_step_that_fails_leaves_all_tables_as_they_were(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAMPLES / "v1.vgr", tmp_path))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE picture (id INTEGER)")  # in the way of the second half of the step
        before = connection.execute("SELECT sql FROM sqlite_schema").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="picture already exists"):
            migrate(connection)
        assert connection.execute("SELECT sql FROM sqlite_schema").fetchall() == before
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_looking_at_an_older_dossier_leaves_it_as_it_is(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.vgr", tmp_path))
    content = path.read_bytes()
    glance.look(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_dossier_is_brought_to_the_present_version_with_a_copy_beside_it(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.vgr", tmp_path))
    before = glance.look(path)
    Dossier.open(path).close()
    assert (header.check(path), glance.look(path)) == (SCHEMA_VERSION, before)
    copy = tmp_path / f"v{version} (bestandsversie {version}).vgr"
    assert (header.check(copy), glance.look(copy).reports) == (version, before.reports)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_migrated_tables_are_as_new_ones(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.vgr", tmp_path))
    Dossier.open(path).close()
    Dossier.create(tmp_path / "nieuw.vgr").close()
    assert _shape(path) == _shape(tmp_path / "nieuw.vgr")


def _shape(path: Path) -> set[tuple[str, ...]]:
    """Of every table its columns, and of every column its type and whether it may be null."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)'
        found = {(table, *map(str, row)) for table in tables for row in connection.execute(columns, (table,))}
        indexes = connection.execute("SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index'")
        return found | {tuple(row) for row in indexes}


def test_a_migration_that_breaks_off_leaves_the_dossier_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(SAMPLES / "v1.vgr", tmp_path))
    before = glance.look(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as busy:
        busy.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("vgr_desktop.files.store.connecting.BUSY_SECONDS", 0)
        with pytest.raises(Problem, match="bezet"):
            Dossier.open(path)
    assert (header.check(path), glance.look(path)) == (1, before)


def test_the_sample_of_the_present_version_can_be_made_anew(tmp_path: Path) -> None:
    make(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".vgr", ".json"}


def test_items_of_an_older_dossier_keep_their_order_when_one_is_changed(tmp_path: Path) -> None:
    """Version 1 counted places differently; a save that writes only what changed would mix both."""
    path = Path(shutil.copy(SAMPLES / "v1.vgr", tmp_path))
    for number in range(2):
        before = next(report for report in glance.look(path).reports if report.programmes)
        after = rename(before, before.programmes[-1].id, f"Anders {number}")
        with Dossier.open(path) as dossier:
            dossier.save(before, after)
        assert after in glance.look(path).reports
