"""A dossier from outside is data and no program: what is not ours in its database is refused before a row is read."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.reports import small_report
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.safety.neighbours import conflicted_copies
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.safety.restoring import restore_as, restore_in_place
from vgr_desktop.files.safety.salvage import read_what_is_left
from vgr_desktop.files.store import connecting, glance
from vgr_desktop.files.store.connecting import connected_to_read, told_of
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine
from vgr_desktop.files.store.sound_copy import copy_sound

NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
OLD = Path(__file__).parents[2] / "data" / "dossiers"

FOREIGN = {
    "a trigger": "CREATE TRIGGER t AFTER UPDATE ON deliverable BEGIN DELETE FROM deliverable WHERE id <> NEW.id; END",
    "a view": "CREATE VIEW v AS SELECT 1",
    "a view for a table": "ALTER TABLE goal RENAME TO g; CREATE VIEW goal AS WITH RECURSIVE n(id) AS "
    "(SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT g.* FROM g, n",
    "another table": "CREATE TABLE other (id INTEGER)",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(word)",
    "one more column": "ALTER TABLE goal ADD COLUMN more TEXT",
    "a computed column": "ALTER TABLE goal ADD COLUMN more TEXT AS (title || title)",
    "a column that says something by itself": "ALTER TABLE goal RENAME COLUMN title TO old; "
    "ALTER TABLE goal ADD COLUMN title TEXT NOT NULL DEFAULT 'x'",
    "a column that checks": "DROP TABLE leftover; CREATE TABLE leftover (id INTEGER NOT NULL, lineage TEXT NOT NULL, "
    "report INTEGER NOT NULL, parent INTEGER NOT NULL, position INTEGER NOT NULL, "
    "text TEXT NOT NULL CHECK (length(text)), source TEXT NOT NULL, near INTEGER, PRIMARY KEY (id))",
    "a table without a key": "DROP TABLE leftover; CREATE TABLE leftover (id INTEGER NOT NULL, lineage TEXT NOT NULL, "
    "report INTEGER NOT NULL, parent INTEGER NOT NULL, position INTEGER NOT NULL, "
    "text TEXT NOT NULL, source TEXT NOT NULL, near INTEGER)",
    "a table of another kind": "DROP TABLE dossier; CREATE TABLE dossier (key TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY (key)) WITHOUT ROWID",
    "a strict table": "DROP TABLE dossier; CREATE TABLE dossier (key TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY (key)) STRICT",
    "a column that replaces": "DROP TABLE dossier; CREATE TABLE dossier (key TEXT NOT NULL ON CONFLICT REPLACE, "
    "value TEXT NOT NULL, PRIMARY KEY (key))",
    "an order of its own": "DROP TABLE dossier; CREATE TABLE dossier (key TEXT NOT NULL COLLATE nocase, "
    "value TEXT NOT NULL, PRIMARY KEY (key))",
    "values that may be there once": "DROP TABLE dossier; CREATE TABLE dossier (key TEXT NOT NULL, "
    "value TEXT NOT NULL UNIQUE, PRIMARY KEY (key))",
    "a counter of SQLite": "CREATE TABLE other (id INTEGER PRIMARY KEY AUTOINCREMENT)",
    "statistics that are something else": "ANALYZE; PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = "
    "'CREATE TABLE sqlite_stat1(tbl,idx,stat, more AS (tbl))' WHERE name = 'sqlite_stat1'",
    "an index of an expression": "CREATE INDEX i ON goal (abs(id))",
    "an index of ours on something else": "DROP INDEX ix_goal_report; "
    "CREATE INDEX ix_goal_report ON goal (abs(report))",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Proef.vgr"
    with Dossier.create(made) as dossier:
        dossier.save(None, small_report())
    return made


def change(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(statements)


def work(path: Path) -> object:
    return open_to_work(path, NOON)


def put_back(path: Path) -> object:
    return restore_in_place(path, path.with_name("Terug.vgr"), path.with_name("kopieën"), NOON)


WAYS_IN: dict[str, Callable[[Path], object]] = {
    "glance": glance.look,
    "dossier": Dossier.open,
    "work": work,
    "copy": lambda path: copy_sound(path, path.with_name("Kopie.vgr")),
    "backup": lambda path: back_up(path, "lineage", path.with_name("kopieën"), NOON),
    "restore": lambda path: restore_as(path, path.with_name("Terug.vgr")),
    "restore in place": put_back,
}


@pytest.mark.parametrize("statements", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("way_in", WAYS_IN.values(), ids=WAYS_IN)
def test_what_is_not_ours_is_refused_and_named(path: Path, statements: str, way_in: Callable[[Path], object]) -> None:
    change(path, statements)
    before = path.read_bytes()
    with pytest.raises(Damaged):
        way_in(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.rglob("*") if file.is_file()] == ["Proef.vgr"]


def test_a_copy_with_what_is_not_ours_is_not_taken_for_another_version(path: Path) -> None:
    copy = path.with_name("Proef (kopie).vgr")
    copy.write_bytes(path.read_bytes())
    change(copy, FOREIGN["a trigger"])
    change(copy, "UPDATE section SET title = 'Anders'")
    assert conflicted_copies(glance.look(path)) == ()


def test_it_is_said_what_is_the_matter_and_what_to_do(path: Path) -> None:
    change(path, FOREIGN["a trigger"])
    with pytest.raises(Damaged) as told:
        glance.look(path)
    said = str(told.value)
    assert "een opdracht die bij elke wijziging wordt uitgevoerd (deliverable)" in said
    assert "niet gewijzigd" in said
    assert "red wat leesbaar is" in said


@pytest.mark.parametrize("name", ["a trigger", "a view", "another table", "an index of an expression"])
def test_what_is_saved_of_it_has_everything_but_that(path: Path, name: str) -> None:
    change(path, FOREIGN[name])
    assert read_what_is_left(path).reports == (small_report(),)


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_every_released_version_has_its_shape(version: str) -> None:
    assert glance.look(OLD / f"{version}.vgr").reports


def test_so_has_one_that_was_brought_to_the_present_version(tmp_path: Path) -> None:
    old = tmp_path / "oud.vgr"
    old.write_bytes((OLD / "v1.vgr").read_bytes())
    with Dossier.open(old) as dossier:
        assert dossier.reports() == glance.look(OLD / "v1.vgr").reports
    with Dossier.open(old) as dossier:
        assert examine(dossier.path).faults == ()


def test_statistics_that_another_program_keeps_of_the_tables_do_no_harm(path: Path) -> None:
    change(path, "ANALYZE")
    assert glance.look(path).reports == (small_report(),)


def test_a_schema_that_cannot_be_read_is_damage(path: Path) -> None:
    change(
        path, "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = CAST(x'435245b1' AS TEXT) WHERE name = 'goal'"
    )
    for way_in in WAYS_IN.values():
        with pytest.raises(Damaged, match="beschadigd"):
            way_in(path)
    assert read_what_is_left(path).reports == (small_report(),)


def test_a_query_that_does_not_end_is_stopped_and_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if something that makes a query run for ever had come through all the same."""
    monkeypatch.setattr(connecting, "READING_SECONDS", 0.2)
    endless = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Damaged, match="het lezen houdt niet op"), told_of(path), connected_to_read(path) as connection:
        connection.execute(endless).fetchone()
    with Dossier.open(path) as dossier, pytest.raises(Damaged, match="houdt niet op"), dossier._reading() as open_one:
        open_one.exec_driver_sql(endless)


def test_a_file_whose_text_is_in_another_encoding_is_damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[59] = 2
    path.write_bytes(content)
    for way_in in WAYS_IN.values():
        with pytest.raises(Damaged, match="beschadigd"):
            way_in(path)
    assert read_what_is_left(path).reports == (small_report(),)
